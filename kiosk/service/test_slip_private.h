/* Inside the service room: what the test slip is made of. */
#ifndef KS_SERVICE_TEST_SLIP_PRIVATE_H
#define KS_SERVICE_TEST_SLIP_PRIVATE_H

#include "service/slips_private.h"

/* What the slip says about the printer. */
struct ks_test_facts {
    const char *state; /* its word; borrowed until the call returns */
    int width_px;      /* dots across; 0 = sheets */
};

/* How fine a printer of that many dots is, in dots an inch, and how long its ruler is in whole
 * millimetres. */
int ks_test_dpi(int width_px);
int ks_test_ruler_mm(int width_px);

/* Every size and weight of letters that slips use, boxes, lines, a QR code that says the same as
 * the foot, date and revision. */
void ks_slip_test(struct ks_slip *slip, const struct ks_slip_context *context,
                  const struct ks_test_facts *facts);

/* Composes a slip for a roll and adds a ruler in millimetres across the paper and eight steps of
 * grey, each ten millimetres high. Errors as of ks_slip_compose. */
enum ks_err ks_test_compose(const struct ks_slip *slip, const struct ks_glyphs *glyphs,
                            int width_px, struct ks_page *out, struct ks_error *error) KS_MUST_USE;

#endif
