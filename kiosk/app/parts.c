/* Opening the parts in order, closing them in reverse. */
#include "app/parts_private.h"

#include <fcntl.h>
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

enum { WATCH_MS = 250, NEVER_MS = 1000000000 };
enum { PANEL_SHORT_MICRONS = 267840 }; /* 21.5 inch: 1080 pixels of 0.248 mm */

static enum ks_err open_basics(struct ks_parts *parts, struct ks_error *error)
{
    umask(077); /* what is kept here is nobody else's to read */
    if (!parts->has_clock)
        parts->clock = ks_clock_system();
    if (ks_i18n_init(KS_LOCALE_DIR) != 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "%s: the Chinese catalogue is missing; build again",
                       KS_LOCALE_DIR);
    return ks_crypto_init(error);
}

static enum ks_err open_folders(struct ks_parts *parts, struct ks_error *error)
{
    char path[600];
    enum ks_err err =
        ks_options_data_dir(parts->options.data, parts->data_dir, sizeof parts->data_dir, error);

    if (err == KS_OK)
        err = ks_ownership_make_folder(parts->data_dir, error);
    if (err != KS_OK)
        return err;
    ks_config_defaults(&parts->config);
    if (parts->options.config != NULL)
        return ks_config_read(&parts->config, parts->options.config, error);
    snprintf(path, sizeof path, "%s/kiosk.conf", parts->data_dir);
    err = ks_config_read(&parts->config, path, error);
    bool is_missing =
        err == KS_ERR_NOT_FOUND && faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    return is_missing ? KS_OK : err;
}

static enum ks_err open_fonts(struct ks_parts *parts, struct ks_error *error)
{
    enum ks_err err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &parts->fonts, error);

    if (err == KS_OK)
        err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &parts->worker_fonts, error);
    if (err != KS_OK)
        return err;
    parts->glyphs = ks_fonts_glyphs(parts->fonts);
    parts->worker_glyphs = ks_fonts_glyphs(parts->worker_fonts);
    return KS_OK;
}

static enum ks_err take_over(struct ks_parts *parts, struct ks_error *error)
{
    (void)error;
    if (parts->worker_store != NULL)
        ks_parts_take_over(parts, parts->worker_store);
    return KS_OK;
}

static enum ks_err open_printer(struct ks_parts *parts, struct ks_error *error)
{
    const struct ks_printer_setup setup = ks_config_printer(&parts->config, parts->data_dir);

    return ks_printer_open_setup(&setup, &parts->printer, error);
}

static struct ks_desk desk_of(const struct ks_parts *parts, struct ks_store *store)
{
    return (struct ks_desk){.store = store, .content = parts->content, .clock = &parts->clock};
}

static enum ks_err make_desks(struct ks_parts *parts, struct ks_error *error)
{
    (void)error;
    parts->watch_desk = desk_of(parts, parts->store);
    parts->desk = desk_of(parts, parts->worker_store);
    parts->desk.printer = parts->printer;
    parts->desk.glyphs = &parts->worker_glyphs;
    parts->desk.own = parts->own_store;
    parts->desk.contact = parts->own_store != NULL ? &parts->contact.contact : NULL;
    return KS_OK;
}

static enum ks_err open_worker(struct ks_parts *parts, struct ks_error *error)
{
    parts->worker = ks_worker_create(parts->wake, parts->wake_ctx);
    return parts->worker != NULL ? KS_OK
                                 : ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
}

/* On a clock that stands until told the watch looks when it is told, too. */
static enum ks_err open_watch(struct ks_parts *parts, struct ks_error *error)
{
    parts->watch = ks_watch_start(
        &(struct ks_watch_setup){.desk = parts->store != NULL ? &parts->watch_desk : NULL,
                                 .clock = &parts->clock,
                                 .every_ms = parts->has_clock ? NEVER_MS : WATCH_MS,
                                 .wake = parts->wake,
                                 .wake_ctx = parts->wake_ctx});
    if (parts->watch == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no third thread can be had");
    ks_watch_look(parts->watch); /* the first page says how the hall is */
    return KS_OK;
}

static void forget_rows(struct ks_store *store)
{
    struct ks_error error = {0};

    if (store != NULL && ks_store_forget(store, &error) != KS_OK)
        ks_log(KS_LOG_WARN, "store", "what it holds of a visit cannot be forgotten: %s",
               error.text);
}

static void forget_printed(struct ks_job *job)
{
    const struct ks_forgetting *forgetting = (const struct ks_forgetting *)job;

    ks_fonts_forget(forgetting->fonts);
    forget_rows(forgetting->store);
    forget_rows(forgetting->own);
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
    struct ks_parts *parts = ctx;

    ks_fonts_forget(parts->fonts);
    if (!parts->forgetting.is_queued) { /* else they are the worker's to read, and the same */
        parts->forgetting.worker = parts->worker;
        parts->forgetting.fonts = parts->worker_fonts;
        parts->forgetting.store = parts->worker_store;
        parts->forgetting.own = parts->own_store;
    }
    submit_forgetting(&parts->forgetting);
    ks_memory_wipe_stack();
}

int ks_parts_microns_per_px(const struct ks_parts *parts, int w, int h, int panel_says)
{
    if (parts->config.microns_per_px > 0)
        return parts->config.microns_per_px;
    return panel_says > 0 ? panel_says : PANEL_SHORT_MICRONS / (w < h ? w : h);
}

static enum ks_err open_kiosk(struct ks_parts *parts, struct ks_error *error)
{
    int w = parts->options.w, h = parts->options.h;
    const struct ks_kiosk_parts given = {
        .content = parts->content,
        .clock = &parts->clock,
        .glyphs = &parts->glyphs,
        .watch = parts->watch,
        .desk = &parts->desk,
        .worker = parts->worker,
        .data_dir = parts->data_dir,
        .look_after = ks_parts_look_after,
        .look_after_ctx = parts,
        .look_for_release = ks_parts_look_for_release,
        .between_visits = ks_parts_renew,
        .release_ctx = parts,
        .ask_enrolment = ks_station_side_ask,
        .station_ctx = parts,
        .mode = {.w = w,
                 .h = h,
                 .microns_per_px = ks_parts_microns_per_px(parts, w, h, 0),
                 .bottom_above_floor_mm = parts->config.bottom_above_floor_mm,
                 .lang = parts->options.lang},
        .idle_warn_ms = parts->config.idle_warn_s * 1000,
        .idle_wipe_ms = parts->config.idle_wipe_s * 1000,
        .forget = forget,
        .forget_ctx = parts,
    };

