/* Other panels, the ground under each text, and what no mode may leave out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/fit_pages.h"
#include "fit.h"

static void small_and_large_panels_fit_too(void **state)
{
    struct ks_mode small = fit_mode(720, 1280), large = fit_mode(2160, 3840);

    (void)state;
    assert_int_equal(fit_check_mode(&small, false), 0);
    assert_int_equal(fit_check_mode(&large, false), 0);
}

static void a_flat_panel_of_few_pixels_fits_too(void **state)
{
    struct ks_mode flat = fit_mode(1366, 768);

    (void)state;
    assert_int_equal(fit_check_mode(&flat, false), 0);
}

static void every_text_lies_on_the_ground_it_was_measured_against(void **state)
{
    struct ks_mode light = fit_mode(1080, 1920), dark = fit_mode(1920, 1080);

    (void)state;
    dark.is_contrast = true;
    assert_int_equal(fit_check_mode(&light, true), 0);
    assert_int_equal(fit_check_mode(&dark, true), 0);
}

/* Of a page, in any mode: what is said behind a title in words, in the one length or the other. */
static bool is_said(const struct ks_ui *ui, const char *detail, const char *brief)
{
    bool is_said = false;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_TEXT && cmd->text_bytes > 0)
            is_said = is_said || strncmp(cmd->text, detail, cmd->text_bytes) == 0 ||
                      (brief != NULL && strncmp(cmd->text, brief, cmd->text_bytes) == 0);
    }
    return is_said;
}

/* How many of the steps were said, in words, on a page or under its tab. */
struct danger_seen {
    enum ks_lang lang;
    int said[KS_DANGER_CALLS];
};

static void see_danger(void *taker, const struct fit_page *page)
{
    const struct ks_danger *danger = &fit_content()->danger;
    struct danger_seen *seen = taker;
    int said = 0, *most = &seen->said[page->variant % KS_DANGER_CALLS];

    for (int i = 0; i < danger->after_count; i++)
        said += is_said(page->ui, danger->after[i].detail.in[seen->lang],
                        danger->after[i].brief.in[seen->lang]);
    *most = said > *most ? said : *most;
}

/* A title alone helps nobody who has nowhere to go at night. */
static void what_to_do_once_safe_is_said_in_every_mode(void **state)
{
    (void)state;
    for (int i = 0; i < KS_FIT_USUAL_MODES; i++) {
        struct ks_mode mode = ks_fit_mode(i);
        struct danger_seen seen = {.lang = mode.lang};
        fit_show_mode(&mode, "danger", 2 * KS_DANGER_CALLS, see_danger, &seen);
        for (int call = 0; call < KS_DANGER_CALLS; call++)
            assert_int_equal(seen.said[call], fit_content()->danger.after_count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_and_large_panels_fit_too),
        cmocka_unit_test(a_flat_panel_of_few_pixels_fits_too),
        cmocka_unit_test(what_to_do_once_safe_is_said_in_every_mode),
        cmocka_unit_test(every_text_lies_on_the_ground_it_was_measured_against),
    };

    return cmocka_run_group_tests(tests, fit_open, fit_close);
}
