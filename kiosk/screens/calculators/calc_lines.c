/* What each calculator comes to, line by line: the same lines on the screen and on paper. */
#include "screens/kiosk_private.h"

const char *ks_calc_yuan(struct ks_calc_paper *paper, int64_t fen)
{
    return ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan"),
                           ks_money_short(paper->arena, fen));
}

void ks_calc_add(struct ks_calc_paper *paper, const char *label, const char *value, bool is_result)
{
    if (paper->count < KS_CALC_MOST_LINES)
        paper->lines[paper->count++] = (struct ks_calc_line){label, value, is_result, false};
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

static const char *day_text(struct ks_calc_paper *paper, struct ks_date date)
{
    return ks_date_words(paper->arena, paper->lang, date);
}

void ks_calc_add_last_day(const struct ks_kiosk *kiosk, struct ks_calc_paper *paper,
                          const struct ks_last_day *last)
{
    struct ks_told told;

    ks_last_day_tell(paper->arena, paper->lang, kiosk->parts.content, last,
                     ks_tr(paper->lang, "Last day"), ks_kiosk_today(kiosk), &told);
    for (int i = 0; i < told.row_count; i++)
        ks_calc_add(paper, told.rows[i].label, day_text(paper, told.rows[i].day),
                    i >= told.result && told.result >= 0);
    ks_calc_add(paper, told.state, NULL, true);
    paper->lines[paper->count - 1].is_calm = told.tone == KS_TONE_CALM;
    for (int i = 0; i < told.remark_count; i++)
        ks_calc_add(paper, told.remarks[i], NULL, true);
}

static bool write_period(const struct ks_kiosk *kiosk, enum ks_calc calc,
                         struct ks_calc_paper *paper)
{
    struct ks_last_day last;

    (void)calc;
    if (!ks_calc_period(kiosk, &last))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Length"),
                ks_calc_length_text(kiosk, paper->arena, paper->lang), false);
    ks_calc_add_last_day(kiosk, paper, &last);
    return true;
}

bool ks_calc_write(const struct ks_kiosk *kiosk, enum ks_calc calc, struct ks_calc_paper *paper)
{
    static bool (*const writers[KS_CALC_COUNT])(const struct ks_kiosk *, enum ks_calc,
                                                struct ks_calc_paper *) = {
        [KS_CALC_FEE] = ks_calc_write_case_fee,
        [KS_CALC_ENFORCEMENT] = ks_calc_write_fee,
        [KS_CALC_PRESERVATION] = ks_calc_write_fee,
        [KS_CALC_INTEREST] = ks_calc_write_interest,
        [KS_CALC_LENDING] = ks_calc_write_lending,
        [KS_CALC_LIMITATION] = ks_calc_write_limitation,
        [KS_CALC_PERIOD] = write_period,
    };

    paper->count = 0;
    paper->note = NULL;
    return writers[calc](kiosk, calc, paper);
}

void ks_calc_compose(const struct ks_kiosk *kiosk, const struct ks_slip_context *context, int arg,
                     struct ks_slip *slip)
{
    struct ks_calc_paper paper = {.arena = &slip->arena, .lang = context->lang};

    if (ks_calc_write(kiosk, (enum ks_calc)arg, &paper))
        ks_slip_calc(slip, context, (enum ks_calc)arg, paper.lines, paper.count, paper.note);
}
