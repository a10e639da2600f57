/* kiosk.conf: an INI file in which every key is optional and an unknown one is an error. */
#ifndef KS_CONFIG_CONFIG_H
#define KS_CONFIG_CONFIG_H

#include "base/err.h"
#include "print/printer.h"

struct ks_config {
    char store_url[256];
    int keep_days, keep_receipt_days;
    char printer_url[256];
    int printer_width_mm;
    int printer_dpi;
    int printer_answers; /* enum ks_printer_answers */
    int microns_per_px;  /* 0 = worked out for a 21.5 inch panel */
    int bottom_above_floor_mm;
    int idle_warn_s, idle_wipe_s;
    char console_listen[128], console_certificate[256], console_key[256];
};

/* What holds where the file says nothing. */
void ks_config_defaults(struct ks_config *config);

/* Reads `path` over what `config` holds. KS_ERR_INPUT with "FILE:LINE: what" for anything it does
 * not know or cannot use; KS_ERR_NOT_FOUND when the file cannot be read. */
enum ks_err ks_config_read(struct ks_config *config, const char *path,
                           struct ks_error *error) KS_MUST_USE;

/* What the file says about the printer; borrows from `config` and `base_dir`. */
struct ks_printer_setup ks_config_printer(const struct ks_config *config, const char *base_dir);

#endif
