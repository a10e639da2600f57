/* A release of the content: what may be done with it, by whom, and which of several is shown at a
 * moment. One table that the store, the services and all faces go by; a kiosk without a network
 * asks the same functions. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_RELEASE_H
#define KS_DOMAIN_RELEASE_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/account.h"

/* SCHEDULED is kept of whatever was published; LIVE and SUPERSEDED are told of it at a moment
 * (ks_release_state_at), as time passes without anybody writing. */
enum ks_release_state {
    KS_RELEASE_DRAFT,
    KS_RELEASE_SUBMITTED,
    KS_RELEASE_APPROVED,
    KS_RELEASE_SCHEDULED,
    KS_RELEASE_LIVE,
    KS_RELEASE_SUPERSEDED,
    KS_RELEASE_WITHDRAWN,
    KS_RELEASE_STATE_COUNT,
};

/* The stable word: "draft" "submitted" "approved" "scheduled" "live" "superseded" "withdrawn"; and
 * back, KS_RELEASE_STATE_COUNT for any other. */
const char *ks_release_state_code(enum ks_release_state state);
enum ks_release_state ks_release_state_from_code(const char *code);

enum ks_release_act {
    KS_RELEASE_SUBMIT,
    KS_RELEASE_APPROVE,
    KS_RELEASE_SIGN,
    KS_RELEASE_PUBLISH,
    KS_RELEASE_EMERGENCY, /* published by one person, who says why */
    KS_RELEASE_CONFIRM,   /* a second person approves what was published so */
    KS_RELEASE_ROLLBACK,  /* the pack of an earlier release, published under a new number */
    KS_RELEASE_RESIGN,    /* by another key: the first one is revoked */
    KS_RELEASE_WITHDRAW,
    KS_RELEASE_REJECT, /* withdrawn by who looked at it, and says why */
    KS_RELEASE_ACT_COUNT,
};

/* The stable word, for the audit: "submit" "approve" "sign" "publish" "emergency" "confirm"
 * "rollback" "resign" "withdraw" "reject"; "" for none. And back, KS_RELEASE_ACT_COUNT for any
 * other. */
const char *ks_release_act_code(enum ks_release_act act);
enum ks_release_act ks_release_act_from_code(const char *code);

/* What is known of the layout of its pages (service/layouts.h). */
enum ks_release_layout {
    KS_LAYOUT_UNKNOWN, /* not looked at to the end */
    KS_LAYOUT_FITS,
    KS_LAYOUT_FAULTY,
};

enum {
    KS_RELEASE_SHIPPED = 1,    /* the number of the pack that comes with the program */
    KS_RELEASE_SHA_BYTES = 65, /* a SHA-256 as hexadecimal digits, and the final 0 */
    KS_RELEASE_WHY_BYTES = 400,
    KS_RELEASE_DRAFT_BYTES = 24, /* the name of a draft, with the final 0 */
};

/* From when to when a release is to be shown; wall clock. */
struct ks_release_term {
    int64_t number, base;      /* base: what was shown when it was made */
    int64_t from_ms, until_ms; /* until: 0 = without end; then its base is shown again */
};

/* {0} is a draft that nobody has submitted. */
struct ks_release {
    struct ks_release_term term;
    enum ks_release_state state;
    char sha[KS_RELEASE_SHA_BYTES]; /* of the pack as it was submitted */
    char submitted_by[KS_ACCOUNT_NAME_BYTES];
    char approved_by[KS_ACCOUNT_NAME_BYTES]; /* "": nobody */
    char approved_sha[KS_RELEASE_SHA_BYTES]; /* of what was approved */
    char published_by[KS_ACCOUNT_NAME_BYTES];
    char why[KS_RELEASE_WHY_BYTES]; /* the note it was submitted with, then why of an emergency, a
                                       rollback or a rejection; "": none */
    bool is_emergency;
    int64_t rollback_of; /* 0: none */
};

/* The same with what is told of it. */
struct ks_release_row {
    struct ks_release release;
    int64_t submitted_ms;
    char draft[KS_RELEASE_DRAFT_BYTES]; /* which it was made of, "" of a rollback */
};

/* What is written down of a change: who, when, what and why; borrowed. */
struct ks_release_entry {
    const char *who, *act; /* act: as above, "take-down", "put-back", "import" */
    int64_t number;        /* of the release; 0: none */
    const char *what;      /* the SHA-256 of its pack, or the page */
    const char *why;       /* "" where none was given */
    int64_t at_ms;
};

/* What somebody wants to do with it; borrowed. */
struct ks_release_wish {
    enum ks_release_act act;
    const char *who, *why;         /* why: "" where none is given */
    const char *sha;               /* of the pack as it lies there now */
    bool reaches_beyond;           /* it changes more than is the tribunal's of whoever wants it */
    bool has_written;              /* whoever wants it wrote a line of what differs */
    bool is_proven;                /* of a rollback: the earlier one was approved and published */
    enum ks_release_layout layout; /* of that pack */
    int64_t live;                  /* the release that is shown now */
    int64_t now_ms;
};

/* Does it, and returns NULL; or leaves the release as it is and returns why that may not be: a
 * sentence of the catalogue. An approval holds for one SHA-256: of a pack in which one byte has
 * changed nobody has approved anything. Whoever wrote a line of it or submitted it approves
 * nothing. */
const char *ks_release_do(struct ks_release *release, const struct ks_release_wish *wish);

/* Whether one person published it and nobody else has approved it yet. */
bool ks_release_is_unconfirmed(const struct ks_release *release);

/* Sets when it is shown: `from_ms` and `until_ms` as of a term, 0: at once and without end. A
 * quarter of an hour ago counts as now. Why not, for ks_tr, and nothing is set: the first moment is
 * over, or more than a year ahead, as where a year was mistyped; the last one is over, or not
 * behind the first. NULL: it is set. */
const char *ks_release_set_time(struct ks_release_term *term, int64_t from_ms, int64_t until_ms,
                                int64_t now_ms);

/* Which of these is shown at `now_ms`: KS_RELEASE_SHIPPED where none is. Each begins at its
 * time, unless one has begun meanwhile that is newer than what it was made of: then it has to be
 * approved anew. When one ends its base is shown again. `terms` are published ones in any order. */
int64_t ks_release_live(const struct ks_release_term *terms, int count, int64_t now_ms);

/* What is told of a release while `live` is shown. */
enum ks_release_state ks_release_state_at(const struct ks_release *release, int64_t live,
                                          int64_t now_ms);

#endif
