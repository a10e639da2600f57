/* The calculators: which one, and the page, the blanks and the paper of each by its row. */
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"

/* Kept by the page; a calculator's part is made when it is first opened. */
struct calcs_state {
    void *of[KS_CALC_COUNT];
    int part; /* what of the page is shown where one page does not hold all */
};

#define FULL_STOP "\xE3\x80\x82"

enum { ACT_PART = KS_ACT_OWN, MOST_SENTENCES = 12 };
_Static_assert((int)ACT_PART < (int)KS_ACT_CALC, "apart from what a calculator's controls tell");

#define ROW_OF(id, name) [KS_CALC_##id] = &ks_calc_##name,
static const struct ks_calc_row *const rows[] = {KS_CALC_LIST(ROW_OF)};

static void view_list(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;

    struct ks_page_way ways[KS_CALC_COUNT];

    for (int i = 0; i < KS_CALC_COUNT; i++)
        ways[i] = (struct ks_page_way){
            content->calculators[i].icon, ks_visit_words(visit, &content->calculators[i].title),
            ks_visit_words(visit, &content->calculators[i].detail), KS_SCREEN_CALC, i};
    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "What shall we work out?"),
                 ks_ui_tr(ui, "Each step is shown. Nothing you enter is stored."));
    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_ways(ui, ways, KS_CALC_COUNT, 0);
}

void *ks_calc_state(const struct ks_visit *visit, enum ks_calc calc)
{
    const struct calcs_state *state = ks_visit_state(visit, KS_SCREEN_CALC);

    return state->of[calc];
}

static void open_calc(struct ks_visit *visit, int calc)
{
    struct calcs_state *state = ks_visit_state(visit, KS_SCREEN_CALC);

    if (state->of[calc] == NULL)
        state->of[calc] = ks_arena_alloc(&visit->arena, rows[calc]->state_bytes);
    state->part = 0;
    ks_visit_go(visit, KS_SCREEN_CALC, calc);
}

static struct ks_calc_case case_of(const struct ks_visit *visit, enum ks_calc calc)
{
    return (struct ks_calc_case){.content = visit->content,
                                 .today = ks_visit_today(visit),
                                 .calc = calc,
                                 .state = ks_calc_state(visit, calc)};
}

/* What the content says a calculator begins with. */
static const char *amount_title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    (void)blank;
    return ks_visit_words(visit, &visit->content->calculators[form->arg].amount_label);
}

static bool write_lines(const struct ks_calc_case *given, const struct ks_form *form,
                        struct ks_calc_paper *paper)
{
    return ks_form_has_required(form) && rows[given->calc]->write(given, paper);
}

static bool flow_fee(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                     int blank)
{
    const struct ks_calc_case given = case_of(visit, (enum ks_calc)form->arg);
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    int64_t fen;
    bool is_well =
        ks_blank_amount(ks_form_typed(form, blank), &fen) && write_lines(&given, form, &paper);

    for (int i = 0; is_well && i < paper.count; i++)
        if (paper.lines[i].is_result && paper.lines[i].value != NULL)
            ks_flow_pair(ui, paper.lines[i].label, paper.lines[i].value, KS_TYPE_TILE);
    return is_well;
}

static struct ks_form form_of(const struct ks_visit *visit, int calc)
{
    const struct ks_calc_row *row = rows[calc];

    return (struct ks_form){.rows = row->fields,
                            .row_count = row->field_count,
                            .state = ks_calc_state(visit, (enum ks_calc)calc),
                            .arg = calc,
                            .title = row->title != NULL ? row->title : amount_title,
                            .flow_fee = row->shows_fee ? flow_fee : NULL,
                            .typed = row->typed};
}

static void flow_line(struct ks_ui *ui, const struct ks_calc_line *line, enum ks_type type,
                      bool has_bars)
{
    if (line->value == NULL)
        ks_flow_text(ui, KS_TYPE_LEAD, line->is_calm ? ui->theme->ink : ui->theme->on_stop_soft,
                     line->label);
    else if (has_bars && line->share > 0)
        ks_flow_share(ui, line->label, line->value, line->share);
    else
        ks_flow_pair(ui, line->label, line->value, type);
}

/* ---- the page, in parts ---- */

/* What each part needs. */
struct page_view {
    struct ks_calc_page page;
    const struct ks_calc_row *row;
    const struct ks_calculator *calculator;
    const struct ks_calc_paper *paper;
    enum ks_detail pinned; /* how much of the result stands on every page */
};

/* Where the first figure of the result stands among the lines. */
static int first_figure(const struct ks_calc_paper *paper)
{
    int i = 0;

    while (i < paper->count && !(paper->lines[i].is_result && paper->lines[i].value != NULL))
        i++;
    return i;
}

