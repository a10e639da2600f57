/* Sheets of A4: what other programs find in the PDF. */
#include "support.h"

#include "base/utf8.h"
#include "print/sheets.h"

static const struct ks_sheet_fonts fonts = {KS_SOURCE_DIR "/fonts/NotoSansSC-Regular.otf",
                                            KS_SOURCE_DIR "/fonts/NotoSansSC-Bold.otf"};

enum { OUTPUT_BYTES = 1 << 18 };

/* What the shell's `command` prints about $f, the PDF of the slip; destroys the slip. */
static char *ask(struct paper_room *room, struct ks_slip *slip, const char *command, int *pages)
{
    struct ks_sheets sheets;
    struct ks_error error = {0};
    const char *path = ks_arena_printf(&room->arena, "%s/sheets.pdf", room->dir);

    if (ks_sheets_compose(slip, &fonts, &sheets, &error) != KS_OK)
        fail_msg("%s", error.text);
    assert_int_equal(ks_file_write_atomic(path, sheets.data, sheets.bytes, NULL), KS_OK);
    *pages = sheets.page_count;
    ks_sheets_destroy(&sheets);
    assert_null(sheets.data);
    ks_slip_destroy(slip);
    char *out = ks_arena_alloc(&room->arena, OUTPUT_BYTES);
    FILE *stream = popen(ks_arena_printf(&room->arena, "f=%s; %s", path, command), "r");
    assert_non_null(stream);
    out[fread(out, 1, OUTPUT_BYTES - 1, stream)] = '\0';
    assert_int_equal(pclose(stream), 0);
    return out;
}

static void head(struct ks_slip *slip, const char *title)
{
    ks_slip_add(slip, KS_SLIP_HEADER, "广元市利州区人民法院\n诉讼服务大厅 · 24小时自助法院", NULL);
    ks_slip_add(slip, KS_SLIP_TITLE, title, NULL);
}

/* A page with so many lines before what is looked at. */
static void begin_page(struct ks_slip *slip, int lines)
{
    head(slip, "标题");
    for (int i = 0; i < lines; i++)
        ks_slip_add(slip, KS_SLIP_TEXT, "一行", NULL);
}

/* Whether a page says which of how many it is; small spaces may have been left out. */
static bool has_count(const char *text, int page, int pages)
{
    char wide[32], narrow[32];

    snprintf(wide, sizeof wide, "%d / %d\n", page, pages);
    snprintf(narrow, sizeof narrow, "%d/%d\n", page, pages);
    return strstr(text, wide) != NULL || strstr(text, narrow) != NULL;
}

static void every_word_can_be_selected(void **state)
{
    static const char *const words[] = {
        "广元市利州区人民法院",
        "民间借贷：要回借款",
        "材料清单",
        "起诉状",
        "被告人数 + 1 份",
        "借款本息",
        "200,000 元",
        "带上身份证件",
        "A017",
        "Civil Procedure Law",
        "https://example.cn/a",
    };
    struct ks_slip slip = {0};
    int pages;

    head(&slip, words[1]);
    ks_slip_add(&slip, KS_SLIP_NUMBER, "A017", NULL);
    ks_slip_add(&slip, KS_SLIP_HEADING, words[2], NULL);
    ks_slip_add(&slip, KS_SLIP_TICKED, words[3], words[4]);
    ks_slip_add(&slip, KS_SLIP_PAIR, words[5], words[6]);
    ks_slip_add(&slip, KS_SLIP_BULLET, words[7], NULL);
    ks_slip_add(&slip, KS_SLIP_QR, "https://example.cn/a", "扫码");
    ks_slip_add(&slip, KS_SLIP_SMALL, "Source: Civil Procedure Law", NULL);
    char *text = ask(*state, &slip, "pdftotext -layout $f -", &pages);
    assert_int_equal(pages, 1);
    assert_true(has_count(text, 1, 1));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(text, words[i]) == NULL)
            fail_msg("%s is not in:\n%s", words[i], text);
}

