/* A mouth for the announcer: clips and the engine, put together and played. */
#include "app/speaking.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "platform/clips.h"
#include "platform/mixer.h"
#include "platform/sound.h"
#include "platform/voice.h"
#include "service/announcer.h"
#include "service/parts.h"

enum { GAP_MS = 400 /* between two sentences */, CLIP_GAP_MS = 60, PAUSE_MS = 200 };
enum { TONE_HZ = 440, TONE_MS = 1000, TONE_LOUDNESS = 200 /* -44 dB: nobody wakes up */ };
enum { MIXER_MS = 4000 /* how old what was seen of it may be */ };

struct ks_speaking {
    const char *db_path;
    struct ks_store *store; /* owned; the announcer's thread's; NULL: not open */
    struct ks_desk desk;    /* the same */
    bool is_told;           /* the thread's: the log knows that it cannot be opened */
    struct ks_clips clips;
    int volume;
    int64_t mixed_ms;          /* the thread's: monotonic, when the mixer was looked at; 0: never */
    char muted[320];           /* the thread's: why it lets nothing through; "": it does */
    struct ks_sound *sound;    /* the thread's; NULL: none could be had */
    struct ks_voice *voice;    /* the thread's; NULL: not needed yet */
    struct ks_samples chime;   /* the thread's */
    struct ks_samples samples; /* the thread's: the sentence that is made */
    struct ks_announcer *announcer;
    struct ks_shown *shown;              /* borrowed; NULL: the content stays what it is */
    const struct ks_shown_content *held; /* the thread's */
};

/* ---- the loudspeaker, on the announcer's thread ---- */

static enum ks_err find_sound(struct ks_speaking *speaking, struct ks_error *error)
{
    if (speaking->volume == 0)
        return ks_fail(error, KS_ERR_STATE, "The volume is 0: raise [voice] volume in kiosk.conf");
    if (speaking->sound != NULL && ks_sound_state(speaking->sound) != KS_SOUND_GONE)
        return KS_OK;
    bool has_vanished = speaking->sound != NULL;
    ks_sound_close(speaking->sound);
    speaking->sound = NULL;
    if (has_vanished)
        return ks_fail(error, KS_ERR_IO, "The loudspeaker is gone: see whether it is connected");
    return ks_sound_open(&speaking->sound, error);
}

/* Looks at the mixer from time to time, and never while something is said. */
static void look_at_mixer(struct ks_speaking *speaking)
{
    int64_t now_ms = ks_clock_monotonic_ms(speaking->desk.clock);
    struct ks_error error = {0};

    if (speaking->mixed_ms != 0 && now_ms - speaking->mixed_ms < MIXER_MS)
        return;
    speaking->mixed_ms = now_ms;
    bool is_open = ks_mixer_check(&error) == KS_OK;
    snprintf(speaking->muted, sizeof speaking->muted, "%s", is_open ? "" : error.text);
}

/* What the mixer says may be of another output than the one that is heard: so it is told, and the
 * call is said all the same. */
static enum ks_mouth_state state_of(void *ctx, struct ks_error *error)
{
    struct ks_speaking *speaking = ctx;

    if (find_sound(speaking, error) != KS_OK)
        return KS_MOUTH_DUMB;
    bool is_playing = ks_sound_state(speaking->sound) == KS_SOUND_PLAYING;
    if (!is_playing)
        look_at_mixer(speaking);
    if (speaking->muted[0] != '\0')
        snprintf(error->text, sizeof error->text, "%s", speaking->muted);
    return is_playing ? KS_MOUTH_SPEAKING : KS_MOUTH_SILENT;
}

static enum ks_err sound_tone(void *ctx, struct ks_error *error)
{
    struct ks_speaking *speaking = ctx;
    enum ks_err err = find_sound(speaking, error);

    speaking->samples.count = 0;
    speaking->samples.rate = KS_SOUND_RATE;
    if (err == KS_OK && !ks_samples_add_tone(&speaking->samples, TONE_HZ, TONE_MS, TONE_LOUDNESS))
        err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    return err == KS_OK ? ks_sound_play(speaking->sound, &speaking->samples, 100, error) : err;
}

/* Speaks these parts, of which there are no clips, in one breath. */
static enum ks_err speak(struct ks_speaking *speaking, const struct ks_voice_part *parts, int count,
                         enum ks_lang lang, struct ks_error *error)
{
    char text[KS_VOICE_TEXT_BYTES];
    size_t before = speaking->samples.count;
    enum ks_err err = speaking->voice != NULL ? KS_OK : ks_voice_open(&speaking->voice, error);

    ks_voice_text(parts, count, text, sizeof text);
    if (err == KS_OK)
        err = ks_voice_speak(speaking->voice, lang, text, &speaking->samples, error);
    if (err == KS_OK)
        ks_samples_level(&speaking->samples, before);
    return err;
}

/* Parts from `at` on that have no clip are spoken together; the first that has one ends them. */
static enum ks_err add_parts(struct ks_speaking *speaking, const struct ks_voice_sentence *sentence,
                             enum ks_lang lang, struct ks_error *error)
{
    int begun = 0; /* of those to be spoken */
    enum ks_err err = KS_OK;

    for (int i = 0; err == KS_OK && i < sentence->count; i++) {
        const struct ks_voice_part *part = &sentence->parts[i];
        struct ks_samples clip = {0};
        bool is_there = ks_clips_load(&speaking->clips, part->clip, &clip, NULL) == KS_OK;
        if (is_there && begun < i)
            err = speak(speaking, &sentence->parts[begun], i - begun, lang, error);
        bool has_room =
            !is_there || err != KS_OK ||
            (ks_samples_add(&speaking->samples, clip.data, clip.count) &&
             ks_samples_add_silence(&speaking->samples, part->has_pause ? PAUSE_MS : CLIP_GAP_MS));
        if (!has_room)
            err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
        begun = is_there ? i + 1 : begun;
        ks_samples_destroy(&clip);
    }
    if (err == KS_OK && begun < sentence->count)
        err = speak(speaking, &sentence->parts[begun], sentence->count - begun, lang, error);
    return err;
}

