/* Text cut into what the index keeps. */
#include "store/index_words_private.h"

#include <stdio.h>
#include <string.h>

#include "base/letters.h"
#include "base/utf8.h"

/* Latin words shorter than PREFIX_LETTERS are asked for whole ("car" is not the start of "cards"),
 * shorter than TELLING_LETTERS they tell nothing. */
enum { PREFIX_LETTERS = 4, TELLING_LETTERS = 3, STEM_LETTERS = 4, PIECE_LETTERS = 2 };

size_t ks_index_cut_room(const char *text)
{
    /* A character of three bytes or more: a pair and a space, a single one and a space. */
    return strlen(text) * 4 + 2;
}

static char *put(char *out, uint32_t letter)
{
    return out + ks_utf8_put(out, letter);
}

/* Letter by letter: a Latin one goes on, a Chinese one closes the pair before it and opens its own.
 */
static char *cut_pairs(const char *text, char *out)
{
    uint32_t last = KS_LETTER_BREAK;
    bool is_alone = true; /* `last` stands in no pair yet */
    for (uint32_t letter = 1; letter != 0; last = letter) {
        letter = ks_letter_next(&text);
        bool is_han = ks_letter_is_han(letter);
        if (ks_letter_is_han(last) && (is_han || is_alone)) {
            out = put(out, last);
            out = is_han ? put(out, letter) : out;
            *out++ = ' ';
        } else if (ks_letter_is_latin(last) && !ks_letter_is_latin(letter)) {
            *out++ = ' ';
        }
        is_alone = !(is_han && ks_letter_is_han(last));
        if (ks_letter_is_latin(letter)) {
            out = put(out, letter);
        }
    }
    return out;
}

static char *cut_single(const char *text, char *out)
{
    for (uint32_t letter; (letter = ks_letter_next(&text)) != 0;) {
        if (ks_letter_is_han(letter)) {
            out = put(out, letter);
            *out++ = ' ';
        }
    }
    return out;
}

void ks_index_cut(const char *text, bool with_single, char *out)
{
    out = cut_pairs(text, out);
    if (with_single) {
        out = cut_single(text, out);
    }
    *out = '\0';
}

void ks_query_read(struct ks_query *query, const char *text)
{
    struct ks_query_word *word = NULL;
    *query = (struct ks_query){0};
    for (uint32_t letter;
         (letter = ks_letter_next(&text)) != 0 && query->letter_count < KS_QUERY_MAX_LETTERS;) {
        bool is_han = ks_letter_is_han(letter);
        if (!is_han && !ks_letter_is_latin(letter)) {
            word = NULL;
            continue;
        }
        if (word == NULL || word->is_han != is_han) {
            if (query->word_count == KS_QUERY_MAX_WORDS) {
                return;
            }
            word = &query->words[query->word_count++];
            *word = (struct ks_query_word){.is_han = is_han, .first = query->letter_count};
        }
        query->letters[query->letter_count++] = letter;
        word->count++;
    }
}

/* An expression being written; what would not fit makes it invalid, which `is_full` says. */
struct expression {
    char *text;
    size_t length;
    bool is_full;
};

static void add(struct expression *out, const char *text)
{
    size_t bytes = strlen(text);
    if (out->is_full || out->length + bytes + 1 > KS_QUERY_EXPRESSION_BYTES) {
        out->is_full = true;
        return;
    }
    memcpy(out->text + out->length, text, bytes + 1);
    out->length += bytes;
}

static void add_letters(struct expression *out, const uint32_t *letters, int count)
{
    char text[8];
    for (int i = 0; i < count; i++) {
        text[ks_utf8_put(text, letters[i])] = '\0';
        add(out, text);
    }
}

