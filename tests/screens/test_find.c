/* The search page: whatever the panel and the mode, the keys and what they found are seen at once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "content/wording.h"
#include "fit.h"
#include "screens/find/find.h"
#include "visitor.h"

static struct ks_find_state *state_of(const struct stage *stage)
{
    return ks_visit_state(&stage->parts.kiosk->visit, KS_SCREEN_FIND);
}

static int open_found(void **state)
{
    static struct stage stage;

    stage_open(&stage);
    *state = &stage;
    stage_pass(&stage, CALM_MS);
    return 0;
}

static int close_found(void **state)
{
    stage_close(*state);
    return 0;
}

static void open_search(struct stage *stage)
{
    ks_visit_end(&stage->parts.kiosk->visit);
    ks_visit_go(&stage->parts.kiosk->visit, KS_SCREEN_GUIDES, 0);
    ks_visit_go(&stage->parts.kiosk->visit, KS_SCREEN_FIND, 0);
}

/* The panels that are sold, upright and lying. */
static const int panels[][2] = {
    {1080, 1920}, {1920, 1080}, {768, 1366}, {1366, 768}, {2160, 3840}, {3840, 2160},
};
enum { PANEL_COUNT = sizeof panels / sizeof panels[0], MODES = PANEL_COUNT * 8 };

/* One of MODES: a panel, large or not, low or not, English or not. */
static struct ks_mode mode_at(int i)
{
    struct ks_mode mode = fit_mode(panels[i / 8][0], panels[i / 8][1]);

    mode.is_large = i & 1;
    mode.lang = i & 2 ? KS_LANG_EN : KS_LANG_ZH_CN;
    mode.is_low = i & 4;
    return mode;
}

static const struct ks_control *found_first(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);

    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].role == KS_ROLE_OPTION)
            return &ui->controls[i];
    return NULL;
}

static int count_keys(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);
    int count = 0;

    for (int i = 0; i < ui->control_count; i++)
        count += ui->controls[i].role == KS_ROLE_KEY;
    return count;
}

/* Types in every mode; what was found, or a way on, has to stand beside all the keys, which stay
 * where they are. */
static void assert_seen_with(struct stage *stage, const char *letters)
{
    struct ks_kiosk *kiosk = stage->parts.kiosk;
    int faults = 0;

    for (int i = 0; i < MODES; i++) {
        open_search(stage);
        kiosk->visit.mode = mode_at(i);
        kiosk->visit.is_stale = true;
        const struct ks_control *key_a = find(stage, "A");
        struct ks_rect before = key_a == NULL ? (struct ks_rect){0} : key_a->rect;
        type(stage, letters);
        key_a = find(stage, "A");
        bool stays = key_a != NULL && memcmp(&key_a->rect, &before, sizeof before) == 0;
        if (count_keys(stage) == 38 && found_first(stage) != NULL && stays)
            continue;
        faults++;
        print_error("%s at %dx%d, %s%s%s: %d keys, %s, %s\n", letters, kiosk->visit.mode.w,
                    kiosk->visit.mode.h, ks_lang_code(kiosk->visit.mode.lang),
                    kiosk->visit.mode.is_large ? " large" : "",
                    kiosk->visit.mode.is_low ? " low" : "", count_keys(stage),
                    found_first(stage) != NULL ? "hits" : "no hit",
                    stays ? "keys stay" : "keys move");
    }
    assert_int_equal(faults, 0);
}

static void in_every_mode_a_hit_stands_beside_the_keys(void **state)
{
    assert_seen_with(*state, "gz");
    assert_seen_with(*state, "j");
}

static void in_every_mode_there_is_a_way_on_where_nothing_is_found(void **state)
{
    assert_seen_with(*state, "zqzqzq");
}

static bool types_into(struct stage *stage, const char *letters)
{
    open_search(stage);
    type(stage, letters);
    return look(stage) != NULL;
}

