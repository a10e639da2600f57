/* The kinds of paper that the kiosk prints. Pure. Any thread. */
#ifndef KS_DOMAIN_PAPER_H
#define KS_DOMAIN_PAPER_H

enum ks_paper_kind {
    KS_PAPER_TICKET,
    KS_PAPER_GUIDE,
    KS_PAPER_CHECKLIST,
    KS_PAPER_LINK,
    KS_PAPER_RECEIPT,
    KS_PAPER_OUTCOME,
    KS_PAPER_INSTITUTION,
    KS_PAPER_CALCULATION,
    KS_PAPER_PAGE,
    KS_PAPER_TEST,
    KS_PAPER_KIND_COUNT,
};

/* The stable word for the database and for kioskctl: "ticket" "guide" "checklist" "link" "receipt"
 * "outcome" "institution" "calculation" "page" "test", "" for none; and back, KS_PAPER_KIND_COUNT
 * for any other. */
const char *ks_paper_kind_code(enum ks_paper_kind kind);
enum ks_paper_kind ks_paper_kind_from_code(const char *code);

#endif
