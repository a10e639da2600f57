/* Papers by day and kind. */
#include "store/store_paper_figures.h"

#include "store/store_private.h"

/* The day at the court, eight hours ahead of UTC in every season. */
#define DAY_OF_JOB                                                                                 \
    "ifnull((SELECT day FROM ticket WHERE ticket.id = print_job.ticket_id), "                      \
    "date(created_ms / 1000 + 28800, 'unixepoch'))"

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
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(from), KS_SQL_OF_TEXT(to)};
    return ks_sql_each(store->sql,
                       "SELECT day, kind, sum(printed), sum(failed), sum(unknown) FROM ("
                       "SELECT day, kind, printed, failed, unknown FROM daily_paper UNION ALL "
                       "SELECT " DAY_OF_JOB
                       " AS day, kind, state = 'printed', state IN ('failed', 'queued'), "
                       "state NOT IN ('printed', 'failed', 'queued') FROM print_job) "
                       "WHERE day BETWEEN ?1 AND ?2 GROUP BY day, kind ORDER BY day, kind",
                       values, 2, show_row, &showing, error);
}
