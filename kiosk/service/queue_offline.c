/* A kiosk on its own: which numbers come from its own file, and when. */
#include "service/queue_offline_private.h"

#include "base/log.h"
#include "domain/numbering.h"
#include "service/contact.h"
#include "store/store_offline.h"

static bool make_own(const struct ks_desk *desk, struct ks_own_desk *out)
{
    if (desk->own == NULL || desk->own == desk->store)
        return false;
    *out =
        (struct ks_own_desk){.desk = *desk, .origin = {desk->contact->place, desk->contact->epoch}};
    ks_offline_write_series(out->origin, out->series);
    out->desk.store = desk->own;
    out->desk.own_desk = out;
    return true;
}

bool ks_queue_is_own(const struct ks_desk *desk, const char *token, struct ks_own_desk *out)
{
    struct ks_ticket ticket;
    return make_own(desk, out) && ks_store_find_token(desk->own, token, &ticket, NULL) == KS_OK;
}

bool ks_queue_is_own_id(const struct ks_desk *desk, int64_t id, struct ks_own_desk *out)
{
    return id > KS_OWN_FIRST_ID && make_own(desk, out);
}

bool ks_queue_is_cut(const struct ks_desk *desk, const struct ks_take_request *request,
                     struct ks_own_desk *out)
{
    return make_own(desk, out) && desk->contact->is_cut && out->series[0] != '\0' &&
           !request->is_pair && request->appointment_id == 0;
}

bool ks_queue_is_line_trouble(const struct ks_desk *desk, enum ks_err err)
{
    return desk->own != NULL && (err == KS_ERR_IO || err == KS_ERR_BUSY || err == KS_ERR_UNCERTAIN);
}

bool ks_queue_is_line_cut(const struct ks_desk *desk, enum ks_err err)
{
    return ks_queue_is_line_trouble(desk, err) &&
           (desk->contact->is_cut || desk->store == NULL || ks_store_is_cut(desk->store));
}

void ks_queue_note_failure(const struct ks_desk *desk, enum ks_err err)
{
    if (!ks_queue_is_line_trouble(desk, err) ||
        (desk->store != NULL && !ks_store_is_cut(desk->store)))
        return;
    if (atomic_exchange(&desk->contact->is_cut, true))
        return;
    desk->contact->cut_ms = ks_clock_wall_ms(desk->clock);
    ks_log(KS_LOG_WARN, "contact", "the line to the hall is cut");
}

/* The clock may have been put right since it gave a number too late: nobody but staff, who are out
 * of reach, could say that it may stand before that. */
static enum ks_err find_moment(const struct ks_desk *desk, struct ks_reservation *wanted,
                               struct ks_error *error)
{
    int64_t given_ms = 0;
    enum ks_err err = ks_store_find_moment(desk->store, &given_ms, error);
    wanted->now_ms = ks_offline_came_ms(wanted->now_ms, desk->contact->seen_ms, INT64_MAX,
                                        &wanted->is_estimated);
    if (err != KS_OK || given_ms == 0 ||
        ks_clock_judge(ks_date_from_wall_ms(given_ms), given_ms, wanted->now_ms) == KS_CLOCK_FITS)
        return err;
    wanted->now_ms = given_ms;
    wanted->is_estimated = true;
    return KS_OK;
}

enum ks_err ks_queue_write_own_wish(const struct ks_desk *desk, struct ks_reservation *wanted,
                                    char *day, struct ks_error *error)
{
    const struct ks_own_desk *own = desk->own_desk;
    if (own == NULL)
        return KS_OK;
    enum ks_err err = find_moment(desk, wanted, error);
    wanted->day = ks_date_format(ks_date_from_wall_ms(wanted->now_ms), day);
    wanted->prefix = own->series;
    wanted->origin = &own->origin;
    return err == KS_OK ? ks_store_raise_series(desk->store, own->series, wanted->day, 0,
                                                wanted->now_ms, error)
                        : err;
}

void ks_queue_note_own(const struct ks_desk *desk, const struct ks_ticket *ticket)
{
    if (desk->own_desk != NULL)
        ks_store_note_given(desk->store, desk->own_desk->series, ticket->day, ticket->sequence);
}
