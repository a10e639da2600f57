/* Colours, sizes and distances. */
#include "ui/theme.h"

#include <math.h>

static const struct ks_theme themes[] = {
    {
        .ground = 0xF3F5F9,
        .card = 0xFFFFFF,
        .ink = 0x14213D,
        .soft_ink = 0x3F4C66,
        .line = 0xD5DCE8,
        .edge = 0x6B7890,
        .chosen = 0xE7EEFA,
        .on_chosen = 0x0E3F8C,
        .quiet = 0xEEF2F8,
        .off_ink = 0x3F4C66,
        .header = 0x0E2A56,
        .on_header = 0xFFFFFF,
        .on_header_soft = 0xD6E0F2,
        .ornament = 0xC8A45A,
        .action = 0x0E3F8C,
        .on_action = 0xFFFFFF,
        .action_soft = 0xE6EDF9,
        .on_action_soft = 0x0E3F8C,
        .good = 0x15704A,
        .good_soft = 0xE6F4EC,
        .on_good_soft = 0x0E5637,
        .warn = 0x9A5B00,
        .warn_soft = 0xFDF1DC,
        .on_warn_soft = 0x6E4100,
        .stop = 0x9F2A22,
        .stop_soft = 0xFBE9E7,
        .on_stop_soft = 0x7E1F19,
        .mediation = 0x0F6B64,
        .enforcement = 0x5B2C8F,
        .online = 0x1B5E9E,
        .on_mediation_soft = 0x0B544E,
        .on_online_soft = 0x15497C,
        .on_accent = 0xFFFFFF,
        .pressed = 0xDCE4F2,
        .action_pressed = 0x0A2C63,
        .veil = 0x14213D,
        .has_shadow = true,
    },
    {
        .ground = 0x000000,
        .card = 0x000000,
        .ink = 0xFFFFFF,
        .soft_ink = 0xFFFFFF,
        .line = 0x9A9A9A,
        .edge = 0xFFFFFF,
        .chosen = 0xFFFF00,
        .on_chosen = 0x000000,
        .quiet = 0x000000,
        .off_ink = 0x9A9A9A,
        .header = 0x000000,
        .on_header = 0xFFFFFF,
        .on_header_soft = 0xFFFF00,
        .ornament = 0xFFFF00,
        .action = 0xFFFF00,
        .on_action = 0x000000,
        .action_soft = 0x000000,
        .on_action_soft = 0xFFFF00,
        .good = 0xFFFF00,
        .good_soft = 0x000000,
        .on_good_soft = 0xFFFFFF,
        .warn = 0xFFFF00,
        .warn_soft = 0x000000,
        .on_warn_soft = 0xFFFF00,
        .stop = 0xFFFF00,
        .stop_soft = 0x000000,
        .on_stop_soft = 0xFFFF00,
        .mediation = 0xFFFF00,
        .enforcement = 0xFFFF00,
        .online = 0xFFFF00,
        .on_mediation_soft = 0xFFFF00,
        .on_online_soft = 0xFFFF00,
        .on_accent = 0x000000,
        .pressed = 0x333300,
        .action_pressed = 0xFFFFFF,
        .veil = 0x000000,
        .has_outline = true,
    },
};

const struct ks_theme *ks_theme_get(bool high_contrast)
{
    return &themes[high_contrast ? 1 : 0];
}

int ks_type_size(enum ks_type type, bool large, bool landscape)
{
    static const int sizes[KS_TYPE_COUNT][2] = {
        [KS_TYPE_TITLE] = {60, 68}, [KS_TYPE_TILE] = {46, 54},     [KS_TYPE_BODY] = {38, 48},
        [KS_TYPE_LEAD] = {32, 45},  [KS_TYPE_SMALL] = {28, 42},    [KS_TYPE_FIGURE] = {56, 64},
        [KS_TYPE_CALL] = {76, 84},  [KS_TYPE_NUMBER] = {250, 250},
    };
    enum { WIDE_TITLE = 52, WIDE_TITLE_LARGE = 60 };

    if (type == KS_TYPE_TITLE && landscape)
        return large ? WIDE_TITLE_LARGE : WIDE_TITLE;
    return sizes[type][large ? 1 : 0];
}

static double channel_light(unsigned value)
{
    double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel_light((colour >> 16) & 0xFF) +
           0.7152 * channel_light((colour >> 8) & 0xFF) + 0.0722 * channel_light(colour & 0xFF);
}

int ks_contrast_x100(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    double high = la > lb ? la : lb, low = la > lb ? lb : la;
    return (int)((high + 0.05) / (low + 0.05) * 100.0);
}
