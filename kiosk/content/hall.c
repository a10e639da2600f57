/* hall.json: service lines, seats, kinds of visitors and the rule who is called first. */
#include <string.h>

#include "content/calendar_private.h"
#include "content/hall_private.h"
#include "content/parts.h"

enum { MAX_MINUTES = 480, MAX_CAPACITY = 999, LEAST_SLOT_MINUTES = 10, MAX_PLACES = 20 };

static void read_letter(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner);
static void read_days(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

static const struct ks_field span_fields[] = {
    {.key = "days",
     .read = read_days,
     .offset = offsetof(struct ks_hours_span, weekdays),
     .is_optional = true},
    KS_FIELD(struct ks_hours_span, from_minute, "from", ks_read_minute),
    KS_FIELD(struct ks_hours_span, to_minute, "to", ks_read_minute),
};
static const struct ks_shape span_shape = KS_SHAPE(span_fields);
static const struct ks_field span_element = {.read = ks_read_object, .shape = &span_shape};

static const struct ks_field level_fields[] = {
    KS_NUMBER(struct ks_wait_levels, minutes[0], "remind", 1, MAX_MINUTES),
    KS_NUMBER(struct ks_wait_levels, minutes[1], "supervise", 1, MAX_MINUTES),
    KS_NUMBER(struct ks_wait_levels, minutes[2], "overdue", 1, MAX_MINUTES),
};
static const struct ks_shape level_shape = KS_SHAPE(level_fields);

static const struct ks_field line_fields[] = {
    KS_FIELD(struct ks_service_line, id, "id", ks_read_id),
    KS_FIELD(struct ks_service_line, letter, "letter", read_letter),
    KS_WORDS(struct ks_service_line, name, "name", 16, 40),
    KS_WORDS(struct ks_service_line, letter_said, "letter_said", 70, 200),
    KS_LIST(struct ks_service_line, hours, hours_count, "hours", &span_element,
            sizeof(struct ks_hours_span), 1, 6),
    KS_LIST(struct ks_service_line, closed, closed_count, "closed", &ks_closing_element,
            sizeof(struct ks_closing), 0, KS_MOST_IN_LIST),
    KS_NUMBER(struct ks_service_line, capacity, "capacity", 1, MAX_CAPACITY),
    KS_NUMBER(struct ks_service_line, minutes_low, "minutes_low", 1, MAX_MINUTES),
    KS_NUMBER(struct ks_service_line, minutes_high, "minutes_high", 1, MAX_MINUTES),
    {.key = "icon",
     .read = ks_read_icon,
     .offset = offsetof(struct ks_service_line, icon),
     .is_optional = true},
    {.key = "detail",
     .read = ks_read_words,
     .offset = offsetof(struct ks_service_line, detail),
     .is_optional = true,
     .most = {70, 200}},
    {.key = "bring",
     .read = ks_read_list,
     .offset = offsetof(struct ks_service_line, bring),
     .count_offset = offsetof(struct ks_service_line, bring_count),
     .element = &ks_words_element,
     .element_bytes = sizeof(struct ks_words),
     .low = 1,
     .high = 16,
     .most = {40, 120},
     .is_optional = true},
    {.key = "slot_minutes",
     .read = ks_read_int,
     .offset = offsetof(struct ks_service_line, slot_minutes),
     .low = LEAST_SLOT_MINUTES,
     .high = MAX_MINUTES,
     .is_optional = true},
    {.key = "slot_places",
     .read = ks_read_int,
     .offset = offsetof(struct ks_service_line, slot_places),
     .low = 1,
     .high = MAX_PLACES,
     .is_optional = true},
    {.key = "overdue",
     .read = ks_read_object,
     .shape = &level_shape,
     .offset = offsetof(struct ks_service_line, overdue)},
};
static const struct ks_shape line_shape = KS_SHAPE(line_fields);
const struct ks_field ks_line_element = {.read = ks_read_object, .shape = &line_shape};

static const char *const seat_kinds[] = {"window", "room", NULL};
static const struct ks_field id_element = {.read = ks_read_id};
static const struct ks_field seat_fields[] = {
    KS_FIELD(struct ks_seat, id, "id", ks_read_id),
    {.key = "kind",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_seat, kind),
     .words = seat_kinds},
    KS_WORDS(struct ks_seat, name, "name", 16, 40),
    KS_WORDS(struct ks_seat, said, "said", 70, 200),
    KS_LIST(struct ks_seat, lines, line_count, "lines", &id_element, sizeof(const char *), 0, 12),
};
static const struct ks_shape seat_shape = KS_SHAPE(seat_fields);
const struct ks_field ks_seat_element = {.read = ks_read_object, .shape = &seat_shape};

