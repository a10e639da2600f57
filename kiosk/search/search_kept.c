/* Keeping the index in a file: read and verified as a whole, written aside and renamed. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/log.h"
#include "search/index_private.h"
#include "search/search_kept_private.h"

/* Raised when the layout of the block or the way text is cut changes. */
enum { VERSION = 1, MAGIC = 0x58494B53 /* "SKIX", where the lowest byte comes first */ };

/* Larger files are not ours. */
static const off_t most_bytes = (off_t)1 << 30;

/* In front of the block in the file. */
struct head {
    uint32_t magic, version;
    uint64_t block_bytes;
    uint8_t pack[KS_CRYPTO_HASH_BYTES];  /* of the pages it was made from */
    uint8_t block[KS_CRYPTO_HASH_BYTES]; /* of the block behind */
};

static void hash_block(const void *block, size_t bytes, uint8_t out[KS_CRYPTO_HASH_BYTES])
{
    ks_crypto_hash(&(struct ks_bytes){block, bytes}, 1, out);
}

/* Of all the pages say, in their order; false when memory cannot be had. */
static bool hash_pages(const struct ks_index_page *pages, int count,
                       uint8_t out[KS_CRYPTO_HASH_BYTES])
{
    struct ks_bytes *texts = calloc((size_t)count * 3 + 1, sizeof *texts);
    if (texts == NULL)
        return false;
    for (int i = 0; i < count; i++) {
        const char *const page[] = {pages[i].title, pages[i].synonyms, pages[i].body};
        for (int j = 0; j < 3; j++)
            texts[i * 3 + j] = (struct ks_bytes){page[j], strlen(page[j])};
    }
    ks_crypto_hash(texts, count * 3, out);
    free(texts);
    return true;
}

static bool read_exactly(int fd, void *out, size_t bytes)
{
    size_t got = 0;
    return ks_file_read_fully(fd, out, bytes, &got) && got == bytes;
}

/* The block of an open file if it is that of `pack`, else NULL. Owned by the caller. */
static uint32_t *read_block(int fd, const uint8_t pack[KS_CRYPTO_HASH_BYTES], size_t *bytes)
{
    struct stat info;
    struct head head;
    uint8_t seen[KS_CRYPTO_HASH_BYTES];
    if (fstat(fd, &info) != 0 || info.st_size > most_bytes ||
        !read_exactly(fd, &head, sizeof head) || head.magic != MAGIC || head.version != VERSION ||
        memcmp(head.pack, pack, sizeof head.pack) != 0 ||
        head.block_bytes != (uint64_t)info.st_size - sizeof head)
        return NULL;
    *bytes = (size_t)head.block_bytes;
    uint32_t *block = malloc(*bytes + 1);
    if (block != NULL && read_exactly(fd, block, *bytes)) {
        hash_block(block, *bytes, seen);
        if (memcmp(seen, head.block, sizeof seen) == 0)
            return block;
    }
    free(block);
    return NULL;
}

/* The index kept in `path`, or NULL. */
static struct ks_index *load(const char *path, const uint8_t pack[KS_CRYPTO_HASH_BYTES], int count)
{
    struct ks_index *index = NULL;
    size_t bytes = 0;
    int fd = -1;
    if (ks_file_open(path, KS_FILE_OURS, O_RDONLY, &fd, NULL) != KS_OK)
        return NULL;
    uint32_t *block = read_block(fd, pack, &bytes);
    close(fd);
    if (block == NULL || ks_index_open_block(block, bytes, count, &index, NULL) != KS_OK)
        return NULL;
    return index;
}

static enum ks_err write_index(const char *path, const uint8_t pack[KS_CRYPTO_HASH_BYTES],
                               const struct ks_index *index, struct ks_error *error)
{
    size_t bytes = 0;
    const uint32_t *block = ks_index_block(index, &bytes);
    struct head head = {.magic = MAGIC, .version = VERSION, .block_bytes = bytes};
    char *file = malloc(sizeof head + bytes);
    if (file == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    memcpy(head.pack, pack, sizeof head.pack);
    hash_block(block, bytes, head.block);
    memcpy(file, &head, sizeof head);
    memcpy(file + sizeof head, block, bytes);
    enum ks_err err = ks_file_write_atomic(path, file, sizeof head + bytes, error);
    free(file);
    return err;
}

enum ks_err ks_search_open_index(const struct ks_index_page *pages, int count, const char *path,
                                 struct ks_index **out, struct ks_error *error)
{
    uint8_t pack[KS_CRYPTO_HASH_BYTES];
    struct ks_error why = {0};
    if (path == NULL || count < KS_SEARCH_KEPT_PAGES || !hash_pages(pages, count, pack))
        return ks_index_open(pages, count, out, error);
    *out = load(path, pack, count);
    if (*out != NULL)
        return KS_OK;
    enum ks_err err = ks_index_open(pages, count, out, error);
    if (err == KS_OK && write_index(path, pack, *out, &why) != KS_OK)
        ks_log(KS_LOG_WARN, "search", "the index is made anew at each start: %s", why.text);
    return err;
}
