/* Eight programs do in one hall whatever comes into their heads, at once: take numbers, alone and
 * as one of two, call, serve, transfer, take back, book. What happened is played again from its
 * events by a model that does one thing after another: it must come out the same. */
#include <sys/mman.h>
#include <sys/wait.h>

#include "store/store_appointments.h"
#include "store/store_pairs.h"
#include "store/store_print_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

enum {
    WRITERS = 8,
    ACTS = 200,
    LINES = 3,
    SEATS = 4,
    MOST = 2000,
    GESTURES = ACTS / 2,
    MOST_EVENTS = 256
};

static const char *const line_ids[LINES] = {"mediation", "filing", "enforcement"};
static const char *const letters[LINES] = {"T", "L", "K"};
static const char *const seat_ids[SEATS] = {"1", "2", "3", "4"};

/* What each was told; its own part alone is written by it. */
struct told {
    int64_t tickets[ACTS]; /* ids, as they were given; gestures are shared by two writers */
    int gestures[ACTS];
    int taken, joined, booked, called;
    int refused; /* what somebody else had done before */
};

static struct told *all_told;

struct writer {
    struct ks_store *store;
    struct told *told;
    int index, acts;
    unsigned seed;
    char code[KS_CODE_BYTES]; /* of the last pair; "": none */
};

static int any(struct writer *writer, int below)
{
    writer->seed = writer->seed * 1103515245U + 12345U;
    return (int)((writer->seed >> 16) % (unsigned)below);
}

static int64_t time_of(const struct writer *writer)
{
    return MONDAY_MS + writer->acts * INT64_C(1000) + writer->index;
}

/* Nothing but what may be: somebody was first, nobody is there, all is taken. */
static bool is_done(struct writer *writer, enum ks_err err)
{
    bool is_refused =
        err == KS_ERR_STATE || err == KS_ERR_NOT_FOUND || err == KS_ERR_TAKEN || err == KS_ERR_BUSY;
    writer->told->refused += is_refused;
    if (err != KS_OK && !is_refused)
        _exit(10 + (int)err);
    return err == KS_OK;
}

/* Two writers share a gesture, as a finger and its mouse do. */
static void take(struct writer *writer)
{
    struct told *told = writer->told;
    int line = any(writer, LINES), gesture = told->taken % GESTURES;
    char token[32];
    struct ks_ticket ticket;
    struct ks_pair_row pair;
    snprintf(token, sizeof token, "gesture-%d-%d", writer->index / 2, gesture);
    const struct ks_reservation wish = {.day = MONDAY,
                                        .line = line_ids[line],
                                        .prefix = letters[line],
                                        .kind = "person",
                                        .token = token,
                                        .is_pair = gesture % 3 == 0,
                                        .now_ms = time_of(writer)};
    if (!is_done(writer, ks_store_reserve_ticket(writer->store, &wish, &ticket, NULL)))
        return;
    told->gestures[told->taken] = gesture;
    told->tickets[told->taken++] = ticket.id;
    if (ticket.state == KS_TICKET_RESERVED)
        (void)is_done(writer, ks_store_move_ticket(writer->store, ticket.id, KS_TICKET_WAITING,
                                                   true, time_of(writer), NULL, NULL));
    if (ks_store_pair_of_ticket(writer->store, ticket.id, &pair, NULL) == KS_OK)
        memcpy(writer->code, pair.code, sizeof pair.code);
}

static void join(struct writer *writer)
{
    char token[32];
    struct ks_pair_row pair;
    snprintf(token, sizeof token, "join-%d-%d", writer->index, writer->acts);
    const struct ks_pair_joining joining = {.day = MONDAY,
                                            .code = writer->code,
                                            .kind = "person",
                                            .token = token,
                                            .now_ms = time_of(writer)};
    if (writer->code[0] != '\0' &&
        is_done(writer, ks_store_join_pair(writer->store, &joining, &pair, NULL)))
        writer->told->joined++;
}

