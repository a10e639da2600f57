/* The words of journeys about this kiosk as a station: staff hold the header, enrol it, have it do
 * something. */
#include <stdio.h>
#include <string.h>

#include "app/journey_private.h"
#include "app/parts_private.h"
#include "base/file.h"
#include "service/fleet.h"
#include "service/parts.h"

/* hold: a finger lies on the header for five seconds. */
bool ks_journey_hold(struct ks_journey *journey, char *rest)
{
    enum { HOLD_MS = 5000, AT = 20 };

    (void)rest;
    if (!ks_journey_has_kiosk(journey))
        return false;
    ks_journey_pass(journey, 1000); /* what was touched before has come to rest */
    ks_kiosk_pointer(journey->parts.kiosk, KS_POINTER_PRESS, AT, AT);
    ks_journey_pass(journey, HOLD_MS);
    ks_kiosk_pointer(journey->parts.kiosk, KS_POINTER_RELEASE, AT, AT);
    return true;
}

static struct ks_desk desk_of(const struct ks_journey *journey)
{
    return (struct ks_desk){.store = journey->staff_store,
                            .content = journey->parts.content,
                            .clock = &journey->parts.clock};
}

static struct ks_fleet_hand hand_of(const struct ks_journey *journey)
{
    return (struct ks_fleet_hand){"li", ks_clock_wall_ms(&journey->parts.clock)};
}

/* enrol NAME: staff type the code that stands on the screen. */
bool ks_journey_enrol(struct ks_journey *journey, char *rest)
{
    const struct ks_desk desk = desk_of(journey);
    const struct ks_fleet_hand hand = hand_of(journey);
    const char *code = journey->parts.station.shown.code;
    int64_t place = 0;

    if (code[0] == '\0')
        return ks_journey_fail(journey, "no code is on the screen");
    if (ks_fleet_enrol(&desk, code, 0, rest, "", &hand, &place, &journey->error) != KS_OK)
        return false;
    ks_journey_pass(journey, KS_STATION_BEAT_MS);
    return true;
}

/* The picture that the newest order brought, into OUT. */
static bool save_picture(struct ks_journey *journey, int64_t id, const char *name)
{
    const struct ks_desk desk = desk_of(journey);
    struct ks_arena arena = {0};
    const void *picture = NULL;
    size_t bytes = 0;
    char path[1200];
    enum ks_err err = ks_fleet_picture(&desk, id, &arena, &picture, &bytes, &journey->error);

    snprintf(path, sizeof path, "%s/%s", journey->out, name);
    if (err == KS_OK)
        err = ks_file_write_atomic(path, picture, bytes, &journey->error);
    ks_arena_destroy(&arena);
    return err == KS_OK;
}

/* order reload | order message CHINESE \| ENGLISH | order screenshot FILE.png: staff want that of
 * this kiosk, and it is done. */
bool ks_journey_order(struct ks_journey *journey, char *rest)
{
    const struct ks_desk desk = desk_of(journey);
    const struct ks_fleet_hand hand = hand_of(journey);
    char *words = strchr(rest, ' '), *english = words != NULL ? strchr(words, '|') : NULL;
    char request[32];
    struct ks_fleet_wish wish = {journey->parts.station.shown.place, rest, "", "", 10, request};
    int64_t id = 0;

    if (words != NULL)
        *words++ = '\0';
    if (english != NULL) {
        *english++ = '\0';
        wish.text_zh = words;
        wish.text_en = english;
    }
    snprintf(request, sizeof request, "journey-%lld",
             (long long)ks_clock_monotonic_ms(&journey->parts.clock));
    if (ks_fleet_order(&desk, &wish, &hand, &id, &journey->error) != KS_OK)
        return false;
    ks_journey_settle(journey);
    ks_journey_pass(journey, KS_STATION_BEAT_MS);
    return strcmp(rest, "screenshot") != 0 || save_picture(journey, id, words);
}
