/* Sources tied to the words of their page: each names the phrase it stands for, so that none is
 * there for nothing, and what was not read in the original is told with its doubt. */
#ifndef KS_CONTENT_TIES_H
#define KS_CONTENT_TIES_H

#include "content/read.h"

/* Reads {"ref": ..., "says": ..., "numbers": [...]} objects into a struct ks_provenance's refs and
 * says. "numbers", which may be left out, are the figures of the page that stand in no phrase and
 * rest on this source: content/figures.h looks at them in the page itself. */
void ks_read_tied_sources(struct ks_load *load, const struct ks_node *node,
                          const struct ks_field *field, void *owner);

/* As KS_PROVENANCE_FIELDS, with sources that are tied. */
#define KS_TIED_SOURCES(type, member)                                                              \
    {                                                                                              \
        .key = "sources", .read = ks_read_tied_sources, .offset = offsetof(type, member)           \
    }
#define KS_TIED_PROVENANCE_FIELDS(type, member)                                                    \
    KS_TIED_SOURCES(type, member), KS_FIELD(type, member.checked, "checked", ks_read_date),        \
        KS_FIELD(type, member.recheck, "recheck", ks_read_date)

/* For the page read from `root`, whose prose may be NULL: each source's phrase stands in one of
 * its Chinese texts; that of a doubtful source, and each of its numbers, stands beside a word of
 * doubt; there are at most
 * `most`. */
void ks_check_ties(struct ks_load *load, const struct ks_node *root, const struct ks_prose *prose,
                   const struct ks_provenance *provenance, int most);

/* Whether a source's phrase stands in `text`. */
bool ks_is_tied(const struct ks_provenance *provenance, const char *text);

#endif
