/* Old rows become daily figures, a day at a time. */
#include "store/store_figures.h"

#include "store/store_private.h"

enum { RECEIPTS_A_STEP = 100 };

/* The figures of the rows of `ticket`, grouped by day, line and kind by whoever asks. A number from
 * before first_called_ms was written down has the moment of its last call. */
#define FIGURE_COLUMNS                                                                             \
    "hall, day, line, kind, taken, served, no_show, withdrawn, expired, waits, wait_sum_ms, "      \
    "wait_most_ms"
#define CALLED "CASE first_called_ms WHEN 0 THEN called_ms ELSE first_called_ms END"
#define WAIT                                                                                       \
    "CASE WHEN called_ms > 0 AND " CALLED " > issued_ms THEN " CALLED " - issued_ms ELSE 0 END"
#define FIGURES_OF_ROWS                                                                            \
    "SELECT hall, day, line, kind, count(*) AS taken, "                                            \
    "count(CASE state WHEN 'finished' THEN 1 END) AS served, "                                     \
    "count(CASE state WHEN 'no-show' THEN 1 END) AS no_show, "                                     \
    "count(CASE state WHEN 'cancelled' THEN 1 END) AS withdrawn, "                                 \
    "count(CASE state WHEN 'expired' THEN 1 END) AS expired, "                                     \
    "count(CASE WHEN called_ms > 0 THEN 1 END) AS waits, "                                         \
    "sum(" WAIT ") AS wait_sum_ms, max(" WAIT ") AS wait_most_ms FROM ticket "

static enum ks_err count_numbers(struct ks_store *store, const char *day, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    return ks_sql_run(store->sql,
                      "INSERT INTO daily_ticket AS kept (" FIGURE_COLUMNS ") " FIGURES_OF_ROWS
                      "WHERE hall = ?1 AND day = ?2 GROUP BY hall, day, line, kind "
                      "ON CONFLICT (hall, day, line, kind) DO UPDATE SET "
                      "taken = kept.taken + excluded.taken, "
                      "served = kept.served + excluded.served, "
                      "no_show = kept.no_show + excluded.no_show, "
                      "withdrawn = kept.withdrawn + excluded.withdrawn, "
                      "expired = kept.expired + excluded.expired, "
                      "waits = kept.waits + excluded.waits, "
                      "wait_sum_ms = kept.wait_sum_ms + excluded.wait_sum_ms, "
                      "wait_most_ms = CASE WHEN kept.wait_most_ms > excluded.wait_most_ms "
                      "THEN kept.wait_most_ms ELSE excluded.wait_most_ms END",
                      values, 2, NULL, NULL, error);
}

/* The papers that go with a day: those of its numbers, and any older than its end. */
#define TICKETS_OF_DAY "(SELECT id FROM ticket WHERE hall = ?1 AND day = ?2)"
#define PAPERS_OF_DAY "(changed_ms < ?3 OR ticket_id IN " TICKETS_OF_DAY ")"

static enum ks_err count_papers(struct ks_store *store, const struct ks_sql_value values[3],
                                struct ks_error *error)
{
    return ks_sql_run(store->sql,
                      "INSERT INTO daily_paper AS kept (day, kind, printed, failed, unknown) "
                      "SELECT ?2, kind, count(CASE state WHEN 'printed' THEN 1 END), "
                      "count(CASE WHEN state IN ('failed', 'queued') THEN 1 END), "
                      "count(CASE WHEN state NOT IN ('printed', 'failed', 'queued') THEN 1 END) "
                      "FROM print_job WHERE " PAPERS_OF_DAY " GROUP BY kind "
                      "ON CONFLICT (day, kind) DO UPDATE SET "
                      "printed = kept.printed + excluded.printed, "
                      "failed = kept.failed + excluded.failed, "
                      "unknown = kept.unknown + excluded.unknown",
                      values, 3, NULL, NULL, error);
}

/* Inside a transaction: whatever of the day there is, counted and gone, what happened to a number
 * with the number, and what staff told the hall until then. */
