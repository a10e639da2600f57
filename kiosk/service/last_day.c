/* The words around a last day. */
#include "service/last_day.h"

#include "service/date_words.h"

enum { SOON_DAYS = 7, SOON_DAYS_OF_YEARS = 90, LONG_DAYS = 300 };

/* One telling under way. */
struct telling {
    struct ks_arena *arena;
    enum ks_lang lang;
    const struct ks_content *content;
    const struct ks_last_day *last;
    struct ks_standing standing;
    struct ks_told *out;
};

static void remark(const struct telling *telling, const char *text)
{
    if (text && text[0] && telling->out->remark_count < KS_LAST_DAY_MOST_REMARKS)
        telling->out->remarks[telling->out->remark_count++] = text;
}

static void remark_tr(const struct telling *telling, const char *text)
{
    remark(telling, ks_tr(telling->lang, text));
}

static const char *words(const struct telling *telling, struct ks_date day)
{
    return ks_date_words(telling->arena, telling->lang, day);
}

static void add_row(const struct telling *telling, const char *label, struct ks_date day)
{
    telling->out->rows[telling->out->row_count++] = (struct ks_day_row){label, day};
}

struct ks_last_day ks_last_day_of(enum ks_limit_kind kind, const struct ks_limitation *limit)
{
    return (struct ks_last_day){
        .kind = kind,
        .from = limit->start,
        .end = ks_limitation_end(limit),
        .may_be_ahead = true,
        .if_chained = limit->if_chained,
        .is_open_if_chained = limit->is_open_if_chained,
        .is_paused_if_chained = limit->is_paused_if_chained,
        .is_renewed = !ks_date_is_none(limit->renewed_on),
        .has_overtaken_act = limit->has_overtaken_act,
        .is_paused = limit->is_paused,
        .has_early_act = limit->has_early_act,
        .is_in_doubt = limit->is_in_doubt,
    };
}

struct ks_last_day ks_last_day_to_enforce(const struct ks_limits *limits, int index)
{
    struct ks_last_day last = ks_last_day_of(limits->kind, &limits->list[index]);
    last.may_be_ahead = limits->may_be_ahead;
    last.is_due = limits->are_due && limits->list[index].restart_count == 0;
    last.first_due = limits->first_due;
    return last;
}

bool ks_last_day_of_limit(const struct ks_content *content, const struct ks_time_limit *limit,
                          struct ks_date from, struct ks_last_day *out)
{
    *out = (struct ks_last_day){.kind = limit->kind,
                                .from = from,
                                .late = &limit->late,
                                .may_be_ahead = limit->may_be_ahead};
    struct ks_period abroad;
    out->is_longer_abroad =
        ks_time_limit_abroad(limit, &abroad) &&
        ks_period_compute(&content->calendar, from, abroad, &out->abroad_end, NULL) == KS_OK;
    return ks_period_compute(&content->calendar, from, ks_time_limit_length(limit), &out->end,
                             NULL) == KS_OK;
}

/* A limit of years is told early that it comes near. */
static bool is_soon(const struct telling *telling)
{
    int length =
        ks_date_to_days(telling->last->end.safe_day) - ks_date_to_days(telling->last->from);
    return telling->standing.days <= (length >= LONG_DAYS ? SOON_DAYS_OF_YEARS : SOON_DAYS);
}

/* "5 days left", or the words for one day. */
static const char *days_text(const struct telling *telling)
{
    int days = telling->standing.days;
    enum ks_lang lang = telling->lang;
    if (telling->standing.state == KS_STANDING_REST)
        return ks_arena_printf(telling->arena,
                               ks_tr(lang, "Still in time: it ends on %s at the earliest"),
                               words(telling, ks_period_sure_until(&telling->last->end)));
    if (telling->standing.state == KS_STANDING_UNSURE)
        return ks_tr(lang, "It may be over: act today, holidays may have moved it");
    if (telling->standing.state == KS_STANDING_OPEN)
        return days == 1 ? ks_tr(lang, "1 day left: tomorrow is the last day")
                         : ks_arena_printf(telling->arena, ks_tr(lang, "%d days left"), days);
    return days == 1 ? ks_tr(lang, "It ended yesterday")
                     : ks_arena_printf(telling->arena, ks_tr(lang, "It ended %d days ago"), days);
}

