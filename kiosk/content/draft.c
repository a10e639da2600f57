/* The file of a draft: a line for each field that was changed, each with a digest that holds those
 * before; a line that was not finished when the power went is none. */
#include "content/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/draft_private.h"
#include "content/node_make.h"
#include "domain/account.h"

static const char ending[] = ".draft";
enum { DIGEST_LETTERS = KS_CRYPTO_DIGEST_BYTES - 1, MOST_MEMBERS = 8 };

static char *path_of(struct ks_arena *arena, const char *dir, const char *name)
{
    return ks_arena_printf(arena, "%s/%s%s", dir, name, ending);
}

static enum ks_err fail_file(struct ks_error *error, const char *name)
{
    bool is_full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    return ks_fail(error, is_full ? KS_ERR_FULL : KS_ERR_IO, "the draft %s cannot be written: %s",
                   name, ks_staff_errno(errno));
}

/* Of a line: of what it says and of the line before it. */
static void digest_of(struct ks_arena *arena, const char *before, const char *said,
                      char out[KS_CRYPTO_DIGEST_BYTES])
{
    const char *both = ks_arena_printf(arena, "%s %s", before, said);
    ks_crypto_digest(both, strlen(both), out);
}

static const char *write_line(struct ks_arena *arena, const char *before,
                              const struct ks_node *members, int count,
                              char digest[KS_CRYPTO_DIGEST_BYTES])
{
    const struct ks_node root = ks_node_object(arena, "", members, count);
    const char *said = ks_node_write_short(arena, &root);
    digest_of(arena, before, said, digest);
    return ks_arena_printf(arena, "%s %s\n", digest, said);
}

/* Others read the name, and by it nobody approves their own lines. */
static enum ks_err check_hand(const char *by, struct ks_error *error)
{
    return by[0] != '\0' && strlen(by) < KS_ACCOUNT_NAME_BYTES && ks_utf8_is_plain(by)
               ? KS_OK
               : ks_fail(error, KS_ERR_INPUT, "Say who does it, by the name of a user");
}

enum ks_err ks_draft_create(const char *dir, const char *name, const struct ks_draft_hand *hand,
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    char digest[KS_CRYPTO_DIGEST_BYTES];
    enum ks_err err = check_hand(hand->by, error);
    if (err != KS_OK)
        return err;
    if (!ks_code_is_id(name))
        return ks_fail(error, KS_ERR_INPUT, "\"%s\" must be 1 to 23 of a-z 0-9 - _", name);
    const struct ks_node members[] = {ks_node_text("draft", name), ks_node_text("by", hand->by),
                                      ks_node_int("at_ms", hand->now_ms)};
    const char *line = write_line(&arena, "", members, 3, digest);
    err = ks_file_make_own_dir(dir, error);
    if (err == KS_OK)
        err = ks_file_create_private(path_of(&arena, dir, name), line, strlen(line), error);
    if (err == KS_ERR_STATE)
        err = ks_fail(error, err, "There is a draft %s already", name);
    ks_arena_destroy(&arena);
    return err;
}

static const char *text_of(const struct ks_node *line, const char *key)
{
    const struct ks_node *member = ks_node_member(line, key);
    return member != NULL && member->kind == KS_NODE_TEXT ? member->text : NULL;
}

static struct ks_draft_change *add_change(struct ks_draft *draft)
{
    draft->changes = ks_arena_room(&draft->arena, draft->changes, draft->count, &draft->capacity,
                                   sizeof *draft->changes);
    return &draft->changes[draft->count++];
}

/* What a line says, the first of all (`is_head`) or a change; false if it says nothing of ours. */
static bool take_line(struct ks_draft *draft, const char *said, size_t bytes, bool is_head)
{
    int fault_line = 0;
    const char *why = NULL;
    const struct ks_node *line = ks_node_parse(&draft->arena, said, bytes, &fault_line, &why);
    const struct ks_node *at = line != NULL ? ks_node_member(line, "at_ms") : NULL;
    if (at == NULL || at->kind != KS_NODE_INT || text_of(line, "by") == NULL)
        return false;
    if (is_head) {
        draft->by = text_of(line, "by");
        draft->made_ms = at->number;
        return text_of(line, "draft") != NULL;
    }
    const struct ks_node *was = ks_node_member(line, "was"), *now = ks_node_member(line, "now");
    if (text_of(line, "file") == NULL || text_of(line, "field") == NULL || now == NULL)
        return false;
    *add_change(draft) = (struct ks_draft_change){
        .at_ms = at->number,
        .by = text_of(line, "by"),
        .account = text_of(line, "account"),
        .file = text_of(line, "file"),
        .field = text_of(line, "field"),
        .was = was != NULL ? ks_node_write_short(&draft->arena, was) : NULL,
        .now = ks_node_write_short(&draft->arena, now),
        .why = text_of(line, "why"),
    };
    return true;
}

/* Line after line as far as they are whole; what a program that died left behind them is no line:
 * it has no end, or holes. */
