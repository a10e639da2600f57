/* The kiosk from outside: events and time in, a frame out. */
#include "screens/kiosk_private.h"

#include <stdlib.h>
#include <string.h>

enum {
    POLL_MS = 1000,        /* how often another process's calls are looked for */
    AWAY_MS = 3600 * 1000, /* who was there before a sleep of an hour is gone */
    MOST_PASSES = 5,       /* of a view: room for page buttons, the page count it asked for */
};

int64_t ks_kiosk_wall_ms(const struct ks_kiosk *kiosk)
{
    return ks_clock_wall_ms(kiosk->parts.clock);
}

int64_t ks_kiosk_now_ms(const struct ks_kiosk *kiosk)
{
    return ks_clock_monotonic_ms(kiosk->parts.clock);
}

struct ks_date ks_kiosk_today(const struct ks_kiosk *kiosk)
{
    return ks_date_from_wall_ms(ks_kiosk_wall_ms(kiosk));
}

const struct ks_place *ks_kiosk_place_now(const struct ks_kiosk *kiosk)
{
    return &kiosk->visit.stack[kiosk->visit.depth];
}

struct ks_place *ks_kiosk_place(struct ks_kiosk *kiosk)
{
    return &kiosk->visit.stack[kiosk->visit.depth];
}

static void arrive(struct ks_kiosk *kiosk)
{
    const struct ks_screen *screen = ks_screen_get(ks_kiosk_place_now(kiosk)->screen);

    if (screen->arrive != NULL)
        screen->arrive(kiosk);
    kiosk->is_stale = true;
    kiosk->is_settling = true;
    kiosk->focus = -1;
    kiosk->ui.pressed_action = KS_ACT_NONE;
}

void ks_kiosk_replace(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg)
{
    *ks_kiosk_place(kiosk) = (struct ks_place){.screen = screen, .arg = arg};
    arrive(kiosk);
}

void ks_kiosk_go(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg)
{
    if (kiosk->visit.depth + 1 < KS_MAX_DEPTH)
        kiosk->visit.depth++;
    ks_kiosk_replace(kiosk, screen, arg);
}

/* Everything the visitor said and did, and what shows it; not how they like to see things. */
static void wipe_visit(struct ks_kiosk *kiosk)
{
    explicit_bzero(&kiosk->visit, sizeof kiosk->visit);
    kiosk->visit_serial++;
    kiosk->is_warning = false;
    kiosk->is_down = kiosk->is_drawing = false;
    ks_arena_wipe(&kiosk->ui.arena);
    ks_draw_clear(&kiosk->ui.list);
    kiosk->ui.control_count = 0;
    if (kiosk->parts.forget != NULL)
        kiosk->parts.forget(kiosk->parts.forget_ctx);
    arrive(kiosk);
}

void ks_kiosk_end_visit(struct ks_kiosk *kiosk)
{
    int w = kiosk->mode.w, h = kiosk->mode.h;

    kiosk->mode = kiosk->parts.mode;
    kiosk->mode.w = w;
    kiosk->mode.h = h;
    wipe_visit(kiosk);
    kiosk->is_settling = false;
}

/* Whether the screen waits for something that cannot be left half done. */
static bool is_busy(const struct ks_kiosk *kiosk)
{
    const struct ks_visit *visit = &kiosk->visit;

    switch (ks_kiosk_place_now(kiosk)->screen) {
    case KS_SCREEN_TICKET:
        return visit->ticket_work == KS_WORK_RUNNING;
    case KS_SCREEN_SIGN:
        return visit->sign_work == KS_WORK_RUNNING;
    case KS_SCREEN_PRINT:
        return visit->print_work == KS_WORK_RUNNING;
    default:
        return false;
    }
}

/* Who comes back to the home page has ended the visit: nobody can tell whether the next to touch it
 * is the same person. */
void ks_kiosk_back(struct ks_kiosk *kiosk)
{
    if (is_busy(kiosk))
        return;
    kiosk->visit.done_at_ms = 0;
    if (ks_kiosk_place_now(kiosk)->screen == KS_SCREEN_SIGN)
        ks_visit_forget_strokes(kiosk);
    if (kiosk->visit.depth <= 1) {
        wipe_visit(kiosk);
        return;
    }
    kiosk->visit.depth--;
    arrive(kiosk);
}

/* A change of text size or theme keeps the place but may change the number of pages. */
static void toggle_mode(struct ks_kiosk *kiosk, bool *flag)
{
    *flag = !*flag;
    ks_kiosk_place(kiosk)->page = 0;
    if (ks_kiosk_place_now(kiosk)->screen == KS_SCREEN_SIGN)
        ks_visit_forget_strokes(kiosk); /* the signature field has another size now */
}

