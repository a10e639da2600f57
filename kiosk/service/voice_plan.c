/* The sentence of a call, part by part, in each language. */
#include "service/voice_plan.h"

#include <stdio.h>
#include <string.h>

enum { DIGITS = 10 };

static const char *const folders[KS_LANG_COUNT] = {[KS_LANG_ZH_CN] = "zh", [KS_LANG_EN] = "en"};

/* Figures, and the words of every call. `said` is for the engine; `word`, of the catalogue, for
 * people. */
struct fixed {
    const char *clip, *said, *word;
    bool has_pause;
};

static const char *const digit_words[DIGITS] = {
    KS_N_("zero"), KS_N_("one"), KS_N_("two"),   KS_N_("three"), KS_N_("four"),
    KS_N_("five"), KS_N_("six"), KS_N_("seven"), KS_N_("eight"), KS_N_("nine"),
};
static const char *const digit_pinyin[DIGITS] = {"ling2", "yi1",  "er4", "san1", "si4",
                                                 "wu3",   "liu4", "qi1", "ba1",  "jiu3"};

/* Where the parts that differ from call to call stand: a NULL clip. */
enum { MOST_FIXED = 4 };
enum slot { END, FIXED, NUMBER, PLACE };
struct piece {
    enum slot slot;
    struct fixed fixed;
};

static const struct piece sentences[KS_LANG_COUNT][MOST_FIXED + 3] = {
    [KS_LANG_ZH_CN] = {{FIXED, {"qing", "qing3", KS_N_("please"), false}},
                       {NUMBER, {NULL}},
                       {FIXED, {"hao", "hao4", KS_N_("number"), true}},
                       {FIXED, {"dao", "dao4", KS_N_("to"), false}},
                       {PLACE, {NULL}}},
    [KS_LANG_EN] = {{FIXED, {"number", "number", KS_N_("number"), false}},
                    {NUMBER, {NULL}},
                    {FIXED, {"please-go-to", "please go to", KS_N_("please go to"), false}},
                    {PLACE, {NULL}}},
};

static struct ks_voice_part *add(struct ks_voice_sentence *sentence)
{
    return &sentence->parts[sentence->count++];
}

static struct ks_voice_part part_of_fixed(enum ks_lang lang, const struct fixed *fixed)
{
    struct ks_voice_part part = {
        .said = fixed->said, .word = ks_tr(lang, fixed->word), .has_pause = fixed->has_pause};
    snprintf(part.clip, sizeof part.clip, "%s/%s", folders[lang], fixed->clip);
    return part;
}

static struct ks_voice_part part_of_digit(enum ks_lang lang, int digit)
{
    const char *english = digit_words[digit];
    struct ks_voice_part part = {.said = lang == KS_LANG_ZH_CN ? digit_pinyin[digit] : english,
                                 .word = ks_tr(lang, english)};
    snprintf(part.clip, sizeof part.clip, "%s/digit-%d", folders[lang], digit);
    return part;
}

/* How a letter is said: as the content says of its line, or of a line that the content has no more,
 * whose people are called to the last, as here. */
struct letter {
    const char *letter, *said[KS_LANG_COUNT];
};

/* The engine reads an English A as the article. */
static const struct letter letters[] = {
    {"A", {"ei1", "eigh"}}, {"C", {"xi1", "C"}},        {"E", {"yi4", "E"}},
    {"F", {"ai2fu2", "F"}}, {"G", {"ji4", "G"}},        {"H", {"ai2chi3", "H"}},
    {"J", {"zhei4", "J"}},  {"K", {"kei4", "K"}},       {"L", {"ai2lou2", "L"}},
    {"M", {"ai2mu3", "M"}}, {"N", {"en1", "N"}},        {"P", {"pi4", "P"}},
    {"R", {"a4", "R"}},     {"T", {"ti4", "T"}},        {"U", {"you1", "U"}},
    {"V", {"wei1", "V"}},   {"W", {"da2bu4liu4", "W"}}, {"X", {"ai2ke4si1", "X"}},
    {"Y", {"wai4", "Y"}},
};
enum { LETTER_COUNT = sizeof letters / sizeof *letters };

static struct letter letter_of(const struct ks_service_line *line)
{
    return (struct letter){line->letter,
                           {line->letter_said.in[KS_LANG_ZH_CN], line->letter_said.in[KS_LANG_EN]}};
}

