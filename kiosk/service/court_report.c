/* How a tribunal's hall is, for its court: figures and words, no number and no name of a person. */
#include "content/node_make.h"
#include "service/court_private.h"
#include "service/fleet.h"
#include "service/hall_view.h"
#include "service/parts.h"
#include "service/station_private.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static int64_t age_s(int64_t now_ms, int64_t since_ms)
{
    return since_ms > 0 && since_ms < now_ms ? (now_ms - since_ms) / 1000 : 0;
}

static struct ks_node lines_node(struct ks_arena *arena, const struct ks_desk *desk,
                                 const struct ks_hall_state *hall, int64_t now_ms)
{
    struct ks_node rows[KS_MOST_HALL_LINES];

    for (int i = 0; i < hall->line_count; i++) {
        const struct ks_hall_line_view *line = &hall->lines[i];
        const struct ks_service_line *plan = ks_hall_find_line(&desk->content->hall, line->id);
        const struct ks_node members[] = {
            ks_node_text("id", line->id),
            plan != NULL ? ks_node_words(arena, "name", &plan->name) : ks_node_null("name"),
            ks_node_int("waiting", line->waiting),
            ks_node_int("oldest_s", age_s(now_ms, line->oldest_ms)),
            ks_node_int("level", line->level),
            ks_node_bool("is_open", line->is_open),
        };
        rows[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "lines", rows, hall->line_count);
}

/* Windows at which somebody sits, of all there are. */
static struct ks_node seats_node(struct ks_arena *arena, const struct ks_hall_state *hall)
{
    int open = 0;

    for (int i = 0; i < hall->seat_count; i++)
        open += hall->seats[i].holder[0] != '\0';
    const struct ks_node members[] = {ks_node_int("open", open),
                                      ks_node_int("all", hall->seat_count)};
    return ks_node_object(arena, "seats", members, COUNT(members));
}

static struct ks_node stations_node(struct ks_arena *arena, const struct ks_desk *desk,
                                    int64_t now_ms)
{
    struct ks_fleet *fleet = ks_arena_alloc(arena, sizeof *fleet);
    struct ks_node rows[KS_FLEET_MOST];

    if (ks_fleet_list(desk, arena, now_ms, fleet, NULL) != KS_OK)
        return ks_node_null("stations");
    for (int i = 0; i < fleet->count; i++) {
        const struct ks_fleet_station *station = &fleet->rows[i];
        const struct ks_node members[] = {
            ks_node_text("name", station->name),
            ks_node_text("life", station->life),
            ks_node_text("content", station->content),
            station->seen_ms > 0 ? ks_node_int("age_s", age_s(fleet->now_ms, station->seen_ms))
                                 : ks_node_null("age_s"),
        };
        rows[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "stations", rows, fleet->count);
}

struct ks_node ks_court_report(const struct ks_desk *desk, const struct ks_findings *findings,
                               struct ks_arena *arena)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    struct ks_hall_waits *waits = ks_hall_waits_create();
    struct ks_hall_state *hall = ks_arena_alloc(arena, sizeof *hall);
    enum ks_err err = waits != NULL ? ks_hall_look(desk, waits, now_ms, hall, NULL) : KS_ERR_MEMORY;

    ks_hall_waits_free(waits);
    if (err != KS_OK)
        return ks_node_null("report");
    const struct ks_node members[] = {
        ks_node_time(arena, "at", now_ms),
        ks_node_words(arena, "hall", &desk->content->hall_name),
        ks_node_bool("is_open", hall->is_open),
        ks_node_int("waiting", hall->waiting),
        lines_node(arena, desk, hall, now_ms),
        seats_node(arena, hall),
        ks_node_int("release", desk->content->release),
        ks_station_findings(arena, findings),
        stations_node(arena, desk, now_ms),
    };
    return ks_node_object(arena, "report", members, COUNT(members));
}
