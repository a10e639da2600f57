#include "base/child.h"

#include <sys/stat.h>

#include "config/config.h"

static enum ks_err read_text(void **state, const char *text, struct ks_config *config,
                             struct ks_error *error)
{
    ks_config_defaults(config);
    return ks_config_read(config, desk_write(*state, "kiosk.conf", text), error);
}

static void an_empty_file_leaves_the_defaults(void **state)
{
    struct ks_config config, defaults;

    ks_config_defaults(&defaults);
    assert_int_equal(read_text(state, "", &config, NULL), KS_OK);
    assert_memory_equal(&config, &defaults, sizeof config);
    assert_string_equal(config.store_url, "sqlite:hall.db");
    assert_string_equal(config.printer_url, "file:slips");
    assert_int_equal(config.printer_width_mm, 0); /* as the printer says, else 80 */
    assert_int_equal(config.printer_dpi, 203);
    assert_int_equal(config.printer_answers, KS_ANSWERS_AUTO);
    assert_int_equal(config.microns_per_px, 0);
    assert_int_equal(config.bottom_above_floor_mm, 700);
    assert_int_equal(config.idle_warn_s, 60);
    assert_int_equal(config.idle_wipe_s, 20);
    assert_int_equal(config.voice_device, KS_VOICE_DEVICE_DEFAULT);
    assert_int_equal(config.voice_volume, 70);
    assert_int_equal(config.voice_quiet_minutes[0], 20 * 60);
    assert_int_equal(config.voice_quiet_minutes[1], 8 * 60);
    assert_int_equal(config.voice_tone_minute, 3 * 60);
    assert_string_equal(config.voice_clips, "voice");
    assert_string_equal(config.console_listen, "127.0.0.1:8368");
}

static void every_key_is_read(void **state)
{
    struct ks_config config;

    assert_int_equal(read_text(state,
                               "# a hall with narrow paper\n"
                               "[store]\nurl = sqlite:other.db\n"
                               "[printer]\nurl = file:paper\nwidth_mm = 58\ndpi = 180\n"
                               "status = no\n"
                               "[panel]\nmm_per_px = 0.3125\nbottom_above_floor_mm = 650\n"
                               "[idle]\nwarn_after_s = 90\nwipe_after_s = 30\n"
                               "[voice]\ndevice = none\nvolume = 0\nquiet = 12:30-13:30\n"
                               "tone = 04:30\nclips = recorded\n"
                               "[console]\nlisten = 127.0.0.1:9000\ncertificate = a.pem\n"
                               "key = b.pem\n",
                               &config, NULL),
                     KS_OK);
    assert_string_equal(config.store_url, "sqlite:other.db");
    assert_string_equal(config.printer_url, "file:paper");
    assert_int_equal(config.printer_width_mm, 58);
    assert_int_equal(config.printer_dpi, 180);
    assert_int_equal(config.printer_answers, KS_ANSWERS_NO);
    assert_int_equal(config.microns_per_px, 313);
    assert_int_equal(config.bottom_above_floor_mm, 650);
    assert_int_equal(config.idle_warn_s, 90);
    assert_int_equal(config.idle_wipe_s, 30);
    assert_int_equal(config.voice_device, KS_VOICE_DEVICE_NONE);
    assert_int_equal(config.voice_volume, 0);
    assert_int_equal(config.voice_quiet_minutes[0], 12 * 60 + 30);
    assert_int_equal(config.voice_quiet_minutes[1], 13 * 60 + 30);
    assert_int_equal(config.voice_tone_minute, 4 * 60 + 30);
    assert_string_equal(config.voice_clips, "recorded");
    assert_string_equal(config.console_listen, "127.0.0.1:9000");
    assert_string_equal(config.console_certificate, "a.pem");
    assert_string_equal(config.console_key, "b.pem");
}

