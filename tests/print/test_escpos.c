/* An ESC/POS printer at the end of a line: what it prints is what was composed, and what it says
 * about itself is understood. */
#include "escpos_support.h"

static void what_is_on_paper_is_what_was_composed(void **state)
{
    static const struct {
        int width_px, lines;
    } papers[] = {{576, 300}, {512, 257}, {384, 256}, {360, 1}};

    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        struct stand stand;
        struct ks_page page = page_of(i + 1, papers[i].width_px, papers[i].lines);
        stand_open(&stand, (struct device_traits){0}, papers[i].width_px, KS_ANSWERS_AUTO);
        assert_prints(&stand, &page);
        assert_prints(&stand, &page);
        assert_int_equal(device_stray_bytes(stand.device), 0);
        assert_int_equal(device_line_count(stand.device), 1);
        stand_close(&stand);
        ks_page_destroy(&page);
    }
}

/* The first slip comes after a piece with bars: what an earlier program may have left. */
static void only_the_first_slip_is_preceded_by_a_clearing(void **state)
{
    struct stand stand;
    struct ks_page page = page_of(1, 384, 100);

    (void)state;
    stand_open(&stand, (struct device_traits){0}, 384, KS_ANSWERS_YES);
    assert_prints(&stand, &page);
    assert_int_equal(device_slip_count(stand.device), 2);
    struct device_slip bars = device_slip(stand.device, 0);
    assert_int_equal(bars.bits[(size_t)(bars.lines - 1) * (size_t)bars.row_bytes], 0xFF);
    assert_prints(&stand, &page);
    assert_int_equal(device_slip_count(stand.device), 3);
    stand_close(&stand);
    ks_page_destroy(&page);
}

static void each_trouble_has_its_own_name(void **state)
{
    static const struct {
        enum device_fault fault;
        enum ks_printer_state state;
    } rows[] = {
        {DEVICE_PAPER_OUT, KS_PRINTER_PAPER_OUT}, {DEVICE_COVER_OPEN, KS_PRINTER_COVER_OPEN},
        {DEVICE_CUTTER, KS_PRINTER_CUTTER},       {DEVICE_PAPER_LOW, KS_PRINTER_PAPER_LOW},
        {DEVICE_WELL, KS_PRINTER_READY},
    };
    struct stand stand;

    (void)state;
    stand_open(&stand, (struct device_traits){0}, 384, KS_ANSWERS_AUTO);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        device_plan(stand.device, rows[i].fault, 0);
        assert_int_equal(stand.printer->ops->status(stand.printer), rows[i].state);
        device_mend(stand.device);
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    }
    assert_int_equal(device_slip_count(stand.device), 0);
    stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_paper_is_what_was_composed),
        cmocka_unit_test(only_the_first_slip_is_preceded_by_a_clearing),
        cmocka_unit_test(each_trouble_has_its_own_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
