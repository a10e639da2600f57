/* Every screen with all it can show, for the fit tests. */
#include "domain/fee_bill.h"
#include "domain/limitation_action.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "screens/guides/guides.h"
#include "screens/notice/notice.h"
#include "screens/questions/questions.h"
#include "screens/queue/queue.h"

#include "fit.h"

static struct stage stage;

enum { MOST_PAINTED = 12 };

struct scene {
    const char *name;
    enum ks_screen_id screen;
    int variants;     /* numbers given to `set_up`; 0 = as many as `count_variants` says */
    int normal, most; /* pages in normal text at full height, and in any mode; 0 = as many as it
                         takes */
    void (*set_up)(struct ks_kiosk *kiosk, int variant);
};

static const struct ks_content *content(void)
{
    return stage.parts.content;
}

static void set_nothing(struct ks_kiosk *kiosk, int variant)
{
    (void)kiosk;
    (void)variant;
}

static void set_home(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.hall.notice_count = variant == 1 ? 1 : 0;
    kiosk->visit.hall.notices[0] =
        variant == 1 ? KS_N_("For staff: the new content has faults; the last good content is "
                             "shown.")
                     : NULL;
    kiosk->visit.hall.view.is_known = variant != 2;
    kiosk->visit.hall.view.has_current = variant == 3;
    strcpy(kiosk->visit.hall.view.number, "T128");
    strcpy(kiosk->visit.hall.view.place, "3");
}

/* Every guide in each of its sections; filled in, or not yet. */
enum { GUIDE_SECTIONS = 5 };
static void set_guide(struct ks_kiosk *kiosk, int variant)
{
    bool is_filled = variant % 2 == 0;
    struct ks_guide_entry *entry = ks_guide_now(&kiosk->visit);

    entry->guide = variant / GUIDE_SECTIONS;
    entry->section = variant % GUIDE_SECTIONS;
    strcpy(entry->typed[KS_GUIDE_AMOUNT].text, is_filled ? "1234567.89" : "");
    for (int i = 0; i < KS_MOST_LIMITS; i++)
        strcpy(entry->typed[KS_GUIDE_DATE + i].text, is_filled ? "20260910" : "");
}

/* The first guide that is for a kind of case, and which of its kinds that is. */
static int guide_of(const struct ks_court_matter *matter, int *kind)
{
    *kind = 0;
    for (int i = 0; i < content()->guide_count; i++) {
        const struct ks_guide *guide = &content()->guides[i];
        for (*kind = 0; *kind < guide->matter_count; ++*kind)
            if (guide->matters[*kind] == matter)
                return i;
    }
    return 0;
}

/* The right court for every kind of case, with nothing, with yes, with no and with nothing known
 * for an answer; of a guide's second kind also before it has been chosen. */
enum { COURT_REPLIES = 4 };
static void set_court(struct ks_kiosk *kiosk, int variant)
{
    int reply = variant % COURT_REPLIES, kind;

    struct ks_guide_entry *entry = ks_guide_now(&kiosk->visit);
    struct ks_court_state *state = ks_visit_state(&kiosk->visit, KS_SCREEN_COURT);

    entry->guide = guide_of(&content()->court_finder->matters[variant / COURT_REPLIES], &kind);
    struct ks_court_visit *court = &state->courts[entry->guide];
    court->kind = (unsigned char)(reply == 0 && kind == 1 ? 0 : kind + 1);
    memset(court->replies[kind], reply, sizeof court->replies[kind]);
    strcpy(entry->typed[KS_GUIDE_AMOUNT].text, reply == 2 ? "9999999999999.99" : "");
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
    ks_visit_place(&kiosk->visit)->arg = variant;
}

/* Opens a calculator; returns what it keeps. */
static void *open_calc(struct ks_kiosk *kiosk, enum ks_calc calc)
{
    ks_visit_open(&kiosk->visit, KS_SCREEN_CALC, (int)calc);
    return ks_calc_state(&kiosk->visit, calc);
}

static void set_entry(struct ks_kiosk *kiosk, int variant)
{
    static const struct {
        enum ks_calc calc;
        int blank;
        const char *typed;
    } entries[] = {
        {KS_CALC_FEE, 0, ""},
        {KS_CALC_FEE, 0, "200000"},
        {KS_CALC_FEE, 0, "99999999999999"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "20250"},
        {KS_CALC_INTEREST, KS_INTEREST_TO, "20250230"},
        {KS_CALC_PERIOD, KS_PERIOD_LENGTH, "15"},
        {KS_CALC_LENDING, KS_LENDING_RATE, "24.5"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "18991231"},
    };
    struct ks_blank *typed = open_calc(kiosk, entries[variant].calc);

    strcpy(typed[entries[variant].blank].text, entries[variant].typed);
    ks_visit_go(&kiosk->visit, KS_SCREEN_ENTRY, entries[variant].blank);
}

