/* What the board shows now: the day, the night, or that it is broken; when the hall opens next. */
#include <string.h>

#include "board/board_private.h"
#include "service/date_words.h"
#include "service/hall_hours.h"

enum { QUIET_MS = 30 * 60 * 1000 };

/* The first of two openings; what is not known comes last. */
static struct ks_opening_state first_of(struct ks_opening_state a, struct ks_opening_state b)
{
    int order = ks_date_compare(a.next_day, b.next_day);

    if (!a.next_is_known || !b.next_is_known)
        return a.next_is_known ? a : b;
    return order < 0 || (order == 0 && a.next_minute <= b.next_minute) ? a : b;
}

/* When the line opens next, by the pack and by what staff have closed for a while. */
static struct ks_opening_state opening_of(const struct ks_board_scene *scene, int index)
{
    const struct ks_service_line *line = scene->lines[index];
    const struct ks_hall_line_view *view = ks_hall_line_of(scene->hall, line->id);
    struct ks_opening_state state = ks_hall_line_opening(scene->content, line, scene->now_ms);

    if (view == NULL || view->closed_until_ms <= scene->now_ms)
        return state;
    int64_t until_ms = view->closed_until_ms;
    struct ks_opening_state then = ks_hall_line_opening(scene->content, line, until_ms);
    then.closed_for = state.closed_for;
    if (then.is_open) {
        then.next_is_known = true;
        then.next_day = ks_date_from_wall_ms(until_ms);
        then.next_minute = ks_date_minute_from_wall_ms(until_ms);
    }
    then.is_open = false;
    return then;
}

void ks_board_judge_opening(struct ks_board_scene *scene)
{
    scene->next = (struct ks_opening_state){0};
    scene->is_open = scene->opens_today = false;
    for (int i = 0; i < scene->line_count; i++) {
        struct ks_opening_state state = opening_of(scene, i);
        scene->next = i == 0 ? state : first_of(scene->next, state);
        scene->is_open = scene->is_open || state.is_open;
        scene->opens_today =
            scene->opens_today ||
            ks_hall_line_opens_today(scene->content, scene->lines[i], scene->now_ms);
    }
}

const char *ks_board_closed_why(const struct ks_board_scene *scene, enum ks_lang lang)
{
    const char *why = NULL;

    for (int i = 0; i < scene->line_count; i++) {
        const struct ks_hall_line_view *view = ks_hall_line_of(scene->hall, scene->lines[i]->id);
        bool is_closed = view != NULL && view->closed_until_ms > scene->now_ms &&
                         view->closed_why[lang][0] != '\0';
        if (!is_closed || (why != NULL && strcmp(why, view->closed_why[lang]) != 0))
            return NULL;
        why = view->closed_why[lang];
    }
    return why;
}

static bool has_people(const struct ks_board_scene *scene)
{
    int count = 0;

    for (int i = 0; i < scene->line_count; i++) {
        const struct ks_hall_line_view *view = ks_hall_line_of(scene->hall, scene->lines[i]->id);
        count += view != NULL ? view->waiting + view->serving : 0;
    }
    return count > 0;
}

/* Outside its hours the hall goes on for those who are there still: over noon, and in the evening
 * for as long as people are called. */
static bool goes_on(const struct ks_board_scene *scene)
{
    const struct ks_hall_call_view *call = ks_board_call(scene, 0);
    bool is_called = call != NULL && scene->now_ms - call->called_ms < QUIET_MS;
    bool is_break = scene->opens_today && scene->next.next_is_known &&
                    ks_date_compare(scene->next.next_day, ks_date_from_wall_ms(scene->now_ms)) == 0;

    return has_people(scene) && (is_called || (is_break && call != NULL));
}

void ks_board_judge(struct ks_board_scene *scene)
{
    if (scene->age_ms < 0 || scene->age_ms > KS_BOARD_SHOWN_MS)
        scene->face = KS_BOARD_BROKEN;
    else
        scene->face = scene->is_open || goes_on(scene) ? KS_BOARD_DAY : KS_BOARD_NIGHT;
}

const char *ks_board_day_text(struct ks_ui *ui, const struct ks_board_scene *scene,
                              struct ks_date day)
{
    struct ks_date today = ks_date_from_wall_ms(scene->now_ms);
    const char *pattern = ks_ui_tr(ui, "{w} {d} {M}");

    if (ks_date_compare(day, today) == 0)
        pattern = ks_ui_tr(ui, "Today, {w}");
    else if (ks_date_compare(day, ks_date_add_days(today, 1)) == 0)
        pattern = ks_ui_tr(ui, "Tomorrow, {w}");
    return ks_date_expand(&ui->arena, ui->mode.lang, pattern, day);
}
