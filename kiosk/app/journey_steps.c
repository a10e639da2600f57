/* The words of journeys. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "app/journey_private.h"
#include "base/file.h"

enum { TAP_PAUSE_MS = 500, SWIPE_STEPS = 4, MOST_TAPS = 1000, MOST_SECONDS = 24 * 60 * 60 };

static const struct ks_ui *frame(struct ks_journey *journey)
{
    return ks_journey_frame(journey);
}

/* ---- pointer ---- */

static void give(struct ks_journey *journey, const struct ks_raw_pointer *raw)
{
    static const enum ks_pointer events[] = {
        [KS_INPUT_PRESS] = KS_POINTER_PRESS,
        [KS_INPUT_MOVE] = KS_POINTER_MOVE,
        [KS_INPUT_RELEASE] = KS_POINTER_RELEASE,
    };
    struct ks_input input;

    if (ks_gesture_feed(&journey->gesture, raw, &input))
        ks_kiosk_pointer(journey->parts.kiosk, events[input.kind], input.x, input.y);
}

/* What a touch panel's driver reports: the finger, and the mouse that imitates it. */
static void touch(struct ks_journey *journey, enum ks_raw_kind kind, int x, int y)
{
    int64_t now = journey->clock.monotonic_ms;
    struct ks_raw_pointer finger = {
        .is_finger = true, .kind = kind, .finger_id = 1, .x = x, .y = y, .ms = now};
    struct ks_raw_pointer mouse = {.kind = kind, .x = x, .y = y, .ms = now};

    give(journey, &finger);
    give(journey, &mouse);
}

static void tap_at(struct ks_journey *journey, struct ks_rect rect)
{
    int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;

    touch(journey, KS_RAW_DOWN, x, y);
    touch(journey, KS_RAW_UP, x, y);
}

/* A control looked for by name: exact, else the only one that contains it; or the `wanted`th. */
struct wanted {
    char *name;
    int nth; /* from 1; 0: it must be the only one */
    int exact, partial;
    const struct ks_control *found, *only;
};

static struct wanted wanted_of(char *name)
{
    char *hash = strrchr(name, '#');
    struct wanted wanted = {.name = name};

    if (hash != NULL && hash > name && hash[-1] == ' ' && (int)strtol(hash + 1, NULL, 10) > 0) {
        wanted.nth = (int)strtol(hash + 1, NULL, 10);
        hash[-1] = '\0';
    }
    return wanted;
}

/* Looks through the page shown; the controls counted on pages before are remembered. */
static const struct ks_control *look_on_page(struct ks_journey *journey, struct wanted *wanted)
{
    const struct ks_ui *ui = frame(journey);
    int nth = wanted->nth > 0 ? wanted->nth : 1;

    wanted->found = wanted->only = NULL;
    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        if (strcmp(control->name, wanted->name) == 0 && ++wanted->exact == nth)
            wanted->found = control;
        if (strstr(control->name, wanted->name) != NULL && ++wanted->partial == nth)
            wanted->only = control;
    }
    if (wanted->found != NULL)
        return wanted->found;
    bool is_one = wanted->partial == 1 || wanted->nth > 0;
    return wanted->exact == 0 && is_one ? wanted->only : NULL;
}

/* Through all pages of the place, as a visitor would who does not see it on the present one. */
static const struct ks_control *look_on_pages(struct ks_journey *journey, struct wanted *wanted)
{
    const struct ks_ui *ui = frame(journey);
    int pages = ui->page_count, shown = ui->page;
    const struct ks_control *found = NULL;

    wanted->exact = wanted->partial = 0;
    for (int i = shown; i > 0; i--)
        ks_kiosk_key(journey->parts.kiosk, "PageUp");
    for (int i = 0; i < pages && found == NULL; i++) {
        if (i > 0)
            ks_kiosk_key(journey->parts.kiosk, "PageDown");
        found = look_on_page(journey, wanted);
    }
    for (int i = pages - 1; i > shown && found == NULL; i--)
        ks_kiosk_key(journey->parts.kiosk, "PageUp");
    return found;
}

