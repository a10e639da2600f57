/* Looks for a page as kioskd does and prints what came of it: looker URL CERTIFICATE MOST_MS
 * HOSTS CALLED PROXY [TIMES]. HOSTS: beginnings of urls that may be visited, with commas between.
 * CALLED: addresses that may be called, "-": those of the internet. PROXY: "-": none. MOST_MS 0: it
 * is over as soon as it has begun. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/https.h"

static const char *const words[KS_HTTPS_OUTCOME_COUNT] = {
    [KS_HTTPS_ANSWERED] = "answered",   [KS_HTTPS_NAMELESS] = "nameless",
    [KS_HTTPS_REFUSED] = "refused",     [KS_HTTPS_UNREACHED] = "unreached",
    [KS_HTTPS_SLOW] = "slow",           [KS_HTTPS_CUT] = "cut",
    [KS_HTTPS_UNTRUSTED] = "untrusted", [KS_HTTPS_BARRED] = "barred",
    [KS_HTTPS_ELSEWHERE] = "elsewhere", [KS_HTTPS_CIRCLING] = "circling",
    [KS_HTTPS_NO_PROXY] = "no-proxy"};

struct rules {
    const char *hosts, *called;
};

static bool may_visit(void *ctx, const char *url)
{
    const struct rules *rules = ctx;
    size_t length;

    for (const char *host = rules->hosts; *host != '\0'; host += length + (host[length] == ',')) {
        length = strcspn(host, ",");
        if (strncmp(url, host, length) == 0)
            return true;
    }
    return false;
}

static bool may_call(void *ctx, const struct sockaddr *address)
{
    const struct rules *rules = ctx;
    struct sockaddr_in ipv4;
    char text[INET_ADDRSTRLEN];

    if (address->sa_family != AF_INET)
        return false;
    memcpy(&ipv4, address, sizeof ipv4);
    inet_ntop(AF_INET, &ipv4.sin_addr, text, sizeof text);
    return strstr(rules->called, text) != NULL;
}

static bool is_over(void *ctx)
{
    (void)ctx;
    return true;
}

int main(int argc, char **argv)
{
    if (argc < 7)
        return 2;
    struct rules rules = {argv[4], argv[5]};
    int most_ms = atoi(argv[3]), times = argc > 7 ? atoi(argv[7]) : 1;
    const struct ks_https_look how = {.proxy = strcmp(argv[6], "-") != 0 ? argv[6] : NULL,
                                      .certificate = argv[2],
                                      .most_ms = most_ms > 0 ? most_ms : 600000,
                                      .may_visit = may_visit,
                                      .may_call = strcmp(argv[5], "-") != 0 ? may_call : NULL,
                                      .is_over = most_ms > 0 ? NULL : is_over,
                                      .ctx = &rules};
    for (int i = 0; i < times; i++) {
        struct ks_https_seen seen;
        struct ks_error error = {0};
        enum ks_err err = ks_https_look(&how, argv[1], &seen, &error);
        if (err != KS_OK)
            printf("failed %d: %s\n", err, error.text);
        else
            printf("%s %d\n", words[seen.outcome], seen.status);
    }
    return 0;
}
