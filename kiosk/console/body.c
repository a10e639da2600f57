/* Bodies of requests: kept while there is room, else read past. */
#include "console/body.h"

#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"

enum {
    SMALL_BYTES = 16 * 1024, /* with 600 connections 10 MB */
    MOST_KEPT_BYTES = 64 * 1024 * 1024,
    MOST_OF_A_PEER_BYTES = 12 * 1024 * 1024,
    MOST_SKIPPED_BYTES = 8 * 1024 * 1024,
};

/* With so many bytes of this one, what is kept of all large ones and of those of its peer. */
static bool has_room(const struct ks_body *body, size_t wanted)
{
    size_t all = wanted, of_peer = wanted;

    for (const struct ks_body *at = body->bodies->first; at != NULL; at = at->next) {
        if (at == body)
            continue;
        all += at->capacity;
        of_peer += strcmp(at->peer, body->peer) == 0 ? at->capacity : 0;
    }
    return wanted <= SMALL_BYTES || (all <= MOST_KEPT_BYTES && of_peer <= MOST_OF_A_PEER_BYTES);
}

static void unlist(struct ks_body *body)
{
    struct ks_body **at = &body->bodies->first;

    while (*at != NULL && *at != body)
        at = &(*at)->next;
    if (*at != NULL)
        *at = body->next;
}

void ks_body_drop(struct ks_body *body)
{
    if (body->text == NULL)
        return;
    unlist(body);
    ks_crypto_wipe(body->text, body->capacity);
    free(body->text);
    body->text = NULL;
    body->bytes = body->capacity = 0;
}

static bool grow(struct ks_body *body, size_t least)
{
    size_t bytes = body->bytes, twice = 2 * body->capacity, most = body->most + 1;
    size_t capacity = twice < least ? least : twice < most ? twice : most;
    char *larger = has_room(body, capacity) ? malloc(capacity) : NULL;

    if (larger == NULL)
        return false;
    if (bytes > 0)
        memcpy(larger, body->text, bytes);
    ks_body_drop(body);
    body->text = larger;
    body->bytes = bytes;
    body->capacity = capacity;
    if (capacity > SMALL_BYTES) {
        body->next = body->bodies->first;
        body->bodies->first = body;
    }
    return true;
}

bool ks_body_take(struct ks_body *body, const char *data, size_t bytes)
{
    size_t needed = body->bytes + bytes + 1;

    if (!body->is_too_much)
        body->is_too_long = body->is_too_long || bytes > body->most - body->bytes;
    if (!body->is_too_long && !body->is_too_much)
        body->is_too_much = needed > body->capacity && !grow(body, needed);
    if (body->is_too_long || body->is_too_much) {
        ks_body_drop(body);
        body->skipped += bytes;
        return body->skipped <= MOST_SKIPPED_BYTES;
    }
    memcpy(body->text + body->bytes, data, bytes);
    body->bytes += bytes;
    body->text[body->bytes] = '\0';
    return true;
}
