/* The files of a pack, one reader each: from the tree of a file to its part of the content, with
 * the checks that reach across its fields. All add faults and never stop. */
#ifndef KS_CONTENT_PARTS_H
#define KS_CONTENT_PARTS_H

#include "content/read.h"

/* ks_part_read_NAME of each file of KS_PARTS_BEFORE_GUIDES, KS_PARTS_AFTER_GUIDES and
 * KS_PARTS_LATER: reads it into `load` and adds a fault for whatever does not hold. */
#define KS_PART_READER(file, name)                                                                 \
    void ks_part_read_##name(struct ks_load *load, const struct ks_node *root);
KS_PARTS_BEFORE_GUIDES(KS_PART_READER)
KS_PARTS_AFTER_GUIDES(KS_PART_READER)
KS_PARTS_LATER(KS_PART_READER)

/* An element of a list of struct ks_announcement. */
extern const struct ks_field ks_announcement_element;
enum { KS_MOST_ANNOUNCEMENTS = 8 };

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

/* A page with sources, read from `node`: faults if "recheck" does not lie after "checked", or later
 * than KS_RECHECK_YEARS, or "checked" after load->today; and the content lists the page from now
 * on, `provenance` with its name and what it says. `title` (NULL: it has none of its own) and
 * `provenance` are of the content and stay there. */
enum { KS_RECHECK_YEARS = 2 }; /* a page is compared with its sources at least so often */
void ks_load_legal_page(struct ks_load *load, const struct ks_node *node,
                        const struct ks_words *title, struct ks_provenance *provenance);

/* Adds it to the content's list. */
void ks_list_legal_page(struct ks_content *content, struct ks_legal_page page);

/* The name of a page of the kiosk itself, as the search has them. */
void ks_read_page_name(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner);

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

/* An official text as it was issued, lines and all. */
void ks_read_verbatim(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

/* The index of an instrument, read from its id. And for a list of questions: no instrument is named
 * by two answers, and where one is named there is an answer "unsure", behind which they are
 * shown. */
extern const struct ks_field ks_instrument_id_element;
void ks_questions_check_instruments(struct ks_load *load, const struct ks_node *list,
                                    const struct ks_question *questions, int count);

/* Faults keys that this file's questions and options do not obey; each list ends with NULL. */
void ks_questions_refuse_keys(struct ks_load *load, const struct ks_node *list,
                              const char *const *question_keys, const char *const *option_keys);

#endif
