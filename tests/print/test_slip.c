/* Where things stand on paper: inside the margins, beside and below but never over each other. */
#include "support.h"

#include "draw/rects.h"

#include "print/slip_private.h"

enum { MARGIN_DOTS = 16, LEAST_MODULE_DOTS = 5, QUIET_MODULES = 4 };

#define ADDRESS "https://lzq.gov.cn/news/show/20250619172731456.html"
#define LONG_CHINESE                                                                                                                          \
    "请携带身份证原件和复印件（正反面），以及能够证明借款事实的借条、转账记录、聊天记录等材料；" \
    "原件在立案时核对后当场退还。"
#define LONG_ENGLISH                                                                               \
    "Bring the original of your identity card and a copy of both sides, and whatever shows the "   \
    "loan: the note, the bank transfer, the messages."

static const struct {
    enum ks_slip_kind kind;
    const char *text, *detail;
} blocks[] = {
    {KS_SLIP_HEADER, "广元市利州区人民法院", NULL},
    {KS_SLIP_HEADER, "People's Court of Lizhou District, Guangyuan, Sichuan Province", NULL},
    {KS_SLIP_TITLE, "Your list of documents for the application for enforcement", NULL},
    {KS_SLIP_CENTRED, LONG_CHINESE, NULL},
    {KS_SLIP_NUMBER, "T128", NULL},
    {KS_SLIP_FACT, "前面还有", "4 人"},
    {KS_SLIP_FACT, "大约等", "30–60 分钟"},
    {KS_SLIP_STEP, "写起诉状", "写不了的可口头说"},
    {KS_SLIP_STEP, LONG_ENGLISH, LONG_CHINESE},
    {KS_SLIP_FACT, "Ahead of you", "12 people"},
    {KS_SLIP_FACT, "Expected wait", "up to one hour and a half, please ask at the window"},
    {KS_SLIP_HEADING, "材料", "有 3 项，还缺 6 项"},
    {KS_SLIP_HEADING, LONG_ENGLISH, "3 at hand, 6 still missing"},
    {KS_SLIP_HEADING, LONG_CHINESE, NULL},
    {KS_SLIP_TEXT, LONG_CHINESE, NULL},
    {KS_SLIP_TEXT, LONG_ENGLISH, "and a smaller line under it"},
    {KS_SLIP_SMALL, LONG_ENGLISH, NULL},
    {KS_SLIP_PAIR, "前面等候", "12 人"},
    {KS_SLIP_PAIR, "Rooms", "Mediation room 1, mediation room 2, mediation room 3, at the back"},
    {KS_SLIP_PAIR, LONG_CHINESE, "四千三百元整"},
    {KS_SLIP_BULLET, LONG_ENGLISH, NULL},
    {KS_SLIP_TICKED, LONG_CHINESE, LONG_ENGLISH},
    {KS_SLIP_UNTICKED, "起诉状", NULL},
    {KS_SLIP_UNTICKED, LONG_ENGLISH, LONG_CHINESE},
    {KS_SLIP_RULE, NULL, NULL},
    {KS_SLIP_LINE, NULL, NULL},
    {KS_SLIP_QR, ADDRESS, "Scan with your phone"},
    {KS_SLIP_QR, "https://zxfw.court.gov.cn/zxfw/", NULL},
};

static void fill_slip(struct ks_slip *slip)
{
    static const struct ks_point strokes[] = {{10, 10}, {400, 90}, {-1, -1}, {30, 200}, {300, 20}};

    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        ks_slip_add(slip, blocks[i].kind, blocks[i].text, blocks[i].detail);
    ks_slip_add_date(slip, "Last day to apply", "2027-06-30", LONG_CHINESE);
    ks_slip_add_date(slip, "最后一天", "2027-06-30", "");
    ks_slip_add_signature(slip, strokes, 5);
}

/* A slip and where it stands on paper; the layout borrows the slip's texts. */
struct laid {
    struct ks_slip slip;
    struct ks_slip_layout layout;
};

static void lay_out(struct paper_room *room, int width_px, struct laid *laid)
{
    *laid = (struct laid){.layout = {.glyphs = &room->glyphs, .width_px = width_px}};
    fill_slip(&laid->slip);
    assert_int_equal(ks_slip_lay_out(&laid->layout, &laid->slip, NULL), KS_OK);
}

static void tear_off(struct laid *laid)
{
    ks_draw_destroy(&laid->layout.list);
    ks_arena_destroy(&laid->layout.arena);
    ks_slip_destroy(&laid->slip);
}

static const int widths[] = {WIDE_DOTS, NARROW_DOTS};

