/* Inside of the print room: the kinds of printer. */
#ifndef KS_PRINT_PRINTER_PRIVATE_H
#define KS_PRINT_PRINTER_PRIVATE_H

#include "print/printer.h"

/* What it takes; asks a printer that has not said so yet. UNKNOWN when it does not answer. */
enum ks_printer_form ks_printer_ask_form(struct ks_printer *printer);

/* `dir` relative to `base_dir` unless it begins with a slash; made if it is not there. */
enum ks_err ks_printer_file_open(const char *dir, const char *base_dir, int width_px,
                                 struct ks_printer **out, struct ks_error *error) KS_MUST_USE;

/* `address` as ks_wire_parse has it. Does not wait for the device. `limits` NULL for those of real
 * printers, else borrowed for the printer's life. */
struct ks_escpos_limits;
enum ks_err ks_printer_escpos_open(const char *address, const struct ks_printer_setup *setup,
                                   int width_px, const struct ks_escpos_limits *limits,
                                   struct ks_printer **out, struct ks_error *error) KS_MUST_USE;

/* By `setup->url`. Does not wait for the printer. `limits` as above. */
struct ks_ipp_limits;
enum ks_err ks_printer_ipp_open(const struct ks_printer_setup *setup, int width_px,
                                const struct ks_ipp_limits *limits, struct ks_printer **out,
                                struct ks_error *error) KS_MUST_USE;

#endif
