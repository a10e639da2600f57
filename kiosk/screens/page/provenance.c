/* Where what stands on a page comes from, and how old it is. */
#include "screens/page/page.h"

static const struct ks_provenance *provenance_now(const struct ks_visit *visit)
{
    return ks_visit_screen_now(visit)->provenance(visit, ks_visit_place_now(visit)->arg);
}

struct ks_provenance ks_page_reviewed(const struct ks_visit *visit,
                                      const struct ks_provenance *provenance)
{
    const struct ks_hall_state *view = &visit->hall.view;

    return ks_provenance_reviewed(provenance, view->reviews, view->review_count);
}

void ks_page_due(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_provenance provenance = ks_page_reviewed(visit, provenance_now(visit));

    if (ks_provenance_is_due(&provenance, ks_visit_today(visit)))
        ks_flow_caution(ui,
                        ks_ui_tr(ui, "This page is due to be checked again. Please ask the window "
                                     "before relying on it."));
}

const char *ks_page_sources_name(const struct ks_visit *visit, struct ks_ui *ui)
{
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Sources of this page: %d"),
                           provenance_now(visit)->ref_count);
}

void ks_page_sources(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_flow_fold(ui, "book", ks_page_sources_name(visit, ui), KS_ACT_OPEN + KS_SCREEN_SOURCES, 0);
}

void ks_page_provenance(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_page_due(visit, ui);
    ks_page_sources(visit, ui);
}
