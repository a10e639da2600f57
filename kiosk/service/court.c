/* From answers to the right court. */
#include "service/court.h"

#include <string.h>

#include "domain/jurisdiction_unsure.h"

static enum ks_court_reply reply_at(const struct ks_court_case *given, int ask)
{
    return given->replies[ask] < KS_COURT_REPLY_COUNT ? (enum ks_court_reply)given->replies[ask]
                                                      : KS_COURT_REPLY_NONE;
}

/* What the law leaves to this court. */
static unsigned settings_facts(const struct ks_court_finder *finder)
{
    unsigned facts = 0;
    if (finder->administrative_cases == KS_COURT_SETTING_YES)
        facts |= KS_FACT_COURT_ADMINISTRATIVE;
    if (finder->administrative_cases == KS_COURT_SETTING_NO)
        facts |= KS_FACT_COURT_NO_ADMINISTRATIVE;
    if (finder->awards == KS_COURT_SETTING_YES)
        facts |= KS_FACT_COURT_AWARDS;
    return facts;
}

/* The facts first, as they decide which places count. */
static void read_facts(const struct ks_court_case *given, struct ks_jurisdiction_query *query)
{
    query->matter = given->matter->matter;
    query->amount_fen = given->amount_fen > 0 ? given->amount_fen : 0;
    query->facts = settings_facts(given->finder);
    for (int i = 0; i < given->matter->ask_count; i++)
        if (reply_at(given, i) == KS_COURT_REPLY_YES)
            query->facts |= given->matter->asks[i]->fact;
}

static void choose_asks(const struct ks_court_case *given,
                        const struct ks_jurisdiction_query *query, struct ks_court_found *found)
{
    unsigned places = ks_jurisdiction_places(query);
    for (int i = 0; i < given->matter->ask_count; i++) {
        const struct ks_court_ask *ask = given->matter->asks[i];
        found->is_asked[i] = ask->fact
                                 ? ks_jurisdiction_turns_on(query, (enum ks_matter_fact)ask->fact)
                                 : (ask->places & places) != 0;
    }
}

/* The places that were answered; returns the facts that may be so or not, also of the court. */
static unsigned read_places(const struct ks_court_case *given, struct ks_jurisdiction_query *query,
                            struct ks_court_found *found)
{
    unsigned unsure = given->finder->awards == KS_COURT_SETTING_UNKNOWN ? KS_FACT_COURT_AWARDS : 0;
    for (int i = 0; i < given->matter->ask_count; i++) {
        const struct ks_court_ask *ask = given->matter->asks[i];
        enum ks_court_reply reply = reply_at(given, i);
        if (!found->is_asked[i])
            continue;
        found->reply_count += reply != KS_COURT_REPLY_NONE;
        if (reply == KS_COURT_REPLY_YES) {
            query->here |= ask->places;
        } else if (reply == KS_COURT_REPLY_NO) {
            query->elsewhere |= ask->places;
        } else {
            unsure |= ask->fact;
            found->open[found->open_count++] = ask;
        }
    }
    return unsure;
}

/* Two rules may mean the same court and share their words. */
static void add_rule(struct ks_court_found *found, const struct ks_jurisdiction_rule *rule)
{
    for (int i = 0; i < found->rule_count; i++)
        if (strcmp(found->rules[i]->id, rule->id) == 0)
            return;
    found->rules[found->rule_count++] = rule;
}

/* A rule that is not about a place has no ways: it names the court itself. */
static void choose_rules(const struct ks_jurisdiction *result, struct ks_court_found *found)
{
    bool is_elsewhere = found->answer == KS_JURISDICTION_NO_GO_TO_THE_PLACE ||
                        found->answer == KS_JURISDICTION_EXCLUSIVE_ELSEWHERE;
    if (found->answer == KS_JURISDICTION_ASK && found->open_count > 0)
        return;
    if (!is_elsewhere || result->rule->place == 0) {
        add_rule(found, result->rule);
        return;
    }
    for (int i = 0; i < result->way_count; i++)
        add_rule(found, result->ways[i]);
}

/* Where some place here would be enough but for the unsure facts, no other place helps. */
static void drop_needless(const struct ks_jurisdiction_query *query, struct ks_court_found *found)
{
    struct ks_jurisdiction result;
    int kept = 0;
    if (ks_jurisdiction_find(query, &result, NULL) != KS_OK || result.answer != KS_JURISDICTION_YES)
        return;
    for (int i = 0; i < found->open_count; i++)
        if (found->open[i]->fact)
            found->open[kept++] = found->open[i];
    found->open_count = kept;
}

