/* Sums in Chinese words. */
#include "service/money_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"

enum { FEN = 100, GROUP = 10000, GROUPS = 4, GROUP_DIGITS = 4, MOST_BYTES = 192, SIGN_BYTES = 3 };

/* Signs of a sum, in the order of the catalogue's word for them. */
enum { SIGN_TEN = 10, SIGN_MYRIAD = 13, SIGN_HUNDRED_MILLION, SIGN_YUAN, SIGN_JIAO, SIGN_PART };

static void add(char *out, int sign)
{
    const char *signs = ks_tr(KS_LANG_ZH_CN, KS_N_("0123456789 10 100 1,000 10,000 100,000,000 "
                                                   "yuan, tenths, hundredths"));

    strncat(out, signs + (size_t)sign * SIGN_BYTES, SIGN_BYTES);
}

/* One nought stands for several; ten is said without a one in front at the very beginning. */
static void add_group(char *out, int group, bool has_nought)
{
    static const int weights[] = {1, 10, 100, 1000};
    bool is_begun = false;

    for (int i = GROUP_DIGITS - 1; i >= 0; i--) {
        int digit = group / weights[i] % 10;
        if (digit == 0) {
            has_nought = has_nought || is_begun || out[0] != '\0';
            continue;
        }
        if (has_nought && out[0] != '\0')
            add(out, 0);
        if (i != 1 || digit != 1 || out[0] != '\0')
            add(out, digit);
        if (i > 0)
            add(out, SIGN_TEN + i - 1);
        is_begun = true;
        has_nought = false;
    }
}

static void add_parts(char *out, int parts)
{
    if (parts >= 10) {
        add(out, parts / 10);
        add(out, SIGN_JIAO);
    } else if (parts > 0 && out[0] != '\0') {
        add(out, 0);
    }
    if (parts % 10 > 0) {
        add(out, parts % 10);
        add(out, SIGN_PART);
    }
}

const char *ks_money_words(struct ks_arena *arena, int64_t fen)
{
    static const int groups[GROUPS] = {0, SIGN_MYRIAD, SIGN_HUNDRED_MILLION, SIGN_MYRIAD};
    char out[MOST_BYTES] = "";
    int64_t yuan = fen / FEN, weight = (int64_t)GROUP * GROUP * GROUP;

    if (fen < 0 || yuan / weight >= GROUP)
        return "";
    for (int i = GROUPS - 1; i >= 0; i--, weight /= GROUP) {
        int group = (int)(yuan / weight % GROUP);
        if (group > 0)
            add_group(out, group, group < GROUP / 10);
        /* Ten thousands of hundred millions share one word with what follows them. */
        if (i > 0 && (group > 0 || (i == 2 && out[0] != '\0')))
            add(out, groups[i]);
    }
    if (yuan > 0 || fen == 0) {
        if (yuan == 0)
            add(out, 0);
        add(out, SIGN_YUAN);
    }
    add_parts(out, (int)(fen % FEN));
    return ks_arena_strdup(arena, out);
}
