/* Digit keys, and what they do to what is typed. */
#include <string.h>

#include "ui/flow.h"

enum { ROWS = 4, COLUMNS = 4, MOST_KEY = 240, RADIUS = 20 };

/* A key in its place; the last ones of a pad are words. */
struct key {
    const char *name;
    int action, arg;
    bool is_word, is_done, is_off;
};

static struct ks_label label_of(const struct ks_ui *ui, const struct key *key)
{
    const struct ks_theme *theme = ui->theme;
    bool is_pressed = ks_ui_is_pressed(ui, key->action, key->arg);
    uint32_t ground = is_pressed ? theme->pressed : theme->card, ink = theme->ink;

    if (key->is_off) {
        ground = theme->quiet;
        ink = theme->off_ink;
    } else if (key->is_done) {
        ground = is_pressed ? theme->action_pressed : theme->action;
        ink = theme->on_action;
    }
    return (struct ks_label){
        .text = key->name,
        .style = ks_ui_style(ui, key->is_word ? KS_TYPE_LEAD : KS_TYPE_TILE, KS_WEIGHT_BOLD),
        .ink = ink,
        .ground = ground,
        .align = KS_ALIGN_CENTRE,
    };
}

static void draw_key(struct ks_ui *ui, const struct key *key, struct ks_rect rect)
{
    struct ks_label label = label_of(ui, key);
    int radius = ks_ui_px(ui, RADIUS);

    if (key->is_word && !ks_ui_words_fit(ui, &label, rect.w))
        label.style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD);
    ks_draw_fill(&ui->list, rect, radius, label.ground);
    if (!key->is_done && !key->is_off) {
        struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        cmd->border = ui->theme->edge;
        cmd->border_px = ks_ui_px(ui, 3);
        cmd->radius_px = radius;
    }
    ks_ui_label_middle(ui, &label, rect);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_KEY, key->name, rect, key->action, key->arg);
    control->is_disabled = key->is_off;
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
}

/* Longer than one sign. */
static bool is_word(const char *name)
{
    return name != NULL && strlen(name) > 3;
}

static bool is_dead(const struct ks_keypad *pad, int digit)
{
    return pad->dead_digits >> digit & 1;
}

static struct key key_at(struct ks_ui *ui, const struct ks_keypad *pad, int row, int column)
{
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    const struct key last[] = {
        {pad->left, pad->key_action, pad->left_arg, is_word(pad->left), false, false},
        {"0", pad->key_action, '0', false, false, is_dead(pad, 0)},
        {pad->right, pad->key_action, pad->right_arg, is_word(pad->right), false, false},
        {NULL, 0, 0, false, false, false},
    };
    const struct key words[] = {
        {ks_ui_tr(ui, "Erase"), pad->key_action, KS_KEY_ERASE, true, false, false},
        {ks_ui_tr(ui, "Reset"), pad->key_action, KS_KEY_CLEAR, true, false, false},
        {pad->done, pad->done_action, 0, true, true, pad->is_done_off},
    };

    if (row == ROWS - 1)
        return last[column];
    if (column == COLUMNS - 1)
        return words[row];
    int digit = 1 + row * 3 + column;
    return (struct key){digits[digit - 1],  pad->key_action, '0' + digit, false, false,
                        is_dead(pad, digit)};
}

/* The least width at which the words of a key are whole, as small as they may be. */
static int least_width(struct ks_ui *ui, const struct key *key)
{
    struct ks_label label = {.text = key->name,
                             .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD)};

    if (key->name == NULL || !key->is_word)
        return 0;
    return ks_ui_label_least_width(ui, &label) + ks_ui_px(ui, 8);
}

/* All alike, unless a word needs more: then the others have less. */
static void share_columns(struct ks_ui *ui, const struct ks_keypad *pad, int width,
                          int out[COLUMNS])
{
    int rest = width, alike = COLUMNS;

    for (int i = 0; i < COLUMNS; i++) {
        int need = 0;
        for (int row = 0; row < ROWS; row++) {
            const struct key key = key_at(ui, pad, row, i);
            int least = least_width(ui, &key);
            need = least > need ? least : need;
        }
        out[i] = need > width / COLUMNS ? need : 0;
        rest -= out[i];
        alike -= out[i] > 0;
    }
    for (int i = 0; i < COLUMNS; i++)
        out[i] = out[i] > 0 ? out[i] : rest / alike;
}

