/* What the page it was opened from rests on: each rule with the words of the page it stands for.
 * As text, which may go on on the next page: there are rules whose names alone fill one. */
#include "screens/page/page.h"

/* What the page says because of it, then the rule; where nobody read that in the original, that is
 * said in words. */
static void flow_source(struct ks_ui *ui, const struct ks_provenance *provenance, int index)
{
    const size_t mark = sizeof KS_DOUBT_MARK; /* and the blank behind it */
    const char *ref = provenance->refs[index];
    bool has_words = provenance->says != NULL && provenance->says[index] != NULL &&
                     ui->mode.lang == KS_LANG_ZH_CN;
    bool is_doubted = strncmp(ref, KS_DOUBT_MARK " ", mark) == 0;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (has_words)
        ks_flow_heading(ui, provenance->says[index]);
    ks_flow_text(ui, has_words ? KS_TYPE_LEAD : KS_TYPE_BODY,
                 has_words ? ui->theme->soft_ink : ui->theme->ink, is_doubted ? ref + mark : ref);
    if (is_doubted)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->on_warn_soft,
                     ks_ui_tr(ui, "Second hand: the original was not read for this page. Ask the "
                                  "window."));
    ks_flow_card_end(ui);
}

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
    for (int i = 0; i < provenance->ref_count; i++)
        flow_source(ui, provenance, i);
}

const struct ks_screen ks_screen_sources = {.view = view};
