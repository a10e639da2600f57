/* What a view of the hall is made of: each a fixed statement. */
#include "store/store_hall.h"

#include "store/store_private.h"

enum ks_err ks_store_read_together(struct ks_store *store,
                                   enum ks_err (*read)(struct ks_store *store, void *ctx,
                                                       struct ks_error *error),
                                   void *ctx, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin_reading(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, read(store, ctx, error), error) : err;
}

static void read_mark(const struct ks_sql_row *row, void *out)
{
    *(struct ks_hall_mark *)out = (struct ks_hall_mark){ks_sql_int(row, 0), ks_sql_int(row, 1)};
}

enum ks_err ks_store_read_mark(struct ks_store *store, struct ks_hall_mark *out,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    *out = (struct ks_hall_mark){0};
    return ks_sql_run(store->sql,
                      "SELECT " KS_HALL_EPOCH ", "
                      "coalesce((SELECT n FROM event WHERE +hall = ?1 ORDER BY n DESC LIMIT 1), 0)",
                      values, 1, read_mark, out, error);
}

struct showing_line {
    bool (*show)(const struct ks_line_standing *line, void *ctx);
    void *ctx;
};

static bool show_line(const struct ks_sql_row *row, void *out)
{
    const struct showing_line *showing = out;
    struct ks_line_standing line = {
        .waiting = (int)ks_sql_int(row, 1),
        .unconfirmed = (int)ks_sql_int(row, 2),
        .serving = (int)ks_sql_int(row, 3),
        .oldest_ms = ks_store_is_time(ks_sql_int(row, 4)) ? ks_sql_int(row, 4) : 0,
    };
    bool is_right = ks_store_read_word(row, 0, line.line, sizeof line.line);
    return !is_right || showing->show(&line, showing->ctx);
}

enum ks_err ks_store_show_lines(struct ks_store *store, const char *day,
                                bool (*show)(const struct ks_line_standing *line, void *ctx),
                                void *ctx, struct ks_error *error)
{
    struct showing_line showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    return ks_sql_each(store->sql,
                       "SELECT line, count(CASE WHEN " KS_TICKET_IS_QUEUED " THEN 1 END), "
                       "count(CASE state WHEN 'reserved' THEN 1 END), "
                       "count(CASE WHEN " KS_TICKET_IS_AT_SEAT " THEN 1 END), "
                       "coalesce(min(CASE WHEN " KS_TICKET_IS_QUEUED " THEN " KS_TICKET_WAITS_SINCE
                       " END), 0) FROM ticket WHERE hall = ?1 AND day = ?2 "
                       "GROUP BY line ORDER BY line",
                       values, 2, show_line, &showing, error);
}

struct showing_seat {
    bool (*show)(const struct ks_seat_now *seat, void *ctx);
    void *ctx;
};

static bool show_seat(const struct ks_sql_row *row, void *out)
{
    const struct showing_seat *showing = out;
    struct ks_seat_now seat = {.until_ms = ks_sql_int(row, 2)};
    bool is_right = ks_store_read_word(row, 0, seat.seat, sizeof seat.seat) &&
                    ks_store_read_word(row, 1, seat.holder, sizeof seat.holder);
    return !is_right || showing->show(&seat, showing->ctx);
}

enum ks_err ks_store_show_seats(struct ks_store *store,
                                bool (*show)(const struct ks_seat_now *seat, void *ctx), void *ctx,
                                struct ks_error *error)
{
    struct showing_seat showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    return ks_sql_each(store->sql,
                       "SELECT seat, holder, until_ms FROM seat WHERE hall = ?1 ORDER BY seat",
                       values, 1, show_seat, &showing, error);
}

#define OF_DAY "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 AND day = ?2 AND "

static const char *const tickets_of[KS_TICKETS_OF_COUNT] = {
    [KS_TICKETS_AT_SEATS] = OF_DAY KS_TICKET_IS_AT_SEAT,
    [KS_TICKETS_CALLED] = OF_DAY "called_ms > 0 AND seat <> '' AND state <> 'cancelled' "
                                 "ORDER BY " KS_TICKET_NEWEST_CALL,
    [KS_TICKETS_WAITING] = OF_DAY KS_TICKET_IS_QUEUED " ORDER BY order_ms, sequence, id",
    [KS_TICKETS_PARKED] = OF_DAY "state = 'parked' ORDER BY changed_ms, id",
    [KS_TICKETS_MISSED] = OF_DAY "state = 'no-show' ORDER BY changed_ms DESC, id DESC",
};

