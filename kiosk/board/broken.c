/* The board when it knows nothing of the hall any more: no number, what holds, what to do. */
#include "board/board_private.h"

enum { SIGN = 350, WORDS = 240, PROMISE = 84, PROMISE_HIGH = 176, SMALL = 46, GAP = 28 };

/* What to do now: by day a window is open, by night none. */
static const char *what_to_do(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    const struct ks_opening_state *next = &scene->next;

    if (scene->is_open)
        return ks_ui_tr(ui, "Go to a window");
    if (!next->next_is_known)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Call %s"), scene->content->hotline);
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Open at %s"),
                           ks_board_time_text(ui, next->next_minute));
}

/* Both lines in the size of the longer one. */
static int words_size(struct ks_ui *ui, const char *const lines[2], int width, int height)
{
    int size = WORDS;

    for (int i = 0; i < 2; i++) {
        struct ks_board_text text = {lines[i], size, KS_WEIGHT_BOLD, 0, 0, KS_ALIGN_LEFT};
        size = ks_board_fit(ui, &text, PROMISE, width);
    }
    while (size > PROMISE && ks_board_px(ui, size * 11 / 5 + GAP) > height)
        size -= 4;
    return size;
}

static void draw_words(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_BROKEN);
    const char *const lines[2] = {ks_ui_tr(ui, "Out of order"), what_to_do(ui, scene)};
    bool is_upright = ks_board_is_upright(ui);
    int sign = ks_board_px(ui, SIGN), beside = is_upright ? 0 : sign + ks_board_px(ui, 110);
    int above = is_upright ? sign + ks_board_px(ui, 40) : 0;
    int size = words_size(ui, lines, rect.w - beside, rect.h - above), widest = 0;

    for (int i = 0; i < 2; i++) {
        struct ks_board_text text = {lines[i], size, KS_WEIGHT_BOLD, 0, 0, KS_ALIGN_LEFT};
        int width = ks_board_width(ui, &text);
        widest = width > widest ? width : widest;
    }
    int high = ks_board_px(ui, size * 11 / 10), all = above + 2 * high + ks_board_px(ui, GAP);
    struct ks_rect at = {rect.x + (rect.w - beside - widest) / 2, rect.y + (rect.h - all) / 2,
                         widest + 1, high};
    struct ks_rect icon = {at.x, rect.y + (rect.h - sign) / 2, sign, sign};
    if (is_upright)
        icon = (struct ks_rect){rect.x + (rect.w - sign) / 2, at.y, sign, sign};
    ks_ui_icon(ui, "warning", icon, colours->ornament);
    at.x += beside;
    at.y += above;
    for (int i = 0; i < 2; i++) {
        struct ks_board_text text = {lines[i],        size,         KS_WEIGHT_BOLD, colours->ink,
                                     colours->ground, KS_ALIGN_LEFT};
        ks_board_put(ui, &text, at);
        at.y += high + ks_board_px(ui, GAP);
    }
}

/* What holds all the same; upright it breaks where one takes breath. */
static const char *promise(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    if (!scene->is_open)
        return ks_ui_tr(ui, "Guides and lists at the kiosk go on");
    return ks_board_is_upright(ui) ? ks_ui_tr(ui, "Your number holds;\nstaff will call it out")
                                   : ks_ui_tr(ui, "Your number holds; staff will call it out");
}

static void draw_promise(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_BROKEN);
    struct ks_board_text text = {promise(ui, scene), PROMISE,       KS_WEIGHT_BOLD,
                                 colours->figure,    colours->band, KS_ALIGN_CENTRE};
    int pad = ks_board_px(ui, 40);

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->band);
    rect.x += pad;
    rect.w -= 2 * pad;
    if (!ks_board_is_upright(ui))
        text.size = ks_board_fit(ui, &text, 64, rect.w);
    ks_board_put_lines(ui, &text, rect);
}

static const char *how_long(struct ks_ui *ui, int64_t age_ms)
{
    int seconds = (int)(age_ms / 1000);

    if (seconds < 60)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "for %d s"), seconds);
    if (seconds < 60 * 60)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "for %d min"), seconds / 60);
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "for %d h"), seconds / 3600);
}

/* Since when; nothing of the hall was ever seen where the board has just been started. */
static void draw_since(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_BROKEN);
    int minute = ks_date_minute_from_wall_ms(scene->now_ms - scene->age_ms);
    struct ks_board_text since = {
        scene->age_ms < 0 ? ks_ui_tr(ui, "No news of calls yet")
                          : ks_arena_printf(&ui->arena, ks_ui_tr(ui, "No news of calls since %s"),
                                            ks_board_time_text(ui, minute)),
        SMALL,
        KS_WEIGHT_REGULAR,
        colours->soft,
        colours->ground,
        KS_ALIGN_LEFT};

    ks_board_put(ui, &since, rect);
    if (scene->age_ms < 0)
        return;
    struct ks_board_text age = since;
    age.text = how_long(ui, scene->age_ms);
    int width = ks_board_width(ui, &age) + ks_board_px(ui, SMALL + 16);
    rect.x += rect.w - width;
    rect.w = width + 1;
    ks_board_take_icon(ui, "clock", SMALL, 16, colours->soft, &rect);
    ks_board_put(ui, &age, rect);
}

void ks_board_draw_broken(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    int gap = ks_board_px(ui, GAP), foot = ks_board_px(ui, 72);
    int promise = ks_board_px(ui, ks_board_is_upright(ui) ? 2 * PROMISE_HIGH : PROMISE_HIGH);
    struct ks_rect words = rect;

    words.h -= promise + foot + 2 * gap;
    draw_words(ui, scene, words);
    draw_promise(ui, scene, (struct ks_rect){rect.x, words.y + words.h + gap, rect.w, promise});
    draw_since(ui, scene, (struct ks_rect){rect.x, rect.y + rect.h - foot, rect.w, foot});
}
