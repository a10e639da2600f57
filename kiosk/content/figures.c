/* Which figures stand in a page, and which may. */
#include "content/figures.h"

#include <string.h>

#include "base/i18n.h"
#include "content/faults.h"
#include "content/figure_walk.h"
#include "content/twins.h"

enum { MOST_FIGURES = 96 /* different ones of a page */ };

struct check {
    struct ks_load *load;
    const struct ks_node *root; /* of the page */
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

static struct ks_figure_walk walk_through(const struct check *check, enum ks_lang lang,
                                          const char *text)
{
    return (struct ks_figure_walk){.content = check->load->content, .lang = lang, .at = text};
}

static void allow_text(struct check *check, const char *text)
{
    struct ks_figure_walk walk = walk_through(check, KS_LANG_ZH_CN, text);
    struct ks_told_figure figure;
    while (text && ks_figure_next(&walk, &figure))
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
                &(struct ks_told_figure){node->number * KS_FIGURE_SCALE, i});
}

static void allow_values(struct check *check, const struct ks_node *node)
{
    allow_value(check, node);
    for (int i = 0; i < node->child_count; i++)
        allow_values(check, &node->children[i]);
}

/* Where a text stands: in a field of the page, or in the notes beside it. */
struct place {
    const char *file;
    int line;
    const struct ks_node *field; /* NULL: notes */
    const char *text;
};

static void fault(struct check *check, const struct place *place, enum ks_lang lang,
                  const struct ks_told_figure *figure, const char *where)
{
    const char *const *words = check->load->content->figure_units[figure->unit].words[lang];
    const char *path =
        place->field ? ks_node_path(check->load->scratch, check->root, place->field) : "notes";
    ks_faults_add(check->load->faults, place->file, place->line,
                  "\"%s\": the figure %.10g %s (%s) stands in %s", path,
                  (double)figure->ten_thousandths / KS_FIGURE_SCALE, words[0] ? words[0] : "",
                  ks_lang_code(lang), ks_staff_tr(where));
}

/* A Chinese figure is one of those allowed. Gathers those of the text in `told`. */
static int check_chinese(struct check *check, const struct place *place,
                         struct ks_told_figure *told)
{
    struct ks_figure_walk walk = walk_through(check, KS_LANG_ZH_CN, place->text);
    struct ks_told_figure figure;
    int count = 0;
    while (ks_figure_next(&walk, &figure)) {
        add(check->seen, &check->seen_count, &figure);
        add(told, &count, &figure);
        if (has(check->allowed, check->allowed_count, &figure))
            continue;
        fault(check, place, KS_LANG_ZH_CN, &figure,
              KS_N_("no \"says\", no limit and no \"numbers\" of this page"));
        add(check->allowed, &check->allowed_count, &figure); /* told once */
    }
    return count;
}

/* A figure of another language is one of the Chinese ones it translates. */
static void check_other(struct check *check, const struct place *place, enum ks_lang lang,
                        const struct ks_told_figure *chinese, int count)
{
    struct ks_figure_walk walk = walk_through(check, lang, place->text);
    struct ks_told_figure figure;
    while (ks_figure_next(&walk, &figure))
        if (!has(chinese, count, &figure))
            fault(check, place, lang, &figure, KS_N_("no Chinese text beside it"));
}

static struct place place_of(const struct check *check, const struct ks_node *field,
                             const struct ks_node *text)
{
    return (struct place){
        .file = check->load->file, .line = text->line, .field = field, .text = text->text};
}

/* The words of one node, in every language. */
static void check_words(struct check *check, const struct ks_node *node)
{
    const struct ks_node *chinese = ks_node_member(node, ks_lang_code(KS_LANG_ZH_CN));
    struct ks_told_figure told[MOST_FIGURES];
    if (!chinese || chinese->kind != KS_NODE_TEXT)
        return;
    const struct place place = place_of(check, node, chinese);
    int count = check_chinese(check, &place, told);
    for (enum ks_lang lang = KS_LANG_ZH_CN + 1; lang < KS_LANG_COUNT; lang++) {
        const struct ks_node *other = ks_node_member(node, ks_lang_code(lang));
        if (!other || other->kind != KS_NODE_TEXT)
            continue;
        const struct place beside = place_of(check, node, other);
        check_other(check, &beside, lang, told, count);
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
        const struct place place = {.file = file, .line = blocks[i].line, .text = blocks[i].text};
        if (lang == KS_LANG_ZH_CN)
            check_chinese(check, &place, told);
        else
            check_other(check, &place, lang, check->seen, check->seen_count);
    }
}

/* What a list of numbers names stands in the page, else it would cover what comes later. */
static void check_numbers(struct check *check, const struct ks_node *list)
{
    for (int i = 0; i < list->child_count; i++) {
        const struct ks_node *node = &list->children[i];
        struct ks_figure_walk walk = walk_through(check, KS_LANG_ZH_CN, node->text);
        struct ks_told_figure figure;
        const char *path = ks_node_path(check->load->scratch, check->root, node);
        if (!ks_figure_next(&walk, &figure))
            ks_load_fault(check->load, node->line, "\"%s\" is no figure as \"7 days\" in Chinese",
                          path);
        else if (!has(check->seen, check->seen_count, &figure))
            ks_load_fault(check->load, node->line,
                          "\"%s\": no text of this page has the figure \"%s\"", path, node->text);
    }
}

static void allow_numbers(struct check *check, const struct ks_node *list)
{
    for (int i = 0; i < list->child_count; i++)
        allow_text(check, list->children[i].text);
}

/* The lists of numbers: that of the page, and those of its sources. */
static void each_list(struct check *check, void (*act)(struct check *, const struct ks_node *))
{
    const struct ks_node *sources = ks_node_member(check->root, "sources");
    const struct ks_node *own = ks_node_member(check->root, "numbers");
    if (own)
        act(check, own);
    for (int i = 0; sources && i < sources->child_count; i++) {
        const struct ks_node *list = ks_node_member(&sources->children[i], "numbers");
        if (list)
            act(check, list);
    }
}

void ks_check_figures(struct ks_load *load, const struct ks_node *root,
                      const struct ks_figure_prose *prose, int prose_count,
                      const struct ks_provenance *provenance)
{
    if (load->content->figure_unit_count == 0)
        return;
    struct check check = {.load = load, .root = root};
    for (int i = 0; provenance->says && i < provenance->ref_count; i++)
        allow_text(&check, provenance->says[i]);
    each_list(&check, allow_numbers);
    allow_values(&check, root);
    check_nodes(&check, root);
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        for (int i = 0; i < prose_count; i++)
            check_prose(&check, &prose[i], lang);
    each_list(&check, check_numbers);
    ks_check_twins(load, root, prose, prose_count);
}
