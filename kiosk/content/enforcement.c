/* enforcement.json: the questions, the list they lead to, and the two years. */
#include "content/figures.h"
#include "content/graph.h"
#include "content/parts.h"
#include "content/time_limits.h"

static const struct ks_field item_fields[] = {
    KS_FIELD(struct ks_check_item, id, "id", ks_read_id),
    {.key = "is_note",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_check_item, is_note),
     .is_optional = true},
    KS_WORDS(struct ks_check_item, title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ks_check_item, detail, "detail", 70, 200),
    {.key = "when",
     .read = ks_read_when,
     .offset = offsetof(struct ks_check_item, when),
     .count_offset = offsetof(struct ks_check_item, when_count),
     .is_optional = true},
    {.key = "unless",
     .read = ks_read_when,
     .offset = offsetof(struct ks_check_item, unless),
     .count_offset = offsetof(struct ks_check_item, unless_count),
     .is_optional = true},
    KS_SOURCE(struct ks_check_item, source, "source"),
};
static const struct ks_shape item_shape = KS_SHAPE(item_fields);
static const struct ks_field item_element = {.read = ks_read_object, .shape = &item_shape};

/* In the order of enum ks_instalment_rule. */
static const char *const instalment_rules[] = {"last", "administrative", "notarial", "unknown",
                                               NULL};

static const struct ks_field rule_fields[] = {
    {.key = "rule",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_limit_rule, rule),
     .words = instalment_rules},
    {.key = "when",
     .read = ks_read_when,
     .offset = offsetof(struct ks_limit_rule, when),
     .count_offset = offsetof(struct ks_limit_rule, when_count)},
    KS_WORDS(struct ks_limit_rule, note, "limit_note", 240, 720),
};
static const struct ks_shape rule_shape = KS_SHAPE(rule_fields);
static const struct ks_field rule_element = {.read = ks_read_object, .shape = &rule_shape};

static const struct ks_field enforcement_fields[] = {
    KS_LIST(struct ks_enforcement, questions, question_count, "questions", &ks_question_element,
            sizeof(struct ks_question), 1, KS_MOST_IN_LIST),
    KS_FIELD(struct ks_enforcement, due_question, "due_question", ks_read_id),
    KS_LIST(struct ks_enforcement, items, item_count, "items", &item_element,
            sizeof(struct ks_check_item), 1, KS_MOST_IN_LIST),
    KS_TITLE_DETAIL_LIST(struct ks_enforcement, clues, clue_count, "clues", 24),
    KS_LIST(struct ks_enforcement, limit_rules, limit_rule_count, "limit_rules", &rule_element,
            sizeof(struct ks_limit_rule), 0, KS_MOST_IN_LIST),
    KS_WORDS(struct ks_enforcement, limit_note, "limit_note", 240, 720),
    KS_NUMBERS_FIELD(struct ks_enforcement, provenance),
    KS_PROVENANCE_FIELDS(struct ks_enforcement, provenance),
};
static const struct ks_shape enforcement_shape = KS_SHAPE(enforcement_fields);

static bool has_option(const struct ks_question *question, const char *id)
{
    for (int i = 0; i < question->option_count; i++)
        if (ks_is_same_text(question->options[i].id, id))
            return true;
    return false;
}

static void check_condition(struct ks_load *load, const struct ks_condition *condition,
                            const struct ks_node *node)
{
    const struct ks_question *question =
        ks_content_find_question(load->content, condition->question);
    if (!question) {
        ks_load_fault(load, node->line, "there is no question \"%s\"", condition->question);
        return;
    }
    for (int i = 0; i < condition->option_count; i++)
        if (condition->options[i] && !has_option(question, condition->options[i]))
            ks_load_fault(load, ks_node_near_item(node, i)->line,
                          "question \"%s\" has no option \"%s\"", condition->question,
                          condition->options[i]);
}

static void check_when(struct ks_load *load, const struct ks_condition *conditions, int count,
                       const struct ks_node *owner, const char *key)
{
    const struct ks_node *when = ks_node_near_key(owner, key);
    for (int i = 0; i < count; i++)
        check_condition(load, &conditions[i], ks_node_near_key(when, conditions[i].question));
}

static void check_conditions(struct ks_load *load, const struct ks_node *questions,
                             const struct ks_node *items, const struct ks_node *rules)
{
    const struct ks_enforcement *enforcement = &load->content->enforcement;
    ks_check_ids(load, items);
    for (int i = 0; i < enforcement->question_count; i++) {
        const struct ks_question *question = &enforcement->questions[i];
        const struct ks_node *node = ks_node_near_item(questions, i);
        check_when(load, question->when, question->when_count, node, "when");
        check_when(load, question->unless, question->unless_count, node, "unless");
    }
    for (int i = 0; i < enforcement->item_count; i++) {
        const struct ks_check_item *item = &enforcement->items[i];
        const struct ks_node *node = ks_node_near_item(items, i);
        check_when(load, item->when, item->when_count, node, "when");
        check_when(load, item->unless, item->unless_count, node, "unless");
    }
    for (int i = 0; i < enforcement->limit_rule_count; i++)
        check_when(load, enforcement->limit_rules[i].when, enforcement->limit_rules[i].when_count,
                   ks_node_near_item(rules, i), "when");
}

/* An option that no way combines with the rest of its "when", so that the line would never show for
 * it. */
