/* Two parties who come together: the first takes a number with a code on its slip, the second joins
 * it with that code; one is called once both are here. */
#include "screens/queue/queue.h"

enum { ACT_TAKE = KS_ACT_OWN };

static int place(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->arg;
}

/* How it goes. */
static void flow_steps(struct ks_ui *ui, const void *ctx)
{
    enum { GROWTH = 160 };
    const struct ks_line steps[] = {
        {"ticket", ks_ui_tr(ui, "Whoever is first takes the number; its slip has a code.")},
        {"qr", ks_ui_tr(ui, "The other party enters the code here, and has the same number.")},
        {"people", ks_ui_tr(ui, "Once both are here you are called, and go in together.")},
    };

    (void)ctx;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_points(ui, steps, 3, ui->theme->mediation, GROWTH);
    ks_flow_card_end(ui);
}

static void flow_ways(struct ks_ui *ui)
{
    const struct ks_page_way ways[] = {
        {.icon = "ticket",
         .title = ks_ui_tr(ui, "We take a number now"),
         .detail = ks_ui_tr(ui, "Its slip has a pairing code for the other party"),
         .screen = KS_SCREEN_PAIR,
         .arg = KS_PAIR_FIRST,
         .accent = ui->theme->mediation},
        {.icon = "qr",
         .title = ks_ui_tr(ui, "The other party has a number"),
         .detail = ks_ui_tr(ui, "Join it with the pairing code on their slip"),
         .screen = KS_SCREEN_CODE,
         .arg = KS_CODE_OTHER_PARTY,
         .accent = ui->theme->mediation},
    };
    int steps = ks_flow_height_of(ui, flow_steps, NULL) + ks_ui_px(ui, 48);
    bool has_steps = steps + 4 * ks_ui_target_px(ui) <= ks_flow_control_room(ui);

    ks_flow_ways(ui, ways, 2, has_steps ? steps : 0);
    if (has_steps)
        flow_steps(ui, NULL);
    else
        ks_flow_spring(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);
    bool is_who = place(visit) == KS_PAIR_WHO;

    head.page = ks_ui_tr(ui, "Both parties come");
    head.title = is_who ? ks_ui_tr(ui, "Who of you is here first?")
                        : ks_ui_tr(ui, "Take a number: who are you?");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_side_begin(ui);
    ks_flow_banner(ui, "people", ui->theme->good_soft, ui->theme->on_good_soft,
                   ks_ui_tr(ui, "You are called once both are here, and go in together. If the "
                                "other party is not here after half an hour, ask at the window."));
    ks_ui_side_end(ui);
    if (is_who) {
        flow_ways(ui);
        return;
    }
    ks_flow_choices(ui, ks_line_kinds(visit, ui, ACT_TAKE, ui->theme->mediation),
                    visit->content->hall.kind_count, 0);
    ks_flow_spring(ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    bool is_second = place(visit) == KS_PAIR_SECOND;
    char digits[KS_CODE_BYTES];

    if (action != ACT_TAKE)
        return;
    memcpy(digits, ks_code_state(visit)->digits, sizeof digits);
    ks_ticket_take(visit, &(struct ks_ticket_order){.line = visit->content->mediation.line,
                                                    .kind = visit->content->hall.kinds[arg].id,
                                                    .is_pair = !is_second,
                                                    .pair_code = is_second ? digits : NULL});
}

const struct ks_screen ks_screen_pair = {.service = KS_SERVICE_MEDIATION, .view = view, .act = act};
