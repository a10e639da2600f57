/* What a page rests on, in one paragraph: the statutes, each once. Their articles stand on the
 * screen. */
#include "content/content.h"
#include "service/slips_private.h"

#include <string.h>

static const char semicolon[] = "\xEF\xBC\x9B"; /* between two statutes of one source */
static const char bracket[] = "\xEF\xBC\x89";   /* may stand before it, as a space may */

/* A statute. One seen second hand stays by itself. */
struct part {
    const char *statute;
    bool is_doubted;
};

/* Takes what stands before the next `stop` out of `*at`; NULL behind the last. */
static const char *next_piece(struct ks_arena *arena, const char **at, const char *stop)
{
    if (*at == NULL)
        return NULL;
    const char *end = strstr(*at, stop);
    const char *piece = ks_arena_strndup(arena, *at, end ? (size_t)(end - *at) : strlen(*at));
    *at = end ? end + strlen(stop) : NULL;
    return piece;
}

/* Bytes of the statute's name, what stands before its first article: sources are in Chinese. */
static size_t name_bytes(const char *text)
{
    const char *article = ks_tr(KS_LANG_ZH_CN, "article number");
    size_t mark = sizeof bracket - 1;
    for (const char *at = text; (at = strstr(at, article)) != NULL; at++) {
        size_t bytes = (size_t)(at - text);
        if (bytes > 0 && at[-1] == ' ')
            return bytes - 1;
        if (bytes > mark && strncmp(at - mark, bracket, mark) == 0)
            return bytes;
    }
    return strlen(text);
}

/* Adds the statute of "STATUTE ARTICLES" behind all, unless it is there already. */
static int add_part(struct ks_arena *arena, struct part *parts, int count, const char *text,
                    bool is_doubted)
{
    const char *statute = ks_arena_strndup(arena, text, name_bytes(text));
    for (int i = 0; i < count; i++)
        if (parts[i].is_doubted == is_doubted && strcmp(parts[i].statute, statute) == 0)
            return count;
    parts[count] = (struct part){statute, is_doubted};
    return count + 1;
}

static int count_pieces(const char *text, const char *stop)
{
    int count = 1;
    while ((text = strstr(text, stop))) {
        count++;
        text += strlen(stop);
    }
    return count;
}

static const char *part_text(struct ks_arena *arena, enum ks_lang lang, const struct part *part)
{
    return ks_source_text(arena, lang,
                          part->is_doubted
                              ? ks_arena_printf(arena, KS_DOUBT_MARK " %s", part->statute)
                              : part->statute);
}

/* All sources in one text, each statute once; NULL if there are none. */
static const char *sources_text(struct ks_arena *arena, enum ks_lang lang,
                                const struct ks_provenance *provenance)
{
    const char *joined = NULL;
    int most = 0, count = 0;
    for (int i = 0; i < provenance->ref_count; i++)
        most += count_pieces(provenance->refs[i], semicolon);
    struct part *parts = ks_arena_alloc(arena, ((size_t)most + 1) * sizeof *parts);
    for (int i = 0; i < provenance->ref_count; i++) {
        const char *rest = provenance->refs[i], *piece;
        bool is_doubted = strncmp(rest, KS_DOUBT_MARK, strlen(KS_DOUBT_MARK)) == 0;
        rest += is_doubted ? strlen(KS_DOUBT_MARK) + 1 : 0;
        while ((piece = next_piece(arena, &rest, semicolon)))
            count = add_part(arena, parts, count, piece, is_doubted);
    }
    for (int i = 0; i < count; i++) {
        const char *one = part_text(arena, lang, &parts[i]);
        joined = joined ? ks_arena_printf(arena, ks_tr(lang, "%s; %s"), joined, one) : one;
    }
    return joined;
}

void ks_slip_write_sources(const struct ks_slip_writer *writer,
                           const struct ks_provenance *provenance)
{
    const struct ks_slip_context *context = writer->context;
    char day[KS_DATE_TEXT_BYTES];
    if (context->is_large)
        return;
    const struct ks_provenance reviewed =
        ks_provenance_reviewed(provenance, context->reviews, context->review_count);
    const char *text = sources_text(&writer->slip->arena, writer->lang, provenance);
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    if (text)
        ks_slip_write_small(writer, ks_tr(writer->lang, "Source (articles: on the screen)"), text);
    ks_slip_write_small(writer, ks_tr(writer->lang, "Compared with the source on"),
                        ks_date_format(reviewed.checked, day));
}
