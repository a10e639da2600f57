/* The printer that writes files: what its status word does, what is left behind, and that a camera
 * reads every code. */
#include "support.h"

#include <dirent.h>
#include <fcntl.h>

struct desk {
    struct paper_room *room;
    struct ks_printer *printer;
    char dir[128];
};

static void desk_open(struct desk *desk, void **state, const char *name, int width_mm)
{
    char url[160];

    desk->room = *state;
    snprintf(url, sizeof url, "file:%s", name);
    snprintf(desk->dir, sizeof desk->dir, "%s/%s", desk->room->dir, name);
    assert_int_equal(ks_printer_open(url, desk->room->dir, width_mm, &desk->printer, NULL), KS_OK);
}

static void desk_close(struct desk *desk)
{
    ks_printer_close(desk->printer);
}

static char *desk_path(struct desk *desk, const char *name)
{
    return ks_arena_printf(&desk->room->arena, "%s/%s", desk->dir, name);
}

static void set_status(struct desk *desk, const char *word)
{
    assert_int_equal(ks_file_write_atomic(desk_path(desk, "status"), word, strlen(word), NULL),
                     KS_OK);
}

static bool has_file(struct desk *desk, const char *name)
{
    return access(desk_path(desk, name), F_OK) == 0;
}

static enum ks_err print_text(struct desk *desk, const char *text, struct ks_print_outcome *outcome,
                              struct ks_error *error)
{
    struct ks_slip slip = {0};

    ks_slip_add(&slip, KS_SLIP_TITLE, text, NULL);
    enum ks_err err =
        ks_printer_print_slip(desk->printer, &slip, &desk->room->glyphs, outcome, error);
    ks_slip_destroy(&slip);
    return err;
}

static void each_word_is_its_state(void **state)
{
    static const struct {
        const char *word;
        enum ks_printer_state state;
        bool prints;
    } rows[] = {
        {"ready", KS_PRINTER_READY, true},
        {"paper-low", KS_PRINTER_PAPER_LOW, true},
        {"paper-low\n", KS_PRINTER_PAPER_LOW, true},
        {"paper-out", KS_PRINTER_PAPER_OUT, false},
        {"cover-open", KS_PRINTER_COVER_OPEN, false},
        {"offline", KS_PRINTER_OFFLINE, false},
        {"on fire", KS_PRINTER_OFFLINE, false},
        {"", KS_PRINTER_OFFLINE, false},
    };
    struct desk desk;

    desk_open(&desk, state, "words", 80);
    assert_int_equal(desk.printer->ops->status(desk.printer), KS_PRINTER_READY);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_status(&desk, rows[i].word);
        assert_int_equal(desk.printer->ops->status(desk.printer), rows[i].state);
        assert_int_equal(ks_printer_can_print(rows[i].state), rows[i].prints);
    }
    desk_close(&desk);
}

static void a_printer_that_is_not_ready_is_sent_nothing(void **state)
{
    static const char *const words[] = {"paper-out", "cover-open", "offline"};
    static const enum ks_printer_state states[] = {KS_PRINTER_PAPER_OUT, KS_PRINTER_COVER_OPEN,
                                                   KS_PRINTER_OFFLINE};
    struct desk desk;

    desk_open(&desk, state, "not-ready", 80);
    for (int i = 0; i < 3; i++) {
        struct ks_print_outcome outcome = {.is_printed = true};
        struct ks_error error = {0};
        set_status(&desk, words[i]);
        assert_int_equal(print_text(&desk, "a slip", &outcome, &error), KS_ERR_PRINTER);
        assert_string_equal(error.text, "the printer is not ready; nothing was sent to it");
        assert_false(outcome.is_printed);
        assert_int_equal(outcome.state, states[i]);
        assert_false(has_file(&desk, "0001.png"));
        assert_false(has_file(&desk, "0001.txt"));
    }
    desk_close(&desk);
}

static void little_paper_is_enough_to_print(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk;

    desk_open(&desk, state, "low", 80);
    set_status(&desk, "paper-low");
    assert_int_equal(print_text(&desk, "a slip", &outcome, NULL), KS_OK);
    assert_true(outcome.is_printed);
    assert_int_equal(outcome.state, KS_PRINTER_PAPER_LOW);
    assert_true(has_file(&desk, "0001.png"));
    desk_close(&desk);
}

