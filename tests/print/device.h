/* A printer of the tests' own: takes ESC/POS on a TCP port or a pseudo terminal, answers in real
 * time, keeps what paper would show, and fails at a given byte. It shares no code with the kiosk:
 * what it makes of the bytes is its own reading of the commands. It keeps its memory when the line
 * drops, as a real one does; only loss of power clears it. */
#ifndef KS_TESTS_PRINT_DEVICE_H
#define KS_TESTS_PRINT_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum device_fault {
    DEVICE_WELL,
    DEVICE_DROPS,  /* the line breaks; a new one is taken at once (a terminal: bytes are lost) */
    DEVICE_DIES,   /* power is lost until mended */
    DEVICE_STALLS, /* neither reads nor answers until mended */
    DEVICE_PAPER_OUT,
    DEVICE_COVER_OPEN,
    DEVICE_CUTTER,
    DEVICE_PAPER_LOW, /* goes on */
};

struct device_traits {
    bool is_terminal;     /* a pseudo terminal instead of a port */
    bool is_silent;       /* answers nothing */
    bool has_no_receipts; /* does not know GS r */
    bool is_noisy;        /* bytes that mean nothing around each answer */
    bool asks_error_dumb; /* does not answer DLE EOT 3 */
    bool has_drawer;      /* pin 3 is high, as most say: 0x16 to DLE EOT 1 */
    bool is_automatic;    /* an automatic status before each answer, as GS a left on makes it */
    bool is_flooding;     /* answers without an end */
    unsigned mute;        /* bit n: does not answer DLE EOT n */
};

/* What was between two cuts. */
struct device_slip {
    int row_bytes, lines;
    uint8_t *bits; /* row-major, most significant bit first, 1 = black */
};

struct device;

struct device *device_start(struct device_traits traits);
void device_stop(struct device *device);

/* "escpos:..." as it goes into kiosk.conf; borrowed for the device's life. */
const char *device_url(const struct device *device);

/* The fault comes right after `at` more bytes (at least 1; 0 = at once); a new plan forgets the
 * last, and counts from 0 again. */
void device_plan(struct device *device, enum device_fault fault, size_t at);

/* Paper in, cover closed, power on: goes on with what is in its memory. */
void device_mend(struct device *device);

/* Bytes taken since the last plan; whether one of them, by its number from 0, was a dot of a
 * picture or a zero between commands, rather than part of a command. */
size_t device_taken(struct device *device);
bool device_was_dot(struct device *device, size_t at);

/* The slips cut so far. The slip is borrowed until the device is stopped. */
int device_slip_count(struct device *device);
struct device_slip device_slip(struct device *device, int index);

/* Bytes that were neither commands nor dots and would have been printed as letters. */
size_t device_stray_bytes(struct device *device);

/* How often a line was opened to it. */
int device_line_count(struct device *device);

#endif
