/* What the handlers of releases share. */
#ifndef KS_CONSOLE_RELEASE_REQUESTS_H
#define KS_CONSOLE_RELEASE_REQUESTS_H

#include "console/console_private.h"
#include "service/releases.h"

/* Where the releases of this machine lie; who asks, with the reason of the body. Borrowed. */
struct ks_release_place ks_release_requests_place(const struct ks_request *request);
struct ks_release_hand ks_release_requests_hand(const struct ks_request *request);

/* A signature that a browser made: the secret key never comes here. `pen` borrows the rest. */
struct ks_release_signature {
    struct ks_release_pen pen;
    uint8_t signer[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES];
};

/* Reads "signer" and "signature" of the body, both as hexadecimal digits. KS_ERR_INPUT. */
enum ks_err ks_release_requests_pen(const struct ks_request *request,
                                    struct ks_release_signature *out, bool *is_given,
                                    struct ks_error *error) KS_MUST_USE;

/* Answers {"number"}, or why not, after a step that all faces are to see at once; what is shown
 * from now on is looked for before the answer, so that whoever asks next is told of it. */
void ks_release_requests_answer(const struct ks_request *request, struct ks_response *response,
                                enum ks_err err, int64_t number, const struct ks_error *error);

#endif
