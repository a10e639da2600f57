/* The way into the guides: by questions, by letters, by figures, or by shelf. */
#include "screens/page/page.h"

/* The ways beside the shelves; the first is loud, of the others the detail is the whole name. */
static const struct ks_page_way tools[] = {
    {"unsure", KS_N_("Not sure? Ask me"), KS_N_("A few questions show you the way"),
     KS_SCREEN_SITUATIONS, 0},
    {"search", KS_N_("Find"), KS_N_("Find by letters or number"), KS_SCREEN_FIND, 0},
    {"calculator", KS_N_("Work it out"), KS_N_("Work it out"), KS_SCREEN_CALCS, 0},
    {"paper-pen", KS_N_("Risks"), KS_N_("Risks of going to court"), KS_SCREEN_RISK,
     KS_RISK_LITIGATION},
};
enum { TOOL_COUNT = sizeof tools / sizeof tools[0] };

/* arg of the place. */
enum { PLACE_SHELVES, PLACE_EXAMPLES };

enum { BESIDE_LEAST = 700 }; /* a line this wide holds the tools side by side */

static void flow_tools(struct ks_ui *ui, const void *ctx)
{
    struct ks_button buttons[TOOL_COUNT - 1];
    struct ks_page_way ask = tools[0];

    (void)ctx;
    ask.title = ks_ui_tr(ui, ask.title);
    ask.detail = ks_ui_tr(ui, ask.detail);
    ks_flow_way(ui, &ask);
    for (int i = 1; i < TOOL_COUNT; i++)
        buttons[i - 1] = (struct ks_button){.kind = KS_BUTTON_QUIET,
                                            .name = ks_ui_tr(ui, tools[i].title),
                                            .icon = tools[i].icon,
                                            .action = KS_ACT_OPEN + (int)tools[i].screen,
                                            .arg = tools[i].arg,
                                            .spoken = ks_ui_tr(ui, tools[i].detail)};
    if (ks_flow_width(ui) >= ks_ui_px(ui, BESIDE_LEAST)) {
        ks_flow_buttons(ui, buttons, TOOL_COUNT - 1, NULL);
        return;
    }
    for (int i = 0; i < TOOL_COUNT - 1; i++)
        ks_flow_button(ui, &buttons[i]);
}

static struct ks_choice cell(const struct ks_ui *ui, const char *icon, const char *title,
                             enum ks_screen_id screen, int arg)
{
    return (struct ks_choice){.role = KS_ROLE_OPTION,
                              .title = title,
                              .icon = icon,
                              .accent = ui->theme->action,
                              .action = KS_ACT_OPEN + (int)screen,
                              .arg = arg};
}

/* Large words on a wide panel: names alone say little, and there is no room for more. Their
 * examples stand on a page of their own. */
static bool has_examples(const struct ks_ui *ui)
{
    return ui->mode.is_large && !ui->mode.is_low && ks_ui_is_landscape(ui) &&
           ui->mode.lang == KS_LANG_ZH_CN;
}

/* The shelves with something of each. */
static void flow_examples(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(content->group_count + 1) * sizeof *ways);

    for (int i = 0; i < content->group_count; i++) {
        const char *example = "";
        for (int j = content->guide_count - 1; j >= 0; j--)
            if (content->guides[j].group == i)
                example = ks_visit_words(visit, &content->guides[j].situation);
        ways[i] = (struct ks_page_way){content->groups[i].icon,
                                       ks_visit_words(visit, &content->groups[i].title), example,
                                       KS_SCREEN_SHELF, i};
    }
    ks_flow_ways(ui, ways, content->group_count, 0);
}

/* The shelves and, where all is in one grid, the tools behind them; returns how many. */
static int make_cells(const struct ks_visit *visit, struct ks_ui *ui, bool has_tools,
                      struct ks_choice *out)
{
    const struct ks_content *content = visit->content;
    int count = content->group_count;

    for (int i = 0; i < count; i++)
        out[i] = cell(ui, content->groups[i].icon, ks_visit_words(visit, &content->groups[i].title),
                      KS_SCREEN_SHELF, i);
    for (int i = 0; has_tools && i < TOOL_COUNT; i++, count++) {
        out[count] =
            cell(ui, tools[i].icon, ks_ui_tr(ui, tools[i].title), tools[i].screen, tools[i].arg);
        out[count].name = i > 0 ? ks_ui_tr(ui, tools[i].detail) : NULL;
    }
    return count;
}

static void flow_shelves(const struct ks_visit *visit, struct ks_ui *ui, bool is_tight)
{
    struct ks_choice *cells = ks_arena_alloc(
        &ui->arena, (size_t)(visit->content->group_count + TOOL_COUNT) * sizeof *cells);
    int count = make_cells(visit, ui, is_tight, cells);
    bool is_beside = ui->side.w > 0, is_below = !is_tight && !is_beside;

    ks_ui_side_begin(ui);
    if (is_beside)
        flow_tools(ui, NULL);
    ks_ui_side_end(ui);
    ks_flow_grid(ui, cells, count,
                 is_below ? ks_flow_height_of(ui, flow_tools, NULL) + ks_ui_px(ui, 24) : 0);
    if (is_below)
        flow_tools(ui, NULL);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool has_next = has_examples(ui);
    bool is_second = has_next && ks_visit_place_now(visit)->arg == PLACE_EXAMPLES;
    bool is_tight = (ui->mode.is_low && ks_ui_is_landscape(ui)) || /* all in one grid */
                    (ui->mode.is_large && (ui->mode.is_low || ui->mode.lang != KS_LANG_ZH_CN));
    const struct ks_button next = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Next: an example of each"),
                                   NULL, KS_ACT_OPEN + KS_SCREEN_GUIDES, PLACE_EXAMPLES};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_ui_tr(ui, "What happened to you?");
    if (!is_tight && !has_next)
        head.lead = ks_ui_tr(ui, "Choose what comes closest. You can go back at any time.");
    head.is_lead_spare = true;
    head.is_split = has_next && !is_second;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &next, head.is_split ? 1 : 0);
    if (is_second)
        flow_examples(visit, ui);
    else
        flow_shelves(visit, ui, is_tight);
}

const struct ks_screen ks_screen_guides = {
    .service = KS_SERVICE_LAW, .view = view, .is_public = true};
