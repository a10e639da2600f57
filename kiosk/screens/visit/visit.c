/* The way through the screens, and what a visit keeps until it is wiped. */
#include "screens/visit/visit.h"

#include <stdalign.h>

int64_t ks_visit_wall_ms(const struct ks_visit *visit)
{
    return ks_clock_wall_ms(visit->parts->clock);
}

int64_t ks_visit_now_ms(const struct ks_visit *visit)
{
    return ks_clock_monotonic_ms(visit->parts->clock);
}

struct ks_date ks_visit_today(const struct ks_visit *visit)
{
    return ks_date_from_wall_ms(ks_visit_wall_ms(visit));
}

const char *ks_visit_words(const struct ks_visit *visit, const struct ks_words *words)
{
    return words->in[visit->mode.lang];
}

/* How much room a state takes, so that the one after it is aligned for any type. */
static size_t room_of(const struct ks_screen *screen)
{
    const size_t align = alignof(max_align_t);

    return (screen->state_bytes + align - 1) / align * align;
}

/* One piece for all: the arena keeps its block from visit to visit. */
static void make_states(struct ks_visit *visit)
{
    size_t bytes = 0;

    for (int i = 0; i < KS_SCREEN_COUNT; i++)
        bytes += room_of(visit->screens[i]);
    unsigned char *at = ks_arena_alloc(&visit->arena, bytes);
    for (int i = 0; i < KS_SCREEN_COUNT; i++) {
        visit->states[i] = visit->screens[i]->state_bytes > 0 ? at : NULL;
        at += room_of(visit->screens[i]);
    }
}

void ks_visit_init(struct ks_visit *visit, const struct ks_kiosk_parts *parts,
                   const struct ks_screen *const *screens, struct ks_visit_host host)
{
    visit->parts = parts;
    visit->content = parts->content;
    visit->screens = screens;
    visit->host = host;
    visit->mode = parts->mode;
    visit->is_stale = true;
    make_states(visit);
}

static void overwrite(struct ks_visit *visit)
{
    explicit_bzero(&visit->way, sizeof visit->way);
    explicit_bzero(&visit->printing, sizeof visit->printing);
    visit->papers = 0;
    visit->done_at_ms = 0;
    visit->has_answers = false;
    ks_arena_wipe(&visit->arena);
}

void ks_visit_destroy(struct ks_visit *visit)
{
    overwrite(visit);
    ks_arena_destroy(&visit->arena);
}

void *ks_visit_state(const struct ks_visit *visit, enum ks_screen_id screen)
{
    return visit->states[screen];
}

const struct ks_place *ks_visit_place_now(const struct ks_visit *visit)
{
    return &visit->way.stack[visit->way.depth];
}

struct ks_place *ks_visit_place(struct ks_visit *visit)
{
    return &visit->way.stack[visit->way.depth];
}

const struct ks_screen *ks_visit_screen_now(const struct ks_visit *visit)
{
    return visit->screens[ks_visit_place_now(visit)->screen];
}

static void arrive(struct ks_visit *visit, bool is_settling)
{
    const struct ks_screen *screen = ks_visit_screen_now(visit);

    if (screen->arrive != NULL)
        screen->arrive(visit);
    visit->is_stale = true;
    visit->host.arrived(visit->host.ctx, is_settling);
}

static void put(struct ks_visit *visit, struct ks_place place)
{
    *ks_visit_place(visit) = place;
    arrive(visit, true);
}

void ks_visit_replace(struct ks_visit *visit, enum ks_screen_id screen, int arg)
{
    const struct ks_place *now = ks_visit_place_now(visit);

    put(visit, (struct ks_place){
                   .screen = screen, .arg = arg, .from = now->from, .from_arg = now->from_arg});
}

void ks_visit_go(struct ks_visit *visit, enum ks_screen_id screen, int arg)
{
    const struct ks_place *now = ks_visit_place_now(visit);
    struct ks_place next = {
        .screen = screen, .arg = arg, .from = now->screen, .from_arg = now->arg};

    if (visit->way.depth + 1 < KS_MAX_DEPTH)
        visit->way.depth++;
    put(visit, next);
}

void ks_visit_open(struct ks_visit *visit, enum ks_screen_id screen, int arg)
{
    if (visit->screens[screen]->open != NULL)
        visit->screens[screen]->open(visit, arg);
    else
        ks_visit_go(visit, screen, arg);
}

void ks_visit_void_drawing(struct ks_visit *visit)
{
    const struct ks_screen *screen = ks_visit_screen_now(visit);

    if (screen->void_drawing != NULL)
        screen->void_drawing(visit);
}

/* Everything the visitor said and did, and what shows it; not how they like to see things. */
static void wipe(struct ks_visit *visit, bool is_settling)
{
    overwrite(visit);
    visit->serial++;
    visit->host.wiped(visit->host.ctx);
    make_states(visit);
    arrive(visit, is_settling);
}

void ks_visit_end(struct ks_visit *visit)
{
    int w = visit->mode.w, h = visit->mode.h;

    visit->mode = visit->parts->mode;
    visit->mode.w = w;
    visit->mode.h = h;
    wipe(visit, false);
}

void ks_visit_leave(struct ks_visit *visit)
{
    wipe(visit, true);
}

bool ks_visit_is_first_page(const struct ks_visit *visit)
{
    return visit->way.depth <= 1;
}

void ks_visit_back(struct ks_visit *visit)
{
    const struct ks_screen *screen = ks_visit_screen_now(visit);

    if (screen->is_busy != NULL && screen->is_busy(visit))
        return;
    visit->done_at_ms = 0;
    ks_visit_void_drawing(visit);
    if (ks_visit_is_first_page(visit)) {
        ks_visit_leave(visit);
        return;
    }
    visit->way.depth--;
    arrive(visit, true);
}

int64_t ks_visit_done_at(const struct ks_visit *visit)
{
    enum { FINISHED_MS = 20000, FINISHED_LARGE_MS = 40000 };

    return ks_visit_now_ms(visit) + (visit->mode.is_large ? FINISHED_LARGE_MS : FINISHED_MS);
}
