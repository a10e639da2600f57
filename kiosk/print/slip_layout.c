/* A slip laid out on one width of paper, from its first block to its last. */
#include "print/slip_private.h"

enum {
    TOP = 24,
    FEED = 96, /* below the last line, so that the cutter does not reach it */
};

enum ks_err ks_slip_lay_out(struct ks_slip_layout *layout, const struct ks_slip *slip,
                            struct ks_error *error)
{
    const struct ks_slip_block *last = NULL;
    enum ks_err err = KS_OK;
    int step = 0;

    layout->y = TOP;
    for (const struct ks_slip_block *block = slip->first; block != NULL && err == KS_OK;
         last = block, block = block->next) {
        step = block->kind == KS_SLIP_STEP ? step + 1 : 0;
        if (block->kind == KS_SLIP_FACT && last != NULL && last->kind == KS_SLIP_FACT)
            continue; /* stands in the frame of the first */
        if (block->kind == KS_SLIP_STEP)
            ks_slip_put_step(layout, block, step);
        else if (block->kind == KS_SLIP_FACT)
            ks_slip_put_facts(layout, block);
        else if (block->kind == KS_SLIP_DATE)
            ks_slip_put_date(layout, block);
        else
            err = ks_slip_put_block(layout, block, error);
        layout->y += ks_slip_gap_after(block->kind);
    }
    layout->y += ks_slip_scaled(layout, FEED);
    return err;
}