/* Whether a line stands on every page: of all the result, its figures, or the first of them, each
 * with the sentence behind the first. */
static bool is_pinned(const struct page_view *view, int line)
{
    int first = first_figure(view->paper);
    bool is_figure = view->paper->lines[line].value != NULL;
    bool is_first = line == first || (line == first + 1 && !is_figure);

    return view->paper->lines[line].is_result && (is_first || view->pinned == KS_DETAIL_ALL ||
                                                  (view->pinned == KS_DETAIL_SOME && is_figure));
}

static void flow_result(struct ks_ui *ui, const void *ctx)
{
    const struct page_view *view = ctx;

    ks_flow_card_begin(ui, ui->theme->action_soft, 0);
    if (!view->page.has_result)
        ks_flow_pair(ui, ks_ui_tr(ui, "Result"), "\xE2\x80\x94", KS_TYPE_FIGURE);
    for (int i = 0; view->page.has_result && i < view->paper->count; i++)
        if (is_pinned(view, i))
            flow_line(ui, &view->paper->lines[i], KS_TYPE_TILE, false);
    ks_flow_card_end(ui);
}

/* As much of it as leaves the page to what is filled in. */
static void pin_result(struct ks_ui *ui, struct page_view *view)
{
    enum { PERCENT_BESIDE = 45, PERCENT_ABOVE = 40 };
    int room = ui->side.w > 0 ? ui->side.h * PERCENT_BESIDE : ui->flow.area.h * PERCENT_ABOVE;

    ks_ui_side_begin(ui);
    view->pinned = KS_DETAIL_ALL;
    while (view->pinned > KS_DETAIL_LEAST && ks_flow_height_of(ui, flow_result, view) * 100 > room)
        view->pinned--;
    flow_result(ui, view);
    ks_ui_side_end(ui);
}

static void flow_input(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct page_view *view = ctx;

    view->row->flow(ui, &view->page, detail);
}

/* What is not on every page of the result, and how it is reckoned. */
static void flow_outcome(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct page_view *view = ctx;
    const struct ks_calc_paper *paper = view->paper;
    enum ks_type type = detail == KS_DETAIL_ALL    ? KS_TYPE_BODY
                        : detail == KS_DETAIL_SOME ? KS_TYPE_LEAD
                                                   : KS_TYPE_SMALL;
    if (view->row->flow_outcome != NULL) {
        view->row->flow_outcome(ui, &view->page, detail);
        return;
    }
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < paper->count; i++)
        if (paper->lines[i].is_result && !is_pinned(view, i))
            flow_line(ui, &paper->lines[i], type, false);
    if (detail != KS_DETAIL_LEAST)
        ks_flow_heading(ui, ks_ui_tr(ui, "Step by step"));
    for (int i = 0; i < paper->count; i++)
        if (!paper->lines[i].is_result)
            flow_line(ui, &paper->lines[i], type, detail == KS_DETAIL_ALL);
    ks_flow_card_end(ui);
}

/* The bytes of the first sentence of `text`, with its stop. */
static size_t sentence_bytes(const char *text)
{
    const char *chinese = strstr(text, FULL_STOP), *english = strstr(text, ". ");

    if (chinese != NULL)
        return (size_t)(chinese - text) + strlen(FULL_STOP);
    return english != NULL ? (size_t)(english - text) + 1 : strlen(text);
}

/* What is to be known, a sentence an entry, in one of the ways there are to show it. */
struct note {
    const struct ks_visit *visit;
    struct ks_entry sentences[MOST_SENTENCES];
    int count;
    enum ks_type type;
    bool is_on_card;
};

static void split(struct ks_ui *ui, const char *text, struct note *note)
{
    while (*text != '\0' && note->count < MOST_SENTENCES) {
        size_t bytes = note->count + 1 < MOST_SENTENCES ? sentence_bytes(text) : strlen(text);
        note->sentences[note->count++] =
            (struct ks_entry){"", ks_arena_strndup(&ui->arena, text, bytes)};
        text += bytes;
        text += strspn(text, " ");
    }
}

struct sentence {
    const char *text;
    enum ks_type type;
};

static void flow_sentence(struct ks_ui *ui, const void *ctx)
{
    const struct sentence *sentence = ctx;

    ks_flow_text(ui, sentence->type, ui->theme->ink, sentence->text);
}

