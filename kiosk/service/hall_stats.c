/* Visits become figures: by day, by hour of coming, by line, by seat. */
#include "service/hall_stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "service/hall_acts.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_visits.h"

static const char *const outcome_codes[KS_HALL_OUTCOME_COUNT] = {
    [KS_HALL_DONE] = "done",
    [KS_HALL_SETTLED] = "settled",
    [KS_HALL_UNSETTLED] = "unsettled",
    [KS_HALL_REFERRED] = "referred",
};

static const char *const by_codes[KS_HALL_BY_COUNT] = {
    [KS_HALL_BY_ALL] = "all",   [KS_HALL_BY_DAY] = "day",   [KS_HALL_BY_HOUR] = "hour",
    [KS_HALL_BY_LINE] = "line", [KS_HALL_BY_SEAT] = "seat",
};

bool ks_hall_is_outcome(const char *word)
{
    return ks_code_find(&outcome_codes[0], sizeof outcome_codes[0], KS_HALL_OUTCOME_COUNT, word) <
           KS_HALL_OUTCOME_COUNT;
}

const char *ks_hall_by_code(enum ks_hall_by by)
{
    return (unsigned)by < KS_HALL_BY_COUNT ? by_codes[by] : "";
}

static void key_of(const struct ks_visit_row *visit, enum ks_hall_by by,
                   char out[KS_TICKET_ID_BYTES])
{
    const char *key = by == KS_HALL_BY_DAY    ? visit->day
                      : by == KS_HALL_BY_LINE ? visit->line
                      : by == KS_HALL_BY_SEAT ? visit->seat
                                              : "";
    snprintf(out, KS_TICKET_ID_BYTES, "%s", key);
    if (by == KS_HALL_BY_HOUR && visit->hour >= 0)
        snprintf(out, KS_TICKET_ID_BYTES, "%02d", visit->hour);
}

/* A visit under one of its keys. */
struct keyed {
    char key[KS_TICKET_ID_BYTES];
    const struct ks_visit_row *visit;
};

static int compare_keys(const void *a, const void *b)
{
    const struct keyed *one = a, *other = b;
    return strcmp(one->key, other->key);
}

static int compare_seconds(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;
    return (one > other) - (one < other);
}

/* The smallest that at least `percent` of 100 do not exceed. */
static int percentile(const int *sorted, int count, int percent)
{
    return sorted[((int64_t)count * percent + 99) / 100 - 1];
}

enum { WAIT, WAY, SERVICE };

static struct ks_hall_spread spread_of(const struct keyed *group, int count, int which,
                                       int *seconds)
{
    struct ks_hall_spread spread = {0};
    int measured = 0;
    for (int i = 0; i < count; i++) {
        const struct ks_visit_row *visit = group[i].visit;
        int s = which == WAIT ? visit->wait_s : which == WAY ? visit->way_s : visit->service_s;
        if (s < 0)
            continue;
        seconds[measured++] = s;
        spread.sum_s += s;
    }
    if (measured == 0)
        return spread;
    qsort(seconds, (size_t)measured, sizeof *seconds, compare_seconds);
    spread.count = measured;
    spread.p50_s = percentile(seconds, measured, 50);
    spread.p90_s = percentile(seconds, measured, 90);
    spread.most_s = seconds[measured - 1];
    return spread;
}

static void count_ends(struct ks_hall_stat_row *row, const struct keyed *group, int count)
{
    int64_t *const ends[KS_VISIT_END_COUNT] = {
        [KS_VISIT_SERVED] = &row->served,       [KS_VISIT_NO_SHOW] = &row->no_show,
        [KS_VISIT_ABANDONED] = &row->abandoned, [KS_VISIT_WITHDRAWN] = &row->withdrawn,
        [KS_VISIT_OPEN] = &row->open,
    };
    row->taken = count;
    for (int i = 0; i < count; i++) {
        const struct ks_visit_row *visit = group[i].visit;
        (*ends[visit->end])++;
        row->told += visit->told != KS_VISIT_NOT_TOLD;
        row->as_told += visit->told == KS_VISIT_AS_TOLD;
        for (int k = 0; k < KS_HALL_OUTCOME_COUNT; k++)
            row->outcomes[k] +=
                visit->end == KS_VISIT_SERVED && strcmp(visit->outcome, outcome_codes[k]) == 0;
    }
}

struct counting {
    struct keyed *keyed;           /* owned */
    int *seconds;                  /* owned */
    struct ks_hall_stat_row *rows; /* the arena's */
    int row_count;
};

