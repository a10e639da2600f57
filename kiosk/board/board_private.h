/* Inside of the board: what it shows at one moment, and how it is drawn. Sizes are design units:
 * the pixels of a panel of 1920 x 1080, or 1080 x 1920 upright. */
#ifndef KS_BOARD_BOARD_PRIVATE_H
#define KS_BOARD_BOARD_PRIVATE_H

#include "board/board.h"
#include "service/queue_service.h"

enum ks_board_face { KS_BOARD_DAY, KS_BOARD_NIGHT, KS_BOARD_BROKEN, KS_BOARD_FACE_COUNT };

/* From which age on the view is not fresh, and from which it is not shown. */
enum { KS_BOARD_FRESH_MS = 3000, KS_BOARD_SHOWN_MS = 10000 };
/* How long a call stands out, and each announcement stands. */
enum { KS_BOARD_LOUD_MS = 10000, KS_BOARD_TURN_MS = 20000 };
/* The same of a call that cannot be heard. */
enum { KS_BOARD_DUMB_LOUD_MS = 30000 };

/* All borrowed. */
struct ks_board_scene {
    enum ks_board_face face;
    const struct ks_content *content;
    const struct ks_hall_state *hall; /* as last known */
    const struct ks_service_line *lines[KS_MOST_HALL_LINES];
    int line_count;
    int64_t now_ms;   /* wall clock */
    int64_t age_ms;   /* of the view; below 0: there never was one */
    int64_t turn;     /* counts up each time the announcement changes */
    bool is_loud;     /* the newest call came just now */
    bool is_dumb;     /* and cannot be heard */
    bool is_open;     /* numbers are given, by the pack */
    bool opens_today; /* by the pack: it did or will */
    struct ks_opening_state next;
};

/* Fills what follows from content, view and clock: whether it is open and when it opens next. The
 * hours are in minutes, so once for each minute and each view is enough; it takes memory. `hall`,
 * `content`, `lines` and `now_ms` are there already. */
void ks_board_judge_opening(struct ks_board_scene *scene);

/* And the face; `age_ms` is there too. */
void ks_board_judge(struct ks_board_scene *scene);

/* The calls the board shows, newest first: those of its lines. NULL past the last. */
const struct ks_hall_call_view *ks_board_call(const struct ks_board_scene *scene, int index);

/* Why staff have closed all that the board shows, for a while; NULL: they have not, or for more
 * than one reason. Borrowed from the view. */
const char *ks_board_closed_why(const struct ks_board_scene *scene, enum ks_lang lang);

/* Builds the frame. */
void ks_board_draw(struct ks_ui *ui, const struct ks_board_scene *scene);

/* ---- what it is drawn with ---- */

/* The colours of a face. */
struct ks_board_colours {
    uint32_t ground, head, ornament, on_head, on_head_soft;
    uint32_t card, band; /* surfaces */
    uint32_t ink, soft, figure, rule;
};
const struct ks_board_colours *ks_board_colours(const struct ks_ui *ui, enum ks_board_face face);

/* The colour of a service line, in which its letter stands everywhere. */
uint32_t ks_board_line_colour(const struct ks_ui *ui, const struct ks_board_scene *scene,
                              const char *id);

/* Design units to pixels; the width and height of the panel in them. */
int ks_board_px(const struct ks_ui *ui, int units);
bool ks_board_is_upright(const struct ks_ui *ui);

/* One line of text. */
struct ks_board_text {
    const char *text;
    int size; /* units */
    enum ks_weight weight;
    uint32_t ink, ground;
    enum ks_align align;
    bool is_figure; /* capitals and digits alone: the room they are put into is just as high */
    bool is_prose;  /* several lines, with air between them */
};
enum { KS_BOARD_LEAST = 44 }; /* nothing on a board is smaller */

/* Its width in pixels. */
int ks_board_width(const struct ks_ui *ui, const struct ks_board_text *text);
/* The largest size from its own down to `least` at which it is no wider. */
int ks_board_fit(const struct ks_ui *ui, const struct ks_board_text *text, int least, int width);
/* The least height of a row in which it touches neither edge: some letters hang down. */
int ks_board_row_height(const struct ks_ui *ui, const struct ks_board_text *text);
/* Draws it in the middle of the height of `rect`; returns its width. */
int ks_board_put(struct ks_ui *ui, const struct ks_board_text *text, struct ks_rect rect);
/* Draws it in as many lines as it needs, in the middle of `rect`; the height it takes. */
int ks_board_put_lines(struct ks_ui *ui, const struct ks_board_text *text, struct ks_rect rect);
int ks_board_lines_height(struct ks_ui *ui, const struct ks_board_text *text, int width);
/* Several side by side on one base line, as `align` of the first says. */
void ks_board_put_runs(struct ks_ui *ui, const struct ks_board_text *runs, int count,
                       struct ks_rect rect);
int ks_board_runs_width(const struct ks_ui *ui, const struct ks_board_text *runs, int count);
/* An icon at the left end of `rect`, in the middle of its height; takes its room from `rect`. */
void ks_board_take_icon(struct ks_ui *ui, const char *icon, int size, int gap, uint32_t ink,
                        struct ks_rect *rect);
enum { KS_BOARD_RADIUS = 28 }; /* of cards */

/* ---- its parts, each into its room ---- */

/* Whose hall it is, day and time. */
void ks_board_draw_head(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
/* The newest call. */
void ks_board_draw_call(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
/* The calls before it, and the width in pixels at which they stand in full size. */
void ks_board_draw_calls(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
int ks_board_calls_width(struct ks_ui *ui, const struct ks_board_scene *scene);
/* Who waits for what, and the height that takes at this width. */
void ks_board_draw_lines(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
int ks_board_lines_room(struct ks_ui *ui, const struct ks_board_scene *scene, int width);
/* Announcements and the age, and the height they take at this width. */
void ks_board_draw_foot(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
int ks_board_foot_room(struct ks_ui *ui, const struct ks_board_scene *scene, int width);
/* All between head and foot while no window is open. */
void ks_board_draw_night(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect);
/* All below the head when nothing is known any more. */
void ks_board_draw_broken(struct ks_ui *ui, const struct ks_board_scene *scene,
                          struct ks_rect rect);

/* "09:00" of minutes after midnight; "Today Tuesday" of a day, seen from now. In the arena. */
const char *ks_board_time_text(struct ks_ui *ui, int minute);
const char *ks_board_day_text(struct ks_ui *ui, const struct ks_board_scene *scene,
                              struct ks_date day);

#endif
