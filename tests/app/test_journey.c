/* How a journey ends that does not hold: exit status, FILE:LINE, a picture of what was there. */
#include "base/child.h"

static void play(struct desk *desk, const char *steps, const char *options)
{
    const char *file = desk_write(desk, "visit.journey", steps);

    ks_file_remove_tree(desk_path(desk, "out"));
    run(desk, "kiosk",
        ks_arena_printf(&desk->arena, "--lang en --journey %s --out %s/out %s", file, desk->dir,
                        options));
}

/* The fault begins with `what`, which stands behind the journey's name and `line`. */
static void assert_ends(struct desk *desk, int status, int line, const char *what)
{
    char *start =
        ks_arena_printf(&desk->arena, "%s:%d: %s", desk_path(desk, "visit.journey"), line, what);

    if (desk->status != status || strstr(desk->err, start) == NULL)
        fail_msg("exit %d, %swanted exit %d, %s", desk->status, desk->err, status, start);
}

static unsigned picture_size(struct desk *desk, const char *name, int at)
{
    const unsigned char *b =
        (const unsigned char *)desk_read(desk, desk_path(desk, name)) + 16 + at;

    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void a_journey_that_holds_ends_with_0_and_leaves_no_picture(void **state)
{
    struct desk *desk = *state;

    play(desk, "# a comment\n\n\texpect Welcome\r\ntap Filing guides\nexpect What happened\n", "");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->err, "");
    assert_int_equal(access(desk_path(desk, "out/failed.png"), F_OK), -1);
}

static void a_step_that_does_not_hold_ends_with_1_its_line_and_a_picture(void **state)
{
    struct desk *desk = *state;

    play(desk, "expect Welcome\n# then\nexpect Goodbye\nexpect Welcome\n", "--size 1920x1080");
    assert_ends(desk, 1, 3, "expected \"Goodbye\" on the screen, there was \"");
    assert_int_equal(picture_size(desk, "out/failed.png", 0), 1920);
    assert_int_equal(picture_size(desk, "out/failed.png", 4), 1080);
}

static void an_unknown_word_ends_with_2(void **state)
{
    struct desk *desk = *state;

    play(desk, "expect Welcome\ndance slowly\n", "");
    assert_ends(desk, 2, 2, "dance is not a word of journeys\n");
}

static void each_word_says_what_it_expected_and_what_was_there(void **state)
{
    static const struct {
        const char *step, *what;
    } rows[] = {
        {"tap Nowhere", "expected one control named Nowhere, there were 0 of: ["},
        {"tap e", "expected one control named e, there were "},
        {"expect-not Welcome", "expected no \"Welcome\" on the screen, it is there\n"},
        {"expect-print anything", "expected a slip with \"anything\", none was printed\n"},
        {"expect-qr anything", "expected a QR code \"anything\", the slip says \"nothing\"\n"},
        {"sign", "expected a signature field, there was none\n"},
        {"swipe left", "swipe wants up or down\n"},
        {"taps Mediation", "taps wants NAME COUNT in SECONDSs\n"},
        {"taps Mediation 0 in 1s", "taps wants NAME COUNT in SECONDSs\n"},
        {"taps Mediation 3 in 9999999s", "taps wants NAME COUNT in SECONDSs\n"},
        {"taps Mediation 4294967299 in 1s", "taps wants NAME COUNT in SECONDSs\n"},
        {"clock tomorrow", "clock wants YYYY-MM-DDTHH:MM:SS, not tomorrow\n"},
        {"wait long", "wait wants a time such as 80s or 300ms, not long\n"},
        {"wait 9223372036854775807s",
         "wait wants a time such as 80s or 300ms, not 9223372036854775807s\n"},
        {"wait 5 minutes", "wait wants a time such as 80s or 300ms, not 5 minutes\n"},
        {"disk half", "disk wants full or free, not half\n"},
        {"call 1", "Nobody is waiting\n"},
        {"screenshot no/such/folder.png", ""},
        {"controls no/such/folder.json", ""},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        play(desk, ks_arena_printf(&desk->arena, "%s\n", rows[i].step), "");
        assert_ends(desk, 1, 1, rows[i].what);
        assert_int_equal(access(desk_path(desk, "out/failed.png"), F_OK), 0);
    }
}