static void nothing_stands_in_the_margins_or_below_the_end(void **state)
{
    for (int w = 0; w < 2; w++) {
        struct laid laid;
        lay_out(*state, widths[w], &laid);
        struct ks_rect inside = {MARGIN_DOTS, 0, widths[w] - 2 * MARGIN_DOTS, laid.layout.y};
        for (int i = 0; i < laid.layout.list.count; i++) {
            const struct ks_draw_cmd *cmd = &laid.layout.list.cmds[i];
            if (!ks_rect_contains(inside, cmd->rect))
                fail_msg("%d dots: \"%.*s\" at %d,%d %dx%d", widths[w], (int)cmd->text_bytes,
                         cmd->text != NULL ? cmd->text : "", cmd->rect.x, cmd->rect.y, cmd->rect.w,
                         cmd->rect.h);
        }
        tear_off(&laid);
    }
}

/* The box a text or a mark may not share with another; a QR code claims its quiet zone too. */
static struct ks_rect claim_of(const struct ks_draw_cmd *cmd)
{
    struct ks_rect r = cmd->rect;
    int quiet = cmd->kind == KS_DRAW_BITMAP ? r.w / cmd->columns * QUIET_MODULES : 0;

    return (struct ks_rect){r.x - quiet, r.y - quiet, r.w + 2 * quiet, r.h + 2 * quiet};
}

static void no_text_lies_over_another_or_in_a_quiet_zone(void **state)
{
    for (int w = 0; w < 2; w++) {
        struct laid laid;
        lay_out(*state, widths[w], &laid);
        const struct ks_draw_list *list = &laid.layout.list;
        for (int i = 0; i < list->count; i++) {
            for (int j = 0; j < i; j++) {
                const struct ks_draw_cmd *a = &list->cmds[i], *b = &list->cmds[j];
                bool is_read = a->kind == KS_DRAW_TEXT || b->kind == KS_DRAW_TEXT;
                bool is_framed =
                    b->kind == KS_DRAW_RECT && !b->has_fill && ks_rect_contains(b->rect, a->rect);
                if (is_read && !is_framed && ks_rect_intersects(claim_of(a), claim_of(b)))
                    fail_msg("%d dots: command %d at %d,%d %dx%d over command %d", widths[w], i,
                             a->rect.x, a->rect.y, a->rect.w, a->rect.h, j);
            }
        }
        tear_off(&laid);
    }
}

static void modules_are_at_least_5_dots_with_4_white_around(void **state)
{
    for (int w = 0; w < 2; w++) {
        struct laid laid;
        int codes = 0;
        lay_out(*state, widths[w], &laid);
        for (int i = 0; i < laid.layout.list.count; i++) {
            const struct ks_draw_cmd *cmd = &laid.layout.list.cmds[i];
            if (cmd->kind != KS_DRAW_BITMAP)
                continue;
            codes++;
            assert_int_equal(cmd->rect.w % cmd->columns, 0);
            assert_int_equal(cmd->rect.w, cmd->rect.h);
            assert_true(cmd->rect.w / cmd->columns >= LEAST_MODULE_DOTS);
            assert_true(
                ks_rect_contains((struct ks_rect){0, 0, widths[w], laid.layout.y}, claim_of(cmd)));
        }
        assert_int_equal(codes, 2);
        tear_off(&laid);
    }
}

static void a_signature_stays_in_its_frame_and_keeps_its_shape(void **state)
{
    struct laid laid;
    const struct ks_draw_cmd *stroke = NULL;

    lay_out(*state, WIDE_DOTS, &laid);
    for (int i = 0; i < laid.layout.list.count; i++)
        if (laid.layout.list.cmds[i].kind == KS_DRAW_STROKE)
            stroke = &laid.layout.list.cmds[i];
    assert_non_null(stroke);
    assert_int_equal(stroke->point_count, 5);
    for (int i = 0; i < stroke->point_count; i++) {
        struct ks_point p = stroke->points[i];
        assert_true(i == 2 ? p.x < 0 : ks_rect_has_point(stroke->rect, p.x, p.y));
    }
    /* 390 x 190 as drawn: as wide to high on paper, to a dot. */
    int w = stroke->points[1].x - stroke->points[0].x;
    int h = stroke->points[3].y - stroke->points[0].y;
    assert_in_range(w * 190 - h * 390 + 390, 0, 780);
    tear_off(&laid);
}

static bool is_black(const struct ks_page *page, int x, int y)
{
    return page->bits[y * page->row_bytes + x / 8] >> (7 - x % 8) & 1;
}

static void the_page_is_white_at_its_edges_and_black_between(void **state)
{
    struct paper_room *room = *state;

    for (int w = 0; w < 2; w++) {
        struct ks_slip slip = {0};
        struct ks_page page = {0};
        int black = 0, edge = 0;
        fill_slip(&slip);
        assert_int_equal(ks_slip_compose(&slip, &room->glyphs, widths[w], &page, NULL), KS_OK);
        assert_int_equal(page.width_px, widths[w]);
        assert_int_equal(page.row_bytes, widths[w] / 8);
        for (int y = 0; y < page.height_px; y++) {
            bool is_feed = y < 8 || y >= page.height_px - 80;
            for (int x = 0; x < page.width_px; x++) {
                bool is_edge = is_feed || x < 8 || x >= page.width_px - 8;
                black += is_black(&page, x, y);
                edge += is_edge && is_black(&page, x, y);
            }
        }
        assert_true(black > 1000);
        assert_int_equal(edge, 0);
        ks_page_destroy(&page);
        ks_slip_destroy(&slip);
    }
}

