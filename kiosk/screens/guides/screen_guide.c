/* One guide, a section at a time: how it goes, documents to tick, the cost of an amount, last days
 * from a day, what to mind. */
#include "screens/guides/guides.h"

enum { ACT_SECTION = KS_ACT_OWN };
enum { LEAST_FOR_TAGS = 900, LEFT = 720 };

/* ---- the page ---- */

static const struct section {
    const char *icon, *name;
    void (*flow)(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
} sections[] = {
    {"flag", KS_N_("Steps"), ks_guide_flow_steps},
    {"stack", KS_N_("Documents"), ks_guide_flow_papers},
    {"coin", KS_N_("Cost"), ks_guide_flow_cost},
    {"calendar", KS_N_("Deadlines"), ks_guide_flow_limits},
    {"info", KS_N_("Notes"), ks_guide_flow_notes},
};
enum { SECTION_COUNT = sizeof sections / sizeof sections[0] };

/* Its number, how long it takes to read, the time there is for it. */
static void flow_tags(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    const char *limit = ks_visit_words(visit, &guide->limit_tag);
    const char *number = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d"), guide->number);
    const struct ks_line tags[] = {
        {"document", number},
        {"clock",
         ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d minutes to read"), guide->reading_minutes)},
        {"calendar", limit},
    };

    if (ui->mode.is_large || ui->in_side)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                     ks_arena_printf(&ui->arena, "%s · %s", number, limit));
    else
        ks_flow_lines(ui, tags, sizeof tags / sizeof tags[0]);
    ks_flow_gap(ui, 20);
}

static void flow_sections(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_part list[SECTION_COUNT];
    const struct ks_page_parts parts = {.list = list,
                                        .count = SECTION_COUNT,
                                        .chosen = ks_guide_now(visit)->section,
                                        .action = ACT_SECTION,
                                        .is_tabbed = true,
                                        .most_pages = 2};

    for (int i = 0; i < SECTION_COUNT; i++)
        list[i] = (struct ks_page_part){
            {sections[i].icon, ks_ui_tr(ui, sections[i].name)}, sections[i].flow, visit};
    ks_ui_parts(ui, &parts);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_visit_words(visit, &guide->legal_title);
    head.title = ks_visit_words(visit, &guide->title);
    head.is_split = true;
    head.half_units = ui->mode.is_large && ui->mode.is_low ? LEFT : 0; /* the right one is tight */
    ks_ui_page_head(ui, &head);
    bool has_court =
        guide->matter_count > 0 && ks_guide_now(visit)->section == 0 && !ks_guide_has_court_row(ui);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Right court?"), "pin", KS_ACT_OPEN + KS_SCREEN_COURT,
         ks_guide_now(visit)->guide},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), "print", KS_ACT_PRINT, 0},
    };
    ks_ui_page_foot(ui, has_court ? buttons : buttons + 1, has_court ? 2 : 1);
    ks_ui_side_begin(ui);
    bool is_strip = ui->mode.is_low && ui->stage.h < ks_ui_px(ui, LEAST_FOR_TAGS);
    if (!is_strip && (!ui->mode.is_large || !ui->mode.is_low))
        flow_tags(visit, ui, guide);
    ks_ui_side_end(ui);
    ks_page_due(visit, ui);
    flow_sections(visit, ui);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    return &visit->content->guides[arg].provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == KS_GUIDE_TICK) {
        ks_guide_now(visit)->has_material[arg] = !ks_guide_now(visit)->has_material[arg];
    } else if (action == ACT_SECTION) {
        ks_guide_now(visit)->section = arg;
        ks_visit_place(visit)->page = 0;
    }
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    const struct ks_guide *guide = &context->content->guides[arg];
    const struct ks_guide_entry *entry = ks_guide_now(visit);
    struct ks_slip_date dates[KS_MOST_LIMITS];
    int count =
        ks_limits_given(guide->limits, guide->limit_count, &entry->typed[KS_GUIDE_DATE], dates);
    int64_t fen;

    ks_blank_amount(&entry->typed[KS_GUIDE_AMOUNT], &fen);
    ks_slip_guide(paper, context,
                  &(struct ks_guide_view){.guide = guide,
                                          .is_ticked = entry->has_material,
                                          .amount_fen = fen,
                                          .dates = dates,
                                          .date_count = count});
}

const struct ks_screen ks_screen_guide = {.service = KS_SERVICE_LAW,
                                          .view = view,
                                          .provenance = provenance,
                                          .act = act,
                                          .open = ks_guide_open,
                                          .form = ks_guide_form,
                                          .paper = KS_PAPER_GUIDE,
                                          .compose = compose,
                                          .state_bytes = sizeof(struct ks_guide_state)};
