/* kioskctl voice: what is said of a call, and which of it somebody has recorded. */
#include <sys/stat.h>

#include "ctl/rows.h"

static void a_call_is_told_clip_by_clip_with_its_tones(void **state)
{
    static const struct row rows[] = {
        {"voice plan T037 1", 0,
         "chime\nzh/qing  qing3\nzh/letter-t  ti4\nzh/digit-0  ling2\nzh/digit-3  san1\n"
         "zh/digit-7  qi1\nzh/hao  hao4\nzh/dao  dao4\nzh/place-1  yi1 hao4 tiao2jie3shi4\n"
         "en/number  number\nen/letter-t  T\nen/digit-0  zero\nen/digit-3  three\n"
         "en/digit-7  seven\nen/please-go-to  please go to\nen/place-1  room one\n",
         ""},
        {"voice plan Q037 1", 2, "",
         "Q037 is no number of this hall: the letter of a line and figures, like T037\n"},
        {"voice plan T037 w9", 2, "", "There is no seat w9\n"},
        {"voice", 2, "",
         "wrong use; write it as: kioskctl voice plan NUMBER SEAT [--phonemes] [--json] | list "
         "[--json] | said [--json]\n"},
    };
    ASSERT_DATA_ROWS(rows);
}

static void voice(struct desk *desk, const char *words)
{
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data voice %s", desk->dir, words));
}

static void what_the_engine_makes_of_it_can_be_read(void **state)
{
    struct desk *desk = *state;
    voice(desk, "plan L402 w1 --phonemes");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, "[tS;h'i21N_| ai35l'ou35_| s'i[51_| l'i35N_| '@r51_| "
                                      "X'Au51_| t'Au51_| j'i55_| X'Au51_| ts.hwA55Nkh'ou214_|"));
}

static void a_script_reads_the_same_as_json(void **state)
{
    struct desk *desk = *state;
    voice(desk, "plan K110 w3 --json");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, "\"caption\": \"请K110号到3号窗口\""));
    assert_non_null(strstr(
        desk->out, "\"said\": \"qing3 kei4 yi1 yi1 ling2 hao4, dao4 san1 hao4 chuang1kou3\""));
}

static void the_clips_of_the_court_are_found_and_a_damaged_one_is_named(void **state)
{
    struct desk *desk = *state;
    const char *data = desk_path(desk, "data"), *to = desk_path(desk, "data/mine/zh");
    const char *chime = KS_SOURCE_DIR "/assets/sounds/chime.wav";
    char *bytes = NULL;
    size_t size = 0;
    assert_int_equal(ks_file_make_dirs(to, NULL), KS_OK);
    assert_int_equal(ks_file_read_all(chime, &desk->arena, &bytes, &size, NULL), KS_OK);
    assert_int_equal(
        ks_file_write_atomic(ks_arena_printf(&desk->arena, "%s/qing.wav", to), bytes, size, NULL),
        KS_OK);
    assert_int_equal(ks_file_write_atomic(ks_arena_printf(&desk->arena, "%s/kiosk.conf", data),
                                          "[voice]\nclips = mine\n", 21, NULL),
                     KS_OK);
    voice(desk, "list");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, "chime.wav  recorded  the sound before a call\n"
                                      "zh/qing.wav  recorded  请\nzh/hao.wav  missing  号\n"));
    assert_non_null(strstr(desk->out, "en/place-w3.wav  missing  Window 3\n"));
    assert_int_equal(
        ks_file_write_atomic(ks_arena_printf(&desk->arena, "%s/hao.wav", to), "RIFF", 4, NULL),
        KS_OK);
    voice(desk, "list");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->out, "zh/hao.wav  damaged  号\n"));
    assert_non_null(strstr(desk->err, "mine/zh/hao.wav is no WAV file that can be played"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_is_told_clip_by_clip_with_its_tones),
        cmocka_unit_test(what_the_engine_makes_of_it_can_be_read),
        cmocka_unit_test(a_script_reads_the_same_as_json),
        cmocka_unit_test(the_clips_of_the_court_are_found_and_a_damaged_one_is_named),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
