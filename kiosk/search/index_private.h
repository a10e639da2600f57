/* Inside of the index: the block of memory it is, so that it can be kept in a file. */
#ifndef KS_SEARCH_INDEX_PRIVATE_H
#define KS_SEARCH_INDEX_PRIVATE_H

#include <stddef.h>
#include <stdint.h>

#include "search/index.h"

/* The block of an index; it dies with the index. */
const uint32_t *ks_index_block(const struct ks_index *index, size_t *bytes);

/* An index of such a block, which it takes ownership of (from malloc), also on failure.
 * KS_ERR_CORRUPT when it is none of `page_count` pages; KS_ERR_MEMORY. */
enum ks_err ks_index_open_block(uint32_t *block, size_t bytes, int page_count,
                                struct ks_index **out, struct ks_error *error) KS_MUST_USE;

#endif
