/* The kiosk's housekeeping: never at the start, never while numbers are given, a day at a time. */
#include "base/child.h"

#include "app/upkeep.h"

#define DAY_MS INT64_C(86400000)
/* 2026-11-23 at the court, a Monday. */
#define MORNING_MS INT64_C(1795398060000) /* 09:41 */
#define NIGHT_MS INT64_C(1795366800000)   /* 01:00 */

static int64_t reserve(struct ks_store *store, int64_t now_ms)
{
    char day[KS_DATE_TEXT_BYTES], token[32];
    struct ks_ticket ticket;
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    snprintf(token, sizeof token, "%lld", (long long)now_ms);
    const struct ks_reservation wanted = {.day = day,
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = now_ms};
    assert_int_equal(ks_store_reserve_ticket(store, &wanted, &ticket, NULL), KS_OK);
    return ticket.id;
}

static bool is_there(struct ks_store *store, int64_t id)
{
    struct ks_ticket ticket;
    return ks_store_get_ticket(store, id, &ticket, NULL) == KS_OK;
}

/* What the housekeeping does at that moment. */
static void look(struct ks_upkeep *upkeep, struct ks_store *store, const struct ks_content *content,
                 int64_t now_ms)
{
    struct ks_clock_manual time = {.wall_ms = now_ms};
    const struct ks_clock clock = ks_clock_from_manual(&time);
    ks_upkeep(upkeep, &(struct ks_desk){.store = store, .content = content, .clock = &clock});
}

static void old_days_go_at_night_one_a_look_and_not_at_the_start(void **state)
{
    struct desk *desk = *state;
    struct ks_upkeep upkeep = {.keeping = {.days = 400, .receipt_days = 7305}};
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    assert_int_equal(ks_content_load(KS_CONTENT_DIR, &content, &faults, NULL), KS_OK);
    assert_int_equal(ks_store_open(desk_path(desk, "hall.db"), NIGHT_MS, &store, &opening, NULL),
                     KS_OK);
    int64_t first = reserve(store, NIGHT_MS - 402 * DAY_MS);
    int64_t second = reserve(store, NIGHT_MS - 401 * DAY_MS);
    int64_t kept = reserve(store, NIGHT_MS - 400 * DAY_MS);
    int64_t today = reserve(store, NIGHT_MS);
    look(&upkeep, store, content, NIGHT_MS); /* the start */
    look(&upkeep, store, content, MORNING_MS);
    assert_true(is_there(store, first));
    look(&upkeep, store, content, NIGHT_MS);
    assert_false(is_there(store, first));
    assert_true(is_there(store, second));
    for (int i = 0; i < 3; i++)
        look(&upkeep, store, content, NIGHT_MS);
    assert_false(is_there(store, second));
    assert_true(is_there(store, kept));
    assert_true(is_there(store, today));
    ks_store_close(store);
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_days_go_at_night_one_a_look_and_not_at_the_start),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
