/* The kiosk from outside: gestures, keys and time in, frames out; when a visit ends by itself. */
#include "screens/kiosk_private.h"
#include "screens/visit/print.h"
#include "ui/page.h"

#include <stdlib.h>
#include <string.h>

enum {
    AWAY_MS = 3600 * 1000, /* who was there before a sleep of an hour is gone */
};

static void arrived(void *ctx, bool is_settling)
{
    struct ks_kiosk *kiosk = ctx;

    kiosk->is_settling = is_settling;
    kiosk->focus = -1;
    kiosk->is_asking = false;
    kiosk->ui.pressed_action = KS_ACT_NONE;
}

static void wiped(void *ctx)
{
    struct ks_kiosk *kiosk = ctx;

    kiosk->is_warning = false;
    kiosk->is_down = kiosk->is_drawing = false;
    ks_ui_wipe(&kiosk->ui);
    if (kiosk->parts.forget != NULL)
        kiosk->parts.forget(kiosk->parts.forget_ctx);
}

/* A change of text size or theme keeps the place but may change the number of pages. */
static void toggle_mode(struct ks_visit *visit, bool *flag)
{
    *flag = !*flag;
    ks_visit_place(visit)->page = 0;
    ks_visit_void_drawing(visit);
}

/* Asks once before answers go, unless the visit is finished. */
static void go_home(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;

    kiosk->is_asking = visit->has_answers && visit->done_at_ms == 0;
    kiosk->focus = -1;
    if (!kiosk->is_asking)
        ks_visit_leave(visit);
}

static void go_back(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;
    const struct ks_screen *screen = ks_visit_screen_now(visit);
    bool is_busy = screen->is_busy != NULL && screen->is_busy(visit);

    if (ks_visit_is_first_page(visit) && !is_busy)
        go_home(kiosk);
    else
        ks_visit_back(visit);
}

static void act_common(struct ks_kiosk *kiosk, int action, int arg)
{
    struct ks_visit *visit = &kiosk->visit;
    struct ks_mode *mode = &visit->mode;

    switch (action) {
    case KS_ACT_BACK:
        go_back(kiosk);
        break;
    case KS_ACT_HOME:
        go_home(kiosk);
        break;
    case KS_ACT_LEAVE:
        ks_visit_leave(visit);
        break;
    case KS_ACT_END:
        ks_visit_end(visit);
        break;
    case KS_ACT_LARGE:
        toggle_mode(visit, &mode->is_large);
        break;
    case KS_ACT_CONTRAST:
        toggle_mode(visit, &mode->is_contrast);
        break;
    case KS_ACT_LOW:
        toggle_mode(visit, &mode->is_low);
        break;
    case KS_ACT_LANG:
        mode->lang = mode->lang == KS_LANG_EN ? KS_LANG_ZH_CN : KS_LANG_EN;
        ks_visit_place(visit)->page = 0;
        break;
    case KS_ACT_PAGE_BACK:
        ks_visit_place(visit)->page--;
        break;
    case KS_ACT_PAGE_NEXT:
        ks_visit_place(visit)->page++;
        break;
    case KS_ACT_PRINT:
        ks_visit_print(visit);
        break;
    case KS_ACT_FIELD:
        ks_visit_go(visit, KS_SCREEN_ENTRY, arg);
        break;
    case KS_ACT_STAY:
        kiosk->is_warning = kiosk->is_asking = false;
        kiosk->focus = -1;
        break;
    default:
        break;
    }
}

void ks_kiosk_act(struct ks_kiosk *kiosk, int action, int arg)
{
    const struct ks_screen *screen = ks_visit_screen_now(&kiosk->visit);

    kiosk->visit.is_stale = true;
    if (action >= KS_ACT_OPEN)
        ks_visit_open(&kiosk->visit, (enum ks_screen_id)(action - KS_ACT_OPEN), arg);
    else if (action < KS_ACT_OWN)
        act_common(kiosk, action, arg);
    else if (screen->act != NULL)
        screen->act(&kiosk->visit, action, arg);
}

struct ks_kiosk *ks_kiosk_create(const struct ks_kiosk_parts *parts)
{
    struct ks_kiosk *kiosk = calloc(1, sizeof *kiosk);

