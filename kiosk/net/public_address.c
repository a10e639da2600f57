/* The special addresses, as IANA registers them. */
#include "net/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

enum { IPV6_BYTES = 16, IPV4_AT = 12 };

struct range {
    const char *from;
    int bits;
};

static const struct range special_ipv4[] = {
    {"0.0.0.0", 8},       /* this network */
    {"10.0.0.0", 8},      /* private */
    {"100.64.0.0", 10},   /* shared by a provider's customers */
    {"127.0.0.0", 8},     /* loopback */
    {"169.254.0.0", 16},  /* link-local */
    {"172.16.0.0", 12},   /* private */
    {"192.0.0.0", 24},    /* protocols */
    {"192.0.2.0", 24},    /* documentation */
    {"192.88.99.0", 24},  /* relays to IPv6 */
    {"192.168.0.0", 16},  /* private */
    {"198.18.0.0", 15},   /* measurements */
    {"198.51.100.0", 24}, /* documentation */
    {"203.0.113.0", 24},  /* documentation */
    {"224.0.0.0", 4},     /* multicast */
    {"240.0.0.0", 4},     /* reserved, and broadcast */
};

/* Of what is global at all. */
static const struct range special_ipv6[] = {
    {"2001::", 23},     /* protocols, tunnels */
    {"2001:db8::", 32}, /* documentation */
    {"2002::", 16},     /* tunnels to any IPv4 address */
    {"3fff::", 20},     /* documentation */
};
static const struct range global_ipv6 = {"2000::", 3};

/* They carry an IPv4 address as their last four bytes. */
static const struct range carriers[] = {{"::ffff:0:0", 96}, {"64:ff9b::", 96}};

static bool is_in(int family, const struct range *range, const uint8_t *address)
{
    uint8_t from[IPV6_BYTES];
    int whole = range->bits / 8, rest = range->bits % 8;

    return inet_pton(family, range->from, from) == 1 && memcmp(address, from, (size_t)whole) == 0 &&
           (rest == 0 || (address[whole] ^ from[whole]) >> (8 - rest) == 0);
}

static bool is_in_any(int family, const struct range *ranges, size_t count, const uint8_t *address)
{
    for (size_t i = 0; i < count; i++)
        if (is_in(family, &ranges[i], address))
            return true;
    return false;
}

static bool is_public_ipv4(const uint8_t *address)
{
    return !is_in_any(AF_INET, special_ipv4, sizeof special_ipv4 / sizeof *special_ipv4, address);
}

static bool is_public_ipv6(const uint8_t *address)
{
    if (is_in_any(AF_INET6, carriers, sizeof carriers / sizeof *carriers, address))
        return is_public_ipv4(address + IPV4_AT);
    return is_in(AF_INET6, &global_ipv6, address) &&
           !is_in_any(AF_INET6, special_ipv6, sizeof special_ipv6 / sizeof *special_ipv6, address);
}

bool ks_public_address_is(const struct sockaddr *address)
{
    struct sockaddr_in ipv4;
    struct sockaddr_in6 ipv6;

    if (address->sa_family == AF_INET) {
        memcpy(&ipv4, address, sizeof ipv4);
        return is_public_ipv4((const uint8_t *)&ipv4.sin_addr);
    }
    if (address->sa_family != AF_INET6)
        return false;
    memcpy(&ipv6, address, sizeof ipv6);
    return is_public_ipv6(ipv6.sin6_addr.s6_addr);
}
