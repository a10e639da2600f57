/* The speech engine: words to sound and to phonemes, in memory. Knows nothing of calls. The library
 * behind it keeps one state for the whole process, so there is one voice at a time, and it belongs
 * to the thread that opened it. */
#ifndef KS_PLATFORM_VOICE_H
#define KS_PLATFORM_VOICE_H

#include <stddef.h>

#include "base/err.h"
#include "base/i18n.h"
#include "platform/samples.h"

struct ks_voice; /* owned by whoever opened it */

/* Errors: KS_ERR_NOT_FOUND when the engine or its data is not there, KS_ERR_MEMORY. */
enum ks_err ks_voice_open(struct ks_voice **out, struct ks_error *error) KS_MUST_USE;
/* Accepts NULL. */
void ks_voice_close(struct ks_voice *voice);

/* Speaks `text` behind what `out` holds: Chinese as pinyin with a tone behind each syllable, words
 * parted by blanks ("qing3 ti4"); English as English. A comma is a pause. Characters are refused
 * with KS_ERR_INPUT: the engine reads them by guess. KS_ERR_IO when it fails, KS_ERR_MEMORY; `out`
 * is then as it was. */
enum ks_err ks_voice_speak(struct ks_voice *voice, enum ks_lang lang, const char *text,
                           struct ks_samples *out, struct ks_error *error) KS_MUST_USE;

/* The same as the engine's own phonemes, without a sound: "tS;h'i21N_| th'i51_|", clauses parted by
 * blanks. Cut to `size` - 1 bytes. KS_ERR_INPUT as above. */
enum ks_err ks_voice_phonemes(struct ks_voice *voice, enum ks_lang lang, const char *text,
                              char *out, size_t size, struct ks_error *error) KS_MUST_USE;

#endif
