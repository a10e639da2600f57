/* A part of a whole: as long as its share, and never told by the bar alone. */
#include "support.h"
#include "ui/flow.h"

/* The track and what is filled of it. */
static int bars_of(const struct ks_ui *ui, struct ks_rect out[2])
{
    int count = 0;

    for (int i = 0; i < ui->list.count && count < 2; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_RECT)
            out[count++] = ui->list.cmds[i].rect;
    return count;
}

static int texts_of(const struct ks_ui *ui)
{
    int count = 0;

    for (int i = 0; i < ui->list.count; i++)
        count += ui->list.cmds[i].kind == KS_DRAW_TEXT;
    return count;
}

static void a_bar_is_as_long_as_its_share_and_never_too_short_to_be_seen(void **state)
{
    struct ks_rect bars[2];
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int share = 1; share <= 1000; share += 111) {
        begin(&ui, portrait());
        ks_flow_share(&ui, "10,000 to 100,000", "2,250 yuan", share);
        assert_int_equal(bars_of(&ui, bars), 2);
        int length = bars[0].w * share / 1000;
        assert_int_equal(bars[1].w, length < bars[0].h ? bars[0].h : length);
        assert_int_equal(bars[1].x, bars[0].x);
    }
    ks_ui_destroy(&ui);
}

static void name_and_figure_stand_beside_it_in_every_mode_and_none_lies_over_another(void **state)
{
    struct ks_rect bars[2];
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int bits = 0; bits < 8; bits++) {
        struct ks_mode mode = bits & 1 ? landscape() : portrait();
        mode.is_large = bits & 2;
        mode.is_contrast = bits & 4;
        begin(&ui, mode);
        ks_flow_share(&ui, "10,000 to 100,000", "2,250 yuan", 500);
        assert_int_equal(texts_of(&ui), 2);
        assert_int_equal(bars_of(&ui, bars), 2);
        for (int i = 0; i < ui.list.count; i++)
            if (ui.list.cmds[i].kind == KS_DRAW_TEXT)
                assert_false(ks_rect_intersects(ui.list.cmds[i].rect, bars[0]));
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_as_long_as_its_share_and_never_too_short_to_be_seen),
        cmocka_unit_test(name_and_figure_stand_beside_it_in_every_mode_and_none_lies_over_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
