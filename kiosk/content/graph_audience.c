/* Who one is decides which guides one is led to, and nobody is taken for somebody unasked. */
#include "content/graph.h"
#include "content/parts.h"
#include "content/wording.h"

/* What was said on a way of who one is, a bit a kind; KS_AUDIENCE_ALL says nothing. */
typedef unsigned said_kinds;

enum { KINDS = KS_AUDIENCE_FOREIGNER, SETS = 1 << KINDS };
_Static_assert(SETS <= 32, "the sets a question is reached with are the bits of one number");

static said_kinds kind_bit(enum ks_audience who)
{
    return who == KS_AUDIENCE_ALL ? 0 : 1u << (who - 1);
}

/* A firm is no person; below or past pension age is asked once, and a page that is for one of the
 * two is not for the other. A person may be any of the rest. */
static bool excludes(said_kinds said, enum ks_audience who)
{
    said_kinds firm = kind_bit(KS_AUDIENCE_FIRM);
    if (who == KS_AUDIENCE_ALL)
        return false;
    if (who == KS_AUDIENCE_FIRM)
        return said & ~firm;
    return (said & firm) || (who == KS_AUDIENCE_WORKER && said & kind_bit(KS_AUDIENCE_RETIRED)) ||
           (who == KS_AUDIENCE_RETIRED && said & kind_bit(KS_AUDIENCE_WORKER));
}

/* Whoever works, is retired or came from abroad is a person. */
static bool implies(said_kinds said, enum ks_audience who)
{
    bool is_person = said & ~kind_bit(KS_AUDIENCE_FIRM);
    return who == KS_AUDIENCE_ALL || said & kind_bit(who) ||
           (who == KS_AUDIENCE_PERSON && is_person);
}

/* The sets of kinds said on the ways to each question, a bit a set. */
struct reach {
    struct ks_load *load;
    const struct ks_graph *graph;
    unsigned *sets;
};

/* Each question is entered once with each set, so this ends. */
static void walk(const struct reach *reach, const char *id, said_kinds said)
{
    const struct ks_graph *graph = reach->graph;
    const struct ks_question *question =
        ks_questions_find(graph->questions, graph->question_count, id);
    if (!question || reach->sets[question - graph->questions] & (1u << said))
        return;
    reach->sets[question - graph->questions] |= 1u << said;
    for (int i = 0; i < question->option_count; i++)
        if (!excludes(said, question->options[i].who))
            walk(reach, question->options[i].next, said | kind_bit(question->options[i].who));
    if (question->next)
        walk(reach, question->next, said);
}

/* An answer of a question, or the day that is its answer. */
struct answer {
    const struct ks_words *title; /* NULL: a day */
    enum ks_audience who;
    const char *next;
    int line;
    unsigned sets; /* with which its question is reached */
};

static bool is_any(const struct answer *answer, bool (*holds)(said_kinds, enum ks_audience),
                   bool is_wanted, enum ks_audience who)
{
    for (said_kinds said = 0; said < SETS; said++)
        if (answer->sets & (1u << said) && !excludes(said, answer->who) &&
            holds(said | kind_bit(answer->who), who) == is_wanted)
            return true;
    return false;
}

static void look_at_outcome(const struct reach *reach, const struct answer *answer,
                            const struct ks_outcome *outcome)
{
    for (int i = 0; i < outcome->way_count; i++) {
        const struct ks_way *way = &outcome->ways[i];
        if (way->kind != KS_WAY_GUIDE || way->target < 0)
            continue;
        const struct ks_guide *guide = &reach->load->content->guides[way->target];
        const char *kind = ks_audience_words[guide->audience];
        if (is_any(answer, excludes, true, guide->audience))
            ks_load_fault(reach->load, answer->line,
                          "whoever answers so can come to outcome \"%s\" and from there to guide "
                          "\"%s\", which is for others: for \"%s\"",
                          outcome->id, guide->id, kind);
        else if (is_any(answer, implies, false, guide->audience))
            ks_load_fault(reach->load, answer->line,
                          "this leads to outcome \"%s\" and from there to guide \"%s\", which is "
                          "for \"%s\": a \"who\" here, or before, must say so",
                          outcome->id, guide->id, kind);
    }
}

