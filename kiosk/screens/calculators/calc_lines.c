/* What each calculator comes to, line by line: the same lines on the screen and on paper. */
#include "domain/money.h"
#include "screens/calculators/calculators.h"
#include "service/cost.h"

const char *ks_calc_yuan(struct ks_calc_paper *paper, int64_t fen)
{
    return ks_yuan_words(paper->arena, paper->lang, fen, fen);
}

void ks_calc_add(struct ks_calc_paper *paper, const char *label, const char *value, bool is_result)
{
    if (paper->count < KS_CALC_MOST_LINES)
        paper->lines[paper->count++] =
            (struct ks_calc_line){.label = label, .value = value, .is_result = is_result};
}

void ks_calc_add_share(struct ks_calc_paper *paper, const char *label, const char *value, int share)
{
    if (paper->count < KS_CALC_MOST_LINES)
        paper->lines[paper->count++] =
            (struct ks_calc_line){.label = label, .value = value, .share = share};
}

const char *ks_calc_atoms(struct ks_calc_paper *paper, int64_t atoms)
{
    char whole[KS_MONEY_TEXT_BYTES], exact[KS_MONEY_TEXT_BYTES];

    if (atoms % KS_ATOMS_PER_FEN == 0)
        return ks_calc_yuan(paper, atoms / KS_ATOMS_PER_FEN);
    /* Grouped like every other sum, then the decimals below a fen. */
    ks_money_format_fen(atoms / KS_ATOMS_PER_FEN, whole);
    const char *below_fen = strchr(ks_money_format_atoms(atoms, exact), '.') + 3;
    return ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan"),
                           ks_arena_printf(paper->arena, "%s%s", whole, below_fen));
}

const char *ks_calc_day(struct ks_calc_paper *paper, struct ks_date date)
{
    return ks_date_words(paper->arena, paper->lang, date);
}

void ks_calc_add_last_day(const struct ks_calc_case *given, struct ks_calc_paper *paper,
                          const struct ks_last_day *last)
{
    struct ks_told told;

    ks_last_day_tell(paper->arena, paper->lang, given->content, last,
                     ks_tr(paper->lang, "Last day"), given->today, &told);
    for (int i = 0; i < told.row_count; i++)
        ks_calc_add(paper, told.rows[i].label, ks_calc_day(paper, told.rows[i].day),
                    i >= told.result && told.result >= 0);
    ks_calc_add(paper, told.state, NULL, true);
    paper->lines[paper->count - 1].is_calm = told.tone == KS_TONE_CALM;
    for (int i = 0; i < told.remark_count; i++)
        ks_calc_add(paper, told.remarks[i], NULL, true);
}
