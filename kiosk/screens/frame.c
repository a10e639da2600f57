/* What surrounds every screen: header, dock, the low-reach stage, what lies over it. */
#include "screens/kiosk_private.h"
#include "ui/page.h"

enum { DOCK_ITEMS = 4 };

/* What stands at the edge: the way home (on the home page, low reach), and how one likes to see
 * things. A mode keeps its name and shows that it is on. */
static void dock_items(struct ks_kiosk *kiosk, struct ks_dock_item out[DOCK_ITEMS])
{
    struct ks_ui *ui = &kiosk->ui;
    const struct ks_mode *mode = &kiosk->visit.mode;
    bool is_home = kiosk->visit.way.depth == 0;
    /* The language button says, in the other language, its name: the catalogue's "English". */
    enum ks_lang other = mode->lang == KS_LANG_EN ? KS_LANG_ZH_CN : KS_LANG_EN;

    out[0] = is_home ? (struct ks_dock_item){"low-reach", ks_ui_tr(ui, "Lower reach"), KS_ACT_LOW,
                                             mode->is_low, NULL}
                     : (struct ks_dock_item){
                           .icon = "home", .name = ks_ui_tr(ui, "Home"), .action = KS_ACT_HOME};
    out[1] = (struct ks_dock_item){"text-size", ks_ui_tr(ui, "Large text"), KS_ACT_LARGE,
                                   mode->is_large, NULL};
    out[2] = (struct ks_dock_item){"contrast", ks_ui_tr(ui, "High contrast"), KS_ACT_CONTRAST,
                                   mode->is_contrast, ks_ui_tr(ui, "Contrast")};
    out[3] = (struct ks_dock_item){
        .icon = "globe", .name = ks_tr(other, "English"), .action = KS_ACT_LANG};
}

void ks_frame_build(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    struct ks_dock_item items[DOCK_ITEMS];

    dock_items(kiosk, items);
    ks_header_draw(&kiosk->visit, ui);
    ks_ui_stage(ui, ks_header_height(ui), items, DOCK_ITEMS);
}

bool ks_frame_is_covered(const struct ks_kiosk *kiosk)
{
    return kiosk->is_warning || kiosk->is_asking;
}

static int seconds_left(const struct ks_kiosk *kiosk)
{
    int64_t idle = ks_visit_now_ms(&kiosk->visit) - kiosk->last_use_ms;
    int64_t left = kiosk->parts.idle_warn_ms + kiosk->parts.idle_wipe_ms - idle;

    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

/* Only its own buttons can be pressed, and nothing of the page is seen. */
static void draw_cover(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;

    ks_ui_clear(ui);
    ks_header_draw(&kiosk->visit, ui);
    if (kiosk->is_warning)
        ks_cover_draw_warning(ui, seconds_left(kiosk), kiosk->visit.has_answers);
    else
        ks_cover_draw_question(ui);
}

/* The control the keyboard was on, wherever it stands now: who turns a page or ticks a line stays
 * where he is. */
static void find_focus(struct ks_kiosk *kiosk)
{
    const struct ks_ui *ui = &kiosk->ui;
    bool has_focus = kiosk->focus >= 0;

    kiosk->focus = -1;
    for (int i = 0; has_focus && i < ui->control_count; i++)
        if (ui->controls[i].action == kiosk->focus_action &&
            ui->controls[i].arg == kiosk->focus_arg)
            kiosk->focus = i;
}

static void draw_focus(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;

    find_focus(kiosk);
    if (kiosk->focus < 0)
        return;
    ui->controls[kiosk->focus].is_focused = true;
    ks_ui_edge(ui, ui->controls[kiosk->focus].rect, ks_ui_px(ui, 24), ui->theme->warn,
               ks_ui_px(ui, 8));
}

void ks_frame_finish(struct ks_kiosk *kiosk)
{
    struct ks_dock_item items[DOCK_ITEMS];

    dock_items(kiosk, items);
    ks_ui_dock(&kiosk->ui, items, DOCK_ITEMS);
    if (ks_frame_is_covered(kiosk))
        draw_cover(kiosk);
    draw_focus(kiosk);
}
