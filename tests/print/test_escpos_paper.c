/* What one bit a dot does to letters and codes, at 203 and at 180 dots an inch. */
#include "support.h"

#include "base/utf8.h"
#include "print/slip_private.h"

enum { LETTERS_MAX = 400, REFERENCE_PX = 224, LEAST_MODULE = 5, QUIET = 4 };

static const int widths[] = {576, 512, 384, 360};

/* Words of slips: dense characters, thin ones, and Latin letters and digits. */
static const char letters[] =
    "广元市利州区人民法院诉讼服务大厅自助先行调解排队号来访类别我是个人您前面还有预计等候室请备好身"
    "份证"
    "借条合同转账记录据对方姓名电话和地址企业的带营执照代表明别授权委托书全凭愿可以随时拒绝符条件就"
    "登立案"
    "依中华共国事修正第一百二十五六零在线规则七最高关于特邀定严格范作意见核期出具间内容版本热线"
    "强制执行申请履财产清单裁判文生效送达仲裁公证债权抚养赡离婚继承遗嘱劳动争议赔偿缴纳费减免缓交退"
    "还"
    "鼎龘囊鬱釁籲灣蠹罐黌曬讞璽鑑驥"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%?!&";

/* Black areas, where dots that touch at a corner belong together. `dots` is used up. */
static int count_areas(uint8_t *dots, int w, int h)
{
    int *waiting = malloc((size_t)w * (size_t)h * sizeof *waiting), areas = 0;

    assert_non_null(waiting);
    for (int start = 0; start < w * h; start++) {
        int count = 0;
        areas += dots[start] != 0;
        if (dots[start] != 0)
            waiting[count++] = start;
        dots[start] = 0;
        while (count > 0) {
            int at = waiting[--count];
            for (int i = 0; i < 9; i++) {
                int x = at % w + i % 3 - 1, y = at / w + i / 3 - 1;
                if (x < 0 || y < 0 || x >= w || y >= h || dots[y * w + x] == 0)
                    continue;
                dots[y * w + x] = 0;
                waiting[count++] = y * w + x;
            }
        }
    }
    free(waiting);
    return areas;
}

/* The letter as a slip of this width shows it. */
static int areas_on_paper(struct paper_room *room, const char *letter, int width_px)
{
    struct ks_slip slip = {0};
    struct ks_page page = {0};

    ks_slip_add(&slip, KS_SLIP_TEXT, letter, NULL);
    assert_int_equal(ks_slip_compose(&slip, &room->glyphs, width_px, &page, NULL), KS_OK);
    uint8_t *dots = calloc((size_t)page.width_px, (size_t)page.height_px);
    assert_non_null(dots);
    for (int y = 0; y < page.height_px; y++) {
        for (int x = 0; x < page.width_px; x++)
            dots[y * page.width_px + x] =
                (page.bits[y * page.row_bytes + x / 8] >> (7 - x % 8)) & 1;
    }
    int areas = count_areas(dots, page.width_px, page.height_px);
    free(dots);
    ks_page_destroy(&page);
    ks_slip_destroy(&slip);
    return areas;
}

/* The letter so large that each stroke is as its designer drew it. */
static int areas_as_drawn(struct paper_room *room, const char *letter)
{
    enum { SIDE = 2 * REFERENCE_PX };
    struct ks_draw_list list = {0};
    struct ks_rect all = {0, 0, SIDE, SIDE};
    uint32_t *pixels = malloc(SIDE * SIDE * sizeof *pixels);
    uint8_t *dots = calloc(SIDE, SIDE);
    struct ks_canvas canvas = {pixels, SIDE, SIDE, SIDE};

    assert_true(pixels != NULL && dots != NULL);
    memset(pixels, 0xFF, SIDE * SIDE * sizeof *pixels);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_TEXT, all);
    cmd->text = letter;
    cmd->text_bytes = strlen(letter);
    cmd->size_px = REFERENCE_PX;
    ks_raster_paint(&canvas, &list, &room->glyphs, all);
    for (size_t i = 0; i < (size_t)SIDE * SIDE; i++)
        dots[i] = (pixels[i] & 0xFF) < 128;
    int areas = count_areas(dots, SIDE, SIDE);
    ks_draw_destroy(&list);
    free(pixels);
    free(dots);
    return areas;
}

