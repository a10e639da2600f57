/* Reading figures: digits of any kind, ten thousands, shares, ranges, and the unit behind. */
#include "content/figure_walk.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum {
    SCALE = KS_FIGURE_SCALE,
    DECIMALS = 4,
    MOST = 1000000000, /* of what is then multiplied: a hundred thousand of hundred millions */
    TEN_THOUSAND = 0x4E07,
    HUNDRED_MILLION = 0x4EBF,
    ONE = 0x4E00,
    ORDINAL = 0x7B2C, /* in front: "the ...th" */
    MONTH = 0x6708,   /* in front: a date's day */
    GUIDE = 0x5F15,   /* in front: a guide's number */
    NOUN = 0x5B50,    /* behind a unit: a word of its own */
    PIECE = 0x4E2A,   /* between a number and what is counted */
    PART = 0x5206,    /* with the next: "of ... parts" */
    PART_OF = 0x4E4B,
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t sign_bytes(const char *text)
{
    return (unsigned char)text[0] < 0x80 ? 1 : 3;
}

/* 0 to 9, 10, 100, 1000; -1 for any other character. */
static int han_value(uint32_t code)
{
    static const struct {
        uint32_t code;
        int value;
    } signs[] = {{0x4E00, 1},  {0x4E8C, 2},   {0x4E24, 2},    {0x4E09, 3}, {0x56DB, 4},
                 {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},    {0x516B, 8}, {0x4E5D, 9},
                 {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}, {0x96F6, 0}, {0x3007, 0}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i].code == code)
            return signs[i].value;
    return -1;
}

static bool is_number_sign(uint32_t code)
{
    return code == TEN_THOUSAND || han_value(code) >= 0;
}

/* A number of Chinese digits, in ten thousandths; -1 if none begins here. */
static long long read_han(const char **text)
{
    long long sum = 0, one = 0;
    bool is_number = false;
    for (;;) {
        const char *peek = *text;
        int value = han_value(ks_utf8_next(&peek));
        if (value < 0 || sum > 1000000)
            break;
        is_number = true;
        *text = peek;
        if (value >= 10) {
            sum += (one ? one : 1) * value;
            one = 0;
        } else {
            one = one * 10 + value; /* digits in a row count by their places */
        }
    }
    return is_number ? (sum + one) * SCALE : -1;
}

/* A comma with three digits behind it and no fourth. */
static bool is_thousands_mark(const char *text)
{
    return text[0] == ',' && is_digit(text[1]) && is_digit(text[2]) && is_digit(text[3]) &&
           !is_digit(text[4]);
}