static void check_options(struct ks_load *load, const struct ks_graph *graph,
                          struct ks_condition *conditions, int count, const struct ks_node *when)
{
    for (int i = 0; i < count; i++) {
        const struct ks_condition whole = conditions[i];
        const struct ks_node *options = ks_node_near_key(when, whole.question);
        for (int k = 0; k < whole.option_count; k++) {
            conditions[i].options = &whole.options[k];
            conditions[i].option_count = 1;
            if (!ks_graph_can_meet(load->scratch, graph, 0, conditions, count))
                ks_load_fault(load, ks_node_near_item(options, k)->line,
                              "no way through the questions comes to \"%s\" with \"%s\" and the "
                              "rest of this \"when\"",
                              whole.question, whole.options[k]);
        }
        conditions[i] = whole;
    }
}

static void check_one_meeting(struct ks_load *load, const struct ks_graph *graph,
                              struct ks_condition *conditions, int count,
                              const struct ks_node *owner)
{
    const struct ks_node *when = ks_node_near_key(owner, "when");
    if (count == 0 || ks_graph_can_meet(load->scratch, graph, 0, conditions, count))
        check_options(load, graph, conditions, count, when);
    else
        ks_load_fault(load, when->line,
                      "no way through the questions gives all these answers: this is never shown");
}

/* For questions and conditions without faults. */
static void check_meetings(struct ks_load *load, const struct ks_graph *graph,
                           const struct ks_node *items, const struct ks_node *rules)
{
    const struct ks_enforcement *enforcement = &load->content->enforcement;
    for (int i = 0; i < enforcement->item_count; i++)
        check_one_meeting(load, graph, enforcement->items[i].when, enforcement->items[i].when_count,
                          ks_node_near_item(items, i));
    for (int i = 0; i < enforcement->limit_rule_count; i++)
        check_one_meeting(load, graph, enforcement->limit_rules[i].when,
                          enforcement->limit_rules[i].when_count, ks_node_near_item(rules, i));
}

static void check_due_question(struct ks_load *load, const struct ks_node *root)
{
    const char *id = load->content->enforcement.due_question;
    const struct ks_question *question = ks_content_find_question(load->content, id);
    int line = ks_node_near_key(root, "due_question")->line;
    if (id && !question)
        ks_load_fault(load, line, "there is no question \"%s\"", id);
    else if (id && question->kind != KS_QUESTION_DATE)
        ks_load_fault(load, line, "question \"%s\" does not ask for a date", id);
}

/* A note says nothing that its kind of time forbids. */
static void check_notes(struct ks_load *load, const struct ks_node *root)
{
    const struct ks_enforcement *enforcement = &load->content->enforcement;
    const struct ks_node *rules = ks_node_near_key(root, "limit_rules");
    ks_check_contradiction(load, root, "limit_note", KS_LIMIT_ENFORCEMENT,
                           &enforcement->limit_note);
    for (int i = 0; i < enforcement->limit_rule_count; i++)
        ks_check_contradiction(load, ks_node_near_item(rules, i), "limit_note",
                               ks_instalment_kind(enforcement->limit_rules[i].rule),
                               &enforcement->limit_rules[i].note);
}

/* Each rule but the first, which needs none, stands for some answers: a kind of paper left out
 * would be counted as a judgment. */
static void check_rules(struct ks_load *load, const struct ks_node *root)
{
    const struct ks_enforcement *enforcement = &load->content->enforcement;
    for (int rule = 1; instalment_rules[rule]; rule++) {
        int at = 0;
        while (at < enforcement->limit_rule_count && (int)enforcement->limit_rules[at].rule != rule)
            at++;
        if (at == enforcement->limit_rule_count)
            ks_load_fault(load, ks_node_near_key(root, "limit_rules")->line,
                          "\"limit_rules\" has no \"%s\": its answers would count as a judgment's",
                          instalment_rules[rule]);
    }
}

static const char *const question_keys[] = {NULL};
static const char *const option_keys[] = {"who", NULL};

void ks_part_read_enforcement(struct ks_load *load, const struct ks_node *root)
{
    struct ks_enforcement *enforcement = &load->content->enforcement;
    int before = load->faults->count;
    ks_read_shape(load, root, &enforcement_shape, enforcement);
    const struct ks_node *questions = ks_node_near_key(root, "questions");
    const struct ks_node *first = ks_node_near_item(questions, 0);
    ks_questions_check_ids(load, questions);
    ks_questions_check_instruments(load, questions, enforcement->questions,
                                   enforcement->question_count);
    ks_questions_refuse_keys(load, questions, question_keys, option_keys);
    check_conditions(load, questions, ks_node_near_key(root, "items"),
                     ks_node_near_key(root, "limit_rules"));
    check_due_question(load, root);
    check_notes(load, root);
    check_rules(load, root);
    ks_load_legal_page(load, root, NULL, &enforcement->provenance);
    ks_check_figures(load, root, NULL, 0, &enforcement->provenance);
    const struct ks_graph_root begin = {.question = 0, .line = ks_node_near_key(first, "id")->line};
    const struct ks_graph graph = {
        .questions = enforcement->questions,
        .question_count = enforcement->question_count,
        .question_nodes = questions,
        .roots = &begin,
        .root_count = enforcement->question_count ? 1 : 0,
        .most_questions = KS_WAY_MOST_QUESTIONS,
    };
    ks_graph_check(load, &graph);
    if (load->faults->count == before)
        check_meetings(load, &graph, ks_node_near_key(root, "items"),
                       ks_node_near_key(root, "limit_rules"));
}