static void flow_sentences(struct ks_ui *ui, const void *ctx)
{
    const struct note *note = ctx;

    if (note->is_on_card)
        ks_flow_entries(ui, note->sentences, note->count);
    for (int i = 0; !note->is_on_card && i < note->count; i++) {
        const struct sentence sentence = {note->sentences[i].detail, note->type};
        ks_flow_together(ui, flow_sentence, &sentence);
    }
    ks_flow_spring(ui);
    ks_page_provenance(note->visit, ui);
}

/* No sentence is broken over two pages; on a card and large where that makes no more of them. */
static void flow_note(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    static const struct {
        enum ks_type type;
        bool is_on_card;
    } ways[] = {{KS_TYPE_LEAD, true}, {KS_TYPE_LEAD, false}, {KS_TYPE_SMALL, false}};
    const struct page_view *view = ctx;
    struct note note = {.visit = view->page.visit}, best;
    int least = 0;

    (void)detail;
    split(ui,
          view->paper->note != NULL ? view->paper->note
                                    : ks_visit_words(note.visit, &view->calculator->note),
          &note);
    best = note;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        note.type = ways[i].type;
        note.is_on_card = ways[i].is_on_card;
        int pages = ks_flow_pages_of(ui, flow_sentences, &note) + 1;
        if (least == 0 || pages < least) {
            least = pages;
            best = note;
        }
    }
    flow_sentences(ui, &best);
}

static void flow_parts(struct ks_ui *ui, const struct page_view *view)
{
    const struct calcs_state *state = ks_visit_state(view->page.visit, KS_SCREEN_CALC);
    bool is_told = view->pinned == KS_DETAIL_ALL && view->row->flow_outcome == NULL;
    const char *outcome = is_told ? ks_ui_tr(ui, "Step by step") : ks_ui_tr(ui, "Result");
    struct ks_page_part list[3];
    struct ks_page_parts parts = {
        .list = list, .chosen = state->part, .action = ACT_PART, .most_pages = 2};

    list[parts.count++] = (struct ks_page_part){{"pen", ks_ui_tr(ui, "Fill in")}, flow_input, view};
    if (view->page.has_result)
        list[parts.count++] = (struct ks_page_part){{"list-check", outcome}, flow_outcome, view};
    list[parts.count++] = (struct ks_page_part){{"info", ks_ui_tr(ui, "To know")}, flow_note, view};
    ks_ui_parts(ui, &parts);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    enum ks_calc calc = (enum ks_calc)ks_visit_place_now(visit)->arg;
    const struct ks_calculator *calculator = &visit->content->calculators[calc];
    const struct ks_calc_case given = case_of(visit, calc);
    const struct ks_form form = form_of(visit, (int)calc);
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    struct page_view view_of_page = {
        .page = {visit, &given, &form, write_lines(&given, &form, &paper)},
        .row = rows[calc],
        .calculator = calculator,
        .paper = &paper};
    const struct ks_button print = {KS_BUTTON_PRIMARY,
                                    ks_ui_tr(ui, "Print this page"),
                                    "print",
                                    KS_ACT_PRINT,
                                    0,
                                    !view_of_page.page.has_result};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_visit_words(visit, &calculator->title);
    if (!ui->mode.is_large || !ui->mode.is_low) /* where every line of height is needed */
        head.lead = ks_visit_words(visit, &calculator->detail);
    head.is_lead_spare = true;
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    pin_result(ui, &view_of_page);
    flow_parts(ui, &view_of_page);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int calc)
{
    return &visit->content->calculators[calc].provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    enum ks_calc calc = (enum ks_calc)ks_visit_place_now(visit)->arg;
    struct calcs_state *state = ks_visit_state(visit, KS_SCREEN_CALC);

    if (action == ACT_PART)
        state->part = arg;
    else
        rows[calc]->act(ks_calc_state(visit, calc), action, arg);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    const struct ks_calc_case given = case_of(visit, (enum ks_calc)arg);
    const struct ks_form form = form_of(visit, arg);
    struct ks_arena arena = {0};
    struct ks_calc_paper lines = {.arena = &arena, .lang = context->lang};

    if (write_lines(&given, &form, &lines))
        ks_slip_calc(paper, context, given.calc, lines.lines, lines.count, lines.note);
    ks_arena_wipe(&arena);
    ks_arena_destroy(&arena);
}

const struct ks_screen ks_screen_calcs = {
    .service = KS_SERVICE_SUMS, .view = view_list, .is_public = true};
const struct ks_screen ks_screen_calc = {.service = KS_SERVICE_SUMS,
                                         .view = view,
                                         .act = act,
                                         .open = open_calc,
                                         .form = form_of,
                                         .provenance = provenance,
                                         .paper = KS_PAPER_CALCULATION,
                                         .compose = compose,
                                         .takes_answers = true,
                                         .state_bytes = sizeof(struct calcs_state)};
