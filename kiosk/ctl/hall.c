/* kioskctl about the hall as a whole: closings, figures, waits too long, exceptions. */
#include "ctl/hall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "console/hall_json.h"
#include "ctl/content.h"
#include "domain/date.h"

static const char *time_text(struct ks_arena *arena, int64_t ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(ms);
    return ks_arena_printf(arena, "%s %02d:%02d", ks_date_format(ks_date_from_wall_ms(ms), day),
                           minute / 60, minute % 60);
}

static int list_closings(const struct ks_desk *desk, int64_t now_ms, bool is_json)
{
    static struct ks_hall_closing_list none;
    struct ks_hall_closing_list list = none;
    struct ks_error error = {0};
    struct ks_arena arena = {0};
    if (ks_hall_list_closings(desk, now_ms, &list, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (is_json)
        printf("%s\n", ks_hall_json_closings(&arena, &list));
    for (int i = 0; !is_json && i < list.count; i++) {
        const struct ks_hall_closing *row = &list.rows[i];
        printf("%lld  %s  %s - %s  %s\n", (long long)row->id,
               row->line[0] != '\0' ? row->line : ks_staff_tr("the hall"),
               time_text(&arena, row->from_ms), time_text(&arena, row->to_ms), row->reason);
    }
    if (!is_json && list.count == 0)
        ks_ctl_say(stdout, "Nothing is closed.");
    ks_arena_destroy(&arena);
    return KS_CTL_DONE;
}

static int close_hall(const struct ks_desk *desk, struct ks_hall_closing *closing, int64_t now_ms)
{
    struct ks_error error = {0};
    struct ks_arena arena = {0};
    if (ks_hall_close(desk, closing, now_ms, &error) != KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, "closing %lld: no numbers from %s to %s", (long long)closing->id,
               time_text(&arena, closing->from_ms), time_text(&arena, closing->to_ms));
    ks_arena_destroy(&arena);
    return KS_CTL_DONE;
}

static const char close_use[] =
    KS_N_("[--line LINE] --from TIME --to TIME --reason TEXT; alone: lists them");

static bool copy_option(char *out, size_t size, const char *text)
{
    return text == NULL || snprintf(out, size, "%s", text) < (int)size;
}

int ks_ctl_close(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const char *line = NULL, *from = NULL, *to = NULL, *reason = NULL;
    bool has_options = ks_ctl_take_option(&argc, argv, "--line", &line) &&
                       ks_ctl_take_option(&argc, argv, "--from", &from) &&
                       ks_ctl_take_option(&argc, argv, "--to", &to) &&
                       ks_ctl_take_option(&argc, argv, "--reason", &reason);
    bool is_list = line == NULL && from == NULL && to == NULL && reason == NULL;
    struct ks_hall_closing closing = {0};
    bool is_whole = is_list || (from != NULL && to != NULL && reason != NULL &&
                                ks_ctl_read_time(from, false, &closing.from_ms) &&
                                ks_ctl_read_time(to, true, &closing.to_ms));
    if (!has_options || !is_whole || argc != 1)
        return ks_ctl_refuse_use(argv[0], close_use);
    if (!copy_option(closing.line, sizeof closing.line, line) ||
        !copy_option(closing.reason, sizeof closing.reason, reason))
        return ks_ctl_refuse(argv[0], ks_staff_tr("the line or the reason is too long"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_content *owned = NULL;
    struct ks_desk desk = ks_ctl_desk(ctl);
    desk.content = ks_ctl_get_part(ctl, argv[0], "hall.json", &owned);
    int64_t now_ms = ks_clock_wall_ms(ctl->clock);
    int status = desk.content == NULL ? KS_CTL_WRONG_USE
                 : is_list            ? list_closings(&desk, now_ms, is_json)
                                      : close_hall(&desk, &closing, now_ms);
    ks_content_free(owned);
    return status;
}

int ks_ctl_reopen(struct ks_ctl *ctl, int argc, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_error error = {0};
    char *end = NULL;
    long long id = argc == 2 ? strtoll(argv[1], &end, 10) : 0;
    if (argc != 2 || *end != '\0' || id <= 0)
        return ks_ctl_refuse_use(argv[0], KS_N_("ID"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_hall_reopen(&desk, id, "", ks_clock_wall_ms(ctl->clock), &error) != KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, "closing %lld is taken back", id);
    return KS_CTL_DONE;
}

/* [--from DAY] [--to DAY], today by default; in the arena. */
static bool take_days(struct ks_ctl *ctl, int *argc, char **argv, const char **from,
                      const char **to, struct ks_arena *arena)
{
    char today[KS_DATE_TEXT_BYTES];
    *from = *to = NULL;
    if (!ks_ctl_take_option(argc, argv, "--from", from) ||
        !ks_ctl_take_option(argc, argv, "--to", to) || *argc != 1)
        return false;
    ks_date_format(ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock)), today);
    *to = *to != NULL ? *to : ks_arena_strdup(arena, today);
    *from = *from != NULL ? *from : ks_arena_strdup(arena, today);
    return true;
}

static const char *minutes_text(struct ks_arena *arena, const struct ks_hall_spread *spread)
{
    return spread->count == 0
               ? "-"
               : ks_arena_printf(arena, "%lld/%lld", (long long)(spread->p50_s + 59) / 60,
                                 (long long)(spread->p90_s + 59) / 60);
}

/* In so many of 100 the wait was as told. */
static const char *told_text(struct ks_arena *arena, const struct ks_hall_stat_row *row)
{
    return row->told == 0
               ? "-"
               : ks_arena_printf(arena, "%lld%%", (long long)(row->as_told * 100 / row->told));
}

static void print_stat(struct ks_arena *arena, const struct ks_hall_stat_row *row)
{
    static const char *const counts[KS_HALL_BY_COUNT] = {
        [KS_HALL_BY_ALL] = KS_N_("in all"), [KS_HALL_BY_DAY] = KS_N_("day"),
        [KS_HALL_BY_HOUR] = KS_N_("hour"),  [KS_HALL_BY_LINE] = KS_N_("line"),
        [KS_HALL_BY_SEAT] = KS_N_("seat"),
    };
    ks_ctl_say(stdout,
               "%s %s  taken %lld  served %lld  no-show %lld  left %lld  withdrawn %lld  open %lld "
               " wait %s  way %s  service %s  as told %s",
               ks_staff_tr(counts[row->by]), row->key[0] != '\0' ? row->key : "-",
               (long long)row->taken, (long long)row->served, (long long)row->no_show,
               (long long)row->abandoned, (long long)row->withdrawn, (long long)row->open,
               minutes_text(arena, &row->wait), minutes_text(arena, &row->way),
               minutes_text(arena, &row->service), told_text(arena, row));
}

static void print_stats(struct ks_arena *arena, const struct ks_hall_stats *stats)
{
    ks_ctl_say(stdout,
               "%s to %s; wait, way and service in minutes: half of the people / nine in "
               "ten; as told: whose wait was in the range they were told",
               stats->from, stats->to);
    for (int i = 0; i < stats->count; i++)
        print_stat(arena, &stats->rows[i]);
}

static int tell_stats(struct ks_ctl *ctl, const char *command, const struct ks_hall_stats *stats,
                      struct ks_arena *arena, bool is_csv, bool is_json)
{
    struct ks_content *owned = NULL;
    const struct ks_content *content =
        is_json ? ks_ctl_get_part(ctl, command, "hall.json", &owned) : NULL;
    if (is_csv)
        fputs(ks_hall_stats_csv(arena, stats), stdout);
    else if (is_json && content != NULL)
        printf("%s\n", ks_hall_json_stats(arena, content, stats));
    else if (!is_json)
        print_stats(arena, stats);
    ks_content_free(owned);
    return is_json && content == NULL ? KS_CTL_WRONG_USE : KS_CTL_DONE;
}

int ks_ctl_stats(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_csv = ks_ctl_take_flag(&argc, argv, "--csv");
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const char *from, *to;
    struct ks_arena arena = {0};
    struct ks_hall_stats stats;
    struct ks_error error = {0};
    int status;
    if (!take_days(ctl, &argc, argv, &from, &to, &arena) || (is_csv && is_json))
        status = ks_ctl_refuse_use(argv[0], KS_N_("[--from DAY] [--to DAY] [--csv | --json]"));
    else if (!ks_ctl_has_store(ctl))
        status = KS_CTL_FAILED;
    else if (ks_hall_count(&desk, from, to, ks_clock_wall_ms(ctl->clock), &arena, &stats, &error) !=
             KS_OK)
        status = ks_ctl_fail(&error);
    else
        status = tell_stats(ctl, argv[0], &stats, &arena, is_csv, is_json);
    ks_arena_destroy(&arena);
    return status;
}

static void print_overdue(struct ks_arena *arena, const struct ks_hall_overdue_list *list)
{
    for (int i = 0; i < list->count; i++) {
        const struct ks_hall_overdue *row = &list->rows[i];
        printf("%lld  %s  %s  %s  %s  %s  %s\n", (long long)row->id, row->number, row->line,
               ks_staff_tr(ks_wait_level_code(row->level)), time_text(arena, row->since_ms),
               row->owner[0] != '\0' ? row->owner : ks_staff_tr("nobody takes care of it"),
               row->ended_ms > 0 ? time_text(arena, row->ended_ms) : ks_staff_tr("waits still"));
    }
    if (list->total == 0)
        ks_ctl_say(stdout, "Nobody waited too long.");
}

/* Levels as the clock has them, also while no other program runs. */
static enum ks_err raise_levels(struct ks_ctl *ctl, const char *command)
{
    struct ks_content *owned = NULL;
    struct ks_desk desk = ks_ctl_desk(ctl);
    int count = 0;
    desk.content = ks_ctl_get_part(ctl, command, "hall.json", &owned);
    enum ks_err err = ks_hall_raise_levels(&desk, ks_clock_wall_ms(ctl->clock), &count, NULL);
    ks_content_free(owned);
    return err;
}

int ks_ctl_overdue(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    struct ks_desk desk = ks_ctl_desk(ctl);
    const char *from, *to;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    int status = KS_CTL_DONE;
    struct ks_hall_overdue_list *list = ks_arena_alloc(&arena, sizeof *list);
    if (!take_days(ctl, &argc, argv, &from, &to, &arena)) {
        status = ks_ctl_refuse_use(argv[0], KS_N_("[--from DAY] [--to DAY] [--json]"));
    } else if (!ks_ctl_has_store(ctl)) {
        status = KS_CTL_FAILED;
    } else {
        enum ks_err ignored = raise_levels(ctl, argv[0]);
        (void)ignored; /* a disk that is full still shows what is known */
        if (ks_hall_list_overdue(&desk, from, to, list, &error) != KS_OK)
            status = ks_ctl_fail(&error);
        else if (is_json)
            printf("%s\n", ks_hall_json_overdue(&arena, list));
        else
            print_overdue(&arena, list);
    }
    ks_arena_destroy(&arena);
    return status;
}

static void print_exceptions(struct ks_arena *arena, const struct ks_hall_exception_list *list)
{
    for (int i = 0; i < list->count; i++) {
        const struct ks_hall_exception *row = &list->rows[i];
        bool is_unbooked = strcmp(row->act, "unbook-closed") == 0; /* no number yet: its time */
        printf("%s  %s  %s  %s  %s  %s\n", time_text(arena, row->at_ms), row->act,
               is_unbooked ? row->was : row->number, row->seat, row->actor, row->reason);
    }
    if (list->total == 0)
        ks_ctl_say(stdout, "Nothing was done out of the ordinary.");
}

int ks_ctl_exceptions(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const char *from, *to;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    int status = KS_CTL_DONE;
    struct ks_hall_exception_list *list = ks_arena_alloc(&arena, sizeof *list);
    if (!take_days(ctl, &argc, argv, &from, &to, &arena))
        status = ks_ctl_refuse_use(argv[0], KS_N_("[--from DAY] [--to DAY] [--json]"));
    else if (!ks_ctl_has_store(ctl))
        status = KS_CTL_FAILED;
    else if (ks_hall_list_exceptions(&desk, from, to, list, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    else if (is_json)
        printf("%s\n", ks_hall_json_exceptions(&arena, list));
    else
        print_exceptions(&arena, list);
    ks_arena_destroy(&arena);
    return status;
}