static void count_group(struct counting *counting, enum ks_hall_by by, const struct keyed *group,
                        int count)
{
    struct ks_hall_stat_row *row = &counting->rows[counting->row_count++];
    row->by = by;
    if (count > 0)
        memcpy(row->key, group[0].key, sizeof row->key);
    count_ends(row, group, count);
    row->wait = spread_of(group, count, WAIT, counting->seconds);
    row->way = spread_of(group, count, WAY, counting->seconds);
    row->service = spread_of(group, count, SERVICE, counting->seconds);
}

static int count_keys(const struct keyed *keyed, int count)
{
    int keys = 0;
    for (int i = 0; i < count; i++)
        keys += i == 0 || strcmp(keyed[i].key, keyed[i - 1].key) != 0;
    return keys;
}

static void sort_by(const struct ks_visit_rows *visits, enum ks_hall_by by, struct keyed *out)
{
    for (int i = 0; i < visits->count; i++) {
        out[i].visit = &visits->rows[i];
        key_of(out[i].visit, by, out[i].key);
    }
    if (visits->count > 0)
        qsort(out, (size_t)visits->count, sizeof *out, compare_keys);
}

static void count_by(struct counting *counting, enum ks_hall_by by, const struct keyed *keyed,
                     int count)
{
    for (int from = 0, to; from < count; from = to) {
        to = from + 1;
        while (to < count && strcmp(keyed[to].key, keyed[from].key) == 0)
            to++;
        count_group(counting, by, &keyed[from], to - from);
    }
}

/* Without a visit there is one row: of all, with nothing in it. */
static enum ks_err count_all(const struct ks_visit_rows *visits, struct ks_arena *arena,
                             struct ks_hall_stats *out, struct ks_error *error)
{
    size_t most = (size_t)visits->count + 1;
    int rows = 1;
    struct counting counting = {.keyed = malloc(most * sizeof *counting.keyed),
                                .seconds = malloc(most * sizeof *counting.seconds)};
    bool has_room = counting.keyed != NULL && counting.seconds != NULL;
    for (int by = KS_HALL_BY_DAY; has_room && by < KS_HALL_BY_COUNT; by++) {
        sort_by(visits, (enum ks_hall_by)by, counting.keyed);
        rows += count_keys(counting.keyed, visits->count);
    }
    counting.rows = ks_arena_alloc(arena, (size_t)rows * sizeof *counting.rows);
    for (int by = KS_HALL_BY_ALL; has_room && by < KS_HALL_BY_COUNT; by++) {
        sort_by(visits, (enum ks_hall_by)by, counting.keyed);
        if (by == KS_HALL_BY_ALL)
            count_group(&counting, KS_HALL_BY_ALL, counting.keyed, visits->count);
        else
            count_by(&counting, (enum ks_hall_by)by, counting.keyed, visits->count);
    }
    free(counting.keyed);
    free(counting.seconds);
    out->rows = counting.rows;
    out->count = counting.row_count;
    return has_room ? KS_OK
                    : ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the figures");
}

static enum ks_err check_span(const char *from, const char *to, struct ks_error *error)
{
    struct ks_day_range days;
    enum ks_err err = ks_hall_days(from, to, &days, error);
    if (err == KS_OK &&
        ks_date_compare(ks_date_add_days(days.first, KS_MOST_HALL_STAT_DAYS), days.last) <= 0)
        err = ks_fail(error, KS_ERR_INPUT, "That is more than %d days: ask for fewer",
                      KS_MOST_HALL_STAT_DAYS);
    return err;
}

enum ks_err ks_hall_close_days(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                               struct ks_error *error)
{
    char today[KS_TICKET_DAY_BYTES];
    *out_count = 0;
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_close_days(desk->store, ks_hall_day(now_ms, today), now_ms,
                                              out_count, error)
                        : err;
}

enum ks_err ks_hall_count(const struct ks_desk *desk, const char *from, const char *to,
                          int64_t now_ms, struct ks_arena *arena, struct ks_hall_stats *out,
                          struct ks_error *error)
{
    char today[KS_TICKET_DAY_BYTES];
    struct ks_visit_rows visits = {0};
    int closed = 0;
    *out = (struct ks_hall_stats){0};
    ks_hall_day(now_ms, today);
    from = from != NULL ? from : today;
    to = to != NULL ? to : today;
    enum ks_err err = check_span(from, to, error);
    if (err != KS_OK)
        return err;
    snprintf(out->from, sizeof out->from, "%s", from);
    snprintf(out->to, sizeof out->to, "%s", to);
    /* where nothing can be written, an open day that is over reads the same */
    enum ks_err ignored = ks_hall_close_days(desk, now_ms, &closed, NULL);
    (void)ignored;
    err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_show_visits(desk->store, from, to, today, ks_visit_rows_add, &visits, error);
    if (err == KS_OK && visits.has_failed)
        err = ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the figures");
    if (err == KS_OK)
        err = count_all(&visits, arena, out, error);
    free(visits.rows);
    return err;
}