/* "ab bc cd": pairs that follow one another; a single character is a word of its own. */
static void add_phrase(struct expression *out, const uint32_t *letters, int count)
{
    add(out, "\"");
    for (int i = 0; i == 0 || i + 1 < count; i++) {
        add(out, i == 0 ? "" : " ");
        add_letters(out, letters + i, count > 1 ? 2 : 1);
    }
    add(out, "\"");
}

/* Endings a word may have in the question and not in the page. */
static const char *const endings[] = {"ment", "ing", "ion", "ies", "ers", "ed",
                                      "er",   "es",  "s",   "e",   "y"};

static bool ends_with(const uint32_t *letters, int count, const char *ending)
{
    int bytes = (int)strlen(ending);
    for (int i = 0; i < bytes; i++) {
        if (letters[count - bytes + i] != (unsigned char)ending[i]) {
            return false;
        }
    }
    return true;
}

/* Letters without their ending; `count` when it has none that may go. */
static int stem_length(const uint32_t *letters, int count)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        int bytes = (int)strlen(endings[i]);
        int least = bytes == 1 ? STEM_LETTERS - 1 : STEM_LETTERS;
        if (count - bytes >= least && ends_with(letters, count, endings[i])) {
            return count - bytes;
        }
    }
    return count;
}

static void add_beginning(struct expression *out, const uint32_t *letters, int count)
{
    add(out, "\"");
    add_letters(out, letters, count);
    add(out, count >= PREFIX_LETTERS ? "\" *" : "\"");
}

static void add_latin(struct expression *out, const uint32_t *letters, int count)
{
    int stem = stem_length(letters, count);
    add(out, "(");
    add_beginning(out, letters, count);
    if (stem < count) {
        add(out, " OR ");
        add_beginning(out, letters, stem);
    }
    add(out, ")");
}

static void add_word(struct expression *out, const struct ks_query *query,
                     const struct ks_query_word *word)
{
    if (word->is_han) {
        add_phrase(out, query->letters + word->first, word->count);
    } else {
        add_latin(out, query->letters + word->first, word->count);
    }
}

/* "my divorce": a word too short to tell anything, beside a longer one; a number always tells. */
static bool is_filler(const struct ks_query *query, const struct ks_query_word *word)
{
    const uint32_t *letters = query->letters + word->first;
    if (word->is_han || word->count >= TELLING_LETTERS || letters[0] <= '9') {
        return false;
    }
    for (int i = 0; i < query->word_count; i++) {
        if (!query->words[i].is_han && query->words[i].count >= TELLING_LETTERS) {
            return true;
        }
    }
    return false;
}

bool ks_query_all(const struct ks_query *query, const char *scope, char *out)
{
    struct expression expression = {.text = out};
    int words = 0;
    add(&expression, scope);
    add(&expression, " : (");
    for (int i = 0; i < query->word_count; i++) {
        if (!is_filler(query, &query->words[i])) {
            add(&expression, words++ > 0 ? " AND " : "");
            add_word(&expression, query, &query->words[i]);
        }
    }
    add(&expression, ")");
    return words > 0 && !expression.is_full;
}

/* The letter where the last piece of a word begins; before the word when it has none. */
static int last_piece(const struct ks_query_word *word)
{
    if (word->is_han) {
        return word->first + word->count - PIECE_LETTERS;
    }
    return word->count >= TELLING_LETTERS ? word->first : word->first - 1;
}

bool ks_query_next_piece(const struct ks_query *query, int *at, const char *scope, char *out)
{
    struct expression expression = {.text = out};
    for (int i = 0; i < query->word_count; i++) {
        const struct ks_query_word *word = &query->words[i];
        int first = *at > word->first ? *at : word->first;
        if (first > last_piece(word)) {
            continue;
        }
        *at = first + 1;
        add(&expression, scope);
        add(&expression, " : ");
        if (word->is_han) {
            add_phrase(&expression, query->letters + first, PIECE_LETTERS);
        } else {
            add_latin(&expression, query->letters + word->first, word->count);
        }
        return !expression.is_full;
    }
    return false;
}
