/* The line to the hall: noted when it is cut, and what is carried over when it is back. */
#include "service/contact.h"

#include "base/log.h"
#include "service/parts.h"
#include "store/store_offline.h"

enum { KEPT_EVERY_MS = 60 * 1000, CARRIED_AT_ONCE = 16 };

struct ks_contact_view ks_contact_look(const struct ks_contact *contact)
{
    const struct ks_offline_origin origin = {contact->place, contact->epoch};
    return (struct ks_contact_view){.is_cut = contact->is_cut,
                                    .can_give = ks_offline_has_series(origin),
                                    .cut_ms = contact->cut_ms,
                                    .unsent = contact->unsent};
}

static enum ks_err count(const struct ks_desk *desk, struct ks_error *error)
{
    int unsent = 0;
    enum ks_err err = ks_store_count_unsent(desk->own, &unsent, error);
    if (err == KS_OK)
        desk->contact->unsent = unsent;
    return err;
}

enum ks_err ks_contact_open(const struct ks_desk *desk, struct ks_error *error)
{
    struct ks_contact_row row = {0};
    enum ks_err err = ks_store_find_contact(desk->own, &row, error);
    if (err != KS_OK && err != KS_ERR_NOT_FOUND)
        return err;
    desk->contact->place = row.origin.place;
    desk->contact->epoch = row.origin.epoch;
    desk->contact->seen_ms = row.seen_ms;
    return count(desk, error);
}

bool ks_contact_peek(const char *path, bool is_cut, struct ks_contact *out)
{
    struct ks_store *own = NULL;
    enum ks_err err = ks_store_open_to_watch(path, &own, NULL);
    const struct ks_desk desk = {.own = own, .contact = out};
    if (err == KS_OK)
        err = ks_contact_open(&desk, NULL);
    out->is_cut = is_cut;
    out->cut_ms = out->seen_ms;
    ks_store_close(own);
    return err == KS_OK;
}

enum ks_err ks_contact_note(const struct ks_desk *desk, int64_t place, int64_t epoch,
                            int64_t now_ms, struct ks_error *error)
{
    struct ks_contact *contact = desk->contact;
    bool is_other = contact->place != place || contact->epoch != epoch;
    int64_t kept_ms = contact->seen_ms;
    if (!is_other && now_ms >= kept_ms && now_ms - kept_ms < KEPT_EVERY_MS)
        return KS_OK;
    const struct ks_contact_row row = {{place, epoch}, now_ms};
    enum ks_err err = ks_store_keep_contact(desk->own, &row, error);
    if (err != KS_OK)
        return err;
    contact->place = place;
    contact->epoch = epoch;
    contact->seen_ms = now_ms;
    return KS_OK;
}

/* Whether the hall refuses this one number, which others need not wait for. */
static bool is_refusal(enum ks_err err)
{
    return err == KS_ERR_STATE || err == KS_ERR_INPUT || err == KS_ERR_CORRUPT;
}

static enum ks_err carry_some(const struct ks_desk *desk, int64_t contact_ms, int64_t now_ms,
                              int *out_count, struct ks_error *error)
{
    struct ks_offline_row rows[CARRIED_AT_ONCE];
    enum ks_err refusal = KS_OK;
    int found = 0;
    *out_count = 0;
    enum ks_err err = ks_store_list_unsent(desk->own, rows, CARRIED_AT_ONCE, &found, error);
    for (int i = 0; err == KS_OK && i < found; i++) {
        struct ks_ticket ticket;
        err = ks_store_merge_offline(desk->store, &rows[i], contact_ms, now_ms, &ticket, error);
        if (err == KS_OK)
            err = ks_store_note_sent(desk->own, &rows[i], now_ms, error);
        *out_count += err == KS_OK;
        if (is_refusal(err)) {
            refusal = err;
            err = KS_OK;
        }
    }
    return err == KS_OK && *out_count == 0 ? refusal : err;
}

static enum ks_err carry_all(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                             struct ks_error *error)
{
    int some = 0;
    enum ks_err err = KS_OK;
    do {
        err = carry_some(desk, desk->contact->seen_ms, now_ms, &some, error);
        *out_count += some;
    } while (err == KS_OK && some > 0);
    return err;
}

enum ks_err ks_contact_carry(const struct ks_desk *desk, struct ks_error *error)
{
    struct ks_contact *contact = desk->contact;
    int64_t now_ms = ks_clock_wall_ms(desk->clock), version = 0;
    int carried = 0;
    enum ks_err err = ks_store_data_version(desk->store, &version, error);
    if (err != KS_OK)
        return err;
    if (atomic_exchange(&contact->is_cut, false))
        ks_log(KS_LOG_INFO, "contact", "the line to the hall is back");
    err = carry_all(desk, now_ms, &carried, error);
    if (carried > 0) {
        ks_log(KS_LOG_INFO, "contact", "%d numbers given offline were told to the hall", carried);
        enum ks_err ignored = ks_store_poke(desk->store, NULL);
        (void)ignored; /* it is looked at from time to time all the same */
    }
    enum ks_err counted = count(desk, err == KS_OK ? error : NULL);
    return err == KS_OK ? counted : err;
}
