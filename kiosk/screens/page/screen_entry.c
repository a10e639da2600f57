/* One blank to fill in by digits: a sum with what it comes to, a day, or a number. arg of the place
 * = the blank, of the form of the screen it was opened from. */
#include "screens/page/field.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_DONE };

static struct ks_form form_of(const struct ks_visit *visit)
{
    const struct ks_place *place = ks_visit_place_now(visit);

    return visit->screens[place->from]->form(visit, place->from_arg);
}

static void flow_fee(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                     int blank)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (ks_blank_is_empty(ks_form_typed(form, blank)))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_ui_tr(ui, "The fee appears here as you type."));
    else if (!form->flow_fee(visit, ui, form, blank))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->on_stop_soft,
                     ks_ui_tr(ui, "This amount cannot be used. Please check the digits."));
    ks_flow_card_end(ui);
}

static void flow_amount(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                        int blank)
{
    const struct ks_blank *typed = ks_form_typed(form, blank);
    bool is_empty = ks_blank_is_empty(typed);
    bool is_percent = ks_form_row(form, blank)->kind == KS_FIELD_PERCENT;
    const char *nothing = is_percent ? "0%" : ks_ui_tr(ui, "0 yuan");

    ks_flow_display(ui,
                    is_empty     ? nothing
                    : is_percent ? ks_form_value(ui, form, blank)
                                 : ks_amount_text(ui, typed->text),
                    is_empty);
    if (form->flow_fee != NULL)
        flow_fee(visit, ui, form, blank);
    ks_flow_keypad(ui, ".", '.', ACT_KEY);
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
    const char *typed = ks_form_typed(&form, blank)->text;
    enum ks_field_kind kind = ks_form_row(&form, blank)->kind;
    struct ks_button done = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_DONE, 0};

    ks_page_head(ui, ks_ui_tr(ui, "Fill in"), ks_form_title(visit, &form, blank),
                 ks_ui_tr(ui, leads[kind]));
    ks_ui_page_foot(ui, &done, 1);
    if (kind == KS_FIELD_AMOUNT || kind == KS_FIELD_PERCENT) {
        flow_amount(visit, ui, &form, blank);
        return;
    }
    if (kind == KS_FIELD_DATE)
        ks_flow_date_digits(ui, typed);
    else
        ks_flow_display(ui, typed[0] == '\0' ? "0" : typed, typed[0] == '\0');
    ks_flow_keypad(ui, NULL, 0, ACT_KEY);
}

static void type(struct ks_visit *visit, int key)
{
    const struct ks_form form = form_of(visit);

    visit->is_stale = true;
    ks_form_type(&form, ks_visit_place_now(visit)->arg, key);
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

const struct ks_screen ks_screen_entry = {.view = view, .act = act, .key = key};
