/* A look that writes nothing, and kiosks that know of each other. */
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <signal.h>

#include "store/support.h"

static void a_look_sees_and_copies_and_changes_nothing(void **state)
{
    struct test_db *db = *state;
    skip_on_server();
    struct ks_error error = {0};
    struct ks_queue_summary summary;
    struct ks_ticket ticket;
    char copy[160];
    (void)test_db_queue(db, "person", MONDAY_MS);
    test_db_close(db);
    assert_int_equal(ks_store_open_to_look(db->path, &db->store, &error), KS_OK);
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 1);
    snprintf(copy, sizeof copy, "%s/copy.db", db->folder);
    assert_int_equal(ks_store_backup(db->store, copy, &error), KS_OK);
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "may not be written to"));
    test_db_close(db);
    strcpy(db->path, copy);
    test_db_open(db);
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 1);
}

/* What a death left in the write-ahead log is seen too. */
static void a_look_after_a_death_sees_what_was_committed(void **state)
{
    struct test_db *db = *state;
    skip_on_server();
    struct ks_error error = {0};
    struct ks_queue_summary summary;
    int status;
    test_db_close(db);
    pid_t child = fork();
    if (child == 0) {
        test_db_open(db);
        (void)test_db_queue(db, "person", MONDAY_MS);
        kill(getpid(), SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    enum ks_err written = ks_store_open(db->path, MONDAY_MS, &db->store, &db->opening, &error);
    enum ks_err looked =
        written == KS_OK ? KS_ERR_STATE : ks_store_open_to_look(db->path, &db->store, &error);
    enum ks_err summed =
        looked == KS_OK ? ks_store_summarise(db->store, MONDAY, &summary, &error) : looked;
    limit.rlim_cur = limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, before);
    assert_int_equal(written, KS_ERR_FULL);
    assert_int_equal(looked, KS_OK);
    assert_int_equal(summed, KS_OK);
    assert_int_equal(summary.waiting, 1);
}

static void a_look_is_refused_while_somebody_writes(void **state)
{
    struct test_db *db = *state;
    skip_on_server();
    struct ks_store *look = NULL;
    struct ks_error error = {0};
    assert_int_equal(ks_store_open_to_look(db->path, &look, &error), KS_ERR_BUSY);
    assert_null(look);
    assert_int_equal(ks_store_open_to_look("/nowhere/hall.db", &look, &error), KS_ERR_NOT_FOUND);
}

static struct ks_store *open_another(struct test_db *db)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &store, &opening, NULL), KS_OK);
    return store;
}

static void kiosks_on_one_database_know_of_each_other(void **state)
{
    struct test_db *db = *state;
    struct ks_store *second = open_another(db), *looker = open_another(db);
    assert_false(ks_store_join_kiosks(db->store));
    assert_false(ks_store_has_further_kiosk(looker));
    assert_true(ks_store_join_kiosks(second));
    assert_false(ks_store_join_kiosks(db->store));
    assert_true(ks_store_has_further_kiosk(db->store));
    assert_true(ks_store_has_further_kiosk(second));
    assert_true(ks_store_has_further_kiosk(looker));
    test_db_close(db); /* the first ends, the second becomes it */
    assert_false(ks_store_join_kiosks(second));
    assert_false(ks_store_has_further_kiosk(second));
    assert_false(ks_store_has_further_kiosk(looker));
    ks_store_close(second);
    ks_store_close(looker);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_look_sees_and_copies_and_changes_nothing),
        STORE_TEST(a_look_after_a_death_sees_what_was_committed),
        STORE_TEST(a_look_is_refused_while_somebody_writes),
        STORE_TEST(kiosks_on_one_database_know_of_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
