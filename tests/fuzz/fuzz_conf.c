/* Any kiosk.conf: it is read or refused with a sentence, and what is read makes sense. */
#include <stdio.h>
#include <string.h>

#include "config/config.h"
#include "fuzz/fuzz.h"
#include "print/escpos_wire.h"
#include "print/ipp_talk.h"

static const char all_keys[] =
    "; every key\n"
    "[store]\nurl = sqlite:hall.db\nkeep_days = 400\nkeep_receipt_days = 7305\n"
    "[printer]\nurl = tcp://192.0.2.7:9100\nwidth_mm = 80\ndpi = 180\nstatus = auto\n"
    "[panel]\nmm_per_px = 0.248\nbottom_above_floor_mm = 700\n"
    "[idle]\nwarn_after_s = 60\nwipe_after_s = 20\n"
    "[console]\nlisten = 127.0.0.1:8368\ncertificate = /a\nkey = /b\n";

static const char *const printers[] = {"tcp://[2001:db8::1]:9100", "/dev/usb/lp0",
                                       "serial:/dev/ttyS0?baud=19200&flow=software",
                                       "ipps://printer.local:631/ipp/print", "ipp://[::1]/"};

static const char *path;

void fuzz_prepare(void)
{
    path = fuzz_path("kiosk.conf");
    fuzz_add(NULL, all_keys, strlen(all_keys));
    for (size_t i = 0; i < sizeof printers / sizeof printers[0]; i++)
        fuzz_add("[printer]\nurl = ", printers[i], strlen(printers[i]));
    for (const char *line = all_keys; *line != '\0'; line = strchr(line, '\n') + 1)
        fuzz_add(NULL, all_keys, (size_t)(line - all_keys));
}

static int is_text_ended(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

/* The printer's address, as each kind of printer reads it. */
static void read_address(const char *url)
{
    struct ks_wire_address wire;
    struct ks_ipp_address ipp;
    struct ks_error error = {0};

    if (ks_wire_parse(url, &wire, &error) == KS_OK)
        fuzz_check(is_text_ended(wire.host, sizeof wire.host) &&
                       is_text_ended(wire.path, sizeof wire.path),
                   "an address without an end");
    if (ks_ipp_parse(url, &ipp, &error) == KS_OK)
        fuzz_check(ipp.port > 0 && ipp.port < 65536, "a port that cannot be");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct ks_config config;
    struct ks_error error = {0};

    ks_config_defaults(&config);
    fuzz_write(path, data, bytes);
    enum ks_err err = ks_config_read(&config, path, &error);
    fuzz_check(err == KS_OK || err == KS_ERR_INPUT, "an error that cannot be");
    fuzz_check(err == KS_OK || strncmp(error.text, path, strlen(path)) == 0, "no file in its text");
    fuzz_check(config.keep_days >= 30 && config.keep_days <= 36500, "keep_days");
    fuzz_check(config.idle_warn_s >= 10 && config.idle_warn_s <= 3600, "warn_after_s");
    fuzz_check(config.idle_wipe_s >= 20 && config.idle_wipe_s <= 600, "wipe_after_s");
    fuzz_check(config.printer_dpi == 180 || config.printer_dpi == 203, "dpi");
    fuzz_check(config.microns_per_px == 0 || config.microns_per_px >= 40, "mm_per_px");
    fuzz_check(is_text_ended(config.store_url, sizeof config.store_url), "store url");
    fuzz_check(is_text_ended(config.printer_url, sizeof config.printer_url), "printer url");
    read_address(config.printer_url);
    fuzz_check(is_text_ended(config.console_listen, sizeof config.console_listen), "listen");
    return 0;
}
