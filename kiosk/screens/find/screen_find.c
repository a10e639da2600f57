/* Find by letters or number: what is typed, a key for each letter that still leads somewhere, and
 * what was found. arg of the place: 1 = by number, with the digits alone. */
#include "screens/find/find.h"
#include "screens/page/page.h"

enum {
    ACT_KEY = KS_ACT_OWN,
    ACT_ERASE,
    ACT_CLEAR,
    ACT_HIT,
    LETTERS = 26,
    DIGITS = 10,
    FEW_LETTERS = 6, /* so few that a visitor misses one */
    FOUND = 400,     /* kept free for what was found */
    FOUND_LARGE = 300,
    FOUND_LOW = 220, /* within reach of a wide panel */
    KEY_CLEAR = -1
};

static struct ks_find_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_FIND);
}

/* What is no longer shown is not found. */
static void drop_over(const struct ks_visit *visit)
{
    struct ks_find_state *state = state_of(visit);
    int kept = 0;

    for (int i = 0; i < state->found_count; i++)
        if (ks_found_is_shown(visit->content, state->found[i], ks_visit_today(visit)))
            state->found[kept++] = state->found[i];
    state->found_count = kept;
}

static void look_up(const struct ks_visit *visit)
{
    struct ks_find_state *state = state_of(visit);

    state->found_count = state->typed[0] != '\0' && visit->finder != NULL
                             ? ks_find_look(visit->finder, state->typed, state->found, KS_MAX_FOUND)
                             : 0;
    drop_over(visit);
}

/* Where height is dear the title yields. */
static bool is_dear(const struct ks_ui *ui)
{
    return ui->mode.is_large || (ui->mode.is_low && ks_ui_is_landscape(ui));
}

enum { TURN_COUNT = 2, KEY_COUNT = LETTERS + DIGITS + 2 + TURN_COUNT };

static bool is_by_number(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->arg == 1;
}

/* Erase, clear and those that turn the pages of what was found stand behind the letters and digits:
 * so the keys stay where they are. */
static void make_keys(const struct ks_visit *visit, struct ks_ui *ui, const bool *leads_on,
                      struct ks_chip *keys)
{
    static const char names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *find = state_of(visit)->typed;
    struct ks_chip *erase = &keys[LETTERS + DIGITS], *clear = erase + 1;

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
    int pages = ks_ui_page_count(ui);
    clear[1] = (struct ks_chip){.role = KS_ROLE_BUTTON,
                                .name = ks_ui_tr(ui, "Previous"),
                                .is_wide = true,
                                .is_disabled = ui->page == 0,
                                .action = KS_ACT_PAGE_BACK};
    clear[2] = clear[1];
    clear[2].name = ks_ui_tr(ui, "Next");
    clear[2].is_disabled = ui->page + 1 >= pages;
    clear[2].action = KS_ACT_PAGE_NEXT;
}

/* The keys stand at the foot of every page of what was found. */
static void pin_keys(const struct ks_visit *visit, struct ks_ui *ui, const bool *leads_on)
{
    struct ks_chip keys[KEY_COUNT];
    int first = is_by_number(visit) ? LETTERS : 0, count = KEY_COUNT - first;

    make_keys(visit, ui, leads_on, keys);
    int rest = ui->mode.is_large ? FOUND_LARGE : is_dear(ui) ? FOUND_LOW : FOUND;
    int height = ks_flow_keys_height(ui, &keys[first], count, ks_ui_px(ui, rest));
    ks_ui_pin_begin(ui, height);
    ks_flow_keys(ui, &keys[first], count, height);
    ks_ui_pin_end(ui);
}

static struct ks_choice hit_at(const struct ks_visit *visit, struct ks_ui *ui, int i)
{
    struct ks_found found = ks_found_of(visit->content, state_of(visit)->found[i], ui->mode.lang);

    return (struct ks_choice){
        .role = KS_ROLE_OPTION,
        .title = found.title,
        .detail = found.number > 0 ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"),
                                                     found.number, found.detail)
                                   : found.detail,
        .icon = found.icon,
        .accent = ui->theme->action,
        .action = ACT_HIT,
        .arg = i,
    };
}

/* How many letters still lead to a word. */
static int live_letters(const bool *leads_on)
{
    int count = 0;

    for (int i = 0; i < LETTERS; i++)
        count += leads_on[i];
    return count;
}

