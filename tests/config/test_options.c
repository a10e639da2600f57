#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "config/options.h"

enum { MAX_ARGS = 16 };

/* Parses the words of `line`, which must outlive the options. */
static enum ks_err parse(char *line, struct ks_options *options, struct ks_error *error)
{
    static char program[] = "kiosk";
    char *args[MAX_ARGS + 2] = {program}, *rest = NULL;
    int count = 1;

    for (char *word = strtok_r(line, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        args[count++] = word;
    optind = 0; /* getopt begins anew */
    return ks_options_parse(options, count, args, error);
}

static void no_option_is_a_chinese_portrait_window(void **state)
{
    struct ks_options options;
    char line[] = "";

    (void)state;
    assert_int_equal(parse(line, &options, NULL), KS_OK);
    assert_int_equal(options.w, 1080);
    assert_int_equal(options.h, 1920);
    assert_int_equal(options.lang, KS_LANG_ZH_CN);
    assert_false(options.is_fullscreen || options.wants_help);
    assert_null(options.config);
    assert_null(options.data);
    assert_null(options.content);
    assert_null(options.journey);
}

static void every_option_is_taken(void **state)
{
    struct ks_options options;
    char line[] = "--config a.conf --data d --content c --size 1920x1080 --lang en --fullscreen "
                  "--journey j --out o";

    (void)state;
    assert_int_equal(parse(line, &options, NULL), KS_OK);
    assert_string_equal(options.config, "a.conf");
    assert_string_equal(options.data, "d");
    assert_string_equal(options.content, "c");
    assert_int_equal(options.w, 1920);
    assert_int_equal(options.h, 1080);
    assert_int_equal(options.lang, KS_LANG_EN);
    assert_true(options.is_fullscreen);
    assert_string_equal(options.journey, "j");
    assert_string_equal(options.out, "o");
}

static void help_is_asked_for_and_names_every_option(void **state)
{
    static const char *const names[] = {"--config", "--data",       "--content", "--size",
                                        "--lang",   "--fullscreen", "--journey", "--out"};
    struct ks_options options;
    char line[] = "--help";

    (void)state;
    assert_int_equal(parse(line, &options, NULL), KS_OK);
    assert_true(options.wants_help);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_non_null(strstr(ks_options_help, names[i]));
}

static void wrong_use_is_told_in_one_sentence(void **state)
{
    static const struct {
        const char *line, *text;
    } rows[] = {
        {"--speed 9", "kiosk does not know one of these options; see --help"},
        {"--config", "kiosk does not know one of these options; see --help"},
        {"home.journey", "kiosk does not take home.journey; see --help"},
        {"--lang fr", "--lang wants zh_CN or en, not fr"},
        {"--size big", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not big"},
        {"--size 1080", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not 1080"},
        {"--size 1080x1920x3", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not 1080x1920x3"},
        {"--size 599x1920", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not 599x1920"},
        {"--size 1080x8001", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not 1080x8001"},
        {"--size -1080x1920", "--size wants WIDTHxHEIGHT, each from 600 to 8000, not -1080x1920"},
        {"--journey j", "--journey FILE and --out DIR go together"},
        {"--out o", "--journey FILE and --out DIR go together"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_options options;
        struct ks_error error = {0};
        char line[80];
        strcpy(line, rows[i].line);
        assert_int_equal(parse(line, &options, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
    }
}

static void the_smallest_and_largest_windows_are_taken(void **state)
{
    struct ks_options options;
    char small[] = "--size 600x600", large[] = "--size 8000x8000";

    (void)state;
    assert_int_equal(parse(small, &options, NULL), KS_OK);
    assert_int_equal(parse(large, &options, NULL), KS_OK);
}

/* Sets or, with NULL, takes away one variable of the environment. */
static void set_variable(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void the_data_folder_is_the_given_one_or_where_the_user_keeps_data(void **state)
{
    static const struct {
        const char *given, *xdg, *home, *folder;
    } rows[] = {
        {"here", "/xdg", "/home", "here"},
        {NULL, "/xdg", "/home", "/xdg/court-kiosk"},
        {NULL, "relative", "/home", "/home/.local/share/court-kiosk"},
        {NULL, "", "/home", "/home/.local/share/court-kiosk"},
        {NULL, NULL, "/home", "/home/.local/share/court-kiosk"},
    };
    char folder[64];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_variable("XDG_DATA_HOME", rows[i].xdg);
        set_variable("HOME", rows[i].home);
        assert_int_equal(ks_options_data_dir(rows[i].given, folder, sizeof folder, NULL), KS_OK);
        assert_string_equal(folder, rows[i].folder);
    }
}

static void no_home_or_too_long_a_path_is_an_error(void **state)
{
    struct ks_error error = {0};
    char folder[8];

    (void)state;
    set_variable("XDG_DATA_HOME", NULL);
    set_variable("HOME", NULL);
    assert_int_equal(ks_options_data_dir(NULL, folder, sizeof folder, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "there is no home folder; say where with --data DIR");
    assert_int_equal(ks_options_data_dir("1234567", folder, sizeof folder, NULL), KS_OK);
    assert_int_equal(ks_options_data_dir("12345678", folder, sizeof folder, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the path of the data folder is too long");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_option_is_a_chinese_portrait_window),
        cmocka_unit_test(every_option_is_taken),
        cmocka_unit_test(help_is_asked_for_and_names_every_option),
        cmocka_unit_test(wrong_use_is_told_in_one_sentence),
        cmocka_unit_test(the_smallest_and_largest_windows_are_taken),
        cmocka_unit_test(the_data_folder_is_the_given_one_or_where_the_user_keeps_data),
        cmocka_unit_test(no_home_or_too_long_a_path_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
