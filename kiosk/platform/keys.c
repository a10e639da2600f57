/* Keys: those that steer by what they are, signs by what they type. */
#include "platform/keys_private.h"

#include "base/utf8.h"

enum {
    HELD_MS = 5000, /* a key held longer is stuck, or something lies on it */
    /* what Chinese input methods type */
    FULL_WIDTH_ZERO = 0xFF10,
    FULL_WIDTH_POINT = 0xFF0E,
    CHINESE_STOP = 0x3002,
};

struct named_key {
    const char *name, *with_shift; /* with_shift NULL: as without */
    SDL_Keycode code;
    bool may_repeat; /* it moves or deletes; what acts never repeats */
};

static const struct named_key named_keys[] = {
    {"Tab", "Shift+Tab", SDLK_TAB, true},
    {"Return", NULL, SDLK_RETURN, false},
    {"Return", NULL, SDLK_KP_ENTER, false},
    {"Escape", NULL, SDLK_ESCAPE, false},
    {"Backspace", NULL, SDLK_BACKSPACE, true},
    {"Backspace", NULL, SDLK_DELETE, true},
    {"Up", NULL, SDLK_UP, true},
    {"Down", NULL, SDLK_DOWN, true},
    {"Left", NULL, SDLK_LEFT, true},
    {"Right", NULL, SDLK_RIGHT, true},
    {"PageUp", NULL, SDLK_PAGEUP, false},
    {"PageDown", NULL, SDLK_PAGEDOWN, false},
};

/* The keypad gives digits with and without Num Lock: there is no lamp to look at here. */
static const struct {
    SDL_Keycode code;
    const char *sign;
} keypad_signs[] = {
    {SDLK_KP_0, "0"}, {SDLK_KP_1, "1"}, {SDLK_KP_2, "2"},      {SDLK_KP_3, "3"},
    {SDLK_KP_4, "4"}, {SDLK_KP_5, "5"}, {SDLK_KP_6, "6"},      {SDLK_KP_7, "7"},
    {SDLK_KP_8, "8"}, {SDLK_KP_9, "9"}, {SDLK_KP_PERIOD, "."}, {SDLK_KP_COMMA, "."},
};

static bool put(const char *name, struct ks_input *out)
{
    *out = (struct ks_input){.kind = KS_INPUT_KEY};
    SDL_strlcpy(out->key, name, sizeof(out->key));
    return true;
}

static const char *keypad_sign(SDL_Keycode code)
{
    for (size_t i = 0; i < SDL_arraysize(keypad_signs); i++)
        if (keypad_signs[i].code == code)
            return keypad_signs[i].sign;
    return NULL;
}

static const struct named_key *find_named(SDL_Keycode code)
{
    for (size_t i = 0; i < SDL_arraysize(named_keys); i++)
        if (named_keys[i].code == code)
            return &named_keys[i];
    return NULL;
}

bool ks_keys_down(struct ks_keys *keys, const SDL_KeyboardEvent *event, uint64_t now_ms,
                  struct ks_input *out)
{
    SDL_Keycode code = event->keysym.sym;
    const struct named_key *named = find_named(code);
    const char *sign = keypad_sign(code);
    if (!event->repeat || keys->held != code) {
        keys->held = code;
        keys->held_ms = now_ms;
    }
    keys->ignores_text = sign || event->repeat;
    if (event->repeat && (!named || !named->may_repeat || now_ms - keys->held_ms >= HELD_MS))
        return false;
    if (sign)
        return put(sign, out);
    if (!named)
        return false;
    bool has_shift = (event->keysym.mod & KMOD_SHIFT) != 0;
    return put(has_shift && named->with_shift ? named->with_shift : named->name, out);
}

/* 0: not a sign that is typed here. */
static char sign_of(uint32_t code)
{
    if (code >= FULL_WIDTH_ZERO && code < FULL_WIDTH_ZERO + 10)
        return (char)('0' + (code - FULL_WIDTH_ZERO));
    if (code >= 'a' && code <= 'z')
        return (char)(code - 'a' + 'A');
    if ((code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') || code == '.')
        return (char)code;
    return code == ',' || code == FULL_WIDTH_POINT || code == CHINESE_STOP ? '.' : '\0';
}

bool ks_keys_text(struct ks_keys *keys, const char *text, struct ks_input *out)
{
    char name[2] = {sign_of(ks_utf8_next(&text)), '\0'};
    if (keys->ignores_text || name[0] == '\0' || *text != '\0')
        return false;
    return put(name, out);
}
