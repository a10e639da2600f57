/* How long a text of each kind may be. */
#include "content/sizes.h"

#include <string.h>

#include "content/content.h"

static const int block_size[KS_LANG_COUNT] = {240, 720};

/* A title is drawn large and stands on every page of a topic; a line is read standing. */
static const struct {
    const char *key;
    int most[KS_LANG_COUNT]; /* characters */
} words[] = {
    {"amount_label", {24, 60}}, {"bars_title", {24, 60}},
    {"bring", {40, 120}},       {"contact", {60, 160}},
    {"court_name", {24, 60}},   {"declaration", {120, 360}},
    {"ask", {24, 60}},          {"copies", {24, 60}},
    {"foreigners", {70, 200}},  {"late", {90, 260}},
    {"today", {90, 260}},       {"hall_name", {30, 60}},
    {"keywords", {320, 480}},   {"label", {40, 100}},
    {"legal_title", {24, 60}},  {"limit_note", {240, 720}},
    {"limit_tag", {18, 40}},    {"name", {16, 40}},
    {"note", {240, 720}},       {"rule", {120, 320}},
    {"short", {8, 16}},         {"situation", {24, 60}},
    {"tag", {8, 24}},           {"text", {40, 100}},
    {"title", {28, 72}},        {"value", {16, 24}},
    {"voluntary", {60, 200}},   {"while_waiting", {40, 120}},
};
static const int other_words[KS_LANG_COUNT] = {70, 200};

static const struct {
    const char *key;
    int most;
} lists[] = {
    {"announcements", 8},  {"bars", 8},     {"bring", 16},
    {"clues", 24},         {"figures", 12}, {"groups", 16},
    {"hours", 6},          {"kinds", 6},    {"limits", KS_MOST_LIMITS},
    {"materials", 24},     {"options", 12}, {"points", 12},
    {"risks", 12},         {"lines", 12},   {"starts", 30},
    {"seats", 60},         {"steps", 16},   {"ways", 10},
    {"while_waiting", 12}, {"where", 10},   {"who", 10},
};

int ks_sizes_words(const char *key, enum ks_lang lang)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i].key[0] == key[0] && strcmp(words[i].key, key) == 0)
            return words[i].most[lang];
    return other_words[lang];
}

int ks_sizes_block(enum ks_lang lang)
{
    return block_size[lang];
}

int ks_sizes_list(const char *key)
{
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (lists[i].key[0] == key[0] && strcmp(lists[i].key, key) == 0)
            return lists[i].most;
    return KS_MOST_IN_LIST;
}
