/* A pack as each hall of a court shows it: every page that is another one there is looked at, and
 * what does not fit at a tribunal alone is told with its name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/fit_halls.h"
#include "base/crypto.h"
#include "base/i18n.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"
#define TRIBUNAL(id, more)                                                                         \
    "{\"id\": \"" id "\", \"hall_name\": {\"zh_CN\": \"自助大厅\", "                           \
    "\"en\": \"Self-service hall\"}, \"address\": {\"zh_CN\": \"\", \"en\": \"\"}, " more "}"
#define NO_HOURS "\"window_hours\": {\"zh_CN\": \"\", \"en\": \"\"}"
#define LONG_HOURS                                                                                              \
    "\"window_hours\": {\"zh_CN\": \"周一至周五 8:30–12:00，下午另行安排\", \"en\": \"Monday to " \
    "Friday "                                                                                                   \
    "8:30-12:00, in the afternoon by arrangement on the telephone, on the last Friday of a month "              \
    "in the town hall, and whenever the court says so in a notice at its door\"}"

/* English across in large text and low reach. */
enum { MOST = 400, AT_MS = 1764000000, TIGHT = 29 };

/* Faults that were told, as "hall page item". */
struct told {
    char lines[MOST][100];
    int count;
};

static int at_once(void **state)
{
    (void)state;
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_i18n_init(KS_LOCALE_DIR), 0);
    return 0;
}

static void open_pack(struct ks_draft_pack *pack, const char *tribunals)
{
    struct ks_content_faults faults = {0};

    assert_int_equal(ks_draft_pack_open(GOOD, NULL, pack, &faults, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    ks_pack_files_put(&pack->files, "tribunals.json", tribunals);
}

static void note(void *ctx, const struct ks_fit_place *place, const struct ks_fit_fault *fault)
{
    struct told *told = ctx;

    (void)fault;
    if (told->count < MOST)
        snprintf(told->lines[told->count++], sizeof *told->lines, "%s %s %s", place->hall,
                 place->wish.page, place->wish.item);
}

static void look(const char *tribunals, int mode, struct told *told)
{
    struct ks_draft_pack pack;
    struct ks_error error = {0};
    const struct ks_fit_order order = {
        .pack = &pack, .at_ms = AT_MS, .mode = mode, .see = note, .ctx = told};

    told->count = 0;
    open_pack(&pack, tribunals);
    if (ks_fit_halls(&order, &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_draft_pack_close(&pack);
}

static bool has(const struct told *told, const char *line)
{
    for (int i = 0; i < told->count; i++)
        if (strcmp(told->lines[i], line) == 0)
            return true;
    return false;
}

static int count_of(const struct told *told, const char *hall)
{
    size_t bytes = strlen(hall);
    int count = 0;

    for (int i = 0; i < told->count; i++)
        count += strncmp(told->lines[i], hall, bytes) == 0 && told->lines[i][bytes] == ' ';
    return count;
}

static void what_is_wrong_at_the_court_is_not_told_of_its_tribunals_too(void **state)
{
    static struct told court, both;

    (void)state;
    look("{\"tribunals\": []}", 0, &court);
    look("{\"tribunals\": [" TRIBUNAL("baolun", NO_HOURS) "]}", 0, &both);
    assert_int_equal(count_of(&both, ""), court.count);
    assert_int_equal(count_of(&both, "baolun"), 0);
}

static void hours_too_long_at_a_tribunal_are_told_with_its_name_and_page(void **state)
{
    static struct told told;

    (void)state;
    look("{\"tribunals\": [" TRIBUNAL("baolun", NO_HOURS) ",\n" TRIBUNAL("sandui", LONG_HOURS) "]}",
         TIGHT, &told);
    assert_true(has(&told, "sandui institution window"));
    assert_int_equal(count_of(&told, "baolun"), 0);
}

static void a_hotline_too_long_at_a_tribunal_is_told_with_its_name_and_page(void **state)
{
    static struct told told;

    (void)state;
    look("{\"tribunals\": [" TRIBUNAL("sandui", NO_HOURS ", \"hotline\": \"0839-3223456\"") "]}",
         TIGHT, &told);
    assert_true(has(&told, "sandui danger 3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_at_the_court_is_not_told_of_its_tribunals_too),
        cmocka_unit_test(hours_too_long_at_a_tribunal_are_told_with_its_name_and_page),
        cmocka_unit_test(a_hotline_too_long_at_a_tribunal_is_told_with_its_name_and_page),
    };

    return cmocka_run_group_tests(tests, at_once, NULL);
}
