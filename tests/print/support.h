/* The real fonts, and a folder of its own for each test that prints. */
#ifndef KS_TESTS_PRINT_SUPPORT_H
#define KS_TESTS_PRINT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "platform/fonts.h"
#include "print/printer.h"

/* 80 mm and 58 mm paper at 203 dpi. */
enum { WIDE_DOTS = 576, NARROW_DOTS = 384 };

struct paper_room {
    struct ks_arena arena;
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
    char dir[64];
};

static inline int paper_room_open(void **state)
{
    struct paper_room *room = calloc(1, sizeof *room);
    struct ks_error error = {0};

    assert_non_null(room);
    strcpy(room->dir, "/tmp/kiosk-paper-XXXXXX");
    assert_non_null(mkdtemp(room->dir));
    if (ks_fonts_open(KS_SOURCE_DIR "/fonts", KS_SOURCE_DIR "/assets/icons", &room->fonts,
                      &error) != KS_OK)
        fail_msg("%s", error.text);
    room->glyphs = ks_fonts_glyphs(room->fonts);
    *state = room;
    return 0;
}

static inline int paper_room_close(void **state)
{
    struct paper_room *room = *state;

    ks_fonts_close(room->fonts);
    ks_file_remove_tree(room->dir);
    ks_arena_destroy(&room->arena);
    free(room);
    return 0;
}

#endif