static void a_slip_that_should_not_be_there_is_named(void **state)
{
    struct desk *desk = *state;

    play(desk, "tap File online\ntap Print the code\nexpect-print zxfw\nexpect-no-print\n", "");
    assert_int_equal(desk->status, 0);
    play(desk, "tap File online\ntap Print the code\nexpect-no-print\n", "");
    assert_ends(desk, 1, 3, "expected no further slip, number 1 was printed\n");
    play(desk, "tap File online\ntap Print the code\nexpect-qr https://example.org/\n", "");
    assert_ends(desk, 1, 3, "expected a QR code \"https://example.org/\", the slip says \"");
}

static void pictures_and_lists_of_controls_are_left_where_asked(void **state)
{
    struct desk *desk = *state;

    play(desk, "screenshot home.png\ncontrols home.json\n", "");
    assert_int_equal(desk->status, 0);
    assert_int_equal(picture_size(desk, "out/home.png", 0), 1080);
    const char *json = desk_read(desk, desk_path(desk, "out/home.json"));
    static const char *const fields[] = {"\"name\": \"Filing guides ",
                                         "\"role\": \"button\"",
                                         "\"state\": \"normal\"",
                                         "\"w_mm\": ",
                                         "\"font_px\": ",
                                         "\"contrast\": "};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        assert_non_null(strstr(json, fields[i]));
}

/* Where none can be made the data of a real kiosk are not taken in its place. */
static void its_data_folder_is_made_among_temporary_files_and_goes_with_it(void **state)
{
    struct desk *desk = *state;
    const char *folder = desk_path(desk, "temporary"), *home = desk_path(desk, "home");

    setenv("TMPDIR", folder, 1);
    setenv("HOME", home, 1);
    play(desk, "expect Welcome\n", "");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->err, "temporary: No such file or directory\n"));
    assert_int_equal(access(home, F_OK), -1);
    assert_int_equal(ks_file_make_dirs(folder, NULL), KS_OK);
    play(desk, "tap Queue\nexpect Mediation\n", "");
    assert_int_equal(desk->status, 0);
    assert_int_equal(rmdir(folder), 0); /* nothing is left in it */
    unsetenv("TMPDIR");
}

static void wrong_use_ends_with_2(void **state)
{
    struct desk *desk = *state;

    run(desk, "kiosk",
        ks_arena_printf(&desk->arena, "--journey %s/none --out %s/out", desk->dir, desk->dir));
    assert_int_equal(desk->status, 2);
    assert_non_null(strstr(desk->err, "/none"));
    run(desk, "kiosk", "--journey some.journey");
    assert_int_equal(desk->status, 2);
    assert_string_equal(desk->err, "--journey FILE and --out DIR go together\n");
    run(desk, "kiosk", "--help");
    assert_int_equal(desk->status, 0);
    assert_int_equal(strncmp(desk->out, "kiosk [--config FILE]", 21), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_journey_that_holds_ends_with_0_and_leaves_no_picture),
        cmocka_unit_test(a_step_that_does_not_hold_ends_with_1_its_line_and_a_picture),
        cmocka_unit_test(an_unknown_word_ends_with_2),
        cmocka_unit_test(each_word_says_what_it_expected_and_what_was_there),
        cmocka_unit_test(a_slip_that_should_not_be_there_is_named),
        cmocka_unit_test(pictures_and_lists_of_controls_are_left_where_asked),
        cmocka_unit_test(its_data_folder_is_made_among_temporary_files_and_goes_with_it),
        cmocka_unit_test(wrong_use_ends_with_2),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
