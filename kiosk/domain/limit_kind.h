/* What the law does with a time limit, by its kind: whether acts begin it anew, whether the court
 * looks at it by itself, what is lost when it has passed. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_LIMIT_KIND_H
#define KS_DOMAIN_LIMIT_KIND_H

#include <stdbool.h>

#include "domain/statute.h"

enum ks_limit_kind {
    KS_LIMIT_LIMITATION,        /* 诉讼时效 */
    KS_LIMIT_GUARANTEE,         /* 保证期间 */
    KS_LIMIT_FIXED,             /* a right that ends with its time (除斥期间, 不变期间) */
    KS_LIMIT_APPEAL,            /* 上诉期 */
    KS_LIMIT_PROCEDURE,         /* to answer, to pay, to hand in: a step in a case */
    KS_LIMIT_LABOUR,            /* 劳动仲裁时效 */
    KS_LIMIT_SUIT,              /* 行政起诉期限 */
    KS_LIMIT_ENFORCEMENT,       /* 申请执行时效: civil instruments */
    KS_LIMIT_ENFORCEMENT_ADMIN, /* the same of administrative judgments */
    KS_LIMIT_ENFORCEMENT_PARTS, /* the same of instruments whose instalments count each by itself */
    KS_LIMIT_OTHERS,            /* a time the court, an authority or the other side must keep */
    KS_LIMIT_NONE,              /* the law sets no limit */
    KS_LIMIT_KIND_COUNT,
};

/* What happens to the right once the time is over. */
enum ks_limit_effect {
    KS_EFFECT_DEFENCE, /* it goes on, but the other side may refuse */
    KS_EFFECT_LOST,    /* it is gone, or this way is closed */
    KS_EFFECT_REFUSED, /* it is not taken, unless there was good reason */
    KS_EFFECT_OTHERS,  /* nothing of the visitor's is lost */
};

struct ks_limit_traits {
    bool can_restart; /* a demand, a promise or proceedings begin it anew */
    bool court_looks; /* the court examines it unasked */
    enum ks_limit_effect effect;
    struct ks_law law;
};

/* For any other value than a kind those of KS_LIMIT_NONE. */
struct ks_limit_traits ks_limit_traits(enum ks_limit_kind kind);

/* The word of a kind in content ("limitation"); "" for any other value. */
const char *ks_limit_kind_code(enum ks_limit_kind kind);

#endif
