#include "content/parts.h"

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
const struct ks_field ks_question_element = {.read = ks_read_object, .shape = &question_shape};

void ks_questions_check_ids(struct ks_load *load, const struct ks_node *list)
{
    ks_check_ids(load, list);
    for (int i = 0; list->kind == KS_NODE_LIST && i < list->child_count; i++)
        ks_check_ids(load, ks_node_near_key(&list->children[i], "options"));
}
