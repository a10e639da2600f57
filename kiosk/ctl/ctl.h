/* What the kioskctl commands have in common. Each takes the arguments from its own name on (argv[0]
 * is "call"), prints its answer to stdout and a fault as one sentence to stderr, both in the
 * language of staff, and returns the exit status. */
#ifndef KS_CTL_CTL_H
#define KS_CTL_CTL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/clock.h"
#include "config/config.h"
#include "content/content.h"
#include "content/node_make.h"
#include "service/parts.h"

enum { KS_CTL_DONE = 0, KS_CTL_FAILED = 1, KS_CTL_WRONG_USE = 2 };

/* What the commands work on. */
struct ks_ctl {
    struct ks_store *store; /* owned by whoever made this; restore closes it and leaves NULL */
    const struct ks_content *content; /* borrowed; NULL: there is none without faults */
    const char *content_dir;          /* of the pack asked for */
    struct ks_error content_trouble;  /* why that pack is not `content`; KS_OK: it is */
    struct ks_error release_trouble;  /* why a later release is not `content`; KS_OK: none is */
    const char *shipped_dir;          /* of the pack that comes with the program */
    const struct ks_clock *clock;     /* borrowed */
    const struct ks_config *config;   /* borrowed */
    const char *data_dir;
    const char *db_path;
    const char *store_fault; /* why there is no store; "" when there is one */
};

/* Writes a sentence of the catalogue, in the language of staff, and a line end. */
void ks_ctl_say(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says the error on stderr; returns the status it stands for. */
int ks_ctl_fail(const struct ks_error *error);

/* A desk on its store, clock and content, without a printer. */
struct ks_desk ks_ctl_desk(const struct ks_ctl *ctl);
/* Says on stderr what is wrong with what was given to the command; returns KS_CTL_WRONG_USE. `text`
 * is in the language of staff already. */
int ks_ctl_refuse(const char *command, const char *text);

/* Says on stderr how the command is written, with `rest` (words of the catalogue, or "") behind its
 * name; returns KS_CTL_WRONG_USE. */
int ks_ctl_refuse_use(const char *command, const char *rest);

/* Takes `flag` ("--json") out of the arguments, wherever it stands; whether it was there. */
bool ks_ctl_take_flag(int *argc, char **argv, const char *flag);

/* Takes `flag` ("--reason") and the value behind it out of the arguments, wherever it stands;
 * `*out` stays as it is where it is not there. False when its value is missing. */
bool ks_ctl_take_option(int *argc, char **argv, const char *flag, const char **out);

/* Reads a time of a command line, "2026-11-27T14:00" or a day: its first moment, or with `is_end`
 * the first of the next day. False for any other. */
bool ks_ctl_read_time(const char *text, bool is_end, int64_t *out);

/* Prints it on stdout, for --json. */
void ks_ctl_print_json(struct ks_arena *arena, const struct ks_node *root);

/* Whether there is a database; if not, says so on stderr. */
bool ks_ctl_has_store(const struct ks_ctl *ctl);

#endif
