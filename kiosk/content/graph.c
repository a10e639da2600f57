/* Whether questions lead on, reach everything and go in no circle. */
#include "content/graph.h"

#include <string.h>

#include "base/i18n.h"

static const char end_word[] = "end";
static const char unsure_word[] = "unsure";

enum target_kind { TO_NOWHERE, TO_QUESTION, TO_OUTCOME, TO_END };

/* Where a way out leads; resolved once. */
struct target {
    enum target_kind kind;
    int index;
};

/* The ways out of a question are its options, then its `next`, then `skip`, by which it is passed
 * over. */
struct tour {
    struct ks_load *load;
    const struct ks_graph *graph;
    struct target **ways;     /* of each question */
    bool *is_reached;         /* questions, from a root */
    bool *is_outcome_reached; /* outcomes, from a root */
    bool *is_open;            /* on the path being walked */
    bool *is_ending;          /* some way out leads to an end */
    bool *is_helping;         /* some way out leads to a person */
    bool has_circle;
    int *lengths; /* of the longest way from here, in questions; 0: not known yet */
    int *longest; /* the next question on that way, or -1 */
};

static struct target find_target(const struct ks_graph *graph, const char *id)
{
    if (!graph->outcomes && ks_is_same_text(id, end_word))
        return (struct target){TO_END, 0};
    for (int i = 0; i < graph->question_count; i++)
        if (ks_is_same_text(graph->questions[i].id, id))
            return (struct target){TO_QUESTION, i};
    for (int i = 0; i < graph->outcome_count; i++)
        if (ks_is_same_text(graph->outcomes[i].id, id))
            return (struct target){TO_OUTCOME, i};
    return (struct target){TO_NOWHERE, 0};
}

static int count_ways(const struct tour *tour, int index)
{
    const struct ks_question *question = &tour->graph->questions[index];
    return question->option_count + (question->next ? 1 : 0) + (question->skip ? 1 : 0);
}

static bool is_skip(const struct ks_question *question, int way)
{
    return way >= question->option_count + (question->next ? 1 : 0);
}

static const char *way_id(const struct ks_question *question, int way)
{
    if (is_skip(question, way))
        return question->skip;
    return way < question->option_count ? question->options[way].next : question->next;
}

static const struct ks_node *question_node(const struct tour *tour, int index)
{
    return ks_node_near_item(tour->graph->question_nodes, index);
}

static int way_line(const struct tour *tour, int index, int way)
{
    const struct ks_node *node = question_node(tour, index);
    if (way < tour->graph->questions[index].option_count)
        node = ks_node_near_item(ks_node_near_key(node, "options"), way);
    return ks_node_near_key(node, is_skip(&tour->graph->questions[index], way) ? "skip" : "next")
        ->line;
}

static int id_line(const struct ks_node *list, int index)
{
    return ks_node_near_key(ks_node_near_item(list, index), "id")->line;
}

/* Whether the question has what its kind needs. */
static void check_question(const struct tour *tour, int index)
{
    const struct ks_question *question = &tour->graph->questions[index];
    const struct ks_node *node = question_node(tour, index);
    if (!tour->graph->outcomes && ks_is_same_text(question->id, end_word))
        ks_load_fault(tour->load, ks_node_near_key(node, "id")->line,
                      "a question cannot be called \"end\"");
    if (question->kind == KS_QUESTION_CHOICE && question->option_count == 0)
        ks_load_fault(tour->load, ks_node_near_key(node, "options")->line,
                      "question \"%s\" has no options: it leads nowhere", question->id);
    if ((!question->when && !question->unless) != !question->skip)
        ks_load_fault(
            tour->load, node->line,
            "\"when\" or \"unless\" a question is asked and \"skip\", what comes when not, go "
            "together");
    if (question->kind == KS_QUESTION_CHOICE && question->next)
        ks_load_fault(tour->load, ks_node_near_key(node, "next")->line,
                      "only a question of kind date has \"next\"");
    if (question->kind == KS_QUESTION_DATE && !ks_node_member(node, "next"))
        ks_load_fault(tour->load, node->line, "question \"%s\" has no \"next\": it leads nowhere",
                      question->id);
}