static void assert_fault(void **state, const char *text, int line, const char *what)
{
    struct desk *desk = *state;
    struct ks_config config;
    struct ks_error error = {0};

    assert_int_equal(read_text(state, text, &config, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, ks_arena_printf(&desk->arena, "%s:%d: %s",
                                                    desk_path(desk, "kiosk.conf"), line, what));
}

static void an_unknown_key_is_named_with_file_and_line(void **state)
{
    assert_fault(state, "[printer]\nurl = file:slips\nspeed = 9\n", 3,
                 "[printer] speed: is not a key of kiosk.conf; see README.md for those there are");
    assert_fault(state, "[printers]\nurl = file:slips\n", 2,
                 "[printers] url: is not a key of kiosk.conf; see README.md for those there are");
    assert_fault(state, "url = file:slips\n", 1,
                 "[] url: is not a key of kiosk.conf; see README.md for those there are");
}

static void the_hall_has_a_name_and_its_store_may_stand_with_it(void **state)
{
    struct ks_config config;

    assert_int_equal(read_text(state, "[hall]\nurl = sqlite:b.db\nname = lizhou\n", &config, NULL),
                     KS_OK);
    assert_string_equal(config.store_url, "sqlite:b.db");
    assert_string_equal(config.hall_name, "lizhou");
    assert_fault(state, "[store]\nurl = sqlite:a.db\n[hall]\nurl = sqlite:b.db\n", 4,
                 "[hall] url: is there twice; which one holds?");
}

static void a_line_that_is_no_setting_is_named(void **state)
{
    assert_fault(state, "[idle]\n\nsoon\n", 3, "is neither a [section] nor a key = value");
    assert_fault(state, "[idle\n", 1, "is neither a [section] nor a key = value");
}

static void quiet_hours_are_two_times_or_none(void **state)
{
    static const char *const wrong[] = {"20-8",        "20:00",        "24:00-08:00",
                                        "20:60-08:00", "20:00-08:00x", "20:00 -08:00",
                                        "-1:00-08:00", "always"};
    struct ks_config config;
    char text[80];

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(text, sizeof text, "[voice]\nquiet = %s\n", wrong[i]);
        assert_fault(state, text, 2,
                     "[voice] quiet: the value is neither hours like 20:00-08:00 nor none");
    }
    assert_int_equal(read_text(state, "[voice]\nquiet = none\n", &config, NULL), KS_OK);
    assert_int_equal(config.voice_quiet_minutes[0], config.voice_quiet_minutes[1]);
}

static void the_nightly_tone_has_a_time_or_none(void **state)
{
    static const char *const wrong[] = {"3:00", "24:00", "03:60", "03:00-04:00", "03:00x", "night"};
    struct ks_config config;
    char text[80];

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(text, sizeof text, "[voice]\ntone = %s\n", wrong[i]);
        assert_fault(state, text, 2,
                     "[voice] tone: the value is neither a time like 03:00 nor none");
    }
    assert_int_equal(read_text(state, "[voice]\ntone = none\n", &config, NULL), KS_OK);
    assert_int_equal(config.voice_tone_minute, -1);
}

static void a_number_must_be_one_and_make_sense(void **state)
{
    assert_fault(state, "[idle]\nwarn_after_s = soon\n", 2,
                 "[idle] warn_after_s: the value is not a number");
    assert_fault(state, "[idle]\nwarn_after_s =\n", 2,
                 "[idle] warn_after_s: the value is not a number");
    assert_fault(state, "[idle]\nwarn_after_s = 60 s\n", 2,
                 "[idle] warn_after_s: the value is not a number");
    assert_fault(state, "[idle]\nwarn_after_s = 60.5\n", 2,
                 "[idle] warn_after_s: the value is not a whole number");
    assert_fault(state, "[idle]\nwarn_after_s = 1e99\n", 2,
                 "[idle] warn_after_s: the value is not a whole number");
    assert_fault(state, "[panel]\nmm_per_px = nan\n", 2,
                 "[panel] mm_per_px: the number is outside what makes sense");
}

static void numbers_end_where_they_stop_making_sense(void **state)
{
    static const struct {
        const char *section, *key, *least, *most, *below, *above;
    } rows[] = {
        {"printer", "width_mm", "58", "210", "57", "211"},
        {"panel", "mm_per_px", "0.04", "1", "0.039", "1.001"},
        {"panel", "bottom_above_floor_mm", "0", "1200", "-1", "1201"},
        {"idle", "warn_after_s", "10", "3600", "9", "3601"},
        {"idle", "wipe_after_s", "20", "600", "19", "601"},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *values[] = {rows[i].least, rows[i].most, rows[i].below, rows[i].above};
        for (int j = 0; j < 4; j++) {
            struct ks_config config;
            struct ks_error error = {0};
            char *text = ks_arena_printf(&desk->arena, "[%s]\n%s = %s\n", rows[i].section,
                                         rows[i].key, values[j]);
            enum ks_err err = read_text(state, text, &config, &error);
            assert_int_equal(err, j < 2 ? KS_OK : KS_ERR_INPUT);
            assert_int_equal(strstr(error.text, "outside what makes sense") != NULL, j >= 2);
        }
    }
}