static enum ks_err fold(struct ks_store *store, struct ks_date date, int64_t now_ms,
                        struct ks_error *error)
{
    static const struct {
        const char *text;
        int value_count;
    } deletions[] = {
        {"DELETE FROM print_job WHERE " PAPERS_OF_DAY, 3},
        {"DELETE FROM announcement WHERE ticket IN " TICKETS_OF_DAY, 2},
        {"DELETE FROM event WHERE ticket IN " TICKETS_OF_DAY
         " OR (ticket = 0 AND hall = ?1 AND at_ms < ?3)",
         3},
        {"DELETE FROM overdue WHERE hall = ?1 AND day = ?2", 2},
        {"DELETE FROM pair_side WHERE pair IN (SELECT id FROM pair WHERE hall = ?1 AND day = ?2)",
         2},
        {"DELETE FROM pair WHERE hall = ?1 AND day = ?2", 2},
        {"DELETE FROM appointment WHERE hall = ?1 AND day = ?2", 2},
        {"DELETE FROM sent_appointment WHERE hall = ?1 AND day <= ?2", 2},
        {"DELETE FROM closing WHERE hall = ?1 AND to_ms < ?3", 3},
        {"DELETE FROM bulletin WHERE hall = ?1 AND until_ms < ?3", 3},
        {"DELETE FROM help_call WHERE hall = ?1 AND since_ms < ?3 AND ended_ms > 0", 3},
        {"DELETE FROM ticket WHERE hall = ?1 AND day = ?2", 2},
    };
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(date, day);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
        KS_SQL_OF_INT(ks_date_to_wall_ms(ks_date_add_days(date, 1), 0))};
    enum ks_err err = ks_visits_close_day(store, day, now_ms, error);
    if (err == KS_OK)
        err = count_papers(store, values, error);
    if (err == KS_OK)
        err = count_numbers(store, day, error);
    for (size_t i = 0; err == KS_OK && i < sizeof deletions / sizeof *deletions; i++)
        err = ks_sql_run(store->sql, deletions[i].text, values, deletions[i].value_count, NULL,
                         NULL, error);
    return err;
}

struct oldest {
    char day[KS_TICKET_DAY_BYTES + 1];
    int64_t paper_ms; /* INT64_MAX: none */
    char last_day[KS_TICKET_DAY_BYTES + 1];
    int64_t receipt_ms;
};

static void read_oldest(const struct ks_sql_row *row, void *out)
{
    struct oldest *oldest = out;
    ks_sql_text(row, 0, oldest->day, sizeof oldest->day);
    oldest->paper_ms = ks_sql_int(row, 1);
    ks_sql_text(row, 2, oldest->last_day, sizeof oldest->last_day);
    oldest->receipt_ms = ks_sql_int(row, 3);
}

/* A day as the calendar has them: what is none would stand before all others for ever. A server
 * takes no other day. */
#define IS_DAY_OF_FILE                                                                             \
    KS_STORE_LOOKS_LIKE_DAY " AND substr(day, 1, 1) IN ('1', '2') AND date(day) IS NOT NULL "      \
                            "AND date(day) = day"
#define IS_DAY_OF_SERVER "day IS NOT NULL"
#define FIND_OLDEST(is_day)                                                                        \
    "SELECT (SELECT min(day) FROM ticket WHERE hall = ?1 AND " is_day "), "                        \
    "coalesce((SELECT min(changed_ms) FROM print_job WHERE changed_ms >= 0), "                     \
    "9223372036854775807), "                                                                       \
    "(SELECT max(day) FROM series WHERE hall = ?1 AND is_disowned = 0 AND " is_day "), "           \
    "coalesce((SELECT min(signed_ms) FROM receipt WHERE signed_ms >= 0), 9223372036854775807)"

static enum ks_err find_oldest(struct ks_store *store, struct oldest *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    const char *text =
        ks_sql_is_file(store->sql) ? FIND_OLDEST(IS_DAY_OF_FILE) : FIND_OLDEST(IS_DAY_OF_SERVER);
    return ks_sql_run(store->sql, text, values, 1, read_oldest, out, error);
}

/* A day that cannot be read is none, and nothing is done with it. */
static struct ks_date earlier(struct ks_date a, struct ks_date b)
{
    return ks_date_is_none(a) || (!ks_date_is_none(b) && ks_date_compare(b, a) < 0) ? b : a;
}

