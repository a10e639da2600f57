/* The words of the kinds of paper. */
#include "domain/paper.h"

#include <string.h>

#include "base/i18n.h"

static const char *const codes[KS_PAPER_KIND_COUNT] = {
    [KS_PAPER_TICKET] = KS_N_("ticket"),
    [KS_PAPER_GUIDE] = KS_N_("guide"),
    [KS_PAPER_CHECKLIST] = KS_N_("checklist"),
    [KS_PAPER_LINK] = KS_N_("link"),
    [KS_PAPER_RECEIPT] = KS_N_("receipt"),
    [KS_PAPER_OUTCOME] = KS_N_("outcome"),
    [KS_PAPER_INSTITUTION] = KS_N_("institution"),
    [KS_PAPER_CALCULATION] = KS_N_("calculation"),
    [KS_PAPER_PAGE] = KS_N_("page"),
    [KS_PAPER_TEST] = KS_N_("test"),
};

const char *ks_paper_kind_code(enum ks_paper_kind kind)
{
    return (unsigned)kind < KS_PAPER_KIND_COUNT ? codes[kind] : "";
}

enum ks_paper_kind ks_paper_kind_from_code(const char *code)
{
    int kind = 0;
    while (kind < KS_PAPER_KIND_COUNT && strcmp(codes[kind], code) != 0)
        kind++;
    return (enum ks_paper_kind)kind;
}
