/* The loudspeaker, by SDL. */
#include "platform/sound.h"

#include <SDL.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

enum {
    CHUNK_SAMPLES = 512, /* 23 ms: what a call waits for at most in the device's own buffer */
    TAIL_MS = 150,       /* from the last sample given to the last one heard */
    STALL_MS = 3000,     /* a device that has taken nothing for so long is dead */
};

struct ks_sound {
    SDL_AudioDeviceID device;
    struct ks_clock clock;
    Uint32 left_bytes; /* not yet taken when it was asked last */
    int64_t moved_ms;  /* when it was last seen to take something */
};

static enum ks_err fail_device(struct ks_error *error, enum ks_err code)
{
    return ks_fail(error, code, "There is no sound output: %s",
                   ks_staff_quote(SDL_GetError(), KS_N_("see whether a loudspeaker is connected")));
}

static SDL_AudioDeviceID open_device(void)
{
    const SDL_AudioSpec wanted = {
        .freq = KS_SOUND_RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = CHUNK_SAMPLES};
    SDL_AudioSpec got;

    return SDL_OpenAudioDevice(NULL, 0, &wanted, &got, 0); /* SDL converts where need be */
}

enum ks_err ks_sound_open(struct ks_sound **out, struct ks_error *error)
{
    struct ks_sound *sound = calloc(1, sizeof *sound);

    *out = NULL;
    if (sound == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        free(sound);
        return fail_device(error, KS_ERR_NOT_FOUND);
    }
    sound->clock = ks_clock_system();
    sound->device = open_device();
    if (sound->device == 0) {
        enum ks_err err = fail_device(error, KS_ERR_NOT_FOUND);
        ks_sound_close(sound);
        return err;
    }
    SDL_PauseAudioDevice(sound->device, 0);
    *out = sound;
    return KS_OK;
}

void ks_sound_close(struct ks_sound *sound)
{
    if (sound != NULL && sound->device != 0)
        SDL_CloseAudioDevice(sound->device);
    if (sound != NULL)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    free(sound);
    SDL_TLSCleanup(); /* SDL's last words to this thread */
}

/* As an ear has it, half the number is clearly softer, not a little. */
static int16_t at_volume(int16_t sample, int volume)
{
    return (int16_t)(sample * volume / 100 * volume / 100);
}

enum ks_err ks_sound_play(struct ks_sound *sound, const struct ks_samples *samples, int volume,
                          struct ks_error *error)
{
    size_t bytes = samples->count * sizeof *samples->data;
    int16_t *copy = malloc(bytes + 1);

    if (copy == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    for (size_t i = 0; i < samples->count; i++)
        copy[i] = at_volume(samples->data[i], volume);
    int result = SDL_QueueAudio(sound->device, copy, (Uint32)bytes);
    free(copy);
    if (result != 0)
        return fail_device(error, KS_ERR_IO);
    sound->moved_ms = ks_clock_monotonic_ms(&sound->clock);
    sound->left_bytes = SDL_GetQueuedAudioSize(sound->device);
    return KS_OK;
}

enum ks_sound_state ks_sound_state(struct ks_sound *sound)
{
    int64_t now_ms = ks_clock_monotonic_ms(&sound->clock);
    Uint32 left_bytes = SDL_GetQueuedAudioSize(sound->device);

    if (SDL_GetAudioDeviceStatus(sound->device) == SDL_AUDIO_STOPPED)
        return KS_SOUND_GONE;
    if (left_bytes != sound->left_bytes) {
        sound->left_bytes = left_bytes;
        sound->moved_ms = now_ms;
    }
    int64_t since_ms = now_ms - sound->moved_ms;
    if (left_bytes > 0)
        return since_ms > STALL_MS ? KS_SOUND_GONE : KS_SOUND_PLAYING;
    return sound->moved_ms > 0 && since_ms < TAIL_MS ? KS_SOUND_PLAYING : KS_SOUND_SILENT;
}

/* Converts what SDL read. */
static bool convert(const SDL_AudioSpec *spec, const Uint8 *data, Uint32 bytes,
                    struct ks_samples *out)
{
    SDL_AudioCVT cvt;

    if (SDL_BuildAudioCVT(&cvt, spec->format, spec->channels, spec->freq, AUDIO_S16SYS, 1,
                          KS_SOUND_RATE) < 0)
        return false;
    cvt.len = (int)bytes;
    cvt.buf = malloc((size_t)bytes * (size_t)cvt.len_mult + 1);
    if (cvt.buf == NULL)
        return false;
    memcpy(cvt.buf, data, bytes);
    cvt.len_cvt = cvt.len; /* where nothing is to be done */
    bool is_converted =
        SDL_ConvertAudio(&cvt) == 0 &&
        ks_samples_add(out, (const int16_t *)(void *)cvt.buf, (size_t)cvt.len_cvt / 2);
    free(cvt.buf);
    return is_converted;
}

enum ks_err ks_sound_load(const char *path, struct ks_samples *out, struct ks_error *error)
{
    SDL_AudioSpec spec;
    Uint8 *data = NULL;
    Uint32 bytes = 0;

    if (access(path, F_OK) != 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "%s is not there", path);
    if (SDL_LoadWAV(path, &spec, &data, &bytes) == NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s is no WAV file that can be played: %s", path,
                       ks_staff_quote(SDL_GetError(), KS_N_("record it anew")));
    if (out->count == 0)
        out->rate = KS_SOUND_RATE;
    bool is_converted = convert(&spec, data, bytes, out);
    SDL_FreeWAV(data);
    return is_converted ? KS_OK : ks_fail(error, KS_ERR_MEMORY, "out of memory");
}
