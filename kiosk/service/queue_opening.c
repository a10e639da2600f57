/* When the lines of the hall are open, how full they are, how long the wait may be. */
#include <string.h>

#include "service/hall_hours.h"
#include "service/parts.h"
#include "service/queue_service.h"
#include "store/store_queue.h"

static bool is_sooner(const struct ks_opening_state *a, const struct ks_opening_state *b)
{
    int order = ks_date_compare(a->next_day, b->next_day);
    return a->next_is_known &&
           (!b->next_is_known || order < 0 || (order == 0 && a->next_minute < b->next_minute));
}

struct ks_opening_state ks_queue_opening(const struct ks_content *content, int64_t now_ms)
{
    struct ks_opening_state all = {0};
    for (int i = 0; i < content->hall.line_count; i++) {
        struct ks_opening_state one =
            ks_hall_line_opening(content, &content->hall.lines[i], now_ms);
        if (one.is_open)
            return one;
        if (i == 0 || is_sooner(&one, &all))
            all = one;
    }
    return all;
}

enum ks_err ks_queue_look_at_lines(const struct ks_desk *desk, int64_t now_ms,
                                   struct ks_line_now out[KS_MOST_LINES_SHOWN], int *out_count,
                                   struct ks_error *error)
{
    struct ks_line_count counts[KS_MOST_LINES_SHOWN];
    char day[KS_DATE_TEXT_BYTES];
    int counted = 0;
    *out_count = 0;
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    enum ks_err err =
        ks_store_count_lines(desk->store, day, counts, KS_MOST_LINES_SHOWN, &counted, error);
    if (err != KS_OK)
        return err;
    const struct ks_hall_plan *hall = &desk->content->hall;
    for (int i = 0; i < hall->line_count && i < KS_MOST_LINES_SHOWN; i++) {
        const struct ks_service_line *line = &hall->lines[i];
        struct ks_line_now *now = &out[(*out_count)++];
        *now = (struct ks_line_now){.line = line,
                                    .opening = ks_hall_line_opening(desk->content, line, now_ms)};
        for (int j = 0; j < counted; j++) {
            if (strcmp(counts[j].line, line->id) == 0) {
                now->waiting = counts[j].waiting;
                now->is_full = line->capacity > 0 && counts[j].given >= line->capacity;
            }
        }
    }
    return KS_OK;
}
