/* jurisdiction.json: the questions about the right court and its answers. */
#include <string.h>

#include "content/court_finder.h"
#include "content/parts.h"
#include "content/twins.h"

/* As written, before ids become pointers and codes become bits. */
struct ids {
    const char **list;
    int count;
};

struct ask_draft {
    struct ks_court_ask ask;
    struct ids places;
    const char *fact;
};

struct matter_draft {
    const char *code;
    struct ks_words title, ask_first;
    struct ids asks;
};

struct draft {
    struct ks_court_finder finder;
    struct ask_draft *places, *facts;
    int place_count, fact_count;
    struct matter_draft *matters;
    int matter_count;
};

/* In the order of enum ks_court_setting. */
static const char *const settings[] = {"unknown", "yes", "no", NULL};

static const struct ks_field id_element = {.read = ks_read_id};

#define ID_LIST(type, member, key_text, most)                                                      \
    {                                                                                              \
        .key = (key_text), .read = ks_read_list, .offset = offsetof(type, member.list),            \
        .count_offset = offsetof(type, member.count), .element = &id_element,                      \
        .element_bytes = sizeof(const char *), .low = 1, .high = (most)                            \
    }

static const struct ks_field place_fields[] = {
    KS_FIELD(struct ask_draft, ask.id, "id", ks_read_id),
    ID_LIST(struct ask_draft, places, "places", KS_COURT_MOST_ASKS),
    KS_WORDS(struct ask_draft, ask.title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ask_draft, ask.detail, "detail", 70, 200),
};
static const struct ks_shape place_shape = KS_SHAPE(place_fields);
static const struct ks_field place_element = {.read = ks_read_object, .shape = &place_shape};

static const struct ks_field fact_fields[] = {
    KS_FIELD(struct ask_draft, ask.id, "id", ks_read_id),
    KS_FIELD(struct ask_draft, fact, "fact", ks_read_id),
    KS_WORDS(struct ask_draft, ask.title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ask_draft, ask.detail, "detail", 70, 200),
};
static const struct ks_shape fact_shape = KS_SHAPE(fact_fields);
static const struct ks_field fact_element = {.read = ks_read_object, .shape = &fact_shape};

static const struct ks_field matter_fields[] = {
    KS_FIELD(struct matter_draft, code, "matter", ks_read_id),
    KS_WORDS(struct matter_draft, title, "title", 28, 72),
    ID_LIST(struct matter_draft, asks, "asks", KS_COURT_MOST_ASKS),
    KS_WORDS(struct matter_draft, ask_first, "ask_first", 70, 200),
};
static const struct ks_shape matter_shape = KS_SHAPE(matter_fields);
static const struct ks_field matter_element = {.read = ks_read_object, .shape = &matter_shape};

/* A rule's id is longer than other ids may be. */
static const struct ks_field rule_fields[] = {
    KS_TEXT(struct ks_court_rule, id, "id"),
    KS_WORDS(struct ks_court_rule, words, "words", 70, 200),
};
static const struct ks_shape rule_shape = KS_SHAPE(rule_fields);
static const struct ks_field rule_element = {.read = ks_read_object, .shape = &rule_shape};

#define SETTING(member, key_text)                                                                  \
    {                                                                                              \
        .key = (key_text), .read = ks_read_choice, .offset = offsetof(struct draft, member),       \
        .words = settings                                                                          \
    }

static const struct ks_field finder_fields[] = {
    KS_WORDS(struct draft, finder.district, "district", 70, 200),
    KS_WORDS(struct draft, finder.hint, "hint", 70, 200),
    KS_WORDS(struct draft, finder.elsewhere, "elsewhere", 70, 200),
    KS_WORDS(struct draft, finder.note, "note", 240, 720),
    SETTING(finder.administrative_cases, "hears_administrative"),
    SETTING(finder.awards, "enforces_awards"),
    KS_LIST(struct draft, places, place_count, "places", &place_element, sizeof(struct ask_draft),
            1, KS_MOST_IN_LIST),
    KS_LIST(struct draft, facts, fact_count, "facts", &fact_element, sizeof(struct ask_draft), 0,
            KS_MOST_IN_LIST),
    KS_LIST(struct draft, matters, matter_count, "matters", &matter_element,
            sizeof(struct matter_draft), 1, KS_MOST_IN_LIST),
    KS_LIST(struct draft, finder.rules, finder.rule_count, "rules", &rule_element,
            sizeof(struct ks_court_rule), 1, KS_MOST_IN_LIST),
    KS_PROVENANCE_FIELDS(struct draft, finder.provenance),
};
static const struct ks_shape finder_shape = KS_SHAPE(finder_fields);

