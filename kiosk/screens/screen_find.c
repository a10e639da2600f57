/* Find by letters or number: what is typed, a key for each letter that still leads somewhere, and
 * what was found. */
#include "screens/kiosk_private.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_ERASE, ACT_HIT, LETTERS = 26, DIGITS = 10 };

static void look_up(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;

    visit->found_count = 0;
    if (visit->find[0] != '\0' && kiosk->search != NULL &&
        ks_search_find(kiosk->search, visit->find, visit->found, KS_MAX_FOUND, &visit->found_count,
                       NULL) != KS_OK)
        visit->found_count = 0;
}

static void flow_keys(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    static const char names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    struct ks_chip keys[LETTERS + DIGITS + 1];
    bool leads_on[LETTERS + DIGITS];

    ks_search_next_letters(kiosk->search, kiosk->visit.find, leads_on);
    for (int i = 0; i < LETTERS + DIGITS; i++)
        keys[i] = (struct ks_chip){.role = KS_ROLE_KEY,
                                   .name = ks_arena_strndup(&ui->arena, &names[i], 1),
                                   .is_disabled = !leads_on[i],
                                   .action = ACT_KEY,
                                   .arg = names[i]};
    keys[LETTERS + DIGITS] = (struct ks_chip){.role = KS_ROLE_KEY,
                                              .name = ks_ui_tr(ui, "Erase"),
                                              .is_disabled = kiosk->visit.find[0] == '\0',
                                              .action = ACT_ERASE};
    ks_flow_chips(ui, keys, LETTERS + DIGITS + 1);
}

static void flow_hits(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_visit *visit = &kiosk->visit;

    for (int i = 0; i < visit->found_count; i++) {
        struct ks_found found = ks_found_of(kiosk->parts.content, visit->found[i], ui->mode.lang);
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = found.title,
            .detail = found.number > 0
                          ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"),
                                            found.number, found.detail)
                          : found.detail,
            .icon = found.icon,
            .accent = ui->theme->action,
            .action = ACT_HIT,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const char *typed = kiosk->visit.find;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Filing guides"),
        .title = ks_ui_tr(ui, "Find by letters or number"),
        .lead = ks_ui_tr(ui, "The first letter of each character's pinyin, or the whole pinyin."),
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (kiosk->search == NULL) {
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "The search is not ready. Please choose a shelf instead."));
        return;
    }
    ks_flow_display(ui, typed[0] == '\0' ? ks_ui_tr(ui, "for example MJJD or 07") : typed,
                    typed[0] == '\0');
    flow_keys(kiosk, ui);
    flow_hits(kiosk, ui);
    if (typed[0] != '\0' && kiosk->visit.found_count == 0)
        ks_flow_banner(ui, "people", ui->theme->action_soft, ui->theme->on_action_soft,
                       ks_arena_printf(&ui->arena,
                                       ks_ui_tr(ui, "Nothing found. The window helps you in "
                                                    "working hours, and so does the line %s."),
                                       kiosk->parts.content->hotline));
}

static void type(struct ks_kiosk *kiosk, int letter)
{
    char *find = kiosk->visit.find;
    size_t length = strlen(find);

    if (letter == KS_KEY_ERASE && length > 0)
        find[length - 1] = '\0';
    else if (letter > ' ' && length < KS_MAX_FIND)
        find[length] = (char)letter;
    ks_kiosk_place(kiosk)->page = 0;
    kiosk->is_stale = true;
    look_up(kiosk);
}

/* The pages of the kiosk by their words in the content. */
static void open_page(struct ks_kiosk *kiosk, const char *page)
{
    static const struct {
        const char *page;
        enum ks_screen_id screen;
    } plain[] = {
        {"guides", KS_SCREEN_GUIDES},
        {"situations", KS_SCREEN_SITUATIONS},
        {"mediation", KS_SCREEN_MEDIATION},
        {"enforcement", KS_SCREEN_QUESTION},
        {"rectification", KS_SCREEN_RECTIFICATION},
    };
    static const char *const calcs[KS_CALC_COUNT] = {
        "calc-fee",     "calc-enforcement", "calc-preservation", "calc-interest",
        "calc-lending", "calc-limitation",  "calc-period"};

    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (strcmp(page, plain[i].page) == 0)
            ks_kiosk_go(kiosk, plain[i].screen, 0);
    }
    for (int i = 0; i < KS_CALC_COUNT; i++) {
        if (strcmp(page, calcs[i]) == 0)
            ks_kiosk_open_calc(kiosk, (enum ks_calc)i);
    }
    if (strcmp(page, "online-filing") == 0)
        ks_kiosk_open_link(kiosk, page);
    else if (strcmp(page, "risk-enforcement") == 0)
        ks_kiosk_open_risk(kiosk, KS_RISK_ENFORCEMENT);
    else if (strcmp(page, "risk-litigation") == 0)
        ks_kiosk_open_risk(kiosk, KS_RISK_LITIGATION);
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
        open_page(kiosk, kiosk->parts.content->find_pages[found.index].page);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_KEY)
        type(kiosk, arg);
    else if (action == ACT_ERASE)
        type(kiosk, KS_KEY_ERASE);
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
