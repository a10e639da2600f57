/* mediation.json: rooms, hours, kinds of visitors. */
#include <stdio.h>
#include <string.h>

#include "content/parts.h"

enum { MAX_PREFIX_LENGTH = 3, MAX_MINUTES = 480 };

static void read_prefix(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner);

static const struct ks_field span_fields[] = {
    KS_FIELD(struct ks_hours_span, from_minute, "from", ks_read_minute),
    KS_FIELD(struct ks_hours_span, to_minute, "to", ks_read_minute),
};
static const struct ks_shape span_shape = KS_SHAPE(span_fields);
static const struct ks_field span_element = {.read = ks_read_object, .shape = &span_shape};

static const struct ks_field room_fields[] = {
    KS_FIELD(struct ks_room, id, "id", ks_read_id),
    KS_FIELD(struct ks_room, name, "name", ks_read_words),
};
static const struct ks_shape room_shape = KS_SHAPE(room_fields);
static const struct ks_field room_element = {.read = ks_read_object, .shape = &room_shape};

static const struct ks_field kind_fields[] = {
    KS_FIELD(struct ks_visitor_kind, id, "id", ks_read_id),
    KS_FIELD(struct ks_visitor_kind, icon, "icon", ks_read_icon),
    KS_FIELD(struct ks_visitor_kind, title, "title", ks_read_words),
    KS_FIELD(struct ks_visitor_kind, detail, "detail", ks_read_words_or_blank),
    KS_FIELD(struct ks_visitor_kind, is_priority, "is_priority", ks_read_bool),
};
static const struct ks_shape kind_shape = KS_SHAPE(kind_fields);
static const struct ks_field kind_element = {.read = ks_read_object, .shape = &kind_shape};

static const struct ks_field mediation_fields[] = {
    KS_FIELD(struct ks_mediation, ticket_prefix, "ticket_prefix", read_prefix),
    KS_LIST(struct ks_mediation, hours, hours_count, "hours", &span_element,
            sizeof(struct ks_hours_span), 1),
    KS_LIST(struct ks_mediation, rooms, room_count, "rooms", &room_element, sizeof(struct ks_room),
            1),
    KS_LIST(struct ks_mediation, kinds, kind_count, "kinds", &kind_element,
            sizeof(struct ks_visitor_kind), 1),
    KS_NUMBER(struct ks_mediation, minutes_low, "minutes_low", 1, MAX_MINUTES),
    KS_NUMBER(struct ks_mediation, minutes_high, "minutes_high", 1, MAX_MINUTES),
    KS_FIELD(struct ks_mediation, voluntary, "voluntary", ks_read_words),
    KS_LIST(struct ks_mediation, points, point_count, "points", &ks_words_element,
            sizeof(struct ks_words), 1),
    KS_LIST(struct ks_mediation, bring, bring_count, "bring", &ks_words_element,
            sizeof(struct ks_words), 1),
    KS_LIST(struct ks_mediation, while_waiting, while_waiting_count, "while_waiting",
            &ks_words_element, sizeof(struct ks_words), 1),
    KS_PROVENANCE_FIELDS(struct ks_mediation, provenance),
};
static const struct ks_shape mediation_shape = KS_SHAPE(mediation_fields);

static void read_prefix(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner)
{
    const char *text = NULL;
    size_t length = strlen(node->text);
    if (length >= 1 && length <= MAX_PREFIX_LENGTH &&
        strspn(node->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length)
        text = ks_arena_strdup(&load->content->arena, node->text);
    else
        ks_load_fault(load, node->line, "\"%s\" must be 1 to %d capital letters", node->name,
                      MAX_PREFIX_LENGTH);
    memcpy((char *)owner + field->offset, &text, sizeof text);
}

static bool overlap(const struct ks_hours_span *a, const struct ks_hours_span *b)
{
    return a->from_minute >= 0 && b->from_minute >= 0 && a->from_minute < b->to_minute &&
           b->from_minute < a->to_minute;
}

static void check_hours(struct ks_load *load, const struct ks_node *list)
{
    const struct ks_mediation *mediation = &load->content->mediation;
    for (int i = 0; i < mediation->hours_count; i++) {
        const struct ks_hours_span *span = &mediation->hours[i];
        const struct ks_node *node = ks_node_near_item(list, i);
        if (span->to_minute >= 0 && span->to_minute <= span->from_minute)
            ks_load_fault(load, ks_node_near_key(node, "to")->line,
                          "\"to\" must be later than \"from\"");
        for (int j = 0; j < i; j++)
            if (overlap(span, &mediation->hours[j]))
                ks_load_fault(load, ks_node_near_key(node, "from")->line,
                              "these hours overlap with others");
    }
}

void ks_part_read_mediation(struct ks_load *load, const struct ks_node *root)
{
    struct ks_mediation *mediation = &load->content->mediation;
    ks_read_shape(load, root, &mediation_shape, mediation);
    check_hours(load, ks_node_near_key(root, "hours"));
    ks_check_ids(load, ks_node_near_key(root, "rooms"));
    ks_check_ids(load, ks_node_near_key(root, "kinds"));
    ks_check_icons(load, ks_node_near_key(root, "kinds"));
    if (mediation->minutes_high && mediation->minutes_high < mediation->minutes_low)
        ks_load_fault(load, ks_node_near_key(root, "minutes_high")->line,
                      "\"minutes_high\" is less than \"minutes_low\"");
    ks_check_provenance(load, root, &mediation->provenance);
}
