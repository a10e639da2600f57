/* What the checks of a frame are there to find they find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fit.h"

static void a_page_too_many_is_found(void **state)
{
    struct ks_mode usual = fit_mode(1080, 1920), flat = fit_mode(1080, 1100);

    (void)state;
    assert_int_equal(fit_count_over(&usual), 0);
    assert_true(fit_count_over(&flat) > 0);
}

/* The frame of home, with an empty card on its content. */
static void a_card_with_nothing_on_it_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with an empty card"};
    struct ks_ui with_card;

    (void)state;
    fit.ui = fit_home();
    fit_check(&fit);
    assert_int_equal(fit.faults, 0);
    with_card = *fit.ui;
    /* nothing but the card, on one of two pages */
    with_card.control_count = with_card.list.count = 0;
    with_card.page_count = 2;
    ks_draw_fill(
        &with_card.list,
        (struct ks_rect){with_card.flow.area.x, with_card.flow.area.y, with_card.flow.area.w, 68},
        28, with_card.theme->card);
    fit.ui = &with_card;
    fit_check(&fit);
    assert_int_equal(fit.faults, 2); /* the card, and the page */
}

static void a_split_that_a_page_would_hold_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with a split"};
    struct ks_ui split;

    (void)state;
    split = *fit_home();
    split.passes.has_split = true;
    fit.ui = &split;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

/* The frame of home, as if it were two pages of which the last holds a line. */
static void little_left_for_the_last_page_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with a widow"};
    struct ks_ui widow;

    (void)state;
    widow = *fit_home();
    widow.page_count = 2;
    widow.flow.y = widow.flow.area.y + widow.flow.area.h / 10;
    widow.flow.grown_px = 0;
    fit.ui = &widow;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
    widow.flow.y = widow.flow.area.y + widow.flow.area.h / 2;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

/* The frame of home, with two cards on its content so many units apart. */
static int faults_of_gap(int units)
{
    struct fit fit = {.scene = "home", .mode = "with two cards"};
    struct ks_ui with_cards = *fit_home();
    struct ks_rect card = {with_cards.flow.area.x, with_cards.flow.area.y, with_cards.flow.area.w,
                           ks_ui_px(&with_cards, 200)};

    with_cards.list.count = with_cards.control_count = with_cards.passes.springs = 0;
    ks_draw_fill(&with_cards.list, card, 28, with_cards.theme->card);
    card.y += card.h + ks_ui_px(&with_cards, units);
    ks_draw_fill(&with_cards.list, card, 28, with_cards.theme->card);
    fit.ui = &with_cards;
    fit_check_rhythm(&fit);
    return fit.faults;
}

static void a_gap_out_of_the_rhythm_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_gap(24), 0);
    assert_int_equal(faults_of_gap(28), 0);
    assert_int_equal(faults_of_gap(8), 1);
    assert_int_equal(faults_of_gap(36), 1);
    assert_int_equal(faults_of_gap(48), 1);
}

static void a_column_off_the_margin_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "off the margin"};
    struct ks_ui moved = *fit_home();

    (void)state;
    fit.ui = &moved;
    fit_check(&fit);
    assert_int_equal(fit.faults, 0);
    moved.flow.area.x -= 8;
    moved.flow.area.w += 8;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

static void a_second_block_that_grows_and_a_page_that_ends_early_are_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "grown twice"};
    struct ks_ui page = *fit_home();

    (void)state;
    fit.ui = &page;
    page.passes.grown_blocks = 2;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
    page.passes.grown_blocks = 1;
    page.passes.end_y = page.flow.area.y + page.flow.area.h * 4 / 5;
    fit_check(&fit);
    assert_int_equal(fit.faults, 2);
}

static void a_pair_that_is_parted_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with a pair"};
    struct ks_ui page = *fit_home();

    (void)state;
    fit.ui = &page;
    page.controls[0].joins_next = true; /* the next one stands beside it */
    fit_check(&fit);
    assert_int_equal(fit.faults, 0);
    page.controls[0].joins_next = false;
    page.controls[page.control_count - 1].joins_next = true; /* there is none */
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
    page.controls[page.control_count - 1].joins_next = false;
}