static const char *count_words(const struct ks_visit *visit, struct ks_ui *ui, const bool *leads_on)
{
    const char *typed = state_of(visit)->typed;
    bool is_word = typed[0] > '9'; /* a number has no letters to go on with */
    int count = state_of(visit)->found_count;

    if (typed[0] == '\0')
        return is_by_number(visit) ? ks_ui_tr(ui, "The number of a guide, as a paper names it")
                                   : ks_ui_tr(ui, "English words, or pinyin initials");
    if (count == 0)
        return ks_ui_tr(ui, "Nothing found");
    if (count == KS_MAX_FOUND)
        return ks_arena_printf(
            &ui->arena, ks_ui_tr(ui, "The best %d of more: one more letter finds better"), count);
    return ks_arena_printf(&ui->arena,
                           is_word && live_letters(leads_on) < FEW_LETTERS
                               ? ks_ui_tr(ui, "Found: %d. Grey keys: no word goes on that way")
                               : ks_ui_tr(ui, "Found: %d, the best first"),
                           count);
}

/* Ways on where nothing has been typed, and where no page answers. */
static void flow_ways(struct ks_ui *ui, const void *ctx)
{
    const int *count = ctx;
    const struct ks_page_way ways[] = {
        {"unsure", ks_ui_tr(ui, "Not sure? Ask me"),
         ks_ui_tr(ui, "A few questions show you the way"), KS_SCREEN_SITUATIONS, 0},
        {"document", ks_ui_tr(ui, "What happened to you?"), ks_ui_tr(ui, "All guides by matter"),
         KS_SCREEN_GUIDES, 0},
    };

    ks_flow_ways(ui, ways, *count, 0);
}

static void flow_nothing(const struct ks_visit *visit, struct ks_ui *ui)
{
    const char *whom = ks_arena_printf(
        &ui->arena, ks_ui_tr(ui, "Nothing found. In working hours ask the window, or call %s."),
        visit->content->hotline);

    if (!is_dear(ui))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, whom);
    flow_ways(ui, &(const int){1});
}

static void flow_answer(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_find_state *state = state_of(visit);
    const int ways = 2;
    struct ks_choice hits[KS_MAX_FOUND];

    if (state->typed[0] == '\0') {
        if (ks_flow_pages_of(ui, flow_ways, &ways) == 0)
            flow_ways(ui, &ways);
        ks_flow_spring(ui);
        return;
    }
    if (state->found_count == 0)
        flow_nothing(visit, ui);
    for (int i = 0; i < state->found_count; i++)
        hits[i] = hit_at(visit, ui, i);
    ks_flow_choices(ui, hits, state->found_count, 0);
    ks_flow_spring(ui); /* the keys stand at the foot */
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const char *typed = state_of(visit)->typed;
    const char *hint = is_by_number(visit) ? ks_ui_tr(ui, "for example 07")
                                           : ks_ui_tr(ui, "for example DIVORCE or 07");

    const char *title = is_by_number(visit) ? ks_ui_tr(ui, "Type the number")
                                            : ks_ui_tr(ui, "Find by letters or number");

    bool is_in_title = ui->mode.is_low && ks_ui_is_landscape(ui); /* what is typed */

    bool leads_on[LETTERS + DIGITS] = {false}; /* whether each key still leads to a word */
    if (visit->finder != NULL)
        ks_find_next_letters(visit->finder, typed, leads_on);
    ui->turns_by_foot = true;
    ks_page_head(visit, ui, ks_ui_tr(ui, "Find"),
                 is_in_title   ? (typed[0] == '\0' ? hint : typed)
                 : is_dear(ui) ? NULL
                               : title,
                 is_in_title ? NULL : count_words(visit, ui, leads_on));
    ks_ui_page_foot(ui, NULL, 0);
    if (visit->finder == NULL) {
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "The search is not ready. Please choose a shelf instead."));
        return;
    }
    ks_ui_side_begin(ui);
    if (!is_in_title)
        ks_flow_display(ui, NULL, typed[0] == '\0' ? hint : typed, typed[0] == '\0');
    ks_ui_side_end(ui);
    pin_keys(visit, ui, leads_on);
    flow_answer(visit, ui);
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

static void open_page(struct ks_visit *visit, const char *page)
{
    const struct ks_named_place place = ks_page_named(page);

    ks_visit_open(visit, place.screen, place.arg);
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
    else if (found.kind == KS_FOUND_BULLETIN)
        ks_visit_open(visit, KS_SCREEN_BULLETIN, found.index);
    else
        open_page(visit, visit->content->find_pages[found.index].page);
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

const struct ks_screen ks_screen_find = {.service = KS_SERVICE_LAW,
                                         .view = view,
                                         .act = act,
                                         .key = key,
                                         .state_bytes = sizeof(struct ks_find_state)};
