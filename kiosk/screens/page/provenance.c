/* Where what stands on a page comes from, and how old it is. */
#include "screens/page/page.h"

void ks_page_due(const struct ks_visit *visit, struct ks_ui *ui,
                 const struct ks_provenance *provenance)
{
    if (ks_date_compare(ks_visit_today(visit), provenance->recheck) >= 0)
        ks_flow_caution(ui,
                        ks_ui_tr(ui, "This page is due to be checked again. Please ask the window "
                                     "before relying on it."));
}

void ks_page_checked(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_provenance *provenance)
{
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Checked %s · content %s"),
                                 ks_page_date_text(ui, provenance->checked),
                                 visit->content->revision));
}

void ks_page_sources(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_provenance *provenance)
{
    const char *sources = ks_sources_text(&ui->arena, ui->mode.lang, provenance);

    ks_page_checked(visit, ui, provenance);
    if (sources != NULL)
        ks_flow_text(
            ui, KS_TYPE_SMALL, ui->theme->soft_ink,
            ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: %s"), ks_ui_tr(ui, "Source"), sources));
}

void ks_page_provenance(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_provenance *provenance)
{
    ks_page_due(visit, ui, provenance);
    ks_page_sources(visit, ui, provenance);
}
