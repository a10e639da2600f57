/* Whether what somebody is told is Chinese: English is found by its words. */
#ifndef KS_TESTS_BASE_CHINESE_H
#define KS_TESTS_BASE_CHINESE_H

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The text behind a quotation that begins at `text`, in Chinese or in plain marks; `text` if none
 * does. What is quoted are the words of a file or of whoever typed them. */
static inline const char *behind_quotation(const char *text)
{
    static const char *const marks[][2] = {{"“", "”"}, {"\"", "\""}};

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t bytes = strlen(marks[i][0]);
        const char *end =
            strncmp(text, marks[i][0], bytes) == 0 ? strstr(text + bytes, marks[i][1]) : NULL;
        if (end != NULL)
            return end + strlen(marks[i][1]);
    }
    return text;
}

/* How long a word at `text` is: what stands between blanks and Chinese. */
static inline size_t word_length(const char *text)
{
    size_t length = 0;

    while (text[length] > ' ' && text[length] < 0x7f)
        length++;
    return length;
}

/* A plain word: two small letters or more and nothing else but a stop behind it. Names of files,
 * addresses, options, placeholders in capitals and the like have other signs. */
static inline bool is_plain_word(const char *text, size_t length)
{
    bool is_end = text[length] == ' ' || text[length] == '\n' || text[length] == '\0';

    if (length > 1 && is_end && strchr(",;:.?!)", text[length - 1]) != NULL)
        length--;
    for (size_t i = 0; i < length; i++)
        if (!islower((unsigned char)text[i]) && (i > 0 || !isupper((unsigned char)text[0])))
            return false;
    return length >= 2 && islower((unsigned char)text[length - 1]);
}

/* The first place where `is_english(word, length, count)` holds for a word that is the `count`th
 * plain one in a row; NULL if there is none. */
static inline const char *
find_english(const char *text, bool (*is_english)(const char *word, size_t length, int count))
{
    int count = 0;

    while (*text != '\0') {
        const char *behind = behind_quotation(text);
        if (behind != text) {
            text = behind;
            count = 0;
            continue;
        }
        size_t length = word_length(text);
        bool is_plain = is_plain_word(text, length);
        count = is_plain ? count + 1 : 0;
        if (is_plain && is_english(text, length, count))
            return text;
        text += length > 0 ? length : 1;
        bool goes_on = length > 0 && text[0] == ' ' && text[1] != ' ' && text[-1] != ',';
        count = goes_on ? count : 0; /* a list of codes has commas */
        text += text[0] == ' ' ? 1 : 0;
    }
    return NULL;
}

static inline bool is_second_word(const char *word, size_t length, int count)
{
    (void)word, (void)length;
    return count == 2;
}

/* Fails if two English words stand in a row. */
static inline void assert_chinese(const char *text)
{
    const char *found = find_english(text, is_second_word);

    if (found != NULL)
        fail_msg("English at \"%.40s\" in: %s", found, text);
}

#endif
