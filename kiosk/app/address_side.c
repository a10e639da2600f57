/* One thread that looks at addresses. */
#include "app/address_side.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "net/https.h"
#include "service/addresses.h"

enum {
    BEAT_MS = 60 * 1000,       /* how often it is asked what is due */
    AGAIN_MS = 10 * 60 * 1000, /* at the earliest after the last look, whatever the clock says */
    LOOK_MS = 30 * 1000,       /* for one address */
};

struct ks_address_side {
    const struct ks_parts *parts;
    struct ks_shown *shown;
    const char *proxy;     /* NULL: the machine's own line */
    char certificate[800]; /* "": those of the system */
    pthread_t thread;
    struct ks_address_asking *asking; /* owned */
    /* the thread's */
    struct ks_store *store; /* NULL: not open */
    struct ks_desk desk;
    int64_t looked_ms; /* monotonic, when it began last */
    char fault[320];   /* logged last */
};

static const enum ks_address_result results[KS_HTTPS_OUTCOME_COUNT] = {
    [KS_HTTPS_NAMELESS] = KS_ADDRESS_NAMELESS,
    [KS_HTTPS_REFUSED] = KS_ADDRESS_REFUSED,
    [KS_HTTPS_UNREACHED] = KS_ADDRESS_UNREACHED,
    [KS_HTTPS_SLOW] = KS_ADDRESS_SLOW,
    [KS_HTTPS_CUT] = KS_ADDRESS_CUT,
    [KS_HTTPS_UNTRUSTED] = KS_ADDRESS_UNTRUSTED,
    [KS_HTTPS_BARRED] = KS_ADDRESS_BARRED,
    [KS_HTTPS_ELSEWHERE] = KS_ADDRESS_ELSEWHERE,
    [KS_HTTPS_CIRCLING] = KS_ADDRESS_CIRCLING,
    [KS_HTTPS_NO_PROXY] = KS_ADDRESS_NO_PROXY,
};

static bool may_visit(void *ctx, const char *url)
{
    const struct ks_address_side *side = ctx;

    return ks_addresses_may_visit(&side->desk, url);
}

static bool is_over(void *ctx)
{
    const struct ks_address_side *side = ctx;

    return ks_address_asking_is_over(side->asking);
}

/* Once for each that is new. */
static void tell(struct ks_address_side *side, const struct ks_error *error)
{
    if (error->code != KS_OK && strcmp(side->fault, error->text) != 0)
        ks_log(KS_LOG_WARN, "addresses", "%s", error->text);
    snprintf(side->fault, sizeof side->fault, "%s", error->text);
}

static enum ks_err open_store(struct ks_address_side *side, struct ks_error *error)
{
    enum ks_err err = ks_parts_keep_store(side->parts, &side->store, error);

    side->desk.store = side->store;
    return err;
}

static enum ks_err look_at(struct ks_address_side *side, struct ks_address *address,
                           bool is_nightly, struct ks_error *error)
{
    const struct ks_https_look how = {.proxy = side->proxy,
                                      .certificate =
                                          side->certificate[0] != '\0' ? side->certificate : NULL,
                                      .most_ms = LOOK_MS,
                                      .may_visit = may_visit,
                                      .is_over = is_over,
                                      .ctx = side};
    struct ks_https_seen seen;
    enum ks_err err = ks_https_look(&how, address->url, &seen, error);

    if (err != KS_OK)
        return err;
    enum ks_address_result result = seen.outcome == KS_HTTPS_ANSWERED
                                        ? ks_address_result_of_status(seen.status)
                                        : results[seen.outcome];
    return ks_addresses_note(&side->desk, address, result, seen.status,
                             ks_clock_wall_ms(side->desk.clock), is_nightly, error);
}

/* Those that are due, or every one; one after the other. What no content names has no night. */
static enum ks_err look_at_all(struct ks_address_side *side, struct ks_address *list, int count,
                               bool is_asked, struct ks_error *error)
{
    enum ks_err err = KS_OK;

    for (int i = 0; err == KS_OK && i < count; i++) {
        bool is_due = list[i].use_count > 0 &&
                      ks_address_is_due(&list[i].check, ks_clock_wall_ms(side->desk.clock));
        ks_address_asking_tell(side->asking, i, count);
        if (is_due || is_asked)
            err = look_at(side, &list[i], is_due, error);
    }
    return err == KS_OK ? ks_addresses_tidy(&side->desk, ks_clock_wall_ms(side->desk.clock), error)
                        : err;
}

