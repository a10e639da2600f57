#include "print/qr.h"

#include <qrencode.h>
#include <string.h>

enum { MAX_PAYLOAD = 200, TEXT_MAX = 256 };

enum ks_err ks_qr_encode(struct ks_arena *arena, const char *payload, struct ks_qr *out,
                         struct ks_error *error)
{
    size_t length = strlen(payload);
    char back[TEXT_MAX];
    QRcode *code;

    if (length == 0 || length > MAX_PAYLOAD)
        return ks_fail(error, KS_ERR_INPUT,
                       "a QR code takes 1 to %d bytes, this address has %zu; shorten it",
                       MAX_PAYLOAD, length);
    code = QRcode_encodeData((int)length, (const unsigned char *)payload, 0, QR_ECLEVEL_M);
    if (code == NULL)
        return ks_fail(error, KS_ERR_INPUT, "the QR code of %zu bytes could not be made", length);
    size_t cells = (size_t)code->width * (size_t)code->width;
    out->size = code->width;
    out->modules = ks_arena_alloc(arena, cells);
    for (size_t i = 0; i < cells; i++)
        out->modules[i] = code->data[i] & 1;
    QRcode_free(code);
    enum ks_err err = ks_qr_read(out, back, sizeof back, error);
    if (err == KS_OK && strcmp(back, payload) != 0)
        err = ks_fail(error, KS_ERR_INPUT, "the QR code does not read back as what went in");
    return err;
}
