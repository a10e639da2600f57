/* The pages of a pack as search finds them. */
#include "service/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "content/markup.h"
#include "content/wording.h"
#include "search/search.h"

enum { KEYS_A_KIND = 10000, KIND_COUNT = KS_FOUND_BULLETIN + 1 };

struct ks_finder {
    struct ks_search *search; /* owned */
};

static const char *both(struct ks_arena *arena, const struct ks_words *words)
{
    return ks_arena_printf(arena, "%s\n%s", words->in[KS_LANG_ZH_CN], words->in[KS_LANG_EN]);
}

/* Sentences behind the words that were chosen: they weigh less than those. */
static const char *both_on_a_line(struct ks_arena *arena, const struct ks_words *words)
{
    return ks_arena_printf(arena, "%s %s", words->in[KS_LANG_ZH_CN], words->in[KS_LANG_EN]);
}

static size_t both_bytes(const struct ks_words *words)
{
    return strlen(words->in[KS_LANG_ZH_CN]) + strlen(words->in[KS_LANG_EN]) + 2;
}

/* Writes both languages, each with a line end behind it; where the next may follow. */
static char *put_both(char *at, const struct ks_words *words)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        at = stpcpy(at, words->in[lang]);
        *at++ = '\n';
    }
    *at = '\0';
    return at;
}

/* The bodies of a guide: what its steps and documents are called. */
static const char *guide_body(struct ks_arena *arena, const struct ks_guide *guide)
{
    size_t bytes = both_bytes(&guide->legal_title) + 1;
    for (int i = 0; i < guide->step_count; i++)
        bytes += both_bytes(&guide->steps[i].title);
    for (int i = 0; i < guide->material_count; i++)
        bytes += both_bytes(&guide->materials[i].title);
    char *body = ks_arena_alloc(arena, bytes);
    char *at = put_both(body, &guide->legal_title);
    for (int i = 0; i < guide->step_count; i++)
        at = put_both(at, &guide->steps[i].title);
    for (int i = 0; i < guide->material_count; i++)
        at = put_both(at, &guide->materials[i].title);
    return body;
}

/* What an official text is about, as its headings and items say. */
static const char *bulletin_body(struct ks_arena *arena, const struct ks_bulletin *bulletin)
{
    const char *body = both(arena, &bulletin->issuer);
    for (int i = 0; i < bulletin->line_count; i++)
        if (bulletin->lines[i].as != KS_BULLETIN_PARAGRAPH)
            body = ks_arena_printf(arena, "%s\n%s", body,
                                   bulletin->lines[i].text +
                                       ks_markup_number(bulletin->lines[i].text));
    return body;
}

static struct ks_search_doc doc_of(struct ks_arena *arena, const struct ks_content *content,
                                   enum ks_found_kind kind, int index)
{
    struct ks_search_doc doc = {.key = (int)kind * KEYS_A_KIND + index};
    if (kind == KS_FOUND_GUIDE) {
        const struct ks_guide *guide = &content->guides[index];
        doc.number = guide->number;
        doc.title = ks_arena_printf(arena, "%s\n%s", both(arena, &guide->legal_title),
                                    both(arena, &guide->title));
        doc.synonyms = ks_arena_printf(arena, "%s %s", both(arena, &guide->keywords),
                                       both_on_a_line(arena, &guide->situation));
        doc.body = guide_body(arena, guide);
    } else if (kind == KS_FOUND_START) {
        doc.title = both(arena, &content->situations.starts[index].title);
        doc.synonyms = both(arena, &content->situations.starts[index].keywords);
    } else if (kind == KS_FOUND_INSTITUTION) {
        doc.title = both(arena, &content->institutions[index].title);
        doc.synonyms = both(arena, &content->institutions[index].keywords);
        doc.body = both(arena, &content->institutions[index].what);
    } else if (kind == KS_FOUND_BULLETIN) {
        doc.title = both(arena, &content->bulletins[index].title);
        doc.body = bulletin_body(arena, &content->bulletins[index]);
    } else {
        doc.title = both(arena, &content->find_pages[index].title);
        doc.synonyms = both(arena, &content->find_pages[index].keywords);
    }
    return doc;
}

static int count_of(const struct ks_content *content, enum ks_found_kind kind)
{
    const int counts[KIND_COUNT] = {
        [KS_FOUND_GUIDE] = content->guide_count,
        [KS_FOUND_START] = content->situations.start_count,
        [KS_FOUND_INSTITUTION] = content->institution_count,
        [KS_FOUND_PAGE] = content->find_page_count,
        [KS_FOUND_BULLETIN] = content->bulletin_count,
    };
    return counts[kind];
}

