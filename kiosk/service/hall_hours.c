/* When a service line is open. */
#include "service/hall_hours.h"

#include "service/queue_private.h"

static void add_spans(const struct ks_service_line *line, struct ks_open_span *spans, int *count)
{
    for (int i = 0; i < line->hours_count; i++) {
        const struct ks_hours_span *hours = &line->hours[i];
        spans[(*count)++] =
            (struct ks_open_span){hours->from_minute, hours->to_minute, hours->weekdays};
    }
}

/* The hall's own closings first, then the line's. */
static const struct ks_closing *closing_at(const struct ks_content *content,
                                           const struct ks_service_line *line, int index)
{
    return index < content->closed_count ? &content->closed[index]
                                         : &line->closed[index - content->closed_count];
}

struct ks_opening ks_queue_make_opening(const struct ks_content *content,
                                        const struct ks_service_line *line, struct ks_arena *arena)
{
    const struct ks_hall_plan *hall = &content->hall;
    const struct ks_service_line *lines = line != NULL ? line : hall->lines;
    int line_count = line != NULL ? 1 : hall->line_count, most = 0, span_count = 0;
    int closed_count = content->closed_count + (line != NULL ? line->closed_count : 0);
    for (int i = 0; i < line_count; i++)
        most += lines[i].hours_count;
    struct ks_open_span *spans = ks_arena_alloc(arena, ((size_t)most + 1) * sizeof *spans);
    struct ks_closed_span *closed =
        ks_arena_alloc(arena, ((size_t)closed_count + 1) * sizeof *closed);
    for (int i = 0; i < line_count; i++)
        add_spans(&lines[i], spans, &span_count);
    for (int i = 0; i < closed_count; i++)
        closed[i] = closing_at(content, line, i)->span;
    return (struct ks_opening){&content->calendar, spans, span_count, closed, closed_count};
}

struct ks_opening_state ks_hall_line_opening(const struct ks_content *content,
                                             const struct ks_service_line *line, int64_t now_ms)
{
    struct ks_arena arena = {0};
    const struct ks_opening opening = ks_queue_make_opening(content, line, &arena);
    struct ks_date today = ks_date_from_wall_ms(now_ms);
    int minute = ks_date_minute_from_wall_ms(now_ms);
    int shut = ks_opening_find_closed(&opening, today, minute);
    struct ks_opening_state state = {
        .is_open = ks_opening_is_open(&opening, today, minute),
        .closed_for = shut >= 0 ? &closing_at(content, line, shut)->name : NULL,
    };

    state.next_is_known =
        ks_opening_find_next(&opening, today, minute, &state.next_day, &state.next_minute);
    ks_arena_destroy(&arena);
    return state;
}

bool ks_hall_line_opens_today(const struct ks_content *content, const struct ks_service_line *line,
                              int64_t now_ms)
{
    struct ks_date today = ks_date_from_wall_ms(now_ms);
    struct ks_opening_state first =
        ks_hall_line_opening(content, line, ks_date_to_wall_ms(today, 0));

    return first.is_open || (first.next_is_known && ks_date_compare(first.next_day, today) == 0);
}

int ks_hall_line_ends(struct ks_arena *arena, const struct ks_content *content,
                      const struct ks_service_line *line, int64_t now_ms)
{
    const struct ks_opening opening = ks_queue_make_opening(content, line, arena);

    return ks_opening_ends(&opening, ks_date_from_wall_ms(now_ms));
}
