/* Users of the console: making, changing, listing. */
#include "service/accounts.h"

#include <stdio.h>
#include <string.h>

#include "service/parts.h"
#include "store/store_accounts.h"

enum ks_err ks_accounts_need_setup(const struct ks_desk *desk, bool *out, struct ks_error *error)
{
    bool has = false;
    enum ks_err err = ks_store_has_administrator(desk->store, &has, error);

    *out = !has;
    return err;
}

static struct ks_account_change change_of(const struct ks_account_wanted *wanted, int64_t now_ms)
{
    return (struct ks_account_change){.actor = wanted->actor, .now_ms = now_ms};
}

static enum ks_err check_password(const struct ks_account_wanted *wanted, struct ks_error *error)
{
    const char *fault = ks_account_fault_of_password(wanted->user, wanted->password);

    return fault == NULL ? KS_OK : ks_fail(error, KS_ERR_INPUT, "%s", ks_staff_tr(fault));
}

/* A tribunal that has gone from the pack is nobody's: whoever was bound to it may nothing there. */
static enum ks_err check_tribunal(const struct ks_desk *desk, const char *tribunal,
                                  struct ks_error *error)
{
    const struct ks_content *content = desk->content;

    if (tribunal[0] == '\0')
        return KS_OK;
    for (int i = 0; content != NULL && i < content->tribunal_count; i++)
        if (strcmp(content->tribunals[i].id, tribunal) == 0 &&
            strlen(tribunal) < KS_ACCOUNT_TRIBUNAL_BYTES)
            return KS_OK;
    return ks_fail(error, KS_ERR_INPUT, "The content that is shown knows no tribunal \"%s\"",
                   tribunal);
}

static const char *tribunal_of(const struct ks_account_wanted *wanted)
{
    return wanted->tribunal != NULL ? wanted->tribunal : "";
}

static enum ks_err add(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                       bool is_first, int64_t now_ms, struct ks_error *error)
{
    const struct ks_account_change change = change_of(wanted, now_ms);
    struct ks_account account = {.role = wanted->role};
    const char *fault = ks_account_fault_of_name(wanted->user);

    if (fault != NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s", ks_staff_tr(fault));
    if (wanted->role == KS_RANK_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "The role is window, supervisor or administrator");
    enum ks_err err = check_tribunal(desk, tribunal_of(wanted), error);
    if (err == KS_OK)
        err = check_password(wanted, error);
    if (err == KS_OK)
        err = ks_crypto_hash_password(wanted->password, account.password, error);
    snprintf(account.name, sizeof account.name, "%s", wanted->user);
    snprintf(account.tribunal, sizeof account.tribunal, "%s", tribunal_of(wanted));
    if (err == KS_OK)
        err = ks_store_add_account(desk->store, &account, is_first, &change, error);
    ks_crypto_wipe(&account, sizeof account);
    return err;
}

enum ks_err ks_accounts_setup(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                              int64_t now_ms, struct ks_error *error)
{
    return add(desk, wanted, true, now_ms, error);
}

enum ks_err ks_accounts_add(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                            int64_t now_ms, struct ks_error *error)
{
    return add(desk, wanted, false, now_ms, error);
}

enum ks_err ks_accounts_reset(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                              int64_t now_ms, struct ks_error *error)
{
    const struct ks_account_change change = change_of(wanted, now_ms);
    char hash[KS_CRYPTO_PASSWORD_BYTES] = "";
    enum ks_err err = check_password(wanted, error);

    if (err == KS_OK)
        err = ks_crypto_hash_password(wanted->password, hash, error);
    if (err == KS_OK)
        err = ks_store_set_password(desk->store, wanted->user, hash, NULL, &change, error);
    ks_crypto_wipe(hash, sizeof hash);
    return err;
}

enum ks_err ks_accounts_set_role(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                                 int64_t now_ms, struct ks_error *error)
{
    const struct ks_account_change change = change_of(wanted, now_ms);

