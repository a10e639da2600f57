/* The guides of one shelf, in plain words. arg of the place = group. */
#include "screens/page/page.h"

static void flow_help(struct ks_ui *ui, const void *ctx)
{
    const struct ks_content *content = ctx;

    ks_flow_hint(ui, "people",
                 ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "Not here, or not sure? The window helps you in "
                                              "working hours, and so does the line %s."),
                                 content->hotline));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    int group = ks_visit_place_now(visit)->arg, count = 0;
    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(content->guide_count + 2) * sizeof *ways);
    const struct ks_shelf_page *first = &content->groups[group].first;

    struct ks_page_head head = ks_page_head_of(visit, ui);
    head.title = ks_visit_words(visit, &content->groups[group].title);
    if (!ui->mode.is_large) /* the guides take the room */
        head.lead = ks_ui_tr(ui, "Choose what comes closest. You can go back at any time.");
    head.is_lead_spare = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (first->page != NULL) {
        const struct ks_named_place place = ks_page_named(first->page);
        ways[count++] =
            (struct ks_page_way){first->icon, ks_visit_words(visit, &first->title),
                                 ks_visit_words(visit, &first->detail), place.screen, place.arg};
    }
    for (int i = 0; i < content->guide_count; i++) {
        const struct ks_guide *guide = &content->guides[i];
        if (guide->group != group && guide->also != group + 1)
            continue;
        ways[count++] = (struct ks_page_way){
            guide->icon, ks_visit_words(visit, &guide->situation),
            ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"), guide->number,
                            ks_visit_words(visit, &guide->legal_title)),
            KS_SCREEN_GUIDE, i};
    }
    bool has_help = !ui->mode.is_large || !ui->mode.is_low; /* there the guides take the room */
    ks_flow_ways(ui, ways, count, has_help ? ks_flow_height_of(ui, flow_help, content) : 0);
    if (has_help)
        flow_help(ui, content);
}

const struct ks_screen ks_screen_shelf = {
    .service = KS_SERVICE_LAW, .view = view, .is_public = true};
