/* Receipts of signed risk notices. */
#include <string.h>

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
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "INSERT INTO receipt (code, notice_version, items, signature, signed_ms) "
                     "VALUES (?, ?, ?, ?, ?)",
                     values, 5, NULL, NULL, error);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_has_receipts(struct ks_store *store, bool *out, struct ks_error *error)
{
    int64_t found = 0;
    enum ks_err err = ks_sql_run(store->sql, "SELECT EXISTS (SELECT 1 FROM receipt)", NULL, 0,
                                 ks_sql_read_int, &found, error);
    *out = found != 0;
    return err;
}

struct found {
    struct ks_arena *arena;
    struct ks_receipt *receipt;
};

static const char *copy_text(struct ks_arena *arena, const struct ks_sql_row *row, int column)
{
    size_t size = ks_sql_text_bytes(row, column) + 1;
    char *text = ks_arena_alloc(arena, size);
    ks_sql_text(row, column, text, size);
    return text;
}

static void read_found(const struct ks_sql_row *row, void *out)
{
    const struct found *found = out;
    size_t bytes = 0;
    const void *blob = ks_sql_blob(row, 3, &bytes);
    uint8_t *signature = ks_arena_alloc(found->arena, bytes + 1);
    if (bytes > 0)
        memcpy(signature, blob, bytes);
    *found->receipt = (struct ks_receipt){
        .code = copy_text(found->arena, row, 0),
        .notice_version = copy_text(found->arena, row, 1),
        .items = copy_text(found->arena, row, 2),
        .signature = signature,
        .signature_bytes = bytes,
        .signed_ms = ks_sql_int(row, 4),
    };
}

enum ks_err ks_store_find_receipt(struct ks_store *store, const char *code, struct ks_arena *arena,
                                  struct ks_receipt *out, struct ks_error *error)
{
    struct found found = {arena, out};
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(code)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT code, notice_version, items, signature, signed_ms "
                                 "FROM receipt WHERE code = ?",
                                 values, 1, read_found, &found, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no receipt with this code")
                                   : err;
}
