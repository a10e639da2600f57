/* kioskctl store: carrying a hall to another database, rights in the database of a server. */
#include "ctl/store.h"

#include <string.h>

#include "base/i18n.h"
#include "ctl/ctl.h"
#include "store/store_move.h"
#include "store/store_roles.h"

static const char usage[] = KS_N_("move FROM-URL TO-URL | roles [URL]");

enum { ADDRESS_BYTES = 1024 };

static void tell_move(const struct ks_moved_table *tables, const char *from, const char *to)
{
    for (int i = 0; i < KS_MOVE_TABLES; i++)
        printf("%-16s %10lld  %s\n", tables[i].name, (long long)tables[i].rows, tables[i].checksum);
    ks_ctl_say(stdout,
               "each table was read again at %s and is the same there: rows and checksum above",
               to);
    ks_ctl_say(stdout,
               "now write %s behind url in section [store] of the kiosk.conf of every kiosk, board "
               "and console, then start them; %s is as it was: put it away, and start nothing on "
               "it any more",
               to, from);
}

static int move(const char *from_url, const char *to_url)
{
    char from[ADDRESS_BYTES], to[ADDRESS_BYTES];
    struct ks_moved_table tables[KS_MOVE_TABLES];
    struct ks_error error = {0};
    enum ks_err err = ks_crypto_init(&error);
    if (err == KS_OK)
        err = ks_store_find_address(from_url, ".", from, sizeof from, &error);
    if (err == KS_OK)
        err = ks_store_find_address(to_url, ".", to, sizeof to, &error);
    if (err == KS_OK)
        err = ks_store_move(from, to, tables, &error);
    if (err != KS_OK)
        return ks_ctl_fail(&error);
    tell_move(tables, from_url, to_url);
    return KS_CTL_DONE;
}

static int make_roles(const char *url)
{
    char address[ADDRESS_BYTES];
    struct ks_error error = {0};
    enum ks_err err = ks_store_find_address(url, ".", address, sizeof address, &error);
    if (err == KS_OK)
        err = ks_store_make_roles(address, &error);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

static int print_roles(void)
{
    struct ks_arena arena = {0};
    fputs(ks_store_roles_script(&arena), stdout);
    ks_arena_destroy(&arena);
    return KS_CTL_DONE;
}

int ks_ctl_store(int argc, char **argv)
{
    const char *act = argc > 1 ? argv[1] : "";
    if (strcmp(act, "move") == 0 && argc == 4)
        return move(argv[2], argv[3]);
    if (strcmp(act, "roles") == 0 && argc <= 3)
        return argc == 3 ? make_roles(argv[2]) : print_roles();
    return ks_ctl_refuse_use(argv[0], usage);
}