static void act(struct writer *writer, enum ks_queue_act what)
{
    int seat = writer->index % SEATS;
    char request[32];
    struct ks_ticket ticket;
    const struct ks_store_seat at = {.id = seat_ids[seat], .lines = line_ids, .line_count = LINES};
    snprintf(request, sizeof request, "wish-%d-%d", writer->index, writer->acts);
    const struct ks_seat_act wish = {.act = what,
                                     .seat = &at,
                                     .day = MONDAY,
                                     .request = request,
                                     .line = line_ids[any(writer, LINES)],
                                     .now_ms = time_of(writer)};
    bool was_done =
        is_done(writer, ks_store_act_and_call(writer->store, &wish, &ticket, NULL, NULL));
    writer->told->called += was_done && what == KS_QUEUE_CALL;
}

static void book(struct writer *writer)
{
    char token[32];
    struct ks_appointment appointment;
    struct ks_print_record job;
    snprintf(token, sizeof token, "book-%d-%d", writer->index, writer->acts);
    const struct ks_appointment_wish wish = {.line = "mediation",
                                             .kind = "person",
                                             .day = "2026-11-24",
                                             .slot_ms = MONDAY_MS + 24 * 60 * MINUTE_MS,
                                             .places = 20,
                                             .token = token,
                                             .now_ms = time_of(writer)};
    if (is_done(writer,
                ks_store_hold_appointment(writer->store, &wish, &appointment, &job, NULL)) &&
        is_done(writer, ks_store_book_appointment(writer->store, appointment.id, time_of(writer),
                                                  &appointment, NULL)))
        writer->told->booked++;
}

static const enum ks_queue_act acts_at_seats[] = {KS_QUEUE_CALL, KS_QUEUE_CAME,     KS_QUEUE_FINISH,
                                                  KS_QUEUE_MISS, KS_QUEUE_TRANSFER, KS_QUEUE_UNDO};

static _Noreturn void write_at_random(const char *path, int index)
{
    struct ks_store_opening opening;
    struct writer writer = {
        .told = &all_told[index], .index = index, .seed = 20261123U + (unsigned)index};
    if (ks_store_open(path, MONDAY_MS, &writer.store, &opening, NULL) != KS_OK)
        _exit(2);
    for (; writer.acts < ACTS; writer.acts++) {
        int choice = any(&writer, 12);
        if (choice < 4)
            take(&writer);
        else if (choice == 4)
            join(&writer);
        else if (choice == 5)
            book(&writer);
        else
            act(&writer, acts_at_seats[choice - 6]);
    }
    ks_store_close(writer.store);
    _exit(0);
}

/* ---- the model ---- */

struct modelled {
    bool is_there;
    enum ks_ticket_state state;
    char line[KS_TICKET_ID_BYTES], seat[KS_TICKET_ID_BYTES];
    int64_t sequence;
    bool is_pair;
    /* its place after each of its events, of which the next one tells, and the row of the last */
    int64_t orders_ms[MOST_EVENTS];
    int order_count, at;
};

static struct modelled model[MOST];
static int events_told, calls_told;

static struct modelled *of_id(int64_t id)
{
    assert_in_range(id, 1, MOST - 1);
    return &model[id];
}

static bool is_before(const struct modelled *a, const struct modelled *b)
{
    int64_t a_ms = a->orders_ms[a->at], b_ms = b->orders_ms[b->at];
    return a_ms != b_ms ? a_ms < b_ms : a->sequence < b->sequence;
}

/* Nobody of the same line who was surely ready stood before whoever is called. */
static void expect_first(const struct modelled *called)
{
    for (int i = 1; i < MOST; i++)
        if (model[i].is_there && !model[i].is_pair && &model[i] != called &&
            ks_ticket_is_queued(model[i].state) && strcmp(model[i].line, called->line) == 0)
            assert_false(is_before(&model[i], called));
}

static void expect_empty(const char *seat)
{
    for (int i = 1; i < MOST; i++)
        if (model[i].is_there &&
            (model[i].state == KS_TICKET_CALLED || model[i].state == KS_TICKET_SERVING))
            assert_string_not_equal(model[i].seat, seat);
}