static bool is_to_enforce(const struct telling *telling)
{
    enum ks_limit_kind kind = telling->last->kind;
    return kind == KS_LIMIT_ENFORCEMENT || kind == KS_LIMIT_ENFORCEMENT_ADMIN ||
           kind == KS_LIMIT_ENFORCEMENT_PARTS;
}

/* Each instalment can be applied for by itself, although the time runs from the last. */
static void tell_instalments(const struct telling *telling)
{
    remark(telling,
           ks_arena_printf(telling->arena,
                           ks_tr(telling->lang,
                                 "The last instalment is due on %s and can be applied for from "
                                 "the next day. By the text the two years run from it; courts "
                                 "differ, so come as soon as one is missed."),
                           words(telling, telling->last->from)));
}

/* The time has not begun. To enforce, the other side may still perform: from when on it can be
 * asked for stands beside the day until when. */
static void tell_ahead(const struct telling *telling, struct ks_date today)
{
    bool has_several = !ks_date_is_none(telling->last->first_due);
    struct ks_date first = has_several ? telling->last->first_due : telling->last->from;
    if (!is_to_enforce(telling)) {
        telling->out->state = ks_tr(telling->lang, "Not due yet: it runs from that day");
        return;
    }
    if (ks_date_compare(first, today) < 0) {
        telling->out->state = ks_tr(telling->lang, "Apply now for what is overdue");
    } else {
        telling->out->state = ks_arena_printf(
            telling->arena, ks_tr(telling->lang, "Too early today: apply from %s on"),
            words(telling, ks_date_add_days(first, 1)));
        remark(telling,
               ks_arena_printf(telling->arena,
                               ks_tr(telling->lang, "The other side still has until %s to do "
                                                    "what was ordered. If it is not done by "
                                                    "then, apply."),
                               words(telling, first)));
    }
    if (has_several)
        tell_instalments(telling);
}

static void tell_state(const struct telling *telling, struct ks_date today)
{
    static const enum ks_last_day_tone tones[] = {
        [KS_STANDING_AHEAD] = KS_TONE_CALM,   [KS_STANDING_OPEN] = KS_TONE_CALM,
        [KS_STANDING_TODAY] = KS_TONE_TODAY,  [KS_STANDING_REST] = KS_TONE_TODAY,
        [KS_STANDING_UNSURE] = KS_TONE_TODAY, [KS_STANDING_OVER] = KS_TONE_OVER,
    };
    struct ks_told *out = telling->out;
    enum ks_standing_state state = telling->standing.state;
    out->tone = state == KS_STANDING_OPEN && is_soon(telling) ? KS_TONE_SOON : tones[state];
    if (state == KS_STANDING_AHEAD)
        tell_ahead(telling, today);
    else if (state == KS_STANDING_TODAY)
        out->state = ks_tr(telling->lang, "Today is the last day");
    else
        out->state = days_text(telling);
    out->does_age = state != KS_STANDING_AHEAD && state != KS_STANDING_TODAY;
}

/* Until when whoever has no home in China is in time. */
static void tell_abroad(const struct telling *telling)
{
    const struct ks_last_day *last = telling->last;
    if (last->is_longer_abroad)
        remark(telling,
               ks_arena_printf(telling->arena,
                               ks_tr(telling->lang,
                                     "Without a home in China, in a civil case: in time until %s."),
                               words(telling, last->abroad_end.safe_day)));
}

/* What still counts tonight: no demand lengthens the twenty years. */
static const char *today_text(const struct telling *telling, bool is_cut)
{
    if (!is_cut)
        return telling->content->limits[telling->last->kind].today.in[telling->lang];
    return ks_tr(telling->lang, "There is still today: hand in your claim at the court today. A "
                                "demand does not lengthen the twenty years.");
}

/* What is lost, and what can still be done. */
static const char *late_text(const struct telling *telling)
{
    const struct ks_last_day *last = telling->last;
    if (last->is_cut || last->is_long_over)
        return ks_tr(telling->lang,
                     "You can still sue, but the other side may refuse. No demand lengthens the "
                     "twenty years; a promise or payment after them binds. What was begun within "
                     "them may still count: ask with your proof.");
    return (last->late ? last->late : &telling->content->limits[last->kind].late)
        ->in[telling->lang];
}