static void resolve_ways(struct tour *tour, int index)
{
    const struct ks_question *question = &tour->graph->questions[index];
    int count = count_ways(tour, index);
    struct target *ways = ks_arena_alloc(tour->load->scratch, ((size_t)count + 1) * sizeof *ways);
    for (int way = 0; way < count; way++) {
        const char *id = way_id(question, way);
        ways[way] = find_target(tour->graph, id);
        if (id && ways[way].kind == TO_NOWHERE)
            ks_load_fault(tour->load, way_line(tour, index, way),
                          "there is no question %s\"%s\" to go on to",
                          tour->graph->outcomes ? ks_staff_tr("or outcome ") : "", id);
    }
    tour->ways[index] = ways;
}

/* Depth first; a way back into the path being walked is a circle. Each question is entered once, so
 * the depth is at most their number. */
static void walk(struct tour *tour, int index)
{
    tour->is_reached[index] = tour->is_open[index] = true;
    for (int way = 0; way < count_ways(tour, index); way++) {
        struct target target = tour->ways[index][way];
        if (target.kind == TO_OUTCOME)
            tour->is_outcome_reached[target.index] = true;
        if (target.kind != TO_QUESTION)
            continue;
        if (tour->is_open[target.index]) {
            tour->has_circle = true;
            ks_load_fault(tour->load, way_line(tour, index, way),
                          "this leads back to question \"%s\": a circle without end",
                          tour->graph->questions[target.index].id);
        } else if (!tour->is_reached[target.index]) {
            walk(tour, target.index);
        }
    }
    tour->is_open[index] = false;
}

/* A way that is missing or names nothing is a fault of its own and counts as an end here. */
static bool is_end(const struct tour *tour, struct target target)
{
    return target.kind != TO_QUESTION || tour->is_ending[target.index];
}

static bool is_help(const struct tour *tour, struct target target)
{
    if (target.kind == TO_QUESTION)
        return tour->is_helping[target.index];
    if (target.kind != TO_OUTCOME)
        return true;
    const struct ks_outcome *outcome = &tour->graph->outcomes[target.index];
    for (int i = 0; i < outcome->way_count; i++)
        if (outcome->ways[i].kind == KS_WAY_WINDOW || outcome->ways[i].kind == KS_WAY_INSTITUTION)
            return true;
    return outcome->way_count == 0; /* a fault already */
}

/* Marks each question from which some way comes to a target that `is_there`. */
static void spread(struct tour *tour, bool *marks,
                   bool (*is_there)(const struct tour *tour, struct target target))
{
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (int i = 0; i < tour->graph->question_count; i++) {
            int count = count_ways(tour, i);
            bool is_marked = count == 0;
            for (int way = 0; way < count && !is_marked; way++)
                is_marked = is_there(tour, tour->ways[i][way]);
            has_changed = has_changed || (is_marked && !marks[i]);
            marks[i] = is_marked;
        }
    }
}

static void check_reach(struct tour *tour)
{
    const struct ks_graph *graph = tour->graph;
    for (int i = 0; i < graph->root_count; i++)
        if (graph->roots[i].question >= 0 && !tour->is_reached[graph->roots[i].question])
            walk(tour, graph->roots[i].question);
    spread(tour, tour->is_ending, is_end);
    for (int i = 0; i < graph->question_count; i++) {
        const char *id = graph->questions[i].id;
        int line = id_line(graph->question_nodes, i);
        if (id && !tour->is_ending[i])
            ks_load_fault(tour->load, line, "no answer to question \"%s\" ever comes to the end",
                          id);
        if (id && !tour->is_reached[i])
            ks_load_fault(tour->load, line, "no answer leads to question \"%s\"", id);
    }
    for (int i = 0; i < graph->outcome_count; i++)
        if (graph->outcomes[i].id && !tour->is_outcome_reached[i])
            ks_load_fault(tour->load, id_line(graph->outcome_nodes, i),
                          "no answer leads to outcome \"%s\"", graph->outcomes[i].id);
}

