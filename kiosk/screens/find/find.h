/* What a visitor looks for by letters. */
#ifndef KS_SCREENS_FIND_FIND_H
#define KS_SCREENS_FIND_FIND_H

enum {
    KS_MAX_FIND = 24,  /* letters typed on the search page */
    KS_MAX_FOUND = 40, /* hits shown */
};

/* Kept by the search page. */
struct ks_find_state {
    char typed[KS_MAX_FIND + 1];
    int found[KS_MAX_FOUND]; /* keys of hits */
    int found_count;
};

#endif
