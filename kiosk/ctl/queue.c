/* kioskctl about the queue and its database: calling, counting, copying. */
#include "ctl/queue.h"

#include "base/i18n.h"
#include "ctl/content.h"
#include "domain/date.h"
#include "service/queue_view.h"

/* A moment of today as people say it. */
static const char *hour_of(struct ks_arena *arena, int64_t wall_ms)
{
    int minute = ks_date_minute_from_wall_ms(wall_ms);
    return ks_arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
}

static void print_present(struct ks_arena *arena, const struct ks_queue_row *row)
{
    const char *kind = ks_staff_tr(row->kind), *since = hour_of(arena, row->since_ms);
    if (row->state == KS_TICKET_SERVING)
        ks_ctl_say(stdout, "  %s  %s  room %s  serving since %s, %d min", row->number, kind,
                   row->seat, since, row->minutes);
    else
        ks_ctl_say(stdout, "  %s  %s  room %s  called at %s, %d min ago, call %d", row->number,
                   kind, row->seat, since, row->minutes, row->calls);
}

static void print_view(struct ks_arena *arena, const struct ks_queue_view *view)
{
    ks_ctl_say(stdout, "waiting %d", view->waiting);
    ks_ctl_say(stdout, "unconfirmed %d", view->unconfirmed);
    if (view->present > 0)
        ks_ctl_say(stdout, "called or served now:");
    for (int i = 0; i < view->present; i++)
        print_present(arena, &view->rows[i]);
    if (view->count > view->present)
        ks_ctl_say(stdout, "waiting, the next one first:");
    for (int i = view->present; i < view->count; i++) {
        const struct ks_queue_row *row = &view->rows[i];
        ks_ctl_say(stdout, "  %s  %s  since %s, %d min", row->number, ks_staff_tr(row->kind),
                   hour_of(arena, row->since_ms), row->minutes);
    }
    if (view->waiting > view->count - view->present)
        printf("  ... %d\n", view->waiting - (view->count - view->present));
}

static struct ks_node node_of(struct ks_arena *arena, const struct ks_queue_row *row)
{
    const struct ks_node members[] = {
        ks_node_text("number", row->number),
        ks_node_text("line", row->line),
        ks_node_text("kind", row->kind),
        ks_node_text("state", ks_ticket_state_code(row->state)),
        ks_node_time(arena, "since", row->since_ms),
        ks_node_int("minutes", row->minutes),
        ks_node_text("seat", row->seat),
        ks_node_int("calls", row->calls),
    };
    int count = sizeof members / sizeof *members;
    return ks_node_object(arena, "", members, ks_ticket_is_queued(row->state) ? count - 2 : count);
}

static struct ks_node node_of_line(struct ks_arena *arena, const struct ks_queue_line *line)
{
    const struct ks_node members[] = {
        ks_node_text("line", line->line),
        ks_node_int("waiting", line->waiting),
        ks_node_int("unconfirmed", line->unconfirmed),
    };
    return ks_node_object(arena, "", members, 3);
}

static void print_json(struct ks_arena *arena, const struct ks_queue_view *view, int64_t now_ms)
{
    struct ks_node rows[KS_MOST_IN_QUEUE], lines[KS_MOST_QUEUE_LINES];
    for (int i = 0; i < view->count; i++)
        rows[i] = node_of(arena, &view->rows[i]);
    for (int i = 0; i < view->line_count; i++)
        lines[i] = node_of_line(arena, &view->lines[i]);
    const struct ks_node members[] = {
        ks_node_time(arena, "at", now_ms),
        ks_node_list(arena, "lines", lines, view->line_count),
        ks_node_list(arena, "now", rows, view->present),
        ks_node_list(arena, "waiting", rows + view->present, view->count - view->present),
    };
    const struct ks_node root = ks_node_object(arena, "", members, 4);
    ks_ctl_print_json(arena, &root);
}

int ks_ctl_queue(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const struct ks_desk desk = ks_ctl_desk(ctl);
    int64_t now_ms = ks_clock_wall_ms(ctl->clock);
    struct ks_queue_view view;
    struct ks_error error = {0};
    struct ks_arena arena = {0};
    if (argc != 1)
        return ks_ctl_refuse_use(argv[0], "[--json]");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_queue_look(&desk, now_ms, &view, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (is_json)
        print_json(&arena, &view, now_ms);
    else
        print_view(&arena, &view);
    ks_arena_destroy(&arena);
    return KS_CTL_DONE;
}

int ks_ctl_backup(struct ks_ctl *ctl, int argc, char **argv)
{
    if (argc != 2)
        return ks_ctl_refuse_use(argv[0], KS_N_("FILE"));
    struct ks_error error = {0};
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    return ks_store_backup(ctl->store, argv[1], &error) == KS_OK ? KS_CTL_DONE
                                                                 : ks_ctl_fail(&error);
}

/* The file given is at fault: not there, no backup, damaged, or of a newer kiosk. */
static int fail_restore(const struct ks_error *error)
{
    bool is_of_file = error->code == KS_ERR_NOT_FOUND || error->code == KS_ERR_CORRUPT ||
                      error->code == KS_ERR_VERSION;
    int status = ks_ctl_fail(error);
    return is_of_file ? KS_CTL_WRONG_USE : status;
}

int ks_ctl_restore(struct ks_ctl *ctl, int argc, char **argv)
{
    if (argc != 2)
        return ks_ctl_refuse_use(argv[0], KS_N_("FILE"));
    char kept[512];
    struct ks_error error = {0};
    ks_store_close(ctl->store);
    ctl->store = NULL;
    if (ks_store_restore(argv[1], ctl->db_path, ks_clock_wall_ms(ctl->clock), kept, sizeof kept,
                         &error) != KS_OK)
        return fail_restore(&error);
    if (kept[0] != '\0')
        ks_ctl_say(stdout, "the replaced database is kept as %s", kept);
    return KS_CTL_DONE;
}
