/* Appointments and pairs as JSON text. */
#include "console/visits_json.h"

#include "content/node_make.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static struct ks_node when(struct ks_arena *arena, const char *key, int64_t ms)
{
    return ms > 0 ? ks_node_time(arena, key, ms) : ks_node_null(key);
}

static struct ks_node appointment_node(struct ks_arena *arena,
                                       const struct ks_appointment_entry *row)
{
    const struct ks_node members[] = {
        ks_node_int("id", row->id),
        ks_node_text("line", row->line),
        ks_node_text("kind", row->kind),
        when(arena, "at", row->slot_ms),
        ks_node_int("place", row->place),
        ks_node_text("state", ks_appointment_state_code(row->state)),
        ks_node_bool("can_check_in", row->can_check_in),
        ks_node_bool("is_late", row->is_late),
        ks_node_bool("is_from_court", row->is_from_court),
        row->number[0] != '\0' ? ks_node_text("number", row->number) : ks_node_null("number"),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node day_of_line(struct ks_arena *arena, const struct ks_service_line *line,
                                  const struct ks_slot_view *slots, int count)
{
    struct ks_node times[KS_MOST_SLOTS];
    for (int i = 0; i < count; i++)
        times[i] = ks_node_time(arena, "", slots[i].slot_ms);
    const struct ks_node members[] = {ks_node_text("id", line->id),
                                      ks_node_int("places", line->slot_places),
                                      ks_node_list(arena, "times", times, count)};
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node days_of_lines(struct ks_arena *arena, const struct ks_content *content,
                                    struct ks_date day)
{
    const struct ks_hall_plan *plan = &content->hall;
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)plan->line_count + 1) * sizeof *nodes);
    struct ks_slot_view slots[KS_MOST_SLOTS];
    int lines = 0;
    for (int i = 0; i < plan->line_count; i++) {
        int count = ks_appointments_times(content, &plan->lines[i], day, slots);
        if (count > 0)
            nodes[lines++] = day_of_line(arena, &plan->lines[i], slots, count);
    }
    return ks_node_list(arena, "lines", nodes, lines);
}

static struct ks_node appointment_nodes(struct ks_arena *arena,
                                        const struct ks_appointment_entries *entries)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)entries->count + 1) * sizeof *nodes);
    for (int i = 0; i < entries->count; i++)
        nodes[i] = appointment_node(arena, &entries->rows[i]);
    return ks_node_list(arena, "appointments", nodes, entries->count);
}

const char *ks_visits_json_appointments(struct ks_arena *arena,
                                        const struct ks_appointment_entries *entries)
{
    const struct ks_node members[] = {appointment_nodes(arena, entries),
                                      ks_node_int("total", entries->total)};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

const char *ks_visits_json_day(struct ks_arena *arena, const struct ks_content *content,
                               struct ks_date day, const struct ks_appointment_entries *entries)
{
    const struct ks_node members[] = {
        appointment_nodes(arena, entries),
        ks_node_int("total", entries->total),
        days_of_lines(arena, content, day),
        ks_node_words(arena, "rule", &content->hall.slot_rule),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

static struct ks_node pair_node(struct ks_arena *arena, const struct ks_pair_entry *row)
{
    const struct ks_node came[] = {when(arena, "", row->came_ms[0]),
                                   when(arena, "", row->came_ms[1])};
    const struct ks_node members[] = {
        ks_node_text("number", row->number),
        ks_node_text("line", row->line),
        ks_node_text("ticket", ks_ticket_state_code(row->ticket_state)),
        ks_node_text("state", ks_pair_state_code(row->state)),
        ks_node_list(arena, "came", came, COUNT(came)),
        when(arena, "since", row->since_ms),
        ks_node_bool("is_alone", row->is_alone),
        ks_node_bool("can_go_alone", row->is_choice),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

const char *ks_visits_json_pairs(struct ks_arena *arena, const struct ks_pair_entries *entries)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)entries->count + 1) * sizeof *nodes);
    for (int i = 0; i < entries->count; i++)
        nodes[i] = pair_node(arena, &entries->rows[i]);
    const struct ks_node members[] = {ks_node_list(arena, "pairs", nodes, entries->count),
                                      ks_node_int("total", entries->total)};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

const char *ks_visits_json_times(struct ks_arena *arena, const struct ks_slots_view *view)
{
    struct ks_node days[KS_MOST_SLOT_DAYS], slots[KS_MOST_SLOTS];
    for (int i = 0; i < view->day_count; i++)
        days[i] = ks_node_text(
            "", ks_date_format(view->days[i], ks_arena_alloc(arena, KS_DATE_TEXT_BYTES)));
    for (int i = 0; i < view->slot_count; i++) {
        const struct ks_node members[] = {ks_node_time(arena, "at", view->slots[i].slot_ms),
                                          ks_node_int("free", view->slots[i].free)};
        slots[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    const struct ks_node members[] = {ks_node_list(arena, "days", days, view->day_count),
                                      ks_node_int("day", view->day),
                                      ks_node_list(arena, "times", slots, view->slot_count)};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}
