#include "content/flow.h"

#include <string.h>

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
struct graph {
    struct ks_load *load;
    const struct ks_flow *flow;
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

static struct target find_target(const struct ks_flow *flow, const char *id)
{
    if (!flow->outcomes && ks_is_same_text(id, end_word))
        return (struct target){TO_END, 0};
    for (int i = 0; i < flow->question_count; i++)
        if (ks_is_same_text(flow->questions[i].id, id))
            return (struct target){TO_QUESTION, i};
    for (int i = 0; i < flow->outcome_count; i++)
        if (ks_is_same_text(flow->outcomes[i].id, id))
            return (struct target){TO_OUTCOME, i};
    return (struct target){TO_NOWHERE, 0};
}

static int count_ways(const struct graph *graph, int index)
{
    const struct ks_question *question = &graph->flow->questions[index];
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

static const struct ks_node *question_node(const struct graph *graph, int index)
{
    return ks_node_near_item(graph->flow->question_nodes, index);
}

static int way_line(const struct graph *graph, int index, int way)
{
    const struct ks_node *node = question_node(graph, index);
    if (way < graph->flow->questions[index].option_count)
        node = ks_node_near_item(ks_node_near_key(node, "options"), way);
    return ks_node_near_key(node, is_skip(&graph->flow->questions[index], way) ? "skip" : "next")
        ->line;
}

static int id_line(const struct ks_node *list, int index)
{
    return ks_node_near_key(ks_node_near_item(list, index), "id")->line;
}

/* Whether the question has what its kind needs. */
static void check_question(const struct graph *graph, int index)
{
    const struct ks_question *question = &graph->flow->questions[index];
    const struct ks_node *node = question_node(graph, index);
    if (!graph->flow->outcomes && ks_is_same_text(question->id, end_word))
        ks_load_fault(graph->load, ks_node_near_key(node, "id")->line,
                      "a question cannot be called \"end\"");
    if (question->kind == KS_QUESTION_CHOICE && question->option_count == 0)
        ks_load_fault(graph->load, ks_node_near_key(node, "options")->line,
                      "question \"%s\" has no options: it leads nowhere", question->id);
    if ((!question->when && !question->unless) != !question->skip)
        ks_load_fault(
            graph->load, node->line,
            "\"when\" or \"unless\" a question is asked and \"skip\", what comes when not, go "
            "together");
    if (question->kind == KS_QUESTION_CHOICE && question->next)
        ks_load_fault(graph->load, ks_node_near_key(node, "next")->line,
                      "only a question of kind date has \"next\"");
    if (question->kind == KS_QUESTION_DATE && !ks_node_member(node, "next"))
        ks_load_fault(graph->load, node->line, "question \"%s\" has no \"next\": it leads nowhere",
                      question->id);
}

static void resolve_ways(struct graph *graph, int index)
{
    const struct ks_question *question = &graph->flow->questions[index];
    int count = count_ways(graph, index);
    struct target *ways = ks_arena_alloc(graph->load->scratch, ((size_t)count + 1) * sizeof *ways);
    for (int way = 0; way < count; way++) {
        const char *id = way_id(question, way);
        ways[way] = find_target(graph->flow, id);
        if (id && ways[way].kind == TO_NOWHERE)
            ks_load_fault(graph->load, way_line(graph, index, way),
                          "there is no question %s\"%s\" to go on to",
                          graph->flow->outcomes ? "or outcome " : "", id);
    }
    graph->ways[index] = ways;
}

/* Depth first; a way back into the path being walked is a circle. Each question is entered once, so
 * the depth is at most their number. */
static void walk(struct graph *graph, int index)
{
    graph->is_reached[index] = graph->is_open[index] = true;
    for (int way = 0; way < count_ways(graph, index); way++) {
        struct target target = graph->ways[index][way];
        if (target.kind == TO_OUTCOME)
            graph->is_outcome_reached[target.index] = true;
        if (target.kind != TO_QUESTION)
            continue;
        if (graph->is_open[target.index]) {
            graph->has_circle = true;
            ks_load_fault(graph->load, way_line(graph, index, way),
                          "this leads back to question \"%s\": a circle without end",
                          graph->flow->questions[target.index].id);
        } else if (!graph->is_reached[target.index]) {
            walk(graph, target.index);
        }
    }
    graph->is_open[index] = false;
}

/* A way that is missing or names nothing is a fault of its own and counts as an end here. */
static bool is_end(const struct graph *graph, struct target target)
{
    return target.kind != TO_QUESTION || graph->is_ending[target.index];
}

static bool is_help(const struct graph *graph, struct target target)
{
    if (target.kind == TO_QUESTION)
        return graph->is_helping[target.index];
    if (target.kind != TO_OUTCOME)
        return true;
    const struct ks_outcome *outcome = &graph->flow->outcomes[target.index];
    for (int i = 0; i < outcome->way_count; i++)
        if (outcome->ways[i].kind == KS_WAY_WINDOW || outcome->ways[i].kind == KS_WAY_INSTITUTION)
            return true;
    return outcome->way_count == 0; /* a fault already */
}

/* Marks each question from which some way comes to a target that `is_there`. */
static void spread(struct graph *graph, bool *marks,
                   bool (*is_there)(const struct graph *graph, struct target target))
{
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (int i = 0; i < graph->flow->question_count; i++) {
            int count = count_ways(graph, i);
            bool is_marked = count == 0;
            for (int way = 0; way < count && !is_marked; way++)
                is_marked = is_there(graph, graph->ways[i][way]);
            has_changed = has_changed || (is_marked && !marks[i]);
            marks[i] = is_marked;
        }
    }
}

static void check_reach(struct graph *graph)
{
    const struct ks_flow *flow = graph->flow;
    for (int i = 0; i < flow->root_count; i++)
        if (flow->roots[i].question >= 0 && !graph->is_reached[flow->roots[i].question])
            walk(graph, flow->roots[i].question);
    spread(graph, graph->is_ending, is_end);
    for (int i = 0; i < flow->question_count; i++) {
        const char *id = flow->questions[i].id;
        int line = id_line(flow->question_nodes, i);
        if (id && !graph->is_ending[i])
            ks_load_fault(graph->load, line, "no answer to question \"%s\" ever comes to the end",
                          id);
        if (id && !graph->is_reached[i])
            ks_load_fault(graph->load, line, "no answer leads to question \"%s\"", id);
    }
    for (int i = 0; i < flow->outcome_count; i++)
        if (flow->outcomes[i].id && !graph->is_outcome_reached[i])
            ks_load_fault(graph->load, id_line(flow->outcome_nodes, i),
                          "no answer leads to outcome \"%s\"", flow->outcomes[i].id);
}

/* Without circles only. */
static int measure(struct graph *graph, int index)
{
    if (graph->lengths[index])
        return graph->lengths[index];
    int most = 0;
    graph->longest[index] = -1;
    for (int way = 0; way < count_ways(graph, index); way++) {
        struct target target = graph->ways[index][way];
        int length = target.kind == TO_QUESTION ? measure(graph, target.index) : 0;
        length -= is_skip(&graph->flow->questions[index], way);
        if (length > most) {
            most = length;
            graph->longest[index] = target.index;
        }
    }
    graph->flow->questions[index].longest_way = most + 1;
    return graph->lengths[index] = most + 1;
}

/* The ids on the longest way, as far as a way may go. */
static const char *describe(const struct graph *graph, int index)
{
    const char *text = graph->flow->questions[index].id;
    for (int i = 1; i <= graph->flow->most_questions && graph->longest[index] >= 0; i++) {
        index = graph->longest[index];
        text = ks_arena_printf(graph->load->scratch, "%s, %s", text ? text : "?",
                               graph->flow->questions[index].id);
    }
    return text;
}

static void check_lengths(struct graph *graph)
{
    for (int i = 0; i < graph->flow->root_count; i++) {
        const struct ks_flow_root *root = &graph->flow->roots[i];
        int length = root->question >= 0 ? measure(graph, root->question) : 0;
        if (length > graph->flow->most_questions)
            ks_load_fault(graph->load, root->line,
                          "a way from here asks %d questions, %d is the most: %s", length,
                          graph->flow->most_questions, describe(graph, root->question));
    }
}

static int find_unsure(const struct ks_question *question)
{
    for (int i = 0; i < question->option_count; i++)
        if (ks_is_same_text(question->options[i].id, unsure_word))
            return i;
    return -1;
}

static void check_help(struct graph *graph)
{
    spread(graph, graph->is_helping, is_help);
    for (int i = 0; i < graph->flow->question_count; i++) {
        const struct ks_question *question = &graph->flow->questions[i];
        int way = find_unsure(question);
        if (way < 0 && question->id)
            ks_load_fault(graph->load, id_line(graph->flow->question_nodes, i),
                          "question \"%s\" has no option \"%s\"", question->id, unsure_word);
        else if (way >= 0 && !is_help(graph, graph->ways[i][way]))
            ks_load_fault(graph->load, way_line(graph, i, way),
                          "whoever is unsure here never comes to a window or an institution");
    }
}

void ks_flow_check(struct ks_load *load, const struct ks_flow *flow)
{
    size_t count = (size_t)flow->question_count + 1, ends = (size_t)flow->outcome_count + 1;
    struct graph graph = {
        .load = load,
        .flow = flow,
        .ways = ks_arena_alloc(load->scratch, count * sizeof *graph.ways),
        .is_reached = ks_arena_alloc(load->scratch, count),
        .is_outcome_reached = ks_arena_alloc(load->scratch, ends),
        .is_open = ks_arena_alloc(load->scratch, count),
        .is_ending = ks_arena_alloc(load->scratch, count),
        .is_helping = ks_arena_alloc(load->scratch, count),
        .lengths = ks_arena_alloc(load->scratch, count * sizeof *graph.lengths),
        .longest = ks_arena_alloc(load->scratch, count * sizeof *graph.longest),
    };
    for (int i = 0; i < flow->question_count; i++) {
        check_question(&graph, i);
        resolve_ways(&graph, i);
    }
    check_reach(&graph);
    if (!graph.has_circle)
        check_lengths(&graph);
    if (flow->outcomes)
        check_help(&graph);
}
