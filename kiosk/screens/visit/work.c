/* Jobs of a visit: given to the worker, told to the visit that asked, overwritten. */
#include "screens/visit/work.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/memory.h"

bool ks_work_is_wanted(void *job)
{
    const struct ks_visit_job *asked = job;

    return asked->serial == asked->visit->serial;
}

enum ks_work ks_work_of(enum ks_err err)
{
    return err == KS_OK ? KS_WORK_DONE : KS_WORK_FAILED;
}

static void run(struct ks_job *base)
{
    struct ks_visit_job *job = (struct ks_visit_job *)base;

    job->err = job->kind->run(job, job->visit->parts);
}

static void done(struct ks_job *base)
{
    struct ks_visit_job *job = (struct ks_visit_job *)base;

    if (job->err != KS_OK && job->err != KS_ERR_CLOSED)
        ks_log(KS_LOG_WARN, "screens", "%s", job->error.text);
    job->visit->is_stale = true;
    if (ks_work_is_wanted(job))
        job->kind->tell(job, job->visit);
    if (job->kind->destroy != NULL)
        job->kind->destroy(job);
    explicit_bzero(job, job->kind->bytes);
    free(job);
}

void *ks_work_create(struct ks_visit *visit, const struct ks_work_kind *kind)
{
    struct ks_visit_job *job = calloc(1, kind->bytes);

    if (job == NULL)
        ks_memory_is_out();
    job->job.run = run;
    job->job.done = done;
    job->kind = kind;
    job->visit = visit;
    job->serial = visit->serial;
    job->lang = visit->mode.lang;
    return job;
}

/* A worker that takes no more jobs is a fault like any other: told at once. */
void ks_work_submit(struct ks_visit_job *job)
{
    enum ks_err err = ks_worker_submit(job->visit->parts->worker, &job->job);

    if (err == KS_OK)
        return; /* the job is the worker's now: not a field of it may be touched */
    job->err = err;
    done(&job->job);
}
