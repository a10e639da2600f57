/* The notice a visitor reads and signs: what its three screens share. */
#ifndef KS_SCREENS_NOTICE_NOTICE_H
#define KS_SCREENS_NOTICE_NOTICE_H

#include "screens/page/page.h"
#include "service/notice_service.h"

enum { KS_MAX_POINTS = 4096 };

/* Kept by the risk screen. */
struct ks_notice_state {
    enum ks_risk_kind kind;
    struct ks_point points[KS_MAX_POINTS];
    int point_count;
    bool is_mark;             /* the points are a mark made by a button, not drawn by hand */
    enum ks_work work;        /* storing the signature */
    struct ks_signed receipt; /* code and time of the signing */
};

/* What the visitor did with the notice so far. */
struct ks_notice_state *ks_notice_state(const struct ks_visit *visit);
/* The notice that is read. */
const struct ks_risk_notice *ks_notice_now(const struct ks_visit *visit);
/* Overwrites the signature. */
void ks_notice_forget_strokes(struct ks_visit *visit);

/* Stores the signature and goes on to the receipt; until then the notice is busy. */
void ks_notice_send(struct ks_visit *visit);
bool ks_notice_is_busy(const struct ks_visit *visit);
/* What is signed, beside the rest of a page where one signs, and how storing it goes. */
void ks_flow_notice_declaration(const struct ks_visit *visit, struct ks_ui *ui);

#endif
