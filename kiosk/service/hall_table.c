/* The figures as a table: the same cells for CSV, JSON and the terminal. */
#include <string.h>

#include "service/hall_stats.h"

enum { OF_ROW, OF_WAIT, OF_WAY, OF_SERVICE };

struct column {
    const char *name;
    int of;
    size_t offset; /* of an int64_t in it */
};

#define ROW(name, member)                                                                          \
    {                                                                                              \
        name, OF_ROW, offsetof(struct ks_hall_stat_row, member)                                    \
    }
#define SPREAD(name, of)                                                                           \
    {name "_count", of, offsetof(struct ks_hall_spread, count)}, {name "_mean_s", of, SIZE_MAX},   \
        {name "_p50_s", of, offsetof(struct ks_hall_spread, p50_s)},                               \
        {name "_p90_s", of, offsetof(struct ks_hall_spread, p90_s)},                               \
    {                                                                                              \
        name "_most_s", of, offsetof(struct ks_hall_spread, most_s)                                \
    }

static const struct column columns[] = {
    ROW("taken", taken),
    ROW("served", served),
    ROW("no_show", no_show),
    ROW("abandoned", abandoned),
    ROW("withdrawn", withdrawn),
    ROW("open", open),
    SPREAD("wait", OF_WAIT),
    SPREAD("way", OF_WAY),
    SPREAD("service", OF_SERVICE),
    ROW("done", outcomes[KS_HALL_DONE]),
    ROW("settled", outcomes[KS_HALL_SETTLED]),
    ROW("unsettled", outcomes[KS_HALL_UNSETTLED]),
    ROW("referred", outcomes[KS_HALL_REFERRED]),
    ROW("told", told),
    ROW("as_told", as_told),
};
_Static_assert(sizeof columns / sizeof *columns == KS_HALL_STAT_COLUMNS, "a column is missing");

const char *ks_hall_stat_column(int column)
{
    return columns[column].name;
}

int64_t ks_hall_stat_value(const struct ks_hall_stat_row *row, int column)
{
    const struct column *of = &columns[column];
    const struct ks_hall_spread *spread = of->of == OF_WAIT  ? &row->wait
                                          : of->of == OF_WAY ? &row->way
                                                             : &row->service;
    bool is_count = of->offset == offsetof(struct ks_hall_spread, count);
    int64_t value = 0;
    if (of->of != OF_ROW && spread->count == 0 && !is_count)
        return -1;
    if (of->of != OF_ROW && of->offset == SIZE_MAX)
        return spread->sum_s / spread->count;
    memcpy(&value, (of->of == OF_ROW ? (const char *)row : (const char *)spread) + of->offset,
           sizeof value);
    return value;
}

/* Ids are of the content and need no quotes. */
static const char *line_of(struct ks_arena *arena, const struct ks_hall_stat_row *row)
{
    const char *line = ks_arena_printf(arena, "%s,%s", ks_hall_by_code(row->by), row->key);
    for (int i = 0; i < KS_HALL_STAT_COLUMNS; i++) {
        int64_t value = ks_hall_stat_value(row, i);
        line = value < 0 ? ks_arena_printf(arena, "%s,", line)
                         : ks_arena_printf(arena, "%s,%lld", line, (long long)value);
    }
    return line;
}

const char *ks_hall_stats_csv(struct ks_arena *arena, const struct ks_hall_stats *stats)
{
    const char *head = "\xEF\xBB\xBF"
                       "by,key";
    for (int i = 0; i < KS_HALL_STAT_COLUMNS; i++)
        head = ks_arena_printf(arena, "%s,%s", head, columns[i].name);
    size_t bytes = strlen(head) + 3;
    const char **lines = ks_arena_alloc(arena, ((size_t)stats->count + 1) * sizeof *lines);
    for (int i = 0; i < stats->count; i++) {
        lines[i] = line_of(arena, &stats->rows[i]);
        bytes += strlen(lines[i]) + 2;
    }
    char *text = ks_arena_alloc(arena, bytes), *at = text;
    for (int i = -1; i < stats->count; i++) {
        const char *line = i < 0 ? head : lines[i];
        size_t length = strlen(line);
        memcpy(at, line, length);
        memcpy(at + length, "\r\n", 2);
        at += length + 2;
    }
    return text;
}
