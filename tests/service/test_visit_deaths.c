/* Killed at every step of a pair and of an appointment: what is on paper is kept, and nothing is
 * there twice. */
#include <signal.h>
#include <sys/wait.h>

#include "service/appointments.h"
#include "service/kill_support.h"
#include "service/queue_pairs.h"
#include "service/spool_support.h"
#include "store/store_appointments.h"
#include "store/store_pairs.h"

enum { KILLS = 36, STEPS = 3, MOST_CODES = 2000, SLOTS = 13 };

static struct ks_service_line lines[] = {{.id = "mediation",
                                          .letter = "T",
                                          .name = WORDS("调解", "Mediation"),
                                          .hours = court_hours,
                                          .hours_count = 2,
                                          .minutes_low = 15,
                                          .minutes_high = 30,
                                          .slot_minutes = 30,
                                          .slot_places = 40}};

static int deaths_setup(void **state)
{
    int failed = court_setup(state);
    ((struct court *)*state)->content->hall.lines = lines;
    return failed;
}

static void open_store(struct court *court)
{
    struct ks_store_opening opening;
    int unsure = 0;
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, &court->error),
        KS_OK);
    assert_false(opening.was_corrupt);
    court->desk.store = court->store;
    assert_int_equal(ks_papers_recover(&court->desk, &unsure, &court->error), KS_OK);
}

/* A pair taken, joined; an appointment booked: a byte goes before each step. */
static void visit_once(struct court *court, int fd, int round, int i)
{
    char tokens[STEPS][32];
    struct ks_take_result first, second;
    struct ks_book_result booked;
    for (int k = 0; k < STEPS; k++)
        snprintf(tokens[k], sizeof tokens[k], "gesture-%d-%d-%d", round, i, k);
    const struct ks_take_request take_one = {
        .token = tokens[0], .kind = "person", .lang = KS_LANG_EN, .is_pair = true};
    if (write(fd, "x", 1) != 1 ||
        ks_queue_take(&court->desk, &take_one, &first, &court->error) != KS_OK)
        _exit(4);
    const struct ks_take_request joining = {
        .token = tokens[1], .kind = "person", .lang = KS_LANG_EN, .pair_code = first.pair_code};
    if (write(fd, "x", 1) != 1 ||
        ks_queue_join(&court->desk, &joining, &second, &court->error) != KS_OK)
        _exit(5);
    int minute = (i + round) % SLOTS;
    const struct ks_book_request booking = {
        .token = tokens[2],
        .line = "mediation",
        .kind = "person",
        .lang = KS_LANG_EN,
        .slot_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 24},
                                      minute < 6 ? 540 + 30 * minute : 810 + 30 * (minute - 6))};
    if (write(fd, "x", 1) != 1 ||
        ks_appointment_book(&court->desk, &booking, &booked, &court->error) != KS_OK)
        _exit(6);
}

static void run_and_kill(struct court *court, int round,
                         void (*once)(struct court *court, int fd, int round, int i), int steps)
{
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        open_store(court);
        for (int i = 0;; i++)
            once(court, pipes[1], round, i);
    }
    close(pipes[1]);
    kill_in_step(child, pipes[0], steps);
    close(pipes[0]);
}

/* The codes on paper of so many digits, each slip's first. */
struct codes {
    char codes[MOST_CODES][KS_CODE_BYTES];
    int count;
};