static void a_text_may_not_be_empty_or_too_long(void **state)
{
    struct desk *desk = *state;
    char value[141];

    assert_fault(state, "[store]\nurl =\n", 2,
                 "[store] url: the value is empty; leave the key out to use the default");
    memset(value, 'a', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    assert_fault(state, ks_arena_printf(&desk->arena, "[console]\nlisten = %s\n", value), 2,
                 "[console] listen: the value is too long");
}

static void a_printer_is_told_in_words_that_are_known(void **state)
{
    static const struct {
        const char *word;
        enum ks_printer_answers answers;
    } rows[] = {{"auto", KS_ANSWERS_AUTO}, {"yes", KS_ANSWERS_YES}, {"no", KS_ANSWERS_NO}};
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_config config;
        char *text = ks_arena_printf(&desk->arena,
                                     "[printer]\nurl = escpos:tcp://10.0.0.9\n"
                                     "dpi = 180\nstatus = %s\n",
                                     rows[i].word);
        assert_int_equal(read_text(state, text, &config, NULL), KS_OK);
        struct ks_printer_setup setup = ks_config_printer(&config, "/data");
        assert_int_equal(setup.answers, rows[i].answers);
        assert_int_equal(setup.dpi, 180);
        assert_int_equal(setup.width_mm, 0);
        assert_int_equal(access(setup.fonts.regular, R_OK), 0);
        assert_int_equal(access(setup.fonts.bold, R_OK), 0);
        assert_string_equal(setup.url, "escpos:tcp://10.0.0.9");
        assert_string_equal(setup.base_dir, "/data");
    }
    assert_fault(state, "[printer]\nstatus = maybe\n", 2,
                 "[printer] status: the value is not yes, no or auto");
    assert_fault(state, "[printer]\ndpi = 190\n", 2,
                 "[printer] dpi: the value is neither 180 nor 203");
}

static void the_first_of_two_faults_is_told(void **state)
{
    assert_fault(state, "[idle]\nwarn_after_s = soon\nwipe_after_s = later\n", 2,
                 "[idle] warn_after_s: the value is not a number");
}

static void a_file_that_is_not_there_says_so(void **state)
{
    struct ks_config config;
    struct ks_error error = {0};

    (void)state;
    ks_config_defaults(&config);
    assert_int_equal(ks_config_read(&config, "/nowhere/kiosk.conf", &error), KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "cannot open /nowhere/kiosk.conf: No such file or directory");
}

static void what_is_no_file_is_refused_at_once(void **state)
{
    struct desk *desk = *state;
    struct ks_config config;
    struct ks_error error = {0};
    const char *pipe = desk_path(desk, "pipe");

    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(ks_config_read(&config, pipe, &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, "it is not a file"));
    assert_int_equal(ks_config_read(&config, desk_path(desk, "."), &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, "it is not a file"));
    assert_int_equal(ks_config_read(&config, "/dev/zero", &error), KS_ERR_INPUT);
}

static void indented_lines_are_lines_like_others(void **state)
{
    struct ks_config config;

    assert_int_equal(read_text(state,
                               "  [console]\n  listen = 127.0.0.1:9\n\t[printer]\n"
                               "\turl = file:paper\n    status = no\n",
                               &config, NULL),
                     KS_OK);
    assert_string_equal(config.console_listen, "127.0.0.1:9");
    assert_string_equal(config.printer_url, "file:paper");
    assert_int_equal(config.printer_answers, KS_ANSWERS_NO);
    assert_fault(state, "[console]\nlisten = 127.0.0.1:9\n  [idle]\n  warn_after_s = 1\n", 4,
                 "[idle] warn_after_s: the number is outside what makes sense");
}

static void a_comment_may_stand_behind_a_value_and_be_long(void **state)
{
    struct desk *desk = *state;
    struct ks_config config;
    char comment[1001];

    memset(comment, 'x', sizeof comment - 1);
    comment[sizeof comment - 1] = '\0';
    const char *text = ks_arena_printf(&desk->arena,
                                       "\xEF\xBB\xBF# %s\r\n[store]\r\nurl = sqlite:a#b.db # %s\r\n"
                                       "[printer]\r\nurl = file:paper ; the door\r\n",
                                       comment, comment);
    assert_int_equal(read_text(state, text, &config, NULL), KS_OK);
    assert_string_equal(config.store_url, "sqlite:a#b.db");
    assert_string_equal(config.printer_url, "file:paper");
}

