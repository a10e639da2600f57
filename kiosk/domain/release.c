/* The table of what may be done with a release, and which one is shown when. */
#include "domain/release.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "domain/date.h"

static const char *const state_codes[KS_RELEASE_STATE_COUNT] = {
    [KS_RELEASE_DRAFT] = KS_N_("draft"),         [KS_RELEASE_SUBMITTED] = KS_N_("submitted"),
    [KS_RELEASE_APPROVED] = KS_N_("approved"),   [KS_RELEASE_SCHEDULED] = KS_N_("scheduled"),
    [KS_RELEASE_LIVE] = KS_N_("live"),           [KS_RELEASE_SUPERSEDED] = KS_N_("superseded"),
    [KS_RELEASE_WITHDRAWN] = KS_N_("withdrawn"),
};

const char *ks_release_state_code(enum ks_release_state state)
{
    return (unsigned)state < KS_RELEASE_STATE_COUNT ? state_codes[state] : "";
}

enum ks_release_state ks_release_state_from_code(const char *code)
{
    return (enum ks_release_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                               KS_RELEASE_STATE_COUNT, code);
}

typedef bool condition_fn(const struct ks_release *release, const struct ks_release_wish *wish);

static bool is_within_reach(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)release;
    return !wish->reaches_beyond;
}

static bool is_same_pack(const struct ks_release *release, const struct ks_release_wish *wish)
{
    return wish->sha[0] != '\0' && strcmp(release->sha, wish->sha) == 0;
}

static bool is_other_hand(const struct ks_release *release, const struct ks_release_wish *wish)
{
    char submitter[KS_ACCOUNT_NAME_BYTES], who[KS_ACCOUNT_NAME_BYTES];

    ks_account_key(release->submitted_by, submitter);
    ks_account_key(wish->who, who);
    return !wish->has_written && strcmp(submitter, who) != 0;
}

static bool is_approved(const struct ks_release *release, const struct ks_release_wish *wish)
{
    return release->approved_by[0] != '\0' && strcmp(release->approved_sha, wish->sha) == 0;
}

static bool is_on_what_is_shown(const struct ks_release *release,
                                const struct ks_release_wish *wish)
{
    return release->term.base == wish->live;
}

static bool has_reason(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)release;
    return wish->why[0] != '\0';
}

static bool has_time_left(const struct ks_release *release, const struct ks_release_wish *wish)
{
    return release->term.until_ms == 0 || release->term.until_ms > wish->now_ms;
}

static bool has_not_begun(const struct ks_release *release, const struct ks_release_wish *wish)
{
    return release->state != KS_RELEASE_SCHEDULED || release->term.from_ms > wish->now_ms;
}

static bool is_alone(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)wish;
    return ks_release_is_unconfirmed(release);
}

static bool is_proven(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)release;
    return wish->is_proven;
}

static bool is_laid_out(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)release;
    return wish->layout != KS_LAYOUT_UNKNOWN;
}

static bool does_fit(const struct ks_release *release, const struct ks_release_wish *wish)
{
    (void)release;
    return wish->layout != KS_LAYOUT_FAULTY;
}

enum {
    SAME_PACK = 1 << 0,
    OTHER_HAND = 1 << 1,
    APPROVAL = 1 << 2,
    BASE = 1 << 3,
    REASON = 1 << 4,
    TIME_LEFT = 1 << 5,
    UNBEGUN = 1 << 6,
    ALONE = 1 << 7,
    PROVEN = 1 << 8,
    LAYOUT = 1 << 9,
    ANY = (1 << 10) - 1, /* whatever is needed */
};

static const struct {
    unsigned need;
    condition_fn *is_met;
    const char *refusal;
} conditions[] = {
    {ANY, is_within_reach,
     KS_N_("It changes what is the court's or another tribunal's: somebody of the court must")},
    {SAME_PACK, is_same_pack,
     KS_N_("The pack is not the one that was submitted: submit the draft again")},
    {OTHER_HAND, is_other_hand,
     KS_N_("Whoever wrote a line of it or submitted it cannot approve it: another person must")},
    {APPROVAL, is_approved, KS_N_("Nobody has approved this pack")},
    {BASE, is_on_what_is_shown,
     KS_N_("Another release has come since it was made: submit the draft again")},
    {REASON, has_reason, KS_N_("This needs a reason")},
    {TIME_LEFT, has_time_left, KS_N_("Its last moment is over: submit the draft again")},
    {UNBEGUN, has_not_begun, KS_N_("It has begun already: publish an earlier one instead")},
    {ALONE, is_alone, KS_N_("It was approved before it was published")},
    {PROVEN, is_proven, KS_N_("Only what was approved and has been shown comes back")},
    {LAYOUT, is_laid_out,
     KS_N_("The layout of this pack has not been checked to the end: check the layout first")},
    {LAYOUT, does_fit, KS_N_("Something does not fit its page: mend what the layout check names")},
};

