/* Two parties who are called together. */
#include "domain/queue/pairs.h"

static bool is_there(const struct ks_pair_side *side)
{
    return side->came_ms > 0 && !side->is_away;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t ks_pair_waiting_since_ms(const struct ks_pair_side sides[2])
{
    int64_t since_ms = INT64_MAX;
    for (int i = 0; i < 2; i++)
        if (is_there(&sides[i]))
            since_ms = earlier(since_ms, sides[i].came_ms);
    return since_ms == INT64_MAX ? 0 : since_ms;
}

enum ks_pair_state ks_pair_judge(const struct ks_pair_side sides[2], int64_t now_ms)
{
    int count = is_there(&sides[0]) + is_there(&sides[1]);
    if (count != 1)
        return count == 0 ? KS_PAIR_EMPTY : KS_PAIR_READY;
    int64_t awaited_ms = now_ms - ks_pair_waiting_since_ms(sides);
    return awaited_ms < KS_PAIR_AWAIT_MINUTES * INT64_C(60000) ? KS_PAIR_ALONE : KS_PAIR_CHOICE;
}

int64_t ks_pair_order_ms(const struct ks_pair_side sides[2])
{
    if (!is_there(&sides[0]) || !is_there(&sides[1]))
        return INT64_MAX;
    return later(sides[0].came_ms, sides[1].came_ms) -
           later(ks_queue_head_start_ms(sides[0].visitor),
                 ks_queue_head_start_ms(sides[1].visitor));
}

const char *ks_pair_state_code(enum ks_pair_state state)
{
    static const char *const codes[KS_PAIR_STATE_COUNT] = {"empty", "alone", "choice", "ready"};
    return (unsigned)state < KS_PAIR_STATE_COUNT ? codes[state] : "";
}