static void tell_consequence(const struct telling *telling)
{
    if (telling->out->tone == KS_TONE_TODAY)
        remark(telling, today_text(telling, telling->last->is_cut));
    telling->out->has_late =
        telling->out->tone == KS_TONE_OVER || telling->standing.state == KS_STANDING_UNSURE;
    if (telling->out->has_late)
        remark(telling, late_text(telling));
    tell_abroad(telling);
}

static void tell_days(const struct telling *telling, const char *label)
{
    const struct ks_period_end *end = &telling->last->end;
    add_row(telling, ks_tr(telling->lang, "Counted from"), telling->last->from);
    if (!end->is_known && ks_date_compare(end->nominal, end->safe_day) != 0)
        add_row(telling, ks_tr(telling->lang, "By counting alone"), end->nominal);
    telling->out->result = telling->out->row_count;
    telling->out->day = end->safe_day;
    add_row(telling, label, end->safe_day);
}

/* Whether an act came after the end by what is known, and could save the time by what is not. */
static bool is_chain_open(const struct ks_last_day *last)
{
    return last->is_paused_if_chained || last->is_open_if_chained;
}

static void tell_chain(const struct telling *telling, struct ks_date today)
{
    const struct ks_last_day *last = telling->last;
    struct ks_told *out = telling->out;
    out->tone = KS_TONE_ASK;
    out->state = ks_tr(telling->lang, "It depends on whether you asked in between");
    if (last->is_paused_if_chained)
        remark_tr(telling, KS_N_("If it never lapsed before they began, the proceedings that still "
                                 "run have stopped it."));
    else if (ks_date_to_days(last->if_chained) - ks_date_to_days(today) <= SOON_DAYS)
        remark(telling, today_text(telling, last->is_chain_cut));
    remark_tr(
        telling,
        KS_N_("By these days the time was over before your later demand. If you had asked, or "
              "they had promised, in between, each time before it was over, the later day "
              "holds: enter those days too, and keep proof of each."));
}

/* What is not sure because the holidays of that year are not known. */
static void tell_calendar(const struct telling *telling)
{
    const struct ks_period_end *end = &telling->last->end;
    enum ks_standing_state state = telling->standing.state;
    bool is_early = ks_date_compare(end->nominal, end->safe_day) != 0;
    bool is_to_come =
        state != KS_STANDING_OVER && state != KS_STANDING_UNSURE && state != KS_STANDING_REST;
    if (end->is_known)
        return;
    if (is_to_come && ks_period_may_be_holiday(&telling->content->calendar, end->safe_day))
        remark_tr(telling, KS_N_("The holidays of that year are not known here; by this day you "
                                 "are in time whatever they are. It may be a holiday itself: come "
                                 "some days before."));
    else if (is_to_come)
        remark_tr(telling, KS_N_("The holidays of that year are not known here; by this day you "
                                 "are in time whatever they are."));
    else if (is_early && state == KS_STANDING_OVER)
        remark_tr(telling, KS_N_("The holidays of that year are not known here: the day by "
                                 "counting alone is the earliest on which it can have ended."));
}

