/* Find by letters or number: what is typed, a key for each letter that still leads somewhere, and
 * what was found. */
#include "content/wording.h"
#include "screens/kiosk_private.h"

enum {
    ACT_KEY = KS_ACT_OWN,
    ACT_ERASE,
    ACT_CLEAR,
    ACT_HIT,
    LETTERS = 26,
    DIGITS = 10,
    KEY_CLEAR = -1
};

static void look_up(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;

    visit->found_count = 0;
    if (visit->find[0] != '\0' && kiosk->search != NULL &&
        ks_search_find(kiosk->search, visit->find, visit->found, KS_MAX_FOUND, &visit->found_count,
                       NULL) != KS_OK)
        visit->found_count = 0;
}

/* Erase and clear stand behind the letters and digits. */
static void flow_keys(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    static const char names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *find = kiosk->visit.find;
    struct ks_chip keys[LETTERS + DIGITS + 2];
    struct ks_chip *erase = &keys[LETTERS + DIGITS], *clear = erase + 1;
    bool leads_on[LETTERS + DIGITS];

    ks_search_next_letters(kiosk->search, find, leads_on);
    for (int i = 0; i < LETTERS + DIGITS; i++)
        keys[i] = (struct ks_chip){.role = KS_ROLE_KEY,
                                   .name = ks_arena_strndup(&ui->arena, &names[i], 1),
                                   .is_disabled = !leads_on[i] || strlen(find) == KS_MAX_FIND,
                                   .action = ACT_KEY,
                                   .arg = names[i]};
    *erase = (struct ks_chip){.role = KS_ROLE_KEY,
                              .name = ks_ui_tr(ui, "Erase"),
                              .is_wide = true,
                              .is_disabled = find[0] == '\0',
                              .action = ACT_ERASE};
    *clear = *erase;
    clear->name = ks_ui_tr(ui, "Reset");
    clear->action = ACT_CLEAR;
    ks_flow_chips(ui, keys, LETTERS + DIGITS + 2);
}

/* Large text in the little height low reach leaves: what was typed stands in the title. */
static bool is_tight(const struct ks_ui *ui)
{
    return ui->mode.is_large && ui->mode.is_low;
}

/* Keys that fill a column of a wide panel: what was found stands before them, in the other. */
static bool is_beside(const struct ks_ui *ui)
{
    return ks_ui_is_landscape(ui) && ui->mode.is_large != ui->mode.is_low;
}

static struct ks_choice hit_at(const struct ks_kiosk *kiosk, struct ks_ui *ui, int i)
{
    struct ks_found found = ks_found_of(kiosk->parts.content, kiosk->visit.found[i], ui->mode.lang);
    const char *detail = found.number > 0
                             ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"),
                                               found.number, found.detail)
                             : found.detail;

    return (struct ks_choice){
        .role = KS_ROLE_OPTION,
        .title = found.title,
        .detail = is_tight(ui) && ks_ui_is_landscape(ui) ? "" : detail,
        .icon = found.icon,
        .accent = ui->theme->action,
        .action = ACT_HIT,
        .arg = i,
    };
}

static const char *count_words(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    int count = kiosk->visit.found_count;

    if (count == 0)
        return ks_ui_tr(ui, "Nothing found");
    return count < KS_MAX_FOUND
               ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Found: %d, the best first"), count)
               : ks_arena_printf(&ui->arena, ks_ui_tr(ui, "The best %d of more"), count);
}

/* Hits from `first` on: all of them, or those there is room for in this column. Returns the first
 * that is left. */
static int flow_hits(const struct ks_kiosk *kiosk, struct ks_ui *ui, int first, bool is_here_only)
{
    for (; first < kiosk->visit.found_count; first++) {
        struct ks_choice hit = hit_at(kiosk, ui, first);
        if (is_here_only && ks_flow_choice_height(ui, &hit) > ks_flow_room(ui))
            break;
        ks_flow_choice(ui, &hit);
    }
    return first;
}

static void flow_whom_to_ask(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    ks_flow_text(
        ui, KS_TYPE_LEAD, ui->theme->soft_ink,
        ks_arena_printf(&ui->arena,
                        ks_ui_tr(ui, "Nothing found. In working hours ask the window, or call %s."),
                        kiosk->parts.content->hotline));
    ks_flow_gap(ui, 12);
}

/* A way on where no page answers. */
static void flow_nothing(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    bool is_dear = ui->mode.is_large || ui->mode.is_low;
    struct ks_choice ask = {
        .role = KS_ROLE_OPTION,
        .title = ks_ui_tr(ui, "I do not know: ask me"),
        .detail = is_dear ? "" : ks_ui_tr(ui, "A few questions show you the way"),
        .icon = "speech",
        .accent = ui->theme->action,
        .action = KS_ACT_OPEN,
        .arg = KS_SCREEN_SITUATIONS,
    };

    if (!is_tight(ui))
        flow_whom_to_ask(kiosk, ui);
    ks_flow_choice(ui, &ask);
    if (is_tight(ui))
        flow_whom_to_ask(kiosk, ui);
}

/* What was found, or that nothing was. Returns the first hit that is left for another place. */
static int flow_answer(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    if (kiosk->visit.find[0] == '\0')
        return 0;
    if (kiosk->visit.found_count == 0) {
        flow_nothing(kiosk, ui);
        return 0;
    }
    if (!is_tight(ui)) {
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, count_words(kiosk, ui));
        ks_flow_gap(ui, 12);
    }
    return flow_hits(kiosk, ui, 0, is_beside(ui));
}

