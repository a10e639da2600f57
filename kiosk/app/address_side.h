/* The thread of kioskd that looks at the addresses of the content, once a night and when somebody
 * asks: one after the other, of each what came of it is written down. Nothing here waits for it. */
#ifndef KS_APP_ADDRESS_SIDE_H
#define KS_APP_ADDRESS_SIDE_H

#include "app/parts.h"
#include "service/address_asking.h"
#include "service/shown.h"

struct ks_address_side; /* owned by whoever started it */

/* `parts` and `shown` are borrowed until ks_address_side_free. `*out` NULL: kiosk.conf has it that
 * addresses are not looked at here. KS_ERR_INPUT: what it says of the way cannot be used;
 * KS_ERR_MEMORY. */
enum ks_err ks_address_side_start(const struct ks_parts *parts, struct ks_shown *shown,
                                  struct ks_address_side **out, struct ks_error *error) KS_MUST_USE;

/* Where to ask for a look; borrowed. NULL for NULL. */
struct ks_address_asking *ks_address_side_asking(const struct ks_address_side *side);

/* Ends the thread, and what it waits for. Accepts NULL. */
void ks_address_side_free(struct ks_address_side *side);

#endif
