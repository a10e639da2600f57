/* What a station says of itself, as JSON; what it does not know is null. */
#include <string.h>

#include "content/node_make.h"
#include "service/station_private.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static const char *const gravities[] = {
    [KS_GRAVITY_WELL] = "well", [KS_GRAVITY_SOON] = "soon", [KS_GRAVITY_NOW] = "now"};

static struct ks_node number_or_null(const char *key, int64_t number, bool is_known)
{
    return is_known ? ks_node_int(key, number) : ks_node_null(key);
}

struct ks_node ks_station_findings(struct ks_arena *arena, const struct ks_findings *findings)
{
    struct ks_node rows[KS_MOST_FINDINGS];
    int count = 0;

    if (findings == NULL)
        return ks_node_null("findings");
    for (int i = 0; i < findings->count; i++) {
        const struct ks_finding *finding = &findings->rows[i];
        const struct ks_node members[] = {ks_node_text("id", finding->id),
                                          ks_node_text("gravity", gravities[finding->gravity])};
        if (finding->gravity != KS_GRAVITY_WELL)
            rows[count++] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "findings", rows, count);
}

static struct ks_node content_node(struct ks_arena *arena, const struct ks_station_facts *facts)
{
    const struct ks_node members[] = {
        ks_node_int("shown", facts->release),
        ks_node_text_or_null("sha", facts->release_sha),
        ks_node_time_or_null(arena, "since", facts->shown_since_ms),
        number_or_null("due", facts->due, facts->due > 0),
        ks_node_int("staged", facts->staged),
    };
    return ks_node_object(arena, "content", members, COUNT(members));
}

const char *ks_station_write_report(struct ks_arena *arena, const struct ks_station_facts *facts,
                                    int64_t now_ms)
{
    const struct ks_node members[] = {
        ks_node_int("at_ms", now_ms),
        ks_node_text_or_null("program", facts->program),
        ks_node_time_or_null(arena, "started", facts->started_ms),
        ks_node_int("frame_age_ms", facts->frame_age_ms),
        ks_node_int("touch_age_ms", facts->touch_age_ms),
        ks_node_int("worker_age_ms", facts->worker_age_ms),
        ks_node_time_or_null(arena, "touched", facts->touched_ms),
        ks_node_bool("has_visitor", facts->has_visitor),
        content_node(arena, facts),
        ks_node_text_or_null("printer", facts->printer),
        number_or_null("free_mb", facts->free_mb, facts->free_mb >= 0),
        number_or_null("milli_celsius", facts->milli_celsius, facts->milli_celsius != 0),
        ks_station_findings(arena, facts->findings),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));

    return ks_node_write_short(arena, &root);
}

/* Where one part ends and the next begins is told by lengths. */
const char *ks_station_signed_text(struct ks_arena *arena, const struct ks_beat *beat)
{
    return ks_arena_printf(arena, "court-kiosk-station-2\n%lld %lld %lld %lld %zu %s %s",
                           (long long)beat->place, (long long)beat->epoch, (long long)beat->n,
                           (long long)beat->seen_ms, strlen(beat->report), beat->self->run,
                           beat->report);
}
