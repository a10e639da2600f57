/* Opening the parts in order, closing them in reverse. */
#include "app/hall_private.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/ownership.h"
#include "content/pack.h"
#include "service/spool.h"

enum { WATCH_MS = 250, NEVER_MS = 1000000000 };
enum { PANEL_SHORT_MICRONS = 267840 }; /* 21.5 inch: 1080 pixels of 0.248 mm */

static enum ks_err open_basics(struct ks_hall *hall, struct ks_error *error)
{
    umask(077); /* what is kept here is nobody else's to read */
    if (!hall->has_clock)
        hall->clock = ks_clock_system();
    if (ks_i18n_init(KS_LOCALE_DIR) != 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "%s: the Chinese catalogue is missing; build again",
                       KS_LOCALE_DIR);
    return ks_crypto_init(error);
}

static enum ks_err open_folders(struct ks_hall *hall, struct ks_error *error)
{
    char path[600];
    enum ks_err err =
        ks_options_data_dir(hall->options.data, hall->data_dir, sizeof hall->data_dir, error);

    if (err == KS_OK)
        err = ks_ownership_make_folder(hall->data_dir, error);
    if (err != KS_OK)
        return err;
    ks_config_defaults(&hall->config);
    if (hall->options.config != NULL)
        return ks_config_read(&hall->config, hall->options.config, error);
    snprintf(path, sizeof path, "%s/kiosk.conf", hall->data_dir);
    err = ks_config_read(&hall->config, path, error);
    bool is_missing =
        err == KS_ERR_NOT_FOUND && faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    return is_missing ? KS_OK : err;
}

const char *ks_hall_content_dir(const struct ks_hall *hall)
{
    return hall->options.content != NULL ? hall->options.content : KS_CONTENT_DIR;
}

static enum ks_err open_pack(struct ks_hall *hall, bool *used_last_good,
                             struct ks_content_faults *faults, struct ks_error *error)
{
    char keep[600];

    snprintf(keep, sizeof keep, "%s/content-last-good", hall->data_dir);
    return ks_content_open_last_good(ks_hall_content_dir(hall), keep, &hall->content,
                                     used_last_good, &hall->keeping, faults, error);
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

static enum ks_err keep_content(struct ks_hall *hall, struct ks_error *error)
{
    struct keep_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    *job = (struct keep_job){{.run = run_keep, .done = done_keep}, hall->keeping};
    hall->keeping = NULL;
    if (ks_worker_submit(hall->worker, &job->job) != KS_OK) {
        run_keep(&job->job);
        done_keep(&job->job);
    }
    return KS_OK;
}

static enum ks_err open_content(struct ks_hall *hall, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    bool used_last_good = false;
    enum ks_err err = open_pack(hall, &used_last_good, &faults, error);

    if (used_last_good)
        hall->content_trouble = (struct ks_error){KS_ERR_INPUT, "it has faults"};
    for (int i = 0; i < faults.count; i++)
        ks_log(KS_LOG_ERROR, "content", "%s:%d: %s", faults.list[i].file, faults.list[i].line,
               faults.list[i].what);
    ks_content_faults_destroy(&faults);
    return err;
}

/* Operators' commands go on without, and doctor says what is wrong. */
static enum ks_err try_content(struct ks_hall *hall, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    bool used_last_good = false;
    enum ks_err err = open_pack(hall, &used_last_good, &faults, &hall->content_trouble);

    ks_content_faults_destroy(&faults);
    return err != KS_ERR_MEMORY ? KS_OK : ks_fail(error, err, "%s", hall->content_trouble.text);
}

static enum ks_err open_fonts(struct ks_hall *hall, struct ks_error *error)
{
    enum ks_err err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &hall->fonts, error);

    if (err == KS_OK)
        err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &hall->worker_fonts, error);
    if (err != KS_OK)
        return err;
    hall->glyphs = ks_fonts_glyphs(hall->fonts);
    hall->worker_glyphs = ks_fonts_glyphs(hall->worker_fonts);
    return KS_OK;
}

