/* The court's own voice: words that it recorded, as WAV files in the folder that boards read
 * ([voice] clips), each looked at before it is kept. Any thread. */
#ifndef KS_SERVICE_RECORDINGS_H
#define KS_SERVICE_RECORDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum {
    KS_RECORDING_LEAST_MS = 150,
    KS_RECORDING_MOST_MS = 6000,
    KS_RECORDING_MOST_BYTES = 300 * 1000,
};

/* Whether `data` can be used for a word: a WAV file of one channel and 16 bits, 8000 to 48000
 * samples a second, KS_RECORDING_LEAST_MS to KS_RECORDING_MOST_MS long, loud enough and nowhere cut
 * off at the top. KS_ERR_INPUT, with a sentence that says what to do. */
enum ks_err ks_recording_check(const uint8_t *data, size_t bytes,
                               struct ks_error *error) KS_MUST_USE;

/* `folder` of the court, `clip` one of ks_voice_show_prompts or KS_VOICE_CHIME. */
bool ks_recording_is_there(const char *folder, const char *clip);

/* Keeps what was checked in place of an earlier one: the old or the new, never half. KS_ERR_STATE:
 * there is no folder; and those of ks_file_write_atomic. */
enum ks_err ks_recording_keep(const char *folder, const char *clip, const uint8_t *data,
                              size_t bytes, struct ks_error *error) KS_MUST_USE;

/* Takes it back: the engine says the word again. KS_ERR_NOT_FOUND, KS_ERR_IO. */
enum ks_err ks_recording_drop(const char *folder, const char *clip,
                              struct ks_error *error) KS_MUST_USE;

/* Where it lies, into `path`. */
enum { KS_RECORDING_PATH_BYTES = 1200 };
void ks_recording_path(const char *folder, const char *clip, char path[KS_RECORDING_PATH_BYTES]);

#endif