static void a_jam_midway_leaves_no_slip_and_ends_with_the_next_word(void **state)
{
    struct ks_print_outcome outcome;
    struct ks_error error = {0};
    struct desk desk;

    desk_open(&desk, state, "jam", 80);
    set_status(&desk, "jam-midway");
    assert_int_equal(desk.printer->ops->status(desk.printer), KS_PRINTER_READY);
    assert_int_equal(print_text(&desk, "a slip", &outcome, &error), KS_ERR_PRINTER);
    assert_string_equal(error.text, "the printer stopped in the middle of a slip");
    assert_false(outcome.is_printed);
    assert_int_equal(outcome.state, KS_PRINTER_JAM);
    assert_false(has_file(&desk, "0001.png"));
    assert_false(has_file(&desk, "0001.txt"));
    assert_int_equal(print_text(&desk, "a slip", &outcome, &error), KS_ERR_PRINTER);
    assert_string_equal(error.text, "the printer is not ready; nothing was sent to it");
    set_status(&desk, "ready");
    assert_int_equal(print_text(&desk, "a slip", &outcome, NULL), KS_OK);
    assert_true(has_file(&desk, "0001.png"));
    desk_close(&desk);
}

static void numbers_go_on_where_the_folder_ends(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk;
    char *text = NULL;

    desk_open(&desk, state, "numbers", 80);
    assert_int_equal(print_text(&desk, "one", &outcome, NULL), KS_OK);
    assert_int_equal(print_text(&desk, "two", &outcome, NULL), KS_OK);
    desk_close(&desk);
    desk_open(&desk, state, "numbers", 80);
    assert_int_equal(ks_file_write_atomic(desk_path(&desk, "0041.txt"), "old\n", 4, NULL), KS_OK);
    assert_int_equal(print_text(&desk, "three", &outcome, NULL), KS_OK);
    assert_true(has_file(&desk, "0001.png"));
    assert_true(has_file(&desk, "0002.txt"));
    assert_false(has_file(&desk, "0003.png"));
    assert_true(has_file(&desk, "0042.png"));
    assert_int_equal(
        ks_file_read_all(desk_path(&desk, "0042.txt"), &desk.room->arena, &text, NULL, NULL),
        KS_OK);
    assert_string_equal(text, "three\n");
    desk_close(&desk);
}

/* In front of the C library's: counts how often a folder is looked through. */
static int looks;

DIR *opendir(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    looks++;
    return fd >= 0 ? fdopendir(fd) : NULL;
}

static void a_folder_of_many_slips_is_looked_through_once(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk;

    desk_open(&desk, state, "many", 80);
    assert_int_equal(ks_file_write_atomic(desk_path(&desk, "0041.png"), "old\n", 4, NULL), KS_OK);
    looks = 0;
    for (int i = 0; i < 5; i++)
        assert_int_equal(print_text(&desk, "one", &outcome, NULL), KS_OK);
    assert_int_equal(looks, 1);
    assert_true(has_file(&desk, "0046.png"));
    desk_close(&desk);
}

