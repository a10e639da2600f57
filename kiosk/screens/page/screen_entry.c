/* One blank to fill in by digits: a sum with what it comes to, a day, a number or a rate in
 * percent. arg of the place = the blank, of the form of the screen it was opened from. */
#include "screens/page/field.h"
#include "service/money_words.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_DONE };

static struct ks_form form_of(const struct ks_visit *visit)
{
    const struct ks_place *place = ks_visit_place_now(visit);

    return visit->screens[place->from]->form(visit, place->from_arg);
}

static void flow_fee(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                     int blank)
{
    ks_flow_card_begin(ui, ui->theme->action_soft, 0);
    if (ks_blank_is_empty(ks_form_typed(form, blank)))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_ui_tr(ui, "The fee appears here as you type."));
    else if (!form->flow_fee(visit, ui, form, blank))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->on_stop_soft,
                     ks_ui_tr(ui, "This amount cannot be used. Please check the digits."));
    ks_flow_card_end(ui);
}

/* The sum in words, as it is read aloud, so that a nought too many is heard. */
static const char *words_of(const struct ks_visit *visit, struct ks_ui *ui,
                            const struct ks_blank *typed)
{
    int64_t fen;

    if (visit->mode.lang != KS_LANG_ZH_CN)
        return NULL;
    return ks_blank_amount(typed, &fen) ? ks_money_words(&ui->arena, fen) : "";
}

static void flow_blank(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                       int blank)
{
    const struct ks_blank *typed = ks_form_typed(form, blank);
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    bool is_empty = ks_blank_is_empty(typed);
    const char *nothing = kind == KS_FIELD_PERCENT  ? "0%"
                          : kind == KS_FIELD_AMOUNT ? ks_ui_tr(ui, "0 yuan")
                                                    : "0";
    const char *text =
        kind == KS_FIELD_AMOUNT ? ks_amount_text(ui, typed->text) : ks_form_value(ui, form, blank);

    if (kind == KS_FIELD_DATE)
        ks_flow_date_digits(visit, ui, typed->text);
    else
        ks_flow_display(ui, kind == KS_FIELD_AMOUNT ? words_of(visit, ui, typed) : NULL,
                        is_empty ? nothing : text, is_empty);
}

static bool has_fee(const struct ks_form *form, int blank)
{
    return form->flow_fee != NULL && ks_form_row(form, blank)->kind == KS_FIELD_AMOUNT;
}

/* Whether what was typed can be used. */
static bool is_well(const struct ks_form *form, int blank)
{
    const struct ks_blank *typed = ks_form_typed(form, blank);
    struct ks_date date;
    int64_t fen;
    int number;

    switch (ks_form_row(form, blank)->kind) {
    case KS_FIELD_AMOUNT:
        return ks_blank_amount(typed, &fen);
    case KS_FIELD_DATE:
        return ks_blank_date(typed, &date);
    case KS_FIELD_NUMBER:
        return ks_blank_number(typed, &number);
    default:
        return !ks_blank_is_empty(typed);
    }
}

static struct ks_keypad pad_of(struct ks_ui *ui, const struct ks_form *form, int blank)
{
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    bool has_myriad = kind == KS_FIELD_AMOUNT && ui->mode.lang == KS_LANG_ZH_CN;
    struct ks_keypad pad = {.done = ks_ui_tr(ui, "Done"),
                            .key_action = ACT_KEY,
                            .done_action = ACT_DONE,
                            .is_done_off = !is_well(form, blank)};

    if (kind == KS_FIELD_DATE)
        return ks_date_pad(ui, ks_form_typed(form, blank)->text, ACT_KEY, ACT_DONE);
    if (kind != KS_FIELD_NUMBER) {
        pad.left = ".";
        pad.left_arg = '.';
    }
    if (has_myriad) {
        pad.right = ks_ui_tr(ui, "x 10,000");
        pad.right_arg = KS_KEY_MYRIAD;
    }
    return pad;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const char *const leads[] = {
        [KS_FIELD_AMOUNT] = KS_N_("In yuan. A rough figure is enough; nothing is stored."),
        [KS_FIELD_DATE] = KS_N_("Nothing you enter is stored."),
        [KS_FIELD_NUMBER] = KS_N_("Nothing you enter is stored."),
        [KS_FIELD_PERCENT] = KS_N_("Per cent for a year. Two a month are 24 a year."),
    };
    const struct ks_form form = form_of(visit);
    int blank = ks_visit_place_now(visit)->arg;
    struct ks_page_head head = ks_page_head_of(visit, ui);
    const struct ks_keypad pad = pad_of(ui, &form, blank);

    head.page = ks_ui_tr(ui, "Fill in");
    head.title = ks_form_title(visit, &form, blank);
    if (!ui->mode.is_large || !ui->mode.is_low) /* there the keys take the room */
        head.lead = ks_ui_tr(ui, leads[ks_form_row(&form, blank)->kind]);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    /* In low reach the half with the keys has room above them. */
    bool is_result_above = ui->mode.is_low && ui->side.w > 0;
    ks_ui_side_begin(ui);
    flow_blank(visit, ui, &form, blank);
    if (has_fee(&form, blank) && !is_result_above)
        flow_fee(visit, ui, &form, blank);
    ks_ui_side_end(ui);
    if (has_fee(&form, blank) && is_result_above)
        flow_fee(visit, ui, &form, blank);
    ks_flow_keypad(ui, &pad);
}

static void type(struct ks_visit *visit, int key)
{
    const struct ks_form form = form_of(visit);
    int blank = ks_visit_place_now(visit)->arg;

    visit->is_stale = true;
    ks_form_type(&form, blank, key, ks_visit_today(visit));
    if (form.given != NULL)
        form.given(visit, &form, blank);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_KEY)
        type(visit, arg);
    else if (action == ACT_DONE)
        ks_visit_back(visit);
}

static void key(struct ks_visit *visit, const char *name)
{
    type(visit, ks_key_of_name(name));
}

const struct ks_screen ks_screen_entry = {.view = view,
                                          .act = act,
                                          .key = key,
                                          .takes_answers = true,
                                          .state_bytes = sizeof(struct ks_days_given)};
