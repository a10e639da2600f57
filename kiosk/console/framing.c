/* Headers that frame a request, or that it is judged by. */
#include "console/framing.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LENGTH, CODING };

static const char *const singles[KS_FRAMING_SINGLES] = {[LENGTH] = "Content-Length",
                                                        [CODING] = "Transfer-Encoding",
                                                        "Host",
                                                        "Origin",
                                                        "Cookie",
                                                        "Content-Type",
                                                        "X-CSRF"};

static bool is_token(const char *name, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        if (!isalnum((unsigned char)name[i]) &&
            (name[i] == '\0' || strchr("!#$%&'*+-.^_`|~", name[i]) == NULL))
            return false;
    return bytes > 0;
}

static bool is_text(const char *value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        if (((unsigned char)value[i] < 0x20 && value[i] != '\t') || value[i] == 0x7f)
            return false;
    return true;
}

static bool is_number(const char *value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        if (!isdigit((unsigned char)value[i]))
            return false;
    return bytes > 0;
}

static bool is_chunked(const char *value, size_t bytes)
{
    static const char word[] = "chunked";

    return bytes == sizeof word - 1 && strncasecmp(value, word, bytes) == 0;
}

void ks_framing_take(struct ks_framing *framing, const char *name, size_t name_bytes,
                     const char *value, size_t value_bytes)
{
    int which = 0;

    if (!is_token(name, name_bytes) || !is_text(value, value_bytes)) {
        framing->is_broken = true;
        return;
    }
    while (which < KS_FRAMING_SINGLES && (strlen(singles[which]) != name_bytes ||
                                          strncasecmp(singles[which], name, name_bytes) != 0))
        which++;
    if (which == KS_FRAMING_SINGLES)
        return;
    framing->counts[which]++;
    if ((which == LENGTH && !is_number(value, value_bytes)) ||
        (which == CODING && !is_chunked(value, value_bytes)))
        framing->is_broken = true;
}

bool ks_framing_is_right(const struct ks_framing *framing)
{
    for (int i = 0; i < KS_FRAMING_SINGLES; i++)
        if (framing->counts[i] > 1)
            return false;
    return !framing->is_broken && framing->counts[LENGTH] + framing->counts[CODING] < 2;
}
