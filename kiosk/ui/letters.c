/* Letters as large as a page has room for. */
#include "ui/letters_private.h"

enum { ROOM_PERCENT = 25 };

enum ks_type ks_letters_type(const struct ks_ui *ui, enum ks_type type)
{
    static const enum ks_type raised[KS_LETTERS_STEPS + 1][KS_TYPE_SMALL + 1] = {
        [1] = {KS_TYPE_TITLE, KS_TYPE_TILE, KS_TYPE_BODY, KS_TYPE_LEAD, KS_TYPE_LEAD},
        [2] = {KS_TYPE_TITLE, KS_TYPE_TILE, KS_TYPE_BODY, KS_TYPE_BODY, KS_TYPE_LEAD},
        [3] = {KS_TYPE_TITLE, KS_TYPE_TILE, KS_TYPE_TILE, KS_TYPE_BODY, KS_TYPE_BODY},
    };
    bool is_content =
        ui->zone == KS_ZONE_CONTENT && ui->flow.area.w > 0 && !ui->in_side && !ui->in_top;

    return ui->passes.letters > 0 && is_content && type <= KS_TYPE_SMALL
               ? raised[ui->passes.letters][type]
               : type;
}

/* Of everything on the frame but blanks, which end lines. */
static size_t count_bytes(const struct ks_ui *ui)
{
    size_t bytes = 0;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        for (size_t j = 0; cmd->kind == KS_DRAW_TEXT && j < cmd->text_bytes; j++)
            bytes += cmd->text[j] != ' ';
    }
    return bytes;
}

static bool has_keys(const struct ks_ui *ui)
{
    bool has_some = false;

    for (int i = 0; i < ui->control_count; i++)
        has_some = has_some || ui->controls[i].role == KS_ROLE_KEY;
    return has_some;
}

bool ks_letters_grow(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    const struct ks_rect area = ui->flow.area;
    int slack = area.y + area.h - passes->end_y;

    if (passes->are_letters_settled || passes->is_grown)
        return false;
    passes->are_letters_settled = ui->page_count > 1 || ui->is_sheet || has_keys(ui) ||
                                  passes->letters == KS_LETTERS_STEPS ||
                                  slack * 100 < area.h * ROOM_PERCENT;
    passes->are_letters_largest = passes->letters == KS_LETTERS_STEPS;
    if (passes->are_letters_settled)
        return false;
    ui->smaller = (struct ks_letters){*passes, count_bytes(ui), ui->control_count};
    passes->letters++;
    return true;
}

bool ks_letters_go_back(struct ks_ui *ui)
{
    const struct ks_passes *passes = &ui->passes;
    int foot = ui->flow.area.y + ui->flow.area.h;

    if (passes->letters == 0 || passes->are_letters_settled)
        return false;
    bool is_whole = ui->flow.page == 0 && !passes->is_split && passes->end_y <= foot &&
                    ui->control_count == ui->smaller.controls &&
                    count_bytes(ui) >= ui->smaller.bytes;
    if (is_whole)
        return false;
    ui->passes = ui->smaller.passes;
    ui->passes.are_letters_settled = ui->passes.are_letters_largest = true;
    return true;
}
