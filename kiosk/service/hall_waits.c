/* Waits that were, and what they say of one to come. */
#include <stdlib.h>
#include <string.h>

#include "domain/queue/estimate.h"
#include "service/hall_private.h"
#include "store/store_hall.h"

enum { WAIT_DAYS = 7, MOST_SEEN = 600, MOST_A_DAY = 1000, MOST_SEATS_SEEN = 64 };

struct line_waits {
    char id[KS_TICKET_ID_BYTES];
    struct ks_wait_seen seen[MOST_SEEN];
    int count;
};

struct ks_hall_waits {
    char day[KS_TICKET_DAY_BYTES]; /* for which they were read; "": never */
    struct line_waits lines[KS_MOST_HALL_LINES];
    int line_count;
    /* of one line on one day, while it is read */
    struct ks_wait_was was[MOST_A_DAY];
    int was_count;
};

struct ks_hall_waits *ks_hall_waits_create(void)
{
    return calloc(1, sizeof(struct ks_hall_waits));
}

void ks_hall_waits_free(struct ks_hall_waits *waits)
{
    free(waits);
}

static struct line_waits *line_of(struct ks_hall_waits *waits, const char *id)
{
    for (int i = 0; i < waits->line_count; i++)
        if (strcmp(waits->lines[i].id, id) == 0)
            return &waits->lines[i];
    if (waits->line_count == KS_MOST_HALL_LINES)
        return NULL;
    struct line_waits *line = &waits->lines[waits->line_count++];
    memcpy(line->id, id, sizeof line->id);
    return line;
}

/* How many seats called on that day. */
static int count_seats(const struct ks_hall_waits *waits)
{
    const char *seen[MOST_SEATS_SEEN];
    int count = 0;
    for (int i = 0; i < waits->was_count; i++) {
        int k = 0;
        while (k < count && strcmp(seen[k], waits->was[i].seat) != 0)
            k++;
        if (k == count && count < MOST_SEATS_SEEN && waits->was[i].seat[0] != '\0')
            seen[count++] = waits->was[i].seat;
    }
    return count > 0 ? count : 1;
}

/* Who had come before and was not called yet when the i-th came. */
static int count_ahead(const struct ks_hall_waits *waits, int i)
{
    int ahead = 0;
    for (int k = 0; k < i; k++)
        ahead += waits->was[k].called_ms > waits->was[i].came_ms;
    return ahead;
}

/* The day of a line is read: what it says. */
static void end_day(struct ks_hall_waits *waits)
{
    struct line_waits *line = waits->was_count > 0 ? line_of(waits, waits->was[0].line) : NULL;
    int seats = count_seats(waits);
    for (int i = 0; line != NULL && i < waits->was_count && line->count < MOST_SEEN; i++) {
        const struct ks_wait_was *was = &waits->was[i];
        line->seen[line->count++] = (struct ks_wait_seen){
            .ahead = count_ahead(waits, i),
            .seats = seats,
            .minutes = (double)(was->called_ms - was->came_ms) / 60000,
        };
    }
    waits->was_count = 0;
}

static bool take_wait(const struct ks_wait_was *was, void *ctx)
{
    struct ks_hall_waits *waits = ctx;
    const struct ks_wait_was *first = &waits->was[0];
    if (waits->was_count > 0 &&
        (strcmp(first->day, was->day) != 0 || strcmp(first->line, was->line) != 0))
        end_day(waits);
    if (waits->was_count < MOST_A_DAY)
        waits->was[waits->was_count++] = *was;
    return true;
}

enum ks_err ks_hall_waits_read(struct ks_hall_waits *waits, struct ks_store *store, int64_t now_ms,
                               struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES], from[KS_TICKET_DAY_BYTES];
    ks_hall_day(now_ms, day);
    if (strcmp(waits->day, day) == 0)
        return KS_OK;
    ks_date_format(ks_date_add_days(ks_date_from_wall_ms(now_ms), -WAIT_DAYS), from);
    waits->line_count = waits->was_count = 0;
    memset(waits->lines, 0, sizeof waits->lines);
    enum ks_err err = ks_store_show_waits(store, from, day, take_wait, waits, error);
    end_day(waits);
    if (err == KS_OK)
        memcpy(waits->day, day, sizeof waits->day);
    return err;
}

bool ks_hall_wait_of(const struct ks_hall_waits *waits, const struct ks_content *content,
                     const char *line, int ahead, int seats, int *low_min, int *high_min)
{
    const struct ks_service_line *plan = ks_hall_find_line(&content->hall, line);
    *low_min = *high_min = 0;
    if (plan == NULL)
        return false;
    if (seats < 1)
        seats = ks_hall_count_seats(&content->hall, line);
    for (int i = 0; waits != NULL && i < waits->line_count; i++) {
        const struct line_waits *were = &waits->lines[i];
        if (strcmp(were->id, line) == 0 &&
            ks_wait_range(were->seen, were->count, ahead, seats, low_min, high_min))
            return true;
    }
    return ks_wait_estimate(ahead, seats, plan->minutes_low, plan->minutes_high, low_min, high_min);
}
