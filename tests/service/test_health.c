/* What of the facts is a finding, how grave, and whether the home page tells it. */
#include "service/health.h"
#include "service/support.h"

static const struct ks_error no_trouble;

static struct ks_health_facts well(void)
{
    return (struct ks_health_facts){
        .today = {2026, 11, 23},
        .data_dir = "/data",
        .free_mb = 100,
        .database_path = "/data/hall.db",
        .database_fault = "",
        .clock_fault = "",
        .content_dir = "/pack",
        .content_trouble = &no_trouble,
        .printer = {.can_print = true, .state = "ready", .told = ""},
    };
}

static struct ks_finding find(const struct ks_health_facts *facts, const char *id,
                              struct ks_arena *arena)
{
    struct ks_findings found;

    ks_health_find(facts, arena, &found);
    for (int i = 0; i < found.count; i++)
        if (strcmp(found.rows[i].id, id) == 0)
            return found.rows[i];
    fail_msg("nothing is found of %s", id);
    return (struct ks_finding){0};
}

static void expect(const struct ks_health_facts *facts, const char *id, enum ks_gravity gravity,
                   const char *text, bool is_on_strip)
{
    struct ks_arena arena = {0};
    struct ks_finding finding = find(facts, id, &arena);

    assert_int_equal(finding.gravity, gravity);
    assert_string_equal(finding.text, text);
    assert_int_equal(finding.strip != NULL, is_on_strip);
    if (finding.strip != NULL)
        assert_memory_equal(finding.strip, "For staff: ", 11);
    ks_arena_destroy(&arena);
}

static void each_state_of_the_database_has_its_words(void **state)
{
    struct ks_health_facts facts = well();

    (void)state;
    expect(&facts, "database", KS_GRAVITY_WELL, "ok, /data/hall.db", false);
    facts.database = KS_DATABASE_RENEWED;
    expect(&facts, "database", KS_GRAVITY_NOW,
           "/data/hall.db is well, but the one before it was damaged and lies beside it as "
           "/data/hall.db.damaged-TIME: numbers began again at 1; move that one elsewhere",
           true);
    facts.database = KS_DATABASE_MOVED;
    expect(&facts, "database", KS_GRAVITY_NOW,
           "/data/hall.db was moved, replaced or deleted while it was open: put it back, or start "
           "the kiosk again",
           true);
    facts.database = KS_DATABASE_CLOSED;
    expect(&facts, "database", KS_GRAVITY_NOW, "/data/hall.db cannot be opened", true);
    facts.database_fault = "rows are missing";
    facts.database = KS_DATABASE_DAMAGED;
    expect(&facts, "database", KS_GRAVITY_NOW, "/data/hall.db: rows are missing", true);
}

static void a_voice_that_cannot_be_heard_is_told_and_one_that_is_not_there_is_none(void **state)
{
    struct ks_health_facts facts = well();
    struct ks_arena arena = {0};
    struct ks_findings found;

    (void)state;
    ks_health_find(&facts, &arena, &found);
    for (int i = 0; i < found.count; i++)
        assert_string_not_equal(found.rows[i].id, "voice");
    ks_arena_destroy(&arena);
    facts.voice = (struct ks_voice_health){"K1", ""};
    expect(&facts, "voice", KS_GRAVITY_WELL, "ok, calls are heard from the board K1", false);
    facts.voice.fault = "There is no sound output";
    expect(&facts, "voice", KS_GRAVITY_NOW,
           "no call is heard from the board K1, only shown: There is no sound output", true);
}

static void numbers_in_doubt_a_clock_gone_back_and_a_second_kiosk_are_told(void **state)
{
    struct ks_health_facts facts = well();

    (void)state;
    expect(&facts, "clock", KS_GRAVITY_WELL, "ok", false);
    expect(&facts, "papers", KS_GRAVITY_WELL, "ok", false);
    expect(&facts, "kiosks", KS_GRAVITY_WELL, "ok", false);
    facts.clock_fault = "The clock stands before the last number";
    expect(&facts, "clock", KS_GRAVITY_NOW, "The clock stands before the last number", true);
    facts.unsure_papers = 3;
    expect(&facts, "papers", KS_GRAVITY_NOW,
           "of 3 numbers nobody knows whether the slip came out: kioskctl papers lists them, look, "
           "and say kioskctl came-out NUMBER or not-out NUMBER",
           true);
    facts.has_further_kiosk = true;
    expect(&facts, "kiosks", KS_GRAVITY_SOON,
           "more than one kiosk serves visitors from /data: if that is not meant, close one of "
           "them",
           false);
}

static void numbers_taken_faster_than_people_do_are_told_to_staff_alone(void **state)
{
    struct ks_health_facts facts = well();
    struct ks_findings found;
    struct ks_arena arena = {0};

    (void)state;
    facts.taken_lately = KS_RUSH_NUMBERS - 1;
    ks_health_find(&facts, &arena, &found);
    for (int i = 0; i < found.count; i++)
        assert_string_not_equal(found.rows[i].id, "rush");
    ks_arena_destroy(&arena);
    facts.taken_lately = KS_RUSH_NUMBERS;
    expect(&facts, "rush", KS_GRAVITY_SOON,
           "40 numbers were taken in the last 5 minutes: look whether somebody takes one after the "
           "other, and withdraw those that nobody holds",
           false);
}

