/* Every screen in every mode, held against the look: sizes in millimetres, contrast, nothing cut,
 * nothing overlapping, no forbidden line start or end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "draw/raster.h"
#include "stage.h"

enum { CAP_HEIGHT_PERMILLE = 733, MAX_SHOWN = 60 };

static struct stage stage;

struct check {
    const struct ks_ui *ui;
    const char *scene, *mode;
    int faults;
};

static void fault(struct check *check, const char *what, const char *text, size_t bytes,
                  struct ks_rect r)
{
    if (++check->faults <= MAX_SHOWN)
        print_error("%s, %s, page %d: %s: \"%.*s\" at %d,%d %dx%d\n", check->scene, check->mode,
                    check->ui->page + 1, what, (int)bytes, text, r.x, r.y, r.w, r.h);
}

static void check_control(struct check *check, const struct ks_control *control)
{
    const struct ks_ui *ui = check->ui;
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};
    int target = ks_ui_target_px(ui);
    size_t bytes = strlen(control->name);

    if (bytes == 0)
        fault(check, "a control without a name", "", 0, control->rect);
    if (control->rect.w < target || control->rect.h < target)
        fault(check, "a target too small", control->name, bytes, control->rect);
    if (!ks_rect_contains(window, control->rect))
        fault(check, "a control outside the window", control->name, bytes, control->rect);
}

static void check_gaps(struct check *check)
{
    const struct ks_ui *ui = check->ui;
    int gap = ks_ui_gap_px(ui);

    for (int i = 0; i < ui->control_count; i++) {
        struct ks_rect r = ui->controls[i].rect;
        struct ks_rect around = {r.x - gap + 1, r.y - gap + 1, r.w + 2 * gap - 2,
                                 r.h + 2 * gap - 2};
        for (int j = 0; j < i; j++) {
            if (ks_rect_intersects(around, ui->controls[j].rect))
                fault(check, "controls less than 3 mm apart", ui->controls[i].name,
                      strlen(ui->controls[i].name), r);
        }
    }
}

static uint32_t last_code(const char *text, size_t bytes)
{
    const char *p = text;
    uint32_t code = 0;

    while (p < text + bytes)
        code = ks_utf8_next(&p);
    return code;
}

static void check_text(struct check *check, const struct ks_draw_cmd *cmd)
{
    const struct ks_ui *ui = check->ui;
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};
    int cap_um = cmd->size_px * CAP_HEIGHT_PERMILLE * ui->mode.microns_per_px / 1000;
    int least = ui->mode.is_large ? 7300 : 4800;
    int big = ks_ui_px(ui, 46);
    int contrast = ks_contrast_x100(cmd->fill, cmd->ground);
    int wanted = cmd->size_px >= big && !ui->mode.is_contrast ? 450 : 700;
    const char *p = cmd->text;

    if (cap_um < least)
        fault(check, "letters too small", cmd->text, cmd->text_bytes, cmd->rect);
    if (contrast < wanted)
        fault(check, "too little contrast", cmd->text, cmd->text_bytes, cmd->rect);
    if (!ks_rect_contains(window, cmd->rect))
        fault(check, "text outside the window", cmd->text, cmd->text_bytes, cmd->rect);
    if (!ks_text_may_begin_line(ks_utf8_next(&p)) && cmd->text_bytes > 3)
        fault(check, "a line that begins with a closing mark", cmd->text, cmd->text_bytes,
              cmd->rect);
    if (!ks_text_may_end_line(last_code(cmd->text, cmd->text_bytes)))
        fault(check, "a line that ends with an opening mark", cmd->text, cmd->text_bytes,
              cmd->rect);
}

/* A label lies inside its control; any other text keeps off controls and other texts. */
static void check_overlaps(struct check *check)
{
    const struct ks_ui *ui = check->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *a = &ui->list.cmds[i];
        if (a->kind != KS_DRAW_TEXT)
            continue;
        check_text(check, a);
        for (int j = 0; j < i; j++) {
            const struct ks_draw_cmd *b = &ui->list.cmds[j];
            if (b->kind == KS_DRAW_TEXT && ks_rect_intersects(a->rect, b->rect))
                fault(check, "text over text", a->text, a->text_bytes, a->rect);
        }
        for (int j = 0; j < ui->control_count; j++) {
            struct ks_rect r = ui->controls[j].rect;
            if (ks_rect_intersects(r, a->rect) && !ks_rect_contains(r, a->rect))
                fault(check, "text half in a control", a->text, a->text_bytes, a->rect);
        }
    }
}

