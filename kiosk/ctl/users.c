/* kioskctl user: accounts of the console from a terminal. */
#include "ctl/users.h"

#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "service/accounts.h"

/* Behind the password there may be a line end, of any kind. */
enum { PASSWORD_BYTES = KS_ACCOUNT_PASSWORD_BYTES + 2 };

static void show_typing(bool is_shown)
{
    struct termios terminal;

    if (tcgetattr(STDIN_FILENO, &terminal) != 0)
        return;
    terminal.c_lflag = is_shown ? terminal.c_lflag | ECHO : terminal.c_lflag & ~(tcflag_t)ECHO;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal);
}

/* The caller wipes it. Unbuffered: no other copy of it is left in the process. */
static void read_password(char out[PASSWORD_BYTES])
{
    bool is_terminal = isatty(STDIN_FILENO) == 1;
    size_t count = 0;
    char c;

    if (is_terminal) {
        ks_ctl_say(stderr, "The password:");
        show_typing(false);
    }
    while (count < PASSWORD_BYTES - 1 && read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        out[count++] = c;
    if (count > 0 && out[count - 1] == '\r')
        count--;
    out[count] = '\0';
    if (is_terminal)
        show_typing(true);
}

enum ks_err ks_ctl_prove(const struct ks_ctl *ctl, const char *who,
                         char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES], struct ks_error *error)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    char password[PASSWORD_BYTES] = "";

    read_password(password);
    enum ks_err err = ks_accounts_prove(&desk, who, password, tribunal, error);
    ks_crypto_wipe(password, sizeof password);
    return err;
}

typedef enum ks_err change_fn(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                              int64_t now_ms, struct ks_error *error);

/* One change of one user. */
struct verb {
    const char *word;
    change_fn *change;
    bool wants_role, wants_password, takes_tribunal;
};

/* What stands behind the options; "" where one is not there. */
struct options {
    const char *role, *tribunal;
};

static const struct verb verbs[] = {
    {"add", ks_accounts_add, true, true, true},
    {"role", ks_accounts_set_role, true, false, false},
    {"bind", ks_accounts_set_tribunal, false, false, true},
    {"reset", ks_accounts_reset, false, true, false},
    {"remove", ks_accounts_remove, false, false, false},
};

static int change(const struct ks_ctl *ctl, const struct verb *verb, const char *name,
                  const struct options *options)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    char password[PASSWORD_BYTES] = "";
    struct ks_error error = {0};

    if (verb->wants_password)
        read_password(password);
    const struct ks_account_wanted wanted = {.user = name,
                                             .password = password,
                                             .role = ks_rank_from_code(options->role),
                                             .tribunal = options->tribunal,
                                             .actor = KS_ACTOR_KIOSKCTL};
    enum ks_err err = verb->change(&desk, &wanted, ks_clock_wall_ms(ctl->clock), &error);
    ks_crypto_wipe(password, sizeof password);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

static void print_json(struct ks_arena *arena, const struct ks_account_row *users, int count)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);

    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {ks_node_text("user", users[i].user),
                                          ks_node_text("role", ks_rank_code(users[i].role)),
                                          ks_node_text("tribunal", users[i].tribunal),
                                          ks_node_time(arena, "since", users[i].made_ms)};
        rows[i] = ks_node_object(arena, "", members, 4);
    }
    const struct ks_node list = ks_node_list(arena, "users", rows, count);
    const struct ks_node root = ks_node_object(arena, "", &list, 1);
    ks_ctl_print_json(arena, &root);
}

static int list(const struct ks_ctl *ctl, bool is_json)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_account_row *users = NULL;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    int count = 0;
    enum ks_err err = ks_accounts_list(&desk, &arena, &users, &count, &error);

    if (err == KS_OK && is_json)
        print_json(&arena, users, count);
    for (int i = 0; err == KS_OK && !is_json && i < count; i++)
        printf("%s  %s%s%s\n", users[i].user, ks_staff_tr(ks_rank_code(users[i].role)),
               users[i].tribunal[0] != '\0' ? "  " : "", users[i].tribunal);
    ks_arena_destroy(&arena);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

static int refuse_use(void)
{
    return ks_ctl_refuse_use("user",
                             KS_N_("add NAME --role ROLE [--tribunal ID] | list [--json] | role "
                                   "NAME --role ROLE | bind NAME [--tribunal ID] | reset NAME | "
                                   "remove NAME"));
}

static bool is_use_of(const struct verb *verb, const char *word, const struct options *options)
{
    return strcmp(verb->word, word) == 0 && verb->wants_role == (options->role[0] != '\0') &&
           (verb->takes_tribunal || options->tribunal[0] == '\0');
}

int ks_ctl_user(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    struct options options = {"", ""};
    bool is_right = ks_ctl_take_option(&argc, argv, "--role", &options.role) &&
                    ks_ctl_take_option(&argc, argv, "--tribunal", &options.tribunal);

    if (is_right && argc == 2 && strcmp(argv[1], "list") == 0 && options.role[0] == '\0' &&
        options.tribunal[0] == '\0')
        return ks_ctl_has_store(ctl) ? list(ctl, is_json) : KS_CTL_FAILED;
    for (size_t i = 0; is_right && !is_json && argc == 3 && i < sizeof verbs / sizeof *verbs; i++)
        if (is_use_of(&verbs[i], argv[1], &options))
            return ks_ctl_has_store(ctl) ? change(ctl, &verbs[i], argv[2], &options)
                                         : KS_CTL_FAILED;
    return refuse_use();
}
