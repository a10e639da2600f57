/* The console: the browser face of the hall. Puts together the server, the lanes and the hub, and
 * lets every request through the gate to its handler. Several consoles may work on one database. */
#ifndef KS_CONSOLE_CONSOLE_H
#define KS_CONSOLE_CONSOLE_H

#include "base/clock.h"
#include "base/crypto.h"
#include "base/err.h"
#include "console/static_files.h"
#include "service/address_asking.h"
#include "service/desk.h"
#include "service/look.h"
#include "service/shown.h"

struct ks_console;

/* Desks, one for each thread that needs one. */
enum {
    KS_CONSOLE_DESK_WATCH,
    KS_CONSOLE_DESK_HUB,
    KS_CONSOLE_DESK_SIGNS,
    KS_CONSOLE_DESK_DEAR,
    KS_CONSOLE_DESK_DRAWS,
    KS_CONSOLE_DESK_VIEWS,
    KS_CONSOLE_DESK_FIRST,
    KS_CONSOLE_DESK_SECOND,
    KS_CONSOLE_DESK_COUNT,
};

enum { KS_CONSOLE_CODE_BYTES = KS_CRYPTO_CODE_BYTES };

/* All borrowed until ks_console_stop, but the certificate and the key, which are read. */
struct ks_console_setup {
    const char *listen;            /* "127.0.0.1:8368", "[::1]:0", "localhost:8368" */
    const char *certificate, *key; /* PEM; NULL: no TLS, and then for this machine alone */
    const char *names;             /* by which it may be called besides its address, by blanks */
    bool is_board_public;
    struct ks_desk *desks[KS_CONSOLE_DESK_COUNT]; /* their content is taken from `shown` */
    struct ks_shown *shown;
    const struct ks_clock *clock;
    const struct ks_static_root *roots;
    int root_count;
    const char *hall;                    /* of the tribunal whose hall it is; "": the court's own */
    const char *shipped_dir;             /* of the pack that comes with the program */
    const struct ks_look *look;          /* what /health looks at, but its desk and content */
    const char *clips_dir;               /* of the court's recordings; "": none */
    struct ks_address_asking *addresses; /* whom to ask for a look; NULL: none looks here */
    const uint8_t *guess_key;            /* KS_CRYPTO_KEY_BYTES; see service/accounts.h */
};

/* Starts to listen. KS_ERR_INPUT: it may not listen so; the sentence says why. KS_ERR_BUSY:
 * somebody else does. Otherwise as the store. */
enum ks_err ks_console_start(const struct ks_console_setup *setup, struct ks_console **out,
                             struct ks_error *error) KS_MUST_USE;

/* "http://127.0.0.1:8368/"; borrowed. */
const char *ks_console_address(const struct ks_console *console);

/* The code that makes the first administrator, "" when there is one; borrowed. */
const char *ks_console_setup_code(const struct ks_console *console);

/* Ends what is under way, then the threads. Accepts NULL. */
void ks_console_stop(struct ks_console *console);

#endif