enum ks_err ks_store_show_tickets(struct ks_store *store, const char *day, enum ks_tickets_of which,
                                  bool (*show)(const struct ks_ticket *ticket, void *ctx),
                                  void *ctx, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    return ks_ticket_each(store, tickets_of[which], values, 2, show, ctx, error);
}

enum ks_err ks_store_find_at_seat(struct ks_store *store, const char *day, const char *seat,
                                  struct ks_ticket *out, struct ks_error *error)
{
    return ks_ticket_at_seat(store, day, seat, out, error);
}

int64_t ks_store_waits_since_ms(const struct ks_ticket *ticket)
{
    if (ticket->first_called_ms > 0)
        return ticket->changed_ms;
    return ticket->booked_ms > ticket->issued_ms ? ticket->booked_ms : ticket->issued_ms;
}

struct showing_wait {
    bool (*show)(const struct ks_wait_was *wait, void *ctx);
    void *ctx;
};

static bool show_wait(const struct ks_sql_row *row, void *out)
{
    const struct showing_wait *showing = out;
    struct ks_wait_was wait = {.came_ms = ks_sql_int(row, 2),
                               .called_ms = ks_sql_int(row, 3),
                               .order_ms = ks_sql_int(row, 6)};
    bool is_right = ks_store_read_word(row, 0, wait.day, sizeof wait.day) &&
                    ks_store_read_word(row, 1, wait.line, sizeof wait.line) &&
                    ks_store_read_word(row, 4, wait.seat, sizeof wait.seat) &&
                    ks_store_read_word(row, 5, wait.kind, sizeof wait.kind) &&
                    ks_store_is_time(wait.came_ms) && ks_store_is_time(wait.called_ms) &&
                    wait.called_ms >= wait.came_ms;
    return !is_right || showing->show(&wait, showing->ctx);
}

enum ks_err ks_store_show_waits(struct ks_store *store, const char *day, int most_days,
                                bool (*show)(const struct ks_wait_was *wait, void *ctx), void *ctx,
                                struct ks_error *error)
{
    struct showing_wait showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_INT(most_days)};
    return ks_sql_each(store->sql,
                       "SELECT day, line, issued_ms, first_called_ms, seat, kind, order_ms "
                       "FROM ticket WHERE hall = ?1 AND day IN (SELECT DISTINCT day FROM series "
                       "WHERE hall = ?1 AND day < ?2 AND is_disowned = 0 ORDER BY day DESC "
                       "LIMIT ?3) AND first_called_ms > issued_ms ORDER BY day DESC, issued_ms",
                       values, 3, show_wait, &showing, error);
}

enum ks_err ks_store_keep_told(struct ks_store *store, int64_t ticket_id, int low_min, int high_min,
                               int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(low_min), KS_SQL_OF_INT(high_min),
                                          KS_SQL_OF_INT(store->hall)};
    return ks_sql_run_unhurried(store->sql,
                                "UPDATE ticket SET told_ms = ?2, told_low = ?3, told_high = ?4 "
                                "WHERE id = ?1 AND hall = ?5 AND told_ms = 0 "
                                "AND first_called_ms = 0",
                                values, 5, error);
}

struct showing_before {
    bool (*show)(const char *line, int count, void *ctx);
    void *ctx;
};

static bool show_before(const struct ks_sql_row *row, void *out)
{
    const struct showing_before *showing = out;
    char line[KS_TICKET_ID_BYTES];
    return !ks_store_read_word(row, 0, line, sizeof line) ||
           showing->show(line, (int)ks_sql_int(row, 1), showing->ctx);
}

enum ks_err ks_store_show_before(struct ks_store *store, int64_t ticket_id,
                                 bool (*show)(const char *line, int count, void *ctx), void *ctx,
                                 struct ks_error *error)
{
    struct showing_before showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(store->hall)};
    return ks_sql_each(store->sql,
                       "SELECT other.line, count(*) FROM ticket AS mine JOIN ticket AS other "
                       "ON other.hall = mine.hall AND other.day = mine.day "
                       "AND other.state IN ('waiting', 'transferred') AND other.id <> mine.id "
                       "AND other.awaits = 0 AND (other.order_ms, other.sequence, other.id) "
                       "< (mine.order_ms, mine.sequence, mine.id) "
                       "WHERE mine.id = ?1 AND mine.hall = ?2 GROUP BY other.line",
                       values, 2, show_before, &showing, error);
}
