#include <string.h>

#include "content/parts.h"

static const char end_word[] = "end";

/* The questions as a graph: the ways out of a question are its options, then its `next`. */
struct flow {
    struct ks_load *load;
    const struct ks_enforcement *enforcement;
    const struct ks_node *questions, *items;
    bool *is_reached; /* from the first question */
    bool *is_open;    /* on the path being walked */
    bool *is_ending;  /* some way out leads to the end */
};

enum { TO_END = -1, TO_NOWHERE = -2 };

static int find_question(const struct ks_enforcement *enforcement, const char *id)
{
    if (ks_is_same_text(id, end_word))
        return TO_END;
    for (int i = 0; i < enforcement->question_count; i++)
        if (ks_is_same_text(enforcement->questions[i].id, id))
            return i;
    return TO_NOWHERE;
}

static int count_ways(const struct ks_question *question)
{
    return question->option_count + (question->next ? 1 : 0);
}

static const char *way_target(const struct ks_question *question, int way)
{
    return way < question->option_count ? question->options[way].next : question->next;
}

static int way_line(const struct flow *flow, int index, int way)
{
    const struct ks_node *node = ks_node_near_item(flow->questions, index);
    if (way < flow->enforcement->questions[index].option_count)
        node = ks_node_near_item(ks_node_near_key(node, "options"), way);
    return ks_node_near_key(node, "next")->line;
}

static void check_ways(const struct flow *flow, int index)
{
    const struct ks_question *question = &flow->enforcement->questions[index];
    const struct ks_node *node = ks_node_near_item(flow->questions, index);
    if (ks_is_same_text(question->id, end_word))
        ks_load_fault(flow->load, ks_node_near_key(node, "id")->line,
                      "a question cannot be called \"end\"");
    if (question->kind == KS_QUESTION_CHOICE && question->option_count == 0)
        ks_load_fault(flow->load, ks_node_near_key(node, "options")->line,
                      "question \"%s\" has no options: it leads nowhere", question->id);
    if (question->kind == KS_QUESTION_CHOICE && question->next)
        ks_load_fault(flow->load, ks_node_near_key(node, "next")->line,
                      "only a question of kind date has \"next\"");
    if (question->kind == KS_QUESTION_DATE && !ks_node_member(node, "next"))
        ks_load_fault(flow->load, node->line, "question \"%s\" has no \"next\": it leads nowhere",
                      question->id);
    for (int way = 0; way < count_ways(question); way++) {
        const char *target = way_target(question, way);
        if (target && find_question(flow->enforcement, target) == TO_NOWHERE)
            ks_load_fault(flow->load, way_line(flow, index, way),
                          "there is no question \"%s\" to go on to", target);
    }
}

/* Depth first; a way back into the path being walked is a circle. Each question is entered once, so
 * the depth is at most their number. */
static void walk(struct flow *flow, int index)
{
    const struct ks_question *question = &flow->enforcement->questions[index];
    flow->is_reached[index] = flow->is_open[index] = true;
    for (int way = 0; way < count_ways(question); way++) {
        int target = find_question(flow->enforcement, way_target(question, way));
        if (target >= 0 && flow->is_open[target])
            ks_load_fault(flow->load, way_line(flow, index, way),
                          "this leads back to question \"%s\": a circle without end",
                          flow->enforcement->questions[target].id);
        else if (target >= 0 && !flow->is_reached[target])
            walk(flow, target);
    }
    flow->is_open[index] = false;
}

/* A way that is missing or names nothing is a fault of its own and counts as an end here. */
static bool can_end(const struct flow *flow, int index)
{
    const struct ks_question *question = &flow->enforcement->questions[index];
    for (int way = 0; way < count_ways(question); way++) {
        int target = find_question(flow->enforcement, way_target(question, way));
        if (target < 0 || flow->is_ending[target])
            return true;
    }
    return count_ways(question) == 0;
}

static void find_endings(struct flow *flow)
{
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (int i = 0; i < flow->enforcement->question_count; i++) {
            if (flow->is_ending[i] || !can_end(flow, i))
                continue;
            flow->is_ending[i] = has_changed = true;
        }
    }
}

static void check_paths(struct flow *flow)
{
    walk(flow, 0);
    find_endings(flow);
    for (int i = 0; i < flow->enforcement->question_count; i++) {
        const char *id = flow->enforcement->questions[i].id;
        int line = ks_node_near_key(ks_node_near_item(flow->questions, i), "id")->line;
        if (id && !flow->is_ending[i])
            ks_load_fault(flow->load, line, "no answer to question \"%s\" ever comes to the end",
                          id);
        if (id && !flow->is_reached[i])
            ks_load_fault(flow->load, line, "no answer leads to question \"%s\"", id);
    }
}

static bool has_option(const struct ks_question *question, const char *id)
{
    for (int i = 0; i < question->option_count; i++)
        if (ks_is_same_text(question->options[i].id, id))
            return true;
    return false;
}

static void check_condition(const struct flow *flow, const struct ks_condition *condition,
                            const struct ks_node *node)
{
    int index = find_question(flow->enforcement, condition->question);
    if (index < 0) {
        ks_load_fault(flow->load, node->line, "there is no question \"%s\"", condition->question);
        return;
    }
    for (int i = 0; i < condition->option_count; i++)
        if (condition->options[i] &&
            !has_option(&flow->enforcement->questions[index], condition->options[i]))
            ks_load_fault(flow->load, ks_node_near_item(node, i)->line,
                          "question \"%s\" has no option \"%s\"", condition->question,
                          condition->options[i]);
}

static void check_items(const struct flow *flow)
{
    for (int i = 0; i < flow->enforcement->item_count; i++) {
        const struct ks_check_item *item = &flow->enforcement->items[i];
        const struct ks_node *when = ks_node_near_key(ks_node_near_item(flow->items, i), "when");
        for (int j = 0; j < item->when_count; j++)
            check_condition(flow, &item->when[j], ks_node_near_key(when, item->when[j].question));
    }
}

static void check_due_question(const struct flow *flow, const struct ks_node *root)
{
    const char *id = flow->enforcement->due_question;
    int index = find_question(flow->enforcement, id);
    int line = ks_node_near_key(root, "due_question")->line;
    if (id && index < 0)
        ks_load_fault(flow->load, line, "there is no question \"%s\"", id);
    else if (id && flow->enforcement->questions[index].kind != KS_QUESTION_DATE)
        ks_load_fault(flow->load, line, "question \"%s\" does not ask for a date", id);
}

void ks_part_check_flow(struct ks_load *load, const struct ks_node *root)
{
    size_t count = (size_t)load->content->enforcement.question_count;
    struct flow flow = {
        .load = load,
        .enforcement = &load->content->enforcement,
        .questions = ks_node_near_key(root, "questions"),
        .items = ks_node_near_key(root, "items"),
        .is_reached = ks_arena_alloc(load->scratch, count + 1),
        .is_open = ks_arena_alloc(load->scratch, count + 1),
        .is_ending = ks_arena_alloc(load->scratch, count + 1),
    };
    for (size_t i = 0; i < count; i++)
        check_ways(&flow, (int)i);
    if (count > 0)
        check_paths(&flow);
    check_items(&flow);
    check_due_question(&flow, root);
}
