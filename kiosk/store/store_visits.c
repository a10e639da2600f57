/* Events become visits: how long each step took. */
#include "store/store_visits.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

enum { MOST_TOLD_MINUTES = 2 * 24 * 60 };

/* What of a visit an undo takes back. */
struct course {
    int64_t came_ms, called_ms, started_ms; /* 0: not */
    int wait_s, way_s, service_s;           /* -1: never */
    char seat[KS_TICKET_ID_BYTES];
    char outcome[KS_TICKET_ID_BYTES];
};

/* Reads the rows of one ticket after the other. */
struct reading {
    const char *today;
    int64_t id; /* of the ticket that is read; 0: none yet */
    struct ks_visit_row visit;
    enum ks_ticket_state state;
    struct course now, before; /* before: the last step */
    bool has_events, is_stopped;
    bool (*show)(const struct ks_visit_row *visit, void *ctx);
    void *ctx;
};

static int seconds(int64_t from_ms, int64_t to_ms)
{
    int64_t s = to_ms > from_ms ? (to_ms - from_ms) / 1000 : 0; /* the clock may have gone back */
    return s < INT_MAX ? (int)s : INT_MAX;
}

static enum ks_visit_end end_of(enum ks_ticket_state state, bool has_come, bool is_over)
{
    switch (state) {
    case KS_TICKET_FINISHED:
        return KS_VISIT_SERVED;
    case KS_TICKET_NO_SHOW:
        return KS_VISIT_NO_SHOW;
    case KS_TICKET_CANCELLED:
    case KS_TICKET_EXPIRED:
        return has_come ? KS_VISIT_ABANDONED : KS_VISIT_WITHDRAWN;
    default:
        break;
    }
    if (!is_over)
        return KS_VISIT_OPEN;
    return state == KS_TICKET_SERVING    ? KS_VISIT_SERVED
           : state == KS_TICKET_CALLED   ? KS_VISIT_NO_SHOW
           : state == KS_TICKET_RESERVED ? KS_VISIT_WITHDRAWN
                                         : KS_VISIT_ABANDONED;
}

static void end_ticket(struct reading *reading)
{
    struct ks_visit_row *visit = &reading->visit;
    const struct course *course = &reading->now;
    if (reading->id == 0 || reading->is_stopped)
        return;
    bool is_over = strcmp(visit->day, reading->today) < 0;
    visit->hour = course->came_ms > 0 ? ks_date_minute_from_wall_ms(course->came_ms) / 60 : -1;
    visit->end = end_of(reading->state, course->came_ms > 0, is_over);
    visit->wait_s = course->wait_s;
    visit->way_s = course->way_s;
    visit->service_s = course->service_s;
    memcpy(visit->seat, course->seat, sizeof visit->seat);
    memcpy(visit->outcome, course->outcome, sizeof visit->outcome);
    reading->is_stopped = !reading->show(visit, reading->ctx);
}

enum {
    ID,
    DAY,
    LINE,
    KIND,
    STATE,
    ROW_SEAT,
    ISSUED,
    FIRST_CALLED,
    ACT,
    FROM,
    TO,
    AT,
    WORD,
    SEAT,
    REASON,
    TOLD,
    TOLD_LOW,
    TOLD_HIGH,
};

#define VISIT_ROWS                                                                                 \
    "SELECT ticket.id, ticket.day, ticket.line, ticket.kind, ticket.state, ticket.seat, "          \
    "ticket.issued_ms, CASE ticket.first_called_ms WHEN 0 THEN ticket.called_ms "                  \
    "ELSE ticket.first_called_ms END, event.act, event.from_state, event.to_state, event.at_ms, "  \
    "event.word, event.seat, event.reason, ticket.told_ms, ticket.told_low, ticket.told_high "     \
    "FROM ticket LEFT JOIN event "                                                                 \
    "ON event.ticket = ticket.id AND event.to_state <> '' WHERE ticket.hall = ?1 AND "
#define IN_ORDER " ORDER BY ticket.id, event.n"