static void both_fonts_are_embedded_and_their_letters_known_in_unicode(void **state)
{
    struct ks_slip slip = {0};
    int pages;

    head(&slip, "标题");
    ks_slip_add(&slip, KS_SLIP_TEXT, "正文 body", NULL);
    char *table = ask(*state, &slip, "pdffonts $f | tail -n +3", &pages);
    int rows = 0;
    for (char *line = strtok(table, "\n"); line != NULL; line = strtok(NULL, "\n"), rows++)
        assert_non_null(strstr(line, "yes yes yes"));
    assert_true(rows >= 2);
}

static void a_camera_reads_the_code(void **state)
{
    static const char *const addresses[] = {"https://zxfw.court.gov.cn", "短", "x"};

    for (int i = 0; i < 3; i++) {
        struct ks_slip slip = {0};
        int pages;
        char *payload = ks_arena_strdup(&((struct paper_room *)*state)->arena, addresses[i]);
        head(&slip, "标题");
        ks_slip_add(&slip, KS_SLIP_QR, payload, "扫码办理");
        char *read =
            ask(*state, &slip, "pdftoppm -r 203 -gray -singlefile $f $f && zbarimg -q --raw $f.pgm",
                &pages);
        read[strcspn(read, "\n")] = '\0';
        assert_string_equal(read, payload);
    }
}

/* Sweeps the place of a block down to the page's foot and over it. */
static void nothing_that_belongs_together_is_parted(void **state)
{
    for (int lines = 20; lines < 36; lines++) {
        struct ks_slip slip = {0};
        int pages;
        begin_page(&slip, lines);
        ks_slip_add(&slip, KS_SLIP_HEADING, "HEAD", NULL);
        ks_slip_add(&slip, KS_SLIP_UNTICKED, "ITEM", "DETAIL");
        ks_slip_add(&slip, KS_SLIP_LINE, NULL, NULL);
        char *text = ask(*state, &slip, "pdftotext -layout $f -", &pages);
        char *cut = strstr(strstr(text, "HEAD"), "\f");
        assert_true(strstr(text, "HEAD") < strstr(text, "ITEM"));
        assert_true(strstr(text, "DETAIL") < cut);
    }
}

static void a_last_day_stands_on_the_page_of_what_it_is_for(void **state)
{
    for (int lines = 20; lines < 36; lines++) {
        struct ks_slip slip = {0};
        int pages;
        begin_page(&slip, lines);
        ks_slip_add(&slip, KS_SLIP_HEADING, "HEAD", NULL);
        ks_slip_add(&slip, KS_SLIP_PAIR, "FROM", "2025-06-30");
        ks_slip_add_date(&slip, "LABEL", "2027-06-30", "FOOT");
        ks_slip_add(&slip, KS_SLIP_STEP, "STEP", "MORE");
        char *text = ask(*state, &slip, "pdftotext -layout $f -", &pages);
        char *cut = strstr(strstr(text, "HEAD"), "\f");
        assert_true(strstr(text, "FROM") < cut && strstr(text, "FOOT") < cut);
        assert_non_null(strstr(text, "2027-06-30"));
        cut = strstr(strstr(text, "STEP"), "\f");
        assert_true(strstr(text, "MORE") < cut);
    }
}

static void each_page_has_the_court_and_its_number(void **state)
{
    struct ks_slip slip = {0};
    int pages, at = 0;

    head(&slip, "标题");
    for (int i = 0; i < 90; i++)
        ks_slip_add(&slip, i % 3 == 0 ? KS_SLIP_TICKED : KS_SLIP_UNTICKED, "一份材料", "说明");
    char *text = ask(*state, &slip, "pdftotext -layout $f -", &pages);
    assert_true(pages > 3);
    for (char *page = strtok(text, "\f"); page != NULL; page = strtok(NULL, "\f"), at++) {
        assert_true(has_count(page, at + 1, pages));
        assert_non_null(strstr(page, "广元市利州区人民法院"));
    }
    assert_int_equal(at, pages);
}

static void a_paragraph_longer_than_a_page_goes_on(void **state)
{
    struct ks_slip slip = {0};
    char *text = ks_arena_alloc(&((struct paper_room *)*state)->arena, 30001);
    int pages;

    for (int i = 0; i < 10000; i++)
        memcpy(text + 3 * i, "字", 3);
    ks_slip_add(&slip, KS_SLIP_HEADING, text, NULL);
    char *read = ask(*state, &slip, "pdftotext -layout $f - | grep -o 字 | wc -l", &pages);
    assert_true(pages > 3);
    assert_int_equal(strtol(read, NULL, 10), 10000);
}

