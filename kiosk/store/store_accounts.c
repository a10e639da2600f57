/* Accounts of the console, and what was done to them. */
#include "store/store_accounts.h"

#include <string.h>

#include "store/store_private.h"

static const char *key_of(const char *name, char key[KS_ACCOUNT_NAME_BYTES])
{
    ks_account_key(name, key);
    return key;
}

enum ks_err ks_store_has_administrator(struct ks_store *store, bool *out, struct ks_error *error)
{
    int64_t found = 0;
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT EXISTS (SELECT 1 FROM account WHERE role = 'administrator' "
                   "AND tribunal = '')",
                   NULL, 0, ks_sql_read_int, &found, error);

    *out = found != 0;
    return err;
}

/* What was done, and to whom; "" where it does not change. */
struct told {
    const char *act, *name, *role, *tribunal;
};

/* Inside a transaction. */
static enum ks_err tell(struct ks_store *store, const struct told *told,
                        const struct ks_account_change *change, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(change->now_ms), KS_SQL_OF_TEXT(told->act),
        KS_SQL_OF_TEXT(told->name),    KS_SQL_OF_TEXT(told->role),
        KS_SQL_OF_TEXT(change->actor), KS_SQL_OF_TEXT(told->tribunal)};

    return ks_sql_run(store->sql,
                      "INSERT INTO account_event (at_ms, act, account, role, actor, tribunal) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      values, 6, NULL, NULL, error);
}

static void read_account(const struct ks_sql_row *row, void *out)
{
    struct ks_account *account = out;
    char role[16];

    *account = (struct ks_account){.id = ks_sql_int(row, 0), .made_ms = ks_sql_int(row, 3)};
    bool is_right = ks_store_read_word(row, 1, account->name, sizeof account->name) &&
                    ks_store_read_word(row, 2, role, sizeof role) &&
                    ks_store_read_word(row, 4, account->tribunal, sizeof account->tribunal) &&
                    ks_store_is_time(account->made_ms);
    account->role = is_right ? ks_rank_from_code(role) : KS_RANK_COUNT;
}

static void read_account_whole(const struct ks_sql_row *row, void *out)
{
    struct ks_account *account = out;

    read_account(row, out);
    if (!ks_store_read_word(row, 5, account->password, sizeof account->password))
        account->role = KS_RANK_COUNT;
}

enum ks_err ks_store_find_account(struct ks_store *store, const char *name, struct ks_account *out,
                                  struct ks_error *error)
{
    char key[KS_ACCOUNT_NAME_BYTES];
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(key_of(name, key))};

    *out = (struct ks_account){0};
    enum ks_err err =
        strlen(name) < sizeof key
            ? ks_sql_run(store->sql,
                         "SELECT id, name, role, made_ms, tribunal, password FROM account "
                         "WHERE name_key = ?1",
                         values, 1, read_account_whole, out, error)
            : KS_ERR_NOT_FOUND;
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "There is no such user");
    if (err == KS_OK && out->role == KS_RANK_COUNT)
        return ks_fail(error, KS_ERR_CORRUPT, "The row of a user is damaged");
    return err;
}

/* Inside a transaction. */
static enum ks_err insert(struct ks_store *store, const struct ks_account *account, bool is_first,
                          const struct ks_account_change *change, struct ks_error *error)
{
    char key[KS_ACCOUNT_NAME_BYTES];
    bool has_administrator = false;
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(account->name),
                                          KS_SQL_OF_TEXT(key_of(account->name, key)),
                                          KS_SQL_OF_TEXT(ks_rank_code(account->role)),
                                          KS_SQL_OF_TEXT(account->password),
                                          KS_SQL_OF_INT(change->now_ms),
                                          KS_SQL_OF_TEXT(account->tribunal)};
    const struct told told = {is_first ? "setup" : "add", account->name,
                              ks_rank_code(account->role), account->tribunal};
    enum ks_err err = ks_store_has_administrator(store, &has_administrator, error);

    if (err == KS_OK && is_first && has_administrator)
        err = ks_fail(error, KS_ERR_STATE, "There is an administrator already: sign in");
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "INSERT INTO account (name, name_key, role, password, made_ms, tribunal) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                     values, 6, NULL, NULL, error);
    if (err == KS_ERR_STATE)
        return ks_fail(error, err, "There is a user of this name already");
    return err == KS_OK ? tell(store, &told, change, error) : err;
}

