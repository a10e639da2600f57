/* Guides that texts send visitors to by number: each must be there. */
#ifndef KS_CONTENT_GUIDE_REFS_H
#define KS_CONTENT_GUIDE_REFS_H

#include "content/read.h"

struct ks_guide_ref {
    const char *file;
    int line;
    long long number;
};

/* Those of one reading of a pack. {0} is a valid empty value. */
struct ks_guide_refs {
    struct ks_guide_ref *list; /* in the content's arena */
    int count, capacity;
};

/* Notes every guide that `text`, at `line` of the file being read, names. */
void ks_guide_refs_note(struct ks_load *load, int line, enum ks_lang lang, const char *text);

/* The same for one that has been found already. */
void ks_guide_refs_add(struct ks_load *load, struct ks_guide_ref ref);

/* Gives `guide` the numbers of the other guides that were noted from `first` on, each once. */
void ks_guide_refs_take(struct ks_load *load, int first, struct ks_guide *guide);

/* With all guides read: a fault for each that there is not; what the guides took becomes indices.
 */
void ks_guide_refs_check(struct ks_load *load);

#endif
