/* What the engine really says, phoneme by phoneme, of every sentence the voice can say. The tables
 * here were made by hand, syllable by syllable, from how Mandarin and English are spoken; nothing
 * of them is worked out by the program. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <espeak-ng/speak_lib.h>

#include "content/content.h"
#include "content/faults.h"
#include "platform/voice.h"
#include "service/voice_plan.h"

/* A syllable of Mandarin: what sounds before its tone, and behind it. */
static const struct {
    const char *syllable, *before, *behind;
} syllables[] = {
    {"qing", "tS;hi", "N"}, {"hao", "XAu", ""},    {"dao", "tAu", ""},        {"ling", "li", "N"},
    {"yi", "ji", ""},       {"er", "@r", ""},      {"san", "sa", "n"},        {"si", "si[", ""},
    {"wu", "wu", ""},       {"liu", "liou", ""},   {"qi", "tS;hi", ""},       {"ba", "pA", ""},
    {"jiu", "tS;iou", ""},  {"ti", "thi", ""},     {"ai", "ai", ""},          {"lou", "lou", ""},
    {"kei", "khei", ""},    {"chi", "ts.hi.", ""}, {"tiao", "thjAu", ""},     {"jie", "tS;iE", ""},
    {"shi", "s.i.", ""},    {"kou", "khou", ""},   {"chuang", "ts.hwA", "N"}, {"ei", "ei", ""},
    {"xi", "S;i", ""},      {"fu", "fu", ""},      {"ji", "tS;i", ""},        {"zhei", "ts.ei", ""},
    {"mu", "mu", ""},       {"en", "@", "n"},      {"pi", "phi", ""},         {"a", "A", ""},
    {"you", "jiou", ""},    {"wei", "wei", ""},    {"da", "tA", ""},          {"bu", "pu", ""},
    {"ke", "kho-", ""},     {"wai", "wai", ""},
};
enum { SYLLABLE_COUNT = sizeof syllables / sizeof *syllables, MOST_SYLLABLES = 40 };

static const struct {
    const char *word, *sounds;
} english[] = {
    {"number", "nVmb3"}, {"please", "pli:z"},  {"go", "goU"},     {"to", "t@"},
    {"room", "ru:m"},    {"window", "wIndoU"}, {"T", "ti:"},      {"L", "El"},
    {"K", "keI"},        {"H", "eItS"},        {"eigh", "eI"},    {"C", "si:"},
    {"E", "i:"},         {"F", "Ef"},          {"G", "dZi:"},     {"J", "dZeI"},
    {"M", "Em"},         {"N", "En"},          {"P", "pi:"},      {"R", "A@"},
    {"U", "ju:"},        {"V", "vi:"},         {"W", "dVb@Lju:"}, {"X", "Eks"},
    {"Y", "waI"},        {"zero", "zi@roU"},   {"one", "w0n"},    {"two", "tu:"},
    {"three", "Tri:"},   {"four", "fo@"},      {"five", "faIv"},  {"six", "sIks"},
    {"seven", "sEv@n"},  {"eight", "eIt"},     {"nine", "naIn"},
};
enum { ENGLISH_COUNT = sizeof english / sizeof *english };

/* Stress and the gaps between words are the engine's own. */
static void drop_marks(char *text)
{
    char *out = text;
    for (const char *at = text; *at != '\0'; at++)
        if (strchr("', _|", *at) == NULL)
            *out++ = *at;
    *out = '\0';
}

struct spoken {
    int index, tone;
    bool ends;  /* a pause follows */
    bool joins; /* the next one is of the same word */
};

static struct spoken read_syllable(const char **text)
{
    char word[16] = "";
    size_t length = strspn(*text, "abcdefghijklmnopqrstuvwxyz");
    assert_in_range(length, 1, sizeof word - 1);
    memcpy(word, *text, length);
    struct spoken spoken = {.index = -1, .tone = (*text)[length] - '0'};
    for (int i = 0; i < SYLLABLE_COUNT; i++)
        if (strcmp(syllables[i].syllable, word) == 0)
            spoken.index = i;
    if (spoken.index < 0)
        fail_msg("%s stands in no table", word);
    assert_in_range(spoken.tone, 1, 4);
    *text += length + 1;
    spoken.ends = **text == ',' || **text == '\0';
    spoken.joins = strchr(", ", **text) == NULL;
    *text += strspn(*text, ", ");
    return spoken;
}

/* How the engine is asked: what it makes of each word, in no time; or what is heard in the end, for
 * which it has to speak. */
enum asked { READ, HEARD };

/* The third tone as it is heard rises before another third, stays low before any other, and is
 * whole at an end. The fourth does not fall all the way before another fourth of its word. */