/* From when it was told to the first call: in the range, or outside it. */
static enum ks_visit_told told_of(const struct ks_sql_row *row)
{
    int64_t told_ms = ks_sql_int(row, TOLD), called_ms = ks_sql_int(row, FIRST_CALLED);
    int64_t low_min = ks_sql_int(row, TOLD_LOW), high_min = ks_sql_int(row, TOLD_HIGH);
    bool is_told = told_ms > 0 && ks_store_is_time(told_ms) && ks_store_is_time(called_ms) &&
                   called_ms >= told_ms && low_min >= 0 && high_min <= MOST_TOLD_MINUTES;
    int64_t wait_ms = is_told ? called_ms - told_ms : 0;
    return !is_told                     ? KS_VISIT_NOT_TOLD
           : wait_ms < low_min * 60000  ? KS_VISIT_SHORTER
           : wait_ms > high_min * 60000 ? KS_VISIT_LONGER
                                        : KS_VISIT_AS_TOLD;
}

static void begin_ticket(struct reading *reading, const struct ks_sql_row *row)
{
    struct ks_visit_row *visit = &reading->visit;
    char state[16] = "";
    *visit = (struct ks_visit_row){0};
    reading->now = (struct course){.wait_s = -1, .way_s = -1, .service_s = -1};
    reading->id = ks_sql_int(row, ID);
    bool is_right = ks_store_read_word(row, DAY, visit->day, sizeof visit->day) &&
                    ks_store_read_word(row, LINE, visit->line, sizeof visit->line) &&
                    ks_store_read_word(row, KIND, visit->kind, sizeof visit->kind) &&
                    ks_store_read_word(row, STATE, state, sizeof state);
    reading->state = ks_ticket_state_from_code(state);
    if (!is_right || reading->state == KS_TICKET_STATE_COUNT)
        reading->id = 0; /* a row that cannot be is left out */
    visit->told = told_of(row);
    int64_t issued_ms = ks_sql_int(row, ISSUED), called_ms = ks_sql_int(row, FIRST_CALLED);
    reading->has_events = ks_sql_text_bytes(row, ACT) > 0;
    if (reading->has_events || reading->state == KS_TICKET_RESERVED)
        return;
    reading->now.came_ms = issued_ms; /* from before events were written down */
    if (called_ms > 0)
        reading->now.wait_s = seconds(issued_ms, called_ms);
    if (!ks_store_read_word(row, ROW_SEAT, reading->now.seat, sizeof reading->now.seat))
        reading->now.seat[0] = '\0';
}

/* Who is served without a number is called and there at once: nothing of that is measured. */
static void take_step(struct course *now, enum ks_queue_act act, int64_t at_ms, bool is_walk_in)
{
    switch (act) {
    case KS_QUEUE_ADMIT:
    case KS_QUEUE_READMIT:
        now->came_ms = now->came_ms == 0 ? at_ms : now->came_ms;
        break;
    case KS_QUEUE_CALL:
        if (now->wait_s < 0 && !is_walk_in)
            now->wait_s = seconds(now->came_ms, at_ms);
        now->called_ms = at_ms;
        break;
    case KS_QUEUE_START:
    case KS_QUEUE_CAME:
        if (now->way_s < 0 && !is_walk_in)
            now->way_s = seconds(now->called_ms, at_ms);
        now->started_ms = at_ms;
        break;
    case KS_QUEUE_RESUME:
        now->started_ms = at_ms;
        break;
    default:
        break;
    }
}

static void read_step(struct reading *reading, const struct ks_sql_row *row)
{
    struct course *now = &reading->now;
    char act_word[16], from[16], to[16], seat[KS_TICKET_ID_BYTES], word[KS_TICKET_ID_BYTES];
    char reason[16];
    ks_sql_text(row, ACT, act_word, sizeof act_word);
    ks_sql_text(row, FROM, from, sizeof from);
    ks_sql_text(row, TO, to, sizeof to);
    enum ks_queue_act act = ks_queue_act_from_code(act_word);
    int64_t at_ms = ks_sql_int(row, AT);
    if (act == KS_QUEUE_UNDO) {
        *now = reading->before;
        return;
    }
    reading->before = *now;
    ks_sql_text(row, REASON, reason, sizeof reason);
    take_step(now, act, at_ms, strcmp(reason, "walk-in") == 0);
    bool has_left =
        strcmp(from, ks_ticket_state_code(KS_TICKET_SERVING)) == 0 && strcmp(from, to) != 0;
    if (has_left)
        now->service_s =
            (now->service_s < 0 ? 0 : now->service_s) + seconds(now->started_ms, at_ms);
    bool comes = act == KS_QUEUE_CALL || act == KS_QUEUE_RESUME;
    if (comes && ks_store_read_word(row, SEAT, seat, sizeof seat))
        memcpy(now->seat, seat, sizeof now->seat);
    if (act == KS_QUEUE_FINISH && ks_store_read_word(row, WORD, word, sizeof word))
        memcpy(now->outcome, word, sizeof now->outcome);
}

