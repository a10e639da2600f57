#include "support.h"
#include "ui/flow.h"

#include "draw/rects.h"

static void blocks_go_down_the_page_then_to_the_next(void **state)
{
    struct ks_ui ui;
    struct ks_rect r;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, landscape());
    int third = ui.flow.area.h / 3;
    for (int i = 0; i < 7; i++) {
        assert_int_equal(ks_flow_place(&ui, third, 0, &r), i < 3);
        assert_int_equal(r.y, ui.flow.area.y + i % 3 * third);
        assert_int_equal(ui.flow.page, i / 3);
    }
    ks_ui_destroy(&ui);
}

static void a_block_is_as_wide_as_the_page(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    assert_int_equal(ks_flow_width(&ui), ui.flow.area.w);
    begin(&ui, landscape());
    assert_int_equal(ks_flow_width(&ui), ui.flow.area.w);
    ks_ui_destroy(&ui);
}

/* Blocks of many heights, with gaps and in and out of cards: each lies whole on one page. */
static void no_block_is_ever_cut(void **state)
{
    struct ks_ui ui;
    uint32_t seed = 7;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int round = 0; round < 2; round++) {
        begin(&ui, round == 0 ? portrait() : landscape());
        for (int i = 0; i < 400; i++) {
            struct ks_rect r, last = {0};
            seed = seed * 1664525u + 1013904223u;
            if (i % 10 == 3)
                ks_flow_card_begin(&ui, ui.theme->card, 0);
            ui.flow.wanted_page = ui.flow.page;
            int page = ui.flow.page, y = ui.flow.y;
            ks_flow_place(&ui, 20 + (int)(seed >> 16) % 500, 0, &r);
            last = (struct ks_rect){r.x, y, 1, 1};
            assert_true(ks_rect_contains(ui.flow.area, r));
            assert_true(page != ui.flow.page || r.y >= last.y);
            ks_flow_gap(&ui, 28);
            if (i % 10 == 8)
                ks_flow_card_end(&ui);
        }
    }
    ks_ui_destroy(&ui);
}

static void a_block_that_just_fits_stays_and_one_pixel_more_moves_on(void **state)
{
    struct ks_ui ui;
    struct ks_rect r;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    ks_flow_place(&ui, 100, 0, &r);
    ks_flow_place(&ui, ui.flow.area.h - 100, 0, &r);
    assert_int_equal(ui.flow.page, 0);
    begin(&ui, portrait());
    ks_flow_place(&ui, 100, 0, &r);
    ks_flow_place(&ui, ui.flow.area.h - 99, 0, &r);
    assert_int_equal(ui.flow.page, 1);
    assert_int_equal(r.y, ui.flow.area.y);
    ks_ui_destroy(&ui);
}

static void what_must_stay_with_the_next_block_moves_on_with_it(void **state)
{
    struct ks_ui ui;
    struct ks_rect r;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    int rest = 200;
    ks_flow_place(&ui, ui.flow.area.h - rest, 0, &r);
    ks_flow_place(&ui, 50, rest - 50, &r);
    assert_int_equal(ui.flow.page, 0);
    begin(&ui, portrait());
    ks_flow_place(&ui, ui.flow.area.h - rest, 0, &r);
    ks_flow_place(&ui, 50, rest - 49, &r);
    assert_int_equal(ui.flow.page, 1);
    ks_ui_destroy(&ui);
}

static void a_gap_is_dropped_at_the_top_of_a_page_and_never_added_up(void **state)
{
    struct ks_ui ui;
    struct ks_rect first, second;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    ks_flow_gap(&ui, 100);
    ks_flow_place(&ui, 50, 0, &first);
    assert_int_equal(first.y, ui.flow.area.y);
    ks_flow_gap(&ui, 12);
    ks_flow_gap(&ui, 28);
    ks_flow_gap(&ui, 20);
    ks_flow_place(&ui, ui.flow.area.h / 2, 0, &second);
    assert_int_equal(second.y, first.y + 50 + 28);
    ks_flow_gap(&ui, 100);
    ks_flow_place(&ui, ui.flow.area.h / 2, 0, &second);
    assert_int_equal(ui.flow.page, 1);
    assert_int_equal(second.y, ui.flow.area.y);
    ks_ui_destroy(&ui);
}

