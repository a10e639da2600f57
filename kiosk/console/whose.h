/* Whose matter a request is: the court's, or that of a tribunal, too. Pure. Any thread. */
#ifndef KS_CONSOLE_WHOSE_H
#define KS_CONSOLE_WHOSE_H

#include <stdbool.h>

/* Whose matter it is. A user of the court may all of these, one who is bound to a tribunal what
 * ks_whose_is_for says. */
enum ks_whose {
    KS_OF_COURT,   /* the court's: users, and what stands in every hall */
    KS_OF_DESK,    /* the content: of each change it is asked where it is made
                      (content/overlay.h), so that all is read and the tribunal's own written */
    KS_OF_HALL,    /* what happens in this hall */
    KS_OF_ANYBODY, /* one's own session */
    KS_WHOSE_COUNT,
};

/* Whether it is the matter of a user of that tribunal ("": of the court) in the hall of that name
 * ("": the court's own). */
bool ks_whose_is_for(enum ks_whose whose, const char *tribunal, const char *hall);

#endif