    parts->kiosk = ks_kiosk_create(&given);
    return parts->kiosk != NULL ? KS_OK : ks_fail(error, KS_ERR_MEMORY, "out of memory");
}

typedef enum ks_err step_fn(struct ks_parts *parts, struct ks_error *error);

static enum ks_err run_steps(struct ks_parts *parts, step_fn *const *steps, size_t count,
                             struct ks_error *error)
{
    for (size_t i = 0; i < count; i++) {
        enum ks_err err = steps[i](parts, error);
        if (err != KS_OK) {
            ks_parts_close(parts);
            return err;
        }
    }
    return KS_OK;
}

enum ks_err ks_parts_begin(struct ks_parts *parts, struct ks_error *error)
{
    static step_fn *const steps[] = {open_basics, open_folders, ks_parts_begin_content};

    return run_steps(parts, steps, sizeof steps / sizeof steps[0], error);
}

/* What needs no content is opened while it is being read. */
enum ks_err ks_parts_open(struct ks_parts *parts, struct ks_error *error)
{
    static step_fn *const steps[] = {
        open_fonts,           ks_parts_open_store,  take_over,
        ks_contact_side_open, open_printer,         ks_parts_await_content,
        make_desks,           open_worker,          open_watch,
        open_kiosk,           ks_station_side_open, ks_parts_keep_content};
    enum ks_err err = parts->reading.has_begun ? KS_OK : ks_parts_begin(parts, error);

    return err == KS_OK ? run_steps(parts, steps, sizeof steps / sizeof steps[0], error) : err;
}

enum ks_err ks_parts_open_data(struct ks_parts *parts, struct ks_error *error)
{
    static step_fn *const steps[] = {open_basics, open_folders, ks_parts_try_content,
                                     ks_parts_open_one_store};

    return run_steps(parts, steps, sizeof steps / sizeof steps[0], error);
}

/* On a clock that stands until told every frame is shown at once. */
static void settle_station(struct ks_parts *parts)
{
    parts->station.frame_ms = parts->station.read_ms = ks_clock_monotonic_ms(&parts->clock);
    ks_station_side_tick(parts);
    ks_station_side_step(&parts->station);
    ks_station_side_tick(parts);
}

void ks_parts_settle(struct ks_parts *parts)
{
    do {
        ks_worker_wait(parts->worker);
        ks_kiosk_tick(parts->kiosk);
        ks_parts_serve(parts);
        settle_station(parts);
        ks_contact_side_step(&parts->contact);
    } while (!ks_worker_is_idle(parts->worker));
    ks_watch_look(parts->watch);
    ks_kiosk_tick(parts->kiosk);
}

/* The database and the folder for slips go by the names that kiosk.conf gives them. */
static void give_back(const struct ks_parts *parts)
{
    bool is_file = strncmp(parts->config.store_url, "sqlite:", 7) == 0;
    const char *slash = is_file ? strrchr(parts->db_path, '/') : NULL;
    const char *url = parts->config.printer_url;
    const char *slips = strncmp(url, "file:", 5) == 0 && url[5] != '/' ? url + 5 : "slips";
    const char *also[] = {slash != NULL ? slash + 1 : "hall.db", "offline.db", slips, NULL};

    if (parts->data_dir[0] != '\0')
        ks_ownership_give_back(parts->data_dir, also);
}

void ks_parts_close(struct ks_parts *parts)
{
    (void)ks_parts_await_content(parts, NULL);
    ks_kiosk_free(parts->kiosk);
    ks_worker_free(parts->worker);
    ks_station_side_close(parts);
    ks_contact_side_close(parts);
    ks_watch_free(parts->watch);
    ks_printer_close(parts->printer);
    ks_fonts_close(parts->worker_fonts);
    ks_fonts_close(parts->fonts);
    ks_store_close(parts->looking.worker_store);
    ks_store_close(parts->looking.store);
    ks_arena_destroy(&parts->looking.arena);
    ks_store_close(parts->worker_store);
    ks_store_close(parts->store);
    ks_content_keep(parts->keeping);
    parts->keeping = NULL;
    ks_parts_end_renewal(parts);
    ks_content_free(parts->content);
    give_back(parts);
    parts->kiosk = NULL;
    parts->worker = NULL;
    parts->watch = NULL;
    parts->printer = NULL;
    parts->fonts = parts->worker_fonts = NULL;
    parts->store = parts->worker_store = NULL;
    parts->looking = (struct ks_looking){0};
    parts->serving = (struct ks_serving){0};
    parts->content = NULL;
}
