/* What a key of any keyboard means here. Window thread. */
#ifndef KS_PLATFORM_KEYS_PRIVATE_H
#define KS_PLATFORM_KEYS_PRIVATE_H

#include <SDL.h>

#include "platform/input.h"

/* {0} is a valid beginning. */
struct ks_keys {
    SDL_Keycode held;  /* the key that went down last */
    uint64_t held_ms;  /* when, in milliseconds since the program began */
    bool ignores_text; /* it repeats, or its sign was told already: the text it makes is none */
};

/* A key that steers, edits or stands on the keypad; true when it means something. */
bool ks_keys_down(struct ks_keys *keys, const SDL_KeyboardEvent *event, uint64_t now_ms,
                  struct ks_input *out);

/* The letter, digit or point that a key made, whatever is printed on it; true when it is one. */
bool ks_keys_text(struct ks_keys *keys, const char *text, struct ks_input *out);

#endif
