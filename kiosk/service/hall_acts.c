/* What staff do with visitors: looked at, done in one transaction, told in a sentence. */
#include "service/hall_acts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "domain/queue/order.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_events.h"
#include "store/store_hall.h"
#include "store/store_offline.h"
#include "store/store_papers.h"
#include "store/store_seats.h"

/* Of whom: who is at the seat, a number that must be named, or either. */
enum whom { AT_SEAT, NAMED, EITHER };

static const struct {
    const char *code;
    enum ks_queue_act act;
    enum whom whom;
    bool needs_seat, can_undo;
} dos[KS_HALL_DO_COUNT] = {
    [KS_HALL_CALL] = {"call", KS_QUEUE_CALL, AT_SEAT, true, true},
    [KS_HALL_RECALL] = {"recall", KS_QUEUE_RECALL, AT_SEAT, true, false},
    [KS_HALL_CAME] = {"came", KS_QUEUE_CAME, AT_SEAT, true, true},
    [KS_HALL_START] = {"start", KS_QUEUE_START, AT_SEAT, true, true},
    [KS_HALL_NO_SHOW] = {"no-show", KS_QUEUE_MISS, AT_SEAT, true, true},
    [KS_HALL_FINISH] = {"finish", KS_QUEUE_FINISH, AT_SEAT, true, true},
    [KS_HALL_BACK] = {"back", KS_QUEUE_BACK, EITHER, false, true},
    [KS_HALL_PARK] = {"park", KS_QUEUE_PARK, AT_SEAT, true, true},
    [KS_HALL_RESUME] = {"resume", KS_QUEUE_RESUME, NAMED, true, true},
    [KS_HALL_TRANSFER] = {"transfer", KS_QUEUE_TRANSFER, EITHER, true, true},
    [KS_HALL_WALK_IN] = {"walk-in", KS_QUEUE_ACT_COUNT, AT_SEAT, true, false},
    [KS_HALL_CALL_NUMBER] = {"call-number", KS_QUEUE_CALL, NAMED, true, true},
    [KS_HALL_CANCEL] = {"cancel", KS_QUEUE_CANCEL, NAMED, false, true},
    [KS_HALL_UNDO] = {"undo", KS_QUEUE_UNDO, AT_SEAT, true, false},
    [KS_HALL_PRIORITY] = {"priority", KS_QUEUE_REKIND, NAMED, false, false},
    [KS_HALL_ADMIT] = {"admit", KS_QUEUE_ADMIT, NAMED, false, false},
};

enum ks_hall_do ks_hall_do_from_code(const char *code)
{
    return (enum ks_hall_do)ks_code_find(&dos[0].code, sizeof dos[0], KS_HALL_DO_COUNT, code);
}

enum { MOST_SEAT_LINES = KS_MOST_HALL_LINES };

/* A wish as the store wants it. */
struct acting {
    const struct ks_desk *desk;
    const struct ks_hall_wish *wish;
    const struct ks_seat *seat; /* of the content; NULL: none, or it has it no more */
    int64_t now_ms;
    char day[KS_TICKET_DAY_BYTES], number[KS_TICKET_NUMBER_BYTES];
    const char *lines[MOST_SEAT_LINES];
    char leftover[MOST_SEAT_LINES][KS_TICKET_ID_BYTES]; /* lines the content has no more */
    struct ks_store_seat at;
    struct ks_seat_act act;
};

static bool is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* The seat's name, where there is one, in a language. */
static const char *place_of(const struct ks_content *content, const char *seat, enum ks_lang lang)
{
    const struct ks_seat *found = ks_hall_find_seat(&content->hall, seat);
    return found != NULL ? found->name.in[lang] : seat;
}

static enum ks_err take_number(struct acting *acting, struct ks_error *error)
{
    const char *number = acting->wish->number;
    enum whom whom = dos[acting->wish->act].whom;
    bool is_next = acting->wish->act == KS_HALL_CALL && is_given(number);
    if (whom == NAMED && !is_given(number))
        return ks_fail(error, KS_ERR_INPUT, "This needs a number");
    if (!is_given(number) || (whom == AT_SEAT && !is_next))
        return KS_OK;
    if (strlen(number) >= sizeof acting->number)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no number %.40s today", number);
    for (size_t i = 0; number[i] != '\0'; i++)
        acting->number[i] = (char)toupper((unsigned char)number[i]);
    if (is_next)
        acting->act.expected = acting->number;
    else
        acting->act.number = acting->number;
    return KS_OK;
}

