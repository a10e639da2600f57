/* The words of wording.h one by one: what the room looks them up in. */
#ifndef KS_CONTENT_WORDING_PRIVATE_H
#define KS_CONTENT_WORDING_PRIVATE_H

#include "content/wording.h"

/* The name of a page; NULL for an `index` that is none. */
const char *ks_wording_page(int index);

#endif
