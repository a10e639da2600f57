/* Until when a claim can be taken to court without the other side's defence that it is too late. */
#include "domain/limitation_action.h"
#include "screens/kiosk_private.h"

enum { ACT_KIND = KS_ACT_OWN, ACT_BLANK, ACT_PRINT };

static const char *const kind_names[KS_ACTION_COUNT] = {
    [KS_ACTION_GENERAL] = KS_N_("Most claims"),
    [KS_ACTION_INTERNATIONAL] = KS_N_("Sale of goods abroad"),
    [KS_ACTION_GUARANTEE] = KS_N_("Guarantor, no period agreed"),
    [KS_ACTION_WITHOUT_LIMIT] = KS_N_("Support, house returned"),
};

static enum ks_action_kind kind_of(const struct ks_kiosk *kiosk)
{
    return (enum ks_action_kind)kiosk->visit.action_kind;
}

/* Whether a demand starts this limit anew: it does not for a guarantee. */
static bool takes_demand(enum ks_action_kind kind)
{
    return kind == KS_ACTION_GENERAL || kind == KS_ACTION_INTERNATIONAL;
}

static bool compute(const struct ks_kiosk *kiosk, struct ks_action_limit *out)
{
    struct ks_restart demand = {.kind = KS_RESTART_DEMANDED};
    struct ks_action_case basis = {.kind = kind_of(kiosk), .restarts = &demand};

    if (basis.kind != KS_ACTION_WITHOUT_LIMIT &&
        !ks_blank_date(kiosk, KS_BLANK_ACTION_FROM, &basis.known))
        return false;
    if (takes_demand(basis.kind) && kiosk->visit.blanks[KS_BLANK_ACTION_DEMANDED][0] != '\0') {
        basis.restart_count = 1;
        if (!ks_blank_date(kiosk, KS_BLANK_ACTION_DEMANDED, &demand.date) ||
            ks_date_compare(demand.date, basis.known) < 0)
            return false;
    }
    return ks_action_limit_compute(&kiosk->parts.content->calendar, &basis, ks_kiosk_today(kiosk),
                                   out, NULL) == KS_OK;
}

bool ks_calc_write_limitation(const struct ks_kiosk *kiosk, enum ks_calc calc,
                              struct ks_calc_paper *paper)
{
    struct ks_action_limit limit;

    (void)calc;
    if (!compute(kiosk, &limit))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Kind of claim"),
                ks_tr(paper->lang, kind_names[kiosk->visit.action_kind]), false);
    if (!limit.has_limit) {
        ks_calc_add(paper, ks_tr(paper->lang, "Last day"),
                    ks_tr(paper->lang, "no time limit by law"), true);
        return true;
    }
    ks_calc_add(paper, ks_tr(paper->lang, "Counted from"),
                ks_date_words(paper->arena, paper->lang, limit.limit.start), false);
    if (limit.limit.late_count > 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Your later demand"),
                    ks_tr(paper->lang, "came after the time was over"), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Last day"),
                ks_date_words(paper->arena, paper->lang, limit.limit.last_day), true);
    if (!limit.limit.is_known)
        ks_calc_add(paper, ks_tr(paper->lang, ks_limit_unknown), NULL, true);
    if (limit.limit.is_over && kiosk->visit.action_kind == KS_ACTION_GUARANTEE)
        ks_calc_add(paper, ks_tr(paper->lang, "This day has passed"),
                    ks_tr(paper->lang, "please ask at the window"), true);
    else if (limit.limit.is_over)
        ks_calc_add(paper, ks_tr(paper->lang, "This day has passed"),
                    ks_tr(paper->lang, "you can still sue, but the other side may object"), true);
    else if (limit.limit.days_left >= 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Days left"),
                    ks_arena_printf(paper->arena, "%d", limit.limit.days_left), false);
    return true;
}

static void flow_kinds(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[KS_ACTION_COUNT];

    ks_flow_heading(ui, ks_ui_tr(ui, "What kind of claim is it?"));
    for (int i = 0; i < KS_ACTION_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_ui_tr(ui, kind_names[i]),
                                    .is_checked = kiosk->visit.action_kind == i,
                                    .action = ACT_KIND,
                                    .arg = i};
    ks_flow_chips(ui, chips, KS_ACTION_COUNT);
}

/* All is there to count from, and it is the demand that does not fit. */
static bool is_demand_refused(const struct ks_kiosk *kiosk)
{
    struct ks_date from;

    return takes_demand(kind_of(kiosk)) && ks_blank_date(kiosk, KS_BLANK_ACTION_FROM, &from) &&
           kiosk->visit.blanks[KS_BLANK_ACTION_DEMANDED][0] != '\0';
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    bool has_result = ks_calc_write(kiosk, KS_CALC_LIMITATION, &paper);

    ks_calc_head(kiosk, ui, has_result, ACT_PRINT);
    flow_kinds(kiosk, ui);
    if (kind_of(kiosk) != KS_ACTION_WITHOUT_LIMIT)
        ks_flow_blank(kiosk, ui, KS_BLANK_ACTION_FROM, ACT_BLANK);
    if (takes_demand(kind_of(kiosk)))
        ks_flow_blank(kiosk, ui, KS_BLANK_ACTION_DEMANDED, ACT_BLANK);
    if (has_result)
        ks_flow_calc_lines(ui, &paper);
    else if (is_demand_refused(kiosk))
        ks_flow_banner(ui, "warning", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "With these days nothing can be worked out: a demand must lie "
                                    "between the first day and today."));
    ks_flow_calc_note(kiosk, ui);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_KIND)
        kiosk->visit.action_kind = arg;
    else if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_CALC, KS_CALC_LIMITATION);
}

const struct ks_screen ks_screen_calc_limitation = {.view = view, .act = act};
