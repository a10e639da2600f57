/* One thread that looks which release is to be shown. */
#include "app/renewing.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/waiting.h"
#include "store/store_releases.h"

enum { LOOK_S = 1, FULL_LOOK_MS = 10000 };

struct ks_renewing {
    const struct ks_parts *parts; /* borrowed */
    struct ks_shown *shown;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t ending;
    bool is_ending; /* protected by mutex */
    /* the thread's */
    struct ks_store *store; /* NULL: not open */
    struct ks_desk desk;
    int64_t steps;     /* of the audit, as seen last */
    int64_t looked_ms; /* monotonic */
};

/* Opened to watch: what is published is read here and written nowhere. */
static void find_store(struct ks_renewing *renewing)
{
    if (renewing->store != NULL && !ks_store_is_in_place(renewing->store)) {
        ks_store_close(renewing->store);
        renewing->store = NULL;
    }
    if (renewing->store == NULL &&
        ks_store_open_to_watch(renewing->parts->db_path, &renewing->store, NULL) != KS_OK)
        renewing->store = NULL; /* the watch tells why */
    renewing->desk.store = renewing->store;
}

static void look(struct ks_renewing *renewing)
{
    const struct ks_parts *parts = renewing->parts;
    const struct ks_release_place place = ks_parts_release_place(parts);
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock), steps = renewing->steps;

    find_store(renewing);
    if (renewing->store != NULL && ks_store_count_audit(renewing->store, &steps, NULL) != KS_OK)
        steps = renewing->steps;
    if (steps == renewing->steps && now_ms - renewing->looked_ms < FULL_LOOK_MS)
        return;
    renewing->steps = steps;
    renewing->looked_ms = now_ms;
    ks_shown_look(renewing->shown, renewing->store != NULL ? &renewing->desk : NULL, &place,
                  ks_clock_wall_ms(&parts->clock));
}

/* Until it is time for another look; false when it is to end. */
static bool await(struct ks_renewing *renewing)
{
    const struct timespec until = ks_waiting_until(LOOK_S * 1000);
    bool is_late = false;

    pthread_mutex_lock(&renewing->mutex);
    while (!renewing->is_ending && !is_late)
        is_late = pthread_cond_timedwait(&renewing->ending, &renewing->mutex, &until) != 0;
    bool goes_on = !renewing->is_ending;
    pthread_mutex_unlock(&renewing->mutex);
    return goes_on;
}

static void *keep_looking(void *ctx)
{
    struct ks_renewing *renewing = ctx;

    do
        look(renewing);
    while (await(renewing));
    ks_store_close(renewing->store);
    return NULL;
}

static void destroy(struct ks_renewing *renewing)
{
    pthread_cond_destroy(&renewing->ending);
    pthread_mutex_destroy(&renewing->mutex);
    ks_shown_free(renewing->shown);
    free(renewing);
}

enum ks_err ks_renewing_start(const struct ks_parts *parts, struct ks_renewing **out,
                              struct ks_error *error)
{
    struct ks_renewing *renewing = calloc(1, sizeof *renewing);

    *out = NULL;
    if (renewing == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    renewing->parts = parts;
    renewing->shown = ks_shown_create(parts->content, ks_parts_content_dir(parts));
    if (renewing->shown == NULL) {
        free(renewing);
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    }
    renewing->desk.clock = &parts->clock;
    renewing->looked_ms = INT64_MIN / 2;
    pthread_mutex_init(&renewing->mutex, NULL);
    ks_waiting_init(&renewing->ending);
    if (pthread_create(&renewing->thread, NULL, keep_looking, renewing) != 0) {
        destroy(renewing);
        return ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    }
    *out = renewing;
    return KS_OK;
}

struct ks_shown *ks_renewing_shown(const struct ks_renewing *renewing)
{
    return renewing != NULL ? renewing->shown : NULL;
}

void ks_renewing_free(struct ks_renewing *renewing)
{
    if (renewing == NULL)
        return;
    pthread_mutex_lock(&renewing->mutex);
    renewing->is_ending = true;
    pthread_cond_broadcast(&renewing->ending);
    pthread_mutex_unlock(&renewing->mutex);
    pthread_join(renewing->thread, NULL);
    destroy(renewing);
}
