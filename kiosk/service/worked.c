/* Fees, periods and lists reckoned with two contents. */
#include "service/worked.h"

#include <string.h>

#include "service/cost.h"
#include "service/enforce_replies.h"
#include "service/last_day.h"

/* Two contents side by side. */
struct comparing {
    struct ks_arena *arena;
    enum ks_lang lang;
    const struct ks_content *was, *now;
    struct ks_date today;
    struct ks_worked *out;
};

static const char *const codes[KS_WORKED_KIND_COUNT] = {
    [KS_WORKED_FEE] = "fee",
    [KS_WORKED_LIMIT] = "limit",
    [KS_WORKED_CALENDAR] = "calendar",
    [KS_WORKED_CHECKLIST] = "checklist",
};

const char *ks_worked_kind_code(enum ks_worked_kind kind)
{
    return (unsigned)kind < KS_WORKED_KIND_COUNT ? codes[kind] : "";
}

static void note(struct comparing *comparing, const struct ks_worked_case *found)
{
    struct ks_worked *out = comparing->out;

    out->counts[found->kind]++;
    if (strcmp(found->was, found->now) == 0)
        return;
    out->changed[found->kind]++;
    if (out->case_count < KS_MOST_WORKED)
        out->cases[out->case_count++] = *found;
}

/* ---- fees ---- */

/* Sums in yuan: the edges of the tiers, and what people ask for. */
static const int64_t sums[] = {1,      10000,  20000,  50000,   80000,   100000,
                               150000, 200000, 500000, 1000000, 5000000, 10000000};
enum { SUMS = sizeof sums / sizeof *sums };

static const char *range_text(struct ks_arena *arena, int64_t low, int64_t high)
{
    if (low < 0)
        return "";
    return low == high ? ks_money_short(arena, low)
                       : ks_arena_printf(arena, "%s - %s", ks_money_short(arena, low),
                                         ks_money_short(arena, high));
}

/* What a case of the guide costs; `guide` NULL: there is no such guide. */
static const char *fee_text(struct ks_arena *arena, const struct ks_guide *guide,
                            int64_t amount_fen)
{
    if (guide == NULL)
        return "";
    const struct ks_cost_figures figures = ks_cost_work_out(&guide->cost, amount_fen);
    if (figures.total_low >= 0)
        return range_text(arena, figures.total_low, figures.total_high);
    return figures.fee >= 0 ? range_text(arena, figures.fee, figures.fee)
                            : range_text(arena, figures.base_low, figures.base_high);
}

static bool takes_amount(const struct ks_guide *guide)
{
    return guide != NULL && ks_cost_takes_amount(&guide->cost);
}

static void compare_cost(struct comparing *comparing, const struct ks_guide *was,
                         const struct ks_guide *now)
{
    struct ks_arena *arena = comparing->arena;
    const struct ks_guide *named = now != NULL ? now : was;
    bool has_amount = takes_amount(was) || takes_amount(now);

    for (int i = 0; i < (has_amount ? SUMS : 1); i++) {
        int64_t fen = has_amount ? sums[i] * KS_FEN_PER_YUAN : -1;
        note(comparing,
             &(struct ks_worked_case){.kind = KS_WORKED_FEE,
                                      .of = named->title.in[comparing->lang],
                                      .given = has_amount ? ks_money_short(arena, fen) : "",
                                      .was = fee_text(arena, was, fen),
                                      .now = fee_text(arena, now, fen)});
    }
}

/* Whether a claim for a sum is heard once: it hangs on the average wage. */
static void compare_small_claims(struct comparing *comparing)
{
    struct ks_arena *arena = comparing->arena;

    for (int i = 0; i < SUMS; i++) {
        int64_t fen = sums[i] * KS_FEN_PER_YUAN;
        note(comparing,
             &(struct ks_worked_case){
                 .kind = KS_WORKED_FEE,
                 .of = "",
                 .given = ks_money_short(arena, fen),
                 .was = ks_cost_small_claim(arena, comparing->lang, &comparing->was->settings, fen),
                 .now =
                     ks_cost_small_claim(arena, comparing->lang, &comparing->now->settings, fen)});
    }
}

