/* Locks and names of the files around a database. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "domain/date.h"
#include "store/store_private.h"

int ks_lock_open(const char *path, struct ks_error *error)
{
    char name[PATH_MAX];
    if (snprintf(name, sizeof name, "%s.lock", path) >= (int)sizeof name) {
        (void)ks_fail(error, KS_ERR_INPUT, "The path of the database is too long");
        return -1;
    }
    int fd;
    enum ks_err err = ks_file_open(name, KS_FILE_OURS, O_RDWR | O_CREAT, &fd, error);
    if (err == KS_ERR_INPUT) {
        error->code = KS_ERR_IO;
    } else if (err != KS_OK) {
        (void)ks_fail(error, err == KS_ERR_FULL ? err : KS_ERR_IO, "%s cannot be opened: %s", name,
                      ks_staff_errno(errno));
    }
    return fd;
}

/* The database and what SQLite keeps beside it, none of which has to be there. */
enum ks_err ks_files_check(const char *path, struct ks_error *error)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char name[PATH_MAX];
        struct ks_error why = {0};
        if (snprintf(name, sizeof name, "%s%s", path, suffixes[i]) >= PATH_MAX)
            return ks_fail(error, KS_ERR_INPUT, "The path of the database is too long");
        enum ks_err err = ks_file_check(name, KS_FILE_OURS, &why);
        if (err != KS_OK && err != KS_ERR_NOT_FOUND)
            return ks_fail(error, KS_ERR_IO, "The database %s", why.text);
    }
    return KS_OK;
}

/* One byte of the lock file for each kind of lock; no disk has so large a file. */
static struct flock range_of(off_t at, short type)
{
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};
}

/* Two rows of bytes, one for tickets and one for papers that are none; a number that no program of
 * ours gave is folded. */
int64_t ks_lock_place_of_paper(int64_t job, int64_t ticket)
{
    const int64_t first = INT64_C(1) << 40;
    uint64_t number = (uint64_t)(ticket != 0 ? ticket : job) % (UINT64_C(1) << 60);
    return first + 2 * (int64_t)number + (ticket == 0);
}

const char ks_lock_paper_is_busy[] =
    KS_N_("Another program has this paper in hand: try again in a moment");

/* What it means for those that do not wait when somebody else has it. */
static const char *const busy_texts[] = {
    [KS_LOCK_OPENING] = "",
    [KS_LOCK_USING] =
        KS_N_("Another program has the database open: close the kiosk and the console first"),
    [KS_LOCK_FIRST_KIOSK] = KS_N_("Another kiosk serves visitors from this database"),
    [KS_LOCK_FURTHER_KIOSK] = "",
};

static enum ks_err take(int fd, struct flock range, int command, const char *busy_text,
                        struct ks_error *error)
{
    int result;
    do {
        result = fcntl(fd, command, &range);
    } while (result != 0 && errno == EINTR);
    if (result == 0)
        return KS_OK;
    if (errno == EAGAIN || errno == EACCES)
        return ks_fail(error, KS_ERR_BUSY, "%s", ks_staff_tr(busy_text));
    return ks_fail(error, KS_ERR_IO, "The database cannot be locked: %s", ks_staff_errno(errno));
}

static void drop(int fd, off_t at)
{
    struct flock range = range_of(at, F_UNLCK);
    (void)fcntl(fd, F_OFD_SETLK, &range);
}