static const struct ks_control *find_control(struct ks_journey *journey, char *name)
{
    struct wanted wanted = wanted_of(name);
    if (!ks_journey_has_kiosk(journey))
        return NULL;
    const struct ks_control *found = look_on_page(journey, &wanted);
    int here = wanted.partial;
    bool is_elsewhere = here == 0 || (wanted.nth > 0 && wanted.nth > here);

    if (found == NULL && is_elsewhere && frame(journey)->page_count > 1)
        found = look_on_pages(journey, &wanted);
    if (found != NULL)
        return found;
    const struct ks_ui *ui = frame(journey);
    char *names = ks_arena_strdup(&journey->arena, "");
    for (int i = 0; i < ui->control_count; i++)
        names = ks_arena_printf(&journey->arena, "%s[%s]", names, ui->controls[i].name);
    ks_journey_fail(journey, "expected one control named %s, there were %d of: %s", name, here,
                    names);
    return NULL;
}

static bool step_tap(struct ks_journey *journey, char *rest)
{
    ks_journey_pass(journey, TAP_PAUSE_MS);
    const struct ks_control *control = find_control(journey, rest);
    if (control == NULL)
        return false;
    if (control->is_disabled)
        return ks_journey_fail(journey, "%s is there but cannot be pressed", control->name);
    tap_at(journey, control->rect);
    ks_journey_settle(journey);
    return true;
}

/* NAME COUNT in SECONDSs */
static bool step_taps(struct ks_journey *journey, char *rest)
{
    char *in = strstr(rest, " in "), *number;

    if (in == NULL)
        return ks_journey_fail(journey, "taps wants NAME COUNT in SECONDSs");
    *in = '\0';
    number = strrchr(rest, ' ');
    long seconds = strtol(in + 4, NULL, 10);
    long count = number != NULL ? strtol(number + 1, NULL, 10) : 0;
    if (count < 1 || count > MOST_TAPS || seconds < 1 || seconds > MOST_SECONDS)
        return ks_journey_fail(journey, "taps wants NAME COUNT in SECONDSs");
    *number = '\0';
    ks_journey_pass(journey, TAP_PAUSE_MS);
    const struct ks_control *control = find_control(journey, rest);
    if (control == NULL)
        return false;
    struct ks_rect rect = control->rect;
    for (long i = 0; i < count; i++) {
        tap_at(journey, rect);
        ks_clock_manual_advance(&journey->clock, seconds * 1000 / count);
        ks_kiosk_tick(journey->parts.kiosk);
    }
    ks_journey_settle(journey);
    return true;
}

static bool step_swipe(struct ks_journey *journey, char *rest)
{
    const struct ks_ui *ui = frame(journey);
    bool is_up = strncmp(rest, "up", 2) == 0;
    char *name = rest + strcspn(rest, " ");
    struct ks_rect rect = {0, ui->mode.h / 4, ui->mode.w, ui->mode.h / 2};

    if (!is_up && strncmp(rest, "down", 4) != 0)
        return ks_journey_fail(journey, "swipe wants up or down");
    if (!ks_journey_has_kiosk(journey))
        return false;
    ks_journey_pass(journey, TAP_PAUSE_MS);
    if (*name != '\0') {
        const struct ks_control *control = find_control(journey, name + 1);
        if (control == NULL)
            return false;
        rect.y = control->rect.y;
    }
    int x = rect.x + rect.w / 2, from = is_up ? rect.y + rect.h : rect.y;
    int to = is_up ? rect.y : rect.y + rect.h;
    touch(journey, KS_RAW_DOWN, x, from);
    for (int i = 1; i <= SWIPE_STEPS; i++)
        touch(journey, KS_RAW_MOVE, x, from + (to - from) * i / SWIPE_STEPS);
    touch(journey, KS_RAW_UP, x, to);
    ks_journey_settle(journey);
    return true;
}

/* Three strokes across the signature field. */
static bool step_sign(struct ks_journey *journey, char *rest)
{
    static const int strokes[][4] = {{20, 30, 45, 70}, {30, 75, 70, 25}, {55, 40, 85, 60}};
    const struct ks_ui *ui = frame(journey);
    struct ks_rect field = {0};

    (void)rest;
    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].role == KS_ROLE_SIGNATURE)
            field = ui->controls[i].rect;
    if (field.w == 0)
        return ks_journey_fail(journey, "expected a signature field, there was none");
    for (int i = 0; i < 3; i++) {
        const int *s = strokes[i];
        ks_journey_pass(journey, TAP_PAUSE_MS);
        touch(journey, KS_RAW_DOWN, field.x + field.w * s[0] / 100, field.y + field.h * s[1] / 100);
        for (int j = 1; j <= 8; j++)
            touch(journey, KS_RAW_MOVE, field.x + field.w * (s[0] * (8 - j) + s[2] * j) / 800,
                  field.y + field.h * (s[1] * (8 - j) + s[3] * j) / 800);
        touch(journey, KS_RAW_UP, field.x + field.w * s[2] / 100, field.y + field.h * s[3] / 100);
    }
    return true;
}