static bool read_row(const struct ks_sql_row *row, void *out)
{
    struct reading *reading = out;
    if (reading->id != ks_sql_int(row, ID)) {
        end_ticket(reading);
        begin_ticket(reading, row);
    }
    if (reading->has_events)
        read_step(reading, row);
    return !reading->is_stopped;
}

/* The visits of what `where` finds, as their events tell them. */
static enum ks_err read_visits(struct ks_store *store, const char *text,
                               const struct ks_sql_value *values, int value_count,
                               struct reading *reading, struct ks_error *error)
{
    enum ks_err err = ks_sql_each(store->sql, text, values, value_count, read_row, reading, error);
    if (err == KS_OK)
        end_ticket(reading);
    return err;
}

static const char *const end_codes[KS_VISIT_END_COUNT] = {
    [KS_VISIT_SERVED] = "served",
    [KS_VISIT_NO_SHOW] = "no-show",
    [KS_VISIT_ABANDONED] = "abandoned",
    [KS_VISIT_WITHDRAWN] = "withdrawn",
    [KS_VISIT_OPEN] = "",
};

static bool read_kept(const struct ks_sql_row *row, void *out)
{
    struct reading *reading = out;
    struct ks_visit_row visit = {.hour = (int)ks_sql_int(row, 6),
                                 .wait_s = (int)ks_sql_int(row, 7),
                                 .way_s = (int)ks_sql_int(row, 8),
                                 .service_s = (int)ks_sql_int(row, 9),
                                 .end = KS_VISIT_SERVED,
                                 .told = (enum ks_visit_told)ks_sql_int(row, 10)};
    char end[16];
    if ((unsigned)visit.told > KS_VISIT_LONGER)
        visit.told = KS_VISIT_NOT_TOLD;
    bool is_right = ks_store_read_word(row, 0, visit.day, sizeof visit.day) &&
                    ks_store_read_word(row, 1, visit.line, sizeof visit.line) &&
                    ks_store_read_word(row, 2, visit.seat, sizeof visit.seat) &&
                    ks_store_read_word(row, 3, visit.kind, sizeof visit.kind) &&
                    ks_store_read_word(row, 4, end, sizeof end) &&
                    ks_store_read_word(row, 5, visit.outcome, sizeof visit.outcome);
    while (visit.end < KS_VISIT_OPEN && strcmp(end_codes[visit.end], end) != 0)
        visit.end++;
    if (is_right && visit.end < KS_VISIT_OPEN)
        reading->is_stopped = !reading->show(&visit, reading->ctx);
    return !reading->is_stopped;
}

/* Days from before visits were kept: how many ended how, and nothing else. */
static bool read_folded(const struct ks_sql_row *row, void *out)
{
    struct reading *reading = out;
    struct ks_visit_row visit = {.hour = -1, .wait_s = -1, .way_s = -1, .service_s = -1};
    bool is_right = ks_store_read_word(row, 0, visit.day, sizeof visit.day) &&
                    ks_store_read_word(row, 1, visit.line, sizeof visit.line) &&
                    ks_store_read_word(row, 2, visit.kind, sizeof visit.kind);
    for (int end = 0; is_right && end < KS_VISIT_OPEN; end++) {
        visit.end = (enum ks_visit_end)end;
        for (int64_t i = ks_sql_int(row, 3 + end); i > 0 && !reading->is_stopped; i--)
            reading->is_stopped = !reading->show(&visit, reading->ctx);
    }
    return !reading->is_stopped;
}

#define NOT_CLOSED(table)                                                                          \
    "NOT EXISTS (SELECT 1 FROM closed_day WHERE closed_day.hall = " table                          \
    ".hall AND closed_day.day = " table ".day)"

