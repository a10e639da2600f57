/* situations.json: what troubles a visitor, and where the answers lead. */
#include <string.h>

#include "content/figures.h"
#include "content/graph.h"
#include "content/halves.h"
#include "content/parts.h"
#include "content/ties.h"
#include "content/time_limits.h"
#include "content/twins.h"

enum { LEAST_POINTS = 2, MOST_POINTS = 5, MOST_SOURCES = 5 };

static void read_way(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                     void *owner);
static void read_needs(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner);
static void read_start_question(struct ks_load *load, const struct ks_node *node,
                                const struct ks_field *field, void *owner);

static const struct ks_field way_element = {.read = read_way};

static const struct ks_field outcome_fields[] = {
    KS_FIELD(struct ks_outcome, id, "id", ks_read_id),
    KS_WORDS(struct ks_outcome, title, "title", 28, 72),
    {.key = "points",
     .read = ks_read_list,
     .offset = offsetof(struct ks_outcome, points),
     .count_offset = offsetof(struct ks_outcome, point_count),
     .element = &ks_words_element,
     .element_bytes = sizeof(struct ks_words),
     .low = LEAST_POINTS,
     .high = MOST_POINTS,
     .most = {70, 200}},
    {.key = "limits",
     .read = ks_read_list,
     .offset = offsetof(struct ks_outcome, limits),
     .count_offset = offsetof(struct ks_outcome, limit_count),
     .element = &ks_time_limit_element,
     .element_bytes = sizeof(struct ks_time_limit),
     .low = 1,
     .high = KS_MOST_OUTCOME_LIMITS,
     .is_optional = true},
    KS_LIST(struct ks_outcome, ways, way_count, "ways", &way_element, sizeof(struct ks_way), 1, 10),
    {.key = "needs",
     .read = read_needs,
     .offset = offsetof(struct ks_outcome, needs),
     .is_optional = true},
    KS_TIED_SOURCES(struct ks_outcome, provenance),
};
static const struct ks_shape outcome_shape = KS_SHAPE(outcome_fields);
static const struct ks_field outcome_element = {.read = ks_read_object, .shape = &outcome_shape};

static const struct ks_field start_fields[] = {
    KS_FIELD(struct ks_start, id, "id", ks_read_id),
    KS_FIELD(struct ks_start, icon, "icon", ks_read_icon),
    KS_WORDS(struct ks_start, title, "title", 28, 72),
    KS_SHORT_FIELD(struct ks_start, brief),
    {.key = "urgent",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_start, is_urgent),
     .is_optional = true},
    KS_KEYWORDS(struct ks_start, keywords, "keywords", 320, 480),
    KS_FIELD(struct ks_start, question, "question", read_start_question),
    {.key = "who",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_start, who),
     .words = ks_audience_words,
     .is_optional = true},
};
static const struct ks_shape start_shape = KS_SHAPE(start_fields);
static const struct ks_field start_element = {.read = ks_read_object, .shape = &start_shape};

/* Questions before starts: a start is read into the index of its question. */
static const struct ks_field situations_fields[] = {
    KS_LIST(struct ks_situations, questions, question_count, "questions", &ks_question_element,
            sizeof(struct ks_question), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_situations, outcomes, outcome_count, "outcomes", &outcome_element,
            sizeof(struct ks_outcome), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_situations, starts, start_count, "starts", &start_element,
            sizeof(struct ks_start), 1, 30),
    KS_FIELD(struct ks_situations, provenance.checked, "checked", ks_read_date),
    KS_FIELD(struct ks_situations, provenance.recheck, "recheck", ks_read_date),
};
static const struct ks_shape situations_shape = KS_SHAPE(situations_fields);

static void read_start_question(struct ks_load *load, const struct ks_node *node,
                                const struct ks_field *field, void *owner)
{
    const struct ks_situations *situations = &load->content->situations;
    const struct ks_field plain = {.key = field->key};
    const char *id = NULL;
    ks_read_id(load, node, &plain, &id);
    const struct ks_question *question =
        ks_questions_find(situations->questions, situations->question_count, id);
    int index = question ? (int)(question - situations->questions) : -1;
    if (id && !question && situations->question_count)
        ks_load_fault(load, node->line, "there is no question \"%s\" to begin with", id);
    memcpy((char *)owner + field->offset, &index, sizeof index);
}

