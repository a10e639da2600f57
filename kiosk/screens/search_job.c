/* Opening the search, once, on the worker. */
#include <stdlib.h>

#include "base/log.h"
#include "base/memory.h"
#include "screens/kiosk_private.h"

struct search_job {
    struct ks_job job; /* first: the worker knows only this */
    struct ks_visit *visit;
    struct ks_finder *finder;
    struct ks_error error;
};

static void run_search(struct ks_job *base)
{
    struct search_job *job = (struct search_job *)base;

    if (ks_find_open(job->visit->content, job->visit->parts->data_dir, &job->finder, &job->error) !=
        KS_OK)
        job->finder = NULL;
}

static void done_search(struct ks_job *base)
{
    struct search_job *job = (struct search_job *)base;
    struct ks_visit *visit = job->visit;

    if (job->finder == NULL)
        ks_log(KS_LOG_WARN, "screens", "the search could not be opened: %s", job->error.text);
    visit->finder = job->finder;
    visit->is_stale = visit->is_stale || ks_visit_place_now(visit)->screen == KS_SCREEN_FIND;
    free(job);
}

void ks_tools_open_search(struct ks_visit *visit)
{
    struct search_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        ks_memory_is_out();
    *job = (struct search_job){.job = {.run = run_search, .done = done_search}, .visit = visit};
    if (ks_worker_submit(visit->parts->worker, &job->job) != KS_OK)
        done_search(&job->job);
}
