/* What a visitor ticked and typed in each guide, for as long as the visit lasts. */
#include "screens/guides/guides.h"

static struct ks_guide_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_GUIDE);
}

struct ks_guide_entry *ks_guide_now(const struct ks_visit *visit)
{
    return &state_of(visit)->now;
}

/* Puts the entry of now before the others; of too many the one left longest ago goes. */
static void keep_entry(struct ks_guide_state *state)
{
    if (state->kept_count < KS_MAX_KEPT_GUIDES)
        state->kept_count++;
    memmove(state->kept + 1, state->kept, (size_t)(state->kept_count - 1) * sizeof state->kept[0]);
    state->kept[0] = state->now;
}

/* Takes the entry of a guide out of those kept; an empty one if there is none. */
static struct ks_guide_entry take_entry(struct ks_guide_state *state, int guide)
{
    struct ks_guide_entry entry = {.guide = guide};
    int at = 0;

    while (at < state->kept_count && state->kept[at].guide != guide)
        at++;
    if (at == state->kept_count)
        return entry;
    entry = state->kept[at];
    state->kept_count--;
    memmove(state->kept + at, state->kept + at + 1,
            (size_t)(state->kept_count - at) * sizeof state->kept[0]);
    return entry;
}

void ks_guide_open(struct ks_visit *visit, int guide)
{
    struct ks_guide_state *state = state_of(visit);

    if (!state->has_guide || state->now.guide != guide) {
        struct ks_guide_entry next = take_entry(state, guide);
        if (state->has_guide)
            keep_entry(state);
        state->now = next;
    }
    ks_days_fill(visit, visit->content->guides[guide].limits,
                 visit->content->guides[guide].limit_count, &state->now.typed[KS_GUIDE_DATE]);
    state->has_guide = true;
    ks_visit_go(visit, KS_SCREEN_GUIDE, guide);
}
