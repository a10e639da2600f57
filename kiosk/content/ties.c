/* Which words of a page a source stands for. */
#include "content/ties.h"

#include <string.h>

#include "base/utf8.h"
#include "content/placeholders.h"
#include "content/time_limits.h"
#include "content/wording.h"

enum {
    LEAST_CHARACTERS = 3, /* of a phrase */
    MOST_READ = 40        /* of sources; more are a fault in any case */
};

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
    int read = node->child_count < MOST_READ ? node->child_count : MOST_READ;
    size_t count = (size_t)read;
    provenance->refs = ks_arena_alloc(arena, count * sizeof *provenance->refs);
    provenance->says = ks_arena_alloc(arena, count * sizeof *provenance->says);
    for (int i = 0; i < read; i++) {
        struct tied tied = {0};
        ks_read_shape(load, &node->children[i], &tied_shape, &tied);
        provenance->refs[i] = tied.ref;
        provenance->says[i] = tied.says;
    }
    provenance->ref_count = read;
}

/* The Chinese texts of a page, gathered once for all its sources. */
struct page_text {
    const char *text, *name;
    const char *file; /* NULL: the one being read */
    int line;
};

struct page {
    struct ks_load *load;
    struct page_text *texts;
    int count, capacity;
};

static void add_text(struct page *page, struct page_text text)
{
    if (page->count == page->capacity) {
        int more = page->capacity ? 2 * page->capacity : 64;
        struct page_text *grown = ks_arena_alloc(page->load->scratch, (size_t)more * sizeof *grown);
        for (int i = 0; i < page->count; i++)
            grown[i] = page->texts[i];
        page->texts = grown;
        page->capacity = more;
    }
    page->texts[page->count++] = text;
}

/* Placeholders are filled in a quiet way: what is wrong with them was told when the text was read.
 */
static const char *filled(const struct page *page, const char *text)
{
    struct ks_content_faults none = {0};
    struct ks_load quiet = *page->load;
    quiet.faults = &none;
    text = ks_placeholders_fill(&quiet, 0, KS_LANG_ZH_CN, text);
    ks_content_faults_destroy(&none);
    return text;
}

/* A page is as deep as its tables, so this ends. */
static void gather(struct page *page, const struct ks_node *node, const char *name)
{
    if (node->kind == KS_NODE_TEXT && strcmp(node->key, ks_lang_code(KS_LANG_ZH_CN)) == 0)
        add_text(page, (struct page_text){.text = strchr(node->text, '{') ? filled(page, node->text)
                                                                          : node->text,
                                          .name = name,
                                          .line = node->line});
    for (int i = 0; i < node->child_count; i++)
        if (strcmp(node->children[i].key, "sources") != 0)
            gather(page, &node->children[i], node->key[0] ? node->key : node->name);
}

/* Whether `text` begins with what ends a sentence or its half: a stop, a semicolon, a mark. */
static bool is_stop(const char *text)
{
    static const char *const stops[] = {"\xE3\x80\x82", "\xEF\xBC\x9B", "\xEF\xBC\x81",
                                        "\xEF\xBC\x9F"};
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
        if (strncmp(text, stops[i], 3) == 0)
            return true;
    return false;
}

/* Whether a sentence of `text` with `says` in it leaves something open. */
static bool is_left_open(const struct page *page, const char *text, const char *says)
{
    const struct ks_content *content = page->load->content;
    for (const char *at = strstr(text, says); at; at = strstr(at + 1, says)) {
        const char *from = at, *to = at + strlen(says);
        while (from > text && !(from - text >= 3 && is_stop(from - 3)))
            from--;
        while (*to && !is_stop(to))
            to++;
        const char *sentence = ks_arena_strndup(page->load->scratch, from, (size_t)(to - from));
        if (ks_wording_has_any(sentence, content->doubts, content->doubt_count))
            return true;
    }
    return false;
}

static void check_one(const struct page *page, int line, const char *ref, const char *says)
{
    const struct ks_content *content = page->load->content;
    bool needs_doubt =
        content->doubt_count > 0 && strncmp(ref, KS_DOUBT_MARK, sizeof KS_DOUBT_MARK - 1) == 0;
    bool is_found = false, is_doubted = !needs_doubt;
    for (int i = 0; i < page->count; i++) {
        if (!strstr(page->texts[i].text, says))
            continue;
        is_found = true;
        is_doubted = is_doubted || is_left_open(page, page->texts[i].text, says);
    }
    if (!is_found)
        ks_load_fault(page->load, line, "no text of this page says \"%s\": its source is unused",
                      says);
    else if (!is_doubted)
        ks_load_fault(page->load, line,
                      "\"%s\" rests on a source that was not read in the original: its sentence "
                      "must leave it open",
                      says);
}

static void check_sentences(struct ks_load *load, const struct page_text *text)
{
    struct ks_load here = *load;
    here.file = text->file ? text->file : load->file;
    ks_check_sentences(&here, text->line, text->name, text->text);
}

void ks_check_ties(struct ks_load *load, const struct ks_node *root, const struct ks_prose *prose,
                   const struct ks_provenance *provenance, int most)
{
    const struct ks_node *list = ks_node_near_key(root, "sources");
    struct page page = {.load = load};
    const char *prose_file =
        ks_arena_printf(load->scratch, "guides/%s.%s.md", ks_node_near_key(root, "notes")->text,
                        ks_lang_code(KS_LANG_ZH_CN));
    if (provenance->ref_count > most)
        ks_load_fault(load, list->line, "%d sources, %d is the most: only what this page rests on",
                      provenance->ref_count, most);
    gather(&page, root, "");
    for (int i = 0; prose && i < prose->counts[KS_LANG_ZH_CN]; i++)
        add_text(&page, (struct page_text){.text = prose->blocks[KS_LANG_ZH_CN][i].text,
                                           .name = "text",
                                           .file = prose_file,
                                           .line = prose->blocks[KS_LANG_ZH_CN][i].line});
    for (int i = 0; i < page.count; i++)
        check_sentences(load, &page.texts[i]);
    for (int i = 0; i < provenance->ref_count; i++) {
        const char *ref = provenance->refs[i], *says = provenance->says[i];
        int line = ks_node_near_item(list, i)->line;
        if (!says || !ref)
            continue;
        for (int j = 0; j < i; j++)
            if (ks_is_same_text(ref, provenance->refs[j]) &&
                ks_is_same_text(says, provenance->says[j]))
                ks_load_fault(load, line, "this source is there twice");
        if (ks_utf8_count(says) < LEAST_CHARACTERS)
            ks_load_fault(load, line, "\"says\" must be at least three characters of the page");
        else
            check_one(&page, line, ref, says);
    }
}

bool ks_is_tied(const struct ks_provenance *provenance, const char *text)
{
    return text && ks_wording_has_any(text, provenance->says, provenance->ref_count);
}
