/* What was typed into a search, cut into what it may mean. */
#include <string.h>

#include "base/utf8.h"
#include "search/letters.h"
#include "search/search_typed_private.h"

/* "007" is the longest way to write 7; nine digits fit an int. */
enum { MAX_ZEROS = 2, MAX_DIGITS = 9 };

static bool is_digits(const char *word)
{
    return word[0] != '\0' && word[strspn(word, "0123456789")] == '\0';
}

/* Where the letters go while they are read. */
struct reader {
    struct ks_typed *typed;
    char *word; /* the Latin word being read, or NULL */
    size_t latin_bytes, han_bytes;
    bool was_han;
};

static void end_word(struct reader *reader)
{
    if (reader->was_han)
        reader->typed->han[reader->han_bytes++] = ' ';
    reader->word = NULL;
    reader->was_han = false;
}

/* Returns false when there is no room for another word. */
static bool put_letter(struct reader *reader, uint32_t letter)
{
    if (ks_letter_is_han(letter)) {
        reader->word = NULL;
        reader->was_han = true;
        reader->han_bytes += ks_utf8_put(reader->typed->han + reader->han_bytes, letter);
        return true;
    }
    if (reader->was_han)
        end_word(reader);
    if (reader->word == NULL) {
        if (reader->typed->latin_count == KS_TYPED_WORDS)
            return false;
        reader->word = reader->typed->latin[reader->typed->latin_count++];
        reader->latin_bytes = 0;
    }
    reader->word[reader->latin_bytes++] = (char)letter;
    return true;
}

void ks_typed_read(struct ks_typed *typed, const char *text)
{
    *typed = (struct ks_typed){.last = ""};
    struct reader reader = {.typed = typed};
    int count = 0;
    for (uint32_t letter; (letter = ks_letter_next(&text)) != 0 && count < KS_TYPED_LETTERS - 1;)
        if (letter == KS_LETTER_BREAK)
            end_word(&reader);
        else if (put_letter(&reader, letter))
            count++;
        else
            break;
    typed->last = reader.word == NULL ? "" : reader.word;
    for (int i = 0; i < typed->latin_count && typed->number == NULL; i++)
        typed->number = is_digits(typed->latin[i]) ? typed->latin[i] : NULL;
    typed->is_number_alone =
        typed->number != NULL && typed->latin_count == 1 && typed->han[0] == '\0';
}

struct ks_typed_number ks_typed_number_read(const char *digits)
{
    struct ks_typed_number typed = {.zeros = (int)strspn(digits, "0")};
    size_t count = strlen(digits);
    if (count == 0 || !is_digits(digits) || count - (size_t)typed.zeros > MAX_DIGITS)
        return (struct ks_typed_number){.value = -1};
    for (const char *at = digits; *at != '\0'; at++)
        typed.value = typed.value * 10 + (*at - '0');
    return typed;
}

enum ks_number_fit ks_typed_number_fit(struct ks_typed_number typed, int number)
{
    if (number <= 0 || typed.value < 0)
        return KS_NUMBER_OTHER;
    if (typed.value == number)
        return KS_NUMBER_IS;
    if (typed.zeros > 0) {
        bool begins = typed.value == 0 && typed.zeros <= MAX_ZEROS && number < 10;
        return begins ? KS_NUMBER_BEGINS : KS_NUMBER_OTHER;
    }
    while (number > typed.value)
        number /= 10;
    return number == typed.value ? KS_NUMBER_BEGINS : KS_NUMBER_OTHER;
}