/* A text that fits into an event, on one line. */
static bool is_reason(const char *text)
{
    return strlen(text) < KS_EVENT_REASON_BYTES && ks_utf8_is_plain(text);
}

static enum ks_err take_words(struct acting *acting, struct ks_error *error)
{
    const struct ks_hall_wish *wish = acting->wish;
    const struct ks_hall_plan *plan = &acting->desk->content->hall;
    if (is_given(wish->reason) && !is_reason(wish->reason))
        return ks_fail(error, KS_ERR_INPUT,
                       "The reason is too long, has more than one line or a hidden character");
    if (wish->act == KS_HALL_FINISH && is_given(wish->outcome)) {
        if (!ks_hall_is_outcome(wish->outcome))
            return ks_fail(error, KS_ERR_INPUT,
                           "How it ended is done, settled, unsettled or "
                           "referred");
        acting->act.outcome = wish->outcome;
    }
    if (wish->act == KS_HALL_TRANSFER) {
        if (!is_given(wish->to) || ks_hall_find_line(plan, wish->to) == NULL)
            return ks_fail(error, KS_ERR_INPUT, "There is no line \"%.40s\" to transfer to",
                           wish->to != NULL ? wish->to : "");
        acting->act.line = wish->to;
    }
    if (wish->act == KS_HALL_PRIORITY) {
        const struct ks_visitor_kind *kind =
            is_given(wish->to) ? ks_hall_find_kind(plan, wish->to) : NULL;
        if (kind == NULL)
            return ks_fail(error, KS_ERR_INPUT, "There is no kind of visitor \"%.40s\"",
                           wish->to != NULL ? wish->to : "");
        acting->act.kind = kind->id;
        acting->act.is_priority = kind->is_priority;
    }
    return KS_OK;
}

static bool take_leftover(const struct ks_line_standing *line, void *ctx)
{
    struct acting *acting = ctx;
    struct ks_store_seat *at = &acting->at;
    if (line->waiting == 0 || ks_hall_find_line(&acting->desk->content->hall, line->line) != NULL)
        return true;
    if (at->line_count == MOST_SEAT_LINES)
        return false;
    char *id = acting->leftover[at->leftover_count++];
    memcpy(id, line->line, sizeof line->line);
    acting->lines[at->line_count++] = id;
    return true;
}

/* What the seat serves, and lines that nobody does any more: who waits there is served all the
 * same. */
static enum ks_err take_seat(struct acting *acting, struct ks_error *error)
{
    const struct ks_hall_wish *wish = acting->wish;
    const char *id = wish->seat != NULL ? wish->seat : "";
    acting->seat = ks_hall_find_seat(&acting->desk->content->hall, id);
    bool comes = wish->act == KS_HALL_CALL || wish->act == KS_HALL_CALL_NUMBER ||
                 wish->act == KS_HALL_RESUME || wish->act == KS_HALL_WALK_IN || wish->is_then_call;
    bool needs_seat = dos[wish->act].needs_seat || acting->act.number == NULL;
    if (id[0] == '\0' && (comes || needs_seat))
        return ks_fail(error, KS_ERR_STATE, "Sit down at a counter first: nothing was done");
    if (acting->seat == NULL && comes)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no room %s", id);
    acting->at.id = id;
    acting->at.lines = acting->lines;
    for (int i = 0; acting->seat != NULL && i < acting->seat->line_count && i < KS_MOST_LINES; i++)
        acting->lines[acting->at.line_count++] = acting->seat->lines[i];
    return comes
               ? ks_store_show_lines(acting->desk->store, acting->day, take_leftover, acting, error)
               : KS_OK;
}

static enum ks_err prepare(struct acting *acting, struct ks_error *error)
{
    const struct ks_hall_wish *wish = acting->wish;
    if ((unsigned)wish->act >= KS_HALL_DO_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "There is nothing of that name to do");
    ks_hall_day(acting->now_ms, acting->day);
    acting->act = (struct ks_seat_act){
        .act = dos[wish->act].act,
        .seat = &acting->at,
        .day = acting->day,
        .actor = wish->actor,
        .request = is_given(wish->request) ? wish->request : NULL,
        .reason = wish->reason,
        .undone = is_given(wish->undone) ? wish->undone : NULL,
        .now_ms = acting->now_ms,
    };
    enum ks_err err = ks_desk_check_open(acting->desk, error);
    if (err == KS_OK && acting->desk->content == NULL)
        err = ks_fail(error, KS_ERR_STATE, "There is no content, so nobody knows the seats");
    if (err == KS_OK)
        err = take_number(acting, error);
    if (err == KS_OK)
        err = take_words(acting, error);
    return err == KS_OK ? take_seat(acting, error) : err;
}

