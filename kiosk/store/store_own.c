/* A visitor's own number: its check, giving it back, coming back after a call that was missed. */
#include "store/store_own.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "store/store_papers.h"
#include "store/store_private.h"

static void read_token(const struct ks_sql_row *row, void *out)
{
    ks_sql_text(row, 0, out, KS_CRYPTO_DIGEST_BYTES);
}

/* Of the gesture's token, which was random: nobody can tell it from the number. Of two parties each
 * has their own. */
enum ks_err ks_store_slip_check(struct ks_store *store, int64_t ticket_id, int side,
                                char out[KS_SLIP_CHECK_DIGITS + 1], struct ks_error *error)
{
    static const char purpose[] = "slip-check-";
    char text[sizeof purpose + KS_CRYPTO_DIGEST_BYTES], token[KS_CRYPTO_DIGEST_BYTES] = "";
    char digest[KS_CRYPTO_DIGEST_BYTES];
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(side),
                                          KS_SQL_OF_INT(store->hall)};
    unsigned long sum = 0;
    out[0] = '\0';
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT coalesce((SELECT pair_side.token FROM pair, pair_side "
                   "WHERE pair.ticket = ?1 AND pair.hall = ?3 AND pair_side.pair = pair.id "
                   "AND pair_side.side = ?2), token) FROM ticket WHERE id = ?1 AND hall = ?3",
                   values, 3, read_token, token, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "There is no such ticket");
    if (err != KS_OK)
        return err;
    snprintf(text, sizeof text, "%s%s", purpose, token);
    ks_crypto_digest(text, strlen(text), digest);
    for (int i = 0; i < 8 && digest[i] != '\0'; i++)
        sum = sum * 31 + (unsigned char)digest[i];
    snprintf(out, KS_SLIP_CHECK_DIGITS + 1, "%04lu", sum % 10000);
    return KS_OK;
}

static enum ks_err count_wrong(struct ks_store *store, int64_t id, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(store->hall)};
    return ks_sql_run(
        store->sql, "UPDATE ticket SET wrong_checks = wrong_checks + 1 WHERE id = ?1 AND hall = ?2",
        values, 2, NULL, NULL, error);
}

/* Whose check it is: 1, or of two parties 1 or 2 of those who are there. KS_ERR_INPUT when
 * nobody's, told in `error`. */
static enum ks_err find_owner(struct ks_store *store, const struct ks_ticket *ticket,
                              const struct ks_pair_row *pair, const char *check, int *out,
                              struct ks_error *error)
{
    *out = 0;
    for (int side = 1; side <= (pair->id != 0 ? 2 : 1); side++) {
        const struct ks_pair_side *party = &pair->sides[side - 1];
        char own[KS_SLIP_CHECK_DIGITS + 1];
        enum ks_err err = KS_OK;
        if (pair->id != 0 && (party->came_ms == 0 || party->is_away))
            continue;
        err = ks_store_slip_check(store, ticket->id, side, own, error);
        if (err != KS_OK)
            return err;
        if (strcmp(own, check) == 0 && *out == 0)
            *out = side;
    }
    return *out != 0 ? KS_OK
                     : ks_fail(error, KS_ERR_INPUT, "These are not the check digits of %s",
                               ticket->number);
}

static enum ks_err check_guesses(struct ks_store *store, const struct ks_ticket *ticket,
                                 struct ks_error *error)
{
    int64_t wrong = 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket->id), KS_SQL_OF_INT(store->hall)};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT wrong_checks FROM ticket WHERE id = ?1 AND hall = ?2",
                   values, 2, ks_sql_read_int, &wrong, error);
    return err == KS_OK && wrong >= KS_MOST_WRONG_CHECKS
               ? ks_fail(error, KS_ERR_BUSY,
                         "Too many wrong check digits for %s: the window sees to it",
                         ticket->number)
               : err;
}

