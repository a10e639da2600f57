/* Numbers whose paper nobody knows of, as staff meet them: a list with their age and what is known,
 * and two things to say of each. kioskctl and whatever other face staff have call the same. Each
 * call takes the desk of its own thread. */
#ifndef KS_SERVICE_QUEUE_PAPERS_H
#define KS_SERVICE_QUEUE_PAPERS_H

#include "base/err.h"
#include "content/content.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

struct ks_unsure_number {
    char number[KS_TICKET_NUMBER_BYTES]; /* "T016" */
    char day[KS_TICKET_DAY_BYTES];
    int64_t age_ms;    /* since it was taken; 0 when the clock has gone back behind that */
    const char *known; /* a sentence of the catalogue: why nobody knows */
    bool has_expired;  /* of today, and its day is over: may still be let in */
};

enum { KS_MOST_UNSURE = 100 };

struct ks_unsure_numbers {
    struct ks_unsure_number rows[KS_MOST_UNSURE]; /* the oldest first, expired ones last */
    int count;                                    /* of rows */
    int total;                                    /* of all there are */
};

/* Those that nobody has decided on, and those that ended so today. */
enum ks_err ks_queue_list_unsure(const struct ks_desk *desk, int64_t now_ms,
                                 struct ks_unsure_numbers *out, struct ks_error *error) KS_MUST_USE;

/* The ticket of a number of today, as typed: letter case does not count. KS_ERR_NOT_FOUND. */
enum ks_err ks_queue_find_number(const struct ks_desk *desk, const char *number, int64_t now_ms,
                                 struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;

/* What staff say of a number of today: "it came out", and it waits in its own place in the order of
 * taking; "it did not", and it is withdrawn. Whoever comes with a slip whose number was withdrawn
 * or has expired today is let in again by the first. KS_ERR_NOT_FOUND: no such number today;
 * KS_ERR_STATE: there is nothing to decide; KS_ERR_BUSY: its slip is just being printed, ask
 * again in a moment. Letter case does not count. */
enum ks_err ks_queue_decide_paper(const struct ks_desk *desk, const char *number, bool is_out,
                                  int64_t now_ms, struct ks_ticket *out,
                                  struct ks_error *error) KS_MUST_USE;

/* The words of the two buttons, of the catalogue. */
const char *ks_queue_decision_words(bool is_out);

/* Ends by the rule of domain/numbering.h what nobody has decided on; `out_count` numbers. To be
 * called at the start, once a minute, and before a number is given. */
enum ks_err ks_queue_end_unsure(const struct ks_desk *desk, const struct ks_content *content,
                                int64_t now_ms, int *out_count, struct ks_error *error) KS_MUST_USE;

#endif