/* The line that was asked for, if the seat serves it; else its first. */
static enum ks_err walk_in(struct acting *acting, struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_hall_plan *plan = &acting->desk->content->hall;
    const struct ks_hall_wish *wish = acting->wish;
    const char *id = is_given(wish->to) ? wish->to : acting->seat->lines[0];
    const char *kind_id = is_given(wish->kind) ? wish->kind : ks_visitor_code(KS_VISITOR_PERSON);
    const struct ks_service_line *line = ks_hall_find_line(plan, id);
    const struct ks_visitor_kind *kind = ks_hall_find_kind(plan, kind_id);
    if (line == NULL || kind == NULL || !ks_seat_serves(acting->seat, id))
        return ks_fail(error, KS_ERR_INPUT, "Seat %s does not serve \"%.40s\" for \"%.40s\"",
                       acting->seat->id, id, kind_id);
    if (acting->act.request == NULL)
        return ks_fail(error, KS_ERR_INPUT, "A number for somebody without one needs a request");
    const struct ks_reservation wanted = {
        .day = acting->day,
        .line = line->id,
        .prefix = line->letter,
        .kind = kind->id,
        .is_priority = kind->is_priority,
        .token = acting->act.request,
        .now_ms = acting->now_ms,
    };
    return ks_store_walk_in(acting->desk->store, &wanted, acting->at.id, wish->actor, out, error);
}

/* Only the slip says for which line, and only its holder of what kind they are. */
static enum ks_err admit(struct acting *acting, struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_hall_plan *plan = &acting->desk->content->hall;
    const struct ks_hall_wish *wish = acting->wish;
    const char *id = is_given(wish->to) ? wish->to : "";
    const char *kind_id = is_given(wish->kind) ? wish->kind : ks_visitor_code(KS_VISITOR_PERSON);
    const struct ks_service_line *line = ks_hall_find_line(plan, id);
    const struct ks_visitor_kind *kind = ks_hall_find_kind(plan, kind_id);
    if (line == NULL || kind == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%.40s\" for \"%.40s\"", id,
                       kind_id);
    const struct ks_reservation wanted = {.day = acting->day,
                                          .line = line->id,
                                          .kind = kind->id,
                                          .is_priority = kind->is_priority,
                                          .now_ms = acting->now_ms};
    enum ks_err err = ks_store_admit_offline(acting->desk->store, acting->number, &wanted,
                                             wish->actor, out, error);
    return err == KS_OK && !ks_ticket_is_queued(out->state)
               ? ks_fail(error, KS_ERR_STATE, "Number %s is %s already: nothing has changed",
                         out->number, ks_staff_tr(ks_ticket_state_code(out->state)))
               : err;
}

/* The ticket that the wish is about as it is now; false: there is none. */
static bool find_subject(const struct acting *acting, struct ks_ticket *out)
{
    const char *number = acting->act.number != NULL ? acting->act.number : acting->act.expected;
    struct ks_store *store = acting->desk->store;
    if (number != NULL)
        return ks_store_find_number(store, acting->day, number, out, NULL) == KS_OK;
    return acting->at.id[0] != '\0' &&
           ks_store_find_at_seat(store, acting->day, acting->at.id, out, NULL) == KS_OK;
}

/* Why that number was not called, and what to do now. */
static enum ks_err explain_call(const struct acting *acting, const struct ks_ticket *ticket,
                                struct ks_error *error)
{
    const char *number = ticket->number;
    const char *place = place_of(acting->desk->content, ticket->seat, ks_staff_lang());
    switch (ticket->state) {
    case KS_TICKET_CALLED:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: %s has just called it. No number is lost; call the next",
                       number, place);
    case KS_TICKET_SERVING:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: it is being served at %s. No number is lost; call the "
                       "next",
                       number, place);
    case KS_TICKET_PARKED:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: %s has put it aside. Take it up again with \"resume\"",
                       number, place);
    case KS_TICKET_NO_SHOW:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: it was called at %s and nobody came. If its visitor is "
                       "back, let it wait again first",
                       number, place);
    case KS_TICKET_FINISHED:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: it was finished at %s. Nothing has changed", number,
                       place);
    case KS_TICKET_RESERVED:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: nobody knows yet whether its slip came out. Look at the "
                       "slip first",
                       number);
    case KS_TICKET_CANCELLED:
    case KS_TICKET_EXPIRED:
        return ks_fail(error, KS_ERR_STATE,
                       "%s was not called: it has been withdrawn. Nothing has changed; call the "
                       "next",
                       number);
    default:
        return KS_ERR_STATE;
    }
}

