/* The guides of one shelf, in plain words. arg of the place = group. */
#include "screens/page/page.h"

enum { ACT_GUIDE = KS_ACT_OWN };

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    int group = ks_visit_place_now(visit)->arg;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Filing guides"),
        .title = ks_visit_words(visit, &content->groups[group].title),
        .lead = ks_ui_tr(ui, "Choose what comes closest. You can go back at any time."),
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < content->guide_count; i++) {
        const struct ks_guide *guide = &content->guides[i];
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &guide->situation),
            .detail = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"), guide->number,
                                      ks_visit_words(visit, &guide->legal_title)),
            .icon = guide->icon,
            .accent = ui->theme->action,
            .action = ACT_GUIDE,
            .arg = i,
        };
        if (guide->group == group)
            ks_flow_choice(ui, &choice);
    }
    ks_flow_banner(ui, "people", ui->theme->action_soft, ui->theme->on_action_soft,
                   ks_arena_printf(&ui->arena,
                                   ks_ui_tr(ui, "Not here, or not sure? The window helps you in "
                                                "working hours, and so does the line %s."),
                                   content->hotline));
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_GUIDE)
        ks_visit_open(visit, KS_SCREEN_GUIDE, arg);
}

const struct ks_screen ks_screen_shelf = {.view = view, .act = act};
