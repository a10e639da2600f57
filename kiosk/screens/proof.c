/* The pages that can be asked for: a row each, with what it is about and how a visitor gets there.
 */
#include "screens/proof.h"

#include <string.h>

#include "screens/kiosk_private.h"

enum { GUIDE_SECTIONS = 5 };

struct page {
    const char *name;
    enum ks_screen_id screen;
    /* The index of the item of that id; -1: there is none. NULL: there is nothing to choose. */
    int (*find)(const struct ks_content *content, const char *id);
    /* Goes there; `part` from 0. False: it has no such part. */
    bool (*open)(struct ks_visit *visit, enum ks_screen_id screen, int index, int part);
};

/* Where elements of a list have an id. */
#define FIND(name, list, count)                                                                    \
    static int find_##name(const struct ks_content *content, const char *id)                       \
    {                                                                                              \
        for (int i = 0; i < content->count; i++)                                                   \
            if (strcmp(content->list[i].id, id) == 0)                                              \
                return i;                                                                          \
        return -1;                                                                                 \
    }
FIND(guide, guides, guide_count)
FIND(shelf, groups, group_count)
FIND(start, situations.starts, situations.start_count)
FIND(situation, situations.questions, situations.question_count)
FIND(outcome, situations.outcomes, situations.outcome_count)
FIND(institution, institutions, institution_count)
FIND(question, enforcement.questions, enforcement.question_count)
FIND(line, hall.lines, hall.line_count)
FIND(link, links, link_count)

static int find_word(const char *const *words, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], id) == 0)
            return i;
    return -1;
}

static int find_calc(const struct ks_content *content, const char *id)
{
#define NAME_OF(upper, name) #name,
    static const char *const names[] = {KS_CALC_LIST(NAME_OF)};

    (void)content;
    return find_word(names, KS_CALC_COUNT, id);
}

static int find_risk(const struct ks_content *content, const char *id)
{
    static const char *const names[KS_RISK_COUNT] = {
        [KS_RISK_ENFORCEMENT] = "enforcement", [KS_RISK_LITIGATION] = "litigation"};

    (void)content;
    return find_word(names, KS_RISK_COUNT, id);
}

static int find_call(const struct ks_content *content, const char *id)
{
    static const char *const names[KS_DANGER_CALLS] = {"1", "2", "3"};

    (void)content;
    return find_word(names, KS_DANGER_CALLS, id);
}

static bool stay(struct ks_visit *visit, enum ks_screen_id screen, int index, int part)
{
    (void)visit;
    (void)screen;
    (void)index;
    return part == 0;
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

static const struct page pages[] = {
    {"home", KS_SCREEN_HOME, NULL, stay},
    {"danger", KS_SCREEN_DANGER, find_call, open_it},
    {"guides", KS_SCREEN_GUIDES, NULL, open_it},
    {"shelf", KS_SCREEN_SHELF, find_shelf, open_it},
    {"guide", KS_SCREEN_GUIDE, find_guide, open_guide},
    {"guide-limit", KS_SCREEN_GUIDE_LIMIT, find_guide, open_limit},
    {"guide-court", KS_SCREEN_COURT, find_guide, open_court},
    {"guide-sources", KS_SCREEN_SOURCES, find_guide, open_sources},
    {"situations", KS_SCREEN_SITUATIONS, NULL, open_it},
    {"start", KS_SCREEN_SITUATION, find_start, open_it},
    {"situation", KS_SCREEN_SITUATION, find_situation, go_to_it},
    {"outcome", KS_SCREEN_OUTCOME, find_outcome, open_it},
    {"institution", KS_SCREEN_INSTITUTION, find_institution, open_it},
    {"calculators", KS_SCREEN_CALCS, NULL, open_it},
    {"calculator", KS_SCREEN_CALC, find_calc, open_it},
    {"lines", KS_SCREEN_QUEUE, NULL, open_it},
    {"line", KS_SCREEN_LINE, find_line, open_it},
    {"mediation", KS_SCREEN_MEDIATION, NULL, open_it},
    {"question", KS_SCREEN_QUESTION, find_question, open_it},
    {"checklist", KS_SCREEN_CHECKLIST, NULL, open_it},
    {"risks", KS_SCREEN_RISK_CHOICE, NULL, open_it},
    {"risk", KS_SCREEN_RISK, find_risk, open_it},
    {"link", KS_SCREEN_LINK, find_link, go_to_it},
    {"rectification", KS_SCREEN_RECTIFICATION, NULL, open_it},
    {"find", KS_SCREEN_FIND, NULL, open_it},
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
    kiosk->visit.hall.notice_count = 0;
}

enum ks_err ks_proof_go(struct ks_kiosk *kiosk, const struct ks_mode *mode,
                        const struct ks_proof_wish *wish, struct ks_error *error)
{
    int row = 0, index = 0;

    while (row < PAGES && strcmp(pages[row].name, wish->page) != 0)
        row++;
    if (row < PAGES && pages[row].find != NULL)
        index = pages[row].find(kiosk->visit.content, wish->item);
    begin(kiosk, mode);
    if (row == PAGES || index < 0 ||
        !pages[row].open(&kiosk->visit, pages[row].screen, index,
                         wish->part > 0 ? wish->part - 1 : 0))
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no such page in the draft: %s %s",
                       wish->page, wish->item);
    return KS_OK;
}

const struct ks_ui *ks_proof_turn(struct ks_kiosk *kiosk, int page)
{
    ks_visit_place(&kiosk->visit)->page = page;
    kiosk->visit.is_stale = true;
    return ks_kiosk_frame(kiosk);
}
