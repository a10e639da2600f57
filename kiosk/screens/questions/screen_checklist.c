/* The list of materials for the answers given, the two-year limit, what is missing. */
#include "screens/kiosk_private.h"

enum { ACT_TICK = KS_ACT_OWN, ACT_BLANK, ACT_INSTALMENT, ACT_DEMAND, ACT_PRINT, ACT_RISK };

/* Further instalments, and days from which the time began anew. */
static void flow_limit_days(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_button more = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Another instalment"), "calendar",
                             ACT_INSTALMENT, 1};
    struct ks_button again = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Another demand"), "calendar",
                              ACT_DEMAND, 1};
    struct ks_button less = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Take away the last instalment"),
                             "cross", ACT_INSTALMENT, -1};

    for (int i = 0; i < kiosk->visit.instalment_count; i++)
        ks_flow_blank(kiosk, ui, (enum ks_blank)(KS_BLANK_INSTALMENT + i), ACT_BLANK);
    for (int i = 0; i <= kiosk->visit.enforce_demands; i++)
        ks_flow_blank(kiosk, ui, (enum ks_blank)(KS_BLANK_ENFORCE_DEMANDED + i), ACT_BLANK);
    if (kiosk->visit.enforce_demands + 1 < KS_MAX_DEMANDS)
        ks_flow_button(ui, &again);
    if (kiosk->visit.instalment_count < KS_MOST_DUE - 1)
        ks_flow_button(ui, &more);
    if (kiosk->visit.instalment_count > 0)
        ks_flow_button(ui, &less);
}

static void flow_limit(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_limits limits;

    ks_visit_limits(kiosk, &limits);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->enforcement);
    ks_flow_heading(ui, ks_ui_tr(ui, "Apply within two years"));
    if (limits.count == 0 && !limits.is_unknown)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_ui_tr(ui, "Without a date, or with a demand after today, the last day "
                                  "cannot be worked out. Please ask at the window soon."));
    for (int i = 0; i < limits.count; i++) {
        struct ks_last_day last = ks_last_day_to_enforce(&limits, i);
        ks_flow_last_day(kiosk, ui, &last, ks_ui_tr(ui, "Last day to apply"));
    }
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ks_kiosk_words(kiosk, limits.note));
    ks_flow_card_end(ui);
    flow_limit_days(kiosk, ui);
}

static int count_missing(const struct ks_kiosk *kiosk, const int *indices, int count)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;
    int missing = 0;

    for (int i = 0; i < count; i++) {
        if (!enforcement->items[indices[i]].is_note && !kiosk->visit.has_item[indices[i]])
            missing++;
    }
    return missing;
}

static void flow_items(const struct ks_kiosk *kiosk, struct ks_ui *ui, const int *indices,
                       int count, bool want_notes)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;

    for (int i = 0; i < count; i++) {
        const struct ks_check_item *item = &enforcement->items[indices[i]];
        struct ks_choice choice = {
            .role = KS_ROLE_CHECKBOX,
            .title = ks_kiosk_words(kiosk, &item->title),
            .detail = ks_kiosk_words(kiosk, &item->detail),
            .is_checked = kiosk->visit.has_item[indices[i]],
            .action = ACT_TICK,
            .arg = indices[i],
        };
        if (item->is_note != want_notes)
            continue;
        if (want_notes)
            ks_flow_row(ui, 0, choice.title, choice.detail);
        else
            ks_flow_choice(ui, &choice);
    }
}

/* What to write down of each kind of property; the printed list has lines to write on. */
static void flow_clues(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Property you know of"));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Your printed list has lines to write on. Fill in what you know."));
    for (int i = 0; i < enforcement->clue_count; i++)
        ks_flow_row(ui, 0, ks_kiosk_words(kiosk, &enforcement->clues[i].title),
                    ks_kiosk_words(kiosk, &enforcement->clues[i].detail));
    ks_flow_card_end(ui);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    int indices[KS_MAX_ITEMS], count = ks_visit_items(kiosk, indices);
    int missing = count_missing(kiosk, indices, count);
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Enforcement"),
        .title = ks_ui_tr(ui, "Your list of documents"),
        .lead = missing > 0 ? ks_arena_printf(&ui->arena,
                                              ks_ui_tr(ui, "Tick what you have. Still missing: %d"),
                                              missing)
                            : ks_ui_tr(ui, "Everything is ticked. Bring it all to the window."),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Risk notice"), NULL, ACT_RISK, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), "print", ACT_PRINT, 0},
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    if (ks_visit_asks_due(kiosk))
        flow_limit(kiosk, ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Documents: tick what you have"));
    flow_items(kiosk, ui, indices, count, false);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Good to know"));
    flow_items(kiosk, ui, indices, count, true);
    ks_flow_card_end(ui);
    flow_clues(kiosk, ui);
    ks_frame_provenance(kiosk, ui, &kiosk->parts.content->enforcement.provenance);
}

static void step_instalments(struct ks_visit *visit, int step)
{
    int count = visit->instalment_count + step;

    if (count < 0 || count > KS_MOST_DUE - 1)
        return;
    visit->instalment_count = count;
    if (step < 0)
        visit->blanks[KS_BLANK_INSTALMENT + count][0] = '\0';
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_TICK)
        kiosk->visit.has_item[arg] = !kiosk->visit.has_item[arg];
    else if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_INSTALMENT)
        step_instalments(&kiosk->visit, arg);
    else if (action == ACT_DEMAND)
        kiosk->visit.enforce_demands += arg;
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_CHECKLIST, 0);
    else if (action == ACT_RISK)
        ks_kiosk_open_risk(kiosk, KS_RISK_ENFORCEMENT);
}

const struct ks_screen ks_screen_checklist = {.view = view, .act = act};
