/* Colours and sizes of the look: two themes, two text sizes. Pure tables. */
#ifndef KS_UI_THEME_H
#define KS_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

/* Every colour a widget may use. `on_*` is the ink that goes on that colour. */
struct ks_theme {
    uint32_t ground, card, ink, soft_ink, line;
    uint32_t edge;              /* of what can be pressed: 3:1 at least on card and ground */
    uint32_t chosen, on_chosen; /* a mode that is on, an answer that is given */
    uint32_t quiet, off_ink;    /* what cannot be pressed now */
    uint32_t header, on_header, on_header_soft, ornament;
    uint32_t action, on_action, action_soft, on_action_soft;
    uint32_t good, good_soft, on_good_soft;
    uint32_t warn, warn_soft, on_warn_soft;
    uint32_t stop, stop_soft, on_stop_soft;
    uint32_t mediation, enforcement, online;
    uint32_t on_mediation_soft, on_online_soft; /* words in those colours */
    uint32_t on_accent; /* ink on mediation, enforcement, online, good, warn, stop */
    uint32_t pressed;   /* a secondary control while a finger is on it */
    uint32_t action_pressed;
    uint32_t veil; /* over the page behind a sheet */
    bool has_shadow;
    bool has_outline; /* cards carry a border, as ground and card are the same colour */
};

/* One of the two themes; constant, any thread. */
const struct ks_theme *ks_theme_get(bool high_contrast);

enum ks_type {
    KS_TYPE_TITLE,
    KS_TYPE_TILE,
    KS_TYPE_BODY,
    KS_TYPE_LEAD,
    KS_TYPE_SMALL,
    KS_TYPE_FIGURE,
    KS_TYPE_CALL,   /* a number that is called */
    KS_TYPE_NUMBER, /* a ticket number */
    KS_TYPE_COUNT,
};

/* Text size in design units (pixels on a 1080 wide panel); titles are smaller on a wide panel. */
int ks_type_size(enum ks_type type, bool large, bool landscape);

/* WCAG 2 contrast ratio of two colours, times 100 (2100 = black on white). */
int ks_contrast_x100(uint32_t a, uint32_t b);

#endif
