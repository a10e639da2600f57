/* Mediation: what it is, that it is voluntary, who comes; then a number. */
#include "screens/queue/queue.h"

enum { ACT_TAKE = KS_ACT_OWN };

static const char *clock_text(struct ks_ui *ui, int minute)
{
    return ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60);
}

static void flow_closed(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_opening_state *opening)
{
    const char *text =
        opening->next_is_known
            ? ks_arena_printf(&ui->arena,
                              ks_ui_tr(ui, "The mediation rooms are closed now. They open next on "
                                           "%s at %s."),
                              ks_page_day_text(ui, opening->next_day),
                              clock_text(ui, opening->next_minute))
            : ks_arena_printf(&ui->arena,
                              ks_ui_tr(ui, "The mediation rooms are closed now. The next working "
                                           "day has not been published here yet; please call %s."),
                              visit->content->hotline);

    ks_flow_banner(ui, "clock", ui->theme->warn_soft, ui->theme->on_warn_soft, text);
    if (opening->closed_for != NULL)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Why: %s"),
                                     ks_visit_words(visit, opening->closed_for)));
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                 ks_ui_tr(ui, "The filing guides and all lists can be read and printed around the "
                              "clock."));
    struct ks_button guides = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Filing guides"), "document",
                               KS_ACT_OPEN + KS_SCREEN_GUIDES, 0};
    ks_flow_button(ui, &guides);
}

static void flow_kinds(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &visit->content->mediation;

    ks_flow_heading(ui, ks_ui_tr(ui, "Take a number: who are you?"));
    for (int i = 0; i < mediation->kind_count; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &mediation->kinds[i].title),
            .detail = ks_visit_words(visit, &mediation->kinds[i].detail),
            .icon = mediation->kinds[i].icon,
            .accent = ui->theme->mediation,
            .action = ACT_TAKE,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

static void flow_hours(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &visit->content->mediation;
    const char *text = "";

    for (int i = 0; i < mediation->hours_count; i++)
        text = ks_arena_printf(&ui->arena, "%s%s%s–%s", text, i > 0 ? ks_ui_tr(ui, ", ") : "",
                               clock_text(ui, mediation->hours[i].from_minute),
                               clock_text(ui, mediation->hours[i].to_minute));
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_pair(ui, ks_ui_tr(ui, "Opening hours on working days"), text, KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &visit->content->mediation;
    struct ks_opening_state opening = ks_queue_opening(visit->content, ks_visit_wall_ms(visit));

    ks_page_head(ui, ks_ui_tr(ui, "Mediation"), ks_ui_tr(ui, "Talk first, if you wish"), NULL);
    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_banner(ui, "info", ui->theme->good_soft, ui->theme->on_good_soft,
                   ks_visit_words(visit, &mediation->voluntary));
    if (opening.is_open)
        flow_kinds(visit, ui);
    else
        flow_closed(visit, ui, &opening);
    flow_hours(visit, ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Good to know"));
    for (int i = 0; i < mediation->point_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &mediation->points[i]));
    ks_flow_card_end(ui);
    ks_page_provenance(visit, ui, &mediation->provenance);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_TAKE)
        ks_ticket_take(visit, visit->content->mediation.kinds[arg].id);
}

const struct ks_screen ks_screen_mediation = {.view = view, .act = act};
