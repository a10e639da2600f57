/* Somebody may be in danger: the number to call as large as the page holds it, what comes after,
 * and a way to leave that keeps nothing. No heading tells who reads along what it is about. arg of
 * the place = which call. */
#include <string.h>

#include "screens/page/page.h"

/* How much is said of the number and of the rest, the most first. */
struct number_look {
    int units;
    bool has_at_once;
};
static const struct number_look number_looks[] = {
    {300, true}, {260, true}, {220, true}, {190, true}, {150, true}, {240, false}, {150, false}};
enum { NUMBER_LOOKS = sizeof number_looks / sizeof number_looks[0] };

enum { ACT_PART = KS_ACT_OWN };

/* Kept by this screen: what of it is shown where one page does not hold all. */
struct danger_state {
    int part;
};

/* How much is said of what to do afterwards: a title alone helps nobody. */
enum more { MORE_BRIEF, MORE_ALL };

/* So many looks of the number are tried for it: a large number is worth more than where all that
 * is said comes from. */
struct rest_look {
    bool has_after, has_sources;
    enum more more;
    int number_looks;
};
static const struct rest_look rest_looks[] = {
    {true, true, MORE_ALL, 4}, {true, false, MORE_ALL, 5}, {true, false, MORE_BRIEF, 5}};
enum { REST_LOOKS = sizeof rest_looks / sizeof rest_looks[0] };

enum { STEP_GAP = 20 }; /* of a title from its detail beside it */

/* What stands beside the rest. */
enum beside { BESIDE_NOTHING, BESIDE_NUMBER, BESIDE_LINES, BESIDE_BOTH };

struct page {
    const struct ks_visit *visit;
    const struct ks_danger *danger;
    const struct ks_danger_call *call;
    struct number_look number;
    struct rest_look rest;
    enum beside beside;
};

static bool has_number(enum beside beside)
{
    return beside == BESIDE_NUMBER || beside == BESIDE_BOTH;
}

static bool has_lines(enum beside beside)
{
    return beside == BESIDE_LINES || beside == BESIDE_BOTH;
}

static struct ks_label middle_label(const struct ks_ui *ui, const char *text, enum ks_type type,
                                    uint32_t ink)
{
    return (struct ks_label){text, ks_ui_style(ui, type, KS_WEIGHT_REGULAR), ink, ui->theme->card,
                             KS_ALIGN_CENTRE};
}

static void flow_middle(struct ks_ui *ui, const struct ks_label *label)
{
    struct ks_rect rect;

    if (ks_flow_place(ui, ks_ui_label_height(ui, label, ks_flow_width(ui)), 0, &rect))
        ks_ui_label(ui, label, rect);
}

static void flow_number(struct ks_ui *ui, const void *ctx)
{
    const struct page *page = ctx;
    struct ks_label lead = middle_label(ui, ks_visit_words(page->visit, &page->call->lead),
                                        KS_TYPE_BODY, ui->theme->ink);
    struct ks_label number =
        middle_label(ui, page->call->number, KS_TYPE_NUMBER, ui->theme->on_action_soft);
    int high = ks_ui_px(ui, page->number.units);
    struct ks_rect rect;

    number.style = (struct ks_text_style){.weight = KS_WEIGHT_BOLD, .size_px = high};
    if (ks_ui_label_width(ui, &number) > ks_flow_width(ui) * 9 / 10)
        number.style.size_px = high * ks_flow_width(ui) * 8 / 10 / ks_ui_label_width(ui, &number);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    flow_middle(ui, &lead);
    if (!page->rest.has_after)
        ks_flow_spring(ui);
    if (ks_flow_place(ui, ks_ui_line_height(ui, number.style), 0, &rect))
        ks_ui_label_middle(ui, &number, rect);
    if (!page->rest.has_after)
        ks_flow_spring(ui);
    for (int i = 0; page->number.has_at_once && i < page->danger->at_once_count; i++) {
        struct ks_label line =
            middle_label(ui, ks_visit_words(page->visit, &page->danger->at_once[i]), KS_TYPE_LEAD,
                         ui->theme->soft_ink);
        flow_middle(ui, &line);
    }
    ks_flow_card_end(ui);
}

/* The other numbers, each once: side by side, or in the panel one under the other. */
static void flow_lines(struct ks_ui *ui, const struct page *page)
{
    struct ks_figure_view lines[KS_DANGER_CALLS + KS_DANGER_LINES];
    const struct ks_danger *danger = page->danger;
    int count = 0;

    for (int i = 0; i < danger->call_count && count == 0; i++)
        if (strcmp(danger->calls[i].number, page->call->number) != 0)
            lines[count++] = (struct ks_figure_view){
                danger->calls[i].number, ks_visit_words(page->visit, &danger->calls[i].title)};
    for (int i = 0; i < danger->line_count; i++)
        lines[count++] = (struct ks_figure_view){
            danger->lines[i].number, ks_visit_words(page->visit, &danger->lines[i].label)};
    if (!has_lines(page->beside)) {
        ks_flow_figures(ui, lines, count);
        return;
    }
    enum ks_type size = page->beside == BESIDE_LINES ? KS_TYPE_TILE : KS_TYPE_SMALL;
    for (int i = 0; i < count; i++)
        ks_flow_pair(ui, lines[i].label, lines[i].value, size);
}

