/* The kinds of paper that the kiosk prints. Pure. Any thread. */
#ifndef KS_DOMAIN_PAPER_H
#define KS_DOMAIN_PAPER_H

#include "base/i18n.h"

/* A row is the kind KS_PAPER_... and its stable word for the database and for kioskctl, which has
 * its Chinese in the catalogue. */
#define KS_PAPER_LIST(ROW)                                                                         \
    ROW(TICKET, KS_N_("ticket"))                                                                   \
    ROW(GUIDE, KS_N_("guide"))                                                                     \
    ROW(CHECKLIST, KS_N_("checklist"))                                                             \
    ROW(LINK, KS_N_("link"))                                                                       \
    ROW(RECEIPT, KS_N_("receipt"))                                                                 \
    ROW(OUTCOME, KS_N_("outcome"))                                                                 \
    ROW(INSTITUTION, KS_N_("institution"))                                                         \
    ROW(CALCULATION, KS_N_("calculation"))                                                         \
    ROW(PAGE, KS_N_("page"))                                                                       \
    ROW(TEST, KS_N_("test"))                                                                       \
    ROW(APPOINTMENT, KS_N_("appointment"))

#define KS_PAPER_ID(id, word) KS_PAPER_##id,
enum ks_paper_kind { KS_PAPER_LIST(KS_PAPER_ID) KS_PAPER_KIND_COUNT };

/* The word of a kind, "" for none; and back, KS_PAPER_KIND_COUNT for any other. */
const char *ks_paper_kind_code(enum ks_paper_kind kind);
enum ks_paper_kind ks_paper_kind_from_code(const char *code);

#endif
