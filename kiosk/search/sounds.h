/* Finding pages by the sound of their words: full pinyin (minjianjiedai), its beginning (minji),
 * first letters (mjjd), both mixed (minjjd, shqs), from any character on (jiedai, jd). Latin words
 * and digits count letter by letter, their first letters as well: plending finds private lending. A
 * character with several readings is found under each of them, except in the words whose reading
 * the caller gives. A plain walk over two bytes a character, in memory: nothing to wait for.
 * Built on one thread, then read on any; reading changes nothing. */
#ifndef KS_SEARCH_SOUNDS_H
#define KS_SEARCH_SOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "search/letters.h"

struct ks_sounds; /* owned by whoever created it */

/* How one word is read: toneless syllables in small letters parted by single spaces, as many as the
 * word has characters, u with two dots as "v". */
struct ks_reading {
    const char *word;
    const char *pinyin;
};

enum { KS_READING_MAX_LETTERS = 8 };

/* More letters than this are never found. */
enum { KS_SOUNDS_MAX_LETTERS = 63 };

/* How well a page fits, best first; KS_SOUND_NONE is 0. A run of letters inside a title may cross
 * its words (qinquan in "neighbours, rights" is no one word), so a synonym that is meant comes
 * before it. */
enum ks_sound {
    KS_SOUND_NONE,
    KS_SOUND_TITLE_WHOLE, /* a line of the title, up to its end or its first break */
    KS_SOUND_WORD_FIRST,  /* all of the first synonym of a line */
    KS_SOUND_WORD_SECOND,
    KS_SOUND_WORD_NEAR,   /* all of the third or fourth */
    KS_SOUND_TITLE_START, /* a line of the title begins with it */
    KS_SOUND_WORD,        /* all of a later synonym */
    KS_SOUND_WORD_START,  /* a synonym begins with it */
    KS_SOUND_TITLE,       /* from a later word of the title on */
    KS_SOUND_SYNONYM,     /* from a later character of a synonym on */
};

/* Copies what it needs of `readings`. KS_ERR_INPUT names a reading that cannot be; KS_ERR_MEMORY.
 */
enum ks_err ks_sounds_create(const struct ks_reading *readings, int count, struct ks_sounds **out,
                             struct ks_error *error) KS_MUST_USE;
void ks_sounds_free(struct ks_sounds *sounds);

/* Adds the next page (0, 1, 2 ...). In a title Latin words follow one another without a break; each
 * synonym ends at its space, the weightiest first. Both may have several lines. KS_ERR_MEMORY. */
enum ks_err ks_sounds_add(struct ks_sounds *sounds, const char *title, const char *synonyms,
                          struct ks_error *error) KS_MUST_USE;

/* Sets `fits[page]`, one an added page, to how well `letters` (a-z, 0-9) fit; all to KS_SOUND_NONE
 * when there are no letters, too many, or others among them. */
void ks_sounds_find(const struct ks_sounds *sounds, const char *letters, uint8_t *fits);

/* Sets to true each place of `next` whose letter after `letters` still leads to a page; leaves the
 * others. Every letter a word may begin with when there are no letters. */
void ks_sounds_next(const struct ks_sounds *sounds, const char *letters,
                    bool next[KS_LETTER_LATIN_COUNT]);

/* Memory held. */
size_t ks_sounds_bytes(const struct ks_sounds *sounds);

#endif
