/* Copies: a backup that is whole while others write, and putting one back in one step. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "store/store_private.h"

enum ks_err ks_files_join(char out[PATH_MAX], const char *path, const char *suffix,
                          struct ks_error *error)
{
    int length = snprintf(out, PATH_MAX, "%s%s", path, suffix);
    return length < PATH_MAX ? KS_OK
                             : ks_fail(error, KS_ERR_INPUT, "The path %s is too long", path);
}

static enum ks_err flush_file(const char *path, struct ks_error *error)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    int cause = errno;
    if (fd >= 0)
        close(fd);
    return result == 0 ? KS_OK
                       : ks_fail(error, KS_ERR_IO, "%s cannot be flushed to disk: %s", path,
                                 ks_staff_errno(cause));
}

/* Gives the finished file `from` the name `to`, never over another file. */
static enum ks_err give_name(const char *from, const char *to, struct ks_error *error)
{
    if (ks_file_publish(from, to) == 0)
        return ks_file_flush_folder(to, error);
    if (errno == EEXIST)
        return ks_fail(error, KS_ERR_STATE, "%s is there already: choose another name", to);
    return ks_fail(error, KS_ERR_IO, "%s cannot be made: %s", to, ks_staff_errno(errno));
}

/* Makes the empty file that the copy goes into, so that what is wrong with the path shows before
 * anything is copied, and nobody else can read what will be in it. */
static enum ks_err make_part(const char *part, const char *path, struct ks_error *error)
{
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        close(fd);
        return KS_OK;
    }
    if (errno == ENOSPC || errno == EDQUOT)
        return ks_fail(error, KS_ERR_FULL, "The backup %s does not fit: its disk is full", path);
    return ks_fail(error, KS_ERR_INPUT,
                   "The backup %s cannot be made there: %s; give a file in a folder that exists "
                   "and can be written to",
                   path, ks_staff_errno(errno));
}

static enum ks_err copy_into_part(struct ks_sql *sql, const char *part, const char *path,
                                  struct ks_error *error)
{
    struct ks_error why = {0};
    enum ks_err err = make_part(part, path, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_copy_into(sql, part, &why);
    if (err == KS_ERR_FULL)
        return ks_fail(error, err, "The backup %s does not fit: its disk is full", path);
    return err == KS_OK ? KS_OK
                        : ks_fail(error, err, "The backup %s was not made: %s", path, why.text);
}

enum ks_err ks_files_publish(const char *part, const char *path, struct ks_error *error)
{
    enum ks_err err = flush_file(part, error);
    return err == KS_OK ? give_name(part, path, error) : err;
}

enum ks_err ks_files_copy(struct ks_sql *sql, const char *path, struct ks_error *error)
{
    char part[PATH_MAX];
    struct stat status;
    if (lstat(path, &status) == 0)
        return ks_fail(error, KS_ERR_STATE, "%s is there already: choose another name", path);
    enum ks_err err = ks_files_join(part, path, ".part", error);
    if (err != KS_OK)
        return err;
    (void)unlink(part);
    err = copy_into_part(sql, part, path, error);
    if (err == KS_OK)
        err = ks_files_publish(part, path, error);
    (void)unlink(part);
    return err;
}

enum ks_err ks_store_backup(struct ks_store *store, const char *path, struct ks_error *error)
{
    return ks_files_copy(store->sql, path, error);
}

static enum ks_err fail_write(const char *path, struct ks_error *error)
{
    enum ks_err err =
        errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? KS_ERR_FULL : KS_ERR_IO;
    return ks_fail(error, err, "%s cannot be written: %s", path, ks_staff_errno(errno));
}

/* Nothing has been put in place yet, so it is enough to give another file. */
static enum ks_err fail_read(const char *path, struct ks_error *error)
{
    bool is_disk = errno == EIO;
    bool is_missing = errno == ENOENT || errno == ENOTDIR;
    return ks_fail(error,
                   is_disk      ? KS_ERR_IO
                   : is_missing ? KS_ERR_NOT_FOUND
                                : KS_ERR_INPUT,
                   "The backup %s cannot be read: %s; check the path", path, ks_staff_errno(errno));
}

static enum ks_err pour(int from, const char *from_path, int to, const char *to_path,
                        struct ks_error *error)
{
    char buffer[1 << 16];
    ssize_t got;
    while ((got = read(from, buffer, sizeof buffer)) > 0) {
        for (ssize_t done = 0; done < got;) {
            ssize_t wrote = write(to, buffer + done, (size_t)(got - done));
            if (wrote < 0)
                return fail_write(to_path, error);
            done += wrote;
        }
    }
    return got == 0 ? KS_OK : fail_read(from_path, error);
}

static enum ks_err refuse_copy(const char *backup_path, const char *what, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT,
                   "%s is no backup (%s): choose a file that kioskctl backup made; the database is "
                   "as it was",
                   backup_path, ks_staff_tr(what));
}

