#include <string.h>

#include "content/parts.h"

static void read_when(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

/* In the order of enum ks_question_kind. */
static const char *const question_kinds[] = {"choice", "date", NULL};

static const struct ks_field option_fields[] = {
    KS_FIELD(struct ks_option, id, "id", ks_read_id),
    KS_FIELD(struct ks_option, title, "title", ks_read_words),
    KS_FIELD(struct ks_option, detail, "detail", ks_read_words_or_blank),
    KS_FIELD(struct ks_option, next, "next", ks_read_id),
};
static const struct ks_shape option_shape = KS_SHAPE(option_fields);
static const struct ks_field option_element = {.read = ks_read_object, .shape = &option_shape};

static const struct ks_field question_fields[] = {
    KS_FIELD(struct ks_question, id, "id", ks_read_id),
    {.key = "kind",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_question, kind),
     .words = question_kinds},
    KS_FIELD(struct ks_question, title, "title", ks_read_words),
    KS_FIELD(struct ks_question, hint, "hint", ks_read_words),
    {.key = "options",
     .read = ks_read_list,
     .offset = offsetof(struct ks_question, options),
     .count_offset = offsetof(struct ks_question, option_count),
     .element = &option_element,
     .element_bytes = sizeof(struct ks_option),
     .is_optional = true},
    {.key = "next",
     .read = ks_read_id,
     .offset = offsetof(struct ks_question, next),
     .is_optional = true},
};
static const struct ks_shape question_shape = KS_SHAPE(question_fields);
static const struct ks_field question_element = {.read = ks_read_object, .shape = &question_shape};

static const struct ks_field item_fields[] = {
    KS_FIELD(struct ks_check_item, id, "id", ks_read_id),
    {.key = "is_note",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_check_item, is_note),
     .is_optional = true},
    KS_FIELD(struct ks_check_item, title, "title", ks_read_words),
    KS_FIELD(struct ks_check_item, detail, "detail", ks_read_words_or_blank),
    {.key = "when", .read = read_when, .is_optional = true},
    KS_FIELD(struct ks_check_item, source, "source", ks_read_text),
};
static const struct ks_shape item_shape = KS_SHAPE(item_fields);
static const struct ks_field item_element = {.read = ks_read_object, .shape = &item_shape};

static const struct ks_field enforcement_fields[] = {
    KS_LIST(struct ks_enforcement, questions, question_count, "questions", &question_element,
            sizeof(struct ks_question), 1),
    KS_FIELD(struct ks_enforcement, due_question, "due_question", ks_read_id),
    KS_LIST(struct ks_enforcement, items, item_count, "items", &item_element,
            sizeof(struct ks_check_item), 1),
    KS_FIELD(struct ks_enforcement, limit_note, "limit_note", ks_read_words),
    KS_PROVENANCE_FIELDS(struct ks_enforcement, provenance),
};
static const struct ks_shape enforcement_shape = KS_SHAPE(enforcement_fields);

struct option_ids {
    const char **list;
    int count;
};

static const struct ks_field id_element = {.read = ks_read_id};
static const struct ks_field ids_field = {
    .read = ks_read_list,
    .offset = offsetof(struct option_ids, list),
    .count_offset = offsetof(struct option_ids, count),
    .element = &id_element,
    .element_bytes = sizeof(const char *),
    .low = 1,
};

/* {"question": ["option", ...], ...} */
static void read_when(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    struct ks_check_item *item = owner;
    (void)field;
    if (node->kind != KS_NODE_OBJECT || node->child_count == 0) {
        ks_load_fault(load, node->line,
                      "\"when\" must name questions, each with a list of options");
        return;
    }
    struct ks_condition *list =
        ks_arena_alloc(&load->content->arena, (size_t)node->child_count * sizeof *list);
    for (int i = 0; i < node->child_count; i++) {
        struct option_ids ids = {0};
        ks_read_list(load, &node->children[i], &ids_field, &ids);
        list[i] = (struct ks_condition){
            .question = ks_arena_strdup(&load->content->arena, node->children[i].key),
            .options = ids.list,
            .option_count = ids.count,
        };
    }
    item->when = list;
    item->when_count = node->child_count;
}

void ks_part_read_enforcement(struct ks_load *load, const struct ks_node *root)
{
    struct ks_enforcement *enforcement = &load->content->enforcement;
    ks_read_shape(load, root, &enforcement_shape, enforcement);
    const struct ks_node *questions = ks_node_near_key(root, "questions");
    ks_check_ids(load, questions);
    for (int i = 0; i < enforcement->question_count; i++)
        ks_check_ids(load, ks_node_near_key(ks_node_near_item(questions, i), "options"));
    ks_check_ids(load, ks_node_near_key(root, "items"));
    ks_check_provenance(load, root, &enforcement->provenance);
    ks_part_check_flow(load, root);
}
