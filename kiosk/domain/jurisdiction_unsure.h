/* Which court, for people who do not know everything: an answer that holds whatever the unknown
 * facts turn out to be, and which questions still make a difference. Built on jurisdiction.h, whose
 * rules take a fact that is not named for one that is not so. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_JURISDICTION_UNSURE_H
#define KS_DOMAIN_JURISDICTION_UNSURE_H

#include "domain/jurisdiction.h"

enum { KS_JURISDICTION_MOST_UNSURE = 8 };

/* As ks_jurisdiction_find, where the facts in `unsure` (of enum ks_matter_fact, at most
 * KS_JURISDICTION_MOST_UNSURE of them) may be so or not. An answer but KS_JURISDICTION_ASK holds in
 * every case, and, unless it is YES, names the same courts in every case. Errors as there, and
 * KS_ERR_INPUT for more unsure facts than that. */
enum ks_err ks_jurisdiction_find_unsure(const struct ks_jurisdiction_query *query, unsigned unsure,
                                        struct ks_jurisdiction *out,
                                        struct ks_error *error) KS_MUST_USE;

/* The places (of enum ks_court_place) by which a court can have the case with these facts: to know
 * one is of use. Where a home counts, so does the residence that takes its place. 0 for a query
 * that is refused. */
unsigned ks_jurisdiction_places(const struct ks_jurisdiction_query *query);

/* Whether it makes any difference to the query, beside its other facts, that `fact` is so. */
bool ks_jurisdiction_turns_on(const struct ks_jurisdiction_query *query, enum ks_matter_fact fact);

#endif
