/* Recorded words of the court: looked at, kept, taken back. */
#include "service/recordings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum {
    RIFF_BYTES = 12,
    CHUNK_BYTES = 8,
    FORM_BYTES = 16,
    FORM_PCM = 1,
    SOFT_PEAK = 1500, /* of 32767: below this the noise of the room is as loud as the voice */
    CUT_PEAK = 32700,
    MOST_CUT = 8, /* samples at the top; a few are chance */
};

/* What a WAV file says of itself. */
struct sound {
    unsigned form, channels, rate, bits;
    const uint8_t *data; /* NULL: none */
    size_t bytes;
};

static unsigned two(const uint8_t *at)
{
    return at[0] | (unsigned)at[1] << 8;
}

static uint32_t four(const uint8_t *at)
{
    return two(at) | (uint32_t)two(at + 2) << 16;
}

static enum ks_err fail_no_wav(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT,
                   "This is no WAV file of one channel and 16 bits: record it here, or save it so");
}

static bool read_sound(const uint8_t *data, size_t bytes, struct sound *out)
{
    *out = (struct sound){0};
    if (bytes < RIFF_BYTES || memcmp(data, "RIFF", 4) != 0 || memcmp(data + 8, "WAVE", 4) != 0)
        return false;
    for (size_t at = RIFF_BYTES; bytes - at >= CHUNK_BYTES;) {
        const uint8_t *chunk = data + at + CHUNK_BYTES;
        size_t length = four(data + at + 4), left = bytes - at - CHUNK_BYTES;
        if (length > left)
            return false;
        if (memcmp(data + at, "fmt ", 4) == 0 && length >= FORM_BYTES) {
            out->form = two(chunk);
            out->channels = two(chunk + 2);
            out->rate = four(chunk + 4);
            out->bits = two(chunk + 14);
        } else if (memcmp(data + at, "data", 4) == 0) {
            out->data = chunk;
            out->bytes = length;
        }
        size_t whole = CHUNK_BYTES + length + length % 2;
        at += whole < bytes - at ? whole : bytes - at;
    }
    return out->data != NULL && out->form == FORM_PCM && out->channels == 1 && out->bits == 16 &&
           out->rate >= 8000 && out->rate <= 48000;
}

static enum ks_err check_level(const struct sound *sound, struct ks_error *error)
{
    int peak = 0, cut = 0;

    for (size_t i = 0; i + 1 < sound->bytes; i += 2) {
        int loud = abs((int16_t)two(sound->data + i));
        peak = loud > peak ? loud : peak;
        cut += loud >= CUT_PEAK;
    }
    if (peak < SOFT_PEAK)
        return ks_fail(error, KS_ERR_INPUT,
                       "It is too soft: go nearer to the microphone, then record it anew");
    if (cut > MOST_CUT)
        return ks_fail(
            error, KS_ERR_INPUT,
            "It is too loud and cut off at the top: go further from the microphone, then "
            "record it anew");
    return KS_OK;
}

enum ks_err ks_recording_check(const uint8_t *data, size_t bytes, struct ks_error *error)
{
    struct sound sound;

    if (bytes > KS_RECORDING_MOST_BYTES || !read_sound(data, bytes, &sound))
        return fail_no_wav(error);
    uint64_t ms = (uint64_t)sound.bytes / 2 * 1000 / sound.rate;
    if (ms < KS_RECORDING_LEAST_MS)
        return ks_fail(error, KS_ERR_INPUT, "It is too short: begin, say the word, then stop");
    if (ms > KS_RECORDING_MOST_MS)
        return ks_fail(error, KS_ERR_INPUT, "It is longer than %d seconds: say this word alone",
                       KS_RECORDING_MOST_MS / 1000);
    return check_level(&sound, error);
}

void ks_recording_path(const char *folder, const char *clip, char path[KS_RECORDING_PATH_BYTES])
{
    snprintf(path, KS_RECORDING_PATH_BYTES, "%s/%s.wav", folder, clip);
}

bool ks_recording_is_there(const char *folder, const char *clip)
{
    char path[KS_RECORDING_PATH_BYTES];

    ks_recording_path(folder, clip, path);
    return folder[0] != '\0' && access(path, R_OK) == 0;
}

enum ks_err ks_recording_keep(const char *folder, const char *clip, const uint8_t *data,
                              size_t bytes, struct ks_error *error)
{
    char path[KS_RECORDING_PATH_BYTES];
    enum ks_err err = KS_OK;

    if (folder[0] == '\0')
        err = ks_fail(error, KS_ERR_STATE,
                      "There is no folder for recordings: name one in kiosk.conf, [voice] clips");
    ks_recording_path(folder, clip, path);
    char *name = strrchr(path, '/');
    if (err == KS_OK && name != NULL) {
        *name = '\0';
        err = ks_file_make_dirs(path, error);
        *name = '/';
    }
    return err == KS_OK ? ks_file_write_atomic(path, data, bytes, error) : err;
}

enum ks_err ks_recording_drop(const char *folder, const char *clip, struct ks_error *error)
{
    char path[KS_RECORDING_PATH_BYTES];

    ks_recording_path(folder, clip, path);
    if (folder[0] != '\0' && unlink(path) == 0)
        return KS_OK;
    if (folder[0] == '\0' || errno == ENOENT)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no recording of this word");
    return ks_fail(error, KS_ERR_IO, "%s cannot be taken out: see whose the folder is", path);
}
