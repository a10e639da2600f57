/* The printer of the tests: CUPS's own ippeveprinter, with a port and a folder of its own. It keeps
 * each document it took, and runs a script for each job; what the script writes into the file
 * `printed` is what came out on paper. It needs avahi-daemon, which tests/run starts. */
#ifndef KS_TESTS_PRINT_IPPEVE_H
#define KS_TESTS_PRINT_IPPEVE_H

#include <sys/types.h>

#include "base/arena.h"

#define IPPEVE_PDF "application/pdf"
#define IPPEVE_RASTER "image/pwg-raster"
#define IPPEVE_BOTH IPPEVE_PDF "," IPPEVE_RASTER

/* What a job does that goes well. */
#define IPPEVE_PRINTS "echo $1 >> printed\n"

/* A roll printer of 80 mm and 203 dpi that takes any length. */
extern const char *const ippeve_roll;

struct ippeve_setup {
    const char *formats;    /* NULL = both, but raster alone with `attributes` */
    const char *script;     /* of a shell, $1 is the document, run in `dir`; NULL = IPPEVE_PRINTS */
    const char *attributes; /* instead of its own A4 printer; NULL for that */
    int port;               /* 0 = a free one */
};

struct ippeve {
    struct ks_arena *arena; /* borrowed */
    const char *dir;
    pid_t pid;
    int port;
};

/* Starts it with a folder below `dir` and waits until it answers. */
struct ippeve ippeve_start(struct ks_arena *arena, const char *dir,
                           const struct ippeve_setup *setup);

/* Kills it as a power cut would; once is enough. */
void ippeve_kill(struct ippeve *printer);

/* "ipp://localhost:PORT/ipp/print" */
const char *ippeve_url(const struct ippeve *printer);

/* Replaces what it does with each job. */
void ippeve_set_script(const struct ippeve *printer, const char *script);

/* How many papers came out. */
int ippeve_count_printed(const struct ippeve *printer);

/* Waits until file `name` is in its folder. */
void ippeve_await_file(const struct ippeve *printer, const char *name);

/* The document of job `number`; fails the test if there is none. */
const char *ippeve_document(const struct ippeve *printer, int number);

/* A port that nobody listens at. */
int ippeve_free_port(void);

/* What the shell's `command` prints about $f, which is `path`. */
const char *ippeve_ask(struct ks_arena *arena, const char *path, const char *command);

#endif
