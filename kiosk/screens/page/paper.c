/* What is said of the paper that comes out below the screen. */
#include "screens/page/page.h"

const char *ks_page_printer_trouble(struct ks_ui *ui, enum ks_printer_state state)
{
    static const char *const texts[] = {
        [KS_PRINTER_READY] = KS_N_("The printer did not take the slip."),
        [KS_PRINTER_PAPER_LOW] = KS_N_("The printer did not take the slip."),
        [KS_PRINTER_PAPER_OUT] = KS_N_("The printer is out of paper."),
        [KS_PRINTER_COVER_OPEN] = KS_N_("The printer's cover is open."),
        [KS_PRINTER_OFFLINE] = KS_N_("The printer does not answer."),
        [KS_PRINTER_JAM] = KS_N_("The paper got stuck. A torn piece of paper is not a valid slip."),
        [KS_PRINTER_CUTTER] = KS_N_("The paper could not be cut. Please ask staff to take it out."),
    };

    return ks_ui_tr(ui, texts[state]);
}

void ks_flow_printing(struct ks_ui *ui)
{
    ks_flow_hint(ui, "print", ks_ui_tr(ui, "Printing ..."));
}

void ks_flow_printed(struct ks_ui *ui)
{
    ks_flow_banner(ui, "print", ui->theme->good_soft, ui->theme->on_good_soft,
                   ks_ui_tr(ui, "The slip is printed. Please take it from the slot below the "
                                "screen."));
}

void ks_flow_look_for_slip(struct ks_ui *ui)
{
    ks_flow_hint(ui, "print",
                 ks_ui_tr(ui, "Please look at the slot below the screen. This printer does not "
                              "say whether the slip is out."));
}
