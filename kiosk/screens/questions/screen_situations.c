/* What one may have come for, in plain words: each leads to a few questions. */
#include "screens/page/page.h"

enum { ACT_START = KS_ACT_OWN };

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_situations *situations = &visit->content->situations;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Find my way"),
        .title = ks_ui_tr(ui, "What troubles you?"),
        .lead = ks_ui_tr(ui, "A few questions, then you know where to go. Nothing is stored."),
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < situations->start_count; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &situations->starts[i].title),
            .icon = situations->starts[i].icon,
            .accent = ui->theme->action,
            .detail = "",
            .action = ACT_START,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_START)
        ks_visit_open(visit, KS_SCREEN_SITUATION, arg);
}

const struct ks_screen ks_screen_situations = {.view = view, .act = act};
