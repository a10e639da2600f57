/* build/kioskd: the staff console's server. */
#include <getopt.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/address_side.h"
#include "app/court_side.h"
#include "app/ending.h"
#include "app/parts.h"
#include "app/renewing.h"
#include "base/crypto.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/ownership.h"
#include "base/process.h"
#include "console/console.h"
#include "console/routes.h"
#include "platform/clips.h"

static const char help[] = KS_N_("kioskd [--config FILE] [--data DIR] [--content DIR] "
                                 "[--listen 127.0.0.1:8368] [--lang zh_CN|en] [--routes]\n");

/* What kioskd is told. */
struct wanted {
    struct ks_options options; /* config, data, content */
    const char *listen;        /* NULL: as kiosk.conf says */
    bool wants_help, wants_routes;
};

/* Everything it works with. */
struct daemon {
    struct ks_parts parts;
    struct ks_store *stores[KS_CONSOLE_DESK_COUNT];
    struct ks_desk desks[KS_CONSOLE_DESK_COUNT];
    struct ks_printer *printer; /* of the one desk that has time for it, as are the letters */
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
    struct ks_arena arena; /* certificate and key */
    char *certificate, *key;
    uint8_t guess_key[KS_CRYPTO_KEY_BYTES];
    struct ks_look look;
    struct ks_renewing *renewing;
    struct ks_clips clips;
    struct ks_console *console;
    struct ks_court_side *court;
    struct ks_address_side *addresses;
};

static enum ks_err fail_lang(const char *code, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT, "--lang wants zh_CN or en, not %s", code);
}

static enum ks_err take(struct wanted *wanted, int option, struct ks_error *error)
{
    switch (option) {
    case 'c':
        wanted->options.config = optarg;
        return KS_OK;
    case 'd':
        wanted->options.data = optarg;
        return KS_OK;
    case 'p':
        wanted->options.content = optarg;
        return KS_OK;
    case 's':
        wanted->listen = optarg;
        return KS_OK;
    case 'l':
        wanted->options.lang = ks_lang_from_code(optarg);
        return wanted->options.lang != KS_LANG_COUNT ? KS_OK : fail_lang(optarg, error);
    case 'r':
        wanted->wants_routes = true;
        return KS_OK;
    case 'h':
        wanted->wants_help = true;
        return KS_OK;
    default:
        return ks_fail(error, KS_ERR_INPUT,
                       "kioskd does not know one of these options; see --help");
    }
}

static enum ks_err parse(struct wanted *wanted, int argc, char **argv, struct ks_error *error)
{
    static const struct option table[] = {
        {"config", required_argument, NULL, 'c'},  {"data", required_argument, NULL, 'd'},
        {"content", required_argument, NULL, 'p'}, {"listen", required_argument, NULL, 's'},
        {"lang", required_argument, NULL, 'l'},    {"routes", no_argument, NULL, 'r'},
        {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0},
    };
    enum ks_err err = KS_OK;
    int option;

    *wanted = (struct wanted){.options.lang = ks_lang_from_environment()};
    opterr = 0;
    while (err == KS_OK && (option = getopt_long(argc, argv, "", table, NULL)) != -1)
        err = take(wanted, option, error);
    if (err == KS_OK && optind < argc)
        err = ks_fail(error, KS_ERR_INPUT, "kioskd does not take %s; see --help", argv[optind]);
    return err;
}

static enum ks_err open_parts(struct daemon *daemon, struct ks_error *error)
{
    struct ks_parts *parts = &daemon->parts;
    enum ks_err err = ks_parts_open_data(parts, error);

    if (err != KS_OK)
        return err;
    if (parts->store == NULL)
        return ks_fail(error, KS_ERR_IO, "%s", parts->store_trouble.text);
    if (parts->content == NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s", parts->content_trouble.text);
    return KS_OK;
}

/* A handle for each thread; the first is there already. */
static enum ks_err open_desks(struct daemon *daemon, struct ks_error *error)
{
    struct ks_parts *parts = &daemon->parts;
    enum ks_err err = KS_OK;

