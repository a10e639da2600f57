/* Recorded clips: the court's own before those that come with the program. */
#include "platform/clips.h"

#include <stdio.h>

#include "platform/sound.h"

struct ks_clips ks_clips_find(const char *folder, const char *data_dir)
{
    struct ks_clips clips = {.own = ""};

    if (folder[0] == '/')
        snprintf(clips.own, sizeof clips.own, "%s", folder);
    else if (folder[0] != '\0')
        snprintf(clips.own, sizeof clips.own, "%s/%s", data_dir, folder);
    return clips;
}

enum ks_err ks_clips_load(const struct ks_clips *clips, const char *clip, struct ks_samples *out,
                          struct ks_error *error)
{
    const char *const folders[] = {clips->own, KS_SOUND_DIR};
    enum ks_err err = KS_ERR_NOT_FOUND;
    size_t before = out->count;
    char path[1200];

    for (size_t i = 0; i < 2 && err == KS_ERR_NOT_FOUND; i++) {
        if (folders[i][0] == '\0')
            continue;
        snprintf(path, sizeof path, "%s/%s.wav", folders[i], clip);
        err = ks_sound_load(path, out, error);
    }
    if (err != KS_OK)
        return err;
    if (ks_samples_loudness(out, before) <= 0) {
        out->count = before;
        return ks_fail(error, KS_ERR_INPUT, "%s is silent: record it anew", path);
    }
    ks_samples_level(out, before);
    ks_samples_trim(out, before);
    return KS_OK;
}
