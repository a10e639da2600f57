/* The words of the kinds of paper. */
#include "domain/paper.h"

#include "base/codes.h"

#define CODE_OF(id, word) [KS_PAPER_##id] = (word),
static const char *const codes[] = {KS_PAPER_LIST(CODE_OF)};

const char *ks_paper_kind_code(enum ks_paper_kind kind)
{
    return (unsigned)kind < KS_PAPER_KIND_COUNT ? codes[kind] : "";
}

enum ks_paper_kind ks_paper_kind_from_code(const char *code)
{
    return (enum ks_paper_kind)ks_code_find(&codes[0], sizeof codes[0], KS_PAPER_KIND_COUNT, code);
}
