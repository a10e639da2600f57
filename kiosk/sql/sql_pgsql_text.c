/* The statements of the house in PostgreSQL's way of numbering values. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sql/sql_private.h"

/* The number behind a "?" at `at`, or the next one; `at` is left behind it. */
static int number_of(const char **at, int *next)
{
    char *end = NULL;
    if (!isdigit((unsigned char)**at))
        return ++*next;
    long number = strtol(*at, &end, 10);
    *at = end;
    *next = number > *next ? (int)number : *next;
    return (int)number;
}

int ks_pgsql_translate(const char *text, char *out, size_t size)
{
    bool is_quoted = false;
    size_t bytes = 0;
    int highest = 0;
    while (*text != '\0' && bytes + 16 < size) {
        is_quoted = is_quoted != (*text == '\'');
        if (*text == '?' && !is_quoted) {
            text++;
            bytes += (size_t)snprintf(out + bytes, size - bytes, "$%d", number_of(&text, &highest));
        } else {
            out[bytes++] = *text++;
        }
    }
    out[bytes] = '\0';
    return *text == '\0' ? highest : -1;
}
