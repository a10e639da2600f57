/* The court's rectification in figures, and the way to the full notice. */
#include "screens/page/page.h"

enum { FIGURES_A_ROW = 3 };

static const struct ks_link *notice_link(const struct ks_visit *visit)
{
    return ks_content_find_link(visit->content, "rectification");
}

static void flow_bars(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_rectification *page = &visit->content->rectification;
    int max = 0;

    for (int i = 0; i < page->bar_count; i++)
        max = page->bars[i].value > max ? page->bars[i].value : max;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_visit_words(visit, &page->bars_title));
    for (int i = 0; i < page->bar_count; i++)
        ks_flow_bar(ui, ks_visit_words(visit, &page->bars[i].label),
                    ks_figure_text(&ui->arena, page->bars[i].value), page->bars[i].value, max);
    ks_flow_card_end(ui);
}

static void flow_figures(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_rectification *page = &visit->content->rectification;
    int a_row = ui->mode.is_large ? 2 : FIGURES_A_ROW;

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

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_rectification *page = &visit->content->rectification;
    const struct ks_link *link = notice_link(visit);

    ks_page_head(ui, ks_ui_tr(ui, "Our rectification"), ks_visit_words(visit, &page->title),
                 ks_visit_words(visit, &page->lead));
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print this page"), true);
    flow_bars(visit, ui);
    flow_figures(visit, ui);
    if (link != NULL) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_ui_tr(ui, "Read all of it on your phone"));
        ks_flow_link_qr(ui, link, 420);
        ks_flow_card_end(ui);
    }
    ks_flow_hint(ui, "receiver", ks_visit_words(visit, &page->contact));
    ks_page_provenance(visit, ui, &page->provenance);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    (void)visit;
    (void)arg;
    ks_slip_rectification(slip, context);
}

const struct ks_screen ks_screen_rectification = {
    .view = view, .paper = KS_JOB_PAGE, .compose = compose};
