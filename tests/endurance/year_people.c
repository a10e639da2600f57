/* Reads how people come, and makes the people of a day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "year.h"

static const char *const day_words[DAY_KINDS] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "after-holiday", "rain", "after-rain",
};
static const char *const way_words[WAYS] = {
    "pair",    "no-show",     "comes-back", "gives-back", "park",        "transfer",
    "walk-in", "call-number", "rekind",     "undo",       "appointment",
};
static const char *const hall_words[HALL_EVENTS] = {"burst", "line-closed", "seat-away", "errand"};

static _Noreturn void refuse(const char *line)
{
    fprintf(stderr, "year_patterns.txt: cannot read: %s\n", line);
    exit(2);
}

static int word_of(const char *const *words, int count, const char *word, const char *line)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    refuse(line);
}

static int line_of(const struct patterns *patterns, const char *word, const char *line)
{
    for (int i = 0; i < YEAR_LINES; i++)
        if (strcmp(patterns->lines[i], word) == 0)
            return i;
    refuse(line);
}

static void read_numbers(const char *from, int *out, int count, const char *line)
{
    for (int i = 0; i < count; i++) {
        char *end = NULL;
        long number = strtol(from, &end, 10);
        if (end == from || number < 0 || number > 10000)
            refuse(line);
        out[i] = (int)number;
        from = end;
    }
}

static void read_line(struct patterns *out, const char *line)
{
    char what[16], word[KS_TICKET_ID_BYTES];
    int at = 0;
    if (sscanf(line, "%15s %23s%n", what, word, &at) != 2)
        refuse(line);
    const char *rest = line + at;
    if (strcmp(what, "come") == 0)
        read_numbers(rest, out->come[line_of(out, word, line)], YEAR_HALVES, line);
    else if (strcmp(what, "serve") == 0)
        read_numbers(rest, out->serve[line_of(out, word, line)], YEAR_QUANTILES, line);
    else if (strcmp(what, "day") == 0)
        read_numbers(rest, &out->day[word_of(day_words, DAY_KINDS, word, line)], 1, line);
    else if (strcmp(what, "way") == 0)
        read_numbers(rest, &out->way[word_of(way_words, WAYS, word, line)], 1, line);
    else if (strcmp(what, "hall") == 0)
        read_numbers(rest, &out->hall[word_of(hall_words, HALL_EVENTS, word, line)], 1, line);
    else if (strcmp(what, "kind") == 0)
        read_numbers(rest, strcmp(word, "priority") == 0 ? &out->priority : &out->enterprise, 1,
                     line);
    else
        refuse(line);
}

void year_read_patterns(const char *path, const struct ks_hall_plan *plan, struct patterns *out)
{
    char line[256];
    FILE *file = fopen(path, "r");
    if (file == NULL || plan->line_count != YEAR_LINES)
        refuse(path);
    for (int i = 0; i < YEAR_LINES; i++)
        snprintf(out->lines[i], sizeof out->lines[i], "%s", plan->lines[i].id);
    while (fgets(line, sizeof line, file) != NULL)
        if (line[0] != '#' && line[0] != '\n')
            read_line(out, line);
    fclose(file);
}

/* Seconds at the seat, between the quantiles along straight lines. */
static int serve_s(const int quantiles[YEAR_QUANTILES], struct chance *chance)
{
    static const int at[YEAR_QUANTILES] = {50, 250, 500, 750, 950, 1000};
    int x = chance_of(chance, 0, 1000), i = 0;
    while (at[i] < x)
        i++;
    int from = i > 0 ? quantiles[i - 1] : 1, x0 = i > 0 ? at[i - 1] : 0;
    return 60 * from + 60 * (quantiles[i] - from) * (x - x0) / (at[i] - x0);
}