static const char *find_sign(const struct ks_audience_signs *signs, const struct ks_words *title)
{
    const char *text = title->in[KS_LANG_ZH_CN];
    for (int i = 0; text && i < signs->word_count; i++)
        if (signs->words[i] && ks_wording_has_any(text, &signs->words[i], 1))
            return signs->words[i];
    return NULL;
}

static void fault_sign(struct ks_load *load, int line, const char *key, const char *sign,
                       enum ks_audience who)
{
    ks_load_fault(load, line, "\"%s\": \"%s\" is about who is \"%s\", and nothing says so", key,
                  sign, ks_audience_words[who]);
}

static bool is_ever_chosen(const struct answer *answer)
{
    for (said_kinds said = 0; said < SETS; said++)
        if (answer->sets & (1u << said) && !excludes(said, answer->who))
            return true;
    return answer->sets == 0; /* nobody comes to its question: a fault already */
}

static void look_at_answer(const struct reach *reach, const struct answer *answer)
{
    const struct ks_content *content = reach->load->content;
    if (!is_ever_chosen(answer))
        ks_load_fault(
            reach->load, answer->line,
            "whoever comes here has said who one is, and is not \"%s\": nobody chooses this",
            ks_audience_words[answer->who]);
    int outcome = 0;
    while (outcome < reach->graph->outcome_count &&
           !ks_is_same_text(reach->graph->outcomes[outcome].id, answer->next))
        outcome++;
    if (outcome < reach->graph->outcome_count)
        look_at_outcome(reach, answer, &reach->graph->outcomes[outcome]);
    for (int i = 0; answer->title && i < content->audience_sign_count; i++) {
        const struct ks_audience_signs *signs = &content->audience_signs[i];
        const char *sign = find_sign(signs, answer->title);
        if (sign && is_any(answer, implies, false, signs->who))
            fault_sign(reach->load, answer->line, "title", sign, signs->who);
    }
}

void ks_audience_check(struct ks_load *load, const struct ks_graph *graph)
{
    size_t bytes = ((size_t)graph->question_count + 1) * sizeof(unsigned);
    const struct reach reach = {load, graph, ks_arena_alloc(load->scratch, bytes)};
    for (int i = 0; i < graph->root_count; i++)
        if (graph->roots[i].question >= 0)
            walk(&reach, graph->questions[graph->roots[i].question].id,
                 kind_bit(graph->roots[i].who));
    for (int i = 0; i < graph->question_count; i++) {
        const struct ks_question *question = &graph->questions[i];
        const struct ks_node *node = ks_node_near_item(graph->question_nodes, i);
        const struct ks_node *options = ks_node_near_key(node, "options");
        for (int j = 0; j < question->option_count; j++) {
            const struct ks_option *option = &question->options[j];
            const struct answer answer = {&option->title, option->who, option->next,
                                          ks_node_near_item(options, j)->line, reach.sets[i]};
            look_at_answer(&reach, &answer);
        }
        const struct answer day = {NULL, KS_AUDIENCE_ALL, question->next, node->line,
                                   reach.sets[i]};
        look_at_answer(&reach, &day);
    }
}

void ks_audience_check_signs(struct ks_load *load, const struct ks_node *node, enum ks_audience who,
                             const struct ks_words *title, const char *icon)
{
    const struct ks_content *content = load->content;
    for (int i = 0; i < content->audience_sign_count; i++) {
        const struct ks_audience_signs *signs = &content->audience_signs[i];
        const char *sign = find_sign(signs, title);
        if (implies(kind_bit(who), signs->who))
            continue;
        if (sign)
            fault_sign(load, ks_node_near_key(node, "title")->line, "title", sign, signs->who);
        for (int j = 0; icon && j < signs->icon_count; j++)
            if (ks_is_same_text(signs->icons[j], icon))
                fault_sign(load, ks_node_near_key(node, "icon")->line, "icon", icon, signs->who);
    }
}
