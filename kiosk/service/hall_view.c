/* The whole hall in one reading. */
#include "service/hall_view.h"

#include <stdio.h>
#include <string.h>

#include "service/hall_hours.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_alerts.h"
#include "store/store_hall.h"
#include "store/store_releases.h"
#include "store/store_reviews.h"
#include "store/store_seats.h"

enum { MOST_CLOSINGS = 64, MOST_CHAIN = 64 };

struct looking {
    const struct ks_content *content;
    struct ks_hall_waits *waits;
    int64_t now_ms;
    struct ks_hall_state *out;
    struct ks_closing_row closings[MOST_CLOSINGS]; /* that are not over */
    int closing_count;
};

static struct ks_hall_line_view *line_slot(struct ks_hall_state *out, const char *id)
{
    for (int i = 0; i < out->line_count; i++)
        if (strcmp(out->lines[i].id, id) == 0)
            return &out->lines[i];
    if (out->line_count == KS_MOST_HALL_LINES)
        return NULL;
    struct ks_hall_line_view *line = &out->lines[out->line_count++];
    snprintf(line->id, sizeof line->id, "%s", id);
    return line;
}

static struct ks_hall_seat_view *seat_slot(struct ks_hall_state *out, const char *id)
{
    for (int i = 0; i < out->seat_count; i++)
        if (strcmp(out->seats[i].id, id) == 0)
            return &out->seats[i];
    if (out->seat_count == KS_MOST_HALL_SEATS)
        return NULL;
    struct ks_hall_seat_view *seat = &out->seats[out->seat_count++];
    snprintf(seat->id, sizeof seat->id, "%s", id);
    return seat;
}

/* Lines and seats of the content stand there whether anything happens at them or not. */
static void lay_out(struct looking *looking)
{
    const struct ks_hall_plan *plan = &looking->content->hall;
    for (int i = 0; i < plan->line_count && i < KS_MOST_LINES; i++)
        line_slot(looking->out, plan->lines[i].id);
    for (int i = 0; i < plan->seat_count; i++)
        seat_slot(looking->out, plan->seats[i].id);
}

static void look_again_at(struct looking *looking, int64_t ms)
{
    if (ms > looking->now_ms && ms < looking->out->next_look_ms)
        looking->out->next_look_ms = ms;
}

static bool take_line(const struct ks_line_standing *standing, void *ctx)
{
    struct looking *looking = ctx;
    bool is_empty = standing->waiting + standing->unconfirmed + standing->serving == 0;
    bool is_known = ks_hall_find_line(&looking->content->hall, standing->line) != NULL;
    struct ks_hall_line_view *line =
        is_empty && !is_known ? NULL : line_slot(looking->out, standing->line);
    looking->out->waiting += standing->waiting;
    looking->out->unconfirmed += standing->unconfirmed;
    if (line == NULL)
        return true;
    line->waiting = standing->waiting;
    line->unconfirmed = standing->unconfirmed;
    line->serving = standing->serving;
    line->oldest_ms = standing->oldest_ms;
    const struct ks_wait_levels *levels = ks_hall_levels(looking->content, line->id);
    if (levels != NULL && line->oldest_ms > 0)
        line->level = ks_wait_level(levels, looking->now_ms - line->oldest_ms);
    return true;
}

/* A lease that is over, or longer than one can be, holds nothing. */
static bool take_seat(const struct ks_seat_now *now, void *ctx)
{
    struct looking *looking = ctx;
    bool is_held =
        now->until_ms > looking->now_ms && now->until_ms <= looking->now_ms + KS_SEAT_LEASE_MS;
    struct ks_hall_seat_view *seat = is_held ? seat_slot(looking->out, now->seat) : NULL;
    if (seat == NULL)
        return true;
    memcpy(seat->holder, now->holder, sizeof seat->holder);
    seat->until_ms = now->until_ms;
    seat->state = KS_HALL_SEAT_IDLE;
    look_again_at(looking, now->until_ms);
    return true;
}

