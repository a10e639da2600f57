/* How a number stands: who is before it and how long that may take; giving it back, which is asked
 * once; coming back after a call that was missed. */
#include "screens/queue/queue.h"

enum { ACT_GIVE_BACK = KS_ACT_OWN, ACT_SURE, ACT_KEEP, ACT_COME_BACK };
enum { PLACE_NUMBER, PLACE_SURE }; /* what the place shows */

static const struct ks_service_line *line_now(const struct ks_visit *visit)
{
    return ks_hall_find_line(&visit->content->hall, ks_code_state(visit)->mine.line);
}

static bool is_sure_asked(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->arg == PLACE_SURE;
}

/* The state in a visitor's words. */
static const char *state_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const char *const texts[KS_TICKET_STATE_COUNT] = {
        [KS_TICKET_RESERVED] = KS_N_("It does not count yet: please ask at the window."),
        [KS_TICKET_WAITING] = KS_N_("It waits for its call."),
        [KS_TICKET_TRANSFERRED] = KS_N_("It waits for its call."),
        [KS_TICKET_CALLED] = KS_N_("It is called now: please go to %s."),
        [KS_TICKET_SERVING] = KS_N_("It is being served at %s."),
        [KS_TICKET_PARKED] = KS_N_("It is kept at %s: please go there."),
        [KS_TICKET_FINISHED] = KS_N_("It has been served."),
        [KS_TICKET_NO_SHOW] = KS_N_("It was called, and nobody came."),
        [KS_TICKET_CANCELLED] = KS_N_("It has been given back."),
        [KS_TICKET_EXPIRED] = KS_N_("It has expired."),
    };
    const struct ks_my_number *mine = &ks_code_state(visit)->mine;
    const char *text = mine->awaits_other
                           ? ks_ui_tr(ui, "It waits for the other party, and is called once both "
                                          "are here.")
                           : ks_ui_tr(ui, texts[mine->state]);
    const char *at = strstr(text, "%s");

    return at == NULL ? text
                      : ks_arena_printf(&ui->arena, "%.*s%s%s", (int)(at - text), text,
                                        ks_page_room_name(visit, mine->seat), at + 2);
}

static struct ks_queue_wait wait_of(const struct ks_my_number *mine)
{
    return (struct ks_queue_wait){mine->line, mine->ahead, mine->wait_low_min, mine->wait_high_min};
}

/* That it waits; where that may be longer than the line is open, what to do. */
static void flow_queued(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_queue_wait wait = wait_of(&ks_code_state(visit)->mine);
    const struct ks_theme *theme = ui->theme;
    const char *ends =
        ks_queue_outlasts(&ui->arena, visit->content, &wait, ks_visit_wall_ms(visit));

    if (ends == NULL)
        ks_flow_banner(ui, "ticket", theme->good_soft, theme->on_good_soft, state_text(visit, ui));
    else
        ks_flow_banner(ui, "clock", theme->warn_soft, theme->on_warn_soft,
                       ks_arena_printf(&ui->arena,
                                       ks_ui_tr(ui, "The wait may last beyond %s: ask at the "
                                                    "window whether you are served today."),
                                       ends));
}

/* One that waits says how long; any other state is seen at the window, after a call that was missed
 * with the rule of coming back. */
static void flow_state(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_my_number *mine = &ks_code_state(visit)->mine;
    const struct ks_theme *theme = ui->theme;
    bool is_queued = ks_ticket_is_queued(mine->state) && !mine->awaits_other;
    bool is_well = ks_ticket_is_queued(mine->state) || mine->state == KS_TICKET_CALLED ||
                   mine->state == KS_TICKET_SERVING || mine->state == KS_TICKET_FINISHED;
    const struct ks_words *rule = &visit->content->hall.back_rule;
    bool has_rule = mine->can_come_back && rule->in[ui->mode.lang] != NULL;
    const struct ks_scene scene = {KS_PICTURE_WINDOW,
                                   is_well ? theme->good_soft : theme->warn_soft,
                                   is_well ? theme->on_good_soft : theme->on_warn_soft,
                                   state_text(visit, ui),
                                   has_rule ? ks_visit_words(visit, rule) : NULL,
                                   false};

    if (is_queued)
        flow_queued(visit, ui);
    else
        ks_flow_scene(ui, &scene);
}