    for (int i = 0; err == KS_OK && i < KS_CONSOLE_DESK_COUNT; i++) {
        struct ks_store_opening opening = {0};
        err = ks_store_open(parts->db_path, ks_clock_wall_ms(&parts->clock), &daemon->stores[i],
                            &opening, error);
        daemon->desks[i] = (struct ks_desk){
            .store = daemon->stores[i], .content = parts->content, .clock = &parts->clock};
    }
    return err;
}

static enum ks_err open_printing(struct daemon *daemon, struct ks_error *error)
{
    const struct ks_printer_setup setup =
        ks_config_printer(&daemon->parts.config, daemon->parts.data_dir);
    struct ks_desk *desk = &daemon->desks[KS_CONSOLE_DESK_DEAR];
    enum ks_err err = ks_printer_open_setup(&setup, &daemon->printer, error);

    if (err == KS_OK)
        err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &daemon->fonts, error);
    if (err != KS_OK)
        return err;
    daemon->glyphs = ks_fonts_glyphs(daemon->fonts);
    desk->printer = daemon->printer;
    desk->glyphs = &daemon->glyphs;
    return KS_OK;
}

/* Named by kiosk.conf; relative to the data folder. */
static enum ks_err read_pem(struct daemon *daemon, const char *name, char **out,
                            struct ks_error *error)
{
    const char *path = name[0] == '/'
                           ? name
                           : ks_arena_printf(&daemon->arena, "%s/%s", daemon->parts.data_dir, name);

    return name[0] != '\0' ? ks_file_read_all(path, &daemon->arena, out, NULL, error) : KS_OK;
}

static enum ks_err read_keys(struct daemon *daemon, struct ks_error *error)
{
    const struct ks_config *config = &daemon->parts.config;
    const char *keys = ks_arena_printf(&daemon->arena, "%s/keys", daemon->parts.data_dir);
    enum ks_err err = read_pem(daemon, config->console_certificate, &daemon->certificate, error);

    if (err == KS_OK)
        err = read_pem(daemon, config->console_key, &daemon->key, error);
    if (err == KS_OK)
        err = ks_ownership_make_folder(keys, error);
    return err == KS_OK ? ks_crypto_load_or_create_key(
                              ks_arena_printf(&daemon->arena, "%s/console.key", keys),
                              daemon->guess_key, error)
                        : err;
}

static enum ks_err start(struct daemon *daemon, const char *listen, struct ks_error *error)
{
    static const struct ks_static_root roots[] = {{"/fonts/", KS_FONT_DIR}, {"/", KS_CONSOLE_DIR}};
    struct ks_parts *parts = &daemon->parts;
    daemon->clips = ks_clips_find(parts->config.voice_clips, parts->data_dir);
    struct ks_console_setup setup = {
        .listen = listen != NULL ? listen : parts->config.console_listen,
        .certificate = daemon->certificate,
        .key = daemon->key,
        .names = parts->config.console_names,
        .is_board_public = parts->config.is_board_public == 1,
        .shown = ks_renewing_shown(daemon->renewing),
        .clock = &parts->clock,
        .roots = roots,
        .root_count = sizeof roots / sizeof *roots,
        .hall = parts->config.hall_name,
        .shipped_dir = ks_parts_shipped_dir(parts),
        .look = &daemon->look,
        .clips_dir = daemon->clips.own,
        .addresses = ks_address_side_asking(daemon->addresses),
        .guess_key = daemon->guess_key,
    };

    daemon->look = (struct ks_look){.store_fault = "",
                                    .printer_fault = "",
                                    .database_path = parts->db_path,
                                    .data_dir = parts->data_dir,
                                    .content_trouble = &parts->content_trouble,
                                    .has_court = parts->config.court_url[0] != '\0',
                                    .is_printer_elsewhere = true};
    for (int i = 0; i < KS_CONSOLE_DESK_COUNT; i++)
        setup.desks[i] = &daemon->desks[i];
    return ks_console_start(&setup, &daemon->console, error);
}