/* Each gives the index, or -1 with a fault unless what it should be in could not be read. */
static int find_guide(struct ks_load *load, const struct ks_node *node, const char *id)
{
    const struct ks_guide *guide = ks_content_find_guide(load->content, id);
    if (!guide && !load->has_lost_guides)
        ks_load_fault(load, node->line, "there is no guide \"%s\"", id);
    return guide ? (int)(guide - load->content->guides) : -1;
}

/* "needs": the id of a guide, or "none". */
static void read_needs(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner)
{
    const struct ks_field plain = {.key = field->key};
    const char *id = NULL;
    ks_read_id(load, node, &plain, &id);
    int index = id && strcmp(id, "none") != 0 ? find_guide(load, node, id) : -1;
    memcpy((char *)owner + field->offset, &index, sizeof index);
}

static int find_institution(struct ks_load *load, const struct ks_node *node, const char *id)
{
    const struct ks_institution *place = ks_content_find_institution(load->content, id);
    if (!place && load->content->institution_count)
        ks_load_fault(load, node->line, "there is no institution \"%s\"", id);
    return place ? (int)(place - load->content->institutions) : -1;
}

/* The page of the window itself, which every way "window" opens. */
static int find_window(struct ks_load *load, const struct ks_node *node, const char *id)
{
    (void)id;
    return find_institution(load, node, "window");
}

/* In the order of enum ks_way_kind. A word that ends in a colon goes on with an id. */
static const struct {
    const char *word;
    int (*find)(struct ks_load *load, const struct ks_node *node, const char *id);
} way_words[] = {
    [KS_WAY_GUIDE] = {"guide:", find_guide},
    [KS_WAY_INSTITUTION] = {"institution:", find_institution},
    [KS_WAY_CHECKLIST] = {"checklist", NULL},
    [KS_WAY_MEDIATION] = {"mediation", NULL},
    [KS_WAY_ONLINE_FILING] = {"online-filing", NULL},
    [KS_WAY_WINDOW] = {"window", find_window},
};

static bool is_way_word(const char *text, enum ks_way_kind kind)
{
    const char *word = way_words[kind].word;
    size_t length = strlen(word);
    return word[length - 1] == ':' ? strncmp(text, word, length) == 0 : strcmp(text, word) == 0;
}

static void read_way(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                     void *owner)
{
    struct ks_way way = {.target = -1};
    enum ks_way_kind kind = KS_WAY_GUIDE;
    while (kind <= KS_WAY_WINDOW && !is_way_word(node->text, kind))
        kind++;
    if (kind <= KS_WAY_WINDOW) {
        way.kind = kind;
        if (way_words[kind].find)
            way.target =
                way_words[kind].find(load, node, node->text + strlen(way_words[kind].word));
    } else {
        ks_load_fault(load, node->line,
                      "a way must be guide:ID, institution:ID, checklist, mediation, online-filing "
                      "or window");
    }
    memcpy((char *)owner + field->offset, &way, sizeof way);
}

static void check_ways(struct ks_load *load, const struct ks_node *ways)
{
    for (int i = 0; ways->kind == KS_NODE_LIST && i < ways->child_count; i++)
        for (int j = 0; j < i; j++)
            if (ways->children[i].text[0] &&
                strcmp(ways->children[i].text, ways->children[j].text) == 0)
                ks_load_fault(load, ways->children[i].line, "way \"%s\" is there twice",
                              ways->children[i].text);
}

/* The guide whose documents and fee stand on the paper: the first way, if nothing is said. */
static void check_needs(struct ks_load *load, struct ks_outcome *outcome,
                        const struct ks_node *node)
{
    bool is_way = false;
    for (int i = 0; i < outcome->way_count; i++)
        is_way = is_way || (outcome->ways[i].kind == KS_WAY_GUIDE &&
                            outcome->ways[i].target == outcome->needs);
    if (!ks_node_member(node, "needs")) {
        bool is_guide = outcome->way_count > 0 && outcome->ways[0].kind == KS_WAY_GUIDE;
        outcome->needs = is_guide ? outcome->ways[0].target : -1;
    } else if (outcome->needs >= 0 && !is_way) {
        ks_load_fault(load, ks_node_near_key(node, "needs")->line,
                      "\"needs\" must be one of the guides among the ways, or \"none\"");
    }
}

