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

void ks_load_legal_page(struct ks_load *load, const struct ks_node *node,
                        const struct ks_words *title, const struct ks_provenance *provenance)
{
    char today[KS_DATE_TEXT_BYTES];
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
