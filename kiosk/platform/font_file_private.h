/* A font's file as SDL_ttf reads it: each letter from another place, a few bytes at a time. */
#ifndef KS_PLATFORM_FONT_FILE_PRIVATE_H
#define KS_PLATFORM_FONT_FILE_PRIVATE_H

#include <SDL_rwops.h>

#include "base/err.h"

/* Opens `path` for reading; NULL with the reason in `error`. Lately read parts are kept, so that
 * most reads ask nothing of the system. The caller closes it by SDL_RWclose; one thread at a time.
 * A file that is written to or cut while it is open gives letters that are wrong or missing, never
 * a crash of the program. */
SDL_RWops *ks_font_file_open(const char *path, struct ks_error *error) KS_MUST_USE;

#endif
