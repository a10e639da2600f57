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

/* What the hall has of the kiosk's own series today, none of which is to be given again. */
static enum ks_err learn_count(const struct ks_desk *desk, struct ks_offline_origin origin,
                               int64_t now_ms, struct ks_error *error)
{
    char series[KS_OFFLINE_SERIES_BYTES], day[KS_DATE_TEXT_BYTES];
    int known = 0;
    ks_offline_write_series(origin, series);
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    if (series[0] == '\0')
        return KS_OK;
    enum ks_err err = ks_store_find_offline_count(desk->store, series, day, &known, error);
    return err == KS_OK && known > 0
               ? ks_store_raise_series(desk->own, series, day, known, now_ms, error)
               : err;
}

/* Until all is told, the last word from the hall is the one before the line was cut: nobody to be
 * told of came earlier than that. */
enum ks_err ks_contact_note(const struct ks_desk *desk, int64_t place, int64_t epoch,
                            int64_t now_ms, struct ks_error *error)
{
    struct ks_contact *contact = desk->contact;
    bool is_other = contact->place != place || contact->epoch != epoch;
    bool is_telling = contact->is_cut || contact->unsent > 0;
    int64_t kept_ms = contact->seen_ms;
    if (!is_other && (is_telling || (now_ms >= kept_ms && now_ms - kept_ms < KEPT_EVERY_MS)))
        return KS_OK;
    const struct ks_contact_row row = {{place, epoch}, is_telling ? kept_ms : now_ms};
    enum ks_err err = learn_count(desk, row.origin, now_ms, error);
    if (err == KS_OK)
        err = ks_store_keep_contact(desk->own, &row, error);
    if (err != KS_OK)
        return err;
    contact->place = place;
    contact->epoch = epoch;
    contact->seen_ms = row.seen_ms;
    return KS_OK;
}

/* Whether the hall refuses this one number, which others need not wait for. */
static bool is_refusal(enum ks_err err)
{
    return err == KS_ERR_STATE || err == KS_ERR_INPUT || err == KS_ERR_CORRUPT;
}

/* One after the other, from the one behind `*after_id` on; `refusal` gets what the hall said of one
 * that it does not take. */
static enum ks_err carry_some(const struct ks_desk *desk, int64_t now_ms, int64_t *after_id,
                              int *out_count, struct ks_error *refusal, struct ks_error *error)
{
    struct ks_offline_row rows[CARRIED_AT_ONCE];
    int found = 0;
    enum ks_err err =
        ks_store_list_unsent(desk->own, *after_id, rows, CARRIED_AT_ONCE, &found, error);
    for (int i = 0; err == KS_OK && i < found; i++) {
        struct ks_ticket ticket;
        struct ks_error why = {0};
        bool is_twice = false;
        err = ks_store_merge_offline(desk->store, &rows[i], desk->contact->seen_ms, now_ms, &ticket,
                                     &is_twice, &why);
        if (is_twice)
            ks_log(KS_LOG_ERROR, "contact",
                   "two slips have the number %s: both visitors wait, and both may come when it is "
                   "called; look for a copied disk or a kiosk's own file that was put back",
                   ticket.number);
        if (err == KS_OK)
            err = ks_store_note_sent(desk->own, &rows[i], now_ms, &why);
        *out_count += err == KS_OK;
        *after_id = rows[i].ticket.id;
        if (is_refusal(err)) {
            *refusal = why;
            err = KS_OK;
        } else if (err != KS_OK) {
            return ks_fail(error, err, "%s", why.text);
        }
    }
    if (found < CARRIED_AT_ONCE)
        *after_id = INT64_MAX;
    return err;
}

static enum ks_err carry_all(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                             struct ks_error *error)
{
    struct ks_error refusal = {0};
    int64_t after_id = 0;
    enum ks_err err = KS_OK;
    while (err == KS_OK && after_id < INT64_MAX)
        err = carry_some(desk, now_ms, &after_id, out_count, &refusal, error);
    return err == KS_OK && refusal.code != KS_OK ? ks_fail(error, refusal.code, "%s", refusal.text)
                                                 : err;
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
