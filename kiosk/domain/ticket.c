/* The states of a ticket, who comes first, how long it may take. */
#include "domain/ticket.h"

#include <stddef.h>
#include <string.h>

#define TO(state) (1u << KS_TICKET_##state)

/* Where a ticket may go from each state; the others are ends. */
static const unsigned moves[KS_TICKET_STATE_COUNT] = {
    [KS_TICKET_RESERVED] = TO(WAITING) | TO(VOID),  [KS_TICKET_WAITING] = TO(CALLED) | TO(VOID),
    [KS_TICKET_CALLED] = TO(SERVING) | TO(NO_SHOW), [KS_TICKET_SERVING] = TO(FINISHED),
    [KS_TICKET_NO_SHOW] = TO(WAITING) | TO(VOID),
};

static const char *const state_codes[KS_TICKET_STATE_COUNT] = {
    [KS_TICKET_RESERVED] = "reserved", [KS_TICKET_WAITING] = "waiting",
    [KS_TICKET_CALLED] = "called",     [KS_TICKET_SERVING] = "serving",
    [KS_TICKET_FINISHED] = "finished", [KS_TICKET_NO_SHOW] = "no-show",
    [KS_TICKET_VOID] = "void",
};

struct visitor_rule {
    const char *code;
    int head_start_minutes;
};

static const struct visitor_rule visitors[KS_VISITOR_COUNT] = {
    [KS_VISITOR_PERSON] = {"person", 0},
    [KS_VISITOR_ENTERPRISE] = {"enterprise", 10},
    [KS_VISITOR_PRIORITY] = {"priority", 20},
};

static bool is_state(enum ks_ticket_state state)
{
    return (unsigned)state < KS_TICKET_STATE_COUNT;
}

bool ks_ticket_can_move(enum ks_ticket_state from, enum ks_ticket_state to)
{
    return is_state(from) && is_state(to) && (moves[from] & (1u << to)) != 0;
}

const char *ks_ticket_state_code(enum ks_ticket_state state)
{
    return is_state(state) ? state_codes[state] : "";
}

enum ks_ticket_state ks_ticket_state_from_code(const char *code)
{
    unsigned i = 0;
    while (i < KS_TICKET_STATE_COUNT && strcmp(state_codes[i], code) != 0)
        i++;
    return (enum ks_ticket_state)i;
}

const char *ks_visitor_code(enum ks_visitor visitor)
{
    return (unsigned)visitor < KS_VISITOR_COUNT ? visitors[visitor].code : "";
}

enum ks_visitor ks_visitor_from_code(const char *code)
{
    unsigned i = 0;
    while (i < KS_VISITOR_COUNT && strcmp(visitors[i].code, code) != 0)
        i++;
    return (enum ks_visitor)i;
}

int64_t ks_queue_head_start_ms(enum ks_visitor visitor)
{
    if ((unsigned)visitor >= KS_VISITOR_COUNT)
        return 0;
    return visitors[visitor].head_start_minutes * 60LL * 1000;
}

int64_t ks_queue_rank(enum ks_visitor visitor, int64_t waited_ms)
{
    return waited_ms + ks_queue_head_start_ms(visitor);
}

bool ks_wait_estimate(int ahead, int rooms, int min_minutes, int max_minutes, int *low, int *high)
{
    const int step = KS_WAIT_STEP_MINUTES;
    *low = *high = 0;
    if (rooms < 1 || ahead < 0 || min_minutes < 0 || max_minutes < 1 || max_minutes < min_minutes)
        return false;
    int64_t best = (int64_t)(ahead / rooms) * min_minutes;
    int64_t worst = ((int64_t)(ahead / rooms) + 1) * max_minutes;
    if (worst > KS_WAIT_MAX_MINUTES)
        return false;
    *low = (int)(best / step) * step;
    if (*low == 0 && best > 0)
        *low = step < worst ? step : (int)best;
    *high = (int)((worst + step - 1) / step) * step;
    return true;
}
