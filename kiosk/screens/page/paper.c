/* What is said of the paper that comes out below the screen. */
#include "screens/page/page.h"

const char *ks_page_printer_trouble(struct ks_ui *ui, enum ks_paper_why why)
{
    static const char *const texts[] = {
        [KS_WHY_NONE] = KS_N_("The printer did not take the slip."),
        [KS_WHY_PAPER_LOW] = KS_N_("The printer did not take the slip."),
        [KS_WHY_NO_PAPER] = KS_N_("The printer is out of paper."),
        [KS_WHY_COVER_OPEN] = KS_N_("The printer's cover is open."),
        [KS_WHY_NO_ANSWER] = KS_N_("The printer does not answer."),
        [KS_WHY_JAM] = KS_N_("The paper got stuck. A torn piece of paper is not a valid slip."),
        [KS_WHY_CUTTER] = KS_N_("The paper could not be cut. Please ask staff to take it out."),
    };

    return ks_ui_tr(ui, texts[why]);
}

const char *ks_page_no_paper_why(const struct ks_visit *visit, struct ks_ui *ui)
{
    return visit->printing.is_refused
               ? ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "%d papers have come out in this visit. For more, "
                                              "please ask at the window."),
                                 KS_VISIT_MOST_PAPERS)
               : ks_page_printer_trouble(ui, visit->printing.report.why);
}

int ks_page_slip_now(const struct ks_visit *visit, int64_t since_ms)
{
    enum { CUT_MS = 1500 };
    int64_t cuts = (ks_visit_now_ms(visit) - since_ms) / CUT_MS;

    return KS_PICTURE_KIOSK +
           (int)(cuts < KS_PICTURE_WHOLE_SLIP ? cuts : KS_PICTURE_WHOLE_SLIP - 1);
}

struct ks_scene ks_page_unsure_scene(struct ks_ui *ui, const char *detail)
{
    return (struct ks_scene){
        KS_PICTURE_KIOSK + KS_PICTURE_WHOLE_SLIP,
        ui->theme->card,
        ui->theme->ink,
        ks_ui_tr(ui, "Did the slip come out?"),
        ks_arena_printf(&ui->arena, "%s %s",
                        ks_ui_tr(ui, "Please look at the slot below the screen: this printer does "
                                     "not say whether the slip is out."),
                        detail),
        false};
}

const char *ks_page_window_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_opening_state opening =
        ks_queue_opening(visit->content, ks_visit_wall_ms(visit));

    if (opening.is_open)
        return ks_ui_tr(ui, "The window is open now: it helps you too.");
    if (!opening.next_is_known)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "The window is closed now. Call %s."),
                               visit->content->hotline);
    return ks_arena_printf(
        &ui->arena, ks_ui_tr(ui, "The window is closed now. It opens next on %s at %02d:%02d."),
        ks_page_day_text(ui, opening.next_day), opening.next_minute / 60, opening.next_minute % 60);
}

void ks_flow_help(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_line lines[] = {
        {"receiver",
         ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Court help line: %s"), visit->content->hotline)},
        {"clock", ks_page_window_text(visit, ui)},
    };

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_points(ui, lines, 2, ui->theme->action, 140);
    ks_flow_card_end(ui);
}

void ks_page_unsure_foot(struct ks_ui *ui, int is_out, int is_not_out)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Nothing came out"), NULL, is_not_out, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Yes, I have it"), NULL, is_out, 0},
    };

    ks_ui_page_foot(ui, buttons, 2);
}
