/* A busy hall in which programs die: eight seats call, two kiosks give numbers, any of them is
 * killed at any moment and another takes its place. Nobody is called twice or lost, and a wish
 * whose answer was lost is asked again and gives the same ticket. KS_STRESS_TICKETS=10000 for a
 * long one. */
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#include "store/store_private.h"
#include "store/support.h"

enum { SEATS = 8, KIOSKS = 2, MOST_TICKETS = 20000, LINES = 3 };

static const char *const line_ids[LINES] = {"mediation", "filing", "enforcement"};
static const char *const letters[LINES] = {"T", "L", "K"};

/* What outlives a death: shared by all, each part written by one at a time. */
struct memory {
    int wanted;           /* tickets to be given */
    int given[KIOSKS];    /* wishes carried out by each kiosk, and known to be */
    int served[SEATS];    /* visitors finished at each seat, and known to be */
    int64_t asked[SEATS]; /* the ticket that the running wish of the seat gave; 0: none yet */
    int wishes[SEATS];    /* counted: a token each */
    int repeated[SEATS];  /* wishes asked again after a death that had been carried out */
    char has_differed;    /* a wish asked again gave another ticket */
    int64_t by_id[MOST_TICKETS]; /* how often a ticket was finished */
};

static struct memory *memory;

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return MONDAY_MS + (now.tv_sec % 3600) * INT64_C(1000) + now.tv_nsec / 1000000;
}

static struct ks_store *open_patiently(const char *path)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    enum ks_err err;
    do {
        err = ks_store_open(path, MONDAY_MS, &store, &opening, NULL);
    } while (err == KS_ERR_BUSY);
    if (err != KS_OK || opening.was_corrupt)
        _exit(3);
    return store;
}

/* Gives numbers until its share is given; a wish cut short is asked again by the next of its kind.
 */
static _Noreturn void child_gives(const char *path, int kiosk)
{
    struct ks_store *store = open_patiently(path);
    while (memory->given[kiosk] < memory->wanted / KIOSKS) {
        int number = memory->given[kiosk];
        char token[32];
        snprintf(token, sizeof token, "touch-%d-%d", kiosk, number);
        const struct ks_reservation wish = {.day = MONDAY,
                                            .line = line_ids[number % LINES],
                                            .prefix = letters[number % LINES],
                                            .kind = number % 5 == 0 ? "priority" : "person",
                                            .is_priority = number % 5 == 0,
                                            .token = token,
                                            .now_ms = now_ms()};
        struct ks_ticket ticket;
        enum ks_err err = ks_store_reserve_ticket(store, &wish, &ticket, NULL);
        if (err == KS_OK && ticket.state == KS_TICKET_RESERVED)
            err = ks_store_move_ticket(store, ticket.id, KS_TICKET_WAITING, false, now_ms(), NULL,
                                       NULL);
        if (err != KS_OK && err != KS_ERR_BUSY)
            _exit(4);
        memory->given[kiosk] += err == KS_OK;
    }
    ks_store_close(store);
    _exit(0);
}

struct seat_work {
    struct ks_store *store;
    struct ks_store_seat seat;
    int index;
};

static enum ks_err do_patiently(const struct seat_work *work, enum ks_queue_act what,
                                const char *request, struct ks_ticket *out)
{
    const struct ks_seat_act act = {.act = what,
                                    .seat = &work->seat,
                                    .day = MONDAY,
                                    .actor = work->seat.id,
                                    .request = request,
                                    .now_ms = now_ms()};
    enum ks_err err;
    do {
        err = ks_store_act_and_call(work->store, &act, out, NULL, NULL);
    } while (err == KS_ERR_BUSY);
    return err;
}

/* Whoever comes to a seat that has somebody goes on with them. */
static bool finish_who_is_there(const struct seat_work *work)
{
    struct ks_ticket ticket;
    enum ks_err err = ks_ticket_at_seat(work->store, MONDAY, work->seat.id, &ticket, NULL);
    if (err == KS_OK && ticket.state == KS_TICKET_CALLED)
        err = do_patiently(work, KS_QUEUE_CAME, NULL, &ticket);
    if (err == KS_OK)
        err = do_patiently(work, KS_QUEUE_FINISH, NULL, &ticket);
    return err == KS_OK || err == KS_ERR_NOT_FOUND;
}

/* The call of the running wish. Its answer is remembered before the next wish; one that comes twice
 * must be the same. */
static enum ks_err call(const struct seat_work *work)
{
    char request[32];
    struct ks_ticket ticket;
    int64_t before = memory->asked[work->index];
    snprintf(request, sizeof request, "wish-%d-%d", work->index, memory->wishes[work->index]);
    enum ks_err err = do_patiently(work, KS_QUEUE_CALL, request, &ticket);
    if (err != KS_OK)
        return err;
    if (before != 0) {
        memory->repeated[work->index]++;
        memory->has_differed |= before != ticket.id;
    }
    memory->asked[work->index] = ticket.id;
    return KS_OK;
}