static enum ks_err take_lines(struct ks_draft *draft, struct ks_draft_file *file, const char *text,
                              size_t bytes, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    for (int number = 1; file->bytes < bytes; number++) {
        const char *line = text + file->bytes, *end = memchr(line, '\n', bytes - file->bytes);
        bool is_torn = end == NULL || memchr(line, '\0', (size_t)(end - line)) != NULL;
        if (is_torn && number > 1)
            return KS_OK;
        size_t length = is_torn ? 0 : (size_t)(end - line);
        const char *said = length > DIGEST_LETTERS ? line + DIGEST_LETTERS + 1 : line;
        size_t said_bytes = length - (size_t)(said - line);
        digest_of(&draft->arena, file->digest, ks_arena_strndup(&draft->arena, said, said_bytes),
                  digest);
        if (said == line || strncmp(line, digest, DIGEST_LETTERS) != 0 ||
            !take_line(draft, said, said_bytes, number == 1))
            return ks_fail(error, KS_ERR_CORRUPT,
                           "the draft %s was changed by another hand in line %d", draft->name,
                           number);
        memcpy(file->digest, digest, sizeof digest);
        file->bytes += length + 1;
    }
    return file->bytes > 0 ? KS_OK
                           : ks_fail(error, KS_ERR_CORRUPT, "the draft %s is empty", draft->name);
}

static enum ks_err read_lines(struct ks_draft *draft, struct ks_draft_file *file,
                              struct ks_error *error)
{
    struct stat info;
    size_t got = 0;
    if (fstat(file->fd, &info) != 0 || info.st_size > KS_FILE_MAX_BYTES)
        return ks_fail(error, KS_ERR_IO, "the draft %s cannot be read", draft->name);
    char *text = ks_arena_alloc(&draft->arena, (size_t)info.st_size + 1);
    if (!ks_file_read_fully(file->fd, text, (size_t)info.st_size, &got))
        return ks_fail(error, KS_ERR_IO, "the draft %s cannot be read", draft->name);
    return take_lines(draft, file, text, got, error);
}

/* It may have been put aside while this program waited for it. */
static bool is_still_there(int fd, const char *path)
{
    struct stat open_one, named;
    return fstat(fd, &open_one) == 0 && stat(path, &named) == 0 &&
           open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev;
}

/* Where there are no drafts yet nothing is made. */
static enum ks_err check_folder(const char *dir, struct ks_error *error)
{
    struct stat info;
    if (lstat(dir, &info) != 0 && errno == ENOENT)
        return KS_ERR_NOT_FOUND;
    return ks_file_make_own_dir(dir, error);
}

enum ks_err ks_draft_file_open(const char *dir, const char *name, bool is_to_write,
                               struct ks_draft_file *file, struct ks_draft *draft,
                               struct ks_error *error)
{
    *file = (struct ks_draft_file){.fd = -1};
    *draft = (struct ks_draft){.name = NULL};
    draft->name = ks_arena_strdup(&draft->arena, name);
    const char *path = path_of(&draft->arena, dir, name);
    enum ks_err err = ks_code_is_id(name) ? check_folder(dir, error) : KS_ERR_NOT_FOUND;
    if (err == KS_OK)
        err = ks_file_open(path, KS_FILE_OURS, (is_to_write ? O_RDWR : O_RDONLY) | O_CLOEXEC,
                           &file->fd, error);
    if (err == KS_OK) {
        while (flock(file->fd, is_to_write ? LOCK_EX : LOCK_SH) != 0 && errno == EINTR)
            continue;
        err = is_still_there(file->fd, path) ? read_lines(draft, file, error) : KS_ERR_NOT_FOUND;
    }
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no draft %s", name) : err;
}

void ks_draft_file_close(struct ks_draft_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
}