    if (kiosk == NULL)
        return NULL;
    kiosk->parts = *parts;
    kiosk->focus = -1;
    ks_visit_init(&kiosk->visit, &kiosk->parts, ks_screens(),
                  (struct ks_visit_host){arrived, wiped, kiosk});
    kiosk->last_use_ms = ks_visit_now_ms(&kiosk->visit);
    kiosk->last_press_ms = kiosk->last_use_ms - KS_SETTLE_MS;
    ks_ui_init(&kiosk->ui, parts->glyphs);
    ks_tools_open_search(&kiosk->visit);
    ks_kiosk_tick(kiosk);
    return kiosk;
}

void ks_kiosk_set_notices(struct ks_kiosk *kiosk, const char *const *notices, int count)
{
    struct ks_hall_news *hall = &kiosk->visit.hall;

    hall->notice_count = count < KS_MOST_NOTICES ? count : KS_MOST_NOTICES;
    for (int i = 0; i < hall->notice_count; i++)
        hall->notices[i] = notices[i];
    kiosk->visit.is_stale = true;
}

void ks_kiosk_set_station(struct ks_kiosk *kiosk, const struct ks_station_standing *standing)
{
    kiosk->visit.hall.station = *standing;
    kiosk->visit.is_stale = true;
}

void ks_kiosk_set_message(struct ks_kiosk *kiosk, const char *text_zh, const char *text_en,
                          int64_t until_ms)
{
    struct ks_hall_news *hall = &kiosk->visit.hall;

    snprintf(hall->message[KS_LANG_ZH_CN], sizeof hall->message[0], "%s", text_zh);
    snprintf(hall->message[KS_LANG_EN], sizeof hall->message[0], "%s", text_en);
    hall->message_until_ms = until_ms;
    kiosk->visit.is_stale = true;
}

/* What was built of the old content names its texts, and is built anew. */
void ks_kiosk_set_content(struct ks_kiosk *kiosk, const struct ks_content *content,
                          struct ks_finder *finder)
{
    struct ks_visit *visit = &kiosk->visit;

    kiosk->parts.content = visit->content = content;
    ks_find_close(visit->finder);
    visit->finder = finder;
    ks_ui_wipe(&kiosk->ui);
    visit->is_stale = true;
}

void ks_kiosk_free(struct ks_kiosk *kiosk)
{
    if (kiosk == NULL)
        return;
    do { /* what has come to its end may begin something more */
        ks_worker_wait(kiosk->parts.worker);
        ks_worker_poll(kiosk->parts.worker);
    } while (!ks_worker_is_idle(kiosk->parts.worker));
    ks_find_close(kiosk->visit.finder);
    ks_ui_destroy(&kiosk->ui);
    ks_visit_destroy(&kiosk->visit);
    free(kiosk);
}

void ks_kiosk_resize(struct ks_kiosk *kiosk, int w, int h, int microns_per_px)
{
    struct ks_visit *visit = &kiosk->visit;

    visit->mode.microns_per_px = kiosk->parts.mode.microns_per_px = microns_per_px;
    visit->mode.w = w;
    visit->mode.h = h;
    ks_visit_void_drawing(visit);
    visit->is_stale = true;
}

/* A call that was not there when the hall was first seen stands in the header's place. */
static void note_call(struct ks_visit *visit, const struct ks_hall_state *view)
{
    enum { BAND_MS = 10000 };
    struct ks_hall_news *hall = &visit->hall;
    const struct ks_hall_call_view *call = ks_hall_current_call(view);
    bool is_new = call != NULL && call->called_ms > hall->seen_call_ms;

    if (!view->is_known)
        return;
    if (is_new)
        hall->seen_call_ms = call->called_ms;
    if (is_new && hall->has_seen)
        hall->band_until_ms = ks_visit_now_ms(visit) + BAND_MS;
    hall->has_seen = true;
}

static void look_for_release(struct ks_kiosk *kiosk)
{
    if (kiosk->parts.look_for_release != NULL)
        kiosk->parts.look_for_release(kiosk->parts.release_ctx);
}