static void set_calc_fee(struct ks_kiosk *kiosk, int variant)
{
    struct ks_fee_state *state = open_calc(kiosk, (enum ks_calc)(variant / 2));

    strcpy(state->amount.text, variant % 2 == 0 ? "" : "9999999999999.99");
}

static void set_case_fee(struct ks_kiosk *kiosk, int variant)
{
    struct ks_fee_state *state = open_calc(kiosk, KS_CALC_FEE);

    state->kind = variant;
    strcpy(state->amount.text, "1234567.89");
}

static void set_lending(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20250601", "20260715"};
    struct ks_lending_state *state = open_calc(kiosk, KS_CALC_LENDING);

    strcpy(state->typed[KS_LENDING_MADE].text, days[variant]);
    strcpy(state->typed[KS_LENDING_RATE].text, "24.55");
    strcpy(state->typed[KS_LENDING_AMOUNT].text, "1234567.89");
    strcpy(state->typed[KS_LENDING_DUE].text, "20261231");
}

static void set_limitation(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260110", "20200110", "20240110", "20300101"};
    struct ks_limitation_state *state = open_calc(kiosk, KS_CALC_LIMITATION);

    state->kind = variant % KS_ACTION_COUNT;
    strcpy(state->typed[KS_CLAIM_FROM].text, days[variant]);
    strcpy(state->typed[KS_CLAIM_DEMANDED].text, variant == 4 ? "20310101" : "20260601");
}

static void set_interest(struct ks_kiosk *kiosk, int variant)
{
    struct ks_interest_state *state = open_calc(kiosk, KS_CALC_INTEREST);

    if (variant == 0)
        return;
    strcpy(state->typed[KS_INTEREST_AMOUNT].text, "1234567.89");
    strcpy(state->typed[KS_INTEREST_FROM].text, variant == 1 ? "20250630" : "20100630");
    state->payment_count = KS_MOST_PAYMENTS;
    strcpy(state->typed[KS_INTEREST_PAID_DATE].text, "20251231");
    strcpy(state->typed[KS_INTEREST_PAID_AMOUNT].text, "34567.89");
}

static void set_period(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260910", "20260905", "20261217", "20260418"};
    struct ks_period_state *state = open_calc(kiosk, KS_CALC_PERIOD);

    state->length = 4;
    strcpy(state->typed[KS_PERIOD_FROM].text, days[variant]);
}

static void choose(struct ks_kiosk *kiosk, enum ks_screen_id screen, int question, int option)
{
    ks_quiz_of(&kiosk->visit, screen).state->replies[question] =
        (struct ks_reply){.kind = KS_REPLY_OPTION, .option = option};
}

static void set_situation(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant;
    choose(kiosk, KS_SCREEN_SITUATION, variant, 0);
}

/* An outcome after the longest way there can be. */
static void set_outcome(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.way.depth = 0;
    for (int i = 0; i < 4; i++) {
        ks_visit_go(&kiosk->visit, KS_SCREEN_SITUATION, i);
        choose(kiosk, KS_SCREEN_SITUATION, i, 0);
    }
    ks_visit_go(&kiosk->visit, KS_SCREEN_OUTCOME, variant);
}

static void set_mediation(struct ks_kiosk *kiosk, int variant)
{
    static const int days[][3] = {{2026, 11, 23}, {2026, 11, 22}, {2026, 12, 31}};
    const int *d = days[variant];
    stage.clock.wall_ms = ks_date_to_wall_ms((struct ks_date){d[0], d[1], d[2]},
                                             variant == 2 ? 23 * 60 : 9 * 60 + 41);
    kiosk->visit.is_stale = true;
}