/* ---- keys ---- */

static bool step_key(struct ks_journey *journey, char *rest)
{
    if (!ks_journey_has_kiosk(journey))
        return false;
    ks_journey_pass(journey, TAP_PAUSE_MS);
    ks_kiosk_key(journey->parts.kiosk, rest);
    ks_journey_settle(journey);
    return true;
}

static bool step_type(struct ks_journey *journey, char *rest)
{
    if (!ks_journey_has_kiosk(journey))
        return false;
    for (; *rest != '\0'; rest++) {
        char key[2] = {*rest, '\0'};
        ks_kiosk_key(journey->parts.kiosk, key);
    }
    return true;
}

/* ---- time ---- */

static bool read_time(const char *text, int64_t *out)
{
    int y, mo, d, h, mi, s;

    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d", &y, &mo, &d, &h, &mi, &s) != 6)
        return false;
    *out = ks_date_to_wall_ms((struct ks_date){y, mo, d}, h * 60 + mi) + s * 1000;
    return true;
}

static bool step_clock(struct ks_journey *journey, char *rest)
{
    int64_t wall_ms;

    if (!read_time(rest, &wall_ms))
        return ks_journey_fail(journey, "clock wants YYYY-MM-DDTHH:MM:SS, not %s", rest);
    journey->clock.wall_ms = wall_ms;
    ks_kiosk_clock_was_set(journey->parts.kiosk);
    ks_kiosk_tick(journey->parts.kiosk);
    if (journey->has_board)
        ks_board_side_settle(&journey->side);
    return true;
}

static bool step_wait(struct ks_journey *journey, char *rest)
{
    char *unit = NULL;
    long long count = strtoll(rest, &unit, 10);
    long long each_ms = strcmp(unit, "s") == 0 ? 1000 : strcmp(unit, "ms") == 0 ? 1 : 0;

    if (each_ms == 0 || count <= 0 || count > MOST_SECONDS * INT64_C(1000) / each_ms)
        return ks_journey_fail(journey, "wait wants a time such as 80s or 300ms, not %s", rest);
    ks_journey_pass(journey, count * each_ms);
    return true;
}

/* ---- looking ---- */

/* A line break on the screen may stand where the text has a space or nothing: neither counts. */
static char *without_space(struct ks_arena *arena, const char *text, size_t bytes)
{
    char *out = ks_arena_alloc(arena, bytes + 1);
    size_t length = 0;

    for (size_t i = 0; i < bytes; i++)
        if (text[i] != ' ' && text[i] != '\n')
            out[length++] = text[i];
    return out;
}

static char *screen_text(struct ks_journey *journey)
{
    const struct ks_ui *ui = frame(journey);
    size_t bytes = 1;

    for (int i = 0; i < ui->list.count; i++)
        bytes += ui->list.cmds[i].kind == KS_DRAW_TEXT ? ui->list.cmds[i].text_bytes : 0;
    char *text = ks_arena_alloc(&journey->arena, bytes);
    for (int i = 0; i < ui->list.count; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_TEXT)
            strncat(text, ui->list.cmds[i].text, ui->list.cmds[i].text_bytes);
    return without_space(&journey->arena, text, strlen(text));
}

static bool is_on_screen(struct ks_journey *journey, const char *wanted)
{
    return strstr(screen_text(journey), without_space(&journey->arena, wanted, strlen(wanted))) !=
           NULL;
}

static bool step_expect(struct ks_journey *journey, char *rest)
{
    return is_on_screen(journey, rest) ||
           ks_journey_fail(journey, "expected \"%s\" on the screen, there was \"%.180s\"", rest,
                           screen_text(journey));
}

static bool step_expect_not(struct ks_journey *journey, char *rest)
{
    return !is_on_screen(journey, rest) ||
           ks_journey_fail(journey, "expected no \"%s\" on the screen, it is there", rest);
}

static bool step_screenshot(struct ks_journey *journey, char *rest)
{
    return ks_journey_save_frame(journey, rest);
}

static bool step_controls(struct ks_journey *journey, char *rest)
{
    return ks_journey_save_controls(journey, rest);
}

/* ---- paper ---- */