/* The chime sounds while the sentence is still being made. */
static enum ks_err say(void *ctx, const struct ks_voice_plan *plan, enum ks_lang lang,
                       bool has_chime, struct ks_error *error)
{
    struct ks_speaking *speaking = ctx;
    enum ks_err err = find_sound(speaking, error);

    speaking->chime.count = 0; /* it may have been recorded anew */
    if (err == KS_OK && has_chime)
        (void)!ks_clips_load(&speaking->clips, KS_VOICE_CHIME, &speaking->chime, NULL);
    if (err == KS_OK && has_chime && speaking->chime.count > 0)
        err = ks_sound_play(speaking->sound, &speaking->chime, speaking->volume, error);
    speaking->samples.count = 0;
    speaking->samples.rate = KS_SOUND_RATE;
    if (err == KS_OK)
        err = add_parts(speaking, &plan->in[lang], lang, error);
    if (err == KS_OK && !ks_samples_add_silence(&speaking->samples, GAP_MS))
        err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    return err == KS_OK
               ? ks_sound_play(speaking->sound, &speaking->samples, speaking->volume, error)
               : err;
}

/* ---- the database, on the announcer's thread ---- */

/* Only one that others made, of this release: a board makes none and changes none. */
static enum ks_err open_store(struct ks_speaking *speaking, struct ks_error *error)
{
    struct ks_store_opening opening = {0};
    enum ks_err err = ks_store_open_to_watch(speaking->db_path, &speaking->store, error);

    if (err != KS_OK)
        return err;
    ks_store_close(speaking->store);
    speaking->store = NULL;
    return ks_store_open(speaking->db_path, ks_clock_wall_ms(speaking->desk.clock),
                         &speaking->store, &opening, error);
}

/* Says once that it cannot be opened. */
static void tell(struct ks_speaking *speaking, const struct ks_error *error)
{
    if (speaking->store == NULL && !speaking->is_told)
        ks_log(KS_LOG_WARN, "voice", "%s", error->text);
    speaking->is_told = speaking->store == NULL;
}

static void take_shown(struct ks_speaking *speaking)
{
    const struct ks_shown_content *old = speaking->held;

    if (speaking->shown == NULL)
        return;
    speaking->held = ks_shown_take(speaking->shown, &speaking->desk);
    ks_shown_give_back(speaking->shown, old);
}

static const struct ks_desk *find_desk(void *ctx)
{
    struct ks_speaking *speaking = ctx;
    struct ks_error error = {0};
    bool is_other = speaking->store != NULL && !ks_store_is_in_place(speaking->store);

    take_shown(speaking);
    if (is_other) {
        ks_store_close(speaking->store);
        speaking->store = speaking->desk.store = NULL;
        return NULL;
    }
    if (speaking->store == NULL) {
        if (open_store(speaking, &error) != KS_OK)
            speaking->store = NULL;
        tell(speaking, &error);
    }
    speaking->desk.store = speaking->store;
    return speaking->store != NULL ? &speaking->desk : NULL;
}

static void end(void *ctx)
{
    struct ks_speaking *speaking = ctx;

    ks_voice_close(speaking->voice);
    ks_sound_close(speaking->sound);
    ks_samples_destroy(&speaking->samples);
    ks_samples_destroy(&speaking->chime);
    ks_store_close(speaking->store);
    if (speaking->shown != NULL)
        ks_shown_give_back(speaking->shown, speaking->held);
}

/* ---- whoever starts it ---- */

enum ks_err ks_speaking_start(const struct ks_speaking_setup *setup, struct ks_speaking **out,
                              struct ks_error *error)
{
    const struct ks_config *config = setup->config;

    *out = NULL;
    if (config->voice_device == KS_VOICE_DEVICE_NONE)
        return KS_OK;
    struct ks_speaking *speaking = calloc(1, sizeof *speaking);
    if (speaking == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    speaking->db_path = setup->db_path;
    speaking->clips = ks_clips_find(config->voice_clips, setup->data_dir);
    speaking->volume = config->voice_volume;
    speaking->desk = (struct ks_desk){.content = setup->content, .clock = setup->clock};
    speaking->shown = setup->shown;
    speaking->announcer = ks_announcer_start(&(struct ks_announcer_setup){
        .find_desk = find_desk,
        .find_ctx = speaking,
        .clock = setup->clock,
        .board = setup->board,
        .mouth =
            {.say = say, .sound_tone = sound_tone, .state = state_of, .end = end, .ctx = speaking},
        .quiet = {config->voice_quiet_minutes[0], config->voice_quiet_minutes[1]},
        .tone_minute = config->voice_tone_minute});
    if (speaking->announcer == NULL) {
        free(speaking);
        return ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    }
    *out = speaking;
    return KS_OK;
}

void ks_speaking_poke(struct ks_speaking *speaking)
{
    if (speaking != NULL)
        ks_announcer_poke(speaking->announcer);
}

bool ks_speaking_is_dumb(const struct ks_speaking *speaking)
{
    return speaking != NULL && ks_announcer_is_dumb(speaking->announcer);
}

void ks_speaking_free(struct ks_speaking *speaking)
{
    if (speaking == NULL)
        return;
    ks_announcer_free(speaking->announcer);
    free(speaking);
}
