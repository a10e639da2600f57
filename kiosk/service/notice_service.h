/* Signing the risk notice: check code, sealed signature, stored receipt.
 *
 * DATA/keys holds check.key, the secret of the check codes; court.pub, to which signatures are
 * sealed; and court.key, made with it at the first start (32 bytes public, 32 bytes secret). Only
 * court.key opens signatures: move it to a safe place, the kiosk does not need it. A court with its
 * own pair puts court.pub there before the first start.
 *
 * A check code is worked out with check.key from everything its row holds: the notice's version,
 * the items, the time and the sealed signature, which sealing makes different each time. So a row
 * that was changed no longer gives its code. That needs the check.key of the time of signing: keep
 * it with the backups. */
#ifndef KS_SERVICE_NOTICE_SERVICE_H
#define KS_SERVICE_NOTICE_SERVICE_H

#include "draw/draw_list.h"
#include "service/slips.h"

/* The line before the strokes of a mark. */
#define KS_NOTICE_MARK_WORD "mark"

struct ks_notice_service {
    const struct ks_desk *desk;          /* of the calling thread */
    const struct ks_risk_notice *notice; /* the one signed */
    const char *data_dir;                /* where the check-code key and the sealing key are kept */
    bool is_mark;                        /* the points are a mark made by a button */
};

/* Whether the keys for signing are there; false before the first signature, or when they are lost.
 */
bool ks_notice_has_keys(const char *data_dir);

/* Whether those that are there are whole: compared with the digests beside them, which the first
 * signature writes. KS_ERR_CORRUPT with a sentence that says what to do. */
enum ks_err ks_notice_check_keys(const char *data_dir, struct ks_error *error) KS_MUST_USE;

/* Stores version, item list, time, code and the signature sealed to the court's public key; no
 * name. A mark is sealed with its strokes and the word "mark" on a line before them. When this
 * fails nothing is stored and `*out` is empty. KS_ERR_INPUT for a signature without a stroke. */
enum ks_err ks_notice_sign(const struct ks_notice_service *service, const struct ks_point *points,
                           int point_count, struct ks_signed *out,
                           struct ks_error *error) KS_MUST_USE;

/* A receipt that is stored and gives its code. */
struct ks_found_notice {
    char code[KS_CHECK_CODE_SIZE]; /* as it is on paper */
    char version[32];
    int64_t signed_ms;
};

/* Looks a receipt up by a code as a person types it (letter case, spaces and dashes do not count, O
 * reads as 0, I and L as 1) and works the code out again from the row, with the check.key below
 * `data_dir`. KS_ERR_INPUT for what cannot be a code; KS_ERR_NOT_FOUND when none is stored;
 * KS_ERR_CORRUPT when the row does not give its code or check.key is damaged; KS_ERR_IO when
 * check.key is missing or cannot be read (none is made). But for KS_ERR_INPUT, `out->code` is
 * filled on any result; the rest only on KS_OK. */
enum ks_err ks_notice_find(const struct ks_desk *desk, const char *data_dir, const char *typed,
                           struct ks_found_notice *out, struct ks_error *error) KS_MUST_USE;

#endif
