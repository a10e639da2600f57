/* The hall as the browser gets it. */
#include "console/hall_json.h"

#include <string.h>

#include "content/node_make.h"
#include "domain/date.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static struct ks_node int_or_null(const char *key, bool is_known, int64_t number)
{
    return is_known ? ks_node_int(key, number) : ks_node_null(key);
}

/* The name the content has for it; what it has none for is called by its id. */
static struct ks_node name_of(struct ks_arena *arena, const char *key, const struct ks_words *words,
                              const char *id)
{
    const struct ks_words own = {.in = {[KS_LANG_ZH_CN] = id, [KS_LANG_EN] = id}};
    return ks_node_words(arena, key, words != NULL ? words : &own);
}

static struct ks_node place_of(struct ks_arena *arena, const struct ks_content *content,
                               const char *key, const char *seat)
{
    const struct ks_seat *found = ks_hall_find_seat(&content->hall, seat);
    return name_of(arena, key, found != NULL ? &found->name : NULL, seat);
}

static struct ks_node texts(struct ks_arena *arena, const char *key, const char *zh, const char *en)
{
    const struct ks_words words = {.in = {[KS_LANG_ZH_CN] = zh, [KS_LANG_EN] = en}};
    return ks_node_words(arena, key, &words);
}

/* A list whose elements are made one by one. */
struct list {
    struct ks_node *nodes;
    int count;
};

static struct list begin_list(struct ks_arena *arena, int most)
{
    return (struct list){ks_arena_alloc(arena, ((size_t)most + 1) * sizeof(struct ks_node)), 0};
}

static struct ks_node end_list(struct ks_arena *arena, const char *key, const struct list *list)
{
    return ks_node_list(arena, key, list->nodes, list->count);
}

/* From how many minutes of waiting on staff are told; 0: never. */
static struct ks_node levels_node(struct ks_arena *arena, const struct ks_service_line *plan)
{
    struct ks_node levels[KS_WAIT_LEVELS];

    for (int i = 0; i < KS_WAIT_LEVELS; i++)
        levels[i] = ks_node_int("", plan != NULL ? plan->overdue.minutes[i] : 0);
    return ks_node_list(arena, "levels", levels, KS_WAIT_LEVELS);
}