static bool write_fully(int fd, const char *text, size_t bytes, off_t at)
{
    while (bytes > 0) {
        ssize_t written = pwrite(fd, text, bytes, at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        at += written;
        bytes -= (size_t)written;
    }
    return true;
}

/* In place of what was never finished, if anything was. */
static bool put_line(const struct ks_draft_file *file, const char *line)
{
    off_t end = (off_t)file->bytes;
    if (ftruncate(file->fd, end) == 0 && write_fully(file->fd, line, strlen(line), end) &&
        fdatasync(file->fd) == 0)
        return true;
    int number = errno;
    bool is_off = ftruncate(file->fd, end) == 0;
    (void)is_off; /* else it stays unfinished, or is tried again */
    errno = number;
    return false;
}

static struct ks_node under(struct ks_arena *arena, const char *key, const char *json)
{
    int line = 0;
    const char *why = NULL;
    const struct ks_node *node = ks_node_parse(arena, json, strlen(json), &line, &why);
    struct ks_node out = node != NULL ? *node : ks_node_null(key);
    out.key = key;
    return out;
}

/* Nobody is told that a change is kept which then cannot be read, and with it all behind it. */
static enum ks_err check_line(const struct ks_draft_file *file, const char *line,
                              struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *said = line + DIGEST_LETTERS + 1, *why = NULL;
    int number = 0;
    enum ks_err err = KS_OK;
    if (file->bytes + strlen(line) > KS_FILE_MAX_BYTES)
        err = ks_fail(error, KS_ERR_STATE,
                      "the draft is as long as one may be: submit it, or begin another one");
    else if (ks_node_parse(&arena, said, strlen(said), &number, &why) == NULL)
        err = ks_fail(error, KS_ERR_INPUT, "what is to stand there cannot be kept: %s", why);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_draft_file_add(struct ks_draft_file *file, const struct ks_draft_change *change,
                              struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_node members[MOST_MEMBERS] = {
        ks_node_text("by", change->by), ks_node_int("at_ms", change->at_ms),
        ks_node_text("file", change->file), ks_node_text("field", change->field)};
    int count = 4;
    char digest[KS_CRYPTO_DIGEST_BYTES];
    if (change->was != NULL)
        members[count++] = under(&arena, "was", change->was);
    members[count++] = under(&arena, "now", change->now);
    if (change->why != NULL)
        members[count++] = ks_node_text("why", change->why);
    if (change->account != NULL)
        members[count++] = ks_node_text("account", change->account);
    const char *line = write_line(&arena, file->digest, members, count, digest);
    enum ks_err err = check_hand(change->by, error);
    if (err == KS_OK)
        err = check_line(file, line, error);
    bool is_done = err == KS_OK && put_line(file, line);
    if (err == KS_OK && !is_done)
        err = fail_file(error, change->file);
    if (is_done) {
        memcpy(file->digest, digest, sizeof digest);
        file->bytes += strlen(line);
    }
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_draft_read(const char *dir, const char *name, struct ks_draft *out,
                          struct ks_error *error)
{
    struct ks_draft_file file;
    enum ks_err err = ks_draft_file_open(dir, name, false, &file, out, error);
    ks_draft_file_close(&file);
    return err;
}

void ks_draft_destroy(struct ks_draft *draft)
{
    ks_arena_destroy(&draft->arena);
    *draft = (struct ks_draft){.name = NULL};
}

/* A tribunal's hand puts away what nobody else misses. A draft that cannot be read is whole of
 * nobody. */
static bool is_own(const struct ks_draft *draft, const struct ks_draft_hand *hand)
{
    bool is_own = draft->by != NULL && strcmp(draft->by, hand->by) == 0;
    for (int i = 0; is_own && i < draft->count; i++)
        is_own = strcmp(draft->changes[i].by, hand->by) == 0;
    return is_own;
}

/* A draft that another hand has changed can be put aside, too. */
enum ks_err ks_draft_drop(const char *dir, const char *name, const struct ks_draft_hand *hand,
                          struct ks_error *error)
{
    struct ks_draft_file file;
    struct ks_draft draft;
    enum ks_err err = ks_draft_file_open(dir, name, true, &file, &draft, error);
    const char *aside = ks_arena_printf(&draft.arena, "%s/dropped", dir);
    const char *path = path_of(&draft.arena, dir, name);
    bool is_bound = hand->tribunal != NULL && hand->tribunal[0] != '\0';
    if (is_bound && (err == KS_ERR_CORRUPT || (err == KS_OK && !is_own(&draft, hand))))
        err = ks_fail(error, KS_ERR_RIGHT,
                      "Others have a part in the draft %s: somebody of the court puts it aside",
                      name);
    else if (err == KS_OK || err == KS_ERR_CORRUPT)
        err = ks_file_make_own_dir(aside, error);
    const char *to =
        ks_arena_printf(&draft.arena, "%s/%s-%lld%s", aside, name, (long long)hand->now_ms, ending);
    if (err == KS_OK && ks_file_publish(path, to) != 0)
        err = fail_file(error, name);
    if (err == KS_OK)
        err = ks_file_flush_folder(to, error);
    if (err == KS_OK)
        err = ks_file_flush_folder(path, error);
    ks_draft_file_close(&file);
    ks_draft_destroy(&draft);
    return err;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum { MOST_DRAFTS = 1000 };

enum ks_err ks_draft_list(const char *dir, bool (*show)(const char *name, void *ctx), void *ctx,
                          struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char **names = ks_arena_alloc(&arena, MOST_DRAFTS * sizeof *names);
    size_t count = 0;
    DIR *stream = opendir(dir);
    const struct dirent *entry;
    if (stream == NULL && errno != ENOENT)
        return ks_fail(error, KS_ERR_IO, "the folder %s cannot be read: %s", dir,
                       ks_staff_errno(errno));
    while (stream != NULL && count < MOST_DRAFTS && (entry = readdir(stream)) != NULL) {
        size_t bytes = strlen(entry->d_name), tail = sizeof ending - 1;
        if (bytes > tail && strcmp(entry->d_name + bytes - tail, ending) == 0)
            names[count++] = ks_arena_strndup(&arena, entry->d_name, bytes - tail);
    }
    if (stream != NULL)
        closedir(stream);
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count && show(names[i], ctx); i++)
        continue;
    ks_arena_destroy(&arena);
    return KS_OK;
}
