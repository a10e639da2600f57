/* The calculators: which one, and the page, the blanks and the paper of each by its row. */
#include "screens/calculators/calculators.h"

/* Kept by the page; a calculator's part is made when it is first opened. */
struct calcs_state {
    void *of[KS_CALC_COUNT];
};

#define ROW_OF(id, name) [KS_CALC_##id] = &ks_calc_##name,
static const struct ks_calc_row *const rows[] = {KS_CALC_LIST(ROW_OF)};
_Static_assert(sizeof rows / sizeof rows[0] == KS_CALC_COUNT, "each calculator has a row");

static void view_list(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;

    ks_page_head(ui, ks_ui_tr(ui, "Filing guides"), ks_ui_tr(ui, "What shall we work out?"),
                 ks_ui_tr(ui, "Each step is shown. Nothing you enter is stored."));
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < KS_CALC_COUNT; i++)
        ks_flow_way(ui,
                    &(struct ks_page_way){content->calculators[i].icon,
                                          ks_visit_words(visit, &content->calculators[i].title),
                                          ks_visit_words(visit, &content->calculators[i].detail),
                                          KS_SCREEN_CALC, i});
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

static void flow_lines(struct ks_ui *ui, const struct ks_calc_paper *paper, bool are_results,
                       enum ks_type type)
{
    for (int i = 0; i < paper->count; i++) {
        const struct ks_calc_line *line = &paper->lines[i];
        if (line->is_result != are_results)
            continue;
        if (line->value == NULL)
            ks_flow_text(ui, KS_TYPE_LEAD, line->is_calm ? ui->theme->ink : ui->theme->on_stop_soft,
                         line->label);
        else
            ks_flow_pair(ui, line->label, line->value, type);
    }
}

/* What comes out first, where one has typed; how it was worked out under it. */
static void flow_result(struct ks_ui *ui, const struct ks_calc_paper *paper)
{
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    flow_lines(ui, paper, true, KS_TYPE_TILE);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Step by step"));
    flow_lines(ui, paper, false, KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    enum ks_calc calc = (enum ks_calc)ks_visit_place_now(visit)->arg;
    const struct ks_calculator *calculator = &visit->content->calculators[calc];
    const struct ks_calc_case given = case_of(visit, calc);
    const struct ks_form form = form_of(visit, (int)calc);
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    struct ks_calc_page page = {visit, &given, &form, write_lines(&given, &form, &paper)};

    ks_page_head(ui, ks_ui_tr(ui, "Work it out"), ks_visit_words(visit, &calculator->title),
                 ks_visit_words(visit, &calculator->detail));
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print this page"), page.has_result);
    rows[calc]->flow(ui, &page);
    if (page.has_result && !rows[calc]->tells_in_flow)
        flow_result(ui, &paper);
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 paper.note != NULL ? paper.note : ks_visit_words(visit, &calculator->note));
    ks_page_provenance(visit, ui, &calculator->provenance);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    enum ks_calc calc = (enum ks_calc)ks_visit_place_now(visit)->arg;

    rows[calc]->act(ks_calc_state(visit, calc), action, arg);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    const struct ks_calc_case given = case_of(visit, (enum ks_calc)arg);
    const struct ks_form form = form_of(visit, arg);
    struct ks_calc_paper paper = {.arena = &slip->arena, .lang = context->lang};

    if (write_lines(&given, &form, &paper))
        ks_slip_calc(slip, context, given.calc, paper.lines, paper.count, paper.note);
}

const struct ks_screen ks_screen_calcs = {.view = view_list};
const struct ks_screen ks_screen_calc = {.view = view,
                                         .act = act,
                                         .open = open_calc,
                                         .form = form_of,
                                         .paper = KS_JOB_CALCULATION,
                                         .compose = compose,
                                         .state_bytes = sizeof(struct calcs_state)};
