/* Who serves visitors and who has which paper in hand: bytes of the lock file where the database is
 * a file, claims of the connection on a server. */
#include "base/i18n.h"
#include "store/store_private.h"

static bool is_on_server(const struct ks_store *store)
{
    return !ks_sql_is_file(store->sql);
}

/* What cannot be asked is taken for taken: nothing of somebody else's is given up. */
static bool is_claimed(const struct ks_store *store, int64_t place)
{
    bool is_taken = false;
    enum ks_err err = ks_sql_is_claimed(store->sql, place, &is_taken, NULL);
    return err != KS_OK || is_taken;
}

static void drop(const struct ks_store *store, int64_t place, bool is_shared)
{
    enum ks_err ignored = ks_sql_give_up_claim(store->sql, place, is_shared, NULL);
    (void)ignored; /* then the connection is gone, and the claim with it */
}

bool ks_claim_kiosk(struct ks_store *store, enum ks_lock which)
{
    bool is_shared = which == KS_LOCK_FURTHER_KIOSK;
    enum ks_err err = is_on_server(store) ? ks_sql_claim(store->sql, which, is_shared, NULL)
                                          : ks_lock_take(store->lock_fd, which, is_shared, NULL);
    return err == KS_OK;
}

void ks_claim_drop_kiosk(struct ks_store *store, enum ks_lock which)
{
    if (is_on_server(store))
        drop(store, which, which == KS_LOCK_FURTHER_KIOSK);
    else
        ks_lock_drop(store->lock_fd, which);
}

bool ks_claim_is_kiosk_taken(const struct ks_store *store, enum ks_lock which)
{
    return is_on_server(store) ? is_claimed(store, which) : ks_lock_is_taken(store->lock_fd, which);
}

enum ks_err ks_claim_paper(struct ks_store *store, int64_t job, int64_t ticket,
                           struct ks_error *error)
{
    if (!is_on_server(store))
        return ks_lock_take_paper(store->lock_fd, job, ticket, error);
    enum ks_err err = ks_sql_claim(store->sql, ks_lock_place_of_paper(job, ticket), false, error);
    return err == KS_ERR_BUSY ? ks_fail(error, err, "%s", ks_staff_tr(ks_lock_paper_is_busy)) : err;
}

void ks_claim_drop_paper(struct ks_store *store, int64_t job, int64_t ticket)
{
    if (is_on_server(store))
        drop(store, ks_lock_place_of_paper(job, ticket), false);
    else
        ks_lock_drop_paper(store->lock_fd, job, ticket);
}

bool ks_claim_is_paper_taken(const struct ks_store *store, int64_t job, int64_t ticket)
{
    return is_on_server(store) ? is_claimed(store, ks_lock_place_of_paper(job, ticket))
                               : ks_lock_is_paper_taken(store->lock_fd, job, ticket);
}
