/* What must hold of a kiosk at every moment, and when a visit has been wiped. */
#include <malloc.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "draw/rects.h"
#include "marathon.h"
#include "platform/paint.h"
#ifdef KS_IS_SANITIZED
size_t __sanitizer_get_current_allocated_bytes(void); /* gcc brings no header for it */
#endif

enum { PAINT_ONE_IN = 400, MOST_DIRTY = 64 };

/* Bytes that somebody has asked for and not given back. */
static size_t heap_in_use(void)
{
#ifdef KS_IS_SANITIZED
    return __sanitizer_get_current_allocated_bytes();
#else
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
#endif
}

static void check_controls(const struct marathon *m, const struct ks_ui *ui)
{
    struct ks_rect canvas = {0, 0, ui->mode.w, ui->mode.h};

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        struct ks_rect r = control->rect;
        if (control->name == NULL || control->name[0] == '\0')
            marathon_fail(m, "a control without a name at %d,%d", r.x, r.y);
        if (r.w <= 0 || r.h <= 0 || !ks_rect_contains(canvas, r))
            marathon_fail(m, "\"%s\" at %d,%d %dx%d is not on the canvas of %dx%d", control->name,
                          r.x, r.y, r.w, r.h, canvas.w, canvas.h);
    }
    if (ui->control_count == 0)
        marathon_fail(m, "a frame that nobody can leave");
}

static void check_place(const struct marathon *m, const struct ks_ui *ui)
{
    const struct ks_kiosk *kiosk = m->stage.parts.kiosk;

    if (kiosk->visit.way.depth < 0 || kiosk->visit.way.depth >= KS_MAX_DEPTH)
        marathon_fail(m, "%d pages deep", kiosk->visit.way.depth);
    if (ui->page < 0 || ui->page >= ui->page_count)
        marathon_fail(m, "page %d of %d", ui->page + 1, ui->page_count);
}

static void paint(struct marathon *m, const struct ks_ui *ui)
{
    struct ks_canvas canvas = {.w = ui->mode.w, .h = ui->mode.h, .pitch_px = ui->mode.w};
    struct ks_paint *painter = ks_paint_create();
    struct ks_rect dirty[MOST_DIRTY];

    canvas.pixels = calloc((size_t)canvas.w * (size_t)canvas.h, sizeof *canvas.pixels);
    if (canvas.pixels == NULL || painter == NULL)
        marathon_fail(m, "out of memory");
    int count = ks_paint_frame(painter, &canvas, &ui->list, &m->stage.parts.glyphs,
                               ks_kiosk_ground(m->stage.parts.kiosk), dirty, MOST_DIRTY);
    if (count < 1)
        marathon_fail(m, "a frame that paints nothing");
    m->painted++;
    ks_paint_free(painter);
    free(canvas.pixels);
}

/* The twin sees the hall, the printer and the clock as the kiosk does; it has had no visitor. */
static const struct ks_ui *twin_frame(struct marathon *m)
{
    const struct ks_kiosk *kiosk = m->stage.parts.kiosk;
    struct ks_kiosk *twin = m->twin;

    twin->visit.mode = kiosk->visit.mode;
    twin->visit.hall = kiosk->visit.hall;
    twin->visit.is_stale = true;
    return ks_kiosk_frame(twin);
}

/* Command for command what a kiosk shows that nobody has touched. */
static void check_wiped(struct marathon *m)
{
    struct ks_kiosk *kiosk = m->stage.parts.kiosk;
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);

    if (!stage_knows_nobody(&m->stage))
        marathon_fail(m, "something of a visit is left after it was wiped");
    kiosk->visit.is_stale = true; /* what the wall clock shows may be another minute by now */
    ui = ks_kiosk_frame(kiosk);
    const struct ks_ui *twin = twin_frame(m);
    if (ui->control_count != twin->control_count || ui->list.count != twin->list.count)
        marathon_fail(m, "after a wipe %d controls and %d marks are shown, not %d and %d",
                      ui->control_count, ui->list.count, twin->control_count, twin->list.count);
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (ks_draw_cmd_hash(cmd) != ks_draw_cmd_hash(&twin->list.cmds[i]))
            marathon_fail(m, "after a wipe \"%.*s\" is shown at %d,%d", (int)cmd->text_bytes,
                          cmd->text_bytes > 0 ? cmd->text : "", cmd->rect.x, cmd->rect.y);
    }
}

void watch_frame(struct marathon *m)
{
    struct ks_kiosk *kiosk = m->stage.parts.kiosk;
    bool is_new = ks_kiosk_is_stale(kiosk);
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);

    if (kiosk->visit.serial != m->serial_seen) {
        m->serial_seen = kiosk->visit.serial;
        m->wipes++;
        check_wiped(m);
        ui = ks_kiosk_frame(kiosk);
    }
    if (!is_new)
        return;
    m->frames++;
    m->shown[ks_visit_place_now(&kiosk->visit)->screen]++;
    check_controls(m, ui);
    check_place(m, ui);
    if (chance_once_in(&m->chance, PAINT_ONE_IN))
        paint(m, ui);
}

void watch_settle(struct marathon *m)
{
    ks_parts_settle(&m->stage.parts);
    watch_frame(m);
}

void watch_home(struct marathon *m)
{
    const struct ks_kiosk *kiosk = m->stage.parts.kiosk;
    const struct ks_mode *now = &kiosk->visit.mode, *first = &kiosk->parts.mode;

    if (kiosk->visit.way.depth != 0 || kiosk->is_warning)
        marathon_fail(m, "nobody is there and it is not the home page");
    if (now->is_large || now->is_contrast || now->is_low || now->lang != first->lang)
        marathon_fail(m, "the next visitor finds the last one's way of seeing things");
    check_wiped(m);
    if (ks_fonts_stats(m->stage.parts.worker_fonts).entries != 0)
        marathon_fail(m, "what was printed is still among the letters");
}

/* The font library drops its letters when a font is set to another size. */
static void drop_letters(const struct ks_glyphs *glyphs)
{
    for (int weight = 0; weight < KS_WEIGHT_COUNT; weight++)
        for (int size_px = 20; size_px < 22; size_px++)
            (void)glyphs->ops->ascent(glyphs->ctx, (enum ks_weight)weight, size_px);
}

void watch_heap(struct marathon *m)
{
    struct heap_book *book = &m->heap;

    drop_letters(&m->stage.parts.glyphs);
    drop_letters(&m->stage.parts.worker_glyphs);
    size_t sqlite = (size_t)sqlite3_memory_used(), bytes = heap_in_use() - sqlite;
    int hour = (int)marathon_hours(m);

    if (hour != book->hour && book->this_hour != 0) {
        book->first_hour = book->first_hour == 0 ? book->this_hour : book->first_hour;
        if (book->warm_hour == 0 && book->hour >= WARM_HOURS)
            book->warm_hour = book->this_hour;
        book->last_hour = book->this_hour;
        book->this_hour = 0;
    }
    book->hour = hour;
    book->measured++;
    book->this_hour = book->this_hour == 0 || bytes < book->this_hour ? bytes : book->this_hour;
    book->most = bytes > book->most ? bytes : book->most;
    book->most_sqlite = sqlite > book->most_sqlite ? sqlite : book->most_sqlite;
}
