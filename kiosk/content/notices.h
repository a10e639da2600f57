/* What visitors are given to read: the two risk notices, the rectification in figures, the links
 * that go out as QR codes. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_NOTICES_H
#define KS_CONTENT_NOTICES_H

#include "content/words.h"

enum ks_risk_kind { KS_RISK_ENFORCEMENT, KS_RISK_LITIGATION, KS_RISK_COUNT };

struct ks_risk_item {
    const char *id;
    struct ks_words title;
    struct ks_prose body;
    struct ks_words brief; /* the heart of it, where large words leave no room for all */
    const char *source;
};

struct ks_risk_notice {
    const char *version;
    struct ks_words title;
    struct ks_words lead;
    struct ks_risk_item *items;
    int item_count;
    struct ks_words declaration; /* above the signature */
    struct ks_provenance provenance;
};

struct ks_bar {
    struct ks_words label;
    int value;
};

struct ks_figure {
    struct ks_words value; /* "239 次" */
    struct ks_words label;
};

struct ks_rectification {
    struct ks_words title;
    struct ks_words lead;
    struct ks_words bars_title;
    struct ks_bar *bars;
    int bar_count;
    struct ks_figure *figures;
    int figure_count;
    struct ks_words contact; /* how to comment */
    struct ks_provenance provenance;
};

struct ks_link {
    const char *id; /* online-filing | rectification */
    const char *url;
    struct ks_words title;
    struct ks_words lead;
    struct ks_title_detail *steps; /* how to go on with the phone */
    int step_count;
};

#endif
