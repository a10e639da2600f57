/* Looks through the rows of a page for what one language says and the other does not. */
#include "content/twins.h"

#include <string.h>

#include "base/i18n.h"
#include "content/faults.h"
#include "content/figure_walk.h"
#include "content/wording.h"

enum { MOST_TEXTS = 16 /* of one row */ };

struct twin {
    const char *in[KS_LANG_COUNT]; /* English in small letters */
    int line;
    const struct ks_node *field; /* NULL: of prose */
};

struct row {
    const struct ks_node *node; /* NULL: of prose */
    const char *file;
    struct twin twins[MOST_TEXTS];
    int count;
    struct twin whole; /* all of them, one behind the other */
};

struct look {
    struct ks_load *load;
    const struct ks_node *root;
};

static const char *place_of(const struct look *look, const struct twin *twin)
{
    return twin->field ? ks_node_path(look->load->scratch, look->root, twin->field) : "notes";
}

static bool is_small(char sign)
{
    return sign >= 'a' && sign <= 'z';
}

static const char *in_small_letters(struct ks_arena *arena, const char *text)
{
    char *small = ks_arena_strndup(arena, text, strlen(text));
    for (char *at = small; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return small;
}

/* Whether a whole word, or several in a row, stands in a text of small letters. */
static bool has_word(const char *text, const char *word)
{
    size_t bytes = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        if ((at == text || !is_small(at[-1])) && !is_small(at[bytes]))
            return true;
    return false;
}

static bool has_any_word(const char *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (words[i] && has_word(text, words[i]))
            return true;
    return false;
}

/* Whether the `word` at `at` is a part of a longer one that is something else. */
static bool is_part(const struct ks_twin_words *words, const char *text, const char *at,
                    const char *word)
{
    for (int i = 0; i < words->beside_count; i++) {
        const char *longer = words->besides[i];
        const char *within = longer ? strstr(longer, word) : NULL;
        if (within && at - text >= within - longer &&
            strncmp(at - (within - longer), longer, strlen(longer)) == 0)
            return true;
    }
    return false;
}

/* The first of the Chinese words that stands in `text` by itself, or NULL. */
static const char *find_own(const struct ks_twin_words *words, const char *text)
{
    for (int i = 0; i < words->word_counts[KS_LANG_ZH_CN]; i++) {
        const char *word = words->words[KS_LANG_ZH_CN][i];
        for (const char *at = word ? strstr(text, word) : NULL; at; at = strstr(at + 1, word))
            if (!is_part(words, text, at, word))
                return word;
    }
    return NULL;
}

static void check_words(const struct look *look, const struct row *row, const struct twin *twin)
{
    const struct ks_content *content = look->load->content;
    for (int i = 0; i < content->twin_count; i++) {
        const struct ks_twin_words *words = &content->twins[i];
        const struct twin *beside = words->is_in_row ? &row->whole : twin;
        const char *const *english = words->words[KS_LANG_EN];
        int count = words->word_counts[KS_LANG_EN];
        const char *said = find_own(words, twin->in[KS_LANG_ZH_CN]);
        if (said && !has_any_word(beside->in[KS_LANG_EN], english, count))
            ks_faults_add(
                look->load->faults, row->file, twin->line,
                "\"%s\" says \"%s\" in Chinese, and its English has no word for it, as \"%s\"",
                place_of(look, twin), said, count > 0 && english[0] ? english[0] : "");
    }
}

/* Whether English says `figure` in letters: "two", or "a year" for one. */
static bool is_in_letters(const struct ks_content *content, const char *english,
                          const struct ks_told_figure *figure)
{
    static const struct {
        const char *word;
        int value;
    } numbers[] = {{"one", 1},     {"two", 2},   {"three", 3}, {"four", 4}, {"five", 5},
                   {"six", 6},     {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
                   {"twenty", 20}, {"twice", 2}, {"double", 2}};
    const struct ks_figure_unit *unit = &content->figure_units[figure->unit];
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (figure->ten_thousandths == (long long)numbers[i].value * KS_FIGURE_SCALE &&
            has_word(english, numbers[i].word))
            return true;
    return figure->ten_thousandths == KS_FIGURE_SCALE &&
           has_any_word(english, unit->words[KS_LANG_EN], unit->word_counts[KS_LANG_EN]);
}

static bool is_told(const struct ks_content *content, const char *english,
                    const struct ks_told_figure *figure)
{
    long long number;
    for (const char *at = english; ks_number_next(&at, &number);)
        if (number == figure->ten_thousandths)
            return true;
    return is_in_letters(content, english, figure);
}

/* The unit may be left out in English, and the figure may stand in another text of the row. */
static void check_figures(const struct look *look, const struct row *row, const struct twin *twin)
{
    const struct ks_content *content = look->load->content;
    struct ks_figure_walk walk = {
        .content = content, .lang = KS_LANG_ZH_CN, .at = twin->in[KS_LANG_ZH_CN]};
    struct ks_told_figure figure;
    while (ks_figure_next(&walk, &figure)) {
        const char *unit = content->figure_units[figure.unit].words[KS_LANG_ZH_CN][0];
        if (!is_told(content, row->whole.in[KS_LANG_EN], &figure))
            ks_faults_add(look->load->faults, row->file, twin->line,
                          "\"%s\": the figure %.10g %s (%s) stands in %s", place_of(look, twin),
                          (double)figure.ten_thousandths / KS_FIGURE_SCALE, unit ? unit : "",
                          ks_lang_code(KS_LANG_ZH_CN), ks_staff_tr("no English text of its row"));
    }
}

static bool has_figure(const struct ks_content *content, const char *text, const char *wanted)
{
    struct ks_figure_walk walk = {.content = content, .lang = KS_LANG_ZH_CN, .at = wanted};
    struct ks_told_figure figure, told;
    if (!ks_figure_next(&walk, &figure))
        return false;
    walk = (struct ks_figure_walk){.content = content, .lang = KS_LANG_ZH_CN, .at = text};
    while (ks_figure_next(&walk, &told))
        if (told.unit == figure.unit && told.ten_thousandths == figure.ten_thousandths)
            return true;
    return false;
}

static void check_exceptions(const struct look *look, const struct row *row)
{
    const struct ks_content *content = look->load->content;
    const char *chinese = row->whole.in[KS_LANG_ZH_CN];
    for (int i = 0; i < content->exception_count; i++) {
        const struct ks_exception_words *rule = &content->exceptions[i];
        const char *about = ks_wording_find_any(chinese, rule->about, rule->about_count);
        if (!about || ks_wording_has_any(chinese, rule->otherwise, rule->otherwise_count) ||
            (rule->figure && !has_figure(content, chinese, rule->figure)))
            continue;
        const char *place = place_of(look, &row->twins[0]);
        if (rule->figure)
            ks_faults_add(look->load->faults, row->file, row->twins[0].line,
                          "\"%s\" tells of \"%s\" and %s without what can be otherwise, as \"%s\"",
                          place, about, rule->figure, rule->otherwise[0]);
        else
            ks_faults_add(look->load->faults, row->file, row->twins[0].line,
                          "\"%s\" tells of \"%s\" without what belongs to it, as \"%s\"", place,
                          about, rule->otherwise[0]);
    }
}

static void add(const struct look *look, struct row *row, const struct twin *twin)
{
    struct ks_arena *arena = look->load->scratch;
    bool has_both = twin->in[KS_LANG_ZH_CN] && twin->in[KS_LANG_EN] && twin->in[KS_LANG_EN][0];
    if (!has_both || row->count == MOST_TEXTS) /* one that is not translated is told elsewhere */
        return;
    struct twin *own = &row->twins[row->count++];
    *own = *twin;
    own->in[KS_LANG_EN] = in_small_letters(arena, twin->in[KS_LANG_EN]);
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        row->whole.in[lang] =
            row->count == 1 ? own->in[lang]
                            : ks_arena_printf(arena, "%s\n%s", row->whole.in[lang], own->in[lang]);
}

static void check_row(const struct look *look, const struct row *row)
{
    for (int i = 0; i < row->count; i++) {
        check_words(look, row, &row->twins[i]);
        check_figures(look, row, &row->twins[i]);
    }
    if (row->count > 0 && row->node != look->root)
        check_exceptions(look, row);
}

static const char *text_of(const struct ks_node *node, enum ks_lang lang)
{
    const struct ks_node *member = ks_node_member(node, ks_lang_code(lang));
    return member && member->kind == KS_NODE_TEXT ? member->text : NULL;
}

static void add_node(const struct look *look, struct row *row, const struct ks_node *node)
{
    const struct ks_node *chinese = ks_node_near_key(node, ks_lang_code(KS_LANG_ZH_CN));
    add(look, row,
        &(struct twin){.in = {[KS_LANG_ZH_CN] = text_of(node, KS_LANG_ZH_CN),
                              [KS_LANG_EN] = text_of(node, KS_LANG_EN)},
                       .line = chinese->line,
                       .field = node});
}

/* Outcomes are pages of their own, looked at one by one. */
static bool is_of_texts(const struct ks_node *node)
{
    static const char *const others[] = {"sources", "numbers", "keywords", "worked", "outcomes"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(node->key, others[i]) == 0)
            return false;
    return true;
}

/* A page is as deep as its tables, so this ends. */
static void check_nodes(const struct look *look, const struct ks_node *node)
{
    struct row row = {.node = node, .file = look->load->file};
    for (int i = 0; i < node->child_count; i++) {
        const struct ks_node *child = &node->children[i];
        if (!is_of_texts(child) || child->kind < KS_NODE_LIST)
            continue;
        if (!text_of(child, KS_LANG_ZH_CN)) {
            check_nodes(look, child);
        } else if (node->kind == KS_NODE_LIST) { /* a point: a row by itself */
            struct row point = {.node = child, .file = look->load->file};
            add_node(look, &point, child);
            check_row(look, &point);
        } else {
            add_node(look, &row, child);
        }
    }
    check_row(look, &row);
}

/* Blocks answer to each other by their places; of prose that has more of them in one language
 * nothing can be said. */
static void check_prose(const struct look *look, const struct ks_figure_prose *prose)
{
    const struct ks_prose_block *const *blocks = (const void *)prose->prose->blocks;
    const int *counts = prose->prose->counts;
    const char *file =
        ks_arena_printf(look->load->scratch, "%s.%s.md", prose->name, ks_lang_code(KS_LANG_ZH_CN));
    for (int i = 0; counts[KS_LANG_ZH_CN] == counts[KS_LANG_EN] && i < counts[KS_LANG_EN]; i++) {
        struct row row = {.file = file};
        add(look, &row,
            &(struct twin){.in = {[KS_LANG_ZH_CN] = blocks[KS_LANG_ZH_CN][i].text,
                                  [KS_LANG_EN] = blocks[KS_LANG_EN][i].text},
                           .line = blocks[KS_LANG_ZH_CN][i].line});
        check_row(look, &row);
    }
}

void ks_check_twins(struct ks_load *load, const struct ks_node *root,
                    const struct ks_figure_prose *prose, int prose_count)
{
    const struct look look = {load, root};
    if (load->content->twin_count == 0)
        return;
    check_nodes(&look, root);
    for (int i = 0; i < prose_count; i++)
        check_prose(&look, &prose[i]);
}
