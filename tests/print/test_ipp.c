/* Papers on a printer that speaks IPP and that we did not write: what it kept is read back with
 * programs that we did not write either. */
#include "ipp_support.h"
#include "raster_back.h"

static const char *ask(struct ipp_case *test, const char *path, const char *command)
{
    return ippeve_ask(&test->room->arena, path, command);
}

static void assert_printed(struct ipp_case *test, int papers)
{
    if (ipp_print(test) != KS_OK)
        fail_msg("%s", test->error.text);
    assert_true(test->outcome.is_printed);
    assert_false(test->outcome.is_unsure);
    assert_int_equal(test->outcome.state, KS_PRINTER_READY);
    assert_int_equal(ippeve_count_printed(&test->device), papers);
}

static void assert_code(struct ipp_case *test, const char *picture)
{
    assert_string_equal(ask(test, picture, "zbarimg -q --raw $f"), PAYLOAD "\n");
}

static void assert_words(struct ipp_case *test, const char *text)
{
    static const char *const words[] = {
        "广元市利州区人民法院", "申请执行材料清单",    "申请执行书", "two copies",
        "effective instrument", "Civil Procedure Law", "A017",       PAYLOAD};

    (void)test;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(text, words[i]) == NULL)
            fail_msg("%s is not in:\n%s", words[i], text);
}

static void a_sheet_is_a_pdf_with_words_fonts_and_a_code(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);

    assert_printed(&test, 1);
    assert_int_equal(test.printer->form, KS_FORM_A4);
    const char *path = ippeve_document(&test.device, 1);
    assert_words(&test, ask(&test, path, "pdftotext -layout $f -"));
    assert_non_null(strstr(ask(&test, path, "pdfinfo $f"), "(A4)"));
    assert_string_equal(ask(&test, path, "pdffonts $f | tail -n +3 | grep -vc 'yes yes yes'"),
                        "0\n");
    ask(&test, path, "pdftoppm -r 203 -gray -singlefile $f $f");
    assert_code(&test, ks_arena_printf(&test.room->arena, "%s.pgm", path));
    ipp_case_close(&test);
}

static void each_paper_is_a_job_that_has_ended(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);

    for (int i = 1; i <= 3; i++)
        assert_printed(&test, i);
    ipp_case_close(&test);
}

static void the_name_of_a_job_says_nothing_of_anybody(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);

    ippeve_set_script(&test.device, "env > said\n" IPPEVE_PRINTS);
    assert_printed(&test, 1);
    const char *path = ks_arena_printf(&test.room->arena, "%s/said", test.device.dir);
    const char *name = ask(&test, path, "grep '^IPP_JOB_NAME=' $f");
    assert_int_equal(strncmp(name, "IPP_JOB_NAME=kiosk ", 19), 0);
    assert_int_equal(strlen(name), 19 + 8 + 1);
    assert_string_equal(ask(&test, path, "grep '^IPP_JOB_ORIGINATING_USER_NAME=' $f"),
                        "IPP_JOB_ORIGINATING_USER_NAME=kiosk\n");
    assert_string_equal(ask(&test, path, "grep '^IPP_MEDIA=' $f"), "IPP_MEDIA=iso_a4_210x297mm\n");
    ipp_case_close(&test);
}

/* The sheets of the slip as they were composed, at the page's resolution. */
static void assert_sheet(struct ipp_case *test, const struct raster_page *page, int number)
{
    struct ks_slip slip = {0};
    struct ks_sheets sheets;
    const struct ks_sheet_band band = {.page = number,
                                       .dpi = page->dpi,
                                       .width_px = page->width,
                                       .height_px = page->height,
                                       .is_bilevel = page->bits == 1};
    size_t count = (size_t)page->width * (size_t)page->height;
    uint8_t *dots = ks_arena_alloc(&test->room->arena, count);

    ipp_write_slip(&slip);
    assert_int_equal(ks_sheets_compose(&slip, &test->printer->fonts, &sheets, NULL), KS_OK);
    assert_int_equal(ks_sheets_draw(&sheets, &band, dots, NULL), KS_OK);
    for (size_t i = 0; i < count && page->bits == 1; i++)
        dots[i] = dots[i] < 128 ? 0 : 255;
    assert_memory_equal(dots, page->dots, count);
    ks_sheets_destroy(&sheets);
    ks_slip_destroy(&slip);
}

