/* Pictures: inside their place, in both themes, growing with the slip. */
#include "support.h"
#include "ui/flow.h"

#include "draw/rects.h"

enum { PICTURE_COUNT = KS_PICTURE_KIOSK + KS_PICTURE_WHOLE_SLIP + 1 };

static struct ks_mode contrast(void)
{
    struct ks_mode mode = portrait();

    mode.is_contrast = true;
    return mode;
}

static void draw_alone(struct ks_ui *ui, struct ks_mode mode, int picture, struct ks_rect rect)
{
    ks_ui_begin(ui, &mode);
    ks_ui_picture(ui, picture, rect);
    assert_true(ui->list.count > 3);
}

static void a_picture_stays_inside_its_place(void **state)
{
    static const struct ks_rect places[] = {
        {0, 0, 240, 240}, {48, 300, 984, 400}, {700, 7, 131, 611}, {5, 5, 97, 101}, {0, 0, 61, 61}};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int i = 0; i < 2 * PICTURE_COUNT; i++) {
        for (size_t p = 0; p < sizeof places / sizeof places[0]; p++) {
            draw_alone(&ui, i % 2 ? contrast() : portrait(), i / 2, places[p]);
            for (int c = 0; c < ui.list.count; c++) {
                const struct ks_draw_cmd *cmd = &ui.list.cmds[c];
                assert_true(cmd->kind == KS_DRAW_RECT || cmd->kind == KS_DRAW_TEXT);
                assert_true(cmd->rect.w > 0 && cmd->rect.h > 0);
                if (!ks_rect_contains(places[p], cmd->rect))
                    fail_msg("shape %d of picture %d leaves its place", c, i / 2);
            }
        }
    }
    ks_ui_destroy(&ui);
}

/* The shape drawn last before `index` that holds it. */
static const struct ks_draw_cmd *paper_under(const struct ks_ui *ui, int index)
{
    for (int i = index - 1; i >= 0; i--)
        if (ks_rect_contains(ui->list.cmds[i].rect, ui->list.cmds[index].rect))
            return &ui->list.cmds[i];
    return NULL;
}

static void words_of_a_picture_stand_whole_on_their_paper(void **state)
{
    static const char *const words[] = {[KS_PICTURE_JUDGMENT] = "民事判决书",
                                        [KS_PICTURE_SUMMONS] = "传 票",
                                        [KS_PICTURE_IOU] = "借 条"};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int i = 0; i < 2 * PICTURE_COUNT; i++) {
        int picture = i / 2, found = 0;
        draw_alone(&ui, i % 2 ? contrast() : portrait(), picture, (struct ks_rect){9, 9, 300, 300});
        for (int c = 0; c < ui.list.count; c++) {
            const struct ks_draw_cmd *cmd = &ui.list.cmds[c], *paper = paper_under(&ui, c);
            if (cmd->kind != KS_DRAW_TEXT)
                continue;
            assert_true(picture <= KS_PICTURE_IOU && cmd->is_pictured);
            assert_int_equal(cmd->text_bytes, strlen(words[picture]));
            assert_memory_equal(cmd->text, words[picture], cmd->text_bytes);
            assert_non_null(paper);
            assert_true(paper->has_fill);
            assert_int_equal(paper->fill, cmd->ground);
            assert_true(ks_contrast_x100(cmd->fill, cmd->ground) >= 700);
            found++;
        }
        assert_int_equal(found, picture <= KS_PICTURE_IOU ? 1 : 0);
    }
    ks_ui_destroy(&ui);
}

static void in_high_contrast_a_picture_is_white_lines_on_black(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int picture = 0; picture < PICTURE_COUNT; picture++) {
        draw_alone(&ui, contrast(), picture, (struct ks_rect){0, 0, 480, 480});
        for (int c = 0; c < ui.list.count; c++) {
            const struct ks_draw_cmd *cmd = &ui.list.cmds[c];
            bool is_line = cmd->kind == KS_DRAW_TEXT || cmd->rect.w <= 16 || cmd->rect.h <= 16;
            if (cmd->kind == KS_DRAW_TEXT || cmd->has_fill)
                assert_int_equal(cmd->fill, is_line ? 0xFFFFFF : 0x000000);
            if (cmd->border_px > 0)
                assert_int_equal(cmd->border, 0xFFFFFF);
        }
    }
    ks_ui_destroy(&ui);
}

static int foot_of(const struct ks_ui *ui)
{
    int foot = 0;

    for (int i = 0; i < ui->list.count; i++) {
        struct ks_rect r = ui->list.cmds[i].rect;
        if (r.y + r.h > foot)
            foot = r.y + r.h;
    }
    return foot;
}

static void the_slip_grows_cut_by_cut_out_of_a_kiosk_that_stands_still(void **state)
{
    const struct ks_rect place = {0, 0, 420, 460};
    struct ks_rect body = {0};
    struct ks_ui ui;
    int shapes = 0;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int cut = 0; cut <= KS_PICTURE_WHOLE_SLIP; cut++) {
        draw_alone(&ui, portrait(), KS_PICTURE_KIOSK + cut, place);
        if (cut == 0) {
            body = ui.list.cmds[0].rect;
            shapes = ui.list.count;
            continue;
        }
        assert_memory_equal(&ui.list.cmds[0].rect, &body, sizeof body);
        const struct ks_draw_cmd *sheet = &ui.list.cmds[shapes];
        assert_int_equal(sheet->rect.h, 35 * cut + 5);
        assert_int_equal(foot_of(&ui), sheet->rect.y + sheet->rect.h);
        for (int i = shapes + 1; i < ui.list.count; i++)
            assert_true(ks_rect_contains(sheet->rect, ui.list.cmds[i].rect));
    }
    ks_ui_destroy(&ui);
}

static void a_picture_shrinks_to_stay_on_the_page_but_not_below_its_half(void **state)
{
    static const struct {
        int room, height;
    } cases[] = {{900, 400}, {400, 400}, {399, 399}, {200, 200}, {199, 400}};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ks_rect r;
        begin(&ui, portrait());
        int all = ks_flow_room(&ui), top = ui.flow.area.y;
        ks_flow_place(&ui, all - cases[i].room, 0, &r);
        ks_flow_picture(&ui, KS_PICTURE_WINDOW, 400);
        bool is_next = cases[i].room < 200;
        int above = is_next ? 0 : all - cases[i].room;
        assert_int_equal(ui.flow.y - top - above, cases[i].height);
        assert_int_equal(ui.list.count > 0, !is_next);
    }
    ks_ui_destroy(&ui);
}

static int open_catalogue(void **state)
{
    (void)state;
    return ks_i18n_init(KS_BUILD_DIR "/locale");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_stays_inside_its_place),
        cmocka_unit_test(words_of_a_picture_stand_whole_on_their_paper),
        cmocka_unit_test(in_high_contrast_a_picture_is_white_lines_on_black),
        cmocka_unit_test(the_slip_grows_cut_by_cut_out_of_a_kiosk_that_stands_still),
        cmocka_unit_test(a_picture_shrinks_to_stay_on_the_page_but_not_below_its_half),
    };
    return cmocka_run_group_tests(tests, open_catalogue, NULL);
}