/* Home, as if so much of it were blank. */
static int faults_of_hole(int percent, bool are_letters_largest)
{
    struct fit fit = {.scene = "home", .mode = "with a hole"};
    struct ks_ui page = *fit_home();

    fit.ui = &page;
    page.passes.springs = 1;
    page.passes.spring_px = page.flow.area.h * percent / 100;
    page.passes.are_letters_largest = are_letters_largest;
    fit_check(&fit);
    return fit.faults;
}

/* Home, as if its last card had so much of it blank above its first block and at its foot. */
static int faults_of_card(int top_percent, int foot_percent)
{
    struct fit fit = {.scene = "home", .mode = "with a card"};
    struct ks_ui page = *fit_home();

    fit.ui = &page;
    page.passes.are_letters_largest = true;
    page.passes.card_top_px = page.flow.area.h * top_percent / 100;
    page.passes.card_px = page.flow.area.h * foot_percent / 100;
    fit_check(&fit);
    return fit.faults;
}

static void a_card_that_is_blank_at_its_foot_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_card(0, 25), 0);
    assert_int_equal(faults_of_card(0, 27), 1);
    assert_int_equal(faults_of_card(27, 27), 0); /* in the middle of its card */
}

static void a_hole_is_found_while_letters_could_be_larger(void **state)
{
    (void)state;
    assert_int_equal(faults_of_hole(33, false), 0);
    assert_int_equal(faults_of_hole(34, false), 1);
    assert_int_equal(faults_of_hole(34, true), 0);
}

/* Home, with a button of that name so wide under its content. */
static int faults_of_button(const char *name, int units)
{
    struct fit fit = {.scene = "home", .mode = "with a button"};
    struct ks_ui page = *fit_home();
    const struct ks_button button = {KS_BUTTON_PRIMARY, name, NULL, KS_ACT_OWN, 0};

    page.control_count = page.list.count = 0;
    ks_draw_fill(&page.list, (struct ks_rect){0, 0, page.mode.w, 1}, 0, page.theme->ground);
    ks_ui_button(&page, &button,
                 (struct ks_rect){page.flow.area.x, page.flow.area.y, ks_ui_px(&page, units),
                                  ks_ui_px(&page, 200)});
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_short_name_broken_on_its_button_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_button("上一页", 300), 0);
    assert_int_equal(faults_of_button("上一页", 150), 1);
    assert_int_equal(faults_of_button("我读懂了，下一页", 300), 0); /* long: two lines */
}

/* A name of two lines on the first control of home, broken behind so many of its bytes. */
static int faults_of_break(size_t first)
{
    static const char name[] = "我读懂了，下一页";
    struct fit fit = {.scene = "home", .mode = "with a name"};
    struct ks_ui page = *fit_home();
    struct ks_draw_cmd lines[] = {
        {.kind = KS_DRAW_RECT, .rect = {0, 0, page.mode.w, 1}}, /* the header */
        {.text = name, .text_bytes = first},
        {.text = name + first, .text_bytes = strlen(name) - first},
    };
    struct ks_rect on = page.controls[0].rect;

    for (int i = 1; i < 3; i++) {
        lines[i].kind = KS_DRAW_TEXT;
        lines[i].weight = KS_WEIGHT_BOLD;
        lines[i].size_px = ks_ui_px(&page, 46);
        lines[i].fill = 0xFFFFFF;
        lines[i].rect = (struct ks_rect){on.x + 9, on.y + 9 + 20 * i, 9, 9};
    }
    page.control_count = 1;
    page.list.cmds = lines;
    page.list.count = 3;
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_name_broken_beside_its_mark_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_break(strlen("我读懂了，")), 0);
    assert_int_equal(faults_of_break(strlen("我读懂了，下")), 1);
}

