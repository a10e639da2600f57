/* Questions that lead to questions, as a graph: every answer leads on, none in a circle, each
 * question and each outcome can be reached, no way is too long. The same checks serve the
 * enforcement questions, whose ways end in the word "end", and the situations, whose ways end in
 * outcomes. */
#ifndef KS_CONTENT_GRAPH_H
#define KS_CONTENT_GRAPH_H

#include "content/read.h"

/* Where a way begins: index of a question, -1 if that is not known (a fault already). */
struct ks_graph_root {
    int question;
    int line;             /* to point at */
    enum ks_audience who; /* who begins here */
};

/* All borrowed. The nodes are the lists the questions and outcomes were read from. */
struct ks_graph {
    struct ks_question *questions; /* each is told its longest way */
    int question_count;
    const struct ks_node *question_nodes;
    const struct ks_outcome *outcomes; /* NULL: the ways end in "end" */
    int outcome_count;
    const struct ks_node *outcome_nodes;
    const struct ks_graph_root *roots;
    int root_count;
    int most_questions; /* on any way */
};

/* Adds a fault for each thing that does not hold. Where there are outcomes, each question must have
 * an option "unsure" from which a window or an institution can be reached. */
void ks_graph_check(struct ks_load *load, const struct ks_graph *graph);

/* Faults an answer that leads to a guide for one kind of person if, on some way to it, another kind
 * was said, or none was; and an answer whose title speaks of a kind that was not said. Who one is,
 * a start says, or an answer. For a graph with outcomes. */
void ks_audience_check(struct ks_load *load, const struct ks_graph *graph);

/* Faults, at the object `node`, a title or an icon (NULL: none) that speaks of a kind of person
 * that `who` is not. */
void ks_audience_check_signs(struct ks_load *load, const struct ks_node *node, enum ks_audience who,
                             const struct ks_words *title, const char *icon);

/* Whether some way from `root` to an end answers the question of each condition with one of its
 * options. For a graph without faults. */
bool ks_graph_can_meet(struct ks_arena *scratch, const struct ks_graph *graph, int root,
                       const struct ks_condition *conditions, int count);

#endif