static void what_another_program_printed_meanwhile_is_kept(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk, other;
    char *text = NULL;

    desk_open(&desk, state, "shared", 80);
    desk_open(&other, state, "shared", 80);
    assert_int_equal(print_text(&desk, "one", &outcome, NULL), KS_OK);
    assert_int_equal(print_text(&other, "two", &outcome, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(desk_path(&desk, "0003.txt"), "half\n", 5, NULL), KS_OK);
    assert_int_equal(print_text(&desk, "four", &outcome, NULL), KS_OK);
    assert_int_equal(
        ks_file_read_all(desk_path(&desk, "0002.txt"), &desk.room->arena, &text, NULL, NULL),
        KS_OK);
    assert_string_equal(text, "two\n");
    assert_false(has_file(&desk, "0003.png"));
    assert_true(has_file(&desk, "0004.png"));
    desk_close(&desk);
    desk_close(&other);
}

static unsigned big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;

    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void assert_png(struct desk *desk, const char *name, unsigned width)
{
    enum { WIDTH_AT = 16, DEPTH_AT = 24, RESOLUTION_AT = 33 + 4, DOTS_A_METRE = 7992 };
    char *png = NULL;
    size_t bytes = 0;

    assert_int_equal(
        ks_file_read_all(desk_path(desk, name), &desk->room->arena, &png, &bytes, NULL), KS_OK);
    assert_true(bytes > 60);
    assert_int_equal(big_endian(png + WIDTH_AT), width);
    assert_int_equal(png[DEPTH_AT], 1);
    assert_memory_equal(png + RESOLUTION_AT, "pHYs", 4);
    assert_int_equal(big_endian(png + RESOLUTION_AT + 4), DOTS_A_METRE);
}

static void paper_of_80_and_58_mm_has_576_and_384_dots(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk;

    desk_open(&desk, state, "wide", 80);
    assert_int_equal(print_text(&desk, "a slip", &outcome, NULL), KS_OK);
    assert_png(&desk, "0001.png", WIDE_DOTS);
    desk_close(&desk);
    desk_open(&desk, state, "narrow", 58);
    assert_int_equal(print_text(&desk, "a slip", &outcome, NULL), KS_OK);
    assert_png(&desk, "0001.png", NARROW_DOTS);
    desk_close(&desk);
}

/* What zbarimg reads from a picture, without the last newline. */
static void scan(struct desk *desk, const char *name, char *out, size_t size)
{
    char *command = ks_arena_printf(&desk->room->arena, "zbarimg --raw -q '%s' 2>/dev/null",
                                    desk_path(desk, name));
    FILE *pipe = popen(command, "r");

    assert_non_null(pipe);
    size_t length = fread(out, 1, size - 1, pipe);
    assert_int_equal(pclose(pipe), 0);
    if (length > 0 && out[length - 1] == '\n')
        length--;
    out[length] = '\0';
}

static void assert_scans(struct desk *desk, int number, const char *payload)
{
    struct ks_slip slip = {0};
    struct ks_print_outcome outcome;
    char name[16], read[512];

    ks_slip_add(&slip, KS_SLIP_TITLE, "File online", NULL);
    ks_slip_add(&slip, KS_SLIP_QR, payload, "Scan with your phone");
    ks_slip_add(&slip, KS_SLIP_TEXT, "Open it, sign in, file.", NULL);
    assert_int_equal(
        ks_printer_print_slip(desk->printer, &slip, &desk->room->glyphs, &outcome, NULL), KS_OK);
    ks_slip_destroy(&slip);
    snprintf(name, sizeof name, "%04d.png", number);
    scan(desk, name, read, sizeof read);
    assert_string_equal(read, payload);
}

static void a_camera_reads_exactly_what_went_in(void **state)
{
    static const int papers[] = {80, 58};
    static const char *const names[] = {"scan-wide", "scan-narrow"};
    char longest[201] = "https://lzq.gov.cn/";
    struct desk desk;

    for (size_t i = strlen(longest); i < sizeof longest - 1; i++)
        longest[i] = (char)('a' + i % 26);
    for (int i = 0; i < 2; i++) {
        desk_open(&desk, state, names[i], papers[i]);
        assert_scans(&desk, 1, "https://zxfw.court.gov.cn/zxfw/");
        assert_scans(&desk, 2, "https://lzq.gov.cn/news/show/20250619172731456.html");
        assert_scans(&desk, 3, "a");
        assert_scans(&desk, 4, longest);
        desk_close(&desk);
    }
}

static void a_printer_that_is_not_known_is_refused(void **state)
{
    struct paper_room *room = *state;
    struct ks_printer *printer = NULL;
    struct ks_error error = {0};

    assert_int_equal(ks_printer_open("fax:0839", room->dir, 80, &printer, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "[printer] url: fax:0839 is not known here; use file:DIR, "
                                    "escpos:tcp://HOST:9100 or ipp://HOST/ipp/print");
    assert_null(printer);
}

static void a_folder_that_is_gone_is_a_printer_that_does_not_answer(void **state)
{
    struct ks_print_outcome outcome;
    struct desk desk;

    desk_open(&desk, state, "gone", 80);
    assert_int_equal(rmdir(desk.dir), 0);
    assert_int_equal(print_text(&desk, "a slip", &outcome, NULL), KS_ERR_PRINTER);
    assert_int_equal(outcome.state, KS_PRINTER_OFFLINE);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_is_its_state),
        cmocka_unit_test(a_printer_that_is_not_ready_is_sent_nothing),
        cmocka_unit_test(little_paper_is_enough_to_print),
        cmocka_unit_test(a_jam_midway_leaves_no_slip_and_ends_with_the_next_word),
        cmocka_unit_test(numbers_go_on_where_the_folder_ends),
        cmocka_unit_test(a_folder_of_many_slips_is_looked_through_once),
        cmocka_unit_test(what_another_program_printed_meanwhile_is_kept),
        cmocka_unit_test(paper_of_80_and_58_mm_has_576_and_384_dots),
        cmocka_unit_test(a_camera_reads_exactly_what_went_in),
        cmocka_unit_test(a_printer_that_is_not_known_is_refused),
        cmocka_unit_test(a_folder_that_is_gone_is_a_printer_that_does_not_answer),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