/* ---- periods ---- */

static const char *day_text(struct ks_arena *arena, struct ks_date day)
{
    char text[KS_DATE_TEXT_BYTES];

    return ks_date_is_none(day) ? "" : ks_arena_strdup(arena, ks_date_format(day, text));
}

static const char *end_text(struct ks_arena *arena, const struct ks_period_end *end)
{
    return day_text(arena, end->is_known ? end->last_day : end->safe_day);
}

static const struct ks_time_limit *find_limit(const struct ks_guide *guide, const char *id)
{
    for (int i = 0; guide != NULL && i < guide->limit_count; i++)
        if (strcmp(guide->limits[i].id, id) == 0)
            return &guide->limits[i];
    return NULL;
}

static const char *limit_text(struct ks_arena *arena, const struct ks_content *content,
                              const struct ks_guide *guide, const char *id, struct ks_date from)
{
    const struct ks_time_limit *limit = find_limit(guide, id);
    struct ks_last_day last;

    return limit != NULL && ks_time_limit_asks(limit) &&
                   ks_last_day_of_limit(content, limit, from, &last)
               ? end_text(arena, &last.end)
               : "";
}

/* Each limit that `of` works out, from the day of its worked case; `is_first` false: only those
 * that the other guide has not. */
static void compare_limits(struct comparing *comparing, const struct ks_guide *of,
                           const struct ks_guide *was, const struct ks_guide *now, bool is_first)
{
    struct ks_arena *arena = comparing->arena;

    for (int i = 0; of != NULL && i < of->limit_count; i++) {
        const struct ks_time_limit *limit = &of->limits[i];
        if (!ks_time_limit_asks(limit) || (!is_first && find_limit(was, limit->id) != NULL))
            continue;
        note(comparing,
             &(struct ks_worked_case){
                 .kind = KS_WORKED_LIMIT,
                 .of = ks_arena_printf(arena, "%s · %s", of->title.in[comparing->lang],
                                       limit->title.in[comparing->lang]),
                 .given = day_text(arena, limit->worked_from),
                 .was = limit_text(arena, comparing->was, was, limit->id, limit->worked_from),
                 .now = limit_text(arena, comparing->now, now, limit->id, limit->worked_from)});
    }
}

static const char *period_text(struct ks_arena *arena, const struct ks_calendar *calendar,
                               struct ks_date from, int days)
{
    struct ks_period_end end;

    return ks_period_compute(calendar, from, (struct ks_period){.days = days}, &end, NULL) == KS_OK
               ? end_text(arena, &end)
               : "";
}

/* The periods in days that laws set most, from each day of this year and the next. */
static void compare_calendar(struct comparing *comparing)
{
    static const int lengths[] = {7, 10, 15, 30};
    struct ks_arena *arena = comparing->arena;
    struct ks_date day = {comparing->today.year, 1, 1};

    for (; day.year <= comparing->today.year + 1; day = ks_date_add_days(day, 1))
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            const char *from = day_text(arena, day);
            note(comparing,
                 &(struct ks_worked_case){
                     .kind = KS_WORKED_CALENDAR,
                     .of = "",
                     .given = ks_arena_printf(arena, "%s + %d", from, lengths[i]),
                     .was = period_text(arena, &comparing->was->calendar, day, lengths[i]),
                     .now = period_text(arena, &comparing->now->calendar, day, lengths[i])});
        }
}

/* ---- the checklist ---- */

/* The list and the last day; `replies` as content/enforce_replies.h reads them. "" where they are
 * no way through the questions. */
static const char *list_text(struct comparing *comparing, const struct ks_content *content,
                             const char *replies)
{
    struct ks_arena *arena = comparing->arena;
    struct ks_reply read[KS_MOST_QUESTIONS];
    struct ks_enforce_walk walk;
    struct ks_limits limits;
    int items[KS_MOST_ITEMS];
    const char *text = "";

    if (ks_enforce_read_replies(&content->enforcement, replies, read, &walk, NULL) != KS_OK)
        return "";
    int count = ks_enforce_items(&content->enforcement, &walk, items);
    struct ks_limit_facts facts = {.due_count = 0};
    ks_enforce_add_facts(&content->calendar, &walk, &facts);
    ks_enforce_limits(content, &facts, comparing->today, &limits);
    if (limits.count > 0) {
        const struct ks_last_day last = ks_last_day_to_enforce(&limits, 0);
        text = end_text(arena, &last.end);
    }
    for (int i = 0; i < count; i++)
        text = ks_arena_printf(arena, "%s%s%s", text, text[0] != '\0' ? "\n" : "",
                               content->enforcement.items[items[i]].title.in[comparing->lang]);
    return text;
}

