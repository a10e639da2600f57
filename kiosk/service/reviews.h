/* The calendar of reviews: which page is to be compared with its sources when, whose it is, and
 * that somebody compared it and found nothing changed, which needs no release. That holds for what
 * the page says now: one letter changed, and the days of the pack count again. Each call takes the
 * desk of its own thread. */
#ifndef KS_SERVICE_REVIEWS_H
#define KS_SERVICE_REVIEWS_H

#include "domain/account.h"
#include "service/desk.h"
#include "service/releases.h"

/* How many days before a page is late people are told: of the calendar, of the findings. */
enum { KS_REVIEW_AHEAD_DAYS = 30, KS_REVIEW_SOON_DAYS = 7 };

/* A page; borrowed from the content and the arena. */
struct ks_review_page {
    const struct ks_legal_page *page;
    struct ks_provenance provenance; /* with the days that count */
    int days;                        /* until it is late: 0 or less, it is */
    const char *owner;               /* "": nobody's */
    const char *who; /* compared it here last; "": nobody, the days are the pack's */
    int64_t at_ms;   /* when; 0 */
};

/* Every page of the desk's content, the first to be late first; the rows are the arena's. */
enum ks_err ks_review_list(const struct ks_desk *desk, struct ks_date today, struct ks_arena *arena,
                           struct ks_review_page **out, int *count,
                           struct ks_error *error) KS_MUST_USE;

/* Writes down that hand->who compared the page today with `source`, "": with the sources that the
 * page itself names, and that nothing has changed; it is to be compared again after as many days as
 * the pack gave it. `sha` is of what that person saw. KS_ERR_INPUT: no such page; KS_ERR_STATE: it
 * says something else by now. */
enum ks_err ks_review_check(const struct ks_desk *desk, const char *page, const char *sha,
                            const char *source, const struct ks_release_hand *hand,
                            struct ks_error *error) KS_MUST_USE;

/* Gives the page to a user of the console; "": to nobody. KS_ERR_INPUT: no such page or user. */
enum ks_err ks_review_own(const struct ks_desk *desk, const char *page, const char *owner,
                          const struct ks_release_hand *hand, struct ks_error *error) KS_MUST_USE;

/* The reviews that there are, for ks_provenance_reviewed; the rows are the arena's. */
enum ks_err ks_review_read(const struct ks_desk *desk, struct ks_arena *arena,
                           struct ks_review **out, int *count, struct ks_error *error) KS_MUST_USE;

#endif