/* The filled surfaces of cards on the page shown. */
static int find_cards(const struct ks_ui *ui, struct ks_rect *out, int room)
{
    int count = 0;

    for (int i = 0; i < ui->list.count && count < room; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_RECT && cmd->has_fill && cmd->fill == ui->theme->card)
            out[count++] = cmd->rect;
    }
    return count;
}

static void a_card_taller_than_a_page_goes_on_as_a_second_one(void **state)
{
    struct ks_ui ui;
    struct ks_rect cards[4], blocks[5];

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int page = 0; page < 2; page++) {
        ui.page = page;
        begin(&ui, landscape());
        int quarter = ui.flow.area.h / 4;
        ks_flow_card_begin(&ui, ui.theme->card, 0);
        for (int i = 0; i < 5; i++)
            assert_int_equal(ks_flow_place(&ui, quarter, 0, &blocks[i]), i / 3 == page);
        ks_flow_card_end(&ui);
        assert_int_equal(find_cards(&ui, cards, 4), 1);
        assert_true(ks_rect_contains(ui.flow.area, cards[0]));
        for (int i = 3 * page; i < 3 + 2 * page; i++)
            assert_true(ks_rect_contains(cards[0], blocks[i]));
        assert_false(ui.passes.has_split);
    }
    ks_ui_destroy(&ui);
}

/* A block of half a page, then a card of two blocks a quarter of a page high each. */
static void half_a_page_and_a_card(struct ks_ui *ui, const void *ctx)
{
    struct ks_rect *out = *(struct ks_rect *const *)ctx, nothing;

    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_place(ui, ui->flow.area.h * 6 / 10, 0, &nothing);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < 2; i++)
        ks_flow_place(ui, ui->flow.area.h / 5, 0, &out[i]);
    ks_flow_card_end(ui);
}

static void a_card_that_a_page_holds_is_never_split(void **state)
{
    struct ks_rect blocks[2], *out = blocks;
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 1, half_a_page_and_a_card, &out));
    assert_int_equal(ui.page_count, 2);
    assert_false(ui.passes.has_split);
    assert_true(ks_rect_contains(ui.flow.area, blocks[0]));
    assert_true(blocks[1].y > blocks[0].y);
    ks_ui_destroy(&ui);
}

static void a_split_card_is_known_in_the_pass_that_splits_it(void **state)
{
    struct ks_rect blocks[2], *out = blocks;
    struct ks_mode mode = portrait();
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    ks_ui_start(&ui, 0);
    ks_ui_begin(&ui, &mode);
    half_a_page_and_a_card(&ui, &out);
    assert_true(ui.passes.has_split);
    ks_ui_destroy(&ui);
}

/* Three rows that may grow by 60 units each. */
static void three_rows(struct ks_ui *ui, const void *ctx)
{
    struct ks_rect *out = *(struct ks_rect *const *)ctx;

    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < 3; i++) {
        ks_flow_place(ui, 100, 0, &out[i]);
        int more = ks_flow_growth(ui, 60);
        out[i].h += more;
        ui->flow.y += more;
    }
    ks_flow_spring(ui);
    ks_flow_place(ui, 100, 0, &out[3]);
}

static void rows_grow_alike_and_a_spring_takes_the_rest_to_the_foot(void **state)
{
    struct ks_rect rows[4], *out = rows;
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 0, three_rows, &out));
    for (int i = 0; i < 3; i++)
        assert_int_equal(rows[i].h, 160);
    assert_int_equal(rows[3].y + rows[3].h, ui.flow.area.y + ui.flow.area.h);
    ks_ui_destroy(&ui);
}

