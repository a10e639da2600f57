/* What stands on a slip is typed or scanned: a number, or the check digits that show that it is
 * one's own. */
#include "domain/queue/offline.h"
#include "screens/queue/queue.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_DONE };
static int place(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->arg;
}

/* Whether what is typed may be asked for. */
static bool is_whole(const struct ks_visit *visit)
{
    const struct ks_code_state *state = ks_code_state(visit);
    enum ks_code_kind kind = ks_code_read(state->typed).kind;

    if (state->work == KS_WORK_RUNNING)
        return false;
    if (ks_code_wait_ms(visit) > 0)
        return false;
    if (ks_code_asks_check(visit))
        return strlen(state->typed) == KS_SLIP_CHECK_DIGITS;
    return kind == KS_CODE_PAIR ||
           (place(visit) == KS_CODE_ANY && (kind == KS_CODE_NUMBER || kind == KS_CODE_APPOINTMENT));
}

static const char *wrong_text(struct ks_ui *ui, const struct ks_code_state *state)
{
    enum ks_code_kind kind = ks_code_read(state->typed).kind;

    switch (state->err) {
    case KS_ERR_NOT_FOUND:
        return kind == KS_CODE_NUMBER ? ks_ui_tr(ui, "There is no such number today. Please check "
                                                     "it on your slip.")
                                      : ks_ui_tr(ui, "There is no such code. Please check it on "
                                                     "the slip.");
    case KS_ERR_TAKEN:
        return ks_ui_tr(ui, "Both parties are here already.");
    case KS_ERR_INPUT:
        return ks_ui_tr(ui, "These are not the digits of this slip. Please check them.");
    case KS_ERR_BUSY:
        return ks_ui_tr(ui, "Too many wrong digits: please show your slip at the window.");
    case KS_ERR_STATE:
        return kind == KS_CODE_PAIR
                   ? ks_ui_tr(ui, "That number is over. Please take a new one.")
                   : ks_ui_tr(ui, "That cannot be done with this number any more.");
    default:
        return state->is_line_cut
                   ? ks_ui_tr(ui, "This kiosk has no line to the hall just now. Please show the "
                                  "slip at the window.")
                   : ks_ui_tr(ui, "The number system is out of order. Please go to the window.");
    }
}

/* How long no code is asked for, and where there is help meanwhile. */
static const char *wait_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    int seconds = (int)((ks_code_wait_ms(visit) + 999) / 1000);

    return ks_arena_printf(&ui->arena,
                           ks_ui_tr(ui, "Several codes were not right. Codes are taken again in %d "
                                        "s. The staff at the window can help."),
                           seconds);
}

/* What is wrong with it, or what to do. */
static const char *fault_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_code_state *state = ks_code_state(visit);

    if (ks_code_wait_ms(visit) > 0)
        return wait_text(visit, ui);
    if (!ks_code_asks_check(visit) && ks_code_read(state->typed).kind == KS_CODE_WRONG)
        return ks_ui_tr(ui, "A digit is wrong. Please check it on your slip.");
    if (state->work != KS_WORK_FAILED || state->typed[0] == '\0')
        return NULL;
    return wrong_text(ui, state);
}

static struct ks_chip letter_chip(struct ks_ui *ui, char letter)
{
    return (struct ks_chip){.name = ks_arena_printf(&ui->arena, "%c", letter),
                            .role = KS_ROLE_KEY,
                            .action = ACT_KEY,
                            .arg = letter};
}

/* The F of a number that was given offline is there, and what comes behind it is not. */
static bool awaits_sign(const char *typed)
{
    return typed[0] == KS_OFFLINE_LETTER && typed[1] == '\0';
}

/* The letters of the lines and that of numbers given offline, one of which begins a number; behind
 * an F those of the kiosks. */
static void flow_letters(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_hall_plan *hall = &visit->content->hall;
    const char *signs = ks_offline_sign_letters();
    bool is_offline = awaits_sign(ks_code_state(visit)->typed);
    int count = is_offline ? (int)strlen(signs) : hall->line_count + 1;
    struct ks_chip *chips = ks_arena_alloc(&ui->arena, (size_t)count * sizeof *chips);

    for (int i = 0; i < count; i++)
        chips[i] = letter_chip(ui, is_offline             ? signs[i]
                                   : i < hall->line_count ? hall->lines[i].letter[0]
                                                          : KS_OFFLINE_LETTER);
    ks_flow_keys(ui, chips, count,
                 ks_flow_keys_height(ui, chips, count, ks_flow_control_room(ui) * 3 / 4));
    ks_flow_gap(ui, 12);
}

