/* Releases: no unapproved byte is ever shown, whatever is done in whatever order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/release.h"

#define NOON INT64_C(1795406400000)
#define HOUR INT64_C(3600000)
#define NONE INT64_MIN

/* A digest of a pack of which the last digit tells its state. */
static const char *sha_of(int version)
{
    static char text[4][KS_RELEASE_SHA_BYTES];
    static int at;
    char *out = text[at++ % 4];

    snprintf(out, KS_RELEASE_SHA_BYTES, "%064d", version);
    return out;
}

static struct ks_release submitted(void)
{
    struct ks_release release = {.term = {.number = 2, .base = 1, .from_ms = NOON}};
    const struct ks_release_wish wish = {.act = KS_RELEASE_SUBMIT,
                                         .who = "li",
                                         .why = "",
                                         .sha = sha_of(1),
                                         .layout = KS_LAYOUT_FITS,
                                         .live = 1,
                                         .now_ms = NOON};

    snprintf(release.sha, sizeof release.sha, "%s", sha_of(1));
    assert_null(ks_release_do(&release, &wish));
    return release;
}

static const char *by(struct ks_release *release, enum ks_release_act act, const char *who,
                      int version)
{
    const struct ks_release_wish wish = {.act = act,
                                         .who = who,
                                         .why = "",
                                         .sha = sha_of(version),
                                         .has_written = strcmp(who, "chen") == 0,
                                         .layout = KS_LAYOUT_FITS,
                                         .live = 1,
                                         .now_ms = NOON};

    return ks_release_do(release, &wish);
}

static void a_release_goes_from_submitted_over_approved_to_published(void **state)
{
    struct ks_release release = submitted();

    (void)state;
    assert_int_equal(release.state, KS_RELEASE_SUBMITTED);
    assert_string_equal(by(&release, KS_RELEASE_PUBLISH, "wang", 1),
                        "The release is not in a state in which that can be done");
    assert_null(by(&release, KS_RELEASE_APPROVE, "wang", 1));
    assert_int_equal(release.state, KS_RELEASE_APPROVED);
    assert_null(by(&release, KS_RELEASE_PUBLISH, "li", 1));
    assert_int_equal(release.state, KS_RELEASE_SCHEDULED);
    assert_string_equal(release.published_by, "li");
    assert_false(ks_release_is_unconfirmed(&release));
}

static void nobody_approves_what_they_wrote_or_submitted(void **state)
{
    static const char refusal[] =
        "Whoever wrote a line of it or submitted it cannot approve it: another person must";
    struct ks_release release = submitted();

    (void)state;
    assert_string_equal(by(&release, KS_RELEASE_APPROVE, "li", 1), refusal);
    assert_string_equal(by(&release, KS_RELEASE_APPROVE, "LI", 1), refusal); /* the same user */
    assert_string_equal(by(&release, KS_RELEASE_APPROVE, "chen", 1), refusal);
    assert_int_equal(release.state, KS_RELEASE_SUBMITTED);
}

static void one_changed_byte_voids_the_approval(void **state)
{
    struct ks_release release = submitted();

    (void)state;
    assert_string_equal(by(&release, KS_RELEASE_APPROVE, "wang", 2),
                        "The pack is not the one that was submitted: submit the draft again");
    assert_null(by(&release, KS_RELEASE_APPROVE, "wang", 1));
    assert_non_null(by(&release, KS_RELEASE_PUBLISH, "wang", 2));
    snprintf(release.sha, sizeof release.sha, "%s", sha_of(2)); /* the row was changed as well */
    assert_string_equal(by(&release, KS_RELEASE_PUBLISH, "wang", 2),
                        "Nobody has approved this pack");
}

