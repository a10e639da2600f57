/* An official text that somebody brings: text of any encoding, archives, and the main part of a
 * Word document by itself. The first byte says which. */
#include <string.h>

#include "base/utf8.h"
#include "content/bulletins.h"
#include "content/docx_fixture.h"
#include "content/docx_private.h"
#include "content/official_text.h"
#include "fuzz/fuzz.h"

void fuzz_prepare(void)
{
    static const char xml[] = DOCX_HEAD DOCX_PARAGRAPH("一、题") DOCX_PARAGRAPH("文") DOCX_TAIL;
    uint8_t archive[1024];
    size_t bytes = docx_make(archive, "word/document.xml", xml, sizeof xml - 1);

    fuzz_add("a", archive, bytes);
    fuzz_add("x", xml, sizeof xml - 1);
    fuzz_add("a", "一、题\r\n1.条\n文", strlen("一、题\r\n1.条\n文"));
    fuzz_add("a", "\xD5\xFB\xB8\xC4\xCD\xA8\xB1\xA8", 8);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_bulletin_line lines[16];
    const char *text = NULL;

    if (bytes == 0)
        return 0;
    enum ks_err err = data[0] == 'x'
                          ? ks_docx_words((const char *)data + 1, bytes - 1, &arena, &text, &error)
                          : ks_official_text_read(data + 1, bytes - 1, &arena, &text, &error);
    if (err == KS_OK) {
        fuzz_check(ks_utf8_is_valid(text), "words that are no UTF-8");
        (void)ks_bulletin_lines(&arena, text, lines, 16);
    } else {
        fuzz_check(error.text[0] != '\0', "a refusal without a sentence");
    }
    ks_arena_destroy(&arena);
    return 0;
}
