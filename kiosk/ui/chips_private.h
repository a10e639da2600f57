/* Chips as rows of the flow. For ui/chips.c and ui/ask.c. */
#ifndef KS_UI_CHIPS_PRIVATE_H
#define KS_UI_CHIPS_PRIVATE_H

#include "ui/flow.h"

enum { KS_CHIP_GROWTH = 100 };

/* In rows of `height` pixels, each of which may grow by `growth` units. */
void ks_chips_flow(struct ks_ui *ui, const struct ks_chip *chips, int count, int height,
                   int growth);

#endif