static const struct ks_field kind_fields[] = {
    KS_FIELD(struct ks_visitor_kind, id, "id", ks_read_id),
    KS_FIELD(struct ks_visitor_kind, icon, "icon", ks_read_icon),
    KS_WORDS(struct ks_visitor_kind, title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ks_visitor_kind, detail, "detail", 70, 200),
    KS_FIELD(struct ks_visitor_kind, is_priority, "is_priority", ks_read_bool),
};
static const struct ks_shape kind_shape = KS_SHAPE(kind_fields);
static const struct ks_field kind_element = {.read = ks_read_object, .shape = &kind_shape};

static const struct ks_field plan_fields[] = {
    KS_LIST(struct ks_hall_plan, lines, line_count, "lines", &ks_line_element,
            sizeof(struct ks_service_line), 1, 12),
    KS_LIST(struct ks_hall_plan, seats, seat_count, "seats", &ks_seat_element,
            sizeof(struct ks_seat), 1, 60),
    KS_LIST(struct ks_hall_plan, kinds, kind_count, "kinds", &kind_element,
            sizeof(struct ks_visitor_kind), 1, 6),
    KS_WORDS(struct ks_hall_plan, rule, "rule", 120, 320),
    {.key = "back_rule",
     .read = ks_read_words,
     .offset = offsetof(struct ks_hall_plan, back_rule),
     .is_optional = true,
     .most = {70, 200}},
    {.key = "slot_rule",
     .read = ks_read_words,
     .offset = offsetof(struct ks_hall_plan, slot_rule),
     .is_optional = true,
     .most = {70, 200}},
};
static const struct ks_shape plan_shape = KS_SHAPE(plan_fields);

static void read_letter(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner)
{
    const char *text = NULL;
    if (strlen(node->text) == 1 && node->text[0] >= 'A' && node->text[0] <= 'Z')
        text = ks_arena_strdup(&load->content->arena, node->text);
    else
        ks_load_fault(load, node->line, "\"%s\" must be one capital letter", node->name);
    memcpy((char *)owner + field->offset, &text, sizeof text);
}

static unsigned weekday_bit(const char *word)
{
    static const char *const words[] = {"mon", "tue", "wed", "thu", "fri"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], word) == 0)
            return 1u << (KS_MONDAY + i);
    return 0;
}

static void read_days(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    unsigned days = 0;
    for (int i = 0; i < node->child_count; i++) {
        unsigned bit = weekday_bit(node->children[i].text);
        if (bit == 0 || (days & bit) != 0)
            ks_load_fault(load, node->children[i].line,
                          "\"%s\" takes mon tue wed thu fri, each once", node->name);
        days |= bit;
    }
    if (node->kind != KS_NODE_LIST || node->child_count == 0)
        ks_load_fault(load, node->line, "\"%s\" must be a list of weekdays", node->name);
    memcpy((char *)owner + field->offset, &days, sizeof days);
}

static bool overlap(const struct ks_hours_span *a, const struct ks_hours_span *b)
{
    bool share_days = a->weekdays == 0 || b->weekdays == 0 || (a->weekdays & b->weekdays) != 0;
    return share_days && a->from_minute >= 0 && b->from_minute >= 0 &&
           a->from_minute < b->to_minute && b->from_minute < a->to_minute;
}

