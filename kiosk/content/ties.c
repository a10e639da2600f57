/* Which words of a page a source stands for. */
#include "content/ties.h"

#include <string.h>

#include "base/utf8.h"
#include "content/placeholders.h"

enum { LEAST_CHARACTERS = 2 }; /* of a phrase */

struct tied {
    const char *ref, *says;
};

static const struct ks_field tied_fields[] = {
    KS_FIELD(struct tied, ref, "ref", ks_read_source),
    KS_FIELD(struct tied, says, "says", ks_read_text),
};
static const struct ks_shape tied_shape = KS_SHAPE(tied_fields);

void ks_read_tied_sources(struct ks_load *load, const struct ks_node *node,
                          const struct ks_field *field, void *owner)
{
    struct ks_provenance *provenance = (void *)((char *)owner + field->offset);
    struct ks_arena *arena = &load->content->arena;
    if (node->kind != KS_NODE_LIST || node->child_count == 0) {
        ks_load_fault(load, node->line, "\"sources\" must be a list with at least one source");
        return;
    }
    size_t count = (size_t)node->child_count;
    provenance->refs = ks_arena_alloc(arena, count * sizeof *provenance->refs);
    provenance->says = ks_arena_alloc(arena, count * sizeof *provenance->says);
    for (int i = 0; i < node->child_count; i++) {
        struct tied tied = {0};
        ks_read_shape(load, &node->children[i], &tied_shape, &tied);
        provenance->refs[i] = tied.ref;
        provenance->says[i] = tied.says;
    }
    provenance->ref_count = node->child_count;
}

static bool has_doubt(const struct ks_content *content, const char *text)
{
    for (int i = 0; i < content->doubt_count; i++)
        if (content->doubts[i] && strstr(text, content->doubts[i]))
            return true;
    return false;
}

/* One phrase looked for in every text of a page. */
struct search {
    struct ks_load *load;
    const char *says;
    bool is_found, is_doubted;
};

static void look_at(struct search *search, const char *text)
{
    if (!strstr(text, search->says))
        return;
    search->is_found = true;
    search->is_doubted = search->is_doubted || has_doubt(search->load->content, text);
}

/* Placeholders are filled in a quiet way: what is wrong with them was told when the text was read.
 */
static const char *filled(struct search *search, const char *text)
{
    struct ks_content_faults none = {0};
    struct ks_load quiet = *search->load;
    quiet.faults = &none;
    text = ks_placeholders_fill(&quiet, 0, KS_LANG_ZH_CN, text);
    ks_content_faults_destroy(&none);
    return text;
}

/* A page is as deep as its tables, so this ends. */
static void look_through(struct search *search, const struct ks_node *node)
{
    bool is_chinese =
        node->kind == KS_NODE_TEXT && strcmp(node->key, ks_lang_code(KS_LANG_ZH_CN)) == 0;
    if (is_chinese)
        look_at(search, strchr(node->text, '{') ? filled(search, node->text) : node->text);
    for (int i = 0; i < node->child_count; i++)
        if (strcmp(node->children[i].key, "sources") != 0)
            look_through(search, &node->children[i]);
}

static void check_one(struct search *search, int line, const struct ks_node *root,
                      const struct ks_prose *prose, const char *ref)
{
    look_through(search, root);
    for (int i = 0; prose && i < prose->counts[KS_LANG_ZH_CN]; i++)
        look_at(search, prose->blocks[KS_LANG_ZH_CN][i].text);
    if (!search->is_found)
        ks_load_fault(search->load, line, "no text of this page says \"%s\": its source is unused",
                      search->says);
    else if (!search->is_doubted && strncmp(ref, KS_DOUBT_MARK, sizeof KS_DOUBT_MARK - 1) == 0)
        ks_load_fault(search->load, line,
                      "\"%s\" rests on a source that was not read in the original: its sentence "
                      "must leave it open",
                      search->says);
}

void ks_check_ties(struct ks_load *load, const struct ks_node *root, const struct ks_prose *prose,
                   const struct ks_provenance *provenance, int most)
{
    const struct ks_node *list = ks_node_near_key(root, "sources");
    if (provenance->ref_count > most)
        ks_load_fault(load, list->line, "%d sources, %d is the most: only what this page rests on",
                      provenance->ref_count, most);
    for (int i = 0; i < provenance->ref_count; i++) {
        struct search search = {.load = load, .says = provenance->says[i]};
        int line = ks_node_near_item(list, i)->line;
        if (!search.says || !provenance->refs[i])
            continue;
        if (ks_utf8_count(search.says) < LEAST_CHARACTERS)
            ks_load_fault(load, line, "\"says\" must be at least two characters of the page");
        else
            check_one(&search, line, root, prose, provenance->refs[i]);
    }
}

bool ks_is_tied(const struct ks_provenance *provenance, const char *text)
{
    for (int i = 0; text && i < provenance->ref_count; i++)
        if (provenance->says[i] && strstr(text, provenance->says[i]))
            return true;
    return false;
}
