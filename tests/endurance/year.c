/* A simulated year: people come to the real hall as year_patterns.txt has them, and everything that
 * was said to them is compared with what happened: DAYS [SEED]. */
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/queue/order.h"
#include "service/hall_alerts.h"
#include "service/hall_stats.h"
#include "service/queue_service.h"
#include "year_hall.h"

enum {
    STEP_MS = 15000,
    OPENS = 9 * 60,
    NOON = 12 * 60,
    LUNCH = 12 * 60 + 20, /* who came in the morning is served until then */
    AGAIN = 13 * 60 + 30,
    CLOSES = 17 * 60,
    MOST_PERCENT = 130, /* more turn round at the door */
    LEAST_PERCENT = 80,
    ENOUGH_TOLD = 1000, /* of one line: some of its days are quite like each other */
    ENOUGH_OF_GROUP = 200,
    WARM_DAYS = 5,           /* before that there are no waits to tell from */
    MOST_WIDTH_PERCENT = 150 /* of the wait: in a fuller hall both are longer */
};

void hall_fail(const struct hall *hall, const char *format, ...)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(hall_now_ms(hall));
    va_list args;
    fflush(stdout);
    fprintf(stderr, "%s %02d:%02d: ", ks_date_format(hall->day.date, day), minute / 60,
            minute % 60);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n");
    exit(1);
}

static void set_time(struct hall *hall, struct ks_date date, int minute)
{
    hall->time.wall_ms = ks_date_to_wall_ms(date, minute);
}

static bool is_working_day(const struct hall *hall, struct ks_date date)
{
    return ks_queue_opening(hall->content, ks_date_to_wall_ms(date, 9 * 60 + 30)).is_open;
}

static void step_closing(struct hall *hall)
{
    struct ks_hall_closing closing = {.from_ms = hall_now_ms(hall),
                                      .to_ms = hall->day.closed_to_ms,
                                      .reason = "The network is down"};
    if (hall->day.closed_line < 0 || hall_now_ms(hall) < hall->day.closed_from_ms)
        return;
    snprintf(closing.line, sizeof closing.line, "%s", hall->patterns.lines[hall->day.closed_line]);
    HALL_MUST(hall, ks_hall_close(&hall->desk, &closing, hall_now_ms(hall), &hall->error) == KS_OK);
    hall->day.closed_line = -1;
}

static _Noreturn void fail_in_the_night(const struct hall *hall)
{
    int waiting[YEAR_LINES] = {0};
    for (int i = 0; i < hall->day.coming; i++)
        waiting[hall->day.people[i].line] += hall->day.people[i].where == WAITING;
    hall_fail(hall, "of %d people still wait, by lines: %d, %d, %d, %d", hall->day.coming,
              waiting[0], waiting[1], waiting[2], waiting[3]);
}

static void live(struct hall *hall)
{
    int minute = OPENS;
    set_time(hall, hall->day.date, OPENS);
    for (int seat = 0; seat < KS_MOST_SEATS; seat++) {
        hall->at[seat] = -1;
        hall->free_ms[seat] = hall_now_ms(hall) + chance_of(&hall->chance, 0, 300) * 1000;
    }
    while (minute < CLOSES || !hall_is_empty(hall)) {
        if (minute > 22 * 60 + 55)
            fail_in_the_night(hall);
        step_closing(hall);
        hall_step_people(hall);
        hall_step_seats(hall, minute < LUNCH || minute >= AGAIN);
        ks_clock_manual_advance(&hall->time, STEP_MS);
        minute = ks_date_minute_from_wall_ms(hall_now_ms(hall));
    }
    hall_step_seats(hall, false);
}

