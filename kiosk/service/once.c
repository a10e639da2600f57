/* Requests with a token, which are done once. */
#include "service/once.h"

#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "service/parts.h"
#include "store/store_once.h"

/* No request takes so long, paper and all. */
enum { UNDERWAY_MS = 120 * 1000 };

static struct ks_bytes bytes_of(const char *text)
{
    return (struct ks_bytes){text, strlen(text)};
}

static bool is_token(const char *token)
{
    size_t length = strlen(token);

    for (const char *at = token; *at != '\0'; at++)
        if (*at <= ' ' || *at > '~')
            return false;
    return length > 0 && length <= KS_ONCE_TOKEN_CHARS;
}

static struct ks_once_key key_of(const struct ks_once_asked *asked)
{
    const struct ks_bytes token[] = {bytes_of(asked->token), bytes_of(asked->who),
                                     bytes_of(asked->what)};
    const struct ks_bytes detail[] = {bytes_of(asked->detail)};
    struct ks_once_key key = {{0}, {0}};

    ks_crypto_hash(token, 3, key.token);
    ks_crypto_hash(detail, 1, key.asked);
    return key;
}

/* Of one that was begun before. */
static enum ks_err tell(const struct ks_once_row *row, const struct ks_once_key *key,
                        int64_t now_ms, struct ks_once_answer *answer, struct ks_error *error)
{
    if (memcmp(row->asked, key->asked, sizeof key->asked) != 0)
        return ks_fail(error, KS_ERR_INPUT, "This token was for another request: nothing was done");
    if (row->status == 0 && now_ms >= row->begun_ms && now_ms - row->begun_ms < UNDERWAY_MS)
        return ks_fail(error, KS_ERR_BUSY, "This is just being done: ask again in a moment");
    if (row->status == 0)
        return ks_fail(error, KS_ERR_UNCERTAIN,
                       "This was begun and broke off: look whether it was done before you do it "
                       "again");
    *answer = (struct ks_once_answer){(int)row->status, row->answer};
    return KS_OK;
}

enum ks_err ks_once_begin(const struct ks_desk *desk, const struct ks_once_asked *asked,
                          int64_t now_ms, struct ks_arena *arena, struct ks_once *out,
                          struct ks_once_answer *answer, struct ks_error *error)
{
    struct ks_once_row row = {.status = 0};
    bool is_new = false;

    *answer = (struct ks_once_answer){0};
    if (!is_token(asked->token))
        return ks_fail(error, KS_ERR_INPUT, "The request has no token of its own");
    const struct ks_once_key key = key_of(asked);
    memcpy(out->token, key.token, sizeof out->token);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_begin_once(desk->store, &key, now_ms, arena, &is_new, &row, error);
    return err == KS_OK && !is_new ? tell(&row, &key, now_ms, answer, error) : err;
}

void ks_once_end(const struct ks_desk *desk, const struct ks_once *once,
                 const struct ks_once_answer *answer)
{
    struct ks_error error = {0};
    enum ks_err err = answer != NULL ? ks_store_end_once(desk->store, once->token, answer->status,
                                                         answer->text, &error)
                                     : ks_store_forget_once(desk->store, once->token, &error);

    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "once", "what came of a request is not kept: %s", error.text);
}
