/* What visitors type by digits: sums, days, numbers. */
#include "screens/page/field.h"

#include <stdlib.h>

#include "domain/money.h"
#include "service/cost.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, YEAR_DIGITS = 4, DATE_PARTS = 10000 };
enum { NUMBER_DIGITS = 4, PERCENT_CHARS = 6 };

bool ks_blank_is_empty(const struct ks_blank *typed)
{
    return typed->text[0] == '\0';
}

bool ks_digits_date(const char *digits, struct ks_date *out)
{
    int number = 0;

    *out = (struct ks_date){0};
    if (strlen(digits) != KS_DATE_DIGITS)
        return false;
    for (int i = 0; i < KS_DATE_DIGITS; i++)
        number = number * 10 + (digits[i] - '0');
    struct ks_date date = {number / DATE_PARTS, number / 100 % 100, number % 100};
    if (!ks_date_is_valid(date) || date.year < FIRST_YEAR || date.year > LAST_YEAR)
        return false;
    *out = date;
    return true;
}

/* A point at the end is the beginning of decimals. */
bool ks_blank_amount(const struct ks_blank *typed, int64_t *fen)
{
    struct ks_blank whole = *typed;
    size_t length = strlen(whole.text);

    if (length > 1 && whole.text[length - 1] == '.')
        whole.text[length - 1] = '\0';
    if (whole.text[0] == '\0' || ks_money_parse_yuan(whole.text, fen, NULL) != KS_OK)
        *fen = -1;
    return *fen >= 0;
}

bool ks_blank_date(const struct ks_blank *typed, struct ks_date *date)
{
    return ks_digits_date(typed->text, date);
}

bool ks_blank_number(const struct ks_blank *typed, int *number)
{
    *number = (int)strtol(typed->text, NULL, 10);
    return typed->text[0] != '\0' && *number > 0;
}

/* What eight digits, or fewer, are as a day. */
enum digits_state { DIGITS_EMPTY, DIGITS_BEGUN, DIGITS_OUT_OF_RANGE, DIGITS_NO_DAY, DIGITS_DAY };

static enum digits_state state_of(const char *digits)
{
    int year = 0;
    size_t length = strlen(digits);
    struct ks_date date;

    for (size_t i = 0; i < length && i < YEAR_DIGITS; i++)
        year = year * 10 + (digits[i] - '0');
    if (length == 0)
        return DIGITS_EMPTY;
    if (length >= YEAR_DIGITS && (year < FIRST_YEAR || year > LAST_YEAR))
        return DIGITS_OUT_OF_RANGE;
    if (length < KS_DATE_DIGITS)
        return DIGITS_BEGUN;
    return ks_digits_date(digits, &date) ? DIGITS_DAY : DIGITS_NO_DAY;
}

/* What is wrong with the digits of a day; NULL for a day, or for nothing typed. */
static const char *date_fault(struct ks_ui *ui, const char *digits)
{
    static const char *const faults[] = {
        [DIGITS_BEGUN] = KS_N_("The day is not complete yet."),
        [DIGITS_OUT_OF_RANGE] = KS_N_("Only days from 1990 to 2099 can be used."),
        [DIGITS_NO_DAY] = KS_N_("There is no such day. Please check the digits."),
        [DIGITS_DAY] = NULL,
    };
    const char *fault = faults[state_of(digits)];

    return fault == NULL ? NULL : ks_ui_tr(ui, fault);
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

void ks_flow_date_digits(struct ks_ui *ui, const char *digits)
{
    enum digits_state state = state_of(digits);
    bool is_wrong = state == DIGITS_OUT_OF_RANGE || state == DIGITS_NO_DAY;
    struct ks_date date;

    ks_flow_display(ui, NULL, template_text(ui, digits), state == DIGITS_EMPTY);
    ks_flow_text(ui, KS_TYPE_LEAD, is_wrong ? ui->theme->on_stop_soft : ui->theme->soft_ink,
                 ks_digits_date(digits, &date) ? ks_page_date_text(ui, date)
                 : is_wrong                    ? date_fault(ui, digits)
                            : ks_ui_tr(ui, "Year, month, day: for 5 June 2024 press 20240605"));
}

const char *ks_amount_text(struct ks_ui *ui, const char *typed)
{
    char out[2 * KS_FIELD_CHARS];
    size_t whole = strcspn(typed, "."), length = 0;

    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = typed[i];
    }
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%.*s%s yuan"), (int)length, out,
                           typed + whole);
}

const char *ks_yuan_words(struct ks_arena *arena, enum ks_lang lang, int64_t low_fen,
                          int64_t high_fen)
{
    const char *low = ks_money_short(arena, low_fen);

    if (low_fen == high_fen)
        return ks_arena_printf(arena, ks_tr(lang, "%s yuan"), low);
    return ks_arena_printf(arena, ks_tr(lang, "%s to %s yuan"), low,
                           ks_money_short(arena, high_fen));
}

