/* What is refused by every way of giving a number. */
#include <string.h>

#include "store/store_private.h"

enum ks_err ks_number_fail_count(const struct ks_reservation *wanted, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_CORRUPT,
                   "The count of the numbers of %s in the database cannot be: it is left as it "
                   "is; restore a backup, or ask whoever changed the database",
                   wanted->day);
}

enum ks_err ks_number_check_wish(const struct ks_reservation *wanted, struct ks_error *error)
{
    bool is_whole = wanted->token != NULL && wanted->token[0] != '\0' &&
                    ks_store_is_id(wanted->kind) && ks_store_is_id(wanted->line) &&
                    wanted->prefix != NULL && wanted->day != NULL &&
                    strlen(wanted->day) == KS_TICKET_DAY_BYTES - 1;
    return is_whole ? KS_OK
                    : ks_fail(error, KS_ERR_INPUT,
                              "A ticket needs a day, a line, a kind of visitor and a token");
}

/* Numbers that were withdrawn are free again for others of the line. */
enum ks_err ks_number_check_capacity(struct ks_store *store, const struct ks_reservation *wanted,
                                     struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(wanted->day),
                                          KS_SQL_OF_TEXT(wanted->line)};
    int64_t count = 0;
    if (wanted->capacity <= 0)
        return KS_OK;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM ticket WHERE hall = ?1 AND day = ?2 "
                                 "AND line = ?3 AND state <> 'cancelled'",
                                 values, 3, ks_sql_read_int, &count, error);
    return err == KS_OK && count >= wanted->capacity
               ? ks_fail(error, KS_ERR_TAKEN, "All %d numbers of this line have been given today",
                         wanted->capacity)
               : err;
}