static enum ks_err show_visits(struct ks_store *store, const struct ks_sql_value values[3],
                               struct reading *reading, struct ks_error *error)
{
    enum ks_err err = ks_sql_each(store->sql,
                                  "SELECT day, line, seat, kind, ending, outcome, hour, wait_s, "
                                  "way_s, service_s, CASE told WHEN -1 THEN 1 WHEN 0 THEN 2 WHEN 1 "
                                  "THEN 3 ELSE 0 END FROM daily_visit WHERE hall = ?1 "
                                  "AND day BETWEEN ?2 AND ?3 ORDER BY id",
                                  values, 3, read_kept, reading, error);
    if (err == KS_OK) {
        err = ks_sql_each(store->sql,
                          "SELECT day, line, kind, served, no_show, "
                          "taken - served - no_show - withdrawn - expired, withdrawn + expired "
                          "FROM daily_ticket WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 "
                          "AND " NOT_CLOSED("daily_ticket"),
                          values, 3, read_folded, reading, error);
    }
    if (err != KS_OK)
        return err;
    return read_visits(store,
                       VISIT_ROWS "ticket.day BETWEEN ?2 AND ?3 AND " NOT_CLOSED("ticket") IN_ORDER,
                       values, 3, reading, error);
}

enum ks_err ks_store_show_visits(struct ks_store *store, const char *from, const char *to,
                                 const char *today,
                                 bool (*show)(const struct ks_visit_row *visit, void *ctx),
                                 void *ctx, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};
    struct reading reading = {.today = today, .show = show, .ctx = ctx};
    enum ks_err err = ks_sql_begin_reading(store->sql, error);
    if (err != KS_OK)
        return err;
    return ks_sql_end(store->sql, show_visits(store, values, &reading, error), error);
}

struct showing_hours {
    bool (*show)(const char *day, int hour, int64_t count, void *ctx);
    void *ctx;
};

static bool show_hour(const struct ks_sql_row *row, void *out)
{
    const struct showing_hours *showing = out;
    char day[KS_TICKET_DAY_BYTES];
    int64_t hour = ks_sql_int(row, 1);
    bool is_right = ks_store_read_word(row, 0, day, sizeof day) && hour >= 0 && hour < 24;
    return !is_right || showing->show(day, (int)hour, ks_sql_int(row, 2), showing->ctx);
}

enum ks_err ks_store_show_hours(struct ks_store *store, const char *from, const char *to,
                                bool (*show)(const char *day, int hour, int64_t count, void *ctx),
                                void *ctx, struct ks_error *error)
{
    struct showing_hours showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};
    return ks_sql_each(store->sql,
                       "SELECT day, hour, count(*) FROM daily_visit WHERE hall = ?1 AND day >= ?2 "
                       "AND day < ?3 AND hour >= 0 GROUP BY day, hour ORDER BY day DESC, hour",
                       values, 3, show_hour, &showing, error);
}

bool ks_visit_rows_add(const struct ks_visit_row *visit, void *rows)
{
    struct ks_visit_rows *all = rows;
    if (all->count == all->capacity) {
        int capacity = all->capacity == 0 ? 256 : 2 * all->capacity;
        struct ks_visit_row *larger = realloc(all->rows, (size_t)capacity * sizeof *larger);
        if (larger == NULL) {
            all->has_failed = true;
            return false;
        }
        all->rows = larger;
        all->capacity = capacity;
    }
    all->rows[all->count++] = *visit;
    return true;
}

static enum ks_err keep(struct ks_store *store, const struct ks_visit_row *visit,
                        struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(visit->day),
                                          KS_SQL_OF_TEXT(visit->line),
                                          KS_SQL_OF_TEXT(visit->seat),
                                          KS_SQL_OF_TEXT(visit->kind),
                                          KS_SQL_OF_INT(visit->hour),
                                          KS_SQL_OF_TEXT(end_codes[visit->end]),
                                          KS_SQL_OF_TEXT(visit->outcome),
                                          KS_SQL_OF_INT(visit->wait_s),
                                          KS_SQL_OF_INT(visit->way_s),
                                          KS_SQL_OF_INT(visit->service_s),
                                          KS_SQL_OF_INT(visit->told)};
    return ks_sql_run(store->sql,
                      "INSERT INTO daily_visit (hall, day, line, seat, kind, hour, ending, "
                      "outcome, wait_s, way_s, service_s, told) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                      "?7, ?8, ?9, ?10, ?11, CASE ?12 WHEN 0 THEN NULL ELSE ?12 - 2 END)",
                      values, 12, NULL, NULL, error);
}

