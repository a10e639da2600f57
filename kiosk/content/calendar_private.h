/* Within the room: whether the holidays of the calendar can be all there are, and closings. */
#ifndef KS_CONTENT_CALENDAR_PRIVATE_H
#define KS_CONTENT_CALENDAR_PRIVATE_H

#include "content/read.h"

/* Lines to point at. */
struct ks_calendar_lines {
    int known_from, known_until;
    const struct ks_node *holidays;
};

/* Faults a calendar that covers the day of a festival without holding it as a holiday, or that
 * reaches further than what can have been announced on the day `checked` ({0}: not known). Measures
 * for Public Holidays (全国年节及纪念日放假办法) art. 2. Days that could not be read are passed
 * over. */
void ks_calendar_check_festivals(struct ks_load *load, const struct ks_calendar *calendar,
                                 struct ks_date checked, const struct ks_calendar_lines *lines);

/* An element of a list of struct ks_closing, and what must hold of one that was read: a closing may
 * lie in any year, and on any day. Sets the end of one that has no hours. */
extern const struct ks_field ks_closing_element;
void ks_closing_check(struct ks_load *load, struct ks_closing *closing, const struct ks_node *node);

#endif
