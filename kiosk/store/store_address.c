/* Where people say that a database is. */
#include <stdio.h>
#include <string.h>

#include "sql/sql.h"
#include "store/store.h"

static bool has_password(const char *url)
{
    const char *user = strstr(url, "://") + 3;
    size_t bytes = strcspn(user, "/?");
    const char *at = memchr(user, '@', bytes), *colon = memchr(user, ':', bytes);
    return (at != NULL && colon != NULL && colon < at) || strstr(url, "password=") != NULL;
}

bool ks_store_is_server(const char *path)
{
    return ks_sql_is_server(path);
}

enum ks_err ks_store_find_address(const char *url, const char *folder, char *out, size_t size,
                                  struct ks_error *error)
{
    static const char scheme[] = "sqlite:";
    const char *file = url + sizeof scheme - 1;
    bool is_server = ks_sql_is_server(url);
    if (!is_server && strncmp(url, scheme, sizeof scheme - 1) != 0)
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is not known here; use sqlite:FILE or postgresql://USER@HOST/DATABASE",
                       url);
    if (is_server && has_password(url))
        return ks_fail(error, KS_ERR_INPUT,
                       "no password stands here; put it into the file .pgpass of the user that "
                       "runs the kiosk");
    int length = is_server        ? snprintf(out, size, "%s", url)
                 : file[0] == '/' ? snprintf(out, size, "%s", file)
                                  : snprintf(out, size, "%s/%s", folder, file);
    return length >= 0 && (size_t)length < size
               ? KS_OK
               : ks_fail(error, KS_ERR_INPUT, "the address of the database is too long");
}
