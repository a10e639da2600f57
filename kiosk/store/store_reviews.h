/* Pages that were compared with their sources, and whose each is, as rows; what was done stands in
 * the audit (store/store_releases.h) at the same moment. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_REVIEWS_H
#define KS_STORE_STORE_REVIEWS_H

#include "base/crypto.h"
#include "domain/date.h"
#include "store/store_releases.h"

/* A page and who looks after it. */
struct ks_review_row {
    char page[KS_PAGE_BYTES];          /* as ks_provenance.page */
    char owner[KS_ACCOUNT_NAME_BYTES]; /* "": nobody's */
    char who[KS_ACCOUNT_NAME_BYTES];   /* compared it last; "": nobody here, and the rest is {0} */
    char sha[KS_CRYPTO_SHA_BYTES];     /* of what the page said then */
    struct ks_date checked, recheck;
    int64_t at_ms;
};

/* Writes down that a page was compared, with what (`source`), and entry; its owner stays. */
enum ks_err ks_store_put_review(struct ks_store *store, const struct ks_review_row *row,
                                const char *source, const struct ks_release_entry *entry,
                                struct ks_error *error) KS_MUST_USE;

/* Gives the page, entry->what, to `owner`; "": to nobody. */
enum ks_err ks_store_own_page(struct ks_store *store, const char *owner,
                              const struct ks_release_entry *entry,
                              struct ks_error *error) KS_MUST_USE;

/* Every row by page, shown to `show` until it returns false. */
enum ks_err ks_store_show_reviews(struct ks_store *store,
                                  bool (*show)(const struct ks_review_row *row, void *ctx),
                                  void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
