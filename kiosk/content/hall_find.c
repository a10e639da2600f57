/* Finding lines, seats and kinds of visitors of the hall by their ids. */
#include "content/hall.h"
#include "content/read.h"

const struct ks_service_line *ks_hall_find_line(const struct ks_hall_plan *plan, const char *id)
{
    for (int i = 0; i < plan->line_count; i++)
        if (ks_is_same_text(plan->lines[i].id, id))
            return &plan->lines[i];
    return NULL;
}

const struct ks_seat *ks_hall_find_seat(const struct ks_hall_plan *plan, const char *id)
{
    for (int i = 0; i < plan->seat_count; i++)
        if (ks_is_same_text(plan->seats[i].id, id))
            return &plan->seats[i];
    return NULL;
}

const struct ks_visitor_kind *ks_hall_find_kind(const struct ks_hall_plan *plan, const char *id)
{
    for (int i = 0; i < plan->kind_count; i++)
        if (ks_is_same_text(plan->kinds[i].id, id))
            return &plan->kinds[i];
    return NULL;
}

bool ks_seat_serves(const struct ks_seat *seat, const char *line)
{
    for (int i = 0; i < seat->line_count; i++)
        if (ks_is_same_text(seat->lines[i], line))
            return true;
    return false;
}

int ks_hall_count_seats(const struct ks_hall_plan *plan, const char *line)
{
    int count = 0;
    for (int i = 0; i < plan->seat_count; i++)
        count += ks_seat_serves(&plan->seats[i], line);
    return count;
}
