/* Every screen with all it can show, for the fit tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/fee_bill.h"
#include "screens/guides/guides.h"
#include "screens/notice/notice.h"
#include "screens/questions/questions.h"

#include "fit.h"

static struct stage stage;

enum { MOST_PAINTED = 12 };

struct scene {
    const char *name;
    enum ks_screen_id screen;
    int variants;          /* numbers given to `set_up`; 0 = as many as `count_variants` says */
    int most[KS_READINGS]; /* pages; 0 = as many as it takes; {0}: as screens/proof.h says */
    void (*set_up)(struct ks_kiosk *kiosk, int variant);
};

const struct ks_content *fit_content(void)
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
    kiosk->visit.hall.view.call_count = variant == 3;
    kiosk->visit.hall.view.calls[0].is_there = true;
    strcpy(kiosk->visit.hall.view.calls[0].number, "T128");
    strcpy(kiosk->visit.hall.view.calls[0].seat, "3");
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
    for (int i = 0; i < fit_content()->guide_count; i++) {
        const struct ks_guide *guide = &fit_content()->guides[i];
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

    entry->guide = guide_of(&fit_content()->court_finder->matters[variant / COURT_REPLIES], &kind);
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

/* Each call, then each under the tab of what comes after. */
static void set_danger(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant % KS_DANGER_CALLS;
    kiosk->visit.screens[KS_SCREEN_DANGER]->act(&kiosk->visit, KS_ACT_OWN,
                                                variant / KS_DANGER_CALLS);
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

void fit_set_time(struct ks_kiosk *kiosk, struct ks_date day, int minute)
{
    stage.clock.wall_ms = ks_date_to_wall_ms(day, minute);
    kiosk->visit.is_stale = true;
}

static void set_question(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant / 2;
    strcpy(ks_quiz_of(&kiosk->visit, KS_SCREEN_QUESTION).state->date_digits,
           variant % 2 == 0 ? "20250630" : "20250230");
    if (variant % 2 == 1)
        choose(kiosk, KS_SCREEN_QUESTION, variant / 2, 0);
}

/* A judgment and a lawyer, with a day to give; an heir of a notarial deed who knows no property; a
 * firm with another paper and instalments; a claim bought, of more than one kind. */
static void set_checklist(struct ks_kiosk *kiosk, int variant)
{
    enum { INSTRUMENT, KINDS, APPLICANT = 4, AGENT, CLAIM, PROPERTY, DUE, WAYS = 4 };
    static const struct {
        int instrument, applicant, agent, claim, property, due;
    } ways[WAYS] = {
        {0, 0, 3, 0, 0, -1}, {5, 3, 7, 1, 1, 2}, {6, 1, 5, 4, 0, -1}, {4, 4, 6, 3, 0, 1}};
    struct ks_list_state *state = ks_visit_state(&kiosk->visit, KS_SCREEN_CHECKLIST);

    choose(kiosk, KS_SCREEN_QUESTION, INSTRUMENT, ways[variant].instrument);
    for (int i = KINDS; i < APPLICANT; i++)
        choose(kiosk, KS_SCREEN_QUESTION, i, 0);
    choose(kiosk, KS_SCREEN_QUESTION, APPLICANT, ways[variant].applicant);
    choose(kiosk, KS_SCREEN_QUESTION, AGENT, ways[variant].agent);
    choose(kiosk, KS_SCREEN_QUESTION, CLAIM, ways[variant].claim);
    choose(kiosk, KS_SCREEN_QUESTION, PROPERTY, ways[variant].property);
    choose(kiosk, KS_SCREEN_QUESTION, DUE, ways[variant].due);
    if (ways[variant].due < 0)
        ks_quiz_of(&kiosk->visit, KS_SCREEN_QUESTION).state->replies[DUE] =
            (struct ks_reply){.kind = KS_REPLY_DATE, .date = {variant == 0 ? 2025 : 2020, 6, 30}};
    state->instalment_count = variant;
    strcpy(state->typed[KS_LIST_INSTALMENT].text, "20290630");
    strcpy(state->typed[KS_LIST_DEMANDED].text, variant == 0 ? "" : "20260101");
}

/* Each of the three parts. */
static void set_list_limit(struct ks_kiosk *kiosk, int variant)
{
    enum { PARTS = 3, ACT_PART = KS_ACT_OWN + 2 };

    set_checklist(kiosk, variant / PARTS);
    kiosk->visit.screens[KS_SCREEN_LIST_LIMIT]->act(&kiosk->visit, ACT_PART, variant % PARTS);
}

static void set_list_notes(struct ks_kiosk *kiosk, int variant)
{
    set_checklist(kiosk, 1);
    ks_visit_place(&kiosk->visit)->arg = variant;
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

static void set_station(struct ks_kiosk *kiosk, int variant)
{
    static const struct ks_station_standing standings[] = {
        {KS_STATION_ASKING, .code = "35272194"},
        {KS_STATION_ENROLLED, 1, 2, "诉讼服务大厅东侧1号自助终端", "东门内左手", .rival_ms = 1},
        {KS_STATION_RIVAL, 1, 2, "诉讼服务大厅东侧1号自助终端", "东门内左手"}};
    kiosk->visit.hall.station = standings[variant];
}

static void set_link(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant;
}

static void set_warning(struct ks_kiosk *kiosk, int variant)
{
    kiosk->is_warning = variant == 0;
    kiosk->is_asking = variant == 1;
}

/* The budgets: pages in normal text, in large text, in low reach, in both, and where an arm reaches
 * a strip. What one searches takes as many as are found, a calculator in
 * large text a page for each few of its blanks: what comes out stands on every one of them. */
static const struct scene scenes[] = {
    {"home", KS_SCREEN_HOME, 4, {0}, set_home},
    {"danger", KS_SCREEN_DANGER, 2 * KS_DANGER_CALLS, {0}, set_danger},
    {"guides", KS_SCREEN_GUIDES, 1, {0}, set_nothing},
    {"shelf", KS_SCREEN_SHELF, 0, {0}, set_arg},
    {"guide", KS_SCREEN_GUIDE, 0, {0}, set_guide},
    {"guide note", KS_SCREEN_GUIDE_NOTE, 0, {1, 3, 2, 3, 3}, fit_set_guide_note},
    {"guide limit", KS_SCREEN_GUIDE_LIMIT, 0, {1, 2, 2, 3, 2}, fit_set_guide_limit},
    {"sources", KS_SCREEN_SOURCES, 0, {3, 8, 4, 8, 8}, fit_set_sources},
    {"court", KS_SCREEN_COURT, 0, {3, 4, 4, 6, 4}, set_court},
    {"why", KS_SCREEN_COURT_WHY, 0, {2, 3, 3, 4, 3}, set_court},
    {"entry", KS_SCREEN_CALC, 11, {1, 1, 1, 1, 1}, fit_set_entry},
    {"find", KS_SCREEN_FIND, 4, {0}, set_find},
    {"situations", KS_SCREEN_SITUATIONS, 1, {0}, set_nothing},
    {"situation", KS_SCREEN_SITUATION, 0, {0}, set_situation},
    {"outcome", KS_SCREEN_OUTCOME, 0, {0}, set_outcome},
    {"institution", KS_SCREEN_INSTITUTION, 0, {0}, set_arg},
    {"calculators", KS_SCREEN_CALCS, 1, {0}, set_nothing},
    {"fee", KS_SCREEN_CALC, 6, {1, 3, 1, 3, 3}, fit_set_calc_fee},
    {"fee of a case", KS_SCREEN_CALC, KS_FEE_CASE_COUNT, {1, 3, 1, 3, 4}, fit_set_case_fee},
    {"lending", KS_SCREEN_CALC, 3, {1, 1, 1, 1, 1}, fit_set_lending},
    {"limitation", KS_SCREEN_CALC, 5, {2, 3, 2, 3, 4}, fit_set_limitation},
    {"interest", KS_SCREEN_CALC, 3, {3, 5, 2, 4, 5}, fit_set_interest},
    {"period", KS_SCREEN_CALC, 5, {1, 1, 1, 1, 2}, fit_set_period},
    {"outcome of a calculator", KS_SCREEN_CALC, FIT_OUTCOMES, {2, 4, 2, 4, 5}, fit_set_outcome},
    {"lines", KS_SCREEN_QUEUE, 1, {0}, set_nothing},
    {"line", KS_SCREEN_LINE, 8, {0}, fit_set_line},
    {"code", KS_SCREEN_CODE, 14, {1, 1, 1, 1, 1}, fit_set_code},
    {"my number", KS_SCREEN_MY_NUMBER, 11, {1, 1, 1, 1, 2}, fit_set_my_number},
    {"pair", KS_SCREEN_PAIR, 3, {1, 1, 1, 1, 2}, fit_set_pair},
    {"times", KS_SCREEN_TIMES, 2, {1, 1, 1, 1, 2}, fit_set_times},
    {"book", KS_SCREEN_BOOK, 1, {1, 1, 1, 1, 2}, fit_set_book},
    {"booked", KS_SCREEN_BOOKED, 7, {1, 1, 1, 1, 2}, fit_set_booked},
    {"appointment", KS_SCREEN_APPOINTMENT, 7, {1, 1, 1, 1, 2}, fit_set_appointment},
    {"mediation", KS_SCREEN_MEDIATION, 3, {0}, fit_set_mediation},
    {"ticket", KS_SCREEN_TICKET, 19, {1, 1, 1, 1, 2}, fit_set_ticket},
    {"question", KS_SCREEN_QUESTION, 0, {0}, set_question},
    {"looks", KS_SCREEN_QUESTION, FIT_LOOKS, {1, 3, 3, 3, 3}, fit_set_looks},
    {"checklist", KS_SCREEN_CHECKLIST, 4, {2, 3, 3, 3, 4}, set_checklist},
    {"list limit", KS_SCREEN_LIST_LIMIT, 12, {1, 2, 1, 2, 2}, set_list_limit},
    {"list notes", KS_SCREEN_LIST_NOTES, 2, {2, 3, 3, 5, 4}, set_list_notes},
    {"risk choice", KS_SCREEN_RISK_CHOICE, 1, {1, 1, 1, 1, 1}, set_nothing},
    {"risk", KS_SCREEN_RISK, 1, {3, 4, 3, 5, 6}, set_risk},
    {"litigation", KS_SCREEN_RISK, 1, {3, 6, 3, 6, 8}, set_litigation},
    {"sign", KS_SCREEN_SIGN, 3, {1, 1, 1, 1, 1}, fit_set_sign},
    {"mark", KS_SCREEN_MARK, 3, {1, 1, 1, 1, 1}, fit_set_sign},
    {"receipt", KS_SCREEN_RECEIPT, 2, {1, 1, 1, 1, 1}, fit_set_receipt},
    {"link", KS_SCREEN_LINK, 0, {0}, set_link},
    {"station", KS_SCREEN_STATION, 3, {1, 1, 1, 2, 2}, set_station},
    {"rectification", KS_SCREEN_RECTIFICATION, 1, {0}, set_nothing},
    {"bulletin", KS_SCREEN_BULLETIN, 1, {0}, set_nothing},
    {"print", KS_SCREEN_PRINT, 4, {1, 1, 1, 1, 2}, fit_set_print},
    {"carry", KS_SCREEN_DANGER, 2, {1, 1, 1, 1, 1}, fit_set_carry},
    {"cover", KS_SCREEN_GUIDES, 2, {1, 1, 1, 2, 2}, set_warning},
};

static int count_variants(const struct scene *scene)
{
    if (scene->variants > 0)
        return scene->variants;
    switch (scene->screen) {
    case KS_SCREEN_SHELF:
        return fit_content()->group_count;
    case KS_SCREEN_GUIDE:
        return fit_content()->guide_count * GUIDE_SECTIONS;
    case KS_SCREEN_GUIDE_NOTE:
    case KS_SCREEN_GUIDE_LIMIT:
    case KS_SCREEN_SOURCES:
        return fit_content()->guide_count;
    case KS_SCREEN_LINK:
        return fit_content()->link_count;
    case KS_SCREEN_COURT:
    case KS_SCREEN_COURT_WHY:
        return fit_content()->court_finder->matter_count * COURT_REPLIES;
    case KS_SCREEN_SITUATION:
        return fit_content()->situations.question_count;
    case KS_SCREEN_OUTCOME:
        return fit_content()->situations.outcome_count;
    case KS_SCREEN_INSTITUTION:
        return fit_content()->institution_count;
    case KS_SCREEN_QUESTION:
        return fit_content()->enforcement.question_count * 2;
    default:
        return 1;
    }
}

/* Brings the scene to its first page. */
static void open_scene(const struct scene *scene, const struct ks_mode *mode, int variant)
{
    struct ks_kiosk *kiosk = stage.parts.kiosk;

    ks_worker_wait(stage.parts.worker);
    ks_worker_poll(stage.parts.worker);
    ks_visit_end(&kiosk->visit);
    kiosk->is_warning = kiosk->is_asking = false;
    kiosk->visit.mode = *mode;
    kiosk->visit.hall.notice_count = 0;
    kiosk->visit.hall.view.is_known = true;
    kiosk->visit.hall.view.call_count = 0;
    fit_set_time(kiosk, (struct ks_date){2026, 11, 23}, 9 * 60 + 41);
    if (scene->screen != KS_SCREEN_HOME && scene->screen != KS_SCREEN_CALC)
        ks_visit_go(&kiosk->visit, scene->screen, 0);
    scene->set_up(kiosk, variant);
    fit_shown[ks_visit_place(&kiosk->visit)->screen] = true;
}

static const struct ks_ui *show_page(int page)
{
    struct ks_kiosk *kiosk = stage.parts.kiosk;

    ks_visit_place(&kiosk->visit)->page = page;
    kiosk->visit.is_stale = true;
    return ks_kiosk_frame(kiosk);
}

/* Of pages that are shown as they are first found the budget is the product's. */
static int budget_of(const struct scene *scene, const struct ks_mode *mode)
{
    int own = scene->most[ks_proof_reading(mode)];

    return own > 0 ? own : ks_proof_budget(scene->name, mode);
}

static void check_scene(struct fit *fit, const struct scene *scene, const struct ks_mode *mode,
                        int variant, bool with_grounds)
{
    int budget = budget_of(scene, mode);
    struct ks_fit_pins pins = {0};
    struct ks_fit_rows rows = {0};
    char name[64];
    int page = 0;

    open_scene(scene, mode, variant);
    snprintf(name, sizeof name, "%s %d", scene->name, variant);
    fit->scene = name;
    do {
        fit->ui = show_page(page);
        fit_check(fit);
        fit_check_pinned(fit, &pins);
        fit_check_rows(fit, &rows);
        if (with_grounds)
            fit_check_grounds(fit);
    } while (++page < fit->ui->page_count);
    if (budget > 0 && fit->ui->page_count > budget) {
        fit->over++;
        fit_fault(fit, "more pages than its budget", "", fit->ui->stage);
    }
}

static struct fit check_mode(const struct ks_mode *mode, bool with_grounds)
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
            if (scenes[i].variants > 0 || fit_is_of_share(mode, variant))
                check_scene(&fit, &scenes[i], mode, variant, with_grounds);
    }
    return fit;
}

void fit_show_mode(const struct ks_mode *mode, const char *scene, int variants, fit_taker *take,
                   void *taker)
{
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        bool is_asked = scene == NULL || strcmp(scene, scenes[i].name) == 0;
        int most = is_asked ? count_variants(&scenes[i]) : 0;
        for (int variant = 0; variant < most && variant < variants; variant++) {
            struct fit_page shown = {.scene = scenes[i].name, .variant = variant};
            open_scene(&scenes[i], mode, variant);
            do {
                shown.ui = show_page(shown.page);
                shown.ground = ks_kiosk_ground(stage.parts.kiosk);
                take(taker, &shown);
            } while (++shown.page < shown.ui->page_count);
        }
    }
}

int fit_check_mode(const struct ks_mode *mode, bool with_grounds)
{
    int faults = check_mode(mode, with_grounds).faults;
    struct fit_unshown unshown = fit_find_unshown();

    if (unshown.count > 0)
        print_error("screens without a scene in tests/screens/scenes.c: %s\n", unshown.names);
    return faults + unshown.count;
}

int fit_count_over(const struct ks_mode *mode)
{
    return check_mode(mode, true).over;
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

const struct ks_ui *fit_home(void)
{
    struct ks_kiosk *kiosk = stage.parts.kiosk;

    ks_visit_end(&kiosk->visit);
    kiosk->visit.mode = fit_mode(1080, 1920);
    kiosk->visit.is_stale = true;
    return ks_kiosk_frame(kiosk);
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
