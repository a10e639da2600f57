/* The levels of a wait that is too long. */
#include "domain/queue/levels.h"

#include "base/i18n.h"

static const char *const codes[KS_WAIT_LEVELS] = {KS_N_("remind"), KS_N_("supervise"),
                                                  KS_N_("overdue")};

int64_t ks_wait_level_after_ms(const struct ks_wait_levels *levels, int level)
{
    if (level < 1 || level > KS_WAIT_LEVELS || levels->minutes[level - 1] <= 0)
        return -1;
    return levels->minutes[level - 1] * INT64_C(60000);
}

int ks_wait_level(const struct ks_wait_levels *levels, int64_t waited_ms)
{
    int level = 0;
    for (int i = 1; i <= KS_WAIT_LEVELS; i++) {
        int64_t after_ms = ks_wait_level_after_ms(levels, i);
        if (after_ms >= 0 && waited_ms >= after_ms)
            level = i;
    }
    return level;
}

const char *ks_wait_level_code(int level)
{
    return level >= 1 && level <= KS_WAIT_LEVELS ? codes[level - 1] : "";
}
