/* Pages that stand beside others, with all they can show, for the fit tests: notes, limits,
 * sources, the phone, what is signed and printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "fit.h"
#include "screens/guides/guides.h"
#include "screens/notice/notice.h"
#include "screens/questions/questions.h"

/* Instead of the page that was gone to, as if it were opened from `from`. */
static void open_from(struct ks_kiosk *kiosk, enum ks_screen_id from, int from_arg,
                      enum ks_screen_id screen, int arg)
{
    kiosk->visit.way.depth = 0;
    ks_visit_open(&kiosk->visit, from, from_arg);
    ks_visit_go(&kiosk->visit, screen, arg);
}

/* One note of each guide, each guide another one. */
void fit_set_guide_note(struct ks_kiosk *kiosk, int variant)
{
    open_from(kiosk, KS_SCREEN_GUIDE, variant, KS_SCREEN_GUIDE_NOTE, 0);
    int chapters = ks_guide_note_count(&kiosk->visit);

    ks_visit_place(&kiosk->visit)->arg = variant % chapters;
}

/* A limit of each guide with the day given, in every second one. */
void fit_set_guide_limit(struct ks_kiosk *kiosk, int variant)
{
    open_from(kiosk, KS_SCREEN_GUIDE, variant, KS_SCREEN_GUIDE_LIMIT, 0);
    int limits = kiosk->visit.content->guides[variant].limit_count;
    int limit = variant % limits;

    ks_visit_place(&kiosk->visit)->arg = limit;
    strcpy(ks_guide_now(&kiosk->visit)->typed[KS_GUIDE_DATE + limit].text,
           variant % 2 == 0 ? "20260910" : "");
}

/* The papers of each question that shows some. */
void fit_set_looks(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_screen_id screens[] = {KS_SCREEN_QUESTION, KS_SCREEN_SITUATION};

    kiosk->visit.way.depth = 0;
    for (int set = 0; set < 2; set++) {
        const struct ks_quiz quiz = ks_quiz_of(&kiosk->visit, screens[set]);
        for (int i = 0; i < quiz.count; i++) {
            if (ks_quiz_looks_option(&quiz.questions[i]) < 0 || variant-- != 0)
                continue;
            ks_visit_go(&kiosk->visit, screens[set], i);
            ks_visit_go(&kiosk->visit, KS_SCREEN_LOOKS, 0);
        }
    }
}

void fit_set_sources(struct ks_kiosk *kiosk, int variant)
{
    open_from(kiosk, KS_SCREEN_GUIDE, variant, KS_SCREEN_SOURCES, 0);
}

/* A paper that is short enough for a code, and the longest there is. */
void fit_set_carry(struct ks_kiosk *kiosk, int variant)
{
    enum ks_screen_id screen = variant == 0 ? KS_SCREEN_DANGER : KS_SCREEN_GUIDE;

    kiosk->visit.way.depth = 0;
    ks_visit_open(&kiosk->visit, screen, 0);
    kiosk->visit.printing = (struct ks_printing){.work = KS_WORK_DONE, .screen = screen};
    ks_visit_go(&kiosk->visit, KS_SCREEN_CARRY, 0);
}

void fit_set_sign(struct ks_kiosk *kiosk, int variant)
{
    struct ks_notice_state *state = ks_notice_state(&kiosk->visit);

    state->work = variant == 2 ? KS_WORK_FAILED : KS_WORK_NONE;
    state->point_count = variant == 0 ? 0 : 5;
    for (int i = 0; i < 5; i++)
        state->points[i] = (struct ks_point){20 + 10 * i, 30};
}

void fit_set_receipt(struct ks_kiosk *kiosk, int variant)
{
    strcpy(ks_notice_state(&kiosk->visit)->receipt.code, "QJY1-M09J-V1VT");
    kiosk->visit.printing.work = variant == 0 ? KS_WORK_DONE : KS_WORK_FAILED;
    kiosk->visit.printing.report.why = KS_WHY_COVER_OPEN;
}

void fit_set_print(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_work works[] = {KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED,
                                         KS_WORK_FAILED};
    kiosk->visit.printing.work = works[variant];
    kiosk->visit.printing.report.end = variant == 3 ? KS_PAPER_UNSURE : KS_PAPER_NOT_OUT;
    kiosk->visit.printing.report.why = KS_WHY_NO_PAPER;
}

bool fit_shown[KS_SCREEN_COUNT];

struct fit_unshown fit_find_unshown(void)
{
#define NAME_OF(id, name) #name,
    static const char *const names[] = {KS_SCREEN_LIST(NAME_OF)};
    struct fit_unshown found = {.count = 0};
    size_t bytes = 0;

    for (int i = 0; i < KS_SCREEN_COUNT; i++)
        if (!fit_shown[i])
            bytes += (size_t)snprintf(found.names + bytes, sizeof found.names - bytes, "%s%s",
                                      found.count++ > 0 ? " " : "", names[i]);
    return found;
}
