/* The addresses that the content leads visitors to, and whether they are there: listed, looked at
 * once a night by whoever has a way to the internet, and written down. Looks at nothing itself.
 * Each call takes the desk of its own thread. */
#ifndef KS_SERVICE_ADDRESSES_H
#define KS_SERVICE_ADDRESSES_H

#include "content/content.h"
#include "domain/address_check.h"
#include "service/desk.h"
#include "service/releases.h"

/* An address; borrowed from the content and the arena. */
struct ks_address {
    const char *url;
    const struct ks_words **uses; /* titles of the links, guides and bulletins that name it */
    int use_count;
    struct ks_address_check check; /* {0}: nobody has looked yet */
};

/* Each address of the desk's content once, in its order; the rows are the arena's. */
enum ks_err ks_addresses_list(const struct ks_desk *desk, struct ks_arena *arena,
                              struct ks_address **out, int *count,
                              struct ks_error *error) KS_MUST_USE;

/* The same of those of `content`, of a draft or a release, that the desk's own does not name: no
 * night looks at them, and what is known of them is among the others. Borrowed from that content.
 */
enum ks_err ks_addresses_list_new(const struct ks_desk *desk, const struct ks_content *content,
                                  struct ks_arena *arena, struct ks_address **out, int *count,
                                  struct ks_error *error) KS_MUST_USE;

/* What is known of the others, that were looked at and that the desk's content does not name. */
enum ks_err ks_addresses_list_others(const struct ks_desk *desk, struct ks_arena *arena,
                                     struct ks_address **out, int *count,
                                     struct ks_error *error) KS_MUST_USE;

/* Rows of these urls, borrowed, without uses, with what is known of each. */
enum ks_err ks_addresses_find(const struct ks_desk *desk, const char *const *urls, int count,
                              struct ks_arena *arena, struct ks_address **out,
                              struct ks_error *error) KS_MUST_USE;

/* Whether one may go there: https, and a host of which the court has said so. */
bool ks_addresses_may_visit(const struct ks_desk *desk, const char *url);

/* Writes down what came of a look at `address`, whose row is brought up to date; `is_nightly` as of
 * ks_address_check_note. */
enum ks_err ks_addresses_note(const struct ks_desk *desk, struct ks_address *address,
                              enum ks_address_result result, int status, int64_t now_ms,
                              bool is_nightly, struct ks_error *error) KS_MUST_USE;

/* Addresses that no content has named for a month are gone. */
enum ks_err ks_addresses_tidy(const struct ks_desk *desk, int64_t now_ms,
                              struct ks_error *error) KS_MUST_USE;

/* Writes down that hand->who asked for a look now. */
enum ks_err ks_addresses_ask(const struct ks_desk *desk, const struct ks_release_hand *hand,
                             struct ks_error *error) KS_MUST_USE;

#endif
