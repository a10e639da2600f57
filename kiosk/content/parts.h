/* The files of a pack, one reader each: from the tree of a file to its part of the content, with
 * the checks that reach across its fields. All add faults and never stop. */
#ifndef KS_CONTENT_PARTS_H
#define KS_CONTENT_PARTS_H

#include "content/read.h"

/* Each reads its part of the pack into `load` and adds a fault for whatever does not hold. */
void ks_part_read_court(struct ks_load *load, const struct ks_node *root);
void ks_part_read_calendar(struct ks_load *load, const struct ks_node *root);
void ks_part_read_limits(struct ks_load *load, const struct ks_node *root);
/* After the court, whose hosts it needs. */
void ks_part_read_links(struct ks_load *load, const struct ks_node *root);
void ks_part_read_settings(struct ks_load *load, const struct ks_node *root);
void ks_part_read_groups(struct ks_load *load, const struct ks_node *root);
void ks_part_read_jurisdiction(struct ks_load *load, const struct ks_node *root);
void ks_part_read_hall(struct ks_load *load, const struct ks_node *root);
/* After the hall, whose line it names. */
void ks_part_read_mediation(struct ks_load *load, const struct ks_node *root);
void ks_part_read_enforcement(struct ks_load *load, const struct ks_node *root);
void ks_part_read_risk(struct ks_load *load, const struct ks_node *root);
void ks_part_read_litigation(struct ks_load *load, const struct ks_node *root);
void ks_part_read_rectification(struct ks_load *load, const struct ks_node *root);
void ks_part_read_institutions(struct ks_load *load, const struct ks_node *root);
void ks_part_read_calculators(struct ks_load *load, const struct ks_node *root);
void ks_part_read_search(struct ks_load *load, const struct ks_node *root);
/* After the guides and the institutions, to which its ways lead. */
void ks_part_read_situations(struct ks_load *load, const struct ks_node *root);
/* After the guides, one of which it leads to. */
void ks_part_read_danger(struct ks_load *load, const struct ks_node *root);

/* One guide into `guide`; load->file is its file. After the settings, the groups and the kinds of
 * case. */
void ks_part_read_guide(struct ks_load *load, const struct ks_node *root, struct ks_guide *guide);

/* Where a guide was read. */
struct ks_guide_place {
    const char *file;
    int id_line, number_line, icon_line;
};

/* The numbers and ids of all guides together, and the icons of each shelf; one place for each. */
void ks_part_check_guides(struct ks_load *load, const struct ks_guide_place *places);

/* Lists every page with sources in the content. After all parts, and only without faults. */
void ks_part_list_pages(struct ks_content *content);

/* A guide's cost; after the settings, whose fee bases it names. */
void ks_read_cost(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);

/* {"question": ["option", ...], ...} into a list of struct ks_condition. */
void ks_read_when(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);

/* In the order of enum ks_audience; NULL behind the last. */
extern const char *const ks_audience_words[];

/* A list of struct ks_question: how to read one, and that no id is there twice among the questions
 * or among the options of one. */
extern const struct ks_field ks_question_element;
void ks_questions_check_ids(struct ks_load *load, const struct ks_node *list);

/* Faults keys that this file's questions and options do not obey; each list ends with NULL. */
void ks_questions_refuse_keys(struct ks_load *load, const struct ks_node *list,
                              const char *const *question_keys, const char *const *option_keys);

#endif
