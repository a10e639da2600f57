/* When a call is still worth saying. */
#include "domain/queue/announcing.h"

#include "base/codes.h"

static const char *const codes[KS_ANNOUNCEMENT_OUTCOME_COUNT] = {
    [KS_ANNOUNCEMENT_OPEN] = "",         [KS_ANNOUNCEMENT_SAID] = "said",
    [KS_ANNOUNCEMENT_MERGED] = "merged", [KS_ANNOUNCEMENT_SERVED] = "served",
    [KS_ANNOUNCEMENT_GONE] = "gone",     [KS_ANNOUNCEMENT_STALE] = "stale",
    [KS_ANNOUNCEMENT_QUIET] = "quiet",   [KS_ANNOUNCEMENT_SILENT] = "silent",
    [KS_ANNOUNCEMENT_CUT] = "cut",
};

const char *ks_announcement_outcome_code(enum ks_announcement_outcome outcome)
{
    return (unsigned)outcome < KS_ANNOUNCEMENT_OUTCOME_COUNT ? codes[outcome] : "";
}

enum ks_announcement_outcome ks_announcement_outcome_from_code(const char *code)
{
    return (enum ks_announcement_outcome)ks_code_find(&codes[0], sizeof codes[0],
                                                      KS_ANNOUNCEMENT_OUTCOME_COUNT, code);
}

bool ks_hours_are_quiet(const struct ks_quiet_hours *hours, int minute)
{
    if (hours->from_minute <= hours->to_minute)
        return minute >= hours->from_minute && minute < hours->to_minute;
    return minute >= hours->from_minute || minute < hours->to_minute;
}

enum ks_announcement_outcome ks_announcement_judge(enum ks_ticket_state state, bool is_there,
                                                   int64_t asked_ms, int64_t now_ms, bool is_quiet)
{
    if (is_there && (state == KS_TICKET_SERVING || state == KS_TICKET_FINISHED))
        return KS_ANNOUNCEMENT_SERVED;
    if (!is_there || state != KS_TICKET_CALLED)
        return KS_ANNOUNCEMENT_GONE;
    if (is_quiet)
        return KS_ANNOUNCEMENT_QUIET;
    return now_ms - asked_ms > KS_ANNOUNCEMENT_FRESH_MS ? KS_ANNOUNCEMENT_STALE
                                                        : KS_ANNOUNCEMENT_OPEN;
}