static void check_reach(struct check *check)
{
    const struct ks_ui *ui = check->ui;
    int bottom_um = ui->mode.bottom_above_floor_mm * 1000, um = ui->mode.microns_per_px;

    for (int i = 0; i < ui->control_count && ui->mode.is_low; i++) {
        struct ks_rect r = ui->controls[i].rect;
        int top = bottom_um + (ui->mode.h - r.y) * um;
        int foot = bottom_um + (ui->mode.h - r.y - r.h) * um;
        if (top > 1220000 || foot < 380000)
            fault(check, "out of reach", ui->controls[i].name, strlen(ui->controls[i].name), r);
    }
}

/* What lies under a text is the colour it was measured against. */
static void check_grounds(struct check *check)
{
    const struct ks_ui *ui = check->ui;
    size_t cells = (size_t)ui->mode.w * (size_t)ui->mode.h;
    struct ks_canvas canvas = {.pixels = malloc(cells * sizeof(uint32_t)),
                               .w = ui->mode.w,
                               .h = ui->mode.h,
                               .pitch_px = ui->mode.w};

    for (size_t i = 0; i < cells; i++)
        canvas.pixels[i] = ui->theme->ground;
    ks_raster_paint(&canvas, &ui->list, ui->glyphs, (struct ks_rect){0, 0, canvas.w, canvas.h});
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind != KS_DRAW_TEXT || cmd->rect.w == 0)
            continue;
        uint32_t under = canvas.pixels[cmd->rect.y * canvas.w + cmd->rect.x + cmd->rect.w / 2];
        if ((under & 0xFFFFFF) != cmd->ground)
            fault(check, "another ground than said", cmd->text, cmd->text_bytes, cmd->rect);
    }
    free(canvas.pixels);
}

/* ---- scenes ---- */

struct scene {
    const char *name;
    enum ks_screen_id screen;
    int variants; /* numbers given to `set_up`; 0 = as many as `count_variants` says */
    void (*set_up)(struct ks_kiosk *kiosk, int variant);
};

static const struct ks_content *content(void)
{
    return stage.hall.content;
}

static void set_nothing(struct ks_kiosk *kiosk, int variant)
{
    (void)kiosk;
    (void)variant;
}

static void set_home(struct ks_kiosk *kiosk, int variant)
{
    kiosk->parts.staff_notice =
        variant == 1 ? KS_N_("For staff: the new content has faults; the last good content is "
                             "shown.")
                     : NULL;
    kiosk->summary_is_broken = variant == 2;
    kiosk->summary.has_current = variant == 3;
    strcpy(kiosk->summary.current.number, "T128");
    strcpy(kiosk->summary.current.counter, "3");
}

static void set_guide(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.guide = variant;
    strcpy(kiosk->visit.amount, variant % 2 == 0 ? "1234567.89" : "");
}

static void set_amount(struct ks_kiosk *kiosk, int variant)
{
    static const char *const amounts[] = {"", "200000", "99999999999999"};
    strcpy(kiosk->visit.amount, amounts[variant]);
}

static void set_mediation(struct ks_kiosk *kiosk, int variant)
{
    static const int days[][3] = {{2026, 11, 23}, {2026, 11, 22}, {2026, 12, 31}};
    const int *d = days[variant];
    stage.clock.wall_ms = ks_date_to_wall_ms((struct ks_date){d[0], d[1], d[2]},
                                             variant == 2 ? 23 * 60 : 9 * 60 + 41);
    kiosk->is_stale = true;
}

