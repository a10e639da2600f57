/* Every screen with all it can show, for the fit tests. */
#include "domain/limitation_action.h"

#include "fit.h"

static struct stage stage;

enum { MOST_PAINTED = 12 };

struct scene {
    const char *name;
    enum ks_screen_id screen;
    int variants; /* numbers given to `set_up`; 0 = as many as `count_variants` says */
    void (*set_up)(struct ks_kiosk *kiosk, int variant);
};

static const struct ks_content *content(void)
{
    return stage.hall.content;
}

static void set_nothing(struct ks_kiosk *kiosk, int variant)
{
    (void)kiosk;
    (void)variant;
}

static void set_home(struct ks_kiosk *kiosk, int variant)
{
    kiosk->notice_count = variant == 1 ? 1 : 0;
    kiosk->notices[0] =
        variant == 1 ? KS_N_("For staff: the new content has faults; the last good content is "
                             "shown.")
                     : NULL;
    kiosk->summary_is_broken = variant == 2;
    kiosk->summary.has_current = variant == 3;
    strcpy(kiosk->summary.current.number, "T128");
    strcpy(kiosk->summary.current.counter, "3");
}

/* Every guide in each of its sections; filled in, or not yet. */
enum { GUIDE_SECTIONS = 5 };
static void set_guide(struct ks_kiosk *kiosk, int variant)
{
    bool is_filled = variant % 2 == 0;

    kiosk->visit.guide = variant / GUIDE_SECTIONS;
    kiosk->visit.guide_section = variant % GUIDE_SECTIONS;
    strcpy(kiosk->visit.blanks[KS_BLANK_GUIDE_AMOUNT], is_filled ? "1234567.89" : "");
    for (int i = 0; i < KS_MOST_LIMITS; i++)
        strcpy(kiosk->visit.blanks[KS_BLANK_GUIDE_DATE + i], is_filled ? "20260910" : "");
}

/* The first guide that is for a kind of case, and which of its kinds that is. */
static int guide_of(const struct ks_court_matter *matter, int *kind)
{
    *kind = 0;
    for (int i = 0; i < content()->guide_count; i++) {
        const struct ks_guide *guide = &content()->guides[i];
        for (*kind = 0; *kind < guide->matter_count; ++*kind) {
            if (guide->matters[*kind] == matter)
                return i;
        }
    }
    return 0;
}

/* The right court for every kind of case, with nothing, with yes, with no and with nothing known
 * for an answer; of a guide's second kind also before it has been chosen. */
enum { COURT_REPLIES = 4 };
static void set_court(struct ks_kiosk *kiosk, int variant)
{
    int reply = variant % COURT_REPLIES, kind;

    kiosk->visit.guide =
        guide_of(&content()->court_finder->matters[variant / COURT_REPLIES], &kind);
    struct ks_court_visit *visit = &kiosk->visit.courts[kiosk->visit.guide];
    visit->kind = (unsigned char)(reply == 0 && kind == 1 ? 0 : kind + 1);
    memset(visit->replies[kind], reply, sizeof visit->replies[kind]);
    strcpy(kiosk->visit.blanks[KS_BLANK_GUIDE_AMOUNT], reply == 2 ? "9999999999999.99" : "");
}

static void set_find(struct ks_kiosk *kiosk, int variant)
{
    static const char *const typed[] = {"", "J", "QQQ", "JIAFANGTUOQIANGONGCHENGK"};
    const char *letters = typed[variant];

    for (; *letters != '\0'; letters++) {
        const char name[] = {*letters, '\0'};
        ks_kiosk_key(kiosk, name);
    }
}

static void set_arg(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant;
}

static void set_entry(struct ks_kiosk *kiosk, int variant)
{
    static const struct {
        int blank;
        const char *typed;
    } entries[] = {
        {KS_BLANK_CALC_AMOUNT, ""},
        {KS_BLANK_CALC_AMOUNT, "200000"},
        {KS_BLANK_CALC_AMOUNT, "99999999999999"},
        {KS_BLANK_INTEREST_FROM, "20250"},
        {KS_BLANK_INTEREST_TO, "20250230"},
        {KS_BLANK_PERIOD_LENGTH, "15"},
        {KS_BLANK_LENDING_RATE, "24.5"},
        {KS_BLANK_INTEREST_FROM, "18991231"},
    };

    ks_kiosk_place(kiosk)->arg = entries[variant].blank;
    strcpy(kiosk->visit.blanks[entries[variant].blank], entries[variant].typed);
}

