/* What a page rests on, in one paragraph, by statute. */
#include "content/content.h"
#include "service/slips_private.h"

#include <string.h>

static const char semicolon[] = "\xEF\xBC\x9B"; /* between two statutes of one source */
static const char comma[] = "\xE3\x80\x81";     /* between articles */

/* A statute with its articles. One seen second hand stays by itself. */
struct part {
    const char *statute, *articles; /* "" for none */
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

static bool has_article(struct ks_arena *arena, const char *articles, const char *article)
{
    const char *one;
    while ((one = next_piece(arena, &articles, comma)))
        if (strcmp(one, article) == 0)
            return true;
    return false;
}

static void add_articles(struct ks_arena *arena, struct part *part, const char *articles)
{
    const char *one;
    while ((one = next_piece(arena, &articles, comma)))
        if (!has_article(arena, part->articles, one))
            part->articles = ks_arena_printf(arena, "%s%s%s", part->articles,
                                             part->articles[0] ? comma : "", one);
}

/* Adds "STATUTE ARTICLES" to the statute that is there already, or behind all. */
static int add_part(struct ks_arena *arena, struct part *parts, int count, const char *text,
                    bool is_doubted)
{
    size_t bytes = strcspn(text, " ");
    const char *articles = text + bytes + strspn(text + bytes, " ");
    struct part part = {ks_arena_strndup(arena, text, bytes), "", is_doubted};
    for (int i = 0; !is_doubted && i < count; i++)
        if (!parts[i].is_doubted && strcmp(parts[i].statute, part.statute) == 0) {
            add_articles(arena, &parts[i], articles);
            return count;
        }
    add_articles(arena, &part, articles);
    parts[count] = part;
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
    const char *text = ks_arena_printf(arena, "%s%s%s%s", part->is_doubted ? KS_DOUBT_MARK " " : "",
                                       part->statute, part->articles[0] ? " " : "", part->articles);
    return ks_source_text(arena, lang, text);
}

/* All sources in one text, the articles of a statute together; NULL if there are none. */
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
    char day[KS_DATE_TEXT_BYTES];
    if (writer->context->is_large)
        return;
    const char *text = sources_text(&writer->slip->arena, writer->lang, provenance);
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    if (text)
        ks_slip_write_small(writer, ks_tr(writer->lang, "Source"), text);
    ks_slip_write_small(writer, ks_tr(writer->lang, "Compared with the source on"),
                        ks_date_format(provenance->checked, day));
}