/* What each place asks for. */
static void view_head(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const struct {
        const char *page, *title, *lead;
    } heads[] = {
        [KS_CODE_ANY] = {KS_N_("I have a slip"), KS_N_("What stands on your slip?"),
                         KS_N_("Type the number or the code, or hold it to the reader.")},
        [KS_CODE_CHECK] = {KS_N_("Give it back"), KS_N_("The four digits behind the number"),
                           KS_N_("They stand on your slip, behind the dash.")},
        [KS_CODE_CHECK_BACK] = {KS_N_("I am here"), KS_N_("The four digits behind the number"),
                                KS_N_("They stand on your slip, behind the dash.")},
        [KS_CODE_OTHER_PARTY] = {KS_N_("Both parties come"),
                                 KS_N_("The pairing code of the other party"),
                                 KS_N_("Six digits on their slip, or hold it to the reader.")},
    };
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, heads[place(visit)].page);
    head.title = ks_ui_tr(ui, heads[place(visit)].title);
    if (!ui->mode.is_large)
        head.lead = ks_ui_tr(ui, heads[place(visit)].lead);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_code_state *state = ks_code_state(visit);
    const struct ks_keypad pad = {.done = ks_ui_tr(ui, "Done"),
                                  .key_action = ACT_KEY,
                                  .done_action = ACT_DONE,
                                  .is_done_off = !is_whole(visit)};
    const char *fault = fault_text(visit, ui);

    view_head(visit, ui);
    ks_ui_side_begin(ui);
    ks_flow_display(ui, NULL, state->typed[0] != '\0' ? state->typed : "____",
                    state->typed[0] == '\0');
    ks_flow_text(ui, KS_TYPE_LEAD, fault != NULL ? ui->theme->on_stop_soft : ui->theme->soft_ink,
                 fault != NULL ? fault : " ");
    ks_ui_side_end(ui);
    if (place(visit) == KS_CODE_ANY)
        flow_letters(visit, ui);
    ks_flow_keypad(ui, &pad);
}

static void type(struct ks_visit *visit, int key)
{
    struct ks_code_state *state = ks_code_state(visit);
    size_t most = ks_code_asks_check(visit) ? KS_SLIP_CHECK_DIGITS : sizeof state->typed - 1;

    visit->is_stale = true;
    if (state->work == KS_WORK_RUNNING)
        return;
    bool is_code = ks_code_read(state->typed).kind != KS_CODE_NUMBER && !ks_code_asks_check(visit);
    if (state->work == KS_WORK_FAILED && is_code && key != KS_KEY_ERASE) /* another one begins */
        memset(state->typed, 0, sizeof state->typed);
    size_t length = strlen(state->typed);
    state->work = KS_WORK_NONE;
    if (key >= 'a' && key <= 'z')
        key += 'A' - 'a';
    if (key >= 'A' && key <= 'Z' && place(visit) != KS_CODE_ANY)
        return;
    if (awaits_sign(state->typed) && strchr(ks_offline_sign_letters(), key) != NULL) {
        state->typed[1] = (char)key;
        return;
    }
    if (key >= 'A' && key <= 'Z') {
        memset(state->typed, 0, sizeof state->typed); /* a letter begins a number */
        state->typed[0] = (char)key;
        return;
    }
    if (key != '-' || length == 0)
        ks_type_digits(state->typed, most, key);
}

static void done(struct ks_visit *visit)
{
    struct ks_code_state *state = ks_code_state(visit);

    if (!is_whole(visit))
        return;
    if (ks_code_asks_check(visit)) {
        memcpy(state->check, state->typed, sizeof state->check);
        ks_code_ask(visit, place(visit) == KS_CODE_CHECK ? KS_CODE_GIVE_BACK : KS_CODE_COME_BACK);
        return;
    }
    ks_code_ask(visit, KS_CODE_LOOK);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_KEY)
        type(visit, arg);
    else if (action == ACT_DONE)
        done(visit);
}

static void key(struct ks_visit *visit, const char *name)
{
    if (strcmp(name, "Return") == 0)
        done(visit);
    else
        type(visit, ks_key_of_name(name));
}

static void open(struct ks_visit *visit, int arg)
{
    struct ks_code_state *state = ks_code_state(visit);

    memset(state->typed, 0, sizeof state->typed);
    state->work = KS_WORK_NONE;
    ks_visit_go(visit, KS_SCREEN_CODE, arg);
}

/* Until a second after the last, so that its end is shown, too. */
static bool shows_seconds(const struct ks_visit *visit)
{
    return ks_code_guesses_wait_ms(&visit->guesses, ks_visit_now_ms(visit) - 1000) > 0;
}

const struct ks_screen ks_screen_code = {.view = view,
                                         .act = act,
                                         .key = key,
                                         .open = open,
                                         .shows_seconds = shows_seconds,
                                         .state_bytes = sizeof(struct ks_code_state)};
