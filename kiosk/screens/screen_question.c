/* One question a screen. arg of the place = question index. */
#include "screens/kiosk_private.h"

enum { ACT_OPTION = KS_ACT_OWN, ACT_KEY, ACT_DATE };

static const struct ks_question *question_now(const struct ks_kiosk *kiosk)
{
    return &kiosk->parts.content->enforcement.questions[ks_kiosk_place_now(kiosk)->arg];
}

/* Questions answered before this one on the way here. */
static int steps_before(const struct ks_kiosk *kiosk)
{
    int count = 0;

    for (int i = 0; i < kiosk->visit.depth; i++) {
        if (kiosk->visit.stack[i].screen == KS_SCREEN_QUESTION)
            count++;
    }
    return count;
}

static bool typed_date(const struct ks_kiosk *kiosk, struct ks_date *out)
{
    const char *digits = kiosk->visit.date_digits;
    int number = 0;

    if (strlen(digits) != KS_DATE_DIGITS)
        return false;
    for (int i = 0; i < KS_DATE_DIGITS; i++)
        number = number * 10 + (digits[i] - '0');
    *out = (struct ks_date){number / 10000, number / 100 % 100, number % 100};
    return ks_date_is_valid(*out) && out->year >= 1990 && out->year <= 2099;
}

/* "2024-06-__": digits typed so far in their places. */
static const char *template_text(struct ks_ui *ui, const char *digits)
{
    char out[] = "____-__-__";
    static const int places[KS_DATE_DIGITS] = {0, 1, 2, 3, 5, 6, 8, 9};

    for (int i = 0; digits[i] != '\0'; i++)
        out[places[i]] = digits[i];
    return ks_arena_strdup(&ui->arena, out);
}

static void flow_options(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                         const struct ks_question *question)
{
    int answer = kiosk->visit.answers[ks_kiosk_place_now(kiosk)->arg];

    for (int i = 0; i < question->option_count; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_kiosk_words(kiosk, &question->options[i].title),
            .detail = ks_kiosk_words(kiosk, &question->options[i].detail),
            .accent = ui->theme->enforcement,
            .is_checked = answer == i + 1,
            .action = ACT_OPTION,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

static void flow_typed(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_date date = {0};
    bool is_date = typed_date(kiosk, &date);
    bool is_full = strlen(kiosk->visit.date_digits) == KS_DATE_DIGITS;

    ks_flow_display(ui, template_text(ui, kiosk->visit.date_digits),
                    kiosk->visit.date_digits[0] == '\0');
    ks_flow_text(ui, KS_TYPE_LEAD,
                 is_full && !is_date ? ui->theme->on_stop_soft : ui->theme->soft_ink,
                 is_date   ? ks_kiosk_date_text(ui, date)
                 : is_full ? ks_ui_tr(ui, "There is no such day. Please check the digits.")
                           : ks_ui_tr(ui, "Year, month, day: for 5 June 2024 press 20240605"));
}

/* In landscape the keypad fills the second column, so the ways out stand in the first. */
static void flow_date(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_question *question)
{
    bool is_beside = ks_ui_is_landscape(ui);

    flow_typed(kiosk, ui);
    if (is_beside)
        flow_options(kiosk, ui, question);
    ks_flow_keypad(ui, NULL, 0, ACT_KEY);
    if (!is_beside)
        flow_options(kiosk, ui, question);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_question *question = question_now(kiosk);
    int before = steps_before(kiosk);
    int count = before + ks_visit_longest_way(kiosk, ks_kiosk_place_now(kiosk)->arg, 0);
    struct ks_page_head head = {
        .crumb = ks_arena_printf(
            &ui->arena, ks_ui_tr(ui, "Enforcement / question %d of at most %d"), before + 1, count),
        .title = ks_kiosk_words(kiosk, &question->title),
        .lead = ks_kiosk_words(kiosk, &question->hint),
        .step = before + 1,
        .step_count = count,
        .step_colour = ui->theme->enforcement,
        .back_action = KS_ACT_BACK,
    };
    struct ks_date date;
    struct ks_button go_on = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Next question"), NULL, ACT_DATE, 0};
    bool has_date = question->kind == KS_QUESTION_DATE && typed_date(kiosk, &date);

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &go_on, has_date ? 1 : 0);
    if (question->kind == KS_QUESTION_DATE)
        flow_date(kiosk, ui, question);
    else
        flow_options(kiosk, ui, question);
}

static void go_on(struct ks_kiosk *kiosk, const char *next)
{
    int index = ks_visit_question_index(kiosk, next);

    memset(kiosk->visit.date_digits, 0, sizeof kiosk->visit.date_digits);
    if (index >= 0)
        ks_kiosk_go(kiosk, KS_SCREEN_QUESTION, index);
    else
        ks_kiosk_go(kiosk, KS_SCREEN_CHECKLIST, 0);
}

static void type(struct ks_kiosk *kiosk, int key)
{
    char *digits = kiosk->visit.date_digits;
    size_t length = strlen(digits);

    kiosk->is_stale = true;
    if (key == KS_KEY_ERASE && length > 0)
        digits[length - 1] = '\0';
    else if (key >= '0' && key <= '9' && length < KS_DATE_DIGITS)
        digits[length] = (char)key;
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    const struct ks_question *question = question_now(kiosk);
    int index = ks_kiosk_place_now(kiosk)->arg;
    struct ks_date date;

    if (action == ACT_KEY) {
        type(kiosk, arg);
    } else if (action == ACT_OPTION) {
        kiosk->visit.answers[index] = arg + 1;
        go_on(kiosk, question->options[arg].next);
    } else if (action == ACT_DATE && typed_date(kiosk, &date)) {
        kiosk->visit.answers[index] = -1;
        kiosk->visit.dates[index] = date;
        go_on(kiosk, question->next);
    }
}

static void key(struct ks_kiosk *kiosk, const char *name)
{
    if (question_now(kiosk)->kind == KS_QUESTION_DATE)
        type(kiosk, ks_key_of_name(name));
}

const struct ks_screen ks_screen_question = {.view = view, .act = act, .key = key};
