/* The pages that can be asked for: a row each, with what it is about and how a visitor gets there.
 */
#include "screens/proof.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "screens/kiosk_private.h"

enum { GUIDE_SECTIONS = 5 };

struct page {
    const char *name;
    enum ks_screen_id screen;
    int most[KS_READINGS]; /* pages; 0 = as many as it takes */
    /* The id of the item of that index; NULL: there are no more. No function: nothing to choose. */
    const char *(*id)(const struct ks_content *content, int index);
    /* Goes there; `part` from 0. False: it has no such part. */
    bool (*open)(struct ks_visit *visit, enum ks_screen_id screen, int index, int part);
};

/* Where elements of a list have an id. */
#define ID_OF(name, list, count)                                                                   \
    static const char *name##_id(const struct ks_content *content, int index)                      \
    {                                                                                              \
        return index < content->count ? content->list[index].id : NULL;                            \
    }
ID_OF(guide, guides, guide_count)
ID_OF(shelf, groups, group_count)
ID_OF(start, situations.starts, situations.start_count)
ID_OF(situation, situations.questions, situations.question_count)
ID_OF(outcome, situations.outcomes, situations.outcome_count)
ID_OF(institution, institutions, institution_count)
ID_OF(question, enforcement.questions, enforcement.question_count)
ID_OF(line, hall.lines, hall.line_count)
ID_OF(link, links, link_count)

/* Where the program names them. */
#define WORD_OF(name, count, ...)                                                                  \
    static const char *name##_id(const struct ks_content *content, int index)                      \
    {                                                                                              \
        static const char *const words[] = {__VA_ARGS__};                                          \
                                                                                                   \
        (void)content;                                                                             \
        return index < (count) ? words[index] : NULL;                                              \
    }
#define NAME_OF(upper, name) #name,
WORD_OF(calc, KS_CALC_COUNT, KS_CALC_LIST(NAME_OF))
WORD_OF(risk, KS_RISK_COUNT, "enforcement", "litigation")
WORD_OF(call, KS_DANGER_CALLS, "1", "2", "3")

/* The seat whose name is the longest. */
static const struct ks_seat *longest_seat(const struct ks_visit *visit)
{
    const struct ks_hall_plan *hall = &visit->content->hall;
    const struct ks_seat *longest = NULL;
    size_t most = 0;

    for (int i = 0; i < hall->seat_count; i++) {
        size_t length = ks_utf8_count(ks_visit_words(visit, &hall->seats[i].name));
        if (longest == NULL || length > most) {
            longest = &hall->seats[i];
            most = length;
        }
    }
    return longest;
}

/* While nobody is called, and while somebody is, to the seat of the longest name. */
static bool open_home(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    const struct ks_seat *seat = longest_seat(visit);
    struct ks_hall_state *view = &visit->hall.view;

    (void)screen;
    (void)index;
    if (part == 1 && seat != NULL) {
        view->call_count = 1;
        view->calls[0] = (struct ks_hall_call_view){.number = "T888", .calls = 1, .is_there = true};
        snprintf(view->calls[0].seat, sizeof view->calls[0].seat, "%s", seat->id);
    }
    return part == 0 || (part == 1 && seat != NULL);
}

static bool open_it(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, screen, index);
    return part == 0;
}

/* A question that stands in the middle, without those before it. */
static bool go_to_it(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_go(visit, screen, index);
    return part == 0;
}

/* Under the tab of that number. */
static bool open_guide(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, screen, index);
    if (part < GUIDE_SECTIONS)
        visit->screens[screen]->act(visit, KS_ACT_OWN, part);
    return part < GUIDE_SECTIONS;
}

/* Whom to call, or under a tab what comes after. */
enum { DANGER_PARTS = 2 };
static bool open_danger(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, screen, index);
    if (part < DANGER_PARTS)
        visit->screens[screen]->act(visit, KS_ACT_OWN, part);
    return part < DANGER_PARTS;
}

/* What stands beside a guide is opened from it. */
static bool open_limit(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, KS_SCREEN_GUIDE, index);
    if (part < visit->content->guides[index].limit_count)
        ks_visit_go(visit, screen, part);
    return part < visit->content->guides[index].limit_count;
}

