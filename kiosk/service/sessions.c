/* Signing in and out of the console, and the seat of who is signed in. */
#include <stdio.h>
#include <string.h>

#include "service/accounts.h"
#include "service/hall_acts.h"
#include "service/parts.h"
#include "store/store_accounts.h"
#include "store/store_sessions.h"

static void write_hex(const uint8_t bytes[KS_CRYPTO_HASH_BYTES], char out[KS_TOKEN_BYTES])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < KS_CRYPTO_HASH_BYTES; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[KS_TOKEN_BYTES - 1] = '\0';
}

static void hash_for(const char *purpose, const char *text, const uint8_t *key,
                     uint8_t out[KS_CRYPTO_HASH_BYTES])
{
    const struct ks_bytes parts[] = {
        {purpose, strlen(purpose)}, {text, strlen(text)}, {key, KS_CRYPTO_KEY_BYTES}};

    ks_crypto_hash(parts, key != NULL ? 3 : 2, out);
}

/* A name in other letters is the same name, and has the same count; no name: a place alone. */
static struct ks_guess guess_of(const struct ks_sign_in *wanted, int64_t now_ms)
{
    struct ks_guess guess = {.is_of_place = wanted->user[0] == '\0', .now_ms = now_ms};
    char name[KS_ACCOUNT_NAME_BYTES];

    ks_account_key(wanted->user, name);
    const struct ks_bytes place[] = {{"place", strlen("place")},
                                     {name, strlen(name)},
                                     {wanted->address, strlen(wanted->address)},
                                     {wanted->key, KS_CRYPTO_KEY_BYTES}};
    hash_for("user", name, wanted->key, guess.of[KS_GUESSER_USER]);
    hash_for("address", wanted->address, wanted->key, guess.of[KS_GUESSER_ADDRESS]);
    ks_crypto_hash(place, sizeof place / sizeof *place, guess.of[KS_GUESSER_PLACE]);
    return guess;
}

static enum ks_err count_try(const struct ks_desk *desk, struct ks_guess *guess, int64_t *wait_ms,
                             struct ks_error *error)
{
    *wait_ms = 0;
    enum ks_err err = ks_store_count_try(desk->store, guess, wait_ms, error);
    if (err == KS_OK && *wait_ms > 0)
        return ks_fail(error, KS_ERR_BUSY, "Too many wrong tries: wait, then try again");
    return err;
}

enum ks_err ks_session_try_code(const struct ks_desk *desk, const struct ks_code_try *wanted,
                                int64_t now_ms, int64_t *wait_ms, struct ks_error *error)
{
    const struct ks_sign_in who = {.user = "", .address = wanted->address, .key = wanted->key};
    struct ks_guess guess = guess_of(&who, now_ms);
    enum ks_err err = count_try(desk, &guess, wait_ms, error);

    if (err != KS_OK)
        return err;
    if (wanted->code[0] == '\0' || !ks_crypto_is_code_equal(wanted->code, wanted->given))
        return ks_fail(error, KS_ERR_INPUT,
                       "This is not the code that kioskd printed when it started");
    return ks_store_take_back_try(desk->store, &guess, error);
}

static enum ks_err start_session(const struct ks_desk *desk, const struct ks_sign_in *wanted,
                                 const struct ks_guess *guess, int64_t account,
                                 char token[KS_TOKEN_BYTES], struct ks_error *error)
{
    uint8_t secret[KS_CRYPTO_HASH_BYTES];
    struct ks_session_start start = {.account = account,
                                     .lang = ks_lang_code(wanted->lang),
                                     .guess = guess,
                                     .now_ms = guess->now_ms};

    ks_crypto_random(secret, sizeof secret);
    write_hex(secret, token);
    hash_for("session", token, NULL, start.hash);
    enum ks_err err = ks_store_add_session(desk->store, &start, error);
    ks_crypto_wipe(secret, sizeof secret);
    return err;
}

/* The same work and the same words whether there is such a user or not. */
static enum ks_err check_password(const struct ks_desk *desk, const struct ks_sign_in *wanted,
                                  int64_t *account_id, struct ks_error *error)
{
    struct ks_account account;
    enum ks_err err = ks_store_find_account(desk->store, wanted->user, &account, error);
    bool is_known = err == KS_OK;

    if (err != KS_OK && err != KS_ERR_NOT_FOUND)
        return err;
    bool is_right = ks_crypto_is_password(is_known ? account.password : NULL, wanted->password);
    *account_id = account.id;
    ks_crypto_wipe(&account, sizeof account);
    return is_right ? KS_OK : ks_fail(error, KS_ERR_INPUT, "The name or the password is wrong");
}

enum ks_err ks_session_sign_in(const struct ks_desk *desk, const struct ks_sign_in *wanted,
                               int64_t now_ms, char token[KS_TOKEN_BYTES], int64_t *wait_ms,
                               struct ks_error *error)
{
    struct ks_guess guess = guess_of(wanted, now_ms);
    int64_t account = 0;
    enum ks_err err = count_try(desk, &guess, wait_ms, error);