static enum ks_err start_court(struct daemon *daemon, struct ks_error *error)
{
    const struct ks_court_side_setup setup = {.parts = &daemon->parts,
                                              .shown = ks_renewing_shown(daemon->renewing),
                                              .look = &daemon->look};

    return ks_court_side_start(&setup, &daemon->court, error);
}

static void close_all(struct daemon *daemon)
{
    ks_court_side_free(daemon->court);
    ks_console_stop(daemon->console);
    ks_address_side_free(daemon->addresses);
    ks_renewing_free(daemon->renewing);
    ks_printer_close(daemon->printer);
    ks_fonts_close(daemon->fonts);
    for (int i = 0; i < KS_CONSOLE_DESK_COUNT; i++)
        ks_store_close(daemon->stores[i]);
    ks_parts_close(&daemon->parts);
    ks_arena_wipe(&daemon->arena);
    ks_arena_destroy(&daemon->arena);
    ks_crypto_wipe(daemon, sizeof *daemon);
}

/* To whoever started it, at once. */
static void tell(const struct ks_console *console)
{
    const char *code = ks_console_setup_code(console);

    printf(ks_staff_tr("The console is at %s\n"), ks_console_address(console));
    if (code[0] != '\0')
        printf(ks_staff_tr("There is no administrator yet. The code to make the first one: %s\n"),
               code);
    fflush(stdout);
}

/* Until a signal ends it. */
static enum ks_err run(const struct wanted *wanted, const sigset_t *ending, struct ks_error *error)
{
    struct daemon daemon = {.parts = {.options = wanted->options}};
    int signal_number = 0;
    enum ks_err err = open_parts(&daemon, error);

    if (err == KS_OK)
        err = open_desks(&daemon, error);
    if (err == KS_OK)
        err = open_printing(&daemon, error);
    if (err == KS_OK)
        err = read_keys(&daemon, error);
    if (err == KS_OK)
        err = ks_renewing_start(&daemon.parts, &daemon.renewing, error);
    if (err == KS_OK)
        err = ks_address_side_start(&daemon.parts, ks_renewing_shown(daemon.renewing),
                                    &daemon.addresses, error);
    if (err == KS_OK)
        err = start(&daemon, wanted->listen, error);
    if (err == KS_OK)
        err = start_court(&daemon, error);
    if (err == KS_OK) {
        tell(daemon.console);
        sigwait(ending, &signal_number);
    }
    close_all(&daemon);
    return err;
}

static int print_routes(void)
{
    struct ks_arena arena = {0};

    for (int i = 0; i < ks_route_count; i++)
        puts(ks_route_write(&arena, &ks_routes[i]));
    ks_arena_destroy(&arena);
    return 0;
}

/* Signals wait until they are asked for, in every thread. */
int main(int argc, char **argv)
{
    struct wanted wanted;
    struct ks_error error = {0};

    ks_process_begin();
    mallopt(M_ARENA_MAX, 2); /* else each thread keeps memory of its own that it used once */
    const sigset_t ending = ks_ending_hold();
    signal(SIGPIPE, SIG_IGN);
    if (ks_i18n_init(KS_LOCALE_DIR) == 0)
        ks_i18n_tell_staff_in(ks_lang_from_environment());
    enum ks_err err = parse(&wanted, argc, argv, &error);
    if (err == KS_OK)
        ks_i18n_tell_staff_in(wanted.options.lang);
    if (err == KS_OK && wanted.wants_help) {
        fputs(ks_staff_tr(help), stdout);
        return 0;
    }
    if (err == KS_OK && wanted.wants_routes)
        return print_routes();
    if (err == KS_OK)
        err = run(&wanted, &ending, &error);
    if (err == KS_OK)
        return 0;
    fprintf(stderr, "%s\n", error.text);
    return err == KS_ERR_INPUT || err == KS_ERR_NOT_FOUND ? 2 : 1;
}
