/* A hall, and a kiosk whose line to it is cut, with a file of its own. */
#ifndef KS_TESTS_STORE_AWAY_H
#define KS_TESTS_STORE_AWAY_H

#include "store/store_offline.h"
#include "store/store_papers.h"
#include "store/store_private.h"
#include "store/support.h"

#define TUESDAY "2026-11-24"
#define DAY_MS (24 * 60 * MINUTE_MS)

static const struct ks_offline_origin first_machine = {1, 1};

struct away {
    struct test_db *db; /* the hall */
    char own_path[200];
    struct ks_store *own;
};

static inline struct ks_store *open_own(const char *path)
{
    struct ks_store *own = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    if (ks_store_open_own(path, MONDAY_MS, &own, &opening, &error) != KS_OK)
        print_error("%s\n", error.text);
    return own;
}

/* The hall knows one kiosk, the first machine at place 1. */
static inline void enrol(struct ks_store *hall, int epoch)
{
    char text[400];
    snprintf(text, sizeof text,
             "INSERT INTO device (hall, place, epoch, name, spot, key, hardware, state, made_ms, "
             "changed_ms) VALUES (1, 1, %d, 'K1-%d', '', 'key-%d', '', '%s', 0, 0)",
             epoch, epoch, epoch, epoch == 1 ? "active" : "replaced");
    assert_int_equal(ks_sql_run_script(hall->sql, text, NULL), KS_OK);
}

static inline int away_setup(void **state)
{
    struct away *away = calloc(1, sizeof *away);
    void *db = NULL;
    test_db_setup(&db);
    away->db = db;
    snprintf(away->own_path, sizeof away->own_path, "%s/offline.db", away->db->folder);
    away->own = open_own(away->own_path);
    assert_non_null(away->own);
    enrol(away->db->store, 1);
    *state = away;
    return 0;
}

static inline int away_teardown(void **state)
{
    struct away *away = *state;
    void *db = away->db;
    ks_store_close(away->own);
    free(away);
    return test_db_teardown(&db);
}

static inline struct ks_ticket give(struct ks_store *own, const char *token, const char *day,
                                    int64_t now_ms)
{
    const struct ks_reservation wanted = {.day = day,
                                          .line = "mediation",
                                          .prefix = "F1.1",
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = now_ms,
                                          .origin = &first_machine};
    struct ks_ticket ticket = {0};
    struct ks_print_record job = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_store_reserve_printed_ticket(own, &wanted, &ticket, &job, &error);
    if (err == KS_OK)
        err = ks_store_start_print_job(own, job.id, now_ms, &job, &error);
    if (err == KS_OK)
        err = ks_store_finish_print_job(own, job.id, KS_PRINT_JOB_PRINTED, "", now_ms, &ticket,
                                        &error);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    return ticket;
}

/* As the kiosk does when the line is back, up to `most` numbers; how many. */
static inline int carry(struct ks_store *own, struct ks_store *hall, int most, int64_t contact_ms,
                        int64_t now_ms)
{
    struct ks_offline_row rows[8];
    struct ks_ticket ticket;
    struct ks_error error = {0};
    int count = 0, carried = 0;
    bool is_twice = false;
    while (carried < most &&
           ks_store_list_unsent(own, 0, rows, most - carried < 8 ? most - carried : 8, &count,
                                &error) == KS_OK &&
           count > 0) {
        for (int i = 0; i < count; i++, carried++) {
            if (ks_store_merge_offline(hall, &rows[i], contact_ms, now_ms, &ticket, &is_twice,
                                       &error) != KS_OK ||
                ks_store_note_sent(own, &rows[i], now_ms, &error) != KS_OK) {
                print_error("%s\n", error.text);
                return -1;
            }
        }
    }
    return carried;
}

static inline int carry_all(const struct away *away, int64_t now_ms)
{
    return carry(away->own, away->db->store, 1000, MONDAY_MS, now_ms);
}

static inline struct ks_ticket find(const struct away *away, const char *day, const char *number)
{
    struct ks_ticket ticket = {0};
    struct ks_error error = {0};
    if (ks_store_find_number(away->db->store, day, number, &ticket, &error) != KS_OK)
        print_error("%s\n", error.text);
    return ticket;
}

static inline int64_t count_rows(struct ks_store *store, const char *text)
{
    int64_t count = -1;
    assert_int_equal(ks_sql_run(store->sql, text, NULL, 0, ks_sql_read_int, &count, NULL), KS_OK);
    return count;
}

static inline enum ks_err admit(const struct away *away, const char *number, int64_t now_ms,
                                struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_reservation wanted = {
        .day = MONDAY, .line = "filing", .kind = "person", .now_ms = now_ms};
    return ks_store_admit_offline(away->db->store, number, &wanted, "li", out, error);
}

#define AWAY_TEST(name) cmocka_unit_test_setup_teardown(name, away_setup, away_teardown)

#endif
