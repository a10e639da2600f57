/* A database as a kiosk leaves it, changed as the input says, and worked with. */
#include "fuzz/hall_db.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "fuzz/fuzz.h"
#include "store/store_clock.h"
#include "store/store_figures.h"
#include "store/store_papers.h"
#include "store/store_print_jobs.h"
#include "store/store_seats.h"

enum { CHANGE_BYTES = 4, MOST_CHANGES = 256, SHOWN = 50 };

static struct ks_arena arena; /* of the database as it was made, until the program ends */
static char *made;
static size_t made_bytes;
static const char *folder, *path;

const char *hall_db_path(void)
{
    return path;
}

void hall_db_clear(void)
{
    struct ks_error error = {0};

    ks_file_remove_tree(folder);
    fuzz_check(ks_file_make_dirs(folder, &error) == KS_OK, error.text);
}

static const char *const lines[] = {"mediation"};
static const struct ks_store_seat first = {"1", lines, 1}, second = {"2", lines, 1};

static struct ks_reservation wish(const char *token)
{
    return (struct ks_reservation){.day = HALL_DB_DAY,
                                   .line = "mediation",
                                   .prefix = "T",
                                   .kind = "person",
                                   .token = token,
                                   .now_ms = HALL_DB_NOW};
}

static enum ks_err call(struct ks_store *store, const struct ks_store_seat *seat,
                        struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_seat_act act = {
        .act = KS_QUEUE_CALL, .seat = seat, .day = HALL_DB_DAY, .now_ms = HALL_DB_NOW};

    return ks_store_act_and_call(store, &act, out, NULL, error);
}

static void fill(struct ks_store *store)
{
    static const char *const tokens[] = {"one", "two", "three", "four"};
    static const enum ks_print_job_state ends[] = {KS_PRINT_JOB_PRINTED, KS_PRINT_JOB_PRINTED,
                                                   KS_PRINT_JOB_UNKNOWN, KS_PRINT_JOB_FAILED};
    const struct ks_receipt receipt = {.code = HALL_DB_CODE,
                                       .notice_version = "2026-11-22",
                                       .items = "no-property,evidence",
                                       .signature = (const uint8_t *)"sealed",
                                       .signature_bytes = 6,
                                       .signed_ms = HALL_DB_NOW};
    struct ks_error error = {0};
    struct ks_print_record job;
    struct ks_ticket ticket;
    enum ks_err err = ks_store_add_receipt(store, &receipt, &error);

    for (size_t i = 0; err == KS_OK && i < sizeof ends / sizeof ends[0]; i++) {
        struct ks_reservation wanted = wish(tokens[i]);
        err = ks_store_reserve_printed_ticket(store, &wanted, &ticket, &job, &error);
        if (err == KS_OK)
            err = ks_store_start_print_job(store, job.id, HALL_DB_NOW, &job, &error);
        if (err == KS_OK)
            err = ks_store_finish_print_job(store, job.id, ends[i], "offline", HALL_DB_NOW, NULL,
                                            &error);
    }
    if (err == KS_OK)
        err = call(store, &first, &ticket, &error);
    fuzz_check(err == KS_OK, error.text);
}

/* Places all over the file, most of them in the head of a page. */
static void add_changes(void)
{
    static const uint8_t values[] = {0, 1, 5, 10, 13, 127, 128, 255};

    for (size_t place = 0; place < made_bytes; place += place % 4096 < 16 ? 1 : 511) {
        uint8_t change[] = {(uint8_t)(place >> 16), (uint8_t)(place >> 8), (uint8_t)place,
                            values[place % sizeof values]};
        fuzz_add(NULL, change, sizeof change);
    }
}

void hall_db_prepare(void)
{
    struct ks_store_opening opening;
    struct ks_store *store = NULL;
    struct ks_error error = {0};

    folder = fuzz_path("hall");
    path = fuzz_path("hall/hall.db");
    hall_db_clear();
    enum ks_err err = ks_store_open(path, HALL_DB_NOW, &store, &opening, &error);
    fuzz_check(err == KS_OK, error.text);
    fill(store);
    ks_store_close(store);
    fuzz_check(ks_file_read_all(path, &arena, &made, &made_bytes, &error) == KS_OK, error.text);
    add_changes();
}

void hall_db_write(const char *to, const uint8_t *data, size_t bytes)
{
    uint8_t *changed = malloc(made_bytes);
    size_t end = made_bytes;

    fuzz_check(changed != NULL, "no memory");
    memcpy(changed, made, made_bytes);
    for (size_t i = 0; i + CHANGE_BYTES <= bytes && i < CHANGE_BYTES * MOST_CHANGES;
         i += CHANGE_BYTES) {
        size_t place = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
        if (place < made_bytes)
            changed[place] = data[i + 3];
        else
            end = place % made_bytes;
    }
    fuzz_write(to, changed, end);
    free(changed);
}

