/* The way into the guides: by questions, by letters, by figures, or by shelf. */
#include "screens/page/page.h"

static const struct ks_page_way ways[] = {
    {"unsure", KS_N_("I do not know: ask me"), KS_N_("A few questions show you the way"),
     KS_SCREEN_SITUATIONS, 0},
    {"search", KS_N_("Find by letters or number"),
     KS_N_("First letters of pinyin, or a guide's number"), KS_SCREEN_FIND, 0},
    {"calculator", KS_N_("Work it out"), KS_N_("Fees, interest, last days"), KS_SCREEN_CALCS, 0},
    {"paper-pen", KS_N_("Risks of going to court"), KS_N_("Read before you sue, sign if you like"),
     KS_SCREEN_RISK, KS_RISK_LITIGATION},
};

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    struct ks_choice *shelves =
        ks_arena_alloc(&ui->arena, (size_t)(content->group_count + 1) * sizeof *shelves);

    ks_page_head(ui, ks_ui_tr(ui, "Filing guides"), ks_ui_tr(ui, "What happened to you?"),
                 ks_ui_tr(ui, "Choose what comes closest. You can go back at any time."));
    ks_ui_page_foot(ui, NULL, 0);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct ks_page_way way = ways[i];
        way.title = ks_ui_tr(ui, ways[i].title);
        way.detail = ks_ui_tr(ui, ways[i].detail);
        ks_flow_way(ui, &way);
    }
    ks_flow_heading(ui, ks_ui_tr(ui, "Or choose a shelf"));
    for (int i = 0; i < content->group_count; i++)
        shelves[i] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &content->groups[i].title),
            .icon = content->groups[i].icon,
            .accent = ui->theme->action,
            .action = KS_ACT_OPEN + KS_SCREEN_SHELF,
            .arg = i,
        };
    ks_flow_grid(ui, shelves, content->group_count);
}

const struct ks_screen ks_screen_guides = {.view = view};
