/* What one may have come for, in plain words: each leads to a few questions. */
#include "screens/page/page.h"

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_situations *situations = &visit->content->situations;

    ks_page_head(ui, ks_ui_tr(ui, "Find my way"), ks_ui_tr(ui, "What troubles you?"),
                 ks_ui_tr(ui, "A few questions, then you know where to go. Nothing is stored."));
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < situations->start_count; i++)
        ks_flow_way(ui, &(struct ks_page_way){situations->starts[i].icon,
                                              ks_visit_words(visit, &situations->starts[i].title),
                                              "", KS_SCREEN_SITUATION, i});
}

const struct ks_screen ks_screen_situations = {.view = view};
