/* The guide that is open, with what was ticked and typed in it. */
#ifndef KS_SCREENS_GUIDES_GUIDES_H
#define KS_SCREENS_GUIDES_GUIDES_H

#include "content/court_finder.h"
#include "screens/page/field.h"

enum { KS_MAX_KEPT_GUIDES = 8 }; /* guides left whose entries a visit remembers */

/* Blanks of a guide. */
enum { KS_GUIDE_AMOUNT, KS_GUIDE_DATE, KS_GUIDE_BLANKS = KS_GUIDE_DATE + KS_MOST_LIMITS };

/* What was ticked and typed in one guide. */
struct ks_guide_entry {
    struct ks_blank typed[KS_GUIDE_BLANKS]; /* its amount, then its days */
    int guide;                              /* by index */
    int section;                            /* what of it is shown */
    bool has_material[KS_MOST_ITEMS];
};

/* Kept by the guide screen. */
struct ks_guide_state {
    struct ks_guide_entry now;
    bool has_guide;                                 /* one was opened */
    struct ks_guide_entry kept[KS_MAX_KEPT_GUIDES]; /* of the guides left, the latest first */
    int kept_count;
};

/* What was answered about the right court, for each kind of case of one guide. */
struct ks_court_visit {
    unsigned char kind;                                             /* chosen, from 1; 0 = none */
    unsigned char replies[KS_COURT_MOST_KINDS][KS_COURT_MOST_ASKS]; /* enum ks_court_reply */
};

/* Kept by the screen about the right court. */
struct ks_court_state {
    struct ks_court_visit courts[KS_MOST_GUIDES]; /* by index of the guide */
};

/* The guide open now. */
struct ks_guide_entry *ks_guide_now(const struct ks_visit *visit);
/* Opens a guide by index, as it was left in this visit, or else with nothing ticked and nothing
 * typed. */
void ks_guide_open(struct ks_visit *visit, int guide);

#endif
