/* Pages that were compared with their sources, as rows. */
#include "store/store_reviews.h"

#include "store/store_private.h"

static enum ks_err put_review(struct ks_store *store, const struct ks_review_row *row,
                              const char *source, const struct ks_release_entry *entry,
                              struct ks_error *error)
{
    char checked[KS_DATE_TEXT_BYTES], recheck[KS_DATE_TEXT_BYTES];
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(row->page),
                                          KS_SQL_OF_TEXT(row->who),
                                          KS_SQL_OF_TEXT(row->sha),
                                          KS_SQL_OF_TEXT(source),
                                          KS_SQL_OF_TEXT(ks_date_format(row->checked, checked)),
                                          KS_SQL_OF_TEXT(ks_date_format(row->recheck, recheck)),
                                          KS_SQL_OF_INT(row->at_ms)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "INSERT INTO review (hall, page, owner, who, sha, source, checked, recheck, "
                   "at_ms) VALUES (?1, ?2, '', ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (hall, page) "
                   "DO UPDATE SET who = ?3, sha = ?4, source = ?5, checked = ?6, recheck = ?7, "
                   "at_ms = ?8",
                   values, 8, NULL, NULL, error);

    return err == KS_OK ? ks_audit_add(store, entry, error) : err;
}

enum ks_err ks_store_put_review(struct ks_store *store, const struct ks_review_row *row,
                                const char *source, const struct ks_release_entry *entry,
                                struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK
               ? ks_sql_end(store->sql, put_review(store, row, source, entry, error), error)
               : err;
}

static enum ks_err own_page(struct ks_store *store, const char *owner,
                            const struct ks_release_entry *entry, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(entry->what),
                                          KS_SQL_OF_TEXT(owner)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "INSERT INTO review (hall, page, owner, who, sha, source, checked, recheck, "
                   "at_ms) VALUES (?1, ?2, ?3, '', '', '', '', '', 0) ON CONFLICT (hall, page) "
                   "DO UPDATE SET owner = ?3",
                   values, 3, NULL, NULL, error);

    return err == KS_OK ? ks_audit_add(store, entry, error) : err;
}

enum ks_err ks_store_own_page(struct ks_store *store, const char *owner,
                              const struct ks_release_entry *entry, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, own_page(store, owner, entry, error), error) : err;
}

struct showing {
    bool (*show)(const struct ks_review_row *row, void *ctx);
    void *ctx;
};

static bool read_day(const struct ks_sql_row *row, int column, struct ks_date *out)
{
    char text[KS_DATE_TEXT_BYTES];

    return ks_store_read_word(row, column, text, sizeof text) &&
           ks_date_parse(text, out, NULL) == KS_OK;
}

/* What another hand wrote is as if nobody had compared the page. */
static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_review_row made = {.at_ms = ks_sql_int(row, 6)};
    bool is_named = ks_store_read_word(row, 0, made.page, sizeof made.page);
    bool is_owned = ks_store_read_word(row, 1, made.owner, sizeof made.owner);
    bool is_whole = ks_store_read_word(row, 2, made.who, sizeof made.who) && made.who[0] != '\0' &&
                    ks_store_read_word(row, 3, made.sha, sizeof made.sha) &&
                    read_day(row, 4, &made.checked) && read_day(row, 5, &made.recheck) &&
                    ks_store_is_time(made.at_ms);

    if (!is_owned)
        made.owner[0] = '\0';
    if (!is_whole) {
        made.who[0] = made.sha[0] = '\0';
        made.checked = made.recheck = (struct ks_date){0};
        made.at_ms = 0;
    }
    return !is_named || showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_reviews(struct ks_store *store,
                                  bool (*show)(const struct ks_review_row *row, void *ctx),
                                  void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(store->sql,
                       "SELECT page, owner, who, sha, checked, recheck, at_ms FROM review WHERE "
                       "hall = ?1 ORDER BY page",
                       values, 1, show_row, &showing, error);
}
