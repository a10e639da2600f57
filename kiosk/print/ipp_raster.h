/* Inside of the print room: papers as PWG raster (PWG 5102.4), in black_1 or sgray_8. */
#ifndef KS_PRINT_IPP_RASTER_H
#define KS_PRINT_IPP_RASTER_H

#include "print/ipp_facts.h"
#include "print/print_bytes.h"
#include "print/printer.h"

/* A slip as one page: as wide as the roll, the slip in its middle, as long as the slip or `least_y`
 * hundredths of a millimetre, white below. Its dots are the slip's where the printer has that
 * resolution, else the nearest ones. KS_ERR_MEMORY. */
enum ks_err ks_ipp_raster_slip(const struct ks_page *page, const struct ks_ipp_plan *plan,
                               int least_y, struct ks_print_bytes *out,
                               struct ks_error *error) KS_MUST_USE;

/* Sheets, each an A4 page. KS_ERR_MEMORY. */
enum ks_err ks_ipp_raster_sheets(const struct ks_sheets *sheets, const struct ks_ipp_plan *plan,
                                 struct ks_print_bytes *out, struct ks_error *error) KS_MUST_USE;

#endif