static struct ks_node line_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_line_view *line, int64_t at_ms)
{
    const struct ks_service_line *plan = ks_hall_find_line(&content->hall, line->id);
    bool is_waited = line->oldest_ms > 0;
    int64_t oldest = is_waited && at_ms > line->oldest_ms ? (at_ms - line->oldest_ms) / 60000 : 0;
    const struct ks_node members[] = {
        ks_node_text("id", line->id),
        ks_node_text("letter", plan != NULL ? plan->letter : ""),
        name_of(arena, "name", plan != NULL ? &plan->name : NULL, line->id),
        ks_node_int("waiting", line->waiting),
        ks_node_int("unconfirmed", line->unconfirmed),
        ks_node_int("serving", line->serving),
        int_or_null("wait_low", line->has_wait, line->wait_low_min),
        int_or_null("wait_high", line->has_wait, line->wait_high_min),
        int_or_null("oldest_minutes", is_waited, oldest),
        ks_node_int("level", line->level),
        levels_node(arena, plan),
        ks_node_bool("is_open", line->is_open),
        ks_node_time_or_null(arena, "closed_until", line->closed_until_ms),
        line->closed_why[KS_LANG_ZH_CN][0] != '\0'
            ? texts(arena, "closed_why", line->closed_why[KS_LANG_ZH_CN],
                    line->closed_why[KS_LANG_EN])
            : ks_node_null("closed_why"),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static const char *const seat_states[KS_HALL_SEAT_STATE_COUNT] = {
    [KS_HALL_SEAT_FREE] = "free",
    [KS_HALL_SEAT_IDLE] = "idle",
    [KS_HALL_SEAT_CALLED] = "called",
    [KS_HALL_SEAT_SERVING] = "serving",
};

static struct ks_node seat_lines(struct ks_arena *arena, const struct ks_seat *plan)
{
    struct list list = begin_list(arena, plan != NULL ? plan->line_count : 0);
    for (int i = 0; plan != NULL && i < plan->line_count; i++)
        list.nodes[list.count++] = ks_node_text("", plan->lines[i]);
    return end_list(arena, "lines", &list);
}

/* Who sits there is for staff alone; without a holder nobody sees whether the seat is only empty.
 */
static struct ks_node seat_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_seat_view *seat, bool is_for_staff)
{
    static const char *const kinds[KS_SEAT_KIND_COUNT] = {"window", "room"};
    const struct ks_seat *plan = ks_hall_find_seat(&content->hall, seat->id);
    const struct ks_node members[] = {
        ks_node_text("id", seat->id),
        ks_node_text("kind", kinds[plan != NULL ? plan->kind : KS_SEAT_WINDOW]),
        name_of(arena, "name", plan != NULL ? &plan->name : NULL, seat->id),
        seat_lines(arena, plan),
        ks_node_text("state", seat_states[seat->state]),
        ks_node_text_or_null("number", seat->number),
        ks_node_text_or_null("line", seat->line),
        ks_node_time_or_null(arena, "since", seat->since_ms),
        ks_node_text_or_null("holder", seat->holder),
        ks_node_time_or_null(arena, "until", seat->holder[0] != '\0' ? seat->until_ms : 0),
    };
    return ks_node_object(arena, "", members, is_for_staff ? COUNT(members) : COUNT(members) - 2);
}

static struct ks_node call_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_call_view *call)
{
    const struct ks_node members[] = {
        ks_node_text("number", call->number),
        ks_node_text("seat", call->seat),
        place_of(arena, content, "place", call->seat),
        ks_node_text("line", call->line),
        ks_node_int("calls", call->calls),
        ks_node_time_or_null(arena, "called_at", call->called_ms),
        ks_node_bool("is_awaited", call->is_awaited),
        ks_node_bool("is_there", call->is_there),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node bulletin_node(struct ks_arena *arena,
                                    const struct ks_hall_bulletin_view *bulletin)
{
    const struct ks_node members[] = {
        ks_node_int("id", bulletin->id),
        texts(arena, "text", bulletin->text[KS_LANG_ZH_CN], bulletin->text[KS_LANG_EN]),
        ks_node_time_or_null(arena, "until", bulletin->until_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node row_node(struct ks_arena *arena, const struct ks_hall_row *row)
{
    const struct ks_node members[] = {
        ks_node_text("number", row->number),
        ks_node_text("line", row->line),
        ks_node_text("kind", row->kind),
        ks_node_time_or_null(arena, "since", row->since_ms),
        ks_node_int("minutes", row->minutes),
        ks_node_int("level", row->level),
        ks_node_text("state", ks_ticket_state_code(row->state)),
        ks_node_text_or_null("seat", row->seat),
        ks_node_bool("awaits_other", row->awaits_other),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node rows_node(struct ks_arena *arena, const char *key,
                                const struct ks_hall_rows *rows)
{
    struct list list = begin_list(arena, rows->count);
    for (int i = 0; i < rows->count; i++)
        list.nodes[list.count++] = row_node(arena, &rows->rows[i]);
    return end_list(arena, key, &list);
}

static struct ks_node help_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_help_view *help)
{
    const struct ks_node members[] = {
        ks_node_int("id", help->id),
        ks_node_text_or_null("seat", help->seat),
        place_of(arena, content, "place", help->seat),
        ks_node_text("by", help->by),
        ks_node_time_or_null(arena, "since", help->since_ms),
        ks_node_text_or_null("answered_by", help->answered_by),
        ks_node_time_or_null(arena, "answered_at", help->answered_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node lines_node(struct ks_arena *arena, const struct ks_content *content,
                                 const struct ks_hall_state *state)
{
    struct list list = begin_list(arena, state->line_count);
    for (int i = 0; i < state->line_count; i++)
        list.nodes[list.count++] = line_node(arena, content, &state->lines[i], state->at_ms);
    return end_list(arena, "lines", &list);
}

static struct ks_node seats_node(struct ks_arena *arena, const struct ks_content *content,
                                 const struct ks_hall_state *state, bool is_for_staff)
{
    struct list list = begin_list(arena, state->seat_count);
    for (int i = 0; i < state->seat_count; i++)
        list.nodes[list.count++] = seat_node(arena, content, &state->seats[i], is_for_staff);
    return end_list(arena, "seats", &list);
}

static struct ks_node now_node(struct ks_arena *arena, const struct ks_content *content,
                               const struct ks_hall_state *state)
{
    struct list list = begin_list(arena, state->call_count);
    for (int i = 0; i < state->call_count; i++)
        list.nodes[list.count++] = call_node(arena, content, &state->calls[i]);
    return end_list(arena, "now", &list);
}

static struct ks_node bulletins_node(struct ks_arena *arena, const struct ks_hall_state *state)
{
    struct list list = begin_list(arena, state->bulletin_count);
    for (int i = 0; i < state->bulletin_count; i++)
        list.nodes[list.count++] = bulletin_node(arena, &state->bulletins[i]);
    return end_list(arena, "bulletins", &list);
}

/* What everybody may see. */
static void add_public(struct ks_arena *arena, const struct ks_content *content,
                       const struct ks_hall_state *state, bool is_for_staff, struct list *out)
{
    const struct ks_words *rule = &content->hall.rule;
    const struct ks_node members[] = {
        ks_node_int("epoch", state->epoch),
        ks_node_int("n", state->n),
        ks_node_time_or_null(arena, "at", state->at_ms),
        ks_node_bool("is_known", state->is_known),
        ks_node_text("day", state->day),
        ks_node_bool("is_open", state->is_open),
        ks_node_time_or_null(arena, "next_open", state->next_open_ms),
        rule->in[KS_LANG_ZH_CN] != NULL ? ks_node_words(arena, "rule", rule) : ks_node_null("rule"),
        ks_node_int("waiting_count", state->waiting),
        ks_node_int("unconfirmed_count", state->unconfirmed),
        lines_node(arena, content, state),
        seats_node(arena, content, state, is_for_staff),
        now_node(arena, content, state),
        bulletins_node(arena, state),
    };
    memcpy(out->nodes, members, sizeof members);
    out->count = COUNT(members);
}

static struct ks_node help_list(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_state *state)
{
    struct list list = begin_list(arena, state->help_count);
    for (int i = 0; i < state->help_count; i++)
        list.nodes[list.count++] = help_node(arena, content, &state->help[i]);
    return end_list(arena, "help", &list);
}

const char *ks_hall_json_state(struct ks_arena *arena, const struct ks_content *content,
                               const struct ks_hall_state *state,
                               const struct ks_hall_json_lists *lists)
{
    enum { MOST = 24 };
    struct list root = begin_list(arena, MOST);
    add_public(arena, content, state, lists != NULL, &root);
    if (lists != NULL) {
        root.nodes[root.count++] = rows_node(arena, "waiting", lists->waiting);
        root.nodes[root.count++] = rows_node(arena, "parked", lists->parked);
        root.nodes[root.count++] = rows_node(arena, "missed", lists->missed);
        root.nodes[root.count++] = help_list(arena, content, state);
        root.nodes[root.count++] = ks_node_int("pairs_waiting", lists->pairs_waiting);
        if (lists->findings != NULL)
            root.nodes[root.count++] = *lists->findings;
    }
    const struct ks_node object = ks_node_object(arena, "", root.nodes, root.count);
    return ks_node_write_short(arena, &object);
}

const char *ks_hall_json_for(struct ks_arena *arena, const char *json, int64_t age_ms,
                             const char *next)
{
    const struct ks_node members[] = {ks_node_int("age_ms", age_ms),
                                      ks_node_text_or_null("next", next != NULL ? next : "")};
    const struct ks_node own = ks_node_object(arena, "", members, next != NULL ? 2 : 1);
    const char *text = ks_node_write_short(arena, &own);

    return ks_arena_printf(arena, "%.*s,%s", (int)strlen(text) - 1, text, json + 1);
}

static struct ks_node ticket_node(struct ks_arena *arena, const char *key,
                                  const struct ks_ticket *ticket, int64_t since_ms)
{
    const struct ks_node members[] = {
        ks_node_text("number", ticket->number),
        ks_node_text("line", ticket->line),
        ks_node_text("kind", ticket->kind),
        ks_node_text("state", ks_ticket_state_code(ticket->state)),
        ks_node_text_or_null("seat", ticket->seat),
        ks_node_time_or_null(arena, "since", since_ms),
        ks_node_int("calls", ticket->call_count),
    };
    return ks_node_object(arena, key, members, COUNT(members));
}

const char *ks_hall_json_ticket(struct ks_arena *arena, const struct ks_ticket *ticket,
                                int64_t since_ms)
{
    const struct ks_node root = ticket_node(arena, "", ticket, since_ms);
    return ks_node_write_short(arena, &root);
}

const char *ks_hall_json_done(struct ks_arena *arena, const struct ks_hall_done *done)
{
    bool has_said = done->said[KS_LANG_ZH_CN][0] != '\0';
    bool has_range = done->has_wait && done->wait_high_min > 0;
    const struct ks_node members[] = {
        ticket_node(arena, "ticket", &done->ticket, done->since_ms),
        done->has_next ? ticket_node(arena, "next", &done->next, done->next.called_ms)
                       : ks_node_null("next"),
        has_said ? texts(arena, "said", done->said[KS_LANG_ZH_CN], done->said[KS_LANG_EN])
                 : ks_node_null("said"),
        ks_node_time_or_null(arena, "undo_until", done->undo_until_ms),
        int_or_null("ahead", done->has_wait, done->ahead),
        int_or_null("wait_low", has_range, done->wait_low_min),
        int_or_null("wait_high", has_range, done->wait_high_min),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}
