/* The court's rectification in figures, and the way to the full notice. */
#include "screens/page/page.h"

enum { FIGURES_A_ROW = 3 };
enum { ACT_PART = KS_ACT_OWN };

static const struct ks_link *notice_link(const struct ks_visit *visit)
{
    return ks_content_find_link(visit->content, "rectification");
}

static void flow_bars(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_rectification *page = &visit->content->rectification;
    int max = 0;

    (void)detail;
    for (int i = 0; i < page->bar_count; i++)
        max = page->bars[i].value > max ? page->bars[i].value : max;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_visit_words(visit, &page->bars_title));
    for (int i = 0; i < page->bar_count; i++)
        ks_flow_bar(ui, ks_visit_words(visit, &page->bars[i].label),
                    ks_figure_text(&ui->arena, page->bars[i].value), page->bars[i].value, max);
    ks_flow_card_end(ui);
}

static void flow_figures(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_rectification *page = &visit->content->rectification;
    int a_row = ui->mode.is_large && detail != KS_DETAIL_LEAST ? 2 : FIGURES_A_ROW;

    for (int i = 0; i < page->figure_count; i += a_row) {
        struct ks_figure_view figures[FIGURES_A_ROW];
        int count = 0;
        for (; count < a_row && i + count < page->figure_count; count++)
            figures[count] =
                (struct ks_figure_view){ks_visit_words(visit, &page->figures[i + count].value),
                                        ks_visit_words(visit, &page->figures[i + count].label)};
        ks_flow_figures(ui, figures, count);
    }
}

/* The notice and what else is announced, to be read here word for word. */
static void flow_texts(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    static const char *const icons[] = {[KS_BULLETIN_NOTICE] = "document",
                                        [KS_BULLETIN_REWARD] = "clue",
                                        [KS_BULLETIN_OTHER] = "megaphone"};
    const struct ks_visit *visit = ctx;
    const struct ks_content *content = visit->content;
    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(content->bulletin_count + 1) * sizeof *ways);
    int count = 0;

    (void)detail;
    for (int i = 0; i < content->bulletin_count; i++) {
        const struct ks_bulletin *bulletin = &content->bulletins[i];
        if (ks_bulletin_is_shown(bulletin, ks_visit_today(visit)))
            ways[count++] = (struct ks_page_way){icons[bulletin->kind],
                                                 ks_visit_words(visit, &bulletin->title),
                                                 ks_visit_words(visit, &bulletin->issuer),
                                                 KS_SCREEN_BULLETIN,
                                                 i,
                                                 0,
                                                 false};
    }
    ks_flow_ways(ui, ways, count, 0);
    ks_flow_spring(ui); /* one or two do not take all the room */
}

/* All of it on a phone, and whom to tell what one thinks of it. */
static void flow_notice(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    static const int sides[] = {
        [KS_DETAIL_LEAST] = 160, [KS_DETAIL_SOME] = 300, [KS_DETAIL_ALL] = 420};
    const struct ks_visit *visit = ctx;
    const struct ks_link *link = notice_link(visit);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (link != NULL) {
        ks_flow_heading(ui, ks_ui_tr(ui, "Read all of it on your phone"));
        ks_flow_link_qr(ui, link, sides[detail]);
    }
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink,
                 ks_visit_words(visit, &visit->content->rectification.contact));
    ks_flow_card_end(ui);
    ks_page_provenance(visit, ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_rectification *page = &visit->content->rectification;
    const int *part = ks_visit_state(visit, KS_SCREEN_RECTIFICATION);
    const struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                                    KS_ACT_PRINT, 0};
    const struct ks_page_part list[] = {
        {{"chart", ks_ui_tr(ui, "Cases")}, flow_bars, visit},
        {{"number", ks_ui_tr(ui, "Figures")}, flow_figures, visit},
        {{"document", ks_ui_tr(ui, "In full")}, flow_texts, visit},
        {{"qr", ks_ui_tr(ui, "By phone")}, flow_notice, visit},
    };
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_visit_words(visit, &page->title);
    head.lead = ks_visit_words(visit, &page->lead);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_ui_parts(ui, &(struct ks_page_parts){.list = list,
                                            .count = sizeof list / sizeof list[0],
                                            .chosen = *part,
                                            .action = ACT_PART,
                                            .most_pages = 1});
}

static void act(struct ks_visit *visit, int action, int arg)
{
    int *part = ks_visit_state(visit, KS_SCREEN_RECTIFICATION);

    if (action == ACT_PART)
        *part = arg;
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->rectification.provenance;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    (void)visit;
    (void)arg;
    ks_slip_rectification(paper, context);
}

const struct ks_screen ks_screen_rectification = {.service = KS_SERVICE_NOTICE,
                                                  .view = view,
                                                  .act = act,
                                                  .state_bytes = sizeof(int), /* the part shown */
                                                  .provenance = provenance,
                                                  .paper = KS_PAPER_PAGE,
                                                  .compose = compose};