struct person year_make_person(const struct patterns *patterns, struct chance *chance, int line,
                               int64_t due_ms)
{
    const int *way = patterns->way;
    int kind = chance_of(chance, 1, 1000);
    struct person person = {
        .due_ms = due_ms,
        .line = line,
        .transfer_to = -1,
        .joins_s = -1,
        .comes_back_s = -1,
        .gives_back_s = -1,
        .kind = kind <= patterns->enterprise                        ? "enterprise"
                : kind <= patterns->enterprise + patterns->priority ? "priority"
                                                                    : "person",
        .serve_s = serve_s(patterns->serve[line], chance),
        .way_s = chance_of(chance, 10, 90),
        .is_no_show = year_happens(chance, way[WAY_NO_SHOW]),
    };
    if (line == 0 && year_happens(chance, way[WAY_PAIR])) /* the first line is that of mediation */
        person.joins_s = chance_of(chance, 0, 60 * 36);
    if (year_happens(chance, way[WAY_COMES_BACK]))
        person.comes_back_s = chance_of(chance, 60, 60 * 40);
    if (person.joins_s < 0 && year_happens(chance, way[WAY_GIVES_BACK])) /* of two one may stay */
        person.gives_back_s = chance_of(chance, 60 * 5, 60 * 45);
    if (year_happens(chance, way[WAY_PARK]))
        person.park_s = chance_of(chance, 60 * 5, 60 * 25);
    if (year_happens(chance, way[WAY_TRANSFER]))
        person.transfer_to = (line + chance_of(chance, 1, YEAR_LINES - 1)) % YEAR_LINES;
    return person;
}

static void add(struct day_plan *plan, const struct person *person)
{
    if (plan->count < YEAR_MOST_PEOPLE)
        plan->people[plan->count++] = *person;
}

static int64_t at_minute(const struct day_plan *plan, int minute)
{
    return ks_date_to_wall_ms(plan->date, 0) + minute * YEAR_MINUTE_MS;
}

static void plan_people(const struct patterns *patterns, struct chance *chance, int percent,
                        struct day_plan *plan)
{
    for (int line = 0; line < YEAR_LINES; line++) {
        for (int half = 0; half < YEAR_HALVES; half++) {
            int begins = half < 6 ? 540 + 30 * half : 810 + 30 * (half - 6);
            int per_thousand = patterns->come[line][half] * percent / 60; /* in each half minute */
            for (int i = 0; i < 60; i++) {
                int64_t due_ms = at_minute(plan, begins) + i * YEAR_MINUTE_MS / 2;
                if (!year_happens(chance, per_thousand))
                    continue;
                struct person person =
                    year_make_person(patterns, chance, line, due_ms + chance_of(chance, 0, 29999));
                add(plan, &person);
            }
        }
    }
    if (!year_happens(chance, patterns->hall[HALL_BURST]))
        return;
    int begins = chance_of(chance, 545, 930), line = chance_of(chance, 0, YEAR_LINES - 1);
    for (int i = chance_of(chance, 8, 14); i > 0; i--) {
        struct person person = year_make_person(patterns, chance, line,
                                                at_minute(plan, begins) +
                                                    chance_of(chance, 0, 15 * (int)YEAR_MINUTE_MS));
        person.is_burst = true;
        add(plan, &person);
    }
}

static void plan_seats(const struct patterns *patterns, struct chance *chance, int seat_count,
                       struct day_plan *plan)
{
    plan->closed_line = -1;
    int nobody = year_happens(chance, patterns->hall[HALL_SEAT_AWAY])
                     ? chance_of(chance, 0, seat_count - 1)
                     : -1;
    for (int seat = 0; seat < seat_count; seat++) {
        if (seat == nobody) {
            bool is_morning = chance_of(chance, 0, 1) == 0;
            plan->away_from_ms[seat][0] = at_minute(plan, is_morning ? 0 : 13 * 60);
            plan->away_to_ms[seat][0] = at_minute(plan, is_morning ? 13 * 60 : 17 * 60);
        }
        if (year_happens(chance, patterns->hall[HALL_ERRAND])) {
            int begins = chance_of(chance, 560, 1000);
            plan->away_from_ms[seat][1] = at_minute(plan, begins);
            plan->away_to_ms[seat][1] = at_minute(plan, begins + chance_of(chance, 10, 25));
        }
    }
    if (year_happens(chance, patterns->hall[HALL_LINE_CLOSED])) {
        int begins = chance_of(chance, 570, 900);
        plan->closed_line = chance_of(chance, 0, YEAR_LINES - 1);
        plan->closed_from_ms = at_minute(plan, begins);
        plan->closed_to_ms = at_minute(plan, begins + chance_of(chance, 60, 120));
    }
}

static int by_coming(const void *a, const void *b)
{
    const struct person *one = a, *other = b;
    return (one->due_ms > other->due_ms) - (one->due_ms < other->due_ms);
}

void year_sort_people(struct day_plan *plan)
{
    qsort(plan->people, (size_t)plan->count, sizeof *plan->people, by_coming);
}

void year_plan_day(const struct patterns *patterns, struct chance *chance, int percent,
                   int seat_count, struct day_plan *plan)
{
    plan_people(patterns, chance, percent, plan);
    plan_seats(patterns, chance, seat_count, plan);
    year_sort_people(plan);
}