/* A failure told so that whoever reads it knows what happened, what is safe and what to do. */
static enum ks_err explain(const struct acting *acting, enum ks_err err, struct ks_hall_done *out,
                           struct ks_error *error)
{
    bool is_of_seat = acting->act.number == NULL && acting->act.act != KS_QUEUE_CALL &&
                      acting->act.act != KS_QUEUE_UNDO && acting->at.id != NULL &&
                      acting->at.id[0] != '\0';
    if (err == KS_ERR_NOT_FOUND && is_of_seat)
        return ks_fail(error, KS_ERR_STATE, "Nobody is at room %s", acting->at.id);
    if (err != KS_ERR_STATE || acting->at.id == NULL)
        return err;
    struct ks_ticket ticket;
    if (!find_subject(acting, &ticket))
        return err;
    out->ticket = ticket;
    out->since_ms = ks_hall_since_ms(&ticket);
    bool is_call = acting->act.act == KS_QUEUE_CALL &&
                   (acting->act.number != NULL || acting->act.expected != NULL);
    bool is_own = strcmp(ticket.seat, acting->at.id) == 0;
    bool is_late = is_call && !ks_ticket_is_queued(ticket.state) && !is_own;
    return is_late ? explain_call(acting, &ticket, error) : err;
}

static void say(struct ks_hall_done *out, enum ks_lang lang, const char *text, const char *first,
                const char *second)
{
    const char *slots[] = {first, second};
    size_t at = 0, slot = 0;
    for (const char *from = text; *from != '\0' && at + 1 < sizeof out->said[lang]; from++) {
        if (from[0] == '%' && from[1] == 's' && slot < 2) {
            int left = (int)(sizeof out->said[lang] - at);
            int wrote = snprintf(out->said[lang] + at, (size_t)left, "%s", slots[slot++]);
            at += (size_t)(wrote < left ? wrote : left - 1);
            from++;
        } else {
            out->said[lang][at++] = *from;
        }
    }
    ks_utf8_trim(out->said[lang]);
}

/* What was done, in a sentence: a number, and where or what it is now. */
static const char *const sentences[KS_HALL_DO_COUNT] = {
    [KS_HALL_CALL] = KS_N_("%s is called to %s"),
    [KS_HALL_RECALL] = KS_N_("%s is called again to %s"),
    [KS_HALL_CAME] = KS_N_("%s came to %s"),
    [KS_HALL_START] = KS_N_("%s came to %s"),
    [KS_HALL_NO_SHOW] = KS_N_("%s did not come to %s"),
    [KS_HALL_FINISH] = KS_N_("%s is finished at %s"),
    [KS_HALL_BACK] = KS_N_("%s waits again for %s"),
    [KS_HALL_PARK] = KS_N_("%s is put aside by %s"),
    [KS_HALL_RESUME] = KS_N_("%s goes on at %s"),
    [KS_HALL_TRANSFER] = KS_N_("%s waits for %s now"),
    [KS_HALL_WALK_IN] = KS_N_("%s is served at %s without having waited"),
    [KS_HALL_CALL_NUMBER] = KS_N_("%s is called out of order to %s"),
    [KS_HALL_CANCEL] = KS_N_("%s is withdrawn from %s"),
    [KS_HALL_UNDO] = KS_N_("Taken back: %s is %s again"),
    [KS_HALL_PRIORITY] = KS_N_("%s counts as %s from now on"),
    [KS_HALL_ADMIT] = KS_N_("%s waits for %s now"),
};

static const char *object_of(const struct acting *acting, const struct ks_ticket *ticket,
                             enum ks_lang lang)
{
    const struct ks_content *content = acting->desk->content;
    const struct ks_service_line *line = ks_hall_find_line(&content->hall, ticket->line);
    const struct ks_visitor_kind *kind = ks_hall_find_kind(&content->hall, ticket->kind);
    switch (acting->wish->act) {
    case KS_HALL_ADMIT:
    case KS_HALL_BACK:
    case KS_HALL_TRANSFER:
    case KS_HALL_CANCEL:
        return line != NULL ? line->name.in[lang] : ticket->line;
    case KS_HALL_PRIORITY:
        return kind != NULL ? kind->title.in[lang] : ticket->kind;
    case KS_HALL_UNDO:
        return ks_tr(lang, ks_ticket_state_code(ticket->state));
    default:
        return place_of(content, acting->at.id, lang);
    }
}

