/* The draw list: the few commands that screens and slips are made of. Knows no window, no
 * printer and no font file. Coordinates are pixels of the target, colours 0xRRGGBB. */
#ifndef KS_DRAW_DRAW_LIST_H
#define KS_DRAW_DRAW_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ks_rect {
    int x, y, w, h;
};

struct ks_point {
    int x, y;
};

enum ks_weight { KS_WEIGHT_REGULAR, KS_WEIGHT_BOLD, KS_WEIGHT_COUNT };

enum ks_draw_kind {
    KS_DRAW_RECT,   /* rounded rectangle: filled, bordered, or both */
    KS_DRAW_TEXT,   /* one line of text in `fill`, from the left of `rect`, centred in height */
    KS_DRAW_ICON,   /* an icon by name, tinted in `fill`, centred in `rect` */
    KS_DRAW_BITMAP, /* 1 byte a cell (0 = nothing, else `fill`), each cell an equal square */
    KS_DRAW_STROKE, /* a polyline of round pen strokes in `fill`; its points lie in `rect` */
    KS_DRAW_SHADOW, /* a soft shadow in `fill` around a rounded `rect`; nothing inside it */
};

/* One command. Pointers are borrowed until the list is cleared. */
struct ks_draw_cmd {
    enum ks_draw_kind kind;
    struct ks_rect rect;
    uint32_t fill;
    uint32_t border;
    uint32_t ground; /* TEXT: the colour that lies under it, for contrast checks */
    int border_px;   /* 0 = no border; drawn inside the rectangle */
    int radius_px;
    const char *text;  /* TEXT: UTF-8; ICON: name */
    size_t text_bytes; /* TEXT: bytes of `text` to draw */
    enum ks_weight weight;
    int size_px;                   /* TEXT: em size; STROKE: pen width; SHADOW: reach, 0 = usual */
    const uint8_t *cells;          /* BITMAP: row-major, `columns` x `rows`, 1 byte a cell */
    int columns, rows;             /* BITMAP */
    const struct ks_point *points; /* STROKE: a point with x < 0 lifts the pen */
    int point_count;
    bool has_fill;    /* RECT: paint the inside */
    bool is_pictured; /* TEXT: stands on a paper in a picture, so it need not be read */
};

/* A growing list, reused frame after frame. {0} is a valid empty list. */
struct ks_draw_list {
    struct ks_draw_cmd *cmds; /* owned */
    int count;
    int capacity;
};

/* Appends a zeroed command of `kind` and returns it; valid until the next append. */
struct ks_draw_cmd *ks_draw_add(struct ks_draw_list *list, enum ks_draw_kind kind,
                                struct ks_rect rect);

/* Appends a filled rounded rectangle. */
void ks_draw_fill(struct ks_draw_list *list, struct ks_rect rect, int radius_px, uint32_t colour);

/* Changes the colours of the commands from `from` on as if a flat veil of `colour` with `alpha` 0
 * to 255 lay over what they paint. */
void ks_draw_veil(struct ks_draw_list *list, int from, uint32_t colour, uint32_t alpha);

/* Empties the list and keeps its memory. */
void ks_draw_clear(struct ks_draw_list *list);

/* Frees; accepts an empty list. */
void ks_draw_destroy(struct ks_draw_list *list);

/* Whether two rectangles share a pixel; an empty one shares none. */
bool ks_rect_intersects(struct ks_rect a, struct ks_rect b);

/* Whether the pixel x, y lies in `rect`. */
bool ks_rect_has_point(struct ks_rect rect, int x, int y);

/* The pixels two rectangles share; {0} where there are none. */
struct ks_rect ks_rect_intersection(struct ks_rect a, struct ks_rect b);

/* The pixels a command may change: `rect`, plus the overhang of letters, the width of the pen or
 * the reach of the shadow; nothing for an empty `rect`. The painter never paints outside it. */
struct ks_rect ks_draw_cmd_bounds(const struct ks_draw_cmd *cmd);

/* The reach of a shadow in pixels, and how far it hangs below its rectangle. */
int ks_draw_shadow_reach(const struct ks_draw_cmd *cmd);
int ks_draw_shadow_drop(const struct ks_draw_cmd *cmd);

/* A number that differs when what the command would paint differs (FNV-1a over its contents,
 * including the text and cells it points to). */
uint64_t ks_draw_cmd_hash(const struct ks_draw_cmd *cmd);

#endif
