/* Papers by day and kind. */
#include "store/store_paper_figures.h"

#include "store/store_private.h"

#define MADE_IN_FILE KS_COURT_TIME_IN_FILE("created_ms", "%Y-%m-%d")
#define MADE_ON_SERVER KS_COURT_TIME_ON_SERVER("created_ms", "YYYY-MM-DD")

/* What was changed last before the first day (?3) was made before it, too. */
#define SHOW_FIGURES(made_on)                                                                      \
    "SELECT day, kind, sum(printed), sum(failed), sum(unknown) FROM ("                             \
    "SELECT day, kind, printed, failed, unknown FROM daily_paper UNION ALL "                       \
    "SELECT coalesce((SELECT day FROM ticket WHERE ticket.id = print_job.ticket_id AND "           \
    "ticket.hall = ?4), " made_on                                                                  \
    ") AS day, kind, CASE WHEN state = 'printed' THEN 1 ELSE 0 END, "                              \
    "CASE WHEN state IN ('failed', 'queued') THEN 1 ELSE 0 END, "                                  \
    "CASE WHEN state IN ('printed', 'failed', 'queued') THEN 0 ELSE 1 END "                        \
    "FROM print_job WHERE changed_ms >= ?3) AS every "                                             \
    "WHERE day BETWEEN ?1 AND ?2 GROUP BY day, kind ORDER BY day, kind"

struct showing {
    bool (*show)(const struct ks_paper_figures *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_paper_figures figures = {
        .printed = ks_sql_int(row, 2), .failed = ks_sql_int(row, 3), .unknown = ks_sql_int(row, 4)};
    bool is_right = ks_store_read_word(row, 0, figures.day, sizeof figures.day) &&
                    ks_store_read_word(row, 1, figures.kind, sizeof figures.kind);
    return !is_right || showing->show(&figures, showing->ctx);
}

enum ks_err ks_store_show_paper_figures(struct ks_store *store, const char *from, const char *to,
                                        bool (*show)(const struct ks_paper_figures *row, void *ctx),
                                        void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    struct ks_date first = {0};
    int64_t from_ms = ks_date_parse(from, &first, NULL) == KS_OK ? ks_date_to_wall_ms(first, 0) : 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(from), KS_SQL_OF_TEXT(to),
                                          KS_SQL_OF_INT(from_ms), KS_SQL_OF_INT(store->hall)};
    const char *text =
        ks_sql_is_file(store->sql) ? SHOW_FIGURES(MADE_IN_FILE) : SHOW_FIGURES(MADE_ON_SERVER);
    return ks_sql_each(store->sql, text, values, 4, show_row, &showing, error);
}
