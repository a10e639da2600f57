/* Where a printer is, as written in kiosk.conf. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "print/escpos_wire_private.h"

enum { DEFAULT_BAUD = 19200 };

static const char default_port[] = "9100";

static bool copy(char *out, size_t size, const char *text, size_t length)
{
    if (length == 0 || length >= size)
        return false;
    memcpy(out, text, length);
    out[length] = '\0';
    return true;
}

static bool is_port(const char *text)
{
    size_t length = strlen(text);
    long number = strtol(text, NULL, 10);

    return strspn(text, "0123456789") == length && length <= 5 && number >= 1 && number <= 65535;
}

/* HOST, HOST:PORT, [IPV6] or [IPV6]:PORT. */
static bool parse_tcp(const char *text, struct ks_wire_address *out)
{
    bool has_brackets = text[0] == '[';
    const char *host = has_brackets ? text + 1 : text;
    size_t length = strcspn(host, has_brackets ? "]" : ":");
    const char *rest = host + length;

    if (has_brackets && *rest != ']')
        return false;
    rest += has_brackets;
    if (*rest != '\0' && (*rest != ':' || !is_port(rest + 1)))
        return false;
    const char *port = *rest == ':' ? rest + 1 : default_port;
    out->kind = KS_WIRE_TCP;
    return copy(out->host, sizeof out->host, host, length) &&
           copy(out->port, sizeof out->port, port, strlen(port));
}

static bool parse_baud(const char *value, struct ks_wire_address *out)
{
    char *end = NULL;
    long baud = strtol(value, &end, 10);

    if (end == value || *end != '\0' || baud < 1200 || baud > 921600)
        return false;
    out->baud = (int)baud;
    return ks_wire_can_baud(out->baud);
}

static bool parse_flow(const char *value, struct ks_wire_address *out)
{
    static const char *const words[] = {
        [KS_FLOW_HARDWARE] = "hardware", [KS_FLOW_SOFTWARE] = "software", [KS_FLOW_NONE] = "none"};

    for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++) {
        if (strcmp(words[i], value) == 0) {
            out->flow = (enum ks_wire_flow)i;
            return true;
        }
    }
    return false;
}

/* One "name=value" of those behind the question mark. */
static bool parse_option(const char *option, struct ks_wire_address *out)
{
    if (strncmp(option, "baud=", 5) == 0)
        return parse_baud(option + 5, out);
    if (strncmp(option, "flow=", 5) == 0)
        return parse_flow(option + 5, out);
    return false;
}

static bool parse_serial(const char *text, struct ks_wire_address *out)
{
    size_t length = strcspn(text, "?");
    const char *rest = text + length;
    char option[32];

    out->kind = KS_WIRE_SERIAL;
    out->baud = DEFAULT_BAUD;
    if (text[0] != '/' || !copy(out->path, sizeof out->path, text, length))
        return false;
    while (*rest != '\0') {
        rest++; /* the question mark or an ampersand */
        length = strcspn(rest, "&");
        if (!copy(option, sizeof option, rest, length) || !parse_option(option, out))
            return false;
        rest += length;
    }
    return true;
}

static bool parse_device(const char *text, struct ks_wire_address *out)
{
    out->kind = KS_WIRE_DEVICE;
    return copy(out->path, sizeof out->path, text, strlen(text));
}

enum ks_err ks_wire_parse(const char *text, struct ks_wire_address *out, struct ks_error *error)
{
    bool is_good = false;

    *out = (struct ks_wire_address){0};
    if (strncmp(text, "tcp://", 6) == 0)
        is_good = parse_tcp(text + 6, out);
    else if (strncmp(text, "serial:", 7) == 0)
        is_good = parse_serial(text + 7, out);
    else if (text[0] == '/')
        is_good = parse_device(text, out);
    if (is_good)
        return KS_OK;
    return ks_fail(error, KS_ERR_INPUT,
                   "[printer] url: escpos:%.100s cannot be used; write escpos:tcp://HOST:9100, "
                   "escpos:/dev/usb/lp0 or escpos:serial:/dev/ttyS0?baud=19200",
                   text);
}

void ks_wire_name(const struct ks_wire_address *address, char *out, size_t size)
{
    struct stat info;

    if (address->kind == KS_WIRE_TCP) {
        snprintf(out, size, "tcp:%s:%ld", address->host, strtol(address->port, NULL, 10));
        for (char *at = out; *at != '\0'; at++)
            *at = (char)tolower((unsigned char)*at);
    } else if (stat(address->path, &info) == 0 && S_ISCHR(info.st_mode)) {
        snprintf(out, size, "device:%u:%u", major(info.st_rdev), minor(info.st_rdev));
    } else {
        snprintf(out, size, "device:%s", address->path);
    }
}

/* A start bit, eight data bits and a stop bit each. */
int64_t ks_wire_transfer_ms(const struct ks_wire_address *address, size_t bytes)
{
    return address->kind == KS_WIRE_SERIAL ? (int64_t)bytes * 10 * 1000 / address->baud : 0;
}
