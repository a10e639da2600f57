/* A printer of the kiosk's on a device of the tests' own, and pages to tell apart. */
#ifndef KS_TESTS_PRINT_ESCPOS_SUPPORT_H
#define KS_TESTS_PRINT_ESCPOS_SUPPORT_H

#include "device.h"
#include "support.h"

#include "print/printer_escpos.h"
#include "print/printer_private.h"

/* Generous: nothing passes because it is late, but for what a test shortens. */
static const struct ks_escpos_limits calm = {
    .connect_ms = 20000,
    .reply_ms = 20000,
    .late_ms = 20,
    .poll_ms = 5000,
    .quiet_ms = 10,
    .stall_ms = 20000,
    .learn_ms = 60000, /* well above reply_ms: where no answer fits in, none is asked for */
    .job_ms = 60000,
    .lines_per_s = 100000,
};

struct stand {
    struct device *device;
    struct ks_printer *printer;
    struct ks_escpos_limits limits;
};

static inline void stand_reopen(struct stand *stand, int width_px, enum ks_printer_answers answers)
{
    const struct ks_printer_setup setup = {.url = device_url(stand->device), .answers = answers};
    struct ks_error error = {0};

    ks_printer_close(stand->printer);
    if (ks_printer_escpos_open(setup.url + strlen("escpos:"), &setup, width_px, &stand->limits,
                               &stand->printer, &error) != KS_OK)
        fail_msg("%s", error.text);
}

static inline void stand_open(struct stand *stand, struct device_traits traits, int width_px,
                              enum ks_printer_answers answers)
{
    *stand = (struct stand){.device = device_start(traits), .limits = calm};
    stand_reopen(stand, width_px, answers);
}

static inline void stand_close(struct stand *stand)
{
    ks_printer_close(stand->printer);
    device_stop(stand->device);
}

/* A page that no other seed gives; blank lines and ragged ends in it, as a slip has. */
static inline struct ks_page page_of(unsigned seed, int width_px, int lines)
{
    struct ks_page page = {
        .width_px = width_px, .height_px = lines, .row_bytes = (width_px + 7) / 8};
    unsigned value = seed * 2654435761U + 1;

    page.bits = calloc((size_t)page.row_bytes, (size_t)lines);
    assert_non_null(page.bits);
    for (int y = 0; y < lines; y++) {
        value = value * 1664525U + 1013904223U;
        int used = y % 7 == 3 ? 0 : (int)((value >> 16) % (unsigned)page.row_bytes) + 1;
        for (int x = 0; x < used; x++) {
            value = value * 1664525U + 1013904223U;
            page.bits[y * page.row_bytes + x] = (uint8_t)(value >> 24);
        }
    }
    memcpy(page.bits, &seed, sizeof seed);
    return page;
}

static inline bool is_same(const struct device_slip *slip, const struct ks_page *page)
{
    if (slip->lines != page->height_px)
        return false;
    for (int y = 0; y < slip->lines; y++) {
        const uint8_t *row = slip->bits + (size_t)y * (size_t)slip->row_bytes;
        const uint8_t *mine = page->bits + (size_t)y * (size_t)page->row_bytes;
        if (memcmp(row, mine, (size_t)page->row_bytes) != 0)
            return false;
        for (int x = page->row_bytes; x < slip->row_bytes; x++)
            if (row[x] != 0)
                return false;
    }
    return true;
}

/* How many slips show exactly this page. */
static inline int copies_of(struct device *device, const struct ks_page *page)
{
    int copies = 0;

    for (int i = 0; i < device_slip_count(device); i++) {
        struct device_slip slip = device_slip(device, i);
        copies += is_same(&slip, page);
    }
    return copies;
}

static inline enum ks_err print_page_on(struct stand *stand, const struct ks_page *page,
                                        struct ks_print_outcome *outcome, struct ks_error *error)
{
    const struct ks_print_job job = {.page = page};

    return ks_printer_print_job(stand->printer, &job, outcome, error);
}

static inline void assert_prints(struct stand *stand, const struct ks_page *page)
{
    struct ks_print_outcome outcome = {0};
    struct ks_error error = {0};
    int before = copies_of(stand->device, page);

    if (print_page_on(stand, page, &outcome, &error) != KS_OK)
        fail_msg("%s", error.text);
    assert_true(outcome.is_printed);
    assert_false(outcome.is_unsure);
    assert_int_equal(copies_of(stand->device, page), before + 1);
}

#endif
