/* tribunals.json: what each tribunal of the court says of itself. The hall that is one of them has
 * it in the place of what the court says; of all else it has no say. */
#include <string.h>

#include "content/contact.h"
#include "content/hall_private.h"
#include "content/parts.h"

static const struct ks_field tribunal_fields[] = {
    KS_FIELD(struct ks_tribunal, id, "id", ks_read_id),
    KS_WORDS(struct ks_tribunal, hall_name, "hall_name", 30, 60),
    {.key = "hotline",
     .read = ks_read_phone,
     .offset = offsetof(struct ks_tribunal, hotline),
     .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT},
     .is_optional = true},
    KS_SIZED(struct ks_tribunal, window_hours, "window_hours", ks_read_hours_words, 70, 200),
    KS_SIZED(struct ks_tribunal, address, "address", ks_read_address_words, 70, 200),
    {.key = "announcements",
     .read = ks_read_list,
     .offset = offsetof(struct ks_tribunal, announcements),
     .count_offset = offsetof(struct ks_tribunal, announcement_count),
     .element = &ks_announcement_element,
     .element_bytes = sizeof(struct ks_announcement),
     .high = KS_MOST_ANNOUNCEMENTS,
     .is_optional = true},
    {.key = "lines",
     .read = ks_read_list,
     .offset = offsetof(struct ks_tribunal, own.lines),
     .count_offset = offsetof(struct ks_tribunal, own.line_count),
     .element = &ks_line_element,
     .element_bytes = sizeof(struct ks_service_line),
     .low = 1,
     .high = 12,
     .is_optional = true},
    {.key = "seats",
     .read = ks_read_list,
     .offset = offsetof(struct ks_tribunal, own.seats),
     .count_offset = offsetof(struct ks_tribunal, own.seat_count),
     .element = &ks_seat_element,
     .element_bytes = sizeof(struct ks_seat),
     .low = 1,
     .high = 60,
     .is_optional = true},
};
static const struct ks_shape tribunal_shape = KS_SHAPE(tribunal_fields);
static const struct ks_field tribunal_element = {.read = ks_read_object, .shape = &tribunal_shape};

static const struct ks_field list_fields[] = {
    KS_LIST(struct ks_content, tribunals, tribunal_count, "tribunals", &tribunal_element,
            sizeof(struct ks_tribunal), 0, KS_MOST_IN_LIST),
};
static const struct ks_shape list_shape = KS_SHAPE(list_fields);

/* Who is called first is the court's rule. */
static struct ks_hall_plan plan_of(const struct ks_hall_plan *court, const struct ks_hall_plan *own)
{
    struct ks_hall_plan plan = *court;
    plan.lines = own->lines;
    plan.line_count = own->line_count;
    plan.seats = own->seats;
    plan.seat_count = own->seat_count;
    return plan;
}

static void check(struct ks_load *load, const struct ks_tribunal *tribunal,
                  const struct ks_node *node)
{
    const struct ks_hall_plan *own = &tribunal->own;
    struct ks_hall_plan plan = plan_of(&load->content->hall, own);
    if ((own->line_count > 0) != (own->seat_count > 0))
        ks_load_fault(load, node->line, "\"lines\" and \"seats\" are both there or both left out");
    else if (own->line_count > 0)
        ks_hall_check(load, &plan, node);
}

static void take(struct ks_content *content, const struct ks_tribunal *tribunal)
{
    content->tribunal = tribunal;
    content->hall_name = tribunal->hall_name;
    content->window_hours = tribunal->window_hours;
    content->address = tribunal->address;
    if (tribunal->hotline)
        content->hotline = tribunal->hotline;
    if (tribunal->announcement_count > 0) {
        content->announcements = tribunal->announcements;
        content->announcement_count = tribunal->announcement_count;
    }
    if (tribunal->own.line_count > 0)
        content->hall = plan_of(&content->hall, &tribunal->own);
}

void ks_part_read_tribunals(struct ks_load *load, const struct ks_node *root)
{
    struct ks_content *content = load->content;
    const char *hall = load->files->hall;
    ks_read_shape(load, root, &list_shape, content);
    const struct ks_node *list = ks_node_near_key(root, "tribunals");
    ks_check_ids(load, list);
    for (int i = 0; i < content->tribunal_count; i++) {
        check(load, &content->tribunals[i], ks_node_near_item(list, i));
        if (ks_is_same_text(content->tribunals[i].id, hall))
            take(content, &content->tribunals[i]);
    }
    if (content->tribunal_count > 0 && hall && hall[0] && !content->tribunal)
        content->unknown_hall = ks_arena_strdup(&content->arena, hall);
}
