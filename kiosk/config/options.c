/* The options that the programs share. */
#include "config/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

const char ks_options_help[] =
    "kiosk [--config FILE] [--data DIR] [--content DIR] [--size 1080x1920] [--lang zh_CN|en]\n"
    "      [--fullscreen] [--board] [--journey FILE --out DIR]\n";

static enum ks_err parse_size(struct ks_options *options, const char *text, struct ks_error *error)
{
    char end;

    if (sscanf(text, "%dx%d%c", &options->w, &options->h, &end) == 2 && options->w >= 600 &&
        options->h >= 600 && options->w <= 8000 && options->h <= 8000)
        return KS_OK;
    return ks_fail(error, KS_ERR_INPUT, "--size wants WIDTHxHEIGHT, each from 600 to 8000, not %s",
                   text);
}

static enum ks_err take(struct ks_options *options, int option, struct ks_error *error)
{
    switch (option) {
    case 'c':
        options->config = optarg;
        return KS_OK;
    case 'd':
        options->data = optarg;
        return KS_OK;
    case 'p':
        options->content = optarg;
        return KS_OK;
    case 's':
        options->has_size = true;
        return parse_size(options, optarg, error);
    case 'b':
        options->is_board = true;
        return KS_OK;
    case 'l':
        options->lang = ks_lang_from_code(optarg);
        return options->lang != KS_LANG_COUNT
                   ? KS_OK
                   : ks_fail(error, KS_ERR_INPUT, "--lang wants zh_CN or en, not %s", optarg);
    case 'f':
        options->is_fullscreen = true;
        return KS_OK;
    case 'j':
        options->journey = optarg;
        return KS_OK;
    case 'o':
        options->out = optarg;
        return KS_OK;
    case 'h':
        options->wants_help = true;
        return KS_OK;
    default:
        return ks_fail(error, KS_ERR_INPUT, "kiosk does not know one of these options; see --help");
    }
}

enum ks_err ks_options_parse(struct ks_options *options, int argc, char **argv,
                             struct ks_error *error)
{
    static const struct option table[] = {
        {"config", required_argument, NULL, 'c'},
        {"data", required_argument, NULL, 'd'},
        {"content", required_argument, NULL, 'p'},
        {"size", required_argument, NULL, 's'},
        {"lang", required_argument, NULL, 'l'},
        {"fullscreen", no_argument, NULL, 'f'},
        {"board", no_argument, NULL, 'b'},
        {"journey", required_argument, NULL, 'j'},
        {"out", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    int option;

    *options = (struct ks_options){.w = 1080, .h = 1920, .lang = KS_LANG_ZH_CN};
    opterr = 0;
    while ((option = getopt_long(argc, argv, "", table, NULL)) != -1) {
        enum ks_err err = take(options, option, error);
        if (err != KS_OK)
            return err;
    }
    if (options->is_board && !options->has_size) {
        options->w = KS_BOARD_PANEL_W;
        options->h = KS_BOARD_PANEL_H;
    }
    if (optind < argc)
        return ks_fail(error, KS_ERR_INPUT, "kiosk does not take %s; see --help", argv[optind]);
    if ((options->journey == NULL) != (options->out == NULL))
        return ks_fail(error, KS_ERR_INPUT, "--journey FILE and --out DIR go together");
    return KS_OK;
}

enum ks_err ks_options_data_dir(const char *given, char *out, int size, struct ks_error *error)
{
    const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    int length;

    if (given != NULL)
        length = snprintf(out, (size_t)size, "%s", given);
    else if (xdg != NULL && xdg[0] == '/')
        length = snprintf(out, (size_t)size, "%s/court-kiosk", xdg);
    else if (home != NULL)
        length = snprintf(out, (size_t)size, "%s/.local/share/court-kiosk", home);
    else
        return ks_fail(error, KS_ERR_INPUT, "there is no home folder; say where with --data DIR");
    return length < size ? KS_OK
                         : ks_fail(error, KS_ERR_INPUT, "the path of the data folder is too long");
}