/* A stroke that breaks on paper is an area more than there are strokes. */
static void no_stroke_of_a_text_breaks(void **state)
{
    struct paper_room *room = *state;
    int count = 0;

    for (const char *at = letters; *at != '\0'; count++) {
        char letter[8] = "";
        const char *next = at;
        ks_utf8_next(&next);
        memcpy(letter, at, (size_t)(next - at));
        at = next;
        int drawn = areas_as_drawn(room, letter);
        assert_true(drawn > 0);
        for (int w = 0; w < 4; w++) {
            int printed = areas_on_paper(room, letter, widths[w]);
            if (printed > drawn || printed == 0)
                fail_msg("%s on paper of %d dots: %d areas, drawn as %d", letter, widths[w],
                         printed, drawn);
        }
    }
    assert_in_range(count, 200, LETTERS_MAX);
}

static const struct ks_draw_cmd *find_code(const struct ks_slip_layout *layout)
{
    for (int i = 0; i < layout->list.count; i++)
        if (layout->list.cmds[i].kind == KS_DRAW_BITMAP)
            return &layout->list.cmds[i];
    fail_msg("no code on the slip");
    return NULL;
}

/* Nothing but the code itself within the quiet zone. */
static void assert_quiet(const struct ks_slip_layout *layout, const struct ks_draw_cmd *code)
{
    int zone = QUIET * code->rect.w / code->columns;

    assert_true(code->rect.x >= zone && code->rect.x + code->rect.w + zone <= layout->width_px);
    for (int i = 0; i < layout->list.count; i++) {
        struct ks_rect other = layout->list.cmds[i].rect;
        if (&layout->list.cmds[i] == code)
            continue;
        assert_true(other.y + other.h <= code->rect.y - zone ||
                    other.y >= code->rect.y + code->rect.h + zone);
    }
}

/* Level M in the format bits beside the upper left corner: 00, which the mask turns to 10. */
static void assert_level_m(const struct ks_draw_cmd *code)
{
    const uint8_t *row = code->cells + 8 * code->columns;

    assert_int_not_equal(row[0], 0);
    assert_int_equal(row[1], 0);
}

static void a_code_has_modules_of_5_dots_quiet_round_it_and_level_m(void **state)
{
    static const char *const payloads[] = {"https://zxfw.court.gov.cn/zxfw/",
                                           "https://lzq.gov.cn/news/show/20250619172731456.html"};
    struct paper_room *room = *state;

    for (int i = 0; i < 8; i++) {
        struct ks_slip_layout layout = {.glyphs = &room->glyphs, .width_px = widths[i % 4]};
        struct ks_slip slip = {0};
        ks_slip_add(&slip, KS_SLIP_TEXT, "above", NULL);
        ks_slip_add(&slip, KS_SLIP_QR, payloads[i / 4], "below");
        assert_int_equal(ks_slip_lay_out(&layout, &slip, NULL), KS_OK);
        const struct ks_draw_cmd *code = find_code(&layout);
        assert_int_equal(code->rect.w % code->columns, 0);
        assert_true(code->rect.w / code->columns >= LEAST_MODULE);
        assert_quiet(&layout, code);
        assert_level_m(code);
        ks_draw_destroy(&layout.list);
        ks_arena_destroy(&layout.arena);
        ks_slip_destroy(&slip);
    }
}

/* Width of a text line in hundredths of a millimetre. */
static int text_hundredths(struct paper_room *room, int width_px, int dpi)
{
    struct ks_slip_layout layout = {.glyphs = &room->glyphs, .width_px = width_px};
    struct ks_slip slip = {0};

    ks_slip_add(&slip, KS_SLIP_TITLE, "先行调解排队号", NULL);
    assert_int_equal(ks_slip_lay_out(&layout, &slip, NULL), KS_OK);
    int width = layout.list.cmds[0].rect.w * 2540 / dpi;
    ks_draw_destroy(&layout.list);
    ks_arena_destroy(&layout.arena);
    ks_slip_destroy(&slip);
    return width;
}

static void letters_measure_the_same_at_either_fineness(void **state)
{
    int fine = text_hundredths(*state, 576, 203), coarse = text_hundredths(*state, 512, 180);

    assert_in_range(coarse, fine * 97 / 100, fine * 103 / 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_stroke_of_a_text_breaks),
        cmocka_unit_test(a_code_has_modules_of_5_dots_quiet_round_it_and_level_m),
        cmocka_unit_test(letters_measure_the_same_at_either_fineness),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