static void what_is_pressed_goes_below_the_line_of_low_reach_and_words_stay_above(void **state)
{
    struct ks_mode mode = portrait();
    struct ks_rect words, button;
    struct ks_ui ui;

    (void)state;
    mode.is_low = true;
    mode.bottom_above_floor_mm = 700;
    ks_ui_init(&ui, &plain_glyphs);
    ks_ui_start(&ui, 0);
    ks_ui_begin(&ui, &mode);
    ks_ui_stage(&ui, 138, NULL, 0);
    ks_ui_page_foot(&ui, NULL, 0);
    ks_flow_place(&ui, 100, 0, &words);
    ks_flow_place_control(&ui, 100, 0, &button);
    assert_int_equal(words.y, ui.flow.area.y);
    assert_int_equal(button.y, ui.reach_y);
    assert_true(ui.reach_y > mode.h / 3);
    ks_ui_destroy(&ui);
}

static void the_height_of_a_block_is_told_without_putting_it_there(void **state)
{
    struct ks_rect rows[4], *out = rows;
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    int y = ui.flow.y, commands = ui.list.count;
    assert_true(ks_flow_height_of(&ui, three_rows, &out) > 0);
    assert_int_equal(ui.flow.y, y);
    assert_int_equal(ui.list.count, commands);
    ks_ui_destroy(&ui);
}

static void a_card_ends_under_its_last_block_with_a_coloured_edge_if_asked(void **state)
{
    struct ks_ui ui;
    struct ks_rect card, block;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    ks_flow_card_begin(&ui, ui.theme->card, ui.theme->warn);
    ks_flow_place(&ui, 200, 0, &block);
    ks_flow_gap(&ui, 50);
    ks_flow_card_end(&ui);
    assert_int_equal(find_cards(&ui, &card, 1), 1);
    int padding = block.y - card.y;
    assert_true(padding > 0);
    assert_int_equal(card.y + card.h, block.y + block.h + padding);
    assert_true(card.x > ui.flow.area.x);
    ks_ui_destroy(&ui);
}

static void a_card_with_an_edge_keeps_its_outline_in_high_contrast(void **state)
{
    struct ks_mode mode = portrait();
    struct ks_ui ui;
    struct ks_rect block;

    (void)state;
    mode.is_contrast = true;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, mode);
    ks_flow_card_begin(&ui, ui.theme->card, ui.theme->action);
    ks_flow_place(&ui, 200, 0, &block);
    ks_flow_card_end(&ui);
    const struct ks_draw_cmd *last = &ui.list.cmds[ui.list.count - 1];
    assert_int_equal(last->kind, KS_DRAW_RECT);
    assert_int_equal(last->border, ui.theme->line);
    assert_true(last->border_px > 0);
    assert_true(ks_rect_contains(last->rect, block));
    ks_ui_destroy(&ui);
}

static void an_empty_card_leaves_nothing(void **state)
{
    struct ks_ui ui;
    int top;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    top = ui.flow.y;
    ks_flow_card_begin(&ui, ui.theme->card, 0);
    ks_flow_card_end(&ui);
    assert_int_equal(ui.flow.y, top);
    assert_int_equal(ui.list.count, 0);
    ks_ui_destroy(&ui);
}

/* Leaves room for exactly `lines` lines of `type` in the column, then goes on. */
static void fill_all_but(struct ks_ui *ui, enum ks_type type, int lines)
{
    struct ks_rect r;
    int line = ks_ui_line_height(ui, ks_ui_style(ui, type, KS_WEIGHT_REGULAR));

    ks_flow_place(ui, ui->flow.area.h - lines * line, 0, &r);
}

static int lines_on_page(struct ks_ui *ui)
{
    int count = 0;

    for (int i = 0; i < ui->list.count; i++)
        count += ui->list.cmds[i].kind == KS_DRAW_TEXT;
    return count;
}

static void neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone(void **state)
{
    static const char text[] = "one\ntwo\nthree\nfour";
    static const int shown[] = {0, 0, 2, 2, 4};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int room = 1; room <= 4; room++) {
        begin(&ui, portrait());
        fill_all_but(&ui, KS_TYPE_BODY, room);
        ks_flow_text(&ui, KS_TYPE_BODY, ui.theme->ink, text);
        assert_int_equal(lines_on_page(&ui), shown[room]);
    }
    ks_ui_destroy(&ui);
}

