/* A kiosk with everything real behind it but the window: content, fonts, store, file printer. */
#ifndef KS_TESTS_SCREENS_STAGE_H
#define KS_TESTS_SCREENS_STAGE_H

#include <stdlib.h>
#include <string.h>

#include "app/parts.h"
#include "base/file.h"
#include "screens/kiosk_private.h"

struct stage {
    struct ks_parts parts;
    struct ks_clock_manual clock;
    char dir[64];
};

/* A data folder of its own and a clock that stands still: Monday 23 November 2026, 09:41, when the
 * mediation rooms are open. */
static inline void stage_prepare(struct stage *stage)
{
    memset(stage, 0, sizeof *stage);
    strcpy(stage->dir, "/tmp/kiosk-stage-XXXXXX");
    if (mkdtemp(stage->dir) == NULL)
        abort();
    ks_clock_manual_advance(&stage->clock, 1000000);
    stage->clock.wall_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 9 * 60 + 41);
    stage->parts.clock = ks_clock_from_manual(&stage->clock);
    stage->parts.has_clock = true;
    stage->parts.options = (struct ks_options){.data = stage->dir, .w = 1080, .h = 1920};
}

static inline void stage_start(struct stage *stage)
{
    struct ks_error error = {0};

    if (ks_parts_open(&stage->parts, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        abort();
    }
    ks_parts_settle(&stage->parts);
}

static inline void stage_open(struct stage *stage)
{
    stage_prepare(stage);
    stage_start(stage);
}

static inline void stage_close(struct stage *stage)
{
    ks_parts_close(&stage->parts);
    ks_file_remove_tree(stage->dir);
}

/* Whether every byte of it is 0. */
static inline bool is_zero(const void *bytes, size_t count)
{
    const unsigned char *b = bytes;

    for (size_t i = 0; i < count; i++)
        if (b[i] != 0)
            return false;
    return true;
}

/* Whether the visit knows nothing of a visitor: it stands at home, no screen keeps a byte, and no
 * paper was asked for. */
static inline bool stage_knows_nobody(const struct stage *stage)
{
    const struct ks_visit *visit = &stage->parts.kiosk->visit;

    for (int i = 0; i < KS_SCREEN_COUNT; i++)
        if (!is_zero(visit->states[i], visit->screens[i]->state_bytes))
            return false;
    return is_zero(&visit->way, sizeof visit->way) &&
           is_zero(&visit->printing, sizeof visit->printing) && visit->done_at_ms == 0;
}

/* Lets time pass and the worker finish. */
static inline void stage_pass(struct stage *stage, int64_t ms)
{
    for (; ms > 0; ms -= 500) {
        ks_clock_manual_advance(&stage->clock, 500);
        ks_parts_settle(&stage->parts);
    }
}

#endif