static struct ks_court_ask *new_asks(struct ks_load *load, int count)
{
    return ks_arena_alloc(&load->content->arena, (size_t)(count + 1) * sizeof(struct ks_court_ask));
}

static void take_places(struct ks_load *load, struct ks_court_finder *finder,
                        const struct draft *draft, const struct ks_node *list)
{
    finder->places = new_asks(load, draft->place_count);
    finder->place_count = draft->place_count;
    for (int i = 0; i < draft->place_count; i++) {
        const struct ids *ids = &draft->places[i].places;
        const struct ks_node *node = ks_node_near_key(ks_node_near_item(list, i), "places");
        finder->places[i] = draft->places[i].ask;
        for (int j = 0; j < ids->count; j++) {
            unsigned place = ids->list[j] ? ks_place_from_code(ids->list[j]) : 0;
            if (ids->list[j] && place == 0)
                ks_load_fault(load, ks_node_near_item(node, j)->line, "there is no place \"%s\"",
                              ids->list[j]);
            finder->places[i].places |= place;
        }
    }
}

static void take_facts(struct ks_load *load, struct ks_court_finder *finder,
                       const struct draft *draft, const struct ks_node *list)
{
    finder->facts = new_asks(load, draft->fact_count);
    finder->fact_count = draft->fact_count;
    for (int i = 0; i < draft->fact_count; i++) {
        const char *code = draft->facts[i].fact;
        finder->facts[i] = draft->facts[i].ask;
        finder->facts[i].fact = code ? ks_matter_fact_from_code(code) : 0;
        if (code && finder->facts[i].fact == 0)
            ks_load_fault(load, ks_node_near_key(ks_node_near_item(list, i), "fact")->line,
                          "there is no fact \"%s\"", code);
    }
}

static const struct ks_court_ask *find_ask(const struct ks_court_ask *asks, int count,
                                           const char *id)
{
    for (int i = 0; i < count; i++)
        if (ks_is_same_text(asks[i].id, id))
            return &asks[i];
    return NULL;
}

static const struct ks_court_ask *find_any_ask(const struct ks_court_finder *finder, const char *id)
{
    const struct ks_court_ask *ask = find_ask(finder->places, finder->place_count, id);
    return ask ? ask : find_ask(finder->facts, finder->fact_count, id);
}

/* A question is of no use to a kind of case whose rules never look at what it asks. */
static bool is_of_use(enum ks_matter matter, const struct ks_court_ask *ask)
{
    const struct ks_jurisdiction_rule *rule;
    unsigned places = ask->places;
    if (places & KS_PLACE_DEFENDANT_RESIDENCE)
        places |= KS_PLACE_DEFENDANT_HOME;
    if (places & KS_PLACE_PLAINTIFF_RESIDENCE)
        places |= KS_PLACE_PLAINTIFF_HOME;
    for (int i = 0; (rule = ks_jurisdiction_rule_at(i)); i++)
        if ((rule->matters & UINT32_C(1) << matter) &&
            ((rule->place & places) || ((rule->needs | rule->unless) & ask->fact)))
            return true;
    return false;
}

static void take_asks(struct ks_load *load, const struct ks_court_finder *finder,
                      struct ks_court_matter *matter, const struct ids *ids,
                      const struct ks_node *list)
{
    for (int i = 0; i < ids->count && i < KS_COURT_MOST_ASKS; i++) {
        const struct ks_court_ask *ask = find_any_ask(finder, ids->list[i]);
        int line = ks_node_near_item(list, i)->line;
        if (ids->list[i] && !ask)
            ks_load_fault(load, line, "there is no question \"%s\"", ids->list[i]);
        else if (ask && (ask->places || ask->fact) && matter->matter != KS_MATTER_COUNT &&
                 !is_of_use(matter->matter, ask))
            ks_load_fault(load, line, "matter \"%s\" does not depend on \"%s\"",
                          ks_matter_code(matter->matter), ask->id);
        if (ask)
            matter->asks[matter->ask_count++] = ask;
    }
}