static struct ks_date day_of(const char *text)
{
    struct ks_date date = {0};
    return ks_date_parse(text, &date, NULL) == KS_OK ? date : (struct ks_date){0};
}

static struct ks_date day_of_ms(int64_t ms)
{
    return ks_store_is_time(ms) ? ks_date_from_wall_ms(ms) : (struct ks_date){0};
}

static bool is_before(struct ks_date day, struct ks_date limit)
{
    return !ks_date_is_none(day) && ks_date_compare(day, limit) < 0;
}

static enum ks_err drop_receipts(struct ks_store *store, struct ks_date limit,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(RECEIPTS_A_STEP),
                                          KS_SQL_OF_INT(ks_date_to_wall_ms(limit, 0))};
    return ks_sql_run(store->sql,
                      "DELETE FROM receipt WHERE code IN (SELECT code FROM receipt "
                      "WHERE signed_ms >= 0 AND signed_ms < ?2 LIMIT ?1)",
                      values, 2, NULL, NULL, error);
}

/* Inside a transaction. */
static enum ks_err step(struct ks_store *store, const struct ks_keeping *keeping, int64_t now_ms,
                        bool *is_more, struct ks_error *error)
{
    struct oldest oldest = {0};
    enum ks_err err = find_oldest(store, &oldest, error);
    struct ks_date last_day = day_of(oldest.last_day);
    if (err != KS_OK || ks_date_is_none(last_day))
        return err; /* a clock alone, that may run ahead, takes nothing away */
    struct ks_date until = earlier(last_day, ks_date_from_wall_ms(now_ms));
    struct ks_date limit = ks_date_add_days(until, -keeping->days);
    struct ks_date receipt_limit = ks_date_add_days(until, -keeping->receipt_days);
    struct ks_date day = earlier(day_of(oldest.day), day_of_ms(oldest.paper_ms));
    if (is_before(day, limit)) {
        *is_more = true;
        return fold(store, day, now_ms, error);
    }
    if (is_before(day_of_ms(oldest.receipt_ms), receipt_limit)) {
        *is_more = true;
        return drop_receipts(store, receipt_limit, error);
    }
    return err;
}

enum ks_err ks_store_tidy_step(struct ks_store *store, const struct ks_keeping *keeping,
                               int64_t now_ms, bool *out_is_more, struct ks_error *error)
{
    *out_is_more = false;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, step(store, keeping, now_ms, out_is_more, error), error);
    if (err != KS_OK)
        *out_is_more = false;
    return err;
}

struct showing {
    bool (*show)(const struct ks_day_figures *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_day_figures figures = {
        .taken = ks_sql_int(row, 2),
        .served = ks_sql_int(row, 3),
        .no_show = ks_sql_int(row, 4),
        .withdrawn = ks_sql_int(row, 5),
        .expired = ks_sql_int(row, 6),
        .waits = ks_sql_int(row, 7),
        .wait_sum_ms = ks_sql_int(row, 8),
        .wait_most_ms = ks_sql_int(row, 9),
    };
    bool is_right = ks_store_read_word(row, 0, figures.day, sizeof figures.day) &&
                    ks_store_read_word(row, 1, figures.kind, sizeof figures.kind);
    return !is_right || showing->show(&figures, showing->ctx);
}

enum ks_err ks_store_show_figures(struct ks_store *store, const char *from, const char *to,
                                  bool (*show)(const struct ks_day_figures *row, void *ctx),
                                  void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};
    return ks_sql_each(store->sql,
                       "SELECT day, kind, sum(taken), sum(served), sum(no_show), sum(withdrawn), "
                       "sum(expired), sum(waits), sum(wait_sum_ms), max(wait_most_ms) FROM ("
                       "SELECT " FIGURE_COLUMNS " FROM daily_ticket "
                       "WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 UNION ALL " FIGURES_OF_ROWS
                       "WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 "
                       "GROUP BY hall, day, line, kind) AS every "
                       "GROUP BY day, kind ORDER BY day, kind",
                       values, 3, show_row, &showing, error);
}