/* ticket, act, from_state, to_state, line, seat */
static bool play(const struct ks_sql_row *row, void *out)
{
    char act[16], from[16], to[16], seat[KS_TICKET_ID_BYTES];
    struct modelled *ticket = of_id(ks_sql_int(row, 0));
    (void)out;
    ks_sql_text(row, 1, act, sizeof act);
    ks_sql_text(row, 2, from, sizeof from);
    ks_sql_text(row, 3, to, sizeof to);
    ks_sql_text(row, 5, seat, sizeof seat);
    if (strcmp(act, "issue") != 0)
        assert_string_equal(from, ks_ticket_state_code(ticket->state));
    if (strcmp(act, "call") == 0) {
        expect_first(ticket);
        expect_empty(seat);
        calls_told++;
    }
    ticket->at += strcmp(act, "issue") != 0;
    ticket->state = ks_ticket_state_from_code(to);
    assert_int_not_equal(ticket->state, KS_TICKET_STATE_COUNT);
    ks_sql_text(row, 4, ticket->line, sizeof ticket->line);
    memcpy(ticket->seat, seat, sizeof seat);
    events_told++;
    return true;
}

static bool add_order(const struct ks_sql_row *row, void *out)
{
    struct modelled *ticket = of_id(ks_sql_int(row, 0));
    (void)out;
    assert_in_range(ticket->order_count, 0, MOST_EVENTS - 1);
    ticket->orders_ms[ticket->order_count++] = ks_sql_int(row, 1);
    return true;
}

/* id, sequence, is_pair: what an event does not tell. */
static bool learn(const struct ks_sql_row *row, void *out)
{
    struct modelled *ticket = of_id(ks_sql_int(row, 0));
    (void)out;
    ticket->is_there = true;
    ticket->sequence = ks_sql_int(row, 1);
    ticket->is_pair = ks_sql_int(row, 2) != 0;
    ticket->state = KS_TICKET_STATE_COUNT; /* until it is told */
    return true;
}

static bool is_as_played(const struct ks_sql_row *row, void *out)
{
    char state[16];
    (void)out;
    ks_sql_text(row, 1, state, sizeof state);
    assert_string_equal(state, ks_ticket_state_code(of_id(ks_sql_int(row, 0))->state));
    return true;
}

static void each(struct test_db *db, const char *text,
                 bool (*read)(const struct ks_sql_row *row, void *out))
{
    assert_int_equal(ks_sql_each(db->store->sql, text, NULL, 0, read, NULL, NULL), KS_OK);
}

static int64_t ask(struct test_db *db, const char *text)
{
    int64_t number = 0;
    assert_int_equal(ks_sql_run(db->store->sql, text, NULL, 0, ks_sql_read_int, &number, NULL),
                     KS_OK);
    return number;
}

/* A gesture of two writers gave both the same number, and each number is of one gesture. */
static int count_gestures(void)
{
    int64_t by_gesture[WRITERS / 2][GESTURES] = {{0}};
    int count = 0;
    for (int i = 0; i < WRITERS; i++) {
        for (int j = 0; j < all_told[i].taken; j++) {
            int64_t *first = &by_gesture[i / 2][all_told[i].gestures[j]];
            count += *first == 0;
            if (*first != 0)
                assert_int_equal(*first, all_told[i].tickets[j]);
            *first = all_told[i].tickets[j];
        }
    }
    return count;
}

static int sum_of(size_t member)
{
    int sum = 0;
    for (int i = 0; i < WRITERS; i++)
        sum += *(const int *)((const char *)&all_told[i] + member);
    return sum;
}

static void run_writers(const char *path, void (*write)(const char *path, int index))
{
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0)
            write(path, i);
    for (int i = 0; i < WRITERS; i++) {
        int status = 0;
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}

