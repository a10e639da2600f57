/* The content of the parts: read on a thread of its own, kept once it is known to be good. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/parts_private.h"
#include "base/log.h"
#include "content/pack.h"

const char *ks_parts_content_dir(const struct ks_parts *parts)
{
    return parts->release_path[0] != '\0' ? parts->release_path : ks_parts_shipped_dir(parts);
}

const char *ks_parts_shipped_dir(const struct ks_parts *parts)
{
    return parts->options.content != NULL ? parts->options.content : KS_CONTENT_DIR;
}

struct ks_release_place ks_parts_release_place(const struct ks_parts *parts)
{
    return (struct ks_release_place){.data_dir = parts->data_dir,
                                     .shipped_dir = ks_parts_shipped_dir(parts),
                                     .hall = parts->config.hall_name};
}

/* Of a release that is due; without one nothing is read and nothing hashed. */
static bool open_release(struct ks_parts *parts)
{
    struct ks_shelf_choice choice;

    ks_shelf_choose(parts->data_dir, parts->config.hall_name, ks_clock_wall_ms(&parts->clock),
                    &choice);
    parts->release_trouble = choice.trouble;
    parts->content = choice.content;
    if (choice.content != NULL)
        memcpy(parts->release_path, choice.path, sizeof parts->release_path);
    return choice.content != NULL;
}

static enum ks_err open_pack(struct ks_parts *parts, bool *used_last_good,
                             struct ks_content_faults *faults, struct ks_error *error)
{
    char keep[600];

    if (parts->content != NULL || open_release(parts))
        return KS_OK;
    snprintf(keep, sizeof keep, "%s/content-last-good", parts->data_dir);
    return ks_content_open_last_good(ks_parts_shipped_dir(parts), keep, parts->config.hall_name,
                                     &parts->content, used_last_good, &parts->keeping, faults,
                                     error);
}

/* Keeping the pack that has just been read: the worker's, so that no frame waits for it. */
struct keep_job {
    struct ks_job job; /* first: the worker knows only this */
    struct ks_content_keeping *keeping;
};

static void run_keep(struct ks_job *base)
{
    struct keep_job *job = (struct keep_job *)base;

    ks_content_keep(job->keeping);
}

static void done_keep(struct ks_job *base)
{
    free(base);
}

enum ks_err ks_parts_keep_content(struct ks_parts *parts, struct ks_error *error)
{
    struct keep_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    *job = (struct keep_job){{.run = run_keep, .done = done_keep}, parts->keeping};
    parts->keeping = NULL;
    if (ks_worker_submit(parts->worker, &job->job) != KS_OK) {
        run_keep(&job->job);
        done_keep(&job->job);
    }
    return KS_OK;
}

static enum ks_err open_content(struct ks_parts *parts, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    bool used_last_good = false;
    enum ks_err err = open_pack(parts, &used_last_good, &faults, error);

    if (used_last_good)
        (void)ks_fail(&parts->content_trouble, KS_ERR_INPUT, "it has faults");
    if (parts->release_trouble.code != KS_OK)
        ks_log(KS_LOG_ERROR, "content", "%s", parts->release_trouble.text);
    for (int i = 0; i < faults.count; i++)
        ks_log(KS_LOG_ERROR, "content", "%s:%d: %s", faults.list[i].file, faults.list[i].line,
               faults.list[i].what);
    ks_content_faults_destroy(&faults);
    return err;
}

/* Operators' commands go on without, and doctor says what is wrong. */
enum ks_err ks_parts_try_content(struct ks_parts *parts, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    bool used_last_good = false;
    enum ks_err err = open_pack(parts, &used_last_good, &faults, &parts->content_trouble);

    ks_content_faults_destroy(&faults);
    return err != KS_ERR_MEMORY ? KS_OK : ks_fail(error, err, "%s", parts->content_trouble.text);
}

static void *read_content(void *ctx)
{
    struct ks_parts *parts = ctx;

    parts->reading.err = open_content(parts, &parts->reading.error);
    return NULL;
}

enum ks_err ks_parts_begin_content(struct ks_parts *parts, struct ks_error *error)
{
    if (pthread_create(&parts->reading.thread, NULL, read_content, parts) != 0)
        return ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    parts->reading.is_running = parts->reading.has_begun = true;
    return KS_OK;
}

enum ks_err ks_parts_await_content(struct ks_parts *parts, struct ks_error *error)
{
    if (parts->reading.is_running)
        pthread_join(parts->reading.thread, NULL);
    parts->reading.is_running = false;
    if (parts->reading.err != KS_OK && error != NULL)
        *error = parts->reading.error;
    return parts->reading.err;
}
