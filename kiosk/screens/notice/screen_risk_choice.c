/* Which of the two notices: they differ, and the wrong one is of no use. */
#include "screens/notice/notice.h"

#define COLOUR(field) offsetof(struct ks_theme, field)

/* In the order they are offered. */
static const struct offer {
    enum ks_risk_kind kind;
    const char *title;
    enum ks_picture picture;
    size_t colour; /* offset in struct ks_theme */
} offers[] = {
    {KS_RISK_LITIGATION, KS_N_("I am going to court"), KS_PICTURE_SUMMONS, COLOUR(on_action_soft)},
    {KS_RISK_ENFORCEMENT, KS_N_("I want enforcement"), KS_PICTURE_JUDGMENT, COLOUR(enforcement)},
};
enum { OFFER_COUNT = sizeof offers / sizeof offers[0], PICTURE = 320, LEAST = 220 };

static const char *detail_of(struct ks_ui *ui, enum ks_risk_kind kind, int count)
{
    if (kind == KS_RISK_LITIGATION)
        return ks_arena_printf(&ui->arena,
                               ks_ui_tr(ui, "%d things to know before you sue: time, proof, cost, "
                                            "coming to the hearing"),
                               count);
    return ks_arena_printf(&ui->arena,
                           ks_ui_tr(ui, "%d things to know before you apply: two years, what to "
                                        "find out, seizing, settling"),
                           count);
}

static void draw_offer(const struct ks_visit *visit, struct ks_ui *ui, const struct offer *offer,
                       struct ks_rect rect)
{
    const struct ks_risk_notice *notice = &visit->content->risks[offer->kind];
    const int action = KS_ACT_OPEN + KS_SCREEN_RISK, arg = (int)offer->kind;
    uint32_t colour = *(const uint32_t *)((const char *)ui->theme + offer->colour);
    uint32_t ground = ks_ui_is_pressed(ui, action, arg) ? ui->theme->pressed : ui->theme->card;
    struct ks_label title = {ks_ui_tr(ui, offer->title),
                             ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD), ui->theme->ink, ground,
                             KS_ALIGN_LEFT};
    struct ks_label detail = {detail_of(ui, offer->kind, notice->item_count),
                              ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR), ui->theme->soft_ink,
                              ground, KS_ALIGN_LEFT};
    struct ks_label name = {ks_visit_words(visit, &notice->title),
                            ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD), colour, ground,
                            KS_ALIGN_LEFT};
    int pad = ks_ui_px(ui, 32), picture = rect.h - 2 * pad, most = ks_ui_px(ui, PICTURE);

    picture = picture < most ? picture : most;
    if (picture > rect.w * 3 / 10)
        picture = rect.w * 3 / 10;
    ks_ui_fill(ui, rect, ks_ui_px(ui, 28), ground);
    ks_ui_edge(ui, rect, ks_ui_px(ui, 28), colour, ks_ui_px(ui, 4));
    ks_ui_picture(
        ui, (int)offer->picture,
        (struct ks_rect){rect.x + pad, rect.y + (rect.h - picture) / 2, picture, picture});
    int next = ks_ui_px(ui, 48);
    struct ks_rect at = {rect.x + 2 * pad + picture, rect.y, rect.w - 4 * pad - picture - next,
                         rect.h};
    ks_ui_icon(
        ui, "next",
        (struct ks_rect){rect.x + rect.w - pad - next, rect.y + (rect.h - next) / 2, next, next},
        ui->theme->soft_ink);
    int first = ks_ui_label_height(ui, &title, at.w), last = ks_ui_label_height(ui, &name, at.w);
    int second = ks_ui_label_height(ui, &detail, at.w);
    bool has_detail = first + second + last <= rect.h - pad;
    bool has_name = has_detail || first + last <= rect.h - pad;
    at.y += (rect.h - first - (has_name ? last : 0) - (has_detail ? second : 0)) / 2;
    at.y += ks_ui_label(ui, &title, at);
    at.y += has_detail ? ks_ui_label(ui, &detail, at) : 0;
    if (has_name)
        ks_ui_label(ui, &name, at);
    struct ks_control *control = ks_ui_control(ui, KS_ROLE_OPTION, title.text, rect, action, arg);
    control->font_px = title.style.size_px;
    control->ink = title.ink;
    control->ground = ground;
}

static void flow_hint(struct ks_ui *ui, const void *ctx)
{
    (void)ctx;
    ks_flow_hint(ui, "unsure",
                 ks_ui_tr(ui, "Not sure? With a judgment or a settlement in hand that the other "
                              "side does not follow: enforcement"));
}

/* One under the other, or in low reach on a wide panel side by side, to the foot of the page. */
static void flow_offers(const struct ks_visit *visit, struct ks_ui *ui, int below)
{
    int gap = ks_ui_px(ui, 28), room = ks_flow_control_room(ui) - below;
    int height = (room - gap) / 2, width = ks_flow_width(ui);
    bool is_beside = height < ks_ui_px(ui, LEAST);
    struct ks_rect rect;

    if (is_beside) {
        height = room;
        width = (width - gap) / 2;
    }
    if (!ks_flow_place_control(ui, is_beside ? height : 2 * height + gap, 0, &rect))
        return;
    for (int i = 0; i < OFFER_COUNT; i++)
        draw_offer(visit, ui, &offers[i],
                   (struct ks_rect){rect.x + (is_beside ? i * (width + gap) : 0),
                                    rect.y + (is_beside ? 0 : i * (height + gap)), width, height});
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_low = ui->mode.is_low; /* words up, what can be pressed down */

    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "Which one do you need?"),
                 ks_ui_tr(ui, "The two notices differ. Choose, read, then sign."));
    ks_ui_page_foot(ui, NULL, 0);
    int hint = ks_flow_height_of(ui, flow_hint, NULL) + ks_ui_px(ui, 24);
    if (is_low && ks_flow_room(ui) - hint >= ks_ui_px(ui, LEAST))
        flow_hint(ui, NULL);
    flow_offers(visit, ui, is_low ? 0 : ks_flow_height_of(ui, flow_hint, NULL) + ks_ui_px(ui, 24));
    ks_flow_gap(ui, 24);
    if (!is_low)
        flow_hint(ui, NULL);
}

const struct ks_screen ks_screen_risk_choice = {.service = KS_SERVICE_RISK, .view = view};