enum ks_err ks_store_add_account(struct ks_store *store, const struct ks_account *account,
                                 bool is_first, const struct ks_account_change *change,
                                 struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK
               ? ks_sql_end(store->sql, insert(store, account, is_first, change, error), error)
               : err;
}

struct showing_accounts {
    bool (*show)(const struct ks_account *account, void *ctx);
    void *ctx;
};

static bool show_account(const struct ks_sql_row *row, void *out)
{
    const struct showing_accounts *showing = out;
    struct ks_account account;

    read_account(row, &account);
    return account.role == KS_RANK_COUNT || showing->show(&account, showing->ctx);
}

enum ks_err ks_store_show_accounts(struct ks_store *store,
                                   bool (*show)(const struct ks_account *account, void *ctx),
                                   void *ctx, struct ks_error *error)
{
    struct showing_accounts showing = {show, ctx};

    return ks_sql_each(store->sql,
                       "SELECT id, name, role, made_ms, tribunal FROM account ORDER BY name_key",
                       NULL, 0, show_account, &showing, error);
}

/* Inside a transaction: whether the court would be without an administrator. */
static enum ks_err check_not_last(struct ks_store *store, const struct ks_account *account,
                                  struct ks_error *error)
{
    int64_t count = 0;
    enum ks_err err = ks_sql_run(
        store->sql, "SELECT count(*) FROM account WHERE role = 'administrator' AND tribunal = ''",
        NULL, 0, ks_sql_read_int, &count, error);

    if (err == KS_OK && account->role == KS_RANK_ADMINISTRATOR && account->tribunal[0] == '\0' &&
        count < 2)
        return ks_fail(error, KS_ERR_STATE,
                       "This is the last administrator of the court: make another one first");
    return err;
}

/* Inside a transaction. */
static enum ks_err end_sessions(struct ks_store *store, const struct ks_account *account,
                                const uint8_t *kept, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account->id),
                                          {.kind = KS_SQL_BLOB,
                                           .data = kept != NULL ? kept : (const uint8_t *)"",
                                           .bytes = kept != NULL ? KS_CRYPTO_HASH_BYTES : 0}};

    return ks_sql_run(store->sql, "DELETE FROM session WHERE account = ?1 AND hash <> ?2", values,
                      2, NULL, NULL, error);
}

/* What is done to an account that is there, inside a transaction. */
struct account_act {
    const char *name;
    enum ks_rank role;
    const char *tribunal, *password;
    const uint8_t *kept;
    const struct ks_account_change *change;
};

static enum ks_err set_role(struct ks_store *store, const struct ks_account *account,
                            const struct account_act *act, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account->id),
                                          KS_SQL_OF_TEXT(ks_rank_code(act->role))};
    const struct told told = {"role", account->name, ks_rank_code(act->role), ""};
    enum ks_err err =
        act->role == KS_RANK_ADMINISTRATOR ? KS_OK : check_not_last(store, account, error);

    if (err == KS_OK)
        err = ks_sql_run(store->sql, "UPDATE account SET role = ?2 WHERE id = ?1", values, 2, NULL,
                         NULL, error);
    return err == KS_OK ? tell(store, &told, act->change, error) : err;
}

/* What was open before shows what is another's now. */
static enum ks_err set_tribunal(struct ks_store *store, const struct ks_account *account,
                                const struct account_act *act, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account->id),
                                          KS_SQL_OF_TEXT(act->tribunal)};
    const struct told told = {"tribunal", account->name, "", act->tribunal};
    enum ks_err err = act->tribunal[0] == '\0' ? KS_OK : check_not_last(store, account, error);

    if (err == KS_OK)
        err = ks_sql_run(store->sql, "UPDATE account SET tribunal = ?2 WHERE id = ?1", values, 2,
                         NULL, NULL, error);
    if (err == KS_OK)
        err = end_sessions(store, account, NULL, error);
    return err == KS_OK ? tell(store, &told, act->change, error) : err;
}

