/* What one may have come for, in plain words: each leads to a few questions. */
#include "screens/page/page.h"

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_situations *situations = &visit->content->situations;

    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(situations->start_count + 1) * sizeof *ways);

    bool is_tight = ui->mode.is_large && ui->mode.is_low && ks_ui_is_landscape(ui);
    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "What troubles you?"),
                 is_tight ? NULL
                          : ks_ui_tr(ui, "A few questions, then you know where to go. Nothing is "
                                         "stored."));
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < situations->start_count; i++)
        ways[i] = (struct ks_page_way){
            .icon = situations->starts[i].icon,
            .title =
                ks_page_title(visit, &situations->starts[i].title, &situations->starts[i].brief),
            .detail = "",
            .screen = KS_SCREEN_SITUATION,
            .arg = i,
            .accent = situations->starts[i].is_urgent ? ui->theme->stop : 0,
            .is_loud = situations->starts[i].is_urgent,
        };
    ks_flow_ways(ui, ways, situations->start_count, 0);
}

const struct ks_screen ks_screen_situations = {
    .service = KS_SERVICE_WAY, .view = view, .is_public = true};
