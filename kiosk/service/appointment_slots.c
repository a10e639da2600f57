/* Which times to come can be had. */
#include <string.h>

#include "service/appointments_private.h"
#include "service/hall_alerts.h"
#include "service/parts.h"
#include "service/queue_private.h"
#include "store/store_appointments.h"

enum { SEARCHED_DAYS = 60 };

/* Whether the line opens on that day at any time that a slot begins. */
static int slots_of_day(const struct ks_opening *opening, const struct ks_service_line *line,
                        struct ks_date day, struct ks_slot_view *out)
{
    int count = 0;
    for (int i = 0; i < opening->span_count; i++) {
        const struct ks_open_span *span = &opening->spans[i];
        for (int minute = span->from_minute; minute + line->slot_minutes <= span->to_minute;
             minute += line->slot_minutes) {
            bool is_open = ks_opening_is_open(opening, day, minute) &&
                           ks_opening_is_open(opening, day, minute + line->slot_minutes - 1);
            bool is_first = count == 0 || out[count - 1].minute < minute;
            if (is_open && is_first && count < KS_MOST_SLOTS)
                out[count++] = (struct ks_slot_view){.slot_ms = ks_date_to_wall_ms(day, minute),
                                                     .minute = minute,
                                                     .free = line->slot_places};
        }
    }
    return count;
}

static bool take_slot(const struct ks_slot_taken *slot, void *ctx)
{
    struct ks_slots_view *view = ctx;
    for (int i = 0; i < view->slot_count; i++)
        if (view->slots[i].slot_ms == slot->slot_ms)
            view->slots[i].free -=
                slot->count < view->slots[i].free ? slot->count : view->slots[i].free;
    return true;
}

/* What staff have closed for a while is no time to come. */
static enum ks_err take_closings(const struct ks_desk *desk, const char *line,
                                 struct ks_slots_view *view, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && i < view->slot_count; i++) {
        struct ks_hall_closing closing;
        bool is_closed = false;
        err = ks_hall_find_closing(desk, line, view->slots[i].slot_ms, &is_closed, &closing, error);
        if (is_closed)
            view->slots[i].free = 0;
    }
    return err;
}

static void find_days(const struct ks_opening *opening, const struct ks_service_line *line,
                      struct ks_date today, struct ks_slots_view *view)
{
    struct ks_slot_view slots[KS_MOST_SLOTS];
    for (int i = 1; i <= SEARCHED_DAYS && view->day_count < KS_MOST_SLOT_DAYS; i++) {
        struct ks_date day = ks_date_add_days(today, i);
        if (slots_of_day(opening, line, day, slots) > 0)
            view->days[view->day_count++] = day;
    }
}

enum ks_err ks_appointments_look(const struct ks_desk *desk, const char *line_id, int day,
                                 int64_t now_ms, struct ks_slots_view *out, struct ks_error *error)
{
    const struct ks_service_line *line = ks_hall_find_line(&desk->content->hall, line_id);
    struct ks_arena arena = {0};
    char text[KS_DATE_TEXT_BYTES];
    *out = (struct ks_slots_view){0};
    if (line == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\"", line_id);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err != KS_OK || line->slot_minutes <= 0)
        return err;
    const struct ks_opening opening = ks_queue_make_opening(desk->content, line, &arena);
    find_days(&opening, line, ks_date_from_wall_ms(now_ms), out);
    out->day = day >= 0 && day < out->day_count ? day : 0;
    if (out->day_count > 0) {
        ks_date_format(out->days[out->day], text);
        out->slot_count = slots_of_day(&opening, line, out->days[out->day], out->slots);
        err = ks_store_show_slots(desk->store, line->id, text, now_ms, take_slot, out, error);
        if (err == KS_OK)
            err = take_closings(desk, line->id, out, error);
    }
    ks_arena_destroy(&arena);
    return err;
}

int ks_appointments_times(const struct ks_content *content, const struct ks_service_line *line,
                          struct ks_date day, struct ks_slot_view out[KS_MOST_SLOTS])
{
    struct ks_arena arena = {0};
    if (line->slot_minutes <= 0)
        return 0;
    const struct ks_opening opening = ks_queue_make_opening(content, line, &arena);
    int count = slots_of_day(&opening, line, day, out);
    ks_arena_destroy(&arena);
    return count;
}

bool ks_slot_is_to_come(const struct ks_content *content, const struct ks_service_line *line,
                        int64_t slot_ms, int64_t now_ms)
{
    struct ks_slot_view slots[KS_MOST_SLOTS];
    struct ks_date day = ks_date_from_wall_ms(slot_ms);
    bool is_slot = false;
    int count = ks_appointments_times(content, line, day, slots);
    for (int i = 0; i < count; i++)
        is_slot = is_slot || slots[i].slot_ms == slot_ms;
    return is_slot && ks_date_compare(day, ks_date_from_wall_ms(now_ms)) > 0;
}