/* The answer to a question: the option that is wanted of it, else its first; of a day, one that was
 * a hundred days ago. */
static const char *reply_text(struct comparing *comparing, const struct ks_question *question,
                              const struct ks_question *wanted, int option)
{
    enum { DAYS_AGO = 100 };
    struct ks_arena *arena = comparing->arena;

    if (question == wanted)
        return question->options[option].id;
    return question->kind == KS_QUESTION_DATE
               ? day_text(arena, ks_date_add_days(comparing->today, -DAYS_AGO))
               : question->options[0].id;
}

/* The way through the questions on which that option is chosen; NULL: it does not come up. */
static const char *way_text(struct comparing *comparing, const struct ks_enforcement *enforcement,
                            const struct ks_question *wanted, int option)
{
    struct ks_arena *arena = comparing->arena;
    struct ks_reply read[KS_MOST_QUESTIONS];
    struct ks_enforce_walk walk;
    const char *way = "";
    bool is_there = false;

    while (ks_enforce_read_replies(enforcement, way, read, &walk, NULL) == KS_OK &&
           walk.next >= 0) {
        const struct ks_question *question = &enforcement->questions[walk.next];
        is_there = is_there || question == wanted;
        way = ks_arena_printf(arena, "%s%s%s=%s", way, way[0] != '\0' ? ";" : "", question->id,
                              reply_text(comparing, question, wanted, option));
    }
    return is_there ? way : NULL;
}

/* Each option of each question, where the others are answered as most are. */
static void compare_lists(struct comparing *comparing, const struct ks_content *of)
{
    const struct ks_enforcement *enforcement = &of->enforcement;

    for (int i = 0; i < enforcement->question_count; i++)
        for (int option = 0; option < enforcement->questions[i].option_count; option++) {
            const char *way = way_text(comparing, enforcement, &enforcement->questions[i], option);
            if (way == NULL)
                continue;
            note(comparing,
                 &(struct ks_worked_case){
                     .kind = KS_WORKED_CHECKLIST,
                     .of = enforcement->questions[i].options[option].title.in[comparing->lang],
                     .given = way,
                     .was = list_text(comparing, comparing->was, way),
                     .now = list_text(comparing, comparing->now, way)});
        }
}

/* ---- all of them ---- */

static void compare_guides(struct comparing *comparing)
{
    for (int i = 0; i < comparing->now->guide_count; i++) {
        const struct ks_guide *now = &comparing->now->guides[i];
        const struct ks_guide *was = ks_content_find_guide(comparing->was, now->id);
        compare_cost(comparing, was, now);
        compare_limits(comparing, was, was, now, true);
        compare_limits(comparing, now, was, now, false);
    }
    for (int i = 0; i < comparing->was->guide_count; i++) {
        const struct ks_guide *was = &comparing->was->guides[i];
        if (ks_content_find_guide(comparing->now, was->id) != NULL)
            continue;
        compare_cost(comparing, was, NULL);
        compare_limits(comparing, was, was, NULL, true);
    }
}

void ks_worked_compare(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *was,
                       const struct ks_content *now, struct ks_date today, struct ks_worked *out)
{
    struct comparing comparing = {
        .arena = arena, .lang = lang, .was = was, .now = now, .today = today, .out = out};

    *out = (struct ks_worked){.case_count = 0};
    out->cases = ks_arena_alloc(arena, KS_MOST_WORKED * sizeof *out->cases);
    compare_guides(&comparing);
    compare_small_claims(&comparing);
    compare_calendar(&comparing);
    compare_lists(&comparing, now);
}
