#include "content/official_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "content/docx_fixture.h"
#include "content/docx_private.h"

/* What became of it: the words, or why there are none. Never freed. */
static const char *words_of(const void *data, size_t bytes)
{
    static struct ks_arena arena;
    static struct ks_error error;
    const char *text = NULL;
    error = (struct ks_error){0};
    return ks_official_text_read(data, bytes, &arena, &text, &error) == KS_OK ? text : error.text;
}

static const char *words_of_text(const char *text)
{
    return words_of(text, strlen(text));
}

static const char *words_of_docx(const char *xml)
{
    static uint8_t out[64 * 1024];
    assert_true(strlen(xml) + 400 < sizeof out);
    return words_of(out, docx_make(out, "word/document.xml", xml, strlen(xml)));
}

static void text_in_utf8_stays_as_it_is(void **state)
{
    (void)state;
    assert_string_equal(words_of_text("一、题\n  文 。\n\n"), "一、题\n  文 。\n\n");
}

static void the_mark_in_front_goes_and_every_line_ends_alike(void **state)
{
    (void)state;
    assert_string_equal(words_of_text("\xEF\xBB\xBF一\r\n二\r三\n"), "一\n二\n三\n");
}

static void text_in_gb18030_becomes_utf8(void **state)
{
    (void)state;
    assert_string_equal(words_of_text("\xD5\xFB\xB8\xC4\xCD\xA8\xB1\xA8"), "整改通报");
}

static void bytes_of_no_encoding_are_refused(void **state)
{
    (void)state;
    static const char neither[] =
        "this is neither a Word document (.docx) nor a text in UTF-8 or GB18030";
    assert_string_equal(words_of_text("\xD5\xFB\xFF\xFF"), neither);
    assert_string_equal(words_of("a\0b", 3), neither);
}

static void nothing_and_blanks_are_refused(void **state)
{
    (void)state;
    assert_string_equal(words_of("", 0), "there are no words in it");
    assert_string_equal(words_of_text(" \n\t"), "there are no words in it");
}

static void too_many_words_are_refused(void **state)
{
    (void)state;
    enum { BYTES = 240 * 1024 };
    char *text = malloc(BYTES + 1);
    memset(text, 'a', BYTES + 1);
    assert_int_equal(strlen(words_of(text, BYTES)), BYTES);
    assert_string_equal(words_of(text, BYTES + 1), "its words have more than 240 kB");
    free(text);
}

static void a_word_document_has_a_line_a_paragraph(void **state)
{
    (void)state;
    assert_string_equal(
        words_of_docx(DOCX_HEAD DOCX_PARAGRAPH("一、题") DOCX_PARAGRAPH("文 &amp; 文") DOCX_TAIL),
        "一、题\n文 & 文");
}

static void what_is_said_twice_in_a_word_document_is_taken_once(void **state)
{
    (void)state;
    assert_string_equal(words_of_docx(DOCX_HEAD
                                      "<w:p><mc:Fallback><w:r><w:t>旧</w:t></w:r>"
                                      "</mc:Fallback><w:r><w:t>新</w:t></w:r></w:p>" DOCX_TAIL),
                        "新");
}

static void changes_that_nobody_accepted_are_refused(void **state)
{
    (void)state;
    assert_string_equal(
        words_of_docx(DOCX_HEAD "<w:p><w:ins><w:r><w:t>加</w:t></w:r></w:ins></w:p>" DOCX_TAIL),
        "this Word document cannot be taken: it has changes that nobody accepted: "
        "accept them in Word and save it");
}

static void numbers_that_word_makes_are_refused(void **state)
{
    (void)state;
    assert_string_equal(
        words_of_docx(DOCX_HEAD
                      "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>条</w:t></w:r></w:p>" DOCX_TAIL),
        "this Word document cannot be taken: it has numbers that Word makes by itself: save it as "
        "plain text (.txt)");
}

