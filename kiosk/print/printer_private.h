/* Inside of the print room: the kinds of printer. */
#ifndef KS_PRINT_PRINTER_PRIVATE_H
#define KS_PRINT_PRINTER_PRIVATE_H

#include "print/printer.h"

/* `dir` relative to `base_dir` unless it begins with a slash; made if it is not there. */
enum ks_err ks_printer_file_open(const char *dir, const char *base_dir, int width_px,
                                 struct ks_printer **out, struct ks_error *error) KS_MUST_USE;

#endif
