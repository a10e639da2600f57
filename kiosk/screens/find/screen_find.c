/* Find by letters or number: what is typed, a key for each letter that still leads somewhere, and
 * what was found. */
#include "content/wording.h"
#include "screens/find/find.h"
#include "screens/page/page.h"

enum {
    ACT_KEY = KS_ACT_OWN,
    ACT_ERASE,
    ACT_CLEAR,
    ACT_HIT,
    LETTERS = 26,
    DIGITS = 10,
    KEY_CLEAR = -1
};

static struct ks_find_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_FIND);
}

static void look_up(const struct ks_visit *visit)
{
    struct ks_find_state *state = state_of(visit);

    state->found_count = 0;
    if (state->typed[0] != '\0' && visit->search != NULL &&
        ks_search_find(visit->search, state->typed, state->found, KS_MAX_FOUND, &state->found_count,
                       NULL) != KS_OK)
        state->found_count = 0;
}

/* Erase and clear stand behind the letters and digits. */
static void flow_keys(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const char names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *find = state_of(visit)->typed;
    struct ks_chip keys[LETTERS + DIGITS + 2];
    struct ks_chip *erase = &keys[LETTERS + DIGITS], *clear = erase + 1;
    bool leads_on[LETTERS + DIGITS];

    ks_search_next_letters(visit->search, find, leads_on);
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

static struct ks_choice hit_at(const struct ks_visit *visit, struct ks_ui *ui, int i)
{
    struct ks_found found = ks_found_of(visit->content, state_of(visit)->found[i], ui->mode.lang);
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

static const char *count_words(const struct ks_visit *visit, struct ks_ui *ui)
{
    int count = state_of(visit)->found_count;

    if (count == 0)
        return ks_ui_tr(ui, "Nothing found");
    return count < KS_MAX_FOUND
               ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Found: %d, the best first"), count)
               : ks_arena_printf(&ui->arena, ks_ui_tr(ui, "The best %d of more"), count);
}

/* Hits from `first` on: all of them, or those there is room for in this column. Returns the first
 * that is left. */
static int flow_hits(const struct ks_visit *visit, struct ks_ui *ui, int first, bool is_here_only)
{
    for (; first < state_of(visit)->found_count; first++) {
        struct ks_choice hit = hit_at(visit, ui, first);
        if (is_here_only && ks_flow_choice_height(ui, &hit) > ks_flow_room(ui))
            break;
        ks_flow_choice(ui, &hit);
    }
    return first;
}

static void flow_whom_to_ask(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_flow_text(
        ui, KS_TYPE_LEAD, ui->theme->soft_ink,
        ks_arena_printf(&ui->arena,
                        ks_ui_tr(ui, "Nothing found. In working hours ask the window, or call %s."),
                        visit->content->hotline));
    ks_flow_gap(ui, 12);
}

/* A way on where no page answers. */
static void flow_nothing(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_dear = ui->mode.is_large || ui->mode.is_low;
    const char *detail = is_dear ? "" : ks_ui_tr(ui, "A few questions show you the way");
    struct ks_page_way ask = {"unsure", ks_ui_tr(ui, "I do not know: ask me"), detail,
                              KS_SCREEN_SITUATIONS, 0};

    if (!is_tight(ui))
        flow_whom_to_ask(visit, ui);
    ks_flow_way(ui, &ask);
    if (is_tight(ui))
        flow_whom_to_ask(visit, ui);
}

/* What was found, or that nothing was. Returns the first hit that is left for another place. */
static int flow_answer(const struct ks_visit *visit, struct ks_ui *ui)
{
    if (state_of(visit)->typed[0] == '\0')
        return 0;
    if (state_of(visit)->found_count == 0) {
        flow_nothing(visit, ui);
        return 0;
    }
    if (!is_tight(ui)) {
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, count_words(visit, ui));
        ks_flow_gap(ui, 12);
    }
    return flow_hits(visit, ui, 0, is_beside(ui));
}

static void flow_head(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool has_typed = is_tight(ui) && state_of(visit)->typed[0] != '\0';

    ks_page_head(ui, ks_ui_tr(ui, "Filing guides"),
                 has_typed ? state_of(visit)->typed : ks_ui_tr(ui, "Find by letters or number"),
                 has_typed ? count_words(visit, ui)
                           : ks_ui_tr(ui, "English words, or pinyin initials"));
    ks_ui_page_foot(ui, NULL, 0);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const char *typed = state_of(visit)->typed;
    int shown = 0;

    flow_head(visit, ui);
    if (visit->search == NULL) {
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "The search is not ready. Please choose a shelf instead."));
        return;
    }
    if (!is_tight(ui))
        ks_flow_display(ui, typed[0] == '\0' ? ks_ui_tr(ui, "for example DIVORCE or 07") : typed,
                        typed[0] == '\0');
    if (is_beside(ui)) {
        shown = flow_answer(visit, ui);
        ks_flow_second_column(ui);
    }
    flow_keys(visit, ui);
    if (!is_beside(ui))
        shown = flow_answer(visit, ui);
    flow_hits(visit, ui, shown, false);
}

