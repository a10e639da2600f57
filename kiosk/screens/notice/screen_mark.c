/* For who does not write: a mark in place of a signature, and what it means; or staff on paper. */
#include "screens/notice/notice.h"
#include "service/window.h"

enum { ACT_MARK = KS_ACT_OWN };

/* A circle, as a hand would draw it. */
static const struct ks_point circle[] = {
    {300, 160}, {291, 213}, {265, 260}, {226, 294}, {178, 308}, {126, 304}, {79, 281},
    {44, 243},  {23, 195},  {20, 142},  {36, 92},   {68, 51},   {113, 26},  {165, 20},
    {217, 33},  {260, 65},  {289, 110}, {300, 160}, {-1, -1},
};
enum { CIRCLE_COUNT = sizeof circle / sizeof circle[0] };

/* The circle with what it means beside it; the card takes what the page has left. */
static void flow_meaning(struct ks_ui *ui, const void *ctx)
{
    struct ks_label text = {
        ks_ui_tr(ui, "A circle stands for your signature. It says that you have read this notice, "
                     "or had it read to you, and that you understand it."),
        ks_ui_style(ui, ui->mode.is_large ? KS_TYPE_LEAD : KS_TYPE_BODY, KS_WEIGHT_REGULAR),
        ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT};
    enum { MOST_GROWTH = 1200 };

    (void)ctx;
    int mark = ks_ui_px(ui, ks_ui_is_landscape(ui) ? 120 : 180), gap = ks_ui_px(ui, 36);
    struct ks_rect rect;

    ks_flow_grower(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    int width = ks_flow_width(ui) - mark - gap, need = ks_ui_label_height(ui, &text, width);
    need = (need > mark ? need : mark) + ks_flow_growth(ui, MOST_GROWTH);
    if (ks_flow_place(ui, need, 0, &rect)) {
        ks_ui_edge(ui, (struct ks_rect){rect.x, rect.y + (rect.h - mark) / 2, mark, mark}, mark / 2,
                   ui->theme->ink, ks_ui_px(ui, 10));
        ks_ui_label_middle(ui, &text, (struct ks_rect){rect.x + mark + gap, rect.y, width, rect.h});
    }
    ks_flow_card_end(ui);
}

/* The other way, where there is room to tell of it. */
static void flow_paper(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const char *paper = ks_ui_tr(ui, "Or sign on paper at the window: somebody reads it to you and "
                                     "helps you sign.");

    ks_flow_hint(ui, "people",
                 ui->mode.is_large ? paper
                                   : ks_arena_printf(&ui->arena, "%s %s", paper,
                                                     ks_window_hours_text(&ui->arena, ui->mode.lang,
                                                                          visit->content)));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_button sign = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Sign with a circle and print"),
                                   "print", ACT_MARK, 0};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Sign");
    head.title = ks_ui_tr(ui, "You can sign without writing");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &sign, 1);
    ks_flow_notice_declaration(visit, ui);
    int room = ks_flow_room(ui) - ks_flow_height_of(ui, flow_meaning, NULL);
    bool has_paper = ks_flow_height_of(ui, flow_paper, visit) + ks_ui_px(ui, 48) <= room;
    flow_meaning(ui, NULL);
    if (has_paper)
        flow_paper(ui, visit);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    (void)arg;
    if (action != ACT_MARK || ks_notice_is_busy(visit))
        return;
    memcpy(state->points, circle, sizeof circle);
    state->point_count = CIRCLE_COUNT;
    state->is_mark = true;
    ks_notice_send(visit);
}

const struct ks_screen ks_screen_mark = {.service = KS_SERVICE_RISK,
                                         .view = view,
                                         .act = act,
                                         .is_busy = ks_notice_is_busy,
                                         .void_drawing = ks_notice_forget_strokes};