static void set_calc_fee(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.calc = (enum ks_calc)(variant / 2);
    strcpy(kiosk->visit.blanks[ks_calc_amount_blank(kiosk->visit.calc)],
           variant % 2 == 0 ? "" : "9999999999999.99");
}

static void set_case_fee(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.calc = KS_CALC_FEE;
    kiosk->visit.fee_case = variant;
    strcpy(kiosk->visit.blanks[KS_BLANK_CALC_AMOUNT], "1234567.89");
}

static void set_lending(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20250601", "20260715"};

    kiosk->visit.calc = KS_CALC_LENDING;
    strcpy(kiosk->visit.blanks[KS_BLANK_LENDING_MADE], days[variant]);
    strcpy(kiosk->visit.blanks[KS_BLANK_LENDING_RATE], "24.55");
    strcpy(kiosk->visit.blanks[KS_BLANK_LENDING_AMOUNT], "1234567.89");
    strcpy(kiosk->visit.blanks[KS_BLANK_LENDING_DUE], "20261231");
}

static void set_limitation(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260110", "20200110", "20240110", "20300101"};

    kiosk->visit.calc = KS_CALC_LIMITATION;
    kiosk->visit.action_kind = variant % KS_ACTION_COUNT;
    strcpy(kiosk->visit.blanks[KS_BLANK_ACTION_FROM], days[variant]);
    strcpy(kiosk->visit.blanks[KS_BLANK_ACTION_DEMANDED], variant == 4 ? "20310101" : "20260601");
}

static void set_interest(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.calc = KS_CALC_INTEREST;
    if (variant == 0)
        return;
    strcpy(kiosk->visit.blanks[KS_BLANK_INTEREST_AMOUNT], "1234567.89");
    strcpy(kiosk->visit.blanks[KS_BLANK_INTEREST_FROM], variant == 1 ? "20250630" : "20100630");
    kiosk->visit.payment_count = KS_MAX_PAYMENTS;
    strcpy(kiosk->visit.blanks[KS_BLANK_PAID_DATE], "20251231");
    strcpy(kiosk->visit.blanks[KS_BLANK_PAID_AMOUNT], "34567.89");
}

static void set_period(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260910", "20260905", "20261217", "20260418"};

    kiosk->visit.calc = KS_CALC_PERIOD;
    kiosk->visit.period_length = 4;
    strcpy(kiosk->visit.blanks[KS_BLANK_PERIOD_FROM], days[variant]);
}

static void set_situation(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant;
    kiosk->visit.situation.option[variant] = 1;
}

/* An outcome after the longest way there can be. */
static void set_outcome(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.depth = 0;
    for (int i = 0; i < 4; i++) {
        ks_kiosk_go(kiosk, KS_SCREEN_SITUATION, i);
        kiosk->visit.situation.option[i] = 1;
    }
    ks_kiosk_go(kiosk, KS_SCREEN_OUTCOME, variant);
}

static void set_mediation(struct ks_kiosk *kiosk, int variant)
{
    static const int days[][3] = {{2026, 11, 23}, {2026, 11, 22}, {2026, 12, 31}};
    const int *d = days[variant];
    stage.clock.wall_ms = ks_date_to_wall_ms((struct ks_date){d[0], d[1], d[2]},
                                             variant == 2 ? 23 * 60 : 9 * 60 + 41);
    kiosk->is_stale = true;
}

static void set_ticket(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_err errs[] = {
        KS_OK, KS_OK,          KS_ERR_PRINTER, KS_ERR_CLOSED, KS_ERR_IO, KS_ERR_UNCERTAIN,
        KS_OK, KS_ERR_PRINTER, KS_OK,          KS_ERR_PRINTER};
    struct ks_visit *visit = &kiosk->visit;

    visit->ticket_err = errs[variant];
    visit->ticket_work = variant == 8                 ? KS_WORK_RUNNING
                         : visit->ticket_err == KS_OK ? KS_WORK_DONE
                                                      : KS_WORK_FAILED;
    visit->ticket.ahead = 12;
    visit->ticket.wait_low_min = 60;
    visit->ticket.wait_high_min = 120;
    visit->ticket.print.state = variant == 7 ? KS_PRINTER_JAM : KS_PRINTER_PAPER_OUT;
    visit->ticket.ticket.is_screen_ticket = variant == 1;
    visit->ticket.print.is_unsure = variant == 9;
    strcpy(visit->ticket.ticket.number, "T016");
    if (variant == 6) {
        visit->print_work = KS_WORK_FAILED;
        visit->print.state = KS_PRINTER_OFFLINE;
    }
}

