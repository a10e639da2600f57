/* What the status bytes of an ESC/POS printer say. */
#include "print/escpos_status.h"

#include <stddef.h>

enum {
    PRINTER_OFFLINE = 0x08,
    OFFLINE_COVER = 0x04,
    OFFLINE_FEEDING = 0x08,
    OFFLINE_PAPER = 0x20,
    OFFLINE_ERROR = 0x40,
    ERROR_CUTTER = 0x08,
    ERROR_ANY = 0x60, /* for good, or until it has cooled down */
    PAPER_NEAR_END = 0x0C,
    PAPER_END = 0x60,
};

/* The first row that holds is the state. */
static const struct {
    enum ks_escpos_question question;
    uint8_t bits;
    enum ks_printer_state state;
} rows[] = {
    {KS_ASK_OFFLINE, OFFLINE_COVER, KS_PRINTER_COVER_OPEN},
    {KS_ASK_PAPER, PAPER_END, KS_PRINTER_PAPER_OUT},
    {KS_ASK_OFFLINE, OFFLINE_PAPER, KS_PRINTER_PAPER_OUT},
    {KS_ASK_ERROR, ERROR_CUTTER, KS_PRINTER_CUTTER},
    {KS_ASK_ERROR, ERROR_ANY, KS_PRINTER_OFFLINE},
    {KS_ASK_OFFLINE, OFFLINE_ERROR | OFFLINE_FEEDING, KS_PRINTER_OFFLINE},
    {KS_ASK_PRINTER, PRINTER_OFFLINE, KS_PRINTER_OFFLINE},
    {KS_ASK_PAPER, PAPER_NEAR_END, KS_PRINTER_PAPER_LOW},
};

bool ks_escpos_is_status(uint8_t byte)
{
    return (byte & 0x93) == 0x12;
}

bool ks_escpos_is_automatic(uint8_t byte)
{
    return (byte & 0x93) == 0x10;
}

bool ks_escpos_is_automatic_part(uint8_t byte)
{
    return (byte & 0x90) == 0;
}

bool ks_escpos_is_receipt(uint8_t byte)
{
    return (byte & 0xF0) == 0;
}

bool ks_escpos_has_error(const uint8_t answers[KS_ASK_COUNT])
{
    return (answers[KS_ASK_OFFLINE] & OFFLINE_ERROR) != 0;
}

enum ks_printer_state ks_escpos_state(const uint8_t answers[KS_ASK_COUNT])
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if ((answers[rows[i].question] & rows[i].bits) != 0)
            return rows[i].state;
    return KS_PRINTER_READY;
}
