/* Inside of the print room: what the state words of an IPP printer mean to staff and visitors. */
#ifndef KS_PRINT_IPP_STATE_H
#define KS_PRINT_IPP_STATE_H

#include "print/ipp_facts.h"
#include "print/printer.h"

/* printer-state and printer-state-reasons (RFC 8011 5.4.11 and 5.4.12) as one word. Of several
 * reasons the one that a person has to see to first counts. Missing paper, an open cover and a jam
 * count whether they are called an error, a warning or a report: common printers call them a report
 * as long as they have nothing to print. Of other faults a warning or a report stops nothing unless
 * the printer has stopped. A tray that is empty beside one that is not is paper that runs low. */
enum ks_printer_state ks_ipp_state(const struct ks_ipp_facts *facts);

#endif