/* What the figures of those days say must be what was done. */
static void compare_figures(struct hall *hall, const char *from, const char *to,
                            const struct book *was)
{
    const struct book *book = &hall->book;
    struct ks_arena arena = {0};
    struct ks_hall_stats stats;
    HALL_MUST(hall, ks_hall_count(&hall->desk, from, to, hall_now_ms(hall), &arena, &stats,
                                  &hall->error) == KS_OK);
    const struct ks_hall_stat_row *all = &stats.rows[0];
    if (all->taken != book->taken - was->taken || all->served != book->served - was->served ||
        all->no_show != book->no_show - was->no_show ||
        all->abandoned != book->abandoned - was->abandoned || all->withdrawn + all->open != 0)
        hall_fail(hall,
                  "the figures of %s to %s are not what was done: %ld taken, %ld served, %ld "
                  "no-show, %ld abandoned, %ld open",
                  from, to, (long)all->taken, (long)all->served, (long)all->no_show,
                  (long)all->abandoned, (long)all->open);
    hall->told = all->told;
    hall->as_told = all->as_told;
    ks_arena_destroy(&arena);
}

static void live_days(struct hall *hall, struct ks_date date, int days)
{
    static struct book before;
    static const struct book nothing;
    char first[KS_DATE_TEXT_BYTES], day[KS_DATE_TEXT_BYTES];
    bool is_after_rain = false;
    ks_date_format(date, first);
    for (int idle = 0; hall->book.days < days; date = ks_date_add_days(date, 1)) {
        if (!is_working_day(hall, date)) {
            if (++idle > 30)
                hall_fail(hall, "the calendar ends after %d days", hall->book.days);
            continue;
        }
        bool is_rain = chance_of(&hall->chance, 1, 6) == 1;
        int weekday = ks_date_weekday(date);
        int kind = idle >= 3 ? AFTER_HOLIDAY : weekday >= 1 && weekday <= 5 ? weekday - 1 : FRIDAY;
        int sky = is_rain ? RAIN : AFTER_RAIN;
        int percent = hall->patterns.day[kind];
        if (is_rain || is_after_rain)
            percent = percent * hall->patterns.day[sky] / 100;
        if (percent > MOST_PERCENT)
            percent = MOST_PERCENT;
        before = hall->book;
        hall->day = (struct day_plan){.date = date};
        year_plan_day(&hall->patterns, &hall->chance, percent, hall->content->hall.seat_count,
                      &hall->day);
        set_time(hall, ks_date_add_days(date, -1), 23 * 60);
        hall_book_appointments(hall);
        live(hall);
        hall->book.days++;
        compare_figures(hall, ks_date_format(date, day), day, &before);
        is_after_rain = is_rain;
        idle = 0;
        if (hall->book.days == WARM_DAYS) { /* from here on there is a week to tell from */
            hall->book.all = hall->book.appointments = hall->book.transfers = nothing.all;
            memset(hall->book.by_line, 0, sizeof hall->book.by_line);
            memset(hall->book.by_hour, 0, sizeof hall->book.by_hour);
            memset(hall->book.both, 0, sizeof hall->book.both);
        }
    }
    compare_figures(hall, first, day, &nothing);
}

static bool judge_group(const char *name, int hour, const struct told *told)
{
    bool is_so = told->count < ENOUGH_OF_GROUP || told_percent(told) >= LEAST_PERCENT;
    if (!is_so)
        printf("DOES NOT HOLD: the same in %s, hour %d\n", name, hour);
    return is_so;
}

/* Nobody is told worse for their line at that hour, or for where they were sent. */
static bool judge_groups(const struct hall *hall)
{
    const struct book *book = &hall->book;
    bool is_right = judge_group("appointments", 0, &book->appointments) &&
                    judge_group("transfers", 0, &book->transfers);
    for (int i = 0; i < YEAR_LINES; i++)
        for (int hour = 0; hour < YEAR_HOURS; hour++)
            is_right =
                judge_group(hall->patterns.lines[i], 9 + hour, &book->both[i][hour]) && is_right;
    return is_right;
}