static void what_does_not_fit_or_was_not_looked_at_goes_no_step_further(void **state)
{
    static const struct {
        enum ks_release_layout layout;
        const char *refusal;
    } known[] = {
        {KS_LAYOUT_UNKNOWN,
         "The layout of this pack has not been checked to the end: check the layout first"},
        {KS_LAYOUT_FAULTY, "Something does not fit its page: mend what the layout check names"},
        {KS_LAYOUT_FITS, NULL}};
    static const struct {
        enum ks_release_state from;
        enum ks_release_act act;
        bool is_asked;
    } steps[] = {
        {KS_RELEASE_DRAFT, KS_RELEASE_SUBMIT, true},
        {KS_RELEASE_SUBMITTED, KS_RELEASE_APPROVE, true},
        {KS_RELEASE_SUBMITTED, KS_RELEASE_EMERGENCY, true},
        {KS_RELEASE_APPROVED, KS_RELEASE_PUBLISH, true},
        {KS_RELEASE_SUBMITTED, KS_RELEASE_REJECT, false},
        {KS_RELEASE_SUBMITTED, KS_RELEASE_WITHDRAW, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (size_t j = 0; j < sizeof known / sizeof *known; j++) {
            struct ks_release release = submitted();
            const struct ks_release_wish wish = {.act = steps[i].act,
                                                 .who = "wang",
                                                 .why = "because",
                                                 .sha = sha_of(1),
                                                 .layout = known[j].layout,
                                                 .live = 1,
                                                 .now_ms = NOON};
            if (steps[i].from == KS_RELEASE_APPROVED)
                assert_null(by(&release, KS_RELEASE_APPROVE, "wang", 1));
            release.state = steps[i].from;
            const char *said = ks_release_do(&release, &wish);
            if (steps[i].is_asked && known[j].refusal != NULL)
                assert_string_equal(said, known[j].refusal);
            else
                assert_null(said);
        }
}

static void one_person_publishes_with_a_reason_and_is_told_of_until_another_approves(void **state)
{
    struct ks_release release = submitted();
    struct ks_release_wish wish = {.act = KS_RELEASE_EMERGENCY,
                                   .who = "li",
                                   .why = "",
                                   .sha = sha_of(1),
                                   .has_written = true,
                                   .layout = KS_LAYOUT_FITS,
                                   .live = 1,
                                   .now_ms = NOON};

    (void)state;
    assert_string_equal(ks_release_do(&release, &wish), "This needs a reason");
    wish.why = "the hotline was wrong";
    assert_null(ks_release_do(&release, &wish));
    assert_true(ks_release_is_unconfirmed(&release));
    assert_non_null(by(&release, KS_RELEASE_CONFIRM, "li", 1));
    assert_true(ks_release_is_unconfirmed(&release));
    assert_null(by(&release, KS_RELEASE_CONFIRM, "wang", 1));
    assert_false(ks_release_is_unconfirmed(&release));
    assert_string_equal(by(&release, KS_RELEASE_CONFIRM, "zhao", 1),
                        "It was approved before it was published");
}

static void who_looked_at_it_rejects_it_with_a_reason_until_it_is_published(void **state)
{
    struct ks_release release = submitted(), published = submitted();
    struct ks_release_wish wish = {.act = KS_RELEASE_REJECT,
                                   .who = "wang",
                                   .why = "",
                                   .sha = sha_of(1),
                                   .live = 1,
                                   .now_ms = NOON};

    (void)state;
    assert_string_equal(ks_release_do(&release, &wish), "This needs a reason");
    wish.why = "the sum is wrong";
    assert_null(ks_release_do(&release, &wish));
    assert_int_equal(release.state, KS_RELEASE_WITHDRAWN);
    assert_string_equal(release.why, "the sum is wrong");
    assert_null(by(&published, KS_RELEASE_APPROVE, "wang", 1));
    assert_null(by(&published, KS_RELEASE_PUBLISH, "li", 1));
    assert_non_null(ks_release_do(&published, &wish));
}

static void what_was_made_of_another_release_is_submitted_again(void **state)
{
    struct ks_release release = submitted();

    (void)state;
    assert_null(by(&release, KS_RELEASE_APPROVE, "wang", 1));
    release.term.base = 3;
    assert_string_equal(by(&release, KS_RELEASE_PUBLISH, "wang", 1),
                        "Another release has come since it was made: submit the draft again");
}

static void what_has_begun_is_not_withdrawn(void **state)
{
    struct ks_release release = {.term = {.number = 2, .base = 1, .from_ms = NOON},
                                 .state = KS_RELEASE_SCHEDULED};

    (void)state;
    assert_non_null(by(&release, KS_RELEASE_WITHDRAW, "li", 1));
    release.term.from_ms = NOON + 1;
    assert_null(by(&release, KS_RELEASE_WITHDRAW, "li", 1));
    assert_int_equal(release.state, KS_RELEASE_WITHDRAWN);
}

static void each_begins_at_its_moment_and_ends_at_its_own(void **state)
{
    static const struct ks_release_term terms[] = {
        {.number = 3, .base = 2, .from_ms = NOON + HOUR, .until_ms = NOON + 2 * HOUR},
        {.number = 2, .base = 1, .from_ms = NOON},
    };

    (void)state;
    assert_int_equal(ks_release_live(terms, 2, NOON - 1), 1);
    assert_int_equal(ks_release_live(terms, 2, NOON), 2);
    assert_int_equal(ks_release_live(terms, 2, NOON + HOUR - 1), 2);
    assert_int_equal(ks_release_live(terms, 2, NOON + HOUR), 3);
    assert_int_equal(ks_release_live(terms, 2, NOON + 2 * HOUR - 1), 3);
    assert_int_equal(ks_release_live(terms, 2, NOON + 2 * HOUR), 2);
    assert_int_equal(ks_release_live(terms, 0, NOON), 1);
}

/* 3 was to begin at one; 4, made of 2 as well, came first. Nobody has seen the two together. */
static void one_whose_base_has_moved_does_not_begin(void **state)
{
    static const struct ks_release_term terms[] = {
        {.number = 2, .base = 1},
        {.number = 3, .base = 2, .from_ms = NOON + HOUR},
        {.number = 4, .base = 2, .from_ms = NOON, .until_ms = NOON + 2 * HOUR},
    };
    const struct ks_release third = {.term = terms[1], .state = KS_RELEASE_SCHEDULED};

    (void)state;
    assert_int_equal(ks_release_live(terms, 3, NOON), 4);
    assert_int_equal(ks_release_state_at(&third, 4, NOON), KS_RELEASE_SUPERSEDED);
    assert_int_equal(ks_release_live(terms, 3, NOON + HOUR), 4);
    assert_int_equal(ks_release_live(terms, 3, NOON + 2 * HOUR), 2);
}

static void a_later_one_that_was_made_of_one_before_does_not_take_it_back(void **state)
{
    static const struct ks_release_term terms[] = {
        {.number = 3, .base = 1, .from_ms = NOON},
        {.number = 4, .base = 1, .from_ms = NOON + HOUR},
    };

    (void)state;
    assert_int_equal(ks_release_live(terms, 2, NOON + HOUR), 3);
}

/* A pack is whole: one that never came here, of those before it, is not missed. */
static void a_kiosk_that_missed_one_shows_the_next(void **state)
{
    static const struct ks_release_term terms[] = {{.number = 4, .base = 3, .from_ms = NOON}};

    (void)state;
    assert_int_equal(ks_release_live(terms, 1, NOON), 4);
}

static void the_words_of_states_and_acts_lead_back(void **state)
{
    (void)state;
    for (int i = 0; i < KS_RELEASE_STATE_COUNT; i++)
        assert_int_equal(ks_release_state_from_code(ks_release_state_code(i)), i);
    assert_int_equal(ks_release_state_from_code("printed"), KS_RELEASE_STATE_COUNT);
    for (int i = 0; i < KS_RELEASE_ACT_COUNT; i++)
        assert_int_equal(ks_release_act_from_code(ks_release_act_code(i)), i);
    assert_int_equal(ks_release_act_from_code("draft"), KS_RELEASE_ACT_COUNT);
}

/* ---- any order of steps ---- */

enum { PERSONS = 4, RELEASES = 6, STEPS = 60, RUNS = 20000 };
static const char *const persons[PERSONS] = {"li", "chen", "wang", "zhao"};

/* What is known of each from outside, beside what the table makes of it. */
struct world {
    struct ks_release releases[RELEASES];
    unsigned writers[RELEASES];              /* persons, as bits */
    int bytes[RELEASES];                     /* what lies there now */
    int published[RELEASES];                 /* what was published; 0: nothing was */
    unsigned approvers[RELEASES][STEPS + 2]; /* who approved which bytes */
    int count;
    int64_t now_ms;
};

static int64_t live_of(const struct world *world)
{
    struct ks_release_term terms[RELEASES];
    int count = 0;

    for (int i = 0; i < world->count; i++)
        if (world->releases[i].state == KS_RELEASE_SCHEDULED)
            terms[count++] = world->releases[i].term;
    return ks_release_live(terms, count, world->now_ms);
}

static void make(struct world *world, int64_t live)
{
    int at = world->count++;

    world->bytes[at] = 1;
    world->writers[at] = 1u + (unsigned)rand() % 15;
    world->releases[at].term = (struct ks_release_term){
        .number = at + 2, .base = live, .from_ms = world->now_ms + rand() % 5 * HOUR};
    if (rand() % 3 == 0)
        world->releases[at].term.until_ms = world->releases[at].term.from_ms + HOUR;
    snprintf(world->releases[at].sha, KS_RELEASE_SHA_BYTES, "%s", sha_of(1));
}

static void take_step(struct world *world)
{
    int64_t live = live_of(world);
    int at = world->count > 0 ? rand() % world->count : 0, person = rand() % PERSONS;

    if (world->count == 0 || (world->count < RELEASES && rand() % 8 == 0)) {
        make(world, live);
        return;
    }
    if (rand() % 6 == 0) {
        world->now_ms += HOUR;
        return;
    }
    struct ks_release *release = &world->releases[at];
    if (rand() % 6 == 0) { /* another hand: the bytes, and at times the row */
        world->bytes[at] += release->state != KS_RELEASE_SCHEDULED;
        if (rand() % 2 == 0 && release->state < KS_RELEASE_SCHEDULED)
            snprintf(release->sha, sizeof release->sha, "%s", sha_of(world->bytes[at]));
        return;
    }
    struct ks_release_wish wish = {.act = rand() % KS_RELEASE_ACT_COUNT,
                                   .who = persons[person],
                                   .why = rand() % 2 == 0 ? "because" : "",
                                   .sha = sha_of(world->bytes[at]),
                                   .has_written = (world->writers[at] >> person & 1u) != 0,
                                   .layout = rand() % 4 == 0 ? KS_LAYOUT_FAULTY : KS_LAYOUT_FITS,
                                   .live = live,
                                   .now_ms = world->now_ms};
    bool was_published = release->state == KS_RELEASE_SCHEDULED;
    if (ks_release_do(release, &wish) != NULL)
        return;
    if (wish.act == KS_RELEASE_APPROVE || wish.act == KS_RELEASE_CONFIRM)
        world->approvers[at][world->bytes[at]] |= 1u << person;
    if (!was_published && release->state == KS_RELEASE_SCHEDULED)
        world->published[at] = world->bytes[at];
}

static void check(const struct world *world)
{
    int64_t live = live_of(world);
    int at = (int)live - 2;

    if (live == KS_RELEASE_SHIPPED)
        return;
    const struct ks_release *release = &world->releases[at];
    unsigned approvers = world->approvers[at][world->published[at]];
    assert_true(world->published[at] > 0);
    assert_true(release->term.from_ms <= world->now_ms);
    assert_true(release->term.until_ms == 0 || release->term.until_ms > world->now_ms);
    assert_int_equal(approvers & world->writers[at], 0);
    if (release->is_emergency)
        assert_true(release->why[0] != '\0' &&
                    ks_release_is_unconfirmed(release) == (approvers == 0));
    else
        assert_true(approvers != 0);
}

static void no_unapproved_byte_is_shown_in_any_order_of_steps(void **state)
{
    int shown = 0;

    (void)state;
    srand(20261123);
    for (int run = 0; run < RUNS; run++) {
        struct world world = {.now_ms = NOON};
        for (int step = 0; step < STEPS; step++) {
            take_step(&world);
            check(&world);
        }
        shown += live_of(&world) != KS_RELEASE_SHIPPED;
    }
    assert_true(shown > RUNS / 20); /* else nothing was tried */
}

/* A year that was mistyped would show at once what is meant for later, or never. */
static void when_it_is_shown_lies_ahead_and_within_a_year(void **state)
{
    static const int64_t year = 366 * 24 * HOUR, minute = HOUR / 60;
    static const struct {
        int64_t from, until; /* from NOON on; NONE: left out */
        const char *refused;
        int64_t first;
    } rows[] = {
        {NONE, NONE, NULL, 0},
        {NONE, minute, NULL, 0},
        {HOUR, 2 * HOUR, NULL, HOUR},
        {-15 * minute, NONE, NULL, 0},
        {-15 * minute - 1, NONE, "Its first moment is over", 0},
        {year, NONE, NULL, year},
        {year + 1, NONE, "Its first moment is more than a year ahead", 0},
        {NONE, 0, "Its last moment is over already", 0},
        {HOUR, HOUR, "Its last moment is before its first", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ks_release_term term = {.from_ms = 0};
        const char *refused =
            ks_release_set_time(&term, rows[i].from == NONE ? 0 : NOON + rows[i].from,
                                rows[i].until == NONE ? 0 : NOON + rows[i].until, NOON);
        if (rows[i].refused == NULL) {
            assert_null(refused);
            assert_int_equal(term.from_ms, NOON + rows[i].first);
        } else {
            assert_memory_equal(refused, rows[i].refused, strlen(rows[i].refused));
            assert_int_equal(term.from_ms, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_release_goes_from_submitted_over_approved_to_published),
        cmocka_unit_test(nobody_approves_what_they_wrote_or_submitted),
        cmocka_unit_test(one_changed_byte_voids_the_approval),
        cmocka_unit_test(what_does_not_fit_or_was_not_looked_at_goes_no_step_further),
        cmocka_unit_test(one_person_publishes_with_a_reason_and_is_told_of_until_another_approves),
        cmocka_unit_test(who_looked_at_it_rejects_it_with_a_reason_until_it_is_published),
        cmocka_unit_test(what_was_made_of_another_release_is_submitted_again),
        cmocka_unit_test(what_has_begun_is_not_withdrawn),
        cmocka_unit_test(each_begins_at_its_moment_and_ends_at_its_own),
        cmocka_unit_test(one_whose_base_has_moved_does_not_begin),
        cmocka_unit_test(a_later_one_that_was_made_of_one_before_does_not_take_it_back),
        cmocka_unit_test(a_kiosk_that_missed_one_shows_the_next),
        cmocka_unit_test(when_it_is_shown_lies_ahead_and_within_a_year),
        cmocka_unit_test(the_words_of_states_and_acts_lead_back),
        cmocka_unit_test(no_unapproved_byte_is_shown_in_any_order_of_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
