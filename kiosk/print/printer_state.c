/* The words of a printer's states. */
#include "base/codes.h"
#include "base/i18n.h"
#include "print/printer.h"

static const char *const state_codes[KS_PRINTER_STATE_COUNT] = {
    [KS_PRINTER_READY] = KS_N_("ready"),         [KS_PRINTER_PAPER_LOW] = KS_N_("paper-low"),
    [KS_PRINTER_PAPER_OUT] = KS_N_("paper-out"), [KS_PRINTER_COVER_OPEN] = KS_N_("cover-open"),
    [KS_PRINTER_OFFLINE] = KS_N_("offline"),     [KS_PRINTER_JAM] = KS_N_("jam-midway"),
    [KS_PRINTER_CUTTER] = KS_N_("cutter-error"),
};

const char *ks_printer_state_code(enum ks_printer_state state)
{
    return state_codes[state];
}

enum ks_printer_state ks_printer_state_from_code(const char *code)
{
    return (enum ks_printer_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                               KS_PRINTER_STATE_COUNT, code);
}

bool ks_printer_can_print(enum ks_printer_state state)
{
    return state == KS_PRINTER_READY || state == KS_PRINTER_PAPER_LOW;
}
