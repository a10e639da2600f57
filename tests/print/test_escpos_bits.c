/* Bits and bytes of ESC/POS: what a status byte means, how a page becomes strips, where a printer
 * is. */
#include "escpos_support.h"

#include "print/escpos_raster.h"
#include "print/escpos_status.h"
#include "print/escpos_wire.h"

static void an_answer_has_its_fixed_bits(void **state)
{
    int answers = 0, receipts = 0;

    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        bool is_status = (byte & 1) == 0 && (byte & 2) != 0 && (byte & 16) != 0 && byte < 128;
        assert_int_equal(ks_escpos_is_status((uint8_t)byte), is_status);
        assert_int_equal(ks_escpos_is_receipt((uint8_t)byte), byte < 16);
        assert_false(ks_escpos_is_status((uint8_t)byte) && ks_escpos_is_receipt((uint8_t)byte));
        answers += is_status;
        receipts += ks_escpos_is_receipt((uint8_t)byte);
    }
    assert_int_equal(answers, 16);
    assert_int_equal(receipts, 16);
    assert_false(ks_escpos_is_status(0x11)); /* XON */
    assert_false(ks_escpos_is_status(0x13)); /* XOFF */
}

static void each_answer_means_what_staff_have_to_do(void **state)
{
    static const struct {
        uint8_t answers[KS_ASK_COUNT]; /* [0] is no question */
        enum ks_printer_state state;
    } rows[] = {
        {{0, 0x12, 0x12, 0, 0x12}, KS_PRINTER_READY},
        {{0, 0x16, 0x12, 0, 0x12}, KS_PRINTER_READY}, /* a drawer is no matter */
        {{0, 0x12, 0x12, 0, 0x1E}, KS_PRINTER_PAPER_LOW},
        {{0, 0x1A, 0x12, 0, 0x1E}, KS_PRINTER_OFFLINE},
        {{0, 0x1A, 0x32, 0, 0x7E}, KS_PRINTER_PAPER_OUT},
        {{0, 0x1A, 0x32, 0, 0x12}, KS_PRINTER_PAPER_OUT},
        {{0, 0x1A, 0x12, 0, 0x72}, KS_PRINTER_PAPER_OUT},
        {{0, 0x1A, 0x16, 0, 0x12}, KS_PRINTER_COVER_OPEN},
        {{0, 0x1A, 0x36, 0, 0x7E}, KS_PRINTER_COVER_OPEN}, /* the cover first */
        {{0, 0x1A, 0x52, 0x1A, 0x12}, KS_PRINTER_CUTTER},
        {{0, 0x1A, 0x52, 0x32, 0x12}, KS_PRINTER_OFFLINE},
        {{0, 0x1A, 0x52, 0x52, 0x12}, KS_PRINTER_OFFLINE},
        {{0, 0x1A, 0x52, 0, 0x12}, KS_PRINTER_OFFLINE},
        {{0, 0x1A, 0x1A, 0, 0x12}, KS_PRINTER_OFFLINE}, /* someone holds the feed button */
        {{0, 0x1A, 0x12, 0, 0x12}, KS_PRINTER_OFFLINE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(ks_escpos_state(rows[i].answers), rows[i].state);
    assert_true(ks_escpos_has_error(rows[9].answers));
    assert_false(ks_escpos_has_error(rows[6].answers));
}

/* Reads the strips alone; returns how many there are. */
static int count_strips(const struct ks_escpos_bytes *bytes, int lines)
{
    int strips = 0, seen = 0;

    for (size_t at = 0; at < bytes->count; strips++) {
        const uint8_t *p = bytes->data + at;
        assert_memory_equal(p, "\x1Dv0\0", 4);
        int width = p[4] + 256 * p[5], height = p[6] + 256 * p[7];
        assert_in_range(height, 1, 256);
        assert_in_range(width, 1, 72);
        seen += height;
        at += 8 + (size_t)(width * height);
        assert_true(at <= bytes->count);
    }
    assert_int_equal(seen, lines);
    return strips;
}

static void strips_are_at_most_256_lines_and_none_is_lost(void **state)
{
    static const int heights[] = {1, 255, 256, 257, 512, 513, 1500};

    (void)state;
    for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
        struct ks_escpos_bytes bytes = {0};
        struct ks_page page = page_of(1, 576, heights[i]);
        memset(page.bits, 0xFF, (size_t)page.row_bytes * (size_t)page.height_px);
        assert_int_equal(ks_escpos_put_page(&bytes, &page, NULL), KS_OK);
        assert_int_equal(count_strips(&bytes, heights[i]), (heights[i] + 255) / 256);
        ks_escpos_bytes_destroy(&bytes);
        ks_page_destroy(&page);
    }
}

static void white_paper_costs_next_to_nothing(void **state)
{
    struct ks_escpos_bytes bytes = {0};
    struct ks_page page = page_of(1, 576, 1024);

    (void)state;
    memset(page.bits, 0, (size_t)page.row_bytes * (size_t)page.height_px);
    assert_int_equal(ks_escpos_put_page(&bytes, &page, NULL), KS_OK);
    assert_int_equal(bytes.count, 1024 + 4 * 8);
    ks_escpos_bytes_destroy(&bytes);
    ks_page_destroy(&page);
}

static void addresses_are_read(void **state)
{
    static const struct {
        const char *text;
        struct ks_wire_address address;
    } rows[] = {
        {"tcp://10.0.0.9:9101", {KS_WIRE_TCP, "10.0.0.9", "9101", "", 0, KS_FLOW_HARDWARE}},
        {"tcp://printer.hall", {KS_WIRE_TCP, "printer.hall", "9100", "", 0, KS_FLOW_HARDWARE}},
        {"tcp://[fe80::1]:9100", {KS_WIRE_TCP, "fe80::1", "9100", "", 0, KS_FLOW_HARDWARE}},
        {"tcp://[::1]", {KS_WIRE_TCP, "::1", "9100", "", 0, KS_FLOW_HARDWARE}},
        {"/dev/usb/lp0", {KS_WIRE_DEVICE, "", "", "/dev/usb/lp0", 0, KS_FLOW_HARDWARE}},
        {"serial:/dev/ttyS0", {KS_WIRE_SERIAL, "", "", "/dev/ttyS0", 19200, KS_FLOW_HARDWARE}},
        {"serial:/dev/ttyS0?baud=9600&flow=software",
         {KS_WIRE_SERIAL, "", "", "/dev/ttyS0", 9600, KS_FLOW_SOFTWARE}},
        {"serial:/dev/ttyS0?flow=none",
         {KS_WIRE_SERIAL, "", "", "/dev/ttyS0", 19200, KS_FLOW_NONE}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_wire_address address;
        assert_int_equal(ks_wire_parse(rows[i].text, &address, NULL), KS_OK);
        assert_int_equal(address.kind, rows[i].address.kind);
        assert_string_equal(address.host, rows[i].address.host);
        assert_string_equal(address.port, rows[i].address.port);
        assert_string_equal(address.path, rows[i].address.path);
        assert_int_equal(address.baud, rows[i].address.baud);
        assert_int_equal(address.flow, rows[i].address.flow);
    }
}

static void an_address_that_cannot_be_is_refused_with_those_that_can(void **state)
{
    static const char *const texts[] = {
        "",
        "tcp://",
        "tcp://:9100",
        "tcp://host:",
        "tcp://host:0",
        "tcp://host:65536",
        "tcp://host:91x",
        "tcp://[::1",
        "tcp://[::1]9100",
        "lp0",
        "serial:ttyS0",
        "serial:/dev/ttyS0?",
        "serial:/dev/ttyS0?baud=",
        "serial:/dev/ttyS0?baud=12345",
        "serial:/dev/ttyS0?baud=9600x",
        "serial:/dev/ttyS0?flow=wet",
        "serial:/dev/ttyS0?speed=9600",
    };
    struct ks_wire_address address;
    struct ks_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_int_equal(ks_wire_parse(texts[i], &address, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "[printer] url: escpos:serial:/dev/ttyS0?speed=9600 cannot be used; write "
                        "escpos:tcp://HOST:9100, escpos:/dev/usb/lp0 or "
                        "escpos:serial:/dev/ttyS0?baud=19200");
}

static void a_serial_line_is_given_the_time_it_needs(void **state)
{
    struct ks_wire_address address;

    (void)state;
    assert_int_equal(ks_wire_parse("serial:/dev/ttyS0?baud=9600", &address, NULL), KS_OK);
    assert_int_equal(ks_wire_transfer_ms(&address, 40000), 41666);
    assert_int_equal(ks_wire_parse("tcp://10.0.0.9", &address, NULL), KS_OK);
    assert_int_equal(ks_wire_transfer_ms(&address, 40000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_has_its_fixed_bits),
        cmocka_unit_test(each_answer_means_what_staff_have_to_do),
        cmocka_unit_test(strips_are_at_most_256_lines_and_none_is_lost),
        cmocka_unit_test(white_paper_costs_next_to_nothing),
        cmocka_unit_test(addresses_are_read),
        cmocka_unit_test(an_address_that_cannot_be_is_refused_with_those_that_can),
        cmocka_unit_test(a_serial_line_is_given_the_time_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