/* Home, as if its controls were a row of keys so many units high. */
static int faults_of_keys(int units)
{
    enum { KEYS = 10 };
    struct fit fit = {.scene = "home", .mode = "with keys"};
    struct ks_control keys[KEYS] = {{0}};
    static const char *const names[KEYS] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    struct ks_ui page = *fit_home();
    int wide = ks_ui_px(&page, 84), step = ks_ui_px(&page, 98);

    for (int i = 0; i < KEYS; i++)
        keys[i] = (struct ks_control){
            .role = KS_ROLE_KEY,
            .name = names[i],
            .rect = {page.flow.area.x + i * step, page.flow.area.y, wide, ks_ui_px(&page, units)}};
    page.controls = keys;
    page.control_count = KEYS;
    page.list.count = 0;
    page.list.cmds[0] = (struct ks_draw_cmd){.rect = {0, 0, page.mode.w, 1}};
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_key_lower_than_a_finger_wants_it_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_keys(96), 0);
    assert_int_equal(faults_of_keys(95), 10);
}

/* Home, as if it were two pages under a lead so high, each of them filled to its half. */
static int faults_of_lead(int lead_px, int pages)
{
    struct fit fit = {.scene = "home", .mode = "with a lead"};
    struct ks_ui page = *fit_home();

    page.page_count = page.passes.even_pages = pages;
    page.passes.even_tries = 1;
    page.passes.mean_px = (page.flow.area.h + 50) / 2;
    page.passes.lead_px = lead_px;
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_lead_that_takes_a_page_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_lead(0, 2), 0); /* none, or one that must stay */
    assert_int_equal(faults_of_lead(48, 2), 0);
    assert_int_equal(faults_of_lead(52, 2), 1);
    assert_int_equal(faults_of_lead(52, 3), 0);
}

/* Home, as if all on it were a button so many units under a heading. */
static int faults_of_heading(int units)
{
    struct fit fit = {.scene = "home", .mode = "with a heading"};
    struct ks_ui page = *fit_home();
    const struct ks_button button = {KS_BUTTON_SECONDARY, "我是个人", NULL, KS_ACT_OWN, 0};
    struct ks_rect at = {page.flow.area.x, page.flow.area.y, ks_ui_px(&page, 600), 0};
    const struct ks_label heading = {
        .text = "您是哪一种？",
        .style = ks_ui_style(&page, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = page.theme->ink,
        .ground = page.theme->ground,
    };

    page.control_count = page.list.count = 0;
    ks_draw_fill(&page.list, (struct ks_rect){0, 0, page.mode.w, 1}, 0, page.theme->ground);
    at.y += ks_ui_label(&page, &heading, at) + ks_ui_px(&page, units);
    at.h = ks_ui_px(&page, 200);
    ks_ui_button(&page, &button, at);
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_heading_far_from_what_it_heads_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_heading(8), 0);
    assert_int_equal(faults_of_heading(48), 0);
    assert_int_equal(faults_of_heading(60), 1);
}

/* Home, as if all on it were a card with a number so many units under what it is. */
static int faults_of_caption(int units)
{
    struct fit fit = {.scene = "home", .mode = "with a caption"};
    struct ks_ui page = *fit_home();
    struct ks_rect card = {page.flow.area.x, page.flow.area.y, page.flow.area.w,
                           ks_ui_px(&page, 600)};
    struct ks_rect at = {card.x + ks_ui_px(&page, 34), card.y + ks_ui_px(&page, 34),
                         ks_ui_px(&page, 600), 0};
    struct ks_label line = {.text = "诉讼服务热线",
                            .style = ks_ui_style(&page, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                            .ink = page.theme->soft_ink,
                            .ground = page.theme->card};

    page.control_count = page.list.count = 0;
    ks_draw_fill(&page.list, (struct ks_rect){0, 0, page.mode.w, 1}, 0, page.theme->ground);
    ks_draw_fill(&page.list, card, 0, page.theme->card);
    at.y += ks_ui_label(&page, &line, at) + ks_ui_px(&page, units);
    line.text = "12368";
    line.style = ks_ui_style(&page, KS_TYPE_CALL, KS_WEIGHT_REGULAR);
    ks_ui_label(&page, &line, at);
    fit.ui = &page;
    fit_check(&fit);
    return fit.faults;
}

static void a_caption_far_from_what_it_is_of_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_caption(8), 0);
    assert_int_equal(faults_of_caption(48), 0);
    assert_int_equal(faults_of_caption(60), 1);
}

