/* A database in a folder of its own for one test. */
#ifndef KS_TESTS_STORE_SUPPORT_H
#define KS_TESTS_STORE_SUPPORT_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/date.h"
#include "sql/own_schema.h"
#include "store/store_seats.h"

/* 2026-11-23 09:41 at the court, a Monday. */
#define MONDAY "2026-11-23"
#define MONDAY_MS INT64_C(1795398060000)
#define MINUTE_MS INT64_C(60000)

/* A seat that serves mediation alone. */
#define TEST_SEAT(name)                                                                            \
    (&(struct ks_store_seat){                                                                      \
        .id = (name), .lines = (const char *const[]){"mediation"}, .line_count = 1})

struct test_db {
    char folder[64];
    char path[192];
    struct ks_store *store;
    struct ks_store_opening opening;
    int tokens;
    char token[32];
};

static inline int test_db_remove_one(const char *path, const struct stat *info, int type,
                                     struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

static inline void test_db_make(struct test_db *db)
{
    *db = (struct test_db){0};
    strcpy(db->folder, "/tmp/ks-store-XXXXXX");
    assert_non_null(mkdtemp(db->folder));
    snprintf(db->path, sizeof db->path, "%s/hall.db", db->folder);
    own_schema_make(db->folder, db->path, sizeof db->path);
}

static inline void test_db_open(struct test_db *db)
{
    struct ks_error error = {0};
    enum ks_err err = ks_store_open(db->path, MONDAY_MS, &db->store, &db->opening, &error);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    assert_int_equal(err, KS_OK);
}

static inline void test_db_close(struct test_db *db)
{
    ks_store_close(db->store);
    db->store = NULL;
}

static inline int test_db_setup(void **state)
{
    struct test_db *db = malloc(sizeof *db);
    test_db_make(db);
    test_db_open(db);
    *state = db;
    return 0;
}

static inline int test_db_teardown(void **state)
{
    struct test_db *db = *state;
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(db);
    return 0;
}

/* A new gesture's reservation; the token stays valid until the next call. */
static inline struct ks_reservation test_db_wish(struct test_db *db, const char *day,
                                                 const char *kind, int64_t now_ms)
{
    snprintf(db->token, sizeof db->token, "touch-%d", ++db->tokens);
    return (struct ks_reservation){
        .day = day,
        .line = "mediation",
        .prefix = "T",
        .kind = kind,
        .is_priority = strcmp(kind, "priority") == 0,
        .token = db->token,
        .now_ms = now_ms,
    };
}

static inline struct ks_ticket test_db_reserve(struct test_db *db, const char *day,
                                               const char *kind, int64_t now_ms)
{
    struct ks_reservation wish = test_db_wish(db, day, kind, now_ms);
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_OK);
    return ticket;
}

static inline struct ks_ticket test_db_move(struct test_db *db, int64_t id, enum ks_ticket_state to,
                                            int64_t now_ms)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(ks_store_move_ticket(db->store, id, to, false, now_ms, &ticket, &error),
                     KS_OK);
    return ticket;
}

/* Nobody signed in calls who is next to the seat, or once more who was called there. */
static inline enum ks_err test_call_next(struct ks_store *store, const char *day,
                                         const struct ks_store_seat *seat, int64_t now_ms,
                                         struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_seat_act act = {
        .act = KS_QUEUE_CALL, .seat = seat, .day = day, .now_ms = now_ms};
    return ks_store_act_and_call(store, &act, out, NULL, error);
}

static inline enum ks_err test_recall(struct ks_store *store, const char *day, const char *seat,
                                      int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_seat_act act = {
        .act = KS_QUEUE_RECALL, .seat = TEST_SEAT(seat), .day = day, .now_ms = now_ms};
    return ks_store_act_and_call(store, &act, out, NULL, error);
}

/* Reserved and waiting. */
static inline struct ks_ticket test_db_queue(struct test_db *db, const char *kind, int64_t now_ms)
{
    struct ks_ticket ticket = test_db_reserve(db, MONDAY, kind, now_ms);
    return test_db_move(db, ticket.id, KS_TICKET_WAITING, now_ms);
}

#endif
