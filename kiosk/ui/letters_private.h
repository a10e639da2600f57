/* Letters as large as a page has room for: what one reads on a page that would end in its middle is
 * set a step larger, as long as it stays one page and nothing is left out for it. Pages with keys
 * keep theirs, so that no key moves while one types. */
#ifndef KS_UI_LETTERS_PRIVATE_H
#define KS_UI_LETTERS_PRIVATE_H

#include "ui/ui.h"

/* What a type of the content is set as in this pass. */
enum ks_type ks_letters_type(const struct ks_ui *ui, enum ks_type type);

/* At the end of a pass: whether the view is run again with larger letters, or again with smaller
 * ones because these are too large. */
bool ks_letters_grow(struct ks_ui *ui);
bool ks_letters_go_back(struct ks_ui *ui);

#endif
