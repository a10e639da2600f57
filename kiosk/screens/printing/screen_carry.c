/* A paper to take along on a phone: its text in a QR code, made once when the page is opened, in
 * both languages. */
#include "screens/page/page.h"

struct carry_state {
    struct {
        int size; /* 0: it cannot be had as a code */
        uint8_t modules[KS_CARRY_MOST_MODULES * KS_CARRY_MOST_MODULES];
    } codes[KS_LANG_COUNT];
};

static void make_code(const struct ks_visit *visit, enum ks_lang lang, struct carry_state *state)
{
    const struct ks_printing *printing = &visit->printing;
    const struct ks_slip_context context = {
        .content = visit->content, .lang = lang, .now_ms = ks_visit_wall_ms(visit)};
    struct ks_paper *paper = ks_paper_create();
    struct ks_arena arena = {0};
    struct ks_link_code code;
    struct ks_error error;

    visit->screens[printing->screen]->compose(visit, &context, printing->arg, paper);
    state->codes[lang].size = 0;
    if (ks_carry_make(&arena, &context, paper, &code, &error) == KS_OK) {
        state->codes[lang].size = code.size;
        memcpy(state->codes[lang].modules, code.modules, (size_t)code.size * (size_t)code.size);
    }
    ks_arena_wipe(&arena);
    ks_arena_destroy(&arena);
    ks_paper_free(paper);
}

static void arrive(struct ks_visit *visit)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        make_code(visit, (enum ks_lang)lang, ks_visit_state(visit, KS_SCREEN_CARRY));
}

struct words {
    const struct ks_line *lines;
    int count;
};

static void flow_lines(struct ks_ui *ui, const void *ctx)
{
    const struct words *words = ctx;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_points(ui, words->lines, words->count, ui->theme->action, 24);
    ks_flow_card_end(ui);
}

/* As many lines as there is room for beside the code. */
static void flow_words(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_line lines[] = {
        {"phone", ks_ui_tr(ui, "Open the camera or WeChat and scan: the text opens, no network "
                               "needed.")},
        {"lock", ks_ui_tr(ui, "It says what the paper says, in short. No name, nothing is kept "
                              "here.")},
        {"clock", ks_page_window_text(visit, ui)},
    };

    struct words words = {lines, sizeof lines / sizeof lines[0]};

    if (ui->mode.is_large)
        words.count = 1;
    while (ui->in_side && words.count > 1 &&
           ks_flow_height_of(ui, flow_lines, &words) > ks_flow_room(ui))
        words.count--;
    flow_lines(ui, &words);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    enum { PANEL = 640 };
    const struct carry_state *state = ks_visit_state(visit, KS_SCREEN_CARRY);
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Take it on the phone");
    head.title = ks_ui_tr(ui, "Scan with a phone");
    head.is_split = true;
    head.panel_units = PANEL;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_side_begin(ui);
    flow_words(visit, ui);
    ks_ui_side_end(ui);
    if (state->codes[ui->mode.lang].size == 0) {
        ks_flow_alarm(ui, ks_ui_tr(ui, "This is too long for a code. Please take a photo of the "
                                       "screen."));
        return;
    }
    int room = ks_flow_room(ui) - ks_ui_px(ui, 20), width = ks_flow_width(ui);
    const struct ks_qr_view code = {.modules = state->codes[ui->mode.lang].modules,
                                    .size = state->codes[ui->mode.lang].size,
                                    .address = "",
                                    .max_px = room < width ? room : width};
    ks_flow_spring(ui);
    ks_flow_qr(ui, &code);
    ks_flow_spring(ui);
}

const struct ks_screen ks_screen_carry = {
    .view = view, .arrive = arrive, .state_bytes = sizeof(struct carry_state)};
