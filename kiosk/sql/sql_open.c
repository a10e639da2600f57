/* Which database an address means. */
#include <string.h>

#include "sql/sql_private.h"

static const char *const server_schemes[] = {"postgresql://", "postgres://"};

bool ks_sql_is_server(const char *path)
{
    for (size_t i = 0; i < sizeof server_schemes / sizeof *server_schemes; i++)
        if (strncmp(path, server_schemes[i], strlen(server_schemes[i])) == 0)
            return true;
    return false;
}

enum ks_err ks_sql_open(const char *path, bool must_exist, struct ks_sql **out,
                        struct ks_error *error)
{
    return ks_sql_is_server(path) ? ks_pgsql_open(path, out, error)
                                  : ks_sqlite_open(path, must_exist, out, error);
}
