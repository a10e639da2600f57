/* What was answered about the right court of a guide, and what its two pages share. */
#include "screens/guides/guides.h"

struct ks_court_visit *ks_court_of(const struct ks_visit *visit, int guide)
{
    struct ks_court_state *state = ks_visit_state(visit, KS_SCREEN_COURT);

    return &state->courts[guide];
}

int ks_court_kind(const struct ks_visit *visit, int guide)
{
    const struct ks_guide *open = &visit->content->guides[guide];

    return open->matter_count == 1 ? 0 : ks_court_of(visit, guide)->kind - 1;
}

struct ks_court_case ks_court_case_of(const struct ks_visit *visit, int guide)
{
    const struct ks_guide *open = &visit->content->guides[guide];
    int kind = ks_court_kind(visit, guide);
    struct ks_court_case given = {.finder = visit->content->court_finder,
                                  .matter = kind < 0 ? NULL : open->matters[kind],
                                  .replies =
                                      ks_court_of(visit, guide)->replies[kind < 0 ? 0 : kind],
                                  .amount_fen = -1};

    if (open->cost.kind == KS_COST_COMPUTED)
        ks_blank_amount(&ks_guide_now(visit)->typed[KS_GUIDE_AMOUNT], &given.amount_fen);
    return given;
}

bool ks_court_has_result(const struct ks_court_found *found)
{
    return found->reply_count > 0 || found->answer != KS_JURISDICTION_ASK;
}

struct ks_page_head ks_court_head(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d: %s"), guide->number,
                                ks_visit_words(visit, &guide->legal_title));
    return head;
}

void ks_court_compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                      struct ks_paper *paper)
{
    struct ks_court_case given = ks_court_case_of(visit, arg);

    ks_slip_court(paper, context, &context->content->guides[arg], &given);
}

const struct ks_provenance *ks_court_provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->court_finder->provenance;
}