static bool may_give_back(const struct ks_ticket *ticket)
{
    return ks_ticket_is_queued(ticket->state) || ticket->state == KS_TICKET_NO_SHOW;
}

static bool are_both_there(const struct ks_pair_row *pair)
{
    return ks_pair_judge(pair->sides, 0) == KS_PAIR_READY;
}

/* Of two who are there one leaves the number to the other. */
static enum ks_err leave(struct ks_store *store, struct ks_pair_row *pair, int side, int64_t now_ms,
                         struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_pair_leave(store, pair, side, now_ms, error);
    return err == KS_OK ? ks_store_get_ticket(store, out->id, out, error) : err;
}

/* Inside a transaction: whose check it is, into `pair` and `side`. `verdict` is what the visitor is
 * told; a wrong check is kept though the wish is refused. */
static enum ks_err check_slip(struct ks_store *store, const struct ks_ticket *ticket,
                              const char *check, struct ks_pair_row *pair, int *side,
                              enum ks_err *verdict, struct ks_error *error)
{
    enum ks_err err = ks_store_pair_of_ticket(store, ticket->id, pair, NULL);
    if (err != KS_OK && err != KS_ERR_NOT_FOUND)
        return *verdict = ks_fail(error, err, "The pair of %s cannot be read", ticket->number);
    *verdict = check_guesses(store, ticket, error);
    if (*verdict == KS_OK)
        *verdict = find_owner(store, ticket, pair, check, side, error);
    return *verdict == KS_ERR_INPUT ? count_wrong(store, ticket->id, NULL) : *verdict;
}

enum ks_err ks_store_check_slip(struct ks_store *store, const char *day, const char *number,
                                const char *check, struct ks_error *error)
{
    struct ks_pair_row pair = {0};
    struct ks_ticket ticket;
    int side = 0;
    enum ks_err verdict = KS_OK, err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_store_find_number(store, day, number, &ticket, error);
    if (err == KS_OK)
        err = check_slip(store, &ticket, check, &pair, &side, &verdict, error);
    err = ks_sql_end(store->sql, err, error);
    return err == KS_OK ? verdict : err;
}

/* Inside a transaction, as check_slip. */
static enum ks_err give_back(struct ks_store *store, const char *check, int64_t now_ms,
                             struct ks_ticket *out, enum ks_err *verdict, struct ks_error *error)
{
    struct ks_pair_row pair = {0};
    int side = 0;
    enum ks_err err = check_slip(store, out, check, &pair, &side, verdict, error);
    if (*verdict == KS_ERR_INPUT)
        return err;
    if (*verdict == KS_OK && !may_give_back(out))
        *verdict = ks_fail(error, KS_ERR_STATE, "Ticket %s is %s: it cannot be given back",
                           out->number, ks_staff_tr(ks_ticket_state_code(out->state)));
    if (*verdict != KS_OK)
        return *verdict;
    if (pair.id != 0 && are_both_there(&pair))
        return *verdict = leave(store, &pair, side, now_ms, out, error);
    const struct ks_ticket_step step = {
        .id = out->id, .act = KS_QUEUE_CANCEL, .reason = KS_N_("by the visitor"), .now_ms = now_ms};
    return *verdict = ks_ticket_step(store, &step, out, error);
}

enum ks_err ks_store_give_back(struct ks_store *store, const char *day, const char *number,
                               const char *check, int64_t now_ms, struct ks_ticket *out,
                               struct ks_error *error)
{
    enum ks_err verdict = KS_OK, err = ks_sql_begin(store->sql, error);
    *out = (struct ks_ticket){0};
    if (err != KS_OK)
        return err;
    err = ks_store_find_number(store, day, number, out, error);
    if (err == KS_OK)
        err = give_back(store, check, now_ms, out, &verdict, error);
    err = ks_sql_end(store->sql, err, error);
    err = err == KS_OK ? verdict : err;
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}
