/* Where recorded clips lie: the court's own folder ([voice] clips), then what comes with the
 * program. Any thread. */
#ifndef KS_PLATFORM_CLIPS_H
#define KS_PLATFORM_CLIPS_H

#include <stdbool.h>

#include "platform/samples.h"

struct ks_clips {
    char own[1024]; /* the court's folder; "" = none */
};

/* `folder`: what [voice] clips says, "" = none; a relative one lies in `data_dir`. */
struct ks_clips ks_clips_find(const char *folder, const char *data_dir);

/* Adds the clip ("zh/digit-7", "chime") to `out` as loud as all others, without the silence around
 * it. KS_ERR_NOT_FOUND when
 * nobody recorded it; KS_ERR_INPUT, with its path, when it cannot be played; KS_ERR_MEMORY. */
enum ks_err ks_clips_load(const struct ks_clips *clips, const char *clip, struct ks_samples *out,
                          struct ks_error *error) KS_MUST_USE;

#endif
