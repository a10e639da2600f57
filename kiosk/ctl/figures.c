/* kioskctl figures: what each day had of visitors and of papers. */
#include "base/i18n.h"
#include "ctl/numbers.h"
#include "domain/date.h"
#include "store/store_figures.h"
#include "store/store_paper_figures.h"

enum { FIGURE_DAYS = 30 };

/* The rows of either kind as they come, for JSON. */
struct gathering {
    struct ks_arena *arena;
    struct ks_node *rows; /* the arena's */
    int count, capacity;
};

static long long mean_minutes(const struct ks_day_figures *row)
{
    return row->waits > 0 ? row->wait_sum_ms / row->waits / 60000 : 0;
}

static bool print_figures(const struct ks_day_figures *row, void *ctx)
{
    (void)ctx;
    ks_ctl_say(stdout,
               "%s  %s  taken %lld  served %lld  no-show %lld  withdrawn %lld  expired %lld  "
               "mean wait %lld min  longest %lld min",
               row->day, ks_staff_tr(row->kind), (long long)row->taken, (long long)row->served,
               (long long)row->no_show, (long long)row->withdrawn, (long long)row->expired,
               mean_minutes(row), (long long)row->wait_most_ms / 60000);
    return true;
}

static bool print_papers(const struct ks_paper_figures *row, void *ctx)
{
    (void)ctx;
    ks_ctl_say(stdout, "%s  paper %s  printed %lld  failed %lld  unknown %lld", row->day,
               ks_staff_tr(row->kind), (long long)row->printed, (long long)row->failed,
               (long long)row->unknown);
    return true;
}

static bool gather(struct gathering *gathering, const struct ks_node *members, int count)
{
    gathering->rows = ks_arena_room(gathering->arena, gathering->rows, gathering->count,
                                    &gathering->capacity, sizeof *gathering->rows);
    gathering->rows[gathering->count++] = ks_node_object(gathering->arena, "", members, count);
    return true;
}

static struct ks_node copied(struct gathering *gathering, const char *key, const char *text)
{
    return ks_node_text(key, ks_arena_strdup(gathering->arena, text));
}

static bool gather_figures(const struct ks_day_figures *row, void *ctx)
{
    const struct ks_node members[] = {
        copied(ctx, "day", row->day),
        copied(ctx, "kind", row->kind),
        ks_node_int("taken", row->taken),
        ks_node_int("served", row->served),
        ks_node_int("no_show", row->no_show),
        ks_node_int("withdrawn", row->withdrawn),
        ks_node_int("expired", row->expired),
        ks_node_int("mean_wait_minutes", mean_minutes(row)),
        ks_node_int("longest_wait_minutes", row->wait_most_ms / 60000),
    };

    return gather(ctx, members, sizeof members / sizeof *members);
}

static bool gather_papers(const struct ks_paper_figures *row, void *ctx)
{
    const struct ks_node members[] = {
        copied(ctx, "day", row->day),         copied(ctx, "kind", row->kind),
        ks_node_int("printed", row->printed), ks_node_int("failed", row->failed),
        ks_node_int("unknown", row->unknown),
    };

    return gather(ctx, members, sizeof members / sizeof *members);
}

static enum ks_err print_json(struct ks_store *store, const char *from, const char *to,
                              struct ks_arena *arena, struct ks_error *error)
{
    struct gathering numbers = {.arena = arena}, papers = {.arena = arena};

    enum ks_err err = ks_store_show_figures(store, from, to, gather_figures, &numbers, error);
    if (err == KS_OK)
        err = ks_store_show_paper_figures(store, from, to, gather_papers, &papers, error);
    if (err != KS_OK)
        return err;
    const struct ks_node members[] = {
        ks_node_text("from", from),
        ks_node_text("to", to),
        ks_node_list(arena, "numbers", numbers.rows, numbers.count),
        ks_node_list(arena, "papers", papers.rows, papers.count),
    };
    const struct ks_node root = ks_node_object(arena, "", members, 4);
    ks_ctl_print_json(arena, &root);
    return KS_OK;
}

static enum ks_err print_lines(struct ks_store *store, const char *from, const char *to,
                               struct ks_error *error)
{
    enum ks_err err = ks_store_show_figures(store, from, to, print_figures, NULL, error);

    return err == KS_OK ? ks_store_show_paper_figures(store, from, to, print_papers, NULL, error)
                        : err;
}

int ks_ctl_figures(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    struct ks_date since = ks_date_add_days(today, 1 - FIGURE_DAYS);
    char from[KS_DATE_TEXT_BYTES], to[KS_DATE_TEXT_BYTES];
    struct ks_arena arena = {0};
    struct ks_error error = {0};

    if (argc > 2)
        return ks_ctl_refuse_use(argv[0], KS_N_("[FROM] [--json]"));
    if (argc == 2 && ks_date_parse(argv[1], &since, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    ks_date_format(since, from);
    ks_date_format(today, to);
    enum ks_err err = is_json ? print_json(ctl->store, from, to, &arena, &error)
                              : print_lines(ctl->store, from, to, &error);
    ks_arena_destroy(&arena);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}
