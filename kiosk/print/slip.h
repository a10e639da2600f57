/* A slip as a document: what it says, in order, before anything is measured. The same model makes
 * the picture for paper and the text beside it. Everything lives in the slip's own arena, so a
 * slip can be handed to another thread whole. */
#ifndef KS_PRINT_SLIP_H
#define KS_PRINT_SLIP_H

#include "base/arena.h"
#include "base/err.h"
#include "draw/glyphs.h"

enum ks_slip_kind {
    KS_SLIP_HEADER,    /* court and hall, centred, at the top */
    KS_SLIP_TITLE,     /* what this slip is, bold, centred */
    KS_SLIP_CENTRED,   /* a line under the title */
    KS_SLIP_NUMBER,    /* a ticket number, as large as paper allows */
    KS_SLIP_HEADING,   /* bold line above a group, a rule over it; `detail` at its right */
    KS_SLIP_STEP,      /* a number in a circle (counted anew after any other block) and a text */
    KS_SLIP_DATE,      /* a day in a frame: `text` over it, `detail` large, `foot` below */
    KS_SLIP_FACT,      /* label and value; neighbours share a frame */
    KS_SLIP_TEXT,      /* a paragraph */
    KS_SLIP_SMALL,     /* a small paragraph: source, revision */
    KS_SLIP_PAIR,      /* label left, value right (below when it does not fit) */
    KS_SLIP_BULLET,    /* "· text" with a hanging indent */
    KS_SLIP_TICKED,    /* a ticked box and a text */
    KS_SLIP_UNTICKED,  /* an empty box and a text */
    KS_SLIP_RULE,      /* a dashed line across */
    KS_SLIP_LINE,      /* a line to write on */
    KS_SLIP_QR,        /* a QR code of `text`, with `detail` under it */
    KS_SLIP_SIGNATURE, /* the strokes of a finger signature in a frame */
    KS_SLIP_RULER,     /* a ruler over a row of greys, to measure a sheet by; nothing on a roll */
};

/* Length of the ruler and height of the greys, and how many there are, from light to black. */
enum { KS_RULER_MM = 150, KS_RULER_GREY_MM = 10, KS_RULER_GREYS = 8 };

struct ks_slip_block {
    enum ks_slip_kind kind;
    const char *text;
    const char *detail; /* PAIR, FACT: value; STEP, TICKED, UNTICKED: a smaller second line;
                           QR: caption */
    const char *foot;   /* DATE: lines below the day */
    const struct ks_point *points; /* SIGNATURE */
    int point_count;
    struct ks_slip_block *next;
};

/* {0} is a valid empty slip. */
struct ks_slip {
    struct ks_arena arena;
    struct ks_slip_block *first, *last;
    bool is_personal; /* wiped as soon as printed */
    bool is_large;    /* letters a third larger, for who reads large text on the screen */
};

/* Appends a block; the texts are copied. Returns it for the rarer fields. */
struct ks_slip_block *ks_slip_add(struct ks_slip *slip, enum ks_slip_kind kind, const char *text,
                                  const char *detail);

/* The day in its frame, lines of `foot` under it. */
void ks_slip_add_date(struct ks_slip *slip, const char *label, const char *day, const char *foot);

/* Copies the strokes into the slip. */
void ks_slip_add_signature(struct ks_slip *slip, const struct ks_point *points, int count);

/* Wipes and frees everything; the slip is empty afterwards. */
void ks_slip_destroy(struct ks_slip *slip);

/* A composed page: 1 bit a pixel, row-major, most significant bit first, 1 = black, rows padded
 * to whole bytes; and the same text as UTF-8 lines. */
struct ks_page {
    int width_px, height_px, row_bytes;
    uint8_t *bits; /* owned */
    char *text;    /* owned; each line ends in \n; a line "QR: payload" for each code */
};

/* Composes `slip` for paper `width_px` wide (576 = 72 mm at 203 dpi). `glyphs` belongs to the
 * calling thread. KS_ERR_INPUT when a QR payload cannot be encoded or does not read back. */
enum ks_err ks_slip_compose(const struct ks_slip *slip, const struct ks_glyphs *glyphs,
                            int width_px, struct ks_page *out, struct ks_error *error) KS_MUST_USE;

/* Wipes and frees; accepts an empty page. */
void ks_page_destroy(struct ks_page *page);

#endif
