/* What a visitor does in front of a stage: touch, press by name, look. Public calls only. */
#ifndef KS_TESTS_SCREENS_VISITOR_H
#define KS_TESTS_SCREENS_VISITOR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

enum { CALM_MS = 500 };

/* A stage for each test. */
static inline int open_stage(void **state)
{
    struct stage *stage = malloc(sizeof *stage);

    stage_open(stage);
    *state = stage;
    return 0;
}

static inline int close_stage(void **state)
{
    stage_close(*state);
    free(*state);
    return 0;
}

static inline const struct ks_ui *look(struct stage *stage)
{
    return ks_kiosk_frame(stage->parts.kiosk);
}

/* A sentence of the program in the language shown now. */
static inline const char *say(struct stage *stage, const char *english)
{
    return ks_tr(look(stage)->mode.lang, english);
}

/* The control whose name is `name`, else the first that contains it; NULL if there is none. */
static inline const struct ks_control *find(struct stage *stage, const char *name)
{
    const struct ks_ui *ui = look(stage);

    for (int i = 0; i < ui->control_count; i++)
        if (strcmp(ui->controls[i].name, name) == 0)
            return &ui->controls[i];
    for (int i = 0; i < ui->control_count; i++)
        if (strstr(ui->controls[i].name, name) != NULL)
            return &ui->controls[i];
    return NULL;
}

static inline struct ks_point middle(struct ks_rect r)
{
    return (struct ks_point){r.x + r.w / 2, r.y + r.h / 2};
}

static inline void touch(struct stage *stage, enum ks_pointer event, struct ks_point at)
{
    ks_kiosk_pointer(stage->parts.kiosk, event, at.x, at.y);
}

static inline void tap_at(struct stage *stage, struct ks_point at)
{
    touch(stage, KS_POINTER_PRESS, at);
    touch(stage, KS_POINTER_RELEASE, at);
}

/* Taps the control of that name (as on the screen) after a calm moment, and lets what it starts
 * come to its end. Returns whether there was one. */
static inline bool tap_name(struct stage *stage, const char *name)
{
    stage_pass(stage, CALM_MS);
    const struct ks_control *control = find(stage, name);
    if (control == NULL)
        return false;
    tap_at(stage, middle(control->rect));
    ks_parts_settle(&stage->parts);
    return true;
}

/* The same, for a sentence of the program. */
static inline bool tap(struct stage *stage, const char *english)
{
    return tap_name(stage, say(stage, english));
}

static inline void key(struct stage *stage, const char *name)
{
    ks_kiosk_key(stage->parts.kiosk, name);
}

static inline void type(struct stage *stage, const char *text)
{
    for (; *text != '\0'; text++)
        key(stage, (char[]){*text, '\0'});
}

/* Whether `text` stands on the screen; where its lines break does not count. */
static inline bool sees_text(struct stage *stage, const char *text)
{
    const struct ks_ui *ui = look(stage);
    const char *left = text;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind != KS_DRAW_TEXT)
            continue;
        char line[512];
        snprintf(line, sizeof line, "%.*s", (int)cmd->text_bytes, cmd->text);
        if (strstr(line, text) != NULL)
            return true;
        /* A sentence of several lines: each goes on where the one before ended. */
        left = strncmp(left, line, strlen(line)) == 0   ? left + strlen(line)
               : strncmp(text, line, strlen(line)) == 0 ? text + strlen(line)
                                                        : text;
        left += strspn(left, " ");
        if (*left == '\0')
            return true;
    }
    return false;
}

static inline bool sees(struct stage *stage, const char *english)
{
    return sees_text(stage, say(stage, english));
}

static inline void drag(struct stage *stage, struct ks_point from, struct ks_point to)
{
    stage_pass(stage, CALM_MS);
    touch(stage, KS_POINTER_PRESS, from);
    for (int i = 1; i <= 8; i++)
        touch(
            stage, KS_POINTER_MOVE,
            (struct ks_point){from.x + (to.x - from.x) * i / 8, from.y + (to.y - from.y) * i / 8});
    touch(stage, KS_POINTER_RELEASE, to);
}

/* The first answer to the question shown. */
static inline const struct ks_control *first_answer(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);

    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].role == KS_ROLE_OPTION)
            return &ui->controls[i];
    return NULL;
}

static inline bool is_home(struct stage *stage)
{
    return sees(stage, "Welcome. What do you need?");
}

/* Reads the notice about enforcement to its end. */
static inline void open_signature(struct stage *stage)
{
    assert_true(tap(stage, "Risk notice"));
    assert_true(tap(stage, "I want enforcement"));
    while (!sees(stage, "I understand, sign now"))
        assert_true(tap(stage, "I understand, next page"));
    assert_true(tap(stage, "I understand, sign now"));
}

/* One stroke. */
static inline void draw_signature(struct stage *stage)
{
    struct ks_rect at = find(stage, say(stage, "Signature field"))->rect;

    drag(stage, (struct ks_point){at.x + 50, at.y + 50}, (struct ks_point){at.x + 400, at.y + 150});
}

#endif
