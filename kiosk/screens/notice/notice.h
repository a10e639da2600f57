/* The notice a visitor reads and signs: what its three screens share. */
#ifndef KS_SCREENS_NOTICE_NOTICE_H
#define KS_SCREENS_NOTICE_NOTICE_H

#include "screens/page/page.h"
#include "service/notice_service.h"

enum { KS_MAX_POINTS = 4096 };

/* Kept by the risk screen. */
struct ks_notice_state {
    enum ks_risk_kind kind;
    int item; /* the one read */
    struct ks_point points[KS_MAX_POINTS];
    int point_count;
    enum ks_work work;        /* storing the signature */
    struct ks_signed receipt; /* code and time of the signing */
};

/* What the visitor did with the notice so far. */
struct ks_notice_state *ks_notice_state(const struct ks_visit *visit);
/* The notice that is read. */
const struct ks_risk_notice *ks_notice_now(const struct ks_visit *visit);
/* Overwrites the signature. */
void ks_notice_forget_strokes(struct ks_visit *visit);

#endif
