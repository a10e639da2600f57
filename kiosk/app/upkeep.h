/* What a kiosk does for its own database once a minute, on the worker's thread. */
#ifndef KS_APP_UPKEEP_H
#define KS_APP_UPKEEP_H

#include "service/parts.h"
#include "store/store_figures.h"

/* The worker's while it runs; {0} is a valid empty value. */
struct ks_upkeep {
    bool has_begun;     /* false: the kiosk has just been started and owes its visitors a start */
    bool is_further;    /* another kiosk was there first when it was last looked */
    bool has_told_tidy; /* that old rows could not be tidied away: once is enough */
    struct ks_keeping keeping;
};

/* Says who else is there, ends numbers whose day is over, and while the hall gives no numbers makes
 * figures of one old day. */
void ks_upkeep(struct ks_upkeep *upkeep, const struct ks_desk *desk);

#endif