static void a_key_that_is_there_twice_is_named(void **state)
{
    assert_fault(state, "[idle]\nwarn_after_s = 60\n[idle]\nwarn_after_s = 90\n", 4,
                 "[idle] warn_after_s: is there twice; which one holds?");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    struct desk *desk = *state;
    struct ks_config config;
    struct ks_error error = {0};
    const char *path = desk_path(desk, "kiosk.conf");
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    fwrite("[idle]\n\0", 1, 8, file);
    fclose(file);
    assert_int_equal(ks_config_read(&config, path, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, ks_arena_printf(&desk->arena, "%s:2: is not text", path));
}

static const char unseen[] =
    "has a character that cannot be seen or is not UTF-8, or a blank that is none here: type the "
    "line anew and save the file as UTF-8 text";

static void what_cannot_be_seen_is_no_part_of_a_value(void **state)
{
    static const char *const values[] = {
        "hall.db\xE2\x80\x8B",
        "hall.db\xE3\x80\x80",
        "\xC2\xA0hall.db",
        "hall\xEF\xBB\xBF.db",
        "hall.db\xE3\x80\x80# door",
        "hall\x1B[2J.db",
        "hall\x07.db",
        "\xB7\xA8.db",
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        assert_fault(state, ks_arena_printf(&desk->arena, "[store]\nurl = sqlite:%s\n", values[i]),
                     2, unseen);
}

static void a_line_end_that_is_none_hides_no_setting(void **state)
{
    static const char *const ends[] = {"\r", "\v", "\f", "\xE2\x80\xA8", "\xC2\x85"};
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        assert_fault(state, ks_arena_printf(&desk->arena, "[store]%surl = sqlite:a.db\n", ends[i]),
                     1, unseen);
        assert_fault(state, ks_arena_printf(&desk->arena, "\n# door%surl = sqlite:a.db\n", ends[i]),
                     2, unseen);
    }
    assert_fault(state, "[store] url = sqlite:a.db\n", 1,
                 "has more than a [section]: what is behind it needs its own line");
}

static void a_comment_may_be_of_another_encoding(void **state)
{
    struct ks_config config;

    assert_int_equal(read_text(state,
                               "# \xB7\xA8\xD4\xBA\n[store]# \xB7\xA8\n"
                               "\turl\t= sqlite:a.db\t; \xB7\xA8\xE3\x80\x80\r\n",
                               &config, NULL),
                     KS_OK);
    assert_string_equal(config.store_url, "sqlite:a.db");
}

static void a_fault_is_told_with_its_own_line(void **state)
{
    assert_fault(state, "\xEF\xBC\xBBstore\xEF\xBC\xBD\nurl = sqlite:a.db\n", 1,
                 "is neither a [section] nor a key = value");
    assert_fault(state, "[store\nurl = sqlite:a.db\n", 1,
                 "is neither a [section] nor a key = value");
    assert_fault(state, "[idle]\nwarn_after_s = soon\nlater\n", 2,
                 "[idle] warn_after_s: the value is not a number");
    assert_fault(state, "[idle]\nwarn_after_s = nan\n", 2,
                 "[idle] warn_after_s: the value is not a whole number");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_file_leaves_the_defaults),
        cmocka_unit_test(every_key_is_read),
        cmocka_unit_test(an_unknown_key_is_named_with_file_and_line),
        cmocka_unit_test(the_hall_has_a_name_and_its_store_may_stand_with_it),
        cmocka_unit_test(a_line_that_is_no_setting_is_named),
        cmocka_unit_test(a_number_must_be_one_and_make_sense),
        cmocka_unit_test(quiet_hours_are_two_times_or_none),
        cmocka_unit_test(the_nightly_tone_has_a_time_or_none),
        cmocka_unit_test(numbers_end_where_they_stop_making_sense),
        cmocka_unit_test(a_text_may_not_be_empty_or_too_long),
        cmocka_unit_test(a_printer_is_told_in_words_that_are_known),
        cmocka_unit_test(the_first_of_two_faults_is_told),
        cmocka_unit_test(a_file_that_is_not_there_says_so),
        cmocka_unit_test(what_is_no_file_is_refused_at_once),
        cmocka_unit_test(indented_lines_are_lines_like_others),
        cmocka_unit_test(a_comment_may_stand_behind_a_value_and_be_long),
        cmocka_unit_test(a_key_that_is_there_twice_is_named),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(what_cannot_be_seen_is_no_part_of_a_value),
        cmocka_unit_test(a_line_end_that_is_none_hides_no_setting),
        cmocka_unit_test(a_comment_may_be_of_another_encoding),
        cmocka_unit_test(a_fault_is_told_with_its_own_line),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
