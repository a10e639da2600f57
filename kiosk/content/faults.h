/* Collecting what is wrong with a pack, with file and line. */
#ifndef KS_CONTENT_FAULTS_H
#define KS_CONTENT_FAULTS_H

#include <stdarg.h>

#include "base/arena.h"

/* One thing wrong with a pack. */
struct ks_content_fault {
    const char *file; /* relative to the pack */
    int line;         /* from 1 */
    const char *what;
};

struct ks_content_faults {
    struct ks_arena arena; /* owns the texts */
    struct ks_content_fault *list;
    int count, capacity;
};

/* Releases what was collected; empty is accepted. */
void ks_content_faults_destroy(struct ks_content_faults *faults);

/* Adds a fault; file and text are copied. `line` counts from 1. */
void ks_faults_add(struct ks_content_faults *faults, const char *file, int line, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));

/* The same for a caller that has its arguments as a va_list. */
void ks_faults_add_args(struct ks_content_faults *faults, const char *file, int line,
                        const char *format, va_list args) __attribute__((format(printf, 4, 0)));

/* Puts them in order of file, then line, then text. */
void ks_faults_sort(struct ks_content_faults *faults);

#endif