static bool open_court(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, KS_SCREEN_GUIDE, index);
    ks_visit_open(visit, screen, index);
    return part == 0 && visit->content->guides[index].matter_count > 0;
}

static bool open_sources(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    ks_visit_open(visit, KS_SCREEN_GUIDE, index);
    ks_visit_open(visit, screen, 0);
    return part == 0;
}

/* The budgets: pages in normal text, in large text, in low reach, in both, and where an arm reaches
 * a strip. What one searches takes as many as are found, a calculator in large text a page for each
 * few of its blanks. */
static const struct page pages[] = {
    {"home", KS_SCREEN_HOME, {1, 1, 1, 1, 2}, NULL, open_home},
    {"danger", KS_SCREEN_DANGER, {1, 1, 1, 1, 2}, call_id, open_danger},
    {"guides", KS_SCREEN_GUIDES, {1, 1, 1, 2, 2}, NULL, open_it},
    {"shelf", KS_SCREEN_SHELF, {1, 2, 2, 2, 2}, shelf_id, open_it},
    {"guide", KS_SCREEN_GUIDE, {2, 2, 2, 3, 3}, guide_id, open_guide},
    {"guide-limit", KS_SCREEN_GUIDE_LIMIT, {1, 2, 2, 3, 2}, guide_id, open_limit},
    {"guide-court", KS_SCREEN_COURT, {3, 4, 4, 6, 4}, guide_id, open_court},
    {"guide-sources", KS_SCREEN_SOURCES, {3, 8, 4, 8, 8}, guide_id, open_sources},
    {"situations", KS_SCREEN_SITUATIONS, {1, 1, 1, 1, 1}, NULL, open_it},
    {"start", KS_SCREEN_SITUATION, {1, 1, 1, 1, 1}, start_id, open_it},
    {"situation", KS_SCREEN_SITUATION, {1, 1, 1, 1, 1}, situation_id, go_to_it},
    {"outcome", KS_SCREEN_OUTCOME, {1, 1, 1, 1, 2}, outcome_id, open_it},
    {"institution", KS_SCREEN_INSTITUTION, {1, 1, 1, 1, 2}, institution_id, open_it},
    {"calculators", KS_SCREEN_CALCS, {1, 1, 1, 1, 1}, NULL, open_it},
    {"calculator", KS_SCREEN_CALC, {3, 5, 2, 4, 5}, calc_id, open_it},
    {"lines", KS_SCREEN_QUEUE, {1, 1, 1, 1, 1}, NULL, open_it},
    {"line", KS_SCREEN_LINE, {1, 1, 1, 1, 1}, line_id, open_it},
    {"mediation", KS_SCREEN_MEDIATION, {1, 2, 1, 2, 2}, NULL, open_it},
    {"question", KS_SCREEN_QUESTION, {1, 1, 1, 1, 1}, question_id, open_it},
    {"checklist", KS_SCREEN_CHECKLIST, {2, 3, 3, 3, 4}, NULL, open_it},
    {"risks", KS_SCREEN_RISK_CHOICE, {1, 1, 1, 1, 1}, NULL, open_it},
    {"risk", KS_SCREEN_RISK, {3, 6, 3, 6, 8}, risk_id, open_it},
    {"link", KS_SCREEN_LINK, {1, 2, 1, 2, 2}, link_id, go_to_it},
    {"rectification", KS_SCREEN_RECTIFICATION, {1, 1, 1, 2, 2}, NULL, open_it},
    {"find", KS_SCREEN_FIND, {0}, NULL, open_it},
};
enum { PAGES = sizeof pages / sizeof *pages };

void ks_proof_set_apart(struct ks_kiosk *kiosk)
{
    kiosk->parts.look_after = NULL;
    kiosk->parts.look_for_release = NULL;
    kiosk->parts.between_visits = NULL;
    kiosk->parts.forget = NULL;
}

/* A new visit; what the worker still did for the one before is done, and staff are told nothing. */
static void begin(struct ks_kiosk *kiosk, const struct ks_mode *mode)
{
    ks_worker_wait(kiosk->parts.worker);
    ks_worker_poll(kiosk->parts.worker);
    ks_visit_end(&kiosk->visit);
    kiosk->is_warning = kiosk->is_asking = false;
    kiosk->visit.mode = *mode;
    kiosk->visit.hall.notice_count = kiosk->visit.hall.view.call_count = 0;
}

