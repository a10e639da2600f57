/* Roles, names, passwords, and waiting after wrong ones. */
#include "domain/account.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

static const char *const role_codes[KS_RANK_COUNT] = {
    [KS_RANK_WINDOW] = KS_N_("window"),
    [KS_RANK_SUPERVISOR] = KS_N_("supervisor"),
    [KS_RANK_ADMINISTRATOR] = KS_N_("administrator"),
};

const char *ks_rank_code(enum ks_rank role)
{
    return role_codes[role];
}

enum ks_rank ks_rank_from_code(const char *code)
{
    for (int i = 0; code != NULL && i < KS_RANK_COUNT; i++)
        if (strcmp(role_codes[i], code) == 0)
            return (enum ks_rank)i;
    return KS_RANK_COUNT;
}

/* What the list of changes has in the place of a name when nobody was signed in. */
static bool is_of_a_program(const char *name)
{
    char key[KS_ACCOUNT_NAME_BYTES];

    ks_account_key(name, key);
    return strcmp(key, KS_ACTOR_KIOSKCTL) == 0 || strcmp(key, KS_ACTOR_SETUP) == 0;
}

const char *ks_account_fault_of_name(const char *name)
{
    const char *at = name;
    uint32_t last = ' ';

    if (name[0] == '\0')
        return KS_N_("A name is needed");
    if (strlen(name) >= KS_ACCOUNT_NAME_BYTES)
        return KS_N_("The name is too long: 23 letters, or 7 Chinese characters");
    if (!ks_utf8_is_valid(name))
        return KS_N_("The name is not text");
    if (!ks_utf8_is_plain(name))
        return KS_N_("The name has a character in it that it may not have");
    if (is_of_a_program(name))
        return KS_N_("The programs call themselves by this name: take another one");
    while (*at != '\0') {
        uint32_t code = ks_utf8_next(&at);
        if (ks_utf8_is_blank(code) && ks_utf8_is_blank(last))
            return KS_N_("The name has a character in it that it may not have");
        last = code;
    }
    return ks_utf8_is_blank(last) ? KS_N_("The name has a character in it that it may not have")
                                  : NULL;
}

void ks_account_key(const char *name, char out[KS_ACCOUNT_NAME_BYTES])
{
    snprintf(out, KS_ACCOUNT_NAME_BYTES, "%s", name);
    for (char *at = out; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
}

/* A password longer than a name can be is none. */
static bool is_name(const char *name, const char *password)
{
    char a[KS_ACCOUNT_NAME_BYTES], b[KS_ACCOUNT_NAME_BYTES];

    ks_account_key(name, a);
    ks_account_key(password, b);
    return strlen(password) < sizeof b && strcmp(a, b) == 0;
}

static bool is_one_character(const char *text)
{
    const char *at = text;
    uint32_t first = ks_utf8_next(&at);

    while (*at != '\0')
        if (ks_utf8_next(&at) != first)
            return false;
    return true;
}

const char *ks_account_fault_of_password(const char *name, const char *password)
{
    if (!ks_utf8_is_valid(password))
        return KS_N_("The password is not text");
    if (ks_utf8_count(password) < KS_ACCOUNT_LEAST_PASSWORD)
        return KS_N_("The password is too short: 10 characters at least");
    if (strlen(password) >= KS_ACCOUNT_PASSWORD_BYTES)
        return KS_N_("The password is too long");
    if (is_name(name, password) || is_one_character(password))
        return KS_N_("The password is too easy: neither the name nor one character again and "
                     "again");
    return NULL;
}

/* Failures that cost nothing; the longest wait. */
static const struct {
    int64_t free, most_ms;
} waits[KS_GUESSER_COUNT] = {
    [KS_GUESSER_USER] = {4, 5 * 60 * 1000},
    [KS_GUESSER_PLACE] = {4, 5 * 60 * 1000},
    [KS_GUESSER_ADDRESS] = {29, 60 * 1000},
};

int64_t ks_account_wait_ms(enum ks_guesser guesser, int64_t failures)
{
    int64_t over = failures - waits[guesser].free, most = waits[guesser].most_ms;

    if (over <= 0)
        return 0;
    int64_t wait = over > 20 ? most : (int64_t)1000 << (over - 1);
    return wait < most ? wait : most;
}
