/* Which words of a page a source stands for. */
#include "content/ties.h"

#include <string.h>

#include "base/utf8.h"
#include "content/figure_walk.h"
#include "content/placeholders.h"
#include "content/time_limits.h"
#include "content/wording.h"

enum {
    LEAST_CHARACTERS = 3, /* of a phrase */
    MOST_READ = 40        /* of sources; more are a fault in any case */
};

struct tied {
    const char *ref, *says;
    const char **numbers;
    int number_count;
};

static const struct ks_field tied_fields[] = {
    KS_SOURCE(struct tied, ref, "ref"),
    KS_TEXT(struct tied, says, "says"),
    {.key = "numbers",
     .read = ks_read_list,
     .offset = offsetof(struct tied, numbers),
     .count_offset = offsetof(struct tied, number_count),
     .element = &ks_text_element,
     .element_bytes = sizeof(const char *),
     .low = 1,
     .high = KS_MOST_IN_LIST,
     .is_optional = true},
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
    const char *text;
    const char *file;            /* NULL: the one being read */
    const struct ks_node *field; /* NULL: of the notes */
    int line;
};

struct page {
    struct ks_load *load;
    const struct ks_node *root;
    struct page_text *texts;
    int count, capacity;
};

static void add_text(struct page *page, struct page_text text)
{
    page->texts = ks_arena_room(page->load->scratch, page->texts, page->count, &page->capacity,
                                sizeof *page->texts);
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
static void gather(struct page *page, const struct ks_node *field)
{
    for (int i = 0; i < field->child_count; i++) {
        const struct ks_node *node = &field->children[i];
        if (node->kind == KS_NODE_TEXT && strcmp(node->key, ks_lang_code(KS_LANG_ZH_CN)) == 0)
            add_text(page,
                     (struct page_text){
                         .text = strchr(node->text, '{') ? filled(page, node->text) : node->text,
                         .field = field,
                         .line = node->line,
                     });
        else if (strcmp(node->key, "sources") != 0)
            gather(page, node);
    }
}

/* "points[2]", "limits[1].late", or the notes. */
static const char *path_of(const struct page *page, const struct page_text *text)
{
    return text->field ? ks_node_path(page->load->scratch, page->root, text->field) : "notes";
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

static bool is_digit_at(const char *text)
{
    char sign = ks_utf8_ascii(text);
    return sign >= '0' && sign <= '9';
}

/* Where `says` stands in `text`, NULL if nowhere: "5 days" does not stand in "15 days". */
static const char *find_phrase(const char *text, const char *says)
{
    const char *at = strstr(text, says);
    while (at && at > text && is_digit_at(says) && at[-1] >= '0' && at[-1] <= '9')
        at = strstr(at + 1, says);
    return at;
}

/* Whether a sentence of `text` with `says` in it leaves something open. */
static bool is_left_open(const struct page *page, const char *text, const char *says)
{
    const struct ks_content *content = page->load->content;
    for (const char *at = find_phrase(text, says); at; at = find_phrase(at + 1, says)) {
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

/* `number` is that of the source in its list. */
static void check_one(const struct page *page, int line, int number, const char *ref,
                      const char *says)
{
    const struct ks_content *content = page->load->content;
    bool needs_doubt =
        content->doubt_count > 0 && strncmp(ref, KS_DOUBT_MARK, sizeof KS_DOUBT_MARK - 1) == 0;
    const struct page_text *found = NULL;
    bool is_doubted = !needs_doubt;
    for (int i = 0; i < page->count; i++) {
        if (!find_phrase(page->texts[i].text, says))
            continue;
        found = found ? found : &page->texts[i];
        is_doubted = is_doubted || is_left_open(page, page->texts[i].text, says);
    }
    if (!found)
        ks_load_fault(
            page->load, line,
            "\"sources[%d].says\": no text of this page says \"%s\": its source is unused", number,
            says);
    else if (!is_doubted)
        ks_load_fault(page->load, line,
                      "\"sources[%d].says\": \"%s\" rests on a source that was not read in the "
                      "original: its sentence in \"%s\", line %d, must leave it open",
                      number, says, path_of(page, found), found->line);
}

/* Whether the sentence from `from` to `to` has the figure and leaves it open. */
static bool tells_open(const struct page *page, const char *from, const char *to,
                       const struct ks_told_figure *figure)
{
    const struct ks_content *content = page->load->content;
    const char *sentence = ks_arena_strndup(page->load->scratch, from, (size_t)(to - from));
    struct ks_figure_walk walk = {.content = content, .lang = KS_LANG_ZH_CN, .at = sentence};
    struct ks_told_figure told;
    while (ks_figure_next(&walk, &told))
        if (told.unit == figure->unit && told.ten_thousandths == figure->ten_thousandths)
            return ks_wording_has_any(sentence, content->doubts, content->doubt_count);
    return false;
}

static bool is_open_somewhere(const struct page *page, const struct ks_told_figure *figure)
{
    for (int i = 0; i < page->count; i++) {
        const char *from = page->texts[i].text, *to = from;
        while (*from) {
            while (*to && !is_stop(to))
                to++;
            if (tells_open(page, from, to, figure))
                return true;
            from = to += *to ? 3 : 0;
        }
    }
    return false;
}

/* What was not read in the original is left open where its figures stand. */
static void check_doubtful_numbers(const struct page *page, const struct ks_node *source)
{
    const struct ks_node *numbers = ks_node_member(source, "numbers");
    const struct ks_content *content = page->load->content;
    bool is_doubtful = strncmp(ks_node_near_key(source, "ref")->text, KS_DOUBT_MARK,
                               sizeof KS_DOUBT_MARK - 1) == 0;
    if (!numbers || !is_doubtful || content->doubt_count == 0)
        return;
    for (int i = 0; i < numbers->child_count; i++) {
        const struct ks_node *node = &numbers->children[i];
        struct ks_figure_walk walk = {.content = content, .lang = KS_LANG_ZH_CN, .at = node->text};
        struct ks_told_figure figure;
        if (ks_figure_next(&walk, &figure) && !is_open_somewhere(page, &figure))
            ks_load_fault(page->load, node->line,
                          "\"%s\": \"%s\" rests on a source that was not read in the original: no "
                          "sentence with it leaves it open",
                          ks_node_path(page->load->scratch, page->root, node), node->text);
    }
}

static void check_sentences(const struct page *page, const struct page_text *text)
{
    struct ks_load here = *page->load;
    here.file = text->file ? text->file : page->load->file;
    ks_check_sentences(&here, text->line, page->root, text->field, text->text);
}

static void gather_prose(struct page *page, const struct ks_prose *prose)
{
    const char *file =
        ks_arena_printf(page->load->scratch, "guides/%s.%s.md",
                        ks_node_near_key(page->root, "notes")->text, ks_lang_code(KS_LANG_ZH_CN));
    for (int i = 0; prose && i < prose->counts[KS_LANG_ZH_CN]; i++)
        add_text(page, (struct page_text){.text = prose->blocks[KS_LANG_ZH_CN][i].text,
                                          .file = file,
                                          .line = prose->blocks[KS_LANG_ZH_CN][i].line});
}

void ks_check_ties(struct ks_load *load, const struct ks_node *root, const struct ks_prose *prose,
                   const struct ks_provenance *provenance, int most)
{
    const struct ks_node *list = ks_node_near_key(root, "sources");
    struct page page = {.load = load, .root = root};
    if (provenance->ref_count > most)
        ks_load_fault(load, list->line,
                      "\"sources\": %d are there, %d is the most: only what this page rests on",
                      provenance->ref_count, most);
    gather(&page, root);
    gather_prose(&page, prose);
    for (int i = 0; i < page.count; i++)
        check_sentences(&page, &page.texts[i]);
    for (int i = 0; i < provenance->ref_count; i++) {
        const char *ref = provenance->refs[i], *says = provenance->says[i];
        const struct ks_node *item = ks_node_near_item(list, i);
        if (!says || !ref)
            continue;
        for (int j = 0; j < i; j++)
            if (ks_is_same_text(ref, provenance->refs[j]) &&
                ks_is_same_text(says, provenance->says[j]))
                ks_load_fault(load, item->line, "\"sources[%d]\": this source is there twice",
                              i + 1);
        check_doubtful_numbers(&page, item);
        int line = ks_node_near_key(item, "says")->line;
        if (ks_utf8_count(says) < LEAST_CHARACTERS)
            ks_load_fault(load, line,
                          "\"sources[%d].says\" must be at least three characters of the page",
                          i + 1);
        else
            check_one(&page, line, i + 1, ref, says);
    }
}

bool ks_is_tied(const struct ks_provenance *provenance, const char *text)
{
    for (int i = 0; text && i < provenance->ref_count; i++)
        if (provenance->says[i] && find_phrase(text, provenance->says[i]))
            return true;
    return false;
}