static void read_codes(const struct court *court, int digits, struct codes *out)
{
    char pattern[160], line[256];
    glob_t found;
    out->count = 0;
    snprintf(pattern, sizeof pattern, "%s/[0-9]*.txt", court->slips);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        FILE *file = fopen(found.gl_pathv[i], "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file) != NULL)
            if (strncmp(line, "QR: ", 4) == 0 && (int)strspn(line + 4, "0123456789") == digits &&
                line[4 + digits] == '\n' && out->count < MOST_CODES) {
                memcpy(out->codes[out->count], line + 4, (size_t)digits);
                out->codes[out->count++][digits] = '\0';
            }
        fclose(file);
    }
    globfree(&found);
    for (int i = 0; i < out->count; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(out->codes[i], out->codes[k]); /* none on paper twice */
}

/* Each pair on paper is there with its first, and with the second at most once. */
static void check_pairs(struct court *court, const struct codes *codes)
{
    for (int i = 0; i < codes->count; i++) {
        struct ks_pair_row pair;
        struct ks_ticket ticket;
        assert_int_equal(
            ks_store_find_pair(court->store, "2026-11-23", codes->codes[i], &pair, &court->error),
            KS_OK);
        assert_true(pair.sides[0].came_ms > 0);
        assert_int_equal(ks_store_get_ticket(court->store, pair.ticket_id, &ticket, &court->error),
                         KS_OK);
        assert_true(ticket.state == KS_TICKET_WAITING || ticket.state == KS_TICKET_RESERVED);
        assert_int_equal(ticket.awaits_other, pair.sides[1].came_ms == 0);
    }
}

static struct codes *printed; /* of appointments; of the children that check in */

static void check_in_once(struct court *court, int fd, int round, int i)
{
    struct ks_my_appointment own;
    struct ks_take_result take;
    const char *code = printed->codes[(round * 7 + i) % printed->count];
    if (write(fd, "x", 1) != 1 ||
        ks_appointment_look(&court->desk, code, court->time.wall_ms, &own, &court->error) != KS_OK)
        _exit(7);
    const struct ks_take_request request = {.token = own.token,
                                            .line = own.booking.line,
                                            .kind = own.booking.kind,
                                            .lang = KS_LANG_EN,
                                            .appointment_id = own.booking.id};
    /* One that died while it printed is unsure from then on. */
    enum ks_err err = own.arrival == KS_SLOT_NOT_YET
                          ? KS_OK
                          : ks_queue_take(&court->desk, &request, &take, &court->error);
    if (err != KS_OK && err != KS_ERR_PRINTER)
        _exit(8);
}

/* Each code is one number: none is lost, and no two are the same. */
static void check_numbers(struct court *court, const struct codes *codes)
{
    int64_t *tickets = calloc(MOST_CODES, sizeof *tickets);
    int count = 0;
    for (int i = 0; i < codes->count; i++) {
        struct ks_appointment row;
        assert_int_equal(
            ks_store_find_appointment(court->store, codes->codes[i], &row, &court->error), KS_OK);
        assert_true(row.state == KS_APPOINTMENT_CHECKED_IN || row.state == KS_APPOINTMENT_BOOKED ||
                    (row.state == KS_APPOINTMENT_HELD && row.is_paper_unsure));
        for (int k = 0; row.ticket_id != 0 && k < count; k++)
            assert_int_not_equal(tickets[k], row.ticket_id);
        if (row.ticket_id != 0)
            tickets[count++] = row.ticket_id;
    }
    assert_true(count > 0);
    free(tickets);
}

static bool count_live(const struct ks_slot_taken *slot, void *ctx)
{
    assert_true(slot->count <= lines[0].slot_places);
    *(int *)ctx += slot->count;
    return true;
}

static void after_deaths_at_every_step_no_pair_and_no_appointment_is_lost_or_doubled(void **state)
{
    struct court *court = *state;
    struct codes *pairs = calloc(1, sizeof *pairs);
    int live = 0;
    printed = calloc(1, sizeof *printed);
    srand(20261124);
    ks_store_close(court->store);
    court->store = NULL;
    for (int round = 0; round < KILLS; round++)
        run_and_kill(court, round, visit_once, 1 + round % (2 * STEPS));
    open_store(court);
    read_codes(court, KS_PAIR_CODE_DIGITS, pairs);
    read_codes(court, KS_APPOINTMENT_CODE_DIGITS, printed);
    assert_true(pairs->count >= KILLS / 2 && printed->count > 0);
    check_pairs(court, pairs);
    assert_int_equal(ks_store_show_slots(court->store, "mediation", "2026-11-24",
                                         court->time.wall_ms, count_live, &live, &court->error),
                     KS_OK);
    assert_true(live >= printed->count);
    ks_store_close(court->store);
    court->store = NULL;
    court_set_time(court, 2026, 11, 24, 15, 0);
    for (int round = 0; round < KILLS; round++)
        run_and_kill(court, round, check_in_once, 1 + round % 4);
    open_store(court);
    check_numbers(court, printed);
    assert_int_equal(ks_store_check(court->store, &court->error), KS_OK);
    free(pairs);
    free(printed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            after_deaths_at_every_step_no_pair_and_no_appointment_is_lost_or_doubled, deaths_setup,
            court_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
