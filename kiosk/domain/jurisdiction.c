/* Which court a case belongs to. */
#include "domain/jurisdiction_private.h"

#include <stddef.h>

#include "domain/money.h"

/* Notice on the Level of Civil Courts of First Instance (法发〔2021〕27号). */
#define ALIKE_FEN (INT64_C(500000000) * KS_FEN_PER_YUAN)
#define ONE_OUTSIDE_FEN (INT64_C(100000000) * KS_FEN_PER_YUAN)

enum where { NOT_KNOWN, ELSEWHERE, HERE };

static bool is_for(const struct ks_jurisdiction_rule *rule,
                   const struct ks_jurisdiction_query *query)
{
    return (rule->matters & UINT32_C(1) << query->matter) != 0 &&
           (query->facts & rule->needs) == rule->needs && (query->facts & rule->unless) == 0;
}

static enum where look_up(const struct ks_jurisdiction_query *query, unsigned place)
{
    if (query->here & place)
        return HERE;
    return query->elsewhere & place ? ELSEWHERE : NOT_KNOWN;
}

/* A habitual residence that differs takes the home's place (art. 22(1), 23). */
static enum where where_is(const struct ks_jurisdiction_query *query, unsigned place)
{
    enum where residence = NOT_KNOWN;
    if (place == KS_PLACE_DEFENDANT_HOME)
        residence = look_up(query, KS_PLACE_DEFENDANT_RESIDENCE);
    if (place == KS_PLACE_PLAINTIFF_HOME)
        residence = look_up(query, KS_PLACE_PLAINTIFF_RESIDENCE);
    return residence != NOT_KNOWN ? residence : look_up(query, place);
}

static void collect_ways(const struct ks_jurisdiction_query *query, struct ks_jurisdiction *out)
{
    const struct ks_jurisdiction_rule *agreed = &ks_jurisdiction_special[KS_SPECIAL_AGREED];
    if (is_for(agreed, query)) {
        out->ways[out->way_count++] = agreed;
        return;
    }
    for (int i = 0; i < ks_jurisdiction_rule_count; i++)
        if (is_for(&ks_jurisdiction_rules[i], query) && out->way_count < KS_JURISDICTION_MAX_WAYS)
            out->ways[out->way_count++] = &ks_jurisdiction_rules[i];
}

static const struct ks_jurisdiction_rule *first_way(const struct ks_jurisdiction_query *query,
                                                    const struct ks_jurisdiction *found,
                                                    enum where where)
{
    for (int i = 0; i < found->way_count; i++)
        if (where_is(query, found->ways[i]->place) == where)
            return found->ways[i];
    return NULL;
}

/* By the places alone. */
static void answer_by_place(const struct ks_jurisdiction_query *query, struct ks_jurisdiction *out)
{
    static const struct {
        enum where where;
        enum ks_jurisdiction_answer answer;
    } order[] = {
        {HERE, KS_JURISDICTION_YES},
        {NOT_KNOWN, KS_JURISDICTION_ASK},
        {ELSEWHERE, KS_JURISDICTION_NO_GO_TO_THE_PLACE},
    };
    out->answer = KS_JURISDICTION_ASK;
    for (int i = 0; i < 3 && out->rule == NULL; i++) {
        out->rule = first_way(query, out, order[i].where);
        if (out->rule != NULL)
            out->answer = order[i].answer;
    }
    if (out->answer == KS_JURISDICTION_NO_GO_TO_THE_PLACE && out->rule->is_exclusive)
        out->answer = KS_JURISDICTION_EXCLUSIVE_ELSEWHERE;
}

static void decide(struct ks_jurisdiction *out, enum ks_jurisdiction_answer answer,
                   enum ks_jurisdiction_special special)
{
    out->answer = answer;
    out->rule = &ks_jurisdiction_special[special];
}

/* Cases too large for a district court, and those whose size depends on where the sides live. */
static void apply_level(const struct ks_jurisdiction_query *query, struct ks_jurisdiction *out)
{
    if (!is_for(&ks_jurisdiction_special[KS_SPECIAL_LEVEL], query))
        return;
    int64_t limit_fen = query->sides == KS_SIDES_ONE_OUTSIDE ? ONE_OUTSIDE_FEN : ALIKE_FEN;
    if (query->amount_fen >= limit_fen)
        decide(out, KS_JURISDICTION_HIGHER_COURT, KS_SPECIAL_LEVEL);
    else if (query->sides == KS_SIDES_UNKNOWN && query->amount_fen >= ONE_OUTSIDE_FEN &&
             out->answer == KS_JURISDICTION_YES)
        decide(out, KS_JURISDICTION_ASK, KS_SPECIAL_LEVEL);
}

static void apply_special(const struct ks_jurisdiction_query *query, struct ks_jurisdiction *out)
{
    bool is_agreed = out->rule == &ks_jurisdiction_special[KS_SPECIAL_AGREED];
    if (is_agreed && (query->facts & KS_FACT_CONSUMER_FORM))
        out->answer = KS_JURISDICTION_ASK;
    if (is_for(&ks_jurisdiction_special[KS_SPECIAL_CONCENTRATED], query) &&
        out->answer == KS_JURISDICTION_YES) {
        bool is_known = query->facts & KS_FACT_COURT_NO_ADMINISTRATIVE;
        decide(out, is_known ? KS_JURISDICTION_NO_GO_TO_THE_PLACE : KS_JURISDICTION_ASK,
               KS_SPECIAL_CONCENTRATED);
    }
    if (is_for(&ks_jurisdiction_special[KS_SPECIAL_HIGH_AUTHORITY], query))
        decide(out, KS_JURISDICTION_HIGHER_COURT, KS_SPECIAL_HIGH_AUTHORITY);
    if (is_for(&ks_jurisdiction_special[KS_SPECIAL_AWARD], query))
        decide(out, KS_JURISDICTION_HIGHER_COURT, KS_SPECIAL_AWARD);
}

enum ks_err ks_jurisdiction_find(const struct ks_jurisdiction_query *query,
                                 struct ks_jurisdiction *out, struct ks_error *error)
{
    *out = (struct ks_jurisdiction){0};
    if ((unsigned)query->matter >= KS_MATTER_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "there is no such kind of case");
    if (query->amount_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (query->amount_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    collect_ways(query, out);
    answer_by_place(query, out);
    apply_level(query, out);
    apply_special(query, out);
    return KS_OK;
}