#define OF(state) (1u << KS_RELEASE_##state)

static const struct {
    const char *code;
    unsigned from; /* states, as bits */
    enum ks_release_state to;
    unsigned needs;
} rules[KS_RELEASE_ACT_COUNT] = {
    [KS_RELEASE_SUBMIT] = {KS_N_("submit"), OF(DRAFT), KS_RELEASE_SUBMITTED,
                           SAME_PACK | TIME_LEFT | LAYOUT},
    [KS_RELEASE_APPROVE] = {KS_N_("approve"), OF(SUBMITTED), KS_RELEASE_APPROVED,
                            SAME_PACK | OTHER_HAND | LAYOUT},
    [KS_RELEASE_SIGN] = {KS_N_("sign"), OF(APPROVED), KS_RELEASE_APPROVED, SAME_PACK | APPROVAL},
    [KS_RELEASE_RESIGN] = {KS_N_("resign"), OF(SCHEDULED), KS_RELEASE_SCHEDULED, SAME_PACK},
    [KS_RELEASE_PUBLISH] = {KS_N_("publish"), OF(APPROVED), KS_RELEASE_SCHEDULED,
                            SAME_PACK | APPROVAL | BASE | TIME_LEFT | LAYOUT},
    [KS_RELEASE_EMERGENCY] = {KS_N_("emergency"), OF(SUBMITTED), KS_RELEASE_SCHEDULED,
                              SAME_PACK | BASE | REASON | TIME_LEFT | LAYOUT},
    [KS_RELEASE_CONFIRM] = {KS_N_("confirm"), OF(SCHEDULED), KS_RELEASE_SCHEDULED,
                            ALONE | SAME_PACK | OTHER_HAND},
    [KS_RELEASE_ROLLBACK] = {KS_N_("rollback"), OF(DRAFT), KS_RELEASE_SCHEDULED,
                             PROVEN | SAME_PACK | BASE | REASON},
    [KS_RELEASE_WITHDRAW] = {KS_N_("withdraw"), OF(SUBMITTED) | OF(APPROVED) | OF(SCHEDULED),
                             KS_RELEASE_WITHDRAWN, UNBEGUN},
    [KS_RELEASE_REJECT] = {KS_N_("reject"), OF(SUBMITTED) | OF(APPROVED), KS_RELEASE_WITHDRAWN,
                           REASON},
};

const char *ks_release_act_code(enum ks_release_act act)
{
    return (unsigned)act < KS_RELEASE_ACT_COUNT ? rules[act].code : "";
}

enum ks_release_act ks_release_act_from_code(const char *code)
{
    int act = 0;

    while (act < KS_RELEASE_ACT_COUNT && strcmp(rules[act].code, code) != 0)
        act++;
    return (enum ks_release_act)act;
}

static const char *find_refusal(const struct ks_release *release,
                                const struct ks_release_wish *wish)
{
    if (ks_account_fault_of_name(wish->who) != NULL)
        return KS_N_("Say who does it, by the name of a user");
    if ((rules[wish->act].from & 1u << release->state) == 0)
        return KS_N_("The release is not in a state in which that can be done");
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        if ((rules[wish->act].needs & conditions[i].need) != 0 &&
            !conditions[i].is_met(release, wish))
            return conditions[i].refusal;
    return NULL;
}

