/* Papers for IPP printers of the tests, and short time limits. */
#ifndef KS_TESTS_PRINT_IPP_SUPPORT_H
#define KS_TESTS_PRINT_IPP_SUPPORT_H

#include "base/crypto.h"
#include "ippeve.h"
#include "print/printer_ipp.h"
#include "print/printer_private.h"
#include "support.h"

#define FONTS                                                                                      \
    {                                                                                              \
        KS_SOURCE_DIR "/fonts/NotoSansSC-Regular.otf", KS_SOURCE_DIR "/fonts/NotoSansSC-Bold.otf"  \
    }

/* Long enough for a busy machine where something is awaited, short where nothing will come. */
static const struct ks_ipp_limits test_limits = {.connect_ms = 5000,
                                                 .reply_ms = 20000,
                                                 .document_ms = 20000,
                                                 .busy_ms = 500,
                                                 .poll_ms = 50,
                                                 .lost_ms = 500,
                                                 .stopped_ms = 500,
                                                 .cancel_ms = 10000,
                                                 .job_ms = 30000};

struct ipp_case {
    struct paper_room *room;
    struct ippeve device;
    struct ks_printer *printer;
    struct ks_ipp_limits *limits; /* of the room's arena */
    struct ks_print_outcome outcome;
    struct ks_error error;
};

/* Opens a printer at `url`. */
static inline void ipp_open(struct ipp_case *test, const char *url, int width_mm)
{
    const struct ks_printer_setup setup = {
        .url = url, .base_dir = test->room->dir, .width_mm = width_mm, .fonts = FONTS};

    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_printer_ipp_open(&setup, 576, test->limits, &test->printer, &test->error),
                     KS_OK);
}

static inline struct ipp_case ipp_case_begin(void **state)
{
    struct ipp_case test = {.room = *state};

    test.limits = ks_arena_alloc(&test.room->arena, sizeof *test.limits);
    *test.limits = test_limits;
    return test;
}

/* Starts a device and opens a printer for it. */
static inline struct ipp_case ipp_case_open(void **state, struct ippeve_setup setup, int width_mm)
{
    struct ipp_case test = ipp_case_begin(state);

    test.device = ippeve_start(&test.room->arena, test.room->dir, &setup);
    ipp_open(&test, ippeve_url(&test.device), width_mm);
    return test;
}

static inline void ipp_case_close(struct ipp_case *test)
{
    ks_printer_close(test->printer);
    ippeve_kill(&test->device);
}

#define PAYLOAD "https://zxfw.court.gov.cn/zxfw/#/pagesGrxx/pc/login"

static inline void ipp_write_slip(struct ks_slip *slip)
{
    ks_slip_add(slip, KS_SLIP_HEADER, "广元市利州区人民法院\n诉讼服务大厅", NULL);
    ks_slip_add(slip, KS_SLIP_TITLE, "申请执行材料清单", NULL);
    ks_slip_add(slip, KS_SLIP_NUMBER, "A017", NULL);
    ks_slip_add(slip, KS_SLIP_TICKED, "申请执行书", "一式两份 two copies");
    ks_slip_add(slip, KS_SLIP_UNTICKED, "effective instrument", NULL);
    ks_slip_add(slip, KS_SLIP_QR, PAYLOAD, "扫码办理");
    ks_slip_add(slip, KS_SLIP_SMALL, "Source: Civil Procedure Law, revision 7", NULL);
}

/* Composes the slip and prints it, with status before and after. */
static inline enum ks_err ipp_print(struct ipp_case *test)
{
    struct ks_slip slip = {0};

    test->error = (struct ks_error){0};
    ipp_write_slip(&slip);
    enum ks_err err = ks_printer_print_slip(test->printer, &slip, &test->room->glyphs,
                                            &test->outcome, &test->error);
    ks_slip_destroy(&slip);
    return err;
}

#endif