/* False for one that no line can have. */
static bool find_letter(const struct ks_hall_plan *hall, char wanted, struct letter *out)
{
    for (int i = 0; i < hall->line_count; i++)
        if (hall->lines[i].letter[0] == wanted) {
            *out = letter_of(&hall->lines[i]);
            return true;
        }
    for (int i = 0; i < LETTER_COUNT; i++)
        if (letters[i].letter[0] == wanted) {
            *out = letters[i];
            return true;
        }
    return false;
}

static struct ks_voice_part part_of_letter(enum ks_lang lang, const struct letter *letter)
{
    struct ks_voice_part part = {.said = letter->said[lang], .word = letter->letter};
    snprintf(part.clip, sizeof part.clip, "%s/letter-%c", folders[lang],
             letter->letter[0] - 'A' + 'a');
    return part;
}

static struct ks_voice_part part_of_place(enum ks_lang lang, const struct ks_seat *seat)
{
    struct ks_voice_part part = {.said = seat->said.in[lang], .word = seat->name.in[lang]};
    snprintf(part.clip, sizeof part.clip, "%s/place-%s", folders[lang], seat->id);
    return part;
}

/* A call as its parts want it. */
struct call {
    struct letter letter;
    const char *digits;
    const struct ks_seat *seat;
};

static void add_number(struct ks_voice_sentence *sentence, enum ks_lang lang,
                       const struct call *call)
{
    *add(sentence) = part_of_letter(lang, &call->letter);
    for (const char *digit = call->digits; *digit != '\0'; digit++)
        *add(sentence) = part_of_digit(lang, *digit - '0');
    if (lang == KS_LANG_EN) /* in Chinese a word follows that belongs to it */
        sentence->parts[sentence->count - 1].has_pause = true;
}

static void make_sentence(struct ks_voice_sentence *out, enum ks_lang lang, const struct call *call)
{
    out->count = 0;
    for (const struct piece *piece = sentences[lang]; piece->slot != END; piece++) {
        if (piece->slot == NUMBER)
            add_number(out, lang, call);
        else
            *add(out) = piece->slot == PLACE ? part_of_place(lang, call->seat)
                                             : part_of_fixed(lang, &piece->fixed);
    }
}

enum { MOST_DIGITS = 6 }; /* so that every sentence has room */

enum ks_err ks_voice_plan_make(const struct ks_hall_plan *hall, const char *number,
                               const char *seat, struct ks_voice_plan *out, struct ks_error *error)
{
    struct call call = {.digits = number + (number[0] != '\0'),
                        .seat = ks_hall_find_seat(hall, seat)};
    size_t digits = strspn(call.digits, "0123456789");
    *out = (struct ks_voice_plan){0};
    if (!find_letter(hall, number[0], &call.letter) || digits == 0 || digits > MOST_DIGITS ||
        call.digits[digits] != '\0')
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is no number of this hall: the letter of a line and figures, like T037",
                       number);
    if (call.seat == NULL)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no seat %s", seat);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        make_sentence(&out->in[lang], (enum ks_lang)lang, &call);
        snprintf(out->caption[lang], sizeof out->caption[lang],
                 ks_tr((enum ks_lang)lang, KS_N_("Number %s, please go to %s")), number,
                 call.seat->name.in[lang]);
    }
    return KS_OK;
}

void ks_voice_text(const struct ks_voice_part *parts, int count, char *out, size_t size)
{
    size_t length = 0;
    out[0] = '\0';
    for (int i = 0; i < count && length < size; i++) {
        bool is_last = i + 1 == count;
        const char *behind = is_last ? "" : parts[i].has_pause ? ", " : " ";
        length += (size_t)snprintf(out + length, size - length, "%s%s", parts[i].said, behind);
    }
}

void ks_voice_show_prompts(const struct ks_hall_plan *hall, enum ks_lang lang,
                           void (*show)(const struct ks_voice_part *part, void *ctx), void *ctx)
{
    struct ks_voice_part part;
    for (const struct piece *piece = sentences[lang]; piece->slot != END; piece++) {
        if (piece->slot != FIXED)
            continue;
        part = part_of_fixed(lang, &piece->fixed);
        show(&part, ctx);
    }
    for (int digit = 0; digit < DIGITS; digit++) {
        part = part_of_digit(lang, digit);
        show(&part, ctx);
    }
    for (int i = 0; i < hall->line_count; i++) {
        const struct letter letter = letter_of(&hall->lines[i]);
        part = part_of_letter(lang, &letter);
        show(&part, ctx);
    }
    for (int i = 0; i < hall->seat_count; i++) {
        part = part_of_place(lang, &hall->seats[i]);
        show(&part, ctx);
    }
}
