/* The list of materials for the answers given, what is missing of it, and the last day to apply. */
#include "screens/questions/questions.h"

enum { ACT_TICK = KS_ACT_OWN, MOST_PAGES = 2, PANEL = 640 };

/* What else there is to read. */
struct more_view {
    const struct ks_visit *visit;
    int notes;
    bool has_demand;
};

static struct ks_list_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_CHECKLIST);
}

static int count_documents(const struct ks_visit *visit, const int *indices, int count)
{
    int documents = 0;

    for (int i = 0; i < count; i++)
        documents += !visit->content->enforcement.items[indices[i]].is_note;
    return documents;
}

static int count_missing(const struct ks_visit *visit, const int *indices, int count)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    int missing = 0;

    for (int i = 0; i < count; i++)
        if (!enforcement->items[indices[i]].is_note && !state_of(visit)->has_item[indices[i]])
            missing++;
    return missing;
}

/* The day that moves the last day on most often is asked for under it, where height is dear in a
 * row among what else there is. */
static bool is_demand_asked(const struct ks_visit *visit)
{
    struct ks_limits limits;

    ks_enforce_limits_now(visit, state_of(visit), &limits);
    return limits.count > 0 || !ks_blank_is_empty(&state_of(visit)->typed[KS_LIST_DEMANDED]);
}

static bool is_demand_below(const struct ks_ui *ui)
{
    return ks_ui_is_landscape(ui) || ui->mode.is_large || ui->mode.is_low ||
           ui->mode.lang != KS_LANG_ZH_CN;
}

static void flow_demand(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_form form = ks_list_form(visit, 0);
    struct ks_choice cell;

    if (ks_form_cells(visit, ui, &form, KS_LIST_DEMANDED, KS_LIST_DEMANDED, &cell) > 0)
        ks_flow_choice(ui, &cell);
}

/* The last day and its state; what else it is reckoned from has a place of its own. */
static void flow_limit(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_button how = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "How it is reckoned"), NULL,
                                  KS_ACT_OPEN + KS_SCREEN_LIST_LIMIT, 0};
    const struct ks_band open = {.icon = "info",
                                 .title = ks_ui_tr(ui, "Apply within two years"),
                                 .text = "",
                                 .fill = ui->theme->warn_soft,
                                 .ink = ui->theme->on_warn_soft,
                                 .button = how};
    struct ks_limits limits;

    ks_enforce_limits_now(visit, state_of(visit), &limits);
    if (limits.count > 0) {
        const struct ks_last_day last = ks_last_day_to_enforce(&limits, 0);
        ks_flow_last_day_chip(visit, ui, &last, ks_ui_tr(ui, "Last day to apply"), &how);
    } else {
        ks_flow_band(ui, &open);
    }
    if (is_demand_asked(visit) && !is_demand_below(ui))
        flow_demand(visit, ui);
}

/* What else there is to read, a row each: notes of this case, property to write down, sources. */
enum { MORE_ROWS = 4 };
static int more_rows(struct ks_ui *ui, const struct more_view *more, struct ks_choice out[])
{
    const struct ks_enforcement *enforcement = &more->visit->content->enforcement;
    const struct ks_form form = ks_list_form(more->visit, 0);
    const struct ks_choice rows[MORE_ROWS] = {
        {.title = ks_form_title(more->visit, &form, KS_LIST_DEMANDED),
         .icon = "calendar",
         .action = KS_ACT_FIELD,
         .arg = KS_LIST_DEMANDED},
        {.title = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Good to know: %d"), more->notes),
         .icon = "info",
         .action = KS_ACT_OPEN + KS_SCREEN_LIST_NOTES,
         .arg = KS_LIST_NOTES_CASE},
        {.title = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Property you know of: %d kinds"),
                                  enforcement->clue_count),
         .icon = "clue",
         .action = KS_ACT_OPEN + KS_SCREEN_LIST_NOTES,
         .arg = KS_LIST_NOTES_CLUES},
        {.title = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Sources of this page: %d"),
                                  enforcement->provenance.ref_count),
         .icon = "book",
         .action = KS_ACT_OPEN + KS_SCREEN_SOURCES},
    };
    int count = 0;

    for (int i = more->has_demand ? 0 : 1; i < MORE_ROWS; i++) {
        out[count] = rows[i];
        out[count].role = KS_ROLE_OPTION;
        out[count].detail = "";
        out[count++].accent = ui->theme->enforcement;
    }
    return count;
}

static void flow_more(struct ks_ui *ui, const struct more_view *more)
{
    struct ks_choice rows[MORE_ROWS];
    int count = more_rows(ui, more, rows);

    ks_page_due(more->visit, ui);
    ks_flow_choices(ui, rows, count, 0);
}