int ks_journey_newest_slip(const struct ks_journey *journey)
{
    DIR *dir = opendir(journey->slips);
    struct dirent *entry;
    int newest = 0;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot != NULL && strcmp(dot, ".txt") == 0 &&
            (int)strtol(entry->d_name, NULL, 10) > newest)
            newest = (int)strtol(entry->d_name, NULL, 10);
    }
    if (dir != NULL)
        closedir(dir);
    return newest;
}

static char *slip_text(struct ks_journey *journey)
{
    char *path =
        ks_arena_printf(&journey->arena, "%s/%04d.txt", journey->slips, journey->last_slip);
    char *text = NULL;

    if (journey->last_slip <= journey->old_slips ||
        ks_file_read_all(path, &journey->arena, &text, NULL, &journey->error) != KS_OK)
        return NULL;
    return text;
}

static bool step_expect_print(struct ks_journey *journey, char *rest)
{
    journey->last_slip = ks_journey_newest_slip(journey);
    char *text = slip_text(journey);
    if (text == NULL)
        return ks_journey_fail(journey, "expected a slip with \"%s\", none was printed", rest);
    const char *wanted = without_space(&journey->arena, rest, strlen(rest));
    return strstr(without_space(&journey->arena, text, strlen(text)), wanted) != NULL ||
           ks_journey_fail(journey, "expected \"%s\" on the slip, it says \"%.200s\"", rest, text);
}

static bool step_expect_no_print(struct ks_journey *journey, char *rest)
{
    (void)rest;
    return ks_journey_newest_slip(journey) == journey->last_slip ||
           ks_journey_fail(journey, "expected no further slip, number %d was printed",
                           ks_journey_newest_slip(journey));
}

static bool step_expect_qr(struct ks_journey *journey, char *rest)
{
    journey->last_slip = ks_journey_newest_slip(journey);
    char *text = slip_text(journey);
    const char *line = ks_arena_printf(&journey->arena, "QR: %s\n", rest);

    return (text != NULL && strstr(text, line) != NULL) ||
           ks_journey_fail(journey, "expected a QR code \"%s\", the slip says \"%.200s\"", rest,
                           text != NULL ? text : "nothing");
}

/* The code of a slip of this journey by its place, 1 the first, or of the newest: as a scanner
 * types it. */
static bool step_scan(struct ks_journey *journey, char *rest)
{
    journey->last_slip = rest[0] == '\0' ? ks_journey_newest_slip(journey)
                                         : journey->old_slips + (int)strtol(rest, NULL, 10);
    char *text = slip_text(journey), *code = text != NULL ? strstr(text, "QR: ") : NULL;
    char enter[] = "Return";

    journey->last_slip = ks_journey_newest_slip(journey);
    if (code == NULL)
        return ks_journey_fail(journey, "that slip has no code to scan");
    code += strlen("QR: ");
    code[strcspn(code, "\n")] = '\0';
    return step_type(journey, code) && step_key(journey, enter);
}

static bool step_printer(struct ks_journey *journey, char *rest)
{
    char *path = ks_arena_printf(&journey->arena, "%s/status", journey->slips);

    return ks_file_write_atomic(path, rest, strlen(rest), &journey->error) == KS_OK;
}

/* ---- the machine's own trouble ---- */

bool ks_journey_limit_files(bool is_full)
{
    struct rlimit limit;

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = is_full ? 0 : limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

/* disk full | disk free: no file may grow any more, or again. */
static bool step_disk(struct ks_journey *journey, char *rest)
{
    bool is_full = strcmp(rest, "full") == 0;

    if (!is_full && strcmp(rest, "free") != 0)
        return ks_journey_fail(journey, "disk wants full or free, not %s", rest);
    return ks_journey_limit_files(is_full) || ks_journey_fail(journey, "the limit cannot be set");
}

const struct ks_step_word ks_journey_words[] = {
    {"clock", step_clock},
    {"wait", step_wait},
    {"tap", step_tap},
    {"taps", step_taps},
    {"swipe", step_swipe},
    {"type", step_type},
    {"key", step_key},
    {"sign", step_sign},
    {"scan", step_scan},
    {"expect", step_expect},
    {"expect-not", step_expect_not},
    {"expect-print", step_expect_print},
    {"expect-no-print", step_expect_no_print},
    {"expect-qr", step_expect_qr},
    {"printer", step_printer},
    {"disk", step_disk},
    {"screenshot", step_screenshot},
    {"controls", step_controls},
    {NULL, NULL},
};
