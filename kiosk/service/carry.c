/* A paper in short, for the screen and for a phone. */
#include "service/carry_private.h"

#include <string.h>

#include "print/qr.h"
#include "service/slips_private.h"

struct ks_paper_holds ks_paper_holds(const struct ks_paper *paper)
{
    struct ks_paper_holds holds = {0};

    for (const struct ks_slip_block *block = paper->slip.first; block != NULL;
         block = block->next) {
        holds.steps += block->kind == KS_SLIP_STEP;
        holds.ticked += block->kind == KS_SLIP_TICKED;
        /* A box over a line to write on is part of a form. */
        bool is_form = block->next != NULL && block->next->kind == KS_SLIP_LINE;
        holds.missing += block->kind == KS_SLIP_UNTICKED && !is_form;
        holds.blanks += block->kind == KS_SLIP_LINE;
        holds.codes += block->kind == KS_SLIP_QR;
        if (block->kind == KS_SLIP_DATE && holds.days++ == 0 &&
            ks_date_parse(block->detail, &holds.day, NULL) != KS_OK)
            holds.days = 0;
    }
    return holds;
}

/* How much of a kind is said: from `since` on it is left out, from `bare` on its detail is. */
enum { ALWAYS = 9, LEVELS = 5, FOOT_BYTES = 96 };
static const struct row {
    const char *lead;
    int since, bare;
    bool is_heading;
} rows[] = {
    [KS_SLIP_TITLE] = {"", ALWAYS, 0, false},     [KS_SLIP_HEADING] = {"", ALWAYS, 0, true},
    [KS_SLIP_NUMBER] = {"", ALWAYS, 0, false},    [KS_SLIP_DATE] = {"", ALWAYS, ALWAYS, false},
    [KS_SLIP_STEP] = {"", ALWAYS, 1, false},      [KS_SLIP_UNTICKED] = {"□ ", ALWAYS, 1, false},
    [KS_SLIP_TICKED] = {"☑ ", 4, 1, false},       [KS_SLIP_PAIR] = {"", ALWAYS, ALWAYS, false},
    [KS_SLIP_FACT] = {"", ALWAYS, ALWAYS, false}, [KS_SLIP_BULLET] = {"· ", 3, 0, false},
    [KS_SLIP_TEXT] = {"", 2, 0, false},           [KS_SLIP_QR] = {"", ALWAYS, 0, false},
    [KS_SLIP_RULER] = {NULL, 0, 0, false},
};

/* A text being written line by line into as many bytes as there are. */
struct carrier {
    struct ks_arena *arena;
    enum ks_lang lang;
    char text[KS_CARRY_BYTES + 1];
    size_t bytes, most;
    const char *heading; /* said once something follows it; NULL: said */
    int step;
    bool is_cut;
};

static void add_line(struct carrier *carrier, const char *line)
{
    size_t bytes = strlen(line) + 1;

    if (carrier->bytes + bytes > carrier->most) {
        carrier->is_cut = true;
        return;
    }
    memcpy(carrier->text + carrier->bytes, line, bytes - 1);
    carrier->bytes += bytes;
    carrier->text[carrier->bytes - 1] = '\n';
    carrier->text[carrier->bytes] = '\0';
}

static void add_block(struct carrier *carrier, const struct row *row,
                      const struct ks_slip_block *block, int level)
{
    const char *text = ks_arena_printf(carrier->arena, "%s%s", row->lead, block->text);

    if (row->is_heading) {
        carrier->heading = text;
        return;
    }
    if (carrier->heading != NULL)
        add_line(carrier, carrier->heading);
    carrier->heading = NULL;
    carrier->step = block->kind == KS_SLIP_STEP ? carrier->step + 1 : 0;
    if (carrier->step > 0)
        text = ks_arena_printf(carrier->arena, "%d. %s", carrier->step, text);
    if (level < row->bare && block->detail[0] != '\0')
        text = ks_arena_printf(carrier->arena, ks_tr(carrier->lang, "%s: %s"), text, block->detail);
    add_line(carrier, text);
}

static void write_level(struct carrier *carrier, const struct ks_paper *paper, int level)
{
    for (const struct ks_slip_block *block = paper->slip.first; block != NULL;
         block = block->next) {
        const struct row *row = &rows[block->kind];
        bool is_form = block->next != NULL && block->next->kind == KS_SLIP_LINE;
        if (row->lead != NULL && level < row->since && !is_form)
            add_block(carrier, row, block, level);
    }
}

const char *ks_carry_text(struct ks_arena *arena, const struct ks_slip_context *context,
                          const struct ks_paper *paper)
{
    struct carrier carrier;
    int level = 0;

    do {
        carrier = (struct carrier){
            .arena = arena, .lang = context->lang, .most = KS_CARRY_BYTES - FOOT_BYTES};
        write_level(&carrier, paper, level);
    } while (carrier.is_cut && ++level < LEVELS);
    const char *rest =
        level > 0 ? ks_tr(context->lang, "More is on the paper and on the screen.") : "";
    const char *text =
        ks_arena_printf(arena, "%s%s%s%s %s", carrier.text, rest, rest[0] != '\0' ? "\n" : "",
                        ks_tr(context->lang, "Court help line"), context->content->hotline);
    explicit_bzero(&carrier, sizeof carrier);
    return text;
}

enum ks_err ks_carry_make(struct ks_arena *arena, const struct ks_slip_context *context,
                          const struct ks_paper *paper, struct ks_link_code *out,
                          struct ks_error *error)
{
    struct ks_qr qr = {0};
    enum ks_err err = ks_qr_encode_text(arena, ks_carry_text(arena, context, paper), &qr, error);

    *out = (struct ks_link_code){.size = qr.size, .modules = qr.modules};
    return err;
}
