/* Font files in blocks, each read once while it is needed. */
#include "platform/font_file_private.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum {
    BLOCK_BYTES = 1024, /* a letter takes a few hundred */
    SLOTS = 64,         /* a block has but one slot it may be in */
};

struct slot {
    Sint64 block; /* -1: none */
    size_t bytes; /* fewer at the end of the file */
    char data[BLOCK_BYTES];
};

struct font_file {
    int fd;
    Sint64 at, bytes;
    struct slot slots[SLOTS];
};

static struct font_file *file_of(const SDL_RWops *ops)
{
    return ops->hidden.unknown.data1;
}

static Sint64 tell_size(SDL_RWops *ops)
{
    return file_of(ops)->bytes;
}

static Sint64 seek(SDL_RWops *ops, Sint64 offset, int whence)
{
    struct font_file *file = file_of(ops);
    Sint64 from = whence == RW_SEEK_SET ? 0 : whence == RW_SEEK_CUR ? file->at : file->bytes;
    if (offset < -from || offset > file->bytes - from)
        return -1;
    file->at = from + offset;
    return file->at;
}

static const struct slot *slot_of(struct font_file *file, Sint64 block)
{
    struct slot *slot = &file->slots[block % SLOTS];
    if (slot->block == block)
        return slot;
    ssize_t got = pread(file->fd, slot->data, BLOCK_BYTES, block * BLOCK_BYTES);
    slot->block = got > 0 ? block : -1;
    slot->bytes = got > 0 ? (size_t)got : 0;
    return slot;
}

/* What is left of the block at the file's place, `wanted` bytes at the most. */
static size_t read_part(struct font_file *file, char *out, size_t wanted)
{
    const struct slot *slot = slot_of(file, file->at / BLOCK_BYTES);
    size_t from = (size_t)(file->at % BLOCK_BYTES);
    size_t left = slot->bytes > from ? slot->bytes - from : 0;
    size_t bytes = wanted < left ? wanted : left;
    memcpy(out, slot->data + from, bytes);
    return bytes;
}

/* A table as large as several blocks is read at once. */
static size_t read_large(struct font_file *file, char *out, size_t wanted)
{
    ssize_t got = pread(file->fd, out, wanted, file->at);
    return got > 0 ? (size_t)got : 0;
}

static size_t read_items(SDL_RWops *ops, void *out, size_t size, size_t count)
{
    struct font_file *file = file_of(ops);
    size_t wanted = size * count, done = 0, part = 1;
    if (size == 0 || count > SIZE_MAX / size)
        return 0;
    for (; done < wanted && part > 0; done += part) {
        char *to = (char *)out + done;
        part = wanted - done > BLOCK_BYTES ? read_large(file, to, wanted - done)
                                           : read_part(file, to, wanted - done);
        file->at += (Sint64)part;
    }
    return done / size;
}

static size_t write_nothing(SDL_RWops *ops, const void *data, size_t size, size_t count)
{
    (void)ops, (void)data, (void)size, (void)count;
    return 0;
}

static int close_file(SDL_RWops *ops)
{
    close(file_of(ops)->fd);
    free(file_of(ops));
    SDL_FreeRW(ops);
    return 0;
}

static struct font_file *new_file(int fd)
{
    struct stat info;
    struct font_file *file = fstat(fd, &info) == 0 ? malloc(sizeof *file) : NULL;
    if (!file)
        return NULL;
    file->fd = fd;
    file->at = 0;
    file->bytes = info.st_size;
    for (int i = 0; i < SLOTS; i++)
        file->slots[i].block = -1;
    return file;
}

SDL_RWops *ks_font_file_open(const char *path, struct ks_error *error)
{
    int fd;
    if (ks_file_open(path, KS_FILE_ANYBODYS, O_RDONLY, &fd, error) != KS_OK)
        return NULL;
    struct font_file *file = new_file(fd);
    SDL_RWops *ops = file ? SDL_AllocRW() : NULL;
    if (!ops) {
        (void)ks_fail(error, KS_ERR_MEMORY, "out of memory");
        free(file);
        close(fd);
        return NULL;
    }
    ops->type = SDL_RWOPS_UNKNOWN;
    ops->hidden.unknown.data1 = file;
    ops->size = tell_size;
    ops->seek = seek;
    ops->read = read_items;
    ops->write = write_nothing;
    ops->close = close_file;
    return ops;
}
