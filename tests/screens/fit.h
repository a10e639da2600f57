/* Every screen in a mode, with all it can show, held against the look (app/fit.h). */
#ifndef KS_TESTS_SCREENS_FIT_H
#define KS_TESTS_SCREENS_FIT_H

#include "app/fit.h"
#include "screens/proof.h"
#include "stage.h"

/* Where the faults of a frame are told and counted. */
struct fit {
    const struct ks_ui *ui;
    const char *scene, *mode;
    int faults;
    int over; /* of them scenes that took more pages than they may */
};

/* The rules of app/fit.h but the grounds. */
void fit_check(struct fit *fit);
/* Tells a fault of the frame. */
void fit_fault(struct fit *fit, const char *what, const char *name, struct ks_rect rect);
/* Of them those of rhythm. */
void fit_check_rhythm(struct fit *fit);
void fit_check_pinned(struct fit *fit, struct ks_fit_pins *pins);
void fit_check_rows(struct fit *fit, struct ks_fit_rows *rows);
/* What lies under a text is the colour it was measured against; paints the frame. */
void fit_check_grounds(struct fit *fit);

/* Whether the sanitizers are shown that one of what the content makes many: they look at the code,
 * and are shown a share in each mode, another one in the next. Without them all of it is, in every
 * mode (screens_whole_*). */
bool fit_is_of_share(const struct ks_mode *mode, int variant);

/* ---- scenes.c: every screen with all it can show ---- */

/* The clock of the kiosk, from here on. */
void fit_set_time(struct ks_kiosk *kiosk, struct ks_date day, int minute);
/* scenes_queue.c: what can be shown of lines and numbers, by variant. */
void fit_set_mediation(struct ks_kiosk *kiosk, int variant);
void fit_set_line(struct ks_kiosk *kiosk, int variant);
void fit_set_code(struct ks_kiosk *kiosk, int variant);
void fit_set_my_number(struct ks_kiosk *kiosk, int variant);
void fit_set_pair(struct ks_kiosk *kiosk, int variant);
void fit_set_times(struct ks_kiosk *kiosk, int variant);
void fit_set_book(struct ks_kiosk *kiosk, int variant);
void fit_set_booked(struct ks_kiosk *kiosk, int variant);
void fit_set_appointment(struct ks_kiosk *kiosk, int variant);
void fit_set_ticket(struct ks_kiosk *kiosk, int variant);
/* scenes_calc.c: the same of calculators and of what is typed. */
void fit_set_entry(struct ks_kiosk *kiosk, int variant);
void fit_set_calc_fee(struct ks_kiosk *kiosk, int variant);
void fit_set_case_fee(struct ks_kiosk *kiosk, int variant);
void fit_set_lending(struct ks_kiosk *kiosk, int variant);
void fit_set_limitation(struct ks_kiosk *kiosk, int variant);
void fit_set_interest(struct ks_kiosk *kiosk, int variant);
void fit_set_period(struct ks_kiosk *kiosk, int variant);
enum { FIT_OUTCOMES = 22 };
void fit_set_outcome(struct ks_kiosk *kiosk, int variant);

/* scenes_beside.c: of the pages that stand beside others. */
void fit_set_guide_note(struct ks_kiosk *kiosk, int variant);
void fit_set_guide_limit(struct ks_kiosk *kiosk, int variant);
enum { FIT_LOOKS = 4 }; /* questions behind which papers are shown */
void fit_set_looks(struct ks_kiosk *kiosk, int variant);
void fit_set_sources(struct ks_kiosk *kiosk, int variant);
void fit_set_carry(struct ks_kiosk *kiosk, int variant);
void fit_set_sign(struct ks_kiosk *kiosk, int variant);
void fit_set_receipt(struct ks_kiosk *kiosk, int variant);
void fit_set_print(struct ks_kiosk *kiosk, int variant);
/* Which screens were in a scene so far; the names of those that were in none, with blanks between,
 * and how many. */
extern bool fit_shown[KS_SCREEN_COUNT];
struct fit_unshown {
    char names[1024];
    int count;
};
struct fit_unshown fit_find_unshown(void);

/* The mode of a 24-inch panel of w x h pixels, light, normal, Chinese. */
struct ks_mode fit_mode(int w, int h);

/* Every scene, every page, in one mode; returns the number of faults: a screen of KS_SCREEN_LIST
 * that no scene shows is one. With grounds, which takes painting, a few variants of each scene. */
int fit_check_mode(const struct ks_mode *mode, bool with_grounds);

/* A page of a scene: which one, counted from 0, and its frame, borrowed until the next. */
struct fit_page {
    const char *scene;
    int variant, page;
    const struct ks_ui *ui;
    uint32_t ground; /* what is under the frame, 0xRRGGBB */
};
typedef void fit_taker(void *taker, const struct fit_page *page);

/* Hands over every page of the first `variants` variants of that scene, NULL: of every one, in one
 * mode. */
void fit_show_mode(const struct ks_mode *mode, const char *scene, int variants, fit_taker *take,
                   void *taker);

/* What is shown. */
const struct ks_content *fit_content(void);

/* How many of some variants of each scene take more pages than they may. */
int fit_count_over(const struct ks_mode *mode);

/* The faults for normal and large text and both languages, light and in high contrast. */
int fit_check_modes(int w, int h);

/* In low reach, light only: colours do not move anything. */
int fit_check_reach(int w, int h, int bottom_mm);

/* The frame of home, light and upright. */
const struct ks_ui *fit_home(void);

/* A cmocka group's setup and teardown. */
int fit_open(void **state);
int fit_close(void **state);

#endif
