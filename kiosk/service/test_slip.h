/* The test slip: what staff print to see whether paper, head and driver do what they should. It
 * says nothing of anybody. */
#ifndef KS_SERVICE_TEST_SLIP_H
#define KS_SERVICE_TEST_SLIP_H

#include "base/i18n.h"
#include "service/papers.h"

/* Prints it on whatever the printer takes; a roll's has a ruler across the paper and greys. Errors
 * as of ks_papers_print. */
enum ks_err ks_test_print(const struct ks_desk *desk, enum ks_lang lang,
                          struct ks_paper_report *report, struct ks_error *error) KS_MUST_USE;

#endif
