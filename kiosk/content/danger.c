/* danger.json: whom to call at once, and what comes after. */
#include <string.h>

#include "content/figures.h"
#include "content/parts.h"
#include "content/ties.h"

enum { MOST_SOURCES = 8, MOST_DIGITS = 6 };

static void read_number(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner);
static void read_line_number(struct ks_load *load, const struct ks_node *node,
                             const struct ks_field *field, void *owner);

static const struct ks_field unsafe_fields[] = {
    KS_WORDS(struct ks_danger_call, unsafe.title, "title", 28, 72),
    KS_WORDS(struct ks_danger_call, unsafe.detail, "detail", 70, 200),
    KS_FIELD(struct ks_danger_call, unsafe.outcome_id, "outcome", ks_read_id),
};
static const struct ks_shape unsafe_shape = KS_SHAPE(unsafe_fields);

static const struct ks_field call_fields[] = {
    KS_FIELD(struct ks_danger_call, id, "id", ks_read_id),
    KS_FIELD(struct ks_danger_call, number, "number", read_number),
    KS_WORDS(struct ks_danger_call, title, "title", 28, 72),
    KS_WORDS(struct ks_danger_call, lead, "lead", 70, 200),
    {.key = "unsafe", .read = ks_read_object, .shape = &unsafe_shape, .is_optional = true},
};
static const struct ks_shape call_shape = KS_SHAPE(call_fields);
static const struct ks_field call_element = {.read = ks_read_object, .shape = &call_shape};

static const struct ks_field line_fields[] = {
    KS_FIELD(struct ks_danger_line, number, "number", read_line_number),
    KS_WORDS(struct ks_danger_line, label, "label", 40, 100),
};
static const struct ks_shape line_shape = KS_SHAPE(line_fields);
static const struct ks_field line_element = {.read = ks_read_object, .shape = &line_shape};

static const struct ks_field step_fields[] = {
    KS_WORDS(struct ks_danger_step, title, "title", 70, 200),
    KS_WORDS_OR_BLANK(struct ks_danger_step, detail, "detail", 70, 200),
    {.key = "brief",
     .read = ks_read_words,
     .offset = offsetof(struct ks_danger_step, brief),
     .most = {15, 36},
     .is_optional = true},
};
static const struct ks_shape step_shape = KS_SHAPE(step_fields);
static const struct ks_field step_element = {.read = ks_read_object, .shape = &step_shape};

static const struct ks_field danger_fields[] = {
    KS_WORDS(struct ks_danger, title, "title", 28, 72),
    KS_WHOLE_LIST(struct ks_danger, calls, call_count, "calls", &call_element,
                  sizeof(struct ks_danger_call), KS_DANGER_CALLS),
    KS_WORDS_LIST(struct ks_danger, at_once, at_once_count, "at_once", 1, KS_MOST_IN_LIST, 70, 200),
    {.key = "lines",
     .read = ks_read_list,
     .offset = offsetof(struct ks_danger, lines),
     .count_offset = offsetof(struct ks_danger, line_count),
     .element = &line_element,
     .element_bytes = sizeof(struct ks_danger_line),
     .low = 1,
     .high = KS_DANGER_LINES},
    KS_WORDS(struct ks_danger, after_title, "after_title", 70, 200),
    KS_LIST(struct ks_danger, after, after_count, "after", &step_element,
            sizeof(struct ks_danger_step), 1, KS_MOST_IN_LIST),
    KS_FIELD(struct ks_danger, guide_id, "guide", ks_read_id),
    KS_WORDS(struct ks_danger, guide_title, "guide_title", 70, 200),
    KS_NUMBERS_FIELD(struct ks_danger, provenance),
    KS_TIED_PROVENANCE_FIELDS(struct ks_danger, provenance),
};
static const struct ks_shape danger_shape = KS_SHAPE(danger_fields);

static bool is_number(const char *text)
{
    size_t length = strlen(text);
    return length >= 3 && length <= MOST_DIGITS && strspn(text, "0123456789") == length;
}

static void read_number(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner)
{
    const char *text = NULL;
    if (node->kind == KS_NODE_TEXT && is_number(node->text))
        text = ks_arena_strdup(&load->content->arena, node->text);
    else
        ks_load_fault(load, node->line, "\"%s\" must be a telephone number of 3 to %d digits",
                      node->name, MOST_DIGITS);
    memcpy((char *)owner + field->offset, &text, sizeof text);
}

/* Digits, or the court's own line, which stands in court.json alone. */
static void read_line_number(struct ks_load *load, const struct ks_node *node,
                             const struct ks_field *field, void *owner)
{
    if (node->kind == KS_NODE_TEXT && strcmp(node->text, "{hotline}") == 0)
        memcpy((char *)owner + field->offset, &load->content->hotline, sizeof(const char *));
    else
        read_number(load, node, field, owner);
}

static void find_guide(struct ks_load *load, const struct ks_node *root, struct ks_danger *danger)
{
    if (danger->guide_id == NULL || load->has_lost_guides)
        return;
    const struct ks_guide *guide = ks_content_find_guide(load->content, danger->guide_id);
    if (guide != NULL)
        danger->guide = (int)(guide - load->content->guides);
    else
        ks_load_fault(load, ks_node_near_key(root, "guide")->line,
                      "there is no guide with id \"%s\"", danger->guide_id);
}

/* Where who is not safe yet goes on to. */
static void find_outcome(struct ks_load *load, const struct ks_node *root,
                         struct ks_danger_call *call)
{
    const struct ks_situations *situations = &load->content->situations;

    for (int i = 0; i < situations->outcome_count; i++) {
        if (situations->outcomes[i].id != NULL &&
            strcmp(situations->outcomes[i].id, call->unsafe.outcome_id) == 0) {
            call->unsafe.outcome = i;
            return;
        }
    }
    if (situations->outcome_count > 0)
        ks_load_fault(load, ks_node_near_key(root, "calls")->line,
                      "there is no outcome \"%s\" to go on to", call->unsafe.outcome_id);
}

void ks_part_read_danger(struct ks_load *load, const struct ks_node *root)
{
    struct ks_danger *danger = &load->content->danger;
    ks_read_shape(load, root, &danger_shape, danger);
    ks_check_ids(load, ks_node_near_key(root, "calls"));
    find_guide(load, root, danger);
    for (int i = 0; i < danger->call_count; i++)
        if (danger->calls[i].unsafe.outcome_id != NULL)
            find_outcome(load, root, &danger->calls[i]);
    ks_load_legal_page(load, root, &danger->title, &danger->provenance);
    ks_check_ties(load, root, NULL, &danger->provenance, MOST_SOURCES);
    ks_check_figures(load, root, NULL, 0, &danger->provenance);
}
