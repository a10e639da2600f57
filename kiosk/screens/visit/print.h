/* Papers of a visit: composed by the screen they belong to, printed by the worker. */
#ifndef KS_SCREENS_VISIT_PRINT_H
#define KS_SCREENS_VISIT_PRINT_H

#include "screens/visit/visit.h"

/* Prints the paper of the present place and shows on KS_SCREEN_PRINT how it goes. */
void ks_visit_print(struct ks_visit *visit);
/* Prints the paper of a screen, `arg` that of its place, and stays here. */
void ks_visit_send_paper(struct ks_visit *visit, enum ks_screen_id screen, int arg);
/* Whether no further paper comes out in this visit: then the printing is FAILED and refused. */
bool ks_visit_refuses_paper(struct ks_visit *visit);
/* What a paper's job found, on the visit's thread. */
void ks_visit_tell_paper(struct ks_visit *visit, enum ks_err err,
                         const struct ks_paper_report *report);
/* A silent printer: the visitor says whether the last paper is out. */
void ks_visit_paper_is_out(struct ks_visit *visit, bool is_out);

#endif
