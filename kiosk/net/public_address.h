/* Which addresses lie in the internet: what somebody else may choose by a name must not lead to
 * this machine, into the house or to a group. Looks nothing up. Any thread. */
#ifndef KS_NET_PUBLIC_ADDRESS_H
#define KS_NET_PUBLIC_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* Whether it is an IPv4 or IPv6 address of the internet: no loopback, private, link-local,
 * multicast or otherwise special one. An IPv4 address within an IPv6 one (mapped, or of a NAT64) is
 * judged as itself; another family is none. */
bool ks_public_address_is(const struct sockaddr *address);

#endif
