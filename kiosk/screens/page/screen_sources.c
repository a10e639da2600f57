/* What the page it was opened from rests on: each rule with the words of the page it stands for.
 * As text, which may go on on the next page: there are rules whose names alone fill one. */
#include "screens/page/page.h"

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_place *place = ks_visit_place_now(visit);
    const struct ks_provenance *provenance =
        visit->screens[place->from]->provenance(visit, place->from_arg);
    const char *checked =
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Checked %s · content %s"),
                        ks_page_date_text(ui, provenance->checked), visit->content->revision);

    ks_page_head(visit, ui, ks_ui_tr(ui, "Sources"), ks_ui_tr(ui, "What this page rests on"),
                 checked);
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < provenance->ref_count; i++) {
        bool has_words = provenance->says != NULL && ui->mode.lang == KS_LANG_ZH_CN;
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, provenance->refs[i]);
        if (has_words && provenance->says[i] != NULL)
            ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, provenance->says[i]);
        ks_flow_card_end(ui);
    }
}

const struct ks_screen ks_screen_sources = {.view = view};
