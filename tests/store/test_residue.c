/* What is over is not in the bytes of the database's files any more: rows, free pages, the log. */
#include <dirent.h>

#include "store/store_printouts.h"
#include "support.h"

#define ANSWERS "demanded=2025-06-28,instrument=judgment"
enum { MOST_BYTES = 8 * 1024 * 1024, OTHERS = 60 };

static bool holds(const char *path, const char *words)
{
    static char bytes[MOST_BYTES];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t count = fread(bytes, 1, sizeof bytes, file);
    assert_true(count < sizeof bytes);
    fclose(file);
    return memmem(bytes, count, words, strlen(words)) != NULL;
}

/* In any file of the folder. */
static bool is_somewhere(const struct test_db *db, const char *words)
{
    DIR *folder = opendir(db->folder);
    bool is_found = false;
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", db->folder, entry->d_name);
        if (entry->d_type == DT_REG)
            is_found = is_found || holds(path, words);
    }
    closedir(folder);
    return is_found;
}

static struct ks_printout_row ask(struct test_db *db, const char *answers, int i)
{
    struct ks_printout_row row = {
        .kind = KS_PAPER_CHECKLIST, .lang = KS_LANG_ZH_CN, .until_ms = MONDAY_MS + 10 * MINUTE_MS};
    char request[33];
    strcpy(row.station, "hall");
    strcpy(row.actor, "wang");
    snprintf(row.answers, sizeof row.answers, "%s", answers);
    snprintf(request, sizeof request, "%032d", i);
    assert_int_equal(ks_store_add_printout(db->store, &row, request, MONDAY_MS, NULL), KS_OK);
    return row;
}

static void print(struct test_db *db)
{
    struct ks_printout_row row;
    assert_int_equal(
        ks_store_take_printout(db->store, "hall", MONDAY_MS, MONDAY_MS + 1, &row, NULL), KS_OK);
    assert_int_equal(
        ks_store_end_printout(db->store, row.id, KS_PRINTOUT_PRINTED, "", MONDAY_MS + 2, NULL),
        KS_OK);
}

static void answers_are_in_no_file_once_their_paper_is_out(void **state)
{
    struct test_db *db = *state;
    ask(db, ANSWERS, 0);
    assert_true(is_somewhere(db, ANSWERS)); /* so the search is not blind */
    for (int i = 1; i < OTHERS; i++)
        ask(db, "another=answer", i);
    for (int i = 0; i < OTHERS; i++)
        print(db);
    test_db_close(db);
    assert_false(is_somewhere(db, ANSWERS));
    test_db_open(db);
    assert_false(is_somewhere(db, ANSWERS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_are_in_no_file_once_their_paper_is_out,
                                        test_db_setup, test_db_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