/* Its own sources, its own limits. The days of comparison are those of the whole file. */
static void check_outcome(struct ks_load *load, struct ks_outcome *outcome,
                          const struct ks_node *node)
{
    outcome->provenance.checked = load->content->situations.provenance.checked;
    outcome->provenance.recheck = load->content->situations.provenance.recheck;
    ks_check_ties(load, node, NULL, &outcome->provenance, MOST_SOURCES);
    ks_check_figures(load, node, NULL, 0, &outcome->provenance);
    ks_check_time_limits(load, ks_node_near_key(node, "limits"), outcome->limits,
                         outcome->limit_count, &outcome->provenance);
}

/* An option names either by its id alone. */
static void check_own(struct ks_load *load, struct ks_outcome *outcome, const struct ks_node *node)
{
    const struct ks_situations *situations = &load->content->situations;
    if (ks_questions_find(situations->questions, situations->question_count, outcome->id))
        ks_load_fault(load, ks_node_near_key(node, "id")->line,
                      "\"%s\" is already the id of a question", outcome->id);
    check_ways(load, ks_node_near_key(node, "ways"));
    check_needs(load, outcome, node);
    check_outcome(load, outcome, node);
}

/* `list` is the list of outcomes. */
static void check_some(struct ks_load *load, const void *list, int from, int to)
{
    for (int i = from; i < to; i++)
        check_own(load, &load->content->situations.outcomes[i], ks_node_near_item(list, i));
}

static void check_outcomes(struct ks_load *load, const struct ks_node *list)
{
    int count = load->content->situations.outcome_count;
    ks_check_ids(load, list);
    ks_halves_do(load, count / 2, count, check_some, list);
}

static void check_flow(struct ks_load *load, const struct ks_node *root)
{
    const struct ks_situations *situations = &load->content->situations;
    const struct ks_node *starts = ks_node_near_key(root, "starts");
    size_t count = (size_t)situations->start_count + 1;
    struct ks_graph_root *roots = ks_arena_alloc(load->scratch, count * sizeof *roots);
    for (int i = 0; i < situations->start_count; i++)
        roots[i] = (struct ks_graph_root){
            .question = situations->starts[i].question,
            .who = situations->starts[i].who,
            .line = ks_node_near_key(ks_node_near_item(starts, i), "question")->line,
        };
    const struct ks_graph graph = {
        .questions = situations->questions,
        .question_count = situations->question_count,
        .question_nodes = ks_node_near_key(root, "questions"),
        .outcomes = situations->outcomes,
        .outcome_count = situations->outcome_count,
        .outcome_nodes = ks_node_near_key(root, "outcomes"),
        .roots = roots,
        .root_count = situations->start_count,
        .most_questions = KS_SITUATION_MOST_QUESTIONS,
    };
    ks_graph_check(load, &graph);
    ks_audience_check(load, &graph);
    for (int i = 0; i < situations->start_count; i++)
        ks_audience_check_signs(load, ks_node_near_item(starts, i), situations->starts[i].who,
                                &situations->starts[i].title, situations->starts[i].icon);
}

static const char *const question_keys[] = {"when", "unless", "skip", "days", "alone", NULL};
static const char *const option_keys[] = {"days", "forgets_day", NULL};

void ks_part_read_situations(struct ks_load *load, const struct ks_node *root)
{
    struct ks_situations *situations = &load->content->situations;
    ks_read_shape(load, root, &situations_shape, situations);
    ks_check_ids(load, ks_node_near_key(root, "starts"));
    ks_check_icons(load, ks_node_near_key(root, "starts"));
    ks_questions_check_ids(load, ks_node_near_key(root, "questions"));
    ks_questions_check_instruments(load, ks_node_near_key(root, "questions"), situations->questions,
                                   situations->question_count);
    ks_questions_refuse_keys(load, ks_node_near_key(root, "questions"), question_keys, option_keys);
    check_outcomes(load, ks_node_near_key(root, "outcomes"));
    ks_check_twins(load, root, NULL, 0);
    ks_load_legal_page(load, root, NULL, &situations->provenance);
    for (int i = 0; i < situations->outcome_count; i++) {
        situations->outcomes[i].provenance.page = situations->provenance.page;
        situations->outcomes[i].provenance.sha = situations->provenance.sha;
    }
    if (situations->start_count && situations->question_count && situations->outcome_count)
        check_flow(load, root);
}
