/* A printer that speaks IPP: what is sent to it, and how long each answer may take.
 *
 * Nothing is installed for a printer: it is asked what it takes (Get-Printer-Attributes). A sheet
 * goes as PDF, or as PWG raster to a printer that takes no PDF; a roll's slip as PWG raster, one
 * page of the slip's length, or as a PDF of that size. Whether it is a roll or A4: as [printer]
 * width_mm says (up to 112 mm a roll), else as the paper it calls its usual one.
 *
 * A paper is done when the printer says that the job is completed, not when it has accepted it.
 * Create-Job comes before the bytes where the printer has it, so that a job can be asked for even
 * if the answer to its bytes is lost. Surely not printed is a paper of which the printer got
 * nothing, or which it refused, and a job that it calls canceled or aborted. A job whose end cannot
 * be learnt is cancelled and "may be out"; so is one of which some bytes got lost, as some printers
 * print what they have, and one that was cancelled because it took too long while nothing was wrong
 * with the printer: the sheet may have been the faster.
 *
 * Jobs are named "kiosk" and a number by chance: printers show such names to anybody.
 *
 * ipps: the printer's certificate is kept the first time it is seen, in BASE_DIR/printer-trust; one
 * that differs later is refused, the printer is OFFLINE then and `told` says what to do. Who it was
 * that answered the first time is not checked, no authority is asked, and a certificate that has
 * expired is good as long as it is the same. ipp: is not encrypted unless the printer insists.
 *
 * Each request has a connection of its own, so that none waits for one that died. Looking up the
 * name of a host takes as long as the system's resolver allows. */
#ifndef KS_PRINT_PRINTER_IPP_H
#define KS_PRINT_PRINTER_IPP_H

#include "print/printer.h"

/* How long things may take, in milliseconds. A TLS handshake may take ten seconds whatever these
 * say. A printer that sends its answer byte by byte may take reply_ms for each. */
struct ks_ipp_limits {
    int connect_ms;  /* until the line is open */
    int reply_ms;    /* until an answer goes on */
    int document_ms; /* until the printer takes the next bytes of a document, and answers it */
    int busy_ms;     /* while it says that it is busy with another job */
    int poll_ms;     /* between two questions about a job */
    int lost_ms;     /* without an answer about a job: then its end is not known */
    int stopped_ms;  /* stopped by paper, cover or jam in the middle: then the job is cancelled */
    int cancel_ms;   /* until a cancelled job has ended */
    int job_ms;      /* from its acceptance to its end */
    int page_ms;     /* more of it for each page */
};

#endif