static void put(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* Who did it, where the release keeps that. */
static void note(struct ks_release *release, const struct ks_release_wish *wish)
{
    unsigned act = 1u << wish->act;

    if (act & (1u << KS_RELEASE_SUBMIT | 1u << KS_RELEASE_ROLLBACK))
        put(release->submitted_by, sizeof release->submitted_by, wish->who);
    if (act & (1u << KS_RELEASE_APPROVE | 1u << KS_RELEASE_CONFIRM)) {
        put(release->approved_by, sizeof release->approved_by, wish->who);
        put(release->approved_sha, sizeof release->approved_sha, wish->sha);
    }
    if (act & (1u << KS_RELEASE_PUBLISH | 1u << KS_RELEASE_EMERGENCY | 1u << KS_RELEASE_ROLLBACK))
        put(release->published_by, sizeof release->published_by, wish->who);
    if (rules[wish->act].needs & REASON || wish->act == KS_RELEASE_SUBMIT)
        put(release->why, sizeof release->why, wish->why);
    release->is_emergency = release->is_emergency || wish->act == KS_RELEASE_EMERGENCY;
}

const char *ks_release_do(struct ks_release *release, const struct ks_release_wish *wish)
{
    const char *refusal = find_refusal(release, wish);

    if (refusal != NULL)
        return refusal;
    release->state = rules[wish->act].to;
    note(release, wish);
    return NULL;
}

bool ks_release_is_unconfirmed(const struct ks_release *release)
{
    return release->state == KS_RELEASE_SCHEDULED && release->is_emergency &&
           (release->approved_by[0] == '\0' || strcmp(release->approved_sha, release->sha) != 0);
}

static const int64_t most_late_ms = INT64_C(15) * 60 * 1000; /* what is told when it comes */
static const int64_t most_ahead_ms = INT64_C(366) * KS_DAY_MINUTES * 60 * 1000;

const char *ks_release_set_time(struct ks_release_term *term, int64_t from_ms, int64_t until_ms,
                                int64_t now_ms)
{
    int64_t first_ms = from_ms > now_ms ? from_ms : now_ms;

    if (from_ms != 0 && from_ms < now_ms - most_late_ms)
        return KS_N_("Its first moment is over: leave it out, and it is shown once published");
    if (from_ms > now_ms + most_ahead_ms)
        return KS_N_("Its first moment is more than a year ahead");
    if (until_ms != 0 && until_ms <= now_ms)
        return KS_N_("Its last moment is over already");
    if (until_ms != 0 && until_ms <= first_ms)
        return KS_N_("Its last moment is before its first");
    term->from_ms = first_ms;
    term->until_ms = until_ms;
    return NULL;
}

/* The next to begin behind `last`, in the order of their times; NULL: none up to `now_ms`. */
static const struct ks_release_term *next_to_begin(const struct ks_release_term *terms, int count,
                                                   const struct ks_release_term *last,
                                                   int64_t now_ms)
{
    const struct ks_release_term *next = NULL;

    for (int i = 0; i < count; i++) {
        const struct ks_release_term *term = &terms[i];
        bool is_behind = last == NULL || term->from_ms > last->from_ms ||
                         (term->from_ms == last->from_ms && term->number > last->number);
        bool is_sooner = next == NULL || term->from_ms < next->from_ms ||
                         (term->from_ms == next->from_ms && term->number < next->number);
        if (term->from_ms <= now_ms && is_behind && is_sooner)
            next = term;
    }
    return next;
}

static const struct ks_release_term *find(const struct ks_release_term *terms, int count,
                                          int64_t number)
{
    for (int i = 0; i < count; i++)
        if (terms[i].number == number)
            return &terms[i];
    return NULL;
}

/* What is left of it at that time: one that has ended gives way to its base, and so on. */
static int64_t without_ended(const struct ks_release_term *terms, int count, int64_t number,
                             int64_t at_ms)
{
    const struct ks_release_term *term = find(terms, count, number);

    while (term != NULL && term->until_ms != 0 && term->until_ms <= at_ms &&
           term->base < term->number) {
        number = term->base;
        term = find(terms, count, number);
    }
    return term != NULL ? number : KS_RELEASE_SHIPPED;
}

int64_t ks_release_live(const struct ks_release_term *terms, int count, int64_t now_ms)
{
    const struct ks_release_term *term = NULL;
    int64_t live = KS_RELEASE_SHIPPED;

    while ((term = next_to_begin(terms, count, term, now_ms)) != NULL) {
        live = without_ended(terms, count, live, term->from_ms);
        if (term->number > live && term->base >= live)
            live = term->number;
    }
    return without_ended(terms, count, live, now_ms);
}

enum ks_release_state ks_release_state_at(const struct ks_release *release, int64_t live,
                                          int64_t now_ms)
{
    const struct ks_release_term *term = &release->term;
    bool can_begin = term->number > live && term->from_ms > now_ms && term->base >= live;

    if (release->state != KS_RELEASE_SCHEDULED)
        return release->state;
    if (term->number == live)
        return KS_RELEASE_LIVE;
    return can_begin ? KS_RELEASE_SCHEDULED : KS_RELEASE_SUPERSEDED;
}