static void act_common(struct ks_kiosk *kiosk, int action, int arg)
{
    switch (action) {
    case KS_ACT_OPEN:
        ks_kiosk_go(kiosk, (enum ks_screen_id)arg, 0);
        break;
    case KS_ACT_BACK:
        ks_kiosk_back(kiosk);
        break;
    case KS_ACT_HOME:
        ks_kiosk_end_visit(kiosk);
        break;
    case KS_ACT_LARGE:
        toggle_mode(kiosk, &kiosk->mode.is_large);
        break;
    case KS_ACT_CONTRAST:
        toggle_mode(kiosk, &kiosk->mode.is_contrast);
        break;
    case KS_ACT_LOW:
        toggle_mode(kiosk, &kiosk->mode.is_low);
        break;
    case KS_ACT_LANG:
        kiosk->mode.lang = kiosk->mode.lang == KS_LANG_EN ? KS_LANG_ZH_CN : KS_LANG_EN;
        ks_kiosk_place(kiosk)->page = 0;
        break;
    case KS_ACT_PAGE_BACK:
        ks_kiosk_place(kiosk)->page--;
        break;
    case KS_ACT_PAGE_NEXT:
        ks_kiosk_place(kiosk)->page++;
        break;
    case KS_ACT_STAY:
        kiosk->is_warning = false;
        break;
    default:
        break;
    }
}

void ks_kiosk_act(struct ks_kiosk *kiosk, int action, int arg)
{
    const struct ks_screen *screen = ks_screen_get(ks_kiosk_place_now(kiosk)->screen);

    kiosk->is_stale = true;
    if (action < KS_ACT_OWN)
        act_common(kiosk, action, arg);
    else if (screen->act != NULL)
        screen->act(kiosk, action, arg);
}

struct ks_kiosk *ks_kiosk_create(const struct ks_kiosk_parts *parts)
{
    struct ks_kiosk *kiosk = calloc(1, sizeof *kiosk);

    if (kiosk == NULL)
        return NULL;
    kiosk->parts = *parts;
    kiosk->mode = parts->mode;
    kiosk->focus = -1;
    kiosk->is_stale = true;
    kiosk->last_use_ms = ks_kiosk_now_ms(kiosk);
    kiosk->last_press_ms = kiosk->last_use_ms - KS_SETTLE_MS;
    ks_ui_init(&kiosk->ui, parts->glyphs);
    ks_job_open_search(kiosk);
    ks_kiosk_tick(kiosk);
    return kiosk;
}

void ks_kiosk_set_printer(struct ks_kiosk *kiosk, struct ks_printer *printer)
{
    kiosk->parts.printer = printer;
}

void ks_kiosk_set_store(struct ks_kiosk *kiosk, struct ks_store *store,
                        struct ks_store *worker_store)
{
    kiosk->parts.store = store;
    kiosk->parts.worker_store = worker_store;
}

void ks_kiosk_set_notices(struct ks_kiosk *kiosk, const char *const *notices, int count)
{
    kiosk->notice_count = count < KS_MOST_NOTICES ? count : KS_MOST_NOTICES;
    for (int i = 0; i < kiosk->notice_count; i++)
        kiosk->notices[i] = notices[i];
    kiosk->is_stale = true;
}

void ks_kiosk_free(struct ks_kiosk *kiosk)
{
    if (kiosk == NULL)
        return;
    ks_worker_wait(kiosk->parts.worker);
    ks_worker_poll(kiosk->parts.worker);
    ks_search_close(kiosk->search);
    ks_arena_wipe(&kiosk->ui.arena);
    ks_ui_destroy(&kiosk->ui);
    explicit_bzero(&kiosk->visit, sizeof kiosk->visit);
    free(kiosk);
}

void ks_kiosk_resize(struct ks_kiosk *kiosk, int w, int h, int microns_per_px)
{
    kiosk->mode.microns_per_px = kiosk->parts.mode.microns_per_px = microns_per_px;
    kiosk->mode.w = w;
    kiosk->mode.h = h;
    if (ks_kiosk_place_now(kiosk)->screen == KS_SCREEN_SIGN)
        ks_visit_forget_strokes(kiosk);
    kiosk->is_stale = true;
}

/* Field by field: the padding of a struct has no defined value. */
static bool is_same_queue(const struct ks_queue_summary *a, const struct ks_queue_summary *b)
{
    return a->has_current == b->has_current && a->waiting == b->waiting &&
           a->unconfirmed == b->unconfirmed && a->current.id == b->current.id &&
           a->current.state == b->current.state && a->current.call_count == b->current.call_count &&
           strcmp(a->current.counter, b->current.counter) == 0;
}

