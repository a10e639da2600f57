/* The list of what is wrong with a pack. */
#include "content/faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum { MOST_FAULTS = 1000 }; /* who has more mends these first */

static struct ks_content_fault *add_slot(struct ks_content_faults *faults)
{
    faults->list = ks_arena_room(&faults->arena, faults->list, faults->count, &faults->capacity,
                                 sizeof *faults->list);
    return &faults->list[faults->count++];
}

/* A fault is one line, whatever the file it quotes has in it. */
static void flatten(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = ' ';
}

void ks_faults_add_args(struct ks_content_faults *faults, const char *file, int line,
                        const char *format, va_list args)
{
    va_list again;
    if (faults->count == MOST_FAULTS)
        return;
    struct ks_content_fault *fault = add_slot(faults);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, ks_staff_tr(format), again);
    va_end(again);
    size_t bytes = length > 0 ? (size_t)length + 1 : 1;
    char *what = ks_arena_alloc(&faults->arena, bytes);
    vsnprintf(what, bytes, ks_staff_tr(format), args);
    flatten(what);
    *fault = (struct ks_content_fault){
        .file = ks_arena_strdup(&faults->arena, file), .line = line, .what = what};
}

void ks_faults_add(struct ks_content_faults *faults, const char *file, int line, const char *format,
                   ...)
{
    va_list args;
    va_start(args, format);
    ks_faults_add_args(faults, file, line, format, args);
    va_end(args);
}

static int compare_faults(const void *left, const void *right)
{
    const struct ks_content_fault *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : strcmp(a->what, b->what);
}

void ks_faults_sort(struct ks_content_faults *faults)
{
    if (faults->count > 1)
        qsort(faults->list, (size_t)faults->count, sizeof *faults->list, compare_faults);
}

void ks_content_faults_destroy(struct ks_content_faults *faults)
{
    if (!faults)
        return;
    ks_arena_destroy(&faults->arena);
    *faults = (struct ks_content_faults){0};
}