static void set_ticket(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_err errs[] = {
        KS_OK, KS_OK,          KS_ERR_PRINTER, KS_ERR_CLOSED, KS_ERR_IO, KS_ERR_UNCERTAIN,
        KS_OK, KS_ERR_PRINTER, KS_OK,          KS_ERR_PRINTER};
    struct ks_take_state *state = ks_take_state(&kiosk->visit);

    state->err = errs[variant];
    state->work = variant == 8          ? KS_WORK_RUNNING
                  : state->err == KS_OK ? KS_WORK_DONE
                                        : KS_WORK_FAILED;
    state->take.ahead = 12;
    state->take.wait_low_min = 60;
    state->take.wait_high_min = 120;
    state->take.paper.why = variant == 7 ? KS_WHY_JAM : KS_WHY_NO_PAPER;
    state->take.ticket.is_screen_ticket = variant == 1;
    state->take.paper.end = variant == 9 ? KS_PAPER_UNSURE : KS_PAPER_NOT_OUT;
    strcpy(state->take.ticket.number, "T016");
    if (variant == 6) {
        kiosk->visit.printing.work = KS_WORK_FAILED;
        kiosk->visit.printing.report.why = KS_WHY_NO_ANSWER;
    }
}

static void set_question(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant / 2;
    strcpy(ks_quiz_of(&kiosk->visit, KS_SCREEN_QUESTION).state->date_digits,
           variant % 2 == 0 ? "20250630" : "20250230");
    if (variant % 2 == 1)
        choose(kiosk, KS_SCREEN_QUESTION, variant / 2, 0);
}

static void set_checklist(struct ks_kiosk *kiosk, int variant)
{
    static const int ways[][6] = {
        {1, 1, 1, 1, 1, -1}, {6, 3, 2, 1, 2, 2}, {7, 2, 5, 2, 1, -1}, {8, 4, 4, 3, 2, 1}};

    struct ks_list_state *state = ks_visit_state(&kiosk->visit, KS_SCREEN_CHECKLIST);

    for (int i = 0; i < 6; i++)
        choose(kiosk, KS_SCREEN_QUESTION, i, ways[variant][i] - 1);
    if (ways[variant][5] < 0)
        ks_quiz_of(&kiosk->visit, KS_SCREEN_QUESTION).state->replies[5] =
            (struct ks_reply){.kind = KS_REPLY_DATE, .date = {variant == 0 ? 2025 : 2020, 6, 30}};
    state->instalment_count = variant;
    strcpy(state->typed[KS_LIST_INSTALMENT].text, "20290630");
    strcpy(state->typed[KS_LIST_DEMANDED].text, "20260101");
}

static void set_risk(struct ks_kiosk *kiosk, int variant)
{
    (void)variant;
    ks_notice_state(&kiosk->visit)->kind = KS_RISK_ENFORCEMENT;
}

static void set_litigation(struct ks_kiosk *kiosk, int variant)
{
    (void)variant;
    ks_notice_state(&kiosk->visit)->kind = KS_RISK_LITIGATION;
}

static void set_sign(struct ks_kiosk *kiosk, int variant)
{
    struct ks_notice_state *state = ks_notice_state(&kiosk->visit);

    state->work = variant == 2 ? KS_WORK_FAILED : KS_WORK_NONE;
    state->point_count = variant == 0 ? 0 : 5;
    for (int i = 0; i < 5; i++)
        state->points[i] = (struct ks_point){20 + 10 * i, 30};
}

static void set_receipt(struct ks_kiosk *kiosk, int variant)
{
    strcpy(ks_notice_state(&kiosk->visit)->receipt.code, "QJY1-M09J-V1VT");
    kiosk->visit.printing.work = variant == 0 ? KS_WORK_DONE : KS_WORK_FAILED;
    kiosk->visit.printing.report.why = KS_WHY_COVER_OPEN;
}

static void set_link(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant;
}

static void set_print(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_work works[] = {KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED,
                                         KS_WORK_FAILED};
    kiosk->visit.printing.work = works[variant];
    kiosk->visit.printing.report.end = variant == 3 ? KS_PAPER_UNSURE : KS_PAPER_NOT_OUT;
    kiosk->visit.printing.report.why = KS_WHY_NO_PAPER;
}

static void set_warning(struct ks_kiosk *kiosk, int variant)
{
    kiosk->is_warning = variant == 0;
    kiosk->is_asking = variant == 1;
}

