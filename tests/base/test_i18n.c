#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_catalogue_init_says_so_and_english_stands_in),
        cmocka_unit_test(both_languages_are_there_at_the_same_time),
        cmocka_unit_test(a_catalogue_that_is_written_over_keeps_its_words),
        cmocka_unit_test(the_callers_own_language_settings_do_not_count),
        cmocka_unit_test(language_codes_go_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