static void flow_facts(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_my_number *mine = &ks_code_state(visit)->mine;
    const struct ks_queue_wait wait = wait_of(mine);
    struct ks_queue_fact facts[KS_QUEUE_FACTS];

    ks_queue_facts(&ui->arena, ui->mode.lang, visit->content, &wait, facts);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < KS_QUEUE_FACTS; i++)
        ks_flow_pair(ui, facts[i].label,
                     ks_arena_printf(&ui->arena, facts[i].unit[0] != '\0' ? "%s %s" : "%s%s",
                                     facts[i].value, facts[i].unit),
                     KS_TYPE_TILE);
    ks_flow_card_end(ui);
}

static int make_buttons(const struct ks_visit *visit, struct ks_ui *ui, struct ks_button out[2])
{
    const struct ks_my_number *mine = &ks_code_state(visit)->mine;
    bool is_off = ks_code_state(visit)->work == KS_WORK_RUNNING;
    int count = 0;

    if (is_sure_asked(visit)) {
        out[0] = (struct ks_button){
            KS_BUTTON_DANGER, ks_ui_tr(ui, "Yes, give it back"), NULL, ACT_SURE, 0, is_off};
        out[1] =
            (struct ks_button){KS_BUTTON_PRIMARY, ks_ui_tr(ui, "No, I keep it"), NULL, ACT_KEEP, 0};
        return 2;
    }
    if (mine->can_give_back)
        out[count++] = (struct ks_button){
            KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Give it back"), NULL, ACT_GIVE_BACK, 0, is_off};
    out[count++] = mine->can_come_back ? (struct ks_button){KS_BUTTON_PRIMARY,
                                                            ks_ui_tr(ui, "I am here"),
                                                            NULL,
                                                            ACT_COME_BACK,
                                                            0,
                                                            is_off}
                                       : (struct ks_button){KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"),
                                                            NULL, KS_ACT_LEAVE, 0};
    return count;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_my_number *mine = &ks_code_state(visit)->mine;
    struct ks_page_head head = ks_line_head(visit, ui, line_now(visit));
    struct ks_button buttons[2];

    head.page = ks_ui_tr(ui, "My number");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, make_buttons(visit, ui, buttons));
    ks_ui_beside_begin(ui);
    ks_ticket_flow_number(ui, mine->number,
                          is_sure_asked(visit) ? ks_ui_tr(ui, "Give this number back?")
                                               : ks_ui_tr(ui, "Your number"),
                          ui->in_side ? 0 : ui->flow.area.h * 2 / 3);
    ks_ui_beside_end(ui);
    if (is_sure_asked(visit)) {
        ks_flow_caution(ui, ks_ui_tr(ui, "Then it is not called any more. Whoever wants to come "
                                         "all the same takes a new number."));
        ks_flow_spring(ui);
        return;
    }
    flow_state(visit, ui);
    if (ks_ticket_is_queued(mine->state) && !mine->awaits_other)
        flow_facts(visit, ui);
    else
        ks_flow_spring(ui);
}

/* Whoever did not scan the slip gives its digits first. */
static void ask_as_owner(struct ks_visit *visit, enum ks_code_place place, enum ks_code_wish wish)
{
    if (ks_code_state(visit)->check[0] == '\0')
        ks_visit_open(visit, KS_SCREEN_CODE, place);
    else
        ks_code_ask(visit, wish);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    switch (action) {
    case ACT_GIVE_BACK:
        ks_visit_go(visit, KS_SCREEN_MY_NUMBER, PLACE_SURE);
        break;
    case ACT_SURE:
        ks_visit_back(visit);
        ask_as_owner(visit, KS_CODE_CHECK, KS_CODE_GIVE_BACK);
        break;
    case ACT_KEEP:
        ks_visit_back(visit);
        break;
    case ACT_COME_BACK:
        ask_as_owner(visit, KS_CODE_CHECK_BACK, KS_CODE_COME_BACK);
        break;
    default:
        break;
    }
}

const struct ks_screen ks_screen_my_number = {
    .service = KS_SERVICE_QUEUE, .view = view, .act = act};