enum ks_err ks_visits_close_day(struct ks_store *store, const char *day, int64_t now_ms,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_INT(now_ms)};
    struct ks_visit_rows all = {0};
    /* "9": behind any day, as this one is over */
    struct reading reading = {.today = "9", .show = ks_visit_rows_add, .ctx = &all};
    int64_t is_new = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "INSERT INTO closed_day (hall, day, closed_ms) "
                                 "SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM ticket "
                                 "WHERE hall = ?1 AND day = ?2) ON CONFLICT DO NOTHING RETURNING 1",
                                 values, 3, ks_sql_read_int, &is_new, error);
    if (err == KS_ERR_NOT_FOUND)
        return KS_OK;
    if (err == KS_OK)
        err = read_visits(store, VISIT_ROWS "ticket.day = ?2" IN_ORDER, values, 2, &reading, error);
    if (err == KS_OK && all.has_failed)
        err =
            ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the figures of %s", day);
    for (int i = 0; err == KS_OK && i < all.count; i++)
        err = keep(store, &all.rows[i], error);
    free(all.rows);
    return err;
}

struct next_day {
    char day[KS_TICKET_DAY_BYTES + 1];
};

static void read_day(const struct ks_sql_row *row, void *out)
{
    struct next_day *next = out;
    ks_sql_text(row, 0, next->day, sizeof next->day);
}

/* Days that are over and have numbers that were not counted yet. A day is a row of `series`, of
 * which there are few: years of numbers are not looked through each minute. */
#define DAYS_LEFT                                                                                  \
    "FROM series WHERE series.hall = ?1 AND series.day < ?2 AND " KS_STORE_LOOKS_LIKE_DAY          \
    " AND " NOT_CLOSED("series") " AND EXISTS (SELECT 1 FROM series AS later WHERE later.hall = "  \
                                 "?1 AND later.is_disowned = 0 AND later.day > series.day) "       \
                                 "AND EXISTS (SELECT 1 FROM ticket WHERE ticket.hall = ?1 "        \
                                 "AND ticket.day = series.day)"

/* Inside a transaction. KS_ERR_NOT_FOUND: there is none left. */
static enum ks_err close_next(struct ks_store *store, const char *today, int64_t now_ms,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(today)};
    struct next_day next = {""};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT series.day " DAYS_LEFT " ORDER BY series.day LIMIT 1",
                   values, 2, read_day, &next, error);
    return err == KS_OK ? ks_visits_close_day(store, next.day, now_ms, error) : err;
}

static enum ks_err open_again(struct ks_store *store, const char *today, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(today)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "DELETE FROM daily_visit WHERE hall = ?1 AND day >= ?2 "
                                 "AND day IN (SELECT day FROM closed_day WHERE hall = ?1)",
                                 values, 2, NULL, NULL, error);
    return err == KS_OK
               ? ks_sql_run(store->sql, "DELETE FROM closed_day WHERE hall = ?1 AND day >= ?2",
                            values, 2, NULL, NULL, error)
               : err;
}

/* Whether there is anything to write at all: nobody else need wait for a look. */
static enum ks_err is_due(struct ks_store *store, const char *today, int64_t *out,
                          struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(today)};
    return ks_sql_run(store->sql,
                      "SELECT EXISTS (SELECT 1 " DAYS_LEFT ") OR EXISTS "
                      "(SELECT 1 FROM closed_day WHERE hall = ?1 AND day >= ?2)",
                      values, 2, ks_sql_read_int, out, error);
}

enum ks_err ks_store_close_days(struct ks_store *store, const char *today, int64_t now_ms,
                                int *out_count, struct ks_error *error)
{
    int64_t is_any = 0;
    *out_count = 0;
    enum ks_err err = is_due(store, today, &is_any, error);
    if (err != KS_OK || !is_any)
        return err;
    err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, open_again(store, today, error), error);
    while (err == KS_OK) {
        err = ks_sql_begin(store->sql, error);
        if (err == KS_OK)
            err = ks_sql_end(store->sql, close_next(store, today, now_ms, error), error);
        *out_count += err == KS_OK;
    }
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}
