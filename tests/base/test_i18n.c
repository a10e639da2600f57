#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/support.h"

/* A catalogue of the shape msgfmt makes: magic, version, count, two tables, then the texts. */
static void write_catalogue(const char *path)
{
    static const char header[] = "Content-Type: text/plain; charset=UTF-8\n";
    static const char *const texts[] = {"", "Print", header, "打印"};
    uint32_t head[7 + 8] = {0x950412de, 0, 2, 28, 44, 0, 0};
    char body[256];
    uint32_t at = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t length = (uint32_t)strlen(texts[i]);
        head[7 + 2 * i] = length;
        head[8 + 2 * i] = (uint32_t)sizeof head + at;
        memcpy(body + at, texts[i], length + 1);
        at += length + 1;
    }
    char all[sizeof head + sizeof body];
    memcpy(all, head, sizeof head);
    memcpy(all + sizeof head, body, at);
    assert_int_equal(ks_file_write_atomic(path, all, sizeof head + at, NULL), KS_OK);
}

static void without_a_catalogue_init_says_so_and_english_stands_in(void **state)
{
    (void)state;
    assert_int_equal(ks_i18n_init("/nonexistent"), -1);
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, "Print"), "Print");
}

static void both_languages_are_there_at_the_same_time(void **state)
{
    (void)state;
    struct test_folder folder;
    test_folder_make(&folder);
    assert_int_equal(ks_file_make_dirs(test_folder_join(&folder, "zh_CN/LC_MESSAGES"), NULL),
                     KS_OK);
    write_catalogue(test_folder_join(&folder, "zh_CN/LC_MESSAGES/kiosk.mo"));
    assert_int_equal(ks_i18n_init(folder.path), 0);
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, "Print"), "打印");
    assert_string_equal(ks_tr(KS_LANG_EN, "Print"), "Print");
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, "not in it"), "not in it");
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, ""), "");
    test_folder_remove(&folder);
}

static void a_catalogue_that_is_written_over_keeps_its_words(void **state)
{
    (void)state;
    struct test_folder folder;
    test_folder_make(&folder);
    assert_int_equal(ks_file_make_dirs(test_folder_join(&folder, "zh_CN/LC_MESSAGES"), NULL),
                     KS_OK);
    const char *path = test_folder_join(&folder, "zh_CN/LC_MESSAGES/kiosk.mo");
    write_catalogue(path);
    assert_int_equal(ks_i18n_init(folder.path), 0);
    assert_int_equal(truncate(path, 0), 0);
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, "Print"), "打印");
    test_folder_remove(&folder);
}

static void the_callers_own_language_settings_do_not_count(void **state)
{
    (void)state;
    struct test_folder folder;
    test_folder_make(&folder);
    setenv("LANGUAGE", "de", 1);
    setenv("LC_ALL", "C", 1);
    assert_int_equal(ks_file_make_dirs(test_folder_join(&folder, "zh_CN/LC_MESSAGES"), NULL),
                     KS_OK);
    write_catalogue(test_folder_join(&folder, "zh_CN/LC_MESSAGES/kiosk.mo"));
    assert_int_equal(ks_i18n_init(folder.path), 0);
    assert_string_equal(ks_tr(KS_LANG_ZH_CN, "Print"), "打印");
    assert_string_equal(localeconv()->decimal_point, ".");
    test_folder_remove(&folder);
}

static void language_codes_go_both_ways(void **state)
{
    (void)state;
    assert_string_equal(ks_lang_code(KS_LANG_ZH_CN), "zh_CN");
    assert_string_equal(ks_lang_code(KS_LANG_EN), "en");
    assert_int_equal(ks_lang_from_code("zh_CN"), KS_LANG_ZH_CN);
    assert_int_equal(ks_lang_from_code("en"), KS_LANG_EN);
    assert_int_equal(ks_lang_from_code("fr"), KS_LANG_COUNT);
    assert_int_equal(ks_lang_from_code(""), KS_LANG_COUNT);
    assert_int_equal(ks_lang_from_code(NULL), KS_LANG_COUNT);
}

