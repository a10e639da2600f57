/* What the pages of what came of asking have in common, whether for a number or for a time: the
 * slip, the code or number on the screen instead, and who saw the slip. */
#include "screens/queue/queue.h"

void ks_outcome_head(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_service_line *line, const char *page)
{
    enum { PANEL = 760 };
    struct ks_page_head head = ks_line_head(visit, ui, line);

    head.page = page;
    head.is_split = true;
    head.panel_units = PANEL;
    ks_ui_page_head(ui, &head);
}

void ks_outcome_foot(const struct ks_visit *visit, struct ks_ui *ui, bool has_slip)
{
    int64_t left = (visit->done_at_ms - ks_visit_now_ms(visit) + 999) / 1000;
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print again"), NULL, KS_OUTCOME_REPRINT, 0},
        {KS_BUTTON_PRIMARY,
         visit->done_at_ms != 0
             ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Done (%d s)"), (int)left)
             : ks_ui_tr(ui, "Done"),
         NULL, KS_OUTCOME_FINISH, 0},
    };

    ks_ui_page_foot(ui, has_slip ? buttons : &buttons[1], has_slip ? 2 : 1);
}

struct ks_notice ks_outcome_slip_notice(struct ks_ui *ui, const char *icon, const char *on_it)
{
    return (struct ks_notice){icon,
                              ks_ui_tr(ui, "Take the slip below the screen"),
                              on_it,
                              ui->theme->on_mediation_soft,
                              ui->theme->on_accent,
                              true};
}

struct ks_notice ks_outcome_screen_notice(struct ks_ui *ui)
{
    return (struct ks_notice){"phone",
                              ks_ui_tr(ui, "Please remember it or take a photo"),
                              ks_ui_tr(ui, "It counts without paper"),
                              ui->theme->on_mediation_soft,
                              ui->theme->on_accent,
                              false};
}

void ks_outcome_flow_notice(struct ks_ui *ui, struct ks_notice notice)
{
    if (ui->mode.is_large || (ui->in_side && ui->mode.is_low))
        notice.detail = NULL;
    ks_flow_notice(ui, &notice);
}

void ks_outcome_flow_running(const struct ks_visit *visit, struct ks_ui *ui, int64_t asked_ms,
                             const char *what)
{
    const struct ks_scene scene = {ks_page_slip_now(visit, asked_ms),
                                   ui->theme->card,
                                   ui->theme->ink,
                                   ks_ui_tr(ui, "One moment"),
                                   what,
                                   false};

    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_scene(ui, &scene);
}

void ks_outcome_flow_offer(struct ks_ui *ui, const struct ks_outcome_offer *offer)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Try again"), NULL, KS_OUTCOME_AGAIN, 0},
        {KS_BUTTON_PRIMARY, offer->accept, NULL, KS_OUTCOME_ACCEPT, 0},
    };
    const struct ks_scene scene = {KS_PICTURE_KIOSK,        ui->theme->warn_soft,
                                   ui->theme->on_warn_soft, ks_page_printer_trouble(ui, offer->why),
                                   offer->so_far,           false};

    ks_ui_page_foot(ui, buttons, 2);
    ks_ui_side_begin(ui);
    ks_flow_scene(ui, &scene);
    ks_ui_side_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_points(ui, offer->lines, offer->line_count, ui->theme->mediation, 140);
    ks_flow_card_end(ui);
    ks_flow_spring(ui);
}

void ks_outcome_flow_unsure(struct ks_ui *ui, const char *meanwhile, const char *accept)
{
    struct ks_button button = {KS_BUTTON_QUIET, accept, NULL, KS_OUTCOME_ACCEPT, 0};
    const struct ks_scene scene = ks_page_unsure_scene(ui, meanwhile);

    ks_flow_scene(ui, &scene);
    ks_flow_spring(ui);
    ks_flow_button(ui, &button);
}

bool ks_outcome_wish(int action, enum ks_ticket_wish *out)
{
    static const struct {
        int action;
        enum ks_ticket_wish wish;
    } wishes[] = {{KS_OUTCOME_ACCEPT, KS_WISH_ON_SCREEN},
                  {KS_OUTCOME_AGAIN, KS_WISH_NUMBER},
                  {KS_OUTCOME_IS_OUT, KS_WISH_IS_OUT},
                  {KS_OUTCOME_IS_NOT_OUT, KS_WISH_IS_NOT_OUT}};

    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        if (wishes[i].action != action)
            continue;
        *out = wishes[i].wish;
        return true;
    }
    return false;
}
