/* What both kinds of limit share: a length that begins anew. Stays in this room. */
#ifndef KS_DOMAIN_LIMITATION_PRIVATE_H
#define KS_DOMAIN_LIMITATION_PRIVATE_H

#include "domain/limitation.h"
#include "domain/period.h"

/* A length of time from `start`, begun anew by `restarts` (borrowed, checked before). */
struct ks_limit_run {
    const struct ks_calendar *calendar;
    struct ks_date start, today;
    struct ks_period length;
    const struct ks_restart *restarts;
    int restart_count;
    bool had_two_years;  /* two years where they were over before 2017-10-01: General Principles of
                            Civil Law (民法通则) art. 135; 法释〔2018〕12号 art. 3 */
    bool promise_renews; /* a promise after the end counts: Civil Code art. 192(2) */
};

/* Follows the run to its last start and writes the limit from there. */
enum ks_err ks_limit_run_compute(const struct ks_limit_run *run, struct ks_limitation *out,
                                 struct ks_error *error) KS_MUST_USE;

/* The limit of `length` from `start`, seen from `today`. */
enum ks_err ks_limit_set(const struct ks_calendar *calendar, struct ks_date start,
                         struct ks_period length, struct ks_date today, struct ks_limitation *out,
                         struct ks_error *error) KS_MUST_USE;

/* KS_ERR_INPUT, with text, for acts that cannot be: no date, after `today`, too many. */
enum ks_err ks_limit_check_restarts(const struct ks_restart *restarts, int count,
                                    struct ks_date today, struct ks_error *error) KS_MUST_USE;

#endif