static struct ks_label step_title(const struct ks_ui *ui, const char *text)
{
    return (struct ks_label){text, ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD), ui->theme->ink,
                             ui->theme->card, KS_ALIGN_LEFT};
}

/* The detail under its title, or beside it `left` pixels from where that begins. */
static void flow_step(struct ks_ui *ui, int left, const char *title, const char *detail)
{
    const struct ks_label head = step_title(ui, title);
    struct ks_label more = {detail, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                            ui->theme->soft_ink, ui->theme->card, KS_ALIGN_LEFT};
    int width = ks_flow_width(ui), head_width = left > 0 ? left - ks_ui_px(ui, STEP_GAP) : width;
    int first = ks_ui_label_height(ui, &head, head_width);
    int second = detail[0] != '\0' ? ks_ui_label_height(ui, &more, width - left) : 0;
    int height = left == 0 ? first + second : first > second ? first : second;
    struct ks_rect rect;

    if (ks_flow_place(ui, height, 0, &rect)) {
        ks_ui_label(ui, &head, (struct ks_rect){rect.x, rect.y, head_width, first});
        rect.x += left;
        rect.w -= left;
        rect.y += left > 0 ? 0 : first;
        rect.h = left > 0 ? rect.h : second;
        if (second > 0)
            ks_ui_label_middle(ui, &more, rect);
    }
    ks_flow_gap(ui, left > 0 ? 8 : 14);
}

static const char *more_of(const struct page *page, const struct ks_danger_step *step)
{
    const struct ks_words *words = page->rest.more == MORE_ALL ? &step->detail : &step->brief;
    bool has_words = words->in[page->visit->mode.lang] != NULL; /* a brief one may be left out */

    return has_words ? ks_visit_words(page->visit, words) : "";
}

/* Where details stand beside their titles: on a wide panel, and in few words where a line holds
 * the longest title and as much again. 0: under them. */
static int details_left(struct ks_ui *ui, const struct page *page)
{
    enum { WIDE = 330 };
    const struct ks_danger *danger = page->danger;
    int widest = 0;

    if (page->beside == BESIDE_LINES)
        return ks_ui_px(ui, WIDE);
    for (int i = 0; i < danger->after_count; i++) {
        const struct ks_label title =
            step_title(ui, ks_visit_words(page->visit, &danger->after[i].title));
        int width = ks_ui_label_width(ui, &title) + ks_ui_px(ui, STEP_GAP);
        widest = width > widest ? width : widest;
    }
    return page->rest.more == MORE_BRIEF && 2 * widest <= ks_flow_width(ui) ? widest : 0;
}

static void flow_after(struct ks_ui *ui, const struct page *page)
{
    const struct ks_danger *danger = page->danger;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_visit_words(page->visit, &danger->after_title));
    int left = details_left(ui, page);
    for (int i = 0; i < danger->after_count; i++) {
        ks_flow_spring(ui);
        flow_step(ui, left, ks_visit_words(page->visit, &danger->after[i].title),
                  more_of(page, &danger->after[i]));
    }
    ks_flow_card_end(ui);
}

/* What to do step by step, for who is not safe yet. */
static void flow_unsafe(struct ks_ui *ui, const struct page *page)
{
    const struct ks_danger_call *call = page->call;
    bool has_detail = page->rest.more == MORE_ALL && page->beside != BESIDE_LINES;
    const struct ks_page_way way = {"flag", /* as calm as the page */
                                    ks_visit_words(page->visit, &call->unsafe.title),
                                    has_detail ? ks_visit_words(page->visit, &call->unsafe.detail)
                                               : "",
                                    KS_SCREEN_OUTCOME, call->unsafe.outcome};

    if (call->unsafe.outcome_id != NULL)
        ks_flow_way(ui, &way);
}

static void flow_beside(struct ks_ui *ui, const void *ctx)
{
    const struct page *page = ctx;

    if (has_number(page->beside))
        flow_number(ui, page);
    if (has_lines(page->beside))
        flow_lines(ui, page);
    if (page->beside == BESIDE_LINES)
        flow_unsafe(ui, page);
}

static void flow_rest(struct ks_ui *ui, const void *ctx)
{
    const struct page *page = ctx;

    ks_page_due(page->visit, ui);
    if (!has_number(page->beside))
        flow_number(ui, page);
    if (!has_lines(page->beside))
        flow_lines(ui, page);
    if (page->beside != BESIDE_LINES)
        flow_unsafe(ui, page);
    if (page->rest.has_after)
        flow_after(ui, page);
    if (page->rest.has_sources)
        ks_page_sources(page->visit, ui);
}

static bool does_rest_fit(struct ks_ui *ui, const struct page *page)
{
    return ks_flow_height_of(ui, flow_rest, page) <= ks_flow_room(ui);
}

