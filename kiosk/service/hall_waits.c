/* Waits that were, and what they say of one to come. */
#include <stdlib.h>
#include <string.h>

#include "domain/queue/estimate.h"
#include "domain/queue/order.h"
#include "service/hall_private.h"
#include "store/store_hall.h"

enum {
    WAIT_DAYS = 5, /* a week of working days */
    MOST_SEEN = 1000,
    MOST_A_DAY = 1000,
    MOST_BREAKS = 8,
    SEAT_CALLS_WITHIN_MS = 40 * 60000, /* a seat that called nobody for so long has nobody */
};

struct line_waits {
    char id[KS_TICKET_ID_BYTES];
    struct ks_wait_seen seen[MOST_SEEN]; /* without breaks */
    int count;
};

/* One that was, as it counts. */
struct was {
    int line, seat; /* in the content; -1: it has it no more */
    int64_t came_ms, called_ms, order_ms;
};

struct ks_hall_waits {
    char day[KS_TICKET_DAY_BYTES]; /* for which they were read; "": never */
    struct line_waits lines[KS_MOST_LINES];
    /* of one day, while it is read */
    const struct ks_content *content;
    char was_day[KS_TICKET_DAY_BYTES];
    struct was was[MOST_A_DAY];
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

static int find_line(const struct ks_hall_plan *plan, const char *id)
{
    const struct ks_service_line *line = ks_hall_find_line(plan, id);
    return line != NULL && line - plan->lines < KS_MOST_LINES ? (int)(line - plan->lines) : -1;
}

static int find_seat(const struct ks_hall_plan *plan, const char *id)
{
    const struct ks_seat *seat = ks_hall_find_seat(plan, id);
    return seat != NULL && seat - plan->seats < KS_MOST_SEATS ? (int)(seat - plan->seats) : -1;
}

static uint64_t seats_of(const struct ks_hall_plan *plan, int line)
{
    uint64_t seats = 0;
    for (int i = 0; i < plan->seat_count && i < KS_MOST_SEATS; i++)
        if (ks_seat_serves(&plan->seats[i], plan->lines[line].id))
            seats |= UINT64_C(1) << i;
    return seats;
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

/* Who is before one at the seats that do the line. Of another line that some of these seats do as
 * well, as many as fall to them if all its seats take their part. */
static struct ks_wait_seen load_of(const struct ks_hall_plan *plan, int line,
                                   const struct ks_hall_before *before)
{
    uint64_t all = seats_of(plan, line);
    uint64_t seats = (all & before->seats) != 0 ? all & before->seats : all;
    struct ks_wait_seen load = {.ahead = before->of_line[line], .seats = count_bits(seats)};
    for (int i = 0; i < plan->line_count && i < KS_MOST_LINES; i++) {
        uint64_t theirs = i != line ? seats_of(plan, i) : 0;
        if ((theirs & seats) != 0)
            load.ahead +=
                (double)before->of_line[i] * count_bits(theirs & seats) / count_bits(theirs);
    }
    return load;
}

/* The times of the day between the hours of the line. */
static int breaks_of(const struct ks_service_line *line, struct ks_wait_break *out)
{
    int count = 0;
    for (int i = 1; i < line->hours_count && count < MOST_BREAKS; i++) {
        const struct ks_wait_break between = {line->hours[i - 1].to_minute,
                                              line->hours[i].from_minute};
        if (between.to_minute > between.from_minute)
            out[count++] = between;
    }
    return count;
}

static double minute_of(int64_t ms)
{
    struct ks_date date = ks_date_from_wall_ms(ms);
    return (double)(ms - ks_date_to_wall_ms(date, 0)) / 60000;
}

/* How it was when the i-th came: who was before them, and which seats called around then. */
static struct ks_hall_before before_then(const struct ks_hall_waits *waits, int i)
{
    struct ks_hall_before before = {0};
    const struct was *mine = &waits->was[i];
    for (int k = 0; k < waits->was_count; k++) {
        const struct was *other = &waits->was[k];
        int64_t off_ms = other->called_ms - mine->came_ms;
        if (other->seat >= 0 && off_ms <= SEAT_CALLS_WITHIN_MS && off_ms >= -SEAT_CALLS_WITHIN_MS)
            before.seats |= UINT64_C(1) << other->seat;
        bool waited = k != i && other->came_ms <= mine->came_ms && off_ms > 0;
        if (waited && other->line >= 0 && other->order_ms <= mine->order_ms)
            before.of_line[other->line]++;
    }
    return before;
}

/* The day is read: what it says. */
static void end_day(struct ks_hall_waits *waits)
{
    const struct ks_hall_plan *plan = &waits->content->hall;
    for (int i = 0; i < waits->was_count; i++) {
        const struct was *was = &waits->was[i];
        struct line_waits *line = was->line >= 0 ? &waits->lines[was->line] : NULL;
        if (line == NULL || line->count == MOST_SEEN)
            continue;
        struct ks_wait_break breaks[MOST_BREAKS];
        int count = breaks_of(&plan->lines[was->line], breaks);
        const struct ks_hall_before before = before_then(waits, i);
        struct ks_wait_seen seen = load_of(plan, was->line, &before);
        double came = seen.began = minute_of(was->came_ms);
        seen.minutes = ks_wait_without_breaks(
            breaks, count, came, came + (double)(was->called_ms - was->came_ms) / 60000);
        memcpy(line->id, plan->lines[was->line].id, strlen(plan->lines[was->line].id) + 1);
        line->seen[line->count++] = seen;
    }
    waits->was_count = 0;
}

/* Who had an appointment came at that time, of two parties when the second did; but who was called
 * before that, or stands elsewhere since they missed a call, when they took the number. */
static bool take_wait(const struct ks_wait_was *was, void *ctx)
{
    struct ks_hall_waits *waits = ctx;
    const struct ks_hall_plan *plan = &waits->content->hall;
    if (strcmp(waits->was_day, was->day) != 0)
        end_day(waits);
    memcpy(waits->was_day, was->day, sizeof waits->was_day);
    if (waits->was_count == MOST_A_DAY)
        return true;
    int64_t head_ms = ks_queue_head_start_ms(ks_visitor_from_code(was->kind));
    int64_t counted_ms = was->order_ms + head_ms;
    bool is_later = counted_ms > was->came_ms && counted_ms < was->called_ms;
    int64_t came_ms = is_later ? counted_ms : was->came_ms;
    waits->was[waits->was_count++] = (struct was){.line = find_line(plan, was->line),
                                                  .seat = find_seat(plan, was->seat),
                                                  .came_ms = came_ms,
                                                  .called_ms = was->called_ms,
                                                  .order_ms = came_ms - head_ms};
    return true;
}

enum ks_err ks_hall_waits_read(struct ks_hall_waits *waits, struct ks_store *store,
                               const struct ks_content *content, int64_t now_ms,
                               struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    ks_hall_day(now_ms, day);
    if (strcmp(waits->day, day) == 0)
        return KS_OK;
    memset(waits, 0, sizeof *waits);
    waits->content = content;
    enum ks_err err = ks_store_show_waits(store, day, WAIT_DAYS, take_wait, waits, error);
    end_day(waits);
    waits->content = NULL;
    if (err == KS_OK)
        memcpy(waits->day, day, sizeof waits->day);
    return err;
}

/* What of the wait are breaks, comes on top. Who waits in one is called before it has really begun,
 * or when the seats come back, and then they are all free. */
static void add_breaks(const struct ks_service_line *line, int64_t now_ms, double *least,
                       double *most)
{
    struct ks_wait_break breaks[MOST_BREAKS];
    int count = breaks_of(line, breaks);
    double now = minute_of(now_ms);
    if (ks_wait_is_break(breaks, count, now))
        *least = 0;
    *least = ks_wait_with_breaks(breaks, count, now, *least, KS_WAIT_BREAK_LATE);
    *most = ks_wait_with_breaks(breaks, count, now, *most, 0);
}

bool ks_hall_wait_of(const struct ks_hall_waits *waits, const struct ks_content *content,
                     const char *line, const struct ks_hall_before *before, int64_t now_ms,
                     int *low_min, int *high_min)
{
    const struct ks_hall_plan *plan = &content->hall;
    int at = find_line(plan, line);
    double least = 0, most = 0;
    *low_min = *high_min = 0;
    if (at < 0)
        return false;
    struct ks_wait_seen load = load_of(plan, at, before);
    load.began = minute_of(now_ms);
    for (int i = 0; waits != NULL && i < KS_MOST_LINES; i++) {
        const struct line_waits *were = &waits->lines[i];
        if (strcmp(were->id, line) != 0 ||
            !ks_wait_likest(were->seen, were->count, &load, &least, &most))
            continue;
        add_breaks(&plan->lines[at], now_ms, &least, &most);
        ks_wait_round(least, most, low_min, high_min);
        return true;
    }
    return ks_wait_estimate((int)(load.ahead + 0.5), load.seats, plan->lines[at].minutes_low,
                            plan->lines[at].minutes_high, low_min, high_min);
}
