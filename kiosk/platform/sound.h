/* The loudspeaker: one output of the machine, and clips read from WAV files. A sound belongs to the
 * thread that opened it, which is not the UI's: a device may take its time. */
#ifndef KS_PLATFORM_SOUND_H
#define KS_PLATFORM_SOUND_H

#include "base/err.h"
#include "platform/samples.h"

enum { KS_SOUND_RATE = 22050 }; /* samples a second, of all that is played */

struct ks_sound; /* owned by whoever opened it */

enum ks_sound_state {
    KS_SOUND_SILENT,  /* everything given was heard */
    KS_SOUND_PLAYING, /* or will be, soon */
    KS_SOUND_GONE,    /* the device vanished, or takes nothing any more: close it */
};

/* Opens the machine's default output. KS_ERR_NOT_FOUND, with what the system says, when there is
 * none; KS_ERR_MEMORY. */
enum ks_err ks_sound_open(struct ks_sound **out, struct ks_error *error) KS_MUST_USE;
/* Falls silent at once, and frees what SDL keeps for the thread. Accepts NULL: of a thread that
 * tried in vain. */
void ks_sound_close(struct ks_sound *sound);

/* Plays `samples` (of KS_SOUND_RATE, copied) behind what plays already, at `volume` 0..100. Returns
 * at once. KS_ERR_IO, with what the system says. */
enum ks_err ks_sound_play(struct ks_sound *sound, const struct ks_samples *samples, int volume,
                          struct ks_error *error) KS_MUST_USE;

/* How it is now; to be asked again and again while it plays. */
enum ks_sound_state ks_sound_state(struct ks_sound *sound);

/* Adds the WAV file `path`, of any rate and form that is usual, to `out` as KS_SOUND_RATE and one
 * channel. KS_ERR_NOT_FOUND when it is not there, KS_ERR_INPUT when it is no such file,
 * KS_ERR_MEMORY; `out` is then as it was. */
enum ks_err ks_sound_load(const char *path, struct ks_samples *out,
                          struct ks_error *error) KS_MUST_USE;

#endif