static void tell(const struct acting *acting, struct ks_hall_done *out)
{
    const struct ks_hall_wish *wish = acting->wish;
    bool can_undo = dos[wish->act].can_undo && acting->at.id[0] != '\0';
    const struct ks_ticket *last = out->has_next ? &out->next : &out->ticket;
    out->since_ms = ks_hall_since_ms(&out->ticket);
    if (can_undo && acting->now_ms <= last->changed_ms + KS_QUEUE_UNDO_MS)
        out->undo_until_ms = last->changed_ms + KS_QUEUE_UNDO_MS;
    for (int i = 0; i < KS_LANG_COUNT; i++) {
        enum ks_lang lang = (enum ks_lang)i;
        say(out, lang, ks_tr(lang, sentences[wish->act]), out->ticket.number,
            object_of(acting, &out->ticket, lang));
    }
    if (wish->act == KS_HALL_TRANSFER)
        out->has_wait =
            ks_hall_expect(acting->desk, out->ticket.id, NULL, acting->now_ms, &out->ahead,
                           &out->wait_low_min, &out->wait_high_min, NULL) == KS_OK;
}

/* What a transfer would mean; nothing is changed. */
static enum ks_err ask(const struct acting *acting, struct ks_hall_done *out,
                       struct ks_error *error)
{
    if (!find_subject(acting, &out->ticket))
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no number %.40s today", acting->number);
    if (ks_queue_after(KS_QUEUE_TRANSFER, out->ticket.state) == KS_TICKET_STATE_COUNT)
        return ks_fail(error, KS_ERR_STATE, "Number %s is %s and cannot be transferred",
                       out->ticket.number, ks_staff_tr(ks_ticket_state_code(out->ticket.state)));
    out->since_ms = ks_hall_since_ms(&out->ticket);
    enum ks_err err = ks_hall_expect(acting->desk, out->ticket.id, acting->act.line, acting->now_ms,
                                     &out->ahead, &out->wait_low_min, &out->wait_high_min, error);
    out->has_wait = err == KS_OK;
    return err;
}

static enum ks_err carry_out(struct acting *acting, struct ks_hall_done *out,
                             struct ks_error *error)
{
    const struct ks_hall_wish *wish = acting->wish;
    if (wish->act == KS_HALL_WALK_IN)
        return walk_in(acting, &out->ticket, error);
    if (wish->act == KS_HALL_ADMIT)
        return admit(acting, &out->ticket, error);
    bool is_then = wish->act == KS_HALL_FINISH && wish->is_then_call;
    enum ks_err err = ks_store_act_and_call(acting->desk->store, &acting->act, &out->ticket,
                                            is_then ? &out->next : NULL, error);
    out->has_next = out->next.id != 0;
    return err;
}

static enum ks_err act(struct acting *acting, struct ks_hall_done *out, struct ks_error *error)
{
    *out = (struct ks_hall_done){0};
    enum ks_err err = prepare(acting, error);
    if (err != KS_OK)
        return err;
    bool is_question = acting->wish->act == KS_HALL_TRANSFER && acting->wish->is_question;
    err = is_question ? ask(acting, out, error) : carry_out(acting, out, error);
    if (err != KS_OK)
        return explain(acting, err, out, error);
    if (!is_question)
        tell(acting, out);
    return KS_OK;
}

enum ks_err ks_hall_act(const struct ks_desk *desk, const struct ks_hall_wish *wish, int64_t now_ms,
                        struct ks_hall_done *out, struct ks_error *error)
{
    struct acting acting = {.desk = desk, .wish = wish, .now_ms = now_ms};
    return act(&acting, out, error);
}

enum ks_err ks_hall_come_back(const struct ks_desk *desk, const char *number, int64_t now_ms,
                              struct ks_hall_done *out, struct ks_error *error)
{
    static const enum ks_ticket_state missed = KS_TICKET_NO_SHOW;
    const struct ks_hall_wish wish = {.act = KS_HALL_BACK, .number = number};
    struct acting acting = {.desk = desk, .wish = &wish, .now_ms = now_ms};
    *out = (struct ks_hall_done){0};
    if (!is_given(number))
        return ks_fail(error, KS_ERR_INPUT, "This needs a number");
    enum ks_err err = prepare(&acting, error);
    acting.act.must_be = &missed;
    if (err == KS_OK)
        err = carry_out(&acting, out, error);
    if (err == KS_OK)
        tell(&acting, out);
    return err;
}
