/* Days, minutes and levels of waiting, as all use cases of the hall count them. */
#include "service/hall_private.h"
#include "store/store_hall.h"

const char *ks_hall_day(int64_t now_ms, char out[KS_TICKET_DAY_BYTES])
{
    return ks_date_format(ks_date_from_wall_ms(now_ms), out);
}

enum ks_err ks_hall_days(const char *from, const char *to, struct ks_day_range *out,
                         struct ks_error *error)
{
    enum ks_err err = ks_date_parse(from, &out->first, error);
    if (err == KS_OK)
        err = ks_date_parse(to, &out->last, error);
    if (err == KS_OK && ks_date_compare(out->first, out->last) > 0)
        err = ks_fail(error, KS_ERR_INPUT, "%s is after %s", from, to);
    return err;
}

const struct ks_wait_levels *ks_hall_levels(const struct ks_content *content, const char *line)
{
    const struct ks_service_line *found = ks_hall_find_line(&content->hall, line);
    if (found == NULL && content->hall.line_count > 0)
        found = &content->hall.lines[0];
    return found != NULL ? &found->overdue : NULL;
}

int ks_hall_minutes(int64_t since_ms, int64_t now_ms)
{
    return now_ms > since_ms ? (int)((now_ms - since_ms) / 60000) : 0;
}

int64_t ks_hall_since_ms(const struct ks_ticket *ticket)
{
    if (ks_ticket_is_queued(ticket->state))
        return ks_store_waits_since_ms(ticket);
    return ticket->state == KS_TICKET_CALLED ? ticket->called_ms : ticket->changed_ms;
}
