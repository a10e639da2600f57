/* Inside of the print room: how to print on an IPP printer, from what it says of itself. */
#ifndef KS_PRINT_IPP_MEDIA_H
#define KS_PRINT_IPP_MEDIA_H

#include "print/ipp_facts.h"
#include "print/printer.h"

/* Paper wider than this is no roll. */
enum { KS_IPP_ROLL_MOST_MM = 112 };

/* `setup` says more than the printer where it says something. KS_ERR_PRINTER when the printer takes
 * nothing of what can be sent to it. */
enum ks_err ks_ipp_plan_make(const struct ks_ipp_facts *facts, const struct ks_printer_setup *setup,
                             struct ks_ipp_plan *out, struct ks_error *error) KS_MUST_USE;

/* The size to ask for when a slip is `height_px` of its own dots long; {0} to ask for none, which
 * leaves it to the printer. */
struct ks_ipp_size ks_ipp_plan_size(const struct ks_ipp_facts *facts,
                                    const struct ks_ipp_plan *plan, int height_px);

#endif