static bool is_any_due(const struct ks_address_side *side, const struct ks_address *list, int count)
{
    for (int i = 0; i < count; i++)
        if (ks_address_is_due(&list[i].check, ks_clock_wall_ms(side->desk.clock)))
            return true;
    return false;
}

/* What somebody asked for that is of a draft or of a release to come. */
static enum ks_err look_at_new(struct ks_address_side *side, struct ks_arena *arena,
                               const struct ks_address_wish *wish, struct ks_error *error)
{
    struct ks_address *list = NULL;
    enum ks_err err = ks_addresses_find(&side->desk, wish->urls, wish->count, arena, &list, error);

    return err == KS_OK && wish->count > 0 ? look_at_all(side, list, wish->count, true, error)
                                           : err;
}

/* A clock that is set to and fro makes a night of any moment: a while lies between two looks that
 * nobody asked for. */
static enum ks_err look(struct ks_address_side *side, struct ks_arena *arena, bool is_asked,
                        struct ks_error *error)
{
    struct ks_address *list = NULL;
    int count = 0;
    int64_t now_ms = ks_clock_monotonic_ms(side->desk.clock);
    enum ks_err err = ks_addresses_list(&side->desk, arena, &list, &count, error);
    bool is_due = now_ms - side->looked_ms >= AGAIN_MS && is_any_due(side, list, count);

    if (err != KS_OK || (!is_due && !is_asked))
        return err;
    side->looked_ms = now_ms;
    return look_at_all(side, list, count, is_asked, error);
}

static void turn(struct ks_address_side *side, struct ks_arena *arena,
                 const struct ks_address_wish *wish)
{
    struct ks_error error = {0};
    const struct ks_shown_content *held = ks_shown_take(side->shown, &side->desk);
    enum ks_err err = open_store(side, &error);

    if (err == KS_OK)
        err = look_at_new(side, arena, wish, &error);
    if (err == KS_OK)
        err = look(side, arena, wish->is_all, &error);
    if (err == KS_OK || is_over(side))
        error = (struct ks_error){.code = KS_OK};
    ks_address_asking_tell(side->asking, 0, 0);
    tell(side, &error);
    ks_shown_give_back(side->shown, held);
}

static void *keep_looking(void *ctx)
{
    struct ks_address_side *side = ctx;
    struct ks_address_wish wish = {.count = 0};
    struct ks_arena arena = {0};

    while (!is_over(side)) {
        turn(side, &arena, &wish);
        ks_arena_destroy(&arena);
        wish = ks_address_asking_await(side->asking, BEAT_MS, &arena);
    }
    ks_arena_destroy(&arena);
    ks_store_close(side->store);
    return NULL;
}

/* "none", "direct", or a proxy. */
static enum ks_err find_way(struct ks_address_side *side, struct ks_error *error)
{
    const struct ks_parts *parts = side->parts;
    const struct ks_config *config = &parts->config;

    ks_parts_name_file(parts, config->addresses_certificate, side->certificate,
                       sizeof side->certificate);
    if (strcmp(config->addresses_way, "direct") == 0)
        return KS_OK;
    side->proxy = config->addresses_way;
    return ks_https_check_proxy(side->proxy, error);
}

static void destroy(struct ks_address_side *side)
{
    ks_address_asking_free(side->asking);
    free(side);
}

enum ks_err ks_address_side_start(const struct ks_parts *parts, struct ks_shown *shown,
                                  struct ks_address_side **out, struct ks_error *error)
{
    *out = NULL;
    if (strcmp(parts->config.addresses_way, "none") == 0)
        return KS_OK;
    struct ks_address_side *side = calloc(1, sizeof *side);
    if (side == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    side->parts = parts;
    side->shown = shown;
    side->desk.clock = &parts->clock;
    side->looked_ms = INT64_MIN / 2;
    enum ks_err err = find_way(side, error);
    if (err == KS_OK && (side->asking = ks_address_asking_create()) == NULL)
        err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    if (err == KS_OK && pthread_create(&side->thread, NULL, keep_looking, side) != 0)
        err = ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    if (err != KS_OK) {
        destroy(side);
        return err;
    }
    *out = side;
    return KS_OK;
}

struct ks_address_asking *ks_address_side_asking(const struct ks_address_side *side)
{
    return side != NULL ? side->asking : NULL;
}

void ks_address_side_free(struct ks_address_side *side)
{
    if (side == NULL)
        return;
    ks_address_asking_end(side->asking);
    pthread_join(side->thread, NULL);
    destroy(side);
}