static void look_at_hall(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;
    struct ks_hall_state view = ks_watch_view(visit->parts->watch);

    if (!ks_hall_state_is_same(&view, &visit->hall.view))
        visit->is_stale = true;
    note_call(visit, &view);
    if (view.is_known && view.release_steps != kiosk->seen_release_steps) {
        kiosk->seen_release_steps = view.release_steps;
        look_for_release(kiosk);
    }
    visit->hall.view = view;
    if (kiosk->is_band_shown != ks_header_has_band(visit))
        visit->is_stale = true;
    kiosk->is_band_shown = ks_header_has_band(visit);
}

/* Visitors do not lay a finger on the court's name for so long. */
static void watch_hold(struct ks_kiosk *kiosk, int64_t now)
{
    if (kiosk->held_since_ms == 0 || now - kiosk->held_since_ms < KS_HOLD_MS)
        return;
    kiosk->held_since_ms = 0;
    kiosk->is_down = false;
    if (kiosk->visit.way.depth == 0 && !ks_frame_is_covered(kiosk))
        ks_visit_go(&kiosk->visit, KS_SCREEN_STATION, 0);
}

/* Nobody is there and nothing was changed: nothing to warn of and nothing to wipe. */
static bool is_untouched(const struct ks_kiosk *kiosk)
{
    const struct ks_mode *now = &kiosk->visit.mode, *first = &kiosk->parts.mode;

    return kiosk->visit.way.depth == 0 && now->is_large == first->is_large &&
           now->is_contrast == first->is_contrast && now->is_low == first->is_low &&
           now->lang == first->lang && kiosk->visit.way.stack[0].page == 0 && kiosk->focus < 0 &&
           kiosk->ui.pressed_action == KS_ACT_NONE;
}

/* A wall clock that ran so far ahead between two ticks: the machine stood still in a way that no
 * other clock shows (BOOTTIME shows a suspend, but not a paused virtual machine). Whoever was there
 * is gone. */
static int64_t slept_ms(struct ks_kiosk *kiosk, int64_t now)
{
    int64_t wall = ks_visit_wall_ms(&kiosk->visit);
    int64_t ahead = (wall - kiosk->seen_wall_ms) - (now - kiosk->seen_ms);
    bool is_first = kiosk->seen_wall_ms == 0;

    kiosk->seen_wall_ms = wall;
    kiosk->seen_ms = now;
    return is_first ? 0 : ahead;
}

void ks_kiosk_clock_was_set(struct ks_kiosk *kiosk)
{
    kiosk->seen_wall_ms = 0;
}

static void watch_idle(struct ks_kiosk *kiosk, int64_t now)
{
    int64_t slept = slept_ms(kiosk, now), longest = kiosk->parts.idle_warn_ms;

    if (slept >= longest + kiosk->parts.idle_wipe_ms)
        kiosk->last_use_ms -=
            slept >= AWAY_MS ? slept : longest; /* less may be a clock put right */
    int64_t idle = now - kiosk->last_use_ms;

    if (kiosk->visit.done_at_ms != 0 && now >= kiosk->visit.done_at_ms) {
        ks_visit_end(&kiosk->visit);
    } else if (is_untouched(kiosk)) {
        kiosk->is_warning = false;
    } else if (idle >= kiosk->parts.idle_warn_ms + kiosk->parts.idle_wipe_ms) {
        ks_visit_end(&kiosk->visit);
    } else if (idle >= kiosk->parts.idle_warn_ms && kiosk->visit.way.depth > 0 &&
               !kiosk->is_warning) {
        kiosk->is_warning = true;
        kiosk->focus = -1;
        kiosk->ui.pressed_action = KS_ACT_NONE;
        kiosk->visit.is_stale = true;
    }
}

/* Waiting for a paper: a slip comes out of the picture by the second. */
static bool is_busy(const struct ks_visit *visit)
{
    const struct ks_screen *screen = ks_visit_screen_now(visit);

    return screen->is_busy != NULL && screen->is_busy(visit);
}

static bool shows_seconds(const struct ks_visit *visit)
{
    const struct ks_screen *screen = ks_visit_screen_now(visit);

    return screen->shows_seconds != NULL && screen->shows_seconds(visit);
}

