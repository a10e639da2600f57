/* Inside of the queue's use cases. */
#ifndef KS_SERVICE_QUEUE_PRIVATE_H
#define KS_SERVICE_QUEUE_PRIVATE_H

#include "content/content.h"
#include "domain/opening.h"

/* The hours and closings of the content as the rules want them; borrows from both. */
struct ks_opening ks_queue_make_opening(const struct ks_content *content, struct ks_arena *arena);

#endif
