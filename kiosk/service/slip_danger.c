/* Telephone numbers on paper: nothing on it says why somebody wanted them. */
#include <string.h>

#include "service/slips_private.h"

/* Each number once, in the order of the page. */
static bool is_first(const struct ks_danger *danger, int index)
{
    for (int i = 0; i < index; i++)
        if (strcmp(danger->calls[i].number, danger->calls[index].number) == 0)
            return false;
    return true;
}

void ks_slip_danger(struct ks_paper *paper, const struct ks_slip_context *context)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_danger *danger = &context->content->danger;
    const int number = context->content->guides[danger->guide].number;
    ks_slip_write_head(&writer, ks_slip_words(&writer, &danger->title));
    for (int i = 0; i < danger->call_count; i++) {
        if (is_first(danger, i)) {
            ks_slip_add(slip, KS_SLIP_PAIR, ks_slip_words(&writer, &danger->calls[i].title),
                        danger->calls[i].number);
        }
    }
    for (int i = 0; i < danger->line_count; i++) {
        ks_slip_add(slip, KS_SLIP_PAIR, ks_slip_words(&writer, &danger->lines[i].label),
                    danger->lines[i].number);
    }
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(slip, KS_SLIP_PAIR, ks_tr(writer.lang, "Number on the kiosk"),
                ks_arena_printf(&slip->arena, "%02d", number));
    ks_slip_write_foot(&writer, context->now_ms);
}
