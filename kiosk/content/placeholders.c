/* Words in braces become what the court has set. */
#include "content/placeholders.h"

#include <string.h>

static const char *or_unset(const struct ks_words *words, const struct ks_words *unset,
                            enum ks_lang lang)
{
    const char *text = words->in[lang];
    return text && text[0] ? text : unset->in[lang];
}

static const char *hotline(const struct ks_load *load, enum ks_lang lang)
{
    (void)lang;
    return load->content->hotline;
}

static const char *address(const struct ks_load *load, enum ks_lang lang)
{
    return or_unset(&load->content->address, &load->content->address_unset, lang);
}

static const char *hours(const struct ks_load *load, enum ks_lang lang)
{
    return or_unset(&load->content->window_hours, &load->content->hours_unset, lang);
}

static const char *copies(const struct ks_load *load, enum ks_lang lang)
{
    return load->content->copies.in[lang];
}

static const struct {
    const char *word;
    const char *(*value)(const struct ks_load *load, enum ks_lang lang);
} placeholders[] = {
    {"{hotline}", hotline},
    {"{address}", address},
    {"{hours}", hours},
    {"{copies}", copies},
};
enum { PLACEHOLDER_COUNT = sizeof placeholders / sizeof placeholders[0] };

/* The value of the placeholder `text` begins with; NULL, with `*bytes` 0, if it is none. */
static const char *value_at(const struct ks_load *load, enum ks_lang lang, const char *text,
                            size_t *bytes)
{
    for (int i = 0; i < PLACEHOLDER_COUNT; i++) {
        *bytes = strlen(placeholders[i].word);
        if (strncmp(text, placeholders[i].word, *bytes) == 0)
            return placeholders[i].value(load, lang);
    }
    *bytes = 0;
    return NULL;
}

const char *ks_placeholders_fill(struct ks_load *load, int line, enum ks_lang lang,
                                 const char *text)
{
    struct ks_arena *arena = &load->content->arena;
    const char *number = load->content->hotline;
    if (!number)
        return text;
    if (strstr(text, number))
        ks_load_fault(load, line, "write {hotline} for %s: the number stands in court.json alone",
                      number);
    size_t done = 0;
    for (const char *brace = strchr(text, '{'); brace; brace = strchr(text + done, '{')) {
        size_t bytes = 0, before = (size_t)(brace - text);
        const char *value = value_at(load, lang, brace, &bytes);
        if (!value) {
            ks_load_fault(load, line, "the braces must hold hotline, address, hours or copies");
            return text;
        }
        if (strchr(value, '{')) {
            ks_load_fault(load, line, "what the braces stand for must not hold braces itself");
            return text;
        }
        text = ks_arena_printf(arena, "%.*s%s%s", (int)before, text, value, brace + bytes);
        done = before + strlen(value);
    }
    return text;
}
