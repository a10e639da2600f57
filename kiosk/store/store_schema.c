/* Whose database this is, and how an older one becomes a newer one: one text of schema/ a version,
 * run in order, never edited after a release. */
#include "store/store_private.h"

/* "KSHL": lets `file` and us tell our databases from others. */
enum { APPLICATION_ID = 0x4b53484c };

enum ks_err ks_schema_examine(struct ks_sql *sql, const char *path, struct ks_error *error)
{
    struct ks_sql_marks marks;
    enum ks_err err = ks_sql_read_marks(sql, &marks, error);
    if (err != KS_OK)
        return err;
    if (marks.application != APPLICATION_ID &&
        (marks.application != 0 || marks.version != 0 || marks.tables != 0)) {
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is a database of another program: choose another file", path);
    }
    if (marks.version < 0) {
        return ks_fail(error, KS_ERR_CORRUPT, "%s is damaged: it says that it has schema %d", path,
                       (int)marks.version);
    }
    if (marks.version > ks_schema_newest) {
        return ks_fail(error, KS_ERR_VERSION,
                       "%s was written by a newer version of the kiosk (schema %d, this one knows "
                       "%d): update the kiosk; the file was left as it is",
                       path, (int)marks.version, ks_schema_newest);
    }
    return KS_OK;
}

enum ks_err ks_schema_find_earlier(struct ks_sql *sql, int *out, struct ks_error *error)
{
    struct ks_sql_marks marks = {0};
    enum ks_err err = ks_sql_read_marks(sql, &marks, error);
    bool is_earlier = err == KS_OK && marks.version > 0 && marks.version < ks_schema_newest;
    *out = is_earlier ? (int)marks.version : 0;
    return err;
}

/* Another process may have migrated since the file was examined. */
enum ks_err ks_schema_make(struct ks_sql *sql, struct ks_error *error)
{
    enum ks_schema_kind kind = ks_sql_is_file(sql) ? KS_SCHEMA_sqlite : KS_SCHEMA_pgsql;
    struct ks_sql_marks marks;
    enum ks_err err = ks_sql_read_marks(sql, &marks, error);
    for (const struct ks_schema_text *next = ks_schema_texts; err == KS_OK && next->text; next++)
        if (next->kind == kind && next->version > marks.version)
            err = ks_sql_run_script(sql, next->text, error);
    return err;
}

enum ks_err ks_schema_migrate(struct ks_sql *sql, struct ks_error *error)
{
    struct ks_sql_marks marks;
    enum ks_err err = ks_sql_read_marks(sql, &marks, error);
    if (err != KS_OK || marks.version >= ks_schema_newest)
        return err;
    err = ks_sql_begin(sql, error);
    return err == KS_OK ? ks_sql_end(sql, ks_schema_make(sql, error), error) : err;
}
