/* The Chinese and the English of a row, beside each other: what the Chinese says of duty, doubt,
 * form and figures its English says too; and a rule that has an exception is told with it. Which
 * words these are is said by limits.json. */
#ifndef KS_CONTENT_TWINS_H
#define KS_CONTENT_TWINS_H

#include "content/figures.h"

/* For the page read from `root` and the prose that belongs to it. A row is the texts of one object:
 * title and detail of a step, title, start and effect of a time limit; of prose it is a block. */
void ks_check_twins(struct ks_load *load, const struct ks_node *root,
                    const struct ks_figure_prose *prose, int prose_count);

#endif