static void check_sheet_raster(void **state, const char *attributes, int bits)
{
    struct ipp_case test = ipp_case_open(
        state, (struct ippeve_setup){.formats = IPPEVE_RASTER, .attributes = attributes}, 210);
    struct raster_page pages[2];

    assert_printed(&test, 1);
    assert_int_equal(raster_read(&test.room->arena, ippeve_document(&test.device, 1), pages, 2), 1);
    assert_int_equal(pages[0].bits, bits);
    assert_int_equal(pages[0].page_total, 1);
    assert_int_equal(pages[0].width, 210 * pages[0].dpi * 10 / 254);
    assert_int_equal(pages[0].height, 297 * pages[0].dpi * 10 / 254);
    assert_string_equal(pages[0].size_name, "iso_a4_210x297mm");
    assert_sheet(&test, &pages[0], 0);
    assert_code(&test, raster_to_picture(&test.room->arena, test.room->dir, &pages[0]));
    ipp_case_close(&test);
}

static void a_printer_without_pdf_gets_the_same_sheet_in_greys(void **state)
{
    check_sheet_raster(state, NULL, 8);
}

static void a_printer_without_greys_gets_the_same_sheet_in_black(void **state)
{
    check_sheet_raster(state,
                       "ATTR keyword media-supported iso_a4_210x297mm\n"
                       "ATTR keyword media-default iso_a4_210x297mm\n"
                       "ATTR resolution pwg-raster-document-resolution-supported 203dpi\n"
                       "ATTR keyword pwg-raster-document-type-supported black_1\n",
                       1);
}

/* The slip in the middle of the page, dot for dot, and white around it. */
static void assert_slip(struct ipp_case *test, const struct raster_page *page)
{
    struct ks_slip slip = {0};
    struct ks_page bitmap;

    ipp_write_slip(&slip);
    assert_int_equal(
        ks_slip_compose(&slip, &test->room->glyphs, test->printer->width_px, &bitmap, NULL), KS_OK);
    int left = (page->width - bitmap.width_px) / 2;
    for (int y = 0; y < page->height; y++) {
        for (int x = 0; x < page->width; x++) {
            int dot = x - left;
            bool is_on_slip = dot >= 0 && dot < bitmap.width_px && y < bitmap.height_px;
            bool is_black = is_on_slip &&
                            (bitmap.bits[y * bitmap.row_bytes + dot / 8] >> (7 - dot % 8) & 1) != 0;
            if (page->dots[y * page->width + x] != (is_black ? 0 : 255))
                fail_msg("dot %d of row %d is not that of the slip", x, y);
        }
    }
    assert_int_equal(page->height, bitmap.height_px);
    ks_page_destroy(&bitmap);
    ks_slip_destroy(&slip);
}

static void a_roll_gets_the_slip_dot_for_dot_as_one_page_of_its_length(void **state)
{
    struct ipp_case test =
        ipp_case_open(state, (struct ippeve_setup){.attributes = ippeve_roll}, 0);
    struct raster_page pages[2];

    ippeve_set_script(&test.device, "env | grep ^IPP_MEDIA_COL= > size\n" IPPEVE_PRINTS);
    assert_printed(&test, 1);
    assert_int_equal(test.printer->form, KS_FORM_ROLL);
    assert_int_equal(test.printer->width_px, WIDE_DOTS);
    assert_int_equal(raster_read(&test.room->arena, ippeve_document(&test.device, 1), pages, 2), 1);
    assert_int_equal(pages[0].dpi, 203);
    assert_int_equal(pages[0].bits, 1);
    assert_int_equal(pages[0].width, 8000 * 203 / 2540);
    assert_slip(&test, &pages[0]);
    const char *size =
        ask(&test, ks_arena_printf(&test.room->arena, "%s/size", test.device.dir), "cat $f");
    int length = (pages[0].height * 2540 + 202) / 203;
    assert_non_null(strstr(
        size, ks_arena_printf(&test.room->arena, "x-dimension=8000 y-dimension=%d", length)));
    assert_code(&test, raster_to_picture(&test.room->arena, test.room->dir, &pages[0]));
    ipp_case_close(&test);
}