static void flow_head(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    bool has_typed = is_tight(ui) && kiosk->visit.find[0] != '\0';
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Filing guides"),
        .title = has_typed ? kiosk->visit.find : ks_ui_tr(ui, "Find by letters or number"),
        .lead =
            has_typed ? count_words(kiosk, ui) : ks_ui_tr(ui, "English words, or pinyin initials"),
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const char *typed = kiosk->visit.find;
    int shown = 0;

    flow_head(kiosk, ui);
    if (kiosk->search == NULL) {
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "The search is not ready. Please choose a shelf instead."));
        return;
    }
    if (!is_tight(ui))
        ks_flow_display(ui, typed[0] == '\0' ? ks_ui_tr(ui, "for example DIVORCE or 07") : typed,
                        typed[0] == '\0');
    if (is_beside(ui)) {
        shown = flow_answer(kiosk, ui);
        ks_flow_second_column(ui);
    }
    flow_keys(kiosk, ui);
    if (!is_beside(ui))
        shown = flow_answer(kiosk, ui);
    flow_hits(kiosk, ui, shown, false);
}

static void type(struct ks_kiosk *kiosk, int letter)
{
    char *find = kiosk->visit.find;
    size_t length = strlen(find);

    if (letter == KEY_CLEAR)
        memset(find, 0, sizeof kiosk->visit.find);
    else if (letter == KS_KEY_ERASE && length > 0)
        find[length - 1] = '\0';
    else if (letter > ' ' && length < KS_MAX_FIND)
        find[length] = (char)letter;
    ks_kiosk_place(kiosk)->page = 0;
    kiosk->is_stale = true;
    look_up(kiosk);
}

static void open_screen(struct ks_kiosk *kiosk, int screen)
{
    ks_kiosk_go(kiosk, (enum ks_screen_id)screen, 0);
}

static void open_calc(struct ks_kiosk *kiosk, int calc)
{
    ks_kiosk_open_calc(kiosk, (enum ks_calc)calc);
}

static void open_risk(struct ks_kiosk *kiosk, int kind)
{
    ks_kiosk_open_risk(kiosk, (enum ks_risk_kind)kind);
}

/* The online filing page is a link of the content, named as the page is. */
static void open_link(struct ks_kiosk *kiosk, int page)
{
    ks_kiosk_open_link(kiosk, ks_wording_page(page));
}

/* How each page of the kiosk is opened. */
static void open_page(struct ks_kiosk *kiosk, enum ks_named_page page)
{
    static const struct {
        void (*open)(struct ks_kiosk *kiosk, int arg);
        int arg;
    } ways[] = {
        [KS_PAGE_GUIDES] = {open_screen, KS_SCREEN_GUIDES},
        [KS_PAGE_SITUATIONS] = {open_screen, KS_SCREEN_SITUATIONS},
        [KS_PAGE_MEDIATION] = {open_screen, KS_SCREEN_MEDIATION},
        [KS_PAGE_ENFORCEMENT] = {open_screen, KS_SCREEN_QUESTION},
        [KS_PAGE_RISK_ENFORCEMENT] = {open_risk, KS_RISK_ENFORCEMENT},
        [KS_PAGE_RISK_LITIGATION] = {open_risk, KS_RISK_LITIGATION},
        [KS_PAGE_ONLINE_FILING] = {open_link, KS_PAGE_ONLINE_FILING},
        [KS_PAGE_RECTIFICATION] = {open_screen, KS_SCREEN_RECTIFICATION},
        [KS_PAGE_CALC_FEE] = {open_calc, KS_CALC_FEE},
        [KS_PAGE_CALC_ENFORCEMENT] = {open_calc, KS_CALC_ENFORCEMENT},
        [KS_PAGE_CALC_PRESERVATION] = {open_calc, KS_CALC_PRESERVATION},
        [KS_PAGE_CALC_INTEREST] = {open_calc, KS_CALC_INTEREST},
        [KS_PAGE_CALC_LENDING] = {open_calc, KS_CALC_LENDING},
        [KS_PAGE_CALC_LIMITATION] = {open_calc, KS_CALC_LIMITATION},
        [KS_PAGE_CALC_PERIOD] = {open_calc, KS_CALC_PERIOD},
    };
    _Static_assert(sizeof ways / sizeof ways[0] == KS_PAGE_COUNT, "every page can be opened");

    if (page < KS_PAGE_COUNT)
        ways[page].open(kiosk, ways[page].arg);
}

static void open_hit(struct ks_kiosk *kiosk, int key)
{
    struct ks_found found = ks_found_of(kiosk->parts.content, key, kiosk->mode.lang);

    if (found.kind == KS_FOUND_GUIDE)
        ks_kiosk_open_guide(kiosk, found.index);
    else if (found.kind == KS_FOUND_START)
        ks_kiosk_open_start(kiosk, found.index);
    else if (found.kind == KS_FOUND_INSTITUTION)
        ks_kiosk_go(kiosk, KS_SCREEN_INSTITUTION, found.index);
    else
        open_page(kiosk, ks_wording_page_of(kiosk->parts.content->find_pages[found.index].page));
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_KEY)
        type(kiosk, arg);
    else if (action == ACT_ERASE)
        type(kiosk, KS_KEY_ERASE);
    else if (action == ACT_CLEAR)
        type(kiosk, KEY_CLEAR);
    else if (action == ACT_HIT)
        open_hit(kiosk, kiosk->visit.found[arg]);
}

static void key(struct ks_kiosk *kiosk, const char *name)
{
    int letter = ks_key_of_name(name);
    bool is_small = letter >= 'a' && letter <= 'z';
    bool is_known = is_small || (letter >= 'A' && letter <= 'Z') ||
                    (letter >= '0' && letter <= '9') || letter == KS_KEY_ERASE;

    if (is_known)
        type(kiosk, is_small ? letter - 'a' + 'A' : letter);
}

const struct ks_screen ks_screen_find = {.view = view, .act = act, .key = key};
