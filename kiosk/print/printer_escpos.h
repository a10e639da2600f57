/* A printer that speaks ESC/POS: what is sent to it, and how long each answer may take.
 *
 * One slip is two steps. First the picture: it is sent, and the printer's receipt for it (GS r)
 * awaited, with questions in between. Only then the cut, and a receipt for that. Until the cut is
 * sent, a slip that failed is surely no slip: what hangs in the printer is closed with black bars
 * and cut off before the next one. From the cut on, a fault leaves the slip "may be out".
 *
 * Assumed of a printer: DLE EOT is answered at once, GS r in the order of the commands and when
 * all before it has been carried out; receipts may come late, even on the next connection, but none
 * is invented. A printer that answers DLE EOT but not GS r is asked with DLE EOT when it has had
 * the time that the slip takes to print. Bytes of a picture that look like a question may be
 * answered: such answers are thrown away. */
#ifndef KS_PRINT_PRINTER_ESCPOS_H
#define KS_PRINT_PRINTER_ESCPOS_H

#include "print/printer.h"

/* How long things may take, in milliseconds; a serial line adds what its speed costs. No call takes
 * longer than its parts: status two connections and eight answers; print the same, twice job_ms
 * (clearing and the slip), and eight answers more. */
struct ks_escpos_limits {
    int connect_ms; /* until the line is open */
    int reply_ms;   /* until an answer to DLE EOT */
    int late_ms;    /* after that an answer that comes still belongs to its question */
    int poll_ms;    /* between two questions while a receipt is awaited */
    int quiet_ms;   /* between two old receipts that come late */
    int stall_ms;   /* until the printer takes the next bytes */
    int learn_ms;   /* until the first receipt: then it gives none */
    int job_ms;     /* from the first byte of a slip to its receipts, and the same for a clearing */
    int lines_per_s; /* the slowest a printer prints, where it gives no receipt */
};

#endif
