/* kioskctl voice said: the calls of today, and whether they were heard. */
#include "ctl/voice_said.h"

#include "base/i18n.h"
#include "domain/date.h"
#include "store/store_announcements.h"

static const char *const words[KS_ANNOUNCEMENT_OUTCOME_COUNT] = {
    [KS_ANNOUNCEMENT_OPEN] = KS_N_("waits to be said"),
    [KS_ANNOUNCEMENT_SAID] = KS_N_("was said"),
    [KS_ANNOUNCEMENT_MERGED] = KS_N_("was said with the call before it"),
    [KS_ANNOUNCEMENT_SERVED] = KS_N_("not said: the visitor was there already"),
    [KS_ANNOUNCEMENT_GONE] = KS_N_("not said: it was taken back before"),
    [KS_ANNOUNCEMENT_STALE] = KS_N_("not said: it came too late"),
    [KS_ANNOUNCEMENT_QUIET] = KS_N_("not said: quiet hours"),
    [KS_ANNOUNCEMENT_SILENT] = KS_N_("not said: the voice could not be heard"),
    [KS_ANNOUNCEMENT_CUT] = KS_N_("was cut off"),
};

static bool is_now(const struct ks_announced_call *row)
{
    return row->outcome == KS_ANNOUNCEMENT_OPEN && row->started_ms > 0;
}

static bool print_row(const struct ks_announced_call *row, void *ctx)
{
    int minute = ks_date_minute_from_wall_ms(row->wanted_ms);
    const char *word = is_now(row) ? KS_N_("is being said") : words[row->outcome];

    (void)ctx;
    printf("%02d:%02d  %s  %s  %s%s%s\n", minute / 60, minute % 60, row->number, row->seat,
           ks_staff_tr(word), row->board[0] != '\0' ? "  " : "", row->board);
    return true;
}

struct gathering {
    struct ks_arena *arena;
    struct ks_node *rows; /* the arena's */
    int count, capacity;
};

static struct ks_node moment(struct ks_arena *arena, const char *key, int64_t ms)
{
    return ms > 0 ? ks_node_time(arena, key, ms) : ks_node_null(key);
}

static bool gather_row(const struct ks_announced_call *row, void *ctx)
{
    struct gathering *gathering = ctx;
    struct ks_arena *arena = gathering->arena;
    const char *outcome = row->outcome != KS_ANNOUNCEMENT_OPEN
                              ? ks_announcement_outcome_code(row->outcome)
                          : is_now(row) ? "speaking"
                                        : "waiting";
    const struct ks_node members[] = {
        ks_node_text("number", ks_arena_strdup(arena, row->number)),
        ks_node_text("seat", ks_arena_strdup(arena, row->seat)),
        ks_node_time(arena, "wanted", row->wanted_ms),
        moment(arena, "started", row->started_ms),
        moment(arena, "ended", row->ended_ms),
        ks_node_text("board", ks_arena_strdup(arena, row->board)),
        ks_node_text("outcome", outcome),
    };

    gathering->rows = ks_arena_room(arena, gathering->rows, gathering->count, &gathering->capacity,
                                    sizeof *gathering->rows);
    gathering->rows[gathering->count++] =
        ks_node_object(arena, "", members, sizeof members / sizeof *members);
    return true;
}

static void print_json(const struct gathering *gathering)
{
    const struct ks_node members[] = {
        ks_node_list(gathering->arena, "calls", gathering->rows, gathering->count)};
    const struct ks_node root = ks_node_object(gathering->arena, "", members, 1);

    ks_ctl_print_json(gathering->arena, &root);
}

int ks_ctl_voice_said(const struct ks_ctl *ctl, bool is_json)
{
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    struct ks_arena arena = {0};
    struct gathering gathering = {.arena = &arena};
    struct ks_error error = {0};

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    enum ks_err err =
        ks_store_show_announcements(ctl->store, ks_date_to_wall_ms(today, 0),
                                    is_json ? gather_row : print_row, &gathering, &error);
    if (err == KS_OK && is_json)
        print_json(&gathering);
    ks_arena_destroy(&arena);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}