void ks_flow_keypad(struct ks_ui *ui, const struct ks_keypad *pad)
{
    int gap = ks_ui_gap_px(ui) + 2, most = ks_ui_px(ui, MOST_KEY), least = ks_ui_target_px(ui);
    int height = (ks_flow_control_room(ui) - (ROWS - 1) * gap) / ROWS, widths[COLUMNS];
    struct ks_rect all;

    share_columns(ui, pad, ks_flow_width(ui) - (COLUMNS - 1) * gap, widths);

    height = height > most ? most : height < least ? least : height;
    if (!ks_flow_place_control(ui, ROWS * height + (ROWS - 1) * gap, 0, &all))
        return;
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0, x = all.x; column < COLUMNS; x += widths[column++] + gap) {
            const struct key key = key_at(ui, pad, row, column);
            struct ks_rect rect = {x, all.y + row * (height + gap), widths[column], height};
            if (key.is_done)
                rect.h = 2 * height + gap;
            if (key.name != NULL)
                draw_key(ui, &key, rect);
        }
    }
}

/* As much of the end of one long word as one line holds. */
static const char *end_of(struct ks_ui *ui, const struct ks_label *label, int width)
{
    struct ks_label end = *label;

    for (const char *at = label->text; *at != '\0'; at++) {
        end.text = ks_arena_printf(&ui->arena, "‹%s", at);
        if (ks_ui_label_width(ui, &end) <= width)
            break;
    }
    return end.text;
}

void ks_flow_display(struct ks_ui *ui, const char *above, const char *text, bool is_hint)
{
    const struct ks_label words = {.text = above,
                                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                                   .ink = ui->theme->soft_ink,
                                   .ground = ui->theme->card};
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, KS_TYPE_FIGURE, KS_WEIGHT_BOLD),
                             .ink = is_hint ? ui->theme->soft_ink : ui->theme->ink,
                             .ground = ui->theme->card,
                             .align = above != NULL ? KS_ALIGN_RIGHT : KS_ALIGN_CENTRE};
    int padding = ks_ui_px(ui, 20), inner = ks_flow_width(ui) - 2 * padding;
    int line = above == NULL      ? 0
               : above[0] == '\0' ? ks_ui_line_height(ui, words.style)
                                  : ks_ui_label_height(ui, &words, inner);
    struct ks_rect rect;

    static const enum ks_type smaller[] = {KS_TYPE_BODY, KS_TYPE_SMALL};
    for (int i = 0; i < 2 && ks_ui_label_width(ui, &label) > inner; i++)
        label.style = ks_ui_style(ui, smaller[i], KS_WEIGHT_BOLD);
    if (!ks_ui_words_fit(ui, &label, inner))
        label.text = end_of(ui, &label, inner);
    int height = ks_ui_label_height(ui, &label, inner);
    if (ks_flow_place(ui, line + height + 2 * padding, 0, &rect)) {
        struct ks_rect at = {rect.x + padding, rect.y + padding, inner, line};
        ks_draw_fill(&ui->list, rect, ks_ui_px(ui, 24), ui->theme->card);
        ks_ui_edge(ui, rect, ks_ui_px(ui, 24), ui->theme->on_action_soft, ks_ui_px(ui, 4));
        if (line > 0 && above[0] != '\0')
            ks_ui_label(ui, &words, at);
        at.y += line;
        at.h = height;
        ks_ui_label_middle(ui, &label, at);
    }
    ks_flow_gap(ui, 24);
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

    if (key == KS_KEY_CLEAR)
        memset(text, 0, length);
    else if (key == KS_KEY_ERASE && length > 0)
        text[length - 1] = '\0';
    else if (key >= '0' && key <= '9' && length < most)
        text[length] = (char)key, text[length + 1] = '\0';
}

/* "1.5" becomes 15000. What would not fit stays as it was. */
static void make_myriad(char *text, size_t most)
{
    enum { ZEROS = 4, LONGEST = 64 };
    char out[LONGEST] = "";
    const char *dot = strchr(text, '.');
    size_t whole = strcspn(text, "."), decimals = dot == NULL ? 0 : strlen(dot + 1), length;

    if (whole == 0 || whole + ZEROS > most || whole + ZEROS >= sizeof out || decimals > ZEROS)
        return;
    memcpy(out, text, whole);
    if (dot != NULL)
        memcpy(out + whole, dot + 1, decimals);
    memset(out + whole + decimals, '0', ZEROS - decimals);
    size_t lead = strspn(out, "0");
    length = whole + ZEROS - lead;
    if (length == 0)
        return;
    memcpy(text, out + lead, length);
    text[length] = '\0';
}

void ks_type_amount(char *text, size_t most, int key)
{
    size_t length = strlen(text);
    const char *dot = strchr(text, '.');

    if (key == KS_KEY_ERASE || key == KS_KEY_CLEAR) {
        ks_type_digits(text, most, key);
        return;
    }
    if (key == KS_KEY_MYRIAD) {
        make_myriad(text, most);
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