static enum ks_err find_database(struct ks_hall *hall, struct ks_error *error)
{
    const char *name = hall->config.store_url;

    if (strncmp(name, "sqlite:", 7) != 0)
        return ks_fail(error, KS_ERR_INPUT, "[store] url: %s is not known here; use sqlite:FILE",
                       name);
    snprintf(hall->db_path, sizeof hall->db_path, "%s%s%s", name[7] == '/' ? "" : hall->data_dir,
             name[7] == '/' ? "" : "/", name + 7);
    return KS_OK;
}

enum ks_err ks_hall_open_handles(const struct ks_hall *hall, struct ks_store **store,
                                 struct ks_store **worker_store, struct ks_error *error)
{
    struct ks_store_opening opening = {0};
    int64_t now = ks_clock_wall_ms(&hall->clock);
    enum ks_err err = ks_store_open(hall->db_path, now, worker_store, &opening, error);

    if (err == KS_OK && opening.was_corrupt)
        ks_log(KS_LOG_ERROR, "store", "the database was damaged and is kept as %s",
               opening.kept_aside);
    if (err == KS_OK)
        err = ks_store_open(hall->db_path, now, store, &opening, error);
    if (err != KS_OK) {
        ks_log(KS_LOG_ERROR, "store", "%s", error->text);
        ks_store_close(*worker_store);
        *worker_store = NULL;
    }
    return err;
}

/* A newer database ends the program, untouched; any other trouble leaves the queue out of order
 * and the guides in service. */
static enum ks_err open_store(struct ks_hall *hall, struct ks_error *error)
{
    enum ks_err err = find_database(hall, error);

    if (err != KS_OK)
        return err;
    err = ks_hall_open_handles(hall, &hall->store, &hall->worker_store, &hall->store_trouble);
    if (err != KS_OK && error != NULL)
        *error = hall->store_trouble;
    return err == KS_ERR_VERSION ? err : KS_OK;
}

void ks_hall_recover_papers(const struct ks_hall *hall, struct ks_store *store)
{
    struct ks_job_recovery jobs = {0};
    struct ks_error error = {0};

    if (ks_spool_recover(store, ks_clock_wall_ms(&hall->clock), &jobs, &error) != KS_OK)
        ks_log(KS_LOG_WARN, "spool", "%s", error.text);
    if (jobs.unknown > 0)
        ks_log(KS_LOG_WARN, "spool",
               "%d papers were in the printer when the program ended: kioskctl papers",
               jobs.unknown);
}

static enum ks_err recover_jobs(struct ks_hall *hall, struct ks_error *error)
{
    (void)error;
    if (hall->worker_store != NULL)
        ks_hall_recover_papers(hall, hall->worker_store);
    return KS_OK;
}

static enum ks_err void_stale_tickets(struct ks_hall *hall, struct ks_error *error)
{
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(&hall->clock));
    char day[KS_DATE_TEXT_BYTES];
    int count = 0;

    if (hall->worker_store == NULL)
        return KS_OK;
    if (ks_store_void_stale(hall->worker_store, ks_date_format(today, day), 0, &count, error) !=
        KS_OK)
        ks_log(KS_LOG_WARN, "store", "%s", error->text);
    return KS_OK;
}

static enum ks_err open_printer(struct ks_hall *hall, struct ks_error *error)
{
    const struct ks_printer_setup setup = ks_config_printer(&hall->config, hall->data_dir);

    return ks_printer_open_setup(&setup, &hall->printer, error);
}

static enum ks_err open_worker(struct ks_hall *hall, struct ks_error *error)
{
    hall->worker = ks_worker_create(hall->wake, hall->wake_ctx);
    return hall->worker != NULL ? KS_OK
                                : ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
}