static void take_matters(struct ks_load *load, struct ks_court_finder *finder,
                         const struct draft *draft, const struct ks_node *list)
{
    finder->matters = ks_arena_alloc(&load->content->arena,
                                     (size_t)(draft->matter_count + 1) * sizeof *finder->matters);
    finder->matter_count = draft->matter_count;
    for (int i = 0; i < draft->matter_count; i++) {
        const struct matter_draft *from = &draft->matters[i];
        const struct ks_node *node = ks_node_near_item(list, i);
        struct ks_court_matter *matter = &finder->matters[i];
        *matter = (struct ks_court_matter){.matter = from->code ? ks_matter_from_code(from->code)
                                                                : KS_MATTER_COUNT,
                                           .title = from->title,
                                           .ask_first = from->ask_first};
        if (from->code && matter->matter == KS_MATTER_COUNT)
            ks_load_fault(load, ks_node_near_key(node, "matter")->line, "there is no matter \"%s\"",
                          from->code);
        take_asks(load, finder, matter, &from->asks, ks_node_near_key(node, "asks"));
    }
}

static bool is_rule(const char *id)
{
    const struct ks_jurisdiction_rule *rule;
    for (int i = 0; (rule = ks_jurisdiction_rule_at(i)); i++)
        if (strcmp(rule->id, id) == 0)
            return true;
    return false;
}

/* Every rule has its words, and no words are without a rule. Two rules may share an id. */
static void check_rules(struct ks_load *load, const struct ks_court_finder *finder,
                        const struct ks_node *list)
{
    const struct ks_jurisdiction_rule *rule;
    const char *last = "";
    ks_check_ids(load, list);
    for (int i = 0; i < finder->rule_count; i++)
        if (finder->rules[i].id && !is_rule(finder->rules[i].id))
            ks_load_fault(load, ks_node_near_key(ks_node_near_item(list, i), "id")->line,
                          "there is no rule \"%s\"", finder->rules[i].id);
    for (int i = 0; finder->rule_count && (rule = ks_jurisdiction_rule_at(i)); i++) {
        if (strcmp(rule->id, last) != 0 && !ks_court_rule_words(finder, rule->id))
            ks_load_fault(load, list->line, "rule \"%s\" has no words", rule->id);
        last = rule->id;
    }
}

/* An id is one question's, whichever of the two lists it stands in. */
static void check_ask_ids(struct ks_load *load, const struct ks_court_finder *finder,
                          const struct ks_node *root)
{
    const struct ks_node *facts = ks_node_near_key(root, "facts");
    ks_check_ids(load, ks_node_near_key(root, "places"));
    ks_check_ids(load, facts);
    for (int i = 0; i < finder->fact_count; i++) {
        const char *id = finder->facts[i].id;
        if (id && find_ask(finder->places, finder->place_count, id))
            ks_load_fault(load, ks_node_near_key(ks_node_near_item(facts, i), "id")->line,
                          "id \"%s\" is already that of a place", id);
    }
}

void ks_part_read_jurisdiction(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    struct ks_court_finder *finder = ks_arena_alloc(&load->content->arena, sizeof *finder);
    ks_read_shape(load, root, &finder_shape, &draft);
    *finder = draft.finder;
    take_places(load, finder, &draft, ks_node_near_key(root, "places"));
    take_facts(load, finder, &draft, ks_node_near_key(root, "facts"));
    take_matters(load, finder, &draft, ks_node_near_key(root, "matters"));
    check_ask_ids(load, finder, root);
    ks_check_unique(load, ks_node_near_key(root, "matters"), "matter");
    check_rules(load, finder, ks_node_near_key(root, "rules"));
    ks_load_legal_page(load, root, NULL, &finder->provenance);
    ks_check_twins(load, root, NULL, 0);
    load->content->court_finder = finder;
}

const struct ks_words *ks_court_rule_words(const struct ks_court_finder *finder, const char *id)
{
    for (int i = 0; i < finder->rule_count; i++)
        if (ks_is_same_text(finder->rules[i].id, id))
            return &finder->rules[i].words;
    return NULL;
}

const struct ks_court_matter *ks_court_find_matter(const struct ks_court_finder *finder,
                                                   enum ks_matter matter)
{
    for (int i = 0; i < finder->matter_count; i++)
        if (finder->matters[i].matter == matter)
            return &finder->matters[i];
    return NULL;
}
