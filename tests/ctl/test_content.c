/* kioskctl beside a content pack with faults: what needs no pack goes on, the rest says why. */
#include "ctl/rows.h"

#include "content/pack_files.h"

#define GOOD_PACK KS_SOURCE_DIR "/tests/content/good"

/* A pack of the good one's files whose names begin with `prefix` ("" for all of them). */
static const char *copy_pack(struct desk *desk, const char *name, const char *prefix)
{
    struct ks_pack_files files = {0};
    struct ks_content_faults faults = {0};
    const char *dir = desk_path(desk, name);

    assert_int_equal(ks_pack_files_read(GOOD_PACK, &files, &faults, NULL), KS_OK);
    for (int i = 0; ks_pack_folder(i) != NULL; i++) {
        const char *folder = ks_arena_printf(&desk->arena, "%s/%s", dir, ks_pack_folder(i));
        assert_int_equal(ks_file_make_dirs(folder, NULL), KS_OK);
    }
    for (int i = 0; i < files.count; i++) {
        const char *file = ks_arena_printf(&desk->arena, "%s/%s", name, files.list[i].name);
        if (strncmp(files.list[i].name, prefix, strlen(prefix)) == 0)
            desk_write(desk, file, files.list[i].text);
    }
    ks_pack_files_destroy(&files);
    ks_content_faults_destroy(&faults);
    return dir;
}

static void run_beside(struct desk *desk, const char *data, const char *pack, const char *command)
{
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/%s --content %s %s", desk->dir, data, pack,
                        command));
}

static void expect(struct desk *desk, int status, const char *out, const char *err)
{
    if (desk->status != status || strcmp(desk->out, out) != 0 || strcmp(desk->err, err) != 0)
        fail_msg("exit %d\n%s%s", desk->status, desk->out, desk->err);
}

static void doctor_diagnoses_a_pack_that_never_worked(void **state)
{
    struct desk *desk = *state;
    const char *pack = copy_pack(desk, "calendar-only", "calendar");

    run_beside(desk, "never", pack, "doctor");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, "");
    assert_non_null(strstr(desk->out, "database: ok"));
    assert_non_null(strstr(desk->out, "disk: ok"));
    assert_non_null(strstr(desk->out, "keys: ok"));
    const char *line =
        ks_arena_printf(&desk->arena,
                        "content: the pack %s cannot be used and there is no last good one, so "
                        "that the kiosk cannot start: ",
                        pack);
    assert_non_null(strstr(desk->out, line));
    assert_non_null(strstr(desk->out, "calculators.json:1: the file is missing"));
    assert_non_null(strstr(desk->out, ks_arena_printf(&desk->arena,
                                                      "; kioskctl content check %s names "
                                                      "every fault\n",
                                                      pack)));
}

static void a_folder_that_is_not_there_is_named_by_doctor(void **state)
{
    struct desk *desk = *state;

    run_beside(desk, "nowhere", "/nowhere", "doctor");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->out, "content: the pack /nowhere cannot be used and there is no "
                                      "last good one, so that the kiosk cannot start: cannot read "
                                      "the content folder /nowhere: No such file or directory\n"));
}

static void the_queue_and_copies_need_no_pack(void **state)
{
    struct desk *desk = *state;
    const char *pack = copy_pack(desk, "rooms-only", "hall");
    const char *copy = desk_path(desk, "copy.db");

    run_beside(desk, "rooms", pack, "queue");
    expect(desk, 0, "waiting 0\nunconfirmed 0\n", "");
    run_beside(desk, "rooms", pack, "call 1");
    expect(desk, 1, "", "Nobody is waiting\n");
    run_beside(desk, "rooms", pack, ks_arena_printf(&desk->arena, "backup %s", copy));
    expect(desk, 0, "", "");
    run_beside(desk, "rooms", pack, ks_arena_printf(&desk->arena, "restore %s", copy));
    assert_int_equal(desk->status, 0);
    run_beside(desk, "rooms", "/nowhere", "call 1");
    expect(desk, 2, "",
           "kioskctl call: cannot open /nowhere/hall.json: No such file or directory\n");
}

static void period_needs_the_calendar_alone(void **state)
{
    struct desk *desk = *state;
    const char *pack = copy_pack(desk, "period", "calendar");
    const char *calendar = desk_path(desk, "period/calendar.json");

    run_beside(desk, "period-data", pack, "period 2026-09-25 --days 7");
    expect(desk, 0, "2026-10-08\n", "");
    char *text = ks_arena_strdup(&desk->arena, desk_read(desk, calendar));
    char *key = strstr(text, "known_until");
    assert_non_null(key);
    key[0] = 'K';
    desk_write(desk, "period/calendar.json", text);
    run_beside(desk, "period-data", pack, "period 2026-09-25 --days 7");
    expect(desk, 2, "",
           ks_arena_printf(&desk->arena, "kioskctl period: %s:1: key \"known_until\" is missing\n",
                           calendar));
}

static void checklist_says_that_it_needs_a_whole_pack(void **state)
{
    struct desk *desk = *state;
    const char *pack = copy_pack(desk, "no-guides", "calendar");
    const char *sentence = ks_arena_printf(
        &desk->arena, "kioskctl checklist: the content pack %s cannot be used: ", pack);

    run_beside(desk, "no-guides-data", pack, "checklist instrument=judgment");
    assert_int_equal(desk->status, 2);
    assert_string_equal(desk->out, "");
    assert_int_equal(strncmp(desk->err, sentence, strlen(sentence)), 0);
    assert_ptr_equal(strchr(desk->err, '\n'), desk->err + strlen(desk->err) - 1);
}

static void doctor_tells_of_a_pack_that_the_last_good_one_covers(void **state)
{
    struct desk *desk = *state;
    const char *pack = copy_pack(desk, "covered", "");

    run_beside(desk, "covered-data", pack, "doctor");
    assert_non_null(strstr(desk->out, "revision test.1, "));
    assert_null(strstr(desk->out, "cannot be used"));
    desk_write(desk, "covered/guides/02-divorce.json", "{}");
    run_beside(desk, "covered-data", pack, "doctor");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, "");
    assert_non_null(strstr(
        desk->out, ks_arena_printf(&desk->arena,
                                   "content: the pack %s cannot be used, so that the last good "
                                   "one, revision test.1, is shown: ",
                                   pack)));
    run_beside(desk, "covered-data", pack, "period 2026-09-25 --days 7");
    expect(desk, 0, "2026-10-08\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doctor_diagnoses_a_pack_that_never_worked),
        cmocka_unit_test(a_folder_that_is_not_there_is_named_by_doctor),
        cmocka_unit_test(the_queue_and_copies_need_no_pack),
        cmocka_unit_test(period_needs_the_calendar_alone),
        cmocka_unit_test(checklist_says_that_it_needs_a_whole_pack),
        cmocka_unit_test(doctor_tells_of_a_pack_that_the_last_good_one_covers),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