/* The rule as it hangs on the wall, and the waits as they were told. */
static bool judge(const struct hall *hall)
{
    const struct book *book = &hall->book;
    const struct ks_hall_plan *plan = &hall->content->hall;
    char bound[64];
    int most_lines = 1;
    for (int i = 0; i < plan->seat_count; i++)
        if (plan->seats[i].line_count > most_lines)
            most_lines = plan->seats[i].line_count;
    int64_t bound_ms = ks_queue_bound_ms(most_lines);
    snprintf(bound, sizeof bound, "more than %d minutes later", (int)(bound_ms / YEAR_MINUTE_MS));
    const struct {
        bool is_so;
        const char *what;
    } musts[] = {
        {strstr(plan->rule.in[KS_LANG_EN], bound) != NULL, "the wall says the bound of the rule"},
        {book->most_overtaken_ms <= bound_ms, "nobody is overtaken beyond the bound"},
        {told_percent(&book->all) >= LEAST_PERCENT, "four in five wait as long as was said"},
        {hall->told > book->all.count / 2 && hall->as_told * 100 >= hall->told * LEAST_PERCENT,
         "the supervisor sees so too"},
        {told_width(&book->all) * 100 <= told_wait(&book->all) * MOST_WIDTH_PERCENT,
         "half of the ranges are no wider than one and a half times the wait of half of the "
         "people"},
    };
    bool is_right = judge_groups(hall);
    printf("the figures: %ld told, %ld as told\n", hall->told, hall->as_told);
    for (size_t i = 0; i < sizeof musts / sizeof *musts; i++) {
        printf("%s: %s\n", musts[i].is_so ? "holds" : "DOES NOT HOLD", musts[i].what);
        is_right = is_right && musts[i].is_so;
    }
    for (int i = 0; i < YEAR_LINES; i++) {
        const struct told *told = &book->by_line[i];
        bool is_so = told_percent(told) >= LEAST_PERCENT;
        printf("%s: the same in %s%s\n", is_so ? "holds" : "DOES NOT HOLD", hall->patterns.lines[i],
               told->count < ENOUGH_TOLD ? " (too few days to judge a line by)" : "");
        is_so = told->count > 0 && (is_so || told->count < ENOUGH_TOLD);
        is_right = is_right && is_so;
    }
    return is_right;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

static char folder[64];

static void clean(void)
{
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int main(int argc, char **argv)
{
    static struct hall hall;
    struct ks_store_opening opening;
    struct ks_content_faults faults = {0};
    char path[96];
    int days = argc > 1 ? atoi(argv[1]) : 245;
    hall.chance.state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20260105;
    /* in memory where that can be: how disks fail is for other tests */
    snprintf(folder, sizeof folder, "%s/ks-year-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (ks_crypto_init(NULL) != KS_OK || mkdtemp(folder) == NULL ||
        ks_content_load(KS_CONTENT_DIR, &hall.content, &faults, &hall.error) != KS_OK)
        hall_fail(&hall, "cannot begin: %s", hall.error.text);
    atexit(clean);
    year_read_patterns(KS_YEAR_PATTERNS, &hall.content->hall, &hall.patterns);
    snprintf(path, sizeof path, "%s/hall.db", folder);
    set_time(&hall, (struct ks_date){2026, 1, 4}, 9 * 60);
    hall.clock = ks_clock_from_manual(&hall.time);
    HALL_MUST(&hall,
              ks_store_open(path, hall_now_ms(&hall), &hall.store, &opening, &hall.error) == KS_OK);
    hall.desk =
        (struct ks_desk){.store = hall.store, .content = hall.content, .clock = &hall.clock};
    live_days(&hall, (struct ks_date){2026, 1, 5}, days);
    book_print(&hall.book, &hall.patterns);
    bool is_right = judge(&hall);
    ks_store_close(hall.store);
    ks_content_free(hall.content);
    return is_right ? 0 : 1;
}
