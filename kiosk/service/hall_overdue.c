/* Waits that are too long: raised as the clock has it, taken care of, listed. */
#include <stdlib.h>
#include <string.h>

#include "service/hall_alerts.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_alerts.h"
#include "store/store_hall.h"

/* Who waits too long, before anything is written. */
struct late {
    struct ks_ticket ticket;
    int level;
    int64_t reached_ms;
};
enum { MOST_LATE = KS_MOST_HALL_ROWS };
struct gathering {
    const struct ks_content *content;
    int64_t now_ms;
    struct late *rows; /* owned, MOST_LATE */
    int count;
};

static bool take_late(const struct ks_ticket *ticket, void *ctx)
{
    struct gathering *all = ctx;
    const struct ks_wait_levels *levels = ks_hall_levels(all->content, ticket->line);
    int64_t since_ms = ks_hall_since_ms(ticket);
    int level = levels != NULL ? ks_wait_level(levels, all->now_ms - since_ms) : 0;
    if (level > 0)
        all->rows[all->count++] =
            (struct late){*ticket, level, since_ms + ks_wait_level_after_ms(levels, level)};
    return all->count < MOST_LATE;
}

static enum ks_err raise_all(const struct ks_desk *desk, const struct gathering *all,
                             int *out_count, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && i < all->count; i++) {
        const struct late *late = &all->rows[i];
        bool is_new = false;
        err = ks_store_raise_overdue(desk->store, &late->ticket, late->level,
                                     ks_wait_level_code(late->level), late->reached_ms, all->now_ms,
                                     &is_new, error);
        *out_count += is_new;
    }
    return err;
}

enum ks_err ks_hall_raise_levels(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                                 struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    *out_count = 0;
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err != KS_OK || desk->content == NULL)
        return err;
    struct gathering all = {desk->content, now_ms, malloc(MOST_LATE * sizeof *all.rows), 0};
    if (all.rows == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory to look at the waits");
    err = ks_store_end_overdue(desk->store, now_ms, out_count, error);
    if (err == KS_OK)
        err = ks_store_show_tickets(desk->store, ks_hall_day(now_ms, day), KS_TICKETS_WAITING,
                                    take_late, &all, error);
    if (err == KS_OK)
        err = raise_all(desk, &all, out_count, error);
    free(all.rows);
    return err;
}

struct listing {
    const struct ks_content *content;
    struct ks_hall_overdue_list *out;
};

static bool take_overdue(const struct ks_overdue_row *row, void *ctx)
{
    const struct listing *listing = ctx;
    struct ks_hall_overdue_list *out = listing->out;
    if (out->total++ >= KS_MOST_HALL_OVERDUE)
        return true;
    struct ks_hall_overdue *overdue = &out->rows[out->count++];
    overdue->id = row->id;
    overdue->level = row->level;
    overdue->since_ms = row->since_ms;
    overdue->reached_ms = row->reached_ms;
    overdue->ended_ms = row->ended_ms;
    memcpy(overdue->number, row->number, sizeof overdue->number);
    memcpy(overdue->line, row->line, sizeof overdue->line);
    memcpy(overdue->owner, row->owner, sizeof overdue->owner);
    const struct ks_wait_levels *levels =
        listing->content != NULL ? ks_hall_levels(listing->content, row->line) : NULL;
    int64_t after_ms = levels != NULL ? ks_wait_level_after_ms(levels, row->level + 1) : -1;
    if (after_ms >= 0 && row->ended_ms == 0)
        overdue->next_ms = row->since_ms + after_ms;
    return true;
}

enum ks_err ks_hall_list_overdue(const struct ks_desk *desk, const char *from, const char *to,
                                 struct ks_hall_overdue_list *out, struct ks_error *error)
{
    struct listing listing = {desk->content, out};
    struct ks_day_range days;
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_hall_days(from, to, &days, error);
    return err == KS_OK
               ? ks_store_show_overdue(desk->store, from, to, take_overdue, &listing, error)
               : err;
}

enum ks_err ks_hall_own_overdue(const struct ks_desk *desk, int64_t id, const char *actor,
                                int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_own_overdue(desk->store, id, actor, now_ms, error) : err;
}
