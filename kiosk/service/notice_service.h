/* Signing the risk notice: check code, sealed signature, stored receipt.
 *
 * DATA/keys holds check.key, the secret of the check codes; court.pub, to which signatures are
 * sealed; and court.key, made with it at the first start (32 bytes public, 32 bytes secret). Only
 * court.key opens signatures: move it to a safe place, the kiosk does not need it. A court with its
 * own pair puts court.pub there before the first start. */
#ifndef KS_SERVICE_NOTICE_SERVICE_H
#define KS_SERVICE_NOTICE_SERVICE_H

#include "service/slips.h"

#define KS_CHECK_CODE_SIZE 16

struct ks_notice_service {
    struct ks_store *store;              /* of the calling thread */
    const struct ks_risk_notice *notice; /* the one signed */
    const struct ks_clock *clock;
    const char *data_dir; /* where the check-code key and the sealing key are kept */
};

/* Stores version, item list, time, code and the signature sealed to the court's public key; no
 * name. `code` is filled with XXXX-XXXX-XXXX. Nothing is stored when this fails. */
enum ks_err ks_notice_sign(const struct ks_notice_service *service, const struct ks_point *points,
                           int point_count, char code[KS_CHECK_CODE_SIZE],
                           struct ks_error *error) KS_MUST_USE;

/* Looks a receipt up by a code as a person types it: letter case, spaces and dashes do not count, O
 * reads as 0, I and L as 1. Fills `code` as it is on paper, the notice's version (32 bytes) and the
 * time. KS_ERR_INPUT for what cannot be a code, KS_ERR_NOT_FOUND when none is stored. */
enum ks_err ks_notice_find(struct ks_store *store, const char *typed, char code[KS_CHECK_CODE_SIZE],
                           char version[32], int64_t *signed_ms,
                           struct ks_error *error) KS_MUST_USE;

#endif
