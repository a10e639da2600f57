/* The table of what may be done with a ticket in which state. */
#include "domain/queue/states.h"

#include "base/codes.h"
#include "base/i18n.h"

#define OF(state) (1u << KS_TICKET_##state)
#define QUEUED (OF(WAITING) | OF(TRANSFERRED))

static const char *const state_codes[KS_TICKET_STATE_COUNT] = {
    [KS_TICKET_RESERVED] = KS_N_("reserved"),   [KS_TICKET_WAITING] = KS_N_("waiting"),
    [KS_TICKET_CALLED] = KS_N_("called"),       [KS_TICKET_SERVING] = KS_N_("serving"),
    [KS_TICKET_PARKED] = KS_N_("parked"),       [KS_TICKET_FINISHED] = KS_N_("finished"),
    [KS_TICKET_NO_SHOW] = KS_N_("no-show"),     [KS_TICKET_TRANSFERRED] = KS_N_("transferred"),
    [KS_TICKET_CANCELLED] = KS_N_("cancelled"), [KS_TICKET_EXPIRED] = KS_N_("expired"),
};

struct rule {
    const char *code;
    unsigned from; /* states, as bits */
    enum ks_ticket_state to;
    bool can_undo, is_exception; /* exception: only by name, never by where it leads */
};

/* Of two that lead the same way the first stands for both. */
static const struct rule rules[KS_QUEUE_ACT_COUNT] = {
    [KS_QUEUE_ISSUE] = {KS_N_("issue"), 0, KS_TICKET_RESERVED},
    [KS_QUEUE_ADMIT] = {KS_N_("admit"), OF(RESERVED), KS_TICKET_WAITING},
    [KS_QUEUE_CALL] = {KS_N_("call"), QUEUED, KS_TICKET_CALLED, .can_undo = true},
    [KS_QUEUE_RECALL] = {KS_N_("recall"), OF(CALLED), KS_TICKET_CALLED},
    [KS_QUEUE_START] = {KS_N_("start"), OF(CALLED), KS_TICKET_SERVING, .can_undo = true},
    [KS_QUEUE_CAME] = {KS_N_("came"), OF(CALLED), KS_TICKET_SERVING, .can_undo = true},
    [KS_QUEUE_MISS] = {KS_N_("no-show"), OF(CALLED), KS_TICKET_NO_SHOW, .can_undo = true},
    [KS_QUEUE_FINISH] = {KS_N_("finish"), OF(SERVING), KS_TICKET_FINISHED, .can_undo = true},
    [KS_QUEUE_BACK] = {KS_N_("back"), OF(CALLED) | OF(PARKED) | OF(NO_SHOW), KS_TICKET_WAITING,
                       .can_undo = true},
    [KS_QUEUE_PARK] = {KS_N_("park"), OF(CALLED) | OF(SERVING), KS_TICKET_PARKED, .can_undo = true},
    [KS_QUEUE_RESUME] = {KS_N_("resume"), OF(PARKED), KS_TICKET_SERVING, .can_undo = true},
    [KS_QUEUE_TRANSFER] = {KS_N_("transfer"), QUEUED | OF(CALLED) | OF(SERVING) | OF(PARKED),
                           KS_TICKET_TRANSFERRED, .can_undo = true},
    [KS_QUEUE_CANCEL] = {KS_N_("cancel"),
                         OF(RESERVED) | QUEUED | OF(CALLED) | OF(SERVING) | OF(PARKED) |
                             OF(NO_SHOW),
                         KS_TICKET_CANCELLED, .can_undo = true},
    [KS_QUEUE_EXPIRE] = {KS_N_("expire"),
                         OF(RESERVED) | QUEUED | OF(CALLED) | OF(PARKED) | OF(NO_SHOW),
                         KS_TICKET_EXPIRED},
    [KS_QUEUE_READMIT] = {KS_N_("readmit"), OF(CANCELLED) | OF(EXPIRED), KS_TICKET_WAITING,
                          .is_exception = true},
    [KS_QUEUE_UNDO] = {KS_N_("undo"), 0, KS_TICKET_STATE_COUNT, .is_exception = true},
    [KS_QUEUE_REKIND] = {KS_N_("rekind"), 0, KS_TICKET_STATE_COUNT, .is_exception = true},
};

static bool is_state(enum ks_ticket_state state)
{
    return (unsigned)state < KS_TICKET_STATE_COUNT;
}

const char *ks_ticket_state_code(enum ks_ticket_state state)
{
    return is_state(state) ? state_codes[state] : "";
}

enum ks_ticket_state ks_ticket_state_from_code(const char *code)
{
    return (enum ks_ticket_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                              KS_TICKET_STATE_COUNT, code);
}

const char *ks_queue_act_code(enum ks_queue_act act)
{
    return (unsigned)act < KS_QUEUE_ACT_COUNT ? rules[act].code : "";
}

enum ks_queue_act ks_queue_act_from_code(const char *code)
{
    return (enum ks_queue_act)ks_code_find(&rules[0].code, sizeof rules[0], KS_QUEUE_ACT_COUNT,
                                           code);
}

enum ks_ticket_state ks_queue_after(enum ks_queue_act act, enum ks_ticket_state from)
{
    bool may = (unsigned)act < KS_QUEUE_ACT_COUNT && is_state(from) &&
               (rules[act].from & (1u << from)) != 0;
    return may ? rules[act].to : KS_TICKET_STATE_COUNT;
}

enum ks_queue_act ks_queue_act_between(enum ks_ticket_state from, enum ks_ticket_state to)
{
    unsigned i = 0;
    while (i < KS_QUEUE_ACT_COUNT && (rules[i].is_exception || from == to || !is_state(to) ||
                                      ks_queue_after((enum ks_queue_act)i, from) != to))
        i++;
    return (enum ks_queue_act)i;
}

bool ks_ticket_is_queued(enum ks_ticket_state state)
{
    return is_state(state) && (QUEUED & (1u << state)) != 0;
}

enum ks_ticket_state ks_queue_undo(const struct ks_queue_step *last, enum ks_ticket_state now,
                                   int64_t now_ms)
{
    bool may = (unsigned)last->act < KS_QUEUE_ACT_COUNT && rules[last->act].can_undo &&
               last->to == now && ks_queue_after(last->act, last->from) == now &&
               now_ms >= last->at_ms && now_ms - last->at_ms <= KS_QUEUE_UNDO_MS;
    return may ? last->from : KS_TICKET_STATE_COUNT;
}
