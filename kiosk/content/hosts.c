/* Which hosts a QR code may lead to. */
#include <string.h>
#include <strings.h>

#include "content/content.h"

static const char scheme[] = "https://";

enum { SCHEME_LENGTH = sizeof scheme - 1, MAX_HOST_LENGTH = 253, MAX_LABEL_LENGTH = 63 };

/* A browser may read these as something else than what is printed under the code. */
static bool has_strange_byte(const char *url)
{
    for (const char *at = url; *at; at++)
        if (*at <= 0x20 || *at >= 0x7f || strchr("\\\"<>^`{|}", *at))
            return true;
    return false;
}

static bool is_host_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-';
}

/* A label of an international name ("xn--") shows as letters that may look like others. */
static bool is_good_label(const char *label, size_t length)
{
    if (length == 0 || length > MAX_LABEL_LENGTH)
        return false;
    if (label[0] == '-' || label[length - 1] == '-' || strncasecmp(label, "xn--", 4) == 0)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_host_byte(label[i]))
            return false;
    return true;
}

static bool is_good_host(const char *host, size_t length)
{
    const char *end = host + length;
    if (length == 0 || length > MAX_HOST_LENGTH)
        return false;
    for (const char *label = host; label <= end;) {
        const char *dot = memchr(label, '.', (size_t)(end - label));
        const char *stop = dot ? dot : end;
        if (!is_good_label(label, (size_t)(stop - label)))
            return false;
        label = stop + 1;
    }
    return true;
}

static bool is_below(const char *host, size_t length, const char *allowed)
{
    size_t tail = allowed ? strlen(allowed) : 0;
    if (tail == 0 || tail > length || strncasecmp(host + length - tail, allowed, tail) != 0)
        return false;
    return tail == length || host[length - tail - 1] == '.';
}

bool ks_content_is_host_allowed(const char *url, const char *const *hosts, int host_count)
{
    if (!url || has_strange_byte(url) || strncasecmp(url, scheme, SCHEME_LENGTH) != 0)
        return false;
    const char *host = url + SCHEME_LENGTH;
    size_t length = strcspn(host, ":/?#");
    if (host[length] == ':' && strcspn(host + length, "/?#") != strlen(":443"))
        return false;
    if (host[length] == ':' && strncmp(host + length, ":443", 4) != 0)
        return false;
    if (!is_good_host(host, length))
        return false;
    for (int i = 0; i < host_count; i++)
        if (is_below(host, length, hosts[i]))
            return true;
    return false;
}
