/* What is seen in the year: waits as they were told and as they were, who was called before whom.
 */
#include <stdio.h>
#include <string.h>

#include "domain/queue/order.h"
#include "year_hall.h"

int told_percent(const struct told *told)
{
    return told->count > 0 ? (int)(told->inside * 100 / told->count) : 100;
}

/* Half of what was counted is no more minutes. */
static int median_of(const long counts[YEAR_MOST_WIDTH + 1], long all)
{
    long seen = 0;
    for (int minutes = 0; minutes <= YEAR_MOST_WIDTH; minutes++) {
        seen += counts[minutes];
        if (2 * seen >= all)
            return minutes;
    }
    return YEAR_MOST_WIDTH;
}

int told_width(const struct told *told)
{
    return median_of(told->widths, told->count);
}

int told_wait(const struct told *told)
{
    return median_of(told->waits, told->count);
}

static void note(struct told *told, double minutes, int low_min, int high_min)
{
    told->count++;
    told->below += minutes < low_min;
    told->above += minutes > high_min;
    told->inside += minutes >= low_min && minutes <= high_min;
    told->widths[high_min - low_min]++;
    told->waits[(int)minutes < YEAR_MOST_WIDTH ? (int)minutes : YEAR_MOST_WIDTH]++;
}

void book_wait(struct hall *hall, const struct person *person)
{
    struct book *book = &hall->book;
    double minutes = (double)(hall_now_ms(hall) - person->told_ms) / YEAR_MINUTE_MS;
    int low = person->low_min, high = person->high_min, line = person->line;
    int hour = ks_date_minute_from_wall_ms(person->told_ms) / 60 - 9;
    if (!person->is_told) /* back after a missed call, or nobody knew */
        return;
    if (hall_now_ms(hall) - person->told_ms > book->longest_wait_ms)
        book->longest_wait_ms = hall_now_ms(hall) - person->told_ms;
    note(&book->all, minutes, low, high);
    if (person->booked_ms != 0)
        note(&book->appointments, minutes, low, high);
    if (person->is_moved)
        note(&book->transfers, minutes, low, high);
    note(&book->by_line[line], minutes, low, high);
    if (hour >= 0 && hour < YEAR_HOURS) {
        note(&book->by_hour[hour], minutes, low, high);
        note(&book->both[line][hour], minutes, low, high);
    }
}

void book_overtaken(struct hall *hall, const struct ks_seat *seat, const struct person *called)
{
    struct book *book = &hall->book;
    for (int i = 0; i < hall->day.coming; i++) {
        struct person *other = &hall->day.people[i];
        bool could = other != called && other->where == WAITING && !other->awaits_other &&
                     !other->is_back && ks_seat_serves(seat, hall->patterns.lines[other->line]);
        if (!could || called->came_ms <= other->came_ms)
            continue;
        int64_t by_ms = called->counted_ms - other->counted_ms;
        int64_t really_ms = called->came_ms - other->came_ms;
        if (++other->overtaken > book->most_overtakers)
            book->most_overtakers = other->overtaken;
        if (by_ms > book->most_overtaken_ms)
            book->most_overtaken_ms = by_ms;
        if (really_ms > book->most_overtaken_really_ms)
            book->most_overtaken_really_ms = really_ms;
    }
}

static void print_told(const char *name, const struct told *told)
{
    printf(
        "%-16s %6ld told  %3d %% inside  (%2ld below, %2ld above)  width %3d of a wait of %3d%s\n",
        name, told->count, told_percent(told), told->count ? told->below * 100 / told->count : 0,
        told->count ? told->above * 100 / told->count : 0, told_width(told), told_wait(told),
        told_percent(told) < 80 ? "  LESS" : "");
}

void book_print(const struct book *book, const struct patterns *patterns)
{
    char name[64];
    printf("%d days, %ld numbers: %ld served, %ld no-show, %ld given back; turned away %ld\n",
           book->days, book->taken, book->served, book->no_show, book->abandoned,
           book->turned_away);
    printf("came back %ld, parked %ld, transferred %ld, pairs alone %ld, walk-ins %ld, out of "
           "order %ld, undone %ld, booked %ld, checked in %ld, without a range %ld\n",
           book->back, book->parked, book->moved, book->alone, book->walk_ins, book->out_of_order,
           book->undone, book->booked, book->checked_in, book->not_told);
    print_told("all", &book->all);
    for (int i = 0; i < YEAR_LINES; i++)
        print_told(patterns->lines[i], &book->by_line[i]);
    for (int i = 0; i < YEAR_HOURS; i++) {
        snprintf(name, sizeof name, "%02d:00", 9 + i);
        if (book->by_hour[i].count > 0)
            print_told(name, &book->by_hour[i]);
    }
    for (int i = 0; i < YEAR_LINES; i++) {
        for (int hour = 0; hour < YEAR_HOURS; hour++) {
            snprintf(name, sizeof name, "%.11s %02d", patterns->lines[i], 9 + hour);
            if (book->both[i][hour].count > 0)
                print_told(name, &book->both[i][hour]);
        }
    }
    print_told("appointments", &book->appointments);
    print_told("transfers", &book->transfers);
    printf("overtaken by who counted as %.1f minutes later (really came %.1f later), by %d people "
           "at most; longest wait %.0f minutes\n",
           (double)book->most_overtaken_ms / YEAR_MINUTE_MS,
           (double)book->most_overtaken_really_ms / YEAR_MINUTE_MS, book->most_overtakers,
           (double)book->longest_wait_ms / YEAR_MINUTE_MS);
}
