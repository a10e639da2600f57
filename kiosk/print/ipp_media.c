/* Which paper an IPP printer is to take. */
#include "print/ipp_media.h"

#include <stdint.h>

enum {
    A_MM = 100, /* hundredths of a millimetre */
    INCH = 2540,
    WIDE_ROLL_MM = 72,
    SHEET_DPI = 300,
};

/* Width of the roll in hundredths of a millimetre; 0 = it is sheets. */
static int roll_width(const struct ks_ipp_facts *facts, int width_mm)
{
    enum { MOST = KS_IPP_ROLL_MOST_MM * A_MM };

    if (width_mm > 0)
        return width_mm <= KS_IPP_ROLL_MOST_MM ? width_mm * A_MM : 0;
    if (facts->usual.x > 0)
        return facts->usual.x <= MOST ? facts->usual.x : 0;
    return !facts->has_a4 && facts->most.x > 0 && facts->most.x <= MOST ? facts->most.x : 0;
}

/* `wanted` if the printer has it, else the next finer one, else its finest; 0 = it says none. */
static int pick_dpi(const struct ks_ipp_facts *facts, int wanted)
{
    int finer = 0, finest = 0;

    for (int i = 0; i < facts->dpi_count; i++) {
        int dpi = facts->dpis[i];
        if (dpi >= wanted && (finer == 0 || dpi < finer))
            finer = dpi;
        finest = dpi > finest ? dpi : finest;
    }
    return finer > 0 ? finer : finest;
}

/* Dots across of a slip's bitmap: what common printers of that paper reach. */
static int slip_dots(int width, int dpi)
{
    bool is_wide = width >= WIDE_ROLL_MM * A_MM;

    if (dpi == 180)
        return is_wide ? 512 : 360;
    return is_wide ? 576 : 384;
}

static enum ks_err plan_raster(const struct ks_ipp_facts *facts, struct ks_ipp_plan *plan,
                               int wanted_dpi, struct ks_error *error)
{
    plan->dpi = pick_dpi(facts, wanted_dpi);
    plan->is_bilevel = plan->is_roll ? facts->has_black_1 : !facts->has_sgray_8;
    if (plan->dpi == 0 || !(facts->has_black_1 || facts->has_sgray_8))
        return ks_fail(error, KS_ERR_PRINTER, "the printer takes no raster in black or grey");
    return KS_OK;
}

enum ks_err ks_ipp_plan_make(const struct ks_ipp_facts *facts, const struct ks_printer_setup *setup,
                             struct ks_ipp_plan *out, struct ks_error *error)
{
    int width = roll_width(facts, setup->width_mm);
    int dpi = setup->dpi > 0 ? setup->dpi : 203;

    *out = (struct ks_ipp_plan){.is_roll = width > 0, .width = width};
    if (out->is_roll) {
        out->slip_dpi = dpi;
        out->slip_px = slip_dots(width, dpi);
    }
    out->is_pdf = out->is_roll ? !facts->has_raster : facts->has_pdf;
    if (out->is_pdf ? !facts->has_pdf : !facts->has_raster)
        return ks_fail(error, KS_ERR_PRINTER, "the printer takes neither PDF nor PWG raster");
    return out->is_pdf ? KS_OK : plan_raster(facts, out, out->is_roll ? dpi : SHEET_DPI, error);
}

static int between(int value, int least, int most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

struct ks_ipp_size ks_ipp_plan_size(const struct ks_ipp_facts *facts,
                                    const struct ks_ipp_plan *plan, int height_px)
{
    bool is_possible = facts->has_media_col && facts->least.x <= plan->width &&
                       plan->width <= facts->most.x && facts->most.y > 0;

    if (!plan->is_roll || !is_possible)
        return (struct ks_ipp_size){0};
    int height = (int)(((int64_t)height_px * INCH + plan->slip_dpi - 1) / plan->slip_dpi);
    return (struct ks_ipp_size){plan->width, between(height, facts->least.y, facts->most.y)};
}
