/* Signing the risk notice: check code, sealed signature, stored receipt, paper. */
#ifndef KS_SERVICE_NOTICE_SERVICE_H
#define KS_SERVICE_NOTICE_SERVICE_H

#include "service/slips.h"

#define KS_CHECK_CODE_SIZE 16

struct ks_notice_service {
    struct ks_store *store; /* of the calling thread */
    const struct ks_content *content;
    const struct ks_clock *clock;
    const char *data_dir; /* where the check-code key and the sealing key are kept */
};

/* Stores version, item list, time, code and the signature sealed to the court's public key; no
 * name. `code` is filled with XXXX-XXXX-XXXX. Nothing is stored when this fails. */
enum ks_err ks_notice_sign(const struct ks_notice_service *service, const struct ks_point *points,
                           int point_count, char code[KS_CHECK_CODE_SIZE],
                           struct ks_error *error) KS_MUST_USE;

#endif