/* "50,000" or "1.5", in ten thousandths. */
static long long read_digits(const char **text)
{
    long long number = 0;
    int decimals = -1;
    for (;;) {
        char sign = ks_utf8_ascii(*text);
        if (!is_digit(sign)) {
            bool goes_on =
                is_thousands_mark(*text) ||
                (sign == '.' && decimals < 0 && is_digit(ks_utf8_ascii(*text + sign_bytes(*text))));
            if (!goes_on)
                break;
            decimals = sign == '.' ? 0 : decimals;
        } else if (decimals < DECIMALS && number < 1000000000000) {
            number = number * 10 + (sign - '0');
            decimals += decimals >= 0;
        }
        *text += sign_bytes(*text);
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        number *= 10;
    return number;
}

static void skip_spaces(const char **text)
{
    for (;;)
        if (**text == ' ' || **text == '-')
            *text += 1;
        else if (strncmp(*text, "\xC2\xA0", 2) == 0)
            *text += 2;
        else
            return;
}

/* Past `code`, if it stands here. */
static bool take(const char **text, uint32_t code)
{
    const char *peek = *text;
    if ((unsigned char)**text < 0x80 || ks_utf8_next(&peek) != code)
        return false;
    *text = peek;
    return true;
}

static bool is_word_here(enum ks_lang lang, const char *text, const char *word, size_t bytes)
{
    if (lang == KS_LANG_ZH_CN) {
        const char *behind = text + bytes;
        return strncmp(text, word, bytes) == 0 && !take(&behind, NOUN); /* "three dates" */
    }
    char next = text[bytes < strlen(text) ? bytes : strlen(text)];
    bool is_letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    return strncasecmp(text, word, bytes) == 0 && (!is_letter || word[0] == '%');
}

/* The unit with the longest word that stands here, and past it; -1. */
static int read_unit(const struct ks_content *content, enum ks_lang lang, const char **text)
{
    int unit = -1;
    size_t longest = 0;
    char sign = ks_utf8_ascii(*text);
    const char *at = sign == '%' ? "%" : *text;
    for (int i = 0; i < content->figure_unit_count; i++) {
        const struct ks_figure_unit *one = &content->figure_units[i];
        for (int j = 0; j < one->word_counts[lang]; j++) {
            const char *word = one->words[lang][j];
            size_t bytes = word ? strlen(word) : 0;
            if (bytes <= longest || !is_word_here(lang, at, word, bytes))
                continue;
            longest = bytes;
            unit = i;
        }
    }
    *text += unit >= 0 && sign == '%' ? sign_bytes(*text) : longest;
    return unit;
}

/* The character that ends before `at`, a space aside; 0 at the beginning. */
static uint32_t code_before(const char *begin, const char *at)
{
    at -= at > begin && at[-1] == ' ';
    do {
        if (at == begin)
            return 0;
        at--;
    } while (((unsigned char)*at & 0xC0) == 0x80);
    return ks_utf8_next(&at);
}

/* Past "of a hundred parts", and how many parts these are; 0 if it does not stand here. */
static int take_parts(const char **text)
{
    const char *at = *text;
    uint32_t code = ks_utf8_next(&at);
    int parts = code == TEN_THOUSAND ? SCALE : han_value(code);
    if (parts < 100 || !take(&at, PART) || !take(&at, PART_OF))
        return 0;
    *text = at;
    return parts;
}

static int percent_unit(const struct ks_content *content)
{
    const char *sign = "%";
    return read_unit(content, KS_LANG_ZH_CN, &sign);
}

/* The first two bytes of every Chinese digit and of digits of full width: a pack is looked through
 * byte by byte, and most of its characters are told by these. */
static bool may_be_number(const unsigned char *at)
{
    switch (at[0]) {
    case 0xE3:
        return at[1] == 0x80;
    case 0xE4:
        return at[1] >= 0xB8 && at[1] <= 0xBA;
    case 0xE5:
        return at[1] == 0x85 || at[1] == 0x8D || at[1] == 0x9B;
    case 0xE7:
        return at[1] == 0x99;
    case 0xE9:
        return at[1] == 0x9B;
    case 0xEF:
        return at[1] == 0xBC;
    default:
        return false;
    }
}

/* Where the next number may begin; NULL: nowhere. */
static const char *find_number(enum ks_lang lang, const char *text)
{
    static const char digits[] = "0123456789";
    if (lang != KS_LANG_ZH_CN)
        return strpbrk(text, digits);
    const unsigned char *at = (const unsigned char *)text;
    for (; *at; at++) {
        if (*at < 0x80 ? *at >= '0' && *at <= '9' : *at >= 0xE3 && may_be_number(at)) {
            const char *peek = (const char *)at;
            if (is_digit(ks_utf8_ascii(peek)) || is_number_sign(ks_utf8_next(&peek)))
                return (const char *)at;
        }
    }
    return NULL;
}

/* What follows ten thousands or hundred millions directly and is less, in ten thousandths; 0 if
 * nothing does. */
static long long read_rest(const char **text, long long less_than)
{
    const char *at = *text;
    long long rest = is_digit(ks_utf8_ascii(at)) ? read_digits(&at) : read_han(&at);
    if (rest > 0 && take(&at, TEN_THOUSAND))
        rest *= 10000;
    if (rest <= 0 || rest >= less_than * SCALE)
        return 0;
    *text = at;
    return rest;
}

/* How many one of what is counted here is, past the word for it: ten thousand, a hundred million,
 * "million"; 1 and not past anything if there is no such word. */
static long long take_times(const char **text)
{
    static const char million[] = "million";
    if (take(text, HUNDRED_MILLION))
        return 100000000;
    if (take(text, TEN_THOUSAND))
        return 10000;
    if (!is_word_here(KS_LANG_EN, *text, million, sizeof million - 1))
        return 1;
    *text += sizeof million - 1;
    return 1000000;
}

static long long count_times(long long number, long long times)
{
    return times == 1 ? number : (number < MOST ? number : MOST) * times;
}

/* A number as it stands: the unit directly behind it or -1. */
struct reading {
    struct ks_told_figure figure;
    long long times;  /* 1, or the ten thousands, millions or hundred millions it counts */
    int parts;        /* "of a hundred parts" stood before it; 0: nothing did */
    const char *end;  /* behind the number, and behind its unit if there is one */
    const char *tail; /* behind the ten thousands too */
};

/* False if no number begins at `text`. */
static bool read_one(const struct ks_figure_walk *walk, const char *text, struct reading *reading)
{
    *reading = (struct reading){.figure.unit = -1, .times = 1, .parts = take_parts(&text)};
    skip_spaces(&text);
    long long number = is_digit(ks_utf8_ascii(text)) ? read_digits(&text) : read_han(&text);
    if (number < 0)
        return false;
    reading->end = reading->tail = text;
    if (reading->parts > 0) {
        reading->figure.ten_thousandths = number * 100 / reading->parts;
        reading->figure.unit = percent_unit(walk->content);
        return true;
    }
    skip_spaces(&text);
    reading->times = take_times(&text);
    if (reading->times > 1) {
        number = count_times(number, reading->times) + read_rest(&text, reading->times);
        reading->tail = text;
    }
    skip_spaces(&text);
    int unit = read_unit(walk->content, walk->lang, &text);
    if (unit < 0 && take(&text, PIECE))
        unit = read_unit(walk->content, walk->lang, &text);
    reading->figure = (struct ks_told_figure){number, unit};
    reading->end = unit < 0 ? reading->end : text;
    return true;
}

/* Past what joins the figures of a range, as "to", if it stands here. */
static bool take_joint(enum ks_lang lang, const char **text)
{
    static const uint32_t strokes[] = {'-', '~', 0x2013, 0x2014, 0xFF0D, 0xFF5E};
    static const uint32_t chinese[] = {0x81F3, 0x5230, 0x6216, 0x3001}; /* "to" twice, "or" */
    static const char *const english[] = {"to ", "or ", "and "};
    const char *at = *text + strspn(*text, " "), *behind = at;
    uint32_t code = ks_utf8_next(&behind);
    bool is_joint = false;
    for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++)
        is_joint = is_joint || code == strokes[i];
    for (size_t i = 0; lang == KS_LANG_ZH_CN && i < sizeof chinese / sizeof chinese[0]; i++)
        is_joint = is_joint || code == chinese[i];
    for (size_t i = 0; lang == KS_LANG_EN && i < sizeof english / sizeof english[0]; i++)
        if (strncmp(at, english[i], strlen(english[i])) == 0) {
            behind = at + strlen(english[i]);
            is_joint = true;
        }
    if (is_joint)
        *text = behind + strspn(behind, " ");
    return is_joint;
}

