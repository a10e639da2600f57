/* Which figures stand in a page, and which may. */
#include "content/figures.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "content/faults.h"

enum {
    MOST_FIGURES = 96, /* different ones of a page */
    SCALE = 10000,
    DECIMALS = 4,
    MOST = 1000000000, /* of what is then multiplied: a hundred thousand of hundred millions */
    TEN_THOUSAND = 0x4E07,
    HUNDRED_MILLION = 0x4EBF,
    ORDINAL = 0x7B2C, /* in front: "the ...th" */
    MONTH = 0x6708,   /* in front: a date's day */
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
    if (lang == KS_LANG_ZH_CN)
        return strncmp(text, word, bytes) == 0;
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

/* A number, and the unit behind it or -1. */
static struct ks_told_figure read_figure(const struct ks_content *content, enum ks_lang lang,
                                         const char **text)
{
    int parts = take_parts(text);
    skip_spaces(text);
    bool is_plain = is_digit(ks_utf8_ascii(*text));
    long long number = is_plain ? read_digits(text) : read_han(text);
    if (number < 0) { /* a character that is no number after all */
        ks_utf8_next(text);
        return (struct ks_told_figure){0, -1};
    }
    if (parts > 0)
        return (struct ks_told_figure){number * 100 / parts, percent_unit(content)};
    const char *behind = *text;
    skip_spaces(&behind);
    if (take(&behind, HUNDRED_MILLION))
        number = (number < MOST ? number : MOST) * 100000000 + read_rest(&behind, 100000000);
    else if (take(&behind, TEN_THOUSAND))
        number = number * 10000 + read_rest(&behind, 10000);
    skip_spaces(&behind);
    int unit = read_unit(content, lang, &behind);
    if (unit < 0 && take(&behind, PIECE))
        unit = read_unit(content, lang, &behind);
    *text = unit < 0 ? *text : behind;
    return (struct ks_told_figure){number, unit};
}

bool ks_figure_next(const struct ks_content *content, enum ks_lang lang, const char **text,
                    struct ks_told_figure *figure)
{
    const char *begin = *text, *at = begin;
    while ((at = find_number(lang, at))) {
        uint32_t before = code_before(begin, at);
        *figure = read_figure(content, lang, &at);
        if (figure->unit < 0 || before == ORDINAL || before == MONTH)
            continue;
        *text = at;
        return true;
    }
    *text += strlen(*text);
    return false;
}

bool ks_figure_tells(const struct ks_content *content, const char *text, const char *id, int number)
{
    struct ks_told_figure figure;
    while (ks_figure_next(content, KS_LANG_ZH_CN, &text, &figure))
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

struct check {
    struct ks_load *load;
    struct ks_told_figure allowed[MOST_FIGURES], seen[MOST_FIGURES];
    int allowed_count, seen_count;
};

static bool has(const struct ks_told_figure *figures, int count,
                const struct ks_told_figure *figure)
{
    for (int i = 0; i < count; i++)
        if (figures[i].ten_thousandths == figure->ten_thousandths &&
            figures[i].unit == figure->unit)
            return true;
    return false;
}

static void add(struct ks_told_figure *figures, int *count, const struct ks_told_figure *figure)
{
    if (*count < MOST_FIGURES && !has(figures, *count, figure))
        figures[(*count)++] = *figure;
}

static void allow_text(struct check *check, const char *text)
{
    struct ks_told_figure figure;
    while (text && ks_figure_next(check->load->content, KS_LANG_ZH_CN, &text, &figure))
        add(check->allowed, &check->allowed_count, &figure);
}

/* {"years": 3} of a limit, "fixed_yuan" of a cost. */
static void allow_value(struct check *check, const struct ks_node *node)
{
    const struct ks_content *content = check->load->content;
    if (node->kind != KS_NODE_INT)
        return;
    const char *id = strcmp(node->key, "fixed_yuan") == 0 ? "yuan" : node->key;
    for (int i = 0; i < content->figure_unit_count; i++)
        if (ks_is_same_text(content->figure_units[i].id, id))
            add(check->allowed, &check->allowed_count,
                &(struct ks_told_figure){node->number * SCALE, i});
}

static void allow_values(struct check *check, const struct ks_node *node)
{
    allow_value(check, node);
    for (int i = 0; i < node->child_count; i++)
        allow_values(check, &node->children[i]);
}

static void fault(struct check *check, const char *file, int line, enum ks_lang lang,
                  const struct ks_told_figure *figure, const char *where)
{
    const char *const *words = check->load->content->figure_units[figure->unit].words[lang];
    ks_faults_add(check->load->faults, file, line, "the figure %.10g %s (%s) stands in %s",
                  (double)figure->ten_thousandths / SCALE, words[0] ? words[0] : "",
                  ks_lang_code(lang), where);
}

/* A Chinese figure is one of those allowed. Gathers those of the text in `told`. */
static int check_chinese(struct check *check, const char *file, int line, const char *text,
                         struct ks_told_figure *told)
{
    struct ks_told_figure figure;
    int count = 0;
    while (ks_figure_next(check->load->content, KS_LANG_ZH_CN, &text, &figure)) {
        add(check->seen, &check->seen_count, &figure);
        add(told, &count, &figure);
        if (has(check->allowed, check->allowed_count, &figure))
            continue;
        fault(check, file, line, KS_LANG_ZH_CN, &figure,
              "no \"says\", no limit and not in \"numbers\" of this page");
        add(check->allowed, &check->allowed_count, &figure); /* told once */
    }
    return count;
}

/* A figure of another language is one of the Chinese ones it translates. */
static void check_other(struct check *check, const char *file, int line, enum ks_lang lang,
                        const char *text, const struct ks_told_figure *chinese, int count)
{
    struct ks_told_figure figure;
    while (ks_figure_next(check->load->content, lang, &text, &figure))
        if (!has(chinese, count, &figure))
            fault(check, file, line, lang, &figure, "no Chinese text beside it");
}

/* The words of one node, in every language. */
static void check_words(struct check *check, const struct ks_node *node)
{
    const struct ks_node *chinese = ks_node_member(node, ks_lang_code(KS_LANG_ZH_CN));
    struct ks_told_figure told[MOST_FIGURES];
    if (!chinese || chinese->kind != KS_NODE_TEXT)
        return;
    int count = check_chinese(check, check->load->file, chinese->line, chinese->text, told);
    for (enum ks_lang lang = KS_LANG_ZH_CN + 1; lang < KS_LANG_COUNT; lang++) {
        const struct ks_node *other = ks_node_member(node, ks_lang_code(lang));
        if (other && other->kind == KS_NODE_TEXT)
            check_other(check, check->load->file, other->line, lang, other->text, told, count);
    }
}

static bool is_told_elsewhere(const char *key)
{
    static const char *const keys[] = {"sources", "numbers", "keywords", "worked"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void check_nodes(struct check *check, const struct ks_node *node)
{
    if (node->kind == KS_NODE_OBJECT)
        check_words(check, node);
    for (int i = 0; i < node->child_count; i++)
        if (!is_told_elsewhere(node->children[i].key))
            check_nodes(check, &node->children[i]);
}

static void check_prose(struct check *check, const struct ks_figure_prose *prose, enum ks_lang lang)
{
    const struct ks_prose_block *blocks = prose->prose->blocks[lang];
    struct ks_told_figure told[MOST_FIGURES];
    const char *file =
        ks_arena_printf(check->load->scratch, "%s.%s.md", prose->name, ks_lang_code(lang));
    for (int i = 0; i < prose->prose->counts[lang]; i++) {
        if (lang == KS_LANG_ZH_CN)
            check_chinese(check, file, blocks[i].line, blocks[i].text, told);
        else
            check_other(check, file, blocks[i].line, lang, blocks[i].text, check->seen,
                        check->seen_count);
    }
}

/* What the list names stands in the page, else it would cover what comes later. */
static void check_numbers(struct check *check, const struct ks_node *root,
                          const struct ks_provenance *provenance)
{
    const struct ks_node *list = ks_node_near_key(root, "numbers");
    for (int i = 0; i < provenance->number_count; i++) {
        const char *text = provenance->numbers[i];
        int line = ks_node_near_item(list, i)->line;
        struct ks_told_figure figure;
        if (!text)
            continue;
        if (!ks_figure_next(check->load->content, KS_LANG_ZH_CN, &text, &figure))
            ks_load_fault(check->load, line, "\"numbers\" holds figures as \"7 days\" in Chinese");
        else if (!has(check->seen, check->seen_count, &figure))
            ks_load_fault(check->load, line, "no text of this page has the figure \"%s\"",
                          provenance->numbers[i]);
    }
}

void ks_check_figures(struct ks_load *load, const struct ks_node *root,
                      const struct ks_figure_prose *prose, int prose_count,
                      const struct ks_provenance *provenance)
{
    if (load->content->figure_unit_count == 0)
        return;
    struct check check = {.load = load};
    for (int i = 0; provenance->says && i < provenance->ref_count; i++)
        allow_text(&check, provenance->says[i]);
    for (int i = 0; i < provenance->number_count; i++)
        allow_text(&check, provenance->numbers[i]);
    allow_values(&check, root);
    check_nodes(&check, root);
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        for (int i = 0; i < prose_count; i++)
            check_prose(&check, &prose[i], lang);
    check_numbers(&check, root, provenance);
}
