/* Inside of the print room: what stands in the answers of an IPP printer. */
#ifndef KS_PRINT_IPP_ANSWER_H
#define KS_PRINT_IPP_ANSWER_H

#include <cups/ipp.h>

#include "print/ipp_facts.h"

/* The first number of an attribute; 0 where there is none. */
int ks_ipp_read_number(ipp_t *response, const char *name);

/* What it says of a job. */
void ks_ipp_read_job(ipp_t *response, struct ks_ipp_job *out);

/* The answer to Get-Printer-Attributes; what it leaves out stays 0. */
void ks_ipp_read_facts(ipp_t *response, struct ks_ipp_facts *out);

#endif