static bool take_visitor(const struct ks_ticket *ticket, void *ctx)
{
    struct looking *looking = ctx;
    struct ks_hall_seat_view *seat = seat_slot(looking->out, ticket->seat);
    if (seat == NULL)
        return true;
    seat->state = ticket->state == KS_TICKET_CALLED ? KS_HALL_SEAT_CALLED : KS_HALL_SEAT_SERVING;
    seat->since_ms = ks_hall_since_ms(ticket);
    memcpy(seat->number, ticket->number, sizeof seat->number);
    memcpy(seat->line, ticket->line, sizeof seat->line);
    return true;
}

static int count_calls_of(const struct ks_hall_state *state, const char *line)
{
    int count = 0;
    for (int i = 0; i < state->call_count; i++)
        count += strcmp(state->calls[i].line, line) == 0;
    return count;
}

static bool take_call(const struct ks_ticket *ticket, void *ctx)
{
    struct looking *looking = ctx;
    struct ks_hall_state *out = looking->out;
    if (count_calls_of(out, ticket->line) == KS_MOST_CALLS_OF_LINE)
        return true;
    struct ks_hall_call_view *call = &out->calls[out->call_count++];
    call->called_ms = ticket->called_ms;
    call->calls = ticket->call_count;
    call->is_awaited = ticket->state == KS_TICKET_CALLED;
    call->is_there = call->is_awaited || ticket->state == KS_TICKET_SERVING;
    memcpy(call->number, ticket->number, sizeof call->number);
    memcpy(call->seat, ticket->seat, sizeof call->seat);
    memcpy(call->line, ticket->line, sizeof call->line);
    return out->call_count < KS_MOST_HALL_CALLS;
}

static bool take_closing(const struct ks_closing_row *closing, void *ctx)
{
    struct looking *looking = ctx;
    looking->closings[looking->closing_count++] = *closing;
    look_again_at(looking, closing->from_ms);
    look_again_at(looking, closing->to_ms);
    return looking->closing_count < MOST_CLOSINGS;
}

static bool take_bulletin(const struct ks_bulletin_row *row, void *ctx)
{
    struct looking *looking = ctx;
    struct ks_hall_state *out = looking->out;
    struct ks_hall_bulletin_view *bulletin = &out->bulletins[out->bulletin_count++];
    bulletin->id = row->id;
    bulletin->until_ms = row->until_ms;
    memcpy(bulletin->text[KS_LANG_ZH_CN], row->text_zh, sizeof row->text_zh);
    memcpy(bulletin->text[KS_LANG_EN], row->text_en, sizeof row->text_en);
    look_again_at(looking, row->until_ms);
    return out->bulletin_count < KS_MOST_HALL_BULLETINS;
}

static bool take_help(const struct ks_help_row *row, void *ctx)
{
    struct ks_hall_state *out = ((struct looking *)ctx)->out;
    struct ks_hall_help_view *help = &out->help[out->help_count++];
    help->id = row->id;
    help->since_ms = row->since_ms;
    help->answered_ms = row->answered_ms;
    memcpy(help->seat, row->seat, sizeof help->seat);
    memcpy(help->by, row->actor, sizeof help->by);
    memcpy(help->answered_by, row->answered_by, sizeof help->answered_by);
    return out->help_count < KS_MOST_HALL_HELP;
}

static bool take_down(const struct ks_takedown *row, void *ctx)
{
    struct ks_hall_state *out = ((struct looking *)ctx)->out;
    snprintf(out->down[out->down_count++], KS_HALL_PAGE_BYTES, "%s", row->page);
    return out->down_count < KS_MOST_HALL_DOWN;
}

static bool take_review(const struct ks_review_row *row, void *ctx)
{
    struct ks_hall_state *out = ((struct looking *)ctx)->out;
    struct ks_review *review = &out->reviews[out->review_count];
    if (row->who[0] == '\0')
        return true;
    *review = (struct ks_review){.checked = row->checked, .recheck = row->recheck};
    memcpy(review->sha, row->sha, sizeof review->sha);
    return ++out->review_count < KS_MOST_HALL_REVIEWS;
}

