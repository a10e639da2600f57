/* The guides of one shelf, in plain words. arg of the place = group. */
#include "screens/page/page.h"

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    int group = ks_visit_place_now(visit)->arg;

    ks_page_head(ui, ks_ui_tr(ui, "Filing guides"),
                 ks_visit_words(visit, &content->groups[group].title),
                 ks_ui_tr(ui, "Choose what comes closest. You can go back at any time."));
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < content->guide_count; i++) {
        const struct ks_guide *guide = &content->guides[i];
        if (guide->group != group)
            continue;
        ks_flow_way(ui,
                    &(struct ks_page_way){
                        guide->icon, ks_visit_words(visit, &guide->situation),
                        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"), guide->number,
                                        ks_visit_words(visit, &guide->legal_title)),
                        KS_SCREEN_GUIDE, i});
    }
    ks_flow_hint(ui, "people",
                 ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "Not here, or not sure? The window helps you in "
                                              "working hours, and so does the line %s."),
                                 content->hotline));
}

const struct ks_screen ks_screen_shelf = {.view = view};
