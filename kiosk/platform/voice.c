/* The one door to espeak-ng. */
#include "platform/voice.h"

#include <espeak-ng/speak_lib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/library.h"

/* `cmn` reads pinyin as English, and the engine has no words for characters: only pinyin with tones
 * is spoken as it is written. */
static const char *const names[KS_LANG_COUNT] = {
    [KS_LANG_ZH_CN] = "cmn-latn-pinyin", [KS_LANG_EN] = "en"};

#define ESPEAK_FUNCTIONS(F)                                                                        \
    F(espeak_Initialize)                                                                           \
    F(espeak_SetParameter)                                                                         \
    F(espeak_SetPhonemeTrace)                                                                      \
    F(espeak_SetSynthCallback)                                                                     \
    F(espeak_SetVoiceByName)                                                                       \
    F(espeak_Synth)

static struct {
    ESPEAK_FUNCTIONS(KS_LIBRARY_POINTER)
} espeak;

enum { BUFFER_MS = 60, WORDS_PER_MINUTE = 150, LOUDNESS = 100 };

struct ks_voice {
    int rate;
    enum ks_lang lang; /* whose voice is chosen; KS_LANG_COUNT: none yet */
};

/* Where a callback puts what it is given. */
struct taking {
    struct ks_samples *out;
    bool is_full;
};

static int take(short *samples, int count, espeak_EVENT *events)
{
    struct taking *taking = events->user_data;

    if (samples == NULL || count <= 0 || taking == NULL)
        return 0;
    taking->is_full = !ks_samples_add(taking->out, samples, (size_t)count);
    return taking->is_full;
}

static KS_LIBRARY_DOOR(open_engine, "libespeak-ng.so.1", ESPEAK_FUNCTIONS, espeak)

enum ks_err ks_voice_open(struct ks_voice **out, struct ks_error *error)
{
    struct ks_voice *voice = calloc(1, sizeof *voice);

    *out = NULL;
    if (voice == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    enum ks_err err = open_engine(error);
    if (err != KS_OK) {
        free(voice);
        return err;
    }
    voice->rate = espeak.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL,
                                           espeakINITIALIZE_DONT_EXIT);
    if (voice->rate <= 0) {
        free(voice);
        return ks_fail(error, KS_ERR_NOT_FOUND,
                       "The speech engine has no data: install espeak-ng-data");
    }
    voice->lang = KS_LANG_COUNT;
    espeak.espeak_SetSynthCallback(take);
    espeak.espeak_SetParameter(espeakRATE, WORDS_PER_MINUTE, 0);
    espeak.espeak_SetParameter(espeakVOLUME, LOUDNESS, 0);
    *out = voice;
    return KS_OK;
}

/* The library is not ended: the second time in a process that would never come back. What it holds
 * serves the next voice. */
void ks_voice_close(struct ks_voice *voice)
{
    free(voice);
}

static enum ks_err choose(struct ks_voice *voice, enum ks_lang lang, const char *text,
                          struct ks_error *error)
{
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at >= 0x80)
            return ks_fail(error, KS_ERR_INPUT, "The voice cannot read \"%s\": write it as pinyin",
                           text);
    if (lang == voice->lang)
        return KS_OK;
    if (espeak.espeak_SetVoiceByName(names[lang]) != EE_OK)
        return ks_fail(error, KS_ERR_NOT_FOUND,
                       "The speech engine has no voice %s: install espeak-ng-data", names[lang]);
    voice->lang = lang;
    return KS_OK;
}

enum ks_err ks_voice_speak(struct ks_voice *voice, enum ks_lang lang, const char *text,
                           struct ks_samples *out, struct ks_error *error)
{
    struct taking taking = {.out = out};
    size_t before = out->count;
    enum ks_err err = choose(voice, lang, text, error);

    if (err != KS_OK)
        return err;
    if (out->rate == 0)
        out->rate = voice->rate;
    if (out->rate != voice->rate)
        return ks_fail(error, KS_ERR_STATE, "These sounds have %d samples a second, the voice %d",
                       out->rate, voice->rate);
    espeak_ERROR result = espeak.espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0,
                                              espeakCHARS_UTF8, NULL, &taking);
    if (result == EE_OK && !taking.is_full && out->count > before)
        return KS_OK;
    out->count = before;
    return taking.is_full
               ? ks_fail(error, KS_ERR_MEMORY, "out of memory")
               : ks_fail(error, KS_ERR_IO, "The speech engine made no sound of \"%s\"", text);
}

/* Only what is really spoken has the tones as they are heard, so it is spoken, to nobody. */
enum ks_err ks_voice_phonemes(struct ks_voice *voice, enum ks_lang lang, const char *text,
                              char *out, size_t size, struct ks_error *error)
{
    char *told = NULL;
    size_t bytes = 0;
    enum ks_err err = choose(voice, lang, text, error);
    FILE *stream = err == KS_OK ? open_memstream(&told, &bytes) : NULL;

    if (err == KS_OK && stream == NULL)
        err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    if (err != KS_OK)
        return err;
    espeak.espeak_SetPhonemeTrace(espeakPHONEMES_SHOW, stream);
    espeak_ERROR result = espeak.espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0,
                                              espeakCHARS_UTF8, NULL, NULL);
    espeak.espeak_SetPhonemeTrace(0, NULL);
    fclose(stream);
    for (char *at = told; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    snprintf(out, size, "%s", told);
    free(told);
    return result == EE_OK
               ? KS_OK
               : ks_fail(error, KS_ERR_IO, "The speech engine made no sound of \"%s\"", text);
}
