/* The rectification in figures, on paper: for those who have no phone. */
#include "service/slips_private.h"

const char *ks_figure_text(struct ks_arena *arena, int value)
{
    return value >= 1000 ? ks_arena_printf(arena, "%d,%03d", value / 1000, value % 1000)
                         : ks_arena_printf(arena, "%d", value);
}

void ks_slip_rectification(struct ks_paper *paper, const struct ks_slip_context *context)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_rectification *page = &context->content->rectification;
    const struct ks_link *link = ks_content_find_link(context->content, "rectification");
    ks_slip_write_head(&writer, ks_slip_words(&writer, &page->title));
    ks_slip_add(slip, KS_SLIP_TEXT, ks_slip_words(&writer, &page->lead), NULL);
    ks_slip_add(slip, KS_SLIP_HEADING, ks_slip_words(&writer, &page->bars_title), NULL);
    for (int i = 0; i < page->bar_count; i++) {
        ks_slip_add(slip, KS_SLIP_PAIR, ks_slip_words(&writer, &page->bars[i].label),
                    ks_figure_text(&slip->arena, page->bars[i].value));
    }
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
    for (int i = 0; i < page->figure_count; i++) {
        ks_slip_add(slip, KS_SLIP_PAIR, ks_slip_words(&writer, &page->figures[i].label),
                    ks_slip_words(&writer, &page->figures[i].value));
    }
    ks_slip_add(slip, KS_SLIP_TEXT, ks_slip_words(&writer, &page->contact), NULL);
    if (link)
        ks_slip_write_link(&writer, link);
    ks_slip_write_sources(&writer, &page->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}
