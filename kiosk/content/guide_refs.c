/* Guides named by number in a text: "guide 26", "guides 14 and 15", in either language. */
#include "content/guide_refs.h"

#include <string.h>

#include "base/utf8.h"
#include "content/faults.h"
#include "content/figure_walk.h"

enum { AND = 0x548C, OR = 0x6216 };

/* "guide" in Chinese. */
static const uint32_t chinese[] = {0x6307, 0x5F15};

void ks_guide_refs_add(struct ks_load *load, struct ks_guide_ref ref)
{
    struct ks_guide_refs *refs = load->refs;
    refs->list = ks_arena_room(&load->content->arena, refs->list, refs->count, &refs->capacity,
                               sizeof *refs->list);
    refs->list[refs->count++] = ref;
}

/* What stands between the numbers of a row of guides; past it, if it stands here. */
static bool take_joint(const char **text)
{
    static const char *const joints[] = {"\xE3\x80\x81", ", ", " and ", " or ", " to ", "/"};
    const char *peek = *text;
    uint32_t code = ks_utf8_next(&peek);
    if (code == AND || code == OR) {
        *text = peek;
        return true;
    }
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        size_t bytes = strlen(joints[i]);
        if (strncmp(*text, joints[i], bytes) == 0) {
            *text += bytes;
            return true;
        }
    }
    return false;
}

/* A number with a unit behind it is no guide: it is followed by a mark or the end. */
static bool is_closed(const char *text)
{
    static const char *const marks[] = {"\xE3\x80\x82", "\xE3\x80\x81", "\xEF\xBC\x8C",
                                        "\xEF\xBC\x9B", "\xEF\xBC\x89"};
    if (!*text || strchr(".,;)", *text))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strncmp(text, marks[i], 3) == 0)
            return true;
    return false;
}

static void note_row(struct ks_load *load, int line, const char *text)
{
    text += strspn(text, "s ");
    long long number = ks_number_read(&text);
    if (number < 0)
        return;
    ks_guide_refs_add(load, (struct ks_guide_ref){load->file, line, number});
    while (take_joint(&text)) {
        text += strspn(text, " ");
        number = ks_number_read(&text);
        if (number < 0 || !is_closed(text))
            return;
        ks_guide_refs_add(load, (struct ks_guide_ref){load->file, line, number});
    }
}

void ks_guide_refs_note(struct ks_load *load, int line, enum ks_lang lang, const char *text)
{
    char word[16] = "uide"; /* with a capital or not */
    if (!load->refs)
        return;
    if (lang == KS_LANG_ZH_CN)
        ks_utf8_put(word + ks_utf8_put(word, chinese[0]), chinese[1]);
    size_t bytes = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + bytes, word))
        note_row(load, line, at + bytes);
}

/* By index; -1 if there is none. */
static int find_number(const struct ks_content *content, long long number)
{
    for (int i = 0; i < content->guide_count; i++)
        if (content->guides[i].number == number)
            return i;
    return -1;
}

static bool has_named(const struct ks_guide *guide, long long number)
{
    for (int i = 0; i < guide->named_count; i++)
        if (guide->named[i] == number)
            return true;
    return false;
}

void ks_guide_refs_take(struct ks_load *load, int first, struct ks_guide *guide)
{
    const struct ks_guide_refs *refs = load->refs;
    if (!refs)
        return;
    guide->named = ks_arena_alloc(&load->content->arena,
                                  (size_t)(refs->count - first + 1) * sizeof *guide->named);
    for (int i = first; i < refs->count; i++) {
        long long number = refs->list[i].number;
        if (number != guide->number && number <= KS_MOST_GUIDES && !has_named(guide, number))
            guide->named[guide->named_count++] = (int)number;
    }
}

void ks_guide_refs_check(struct ks_load *load)
{
    struct ks_content *content = load->content;
    for (int i = 0; i < load->refs->count; i++) {
        const struct ks_guide_ref *ref = &load->refs->list[i];
        if (find_number(content, ref->number) < 0)
            ks_faults_add(load->faults, ref->file, ref->line, "there is no guide %lld",
                          ref->number);
    }
    for (int i = 0; i < content->guide_count; i++)
        for (int j = 0; j < content->guides[i].named_count; j++)
            content->guides[i].named[j] = find_number(content, content->guides[i].named[j]);
}
