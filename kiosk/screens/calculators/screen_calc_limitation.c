/* Until when a claim can be taken to court without the other side's defence that it is too late,
 * and within what time a guarantor can be held. */
#include "domain/limitation_action.h"
#include "screens/kiosk_private.h"

enum { ACT_KIND = KS_ACT_OWN, ACT_BLANK, ACT_DEMAND, ACT_SHOW, ACT_PRINT };
enum { MOST_ACTS = KS_MAX_DEMANDS + 2 };

static const char *const kind_names[KS_ACTION_COUNT] = {
    [KS_ACTION_GENERAL] = KS_N_("Most claims"),
    [KS_ACTION_NO_DUE_DAY] = KS_N_("Loan without a due day"),
    [KS_ACTION_GUARANTEE_GENERAL] = KS_N_("Guarantor"),
    [KS_ACTION_GUARANTEE_JOINT] = NULL, /* chosen below the guarantor */
    [KS_ACTION_INSURANCE] = KS_N_("Insurance payout"),
    [KS_ACTION_LIFE_INSURANCE] = KS_N_("Life insurance"),
    [KS_ACTION_INTERNATIONAL] = KS_N_("Sale of goods abroad"),
    [KS_ACTION_WITHOUT_LIMIT] = KS_N_("Support, house returned"),
};

static const char *const guarantee_names[] = {
    KS_N_("General, or the kind not written"),
    KS_N_("Joint liability"),
};

static enum ks_action_kind kind_of(const struct ks_kiosk *kiosk)
{
    return (enum ks_action_kind)kiosk->visit.action_kind;
}

static bool is_guarantee(enum ks_action_kind kind)
{
    return ks_action_limit_kind(kind) == KS_LIMIT_GUARANTEE;
}

/* Whether acts start this limit anew: none does for a guarantee. */
static bool takes_acts(enum ks_action_kind kind)
{
    return ks_limit_traits(ks_action_limit_kind(kind)).can_restart;
}

/* The blanks this kind of claim asks for, in the order of the page. Returns how many. */
static int list_blanks(const struct ks_kiosk *kiosk, enum ks_blank *out)
{
    enum ks_action_kind kind = kind_of(kiosk);
    int count = 0;

    if (kind == KS_ACTION_WITHOUT_LIMIT)
        return 0;
    out[count++] = KS_BLANK_ACTION_FROM;
    if (is_guarantee(kind))
        out[count++] = KS_BLANK_ACTION_UNTIL;
    if (!takes_acts(kind))
        return count;
    for (int i = 0; i <= kiosk->visit.action_demands; i++)
        out[count++] = (enum ks_blank)(KS_BLANK_ACTION_DEMANDED + i);
    out[count++] = KS_BLANK_ACTION_AGREED;
    out[count++] = KS_BLANK_ACTION_SUED;
    out[count++] = KS_BLANK_ACTION_ENDED;
    out[count++] = KS_BLANK_ACTION_HARMED;
    return count;
}

enum { MOST_BLANKS = KS_MAX_DEMANDS + 6 };

/* A suit or arbitration begins, and it does not end before that. */
static const char *find_suit_trouble(const struct ks_kiosk *kiosk)
{
    struct ks_date began, ended;

    if (!ks_blank_date(kiosk, KS_BLANK_ACTION_ENDED, &ended))
        return NULL;
    if (!ks_blank_date(kiosk, KS_BLANK_ACTION_SUED, &began))
        return KS_N_("Fill in the day the proceedings began, too.");
    if (ks_date_compare(ended, began) < 0)
        return KS_N_("The proceedings cannot have ended before they began.");
    return NULL;
}

