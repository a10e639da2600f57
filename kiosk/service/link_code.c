/* The QR code of a link. */
#include "service/link_code.h"

#include "print/qr.h"

enum ks_err ks_link_code_make(struct ks_arena *arena, const struct ks_link *link,
                              struct ks_link_code *out, struct ks_error *error)
{
    struct ks_qr qr;
    *out = (struct ks_link_code){0};
    enum ks_err err = ks_qr_encode(arena, link->url, &qr, error);
    if (err == KS_OK)
        *out = (struct ks_link_code){.size = qr.size, .modules = qr.modules};
    return err;
}