static enum ks_err set_password(struct ks_store *store, const struct ks_account *account,
                                const struct account_act *act, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account->id),
                                          KS_SQL_OF_TEXT(act->password)};
    const struct told told = {act->kept != NULL ? "password" : "reset", account->name, "", ""};
    enum ks_err err = ks_sql_run(store->sql, "UPDATE account SET password = ?2 WHERE id = ?1",
                                 values, 2, NULL, NULL, error);

    if (err == KS_OK)
        err = end_sessions(store, account, act->kept, error);
    return err == KS_OK ? tell(store, &told, act->change, error) : err;
}

static enum ks_err remove_account(struct ks_store *store, const struct ks_account *account,
                                  const struct account_act *act, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(account->id), KS_SQL_OF_TEXT(account->name),
                                          KS_SQL_OF_INT(store->hall)};
    const struct told told = {"remove", account->name, "", ""};
    enum ks_err err = check_not_last(store, account, error);

    if (err == KS_OK)
        err = end_sessions(store, account, NULL, error);
    if (err == KS_OK)
        err = ks_try_forget_places(store, account->id, error);
    if (err == KS_OK)
        err = ks_sql_run(store->sql, "DELETE FROM seat WHERE hall = ?2 AND holder = ?1", values + 1,
                         2, NULL, NULL, error);
    if (err == KS_OK)
        err = ks_sql_run(store->sql, "DELETE FROM account WHERE id = ?1", values, 1, NULL, NULL,
                         error);
    return err == KS_OK ? tell(store, &told, act->change, error) : err;
}

static enum ks_err
change(struct ks_store *store, const struct account_act *act,
       enum ks_err (*make)(struct ks_store *store, const struct ks_account *account,
                           const struct account_act *act, struct ks_error *error),
       struct ks_error *error)
{
    struct ks_account account = {0};
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = ks_store_find_account(store, act->name, &account, error);
    if (err == KS_OK)
        err = make(store, &account, act, error);
    ks_crypto_wipe(&account, sizeof account);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_set_role(struct ks_store *store, const char *name, enum ks_rank role,
                              const struct ks_account_change *by, struct ks_error *error)
{
    return change(store, &(struct account_act){.name = name, .role = role, .change = by}, set_role,
                  error);
}

enum ks_err ks_store_set_tribunal(struct ks_store *store, const char *name, const char *tribunal,
                                  const struct ks_account_change *by, struct ks_error *error)
{
    return change(store, &(struct account_act){.name = name, .tribunal = tribunal, .change = by},
                  set_tribunal, error);
}

enum ks_err ks_store_set_password(struct ks_store *store, const char *name, const char *password,
                                  const uint8_t *kept, const struct ks_account_change *by,
                                  struct ks_error *error)
{
    return change(
        store,
        &(struct account_act){.name = name, .password = password, .kept = kept, .change = by},
        set_password, error);
}

enum ks_err ks_store_remove_account(struct ks_store *store, const char *name,
                                    const struct ks_account_change *by, struct ks_error *error)
{
    return change(store, &(struct account_act){.name = name, .change = by}, remove_account, error);
}

struct showing_events {
    bool (*show)(const struct ks_account_event *event, void *ctx);
    void *ctx;
};

static bool show_event(const struct ks_sql_row *row, void *out)
{
    const struct showing_events *showing = out;
    struct ks_account_event event = {.at_ms = ks_sql_int(row, 0)};
    bool is_right = ks_store_is_time(event.at_ms) &&
                    ks_store_read_word(row, 1, event.act, sizeof event.act) &&
                    ks_store_read_word(row, 2, event.account, sizeof event.account) &&
                    ks_store_read_word(row, 3, event.role, sizeof event.role) &&
                    ks_store_read_word(row, 4, event.actor, sizeof event.actor) &&
                    ks_store_read_word(row, 5, event.tribunal, sizeof event.tribunal);

    return !is_right || showing->show(&event, showing->ctx);
}

enum ks_err ks_store_show_account_events(struct ks_store *store, int most,
                                         bool (*show)(const struct ks_account_event *event,
                                                      void *ctx),
                                         void *ctx, struct ks_error *error)
{
    struct showing_events showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(most)};

    return ks_sql_each(store->sql,
                       "SELECT at_ms, act, account, role, actor, tribunal FROM account_event "
                       "ORDER BY n DESC LIMIT ?1",
                       values, 1, show_event, &showing, error);
}
