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

/* A line ends with \n, whatever ended it. */
static const char *with_plain_ends(struct ks_arena *arena, const char *text)
{
    char *out = ks_arena_strdup(arena, text), *to = out;

    for (const char *at = out; *at != '\0'; at++) {
        if (*at == '\r' && at[1] == '\n')
            continue;
        *to++ = *at;
        if (*at == '\r')
            to[-1] = '\n';
    }
    *to = '\0';
    return out;
}

static enum ks_err from_text(const char *data, size_t bytes, struct ks_arena *arena,
                             const char **text, struct ks_error *error)
{
    enum { MARK_BYTES = sizeof byte_order_mark - 1 };
    const char *copy = ks_arena_strndup(arena, data, bytes);

    if (memchr(data, '\0', bytes) != NULL)
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
    *text = with_plain_ends(arena, *text);
    if (ks_wording_is_blank(*text))
        return ks_fail(error, KS_ERR_INPUT, "there are no words in it");
    if (strlen(*text) > KS_BULLETIN_MOST_BYTES)
        return ks_fail(error, KS_ERR_INPUT, "its words have more than %d kB",
                       KS_BULLETIN_MOST_BYTES / 1024);
    return KS_OK;
}
