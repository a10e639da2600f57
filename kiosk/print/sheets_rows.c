/* A slip as rows of sheets, from its first block to its last. */
#include "print/sheets_private.h"

/* Pairs that end in a day in its frame are told with it. */
static bool leads_to_date(const struct ks_slip_block *block)
{
    while (block != NULL && block->kind == KS_SLIP_PAIR)
        block = block->next;
    return block != NULL && block->kind == KS_SLIP_DATE;
}

enum ks_err ks_sheet_make_rows(struct ks_sheet_layout *layout, const struct ks_slip *slip,
                               struct ks_error *error)
{
    const struct ks_slip_block *block = slip->first, *last = NULL;
    enum ks_err err = KS_OK;
    int shift = 0, step = 0;

    layout->title = "";
    for (; block != NULL && err == KS_OK; last = block, block = block->next) {
        if (block->kind == KS_SLIP_HEADER && layout->header == NULL) {
            layout->header = block;
            continue;
        }
        if (block->kind == KS_SLIP_TITLE && layout->title[0] == '\0')
            layout->title = block->text;
        step = block->kind == KS_SLIP_STEP ? step + 1 : 0;
        if (ks_sheet_is_pair(block) && (last == NULL || !ks_sheet_is_pair(last)))
            shift = ks_sheet_value_shift(layout, block);
        if (block->kind == KS_SLIP_STEP)
            ks_sheet_add_step(layout, block, step);
        else if (block->kind == KS_SLIP_DATE)
            ks_sheet_add_date(layout, block);
        else
            err = ks_sheet_add_block(layout, block, shift, error);
        bool has_more_small = block->next != NULL && block->next->kind == KS_SLIP_SMALL;
        bool is_told_on = (block->kind == KS_SLIP_SMALL && has_more_small) || /* sources */
                          (block->kind == KS_SLIP_PAIR && leads_to_date(block));
        if (is_told_on && layout->row_count > 0)
            layout->rows[layout->row_count - 1].is_tied = true;
    }
    return err;
}
