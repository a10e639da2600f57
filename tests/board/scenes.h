/* Boards as they stand in a hall: made-up halls over the real content, drawn with the real fonts.
 */
#ifndef KS_TESTS_BOARD_SCENES_H
#define KS_TESTS_BOARD_SCENES_H

#include "board/board_private.h"
#include "platform/fonts.h"

enum board_scene {
    SCENE_CALL,     /* just called */
    SCENE_DUMB,     /* the same, and no voice can be heard */
    SCENE_REST,     /* ten seconds later */
    SCENE_SERVED,   /* everybody called has come */
    SCENE_FIRST,    /* before the first call of the day */
    SCENE_ONE_CALL, /* the first */
    SCENE_STALE,
    SCENE_CLOSED_LINE,
    SCENE_NEWS, /* long announcements */
    SCENE_LONG, /* the longest names of everything, long waits */
    SCENE_MANY, /* as many lines as there may be */
    SCENE_SIX,  /* six lines */
    SCENE_NIGHT,
    SCENE_HOLIDAY,
    SCENE_CLOSED_HALL, /* by the pack, for a reason with a long name */
    SCENE_NO_CALENDAR,
    SCENE_BROKEN,
    SCENE_BROKEN_NIGHT,
    SCENE_NEVER_SEEN,
    SCENE_COUNT,
};

const char *scene_name(enum board_scene which);

/* What the scenes are made with. */
struct board_stage {
    struct ks_content *content;
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
};
void board_stage_open(struct board_stage *stage);
void board_stage_close(struct board_stage *stage);

/* A scene and what it points to. */
struct board_picture {
    struct ks_content content;
    struct ks_service_line lines[KS_MOST_HALL_LINES];
    struct ks_seat seats[6]; /* as many as there are calls */
    struct ks_announcement news[8];
    struct ks_closing closed;
    struct ks_hall_state hall;
    struct ks_board_scene scene;
};
void board_picture_make(const struct board_stage *stage, enum board_scene which,
                        struct board_picture *out);

#endif