static void tell_run(const struct telling *telling)
{
    const struct ks_last_day *last = telling->last;
    if (last->is_renewed && telling->standing.state == KS_STANDING_OVER)
        remark_tr(telling,
                  KS_N_("They promised or paid after the time was over, so it ran anew from "
                        "then; that time is over too."));
    else if (last->is_renewed)
        remark_tr(telling, KS_N_("They promised or paid after the time was over: by that they can "
                                 "no longer refuse. Keep proof of it. From when it counts anew, "
                                 "the court decides."));
    if (last->has_early_act)
        remark_tr(telling, KS_N_("What was begun before the time ran, and went on into it, is not "
                                 "counted here. It may count from its end: the court decides. "
                                 "Go by the earlier day."));
    if (last->has_overtaken_act)
        remark_tr(telling, KS_N_("A suit or arbitration begun after the time was over is not "
                                 "counted here, though they promised or paid while it went on. "
                                 "It may count from its end: the court decides. Go by the "
                                 "earlier day."));
    if (last->is_in_doubt)
        remark_tr(telling, KS_N_("One of the acts fell in days whose holidays are not known here; "
                                 "it is taken to have been in time."));
    if (last->is_cut && telling->standing.state == KS_STANDING_OPEN)
        remark_tr(telling, KS_N_("The twenty years from the harm end on this day: sue by then, a "
                                 "demand does not lengthen them. For a special reason the court "
                                 "can extend them on application."));
    else if (last->is_cut)
        remark_tr(telling, KS_N_("The twenty years from the harm end on this day. For a special "
                                 "reason the court can extend them on application."));
    if (last->end.is_known && last->end.is_moved)
        remark(telling, ks_arena_printf(
                            telling->arena,
                            ks_tr(telling->lang, "By counting it is %s, a day off, so it moves."),
                            words(telling, last->end.nominal)));
    tell_calendar(telling);
}

/* A day that cannot be yet, or a time that does not run: no last day is told. */
static bool tell_open_question(const struct telling *telling, struct ks_date today)
{
    const struct ks_last_day *last = telling->last;
    struct ks_told *out = telling->out;
    bool is_future = telling->standing.state == KS_STANDING_AHEAD && !last->may_be_ahead;
    bool is_cut_before = last->is_cut && ks_date_compare(last->from, last->end.safe_day) > 0;
    if (!is_future && !last->is_paused && !is_cut_before)
        return false;
    out->tone = KS_TONE_ASK;
    if (!last->is_paused && is_cut_before) {
        add_row(telling, ks_tr(telling->lang, "Twenty years from the harm"), last->end.safe_day);
        out->state = ks_tr(telling->lang, "The court decides whether it is in time");
        remark_tr(telling,
                  KS_N_("The twenty years from the harm were over before the last of these "
                        "acts. What was begun within them may still count, and for a "
                        "special reason the court can extend them: ask at the window."));
        return true;
    }
    if (last->is_paused) {
        out->state = ks_tr(telling->lang, "It does not run while the proceedings go on");
        remark_tr(telling, KS_N_("It starts anew on the day they end. Enter that day then."));
        if (last->is_cut) {
            add_row(telling, ks_tr(telling->lang, "Twenty years from the harm"),
                    last->end.safe_day);
            remark_tr(telling, KS_N_("The twenty years run on all the while. What they mean for "
                                     "proceedings under way, the court decides."));
        }
        return true;
    }
    add_row(telling, ks_tr(telling->lang, "Counted from"), last->from);
    out->state = ks_tr(telling->lang, "That day is still to come. Is it right?");
    remark(telling, ks_arena_printf(telling->arena,
                                    ks_tr(telling->lang,
                                          "Today is %s. Please look at the day again: nothing is "
                                          "worked out from a day in the future."),
                                    words(telling, today)));
    return true;
}

/* A day on which the other side may still perform is no day to apply yet. */
static struct ks_standing standing_of(const struct ks_last_day *last, struct ks_date today)
{
    if (last->is_due && ks_date_compare(last->from, today) == 0)
        return (struct ks_standing){KS_STANDING_AHEAD, 0};
    return ks_standing_find(last->from, &last->end, today);
}

void ks_last_day_tell(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *content,
                      const struct ks_last_day *last, const char *label, struct ks_date today,
                      struct ks_told *out)
{
    const struct telling telling = {
        .arena = arena,
        .lang = lang,
        .content = content,
        .last = last,
        .standing = standing_of(last, today),
        .out = out,
    };
    *out = (struct ks_told){.result = -1};
    if (tell_open_question(&telling, today))
        return;
    tell_days(&telling, label);
    if (!ks_date_is_none(last->if_chained) && !last->is_paused_if_chained)
        add_row(&telling, ks_tr(lang, "If it never lapsed in between"), last->if_chained);
    if (is_chain_open(last)) {
        tell_chain(&telling, today);
    } else {
        tell_state(&telling, today);
        tell_consequence(&telling);
    }
    tell_run(&telling);
}
