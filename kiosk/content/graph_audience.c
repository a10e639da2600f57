/* Who one is decides which guides one is led to. */
#include "content/graph.h"

/* What can be reached behind one answer. */
struct reach {
    struct ks_load *load;
    const struct ks_graph *graph;
    enum ks_audience who;
    int line;
    bool *is_seen; /* questions */
};

/* A firm is no person; below or past pension age is asked once, and a page that is for one of the
 * two is not for the other. A person may be any of the rest. */
static bool excludes(enum ks_audience a, enum ks_audience b)
{
    bool is_labour = a == KS_AUDIENCE_WORKER || b == KS_AUDIENCE_WORKER;
    bool is_retired = a == KS_AUDIENCE_RETIRED || b == KS_AUDIENCE_RETIRED;
    if (a == KS_AUDIENCE_ALL || b == KS_AUDIENCE_ALL)
        return false;
    return (a == KS_AUDIENCE_FIRM) != (b == KS_AUDIENCE_FIRM) || (is_labour && is_retired);
}

static void look_at_outcome(const struct reach *reach, const struct ks_outcome *outcome)
{
    for (int i = 0; i < outcome->way_count; i++) {
        const struct ks_way *way = &outcome->ways[i];
        if (way->kind != KS_WAY_GUIDE || way->target < 0)
            continue;
        const struct ks_guide *guide = &reach->load->content->guides[way->target];
        if (excludes(reach->who, guide->audience))
            ks_load_fault(reach->load, reach->line,
                          "whoever answers so can come to outcome \"%s\" and from there to guide "
                          "\"%s\", which is for others",
                          outcome->id, guide->id);
    }
}

/* As deep as the longest way. */
static void look_behind(const struct reach *reach, const char *next)
{
    const struct ks_graph *graph = reach->graph;
    for (int i = 0; i < graph->outcome_count; i++)
        if (ks_is_same_text(graph->outcomes[i].id, next))
            look_at_outcome(reach, &graph->outcomes[i]);
    const struct ks_question *question =
        ks_questions_find(graph->questions, graph->question_count, next);
    if (!question || reach->is_seen[question - graph->questions])
        return;
    reach->is_seen[question - graph->questions] = true;
    for (int i = 0; i < question->option_count; i++)
        if (!excludes(reach->who, question->options[i].who))
            look_behind(reach, question->options[i].next);
    if (question->next)
        look_behind(reach, question->next);
}

void ks_audience_check(struct ks_load *load, const struct ks_graph *graph)
{
    for (int i = 0; i < graph->question_count; i++) {
        const struct ks_node *options =
            ks_node_near_key(ks_node_near_item(graph->question_nodes, i), "options");
        for (int j = 0; j < graph->questions[i].option_count; j++) {
            const struct ks_option *option = &graph->questions[i].options[j];
            if (option->who == KS_AUDIENCE_ALL)
                continue;
            const struct reach reach = {
                .load = load,
                .graph = graph,
                .who = option->who,
                .line = ks_node_near_item(options, j)->line,
                .is_seen = ks_arena_alloc(load->scratch, (size_t)graph->question_count + 1),
            };
            look_behind(&reach, option->next);
        }
    }
}