/* One row: what LC_ALL, LC_MESSAGES and LANG say (NULL: nothing), and the language they ask for. */
static void the_environment_asks_for_chinese_by_any_locale_that_begins_with_zh(void **state)
{
    static const struct {
        const char *all, *messages, *lang;
        enum ks_lang expected;
    } rows[] = {
        {NULL, NULL, NULL, KS_LANG_EN},
        {NULL, NULL, "zh_CN.UTF-8", KS_LANG_ZH_CN},
        {NULL, NULL, "zh_TW", KS_LANG_ZH_CN},
        {NULL, NULL, "zh", KS_LANG_ZH_CN},
        {NULL, NULL, "C", KS_LANG_EN},
        {NULL, NULL, "POSIX", KS_LANG_EN},
        {NULL, NULL, "de_DE.UTF-8", KS_LANG_EN},
        {NULL, "zh_CN.UTF-8", "en_US.UTF-8", KS_LANG_ZH_CN},
        {NULL, "en_US.UTF-8", "zh_CN.UTF-8", KS_LANG_EN},
        {"zh_CN.UTF-8", "en_US.UTF-8", "en_US.UTF-8", KS_LANG_ZH_CN},
        {"C.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", KS_LANG_EN},
        {"", "", "zh_CN.UTF-8", KS_LANG_ZH_CN},
    };
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *const values[] = {rows[i].all, rows[i].messages, rows[i].lang};
        for (size_t k = 0; k < 3; k++) {
            unsetenv(names[k]);
            if (values[k] != NULL)
                setenv(names[k], values[k], 1);
        }
        assert_int_equal(ks_lang_from_environment(), rows[i].expected);
    }
}

static void staff_are_told_in_english_until_another_language_is_set(void **state)
{
    (void)state;
    struct test_folder folder;
    test_folder_make(&folder);
    assert_int_equal(ks_file_make_dirs(test_folder_join(&folder, "zh_CN/LC_MESSAGES"), NULL),
                     KS_OK);
    write_catalogue(test_folder_join(&folder, "zh_CN/LC_MESSAGES/kiosk.mo"));
    assert_int_equal(ks_i18n_init(folder.path), 0);
    assert_string_equal(ks_staff_tr("Print"), "Print");
    assert_string_equal(ks_staff_quote("Print", "?"), "Print");
    assert_string_equal(ks_staff_quote("not in it", "?"), "not in it");
    ks_i18n_tell_staff_in(KS_LANG_ZH_CN);
    assert_int_equal(ks_staff_lang(), KS_LANG_ZH_CN);
    assert_string_equal(ks_staff_tr("Print"), "打印");
    assert_string_equal(ks_staff_tr(""), "");
    assert_string_equal(ks_tr(KS_LANG_EN, "Print"), "Print");
    assert_string_equal(ks_staff_quote("Print", "?"), "打印");
    assert_string_equal(ks_staff_quote("not in it", "?"), "?");
    ks_i18n_tell_staff_in(KS_LANG_EN);
    assert_string_equal(ks_staff_tr("Print"), "Print");
    test_folder_remove(&folder);
}

static void a_fault_is_made_in_the_language_of_staff(void **state)
{
    (void)state;
    struct test_folder folder;
    struct ks_error error = {0};
    test_folder_make(&folder);
    assert_int_equal(ks_file_make_dirs(test_folder_join(&folder, "zh_CN/LC_MESSAGES"), NULL),
                     KS_OK);
    write_catalogue(test_folder_join(&folder, "zh_CN/LC_MESSAGES/kiosk.mo"));
    assert_int_equal(ks_i18n_init(folder.path), 0);
    assert_int_equal(ks_fail(&error, KS_ERR_IO, "Print"), KS_ERR_IO);
    assert_string_equal(error.text, "Print");
    ks_i18n_tell_staff_in(KS_LANG_ZH_CN);
    assert_int_equal(ks_fail(&error, KS_ERR_IO, "Print"), KS_ERR_IO);
    assert_string_equal(error.text, "打印");
    ks_i18n_tell_staff_in(KS_LANG_EN);
    test_folder_remove(&folder);
}

/* The words of the system itself, so that who knows them finds them. */
static void the_system_says_of_an_errno_what_it_always_said(void **state)
{
    (void)state;
    for (int number = 1; number < 134; number++)
        if (strerrordesc_np(number) != NULL)
            assert_string_equal(ks_staff_errno(number), strerrordesc_np(number));
    assert_string_equal(ks_staff_errno(99999), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_catalogue_init_says_so_and_english_stands_in),
        cmocka_unit_test(both_languages_are_there_at_the_same_time),
        cmocka_unit_test(a_catalogue_that_is_written_over_keeps_its_words),
        cmocka_unit_test(the_callers_own_language_settings_do_not_count),
        cmocka_unit_test(language_codes_go_both_ways),
        cmocka_unit_test(the_environment_asks_for_chinese_by_any_locale_that_begins_with_zh),
        cmocka_unit_test(staff_are_told_in_english_until_another_language_is_set),
        cmocka_unit_test(a_fault_is_made_in_the_language_of_staff),
        cmocka_unit_test(the_system_says_of_an_errno_what_it_always_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