/* The closing by staff that covers the moment; of several the one that ends last. */
static const struct ks_closing_row *closing_at(const struct looking *looking, const char *line,
                                               int64_t at_ms)
{
    const struct ks_closing_row *found = NULL;
    for (int i = 0; i < looking->closing_count; i++) {
        const struct ks_closing_row *closing = &looking->closings[i];
        bool covers = (closing->line[0] == '\0' || strcmp(closing->line, line) == 0) &&
                      closing->from_ms <= at_ms && at_ms < closing->to_ms;
        if (covers && (found == NULL || closing->to_ms > found->to_ms))
            found = closing;
    }
    return found;
}

/* When numbers of the line are given from `at_ms` on, after closings of both kinds. */
static int64_t find_next_open(const struct looking *looking, const struct ks_service_line *line,
                              int64_t at_ms)
{
    for (int i = 0; i < MOST_CHAIN; i++) {
        struct ks_opening_state opening = ks_hall_line_opening(looking->content, line, at_ms);
        if (!opening.is_open && !opening.next_is_known)
            return 0;
        if (!opening.is_open)
            at_ms = ks_date_to_wall_ms(opening.next_day, opening.next_minute);
        const struct ks_closing_row *closing = closing_at(looking, line->id, at_ms);
        if (closing == NULL)
            return at_ms;
        at_ms = closing->to_ms;
    }
    return 0;
}

static void tell_closed(struct ks_hall_line_view *view, int lang, const char *why)
{
    snprintf(view->closed_why[lang], sizeof view->closed_why[lang], "%s", why);
    ks_utf8_trim(view->closed_why[lang]);
}

static void judge_opening(struct looking *looking, const struct ks_service_line *line,
                          struct ks_hall_line_view *view)
{
    struct ks_hall_state *out = looking->out;
    struct ks_opening_state opening = ks_hall_line_opening(looking->content, line, looking->now_ms);
    const struct ks_closing_row *closing = closing_at(looking, line->id, looking->now_ms);
    int64_t next_ms = find_next_open(looking, line, looking->now_ms);
    view->is_open = opening.is_open && closing == NULL;
    out->is_open = out->is_open || view->is_open;
    if (next_ms > 0 && (out->next_open_ms == 0 || next_ms < out->next_open_ms))
        out->next_open_ms = next_ms;
    if (closing == NULL && opening.closed_for == NULL)
        return;
    view->closed_until_ms = closing != NULL ? closing->to_ms : next_ms;
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        tell_closed(view, lang, closing != NULL ? closing->reason : opening.closed_for->in[lang]);
}

uint64_t ks_hall_staffed(const struct ks_content *content, const struct ks_hall_state *state)
{
    const struct ks_hall_plan *plan = &content->hall;
    uint64_t seats = 0;
    for (int i = 0; i < plan->seat_count && i < KS_MOST_SEATS; i++) {
        const struct ks_hall_seat_view *seat = ks_hall_seat_of(state, plan->seats[i].id);
        if (seat != NULL && seat->state != KS_HALL_SEAT_FREE)
            seats |= UINT64_C(1) << i;
    }
    return seats;
}

/* Of whoever comes now: all who wait are before them. */
static struct ks_hall_before before_now(const struct looking *looking)
{
    const struct ks_hall_plan *plan = &looking->content->hall;
    struct ks_hall_before before = {.seats = ks_hall_staffed(looking->content, looking->out)};
    for (int i = 0; i < plan->line_count && i < KS_MOST_LINES; i++) {
        const struct ks_hall_line_view *view = ks_hall_line_of(looking->out, plan->lines[i].id);
        before.of_line[i] = view != NULL ? view->waiting : 0;
    }
    return before;
}

