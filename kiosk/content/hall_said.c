/* Whether the voice can say what the hall's places and letters are called, with the right tones. */
#include <string.h>

#include "base/utf8.h"
#include "content/hall_private.h"
#include "search/pinyin.h"

static const char small_letters[] = "abcdefghijklmnopqrstuvwxyz";

/* What a run of figures is read with. */
static const char *const figure_syllables[] = {"ling", "yi",  "yao", "er", "liang", "san", "si",
                                               "wu",   "liu", "qi",  "ba", "jiu",   "shi", "bai"};

enum { MOST_SYLLABLE_BYTES = 7 };

/* Whether `syllable` is one of the words of `list`, parted by single spaces. */
static bool is_among(const char *list, const char *syllable)
{
    size_t length = strlen(syllable);
    for (const char *at = list; (at = strstr(at, syllable)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* Whether any character is read so. */
static bool is_syllable(const char *syllable)
{
    for (size_t at = 0; at < ks_pinyin_pool_bytes; at += strlen(ks_pinyin_pool + at) + 1)
        if (is_among(ks_pinyin_pool + at, syllable))
            return true;
    return false;
}

/* Takes the next syllable with its tone off `*said`; `out` gets it without. 0: there is none any
 * more, -1: what stands there is none. */
static int take_syllable(const char **said, char out[MOST_SYLLABLE_BYTES])
{
    *said += strspn(*said, " ");
    size_t length = strspn(*said, small_letters);
    if (**said == '\0')
        return 0;
    if (length == 0 || length >= MOST_SYLLABLE_BYTES)
        return -1;
    memcpy(out, *said, length);
    out[length] = '\0';
    *said += length;
    if (**said < '1' || **said > '5')
        return -1;
    ++*said;
    return 1;
}

static void check_pinyin(struct ks_load *load, int line, const char *said)
{
    char syllable[MOST_SYLLABLE_BYTES] = "";
    const char *rest = said;
    int taken;
    while ((taken = take_syllable(&rest, syllable)) > 0)
        if (!is_syllable(syllable))
            ks_load_fault(load, line, "\"%s\" is no syllable of pinyin", syllable);
    if (taken < 0)
        ks_load_fault(load, line,
                      "\"%s\" has to be pinyin with a tone, 1 to 5, behind each "
                      "syllable: \"tiao2jie3shi4\"",
                      said);
}

static bool is_of_figures(const char *syllable)
{
    for (size_t i = 0; i < sizeof figure_syllables / sizeof *figure_syllables; i++)
        if (strcmp(figure_syllables[i], syllable) == 0)
            return true;
    return false;
}

static bool is_figure(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* Whether the next syllable may stand for the character; takes it. A run of figures takes all that
 * follow which figures are read with. */
static bool is_read_so(uint32_t code, const char **said)
{
    char syllable[MOST_SYLLABLE_BYTES] = "";
    if (take_syllable(said, syllable) <= 0)
        return false;
    if (is_figure(code)) {
        const char *after = *said;
        if (!is_of_figures(syllable))
            return false;
        while (take_syllable(&after, syllable) > 0 && is_of_figures(syllable))
            *said = after;
        return true;
    }
    const char *readings = ks_pinyin_readings(code);
    return readings[0] == '\0' || is_among(readings, syllable);
}

/* Character by character: a place whose name was changed and whose reading was not. */
static void check_same(struct ks_load *load, int line, const char *said, const char *written)
{
    const char *rest = said, *at = written;
    uint32_t code = 0, before = 0;
    bool is_same = true;
    while (is_same && (code = ks_utf8_next(&at)) != 0) {
        bool is_taken = is_figure(code) && is_figure(before);
        if (code != ' ' && !is_taken)
            is_same = is_read_so(code, &rest);
        before = code;
    }
    if (!is_same || rest[strspn(rest, " ")] != '\0')
        ks_load_fault(load, line, "\"%s\" is not how \"%s\" is read", said, written);
}

/* A Latin letter has no reading to compare with. */
static bool is_letter(const char *written)
{
    return written[0] >= 'A' && written[0] <= 'Z' && written[1] == '\0';
}

void ks_said_check(struct ks_load *load, const struct ks_node *node, const struct ks_words *said,
                   const char *written)
{
    const char *pinyin = said->in[KS_LANG_ZH_CN], *english = said->in[KS_LANG_EN];
    int line = ks_node_near_key(node, ks_lang_code(KS_LANG_ZH_CN))->line;
    int faults = load->faults->count;
    if (pinyin)
        check_pinyin(load, line, pinyin);
    if (pinyin && written && !is_letter(written) && load->faults->count == faults)
        check_same(load, line, pinyin, written);
    if (english && english[strcspn(english, "0123456789")] != '\0')
        ks_load_fault(load, ks_node_near_key(node, ks_lang_code(KS_LANG_EN))->line,
                      "\"%s\" has figures: write them as the words that are said", english);
}
