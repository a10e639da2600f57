/* The files of a pack, one reader each: from the tree of a file to its part of the content, with
 * the checks that reach across its fields. All add faults and never stop. */
#ifndef KS_CONTENT_PARTS_H
#define KS_CONTENT_PARTS_H

#include "content/read.h"

/* Each reads its part of the pack into `load` and adds a fault for whatever does not hold. */
void ks_part_read_court(struct ks_load *load, const struct ks_node *root);
void ks_part_read_calendar(struct ks_load *load, const struct ks_node *root);
/* After the court, whose hosts it needs. */
void ks_part_read_links(struct ks_load *load, const struct ks_node *root);
void ks_part_read_mediation(struct ks_load *load, const struct ks_node *root);
void ks_part_read_enforcement(struct ks_load *load, const struct ks_node *root);
void ks_part_read_risk(struct ks_load *load, const struct ks_node *root);
void ks_part_read_rectification(struct ks_load *load, const struct ks_node *root);

/* One guide into `guide`; load->file is its file. */
void ks_part_read_guide(struct ks_load *load, const struct ks_node *root, struct ks_guide *guide);

/* Where a guide was read. */
struct ks_guide_place {
    const char *file;
    int id_line, number_line;
};

/* The numbers and ids of all guides together; one place for each. */
void ks_part_check_guides(struct ks_load *load, const struct ks_guide_place *places);

/* The questions of an enforcement as a whole: every answer leads on, none in a circle, each
 * question can be reached, each condition can be met. */
void ks_part_check_flow(struct ks_load *load, const struct ks_node *root);

#endif