static void large_letters_are_larger_and_keep_to_the_paper(void **state)
{
    struct paper_room *room = *state;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct laid normal,
            large = {.layout = {.glyphs = &room->glyphs, .width_px = widths[i], .is_large = true}};
        lay_out(room, widths[i], &normal);
        fill_slip(&large.slip);
        assert_int_equal(ks_slip_lay_out(&large.layout, &large.slip, NULL), KS_OK);
        assert_true(large.layout.y > normal.layout.y * 6 / 5);
        for (int k = 0; k < large.layout.list.count; k++) {
            struct ks_rect r = large.layout.list.cmds[k].rect;
            assert_true(r.x >= 0 && r.x + r.w <= widths[i]);
        }
        tear_off(&normal);
        tear_off(&large);
    }
}

static void steps_are_counted_anew_after_anything_else(void **state)
{
    struct paper_room *room = *state;
    struct ks_slip slip = {0};
    struct ks_page page = {0};

    ks_slip_add(&slip, KS_SLIP_STEP, "Ask", NULL);
    ks_slip_add(&slip, KS_SLIP_STEP, "Write", "or say it");
    ks_slip_add(&slip, KS_SLIP_HEADING, "Then", "2 steps");
    ks_slip_add(&slip, KS_SLIP_STEP, "Wait", NULL);
    ks_slip_add_date(&slip, "Last day", "2027-06-30", "in 219 days");
    ks_slip_add(&slip, KS_SLIP_FACT, "Ahead", "4");
    assert_int_equal(ks_slip_compose(&slip, &room->glyphs, WIDE_DOTS, &page, NULL), KS_OK);
    assert_string_equal(page.text, "1. Ask\n2. Write\n    or say it\nThen\n    2 steps\n1. Wait\n"
                                   "Last day: 2027-06-30\nin 219 days\nAhead: 4\n");
    ks_page_destroy(&page);
    ks_slip_destroy(&slip);
}

static void the_text_version_says_the_same(void **state)
{
    struct paper_room *room = *state;
    struct ks_slip slip = {0};
    struct ks_page page = {0};

    ks_slip_add(&slip, KS_SLIP_TITLE, "Ticket", NULL);
    ks_slip_add(&slip, KS_SLIP_PAIR, "Before you", "12 people");
    ks_slip_add(&slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(&slip, KS_SLIP_BULLET, "Identity card", NULL);
    ks_slip_add(&slip, KS_SLIP_TICKED, "Loan note", "the original");
    ks_slip_add(&slip, KS_SLIP_UNTICKED, "Claim", NULL);
    ks_slip_add(&slip, KS_SLIP_QR, ADDRESS, "Scan");
    assert_int_equal(ks_slip_compose(&slip, &room->glyphs, WIDE_DOTS, &page, NULL), KS_OK);
    assert_string_equal(page.text, "Ticket\n"
                                   "Before you: 12 people\n"
                                   "----------------\n"
                                   "· Identity card\n"
                                   "[x] Loan note\n"
                                   "    the original\n"
                                   "[ ] Claim\n"
                                   "QR: " ADDRESS "\n"
                                   "    Scan\n");
    ks_page_destroy(&page);
    ks_slip_destroy(&slip);
}

static void a_code_that_cannot_be_read_on_this_paper_is_refused(void **state)
{
    struct paper_room *room = *state;
    char longest[201];
    struct ks_slip slip = {0};
    struct ks_page page = {0};
    struct ks_error error = {0};

    memset(longest, 'a', 200);
    longest[200] = '\0';
    ks_slip_add(&slip, KS_SLIP_QR, longest, NULL);
    assert_int_equal(ks_slip_compose(&slip, &room->glyphs, 300, &page, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "a QR code of 57 modules does not fit paper of 300 dots; "
                                    "shorten the address");
    assert_null(page.bits);
    assert_null(page.text);
    assert_int_equal(ks_slip_compose(&slip, &room->glyphs, NARROW_DOTS, &page, NULL), KS_OK);
    ks_page_destroy(&page);
    ks_slip_destroy(&slip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_stands_in_the_margins_or_below_the_end),
        cmocka_unit_test(no_text_lies_over_another_or_in_a_quiet_zone),
        cmocka_unit_test(modules_are_at_least_5_dots_with_4_white_around),
        cmocka_unit_test(a_signature_stays_in_its_frame_and_keeps_its_shape),
        cmocka_unit_test(the_page_is_white_at_its_edges_and_black_between),
        cmocka_unit_test(large_letters_are_larger_and_keep_to_the_paper),
        cmocka_unit_test(steps_are_counted_anew_after_anything_else),
        cmocka_unit_test(the_text_version_says_the_same),
        cmocka_unit_test(a_code_that_cannot_be_read_on_this_paper_is_refused),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
