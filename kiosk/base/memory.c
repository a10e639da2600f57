/* What is given back to the heap is overwritten first: words of a visit go through buffers of every
 * library the process has, and none of those wipes what it frees. */
#include "base/memory.h"

#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/i18n.h"

#ifndef KS_IS_SANITIZED

/* The C library's own, under the names it keeps for who puts something in front of them. */
void *__libc_malloc(size_t bytes);            /* NOLINT(bugprone-reserved-identifier) */
void *__libc_realloc(void *at, size_t bytes); /* NOLINT(bugprone-reserved-identifier) */
void __libc_free(void *at);                   /* NOLINT(bugprone-reserved-identifier) */

void free(void *at)
{
    if (at == NULL)
        return;
    explicit_bzero(at, malloc_usable_size(at));
    __libc_free(at);
}

/* The C library would give a smaller block back, or move it, with its bytes as they are. */
void *realloc(void *at, size_t bytes)
{
    size_t had = at == NULL ? 0 : malloc_usable_size(at);
    if (at == NULL || bytes == 0) {
        free(at);
        return at == NULL ? __libc_malloc(bytes) : NULL;
    }
    if (bytes <= had) {
        explicit_bzero((char *)at + bytes, had - bytes);
        return __libc_realloc(at, bytes);
    }
    void *grown = __libc_malloc(bytes);
    if (grown != NULL) {
        memcpy(grown, at, had);
        free(at);
    }
    return grown;
}

#endif

enum { NEAR_BYTES = 32 * 1024 };

/* What is just below the caller, where the pages are in use. */
static __attribute__((noinline, no_sanitize("address"))) void wipe_near(void)
{
    char room[NEAR_BYTES];

    explicit_bzero(room, sizeof room);
}

/* The pages further down go back to the system, which gives empty ones in their place. */
static void drop_far(void *low)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t end = ((uintptr_t)__builtin_frame_address(0) - NEAR_BYTES / 2) / page * page;

    if (end > (uintptr_t)low)
        (void)madvise(low, end - (uintptr_t)low, MADV_DONTNEED);
}

void ks_memory_wipe_stack(void)
{
    pthread_attr_t attributes;
    void *low = NULL;
    size_t bytes = 0;

    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        if (pthread_attr_getstack(&attributes, &low, &bytes) == 0)
            drop_far(low);
        pthread_attr_destroy(&attributes);
    }
    wipe_near();
}

/* No stream and no log: both may want memory. */
void ks_memory_is_out(void)
{
    const char *said = ks_staff_tr("out of memory");
    const struct iovec line[] = {{(void *)said, strlen(said)}, {(void *)"\n", 1}};
    ssize_t written = writev(STDERR_FILENO, line, 2);

    (void)written;
    _exit(EXIT_FAILURE);
}