/* Without circles only. */
static int measure(struct tour *tour, int index)
{
    if (tour->lengths[index])
        return tour->lengths[index];
    int most = 0;
    tour->longest[index] = -1;
    for (int way = 0; way < count_ways(tour, index); way++) {
        struct target target = tour->ways[index][way];
        int length = target.kind == TO_QUESTION ? measure(tour, target.index) : 0;
        length -= is_skip(&tour->graph->questions[index], way);
        if (length > most) {
            most = length;
            tour->longest[index] = target.index;
        }
    }
    tour->graph->questions[index].longest_way = most + 1;
    return tour->lengths[index] = most + 1;
}

/* The ids on the longest way, as far as a way may go. */
static const char *describe(const struct tour *tour, int index)
{
    const char *text = tour->graph->questions[index].id;
    for (int i = 1; i <= tour->graph->most_questions && tour->longest[index] >= 0; i++) {
        index = tour->longest[index];
        text = ks_arena_printf(tour->load->scratch, "%s, %s", text ? text : "?",
                               tour->graph->questions[index].id);
    }
    return text;
}

static void check_lengths(struct tour *tour)
{
    for (int i = 0; i < tour->graph->root_count; i++) {
        const struct ks_graph_root *root = &tour->graph->roots[i];
        int length = root->question >= 0 ? measure(tour, root->question) : 0;
        if (length > tour->graph->most_questions)
            ks_load_fault(tour->load, root->line,
                          "a way from here asks %d questions, %d is the most: %s", length,
                          tour->graph->most_questions, describe(tour, root->question));
    }
}

static int find_unsure(const struct ks_question *question)
{
    for (int i = 0; i < question->option_count; i++)
        if (ks_is_same_text(question->options[i].id, unsure_word))
            return i;
    return -1;
}

static void check_help(struct tour *tour)
{
    spread(tour, tour->is_helping, is_help);
    for (int i = 0; i < tour->graph->question_count; i++) {
        const struct ks_question *question = &tour->graph->questions[i];
        int way = find_unsure(question);
        if (way < 0 && question->id)
            ks_load_fault(tour->load, id_line(tour->graph->question_nodes, i),
                          "question \"%s\" has no option \"%s\"", question->id, unsure_word);
        else if (way >= 0 && !is_help(tour, tour->ways[i][way]))
            ks_load_fault(tour->load, way_line(tour, i, way),
                          "whoever is unsure here never comes to a window or an institution");
    }
}

void ks_graph_check(struct ks_load *load, const struct ks_graph *graph)
{
    size_t count = (size_t)graph->question_count + 1, ends = (size_t)graph->outcome_count + 1;
    struct tour tour = {
        .load = load,
        .graph = graph,
        .ways = ks_arena_alloc(load->scratch, count * sizeof *tour.ways),
        .is_reached = ks_arena_alloc(load->scratch, count),
        .is_outcome_reached = ks_arena_alloc(load->scratch, ends),
        .is_open = ks_arena_alloc(load->scratch, count),
        .is_ending = ks_arena_alloc(load->scratch, count),
        .is_helping = ks_arena_alloc(load->scratch, count),
        .lengths = ks_arena_alloc(load->scratch, count * sizeof *tour.lengths),
        .longest = ks_arena_alloc(load->scratch, count * sizeof *tour.longest),
    };
    for (int i = 0; i < graph->question_count; i++) {
        check_question(&tour, i);
        resolve_ways(&tour, i);
    }
    check_reach(&tour);
    if (!tour.has_circle)
        check_lengths(&tour);
    if (graph->outcomes)
        check_help(&tour);
}
