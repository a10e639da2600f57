/* A line between kiosk and printer that can be cut: after so many bytes that went to the printer,
 * whatever connection they were on. */
#ifndef KS_TESTS_PRINT_IPP_RELAY_H
#define KS_TESTS_PRINT_IPP_RELAY_H

#include <stdatomic.h>

struct ipp_relay;

/* Listens at a port of its own and passes everything on to `port`. */
struct ipp_relay *ipp_relay_start(int port);
void ipp_relay_stop(struct ipp_relay *relay);
int ipp_relay_port(const struct ipp_relay *relay);

/* Counts from 0 again and cuts when `bytes` have gone to the printer; less than 0: never. With
 * `is_dead` nobody gets through afterwards. */
void ipp_relay_cut_at(struct ipp_relay *relay, long bytes, int is_dead);

/* How many have gone there. */
long ipp_relay_count(const struct ipp_relay *relay);

#endif
