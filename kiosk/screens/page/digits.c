/* A day as it is typed: what its digits are so far, what may follow, what they come to. */
#include "screens/page/field.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, YEAR_DIGITS = 4, MONTH_DIGITS = 6 };
enum { DATE_PARTS = 10000, KEY_TODAY = 't', KEY_YESTERDAY = 'y' };

static int number_of(const char *digits, int count)
{
    int number = 0;

    for (int i = 0; i < count; i++)
        number = number * 10 + (digits[i] - '0');
    return number;
}

bool ks_digits_date(const char *digits, struct ks_date *out)
{
    *out = (struct ks_date){0};
    if (strlen(digits) != KS_DATE_DIGITS)
        return false;
    int number = number_of(digits, KS_DATE_DIGITS);
    struct ks_date date = {number / DATE_PARTS, number / 100 % 100, number % 100};
    if (!ks_date_is_valid(date) || date.year < FIRST_YEAR || date.year > LAST_YEAR)
        return false;
    *out = date;
    return true;
}

/* Whether a number of `digits` digits that begins with the `count` at `from` can lie between `low`
 * and `high`. */
static bool can_lie(const char *from, int count, int digits, int low, int high)
{
    int least = number_of(from, count), most = least;

    for (int i = count; i < digits; i++) {
        least *= 10;
        most = most * 10 + 9;
    }
    return most >= low && least <= high;
}

static bool is_year_well(const char *digits, int length)
{
    return can_lie(digits, length < YEAR_DIGITS ? length : YEAR_DIGITS, YEAR_DIGITS, FIRST_YEAR,
                   LAST_YEAR);
}

/* Whether some month and some day begin so, whatever the month has of days. */
static bool can_go_on(const char *digits, int length)
{
    int month = length < MONTH_DIGITS ? length - YEAR_DIGITS : 2, day = length - MONTH_DIGITS;

    return is_year_well(digits, length) &&
           (month <= 0 || can_lie(digits + YEAR_DIGITS, month, 2, 1, 12)) &&
           (day <= 0 || can_lie(digits + MONTH_DIGITS, day, 2, 1, 31));
}

/* What eight digits, or fewer, are as a day. */
enum digits_state { DIGITS_EMPTY, DIGITS_BEGUN, DIGITS_OUT_OF_RANGE, DIGITS_NO_DAY, DIGITS_DAY };

static enum digits_state state_of(const char *digits)
{
    int length = (int)strlen(digits);
    struct ks_date date;

    if (length == 0)
        return DIGITS_EMPTY;
    if (!is_year_well(digits, length))
        return DIGITS_OUT_OF_RANGE;
    if (ks_digits_date(digits, &date))
        return DIGITS_DAY;
    return length < KS_DATE_DIGITS && can_go_on(digits, length) ? DIGITS_BEGUN : DIGITS_NO_DAY;
}

const char *ks_digits_fault(struct ks_ui *ui, const char *digits)
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

/* The day with its weekday, and where it lies from today. */
static const char *day_told(struct ks_ui *ui, struct ks_date day, int ahead)
{
    const char *words =
        ks_date_expand(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{w} {d} {M} {y}"), day);

    if (ahead < 0)
        return words;
    if (ahead == 0)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: today"), words);
    if (ahead == 1)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: still to come, in a day"), words);
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: still to come, in %d days"), words, ahead);
}

void ks_flow_date_digits(const struct ks_visit *visit, struct ks_ui *ui, const char *digits)
{
    static const enum ks_boxes_state states[] = {
        [DIGITS_EMPTY] = KS_BOXES_EMPTY,
        [DIGITS_BEGUN] = KS_BOXES_TYPING,
        [DIGITS_OUT_OF_RANGE] = KS_BOXES_WRONG,
        [DIGITS_NO_DAY] = KS_BOXES_WRONG,
        [DIGITS_DAY] = KS_BOXES_DAY,
    };
    struct ks_date_boxes boxes = {
        .digits = digits,
        .units = {ks_ui_tr(ui, "year"), ks_ui_tr(ui, "month"), ks_ui_tr(ui, "day")},
        .state = states[state_of(digits)],
    };
    struct ks_date date;

    if (ks_digits_date(digits, &date)) {
        int ahead = ks_date_to_days(date) - ks_date_to_days(ks_visit_today(visit));
        boxes.state = ahead > 0 ? KS_BOXES_AHEAD : KS_BOXES_DAY;
        boxes.told = day_told(ui, date, ahead);
    } else {
        boxes.told = boxes.state == KS_BOXES_WRONG
                         ? ks_digits_fault(ui, digits)
                         : ks_ui_tr(ui, "Year, month, day. For January press 01.");
    }
    ks_flow_date_boxes(ui, &boxes);
}

/* Bit d: no day goes on with digit d. */
static unsigned dead_after(const char *digits)
{
    char next[KS_DATE_DIGITS + 1];
    int length = (int)strlen(digits);
    unsigned dead = 0;

    if (length == KS_DATE_DIGITS)
        return (1U << 10) - 1;
    snprintf(next, sizeof next, "%s", digits);
    for (int digit = 0; digit < 10; digit++) {
        bool is_padded =
            (length == YEAR_DIGITS && digit > 1) || (length == MONTH_DIGITS && digit > 3);
        next[length] = (char)('0' + digit);
        if (!is_padded && !can_go_on(next, length + 1))
            dead |= 1U << digit;
    }
    return dead;
}

struct ks_keypad ks_date_pad(struct ks_ui *ui, const char *digits, int key_action, int done_action)
{
    struct ks_date date;

    return (struct ks_keypad){.left = ks_ui_tr(ui, "Today"),
                              .left_arg = KEY_TODAY,
                              .right = ks_ui_tr(ui, "Yesterday"),
                              .right_arg = KEY_YESTERDAY,
                              .done = ks_ui_tr(ui, "Done"),
                              .key_action = key_action,
                              .done_action = done_action,
                              .is_done_off = !ks_digits_date(digits, &date),
                              .dead_digits = dead_after(digits)};
}

void ks_type_date(char *digits, struct ks_date today, int key)
{
    size_t length = strlen(digits);

    if (key == KEY_TODAY || key == KEY_YESTERDAY) {
        struct ks_date day = key == KEY_TODAY ? today : ks_date_add_days(today, -1);
        snprintf(digits, KS_DATE_DIGITS + 1, "%04u%02u%02u", (unsigned)day.year % 10000,
                 (unsigned)day.month % 100, (unsigned)day.day % 100);
        return;
    }
    bool is_alone = (length == YEAR_DIGITS && key > '1' && key <= '9') ||
                    (length == MONTH_DIGITS && key > '3' && key <= '9');
    if (is_alone)
        ks_type_digits(digits, KS_DATE_DIGITS, '0');
    ks_type_digits(digits, KS_DATE_DIGITS, key);
}
