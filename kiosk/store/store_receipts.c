/* Receipts of signed risk notices. */
#include <stdio.h>

#include "store/store_private.h"

enum ks_err ks_store_add_receipt(struct ks_store *store, const struct ks_receipt *receipt,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_TEXT(receipt->code),
        KS_SQL_OF_TEXT(receipt->notice_version),
        KS_SQL_OF_TEXT(receipt->items),
        {.kind = KS_SQL_BLOB, .data = receipt->signature, .bytes = receipt->signature_bytes},
        KS_SQL_OF_INT(receipt->signed_ms),
    };
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK) {
        return err;
    }
    err = ks_sql_run(store->sql,
                     "INSERT INTO receipt (code, notice_version, items, signature, signed_ms) "
                     "VALUES (?, ?, ?, ?, ?)",
                     values, 5, NULL, NULL, error);
    return ks_sql_end(store->sql, err, error);
}

struct found {
    char *version;
    size_t version_size;
    int64_t *signed_ms;
};

static void read_found(const struct ks_sql_row *row, void *out)
{
    struct found *found = out;
    ks_sql_text(row, 0, found->version, found->version_size);
    *found->signed_ms = ks_sql_int(row, 1);
}

enum ks_err ks_store_find_receipt(struct ks_store *store, const char *code, char *version,
                                  size_t version_size, int64_t *signed_ms, struct ks_error *error)
{
    struct found found = {version, version_size, signed_ms};
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(code)};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT notice_version, signed_ms FROM receipt WHERE code = ?",
                   values, 1, read_found, &found, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no receipt with this code")
                                   : err;
}