static bool is_taken(int fd, off_t at)
{
    struct flock range = range_of(at, F_WRLCK);
    return fcntl(fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

enum ks_err ks_lock_take(int fd, enum ks_lock which, bool is_shared, struct ks_error *error)
{
    return take(fd, range_of(which, is_shared ? F_RDLCK : F_WRLCK),
                which == KS_LOCK_OPENING ? F_OFD_SETLKW : F_OFD_SETLK, busy_texts[which], error);
}

void ks_lock_drop(int fd, enum ks_lock which)
{
    drop(fd, which);
}

bool ks_lock_is_taken(int fd, enum ks_lock which)
{
    return is_taken(fd, which);
}

enum ks_err ks_lock_take_paper(int fd, int64_t job, int64_t ticket, struct ks_error *error)
{
    return take(fd, range_of(ks_lock_place_of_paper(job, ticket), F_WRLCK), F_OFD_SETLK,
                ks_lock_paper_is_busy, error);
}

void ks_lock_drop_paper(int fd, int64_t job, int64_t ticket)
{
    drop(fd, ks_lock_place_of_paper(job, ticket));
}

bool ks_lock_is_paper_taken(int fd, int64_t job, int64_t ticket)
{
    return is_taken(fd, ks_lock_place_of_paper(job, ticket));
}

enum { NOTE_BYTES = 96 };

/* "SIZE MTIME_S MTIME_NS INODE"; "" where there is no file, or one whose log is not folded in. */
static void describe(const char *path, char note[NOTE_BYTES])
{
    char log[PATH_MAX];
    struct stat info;
    memset(note, 0, NOTE_BYTES);
    bool has_log = snprintf(log, sizeof log, "%s-wal", path) < PATH_MAX && lstat(log, &info) == 0 &&
                   info.st_size > 0;
    if (!has_log && stat(path, &info) == 0) {
        snprintf(note, NOTE_BYTES, "%lld %lld %ld %llu\n", (long long)info.st_size,
                 (long long)info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
                 (unsigned long long)info.st_ino);
    }
}

void ks_files_note_closed(int lock_fd, const char *path)
{
    char note[NOTE_BYTES];
    describe(path, note);
    if (pwrite(lock_fd, note, NOTE_BYTES, 0) != NOTE_BYTES) {
        ssize_t ignored = pwrite(lock_fd, "", 1, 0); /* half a note is none */
        (void)ignored;
    }
}

void ks_files_note_suspect(int lock_fd, bool is_suspect)
{
    ssize_t ignored = pwrite(lock_fd, is_suspect ? "!" : "", 1, NOTE_BYTES);
    (void)ignored;
}

bool ks_files_are_as_closed(int lock_fd, const char *path)
{
    char note[NOTE_BYTES], now[NOTE_BYTES], mark = 0;
    if (pread(lock_fd, &mark, 1, NOTE_BYTES) == 1 && mark == '!')
        return false;
    describe(path, now);
    return now[0] != '\0' && pread(lock_fd, note, NOTE_BYTES, 0) == NOTE_BYTES &&
           memcmp(note, now, NOTE_BYTES) == 0;
}

/* "PATH.WHY-20261123T094100", or with "-2", "-3" ... behind it. */
static bool compose_name(char *out, size_t size, const char *path, const char *why, int64_t now_ms,
                         int attempt)
{
    struct ks_date day = ks_date_from_wall_ms(now_ms);
    int minute = ks_date_minute_from_wall_ms(now_ms);
    int second = (int)((now_ms / 1000 % 60 + 60) % 60);
    char again[16] = "";
    if (attempt > 1)
        snprintf(again, sizeof again, "-%d", attempt);
    int length = snprintf(out, size, "%s.%s-%04d%02d%02dT%02d%02d%02d%s", path, why, day.year,
                          day.month, day.day, minute / 60, minute % 60, second, again);
    return length > 0 && (size_t)length < size;
}

static enum ks_err move_one(const char *path, const char *to, const char *suffix,
                            struct ks_error *error)
{
    char old_name[PATH_MAX], new_name[PATH_MAX];
    if (snprintf(old_name, sizeof old_name, "%s%s", path, suffix) >= PATH_MAX ||
        snprintf(new_name, sizeof new_name, "%s%s", to, suffix) >= PATH_MAX)
        return ks_fail(error, KS_ERR_INPUT, "The path of the database is too long");
    if (rename(old_name, new_name) == 0 || errno == ENOENT)
        return KS_OK;
    return ks_fail(error, KS_ERR_IO, "%s cannot be moved to %s: %s", old_name, new_name,
                   ks_staff_errno(errno));
}

enum ks_err ks_files_find_name(const char *path, const char *why, int64_t now_ms, char *out,
                               size_t out_size, struct ks_error *error)
{
    struct stat status;
    int attempt = 1;
    do {
        if (!compose_name(out, out_size, path, why, now_ms, attempt++))
            return ks_fail(error, KS_ERR_INPUT, "The path of the database is too long");
    } while (lstat(out, &status) == 0);
    return KS_OK;
}

enum ks_err ks_files_keep_aside(const char *path, enum ks_aside why, int64_t now_ms, char *moved_to,
                                size_t moved_to_size, struct ks_error *error)
{
    const char *word = why == KS_ASIDE_DAMAGED ? "damaged" : "replaced";
    enum ks_err err = ks_files_find_name(path, word, now_ms, moved_to, moved_to_size, error);
    /* The database itself goes last: a fresh one must never meet an old write-ahead file. */
    static const char *const suffixes[] = {"-journal", "-wal", "-shm"};
    for (size_t i = 0; err == KS_OK && i < sizeof suffixes / sizeof *suffixes; i++)
        err = move_one(path, moved_to, suffixes[i], error);
    bool is_linked = err == KS_OK && why == KS_ASIDE_REPLACED && link(path, moved_to) == 0;
    if (err == KS_OK && !is_linked)
        err = move_one(path, moved_to, "", error);
    return err == KS_OK ? ks_file_flush_folder(path, error) : err;
}
