/* The one door to ALSA: what its mixer lets through. PulseAudio and PipeWire show theirs in it. */
#include "platform/mixer.h"

#include <alsa/asoundlib.h>
#include <stdbool.h>
#include <string.h>

#include "base/library.h"

/* The controls that count, the first to be told first. All sound passes a gate; of the other ways
 * out one is enough. */
static const struct control {
    const char *name;
    bool is_gate;
} controls[] = {
    {"Master", true},    {"PCM", true},        {"Digital", true}, {"Speaker", false},
    {"Line Out", false}, {"Headphone", false}, {"Front", false},
};
enum { CONTROL_COUNT = sizeof controls / sizeof *controls };

enum passage { OPEN, SWITCHED_OFF, AT_NOTHING };

#define ALSA_FUNCTIONS(F)                                                                          \
    F(snd_lib_error_set_handler)                                                                   \
    F(snd_mixer_open)                                                                              \
    F(snd_mixer_attach)                                                                            \
    F(snd_mixer_selem_register)                                                                    \
    F(snd_mixer_load)                                                                              \
    F(snd_mixer_close)                                                                             \
    F(snd_mixer_first_elem)                                                                        \
    F(snd_mixer_elem_next)                                                                         \
    F(snd_mixer_selem_is_active)                                                                   \
    F(snd_mixer_selem_get_name)                                                                    \
    F(snd_mixer_selem_has_playback_channel)                                                        \
    F(snd_mixer_selem_has_playback_switch)                                                         \
    F(snd_mixer_selem_get_playback_switch)                                                         \
    F(snd_mixer_selem_has_playback_volume)                                                         \
    F(snd_mixer_selem_get_playback_volume)                                                         \
    F(snd_mixer_selem_get_playback_volume_range)

static struct {
    ALSA_FUNCTIONS(KS_LIBRARY_POINTER)
} alsa;

static KS_LIBRARY_DOOR(open_alsa, "libasound.so.2", ALSA_FUNCTIONS, alsa)

/* One channel that lets something through is enough. */
static enum passage passage_of(snd_mixer_elem_t *element)
{
    bool has_switch = alsa.snd_mixer_selem_has_playback_switch(element);
    bool has_volume = alsa.snd_mixer_selem_has_playback_volume(element);
    enum passage best = OPEN;
    long least = 0, most = 0;
    if (has_volume && alsa.snd_mixer_selem_get_playback_volume_range(element, &least, &most) != 0)
        has_volume = false;
    for (int i = 0; i <= SND_MIXER_SCHN_LAST; i++) {
        snd_mixer_selem_channel_id_t channel = (snd_mixer_selem_channel_id_t)i;
        int is_on = 1;
        long volume = most;
        if (!alsa.snd_mixer_selem_has_playback_channel(element, channel))
            continue;
        if (has_switch)
            (void)alsa.snd_mixer_selem_get_playback_switch(element, channel, &is_on);
        if (has_volume)
            (void)alsa.snd_mixer_selem_get_playback_volume(element, channel, &volume);
        best = !is_on ? SWITCHED_OFF : has_volume && volume <= least ? AT_NOTHING : OPEN;
        if (best == OPEN)
            break;
    }
    return best;
}

/* What was seen of each; OPEN also of one that is not there. */
struct looking {
    enum passage passages[CONTROL_COUNT];
    bool has_open_way;
};

static void look_at(snd_mixer_elem_t *element, struct looking *looking)
{
    const char *name = alsa.snd_mixer_selem_get_name(element);
    for (int i = 0; i < CONTROL_COUNT; i++) {
        if (strcmp(controls[i].name, name) != 0 || !alsa.snd_mixer_selem_is_active(element))
            continue;
        enum passage passage = passage_of(element);
        if (looking->passages[i] == OPEN)
            looking->passages[i] = passage;
        if (!controls[i].is_gate && passage == OPEN)
            looking->has_open_way = true;
    }
}

static enum ks_err judge(const struct looking *looking, struct ks_error *error)
{
    int at = 0;
    while (at < CONTROL_COUNT &&
           (looking->passages[at] == OPEN || (!controls[at].is_gate && looking->has_open_way)))
        at++;
    if (at == CONTROL_COUNT)
        return KS_OK;
    if (looking->passages[at] == SWITCHED_OFF)
        return ks_fail(error, KS_ERR_STATE,
                       "The loudspeaker is muted: switch on \"%s\" in the machine's mixer "
                       "(alsamixer)",
                       controls[at].name);
    return ks_fail(error, KS_ERR_STATE,
                   "The loudspeaker is turned down to 0: raise \"%s\" in the machine's mixer "
                   "(alsamixer)",
                   controls[at].name);
}

/* A machine without a mixer is no fault, and not worth a word on stderr every few seconds. */
static void keep_quiet(const char *file, int line, const char *function, int err,
                       const char *format, ...)
{
    (void)file, (void)line, (void)function, (void)err, (void)format;
}

enum ks_err ks_mixer_check(struct ks_error *error)
{
    struct looking looking = {0};
    snd_mixer_t *mixer = NULL;
    if (open_alsa(NULL) != KS_OK)
        return KS_OK;
    alsa.snd_lib_error_set_handler(keep_quiet);
    if (alsa.snd_mixer_open(&mixer, 0) != 0)
        return KS_OK;
    bool is_there = alsa.snd_mixer_attach(mixer, "default") == 0 &&
                    alsa.snd_mixer_selem_register(mixer, NULL, NULL) == 0 &&
                    alsa.snd_mixer_load(mixer) == 0;
    snd_mixer_elem_t *element = is_there ? alsa.snd_mixer_first_elem(mixer) : NULL;
    for (; element != NULL; element = alsa.snd_mixer_elem_next(element))
        look_at(element, &looking);
    alsa.snd_mixer_close(mixer);
    return judge(&looking, error);
}
