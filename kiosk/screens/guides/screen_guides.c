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
    ks_flow_buttons(ui, buttons, TOOL_COUNT - 1, NULL);
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

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    bool is_wide = ks_ui_is_landscape(ui);
    bool is_tight =
        (ui->mode.is_low && is_wide) || /* all in one grid */
        (ui->mode.is_large && (ui->mode.is_low || ui->mode.lang != KS_LANG_ZH_CN || is_wide));
    int count = content->group_count;
    struct ks_choice *cells =
        ks_arena_alloc(&ui->arena, (size_t)(count + TOOL_COUNT) * sizeof *cells);

    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "What happened to you?"),
                 is_tight ? NULL
                          : ks_ui_tr(ui, "Choose what comes closest. You can go back at any "
                                         "time."));
    ks_ui_page_foot(ui, NULL, 0);
    bool is_beside = ui->side.w > 0;
    for (int i = 0; i < count; i++)
        cells[i] = cell(ui, content->groups[i].icon,
                        ks_visit_words(visit, &content->groups[i].title), KS_SCREEN_SHELF, i);
    for (int i = 0; is_tight && i < TOOL_COUNT; i++, count++) {
        cells[count] =
            cell(ui, tools[i].icon, ks_ui_tr(ui, tools[i].title), tools[i].screen, tools[i].arg);
        cells[count].name = i > 0 ? ks_ui_tr(ui, tools[i].detail) : NULL;
    }
    ks_ui_side_begin(ui);
    if (is_beside)
        flow_tools(ui, NULL);
    ks_ui_side_end(ui);
    bool is_below = !is_tight && !is_beside;
    ks_flow_grid(ui, cells, count,
                 is_below ? ks_flow_height_of(ui, flow_tools, NULL) + ks_ui_px(ui, 24) : 0);
    if (is_below)
        flow_tools(ui, NULL);
}

const struct ks_screen ks_screen_guides = {.service = KS_SERVICE_LAW, .view = view};
