/* What a guide has to say beside its sections, a place each: who can do it, where, what can go
 * wrong, each heading of its notes, its own service; and one of its limits alone. arg of the place
 * = which. */
#include "screens/guides/guides.h"

enum { QR_UNITS = 460, FEW = 2 /* rows that would not fill a page if they grew */ };

static const struct ks_guide *guide_of(const struct ks_visit *visit)
{
    return &visit->content->guides[ks_guide_now(visit)->guide];
}

/* ---- a note ---- */

static void flow_rows(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_title_detail *rows, int count)
{
    struct ks_entry *entries = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *entries);

    for (int i = 0; i < count; i++)
        entries[i] = (struct ks_entry){ks_visit_words(visit, &rows[i].title),
                                       ks_visit_words(visit, &rows[i].detail)};
    ks_flow_entries(ui, entries, count);
}

static void flow_block(struct ks_ui *ui, const struct ks_prose_block *block)
{
    const struct ks_text_bold bold = {block->bold, block->bold_count};

    if (block->kind == KS_PROSE_BULLET)
        ks_flow_bullet_bold(ui, block->text, &bold);
    else
        ks_flow_text_bold(ui, KS_TYPE_LEAD, ui->theme->ink, block->text, &bold);
}

static void flow_chapter(const struct ks_visit *visit, struct ks_ui *ui, int chapter)
{
    const struct ks_prose_block *blocks = guide_of(visit)->notes.blocks[visit->mode.lang];
    int end, first = ks_guide_chapter(visit, chapter, &end);

    for (int i = first; i >= 0 && i < end; i++)
        if (blocks[i].kind != KS_PROSE_HEADING)
            flow_block(ui, &blocks[i]);
}

static void flow_link(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_link *link = guide_of(visit)->link;

    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_visit_words(visit, &link->lead));
    ks_flow_link_qr(ui, link, QR_UNITS);
}

static void flow_form(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_entry entries[] = {{ks_visit_words(visit, &guide_of(visit)->pleading.title),
                                        ks_visit_words(visit, &guide_of(visit)->pleading.detail)},
                                       {"", ks_visit_words(visit, &visit->content->foreigners)}};

    ks_flow_entries(ui, entries, 2);
}

static void flow_words(const struct ks_visit *visit, struct ks_ui *ui, int note)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (note == KS_GUIDE_NOTE_LINK)
        flow_link(visit, ui);
    else if (note == KS_GUIDE_NOTE_COST)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_visit_words(visit, &guide_of(visit)->cost.note));
    else
        flow_chapter(visit, ui, note - KS_GUIDE_NOTE_CHAPTER);
    ks_flow_card_end(ui);
}

static void flow_note(const struct ks_visit *visit, struct ks_ui *ui, int note)
{
    const struct ks_guide *guide = guide_of(visit);

    if (note == KS_GUIDE_NOTE_WHO)
        flow_rows(visit, ui, guide->who, guide->who_count);
    else if (note == KS_GUIDE_NOTE_WHERE)
        flow_rows(visit, ui, guide->where, guide->where_count);
    else if (note == KS_GUIDE_NOTE_RISKS)
        flow_rows(visit, ui, guide->risks, guide->risk_count);
    else if (note == KS_GUIDE_NOTE_FORM)
        flow_form(visit, ui);
    else
        flow_words(visit, ui, note);
}

/* The guides that this one sends to by number, to be opened. */
static void flow_named(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_guide *guide = guide_of(visit);
    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(guide->named_count + 1) * sizeof *ways);

    for (int i = 0; i < guide->named_count; i++) {
        const struct ks_guide *other = &visit->content->guides[guide->named[i]];
        ways[i] = (struct ks_page_way){other->icon, ks_visit_words(visit, &other->title),
                                       ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"),
                                                       other->number,
                                                       ks_visit_words(visit, &other->situation)),
                                       KS_SCREEN_GUIDE, guide->named[i]};
    }
    ks_flow_ways(ui, ways, guide->named_count, 0);
    ks_flow_spring(ui); /* one or two do not take all the room */
}

static void view_note(const struct ks_visit *visit, struct ks_ui *ui)
{
    int note = ks_visit_place_now(visit)->arg;

    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_visit_words(visit, &guide_of(visit)->title);
    head.title = ks_guide_note_title(visit, note);
    head.is_split = note == KS_GUIDE_NOTE_NAMED && ui->mode.is_low;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (note == KS_GUIDE_NOTE_NAMED)
        flow_named(visit, ui);
    else
        flow_note(visit, ui, note);
}

/* ---- a limit ---- */

static void flow_limit(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_form form = ks_guide_form(visit, 0);
    int limit = ks_visit_place_now(visit)->arg;

    ks_flow_limits(visit, ui, &guide_of(visit)->limits[limit], 1, &form, KS_GUIDE_DATE + limit,
                   detail);
}

static void view_limit(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_page_part part = {{"calendar", ks_ui_tr(ui, "Deadlines")}, flow_limit, visit};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Deadlines");
    head.is_split = ui->mode.is_low;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_parts(ui, &(struct ks_page_parts){.list = &part, .count = 1, .most_pages = 1});
}

const struct ks_screen ks_screen_guide_note = {.service = KS_SERVICE_LAW, .view = view_note};
const struct ks_screen ks_screen_guide_limit = {
    .service = KS_SERVICE_LAW, .view = view_limit, .form = ks_guide_form};
