/* Reading what stands behind the "?" of an address. */
#include "console/url_query.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

/* One KEY=VALUE as it was sent. */
struct part {
    const char *key, *value; /* value NULL: there is no "=" */
    size_t key_bytes, value_bytes;
};

/* The part that begins at `at`; where the next one begins, or NULL. */
static const char *next_part(const char *at, struct part *out)
{
    size_t bytes = strcspn(at, "&"), key_bytes = strcspn(at, "=&");
    bool has_value = at[key_bytes] == '=';

    *out = (struct part){.key = at,
                         .value = has_value ? at + key_bytes + 1 : NULL,
                         .key_bytes = key_bytes,
                         .value_bytes = has_value ? bytes - key_bytes - 1 : 0};
    return at[bytes] == '&' ? at + bytes + 1 : NULL;
}

static int hex(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* NULL where it is no whole text. */
static const char *unescape(const char *text, size_t bytes, struct ks_arena *arena)
{
    char *out = ks_arena_strndup(arena, text, bytes), *to = out;

    for (const char *from = out; *from != '\0'; from++) {
        if (*from == '%') {
            if (!isxdigit((unsigned char)from[1]) || !isxdigit((unsigned char)from[2]))
                return NULL;
            *to++ = (char)(hex(from[1]) * 16 + hex(from[2]));
            from += 2;
        } else {
            *to++ = *from == '+' ? ' ' : *from;
        }
    }
    bool is_whole = memchr(out, '\0', (size_t)(to - out)) == NULL;
    *to = '\0';
    return is_whole && ks_utf8_is_plain(out) ? out : NULL;
}

static bool is_key(const struct part *part, const char *key)
{
    return part->key_bytes == strlen(key) && strncmp(part->key, key, part->key_bytes) == 0;
}

/* Which field of the row it is; -1: none. */
static int field_of(const struct ks_route *route, const struct part *part)
{
    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++)
        if (is_key(part, route->fields[i].name))
            return i;
    return -1;
}

static bool is_value(const struct part *part, enum ks_node_kind kind, struct ks_arena *arena)
{
    const char *value =
        part->value != NULL ? unescape(part->value, part->value_bytes, arena) : NULL;

    if (value == NULL || value[0] == '\0' || strlen(value) > KS_URL_QUERY_VALUE_BYTES)
        return false;
    return kind != KS_NODE_INT || strspn(value, "0123456789") == strlen(value);
}

bool ks_url_query_is_fit(const struct ks_route *route, const char *query, struct ks_arena *arena)
{
    bool is_there[KS_MOST_ROUTE_FIELDS] = {false};
    const char *at = query[0] != '\0' ? query : NULL;

    while (at != NULL) {
        struct part part;
        at = next_part(at, &part);
        int field = strcmp(route->method, "GET") == 0 ? field_of(route, &part) : -1;
        if (field < 0 || is_there[field] || !is_value(&part, route->fields[field].kind, arena))
            return false;
        is_there[field] = true;
    }
    return true;
}

const char *ks_url_query_read(const char *query, const char *key, struct ks_arena *arena)
{
    for (const char *at = query; at != NULL;) {
        struct part part;
        at = next_part(at, &part);
        if (is_key(&part, key) && part.value != NULL) {
            const char *value = unescape(part.value, part.value_bytes, arena);
            return value != NULL ? value : "";
        }
    }
    return "";
}
