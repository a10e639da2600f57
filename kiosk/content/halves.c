/* Two threads, and what the other one collected apart. */
#include "content/halves.h"

#include <pthread.h>

#include "base/i18n.h"
#include "content/faults.h"
#include "content/guide_refs.h"
#include "content/parts.h"

struct half {
    struct ks_load load;
    ks_halves_work *work;
    const void *ctx;
    int from, to;
    enum ks_lang told; /* in which the thread that wants it tells; KS_LANG_COUNT: as all others */
};

static void do_half(struct half *half)
{
    half->work(&half->load, half->ctx, half->from, half->to);
}

static void *run_half(void *ctx)
{
    struct half *half = ctx;
    ks_i18n_tell_thread_in(half->told);
    do_half(half);
    ks_i18n_tell_thread_in(KS_LANG_COUNT);
    return NULL;
}

/* What was read itself stands where it belongs already. */
static void take_over(struct ks_load *load, const struct ks_load *other)
{
    struct ks_content *from = other->content;
    load->has_lost_names = load->has_lost_names || other->has_lost_names;
    load->has_lost_guides = load->has_lost_guides || other->has_lost_guides;
    for (int i = 0; i < from->legal_page_count; i++)
        ks_list_legal_page(load->content, from->legal_pages[i]);
    for (int i = 0; i < other->faults->count; i++)
        ks_faults_add(load->faults, other->faults->list[i].file, other->faults->list[i].line, "%s",
                      other->faults->list[i].what);
    for (int i = 0; load->refs && i < other->refs->count; i++)
        ks_guide_refs_add(load, other->refs->list[i]);
    ks_arena_take(&load->content->arena, &from->arena);
}

void ks_halves_do(struct ks_load *load, int middle, int count, ks_halves_work *work,
                  const void *ctx)
{
    struct ks_content beside = *load->content;
    struct ks_content_faults faults = {0};
    struct ks_guide_refs refs = {0};
    struct ks_arena scratch = {0};
    struct half other = {*load, work, ctx, middle, count, ks_i18n_thread_lang()};
    pthread_t thread;
    beside.arena = (struct ks_arena){0};
    beside.legal_pages = NULL;
    beside.legal_page_count = 0;
    other.load.content = &beside;
    other.load.faults = &faults;
    other.load.scratch = &scratch;
    other.load.refs = load->refs ? &refs : NULL;
    bool is_apart = pthread_create(&thread, NULL, run_half, &other) == 0;
    work(load, ctx, 0, middle);
    if (is_apart)
        pthread_join(thread, NULL);
    else
        do_half(&other);
    take_over(load, &other.load);
    ks_content_faults_destroy(&faults);
    ks_arena_destroy(&scratch);
}