static enum ks_err open_search(const struct ks_content *content, const char *data_dir,
                               struct ks_search **out, struct ks_error *error)
{
    struct ks_arena arena = {0};
    int most = 0, count = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        most += count_of(content, (enum ks_found_kind)kind);
    struct ks_search_doc *docs = ks_arena_alloc(&arena, (size_t)(most + 1) * sizeof *docs);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (int i = 0; i < count_of(content, (enum ks_found_kind)kind); i++)
            docs[count++] = doc_of(&arena, content, (enum ks_found_kind)kind, i);
    struct ks_reading *readings =
        ks_arena_alloc(&arena, (size_t)(content->reading_count + 1) * sizeof *readings);
    for (int i = 0; i < content->reading_count; i++)
        readings[i] = (struct ks_reading){content->readings[i].word, content->readings[i].pinyin};
    const struct ks_search_pack pack = {
        .docs = docs,
        .doc_count = count,
        .readings = readings,
        .reading_count = content->reading_count,
        .kept = data_dir == NULL ? NULL : ks_arena_printf(&arena, "%s/search.index", data_dir),
    };
    enum ks_err err = ks_search_open(&pack, out, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_find_open(const struct ks_content *content, const char *data_dir,
                         struct ks_finder **out, struct ks_error *error)
{
    struct ks_finder *finder = calloc(1, sizeof *finder);
    *out = NULL;
    if (finder == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    enum ks_err err = open_search(content, data_dir, &finder->search, error);
    if (err == KS_OK)
        *out = finder;
    else
        free(finder);
    return err;
}

void ks_find_close(struct ks_finder *finder)
{
    if (finder != NULL)
        ks_search_close(finder->search);
    free(finder);
}

int ks_find_look(struct ks_finder *finder, const char *typed, int *out_keys, int most)
{
    int count = 0;
    return ks_search_find(finder->search, typed, out_keys, most, &count, NULL) == KS_OK ? count : 0;
}

void ks_find_next_letters(struct ks_finder *finder, const char *typed, bool out[KS_FIND_LETTERS])
{
    _Static_assert((int)KS_FIND_LETTERS == (int)KS_LETTER_LATIN_COUNT, "a letter each");
    ks_search_next_letters(finder->search, typed, out);
}

/* The icon a page has where it is opened. */
static const char *page_icon(const struct ks_content *content, enum ks_named_page page)
{
    static const char *const icons[KS_PAGE_CALC] = {
        [KS_PAGE_GUIDES] = "document",
        [KS_PAGE_SITUATIONS] = "unsure",
        [KS_PAGE_MEDIATION] = "speech",
        [KS_PAGE_ENFORCEMENT] = "list-check",
        [KS_PAGE_RISK_ENFORCEMENT] = "paper-pen",
        [KS_PAGE_RISK_LITIGATION] = "paper-pen",
        [KS_PAGE_ONLINE_FILING] = "phone",
        [KS_PAGE_RECTIFICATION] = "chart",
    };
    return page < KS_PAGE_CALC ? icons[page] : content->calculators[page - KS_PAGE_CALC].icon;
}

bool ks_found_is_shown(const struct ks_content *content, int key, struct ks_date today)
{
    return key / KEYS_A_KIND != KS_FOUND_BULLETIN ||
           ks_bulletin_is_shown(&content->bulletins[key % KEYS_A_KIND], today);
}

struct ks_found ks_found_of(const struct ks_content *content, int key, enum ks_lang lang)
{
    struct ks_found found = {
        .kind = (enum ks_found_kind)(key / KEYS_A_KIND), .index = key % KEYS_A_KIND, .detail = ""};
    if (found.kind == KS_FOUND_GUIDE) {
        const struct ks_guide *guide = &content->guides[found.index];
        found.number = guide->number;
        found.title = guide->title.in[lang];
        found.detail = guide->legal_title.in[lang];
        found.icon = guide->icon;
    } else if (found.kind == KS_FOUND_START) {
        found.title = content->situations.starts[found.index].title.in[lang];
        found.icon = content->situations.starts[found.index].icon;
    } else if (found.kind == KS_FOUND_INSTITUTION) {
        found.title = content->institutions[found.index].title.in[lang];
        found.detail = content->institutions[found.index].what.in[lang];
        found.icon = content->institutions[found.index].icon;
    } else if (found.kind == KS_FOUND_BULLETIN) {
        found.title = content->bulletins[found.index].title.in[lang];
        found.detail = content->bulletins[found.index].issuer.in[lang];
        found.icon = "chart";
    } else {
        found.title = content->find_pages[found.index].title.in[lang];
        found.icon = page_icon(content, ks_wording_page_of(content->find_pages[found.index].page));
    }
    return found;
}