/* Why nothing comes out of what is filled in; NULL when nothing is wrong. */
static const char *find_trouble(const struct ks_kiosk *kiosk)
{
    enum ks_blank blanks[MOST_BLANKS];
    struct ks_date from, day, today = ks_kiosk_today(kiosk);
    bool has_from = ks_blank_date(kiosk, KS_BLANK_ACTION_FROM, &from);

    for (int i = list_blanks(kiosk, blanks) - 1; i > 0; i--) {
        if (ks_blank_is_empty(kiosk, blanks[i]))
            continue;
        if (!ks_blank_date(kiosk, blanks[i], &day))
            return KS_N_("One of the entries below cannot be used. Please look at it again.");
        bool is_act = blanks[i] != KS_BLANK_ACTION_UNTIL && blanks[i] != KS_BLANK_ACTION_HARMED;
        if (is_act && ks_date_compare(day, today) > 0)
            return KS_N_("One of the days of what happened is still to come. Please look at it "
                         "again.");
        if (blanks[i] == KS_BLANK_ACTION_HARMED && has_from && ks_date_compare(day, from) > 0)
            return KS_N_("The harm cannot be later than the day you knew of it.");
    }
    return takes_acts(kind_of(kiosk)) ? find_suit_trouble(kiosk) : NULL;
}

/* The acts given, into `acts`; returns how many. */
static int read_acts(const struct ks_kiosk *kiosk, struct ks_restart *acts)
{
    struct ks_date day;
    int count = 0;

    for (int i = 0; i <= kiosk->visit.action_demands; i++) {
        if (ks_blank_date(kiosk, (enum ks_blank)(KS_BLANK_ACTION_DEMANDED + i), &day))
            acts[count++] = (struct ks_restart){KS_RESTART_DEMANDED, day, {0}};
    }
    if (ks_blank_date(kiosk, KS_BLANK_ACTION_AGREED, &day))
        acts[count++] = (struct ks_restart){KS_RESTART_AGREED, day, {0}};
    if (ks_blank_date(kiosk, KS_BLANK_ACTION_SUED, &day)) {
        acts[count] = (struct ks_restart){KS_RESTART_PROCEEDINGS, day, {0}};
        ks_blank_date(kiosk, KS_BLANK_ACTION_ENDED, &acts[count].until);
        count++;
    }
    return count;
}

static bool has_early_act(const struct ks_kiosk *kiosk)
{
    struct ks_restart acts[MOST_ACTS];
    struct ks_date from;
    int count = takes_acts(kind_of(kiosk)) ? read_acts(kiosk, acts) : 0;

    if (!ks_blank_date(kiosk, KS_BLANK_ACTION_FROM, &from))
        return false;
    for (int i = 0; i < count; i++) {
        if (ks_date_compare(acts[i].date, from) < 0)
            return true;
    }
    return false;
}

static bool compute(const struct ks_kiosk *kiosk, struct ks_action_limit *out)
{
    struct ks_restart acts[MOST_ACTS];
    struct ks_action_case basis = {.kind = kind_of(kiosk), .restarts = acts};

    if (basis.kind != KS_ACTION_WITHOUT_LIMIT &&
        (!ks_blank_date(kiosk, KS_BLANK_ACTION_FROM, &basis.known) || find_trouble(kiosk) != NULL))
        return false;
    if (takes_acts(basis.kind)) {
        basis.restart_count = read_acts(kiosk, acts);
        ks_blank_date(kiosk, KS_BLANK_ACTION_HARMED, &basis.harmed);
    }
    if (is_guarantee(basis.kind))
        ks_blank_date(kiosk, KS_BLANK_ACTION_UNTIL, &basis.agreed_until);
    return ks_action_limit_compute(&kiosk->parts.content->calendar, &basis, ks_kiosk_today(kiosk),
                                   out, NULL) == KS_OK;
}

static const char *kind_text(const struct ks_calc_paper *paper, enum ks_action_kind kind)
{
    if (!is_guarantee(kind))
        return ks_tr(paper->lang, kind_names[kind]);
    return ks_tr(paper->lang, guarantee_names[kind == KS_ACTION_GUARANTEE_JOINT]);
}

bool ks_calc_write_limitation(const struct ks_kiosk *kiosk, enum ks_calc calc,
                              struct ks_calc_paper *paper)
{
    enum ks_action_kind kind = kind_of(kiosk);
    struct ks_action_limit limit;

    (void)calc;
    paper->note = kiosk->parts.content->claims[kind].note.in[paper->lang];
    if (!compute(kiosk, &limit))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Kind of claim"), kind_text(paper, kind), false);
    if (!limit.has_limit) {
        ks_calc_add(paper, ks_tr(paper->lang, "Last day"),
                    ks_tr(paper->lang, "no time limit by law"), true);
        return true;
    }
    if (has_early_act(kiosk))
        ks_calc_add(
            paper, ks_tr(paper->lang, "What happened before the day it runs from changes nothing."),
            NULL, true);
    struct ks_last_day last = ks_last_day_of(ks_action_limit_kind(kind), &limit.limit);
    last.is_cut = limit.is_cut;
    ks_calc_add_last_day(kiosk, paper, &last);
    if (limit.is_agreed)
        ks_calc_add(paper, ks_tr(paper->lang, "The agreed guarantee period holds."), NULL, true);
    return true;
}