/* Whether it begins otherwise than a database file does; one that begins so and is not whole is a
 * damaged one. */
static bool is_other_file(int fd)
{
    static const char magic[] = "SQLite format 3"; /* with its final 0 */
    char start[sizeof magic] = "";
    return pread(fd, start, sizeof start, 0) > 0 && memcmp(start, magic, sizeof magic) != 0;
}

static enum ks_err copy_file(const char *from_path, const char *to_path, struct ks_error *error)
{
    int from;
    struct ks_error why = {0};
    enum ks_err err = ks_file_open(from_path, KS_FILE_ANYBODYS, O_RDONLY, &from, &why);
    if (err != KS_OK) {
        return err == KS_ERR_INPUT && errno != EISDIR
                   ? ks_fail(error, err, "The backup cannot be read: %s", why.text)
                   : fail_read(from_path, error);
    }
    if (is_other_file(from)) { /* before as much is copied, perhaps without an end */
        close(from);
        return refuse_copy(from_path, KS_N_("it is not a database"), error);
    }
    int to = open(to_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    err = to < 0 ? fail_write(to_path, error) : pour(from, from_path, to, to_path, error);
    if (to >= 0)
        close(to);
    close(from);
    return err;
}

void ks_files_remove(const char *copy_path)
{
    static const char *const suffixes[] = {"", "-journal", "-wal", "-shm"};
    char name[PATH_MAX];
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ks_files_join(name, copy_path, suffixes[i], NULL) == KS_OK)
            (void)unlink(name);
}

/* Its history goes on from an earlier point than others have seen. */
static enum ks_err begin_epoch(struct ks_sql *copy, struct ks_error *error)
{
    return ks_sql_run(copy,
                      "UPDATE hall SET epoch = CASE WHEN epoch < moment.ms THEN moment.ms "
                      "ELSE epoch + 1 END FROM (SELECT CAST((julianday('now') - 2440587.5) "
                      "* 86400000 AS INTEGER) AS ms) AS moment",
                      NULL, 0, NULL, NULL, error);
}

/* Leaves the copy as one file, of the newest schema and of an epoch of its own. */
static enum ks_err take_copy(struct ks_sql *copy, struct ks_error *error)
{
    enum ks_err err = ks_sql_check(copy, false, error);
    if (err == KS_OK)
        err = ks_sql_adopt(copy, error);
    if (err == KS_OK)
        err = ks_schema_migrate(copy, error);
    return err == KS_OK ? begin_epoch(copy, error) : err;
}

/* An empty database would pass for ours at start, but it is nobody's backup. */
static enum ks_err examine_copy(struct ks_sql *copy, const char *backup_path,
                                struct ks_error *error)
{
    struct ks_sql_marks marks = {0};
    struct ks_error why = {0};
    enum ks_err err = ks_schema_examine(copy, backup_path, &why);
    if (err == KS_ERR_INPUT)
        return refuse_copy(backup_path, KS_N_("it is a database of another program"), error);
    if (err == KS_OK)
        err = ks_sql_read_marks(copy, &marks, &why);
    if (err != KS_OK)
        return ks_fail(error, err, "%s", why.text);
    return marks.tables > 0 ? KS_OK : refuse_copy(backup_path, KS_N_("it holds nothing"), error);
}