static const struct page *find_page(const char *name)
{
    for (int i = 0; i < PAGES; i++)
        if (strcmp(pages[i].name, name) == 0)
            return &pages[i];
    return NULL;
}

/* -1: there is none. */
static int find_item(const struct page *page, const struct ks_content *content, const char *id)
{
    const char *each = NULL;

    for (int i = 0; page->id != NULL && (each = page->id(content, i)) != NULL; i++)
        if (strcmp(each, id) == 0)
            return i;
    return page->id == NULL ? 0 : -1;
}

enum ks_err ks_proof_go(struct ks_kiosk *kiosk, const struct ks_mode *mode,
                        const struct ks_proof_wish *wish, struct ks_error *error)
{
    const struct page *page = find_page(wish->page);
    int index = page != NULL ? find_item(page, kiosk->visit.content, wish->item) : -1;
    int part = wish->part > 0 ? wish->part - 1 : 0;

    begin(kiosk, mode);
    if (index < 0 || !page->open(&kiosk->visit, page->screen, index, part))
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no such page in the draft: %s %s",
                       wish->page, wish->item);
    return KS_OK;
}

static void see_item(const struct page *page, const char *id, ks_proof_seer *see, void *ctx,
                     int parts)
{
    for (int part = 1; part <= parts; part++)
        see(ctx, &(struct ks_proof_wish){.page = page->name, .item = id, .part = part});
}

static int parts_of(const struct page *page, const struct ks_content *content, int index)
{
    const struct ks_guide *guide = page->id == guide_id ? &content->guides[index] : NULL;

    if (page->id == line_id) /* that of mediation has a page of its own */
        return strcmp(content->hall.lines[index].id, content->mediation.line) != 0;
    if (page->screen == KS_SCREEN_HOME)
        return content->hall.seat_count > 0 ? 2 : 1;
    if (page->screen == KS_SCREEN_DANGER)
        return DANGER_PARTS;
    if (guide == NULL)
        return 1;
    if (page->screen == KS_SCREEN_GUIDE)
        return GUIDE_SECTIONS;
    if (page->screen == KS_SCREEN_GUIDE_LIMIT)
        return guide->limit_count;
    return page->screen == KS_SCREEN_COURT && guide->matter_count == 0 ? 0 : 1;
}

bool ks_proof_is_of_hall(const char *page)
{
    static const enum ks_screen_id of_hall[] = {KS_SCREEN_HOME, KS_SCREEN_QUEUE, KS_SCREEN_LINE,
                                                KS_SCREEN_MEDIATION};
    const struct page *known = find_page(page);
    bool is_one = false;

    for (size_t i = 0; known != NULL && i < sizeof of_hall / sizeof *of_hall; i++)
        is_one = is_one || known->screen == of_hall[i];
    return is_one;
}

void ks_proof_each(const struct ks_content *content, ks_proof_seer *see, void *ctx)
{
    for (int i = 0; i < PAGES; i++) {
        const struct page *page = &pages[i];
        const char *id = "";
        for (int index = 0; id != NULL; index++) {
            id = page->id != NULL ? page->id(content, index) : index == 0 ? "" : NULL;
            if (id != NULL)
                see_item(page, id, see, ctx, parts_of(page, content, index));
        }
    }
}

bool ks_proof_is_strip(const struct ks_mode *mode)
{
    return mode->is_low && mode->bottom_above_floor_mm <= KS_PROOF_STRIP_MM;
}

enum ks_proof_reading ks_proof_reading(const struct ks_mode *mode)
{
    if (ks_proof_is_strip(mode))
        return KS_READ_STRIP;
    return mode->is_large ? (mode->is_low ? KS_READ_LARGE_LOW : KS_READ_LARGE)
           : mode->is_low ? KS_READ_LOW
                          : KS_READ_NORMAL;
}

int ks_proof_budget(const char *page, const struct ks_mode *mode)
{
    const struct page *known = find_page(page);

    return known != NULL ? known->most[ks_proof_reading(mode)] : 0;
}

const struct ks_ui *ks_proof_turn(struct ks_kiosk *kiosk, int page)
{
    ks_visit_place(&kiosk->visit)->page = page;
    kiosk->visit.is_stale = true;
    return ks_kiosk_frame(kiosk);
}
