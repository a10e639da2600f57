/* Numbers to call, addresses and hours: what visitors are sent to must lead somewhere. */
#include "content/contact.h"

#include <string.h>

#include "base/utf8.h"

enum { LEAST_DIGITS = 3, MOST_DIGITS = 15, MOST_TIMES = 24, MINUTES_A_DAY = 24 * 60 };
enum { FIRST_IDEOGRAPH = 0x4E00, LEAST_IDEOGRAPHS = 2 };

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static bool is_phone(const char *text)
{
    int digits = 0;
    for (const char *at = text; *at != '\0'; at++) {
        bool joins = (*at == '-' || *at == ' ') && at > text && is_digit(at[-1]) && is_digit(at[1]);
        if (!is_digit(*at) && !joins)
            return false;
        digits += is_digit(*at);
    }
    return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
}

void ks_read_phone(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner)
{
    const char **phone = (const char **)((char *)owner + field->offset);
    ks_read_text(load, node, field, owner);
    if (*phone != NULL && !is_phone(*phone))
        ks_load_fault(load, node->line,
                      "\"%s\" is no number to call: digits, with - between, such as 12368 or "
                      "0839-3223456",
                      field->key);
}

/* Behind the digits at `at`, whose number is `*value`. */
static const char *read_number(const char *at, int *value)
{
    for (*value = 0; is_digit(*at); at++)
        *value = *value < MINUTES_A_DAY ? 10 * *value + (*at - '0') : *value;
    return at;
}

/* The colon between hours and minutes, of full width, too; NULL: none. */
static const char *behind_colon(const char *at)
{
    static const char wide[] = "\xEF\xBC\x9A";
    return *at == ':'                                ? at + 1
           : strncmp(at, wide, sizeof wide - 1) == 0 ? at + sizeof wide - 1
                                                     : NULL;
}

/* The times named, in minutes; -1 for one that is none on a clock. */
static int read_times(const char *text, int out[MOST_TIMES])
{
    int count = 0;
    while (*text != '\0' && count < MOST_TIMES) {
        int hour = 0, minute = 0;
        if (!is_digit(*text)) {
            text++;
            continue;
        }
        text = read_number(text, &hour);
        const char *next = behind_colon(text);
        if (next == NULL || !is_digit(*next))
            continue;
        text = read_number(next, &minute);
        out[count++] = hour <= 24 && minute < 60 ? 60 * hour + minute : -1;
    }
    return count;
}

/* From an earlier one to a later, once or several times. */
static bool are_spans(const int *times, int count)
{
    for (int i = 0; i + 1 < count; i += 2)
        if (times[i] < 0 || times[i + 1] <= times[i] || times[i + 1] > MINUTES_A_DAY)
            return false;
    return count > 0 && count % 2 == 0;
}

/* Both texts are there and not blank. */
static bool is_said(const struct ks_words *words)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        if (words->in[lang] == NULL || words->in[lang][0] == '\0')
            return false;
    return true;
}

void ks_read_hours_words(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner)
{
    const struct ks_words *hours = (const struct ks_words *)((char *)owner + field->offset);
    int chinese[MOST_TIMES] = {0}, english[MOST_TIMES] = {0};
    ks_read_words_or_blank(load, node, field, owner);
    if (!is_said(hours))
        return;
    int count = read_times(hours->in[KS_LANG_ZH_CN], chinese);
    int english_count = read_times(hours->in[KS_LANG_EN], english);
    if (!are_spans(chinese, count))
        ks_load_fault(load, node->line, "\"%s\" must say from when to when, as 9:00-12:00",
                      field->key);
    else if (english_count != count || memcmp(chinese, english, sizeof chinese) != 0)
        ks_load_fault(load, node->line, "\"%s\" names other times in English than in Chinese",
                      field->key);
}

/* Of a script that has no letters: a figure or a link has none of it. */
static bool has_ideographs(const char *chinese)
{
    int count = 0;
    uint32_t code;
    while ((code = ks_utf8_next(&chinese)) != 0)
        count += code >= FIRST_IDEOGRAPH;
    return count >= LEAST_IDEOGRAPHS;
}

void ks_read_address_words(struct ks_load *load, const struct ks_node *node,
                           const struct ks_field *field, void *owner)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const struct ks_words *address = (const struct ks_words *)((char *)owner + field->offset);
    ks_read_words_or_blank(load, node, field, owner);
    if (is_said(address) && (!has_ideographs(address->in[KS_LANG_ZH_CN]) ||
                             strpbrk(address->in[KS_LANG_EN], letters) == NULL))
        ks_load_fault(load, node->line,
                      "\"%s\" must be an address in words, neither a number nor a link",
                      field->key);
}
