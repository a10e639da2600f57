/* How text is cut into words, and what was typed into what has to be there. */
#include "search/index_words_private.h"

#include <string.h>

#include "base/utf8.h"
#include "search/letters.h"

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
        if (ks_letter_is_latin(letter))
            out = put(out, letter);
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
    if (with_single)
        out = cut_single(text, out);
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
            if (query->word_count == KS_QUERY_MAX_WORDS)
                return;
            word = &query->words[query->word_count++];
            *word = (struct ks_query_word){.is_han = is_han, .first = query->letter_count};
        }
        query->letters[query->letter_count++] = letter;
        word->count++;
    }
}

/* Endings a word may have in the question and not in the page. */
static const char *const endings[] = {"ment", "ing", "ion", "ies", "ers", "ed",
                                      "er",   "es",  "s",   "e",   "y"};

static bool ends_with(const uint32_t *letters, int count, const char *ending)
{
    int bytes = (int)strlen(ending);
    for (int i = 0; i < bytes; i++)
        if (letters[count - bytes + i] != (unsigned char)ending[i])
            return false;
    return true;
}

/* Letters without their ending; `count` when it has none that may go. */
static int stem_length(const uint32_t *letters, int count)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        int bytes = (int)strlen(endings[i]);
        int least = bytes == 1 ? STEM_LETTERS - 1 : STEM_LETTERS;
        if (count - bytes >= least && ends_with(letters, count, endings[i]))
            return count - bytes;
    }
    return count;
}

static struct ks_query_phrase latin_way(const struct ks_query_word *word, int count)
{
    return (struct ks_query_phrase){
        .is_start = count >= PREFIX_LETTERS, .first = word->first, .count = count};
}

static struct ks_query_clause clause_of(const struct ks_query *query,
                                        const struct ks_query_word *word)
{
    if (word->is_han) {
        return (struct ks_query_clause){
            .ways = {{.is_han = true, .first = word->first, .count = word->count}}, .way_count = 1};
    }
    int stem = stem_length(query->letters + word->first, word->count);
    return (struct ks_query_clause){
        .ways = {latin_way(word, word->count), latin_way(word, stem)},
        .way_count = stem < word->count ? 2 : 1,
    };
}

/* "my divorce": a word too short to tell anything, beside a longer one; a number always tells. */
static bool is_filler(const struct ks_query *query, const struct ks_query_word *word)
{
    const uint32_t *letters = query->letters + word->first;
    if (word->is_han || word->count >= TELLING_LETTERS || letters[0] <= '9')
        return false;
    for (int i = 0; i < query->word_count; i++)
        if (!query->words[i].is_han && query->words[i].count >= TELLING_LETTERS)
            return true;
    return false;
}

int ks_query_all(const struct ks_query *query, struct ks_query_clause out[KS_QUERY_MAX_WORDS])
{
    int count = 0;
    for (int i = 0; i < query->word_count; i++)
        if (!is_filler(query, &query->words[i]))
            out[count++] = clause_of(query, &query->words[i]);
    return count;
}

/* The letter where the last piece of a word begins; before the word when it has none. */
static int last_piece(const struct ks_query_word *word)
{
    if (word->is_han)
        return word->first + word->count - PIECE_LETTERS;
    return word->count >= TELLING_LETTERS ? word->first : word->first - 1;
}

bool ks_query_next_piece(const struct ks_query *query, int *at, struct ks_query_clause *out)
{
    for (int i = 0; i < query->word_count; i++) {
        struct ks_query_word piece = query->words[i];
        int first = *at > piece.first ? *at : piece.first;
        if (first > last_piece(&piece))
            continue;
        *at = first + 1;
        if (piece.is_han) {
            piece.first = first;
            piece.count = PIECE_LETTERS;
        }
        *out = clause_of(query, &piece);
        return true;
    }
    return false;
}
