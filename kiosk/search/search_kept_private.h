/* The index of a large pack, kept in a file so that it need not be made again at the next start.
 * The file may be missing, old, damaged, cut, of another pack or of another machine, or impossible
 * to write: then the index is made from the pages. Links are never followed. */
#ifndef KS_SEARCH_SEARCH_KEPT_PRIVATE_H
#define KS_SEARCH_SEARCH_KEPT_PRIVATE_H

#include "search/index.h"

/* Packs of fewer pages are made sooner than read. */
enum { KS_SEARCH_KEPT_PAGES = 500 };

/* Opens the index of `pages`: out of the file `path` if it holds just that, else made anew and
 * kept there. `path` may be NULL. Errors are those of ks_index_open: none comes of the file. */
enum ks_err ks_search_open_index(const struct ks_index_page *pages, int count, const char *path,
                                 struct ks_index **out, struct ks_error *error) KS_MUST_USE;

#endif
