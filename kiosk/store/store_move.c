/* Moving a hall: alone with both ends, all in one transaction where it goes. */
#include "store/store_move.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "store/store_move_private.h"
#include "store/store_private.h"

/* A server has no lock file: whoever works with its database shares this claim. */
static enum ks_err be_alone(struct ks_sql *server, const char *address, struct ks_error *error)
{
    enum ks_err err = ks_sql_claim(server, KS_LOCK_USING, false, error);
    return err == KS_ERR_BUSY
               ? ks_fail(error, err,
                         "%s: another program has the database open: close the kiosk and the "
                         "console first, at every machine",
                         address)
               : err;
}

/* ---- where it comes from ---- */

static enum ks_err check_source(struct ks_store *source, struct ks_error *error)
{
    struct ks_sql_marks marks = {0};
    enum ks_err err = ks_sql_read_marks(source->sql, &marks, error);
    if (err == KS_OK && marks.version == 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no hall in %s", source->path);
    return err == KS_OK ? ks_sql_check(source->sql, false, error) : err;
}

static enum ks_err open_source(const char *from, struct ks_store **out, struct ks_error *error)
{
    enum ks_err err = ks_sql_is_server(from) ? ks_store_open_to_watch(from, out, error)
                                             : ks_store_open_to_look(from, out, error);
    if (err == KS_OK && ks_sql_is_server(from))
        err = be_alone((*out)->sql, from, error);
    return err == KS_OK ? check_source(*out, error) : err;
}

/* ---- what goes over ---- */

static enum ks_err copy_tables(struct ks_sql *from, struct ks_sql *to, struct ks_moved_table *out,
                               struct ks_error *error)
{
    struct ks_error why = {0};
    /* what a new schema begins with */
    enum ks_err err = ks_sql_run(to, "DELETE FROM hall", NULL, 0, NULL, NULL, error);
    for (int i = 0; err == KS_OK && i < KS_MOVE_TABLES; i++) {
        err = ks_move_copy(&ks_move_tables[i], from, to, &out[i], &why);
        if (err != KS_OK)
            return ks_fail(error, err, "The table %s was not carried over, so nothing was: %s",
                           ks_move_tables[i].name, why.text);
    }
    return err;
}

/* Everything that `to` gets, or nothing. */
static enum ks_err fill(struct ks_sql *from, struct ks_sql *to, struct ks_moved_table *out,
                        struct ks_error *error)
{
    enum ks_err err = ks_sql_begin_reading(from, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_begin(to, error);
    if (err == KS_OK) {
        err = ks_schema_make(to, error);
        if (err == KS_OK)
            err = copy_tables(from, to, out, error);
        err = ks_sql_end(to, err, error);
    }
    return ks_sql_end(from, err, error);
}

/* ---- where it goes ---- */

static enum ks_err fail_taken(const char *to, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_STATE,
                   "There is something in %s already: a hall is moved to where nothing is", to);
}

static enum ks_err fill_server(struct ks_sql *from, const char *to, struct ks_moved_table *out,
                               struct ks_error *error)
{
    struct ks_sql *server = NULL;
    struct ks_sql_marks marks = {0};
    enum ks_err err = ks_sql_open(to, true, &server, error);
    if (err == KS_OK)
        err = be_alone(server, to, error);
    if (err == KS_OK)
        err = ks_sql_read_marks(server, &marks, error);
    if (err == KS_OK && marks.tables > 0)
        err = fail_taken(to, error);
    if (err == KS_OK)
        err = fill(from, server, out, error);
    ks_sql_close(server);
    return err;
}

/* A file gets its name when all of it is on the disk. */
static enum ks_err fill_part(struct ks_sql *from, const char *part, const char *to,
                             struct ks_moved_table *out, struct ks_error *error)
{
    struct ks_sql *file = NULL;
    enum ks_err err = ks_sql_open(part, false, &file, error);
    if (err == KS_OK)
        err = fill(from, file, out, error);
    ks_sql_close(file);
    return err == KS_OK ? ks_files_publish(part, to, error) : err;
}

static enum ks_err fill_file(struct ks_sql *from, const char *to, struct ks_moved_table *out,
                             struct ks_error *error)
{
    char part[PATH_MAX];
    struct stat status;
    if (lstat(to, &status) == 0)
        return fail_taken(to, error);
    enum ks_err err = ks_files_join(part, to, ".moving", error);
    if (err != KS_OK)
        return err;
    int fd = ks_lock_open(to, error);
    if (fd < 0)
        return error->code;
    err = ks_lock_take(fd, KS_LOCK_USING, false, error);
    if (err == KS_OK) {
        ks_files_remove(part);
        err = fill_part(from, part, to, out, error);
        ks_files_remove(part);
    }
    close(fd);
    return err;
}

enum ks_err ks_store_move(const char *from, const char *to,
                          struct ks_moved_table out[KS_MOVE_TABLES], struct ks_error *error)
{
    struct ks_store *source = NULL;
    struct ks_error failure = {0};
    if (strcmp(from, to) == 0)
        return fail_taken(to, error);
    enum ks_err err = open_source(from, &source, &failure);
    if (err == KS_OK)
        err = ks_sql_is_server(to) ? fill_server(source->sql, to, out, &failure)
                                   : fill_file(source->sql, to, out, &failure);
    ks_store_close(source);
    return err == KS_OK ? KS_OK : ks_fail(error, err, "%s", failure.text);
}