static void what_is_odd_still_makes_a_page(void **state)
{
    struct ks_slip slip = {0};
    int pages;

    ask(*state, &slip, "pdftotext $f -", &pages);
    assert_int_equal(pages, 1);
    for (int kind = 0; kind <= KS_SLIP_SIGNATURE; kind++) {
        if (kind != KS_SLIP_QR)
            ks_slip_add(&slip, (enum ks_slip_kind)kind,
                        kind == KS_SLIP_TEXT ? "\xff\xc3 a\xe4" : "", "");
    }
    ask(*state, &slip, "pdftotext $f -", &pages);
}

/* Ink of a square of 24 dots. */
static long ink_at(const uint8_t *dots, int width, int x, int y)
{
    long ink = 0;

    for (int row = y; row < y + 24; row++)
        for (int at = x; at < x + 24; at++)
            ink += 255 - dots[row * width + at];
    return ink;
}

/* A page as pdftoppm shows it. */
static uint8_t *read_picture(struct paper_room *room, int page, int *width, int *height)
{
    const char *path = ks_arena_printf(&room->arena, "%s/page-%d.pgm", room->dir, page);
    FILE *stream = fopen(path, "rb");

    assert_non_null(stream);
    assert_int_equal(fscanf(stream, "P5 %d %d 255", width, height), 2);
    size_t count = (size_t)*width * (size_t)*height;
    uint8_t *dots = ks_arena_alloc(&room->arena, count);
    (void)fgetc(stream);
    assert_int_equal(fread(dots, 1, count, stream), count);
    fclose(stream);
    return dots;
}

/* Where there is ink there is as much of it, give or take what the edges of letters make. */
static void compare_page(struct paper_room *room, const struct ks_sheets *sheets, int page)
{
    int width, height;
    const uint8_t *shown = read_picture(room, page + 1, &width, &height);
    const struct ks_sheet_band band = {
        .page = page, .dpi = 150, .width_px = width, .height_px = height};
    uint8_t *drawn = ks_arena_alloc(&room->arena, (size_t)width * (size_t)height);

    assert_int_equal(ks_sheets_draw(sheets, &band, drawn, NULL), KS_OK);
    for (int y = 0; y < height - 24; y += 12) {
        for (int x = 0; x < width - 24; x += 12) {
            long ours = ink_at(drawn, width, x, y), theirs = ink_at(shown, width, x, y);
            if (ours > 9000 && (theirs < ours / 2 || theirs > ours * 2))
                fail_msg("page %d, at %d %d: %ld is shown, %ld was drawn", page + 1, x, y, theirs,
                         ours);
        }
    }
}

/* The longest run of black dots from the left margin on, in any row of the page. */
static int longest_black(const uint8_t *drawn, int width, int height)
{
    int longest = 0;

    for (int y = 0; y < height; y++) {
        for (int x = 0, run = 0; x < width; x++) {
            run = drawn[y * width + x] < 16 ? run + 1 : 0;
            longest = run > longest ? run : longest;
        }
    }
    return longest;
}

