/* The words of wording.h one by one: what the room looks them up in. */
#ifndef KS_CONTENT_WORDING_PRIVATE_H
#define KS_CONTENT_WORDING_PRIVATE_H

#include "content/wording.h"

/* The names ks_wording_is_icon accepts, one by one; NULL from `index` = their count on. */
const char *ks_wording_icon(int index);

/* The name of a page; NULL for an `index` that is none. */
const char *ks_wording_page(int index);

#endif