/* On a clock that stands until told the watch looks when it is told, too. */
static enum ks_err open_watch(struct ks_hall *hall, struct ks_error *error)
{
    hall->watch =
        ks_watch_start(&(struct ks_watch_setup){.store = hall->store,
                                                .clock = &hall->clock,
                                                .every_ms = hall->has_clock ? NEVER_MS : WATCH_MS,
                                                .wake = hall->wake,
                                                .wake_ctx = hall->wake_ctx});
    if (hall->watch == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no third thread can be had");
    ks_watch_look(hall->watch); /* the first page says how the hall is */
    return KS_OK;
}

static void forget_printed(struct ks_job *job)
{
    const struct ks_forgetting *forgetting = (const struct ks_forgetting *)job;
    struct ks_error error = {0};

    ks_fonts_forget(forgetting->fonts);
    if (forgetting->store != NULL && ks_store_forget(forgetting->store, &error) != KS_OK)
        ks_log(KS_LOG_WARN, "store", "what it holds of a visit cannot be forgotten: %s",
               error.text);
    ks_memory_wipe_stack();
}

static void submit_forgetting(struct ks_forgetting *forgetting);

static void forgotten(struct ks_job *job)
{
    struct ks_forgetting *forgetting = (struct ks_forgetting *)job;

    forgetting->is_queued = false;
    if (forgetting->is_wanted_again)
        submit_forgetting(forgetting);
}

static void submit_forgetting(struct ks_forgetting *forgetting)
{
    forgetting->is_wanted_again = forgetting->is_queued;
    if (forgetting->is_queued)
        return;
    forgetting->job = (struct ks_job){.run = forget_printed, .done = forgotten};
    forgetting->is_queued = ks_worker_submit(forgetting->worker, &forgetting->job) == KS_OK;
}

/* What was drawn on the screen and on paper, what was stored, and what calls left behind. */
static void forget(void *ctx)
{
    struct ks_hall *hall = ctx;

    ks_fonts_forget(hall->fonts);
    if (!hall->forgetting.is_queued) { /* else they are the worker's to read, and the same */
        hall->forgetting.worker = hall->worker;
        hall->forgetting.fonts = hall->worker_fonts;
        hall->forgetting.store = hall->worker_store;
    }
    submit_forgetting(&hall->forgetting);
    ks_memory_wipe_stack();
}

int ks_hall_microns_per_px(const struct ks_hall *hall, int w, int h, int panel_says)
{
    if (hall->config.microns_per_px > 0)
        return hall->config.microns_per_px;
    return panel_says > 0 ? panel_says : PANEL_SHORT_MICRONS / (w < h ? w : h);
}

static enum ks_err open_kiosk(struct ks_hall *hall, struct ks_error *error)
{
    int w = hall->options.w, h = hall->options.h;
    struct ks_kiosk_parts parts = {
        .content = hall->content,
        .clock = &hall->clock,
        .glyphs = &hall->glyphs,
        .worker_glyphs = &hall->worker_glyphs,
        .watch = hall->watch,
        .worker_store = hall->worker_store,
        .printer = hall->printer,
        .worker = hall->worker,
        .data_dir = hall->data_dir,
        .look_after = ks_hall_look_after,
        .look_after_ctx = hall,
        .mode = {.w = w,
                 .h = h,
                 .microns_per_px = ks_hall_microns_per_px(hall, w, h, 0),
                 .bottom_above_floor_mm = hall->config.bottom_above_floor_mm,
                 .lang = hall->options.lang},
        .idle_warn_ms = hall->config.idle_warn_s * 1000,
        .idle_wipe_ms = hall->config.idle_wipe_s * 1000,
        .forget = forget,
        .forget_ctx = hall,
    };

