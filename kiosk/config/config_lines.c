/* Lines of kiosk.conf that are not what they look like. */
#include "config/config_lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

static const char blanks[] = " \t", begins_comment[] = "#;";

/* Where the comment begins: as the first thing, behind a blank, or behind a section's bracket. */
static char *comment_of(char *line)
{
    char *at = line + strspn(line, blanks);

    while (*at != '\0' &&
           (strchr(begins_comment, *at) == NULL || (at > line && strchr(" \t]", at[-1]) == NULL)))
        at++;
    return at;
}

static bool has_wide_blank(const char *text)
{
    while (*text != '\0') {
        uint32_t code = ks_utf8_next(&text);
        if (code != ' ' && ks_utf8_is_blank(code))
            return true;
    }
    return false;
}

static bool is_plain_but_tabs(char *text)
{
    for (char *at = text; *at != '\0'; at++)
        if (*at == '\t')
            *at = ' ';
    return ks_utf8_is_plain(text);
}

static const char *fault_of_form(const char *said)
{
    const char *at = said + strspn(said, blanks), *close = strchr(at, ']');

    if (*at == '[' && close != NULL)
        return close[1 + strspn(close + 1, blanks)] == '\0'
                   ? NULL
                   : KS_N_("has more than a [section]: what is behind it needs its own line");
    return *at == '\0' || (*at != '[' && strpbrk(at, "=:") != NULL)
               ? NULL
               : KS_N_("is neither a [section] nor a key = value");
}

/* Of one line without its end, which is spoilt. */
static const char *fault_of(char *line, struct ks_arena *arena)
{
    char *comment = comment_of(line);
    const char *said = ks_arena_printf(arena, "%.*s", (int)(comment - line), line);

    ks_utf8_mend(comment); /* of another encoding: nobody reads it but people */
    if (!is_plain_but_tabs(line) || has_wide_blank(said))
        return KS_N_("has a character that cannot be seen or is not UTF-8, or a blank that is none "
                     "here: type the line anew and save the file as UTF-8 text");
    return fault_of_form(said);
}

int ks_config_lines_fault(const char *text, struct ks_arena *arena, const char **fault)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of Windows' editors */
    const char *at = strncmp(text, mark, strlen(mark)) == 0 ? text + strlen(mark) : text;

    for (int line = 1; *at != '\0'; line++) {
        size_t length = strcspn(at, "\n");
        bool is_last = at[length] == '\0';
        bool has_return = length > 0 && at[length - 1] == '\r' && !is_last;
        char *copy = ks_arena_printf(arena, "%.*s", (int)(length - has_return), at);
        *fault = fault_of(copy, arena);
        if (*fault != NULL)
            return line;
        at += is_last ? length : length + 1;
    }
    return 0;
}