/* The first figures of a range have the unit of the last, and its ten thousands if they are less:
 * "1 to 100 thousand yuan". */
static void take_from_range(const struct ks_figure_walk *walk, struct reading *reading)
{
    enum { MOST_JOINED = 8 };
    const char *at = reading->tail;
    struct reading other;
    for (int i = 0; i < MOST_JOINED; i++) {
        if (!take_joint(walk->lang, &at) || !read_one(walk, at, &other) || other.parts > 0)
            return;
        at = other.tail;
        if (other.figure.unit < 0)
            continue;
        reading->figure.unit = other.figure.unit;
        if (reading->times == 1 && other.times > 1 &&
            reading->figure.ten_thousandths < other.figure.ten_thousandths / other.times)
            reading->figure.ten_thousandths *= other.times;
        return;
    }
}

/* "The last day", "which day" and their like count nothing: a Chinese "one" behind such a word. */
static bool is_pointing(const char *number, uint32_t before)
{
    static const uint32_t words[] = {0x540E, 0x54EA, 0x8FD9, 0x90A3, 0x540C, 0x6BCF, 0x67D0};
    if (ks_utf8_next(&number) != ONE)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i] == before)
            return true;
    return false;
}

/* Whether `at` is where a range goes on that has begun before `end`. */
static bool goes_on(enum ks_lang lang, const char *end, const char *at)
{
    return end && take_joint(lang, &end) && end == at;
}

/* The second share of "of a hundred parts twenty to thirty". */
static bool read_share(struct ks_figure_walk *walk, struct ks_told_figure *figure)
{
    const char *at = walk->at;
    int parts = walk->parts;
    struct reading reading;
    walk->parts = 0;
    if (parts == 0 || !take_joint(walk->lang, &at) || !read_one(walk, at, &reading) ||
        reading.figure.unit >= 0)
        return false;
    walk->at = reading.end;
    figure->ten_thousandths = reading.figure.ten_thousandths * 100 / parts;
    figure->unit = percent_unit(walk->content);
    return true;
}

bool ks_figure_next(struct ks_figure_walk *walk, struct ks_told_figure *figure)
{
    const char *begin = walk->at, *at = begin, *dated = NULL; /* behind a date's day */
    if (read_share(walk, figure))
        return true;
    while ((at = find_number(walk->lang, at))) {
        uint32_t before = code_before(begin, at);
        struct reading reading;
        if (!read_one(walk, at, &reading)) { /* a character that is no number after all */
            ks_utf8_next(&at);
            continue;
        }
        bool is_date = before == ORDINAL || before == MONTH || goes_on(walk->lang, dated, at);
        bool is_none = is_date || is_pointing(at, before);
        if (reading.figure.unit < 0 && before != GUIDE)
            take_from_range(walk, &reading);
        at = reading.end;
        if (is_date)
            dated = reading.end;
        if (!is_none && reading.figure.unit >= 0) {
            *figure = reading.figure;
            walk->parts = reading.parts;
            walk->at = at;
            return true;
        }
    }
    walk->at += strlen(walk->at);
    return false;
}

bool ks_number_next(const char **text, long long *ten_thousandths)
{
    const char *at = find_number(KS_LANG_EN, *text);
    if (!at)
        return false;
    long long number = read_digits(&at);
    skip_spaces(&at);
    *ten_thousandths = count_times(number, take_times(&at));
    *text = at;
    return true;
}

bool ks_figure_tells(const struct ks_content *content, const char *text, const char *id, int number)
{
    struct ks_figure_walk walk = {.content = content, .lang = KS_LANG_ZH_CN, .at = text};
    struct ks_told_figure figure;
    while (ks_figure_next(&walk, &figure))
        if (figure.ten_thousandths == (long long)number * SCALE &&
            ks_is_same_text(content->figure_units[figure.unit].id, id))
            return true;
    return false;
}

long long ks_number_read(const char **text)
{
    bool is_plain = is_digit(ks_utf8_ascii(*text));
    long long number = is_plain ? read_digits(text) : read_han(text);
    return number < 0 ? -1 : number / SCALE;
}