static void set_ticket(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_err errs[] = {KS_OK,         KS_OK,          KS_ERR_PRINTER,
                                       KS_ERR_CLOSED, KS_ERR_IO,      KS_ERR_UNCERTAIN,
                                       KS_OK,         KS_ERR_PRINTER, KS_OK};
    struct ks_visit *visit = &kiosk->visit;

    visit->ticket_err = errs[variant];
    visit->ticket_work = variant == 8                 ? KS_WORK_RUNNING
                         : visit->ticket_err == KS_OK ? KS_WORK_DONE
                                                      : KS_WORK_FAILED;
    visit->ticket.ahead = 12;
    visit->ticket.wait_low_min = 60;
    visit->ticket.wait_high_min = 120;
    visit->ticket.print.state = variant == 7 ? KS_PRINTER_JAM : KS_PRINTER_PAPER_OUT;
    visit->ticket.ticket.is_screen_ticket = variant == 1;
    strcpy(visit->ticket.ticket.number, "T016");
    if (variant == 6) {
        visit->print_work = KS_WORK_FAILED;
        visit->print.state = KS_PRINTER_OFFLINE;
    }
}

static void set_question(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant / 2;
    strcpy(kiosk->visit.date_digits, variant % 2 == 0 ? "20250630" : "20250230");
    kiosk->visit.answers[variant / 2] = variant % 2;
}

static void set_checklist(struct ks_kiosk *kiosk, int variant)
{
    static const int ways[][6] = {
        {1, 1, 1, 1, 1, -1}, {6, 3, 2, 1, 2, 2}, {7, 2, 5, 2, 1, -1}, {8, 4, 4, 3, 2, 1}};

    for (int i = 0; i < 6; i++)
        kiosk->visit.answers[i] = ways[variant][i];
    kiosk->visit.dates[5] = (struct ks_date){variant == 0 ? 2025 : 2020, 6, 30};
}

static void set_risk(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.risk_item = variant;
}

static void set_sign(struct ks_kiosk *kiosk, int variant)
{
    kiosk->visit.sign_work = variant == 2 ? KS_WORK_FAILED : KS_WORK_NONE;
    kiosk->visit.point_count = variant == 0 ? 0 : 5;
    for (int i = 0; i < 5; i++)
        kiosk->visit.points[i] = (struct ks_point){20 + 10 * i, 30};
}

static void set_receipt(struct ks_kiosk *kiosk, int variant)
{
    strcpy(kiosk->visit.check_code, "QJY1-M09J-V1VT");
    kiosk->visit.print_work = variant == 0 ? KS_WORK_DONE : KS_WORK_FAILED;
    kiosk->visit.print.state = KS_PRINTER_COVER_OPEN;
}

static void set_link(struct ks_kiosk *kiosk, int variant)
{
    ks_kiosk_place(kiosk)->arg = variant;
}

static void set_print(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_work works[] = {KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED};
    kiosk->visit.print_work = works[variant];
    kiosk->visit.print.state = KS_PRINTER_PAPER_OUT;
}

static void set_warning(struct ks_kiosk *kiosk, int variant)
{
    (void)variant;
    kiosk->is_warning = true;
}

static const struct scene scenes[] = {
    {"home", KS_SCREEN_HOME, 4, set_home},
    {"guides", KS_SCREEN_GUIDES, 1, set_nothing},
    {"guide", KS_SCREEN_GUIDE, 0, set_guide},
    {"amount", KS_SCREEN_AMOUNT, 3, set_amount},
    {"mediation", KS_SCREEN_MEDIATION, 3, set_mediation},
    {"ticket", KS_SCREEN_TICKET, 9, set_ticket},
    {"question", KS_SCREEN_QUESTION, 0, set_question},
    {"checklist", KS_SCREEN_CHECKLIST, 4, set_checklist},
    {"risk", KS_SCREEN_RISK, 0, set_risk},
    {"sign", KS_SCREEN_SIGN, 3, set_sign},
    {"receipt", KS_SCREEN_RECEIPT, 2, set_receipt},
    {"link", KS_SCREEN_LINK, 2, set_link},
    {"rectification", KS_SCREEN_RECTIFICATION, 1, set_nothing},
    {"print", KS_SCREEN_PRINT, 3, set_print},
    {"idle warning", KS_SCREEN_GUIDES, 1, set_warning},
};

static int count_variants(const struct scene *scene)
{
    if (scene->variants > 0)
        return scene->variants;
    return scene->screen == KS_SCREEN_GUIDE      ? content()->guide_count
           : scene->screen == KS_SCREEN_QUESTION ? content()->enforcement.question_count * 2
                                                 : content()->risk.item_count;
}

