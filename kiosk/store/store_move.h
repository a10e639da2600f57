/* Carries a hall from one database to another, a file or a server's. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_MOVE_H
#define KS_STORE_STORE_MOVE_H

#include "base/crypto.h"
#include "store/store.h"

enum { KS_MOVE_TABLES = 45 };

/* A table as it was read where it comes from and, compared, where it went. */
struct ks_moved_table {
    const char *name;
    int64_t rows;
    char checksum[KS_CRYPTO_DIGEST_BYTES]; /* of all its rows in the order of its key */
};

/* Copies everything of the hall at `from` into `to`, reads it again there, compares each table and
 * only then has it be there, in one step: a death at any moment leaves `to` without a hall or with
 * all of it. `from` stays as it is. Addresses are as ks_store_open takes them. KS_ERR_BUSY: another
 * program has one of them open; KS_ERR_NOT_FOUND: there is no hall at `from`; KS_ERR_STATE: there
 * is something at `to`; KS_ERR_VERSION: `from` is of another release; KS_ERR_CORRUPT: it is
 * damaged, or a table did not come over as it was; KS_ERR_FULL, KS_ERR_IO; KS_ERR_UNCERTAIN: the
 * line to a server broke in the last moment, and it may be there. */
enum ks_err ks_store_move(const char *from, const char *to,
                          struct ks_moved_table out[KS_MOVE_TABLES],
                          struct ks_error *error) KS_MUST_USE;

#endif