    hall->kiosk = ks_kiosk_create(&parts);
    return hall->kiosk != NULL ? KS_OK : ks_fail(error, KS_ERR_MEMORY, "out of memory");
}

static void *read_content(void *ctx)
{
    struct ks_hall *hall = ctx;

    hall->reading.err = open_content(hall, &hall->reading.error);
    return NULL;
}

static enum ks_err begin_content(struct ks_hall *hall, struct ks_error *error)
{
    if (pthread_create(&hall->reading.thread, NULL, read_content, hall) != 0)
        return ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    hall->reading.is_running = hall->reading.has_begun = true;
    return KS_OK;
}

static enum ks_err await_content(struct ks_hall *hall, struct ks_error *error)
{
    if (hall->reading.is_running)
        pthread_join(hall->reading.thread, NULL);
    hall->reading.is_running = false;
    if (hall->reading.err != KS_OK && error != NULL)
        *error = hall->reading.error;
    return hall->reading.err;
}

typedef enum ks_err step_fn(struct ks_hall *hall, struct ks_error *error);

static enum ks_err run_steps(struct ks_hall *hall, step_fn *const *steps, size_t count,
                             struct ks_error *error)
{
    for (size_t i = 0; i < count; i++) {
        enum ks_err err = steps[i](hall, error);
        if (err != KS_OK) {
            ks_hall_close(hall);
            return err;
        }
    }
    return KS_OK;
}

enum ks_err ks_hall_begin(struct ks_hall *hall, struct ks_error *error)
{
    static step_fn *const steps[] = {open_basics, open_folders, begin_content};

    return run_steps(hall, steps, sizeof steps / sizeof steps[0], error);
}

enum ks_err ks_hall_open(struct ks_hall *hall, struct ks_error *error)
{
    static step_fn *const steps[] = {open_fonts,   await_content, open_store,  void_stale_tickets,
                                     recover_jobs, open_printer,  open_worker, open_watch,
                                     open_kiosk,   keep_content};
    enum ks_err err = hall->reading.has_begun ? KS_OK : ks_hall_begin(hall, error);

    return err == KS_OK ? run_steps(hall, steps, sizeof steps / sizeof steps[0], error) : err;
}

enum ks_err ks_hall_open_data(struct ks_hall *hall, struct ks_error *error)
{
    static step_fn *const steps[] = {open_basics, open_folders, try_content, open_store};

    return run_steps(hall, steps, sizeof steps / sizeof steps[0], error);
}

void ks_hall_settle(struct ks_hall *hall)
{
    do {
        ks_worker_wait(hall->worker);
        ks_kiosk_tick(hall->kiosk);
    } while (!ks_worker_is_idle(hall->worker));
    ks_watch_look(hall->watch);
    ks_kiosk_tick(hall->kiosk);
}

/* The database and the folder for slips go by the names that kiosk.conf gives them. */
static void give_back(const struct ks_hall *hall)
{
    const char *slash = strrchr(hall->db_path, '/'), *url = hall->config.printer_url;
    const char *slips = strncmp(url, "file:", 5) == 0 && url[5] != '/' ? url + 5 : "slips";
    const char *also[] = {slash != NULL ? slash + 1 : "hall.db", slips, NULL};

    if (hall->data_dir[0] != '\0')
        ks_ownership_give_back(hall->data_dir, also);
}

void ks_hall_close(struct ks_hall *hall)
{
    (void)await_content(hall, NULL);
    ks_kiosk_free(hall->kiosk);
    ks_worker_free(hall->worker);
    ks_watch_free(hall->watch);
    ks_printer_close(hall->printer);
    ks_fonts_close(hall->worker_fonts);
    ks_fonts_close(hall->fonts);
    ks_store_close(hall->looking.worker_store);
    ks_store_close(hall->looking.store);
    ks_arena_destroy(&hall->looking.arena);
    ks_store_close(hall->worker_store);
    ks_store_close(hall->store);
    ks_content_keep(hall->keeping);
    hall->keeping = NULL;
    ks_content_free(hall->content);
    give_back(hall);
    hall->kiosk = NULL;
    hall->worker = NULL;
    hall->watch = NULL;
    hall->printer = NULL;
    hall->fonts = hall->worker_fonts = NULL;
    hall->store = hall->worker_store = NULL;
    hall->looking = (struct ks_looking){0};
    hall->content = NULL;
}