    if (wanted->role == KS_RANK_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "The role is window, supervisor or administrator");
    return ks_store_set_role(desk->store, wanted->user, wanted->role, &change, error);
}

enum ks_err ks_accounts_set_tribunal(const struct ks_desk *desk,
                                     const struct ks_account_wanted *wanted, int64_t now_ms,
                                     struct ks_error *error)
{
    const struct ks_account_change change = change_of(wanted, now_ms);
    enum ks_err err = check_tribunal(desk, tribunal_of(wanted), error);

    return err == KS_OK ? ks_store_set_tribunal(desk->store, wanted->user, tribunal_of(wanted),
                                                &change, error)
                        : err;
}

enum ks_err ks_accounts_remove(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                               int64_t now_ms, struct ks_error *error)
{
    const struct ks_account_change change = change_of(wanted, now_ms);

    return ks_store_remove_account(desk->store, wanted->user, &change, error);
}

/* Rows that grow in an arena. */
struct list {
    struct ks_arena *arena;
    void *rows;
    int count, capacity;
};

static void *add_row(struct list *list, size_t row_bytes)
{
    list->rows = ks_arena_room(list->arena, list->rows, list->count, &list->capacity, row_bytes);
    return (char *)list->rows + (size_t)list->count++ * row_bytes;
}

static bool add_account(const struct ks_account *account, void *ctx)
{
    struct ks_account_row *row = add_row(ctx, sizeof *row);

    *row = (struct ks_account_row){.role = account->role, .made_ms = account->made_ms};
    snprintf(row->user, sizeof row->user, "%s", account->name);
    snprintf(row->tribunal, sizeof row->tribunal, "%s", account->tribunal);
    return true;
}

enum ks_err ks_accounts_list(const struct ks_desk *desk, struct ks_arena *arena,
                             struct ks_account_row **out, int *count, struct ks_error *error)
{
    struct list list = {.arena = arena};
    enum ks_err err = ks_store_show_accounts(desk->store, add_account, &list, error);

    *out = list.rows;
    *count = err == KS_OK ? list.count : 0;
    return err;
}

enum ks_err ks_accounts_prove(const struct ks_desk *desk, const char *user, const char *password,
                              char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES], struct ks_error *error)
{
    struct ks_account account;
    enum ks_err err = ks_store_find_account(desk->store, user, &account, error);
    bool is_known = err == KS_OK;
    bool is_right = ks_crypto_is_password(is_known ? account.password : NULL, password);
    enum ks_rank role = account.role;

    memcpy(tribunal, account.tribunal, KS_ACCOUNT_TRIBUNAL_BYTES);
    ks_crypto_wipe(&account, sizeof account);
    if (is_right && role == KS_RANK_ADMINISTRATOR)
        return KS_OK;
    if (err != KS_OK && err != KS_ERR_NOT_FOUND)
        return err;
    return is_right ? ks_fail(error, KS_ERR_STATE, "Releases are an administrator's matter")
                    : ks_fail(error, KS_ERR_INPUT, "The name or the password is wrong");
}

static bool add_step(const struct ks_account_event *event, void *ctx)
{
    struct ks_account_step *row = add_row(ctx, sizeof *row);

    *row = (struct ks_account_step){.at_ms = event->at_ms};
    snprintf(row->act, sizeof row->act, "%s", event->act);
    snprintf(row->user, sizeof row->user, "%s", event->account);
    snprintf(row->actor, sizeof row->actor, "%s", event->actor);
    snprintf(row->role, sizeof row->role, "%s", event->role);
    snprintf(row->tribunal, sizeof row->tribunal, "%s", event->tribunal);
    return true;
}

enum ks_err ks_accounts_history(const struct ks_desk *desk, struct ks_arena *arena,
                                struct ks_account_step **out, int *count, struct ks_error *error)
{
    struct list list = {.arena = arena};
    enum ks_err err = ks_store_show_account_events(desk->store, 200, add_step, &list, error);

    *out = list.rows;
    *count = err == KS_OK ? list.count : 0;
    return err;
}