/* Each would be left out, or stand as words that say something else. */
static void what_words_alone_would_not_say_is_refused(void **state)
{
    static const struct {
        const char *body, *why;
    } rows[] = {
        {"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "it has a table"},
        {"<w:p><w:r><w:drawing><x:pic xmlns:x=\"urn:picture\"/></w:drawing></w:r></w:p>",
         "it has a picture"},
        {"<w:p><w:r><w:pict><v:imagedata xmlns:v=\"urn:vml\"/></w:pict></w:r></w:p>",
         "it has a picture"},
        {"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>", "it has notes"},
        {"<w:p><m:oMath xmlns:m=\"urn:math\"><m:t>x</m:t></m:oMath></w:p>", "it has a formula"},
        {"<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>",
         "it has signs of a symbol font"},
        {"<w:altChunk/>", "it takes parts from other files"},
        {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>", "it has hidden words"},
        {"<w:p><w:r><w:rPr><w:strike w:val=\"true\"/></w:rPr><w:t>a</w:t></w:r></w:p>",
         "it has words that are crossed out"},
        {"<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
         "<w:t>4</w:t></w:r></w:p>",
         "it has raised or lowered characters"},
    };
    static const char told[] = "this Word document cannot be taken: ";

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char xml[2048];
        snprintf(xml, sizeof xml, "%s%s%s", DOCX_HEAD, rows[i].body, DOCX_TAIL);
        const char *words = words_of_docx(xml);
        assert_memory_equal(words, told, strlen(told));
        assert_memory_equal(words + strlen(told), rows[i].why, strlen(rows[i].why));
    }
}

static void how_it_looks_alone_is_no_doubt(void **state)
{
    (void)state;
    assert_string_equal(
        words_of_docx(DOCX_HEAD "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"4\"/></w:tabs>"
                                "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr>"
                                "<w:strike w:val=\"0\"/><w:vertAlign w:val=\"baseline\"/></w:rPr>"
                                "<w:t>一、</w:t><w:tab/><w:t>文</w:t><w:noBreakHyphen/></w:r>"
                                "<w:r><w:pict><w:shape/></w:pict></w:r></w:p>" DOCX_TAIL),
        "一、 文-");
}

/* They would be faults that nobody sees, in words that nobody may change. */
static void signs_that_nobody_sees_are_none(void **state)
{
    (void)state;
    assert_string_equal(words_of_text("一、\t题\xE2\x80\x8B文\v二\xE2\x80\xA8三\xC2\xAD"),
                        "一、 题文\n二\n三");
}

static void files_of_other_programs_are_refused(void **state)
{
    static const char *const others[] = {"%PDF-1.4\n", "{\\rtf1 a}", "<html><p>a</p></html>"};

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(
            words_of_text(others[i]),
            "this is neither a Word document (.docx) nor a text in UTF-8 or GB18030");
}

static void entities_are_refused_before_they_are_read(void **state)
{
    (void)state;
    assert_string_equal(words_of_docx("<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                                      "<w>&b;</w>"),
                        "this Word document cannot be taken: it declares a document type, as Word "
                        "never does");
}

static void depth_is_bounded(void **state)
{
    (void)state;
    char xml[4096] = "";
    for (int i = 0; i < 201; i++)
        strcat(xml, "<a>");
    assert_string_equal(words_of_docx(xml),
                        "this Word document cannot be taken: it is nested too deep");
}

static void what_unpacks_to_too_much_is_refused(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *xml = NULL;
    size_t bytes = 0, most = KS_DOCX_MOST_XML + 1;
    char *data = calloc(1, most);
    uint8_t *out = malloc(most + 400);
    size_t made = docx_make(out, "word/document.xml", data, most);
    assert_int_equal(ks_docx_unpack(out, made, &arena, &xml, &bytes, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "this Word document unpacks to more than 8 MB");
    made = docx_make(out, "word/document.xml", data, most - 1);
    assert_int_equal(ks_docx_unpack(out, made, &arena, &xml, &bytes, &error), KS_OK);
    assert_int_equal(bytes, most - 1);
    ks_arena_destroy(&arena);
    free(data);
    free(out);
}

static void an_archive_without_a_document_is_refused(void **state)
{
    (void)state;
    uint8_t out[600];
    assert_string_equal(words_of(out, docx_make(out, "xl/workbook.xml", "<a/>", 4)),
                        "this Word document is damaged, or is none");
}

/* Wherever it is cut off there are words or a sentence, and no fault of memory. */
static void a_word_document_that_is_cut_off_is_told(void **state)
{
    (void)state;
    static const char xml[] = DOCX_HEAD DOCX_PARAGRAPH("文") DOCX_TAIL;
    uint8_t out[1024];
    size_t bytes = docx_make(out, "word/document.xml", xml, sizeof xml - 1);
    for (size_t cut = 4; cut < sizeof xml; cut++)
        assert_string_equal(words_of(out, cut), "this Word document is damaged, or is none");
    assert_string_equal(words_of(out, bytes), "文");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_in_utf8_stays_as_it_is),
        cmocka_unit_test(the_mark_in_front_goes_and_every_line_ends_alike),
        cmocka_unit_test(text_in_gb18030_becomes_utf8),
        cmocka_unit_test(bytes_of_no_encoding_are_refused),
        cmocka_unit_test(nothing_and_blanks_are_refused),
        cmocka_unit_test(too_many_words_are_refused),
        cmocka_unit_test(a_word_document_has_a_line_a_paragraph),
        cmocka_unit_test(what_is_said_twice_in_a_word_document_is_taken_once),
        cmocka_unit_test(changes_that_nobody_accepted_are_refused),
        cmocka_unit_test(numbers_that_word_makes_are_refused),
        cmocka_unit_test(what_words_alone_would_not_say_is_refused),
        cmocka_unit_test(how_it_looks_alone_is_no_doubt),
        cmocka_unit_test(signs_that_nobody_sees_are_none),
        cmocka_unit_test(files_of_other_programs_are_refused),
        cmocka_unit_test(entities_are_refused_before_they_are_read),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(what_unpacks_to_too_much_is_refused),
        cmocka_unit_test(an_archive_without_a_document_is_refused),
        cmocka_unit_test(a_word_document_that_is_cut_off_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
