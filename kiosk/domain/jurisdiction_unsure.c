/* The answer that holds whatever was left open. */
#include "domain/jurisdiction_unsure.h"

#include <stddef.h>

static int count_bits(unsigned mask)
{
    int count = 0;
    for (; mask != 0; mask &= mask - 1)
        count++;
    return count;
}

static bool has_same_ways(const struct ks_jurisdiction *a, const struct ks_jurisdiction *b)
{
    for (int i = 0; i < a->way_count && i < b->way_count; i++)
        if (a->ways[i] != b->ways[i])
            return false;
    return a->way_count == b->way_count;
}

static bool agrees(const struct ks_jurisdiction *a, const struct ks_jurisdiction *b)
{
    if (a->answer != b->answer)
        return false;
    return a->answer == KS_JURISDICTION_YES || (a->rule == b->rule && has_same_ways(a, b));
}

enum ks_err ks_jurisdiction_find_unsure(const struct ks_jurisdiction_query *query, unsigned unsure,
                                        struct ks_jurisdiction *out, struct ks_error *error)
{
    struct ks_jurisdiction_query sure = *query;
    *out = (struct ks_jurisdiction){0};
    if (count_bits(unsure) > KS_JURISDICTION_MOST_UNSURE)
        return ks_fail(error, KS_ERR_INPUT, "more than %d facts are not known",
                       KS_JURISDICTION_MOST_UNSURE);
    sure.facts = query->facts & ~unsure;
    enum ks_err err = ks_jurisdiction_find(&sure, out, error);
    /* Every other subset of the unsure facts, counted through their bits. */
    for (unsigned so = (0 - unsure) & unsure; err == KS_OK && so != 0;
         so = (so - unsure) & unsure) {
        struct ks_jurisdiction other;
        sure.facts = (query->facts & ~unsure) | so;
        err = ks_jurisdiction_find(&sure, &other, error);
        if (err == KS_OK && !agrees(out, &other))
            out->answer = KS_JURISDICTION_ASK;
    }
    return err;
}

static unsigned with_residence(unsigned place)
{
    if (place == KS_PLACE_DEFENDANT_HOME)
        return KS_PLACE_DEFENDANT_HOME | KS_PLACE_DEFENDANT_RESIDENCE;
    if (place == KS_PLACE_PLAINTIFF_HOME)
        return KS_PLACE_PLAINTIFF_HOME | KS_PLACE_PLAINTIFF_RESIDENCE;
    return place;
}

unsigned ks_jurisdiction_places(const struct ks_jurisdiction_query *query)
{
    struct ks_jurisdiction found;
    unsigned places = 0;
    if (ks_jurisdiction_find(query, &found, NULL) != KS_OK)
        return 0;
    for (int i = 0; i < found.way_count; i++)
        places |= with_residence(found.ways[i]->place);
    return places;
}

bool ks_jurisdiction_turns_on(const struct ks_jurisdiction_query *query, enum ks_matter_fact fact)
{
    struct ks_jurisdiction_query query_with = *query, query_without = *query;
    struct ks_jurisdiction with, without;
    query_with.here = query_without.here = ~0u; /* so that a special rule has something to change */
    query_with.facts |= (unsigned)fact;
    query_without.facts &= ~(unsigned)fact;
    if (ks_jurisdiction_find(&query_with, &with, NULL) != KS_OK ||
        ks_jurisdiction_find(&query_without, &without, NULL) != KS_OK)
        return false;
    return with.answer != without.answer || with.rule != without.rule ||
           !has_same_ways(&with, &without);
}
