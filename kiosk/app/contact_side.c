/* The thread that looks after the line to the hall. */
#include "app/contact_side.h"

#include <stdio.h>
#include <string.h>

#include "app/parts_private.h"
#include "base/log.h"
#include "base/waiting.h"
#include "store/store_offline.h"

enum { EVERY_MS = 1000 };

/* ---- the kiosk's own file ---- */

static void find_path(const struct ks_parts *parts, char out[600])
{
    snprintf(out, 600, "%s/offline.db", parts->data_dir);
}

static enum ks_err open_own(const struct ks_parts *parts, struct ks_store **out,
                            struct ks_error *error)
{
    struct ks_store_opening opening = {0};
    char path[600];

    find_path(parts, path);
    enum ks_err err =
        ks_store_open_own(path, ks_clock_wall_ms(&parts->clock), out, &opening, error);
    if (err == KS_OK && opening.was_corrupt)
        ks_log(
            KS_LOG_ERROR, "contact",
            "the kiosk's own file was damaged and is kept as %s: what it held is admitted by its "
            "paper",
            opening.kept_aside);
    return err;
}

/* What a death left in it, and who the kiosk is. */
static enum ks_err begin_own(struct ks_parts *parts, struct ks_error *error)
{
    const struct ks_desk desk = {.store = parts->own_store,
                                 .own = parts->own_store,
                                 .contact = &parts->contact.contact,
                                 .clock = &parts->clock};

    ks_parts_take_over(parts, parts->own_store);
    enum ks_err err = ks_contact_open(&desk, error);
    if (err != KS_OK || parts->store != NULL)
        return err;
    desk.contact->cut_ms = ks_clock_wall_ms(&parts->clock);
    desk.contact->is_cut = true;
    return KS_OK;
}

static void give_up_own(struct ks_parts *parts, const struct ks_error *why)
{
    ks_log(KS_LOG_ERROR, "contact", "no number can be given while the line is cut: %s", why->text);
    ks_store_close(parts->own_store);
    parts->own_store = NULL;
}

/* ---- the thread ---- */

static enum ks_err open_handles(struct ks_contact_side *side, struct ks_error *error)
{
    const struct ks_parts *parts = side->parts;
    struct ks_store_opening opening = {0};
    enum ks_err err = side->own != NULL ? KS_OK : open_own(parts, &side->own, error);

    if (err != KS_OK || side->hall != NULL)
        return err;
    err = ks_store_open(parts->db_path, ks_clock_wall_ms(&parts->clock), &side->hall, &opening,
                        error);
    if (err == KS_OK)
        ks_store_set_patience(side->hall, parts->config.offline_after_ms);
    return err;
}

void ks_contact_side_step(struct ks_contact_side *side)
{
    struct ks_contact *contact = &side->contact;
    struct ks_error error = {0};

    if (!side->is_open || (!contact->is_cut && contact->unsent == 0))
        return;
    enum ks_err err = open_handles(side, &error);
    const struct ks_desk desk = {
        .store = side->hall, .own = side->own, .contact = contact, .clock = &side->parts->clock};
    if (err == KS_OK)
        err = ks_contact_carry(&desk, &error);
    bool is_new = err != KS_OK && strcmp(side->fault, error.text) != 0;
    snprintf(side->fault, sizeof side->fault, "%s", err != KS_OK ? error.text : "");
    if (is_new && !contact->is_cut)
        ks_log(KS_LOG_WARN, "contact", "numbers given offline cannot be told to the hall: %s",
               error.text);
}

bool ks_contact_side_is_back(struct ks_parts *parts)
{
    struct ks_contact_side *side = &parts->contact;
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock);

    if (!side->is_open || parts->worker_store != NULL || side->contact.is_cut ||
        now_ms - side->looked_ms < EVERY_MS)
        return false;
    side->looked_ms = now_ms;
    return true;
}

void ks_contact_side_hear(struct ks_contact_side *side, struct ks_store *hall, int64_t place,
                          int64_t epoch)
{
    struct ks_error error = {0};

    if (!side->is_open)
        return;
    enum ks_err err = side->heard != NULL ? KS_OK : open_own(side->parts, &side->heard, &error);
    const struct ks_desk desk = {.store = hall, .own = side->heard, .contact = &side->contact};
    if (err == KS_OK)
        err = ks_contact_note(&desk, place, epoch, ks_clock_wall_ms(&side->parts->clock), &error);
    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "contact", "%s", error.text);
}

/* With the mutex held. */
static void await(struct ks_contact_side *side)
{
    const struct timespec until = ks_waiting_until(EVERY_MS);
    bool is_late = false;

    while (!side->is_stopping && !is_late)
        is_late = pthread_cond_timedwait(&side->changed, &side->mutex, &until) != 0;
}

static void *run(void *ctx)
{
    struct ks_contact_side *side = ctx;

    pthread_mutex_lock(&side->mutex);
    while (!side->is_stopping) {
        pthread_mutex_unlock(&side->mutex);
        ks_contact_side_step(side);
        pthread_mutex_lock(&side->mutex);
        await(side);
    }
    pthread_mutex_unlock(&side->mutex);
    return NULL;
}

/* ---- beginning and end ---- */

enum ks_err ks_contact_side_open(struct ks_parts *parts, struct ks_error *error)
{
    struct ks_contact_side *side = &parts->contact;
    struct ks_error why = {0};

    bool is_too_old = parts->store_trouble.code == KS_ERR_VERSION; /* the line is well */
    if (!ks_store_is_server(parts->db_path) || is_too_old)
        return KS_OK;
    enum ks_err err = open_own(parts, &parts->own_store, &why);
    if (err == KS_OK)
        err = begin_own(parts, &why);
    if (err != KS_OK) {
        give_up_own(parts, &why);
        return KS_OK;
    }
    side->parts = parts;
    pthread_mutex_init(&side->mutex, NULL);
    ks_waiting_init(&side->changed);
    side->is_open = true;
    side->has_thread = !parts->has_clock;
    if (!side->has_thread || pthread_create(&side->thread, NULL, run, side) == 0)
        return KS_OK;
    side->has_thread = false;
    return ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
}

void ks_contact_side_close(struct ks_parts *parts)
{
    struct ks_contact_side *side = &parts->contact;

    if (!side->is_open)
        return;
    pthread_mutex_lock(&side->mutex);
    side->is_stopping = true;
    pthread_cond_signal(&side->changed);
    pthread_mutex_unlock(&side->mutex);
    if (side->has_thread)
        pthread_join(side->thread, NULL);
    pthread_cond_destroy(&side->changed);
    pthread_mutex_destroy(&side->mutex);
    ks_store_close(side->hall);
    ks_store_close(side->own);
    ks_store_close(side->heard);
    ks_store_close(parts->own_store);
    parts->own_store = NULL;
    *side = (struct ks_contact_side){.parts = NULL};
}