    token[0] = '\0';
    if (err == KS_OK)
        err = check_password(desk, wanted, &account, error);
    return err == KS_OK ? start_session(desk, wanted, &guess, account, token, error) : err;
}

enum ks_err ks_session_find(const struct ks_desk *desk, const char *token, int64_t now_ms,
                            struct ks_session *out, struct ks_error *error)
{
    struct ks_session_row row;
    uint8_t hash[KS_CRYPTO_HASH_BYTES];

    *out = (struct ks_session){0};
    hash_for("session", token, NULL, hash);
    enum ks_err err = ks_store_find_session(desk->store, hash, now_ms, &row, error);
    if (err != KS_OK)
        return err;
    enum ks_lang lang = ks_lang_from_code(row.lang);
    *out = (struct ks_session){.role = row.role,
                               .lang = lang != KS_LANG_COUNT ? lang : KS_LANG_ZH_CN,
                               .seat_until_ms = row.seat_until_ms};
    memcpy(out->id, row.hash, sizeof out->id);
    snprintf(out->user, sizeof out->user, "%s", row.user);
    snprintf(out->tribunal, sizeof out->tribunal, "%s", row.tribunal);
    snprintf(out->seat, sizeof out->seat, "%s", row.seat);
    return KS_OK;
}

void ks_session_csrf(const char *token, char out[KS_TOKEN_BYTES])
{
    uint8_t hash[KS_CRYPTO_HASH_BYTES];

    hash_for("csrf", token, NULL, hash);
    write_hex(hash, out);
}

enum ks_err ks_session_set_lang(const struct ks_desk *desk, const struct ks_session *session,
                                enum ks_lang lang, struct ks_error *error)
{
    if (lang >= KS_LANG_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "This language is not spoken here");
    return ks_store_note_lang(desk->store, session->id, ks_lang_code(lang), error);
}

enum ks_err ks_session_sign_out(const struct ks_desk *desk, const struct ks_session *session,
                                int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_session_leave_seat(desk, session, now_ms, error);

    return err == KS_OK ? ks_store_end_session(desk->store, session->id, error) : err;
}

enum ks_err ks_session_set_password(const struct ks_desk *desk, const struct ks_session *session,
                                    const struct ks_sign_in *old, const char *password,
                                    int64_t now_ms, int64_t *wait_ms, struct ks_error *error)
{
    const struct ks_account_change change = {.actor = session->user, .now_ms = now_ms};
    const char *fault = ks_account_fault_of_password(session->user, password);
    struct ks_guess guess = guess_of(old, now_ms);
    char hash[KS_CRYPTO_PASSWORD_BYTES] = "";
    int64_t account = 0;

    *wait_ms = 0;
    if (fault != NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s", ks_staff_tr(fault));
    enum ks_err err = count_try(desk, &guess, wait_ms, error);
    if (err == KS_OK)
        err = check_password(desk, old, &account, error);
    if (err == KS_OK)
        err = ks_store_take_back_try(desk->store, &guess, error);
    if (err == KS_OK)
        err = ks_crypto_hash_password(password, hash, error);
    if (err == KS_OK)
        err = ks_store_set_password(desk->store, session->user, hash, session->id, &change, error);
    ks_crypto_wipe(hash, sizeof hash);
    return err;
}

enum ks_err ks_session_take_seat(const struct ks_desk *desk, const struct ks_session *session,
                                 const char *seat, bool is_take_over, int64_t now_ms,
                                 char holder[KS_TICKET_ID_BYTES], struct ks_error *error)
{
    struct ks_hall_holder now = {0};
    enum ks_err err = ks_hall_sit(desk, seat, session->user, is_take_over, now_ms, &now, error);

    snprintf(holder, KS_TICKET_ID_BYTES, "%s", err != KS_OK ? now.name : "");
    if (err == KS_OK && session->seat[0] != '\0' && strcmp(session->seat, seat) != 0)
        err = ks_hall_get_up(desk, session->seat, session->user, now_ms, error);
    return err == KS_OK ? ks_store_note_seat(desk->store, session->id, seat, error) : err;
}

enum ks_err ks_session_leave_seat(const struct ks_desk *desk, const struct ks_session *session,
                                  int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = session->seat[0] != '\0'
                          ? ks_hall_get_up(desk, session->seat, session->user, now_ms, error)
                          : KS_OK;

    return err == KS_OK ? ks_store_note_seat(desk->store, session->id, "", error) : err;
}

enum ks_err ks_sessions_keep_alive(const struct ks_desk *desk, uint8_t (*ids)[KS_CRYPTO_HASH_BYTES],
                                   int count, int64_t now_ms, bool *is_alive,
                                   struct ks_error *error)
{
    return ks_store_keep_alive(desk->store, ids, count, now_ms, is_alive, error);
}
