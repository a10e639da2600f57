/* The voice of a board: the announcer with a loudspeaker, the speech engine and the recorded clips
 * behind it, all on one thread of its own. */
#ifndef KS_APP_SPEAKING_H
#define KS_APP_SPEAKING_H

#include <stdbool.h>

#include "base/clock.h"
#include "config/config.h"
#include "service/shown.h"

struct ks_speaking; /* owned by whoever started it */

/* All borrowed until ks_speaking_free. */
struct ks_speaking_setup {
    const struct ks_config *config;
    const struct ks_content *content;
    struct ks_shown *shown; /* where content is taken from; NULL: it stays that one */
    const struct ks_clock *clock;
    const char *data_dir;
    const char *db_path;
    const char *board; /* the name of the station */
};

/* Starts to say what is called. `*out` is NULL, and that is no error, where [voice] device = none.
 * That there is no loudspeaker or no database is no error either: they are looked for again and
 * again. KS_ERR_MEMORY. After the window is open: SDL is begun by one thread at a time. */
enum ks_err ks_speaking_start(const struct ks_speaking_setup *setup, struct ks_speaking **out,
                              struct ks_error *error) KS_MUST_USE;

/* Something was called, perhaps. Any thread; NULL is accepted. */
void ks_speaking_poke(struct ks_speaking *speaking);

/* Whether a board that should be heard cannot be. Any thread; false for NULL. */
bool ks_speaking_is_dumb(const struct ks_speaking *speaking);

/* Falls silent at once. Accepts NULL. */
void ks_speaking_free(struct ks_speaking *speaking);

#endif
