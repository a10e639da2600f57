/* Stations: enrolled by the code on their screen, believed by their signature, refused when there
 * are two of one; what staff have them do is done once. */
#include "service/fleet.h"

#include <sys/stat.h>

#include "base/file.h"
#include "service/station.h"
#include "service/support.h"
#include "sql/sql.h"

#define SECOND_MS INT64_C(1000)

/* Two machines; a copied disk takes the key along and not the network card. */
struct machine {
    char data[128], sys[128];
    struct ks_station_self self;
    struct ks_station_standing standing;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void make_machine(struct court *court, struct machine *machine, const char *name,
                         const char *address)
{
    char card[256], device[300];
    *machine = (struct machine){.data = ""};
    snprintf(machine->data, sizeof machine->data, "%s/%s", court->folder, name);
    snprintf(machine->sys, sizeof machine->sys, "%s/%s-sys", court->folder, name);
    snprintf(card, sizeof card, "%s/class/net/eth0", machine->sys);
    assert_int_equal(ks_file_make_dirs(machine->data, NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs(card, NULL), KS_OK);
    snprintf(device, sizeof device, "%s/device", card);
    assert_int_equal(symlink("../../pci0000:00/0000:00:03.0", device), 0);
    write_file(card, "address", address);
}

static void start(struct court *court, struct machine *machine)
{
    if (ks_station_open(machine->data, machine->sys, &machine->self, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
}

static void clone_disk(struct court *court, const struct machine *of, struct machine *clone,
                       const char *address)
{
    char from[256], command[700];
    make_machine(court, clone, "clone", address);
    snprintf(from, sizeof from, "%s/keys", of->data);
    snprintf(command, sizeof command, "cp -r %s %s/keys", from, clone->data);
    assert_int_equal(system(command), 0);
    start(court, clone);
}

static const char *ask(struct court *court, struct machine *machine)
{
    if (ks_station_ask(&court->desk, machine->data, machine->sys, &machine->self,
                       &machine->standing, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
    assert_int_equal(machine->standing.state, KS_STATION_ASKING);
    assert_int_equal(strlen(machine->standing.code), 8);
    return machine->standing.code;
}

static struct ks_fleet_hand chen(const struct court *court)
{
    return (struct ks_fleet_hand){"陈静", court->time.wall_ms};
}

static int64_t enrol(struct court *court, const char *code, int64_t place, const char *name)
{
    const struct ks_fleet_hand hand = chen(court);
    int64_t made = 0;
    if (ks_fleet_enrol(&court->desk, code, place, name, "", &hand, &made, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
    return made;
}

static enum ks_err beat_with(struct court *court, struct machine *machine, int64_t frame_age_ms)
{
    const struct ks_station_facts facts = {.program = "abc",
                                           .frame_age_ms = frame_age_ms,
                                           .release = 1,
                                           .due = 1,
                                           .release_sha = "",
                                           .printer = "",
                                           .free_mb = -1};
    return ks_station_beat(&court->desk, &machine->self, &facts, &machine->standing, &court->error);
}

static void beat(struct court *court, struct machine *machine)
{
    if (beat_with(court, machine, 0) != KS_OK)
        fail_msg("%s", court->error.text);
}

/* The stations as staff see them now; valid until the next call. */
static const struct ks_fleet *list(struct court *court)
{
    static struct ks_fleet fleet;
    static struct ks_arena arena;
    ks_arena_reset(&arena);
    if (ks_fleet_list(&court->desk, &arena, court->time.wall_ms, &fleet, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
    return &fleet;
}

static const struct ks_fleet_station *only(struct court *court)
{
    const struct ks_fleet *fleet = list(court);
    assert_int_equal(fleet->count, 1);
    return &fleet->rows[0];
}

/* One kiosk that is enrolled and has reported. */
static int64_t enrolled(struct court *court, struct machine *machine, const char *name)
{
    make_machine(court, machine, name, "52:54:00:00:00:01\n");
    start(court, machine);
    int64_t place = enrol(court, ask(court, machine), 0, name);
    beat(court, machine);
    assert_int_equal(machine->standing.state, KS_STATION_ENROLLED);
    return place;
}

static void run_sql(struct court *court, const char *text)
{
    struct ks_sql *sql = NULL;
    assert_int_equal(ks_sql_open(court->db_path, true, &sql, NULL), KS_OK);
    assert_int_equal(ks_sql_run(sql, text, NULL, 0, NULL, NULL, NULL), KS_OK);
    ks_sql_close(sql);
}

static void the_code_on_its_screen_enrols_a_machine_once(void **state)
{
    struct court *court = *state;
    struct machine one;
    const struct ks_fleet_hand hand = chen(court);
    char code[16];
    int64_t place = 0;
    make_machine(court, &one, "one", "52:54:00:00:00:01\n");
    assert_false(ks_station_has_key(one.data));
    start(court, &one);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_STRANGE);
    snprintf(code, sizeof code, "%s", ask(court, &one));
    assert_string_equal(ask(court, &one), code);
    enrol(court, code, 0, "1号终端");
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_ENROLLED);
    assert_string_equal(one.standing.name, "1号终端");
    assert_int_equal(one.standing.epoch, 1);
    assert_int_equal(
        ks_fleet_enrol(&court->desk, code, 0, "2号终端", "", &hand, &place, &court->error),
        KS_ERR_INPUT);
    assert_int_equal(list(court)->count, 1);
}

static void a_code_is_good_for_a_quarter_of_an_hour_and_read_with_blanks(void **state)
{
    struct court *court = *state;
    struct machine one;
    const struct ks_fleet_hand hand = chen(court);
    char spaced[16], code[16];
    int64_t place = 0;
    if (getenv("KS_TEST_SERVER") != NULL)
        skip(); /* its clock does not go by ours */
    make_machine(court, &one, "one", "52:54:00:00:00:01\n");
    start(court, &one);
    snprintf(code, sizeof code, "%s", ask(court, &one));
    ks_clock_manual_advance(&court->time, 15 * 60 * SECOND_MS);
    const struct ks_fleet_hand late = chen(court);
    (void)hand;
    assert_int_equal(
        ks_fleet_enrol(&court->desk, code, 0, "1号终端", "", &late, &place, &court->error),
        KS_ERR_INPUT);
    snprintf(code, sizeof code, "%s", ask(court, &one));
    snprintf(spaced, sizeof spaced, "%.4s %.4s", code, code + 4);
    assert_int_equal(enrol(court, spaced, 0, "1号终端"), 1);
}

static void no_two_stations_have_one_name(void **state)
{
    struct court *court = *state;
    struct machine one, two;
    const struct ks_fleet_hand hand = chen(court);
    int64_t place = 0;
    enrolled(court, &one, "1号终端");
    make_machine(court, &two, "two", "52:54:00:00:00:02\n");
    start(court, &two);
    assert_int_equal(ks_fleet_enrol(&court->desk, ask(court, &two), 0, "1号终端", "", &hand, &place,
                                    &court->error),
                     KS_ERR_STATE);
    assert_true(enrol(court, ask(court, &two), 0, "2号终端") > 0); /* its code is still good */
}

static void a_station_is_renamed_and_moved_and_hears_of_it(void **state)
{
    struct court *court = *state;
    struct machine one;
    const struct ks_fleet_hand hand = chen(court);
    int64_t place = enrolled(court, &one, "1号终端");
    assert_int_equal(ks_fleet_change(&court->desk, place, "大厅东", "东门内", &hand, &court->error),
                     KS_OK);
    beat(court, &one);
    assert_string_equal(one.standing.name, "大厅东");
    assert_string_equal(only(court)->spot, "东门内");
    assert_int_equal(only(court)->epoch, 1);
}

static void a_replaced_machine_is_refused_and_its_place_goes_on_in_a_new_epoch(void **state)
{
    struct court *court = *state;
    struct machine one, two;
    int64_t place = enrolled(court, &one, "1号终端");
    make_machine(court, &two, "two", "52:54:00:00:00:02\n");
    start(court, &two);
    assert_int_equal(enrol(court, ask(court, &two), place, ""), place);
    beat(court, &two);
    assert_string_equal(two.standing.name, "1号终端");
    assert_int_equal(two.standing.epoch, 2);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_REPLACED);
    assert_int_equal(only(court)->epoch, 2);
    assert_string_equal(only(court)->life, "alive");
}

static void a_revoked_machine_says_so_and_can_be_enrolled_under_another_key(void **state)
{
    struct court *court = *state;
    struct machine one;
    char key[65];
    const struct ks_fleet_hand hand = chen(court);
    int64_t place = enrolled(court, &one, "1号终端");
    memcpy(key, one.self.key, sizeof key);
    assert_int_equal(ks_fleet_revoke(&court->desk, place, &hand, &court->error), KS_OK);
    assert_int_equal(list(court)->count, 0);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_REVOKED);
    assert_true(enrol(court, ask(court, &one), 0, "1号终端") != place);
    assert_string_not_equal(one.self.key, key);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_ENROLLED);
}

static void a_copied_disk_is_refused_and_both_ends_hear_of_it(void **state)
{
    struct court *court = *state;
    struct machine one, clone;
    enrolled(court, &one, "1号终端");
    clone_disk(court, &one, &clone, "52:54:00:00:00:09\n");
    assert_string_equal(clone.self.key, one.self.key);
    beat(court, &clone);
    assert_int_equal(clone.standing.state, KS_STATION_RIVAL);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_ENROLLED);
    assert_true(one.standing.rival_ms > 0);
    assert_true(only(court)->rival_ms > 0);
    assert_string_equal(only(court)->life, "alive");
}

static void two_programs_with_one_key_on_one_machine_are_seen_too(void **state)
{
    struct court *court = *state;
    struct machine one, clone;
    enrolled(court, &one, "1号终端");
    clone_disk(court, &one, &clone, "52:54:00:00:00:01\n");
    beat(court, &clone); /* as after a start anew: nothing tells that the first one lives */
    assert_int_equal(clone.standing.state, KS_STATION_ENROLLED);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_RIVAL);
    beat(court, &clone);
    assert_true(clone.standing.rival_ms > 0);
}

static void a_program_that_starts_anew_goes_on_as_the_same_station(void **state)
{
    struct court *court = *state;
    struct machine one;
    enrolled(court, &one, "1号终端");
    start(court, &one);
    beat(court, &one);
    assert_int_equal(one.standing.state, KS_STATION_ENROLLED);
    assert_int_equal(one.standing.rival_ms, 0);
}

static void what_another_hand_wrote_into_the_row_is_not_believed(void **state)
{
    struct court *court = *state;
    struct machine one;
    enrolled(court, &one, "1号终端");
    assert_non_null(only(court)->report);
    run_sql(court, "UPDATE beat SET report = replace(report, '\"shown\":1', '\"shown\":7')");
    assert_null(only(court)->report);
    assert_string_equal(only(court)->life, "forged");
    assert_string_equal(only(court)->content, "unknown");
}

static void what_it_said_before_is_not_believed_as_said_now(void **state)
{
    struct court *court = *state;
    struct machine one;
    enrolled(court, &one, "1号终端");
    run_sql(court, "UPDATE beat SET seen_ms = seen_ms + 1000");
    assert_string_equal(only(court)->life, "forged");
}

static void it_lives_when_frames_are_shown_and_not_because_it_reports(void **state)
{
    struct court *court = *state;
    struct machine one;
    make_machine(court, &one, "one", "52:54:00:00:00:01\n");
    start(court, &one);
    enrol(court, ask(court, &one), 0, "1号终端");
    assert_string_equal(only(court)->life, "never");
    assert_null(only(court)->report);
    assert_int_equal(beat_with(court, &one, 30 * SECOND_MS), KS_OK);
    assert_string_equal(only(court)->life, "alive");
    assert_int_equal(beat_with(court, &one, 30 * SECOND_MS + 1), KS_OK);
    assert_string_equal(only(court)->life, "hung");
}

static void who_is_not_heard_is_away_and_what_it_showed_is_not_called_live(void **state)
{
    struct court *court = *state;
    struct machine one;
    enrolled(court, &one, "1号终端");
    assert_string_equal(only(court)->content, "live");
    if (getenv("KS_TEST_SERVER") != NULL)
        skip(); /* its clock is nobody's here, and when it was heard is signed */
    ks_clock_manual_advance(&court->time, 30 * SECOND_MS + 1);
    assert_string_equal(only(court)->life, "away");
    assert_string_equal(only(court)->content, "away");
}

/* ---- having one do something ---- */

static int64_t order(struct court *court, int64_t place, const char *kind, const char *request)
{
    const struct ks_fleet_hand hand = chen(court);
    const struct ks_fleet_wish wish = {place, kind, "请稍候", "Please wait", 10, request};
    int64_t id = 0;
    if (ks_fleet_order(&court->desk, &wish, &hand, &id, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
    return id;
}

static struct ks_station_task take(struct court *court, const struct machine *machine)
{
    struct ks_station_task task;
    assert_int_equal(ks_station_take(&court->desk, &machine->standing, &task, &court->error),
                     KS_OK);
    return task;
}

static const struct ks_fleet_order *newest(struct court *court)
{
    static struct ks_fleet_orders orders;
    assert_int_equal(ks_fleet_orders(&court->desk, court->time.wall_ms, &orders, &court->error),
                     KS_OK);
    assert_true(orders.count > 0);
    return &orders.rows[0];
}

static void one_press_is_one_order_and_it_is_taken_up_once(void **state)
{
    struct court *court = *state;
    struct machine one;
    int64_t place = enrolled(court, &one, "1号终端");
    int64_t id = order(court, place, "message", "press");
    assert_int_equal(order(court, place, "message", "press"), id);
    const struct ks_station_task task = take(court, &one);
    assert_int_equal(task.kind, KS_TASK_MESSAGE);
    assert_string_equal(task.text_zh, "请稍候");
    assert_int_equal(take(court, &one).id, 0);
    assert_string_equal(newest(court)->state, "taken");
    assert_int_equal(ks_station_end(&court->desk, id, true, NULL, 0, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "done");
    assert_int_equal(ks_station_end(&court->desk, id, false, NULL, 0, &court->error), KS_ERR_STATE);
}

static void a_picture_comes_back_as_it_was_sent(void **state)
{
    struct court *court = *state;
    struct machine one;
    struct ks_arena arena = {0};
    const void *picture = NULL;
    size_t bytes = 0;
    int64_t place = enrolled(court, &one, "1号终端");
    int64_t id = order(court, place, "screenshot", "press");
    take(court, &one);
    assert_int_equal(ks_station_end(&court->desk, id, true, "a\0b", 3, &court->error), KS_OK);
    assert_true(newest(court)->has_picture);
    assert_int_equal(ks_fleet_picture(&court->desk, id, &arena, &picture, &bytes, &court->error),
                     KS_OK);
    assert_int_equal(bytes, 3);
    assert_memory_equal(picture, "a\0b", 3);
    ks_arena_destroy(&arena);
}

static void a_restart_is_done_when_the_new_program_reports_and_the_rest_is_unsure(void **state)
{
    struct court *court = *state;
    struct machine one;
    int64_t place = enrolled(court, &one, "1号终端");
    order(court, place, "restart", "one");
    take(court, &one);
    assert_string_equal(newest(court)->state, "taken");
    assert_int_equal(ks_station_take_over(&court->desk, &one.standing, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "done");
    order(court, place, "screenshot", "two");
    take(court, &one);
    assert_int_equal(ks_station_take_over(&court->desk, &one.standing, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "unsure");
    assert_int_equal(take(court, &one).id, 0);
}

static void an_order_is_for_the_machine_that_had_the_place_when_it_was_given(void **state)
{
    struct court *court = *state;
    struct machine one, two;
    int64_t place = enrolled(court, &one, "1号终端");
    order(court, place, "restart", "press");
    make_machine(court, &two, "two", "52:54:00:00:00:02\n");
    start(court, &two);
    enrol(court, ask(court, &two), place, "");
    beat(court, &two);
    assert_int_equal(take(court, &two).id, 0);
}

static void a_message_has_both_languages_and_an_end(void **state)
{
    struct court *court = *state;
    struct machine one;
    const struct ks_fleet_hand hand = chen(court);
    int64_t place = enrolled(court, &one, "1号终端"), id = 0;
    const struct ks_fleet_wish wrong[] = {
        {place, "message", "", "Please wait", 10, "a"},
        {place, "message", "请稍候", "", 10, "b"},
        {place, "message", "请稍候", "Please wait", 0, "c"},
        {place, "message", "请稍候", "Please wait", 721, "d"},
        {place, "format", "", "", 0, "e"},
        {place, "reload", "", "", 0, ""},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(ks_fleet_order(&court->desk, &wrong[i], &hand, &id, &court->error),
                         KS_ERR_INPUT);
    const struct ks_fleet_wish nowhere = {place + 9, "reload", "", "", 0, "f"};
    assert_int_equal(ks_fleet_order(&court->desk, &nowhere, &hand, &id, &court->error),
                     KS_ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, court_setup, court_teardown)
        TEST(the_code_on_its_screen_enrols_a_machine_once),
        TEST(a_code_is_good_for_a_quarter_of_an_hour_and_read_with_blanks),
        TEST(no_two_stations_have_one_name),
        TEST(a_station_is_renamed_and_moved_and_hears_of_it),
        TEST(a_replaced_machine_is_refused_and_its_place_goes_on_in_a_new_epoch),
        TEST(a_revoked_machine_says_so_and_can_be_enrolled_under_another_key),
        TEST(a_copied_disk_is_refused_and_both_ends_hear_of_it),
        TEST(two_programs_with_one_key_on_one_machine_are_seen_too),
        TEST(a_program_that_starts_anew_goes_on_as_the_same_station),
        TEST(what_another_hand_wrote_into_the_row_is_not_believed),
        TEST(what_it_said_before_is_not_believed_as_said_now),
        TEST(it_lives_when_frames_are_shown_and_not_because_it_reports),
        TEST(who_is_not_heard_is_away_and_what_it_showed_is_not_called_live),
        TEST(one_press_is_one_order_and_it_is_taken_up_once),
        TEST(a_picture_comes_back_as_it_was_sent),
        TEST(a_restart_is_done_when_the_new_program_reports_and_the_rest_is_unsure),
        TEST(an_order_is_for_the_machine_that_had_the_place_when_it_was_given),
        TEST(a_message_has_both_languages_and_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
