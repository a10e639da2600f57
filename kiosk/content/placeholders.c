/* Words in braces become what the court has set. */
#include "content/placeholders.h"

#include <string.h>

#include "base/utf8.h"

static const char *or_unset(const struct ks_words *words, const struct ks_words *unset,
                            enum ks_lang lang)
{
    const char *text = words->in[lang];
    return text && text[0] ? text : unset->in[lang];
}

static const char *hotline(const struct ks_load *load, enum ks_lang lang)
{
    (void)lang;
    return load->content->hotline;
}

static const char *address(const struct ks_load *load, enum ks_lang lang)
{
    return or_unset(&load->content->address, &load->content->address_unset, lang);
}

static const char *hours(const struct ks_load *load, enum ks_lang lang)
{
    return or_unset(&load->content->window_hours, &load->content->hours_unset, lang);
}

static const char *copies(const struct ks_load *load, enum ks_lang lang)
{
    return load->content->copies.in[lang];
}

static const struct {
    const char *word;
    const char *(*value)(const struct ks_load *load, enum ks_lang lang);
} placeholders[] = {
    {"{hotline}", hotline},
    {"{address}", address},
    {"{hours}", hours},
    {"{copies}", copies},
};
enum {
    PLACEHOLDER_COUNT = sizeof placeholders / sizeof placeholders[0],
    MOST_BRACES = 20,
};

/* The value of the placeholder `text` begins with; NULL, with `*bytes` 0, if it is none. */
static const char *value_at(const struct ks_load *load, enum ks_lang lang, const char *text,
                            size_t *bytes)
{
    for (int i = 0; i < PLACEHOLDER_COUNT; i++) {
        *bytes = strlen(placeholders[i].word);
        if (strncmp(text, placeholders[i].word, *bytes) == 0)
            return placeholders[i].value(load, lang);
    }
    *bytes = 0;
    return NULL;
}

/* A digit of ASCII or of full width, -1 for any other sign. */
static int digit_of(uint32_t code)
{
    code = ks_utf8_half_width(code);
    return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
}

static bool is_between_digits(uint32_t code)
{
    return code == ' ' || code == '-' || code == 0x3000 || code == 0xFF0D;
}

/* Digits of either width in a text, told by their bytes alone: most texts have hardly any. */
static size_t count_digits(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t count = 0;
    for (; *at; at++)
        count += (*at >= '0' && *at <= '9') ||
                 (at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x90 && at[2] <= 0x99);
    return count;
}

/* Whether a digit that the number begins with stands in the text at all: in most it does not. */
static bool has_first_digit(const char *text, const char *number)
{
    const char wide[] = {(char)0xEF, (char)0xBC, (char)(number[0] - '0' + 0x90), '\0'};
    return strchr(text, number[0]) || strstr(text, wide);
}

/* The number as such, in whatever digits, with spaces or strokes between; as part of a longer one
 * it is another. */
static bool names_number(const char *text, const char *number)
{
    size_t bytes = strlen(number);
    if (!has_first_digit(text, number) || count_digits(text) < bytes)
        return false;
    for (const char *at = strstr(text, number); at; at = strstr(at + 1, number))
        if ((at == text || digit_of((unsigned char)at[-1]) < 0) &&
            digit_of((unsigned char)at[bytes]) < 0)
            return true;
    char run[40] = "";
    size_t length = 0;
    uint32_t code;
    do {
        code = ks_utf8_next(&text);
        int digit = digit_of(code);
        if (digit >= 0 && length + 1 < sizeof run) {
            run[length++] = (char)('0' + digit);
            run[length] = '\0';
        } else if (digit < 0 && !(length > 0 && is_between_digits(code))) {
            if (strcmp(run, number) == 0)
                return true;
            length = 0;
            run[0] = '\0';
        }
    } while (code);
    return false;
}

const char *ks_placeholders_fill(struct ks_load *load, int line, enum ks_lang lang,
                                 const char *text)
{
    struct ks_arena *arena = &load->content->arena;
    const char *number = load->content->hotline;
    if (!number)
        return text;
    if (names_number(text, number))
        ks_load_fault(load, line, "write {hotline} for %s: the number stands in court.json alone",
                      number);
    size_t done = 0;
    int count = 0;
    for (const char *brace = strchr(text, '{'); brace; brace = strchr(text + done, '{')) {
        if (++count > MOST_BRACES) {
            ks_load_fault(load, line, "more than %d words in braces in one text", MOST_BRACES);
            return text;
        }
        size_t bytes = 0, before = (size_t)(brace - text);
        const char *value = value_at(load, lang, brace, &bytes);
        if (!value) {
            ks_load_fault(load, line, "the braces must hold hotline, address, hours or copies");
            return text;
        }
        if (strchr(value, '{')) {
            ks_load_fault(load, line, "what the braces stand for must not hold braces itself");
            return text;
        }
        text = ks_arena_printf(arena, "%.*s%s%s", (int)before, text, value, brace + bytes);
        done = before + strlen(value);
    }
    return text;
}