void ks_kiosk_tick(struct ks_kiosk *kiosk)
{
    int64_t now = ks_visit_now_ms(&kiosk->visit), minute = ks_visit_wall_ms(&kiosk->visit) / 60000;

    if (ks_worker_poll(kiosk->parts.worker) > 0) {
        kiosk->visit.is_stale = true;
        ks_watch_poke(kiosk->parts.watch); /* it may have written */
    }
    look_at_hall(kiosk);
    watch_hold(kiosk, now);
    watch_idle(kiosk, now);
    if (minute != kiosk->shown_minute) {
        kiosk->shown_minute = minute;
        kiosk->visit.is_stale = true;
        if (kiosk->parts.look_after != NULL)
            kiosk->parts.look_after(kiosk->parts.look_after_ctx);
        look_for_release(kiosk);
    }
    if (is_untouched(kiosk) && kiosk->parts.between_visits != NULL)
        kiosk->parts.between_visits(kiosk->parts.release_ctx);
    bool is_counting = kiosk->is_warning || kiosk->visit.done_at_ms != 0 ||
                       is_busy(&kiosk->visit) || shows_seconds(&kiosk->visit);
    if (is_counting && now / 1000 != kiosk->shown_second) {
        kiosk->shown_second = now / 1000;
        kiosk->visit.is_stale = true;
    }
}

enum ks_kiosk_use ks_kiosk_use(const struct ks_kiosk *kiosk)
{
    if (is_busy(&kiosk->visit))
        return KS_KIOSK_AWAITS_PAPER;
    return is_untouched(kiosk) ? KS_KIOSK_AT_REST : KS_KIOSK_IN_USE;
}

bool ks_kiosk_is_stale(const struct ks_kiosk *kiosk)
{
    return kiosk->visit.is_stale;
}

/* The page of the place where the visitor is, in as many passes as it takes; a sheet over what was
 * put behind it. Returns how many commands are of the frame around it. */
static int build_page(struct ks_kiosk *kiosk, bool is_sheet)
{
    struct ks_ui *ui = &kiosk->ui;
    struct ks_place *place = ks_visit_place(&kiosk->visit);
    void (*view)(const struct ks_visit *visit, struct ks_ui *ui) =
        ks_taken_down_is(&kiosk->visit) ? ks_taken_down_draw
                                        : ks_visit_screen_now(&kiosk->visit)->view;
    int around = 0;

    ks_ui_start(ui, place->page);
    for (int pass = 0; pass < KS_UI_MOST_PASSES; pass++) {
        ks_ui_begin(ui, &kiosk->visit.mode);
        ks_frame_build(kiosk);
        around = ui->list.count;
        if (is_sheet)
            ks_ui_draw_behind(ui);
        view(&kiosk->visit, ui);
        if (!ks_ui_end(ui, KS_ACT_PAGE_BACK, KS_ACT_PAGE_NEXT))
            break;
    }
    place->page = ui->page;
    return around;
}

/* The page that a sheet was opened from, with nothing pressed on it. */
static void build_behind(struct ks_kiosk *kiosk)
{
    int pressed = kiosk->ui.pressed_action;

    kiosk->ui.pressed_action = KS_ACT_NONE;
    kiosk->visit.way.depth--;
    ks_ui_put_behind(&kiosk->ui, build_page(kiosk, false));
    kiosk->visit.way.depth++;
    kiosk->ui.pressed_action = pressed;
}

static void build(struct ks_kiosk *kiosk)
{
    bool is_sheet = ks_visit_screen_now(&kiosk->visit)->is_sheet && kiosk->visit.way.depth > 0 &&
                    !ks_taken_down_is(&kiosk->visit);

    if (is_sheet)
        build_behind(kiosk);
    build_page(kiosk, is_sheet);
}

const struct ks_ui *ks_kiosk_frame(struct ks_kiosk *kiosk)
{
    if (kiosk->visit.is_stale) {
        kiosk->visit.is_stale = false;
        build(kiosk);
        ks_frame_finish(kiosk);
    }
    return &kiosk->ui;
}

uint32_t ks_kiosk_ground(const struct ks_kiosk *kiosk)
{
    return ks_theme_get(kiosk->visit.mode.is_contrast)->ground;
}

/* Of a page that does not say that nothing on it is the visitor's nothing is shown. */
void ks_kiosk_copy_masked(struct ks_kiosk *kiosk, struct ks_draw_list *list, struct ks_arena *arena)
{
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);
    bool is_public = ks_visit_screen_now(&kiosk->visit)->is_public;

    ks_ui_copy(ui, ks_header_height(&kiosk->ui), !is_public, list, arena);
}
