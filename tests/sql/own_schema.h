/* A place of its own on the server that tests/sql/server.py has started. */
#ifndef KS_TESTS_SQL_OWN_SCHEMA_H
#define KS_TESTS_SQL_OWN_SCHEMA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sql/sql.h"

/* The functions of SQLite that tests fill their tables with. */
#define OWN_SCHEMA_FUNCTIONS                                                                       \
    "CREATE FUNCTION date(bigint, text) RETURNS text LANGUAGE sql AS "                             \
    "$$ SELECT to_char(to_timestamp($1) AT TIME ZONE 'UTC', 'YYYY-MM-DD') $$; "                    \
    "CREATE FUNCTION printf(text, bigint) RETURNS text LANGUAGE sql AS "                           \
    "$$ SELECT replace($1, '%03d', lpad(CAST($2 AS text), 3, '0')) $$"

/* Where tests are to keep their database: NULL, in files; else the address of a server. */
static inline const char *own_schema_server(void)
{
    return getenv("KS_TEST_SERVER");
}

/* For what is of files alone. */
static inline void skip_on_server(void)
{
    if (own_schema_server() != NULL)
        skip();
}

static inline void own_schema_run(const char *address, const char *script)
{
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    enum ks_err err = ks_sql_open(address, true, &sql, &error);
    if (err == KS_OK)
        err = ks_sql_run_script(sql, script, &error);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    assert_int_equal(err, KS_OK);
    ks_sql_close(sql);
}

/* The last six letters of a folder's name, which are random, name the schema, too. Writes its
 * address; leaves `out` alone where tests use files. */
static inline void own_schema_make(const char *folder, char *out, size_t size)
{
    const char *server = own_schema_server();
    const char *name = folder + strlen(folder) - 6;
    char text[64];
    if (server == NULL)
        return;
    snprintf(text, sizeof text, "CREATE SCHEMA \"%s\"", name);
    own_schema_run(server, text);
    int length = snprintf(out, size, "%s&options=-csearch_path%%3D\"%s\"", server, name);
    assert_true(length > 0 && (size_t)length < size);
    own_schema_run(out, OWN_SCHEMA_FUNCTIONS);
}

#endif
