/* Inside the store: the tables of a hall as they are carried. */
#ifndef KS_STORE_STORE_MOVE_PRIVATE_H
#define KS_STORE_STORE_MOVE_PRIVATE_H

#include "sql/sql.h"
#include "store/store_move.h"

enum { KS_MOVE_COLUMNS = 32 };

struct ks_move_table {
    const char *name;
    const char *id_column; /* what the database numbers by itself; NULL: nothing */
    const char *kinds;     /* of its columns, in order: i, t, b */
    const char *select, *insert;
};
extern const struct ks_move_table ks_move_tables[KS_MOVE_TABLES];

/* Copies the rows of the table, which `to` has none of, and the last number it gave; reads them
 * there and compares: KS_ERR_CORRUPT. Inside a transaction of each. */
enum ks_err ks_move_copy(const struct ks_move_table *table, struct ks_sql *from, struct ks_sql *to,
                         struct ks_moved_table *out, struct ks_error *error) KS_MUST_USE;

#endif
