/* The pages that have sources: how long each holds, and the list of them. */
#include <string.h>

#include "content/parts.h"

static void check_recheck(struct ks_load *load, int line, const struct ks_provenance *provenance)
{
    struct ks_date latest = ks_date_add_months(provenance->checked, 12 * KS_RECHECK_YEARS);
    if (ks_date_is_none(provenance->checked) || ks_date_is_none(provenance->recheck))
        return;
    if (ks_date_compare(provenance->recheck, provenance->checked) <= 0)
        ks_load_fault(load, line, "\"recheck\" must be a day after \"checked\"");
    else if (ks_date_compare(provenance->recheck, latest) > 0)
        ks_load_fault(load, line, "\"recheck\" must be at most %d years after \"checked\"",
                      KS_RECHECK_YEARS);
}

/* The list has room for the next power of two. */
void ks_list_legal_page(struct ks_content *content, struct ks_legal_page page)
{
    size_t count = (size_t)content->legal_page_count;
    if ((count & (count - 1)) == 0) {
        struct ks_legal_page *more =
            ks_arena_alloc(&content->arena, (2 * count + 1) * sizeof *more);
        if (count > 0)
            memcpy(more, content->legal_pages, count * sizeof *more);
        content->legal_pages = more;
    }
    content->legal_pages[content->legal_page_count++] = page;
}

/* "guides:labour", "institutions:legal-aid", "danger": a number before a guide's id is no part of
 * it. */
static const char *page_name(struct ks_load *load, const struct ks_node *node)
{
    const struct ks_node *id = ks_node_member(node, "id");
    int stem = (int)strcspn(load->file, "/.");
    bool has_id = id != NULL && id->kind == KS_NODE_TEXT;
    return ks_arena_printf(&load->content->arena, "%.*s%s%s", stem, load->file, has_id ? ":" : "",
                           has_id ? id->text : "");
}

static const char *page_sha(struct ks_load *load, const struct ks_node *node)
{
    char *sha = ks_arena_alloc(&load->content->arena, KS_CRYPTO_SHA_BYTES);
    const char *said = ks_arena_printf(load->scratch, "%s%s", load->prose_sha,
                                       ks_node_write_short(load->scratch, node));
    ks_crypto_sha256(said, strlen(said), sha);
    load->prose_sha[0] = '\0';
    return sha;
}

void ks_load_legal_page(struct ks_load *load, const struct ks_node *node,
                        const struct ks_words *title, struct ks_provenance *provenance)
{
    char today[KS_DATE_TEXT_BYTES];
    provenance->page = page_name(load, node);
    provenance->sha = page_sha(load, node);
    check_recheck(load, ks_node_near_key(node, "recheck")->line, provenance);
    if (!ks_date_is_none(load->today) && ks_date_compare(provenance->checked, load->today) > 0)
        ks_load_fault(load, ks_node_near_key(node, "checked")->line,
                      "\"checked\" is after today, %s", ks_date_format(load->today, today));
    ks_list_legal_page(load->content, (struct ks_legal_page){.file = ks_arena_strdup(
                                                                 &load->content->arena, load->file),
                                                             .title = title,
                                                             .provenance = provenance});
}

bool ks_provenance_is_due(const struct ks_provenance *provenance, struct ks_date today)
{
    return !ks_date_is_none(provenance->recheck) &&
           ks_date_compare(provenance->recheck, today) <= 0;
}

struct ks_provenance ks_provenance_reviewed(const struct ks_provenance *provenance,
                                            const struct ks_review *reviews, int count)
{
    struct ks_provenance found = *provenance;
    for (int i = 0; provenance->sha != NULL && i < count; i++)
        if (strcmp(reviews[i].sha, provenance->sha) == 0 &&
            ks_date_compare(reviews[i].checked, found.checked) >= 0) {
            found.checked = reviews[i].checked;
            found.recheck = reviews[i].recheck;
        }
    return found;
}