static void check_scene(struct check *check, const struct scene *scene, const struct ks_mode *mode,
                        int variant, bool with_grounds)
{
    struct ks_kiosk *kiosk = stage.hall.kiosk;
    char name[64];
    int page = 0;

    ks_kiosk_end_visit(kiosk);
    kiosk->mode = *mode;
    set_mediation(kiosk, 0);
    if (scene->screen != KS_SCREEN_HOME)
        ks_kiosk_go(kiosk, scene->screen, 0);
    scene->set_up(kiosk, variant);
    snprintf(name, sizeof name, "%s %d", scene->name, variant);
    check->scene = name;
    do {
        ks_kiosk_place(kiosk)->page = page;
        kiosk->is_stale = true;
        check->ui = ks_kiosk_frame(kiosk);
        for (int i = 0; i < check->ui->control_count; i++)
            check_control(check, &check->ui->controls[i]);
        check_gaps(check);
        check_overlaps(check);
        check_reach(check);
        if (with_grounds)
            check_grounds(check);
    } while (++page < check->ui->page_count);
    kiosk->parts.staff_notice = NULL;
    kiosk->summary_is_broken = false;
    kiosk->summary.has_current = false;
}

static int check_mode(const struct ks_mode *mode, bool with_grounds)
{
    struct check check = {0};
    char name[96];

    snprintf(name, sizeof name, "%dx%d %s %s%s%s, foot at %d mm", mode->w, mode->h,
             ks_lang_code(mode->lang), mode->is_large ? "large" : "normal",
             mode->is_contrast ? " contrast" : "", mode->is_low ? " low" : "",
             mode->bottom_above_floor_mm);
    check.mode = name;
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        for (int variant = 0; variant < count_variants(&scenes[i]); variant++)
            check_scene(&check, &scenes[i], mode, variant, with_grounds);
    }
    return check.faults;
}

static struct ks_mode mode_of(int w, int h)
{
    return (struct ks_mode){
        .w = w, .h = h, .microns_per_px = 267840 / (w < h ? w : h), .bottom_above_floor_mm = 700};
}

static int check_modes(int w, int h, bool is_low, int bottom_mm)
{
    int faults = 0;

    for (int bits = 0; bits < 8; bits++) {
        struct ks_mode mode = mode_of(w, h);
        mode.is_large = bits & 1;
        mode.is_contrast = bits & 2;
        mode.lang = bits & 4 ? KS_LANG_EN : KS_LANG_ZH_CN;
        mode.is_low = is_low;
        mode.bottom_above_floor_mm = bottom_mm;
        faults += check_mode(&mode, false);
    }
    return faults;
}

static void every_screen_fits_in_portrait(void **state)
{
    (void)state;
    assert_int_equal(check_modes(1080, 1920, false, 700), 0);
}

static void every_screen_fits_in_landscape(void **state)
{
    (void)state;
    assert_int_equal(check_modes(1920, 1080, false, 700), 0);
}

static void every_screen_is_in_reach_in_low_reach_mode(void **state)
{
    (void)state;
    assert_int_equal(check_modes(1080, 1920, true, 700), 0);
    assert_int_equal(check_modes(1920, 1080, true, 700), 0);
    assert_int_equal(check_modes(1080, 1920, true, 300), 0);
    assert_int_equal(check_modes(1080, 1920, true, 880), 0);
}

static void small_and_large_panels_fit_too(void **state)
{
    struct ks_mode small = mode_of(720, 1280), large = mode_of(2160, 3840);

    (void)state;
    assert_int_equal(check_mode(&small, false), 0);
    assert_int_equal(check_mode(&large, false), 0);
}

static void every_text_lies_on_the_ground_it_was_measured_against(void **state)
{
    struct ks_mode light = mode_of(1080, 1920), dark = mode_of(1920, 1080);

    (void)state;
    dark.is_contrast = true;
    assert_int_equal(check_mode(&light, true), 0);
    assert_int_equal(check_mode(&dark, true), 0);
}

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_fits_in_portrait),
        cmocka_unit_test(every_screen_fits_in_landscape),
        cmocka_unit_test(every_screen_is_in_reach_in_low_reach_mode),
        cmocka_unit_test(small_and_large_panels_fit_too),
        cmocka_unit_test(every_text_lies_on_the_ground_it_was_measured_against),
    };

    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