/* Whether the copy is a whole database of ours. */
static enum ks_err check_copy(const char *copy_path, const char *backup_path,
                              struct ks_error *error)
{
    struct stat status;
    if (stat(copy_path, &status) != 0 || status.st_size == 0)
        return refuse_copy(backup_path, KS_N_("it is empty"), error);
    struct ks_sql *copy = NULL;
    struct ks_error why = {0};
    enum ks_err err = ks_sql_open(copy_path, true, &copy, &why);
    if (err == KS_OK)
        err = examine_copy(copy, backup_path, &why);
    if (err == KS_OK)
        err = take_copy(copy, &why);
    ks_sql_close(copy);
    if (err == KS_ERR_CORRUPT) {
        return ks_fail(error, err,
                       "The backup %s is damaged: choose another one; the database is as it was",
                       backup_path);
    }
    return err == KS_OK ? KS_OK : ks_fail(error, err, "%s", why.text);
}

/* Copies the backup beside the database and looks at the copy, so that the backup stays as it is
 * and what is put in place is exactly what was looked at. */
static enum ks_err make_checked_copy(const char *backup_path, const char *copy_path,
                                     struct ks_error *error)
{
    enum ks_err err = copy_file(backup_path, copy_path, error);
    if (err == KS_OK)
        err = check_copy(copy_path, backup_path, error);
    return err == KS_OK ? flush_file(copy_path, error) : err;
}

/* Folds what is still in the write-ahead file into the old database. A damaged one stays as it is.
 */
static void settle_old(const char *path)
{
    struct ks_sql *old = NULL;
    if (ks_sql_open(path, true, &old, NULL) == KS_OK &&
        ks_schema_examine(old, path, NULL) == KS_OK) {
        enum ks_err ignored = ks_sql_adopt(old, NULL);
        (void)ignored;
    }
    ks_sql_close(old);
}

static bool has_file(const char *path, const char *suffix)
{
    char name[PATH_MAX];
    struct stat status;
    return ks_files_join(name, path, suffix, NULL) == KS_OK && lstat(name, &status) == 0;
}

static enum ks_err put_in_place(const char *copy_path, const char *path, int64_t now_ms,
                                char *kept_aside, size_t kept_aside_size, struct ks_error *error)
{
    kept_aside[0] = '\0';
    if (has_file(path, "")) {
        settle_old(path);
        enum ks_err err = ks_files_keep_aside(path, KS_ASIDE_REPLACED, now_ms, kept_aside,
                                              kept_aside_size, error);
        if (err != KS_OK)
            return err;
    }
    if (rename(copy_path, path) != 0) {
        return ks_fail(error, KS_ERR_IO, "%s cannot be put in place: %s", path,
                       ks_staff_errno(errno));
    }
    return ks_file_flush_folder(path, error);
}

/* While nobody has the database open. */
static enum ks_err restore_alone(const char *backup_path, const char *path, int64_t now_ms,
                                 char *kept_aside, size_t kept_aside_size, struct ks_error *error)
{
    char copy_path[PATH_MAX];
    enum ks_err err = ks_files_join(copy_path, path, ".restoring", error);
    if (err != KS_OK)
        return err;
    err = ks_files_check(path, error);
    if (err != KS_OK)
        return err;
    ks_files_remove(copy_path);
    err = make_checked_copy(backup_path, copy_path, error);
    if (err == KS_OK)
        err = put_in_place(copy_path, path, now_ms, kept_aside, kept_aside_size, error);
    ks_files_remove(copy_path);
    return err;
}

enum ks_err ks_store_restore(const char *backup_path, const char *path, int64_t now_ms,
                             char *kept_aside, size_t kept_aside_size, struct ks_error *error)
{
    kept_aside[0] = '\0';
    struct ks_error failure = {0};
    if (ks_sql_is_server(path))
        return ks_fail(error, KS_ERR_STATE,
                       "The database is on a server: put its backup back with the server's own "
                       "tools");
    int fd = ks_lock_open(path, &failure);
    if (fd < 0)
        return ks_fail(error, failure.code, "%s", failure.text);
    enum ks_err err = ks_lock_take(fd, KS_LOCK_OPENING, false, error);
    if (err == KS_OK)
        err = ks_lock_take(fd, KS_LOCK_USING, false, error);
    if (err == KS_OK)
        err = restore_alone(backup_path, path, now_ms, kept_aside, kept_aside_size, error);
    close(fd);
    return err;
}
