/* What a page rests on, in one paragraph, by statute. */
#include "content/content.h"
#include "service/slips_private.h"

#include <string.h>

/* "STATUTE ARTICLE, ARTICLE": the bytes of the statute. */
static size_t statute_bytes(const char *ref)
{
    return strcspn(ref, " ");
}

static bool is_same_statute(const char *a, const char *b)
{
    size_t bytes = statute_bytes(a);
    return strncmp(a, KS_DOUBT_MARK, strlen(KS_DOUBT_MARK)) != 0 && bytes == statute_bytes(b) &&
           strncmp(a, b, bytes) == 0;
}

/* `text` with the articles of `ref` that it has not got. */
static const char *add_articles(struct ks_arena *arena, const char *text, const char *ref)
{
    static const char comma[] = "\xE3\x80\x81"; /* between articles */
    const char *at = ref + statute_bytes(ref);
    at += strspn(at, " ");
    while (*at != '\0') {
        const char *stop = strstr(at, comma);
        size_t bytes = stop != NULL ? (size_t)(stop - at) : strlen(at);
        const char *article = ks_arena_strndup(arena, at, bytes);
        if (strstr(text, article) == NULL)
            text = ks_arena_printf(arena, "%s%s%s", text, comma, article);
        at += bytes + (stop != NULL ? strlen(comma) : 0);
    }
    return text;
}

static bool is_taken(const struct ks_provenance *provenance, int index)
{
    for (int i = 0; i < index; i++)
        if (is_same_statute(provenance->refs[i], provenance->refs[index]))
            return true;
    return false;
}

const char *ks_sources_text(struct ks_arena *arena, enum ks_lang lang,
                            const struct ks_provenance *provenance)
{
    const char *joined = NULL;
    for (int i = 0; i < provenance->ref_count; i++) {
        const char *one = provenance->refs[i];
        if (is_taken(provenance, i))
            continue;
        for (int j = i + 1; j < provenance->ref_count; j++)
            if (is_same_statute(provenance->refs[i], provenance->refs[j]))
                one = add_articles(arena, one, provenance->refs[j]);
        one = ks_source_text(arena, lang, one);
        joined = joined ? ks_arena_printf(arena, ks_tr(lang, "%s; %s"), joined, one) : one;
    }
    return joined;
}

void ks_slip_write_sources(const struct ks_slip_writer *writer,
                           const struct ks_provenance *provenance)
{
    char day[KS_DATE_TEXT_BYTES];
    const char *text = ks_sources_text(&writer->slip->arena, writer->lang, provenance);
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    if (text)
        ks_slip_write_small(writer, ks_tr(writer->lang, "Source"), text);
    ks_slip_write_small(writer, ks_tr(writer->lang, "Compared with the source on"),
                        ks_date_format(provenance->checked, day));
}
