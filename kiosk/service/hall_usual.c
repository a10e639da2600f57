/* The usual day: a day of the week as it was the last times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/hall_stats.h"
#include "service/parts.h"
#include "store/store_visits.h"

struct gathering {
    enum ks_weekday weekday;
    struct ks_hall_usual *out;
};

/* Days come the newest first, the hours of one after the other. */
static bool gather(const char *day, int hour, int64_t count, void *ctx)
{
    const struct gathering *gathering = ctx;
    struct ks_hall_usual *out = gathering->out;
    struct ks_date date;
    bool is_same = out->day_count > 0 && strcmp(out->days[out->day_count - 1], day) == 0;

    if (ks_date_parse(day, &date, NULL) != KS_OK || ks_date_weekday(date) != gathering->weekday)
        return true;
    if (!is_same && out->day_count == KS_MOST_USUAL_DAYS)
        return false;
    if (!is_same)
        snprintf(out->days[out->day_count++], sizeof out->days[0], "%s", day);
    out->counts[out->day_count - 1][hour] = (int)count;
    return true;
}

static int compare(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;
    return (one > other) - (one < other);
}

static int usual_of(const struct ks_hall_usual *usual, int hour)
{
    int counts[KS_MOST_USUAL_DAYS] = {0};

    for (int i = 0; i < usual->day_count; i++)
        counts[i] = usual->counts[i][hour];
    qsort(counts, (size_t)usual->day_count, sizeof *counts, compare);
    return counts[(usual->day_count + 1) / 2 - 1];
}

enum ks_err ks_hall_find_usual(const struct ks_desk *desk, const char *day, int64_t now_ms,
                               struct ks_hall_usual *out, struct ks_error *error)
{
    struct gathering gathering = {.out = out};
    char from[KS_DATE_TEXT_BYTES];
    struct ks_date date;
    int closed;

    *out = (struct ks_hall_usual){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_date_parse(day, &date, error);
    if (err != KS_OK)
        return err;
    gathering.weekday = ks_date_weekday(date);
    ks_date_format(ks_date_add_days(date, -7 * KS_USUAL_WEEKS), from);
    enum ks_err ignored = ks_hall_close_days(desk, now_ms, &closed, NULL);
    (void)ignored; /* where nothing can be written the days before are closed all the same */
    err = ks_store_show_hours(desk->store, from, day, gather, &gathering, error);
    if (err != KS_OK)
        return err;
    out->is_known = out->day_count >= KS_LEAST_USUAL_DAYS;
    for (int hour = 0; out->is_known && hour < 24; hour++)
        out->usual[hour] = usual_of(out, hour);
    return KS_OK;
}
