/* QR codes, written and read back. */
#include "print/qr.h"

#include <qrencode.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum { MOST_ADDRESS = 200, ECI_UTF8 = 26 };

/* Whether a payload is worth a code: UTF-8, an address on one line. */
static enum ks_err check_payload(const char *payload, const char *what, size_t most, bool may_break,
                                 struct ks_error *error)
{
    size_t length = strlen(payload);

    if (length == 0 || length > most)
        return ks_fail(error, KS_ERR_INPUT,
                       "a QR code takes 1 to %zu bytes, this %s has %zu; shorten it", most, what,
                       length);
    if (!ks_utf8_is_valid(payload))
        return ks_fail(error, KS_ERR_INPUT, "the %s for a QR code is not UTF-8", what);
    for (const char *p = payload; *p != '\0'; p++) {
        if (((unsigned char)*p < ' ' && !(may_break && *p == '\n')) || *p == 0x7F)
            return ks_fail(error, KS_ERR_INPUT,
                           "the %s for a QR code holds a line break or another control character",
                           what);
    }
    return KS_OK;
}

static bool is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

/* Without a word on the encoding readers guess, and take some Chinese for Japanese. An address in
 * plain ASCII is the same in all of them, and every reader knows a code without that word. */
static QRcode *encode(const char *payload)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    QRcode *code = NULL;

    if (input == NULL)
        return NULL;
    if ((is_ascii(payload) || QRinput_appendECIheader(input, ECI_UTF8) == 0) &&
        QRinput_append(input, QR_MODE_8, (int)strlen(payload), (const unsigned char *)payload) == 0)
        code = QRcode_encodeInput(input);
    QRinput_free(input);
    return code;
}

static enum ks_err encode_checked(struct ks_arena *arena, const char *payload, struct ks_qr *out,
                                  struct ks_error *error)
{
    char back[KS_QR_MOST_TEXT + 1];
    QRcode *code = encode(payload);

    if (code == NULL)
        return ks_fail(error, KS_ERR_INPUT, "the QR code of %zu bytes could not be made",
                       strlen(payload));
    size_t cells = (size_t)code->width * (size_t)code->width;
    out->size = code->width;
    out->modules = ks_arena_alloc(arena, cells);
    for (size_t i = 0; i < cells; i++)
        out->modules[i] = code->data[i] & 1;
    QRcode_free(code);
    if (ks_qr_read(out, back, sizeof back, NULL) != KS_OK || strcmp(back, payload) != 0)
        return ks_fail(error, KS_ERR_INPUT, "the QR code does not read back as what went in");
    return KS_OK;
}

enum ks_err ks_qr_encode(struct ks_arena *arena, const char *payload, struct ks_qr *out,
                         struct ks_error *error)
{
    enum ks_err err = check_payload(payload, "address", MOST_ADDRESS, false, error);

    return err == KS_OK ? encode_checked(arena, payload, out, error) : err;
}

enum ks_err ks_qr_encode_text(struct ks_arena *arena, const char *text, struct ks_qr *out,
                              struct ks_error *error)
{
    enum ks_err err = check_payload(text, "text", KS_QR_MOST_TEXT, true, error);

    return err == KS_OK ? encode_checked(arena, text, out, error) : err;
}
