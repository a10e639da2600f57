/* Which of several hosts of an address is called, and what those who say nothing cost the others:
 * nothing is measured here, a test that would wait for one of them never ends. */
#include <arpa/inet.h>
#include <sys/socket.h>

#include "sql/bench.h"

enum { EARS = 3 };

/* Hosts that take a call and never say a word. */
struct ears {
    int fds[EARS];
    char hosts[200], ports[64];
};

static void open_ears(struct ears *out)
{
    *out = (struct ears){.hosts = ""};
    for (int i = 0; i < EARS; i++) {
        struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        socklen_t size = sizeof at;
        out->fds[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        assert_int_equal(bind(out->fds[i], (struct sockaddr *)&at, sizeof at), 0);
        assert_int_equal(listen(out->fds[i], 64), 0);
        assert_int_equal(getsockname(out->fds[i], (struct sockaddr *)&at, &size), 0);
        snprintf(out->hosts + strlen(out->hosts), sizeof out->hosts - strlen(out->hosts),
                 "127.0.0.1,");
        snprintf(out->ports + strlen(out->ports), sizeof out->ports - strlen(out->ports), "%d,",
                 ntohs(at.sin_port));
    }
}

static void close_ears(const struct ears *ears)
{
    for (int i = 0; i < EARS; i++)
        close(ears->fds[i]);
}

/* The folder of the socket of the tests' own server. */
static const char *folder_of(const struct bench *bench)
{
    const char *folder = strstr(bench->server, "host=");
    assert_non_null(folder);
    return folder + strlen("host=");
}

static void a_host_that_answers_is_found_behind_others_that_are_silent(void **state)
{
    struct bench *bench = *state;
    struct ears ears;
    char url[800];
    struct ks_sql *sql = NULL;
    open_ears(&ears);
    snprintf(url, sizeof url,
             "postgresql://court@/postgres?host=%s%s&port=%s5432&sslmode=disable"
             "&gssencmode=disable&connect_timeout=3000",
             ears.hosts, folder_of(bench), ears.ports);
    assert_int_equal(ks_sql_open(url, true, &sql, NULL), KS_OK); /* else in an hour */
    ks_sql_close(sql);
    close_ears(&ears);
}

static void a_host_that_is_not_what_the_address_wants_is_passed_over(void **state)
{
    struct bench *bench = *state;
    char url[800];
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    snprintf(url, sizeof url,
             "postgresql://court@/postgres?host=/tmp/ks-nobody,%s&target_session_attrs=read-write",
             folder_of(bench));
    assert_int_equal(ks_sql_open(url, true, &sql, NULL), KS_OK);
    ks_sql_close(sql);
    sql = NULL;
    snprintf(url, sizeof url,
             "postgresql://court@/postgres?host=%s,/tmp/ks-nobody&target_session_attrs=standby",
             folder_of(bench));
    assert_int_equal(ks_sql_open(url, true, &sql, &error), KS_ERR_IO);
    assert_null(sql);
    assert_non_null(strstr(error.text, "standby"));
}

static void hosts_that_all_say_nothing_are_told_as_that(void **state)
{
    (void)state;
    struct ears ears;
    char url[800];
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    open_ears(&ears);
    snprintf(url, sizeof url,
             "postgresql://court@/postgres?host=%s127.0.0.1&port=%s1&sslmode=disable"
             "&gssencmode=disable&connect_timeout=1",
             ears.hosts, ears.ports);
    assert_int_equal(ks_sql_open(url, true, &sql, &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "cannot be reached"));
    close_ears(&ears);
}

static void a_name_that_nobody_knows_is_told_as_that(void **state)
{
    (void)state;
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    assert_int_equal(ks_sql_open("postgresql://court@no_name.invalid/postgres", true, &sql, &error),
                     KS_ERR_IO);
    assert_non_null(strstr(error.text, "name server"));
}

static void a_name_in_front_of_a_host_that_answers_does_no_harm(void **state)
{
    struct bench *bench = *state;
    char url[800];
    struct ks_sql *sql = NULL;
    snprintf(url, sizeof url, "postgresql://court@/postgres?host=no_name.invalid,%s",
             folder_of(bench));
    assert_int_equal(ks_sql_open(url, true, &sql, NULL), KS_OK);
    ks_sql_close(sql);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SERVER_TEST(a_host_that_answers_is_found_behind_others_that_are_silent),
        SERVER_TEST(a_host_that_is_not_what_the_address_wants_is_passed_over),
        cmocka_unit_test(hosts_that_all_say_nothing_are_told_as_that),
        cmocka_unit_test(a_name_that_nobody_knows_is_told_as_that),
        SERVER_TEST(a_name_in_front_of_a_host_that_answers_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