/* Sets the first that fits; whether there is one. */
static bool choose_rest(struct ks_ui *ui, struct page *page)
{
    bool does_fit = false;

    for (int i = 0; i < REST_LOOKS && !does_fit; i++) {
        page->rest = rest_looks[i];
        does_fit = does_rest_fit(ui, page);
    }
    return does_fit;
}

/* The number beside the rest, or with the other numbers: each as full as its own room lets it be.
 * Returns whether all of it fits. */
static bool choose_apart(struct ks_ui *ui, struct page *page, enum beside beside)
{
    bool does_fit = false;

    page->beside = beside;
    ks_ui_side_begin(ui);
    for (int i = 0; i < NUMBER_LOOKS && !does_fit; i++) {
        page->number = number_looks[i];
        does_fit = ks_flow_height_of(ui, flow_beside, page) <= ks_flow_room(ui);
    }
    ks_ui_side_end(ui);
    return choose_rest(ui, page) && does_fit;
}

/* All down one column. */
static bool choose(struct ks_ui *ui, struct page *page)
{
    for (int i = 0; i < REST_LOOKS; i++) {
        page->rest = rest_looks[i];
        for (int j = 0; j < rest_looks[i].number_looks; j++) {
            page->number = number_looks[j];
            if (does_rest_fit(ui, page))
                return true;
        }
    }
    return false;
}

/* ---- where one page does not hold all: whom to call, and under a tab what comes after ---- */

static void flow_now(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    static const struct number_look looks[] = {[KS_DETAIL_LEAST] = {150, false},
                                               [KS_DETAIL_SOME] = {150, true},
                                               [KS_DETAIL_ALL] = {220, true}};
    struct page page = *(const struct page *)ctx;

    page.number = looks[detail];
    page.rest = (struct rest_look){.more = MORE_BRIEF};
    flow_rest(ui, &page);
}

static void flow_later(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    struct page page = *(const struct page *)ctx;

    page.rest.more = detail == KS_DETAIL_LEAST ? MORE_BRIEF : MORE_ALL;
    flow_after(ui, &page);
}

static void flow_parts(struct ks_ui *ui, struct page *page)
{
    const struct danger_state *state = ks_visit_state(page->visit, KS_SCREEN_DANGER);
    const struct ks_page_part list[] = {
        {{"receiver", ks_ui_tr(ui, "Call now")}, flow_now, page},
        {{"flag", ks_visit_words(page->visit, &page->danger->after_title)}, flow_later, page}};
    const struct ks_page_parts parts = {.list = list,
                                        .count = 2,
                                        .chosen = state->part,
                                        .action = ACT_PART,
                                        .is_tabbed = true,
                                        .most_pages = 1};

    page->beside = BESIDE_NOTHING;
    ks_ui_parts(ui, &parts);
}

/* What stands beside what, and how full; whether one page holds it. */
static bool plan(struct ks_ui *ui, struct page *page)
{
    bool is_dear = ui->mode.is_large || ui->mode.is_low;

    if (ui->side.w > 0 && is_dear)
        return choose_apart(ui, page, BESIDE_NUMBER) || choose_apart(ui, page, BESIDE_BOTH);
    page->beside = ui->side.w > 0 ? BESIDE_LINES : BESIDE_NOTHING;
    return choose(ui, page);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_danger *danger = &visit->content->danger;
    struct ks_page_head head = ks_page_head_of(visit, ui);
    struct page page = {
        .visit = visit, .danger = danger, .call = &danger->calls[ks_visit_place_now(visit)->arg]};
    const struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print"), ui->mode.is_low ? NULL : "print", KS_ACT_PRINT,
         0},
        {KS_BUTTON_PRIMARY, ks_visit_words(visit, &danger->guide_title), NULL,
         KS_ACT_OPEN + KS_SCREEN_GUIDE, danger->guide},
    };

    head.back_action = KS_ACT_LEAVE;
    head.back_name = ks_ui_tr(ui, "Leave this page");
    head.back_icon = "leave";
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    if (!plan(ui, &page)) {
        flow_parts(ui, &page);
        return;
    }
    ks_ui_side_begin(ui);
    flow_beside(ui, &page);
    ks_ui_side_end(ui);
    flow_rest(ui, &page);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    struct danger_state *state = ks_visit_state(visit, KS_SCREEN_DANGER);

    if (action == ACT_PART)
        state->part = arg;
}

/* Whom to call comes first. */
static void arrive(struct ks_visit *visit)
{
    struct danger_state *state = ks_visit_state(visit, KS_SCREEN_DANGER);

    state->part = 0;
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->danger.provenance;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    (void)visit;
    (void)arg;
    ks_slip_danger(paper, context);
}

const struct ks_screen ks_screen_danger = {.service = KS_SERVICE_DANGER,
                                           .view = view,
                                           .act = act,
                                           .arrive = arrive,
                                           .state_bytes = sizeof(struct danger_state),
                                           .provenance = provenance,
                                           .paper = KS_PAPER_PAGE,
                                           .compose = compose};