static void set_question(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant / 2;
    strcpy(kiosk->visit.date_digits, variant % 2 == 0 ? "20250630" : "20250230");
    kiosk->visit.enforcement.option[variant / 2] = variant % 2;
}

static void set_checklist(struct ks_kiosk *kiosk, int variant)
{
    static const int ways[][6] = {
        {1, 1, 1, 1, 1, -1}, {6, 3, 2, 1, 2, 2}, {7, 2, 5, 2, 1, -1}, {8, 4, 4, 3, 2, 1}};

    for (int i = 0; i < 6; i++)
        kiosk->visit.enforcement.option[i] = ways[variant][i];
    kiosk->visit.enforcement.dates[5] = (struct ks_date){variant == 0 ? 2025 : 2020, 6, 30};
    kiosk->visit.instalment_count = variant;
    strcpy(kiosk->visit.blanks[KS_BLANK_INSTALMENT], "20290630");
    strcpy(kiosk->visit.blanks[KS_BLANK_ENFORCE_DEMANDED], "20260101");
}

static int enforcement_items(void)
{
    return content()->risks[KS_RISK_ENFORCEMENT].item_count;
}

static void set_risk(struct ks_kiosk *kiosk, int variant)
{
    bool is_litigation = variant >= enforcement_items();

    kiosk->visit.risk = is_litigation ? KS_RISK_LITIGATION : KS_RISK_ENFORCEMENT;
    kiosk->visit.risk_item = is_litigation ? variant - enforcement_items() : variant;
}

static void set_sign(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.sign_work = variant == 2 ? KS_WORK_FAILED : KS_WORK_NONE;
    kiosk->visit.point_count = variant == 0 ? 0 : 5;
    for (int i = 0; i < 5; i++)
        kiosk->visit.points[i] = (struct ks_point){20 + 10 * i, 30};
}

static void set_receipt(struct ks_kiosk *kiosk, int variant)
{
    strcpy(kiosk->visit.receipt.code, "QJY1-M09J-V1VT");
    kiosk->visit.print_work = variant == 0 ? KS_WORK_DONE : KS_WORK_FAILED;
    kiosk->visit.print.state = KS_PRINTER_COVER_OPEN;
}

static void set_link(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant;
}

static void set_print(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_work works[] = {KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED,
                                         KS_WORK_FAILED};
    kiosk->visit.print_work = works[variant];
    kiosk->visit.print.is_unsure = variant == 3;
    kiosk->visit.print.state = KS_PRINTER_PAPER_OUT;
}

static void set_warning(struct ks_kiosk *kiosk, int variant)
{
    (void)variant;
    kiosk->is_warning = true;
}

static const struct scene scenes[] = {
    {"home", KS_SCREEN_HOME, 4, set_home},
    {"guides", KS_SCREEN_GUIDES, 1, set_nothing},
    {"shelf", KS_SCREEN_SHELF, 0, set_arg},
    {"guide", KS_SCREEN_GUIDE, 0, set_guide},
    {"court", KS_SCREEN_COURT, 0, set_court},
    {"entry", KS_SCREEN_ENTRY, 8, set_entry},
    {"find", KS_SCREEN_FIND, 4, set_find},
    {"situations", KS_SCREEN_SITUATIONS, 1, set_nothing},
    {"situation", KS_SCREEN_SITUATION, 0, set_situation},
    {"outcome", KS_SCREEN_OUTCOME, 0, set_outcome},
    {"institution", KS_SCREEN_INSTITUTION, 0, set_arg},
    {"calculators", KS_SCREEN_CALCS, 1, set_nothing},
    {"fee", KS_SCREEN_CALC_FEE, 6, set_calc_fee},
    {"fee of a case", KS_SCREEN_CALC_FEE, KS_FEE_CASE_COUNT, set_case_fee},
    {"lending", KS_SCREEN_CALC_LENDING, 3, set_lending},
    {"limitation", KS_SCREEN_CALC_LIMITATION, 5, set_limitation},
    {"interest", KS_SCREEN_CALC_INTEREST, 3, set_interest},
    {"period", KS_SCREEN_CALC_PERIOD, 5, set_period},
    {"mediation", KS_SCREEN_MEDIATION, 3, set_mediation},
    {"ticket", KS_SCREEN_TICKET, 10, set_ticket},
    {"question", KS_SCREEN_QUESTION, 0, set_question},
    {"checklist", KS_SCREEN_CHECKLIST, 4, set_checklist},
    {"risk", KS_SCREEN_RISK, 0, set_risk},
    {"sign", KS_SCREEN_SIGN, 3, set_sign},
    {"receipt", KS_SCREEN_RECEIPT, 2, set_receipt},
    {"link", KS_SCREEN_LINK, 2, set_link},
    {"rectification", KS_SCREEN_RECTIFICATION, 1, set_nothing},
    {"print", KS_SCREEN_PRINT, 4, set_print},
    {"idle warning", KS_SCREEN_GUIDES, 1, set_warning},
};