static void the_configured_width_goes_before_what_the_printer_says(void **state)
{
    static const struct {
        int width_mm;
        enum ks_printer_form form;
        int width_px;
    } rows[] = {{58, KS_FORM_ROLL, NARROW_DOTS},
                {80, KS_FORM_ROLL, WIDE_DOTS},
                {112, KS_FORM_ROLL, WIDE_DOTS},
                {210, KS_FORM_A4, WIDE_DOTS}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, rows[i].width_mm);
        assert_int_equal(test.printer->form, KS_FORM_UNKNOWN);
        assert_int_equal(ks_printer_ask_form(test.printer), rows[i].form);
        assert_int_equal(test.printer->width_px, rows[i].width_px);
        ipp_case_close(&test);
    }
}

/* Its own resolutions are 300 and 600 dpi: each dot of the slip is more than one of its own. */
static void a_roll_of_another_resolution_shows_a_code_that_reads(void **state)
{
    static const int widths[] = {58, 80};

    for (int i = 0; i < 2; i++) {
        struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, widths[i]);
        struct raster_page page;
        assert_printed(&test, 1);
        assert_int_equal(raster_read(&test.room->arena, ippeve_document(&test.device, 1), &page, 1),
                         1);
        assert_int_equal(page.dpi, 300);
        assert_int_equal(page.width, widths[i] * 3000 / 254);
        assert_code(&test, raster_to_picture(&test.room->arena, test.room->dir, &page));
        ipp_case_close(&test);
    }
}

static void a_roll_that_takes_only_pdf_gets_a_page_of_the_slips_size(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.formats = IPPEVE_PDF}, 80);

    assert_printed(&test, 1);
    const char *path = ippeve_document(&test.device, 1);
    assert_non_null(strstr(ask(&test, path, "pdfinfo $f"), "Page size:       204.296 x "));
    ask(&test, path, "pdftoppm -r 203 -gray -singlefile $f $f");
    assert_code(&test, ks_arena_printf(&test.room->arena, "%s.pgm", path));
    ipp_case_close(&test);
}

static void a_printer_that_takes_nothing_we_have_is_offline_and_says_why(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.formats = "image/jpeg"}, 0);

    assert_int_equal(ipp_print(&test), KS_ERR_PRINTER);
    assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
    assert_string_equal(test.printer->told, "the printer takes neither PDF nor PWG raster");
    ipp_case_close(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_is_a_pdf_with_words_fonts_and_a_code),
        cmocka_unit_test(each_paper_is_a_job_that_has_ended),
        cmocka_unit_test(the_name_of_a_job_says_nothing_of_anybody),
        cmocka_unit_test(a_printer_without_pdf_gets_the_same_sheet_in_greys),
        cmocka_unit_test(a_printer_without_greys_gets_the_same_sheet_in_black),
        cmocka_unit_test(a_roll_gets_the_slip_dot_for_dot_as_one_page_of_its_length),
        cmocka_unit_test(the_configured_width_goes_before_what_the_printer_says),
        cmocka_unit_test(a_roll_of_another_resolution_shows_a_code_that_reads),
        cmocka_unit_test(a_roll_that_takes_only_pdf_gets_a_page_of_the_slips_size),
        cmocka_unit_test(a_printer_that_takes_nothing_we_have_is_offline_and_says_why),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
