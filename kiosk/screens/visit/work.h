/* What a visit asks of the worker. A job carries copies of all it needs; what it found is told to
 * the visit that asked, and to nobody if that visit is over. */
#ifndef KS_SCREENS_VISIT_WORK_H
#define KS_SCREENS_VISIT_WORK_H

#include "screens/visit/visit.h"

struct ks_visit_job;

/* A kind of job. */
struct ks_work_kind {
    size_t bytes; /* of one, which begins with a struct ks_visit_job */
    /* Does it; on the worker thread. */
    enum ks_err (*run)(struct ks_visit_job *job, const struct ks_kiosk_parts *parts);
    /* Tells the visit that asked; on the UI thread. */
    void (*tell)(struct ks_visit_job *job, struct ks_visit *visit);
    /* Overwrites and frees what it owns; may be NULL. */
    void (*destroy)(struct ks_visit_job *job);
};

struct ks_visit_job {
    struct ks_job job; /* first: the worker knows only this */
    const struct ks_work_kind *kind;
    struct ks_visit *visit;
    unsigned serial; /* of the visit that asked */
    enum ks_lang lang;
    enum ks_err err; /* what came of it */
    struct ks_error error;
};

/* An empty job, to be filled and given to ks_work_submit. */
void *ks_work_create(struct ks_visit *visit, const struct ks_work_kind *kind);
/* The job is the worker's from here on; one that is refused is told as failed at once. */
void ks_work_submit(struct ks_visit_job *job);
/* Whether the visit that asked is still there; `job` is a struct ks_visit_job. On the worker
 * thread. */
bool ks_work_is_wanted(void *job);
/* DONE or FAILED. */
enum ks_work ks_work_of(enum ks_err err);

#endif
