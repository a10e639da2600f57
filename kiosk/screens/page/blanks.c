/* What visitors type by digits: sums, days, numbers. */
#include <stdlib.h>

#include "screens/kiosk_private.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, YEAR_DIGITS = 4, DATE_PARTS = 10000 };

void ks_type_digits(char *text, size_t most, int key)
{
    size_t length = strlen(text);

    if (key == KS_KEY_ERASE && length > 0)
        text[length - 1] = '\0';
    else if (key >= '0' && key <= '9' && length < most)
        text[length] = (char)key, text[length + 1] = '\0';
}

void ks_type_amount(char *text, size_t most, int key)
{
    size_t length = strlen(text);
    const char *dot = strchr(text, '.');

    if (key == KS_KEY_ERASE) {
        if (length > 0)
            text[length - 1] = '\0';
        return;
    }
    bool is_refused = length >= most || (key == '.' && (dot != NULL || length == 0)) ||
                      (dot != NULL && strlen(dot) > 2);
    if (is_refused || (key != '.' && (key < '0' || key > '9')))
        return;
    if (key != '.' && length == 1 && text[0] == '0')
        length = 0;
    text[length] = (char)key;
    text[length + 1] = '\0';
}

bool ks_blank_is_empty(const struct ks_kiosk *kiosk, enum ks_blank blank)
{
    return kiosk->visit.blanks[blank][0] == '\0';
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
bool ks_blank_amount(const struct ks_kiosk *kiosk, enum ks_blank blank, int64_t *fen)
{
    char typed[KS_AMOUNT_CHARS];
    size_t length = strlen(kiosk->visit.blanks[blank]);

    memcpy(typed, kiosk->visit.blanks[blank], length + 1);
    if (length > 1 && typed[length - 1] == '.')
        typed[length - 1] = '\0';
    if (typed[0] == '\0' || ks_money_parse_yuan(typed, fen, NULL) != KS_OK)
        *fen = -1;
    return *fen >= 0;
}

bool ks_blank_date(const struct ks_kiosk *kiosk, enum ks_blank blank, struct ks_date *date)
{
    return ks_digits_date(kiosk->visit.blanks[blank], date);
}

bool ks_blank_number(const struct ks_kiosk *kiosk, enum ks_blank blank, int *number)
{
    const char *typed = kiosk->visit.blanks[blank];

    *number = (int)strtol(typed, NULL, 10);
    return typed[0] != '\0' && *number > 0;
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

const char *ks_date_fault(struct ks_ui *ui, const char *digits)
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

    ks_flow_display(ui, template_text(ui, digits), state == DIGITS_EMPTY);
    ks_flow_text(ui, KS_TYPE_LEAD, is_wrong ? ui->theme->on_stop_soft : ui->theme->soft_ink,
                 ks_digits_date(digits, &date) ? ks_kiosk_date_text(ui, date)
                 : is_wrong                    ? ks_date_fault(ui, digits)
                            : ks_ui_tr(ui, "Year, month, day: for 5 June 2024 press 20240605"));
}

const char *ks_amount_text(struct ks_ui *ui, const char *typed)
{
    char out[2 * KS_AMOUNT_CHARS];
    size_t whole = strcspn(typed, "."), length = 0;

    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = typed[i];
    }
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%.*s%s yuan"), (int)length, out,
                           typed + whole);
}

const char *ks_yuan_text(struct ks_ui *ui, int64_t low_fen, int64_t high_fen)
{
    if (low_fen == high_fen)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s yuan"),
                               ks_money_short(&ui->arena, low_fen));
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s to %s yuan"),
                           ks_money_short(&ui->arena, low_fen),
                           ks_money_short(&ui->arena, high_fen));
}
