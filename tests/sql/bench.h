/* A database for one test, a file or a schema of its own on the server that tests/sql/server.py has
 * started, with two handles on it. */
#ifndef KS_TESTS_SQL_BENCH_H
#define KS_TESTS_SQL_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "sql/sql.h"

struct bench {
    char folder[64], path[600];
    char server[512]; /* its address, or "" for a file */
    struct ks_sql *sql, *other;
};

static inline void begin_bench(struct bench *bench, const char *make_table)
{
    assert_int_equal(ks_sql_open(bench->path, false, &bench->sql, NULL), KS_OK);
    assert_int_equal(ks_sql_adopt(bench->sql, NULL), KS_OK);
    assert_int_equal(ks_sql_run_script(bench->sql, make_table, NULL), KS_OK);
    assert_int_equal(ks_sql_open(bench->path, true, &bench->other, NULL), KS_OK);
}

static inline int setup_file(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    *state = bench;
    snprintf(bench->folder, sizeof bench->folder, "/tmp/ks-sql-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    snprintf(bench->path, sizeof bench->path, "%s/a.db", bench->folder);
    begin_bench(bench, "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB)");
    return 0;
}

static inline int setup_server(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    char make[64];
    assert_non_null(bench);
    *state = bench;
    FILE *file = fopen(KS_BUILD_DIR "/postgres-url", "r");
    assert_non_null(file);
    assert_non_null(fgets(bench->server, sizeof bench->server, file));
    fclose(file);
    assert_int_equal(ks_sql_open(bench->server, true, &bench->sql, NULL), KS_OK);
    snprintf(make, sizeof make, "CREATE SCHEMA ks%d", (int)getpid());
    assert_int_equal(ks_sql_run_script(bench->sql, make, NULL), KS_OK);
    ks_sql_close(bench->sql);
    snprintf(bench->path, sizeof bench->path, "%s&options=-csearch_path%%3Dks%d", bench->server,
             (int)getpid());
    begin_bench(bench, "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT UNIQUE, data BYTEA)");
    return 0;
}

static inline int teardown(void **state)
{
    struct bench *bench = *state;
    ks_sql_close(bench->sql);
    ks_sql_close(bench->other);
    if (bench->server[0] != '\0') {
        char drop[64];
        snprintf(drop, sizeof drop, "DROP SCHEMA ks%d CASCADE", (int)getpid());
        assert_int_equal(ks_sql_open(bench->server, true, &bench->sql, NULL), KS_OK);
        assert_int_equal(ks_sql_run_script(bench->sql, drop, NULL), KS_OK);
        ks_sql_close(bench->sql);
    } else {
        ks_file_remove_tree(bench->folder);
    }
    free(bench);
    return 0;
}

static inline int64_t count_things(struct ks_sql *sql)
{
    int64_t count = -1;
    assert_int_equal(
        ks_sql_run(sql, "SELECT count(*) FROM thing", NULL, 0, ks_sql_read_int, &count, NULL),
        KS_OK);
    return count;
}

/* Ends every connection of the bench but that of `sql`, as a server does that goes down. */
static inline void cut_others(struct ks_sql *sql)
{
    assert_int_equal(ks_sql_run_script(sql,
                                       "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                       "WHERE pid <> pg_backend_pid() AND datname = "
                                       "current_database() AND query LIKE '%thing%'",
                                       NULL),
                     KS_OK);
}

#define SERVER_TEST(name) cmocka_unit_test_setup_teardown(name, setup_server, teardown)

#endif