static const char *contour(const struct spoken *at, enum asked asked)
{
    static const char *const contours[] = {"", "55", "35", "214", "51"};
    if (asked == HEARD && at->tone == 4 && at->joins && at[1].tone == 4)
        return "53";
    if (at->tone != 3 || asked == READ || at->ends)
        return contours[at->tone];
    return at[1].tone == 3 ? "35" : "21";
}

static void expect_mandarin(const char *said, enum asked asked, char *out, size_t size)
{
    struct spoken spoken[MOST_SYLLABLES];
    int count = 0;
    size_t length = 0;
    while (*said != '\0') {
        assert_in_range(count, 0, MOST_SYLLABLES - 1);
        spoken[count++] = read_syllable(&said);
    }
    for (int i = 0; i < count; i++)
        length += (size_t)snprintf(out + length, size - length, "%s%s%s",
                                   syllables[spoken[i].index].before, contour(&spoken[i], asked),
                                   syllables[spoken[i].index].behind);
}

static const char *sounds_of(const char *word, size_t length)
{
    for (int i = 0; i < ENGLISH_COUNT; i++)
        if (strlen(english[i].word) == length && strncmp(english[i].word, word, length) == 0)
            return english[i].sounds;
    fail_msg("%.*s stands in no table", (int)length, word);
    return NULL;
}

/* What stands between a word and one that begins with a vowel: "four eight" with its r. */
static const char *link_of(const char *sounds, const char *next)
{
    size_t length = strlen(sounds);
    if (strchr("eEiA", next[0]) == NULL)
        return "";
    if (sounds[length - 1] == '3' || sounds[length - 1] == '@')
        return "r-";
    return length > 1 && strcmp(sounds + length - 2, "i:") == 0 ? ";" : "";
}

static void expect_english(const char *said, char *out, size_t size)
{
    size_t length = 0;
    while (*said != '\0') {
        size_t bytes = strcspn(said, " ,");
        const char *sounds = sounds_of(said, bytes), *next = said + bytes;
        bool has_pause = *next == ',';
        next += strspn(next, ", ");
        const char *link = *next != '\0' && !has_pause
                               ? link_of(sounds, sounds_of(next, strcspn(next, " ,")))
                               : "";
        length += (size_t)snprintf(out + length, size - length, "%s%s", sounds, link);
        said = next;
    }
}

struct mouth {
    struct ks_content *content;
    struct ks_voice *voice;
};

static int open_mouth(void **state)
{
    static struct mouth mouth;
    struct ks_content_faults faults = {0};
    assert_int_equal(ks_i18n_init(KS_BUILD_DIR "/locale"), 0);
    assert_int_equal(
        ks_content_load(KS_SOURCE_DIR "/assets/content", &mouth.content, &faults, NULL), KS_OK);
    assert_int_equal(ks_voice_open(&mouth.voice, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    *state = &mouth;
    return 0;
}

static int close_mouth(void **state)
{
    struct mouth *mouth = *state;
    ks_voice_close(mouth->voice);
    ks_content_free(mouth->content);
    return 0;
}

static void read_words(const char *text, char *out, size_t size)
{
    const void *rest = text;
    size_t length = 0;
    while (rest != NULL)
        length += (size_t)snprintf(out + length, size - length, "%s",
                                   espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0));
}

/* What the engine makes of the sentence, and what it has to. */
static void compare(struct mouth *mouth, enum asked asked, enum ks_lang lang, const char *text)
{
    struct ks_error error = {0};
    char said[600], wanted[600] = "";
    if (asked == READ)
        read_words(text, said, sizeof said);
    else
        assert_int_equal(ks_voice_phonemes(mouth->voice, lang, text, said, sizeof said, &error),
                         KS_OK);
    drop_marks(said);
    if (lang == KS_LANG_ZH_CN)
        expect_mandarin(text, asked, wanted, sizeof wanted);
    else
        expect_english(text, wanted, sizeof wanted);
    if (strcmp(said, wanted) != 0)
        fail_msg("%s is said as\n%s, not\n%s", text, said, wanted);
}

enum { NUMBERS = 1000 };

/* By the letter on the slip and the id of the place, what has to be said. */
static const struct {
    char letter;
    const char *said[KS_LANG_COUNT];
} letters[] = {
    {'T', {"ti4", "T"}},
    {'L', {"ai2lou2", "L"}},
    {'K', {"kei4", "K"}},
    {'H', {"ai2chi3", "H"}},
    /* of no line now, but of one that may come or is gone */
    {'A', {"ei1", "eigh"}},
    {'C', {"xi1", "C"}},
    {'E', {"yi4", "E"}},
    {'F', {"ai2fu2", "F"}},
    {'G', {"ji4", "G"}},
    {'J', {"zhei4", "J"}},
    {'M', {"ai2mu3", "M"}},
    {'N', {"en1", "N"}},
    {'P', {"pi4", "P"}},
    {'R', {"a4", "R"}},
    {'U', {"you1", "U"}},
    {'V', {"wei1", "V"}},
    {'W', {"da2bu4liu4", "W"}},
    {'X', {"ai2ke4si1", "X"}},
    {'Y', {"wai4", "Y"}},
};
static const struct {
    const char *id, *said[KS_LANG_COUNT];
} places[] = {
    {"1", {"yi1 hao4 tiao2jie3shi4", "room one"}},
    {"2", {"er4 hao4 tiao2jie3shi4", "room two"}},
    {"3", {"san1 hao4 tiao2jie3shi4", "room three"}},
    {"w1", {"yi1 hao4 chuang1kou3", "window one"}},
    {"w2", {"er4 hao4 chuang1kou3", "window two"}},
    {"w3", {"san1 hao4 chuang1kou3", "window three"}},
};
static const char *const figures[][KS_LANG_COUNT] = {
    {"ling2", "zero"}, {"yi1", "one"},  {"er4", "two"},   {"san1", "three"}, {"si4", "four"},
    {"wu3", "five"},   {"liu4", "six"}, {"qi1", "seven"}, {"ba1", "eight"},  {"jiu3", "nine"},
};

static const char *letter_said(char letter, enum ks_lang lang)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter)
            return letters[i].said[lang];
    fail_msg("%c stands in no table", letter);
    return NULL;
}

