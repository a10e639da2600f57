/* What stands on a slip to be typed or scanned. */
#include "domain/queue/codes.h"

#include <stdio.h>
#include <string.h>

#include "domain/queue/offline.h"

enum { LEAST_NUMBER = 3, MOST_NUMBER = 4 };

/* Of the digits with one more behind them. */
static char check_digit(const char *digits)
{
    int sum = 0;
    size_t length = strlen(digits);
    for (size_t i = 0; i < length; i++) {
        int value = digits[length - 1 - i] - '0';
        if (i % 2 == 0)
            value = 2 * value > 9 ? 2 * value - 9 : 2 * value;
        sum += value;
    }
    return (char)('0' + (10 - sum % 10) % 10);
}

void ks_code_seal(const char *digits, char *out)
{
    snprintf(out, KS_CODE_BYTES, "%.*s%c", KS_CODE_BYTES - 2, digits, check_digit(digits));
}

static bool is_sealed(const char *digits)
{
    char body[KS_CODE_BYTES];
    size_t last = strlen(digits) - 1;
    memcpy(body, digits, last);
    body[last] = '\0';
    return check_digit(body) == digits[last];
}

/* The first digits are the number, the last its check where there are so many. `sign`: the letter
 * of a place behind the F of an offline number, or none. */
static struct ks_code number_of(char letter, char sign, const char *digits, size_t length)
{
    struct ks_code code = {.kind = KS_CODE_NUMBER};
    size_t own = length > MOST_NUMBER ? length - KS_SLIP_CHECK_DIGITS : length;
    int number = 0;
    for (size_t i = 0; i < own; i++)
        number = 10 * number + digits[i] - '0';
    if (sign != '\0')
        snprintf(code.number, sizeof code.number, "%c%c%02d", letter, sign, number % 10000);
    else
        snprintf(code.number, sizeof code.number, "%c%03d", letter, number % 10000);
    if (own < length)
        memcpy(code.check, digits + own, KS_SLIP_CHECK_DIGITS + 1);
    return code;
}

struct ks_code ks_code_read(const char *typed)
{
    struct ks_code code = {0};
    char letter = '\0', sign = '\0', digits[KS_CODE_BYTES] = "";
    size_t length = 0;
    for (; *typed != '\0'; typed++) {
        char c = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
        if (c == ' ' || c == '-')
            continue;
        bool is_digit = c >= '0' && c <= '9', is_letter = c >= 'A' && c <= 'Z';
        bool is_sign = is_letter && letter == KS_OFFLINE_LETTER && sign == '\0';
        if ((!is_digit && !is_letter) ||
            (is_letter && ((letter != '\0' && !is_sign) || length > 0)) ||
            (is_digit && length + 1 >= sizeof digits))
            return code;
        if (is_sign)
            sign = c;
        else if (is_letter)
            letter = c;
        else
            digits[length++] = c;
    }
    if (sign == '\0' && (length == KS_PAIR_CODE_DIGITS || length == KS_APPOINTMENT_CODE_DIGITS)) {
        bool is_pair = length == KS_PAIR_CODE_DIGITS;
        memcpy(code.digits, digits, sizeof code.digits);
        code.kind = !is_sealed(digits) ? KS_CODE_WRONG
                    : is_pair          ? KS_CODE_PAIR
                                       : KS_CODE_APPOINTMENT;
        return code;
    }
    bool is_alone = length > 0 && length <= MOST_NUMBER;
    size_t least = sign != '\0' ? LEAST_NUMBER - 1 : LEAST_NUMBER;
    bool is_checked =
        length >= least + KS_SLIP_CHECK_DIGITS && length <= MOST_NUMBER + KS_SLIP_CHECK_DIGITS;
    return letter != '\0' && (is_alone || is_checked) ? number_of(letter, sign, digits, length)
                                                      : code;
}
