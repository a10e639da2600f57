/* Command line of build/kiosk and the folders every program works with. */
#ifndef KS_CONFIG_OPTIONS_H
#define KS_CONFIG_OPTIONS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/i18n.h"

/* The panel of a board where nothing is said of it. */
enum { KS_BOARD_PANEL_W = 1920, KS_BOARD_PANEL_H = 1080 };

struct ks_options {
    const char *config;  /* NULL = DATA/kiosk.conf if it is there */
    const char *data;    /* NULL = $XDG_DATA_HOME/court-kiosk */
    const char *content; /* NULL = the pack that comes with the program */
    const char *journey, *out;
    int w, h; /* 1080x1920 where nothing is said; of a board 1920x1080 */
    enum ks_lang lang;
    bool has_size; /* it was said */
    bool is_fullscreen, is_board, wants_help;
};

/* Reads argv (borrowed). KS_ERR_INPUT with one sentence. */
enum ks_err ks_options_parse(struct ks_options *options, int argc, char **argv,
                             struct ks_error *error) KS_MUST_USE;

/* Writes the data folder to use into `out`. KS_ERR_INPUT when there is no home folder. */
enum ks_err ks_options_data_dir(const char *given, char *out, int size,
                                struct ks_error *error) KS_MUST_USE;

extern const char ks_options_help[];

#endif
