/* Digit keys, and what they do to what is typed. */
#include <string.h>

#include "ui/ui.h"

static const char *const keys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

static void draw_key(struct ks_ui *ui, const char *name, int action, int arg, struct ks_rect rect,
                     bool is_wide_name)
{
    bool is_pressed = ks_ui_is_pressed(ui, action, arg);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    struct ks_label label = {
        .text = name,
        .style = ks_ui_style(ui, is_wide_name ? KS_TYPE_LEAD : KS_TYPE_TILE, KS_WEIGHT_BOLD),
        .ink = ui->theme->ink,
        .ground = ground,
        .align = KS_ALIGN_CENTRE,
    };

    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, 20), ground);
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    cmd->border = ui->theme->line;
    cmd->border_px = ks_ui_px(ui, 3);
    cmd->radius_px = ks_ui_px(ui, 20);
    ks_ui_label_middle(ui, &label, rect);
    struct ks_control *control = ks_ui_control(ui, KS_ROLE_KEY, name, rect, action, arg);
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = ground;
}

void ks_flow_keypad(struct ks_ui *ui, const char *left_key, int left_arg, int action)
{
    const char *bottom[] = {left_key, "0", ks_ui_tr(ui, "Erase")};
    const int bottom_args[] = {left_arg, '0', KS_KEY_ERASE};
    int gap = ks_ui_gap_px(ui) + 4, height = ks_ui_px(ui, ui->mode.is_large ? 116 : 108);
    int width = (ks_flow_width(ui) - 2 * gap) / 3;
    struct ks_rect row;

    if (height < ks_ui_target_px(ui))
        height = ks_ui_target_px(ui);
    for (int i = 0; i < 4; i++) {
        if (ks_flow_place(ui, height, (3 - i) * (height + gap), &row)) {
            for (int j = 0; j < 3; j++) {
                const char *name = i < 3 ? keys[i * 3 + j] : bottom[j];
                int arg = i < 3 ? '1' + i * 3 + j : bottom_args[j];
                if (name != NULL)
                    draw_key(ui, name, action, arg,
                             (struct ks_rect){row.x + j * (width + gap), row.y, width, height},
                             i == 3 && j == 2);
            }
        }
        ui->flow.pending_gap = gap;
    }
    ks_flow_gap(ui, 28);
}

void ks_flow_display(struct ks_ui *ui, const char *text, bool is_hint)
{
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                             .ink = is_hint ? ui->theme->soft_ink : ui->theme->ink,
                             .ground = ui->theme->card,
                             .align = KS_ALIGN_CENTRE};
    int padding = ks_ui_px(ui, 24);
    int height = ks_ui_label_height(ui, &label, ks_flow_width(ui) - 2 * padding) + 2 * padding;
    struct ks_rect rect;

    if (ks_flow_place(ui, height, 0, &rect)) {
        ks_ui_surface(ui, rect, 24, ui->theme->card);
        ks_ui_label_middle(
            ui, &label, (struct ks_rect){rect.x + padding, rect.y, rect.w - 2 * padding, rect.h});
    }
    ks_flow_gap(ui, 40);
}

int ks_key_of_name(const char *key)
{
    if (strcmp(key, "Backspace") == 0)
        return KS_KEY_ERASE;
    return key[0] != '\0' && key[1] == '\0' ? key[0] : 0;
}

void ks_type_digits(char *text, size_t most, int key)
{
    size_t length = strlen(text);

    if (key == KS_KEY_ERASE && length > 0)
        text[length - 1] = '\0';
    else if (key >= '0' && key <= '9' && length < most)
        text[length] = (char)key, text[length + 1] = '\0';
}

void ks_type_amount(char *text, size_t most, int key)
{
    size_t length = strlen(text);
    const char *dot = strchr(text, '.');

    if (key == KS_KEY_ERASE) {
        if (length > 0)
            text[length - 1] = '\0';
        return;
    }
    bool is_refused = length >= most || (key == '.' && (dot != NULL || length == 0)) ||
                      (dot != NULL && strlen(dot) > 2);
    if (is_refused || (key != '.' && (key < '0' || key > '9')))
        return;
    if (key != '.' && length == 1 && text[0] == '0')
        length = 0;
    text[length] = (char)key;
    text[length + 1] = '\0';
}