static int count_variants(const struct scene *scene)
{
    if (scene->variants > 0)
        return scene->variants;
    switch (scene->screen) {
    case KS_SCREEN_SHELF:
        return content()->group_count;
    case KS_SCREEN_GUIDE:
        return content()->guide_count * GUIDE_SECTIONS;
    case KS_SCREEN_COURT:
        return content()->court_finder->matter_count * COURT_REPLIES;
    case KS_SCREEN_SITUATION:
        return content()->situations.question_count;
    case KS_SCREEN_OUTCOME:
        return content()->situations.outcome_count;
    case KS_SCREEN_INSTITUTION:
        return content()->institution_count;
    case KS_SCREEN_QUESTION:
        return content()->enforcement.question_count * 2;
    default:
        return enforcement_items() + content()->risks[KS_RISK_LITIGATION].item_count;
    }
}

static void check_scene(struct fit *fit, const struct scene *scene, const struct ks_mode *mode,
                        int variant, bool with_grounds)
{
    struct ks_kiosk *kiosk = stage.hall.kiosk;
    char name[64];
    int page = 0;

    ks_worker_wait(stage.hall.worker);
    ks_worker_poll(stage.hall.worker);
    ks_kiosk_end_visit(kiosk);
    kiosk->mode = *mode;
    set_mediation(kiosk, 0);
    if (scene->screen != KS_SCREEN_HOME)
        ks_kiosk_go(kiosk, scene->screen, 0);
    scene->set_up(kiosk, variant);
    snprintf(name, sizeof name, "%s %d", scene->name, variant);
    fit->scene = name;
    do {
        ks_kiosk_place(kiosk)->page = page;
        kiosk->is_stale = true;
        fit->ui = ks_kiosk_frame(kiosk);
        fit_check(fit);
        if (with_grounds)
            fit_check_grounds(fit);
    } while (++page < fit->ui->page_count);
    kiosk->notice_count = 0;
    kiosk->summary_is_broken = false;
    kiosk->summary.has_current = false;
}

int fit_check_mode(const struct ks_mode *mode, bool with_grounds)
{
    struct fit fit = {0};
    char name[96];

    snprintf(name, sizeof name, "%dx%d %s %s%s%s, foot at %d mm", mode->w, mode->h,
             ks_lang_code(mode->lang), mode->is_large ? "large" : "normal",
             mode->is_contrast ? " contrast" : "", mode->is_low ? " low" : "",
             mode->bottom_above_floor_mm);
    fit.mode = name;
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        int most = count_variants(&scenes[i]);
        if (with_grounds && most > MOST_PAINTED)
            most = MOST_PAINTED;
        for (int variant = 0; variant < most; variant++)
            check_scene(&fit, &scenes[i], mode, variant, with_grounds);
    }
    return fit.faults;
}

struct ks_mode fit_mode(int w, int h)
{
    return (struct ks_mode){
        .w = w, .h = h, .microns_per_px = 267840 / (w < h ? w : h), .bottom_above_floor_mm = 700};
}

static int check_texts(int w, int h, bool is_contrast, bool is_low, int bottom_mm)
{
    int faults = 0;

    for (int bits = 0; bits < 4; bits++) {
        struct ks_mode mode = fit_mode(w, h);
        mode.is_large = bits & 1;
        mode.lang = bits & 2 ? KS_LANG_EN : KS_LANG_ZH_CN;
        mode.is_contrast = is_contrast;
        mode.is_low = is_low;
        mode.bottom_above_floor_mm = bottom_mm;
        faults += fit_check_mode(&mode, false);
    }
    return faults;
}

int fit_check_modes(int w, int h)
{
    enum { USUAL_MM = 700 };

    return check_texts(w, h, false, false, USUAL_MM) + check_texts(w, h, true, false, USUAL_MM);
}

int fit_check_reach(int w, int h, int bottom_mm)
{
    return check_texts(w, h, false, true, bottom_mm);
}

int fit_open(void **state)
{
    (void)state;
    stage_open(&stage);
    stage.hall.kiosk->parts.forget = NULL; /* widths once measured may be kept: it saves time */
    return 0;
}

int fit_close(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}