static void check_hours(struct ks_load *load, const struct ks_service_line *line,
                        const struct ks_node *list)
{
    for (int i = 0; i < line->hours_count; i++) {
        const struct ks_hours_span *span = &line->hours[i];
        const struct ks_node *node = ks_node_near_item(list, i);
        if (span->to_minute >= 0 && span->to_minute <= span->from_minute)
            ks_load_fault(load, ks_node_near_key(node, "to")->line,
                          "\"to\" must be later than \"from\"");
        for (int j = 0; j < i; j++)
            if (overlap(span, &line->hours[j]))
                ks_load_fault(load, ks_node_near_key(node, "from")->line,
                              "these hours overlap with others");
    }
}

static void check_levels(struct ks_load *load, const struct ks_wait_levels *levels,
                         const struct ks_node *node)
{
    for (int i = 1; i < KS_WAIT_LEVELS; i++) {
        const char *key = ks_wait_level_code(i + 1);
        if (levels->minutes[i] > 0 && levels->minutes[i] <= levels->minutes[i - 1])
            ks_load_fault(load, ks_node_near_key(node, key)->line,
                          "\"%s\" must be more minutes than \"%s\"", key, ks_wait_level_code(i));
    }
}

static void check_line(struct ks_load *load, const struct ks_hall_plan *plan, int index,
                       const struct ks_node *node)
{
    const struct ks_service_line *line = &plan->lines[index];
    const struct ks_node *closed = ks_node_near_key(node, "closed");
    check_hours(load, line, ks_node_near_key(node, "hours"));
    for (int i = 0; i < line->closed_count; i++)
        ks_closing_check(load, &line->closed[i], ks_node_near_item(closed, i));
    if (line->minutes_high && line->minutes_high < line->minutes_low)
        ks_load_fault(load, ks_node_near_key(node, "minutes_high")->line,
                      "\"minutes_high\" is less than \"minutes_low\"");
    check_levels(load, &line->overdue, ks_node_near_key(node, "overdue"));
    ks_letter_check(load, plan, index, ks_node_near_key(node, "letter")->line);
    if ((line->slot_minutes > 0) != (line->slot_places > 0))
        ks_load_fault(load, node->line,
                      "\"slot_minutes\" and \"slot_places\" are both there or both left out");
    ks_said_check(load, ks_node_near_key(node, "letter_said"), &line->letter_said, line->letter);
    if (line->id && plan->seat_count > 0 && ks_hall_count_seats(plan, line->id) == 0)
        ks_load_fault(load, ks_node_near_key(node, "id")->line, "no seat serves the line \"%s\"",
                      line->id);
}

void ks_hall_check(struct ks_load *load, const struct ks_hall_plan *plan,
                   const struct ks_node *node)
{
    const struct ks_node *lines = ks_node_near_key(node, "lines");
    const struct ks_node *seats = ks_node_near_key(node, "seats");
    ks_check_ids(load, lines);
    ks_check_ids(load, seats);
    for (int i = 0; i < plan->line_count; i++)
        check_line(load, plan, i, ks_node_near_item(lines, i));
    for (int i = 0; i < plan->seat_count; i++) {
        const struct ks_seat *seat = &plan->seats[i];
        const struct ks_node *place = ks_node_near_item(seats, i);
        ks_seat_check(load, plan, i, place);
        ks_said_check(load, ks_node_near_key(place, "said"), &seat->said,
                      seat->name.in[KS_LANG_ZH_CN]);
    }
    if (plan->line_count > KS_MOST_LINES)
        ks_load_fault(load, lines->line, "more than %d lines", KS_MOST_LINES);
    if (plan->seat_count > KS_MOST_SEATS)
        ks_load_fault(load, seats->line, "more than %d seats", KS_MOST_SEATS);
    ks_rule_check(load, plan, node);
}

void ks_part_read_hall(struct ks_load *load, const struct ks_node *root)
{
    struct ks_hall_plan *plan = &load->content->hall;
    ks_read_shape(load, root, &plan_shape, plan);
    ks_check_ids(load, ks_node_near_key(root, "kinds"));
    ks_check_icons(load, ks_node_near_key(root, "kinds"));
    ks_hall_check(load, plan, root);
}