/* The room it needs below the items. */
static int more_height(struct ks_ui *ui, const struct more_view *more)
{
    struct ks_choice rows[MORE_ROWS];
    int count = more_rows(ui, more, rows);

    return ks_flow_choices_least(ui, rows, count) + ks_ui_px(ui, 24);
}

/* The items with what there is to read below them. */
struct list_view {
    struct more_view more;
    const int *indices;
    int count;
    bool has_details;
};

static void flow_items(struct ks_ui *ui, const struct list_view *list, int below)
{
    const struct ks_visit *visit = list->more.visit;
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    struct ks_choice rows[KS_MOST_ITEMS];
    int row_count = 0;

    for (int i = 0; i < list->count; i++) {
        const struct ks_check_item *item = &enforcement->items[list->indices[i]];
        if (!item->is_note)
            rows[row_count++] = (struct ks_choice){
                .role = KS_ROLE_CHECKBOX,
                .title = ks_visit_words(visit, &item->title),
                .detail = list->has_details ? ks_visit_words(visit, &item->detail) : "",
                .is_checked = state_of(visit)->has_item[list->indices[i]],
                .action = ACT_TICK,
                .arg = list->indices[i],
            };
    }
    ks_flow_choices(ui, rows, row_count, below);
}

static void flow_list(struct ks_ui *ui, const void *ctx)
{
    const struct list_view *list = ctx;

    flow_items(ui, list, more_height(ui, &list->more));
    flow_more(ui, &list->more);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_enforce_walk walk;
    int indices[KS_MOST_ITEMS], count = ks_enforce_items_now(visit, &walk, indices);
    struct list_view list = {{visit, count - count_documents(visit, indices, count),
                              walk.asks_due && is_demand_asked(visit) && is_demand_below(ui)},
                             indices,
                             count,
                             true};
    int missing = count_missing(visit, indices, count);
    const struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Risk notice"), NULL, KS_ACT_OPEN + KS_SCREEN_RISK,
         KS_RISK_ENFORCEMENT},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), "print", KS_ACT_PRINT, 0},
    };
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_ui_is_landscape(ui) ? ks_ui_tr(ui, "Your documents")
                                        : ks_ui_tr(ui, "Your list of documents");
    head.lead = missing > 0 ? ks_arena_printf(&ui->arena,
                                              ks_ui_tr(ui, "Tick what you have. Still missing: %d"),
                                              missing)
                            : ks_ui_tr(ui, "Everything is ticked. Bring it all to the window.");
    head.is_split = true;
    head.panel_units = ui->mode.lang == KS_LANG_ZH_CN ? 0 : PANEL; /* longer words */
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    ks_ui_side_begin(ui);
    if (walk.asks_due)
        flow_limit(visit, ui);
    ks_ui_side_end(ui);
    /* The printed list has the details too, whatever there is room for. */
    list.has_details = ks_flow_pages_of(ui, flow_list, &list) < MOST_PAGES;
    flow_list(ui, &list);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->enforcement.provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    struct ks_list_state *state = state_of(visit);

    if (action == ACT_TICK)
        state->has_item[arg] = !state->has_item[arg];
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    const struct ks_enforcement *enforcement = &context->content->enforcement;
    const struct ks_list_state *state = state_of(visit);
    const struct ks_check_item *items[KS_MOST_ITEMS];
    bool is_ticked[KS_MOST_ITEMS];
    struct ks_enforce_walk walk;
    int indices[KS_MOST_ITEMS], count = ks_enforce_items_now(visit, &walk, indices);
    struct ks_limits limits;
    struct ks_last_day days[KS_MOST_DUE];

    (void)arg;
    ks_enforce_limits_now(visit, state, &limits);
    for (int i = 0; i < limits.count; i++)
        days[i] = ks_last_day_to_enforce(&limits, i);
    for (int i = 0; i < count; i++) {
        items[i] = &enforcement->items[indices[i]];
        is_ticked[i] = state->has_item[indices[i]];
    }
    struct ks_checklist_view view_of_list = {
        .items = items,
        .is_ticked = is_ticked,
        .item_count = count,
        .has_limit = walk.asks_due,
        .limits = days,
        .limit_count = limits.count,
        .limit_note = limits.note,
    };
    struct ks_slip_answer answers[KS_MAX_DEPTH];
    struct ks_slip_context told = *context;

    told.answers = answers;
    told.answer_count = ks_quiz_answers(visit, KS_SCREEN_QUESTION, answers);
    ks_slip_checklist(paper, &told, &view_of_list);
}

const struct ks_screen ks_screen_checklist = {.service = KS_SERVICE_ENFORCEMENT,
                                              .view = view,
                                              .provenance = provenance,
                                              .act = act,
                                              .form = ks_list_form,
                                              .paper = KS_PAPER_CHECKLIST,
                                              .compose = compose,
                                              .state_bytes = sizeof(struct ks_list_state)};
