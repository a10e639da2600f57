/* Which database an address means. */
#include "sql/sql_private.h"

enum ks_err ks_sql_open(const char *path, bool must_exist, struct ks_sql **out,
                        struct ks_error *error)
{
    return ks_sqlite_open(path, must_exist, out, error);
}