static void look_at_queue(struct ks_kiosk *kiosk)
{
    struct ks_queue_summary summary = {0};
    int64_t version = 0;
    bool is_broken = true;
    if (kiosk->parts.store != NULL &&
        ks_store_data_version(kiosk->parts.store, &version, NULL) == KS_OK)
        is_broken =
            ks_queue_summary(kiosk->parts.store, ks_kiosk_wall_ms(kiosk), &summary, NULL) != KS_OK;
    if (is_broken != kiosk->summary_is_broken || !is_same_queue(&summary, &kiosk->summary))
        kiosk->is_stale = true;
    kiosk->summary_is_broken = is_broken;
    kiosk->summary = summary;
    kiosk->store_version = version;
}

/* Nobody is there and nothing was changed: nothing to warn of and nothing to wipe. */
static bool is_untouched(const struct ks_kiosk *kiosk)
{
    const struct ks_mode *now = &kiosk->mode, *first = &kiosk->parts.mode;

    return kiosk->visit.depth == 0 && now->is_large == first->is_large &&
           now->is_contrast == first->is_contrast && now->is_low == first->is_low &&
           now->lang == first->lang && kiosk->visit.stack[0].page == 0;
}

/* A wall clock that ran so far ahead between two ticks: the machine stood still in a way that no
 * other clock shows (BOOTTIME shows a suspend, but not a paused virtual machine). Whoever was there
 * is gone. */
static int64_t slept_ms(struct ks_kiosk *kiosk, int64_t now)
{
    int64_t wall = ks_kiosk_wall_ms(kiosk);
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
        ks_kiosk_end_visit(kiosk);
    } else if (is_untouched(kiosk)) {
        kiosk->is_warning = false;
    } else if (idle >= kiosk->parts.idle_warn_ms + kiosk->parts.idle_wipe_ms) {
        ks_kiosk_end_visit(kiosk);
    } else if (idle >= kiosk->parts.idle_warn_ms && kiosk->visit.depth > 0 && !kiosk->is_warning) {
        kiosk->is_warning = true;
        kiosk->focus = -1;
        kiosk->ui.pressed_action = KS_ACT_NONE;
        kiosk->is_stale = true;
    }
}

void ks_kiosk_tick(struct ks_kiosk *kiosk)
{
    int64_t now = ks_kiosk_now_ms(kiosk), minute = ks_kiosk_wall_ms(kiosk) / 60000;

    if (ks_worker_poll(kiosk->parts.worker) > 0) {
        kiosk->is_stale = true;
        look_at_queue(kiosk);
    }
    watch_idle(kiosk, now);
    if (minute != kiosk->shown_minute) {
        kiosk->shown_minute = minute;
        kiosk->is_stale = true;
        if (kiosk->parts.look_after != NULL)
            kiosk->parts.look_after(kiosk->parts.look_after_ctx);
    }
    bool is_counting = kiosk->is_warning || kiosk->visit.done_at_ms != 0;
    if (is_counting && now / 1000 != kiosk->shown_second) {
        kiosk->shown_second = now / 1000;
        kiosk->is_stale = true;
    }
    if (now >= kiosk->next_poll_ms) {
        kiosk->next_poll_ms = now + POLL_MS;
        look_at_queue(kiosk);
    }
}

int ks_kiosk_sleep_ms(const struct ks_kiosk *kiosk)
{
    int64_t left = kiosk->next_poll_ms - ks_kiosk_now_ms(kiosk);

    return left < 1 ? 1 : left > POLL_MS ? POLL_MS : (int)left;
}

bool ks_kiosk_is_stale(const struct ks_kiosk *kiosk)
{
    return kiosk->is_stale;
}

static void build(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    struct ks_place *place = ks_kiosk_place(kiosk);

    ui->has_pager = false;
    ui->page = place->page;
    ui->page_count = 1;
    ui->wants_page_count = false;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
        ks_ui_begin(ui, &kiosk->mode);
        ks_frame_build(kiosk);
        ks_screen_get(place->screen)->view(kiosk, ui);
        bool again = ks_ui_end(ui, KS_ACT_PAGE_BACK, KS_ACT_PAGE_NEXT);
        if (!again)
            break;
        ui->has_pager = ui->page_count > 1;
    }
    place->page = ui->page;
}

const struct ks_ui *ks_kiosk_frame(struct ks_kiosk *kiosk)
{
    if (kiosk->is_stale) {
        kiosk->is_stale = false;
        build(kiosk);
        ks_frame_finish(kiosk);
    }
    return &kiosk->ui;
}

uint32_t ks_kiosk_ground(const struct ks_kiosk *kiosk)
{
    return ks_theme_get(kiosk->mode.is_contrast)->ground;
}