static void a_page_that_does_not_say_what_it_is_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "without a name"};
    struct ks_ui page = *fit_home();

    (void)state;
    page.page_name = "期限";
    fit.ui = &page;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

/* Five lines with a tick box on two pages, so many of them on the first. */
static int faults_of_rows(int first)
{
    enum { ROWS = 5 };
    struct fit fit = {.scene = "list", .mode = "of two pages"};
    struct ks_control boxes[ROWS] = {{0}};
    struct ks_ui page = *fit_home();
    struct ks_fit_rows rows = {0};

    for (int i = 0; i < ROWS; i++)
        boxes[i].role = KS_ROLE_CHECKBOX;
    page.page_count = 2;
    page.controls = boxes;
    fit.ui = &page;
    for (page.page = 0; page.page < 2; page.page++) {
        page.control_count = page.page == 0 ? first : ROWS - first;
        fit_check_rows(&fit, &rows);
    }
    return fit.faults;
}

static void a_row_of_a_list_alone_on_its_page_is_found(void **state)
{
    (void)state;
    assert_int_equal(faults_of_rows(2), 0);
    assert_int_equal(faults_of_rows(3), 0);
    assert_int_equal(faults_of_rows(1), 1);
    assert_int_equal(faults_of_rows(4), 1);
}

/* Every screen has a scene; one that was in none is named, each of them. */
static void a_screen_without_a_scene_is_named(void **state)
{
#define NAME_OF(id, name) #name,
    static const char *const names[] = {KS_SCREEN_LIST(NAME_OF)};
    struct ks_mode usual = fit_mode(1080, 1920);

    (void)state;
    assert_int_equal(fit_check_mode(&usual, false), 0);
    for (int i = 0; i < KS_SCREEN_COUNT; i++) {
        fit_shown[i] = false;
        struct fit_unshown unshown = fit_find_unshown();
        assert_int_equal(unshown.count, 1);
        assert_string_equal(unshown.names, names[i]);
        fit_shown[i] = true;
    }
    fit_shown[KS_SCREEN_HOME] = fit_shown[KS_SCREEN_CARRY] = false;
    assert_string_equal(fit_find_unshown().names, "home carry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_too_many_is_found),
        cmocka_unit_test(a_card_with_nothing_on_it_is_found),
        cmocka_unit_test(a_split_that_a_page_would_hold_is_found),
        cmocka_unit_test(little_left_for_the_last_page_is_found),
        cmocka_unit_test(a_gap_out_of_the_rhythm_is_found),
        cmocka_unit_test(a_column_off_the_margin_is_found),
        cmocka_unit_test(a_second_block_that_grows_and_a_page_that_ends_early_are_found),
        cmocka_unit_test(a_pair_that_is_parted_is_found),
        cmocka_unit_test(a_hole_is_found_while_letters_could_be_larger),
        cmocka_unit_test(a_card_that_is_blank_at_its_foot_is_found),
        cmocka_unit_test(a_short_name_broken_on_its_button_is_found),
        cmocka_unit_test(a_name_broken_beside_its_mark_is_found),
        cmocka_unit_test(a_key_lower_than_a_finger_wants_it_is_found),
        cmocka_unit_test(a_lead_that_takes_a_page_is_found),
        cmocka_unit_test(a_heading_far_from_what_it_heads_is_found),
        cmocka_unit_test(a_caption_far_from_what_it_is_of_is_found),
        cmocka_unit_test(a_page_that_does_not_say_what_it_is_is_found),
        cmocka_unit_test(a_row_of_a_list_alone_on_its_page_is_found),
        cmocka_unit_test(a_screen_without_a_scene_is_named),
    };

    return cmocka_run_group_tests(tests, fit_open, fit_close);
}
