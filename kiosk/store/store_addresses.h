/* Addresses that the content leads visitors to, as rows: what came of looking at each. Rules of use
 * as in store/store.h. */
#ifndef KS_STORE_STORE_ADDRESSES_H
#define KS_STORE_STORE_ADDRESSES_H

#include "domain/address_check.h"
#include "store/store.h"

enum { KS_ADDRESS_URL_BYTES = 512 }; /* with the final 0 */

struct ks_address_row {
    char url[KS_ADDRESS_URL_BYTES];
    struct ks_address_check check;
};

/* Keeps the row in place of the one of that url. */
enum ks_err ks_store_put_address(struct ks_store *store, const struct ks_address_row *row,
                                 struct ks_error *error) KS_MUST_USE;

/* Those that were not looked at since are gone. */
enum ks_err ks_store_forget_addresses(struct ks_store *store, int64_t since_ms,
                                      struct ks_error *error) KS_MUST_USE;

/* Every row by url, shown to `show` until it returns false. */
enum ks_err ks_store_show_addresses(struct ks_store *store,
                                    bool (*show)(const struct ks_address_row *row, void *ctx),
                                    void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
