/* Who comes first. */
#include "domain/queue/order.h"

#include <stddef.h>
#include <string.h>

#include "base/i18n.h"

#define MINUTE_MS INT64_C(60000)

struct visitor_rule {
    const char *code;
    int head_start_minutes;
};

static const struct visitor_rule visitors[KS_VISITOR_COUNT] = {
    [KS_VISITOR_PERSON] = {KS_N_("person"), 0},
    [KS_VISITOR_ENTERPRISE] = {KS_N_("enterprise"), 10},
    [KS_VISITOR_PRIORITY] = {KS_N_("priority"), 20},
};

const char *ks_visitor_code(enum ks_visitor visitor)
{
    return (unsigned)visitor < KS_VISITOR_COUNT ? visitors[visitor].code : "";
}

enum ks_visitor ks_visitor_from_code(const char *code)
{
    unsigned i = 0;
    while (i < KS_VISITOR_COUNT && strcmp(ks_visitor_code((enum ks_visitor)i), code) != 0)
        i++;
    return (enum ks_visitor)i;
}

int64_t ks_queue_head_start_ms(enum ks_visitor visitor)
{
    if ((unsigned)visitor >= KS_VISITOR_COUNT)
        return 0;
    return visitors[visitor].head_start_minutes * MINUTE_MS;
}

int64_t ks_queue_order_back_ms(enum ks_ticket_state from, int64_t order_ms, int64_t called_ms)
{
    bool was_missed = from == KS_TICKET_CALLED || from == KS_TICKET_NO_SHOW;
    int64_t behind_ms = called_ms + KS_QUEUE_RETURN_MINUTES * MINUTE_MS;
    return was_missed && behind_ms > order_ms ? behind_ms : order_ms;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int64_t counted_ms(const struct ks_queue_place *place)
{
    return place->order_ms + place->line_rank * KS_QUEUE_LINE_MINUTES * MINUTE_MS;
}

int ks_queue_compare(const struct ks_queue_place *a, const struct ks_queue_place *b)
{
    int by_time = compare(counted_ms(a), counted_ms(b));
    int by_number = by_time != 0 ? by_time : compare(a->sequence, b->sequence);
    return by_number != 0 ? by_number : compare(a->id, b->id);
}

int64_t ks_queue_bound_ms(int line_count)
{
    int most_minutes = 0;
    for (int i = 0; i < KS_VISITOR_COUNT; i++)
        if (visitors[i].head_start_minutes > most_minutes)
            most_minutes = visitors[i].head_start_minutes;
    int later = line_count > 1 ? (line_count - 1) * KS_QUEUE_LINE_MINUTES : 0;
    return (most_minutes + later) * MINUTE_MS;
}
