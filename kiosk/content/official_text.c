/* An official text as somebody brings it, into words of UTF-8. */
#include "content/official_text.h"

#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "content/bulletins.h"
#include "content/docx_private.h"
#include "content/wording.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* Two or four bytes of GB18030 become three or four, one stays one. */
static enum ks_err from_gb18030(const char *data, size_t bytes, struct ks_arena *arena,
                                const char **text, struct ks_error *error)
{
    size_t room = 2 * bytes;
    char *out = ks_arena_alloc(arena, room + 1), *to = out, *from = (char *)(uintptr_t)data;
    iconv_t way = iconv_open("UTF-8", "GB18030");
    bool is_done = way != (iconv_t)-1 && iconv(way, &from, &bytes, &to, &room) != (size_t)-1;

    if (way != (iconv_t)-1)
        iconv_close(way);
    *to = '\0';
    *text = out;
    return is_done ? KS_OK
                   : ks_fail(error, KS_ERR_INPUT,
                             "this is neither a Word document (.docx) nor a text in UTF-8 or "
                             "GB18030");
}

/* What no screen or paper shows as it is: a tab is a blank, what ends a line or a page is a line
 * break, and signs that nobody sees are none. */
static const struct {
    uint32_t first, last;
    const char *instead;
} unseen[] = {
    {'\t', '\t', " "},    {'\v', '\f', "\n"},   {0x85, 0x85, "\n"},
    {0xad, 0xad, ""},     {0x200b, 0x200f, ""}, {0x2028, 0x2029, "\n"},
    {0x202a, 0x202e, ""}, {0x2060, 0x206f, ""}, {0xfeff, 0xfeff, ""},
};

static const char *instead_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
        if (unseen[i].first <= code && code <= unseen[i].last)
            return unseen[i].instead;
    return NULL;
}

/* A line ends with \n, whatever ended it. What stands instead is never longer. */
static const char *with_plain_signs(struct ks_arena *arena, const char *text)
{
    char *out = ks_arena_strdup(arena, text), *to = out;
    uint32_t code;

    for (const char *from = text, *at = text; (code = ks_utf8_next(&at)) != 0; from = at) {
        const char *instead = instead_of(code);
        if (code == '\r') {
            at += *at == '\n';
            instead = "\n";
        }
        size_t bytes = instead != NULL ? strlen(instead) : (size_t)(at - from);
        memcpy(to, instead != NULL ? instead : from, bytes);
        to += bytes;
    }
    *to = '\0';
    return out;
}

/* Files of programs that are neither words nor a Word document, by how they begin. */
static const char *const strangers[] = {"%PDF",  "{\\rtf", "<!DOCTYPE", "<!doctype",
                                        "<html", "<HTML",  "<?xml"};

static bool is_strange(const char *text)
{
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++)
        if (strncmp(text, strangers[i], strlen(strangers[i])) == 0)
            return true;
    return false;
}

static enum ks_err from_text(const char *data, size_t bytes, struct ks_arena *arena,
                             const char **text, struct ks_error *error)
{
    enum { MARK_BYTES = sizeof byte_order_mark - 1 };
    const char *copy = ks_arena_strndup(arena, data, bytes);

    if (memchr(data, '\0', bytes) != NULL || is_strange(copy))
        return ks_fail(error, KS_ERR_INPUT,
                       "this is neither a Word document (.docx) nor a text in UTF-8 or GB18030");
    *text = strncmp(copy, byte_order_mark, MARK_BYTES) == 0 ? copy + MARK_BYTES : copy;
    return ks_utf8_is_valid(copy) ? KS_OK : from_gb18030(data, bytes, arena, text, error);
}

static enum ks_err from_docx(const void *data, size_t bytes, struct ks_arena *arena,
                             const char **text, struct ks_error *error)
{
    char *xml = NULL;
    size_t xml_bytes = 0;
    enum ks_err err = ks_docx_unpack(data, bytes, arena, &xml, &xml_bytes, error);

    return err == KS_OK ? ks_docx_words(xml, xml_bytes, arena, text, error) : err;
}

enum ks_err ks_official_text_read(const void *data, size_t bytes, struct ks_arena *arena,
                                  const char **text, struct ks_error *error)
{
    static const char packed[] = "PK\3\4";
    bool is_docx = bytes >= sizeof packed - 1 && memcmp(data, packed, sizeof packed - 1) == 0;

    *text = "";
    if (bytes > KS_OFFICIAL_MOST_BYTES)
        return ks_fail(error, KS_ERR_INPUT, "this has more than %d MB",
                       KS_OFFICIAL_MOST_BYTES / 1024 / 1024);
    enum ks_err err = is_docx ? from_docx(data, bytes, arena, text, error)
                              : from_text(data, bytes, arena, text, error);
    if (err != KS_OK)
        return err;
    *text = with_plain_signs(arena, *text);
    if (ks_wording_is_blank(*text))
        return ks_fail(error, KS_ERR_INPUT, "there are no words in it");
    if (strlen(*text) > KS_BULLETIN_MOST_BYTES)
        return ks_fail(error, KS_ERR_INPUT, "its words have more than %d kB",
                       KS_BULLETIN_MOST_BYTES / 1024);
    return KS_OK;
}