static _Noreturn void child_calls(const char *path, int index)
{
    char id[12];
    const char *const lines[] = {line_ids[index % LINES], line_ids[(index + 1) % LINES]};
    snprintf(id, sizeof id, "%d", index + 1);
    const struct seat_work work = {open_patiently(path), {id, lines, 2}, index};
    for (;;) {
        enum ks_err err = call(&work);
        if (err == KS_ERR_STATE) { /* somebody is there from a wish before */
            if (!finish_who_is_there(&work))
                _exit(5);
            continue;
        }
        if (err == KS_ERR_NOT_FOUND) {
            if (memory->given[0] + memory->given[1] >= memory->wanted)
                break;
            usleep(2000);
            continue;
        }
        if (err != KS_OK || !finish_who_is_there(&work))
            _exit(6);
        memory->served[index]++;
        memory->asked[index] = 0;
        memory->wishes[index]++;
    }
    ks_store_close(work.store);
    _exit(0);
}

static pid_t start(const char *path, int who)
{
    pid_t child = fork();
    if (child == 0 && who < SEATS)
        child_calls(path, who);
    if (child == 0)
        child_gives(path, who - SEATS);
    return child;
}

static int served(void)
{
    int count = 0;
    for (int i = 0; i < SEATS; i++)
        count += memory->served[i];
    return count;
}

/* Kills one after another as the work goes on, however fast the machine is, each replaced at once,
 * until all are done. */
static int run_and_kill(const char *path, int kills)
{
    pid_t children[SEATS + KIOSKS];
    int deaths = 0, left = SEATS + KIOSKS;
    for (int i = 0; i < SEATS + KIOSKS; i++)
        children[i] = start(path, i);
    while (left > 0) {
        int victim = rand() % (SEATS + KIOSKS), status;
        usleep((useconds_t)(rand() % 3000));
        if (deaths < kills && deaths < served() * kills / memory->wanted + 1 &&
            children[victim] > 0)
            kill(children[victim], SIGKILL);
        for (int i = 0; i < SEATS + KIOSKS; i++) {
            if (children[i] <= 0 || waitpid(children[i], &status, WNOHANG) != children[i])
                continue;
            deaths += WIFSIGNALED(status);
            if (!WIFSIGNALED(status))
                assert_int_equal(WEXITSTATUS(status), 0);
            children[i] = WIFSIGNALED(status) ? start(path, i) : 0;
            left -= !WIFSIGNALED(status);
        }
    }
    return deaths;
}

static bool count_finish(const struct ks_sql_row *row, void *out)
{
    int64_t id = ks_sql_int(row, 0);
    (void)out;
    assert_in_range(id, 1, MOST_TICKETS - 1);
    memory->by_id[id]++;
    return true;
}

static bool is_finished_once(const struct ks_sql_row *row, void *out)
{
    (void)out;
    assert_int_equal(memory->by_id[ks_sql_int(row, 0)], 1);
    return true;
}

static int64_t ask(struct test_db *db, const char *text)
{
    int64_t number = 0;
    assert_int_equal(ks_sql_run(db->store->sql, text, NULL, 0, ks_sql_read_int, &number, NULL),
                     KS_OK);
    return number;
}

static void a_busy_hall_in_which_programs_die_loses_nobody_and_calls_nobody_twice(void **state)
{
    struct test_db *db = *state;
    const char *wanted = getenv("KS_STRESS_TICKETS");
    memory = mmap(NULL, sizeof *memory, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(memory != MAP_FAILED);
    memory->wanted = wanted != NULL ? atoi(wanted) / KIOSKS * KIOSKS : 400;
    assert_in_range(memory->wanted, KIOSKS, MOST_TICKETS - 1);
    test_db_close(db);
    srand(20261123);
    int deaths = run_and_kill(db->path, memory->wanted / 10);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket"), memory->wanted);
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket WHERE state <> 'finished'"), 0);
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket WHERE call_count <> 1"), 0);
    assert_int_equal(ks_sql_each(db->store->sql, "SELECT ticket FROM event WHERE act = 'finish'",
                                 NULL, 0, count_finish, NULL, NULL),
                     KS_OK);
    assert_int_equal(
        ks_sql_each(db->store->sql, "SELECT id FROM ticket", NULL, 0, is_finished_once, NULL, NULL),
        KS_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM event WHERE act = 'call'"), memory->wanted);
    assert_int_equal(ask(db, "SELECT max(last_number) FROM series"), (memory->wanted + 2) / 3);
    assert_false(memory->has_differed);
    int repeated = 0;
    for (int i = 0; i < SEATS; i++)
        repeated += memory->repeated[i];
    print_message("%d tickets, %d deaths, %d wishes asked again\n", memory->wanted, deaths,
                  repeated);
    assert_true(deaths >= memory->wanted / 40);
    munmap(memory, sizeof *memory);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_busy_hall_in_which_programs_die_loses_nobody_and_calls_nobody_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
