/* Tries to sign in, and the places users are known at. */
#include "store/store_tries.h"

#include "store/store_private.h"

enum { MOST_GUESSERS = 10000, MOST_PLACES = 20 };

struct guesser_row {
    int64_t failures, last_ms, until_ms;
};

static void read_guesser(const struct ks_sql_row *row, void *out)
{
    struct guesser_row *guesser = out;

    *guesser = (struct guesser_row){ks_sql_int(row, 0), ks_sql_int(row, 1), ks_sql_int(row, 2)};
}

/* A wait that is longer than one can be is of a clock that ran ahead. */
static enum ks_err find_guesser(struct ks_store *store, const uint8_t *hash, int64_t now_ms,
                                struct guesser_row *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(hash)};

    *out = (struct guesser_row){0};
    enum ks_err err = ks_sql_run(
        store->sql, "SELECT failures, last_ms, until_ms FROM sign_in_failure WHERE guesser = ?1",
        values, 1, read_guesser, out, error);
    if (err != KS_OK)
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    if (out->last_ms > now_ms || now_ms - out->last_ms > KS_GUESSES_FORGOTTEN_MS)
        *out = (struct guesser_row){0};
    return KS_OK;
}

static enum ks_err count_one(struct ks_store *store, enum ks_guesser kind, const uint8_t *hash,
                             const struct guesser_row *before, int64_t now_ms,
                             struct ks_error *error)
{
    int64_t failures = before->failures + 1;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_HASH(hash), KS_SQL_OF_INT(failures), KS_SQL_OF_INT(now_ms),
        KS_SQL_OF_INT(now_ms + ks_account_wait_ms(kind, failures))};

    return ks_sql_run(store->sql,
                      "INSERT INTO sign_in_failure (guesser, failures, last_ms, until_ms) "
                      "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (guesser) DO UPDATE SET "
                      "failures = excluded.failures, last_ms = excluded.last_ms, "
                      "until_ms = excluded.until_ms",
                      values, 4, NULL, NULL, error);
}

/* Who guesses under ever new names does not fill the disk. */
static enum ks_err tidy_guessers(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value old[] = {KS_SQL_OF_INT(now_ms - KS_GUESSES_FORGOTTEN_MS)};
    const struct ks_sql_value most[] = {KS_SQL_OF_INT(MOST_GUESSERS)};
    enum ks_err err = ks_sql_run(store->sql, "DELETE FROM sign_in_failure WHERE last_ms < ?1", old,
                                 1, NULL, NULL, error);

    if (err != KS_OK)
        return err;
    return ks_sql_run(store->sql,
                      "DELETE FROM sign_in_failure WHERE guesser IN (SELECT guesser FROM "
                      "sign_in_failure ORDER BY last_ms DESC LIMIT 100 OFFSET ?1)",
                      most, 1, NULL, NULL, error);
}

static enum ks_err find_place(struct ks_store *store, struct ks_guess *guess,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(guess->of[KS_GUESSER_PLACE])};
    int64_t is_known = 0;
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT EXISTS (SELECT 1 FROM sign_in_place WHERE place = ?1)",
                   values, 1, ks_sql_read_int, &is_known, error);

    guess->is_of_place = guess->is_of_place || is_known != 0;
    return err;
}

/* The other one of the two that a try counts for, besides its address. */
static enum ks_guesser other_of(const struct ks_guess *guess)
{
    return guess->is_of_place ? KS_GUESSER_PLACE : KS_GUESSER_USER;
}

/* Inside a transaction. */
static enum ks_err count_try(struct ks_store *store, struct ks_guess *guess, int64_t *wait_ms,
                             struct ks_error *error)
{
    struct guesser_row before[2];
    enum ks_err err = find_place(store, guess, error);
    const enum ks_guesser counted[2] = {KS_GUESSER_ADDRESS, other_of(guess)};

    for (int i = 0; err == KS_OK && i < 2; i++) {
        err = find_guesser(store, guess->of[counted[i]], guess->now_ms, &before[i], error);
        if (err == KS_OK && before[i].until_ms - guess->now_ms > *wait_ms)
            *wait_ms = before[i].until_ms - guess->now_ms;
    }
    if (err != KS_OK || *wait_ms > 0)
        return err;
    err = tidy_guessers(store, guess->now_ms, error);
    for (int i = 0; err == KS_OK && i < 2; i++)
        err = count_one(store, counted[i], guess->of[counted[i]], &before[i], guess->now_ms, error);
    return err;
}

enum ks_err ks_store_count_try(struct ks_store *store, struct ks_guess *guess, int64_t *wait_ms,
                               struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    *wait_ms = 0;
    return err == KS_OK ? ks_sql_end(store->sql, count_try(store, guess, wait_ms, error), error)
                        : err;
}

/* Inside a transaction. */
static enum ks_err take_back(struct ks_store *store, const struct ks_guess *guess,
                             struct ks_error *error)
{
    const struct ks_sql_value other[] = {KS_SQL_OF_HASH(guess->of[other_of(guess)])};
    const struct ks_sql_value address[] = {KS_SQL_OF_HASH(guess->of[KS_GUESSER_ADDRESS])};
    enum ks_err err = ks_sql_run(store->sql, "DELETE FROM sign_in_failure WHERE guesser = ?1",
                                 other, 1, NULL, NULL, error);

    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE sign_in_failure SET failures = failures - 1, "
                                     "until_ms = last_ms WHERE guesser = ?1 AND failures > 0",
                                     address, 1, NULL, NULL, error)
                        : err;
}

enum ks_err ks_store_take_back_try(struct ks_store *store, const struct ks_guess *guess,
                                   struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, take_back(store, guess, error), error) : err;
}

enum ks_err ks_try_was_right(struct ks_store *store, const struct ks_guess *guess, int64_t account,
                             struct ks_error *error)
{
    const struct ks_sql_value place[] = {KS_SQL_OF_HASH(guess->of[KS_GUESSER_PLACE]),
                                         KS_SQL_OF_INT(account), KS_SQL_OF_INT(guess->now_ms)};
    const struct ks_sql_value oldest[] = {KS_SQL_OF_INT(account), KS_SQL_OF_INT(MOST_PLACES)};
    enum ks_err err = take_back(store, guess, error);

    if (err == KS_OK)
        err = ks_sql_run(store->sql,
                         "INSERT INTO sign_in_place (place, account, last_ms) VALUES (?1, ?2, ?3) "
                         "ON CONFLICT (place) DO UPDATE SET account = excluded.account, "
                         "last_ms = excluded.last_ms",
                         place, 3, NULL, NULL, error);
    return err == KS_OK
               ? ks_sql_run(store->sql,
                            "DELETE FROM sign_in_place WHERE account = ?1 AND place NOT IN (SELECT "
                            "place FROM sign_in_place WHERE account = ?1 ORDER BY last_ms DESC "
                            "LIMIT ?2)",
                            oldest, 2, NULL, NULL, error)
               : err;
}

enum ks_err ks_try_forget_places(struct ks_store *store, int64_t account, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account)};

    return ks_sql_run(store->sql, "DELETE FROM sign_in_place WHERE account = ?1", values, 1, NULL,
                      NULL, error);
}
