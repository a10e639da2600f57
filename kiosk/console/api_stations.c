/* The stations of the hall: how each is, as it says itself; who is one; what they are to do. */
#include <stdlib.h>

#include "console/handlers.h"
#include "service/fleet.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static struct ks_node report_node(const struct ks_fleet_station *station)
{
    if (station->report == NULL)
        return ks_node_null("report");
    struct ks_node report = *station->report;
    report.key = "report";
    return report;
}

static struct ks_node station_node(struct ks_arena *arena, const struct ks_fleet_station *station)
{
    const struct ks_node members[] = {
        ks_node_int("place", station->place),
        ks_node_int("epoch", station->epoch),
        ks_node_text("name", station->name),
        ks_node_text("spot", station->spot),
        ks_node_text("life", station->life),
        ks_node_text("content", station->content),
        ks_node_time_or_null(arena, "seen", station->seen_ms),
        ks_node_time_or_null(arena, "rival", station->rival_ms),
        station->has_offset ? ks_node_int("offset_ms", station->offset_ms)
                            : ks_node_null("offset_ms"),
        report_node(station),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node order_node(struct ks_arena *arena, const struct ks_fleet_order *order)
{
    const struct ks_node members[] = {
        ks_node_int("id", order->id),
        ks_node_int("place", order->place),
        ks_node_int("epoch", order->epoch),
        ks_node_text("kind", order->kind),
        ks_node_text("state", order->state),
        ks_node_text("by", order->actor),
        ks_node_bool("has_picture", order->has_picture),
        ks_node_time(arena, "made", order->made_ms),
        ks_node_time(arena, "changed", order->changed_ms),
        ks_node_time(arena, "until", order->until_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

/* {"now", "release": {"number","sha"}, "stations": [{"place","epoch","name","spot","life",
 *  "content","seen","rival","offset_ms","report": as signed|null}], "orders": [{"id","place",
 *  "epoch","kind","state","by","has_picture","made","changed","until"}], "total"} */
void ks_handle_stations(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_fleet *fleet = ks_arena_alloc(arena, sizeof *fleet);
    struct ks_fleet_orders *orders = ks_arena_alloc(arena, sizeof *orders);
    struct ks_node stations[KS_FLEET_MOST], nodes[KS_FLEET_MOST_ORDERS];
    struct ks_error error = {0};
    enum ks_err err = ks_fleet_list(request->desk, arena, request->now_ms, fleet, &error);

    if (err == KS_OK)
        err = ks_fleet_orders(request->desk, request->now_ms, orders, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    for (int i = 0; i < fleet->count; i++)
        stations[i] = station_node(arena, &fleet->rows[i]);
    for (int i = 0; i < orders->count; i++)
        nodes[i] = order_node(arena, &orders->rows[i]);
    const struct ks_node release[] = {ks_node_int("number", fleet->release),
                                      ks_node_text_or_null("sha", fleet->release_sha)};
    const struct ks_node members[] = {
        ks_node_time(arena, "now", fleet->now_ms),
        ks_node_object(arena, "release", release, COUNT(release)),
        ks_node_list(arena, "stations", stations, fleet->count),
        ks_node_list(arena, "orders", nodes, orders->count),
        ks_node_int("total", orders->total),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}

static struct ks_fleet_hand hand_of(const struct ks_request *request)
{
    return (struct ks_fleet_hand){request->session.user, request->now_ms};
}

static void respond(const struct ks_request *request, struct ks_response *response, enum ks_err err,
                    const struct ks_error *error)
{
    if (err != KS_OK)
        ks_respond_error(request, response, error, NULL);
    else
        ks_watch_poke(request->watch);
}

static void respond_number(const struct ks_request *request, struct ks_response *response,
                           const char *key, int64_t number)
{
    const struct ks_node member = ks_node_int(key, number);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);

    ks_respond_json(request, response, &root);
}

/* {"place"} */
void ks_handle_station_enrol(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_fleet_hand hand = hand_of(request);
    struct ks_error error = {0};
    int64_t place = 0;
    enum ks_err err = ks_fleet_enrol(
        request->desk, ks_request_text(request, "code"), ks_request_int(request, "place"),
        ks_request_text(request, "name"), ks_request_text(request, "spot"), &hand, &place, &error);

    respond(request, response, err, &error);
    if (err == KS_OK)
        respond_number(request, response, "place", place);
}

void ks_handle_station_change(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_fleet_hand hand = hand_of(request);
    struct ks_error error = {0};
    enum ks_err err = ks_fleet_change(request->desk, ks_request_int(request, "place"),
                                      ks_request_text(request, "name"),
                                      ks_request_text(request, "spot"), &hand, &error);

    respond(request, response, err, &error);
}

void ks_handle_station_revoke(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_fleet_hand hand = hand_of(request);
    struct ks_error error = {0};
    enum ks_err err =
        ks_fleet_revoke(request->desk, ks_request_int(request, "place"), &hand, &error);

    respond(request, response, err, &error);
}

/* {"id"} */
void ks_handle_station_order(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_fleet_hand hand = hand_of(request);
    const struct ks_fleet_wish wish = {
        .place = ks_request_int(request, "place"),
        .kind = ks_request_text(request, "kind"),
        .text_zh = ks_request_text(request, "text_zh"),
        .text_en = ks_request_text(request, "text_en"),
        .minutes = ks_request_int(request, "minutes"),
        .request = ks_request_text(request, "request"),
    };
    struct ks_error error = {0};
    int64_t id = 0;
    enum ks_err err = ks_fleet_order(request->desk, &wish, &hand, &id, &error);

    respond(request, response, err, &error);
    if (err == KS_OK)
        respond_number(request, response, "id", id);
}

/* A PNG. */
void ks_handle_station_picture(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};
    int64_t id = strtoll(ks_request_query(request, "id"), NULL, 10);
    const void *picture = NULL;
    size_t bytes = 0;

    if (ks_fleet_picture(request->desk, id, request->arena, &picture, &bytes, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    response->type = "image/png";
    response->text = picture;
    response->bytes = bytes;
}