const struct ks_form_field *ks_form_row(const struct ks_form *form, int blank)
{
    int i = form->row_count - 1;

    while (blank < form->rows[i].first)
        i--;
    return &form->rows[i];
}

struct ks_blank *ks_form_typed(const struct ks_form *form, int blank)
{
    return (struct ks_blank *)form->state + blank;
}

const char *ks_form_title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const char *title = ks_form_row(form, blank)->title;

    return title != NULL ? ks_tr(visit->mode.lang, title) : form->title(visit, form, blank);
}

bool ks_form_has_required(const struct ks_form *form)
{
    for (int i = 0; i < form->row_count; i++)
        if (form->rows[i].is_required &&
            ks_blank_is_empty(ks_form_typed(form, form->rows[i].first)))
            return false;
    return true;
}

const char *ks_form_value(struct ks_ui *ui, const struct ks_form *form, int blank)
{
    const struct ks_blank *typed = ks_form_typed(form, blank);
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    struct ks_date date;
    int64_t fen;

    if (ks_blank_is_empty(typed))
        return ks_ui_tr(ui, "touch to enter");
    if (kind == KS_FIELD_AMOUNT)
        return ks_blank_amount(typed, &fen)
                   ? ks_amount_text(ui, typed->text)
                   : ks_ui_tr(ui, "cannot be used: at most 10,000,000,000,000 yuan");
    if (kind == KS_FIELD_DATE)
        return ks_blank_date(typed, &date) ? ks_page_date_text(ui, date)
                                           : date_fault(ui, typed->text);
    if (kind == KS_FIELD_PERCENT)
        return ks_arena_printf(&ui->arena, "%s%%", typed->text);
    return typed->text;
}

static struct ks_choice cell_of(const struct ks_visit *visit, struct ks_ui *ui,
                                const struct ks_form *form, int blank)
{
    return (struct ks_choice){
        .role = KS_ROLE_OPTION,
        .title = ks_form_title(visit, form, blank),
        .detail = ks_form_value(ui, form, blank),
        .icon = ks_form_row(form, blank)->kind == KS_FIELD_DATE ? "calendar" : "pen",
        .accent = ui->theme->action,
        .is_value = true,
        .action = KS_ACT_FIELD,
        .arg = blank,
    };
}

int ks_form_cells(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                  int first, int last, struct ks_choice *out)
{
    int count = 0;

    for (int i = first; i <= last; i++) {
        const struct ks_form_field *row = ks_form_row(form, i);
        if (row->is_shown == NULL || row->is_shown(form->state, i))
            out[count++] = cell_of(visit, ui, form, i);
    }
    return count;
}

void ks_flow_fields(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                    int first, int last, enum ks_detail detail)
{
    struct ks_choice *cells =
        ks_arena_alloc(&ui->arena, (size_t)(last - first + 1) * sizeof *cells);

    ks_flow_cells(ui, cells, ks_form_cells(visit, ui, form, first, last, cells), detail);
}

enum { KEY_TODAY = 't', KEY_YESTERDAY = 'y' };

struct ks_keypad ks_date_pad(struct ks_ui *ui, int key_action, int done_action, bool is_well)
{
    return (struct ks_keypad){.left = ks_ui_tr(ui, "Today"),
                              .left_arg = KEY_TODAY,
                              .right = ks_ui_tr(ui, "Yesterday"),
                              .right_arg = KEY_YESTERDAY,
                              .done = ks_ui_tr(ui, "Done"),
                              .key_action = key_action,
                              .done_action = done_action,
                              .is_done_off = !is_well};
}

void ks_type_date(char *digits, struct ks_date today, int key)
{
    if (key != KEY_TODAY && key != KEY_YESTERDAY) {
        ks_type_digits(digits, KS_DATE_DIGITS, key);
        return;
    }
    struct ks_date day = key == KEY_TODAY ? today : ks_date_add_days(today, -1);
    snprintf(digits, KS_DATE_DIGITS + 1, "%04u%02u%02u", (unsigned)day.year % 10000,
             (unsigned)day.month % 100, (unsigned)day.day % 100);
}

void ks_form_type(const struct ks_form *form, int blank, int key, struct ks_date today)
{
    static const size_t most[] = {[KS_FIELD_AMOUNT] = KS_FIELD_CHARS - 1,
                                  [KS_FIELD_DATE] = KS_DATE_DIGITS,
                                  [KS_FIELD_NUMBER] = NUMBER_DIGITS,
                                  [KS_FIELD_PERCENT] = PERCENT_CHARS};
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    char *text = ks_form_typed(form, blank)->text;

    if (form->typed != NULL)
        form->typed(form->state, blank);
    if (kind == KS_FIELD_NUMBER && key == '0' && text[0] == '\0')
        return;
    if (kind == KS_FIELD_AMOUNT || kind == KS_FIELD_PERCENT)
        ks_type_amount(text, most[kind], key);
    else if (kind == KS_FIELD_DATE)
        ks_type_date(text, today, key);
    else
        ks_type_digits(text, most[kind], key);
}
