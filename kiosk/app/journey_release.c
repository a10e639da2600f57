/* The words of journeys about the content: a release, a page taken down. */
#include <stdio.h>
#include <stdlib.h>

#include "app/journey_private.h"
#include "app/parts_private.h"
#include "service/parts.h"
#include "service/releases.h"

/* release N: the shelf is looked at now, and N is what is shown once nobody is there. */
bool ks_journey_release(struct ks_journey *journey, char *rest)
{
    const struct ks_parts *parts = &journey->parts;
    const struct ks_renewal *renewal = &parts->renewal;
    int64_t wanted = strtoll(rest, NULL, 10);

    ks_parts_look_for_release(&journey->parts);
    ks_journey_settle(journey);
    int64_t next =
        renewal->choice.content != NULL ? renewal->choice.number : parts->content->release;
    return next == wanted ? true
                          : ks_journey_fail(journey, "release %lld comes next, not %lld%s%s",
                                            (long long)next, (long long)wanted,
                                            parts->release_trouble.text[0] != '\0' ? ": " : "",
                                            parts->release_trouble.text);
}

static bool change_page(struct ks_journey *journey, const char *page, bool is_down)
{
    const struct ks_desk desk = {.store = journey->staff_store,
                                 .content = journey->parts.content,
                                 .clock = &journey->parts.clock};
    const struct ks_release_hand hand = {
        .who = "li", .why = "wrong", .now_ms = ks_clock_wall_ms(&journey->parts.clock)};
    bool is_done = ks_release_take_down(&desk, page, is_down, &hand, &journey->error) == KS_OK;

    ks_journey_settle(journey);
    return is_done;
}

bool ks_journey_take_down(struct ks_journey *journey, char *rest)
{
    return change_page(journey, rest, true);
}

bool ks_journey_put_back(struct ks_journey *journey, char *rest)
{
    return change_page(journey, rest, false);
}
