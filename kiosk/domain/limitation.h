/* The two years within which enforcement can be applied for. Pure, no I/O. */
#ifndef KS_DOMAIN_LIMITATION_H
#define KS_DOMAIN_LIMITATION_H

#include <stdbool.h>

#include "base/err.h"
#include "domain/calendar.h"
#include "domain/date.h"

/* What the instrument says about time. Give `due` if there is one. */
struct ks_limitation_basis {
    struct ks_date due; /* last day for performance; of instalments the last one's; {0} none */
    struct ks_date effective; /* day the instrument took effect; counts when `due` is {0} */
};

struct ks_limitation {
    struct ks_date start;    /* the day the two years count from; itself not counted */
    struct ks_date nominal;  /* two years later by counting alone: safe to rely on */
    struct ks_date last_day; /* moved past rest days; `nominal` where that cannot be said */
    bool is_known;           /* the calendar covers the last day */
    bool is_over;            /* certainly past; an application is still to be accepted, and only
                                the debtor's objection ends it (Interpretation art. 481) */
    int days_left;           /* from today to last_day; 0 on the day itself, below 0 after it */
};

/* The limit under Civil Procedure Law (民事诉讼法, 2023) art. 250: two years from the last day for
 * performance, with instalments from the last one's, without a day for performance from the day the
 * instrument took effect. Suspension and interruption are facts this cannot know: whoever asked for
 * or agreed to performance starts it anew. KS_ERR_INPUT, with text, if neither day is given or one
 * is no date, or `today` is none. Any thread. */
enum ks_err ks_limitation_compute(const struct ks_calendar *calendar,
                                  struct ks_limitation_basis basis, struct ks_date today,
                                  struct ks_limitation *out, struct ks_error *error) KS_MUST_USE;

#endif