static void judge_lines(struct looking *looking)
{
    struct ks_hall_state *out = looking->out;
    const struct ks_hall_before before = before_now(looking);
    for (int i = 0; i < out->line_count; i++) {
        struct ks_hall_line_view *view = &out->lines[i];
        const struct ks_service_line *line = ks_hall_find_line(&looking->content->hall, view->id);
        if (line == NULL)
            continue; /* the content has it no more: who waits is served, nobody comes */
        judge_opening(looking, line, view);
        view->has_wait =
            ks_hall_wait_of(looking->waits, looking->content, view->id, &before, looking->now_ms,
                            &view->wait_low_min, &view->wait_high_min);
    }
    if (out->is_open)
        out->next_open_ms = 0;
}

static enum ks_err read_all(struct ks_store *store, void *ctx, struct ks_error *error)
{
    struct looking *looking = ctx;
    struct ks_hall_state *out = looking->out;
    struct ks_hall_mark mark;
    enum ks_err err = ks_store_read_mark(store, &mark, error);
    out->epoch = mark.epoch;
    out->n = mark.n;
    if (err == KS_OK)
        err = ks_store_show_lines(store, out->day, take_line, looking, error);
    if (err == KS_OK)
        err = ks_store_show_seats(store, take_seat, looking, error);
    if (err == KS_OK)
        err = ks_store_show_tickets(store, out->day, KS_TICKETS_AT_SEATS, take_visitor, looking,
                                    error);
    if (err == KS_OK)
        err = ks_store_show_tickets(store, out->day, KS_TICKETS_CALLED, take_call, looking, error);
    if (err == KS_OK)
        err = ks_store_show_closings(store, NULL, looking->now_ms, take_closing, looking, error);
    if (err == KS_OK)
        err = ks_store_show_bulletins(store, looking->now_ms, take_bulletin, looking, error);
    if (err == KS_OK)
        err = ks_store_show_help(store, take_help, looking, error);
    if (err == KS_OK)
        err = ks_store_show_takedowns(store, take_down, looking, error);
    if (err == KS_OK)
        err = ks_store_show_reviews(store, take_review, looking, error);
    if (err == KS_OK)
        err = ks_store_count_audit(store, &out->release_steps, error);
    if (err == KS_OK && looking->waits != NULL)
        err = ks_hall_waits_read(looking->waits, store, looking->content, looking->now_ms, error);
    return err;
}

enum ks_err ks_hall_look(const struct ks_desk *desk, struct ks_hall_waits *waits, int64_t now_ms,
                         struct ks_hall_state *out, struct ks_error *error)
{
    static const struct ks_content none;
    struct looking looking = {.content = desk->content != NULL ? desk->content : &none,
                              .waits = waits,
                              .now_ms = now_ms,
                              .out = out};
    *out = (struct ks_hall_state){.at_ms = now_ms,
                                  .next_look_ms = (now_ms / 60000 + 1) * INT64_C(60000)};
    ks_hall_day(now_ms, out->day);
    lay_out(&looking);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_read_together(desk->store, read_all, &looking, error);
    if (err != KS_OK) {
        *out = (struct ks_hall_state){0};
        return err;
    }
    judge_lines(&looking);
    out->is_known = true;
    return KS_OK;
}

const struct ks_hall_call_view *ks_hall_current_call(const struct ks_hall_state *state)
{
    for (int i = 0; i < state->call_count; i++)
        if (state->calls[i].is_there)
            return &state->calls[i];
    return NULL;
}

const struct ks_hall_line_view *ks_hall_line_of(const struct ks_hall_state *state, const char *id)
{
    for (int i = 0; i < state->line_count; i++)
        if (strcmp(state->lines[i].id, id) == 0)
            return &state->lines[i];
    return NULL;
}

const struct ks_hall_seat_view *ks_hall_seat_of(const struct ks_hall_state *state, const char *id)
{
    for (int i = 0; i < state->seat_count; i++)
        if (strcmp(state->seats[i].id, id) == 0)
            return &state->seats[i];
    return NULL;
}