static void flow_kinds(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[KS_ACTION_COUNT];
    int count = 0;

    ks_flow_heading(ui, ks_ui_tr(ui, "What kind of claim is it?"));
    for (int i = 0; i < KS_ACTION_COUNT; i++) {
        bool is_chosen = kiosk->visit.action_kind == i ||
                         (i == KS_ACTION_GUARANTEE_GENERAL && is_guarantee(kind_of(kiosk)));
        if (kind_names[i] != NULL)
            chips[count++] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                              .name = ks_ui_tr(ui, kind_names[i]),
                                              .is_checked = is_chosen,
                                              .action = ACT_KIND,
                                              .arg = i};
    }
    ks_flow_chips(ui, chips, count);
}

/* Which guarantee it is decides what must be done in the time. */
static void flow_guarantees(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[2];

    ks_flow_heading(ui, ks_ui_tr(ui, "Which guarantee was given?"));
    for (int i = 0; i < 2; i++)
        chips[i] =
            (struct ks_chip){.role = KS_ROLE_OPTION,
                             .name = ks_ui_tr(ui, guarantee_names[i]),
                             .is_checked = (int)kind_of(kiosk) == KS_ACTION_GUARANTEE_GENERAL + i,
                             .action = ACT_KIND,
                             .arg = KS_ACTION_GUARANTEE_GENERAL + i};
    ks_flow_chips(ui, chips, 2);
}

/* What everybody is asked; what only some have to tell is opened by a button. */
enum { ALWAYS_ASKED = 2 };

static void flow_blanks(const struct ks_kiosk *kiosk, struct ks_ui *ui, int first, int end)
{
    enum ks_blank blanks[MOST_BLANKS];
    int count = list_blanks(kiosk, blanks);

    for (int i = first; i < count && i < end; i++)
        ks_flow_blank(kiosk, ui, blanks[i], ACT_BLANK);
}

static void flow_further(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_button open = {KS_BUTTON_SECONDARY,
                             ks_ui_tr(ui, "More happened: a suit, a promise, other demands"),
                             "calendar", ACT_SHOW, 0};
    struct ks_button more = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Another demand"), "calendar",
                             ACT_DEMAND, 1};

    if (!takes_acts(kind_of(kiosk)))
        return;
    if (!kiosk->visit.is_action_open) {
        ks_flow_button(ui, &open);
        return;
    }
    ks_flow_heading(ui, ks_ui_tr(ui, "What else happened? It may start the time anew"));
    if (kiosk->visit.action_demands + 1 < KS_MAX_DEMANDS)
        ks_flow_button(ui, &more);
    flow_blanks(kiosk, ui, ALWAYS_ASKED, MOST_BLANKS);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    bool has_result = ks_calc_write(kiosk, KS_CALC_LIMITATION, &paper);
    const char *trouble = find_trouble(kiosk);

    ks_calc_head(kiosk, ui, has_result, ACT_PRINT);
    flow_kinds(kiosk, ui);
    if (is_guarantee(kind_of(kiosk)))
        flow_guarantees(kiosk, ui);
    if (trouble != NULL)
        ks_flow_banner(ui, "warning", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, trouble));
    flow_blanks(kiosk, ui, 0, ALWAYS_ASKED);
    flow_further(kiosk, ui);
    if (has_result)
        ks_flow_calc_lines(ui, &paper);
    ks_flow_calc_note(kiosk, ui, &paper);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_KIND)
        kiosk->visit.action_kind = arg;
    else if (action == ACT_SHOW)
        kiosk->visit.is_action_open = true;
    else if (action == ACT_DEMAND)
        kiosk->visit.action_demands += arg;
    else if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_CALC, KS_CALC_LIMITATION);
}

const struct ks_screen ks_screen_calc_limitation = {.view = view, .act = act};