static const struct scene scenes[] = {
    /* Two with a sentence of state in large English, and where an arm reaches a strip. */
    {"home", KS_SCREEN_HOME, 4, 1, 2, set_home},
    {"danger", KS_SCREEN_DANGER, KS_DANGER_CALLS, 1, 1, set_arg},
    /* Fifteen ways: in low reach, where an arm reaches a strip, on two pages. */
    {"guides", KS_SCREEN_GUIDES, 1, 1, 2, set_nothing},
    {"shelf", KS_SCREEN_SHELF, 0, 1, 2, set_arg},
    /* Most on a panel so low that a third is out of reach; so with institution, question, print. */
    {"guide", KS_SCREEN_GUIDE, 0, 2, 4, set_guide},
    {"court", KS_SCREEN_COURT, 0, 0, 0, set_court},
    {"entry", KS_SCREEN_CALC, 8, 1, 1, set_entry},
    {"find", KS_SCREEN_FIND, 4, 0, 0, set_find},
    {"situations", KS_SCREEN_SITUATIONS, 1, 1, 1, set_nothing},
    {"situation", KS_SCREEN_SITUATION, 0, 1, 1, set_situation},
    {"outcome", KS_SCREEN_OUTCOME, 0, 1, 2, set_outcome},
    {"institution", KS_SCREEN_INSTITUTION, 0, 1, 2, set_arg},
    {"calculators", KS_SCREEN_CALCS, 1, 1, 1, set_nothing},
    {"fee", KS_SCREEN_CALC, 6, 0, 0, set_calc_fee},
    {"fee of a case", KS_SCREEN_CALC, KS_FEE_CASE_COUNT, 0, 0, set_case_fee},
    {"lending", KS_SCREEN_CALC, 3, 0, 0, set_lending},
    {"limitation", KS_SCREEN_CALC, 5, 0, 0, set_limitation},
    {"interest", KS_SCREEN_CALC, 3, 0, 0, set_interest},
    {"period", KS_SCREEN_CALC, 5, 0, 0, set_period},
    {"mediation", KS_SCREEN_MEDIATION, 3, 1, 3, set_mediation},
    {"ticket", KS_SCREEN_TICKET, 10, 1, 3, set_ticket},
    {"question", KS_SCREEN_QUESTION, 0, 1, 2, set_question},
    {"checklist", KS_SCREEN_CHECKLIST, 4, 2, 4, set_checklist},
    {"risk choice", KS_SCREEN_RISK_CHOICE, 1, 1, 1, set_nothing},
    {"risk", KS_SCREEN_RISK, 1, 5, 12, set_risk},
    {"litigation", KS_SCREEN_RISK, 1, 6, 17, set_litigation},
    {"sign", KS_SCREEN_SIGN, 3, 1, 1, set_sign},
    {"mark", KS_SCREEN_MARK, 3, 1, 1, set_sign},
    {"receipt", KS_SCREEN_RECEIPT, 2, 1, 1, set_receipt},
    {"link", KS_SCREEN_LINK, 2, 1, 1, set_link},
    {"rectification", KS_SCREEN_RECTIFICATION, 1, 1, 2, set_nothing},
    {"print", KS_SCREEN_PRINT, 4, 1, 2, set_print},
    {"cover", KS_SCREEN_GUIDES, 2, 1, 2, set_warning},
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
        return 1;
    }
}

static void check_scene(struct fit *fit, const struct scene *scene, const struct ks_mode *mode,
                        int variant, bool with_grounds)
{
    struct ks_kiosk *kiosk = stage.parts.kiosk;
    bool is_normal = !mode->is_large && !mode->is_low;
    int budget = is_normal ? scene->normal : scene->most;
    struct fit_pins pins = {0};
    char name[64];
    int page = 0;

    ks_worker_wait(stage.parts.worker);
    ks_worker_poll(stage.parts.worker);
    ks_visit_end(&kiosk->visit);
    kiosk->visit.mode = *mode;
    set_mediation(kiosk, 0);
    if (scene->screen != KS_SCREEN_HOME && scene->screen != KS_SCREEN_CALC)
        ks_visit_go(&kiosk->visit, scene->screen, 0);
    scene->set_up(kiosk, variant);
    snprintf(name, sizeof name, "%s %d", scene->name, variant);
    fit->scene = name;
    do {
        ks_visit_place(&kiosk->visit)->page = page;
        kiosk->visit.is_stale = true;
        fit->ui = ks_kiosk_frame(kiosk);
        fit_check(fit);
        fit_check_layout(fit);
        fit_check_pinned(fit, &pins);
        if (with_grounds)
            fit_check_grounds(fit);
    } while (++page < fit->ui->page_count);
    if (budget > 0 && fit->ui->page_count > budget)
        fit_fault(fit, "more pages than its budget", "", fit->ui->stage);
    kiosk->visit.hall.notice_count = 0;
    kiosk->visit.hall.view.is_known = true;
    kiosk->visit.hall.view.has_current = false;
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
    stage.parts.kiosk->parts.forget = NULL; /* widths once measured may be kept: it saves time */
    return 0;
}

int fit_close(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}
