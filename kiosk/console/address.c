/* Addresses to listen at, and names to be called by. */
#include "console/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum ks_err fail(const char *text, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT,
                   "%s is no address to listen at: write ADDRESS:PORT, as 127.0.0.1:8368", text);
}

/* A host without the brackets of [::1], and where the port begins (behind the colon; NULL: none).
 * False when it is none. */
static bool split(const char *text, char *host, size_t size, const char **port)
{
    bool is_bracketed = text[0] == '[';
    const char *begin = text + is_bracketed;
    size_t length = strcspn(begin, is_bracketed ? "]" : ":");
    const char *rest = begin + length + (is_bracketed && begin[length] == ']');

    if (length == 0 || length >= size || (is_bracketed && begin[length] != ']') ||
        (*rest != '\0' && *rest != ':'))
        return false;
    memcpy(host, begin, length);
    host[length] = '\0';
    *port = *rest == ':' ? rest + 1 : NULL;
    return true;
}

static bool read_port(const char *text, int *out)
{
    char *end = NULL;
    long port = text != NULL && text[0] >= '0' && text[0] <= '9' ? strtol(text, &end, 10) : -1;

    *out = (int)port;
    return port >= 0 && port <= 65535 && *end == '\0';
}

static bool is_digits(const char *host)
{
    struct in6_addr address;

    return inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1;
}

enum ks_err ks_listen_parse(const char *text, struct ks_listen *out, struct ks_error *error)
{
    const char *port = NULL;

    *out = (struct ks_listen){0};
    if (!split(text, out->host, sizeof out->host, &port) || !read_port(port, &out->port))
        return fail(text, error);
    if (strcasecmp(out->host, "localhost") == 0)
        snprintf(out->host, sizeof out->host, "127.0.0.1");
    if (!is_digits(out->host))
        return fail(text, error);
    out->is_loopback = strncmp(out->host, "127.", 4) == 0 || strcmp(out->host, "::1") == 0;
    return KS_OK;
}

void ks_listen_write(const struct ks_listen *listen, bool is_tls, char *out, int size)
{
    bool is_6 = strchr(listen->host, ':') != NULL;

    snprintf(out, (size_t)size, "%s://%s%s%s:%d/", is_tls ? "https" : "http", is_6 ? "[" : "",
             listen->host, is_6 ? "]" : "", listen->port);
}

static bool is_named(const char *host, const char *names)
{
    size_t length = strlen(host);

    for (const char *at = names; *at != '\0'; at += strcspn(at, " ,")) {
        at += strspn(at, " ,");
        if (strncasecmp(at, host, length) == 0 && strcspn(at, " ,") == length && length > 0)
            return true;
    }
    return false;
}

bool ks_host_is_ours(const char *host, const char *names)
{
    char name[256];
    const char *port = NULL;
    int number = 0;

    if (host == NULL || !split(host, name, sizeof name, &port))
        return false;
    if (port != NULL && !read_port(port, &number))
        return false;
    return is_digits(name) || strcasecmp(name, "localhost") == 0 || is_named(name, names);
}

void ks_peer_write(const struct sockaddr *peer, char out[KS_PEER_BYTES])
{
    const void *at = peer;
    struct in6_addr six = {0};

    out[0] = '\0';
    if (peer != NULL && peer->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)at)->sin_addr, out, KS_PEER_BYTES);
    if (peer == NULL || peer->sa_family != AF_INET6)
        return;
    six = ((const struct sockaddr_in6 *)at)->sin6_addr;
    if (!IN6_IS_ADDR_V4MAPPED(&six) && !IN6_IS_ADDR_LOOPBACK(&six))
        memset(&six.s6_addr[8], 0, 8);
    inet_ntop(AF_INET6, &six, out, KS_PEER_BYTES);
}

bool ks_origin_is_ours(const char *origin, const char *host)
{
    const char *at = strstr(origin, "://");

    return at != NULL && (strncmp(origin, "http:", 5) == 0 || strncmp(origin, "https:", 6) == 0) &&
           strcasecmp(at + 3, host) == 0;
}
