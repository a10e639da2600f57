/* Two parties with one number: the second joins; what staff see and choose. */
#include "service/queue_pairs.h"

#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "service/queue_papers.h"
#include "service/queue_private.h"
#include "store/store_pairs.h"
#include "store/store_papers.h"

/* Whoever knows the code has the slip of the first in hand: it is out. */
static enum ks_err settle_first(const struct ks_desk *desk, const char *day, const char *code,
                                int64_t now_ms, struct ks_error *error)
{
    struct ks_pair_row pair;
    struct ks_ticket ticket = {0};
    enum ks_err err = ks_store_find_pair(desk->store, day, code, &pair, error);
    if (err == KS_OK)
        err = ks_store_get_ticket(desk->store, pair.ticket_id, &ticket, error);
    if (err != KS_OK || ticket.state != KS_TICKET_RESERVED)
        return err;
    return ks_queue_decide_paper(desk, ticket.number, true, now_ms, &ticket, error);
}

/* The number counts whether its slip comes out or not: what the slip has, the screen shows too. */
static void print_second(const struct ks_desk *desk, const struct ks_take_request *request,
                         struct ks_take_result *result)
{
    struct ks_error why = {0};
    struct ks_print_record job = {0};
    enum ks_err err = ks_store_add_print_job(desk->store, KS_PAPER_TICKET, result->ticket.id, false,
                                             ks_clock_wall_ms(desk->clock), &job, &why);
    if (err == KS_OK)
        err = ks_queue_put_on_paper(desk, request, &job, result, &why);
    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "queue", "a second party has no slip: %s", why.text);
}

enum ks_err ks_queue_join(const struct ks_desk *desk, const struct ks_take_request *request,
                          struct ks_take_result *result, struct ks_error *error)
{
    const struct ks_visitor_kind *kind = ks_hall_find_kind(&desk->content->hall, request->kind);
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    char day[KS_TICKET_DAY_BYTES];
    struct ks_pair_row pair = {0};
    *result = (struct ks_take_result){0};
    if (kind == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no kind of visitor \"%s\"", request->kind);
    const struct ks_pair_joining joining = {.day = ks_hall_day(now_ms, day),
                                            .code = request->pair_code,
                                            .kind = kind->id,
                                            .is_priority = kind->is_priority,
                                            .token = request->token,
                                            .now_ms = now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = settle_first(desk, day, request->pair_code, now_ms, error);
    if (err == KS_OK)
        err = ks_store_join_pair(desk->store, &joining, &pair, error);
    if (err == KS_OK)
        err = ks_store_get_ticket(desk->store, pair.ticket_id, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    result->pair_side = pair.side;
    if (err == KS_OK)
        err = ks_queue_estimate(desk, result, error);
    if (err == KS_OK)
        print_second(desk, request, result);
    return err;
}

struct listing {
    int64_t now_ms;
    struct ks_pair_entries *out;
};

static bool take_entry(const struct ks_pair_row *pair, const struct ks_ticket *ticket, void *ctx)
{
    const struct listing *listing = ctx;
    struct ks_pair_entries *out = listing->out;
    bool is_withdrawn = ticket->state == KS_TICKET_RESERVED || ticket->state == KS_TICKET_CANCELLED;
    if (is_withdrawn || out->total++ >= KS_MOST_PAIRS)
        return true;
    struct ks_pair_entry *entry = &out->rows[out->count++];
    *entry = (struct ks_pair_entry){
        .ticket_state = ticket->state,
        .state = ks_pair_judge(pair->sides, listing->now_ms),
        .since_ms = ks_pair_waiting_since_ms(pair->sides),
        .is_alone = pair->alone_ms != 0,
    };
    entry->is_choice = entry->state == KS_PAIR_CHOICE && ticket->awaits_other &&
                       ks_ticket_is_queued(ticket->state);
    for (int i = 0; i < 2; i++)
        entry->came_ms[i] = pair->sides[i].is_away ? 0 : pair->sides[i].came_ms;
    memcpy(entry->number, ticket->number, sizeof entry->number);
    memcpy(entry->line, ticket->line, sizeof entry->line);
    return true;
}

enum ks_err ks_pairs_list(const struct ks_desk *desk, int64_t now_ms, struct ks_pair_entries *out,
                          struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    struct listing listing = {now_ms, out};
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err =
            ks_store_show_pairs(desk->store, ks_hall_day(now_ms, day), take_entry, &listing, error);
    if (err != KS_OK)
        memset(out, 0, sizeof *out);
    return err;
}

enum ks_err ks_pairs_let_alone(const struct ks_desk *desk, const char *number, const char *actor,
                               int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES], typed[KS_TICKET_NUMBER_BYTES] = "";
    *out = (struct ks_ticket){0};
    for (size_t i = 0; number[i] != '\0' && i + 1 < sizeof typed; i++)
        typed[i] = (char)toupper((unsigned char)number[i]);
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_let_alone(desk->store, ks_hall_day(now_ms, day), typed, actor,
                                             now_ms, out, error)
                        : err;
}

enum ks_err ks_pairs_check_code(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    struct ks_pair_row pair;
    struct ks_ticket ticket = {0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_find_pair(desk->store, ks_hall_day(now_ms, day), code, &pair, error);
    if (err == KS_OK)
        err = ks_store_get_ticket(desk->store, pair.ticket_id, &ticket, error);
    if (err != KS_OK)
        return err;
    if (ticket.state == KS_TICKET_FINISHED || ticket.state == KS_TICKET_CANCELLED ||
        ticket.state == KS_TICKET_EXPIRED)
        return ks_fail(error, KS_ERR_STATE, "Ticket %s is %s: nobody can join it", ticket.number,
                       ks_staff_tr(ks_ticket_state_code(ticket.state)));
    return ks_pair_judge(pair.sides, now_ms) == KS_PAIR_READY
               ? ks_fail(error, KS_ERR_TAKEN, "Both parties of %s are there already", ticket.number)
               : KS_OK;
}
