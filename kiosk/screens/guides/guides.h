/* The guide that is open, with what was ticked and typed in it. */
#ifndef KS_SCREENS_GUIDES_GUIDES_H
#define KS_SCREENS_GUIDES_GUIDES_H

#include "screens/page/field.h"
#include "service/court.h"

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

/* ---- the right court (guide_court.c) ---- */
/* What was answered, and the index of the kind of case chosen among the guide's, -1: none yet. */
struct ks_court_visit *ks_court_of(const struct ks_visit *visit, int guide);
int ks_court_kind(const struct ks_visit *visit, int guide);
/* The case that gives, and whether it has a result. */
struct ks_court_case ks_court_case_of(const struct ks_visit *visit, int guide);
bool ks_court_has_result(const struct ks_court_found *found);
/* What the two pages of it have alike. */
struct ks_page_head ks_court_head(const struct ks_visit *visit, struct ks_ui *ui);
const struct ks_provenance *ks_court_provenance(const struct ks_visit *visit, int arg);
void ks_court_compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                      struct ks_paper *paper);

/* The guide open now. */
struct ks_guide_entry *ks_guide_now(const struct ks_visit *visit);
/* Opens a guide by index, as it was left in this visit, or else with nothing ticked and nothing
 * typed. */
void ks_guide_open(struct ks_visit *visit, int guide);
/* Its blanks: the amount and the days (guide_form.c). */
struct ks_form ks_guide_form(const struct ks_visit *visit, int arg);

/* ---- its sections (guide_parts.c); `ctx` is the visit ---- */
enum { KS_GUIDE_TICK = KS_ACT_OWN + 1 }; /* a document is at hand; arg: which */
/* Whether the way to the right court stands under the steps: beside them the foot is low. */
bool ks_guide_has_court_row(const struct ks_ui *ui);
void ks_guide_flow_steps(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
void ks_guide_flow_papers(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
void ks_guide_flow_cost(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
void ks_guide_flow_limits(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
void ks_guide_flow_notes(struct ks_ui *ui, const void *ctx, enum ks_detail detail);

/* ---- its notes, a place each (guide_notes.c) ---- */
enum {
    KS_GUIDE_NOTE_WHO,
    KS_GUIDE_NOTE_WHERE,
    KS_GUIDE_NOTE_RISKS,
    KS_GUIDE_NOTE_FORM,
    KS_GUIDE_NOTE_COST,
    KS_GUIDE_NOTE_NAMED,
    KS_GUIDE_NOTE_CHAPTER, /* and on: each heading of the notes */
    KS_GUIDE_MOST_NOTES = 24,
    KS_GUIDE_NOTE_LINK, /* the service to go on with */
};
int ks_guide_note_count(const struct ks_visit *visit);
const char *ks_guide_note_title(const struct ks_visit *visit, int note);
const char *ks_guide_note_icon(int note);
/* Index of the first block of the notes from one heading on, up to the next, where the first may
 * stand before any; -1 where there are not so many. `end` is past the last. */
int ks_guide_chapter(const struct ks_visit *visit, int chapter, int *end);
/* What who reads a foreign language brings. */
void ks_guide_flow_foreigners(struct ks_ui *ui, const void *ctx);

#endif
