/* Questions one a screen, whatever set they belong to. */
#include <string.h>

#include "content/parts.h"

enum { MOST_DAYS = 365 /* to perform within */, MOST_INSTRUMENTS = 8 /* of one answer */ };

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
    .high = KS_MOST_IN_LIST,
};

/* {"question": ["option", ...], ...} */
void ks_read_when(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
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
    memcpy((char *)owner + field->offset, &list, sizeof list);
    memcpy((char *)owner + field->count_offset, &node->child_count, sizeof node->child_count);
}

/* In the order of enum ks_question_kind. */
static const char *const question_kinds[] = {"choice", "date", NULL};

const char *const ks_audience_words[] = {
    "all", "person", "firm", "worker", "retired", "foreigner", NULL,
};

/* In the order of enum ks_shown_paper. */
static const char *const pictures[] = {
    "none", "judgment", "summons", "iou", "id-card", "envelope", "window", NULL,
};

static const struct ks_field option_fields[] = {
    KS_FIELD(struct ks_option, id, "id", ks_read_id),
    KS_WORDS(struct ks_option, title, "title", 28, 72),
    KS_SHORT_FIELD(struct ks_option, brief),
    KS_WORDS_OR_BLANK(struct ks_option, detail, "detail", 70, 200),
    KS_FIELD(struct ks_option, next, "next", ks_read_id),
    {.key = "days",
     .read = ks_read_int,
     .offset = offsetof(struct ks_option, days),
     .low = 1,
     .high = MOST_DAYS,
     .is_optional = true},
    {.key = "forgets_day",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_option, forgets_day),
     .is_optional = true},
    {.key = "who",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_option, who),
     .words = ks_audience_words,
     .is_optional = true},
    {.key = "instruments",
     .read = ks_read_list,
     .offset = offsetof(struct ks_option, instruments),
     .count_offset = offsetof(struct ks_option, instrument_count),
     .element = &ks_instrument_id_element,
     .element_bytes = sizeof(int),
     .low = 1,
     .high = MOST_INSTRUMENTS,
     .is_optional = true},
};
static const struct ks_shape option_shape = KS_SHAPE(option_fields);
static const struct ks_field option_element = {.read = ks_read_object, .shape = &option_shape};

static const struct ks_field question_fields[] = {
    KS_FIELD(struct ks_question, id, "id", ks_read_id),
    {.key = "kind",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_question, kind),
     .words = question_kinds},
    {.key = "picture",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_question, picture),
     .words = pictures,
     .is_optional = true},
    KS_WORDS(struct ks_question, title, "title", 28, 72),
    KS_WORDS(struct ks_question, hint, "hint", 70, 200),
    {.key = "options",
     .read = ks_read_list,
     .offset = offsetof(struct ks_question, options),
     .count_offset = offsetof(struct ks_question, option_count),
     .element = &option_element,
     .element_bytes = sizeof(struct ks_option),
     .high = 12,
     .is_optional = true},
    {.key = "next",
     .read = ks_read_id,
     .offset = offsetof(struct ks_question, next),
     .is_optional = true},
    {.key = "days",
     .read = ks_read_int,
     .offset = offsetof(struct ks_question, days),
     .low = 1,
     .high = MOST_DAYS,
     .is_optional = true},
    {.key = "when",
     .read = ks_read_when,
     .offset = offsetof(struct ks_question, when),
     .count_offset = offsetof(struct ks_question, when_count),
     .is_optional = true},
    {.key = "unless",
     .read = ks_read_when,
     .offset = offsetof(struct ks_question, unless),
     .count_offset = offsetof(struct ks_question, unless_count),
     .is_optional = true},
    {.key = "alone",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_question, is_alone),
     .is_optional = true},
    {.key = "skip",
     .read = ks_read_id,
     .offset = offsetof(struct ks_question, skip),
     .is_optional = true},
};
static const struct ks_shape question_shape = KS_SHAPE(question_fields);
const struct ks_field ks_question_element = {.read = ks_read_object, .shape = &question_shape};

void ks_questions_check_ids(struct ks_load *load, const struct ks_node *list)
{
    ks_check_ids(load, list);
    for (int i = 0; list->kind == KS_NODE_LIST && i < list->child_count; i++)
        ks_check_ids(load, ks_node_near_key(&list->children[i], "options"));
}

static void refuse_keys(struct ks_load *load, const struct ks_node *node, const char *const *keys)
{
    for (; *keys; keys++) {
        const struct ks_node *found = ks_node_member(node, *keys);
        if (found)
            ks_load_fault(load, found->line, "nothing obeys key \"%s\" in this file", *keys);
    }
}

void ks_questions_refuse_keys(struct ks_load *load, const struct ks_node *list,
                              const char *const *question_keys, const char *const *option_keys)
{
    for (int i = 0; list->kind == KS_NODE_LIST && i < list->child_count; i++) {
        const struct ks_node *options = ks_node_near_key(&list->children[i], "options");
        refuse_keys(load, &list->children[i], question_keys);
        for (int j = 0; options->kind == KS_NODE_LIST && j < options->child_count; j++)
            refuse_keys(load, &options->children[j], option_keys);
    }
}