void ks_court_find(const struct ks_court_case *given, struct ks_court_found *found)
{
    struct ks_jurisdiction_query query = {0};
    struct ks_jurisdiction result;
    *found = (struct ks_court_found){.answer = KS_JURISDICTION_ASK};
    if (!given->matter)
        return;
    read_facts(given, &query);
    choose_asks(given, &query, found);
    unsigned unsure = read_places(given, &query, found);
    if (ks_jurisdiction_find_unsure(&query, unsure, &result, NULL) != KS_OK)
        return;
    found->answer = result.answer;
    drop_needless(&query, found);
    choose_rules(&result, found);
}

bool ks_court_is_elsewhere(const struct ks_court_found *found)
{
    return found->answer != KS_JURISDICTION_YES && found->answer != KS_JURISDICTION_ASK;
}

static bool is_untouched(const struct ks_court_found *found)
{
    return found->answer == KS_JURISDICTION_ASK && found->reply_count == 0;
}

const char *ks_court_verdict(const struct ks_court_found *found)
{
    static const char *const verdicts[] = {
        [KS_JURISDICTION_YES] = KS_N_("Yes, this court"),
        [KS_JURISDICTION_NO_GO_TO_THE_PLACE] = KS_N_("No, another court"),
        [KS_JURISDICTION_EXCLUSIVE_ELSEWHERE] = KS_N_("No, only another court"),
        [KS_JURISDICTION_HIGHER_COURT] = KS_N_("An intermediate court"),
        [KS_JURISDICTION_ASK] = KS_N_("Not certain yet"),
    };
    return is_untouched(found) ? KS_N_("Please answer the questions") : verdicts[found->answer];
}

const char *ks_court_advice(const struct ks_court_found *found)
{
    static const char *const advice[] = {
        [KS_JURISDICTION_YES] = KS_N_("You can bring the case here. The reason:"),
        [KS_JURISDICTION_NO_GO_TO_THE_PLACE] = KS_N_("You can go to any one of these:"),
        [KS_JURISDICTION_EXCLUSIVE_ELSEWHERE] =
            KS_N_("The law leaves this to one place alone; nothing agreed can change that:"),
        [KS_JURISDICTION_HIGHER_COURT] = KS_N_("A district court cannot take it:"),
        [KS_JURISDICTION_ASK] = KS_N_("It hangs on this:"),
    };
    return is_untouched(found) ? KS_N_("Choose what you know. What you do not know is no harm.")
                               : advice[found->answer];
}

const char *ks_court_reply_text(const struct ks_court_finder *finder,
                                const struct ks_court_ask *ask, enum ks_court_reply reply,
                                enum ks_lang lang)
{
    if (reply == KS_COURT_REPLY_NONE)
        return ks_tr(lang, "not answered");
    if (reply == KS_COURT_REPLY_UNSURE)
        return ks_tr(lang, "Not sure");
    if (ask->fact)
        return reply == KS_COURT_REPLY_YES ? ks_tr(lang, "Yes") : ks_tr(lang, "No");
    return reply == KS_COURT_REPLY_YES ? finder->district.in[lang] : ks_tr(lang, "Elsewhere");
}

const char *ks_court_rule_text(const struct ks_court_finder *finder,
                               const struct ks_jurisdiction_rule *rule, enum ks_lang lang)
{
    const struct ks_words *words = ks_court_rule_words(finder, rule->id);
    return words ? words->in[lang] : "";
}

/* "23; 427" as one writes it: "23, 427". */
static const char *articles_text(struct ks_arena *arena, const char *articles, enum ks_lang lang)
{
    const char *stop = strstr(articles, "; ");
    if (!stop)
        return articles;
    return ks_arena_printf(arena, ks_tr(lang, "%s, %s"),
                           ks_arena_strndup(arena, articles, (size_t)(stop - articles)),
                           articles_text(arena, stop + 2, lang));
}

/* The notice on the level of courts was seen in reprints alone. */
static const char *one_law_text(struct ks_arena *arena, const struct ks_law *law, enum ks_lang lang)
{
    const char *title = ks_tr(lang, ks_statute_title(law->statute));
    if (law->statute == KS_STATUTE_LEVEL_NOTICE)
        title = ks_arena_printf(arena, ks_tr(lang, "%s (second hand)"), title);
    return law->articles[0] == '\0' ? title
                                    : ks_arena_printf(arena, ks_tr(lang, "%s, art. %s"), title,
                                                      articles_text(arena, law->articles, lang));
}

const char *ks_court_law_text(struct ks_arena *arena, const struct ks_jurisdiction_rule *rule,
                              enum ks_lang lang)
{
    const char *first = one_law_text(arena, &rule->law, lang);
    return rule->more_law.statute == KS_STATUTE_NONE
               ? first
               : ks_arena_printf(arena, ks_tr(lang, "%s; %s"), first,
                                 one_law_text(arena, &rule->more_law, lang));
}