static const char *place_said(const char *id, enum ks_lang lang)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].id, id) == 0)
            return places[i].said[lang];
    fail_msg("the place %s stands in no table", id);
    return NULL;
}

static void expect_words(const char *number, const char *place, enum ks_lang lang, char *out,
                         size_t size)
{
    const char *const parts[] = {letter_said(number[0], lang), figures[number[1] - '0'][lang],
                                 figures[number[2] - '0'][lang], figures[number[3] - '0'][lang],
                                 place_said(place, lang)};
    if (lang == KS_LANG_ZH_CN)
        snprintf(out, size, "qing3 %s %s %s %s hao4, dao4 %s", parts[0], parts[1], parts[2],
                 parts[3], parts[4]);
    else
        snprintf(out, size, "number %s %s %s %s, please go to %s", parts[0], parts[1], parts[2],
                 parts[3], parts[4]);
}

static void call(struct mouth *mouth, enum asked asked, enum ks_lang lang, int figures_of_it,
                 const char *letter, int seat)
{
    const struct ks_hall_plan *hall = &mouth->content->hall;
    struct ks_voice_plan plan;
    struct ks_error error = {0};
    char number[8], text[KS_VOICE_TEXT_BYTES], wanted[KS_VOICE_TEXT_BYTES];
    snprintf(number, sizeof number, "%s%03d", letter, figures_of_it);
    if (ks_voice_plan_make(hall, number, hall->seats[seat].id, &plan, &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_voice_text(plan.in[lang].parts, plan.in[lang].count, text, sizeof text);
    expect_words(number, hall->seats[seat].id, lang, wanted, sizeof wanted);
    assert_string_equal(text, wanted);
    compare(mouth, asked, lang, text);
}

/* Every number of every line, called to every place. */
static void read_all(struct mouth *mouth, enum ks_lang lang)
{
    const struct ks_hall_plan *hall = &mouth->content->hall;
    char chosen[16];
    assert_int_equal(ks_voice_phonemes(mouth->voice, lang, "", chosen, sizeof chosen, NULL), KS_OK);
    for (int line = 0; line < hall->line_count; line++)
        for (int seat = 0; seat < hall->seat_count; seat++)
            for (int number = 0; number < NUMBERS; number++)
                call(mouth, READ, lang, number, hall->lines[line].letter, seat);
}

static void every_word_of_every_sentence_has_its_tone(void **state)
{
    read_all(*state, KS_LANG_ZH_CN);
}

static void every_word_of_every_english_sentence_is_the_right_one(void **state)
{
    read_all(*state, KS_LANG_EN);
}

/* What stands behind the pause does not change what is heard before it, nor the other way round:
 * every number of every line, and every place, each in a whole sentence. */
static void every_number_and_every_place_is_heard_with_its_tones(void **state)
{
    struct mouth *mouth = *state;
    const struct ks_hall_plan *hall = &mouth->content->hall;
    assert_in_range(hall->seat_count, 1, NUMBERS);
    for (int line = 0; line < hall->line_count; line++)
        for (int number = 0; number < NUMBERS; number++)
            call(mouth, HEARD, KS_LANG_ZH_CN, number, hall->lines[line].letter,
                 number % hall->seat_count);
}

static void english_is_heard_as_it_is_read(void **state)
{
    struct mouth *mouth = *state;
    const struct ks_hall_plan *hall = &mouth->content->hall;
    for (int number = 0; number < NUMBERS; number++)
        call(mouth, HEARD, KS_LANG_EN, number, hall->lines[number % hall->line_count].letter,
             number / hall->line_count % hall->seat_count);
}

/* Lines come and go with the content; who waits is called to the end. */
static void every_letter_that_a_line_may_have_is_heard_before_every_figure(void **state)
{
    struct mouth *mouth = *state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (int figure = 0; figure < 10; figure++)
            for (int lang = 0; lang < KS_LANG_COUNT; lang++)
                call(mouth, HEARD, (enum ks_lang)lang, 111 * figure,
                     (const char[]){letters[i].letter, '\0'}, 0);
}

static const char sentence[] = "qing3 ti4 ling2 san1 qi1 hao4, dao4 yi1 hao4 tiao2jie3shi4";

static void pinyin_without_tones_would_be_noticed(void **state)
{
    struct mouth *mouth = *state;
    char said[600], wanted[600] = "";
    expect_mandarin(sentence, HEARD, wanted, sizeof wanted);
    assert_int_equal(ks_voice_phonemes(mouth->voice, KS_LANG_ZH_CN,
                                       "qing ti ling san qi hao, dao yi hao tiaojieshi", said,
                                       sizeof said, NULL),
                     KS_OK);
    drop_marks(said);
    assert_string_not_equal(said, wanted);
}

/* The engine's own choice for Mandarin, which reads pinyin as if it were English. */
static void the_voice_named_cmn_would_be_noticed(void **state)
{
    struct mouth *mouth = *state;
    char said[600], wanted[600] = "";
    expect_mandarin(sentence, HEARD, wanted, sizeof wanted);
    assert_int_equal(
        ks_voice_phonemes(mouth->voice, KS_LANG_ZH_CN, sentence, said, sizeof said, NULL), KS_OK);
    drop_marks(said);
    assert_string_equal(said, wanted);
    assert_int_equal(espeak_SetVoiceByName("cmn"), EE_OK); /* behind the back of the voice */
    assert_int_equal(
        ks_voice_phonemes(mouth->voice, KS_LANG_ZH_CN, sentence, said, sizeof said, NULL), KS_OK);
    drop_marks(said);
    assert_string_not_equal(said, wanted);
}

static void characters_are_refused_for_the_engine_reads_them_by_guess(void **state)
{
    struct mouth *mouth = *state;
    struct ks_error error = {0};
    struct ks_samples samples = {0};
    assert_int_equal(ks_voice_speak(mouth->voice, KS_LANG_ZH_CN, "调解室", &samples, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "The voice cannot read \"调解室\": write it as pinyin");
    assert_int_equal(samples.count, 0);
}

static void a_sentence_sounds_for_some_seconds(void **state)
{
    struct mouth *mouth = *state;
    struct ks_samples samples = {0};
    assert_int_equal(ks_voice_speak(mouth->voice, KS_LANG_ZH_CN, sentence, &samples, NULL), KS_OK);
    assert_in_range(ks_samples_ms(&samples), 2000, 7000);
    assert_true(ks_samples_loudness(&samples, 0) > 500);
    ks_samples_destroy(&samples);
}

static void *open_again(void *ctx)
{
    struct ks_voice **voice = ctx;
    for (int i = 0; i < 3; i++) {
        ks_voice_close(*voice);
        assert_int_equal(ks_voice_open(voice, NULL), KS_OK);
    }
    return NULL;
}

/* As when a board is closed and opened in one process. */
static void the_voice_can_be_closed_and_opened_again_on_another_thread(void **state)
{
    struct mouth *mouth = *state;
    struct ks_samples samples = {0};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, open_again, &mouth->voice), 0);
    pthread_join(thread, NULL);
    assert_int_equal(ks_voice_speak(mouth->voice, KS_LANG_EN, "room one", &samples, NULL), KS_OK);
    ks_samples_destroy(&samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_every_sentence_has_its_tone),
        cmocka_unit_test(every_word_of_every_english_sentence_is_the_right_one),
        cmocka_unit_test(every_number_and_every_place_is_heard_with_its_tones),
        cmocka_unit_test(english_is_heard_as_it_is_read),
        cmocka_unit_test(every_letter_that_a_line_may_have_is_heard_before_every_figure),
        cmocka_unit_test(pinyin_without_tones_would_be_noticed),
        cmocka_unit_test(characters_are_refused_for_the_engine_reads_them_by_guess),
        cmocka_unit_test(a_sentence_sounds_for_some_seconds),
        cmocka_unit_test(the_voice_can_be_closed_and_opened_again_on_another_thread),
        cmocka_unit_test(the_voice_named_cmn_would_be_noticed), /* last: it changes the voice */
    };
    return cmocka_run_group_tests(tests, open_mouth, close_mouth);
}