static void the_ruler_is_as_long_as_it_says_and_the_greys_fall(void **state)
{
    enum {
        DPI = 254,
        WIDTH = 2100,
        HEIGHT = 500,
        TOP = 300,
        SIDE = 10 * KS_RULER_MM / KS_RULER_GREYS
    };
    struct paper_room *room = *state;
    struct ks_slip slip = {0};
    struct ks_sheets sheets;
    const struct ks_sheet_band band = {
        .dpi = DPI, .width_px = WIDTH, .y = 0, .height_px = HEIGHT + TOP};
    uint8_t *drawn = ks_arena_alloc(&room->arena, (size_t)WIDTH * (HEIGHT + TOP));
    int steps = 0, last = 255;

    ks_slip_add(&slip, KS_SLIP_RULER, NULL, NULL);
    assert_int_equal(ks_sheets_compose(&slip, &fonts, &sheets, NULL), KS_OK);
    assert_int_equal(ks_sheets_draw(&sheets, &band, drawn, NULL), KS_OK);
    /* Ten dots a millimetre; the dots at both ends are not quite black. */
    assert_in_range(longest_black(drawn, WIDTH, HEIGHT + TOP), 10 * KS_RULER_MM - 3,
                    10 * KS_RULER_MM + 4);
    for (int y = 0; y < HEIGHT + TOP && (steps < KS_RULER_GREYS || last > 0); y++) {
        steps = 0;
        last = 255;
        for (int x = 180 + SIDE / 2; steps < KS_RULER_GREYS; x += SIDE, steps++) {
            if (drawn[y * WIDTH + x] >= last)
                break;
            last = drawn[y * WIDTH + x];
        }
    }
    assert_int_equal(steps, KS_RULER_GREYS);
    assert_int_equal(last, 0);
    ks_sheets_destroy(&sheets);
    ks_slip_destroy(&slip);
}

/* Letters share strokes in the font's file, and none may be lost when they are taken out of it: few
 * at a time, so that none is there for the sake of another. */
static void no_letter_is_lost_on_its_way_into_the_pdf(void **state)
{
    enum { FIRST = 0x5900, LAST = 0x59FF, AT_A_TIME = 16 };
    struct paper_room *room = *state;
    const char *path = ks_arena_printf(&room->arena, "%s/few.pdf", room->dir);
    const char *command =
        ks_arena_printf(&room->arena, "pdftoppm -r 150 -gray %s %s/page", path, room->dir);

    for (uint32_t first = FIRST; first < LAST; first += AT_A_TIME) {
        char text[4 * AT_A_TIME + 1];
        struct ks_slip slip = {0};
        struct ks_sheets sheets;
        size_t at = 0;
        for (uint32_t code = first; code < first + AT_A_TIME; code++)
            at += ks_utf8_put(text + at, code);
        ks_slip_add(&slip, KS_SLIP_TEXT, text, NULL);
        assert_int_equal(ks_sheets_compose(&slip, &fonts, &sheets, NULL), KS_OK);
        assert_int_equal(ks_file_write_atomic(path, sheets.data, sheets.bytes, NULL), KS_OK);
        assert_int_equal(system(command), 0);
        assert_int_equal(sheets.page_count, 1);
        compare_page(room, &sheets, 0);
        ks_sheets_destroy(&sheets);
        ks_slip_destroy(&slip);
    }
}

static void a_missing_font_or_a_long_code_is_said(void **state)
{
    struct ks_sheet_fonts none = {"/no/such.otf", "/no/such.otf"};
    struct ks_slip slip = {0};
    struct ks_sheets sheets;
    struct ks_error error = {0};
    char payload[202];

    (void)state;
    assert_int_equal(ks_sheets_compose(&slip, &none, &sheets, &error), KS_ERR_IO);
    assert_string_equal(error.text, "/no/such.otf: cannot be read as a font; put the font back");
    memset(payload, 'x', 201);
    payload[201] = '\0';
    ks_slip_add(&slip, KS_SLIP_QR, payload, NULL);
    assert_int_equal(ks_sheets_compose(&slip, &fonts, &sheets, &error), KS_ERR_INPUT);
    assert_null(sheets.data);
    ks_slip_destroy(&slip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_can_be_selected),
        cmocka_unit_test(both_fonts_are_embedded_and_their_letters_known_in_unicode),
        cmocka_unit_test(a_camera_reads_the_code),
        cmocka_unit_test(nothing_that_belongs_together_is_parted),
        cmocka_unit_test(a_last_day_stands_on_the_page_of_what_it_is_for),
        cmocka_unit_test(each_page_has_the_court_and_its_number),
        cmocka_unit_test(a_paragraph_longer_than_a_page_goes_on),
        cmocka_unit_test(what_is_odd_still_makes_a_page),
        cmocka_unit_test(the_ruler_is_as_long_as_it_says_and_the_greys_fall),
        cmocka_unit_test(no_letter_is_lost_on_its_way_into_the_pdf),
        cmocka_unit_test(a_missing_font_or_a_long_code_is_said),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
