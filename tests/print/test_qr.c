#include "support.h"

#include "print/qr.h"

enum { LONGEST = 200 };

/* Letters, digits and marks as they stand in an address, in no pattern. */
static void fill_payload(char *out, int length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789./:?&=%-_~ABCXYZ";
    uint32_t seed = (uint32_t)length * 2654435761u;

    for (int i = 0; i < length; i++) {
        seed = seed * 1664525u + 1013904223u;
        out[i] = letters[(seed >> 16) % (sizeof letters - 1)];
    }
    out[length] = '\0';
}

static void every_length_up_to_200_reads_back_as_it_went_in(void **state)
{
    (void)state;
    for (int length = 1; length <= LONGEST; length++) {
        char payload[LONGEST + 1], back[LONGEST + 1];
        struct ks_arena arena = {0};
        struct ks_qr qr = {0};
        fill_payload(payload, length);
        assert_int_equal(ks_qr_encode(&arena, payload, &qr, NULL), KS_OK);
        assert_int_equal(ks_qr_read(&qr, back, sizeof back, NULL), KS_OK);
        assert_string_equal(back, payload);
        ks_arena_destroy(&arena);
    }
}

static void chinese_reads_back_too(void **state)
{
    struct ks_arena arena = {0};
    struct ks_qr qr = {0};
    char back[64];

    (void)state;
    assert_int_equal(ks_qr_encode(&arena, "广元市利州区人民法院", &qr, NULL), KS_OK);
    assert_int_equal(ks_qr_read(&qr, back, sizeof back, NULL), KS_OK);
    assert_string_equal(back, "广元市利州区人民法院");
    ks_arena_destroy(&arena);
}

static void assert_refused(int length, const char *text)
{
    char payload[LONGEST + 2];
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_qr qr = {0};

    fill_payload(payload, length);
    assert_int_equal(ks_qr_encode(&arena, payload, &qr, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, text);
    ks_arena_destroy(&arena);
}

/* Every version up to 25, and so every number of blocks, is met on the way. */
static void every_text_up_to_990_bytes_reads_back_with_its_lines(void **state)
{
    (void)state;
    for (int length = 1; length <= KS_QR_MOST_TEXT; length += length < 200 ? 7 : 3) {
        char text[KS_QR_MOST_TEXT + 1], back[KS_QR_MOST_TEXT + 1];
        struct ks_arena arena = {0};
        struct ks_qr qr = {0};
        fill_payload(text, length);
        for (int i = 20; i < length; i += 21)
            text[i] = '\n';
        assert_int_equal(ks_qr_encode_text(&arena, text, &qr, NULL), KS_OK);
        assert_true(qr.size <= 117);
        assert_int_equal(ks_qr_read(&qr, back, sizeof back, NULL), KS_OK);
        assert_string_equal(back, text);
        ks_arena_destroy(&arena);
    }
}

static void a_text_of_991_bytes_is_refused(void **state)
{
    char text[KS_QR_MOST_TEXT + 2];
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_qr qr = {0};

    (void)state;
    fill_payload(text, KS_QR_MOST_TEXT + 1);
    assert_int_equal(ks_qr_encode_text(&arena, text, &qr, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "a QR code takes 1 to 990 bytes, this text has 991; shorten it");
    ks_arena_destroy(&arena);
}

static void nothing_and_201_bytes_are_refused(void **state)
{
    (void)state;
    assert_refused(0, "a QR code takes 1 to 200 bytes, this address has 0; shorten it");
    assert_refused(201, "a QR code takes 1 to 200 bytes, this address has 201; shorten it");
}

/* Each module flipped in turn: those that carry the mode, the length and the payload must all be
 * noticed, and none may make the reader leave the symbol's memory. */
static void no_bit_of_the_payload_can_flip_unnoticed(void **state)
{
    static const char payload[] = "https://zxfw.court.gov.cn/zxfw/";
    enum { MODE_BITS = 4, LENGTH_BITS = 8, PAYLOAD_BITS = 8 * (sizeof payload - 1) };
    struct ks_arena arena = {0};
    struct ks_qr qr = {0};
    int noticed = 0;

    (void)state;
    assert_int_equal(ks_qr_encode(&arena, payload, &qr, NULL), KS_OK);
    for (int i = 0; i < qr.size * qr.size; i++) {
        char back[256] = "";
        qr.modules[i] ^= 1;
        if (ks_qr_read(&qr, back, sizeof back, NULL) != KS_OK || strcmp(back, payload) != 0)
            noticed++;
        qr.modules[i] ^= 1;
    }
    assert_true(noticed >= MODE_BITS + LENGTH_BITS + PAYLOAD_BITS);
    ks_arena_destroy(&arena);
}

static void a_symbol_of_another_size_is_refused(void **state)
{
    uint8_t modules[121 * 121] = {0};
    struct ks_error error = {0};
    char back[16];

    (void)state;
    for (int size = 1; size <= 121; size++) {
        struct ks_qr qr = {.size = size, .modules = modules};
        if (size >= 21 && size <= 117 && size % 4 == 1)
            continue;
        assert_int_equal(ks_qr_read(&qr, back, sizeof back, &error), KS_ERR_CORRUPT);
    }
    assert_string_equal(error.text, "a QR symbol of 121 modules is not read here");
}

static void a_symbol_longer_than_the_room_for_it_is_refused(void **state)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_qr qr = {0};
    char back[6];

    (void)state;
    assert_int_equal(ks_qr_encode(&arena, "123456", &qr, NULL), KS_OK);
    assert_int_equal(ks_qr_read(&qr, back, sizeof back, &error), KS_ERR_CORRUPT);
    assert_string_equal(error.text, "the QR symbol says it is longer than it is");
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length_up_to_200_reads_back_as_it_went_in),
        cmocka_unit_test(chinese_reads_back_too),
        cmocka_unit_test(every_text_up_to_990_bytes_reads_back_with_its_lines),
        cmocka_unit_test(a_text_of_991_bytes_is_refused),
        cmocka_unit_test(nothing_and_201_bytes_are_refused),
        cmocka_unit_test(no_bit_of_the_payload_can_flip_unnoticed),
        cmocka_unit_test(a_symbol_of_another_size_is_refused),
        cmocka_unit_test(a_symbol_longer_than_the_room_for_it_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