static void bold_parts_of_a_paragraph_are_drawn_bold_one_behind_the_other(void **state)
{
    static const struct ks_byte_range ranges[] = {{5, 9}};
    static const struct ks_text_bold bold = {ranges, 1};
    static const char *const runs[] = {"Keep ", "this", " note"};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    int before = ui.list.count;
    ks_flow_text_bold(&ui, KS_TYPE_BODY, ui.theme->ink, "Keep this note", &bold);
    assert_int_equal(ui.list.count - before, 3);
    for (int i = 0; i < 3; i++) {
        const struct ks_draw_cmd *cmd = &ui.list.cmds[before + i];
        assert_int_equal(cmd->text_bytes, strlen(runs[i]));
        assert_memory_equal(cmd->text, runs[i], cmd->text_bytes);
        assert_int_equal(cmd->weight, i == 1 ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR);
        if (i > 0)
            assert_int_equal(cmd->rect.x, cmd[-1].rect.x + cmd[-1].rect.w);
    }
    ks_ui_destroy(&ui);
}

static void a_heading_has_room_for_a_row_to_press_under_it(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int room = 1; room <= 8; room++) {
        begin(&ui, portrait());
        int line = ks_ui_line_height(&ui, ks_ui_style(&ui, KS_TYPE_BODY, KS_WEIGHT_BOLD));
        int need = 3 * line + ks_ui_target_px(&ui);
        fill_all_but(&ui, KS_TYPE_BODY, room);
        ks_flow_heading(&ui, "Time limits");
        assert_int_equal(lines_on_page(&ui), room * line >= need ? 1 : 0);
    }
    ks_ui_destroy(&ui);
}

static void what_stands_on_another_page_is_neither_drawn_nor_to_be_pressed(void **state)
{
    struct ks_ui ui;
    struct ks_button button = {KS_BUTTON_PRIMARY, "Go", NULL, 100, 0};

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int page = 0; page < 2; page++) {
        struct ks_rect r;
        ui.page = page;
        begin(&ui, portrait());
        ks_flow_place(&ui, ui.flow.area.h, 0, &r);
        ks_flow_button(&ui, &button);
        assert_int_equal(ui.control_count, page);
        assert_int_equal(ui.list.count > 0, page == 1);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_go_down_the_page_then_to_the_next),
        cmocka_unit_test(a_block_is_as_wide_as_the_page),
        cmocka_unit_test(no_block_is_ever_cut),
        cmocka_unit_test(a_block_that_just_fits_stays_and_one_pixel_more_moves_on),
        cmocka_unit_test(what_must_stay_with_the_next_block_moves_on_with_it),
        cmocka_unit_test(a_gap_is_dropped_at_the_top_of_a_page_and_never_added_up),
        cmocka_unit_test(a_card_taller_than_a_page_goes_on_as_a_second_one),
        cmocka_unit_test(a_card_that_a_page_holds_is_never_split),
        cmocka_unit_test(a_split_card_is_known_in_the_pass_that_splits_it),
        cmocka_unit_test(rows_grow_alike_and_a_spring_takes_the_rest_to_the_foot),
        cmocka_unit_test(what_is_pressed_goes_below_the_line_of_low_reach_and_words_stay_above),
        cmocka_unit_test(the_height_of_a_block_is_told_without_putting_it_there),
        cmocka_unit_test(a_card_ends_under_its_last_block_with_a_coloured_edge_if_asked),
        cmocka_unit_test(a_card_with_an_edge_keeps_its_outline_in_high_contrast),
        cmocka_unit_test(an_empty_card_leaves_nothing),
        cmocka_unit_test(neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone),
        cmocka_unit_test(bold_parts_of_a_paragraph_are_drawn_bold_one_behind_the_other),
        cmocka_unit_test(a_heading_has_room_for_a_row_to_press_under_it),
        cmocka_unit_test(what_stands_on_another_page_is_neither_drawn_nor_to_be_pressed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
