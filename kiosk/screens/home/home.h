/* What home has beside its tiles. */
#ifndef KS_SCREENS_HOME_HOME_H
#define KS_SCREENS_HOME_HOME_H

#include "screens/page/page.h"

/* Who is called, whom to telephone and when somebody is at the window: what of it there is room
 * for. That numbers are out of order is always said. */
struct ks_home_strip {
    const struct ks_visit *visit;
    bool has_earlier, has_hours, has_help, has_call; /* `has_earlier`: the calls before it too */
};
void ks_home_flow_strip(struct ks_ui *ui, const struct ks_home_strip *strip);
/* Whether a call keeps to one line where the telephone stands beside it. */
bool ks_home_is_strip_whole(struct ks_ui *ui, const struct ks_home_strip *strip);

#endif