static void twenty_four_letters_fill_the_line_and_disable_the_keys(void **state)
{
    struct stage *stage = *state;

    assert_true(types_into(stage, "jiafangtuoqiangongchengku"));
    assert_string_equal(state_of(stage)->typed, "JIAFANGTUOQIANGONGCHENGK");
    const struct ks_ui *ui = look(stage);
    for (int i = 0; i < ui->control_count; i++) {
        bool is_letter = ui->controls[i].role == KS_ROLE_KEY && ui->controls[i].name[1] == '\0';
        assert_true(!is_letter || ui->controls[i].is_disabled);
    }
    assert_true(types_into(stage, "minjianjiedai"));
    assert_string_equal(state_of(stage)->typed, "MINJIANJIEDAI");
    assert_true(state_of(stage)->found_count > 0);
}

static void reset_takes_all_letters_away(void **state)
{
    struct stage *stage = *state;

    assert_true(types_into(stage, "gz"));
    assert_true(tap(stage, "Reset"));
    assert_string_equal(state_of(stage)->typed, "");
    assert_int_equal(state_of(stage)->found_count, 0);
    assert_true(find(stage, say(stage, "Reset"))->is_disabled);
    assert_true(sees(stage, "for example DIVORCE or 07"));
}

static void the_way_on_leads_to_the_questions(void **state)
{
    struct stage *stage = *state;

    assert_true(types_into(stage, "zqzqzq"));
    assert_true(tap(stage, "Not sure? Ask me"));
    assert_int_equal(ks_visit_place_now(&stage->parts.kiosk->visit)->screen, KS_SCREEN_SITUATIONS);
}

/* The search with one hit, a page of the content; presses it. */
static const struct ks_place *open_page(struct stage *stage, int page)
{
    struct ks_kiosk *kiosk = stage->parts.kiosk;
    const char *title = stage->parts.content->find_pages[page].title.in[KS_LANG_ZH_CN];

    open_search(stage);
    struct ks_find_state *hits = state_of(stage);
    for (int key = 0; hits->found_count == 0; key += 10000) {
        struct ks_found found = ks_found_of(kiosk->parts.content, key, KS_LANG_ZH_CN);
        if (found.kind != KS_FOUND_PAGE)
            continue;
        hits->typed[0] = 'A';
        hits->found[0] = key + page;
        hits->found_count = 1;
    }
    kiosk->visit.is_stale = true;
    if (!tap_name(stage, title))
        fail_msg("%s is no hit", title);
    return ks_visit_place_now(&kiosk->visit);
}

/* The names of the pages in content and how they are opened are two tables: neither has a gap. */
static void every_page_that_can_be_found_can_be_opened(void **state)
{
    struct stage *stage = *state;

    assert_int_equal(stage->parts.content->find_page_count, KS_PAGE_COUNT);
    for (int i = 0; i < stage->parts.content->find_page_count; i++)
        if (open_page(stage, i)->screen == KS_SCREEN_FIND)
            fail_msg("%s does not open", stage->parts.content->find_pages[i].page);
}

static void every_calculator_that_is_found_opens_as_itself(void **state)
{
    struct stage *stage = *state;
    const struct ks_content *content = stage->parts.content;
    int count = 0;

    for (int i = 0; i < content->find_page_count; i++) {
        int calc = (int)ks_wording_page_of(content->find_pages[i].page) - KS_PAGE_CALC;
        if (calc < 0)
            continue;
        const struct ks_place *place = open_page(stage, i);
        assert_int_equal(place->screen, KS_SCREEN_CALC);
        assert_int_equal(place->arg, calc);
        count++;
    }
    assert_int_equal(count, KS_CALC_COUNT);
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_found, close_found)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(in_every_mode_a_hit_stands_beside_the_keys),
        ON_STAGE(in_every_mode_there_is_a_way_on_where_nothing_is_found),
        ON_STAGE(twenty_four_letters_fill_the_line_and_disable_the_keys),
        ON_STAGE(reset_takes_all_letters_away),
        ON_STAGE(the_way_on_leads_to_the_questions),
        ON_STAGE(every_page_that_can_be_found_can_be_opened),
        ON_STAGE(every_calculator_that_is_found_opens_as_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