/* Each is told by its own part of all_told, which is the caller's to unmap. */
static void run_all(struct test_db *db, void (*write)(const char *path, int index))
{
    all_told = mmap(NULL, WRITERS * sizeof *all_told, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(all_told != MAP_FAILED);
    test_db_close(db);
    run_writers(db->path, write);
    test_db_open(db);
}

static void eight_at_once_do_what_one_after_another_would(void **state)
{
    struct test_db *db = *state;
    run_all(db, write_at_random);

    each(db,
         "SELECT id, sequence, EXISTS (SELECT 1 FROM pair WHERE pair.ticket = ticket.id) "
         "FROM ticket",
         learn);
    each(db,
         "SELECT ticket, was_order_ms FROM event WHERE to_state <> '' AND act <> 'issue' "
         "ORDER BY n",
         add_order);
    each(db, "SELECT id, order_ms FROM ticket", add_order);
    each(db,
         "SELECT ticket, act, from_state, to_state, line, seat FROM event "
         "WHERE to_state <> '' ORDER BY n",
         play);
    each(db, "SELECT id, state FROM ticket", is_as_played);

    assert_int_equal(ask(db, "SELECT count(*) FROM ticket"), count_gestures());
    assert_int_equal(ask(db, "SELECT count(*) FROM series WHERE last_number <> (SELECT count(*) "
                             "FROM ticket WHERE ticket.series = series.series)"),
                     0);
    /* whatever their clocks say, a later number never stands before an earlier one */
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket AS a JOIN ticket AS b ON a.series = "
                             "b.series AND a.sequence < b.sequence AND a.order_ms > b.order_ms "
                             "WHERE NOT EXISTS (SELECT 1 FROM pair WHERE pair.ticket IN (a.id, "
                             "b.id)) AND NOT EXISTS (SELECT 1 FROM event WHERE event.ticket IN "
                             "(a.id, b.id) AND event.act = 'back')"),
                     0);
    assert_int_equal(ask(db, "SELECT count(*) FROM appointment WHERE state = 'booked'"),
                     sum_of(offsetof(struct told, booked)));
    assert_int_equal(ask(db, "SELECT count(*) FROM pair_side WHERE side = 2"),
                     sum_of(offsetof(struct told, joined)));
    assert_int_equal(calls_told, sum_of(offsetof(struct told, called)));
    print_message("%d events, %d calls, %d refused\n", events_told, calls_told,
                  sum_of(offsetof(struct told, refused)));
    assert_true(calls_told > WRITERS);
    munmap(all_told, WRITERS * sizeof *all_told);
}

/* ---- a line that ends ---- */

enum { CAPACITY = 50 };

/* Asks on until there is none left. */
static _Noreturn void take_to_the_end(const char *path, int index)
{
    struct ks_store_opening opening;
    struct writer writer = {.told = &all_told[index], .index = index};
    if (ks_store_open(path, MONDAY_MS, &writer.store, &opening, NULL) != KS_OK)
        _exit(2);
    for (enum ks_err err = KS_OK; err != KS_ERR_TAKEN; writer.acts++) {
        char token[32];
        struct ks_ticket ticket;
        struct ks_print_record job;
        snprintf(token, sizeof token, "last-%d-%d", index, writer.acts);
        const struct ks_reservation wish = {.day = MONDAY,
                                            .line = "mediation",
                                            .prefix = "T",
                                            .kind = "person",
                                            .token = token,
                                            .capacity = CAPACITY,
                                            .is_pair = writer.acts % 4 == 3,
                                            .now_ms = MONDAY_MS};
        err = writer.acts % 2 == 0
                  ? ks_store_reserve_ticket(writer.store, &wish, &ticket, NULL)
                  : ks_store_reserve_printed_ticket(writer.store, &wish, &ticket, &job, NULL);
        if (err != KS_OK && err != KS_ERR_TAKEN && err != KS_ERR_BUSY)
            _exit(10 + (int)err);
        writer.told->taken += err == KS_OK;
    }
    ks_store_close(writer.store);
    _exit(0);
}

static void eight_at_once_are_given_no_number_more_than_a_line_has(void **state)
{
    struct test_db *db = *state;
    run_all(db, take_to_the_end);

    assert_int_equal(sum_of(offsetof(struct told, taken)), CAPACITY);
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket"), CAPACITY);
    assert_int_equal(ask(db, "SELECT max(sequence) FROM ticket"), CAPACITY);
    assert_int_equal(ask(db, "SELECT last_number FROM series"), CAPACITY);
    assert_int_equal(ask(db, "SELECT count(*) FROM event WHERE act = 'issue'"), CAPACITY);
    munmap(all_told, WRITERS * sizeof *all_told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(eight_at_once_do_what_one_after_another_would,
                                        test_db_setup, test_db_teardown),
        cmocka_unit_test_setup_teardown(eight_at_once_are_given_no_number_more_than_a_line_has,
                                        test_db_setup, test_db_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
