/* An icon on its chip is larger in large text, wherever it stands. */
#include "support.h"
#include "ui/flow.h"

static void an_icons_chip_grows_in_large_text(void **state)
{
    struct ks_mode mode = portrait();
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    ks_ui_begin(&ui, &mode);
    assert_int_equal(ks_ui_icon_chip_px(&ui, KS_ICON_CHIP_ROW), 60);
    assert_int_equal(ks_ui_icon_chip_px(&ui, KS_ICON_CHIP_TILE), 84);
    mode.is_large = true;
    ks_ui_begin(&ui, &mode);
    assert_int_equal(ks_ui_icon_chip_px(&ui, KS_ICON_CHIP_ROW), 84);
    assert_int_equal(ks_ui_icon_chip_px(&ui, KS_ICON_CHIP_TILE), 112);
    ks_ui_destroy(&ui);
}

/* The side of the only icon named "heart" on the page. */
static int heart_of(const struct ks_ui *ui)
{
    int side = 0;

    for (int i = 0; i < ui->list.count; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_ICON && strcmp(ui->list.cmds[i].text, "heart") == 0)
            side = ui->list.cmds[i].rect.w;
    return side;
}

static void icons_of_rows_and_tiles_grow_with_the_text(void **state)
{
    const struct ks_choice row = {
        .role = KS_ROLE_OPTION, .title = "A", .detail = "", .icon = "heart", .action = 1};
    const struct ks_tile tile = {
        .icon = "heart", .title = "A", .office = "", .detail = "B", .action = 1};
    const struct ks_tile tiles[] = {tile, tile};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int block = 0; block < 3; block++) {
        int sides[2];
        for (int large = 0; large < 2; large++) {
            struct ks_mode mode = portrait();
            mode.is_large = large;
            begin(&ui, mode);
            if (block == 0)
                ks_flow_choice(&ui, &row);
            else if (block == 1)
                ks_flow_grid(&ui, &row, 1, 0);
            else
                ks_flow_tiles(&ui, tiles, 2, 0);
            sides[large] = heart_of(&ui);
        }
        assert_int_equal(sides[0], block < 1 ? 36 : 50);
        assert_int_equal(sides[1], block < 1 ? 50 : 67);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_icons_chip_grows_in_large_text),
        cmocka_unit_test(icons_of_rows_and_tiles_grow_with_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
