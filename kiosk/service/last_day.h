/* What is said of a last day: the days, where today stands, what still counts as in time and what
 * can still be done. Screen, paper and kioskctl all ask here, so that they never differ. Any
 * thread. */
#ifndef KS_SERVICE_LAST_DAY_H
#define KS_SERVICE_LAST_DAY_H

#include "content/content.h"
#include "domain/standing.h"
#include "service/enforce_limit.h"

/* A last day worked out. Borrowed. */
struct ks_last_day {
    enum ks_limit_kind kind;
    struct ks_date from;
    struct ks_period_end end;
    const struct ks_words *late; /* what is lost and what can still be done, of this very limit;
                                    NULL: what holds for its kind */
    bool may_be_ahead;           /* `from` may lie in the future; else such a day is asked about */
    bool is_due;                 /* on `from` itself the other side is still in time */
    struct ks_date first_due;    /* `from` is the last of several instalments, this the first;
                                    {0}: not so */
    struct ks_date if_chained;   /* as in domain/limitation.h, with the seven below */
    bool is_open_if_chained, is_paused_if_chained, is_paused, has_early_act, has_overtaken_act;
    bool is_in_doubt;
    bool is_renewed;       /* the other side promised or paid after it was over */
    bool is_cut;           /* the 20 years end it */
    bool is_chain_cut;     /* they end `if_chained` */
    bool is_long_over;     /* they are over, whatever ended before */
    bool is_longer_abroad; /* who has no home in China has until `abroad_end` */
    struct ks_period_end abroad_end;
};

/* From what domain/limitation.h worked out. */
struct ks_last_day ks_last_day_of(enum ks_limit_kind kind, const struct ks_limitation *limit);

/* That of one of the limits of an application for enforcement. */
struct ks_last_day ks_last_day_to_enforce(const struct ks_limits *limits, int index);

enum ks_last_day_tone {
    KS_TONE_CALM,
    KS_TONE_SOON,  /* within a week, or within 90 days of a time of years */
    KS_TONE_TODAY, /* or perhaps still today */
    KS_TONE_OVER,
    KS_TONE_ASK, /* nothing was worked out: something is asked first */
};

/* A day with what it is. */
struct ks_day_row {
    const char *label;
    struct ks_date day;
};

enum { KS_LAST_DAY_MOST_ROWS = 4, KS_LAST_DAY_MOST_REMARKS = 8 };

/* Texts live in the arena, the catalogue or the content. */
struct ks_told {
    struct ks_date day; /* what people are to go by; {0} where nothing was worked out */
    struct ks_day_row rows[KS_LAST_DAY_MOST_ROWS];
    int row_count, result; /* `result`: the row of `day`, or -1 */
    const char *state;     /* where today stands */
    bool does_age; /* it counts days from today: on paper the day of printing belongs to it */
    enum ks_last_day_tone tone;
    const char *remarks[KS_LAST_DAY_MOST_REMARKS];
    int remark_count;
    bool has_late; /* what it means to be late is among the remarks */
};

/* `label` is what the last day is called: "Last day to apply". */
void ks_last_day_tell(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *content,
                      const struct ks_last_day *last, const char *label, struct ks_date today,
                      struct ks_told *out);

/* For a limit of the content and the day given; false where it cannot be worked out. */
bool ks_last_day_of_limit(const struct ks_content *content, const struct ks_time_limit *limit,
                          struct ks_date from, struct ks_last_day *out);

#endif