static void type(struct ks_visit *visit, int letter)
{
    char *find = state_of(visit)->typed;
    size_t length = strlen(find);

    if (letter == KEY_CLEAR)
        memset(find, 0, sizeof state_of(visit)->typed);
    else if (letter == KS_KEY_ERASE && length > 0)
        find[length - 1] = '\0';
    else if (letter > ' ' && length < KS_MAX_FIND)
        find[length] = (char)letter;
    ks_visit_place(visit)->page = 0;
    visit->is_stale = true;
    look_up(visit);
}

/* The screen each page of the kiosk is opened by, and what that is told. */
static void open_page(struct ks_visit *visit, enum ks_named_page page)
{
    static const struct {
        enum ks_screen_id screen;
        int arg;
    } ways[] = {
        [KS_PAGE_GUIDES] = {KS_SCREEN_GUIDES, 0},
        [KS_PAGE_SITUATIONS] = {KS_SCREEN_SITUATIONS, 0},
        [KS_PAGE_MEDIATION] = {KS_SCREEN_MEDIATION, 0},
        [KS_PAGE_ENFORCEMENT] = {KS_SCREEN_QUESTION, 0},
        [KS_PAGE_RISK_ENFORCEMENT] = {KS_SCREEN_RISK, KS_RISK_ENFORCEMENT},
        [KS_PAGE_RISK_LITIGATION] = {KS_SCREEN_RISK, KS_RISK_LITIGATION},
        [KS_PAGE_ONLINE_FILING] = {KS_SCREEN_LINK, 0},
        [KS_PAGE_RECTIFICATION] = {KS_SCREEN_RECTIFICATION, 0},
        [KS_PAGE_CALC_FEE] = {KS_SCREEN_CALC, KS_CALC_FEE},
        [KS_PAGE_CALC_ENFORCEMENT] = {KS_SCREEN_CALC, KS_CALC_ENFORCEMENT},
        [KS_PAGE_CALC_PRESERVATION] = {KS_SCREEN_CALC, KS_CALC_PRESERVATION},
        [KS_PAGE_CALC_INTEREST] = {KS_SCREEN_CALC, KS_CALC_INTEREST},
        [KS_PAGE_CALC_LENDING] = {KS_SCREEN_CALC, KS_CALC_LENDING},
        [KS_PAGE_CALC_LIMITATION] = {KS_SCREEN_CALC, KS_CALC_LIMITATION},
        [KS_PAGE_CALC_PERIOD] = {KS_SCREEN_CALC, KS_CALC_PERIOD},
    };
    _Static_assert(sizeof ways / sizeof ways[0] == KS_PAGE_COUNT, "every page can be opened");

    if (page < KS_PAGE_COUNT)
        ks_visit_open(visit, ways[page].screen, ways[page].arg);
}

static void open_hit(struct ks_visit *visit, int key)
{
    struct ks_found found = ks_found_of(visit->content, key, visit->mode.lang);

    if (found.kind == KS_FOUND_GUIDE)
        ks_visit_open(visit, KS_SCREEN_GUIDE, found.index);
    else if (found.kind == KS_FOUND_START)
        ks_visit_open(visit, KS_SCREEN_SITUATION, found.index);
    else if (found.kind == KS_FOUND_INSTITUTION)
        ks_visit_open(visit, KS_SCREEN_INSTITUTION, found.index);
    else
        open_page(visit, ks_wording_page_of(visit->content->find_pages[found.index].page));
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_KEY)
        type(visit, arg);
    else if (action == ACT_ERASE)
        type(visit, KS_KEY_ERASE);
    else if (action == ACT_CLEAR)
        type(visit, KEY_CLEAR);
    else if (action == ACT_HIT)
        open_hit(visit, state_of(visit)->found[arg]);
}

static void key(struct ks_visit *visit, const char *name)
{
    int letter = ks_key_of_name(name);
    bool is_small = letter >= 'a' && letter <= 'z';
    bool is_known = is_small || (letter >= 'A' && letter <= 'Z') ||
                    (letter >= '0' && letter <= '9') || letter == KS_KEY_ERASE;

    if (is_known)
        type(visit, is_small ? letter - 'a' + 'A' : letter);
}

const struct ks_screen ks_screen_find = {
    .view = view, .act = act, .key = key, .state_bytes = sizeof(struct ks_find_state)};