static void papers_that_come_out_faster_than_people_come_are_told_to_staff_alone(void **state)
{
    struct ks_health_facts facts = well();
    struct ks_findings found;
    struct ks_arena arena = {0};

    (void)state;
    facts.printed_lately = KS_RUSH_PAPERS - 1;
    ks_health_find(&facts, &arena, &found);
    for (int i = 0; i < found.count; i++)
        assert_string_not_equal(found.rows[i].id, "rush");
    ks_arena_destroy(&arena);
    facts.printed_lately = KS_RUSH_PAPERS;
    expect(&facts, "rush", KS_GRAVITY_SOON,
           "40 papers came out in the last 5 minutes: look whether somebody prints one after the "
           "other, and how much paper is left",
           false);
}

static void a_disk_of_less_than_100_mb_is_told(void **state)
{
    struct ks_health_facts facts = well();

    (void)state;
    expect(&facts, "disk", KS_GRAVITY_WELL, "ok, 100 MB free in /data", false);
    facts.free_mb = 99;
    expect(&facts, "disk", KS_GRAVITY_NOW, "only 99 MB free in /data", true);
    facts.free_mb = -1;
    expect(&facts, "disk", KS_GRAVITY_NOW, "/data cannot be reached", false);
}

static void paper_that_will_soon_be_out_is_no_trouble_yet(void **state)
{
    struct ks_health_facts facts = well();
    struct ks_arena arena = {0};
    struct ks_findings found;

    (void)state;
    facts.printer = (struct ks_printer_health){true, true, "paper-low", ""};
    expect(&facts, "printer", KS_GRAVITY_SOON, "ok, paper-low", true);
    facts.printer = (struct ks_printer_health){false, false, "offline", "it refuses"};
    expect(&facts, "printer", KS_GRAVITY_NOW, "offline: it refuses", true);
    facts.printer = (struct ks_printer_health){false, false, "", "no such host"};
    expect(&facts, "printer", KS_GRAVITY_NOW, "no such host", true);
    ks_health_find(&facts, &arena, &found);
    assert_false(ks_findings_are_well(&found));
    ks_arena_destroy(&arena);
}

static void keys_that_are_needed_and_gone_come_before_one_too_many(void **state)
{
    struct ks_health_facts facts = well();

    (void)state;
    expect(&facts, "keys", KS_GRAVITY_WELL, "ok", false);
    facts.has_secret_key = true;
    expect(&facts, "keys", KS_GRAVITY_NOW,
           "move /data/keys/court.key to a safe place, away from this machine", false);
    facts.keys_fault = "/data/keys/check.key was damaged";
    expect(&facts, "keys", KS_GRAVITY_NOW, "/data/keys/check.key was damaged", true);
    facts.lacks_keys = true;
    expect(&facts, "keys", KS_GRAVITY_NOW,
           "missing in /data/keys, and notices were signed with them: put them back from their "
           "copy",
           true);
}

static void without_content_nothing_is_said_of_its_calendar(void **state)
{
    struct ks_health_facts facts = well();
    const struct ks_error faults = {KS_ERR_INPUT, "it has faults"};
    struct ks_arena arena = {0};
    struct ks_findings found;

    (void)state;
    facts.content_trouble = &faults;
    expect(&facts, "content", KS_GRAVITY_NOW,
           "the pack /pack cannot be used and there is no last good one, so that the kiosk cannot "
           "start: it has faults; kioskctl content check /pack names every fault",
           true);
    ks_health_find(&facts, &arena, &found);
    for (int i = 0; i < found.count; i++)
        assert_string_not_equal(found.rows[i].id, "calendar");
    ks_arena_destroy(&arena);
}

static void a_line_that_is_cut_is_told_with_its_moment_and_the_numbers_that_wait(void **state)
{
    struct ks_arena arena = {0};
    struct ks_health_facts facts = well();
    struct ks_finding found;

    (void)state;
    facts.has_contact = true;
    facts.contact = (struct ks_contact_view){
        .is_cut = true, .can_give = true, .cut_ms = INT64_C(1795398060000), .unsent = 7};
    found = find(&facts, "contact", &arena);
    assert_int_equal(found.gravity, KS_GRAVITY_NOW);
    assert_non_null(strstr(found.text, "since 2026-11-23 09:41, 7 numbers"));
    assert_non_null(found.strip);
    facts.contact.is_cut = false;
    found = find(&facts, "contact", &arena);
    assert_int_equal(found.gravity, KS_GRAVITY_SOON);
    assert_null(found.strip);
    facts.contact.unsent = 0;
    assert_int_equal(find(&facts, "contact", &arena).gravity, KS_GRAVITY_WELL);
    facts.contact.can_give = false; /* not enrolled: staff should know before the line is cut */
    assert_int_equal(find(&facts, "contact", &arena).gravity, KS_GRAVITY_SOON);
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_state_of_the_database_has_its_words),
        cmocka_unit_test(a_voice_that_cannot_be_heard_is_told_and_one_that_is_not_there_is_none),
        cmocka_unit_test(numbers_in_doubt_a_clock_gone_back_and_a_second_kiosk_are_told),
        cmocka_unit_test(a_disk_of_less_than_100_mb_is_told),
        cmocka_unit_test(numbers_taken_faster_than_people_do_are_told_to_staff_alone),
        cmocka_unit_test(papers_that_come_out_faster_than_people_come_are_told_to_staff_alone),
        cmocka_unit_test(paper_that_will_soon_be_out_is_no_trouble_yet),
        cmocka_unit_test(keys_that_are_needed_and_gone_come_before_one_too_many),
        cmocka_unit_test(without_content_nothing_is_said_of_its_calendar),
        cmocka_unit_test(a_line_that_is_cut_is_told_with_its_moment_and_the_numbers_that_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