static int ends(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

static void check_ticket(const struct ks_ticket *ticket)
{
    fuzz_check((unsigned)ticket->state < KS_TICKET_STATE_COUNT, "a ticket in no state");
    fuzz_check(ends(ticket->day, sizeof ticket->day), "a day without an end");
    fuzz_check(ends(ticket->number, sizeof ticket->number), "a number without an end");
    fuzz_check(ends(ticket->kind, sizeof ticket->kind), "a kind without an end");
    fuzz_check(ends(ticket->seat, sizeof ticket->seat), "a seat without an end");
}

static void read_jobs(struct ks_store *store)
{
    struct ks_print_record jobs[SHOWN];
    struct ks_unsure_paper papers[SHOWN];
    struct ks_error error = {0};
    int count = 0;

    if (ks_store_list_print_jobs(store, jobs, SHOWN, &count, &error) == KS_OK)
        for (int i = 0; i < count; i++) {
            fuzz_check((unsigned)jobs[i].kind <= KS_PAPER_KIND_COUNT, "a job of no kind");
            fuzz_check((unsigned)jobs[i].state <= KS_PRINT_JOB_STATE_COUNT, "a job in no state");
            fuzz_check(ends(jobs[i].reason, sizeof jobs[i].reason), "a reason without an end");
        }
    if (ks_store_list_unsure(store, HALL_DB_DAY, papers, SHOWN, &count, &error) == KS_OK)
        for (int i = 0; i < count && i < SHOWN; i++)
            check_ticket(&papers[i].ticket);
    (void)!ks_store_count_unsure(store, &count, &error);
}

static bool show(const struct ks_day_figures *row, void *ctx)
{
    (void)ctx;
    fuzz_check(ends(row->day, sizeof row->day), "a day of figures without an end");
    fuzz_check(ends(row->kind, sizeof row->kind), "a kind of figures without an end");
    return true;
}

static void read_rest(struct ks_store *store)
{
    struct ks_queue_summary summary = {0};
    struct ks_receipt receipt = {0};
    struct ks_arena mine = {0};
    struct ks_error error = {0};
    struct ks_ticket ticket;

    if (ks_store_summarise(store, HALL_DB_DAY, &summary, &error) == KS_OK && summary.has_current)
        check_ticket(&summary.current);
    if (ks_store_find_receipt(store, HALL_DB_CODE, &mine, &receipt, &error) == KS_OK)
        fuzz_check(receipt.items != NULL && receipt.notice_version != NULL, "half a receipt");
    ks_arena_destroy(&mine);
    for (int64_t id = 1; id < 6; id++)
        if (ks_store_get_ticket(store, id, &ticket, &error) == KS_OK)
            check_ticket(&ticket);
    (void)!ks_store_show_figures(store, "2000-01-01", "2099-12-31", show, NULL, &error);
    (void)!ks_store_check_clock(store, HALL_DB_NOW, &error);
    (void)!ks_store_check(store, &error);
}

static void change(struct ks_store *store)
{
    struct ks_keeping keeping = {.days = 30, .receipt_days = 1095};
    struct ks_reservation wanted = wish("five");
    struct ks_print_job_recovery recovery = {0};
    struct ks_print_record job;
    struct ks_error error = {0};
    struct ks_ticket ticket;
    bool is_more = true;
    int count = 0;

    if (ks_store_reserve_printed_ticket(store, &wanted, &ticket, &job, &error) == KS_OK)
        check_ticket(&ticket);
    if (call(store, &second, &ticket, &error) == KS_OK)
        check_ticket(&ticket);
    (void)!ks_store_recover_print_jobs(store, HALL_DB_NOW, &recovery, &error);
    (void)!ks_store_cancel_stale(store, HALL_DB_DAY, HALL_DB_NOW, HALL_DB_NOW, &count, &error);
    for (int i = 0; i < 20 && is_more; i++)
        if (ks_store_tidy_step(store, &keeping, HALL_DB_NOW, &is_more, &error) != KS_OK)
            break;
}

int hall_db_work(void)
{
    struct ks_store_opening opening = {0};
    struct ks_store *store = NULL;
    struct ks_error error = {0};
    enum ks_err err = ks_store_open(path, HALL_DB_NOW, &store, &opening, &error);

    fuzz_check((err == KS_OK) == (store != NULL), "a handle beside an error");
    fuzz_check(err == KS_OK || error.text[0] != '\0', "an error without a word");
    fuzz_check(err == KS_OK || err == KS_ERR_INPUT || err == KS_ERR_VERSION || err == KS_ERR_IO,
               error.text);
    if (err == KS_OK) {
        read_jobs(store);
        read_rest(store);
        change(store);
        read_jobs(store);
    }
    ks_store_close(store);
    return !opening.was_corrupt;
}
