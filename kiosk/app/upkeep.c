/* The kiosk's own housekeeping: one small step at a time. */
#include "app/upkeep.h"

#include "base/log.h"
#include "service/hall_alerts.h"
#include "service/hall_stats.h"
#include "service/printouts.h"
#include "service/queue_papers.h"
#include "service/queue_service.h"

static void join(struct ks_upkeep *upkeep, struct ks_store *store)
{
    bool is_further = ks_store_join_kiosks(store);

    if (is_further && !upkeep->is_further)
        ks_log(KS_LOG_WARN, "store",
               "another kiosk serves visitors from the same data folder and was there first");
    upkeep->is_further = is_further;
}

static void tidy(struct ks_upkeep *upkeep, struct ks_store *store, int64_t now_ms)
{
    struct ks_error error = {0};
    bool is_more = false;

    if (ks_store_tidy_step(store, &upkeep->keeping, now_ms, &is_more, &error) == KS_OK)
        return;
    if (!upkeep->has_told_tidy)
        ks_log(KS_LOG_WARN, "store", "old rows could not be made figures of: %s", error.text);
    upkeep->has_told_tidy = true;
}

void ks_upkeep(struct ks_upkeep *upkeep, const struct ks_desk *desk)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    int count = 0;
    enum ks_err ignored = ks_queue_end_unsure(desk, desk->content, now_ms, &count, NULL);

    if (ignored == KS_OK)
        ignored = ks_hall_raise_levels(desk, now_ms, &count, NULL);
    if (ignored == KS_OK)
        ignored = ks_hall_close_days(desk, now_ms, &count, NULL);
    if (ignored == KS_OK)
        ignored = ks_printouts_tidy(desk, now_ms, NULL);
    (void)ignored; /* at the next look */
    join(upkeep, desk->store);
    if (upkeep->has_begun && !ks_queue_opening(desk->content, now_ms).is_open)
        tidy(upkeep, desk->store, now_ms);
    upkeep->has_begun = true;
}
