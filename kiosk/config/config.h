/* kiosk.conf: an INI file in which every key is optional and an unknown one is an error. */
#ifndef KS_CONFIG_CONFIG_H
#define KS_CONFIG_CONFIG_H

#include "base/err.h"
#include "print/printer.h"

/* `[voice] device`. */
enum ks_voice_device { KS_VOICE_DEVICE_DEFAULT, KS_VOICE_DEVICE_NONE };

struct ks_config {
    char store_url[256];
    int keep_days, keep_receipt_days;
    char printer_url[256];
    int printer_width_mm;
    int printer_dpi;
    int printer_answers; /* enum ks_printer_answers */
    int microns_per_px;  /* 0 = as the panel says, else as of 21.5 inches */
    int bottom_above_floor_mm;
    int idle_warn_s, idle_wipe_s;
    char court_url[256];         /* of a tribunal's hall: where its court's console is; "" = none */
    char court_certificate[256]; /* who vouches for it, relative to the data folder; "" = the system
                                  */
    char hall_name[32]; /* "" = the court's own; else a tribunal's, as tribunals.json has it */
    char station_name[64];
    int station_kind;           /* enum ks_station_kind */
    char station_lines[256];    /* of a board: ids with commas between; "" = all */
    int station_contrast;       /* of a board: 1 = high contrast */
    int station_screen;         /* which screen is filled, from 0 */
    int voice_device;           /* enum ks_voice_device */
    int voice_volume;           /* 0..100 */
    int voice_quiet_minutes[2]; /* from and to after midnight; the same: never quiet */
    int voice_tone_minute;      /* after midnight, of the nightly tone; -1: never */
    char voice_clips[256];      /* the court's own folder, relative to the data folder */
    char console_listen[128], console_certificate[256], console_key[256];
    char console_names[256];
    char addresses_way[256]; /* by which the console looks at addresses: "none", "direct" or the
                                url of a proxy */
    char addresses_certificate[256]; /* as court_certificate, of the pages */
    int is_board_public;             /* 1: yes */
    int offline_after_ms; /* a database server that says nothing for so long is out of reach */
};

enum ks_station_kind { KS_STATION_KIOSK, KS_STATION_BOARD };

/* What holds where the file says nothing. */
void ks_config_defaults(struct ks_config *config);

/* Reads `path` over what `config` holds. KS_ERR_INPUT with "FILE:LINE: what" for anything it does
 * not know or cannot use; KS_ERR_NOT_FOUND when the file cannot be read. */
enum ks_err ks_config_read(struct ks_config *config, const char *path,
                           struct ks_error *error) KS_MUST_USE;

/* What the file says about the printer; borrows from `config` and `base_dir`. */
struct ks_printer_setup ks_config_printer(const struct ks_config *config, const char *base_dir);

#endif
