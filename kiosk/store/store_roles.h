/* What each kind of program may do in the database of a server, and no more: groups of the server,
 * to be given to the users that programs sign in as. The owner, who made the tables, may everything
 * and is nobody's program. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_ROLES_H
#define KS_STORE_STORE_ROLES_H

#include "store/store.h"

/* The statements that make the groups hall_kiosk, hall_console and hall_board and give them their
 * rights, in `arena`. They may be run again: rights that are no longer theirs are taken back. */
const char *ks_store_roles_script(struct ks_arena *arena);

/* Runs them, whole or not at all, as the owner of the hall at `address`. KS_ERR_STATE: a file has
 * no groups; KS_ERR_NOT_FOUND: there is no hall; KS_ERR_VERSION: it is of another release;
 * KS_ERR_IO: this user of the server may not. */
enum ks_err ks_store_make_roles(const char *address, struct ks_error *error) KS_MUST_USE;

#endif
