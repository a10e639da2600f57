/* Sentences that give a time limit another name or consequence than its kind has. */
#include <string.h>
#include <strings.h>

#include "content/time_limits.h"
#include "content/wording.h"

/* Whether something in the same clause, just before `at`, says that it is not so. */
static bool is_denied(const struct ks_content *content, const char *text, const char *at)
{
    enum { BEFORE_BYTES = 30 }; /* ten characters */
    static const char *const stops[] = {"\xEF\xBC\x8C", "\xE3\x80\x82", "\xEF\xBC\x9B",
                                        "\xE3\x80\x81", "\xEF\xBC\x9A", "\xEF\xBC\x81"};
    size_t before = at - text > BEFORE_BYTES ? BEFORE_BYTES : (size_t)(at - text);
    for (size_t back = 1; back <= before; back++) { /* a sign begins nowhere inside another */
        for (int i = 0; i < 6; i++)
            if (strncmp(at - back, stops[i], 3) == 0)
                return false;
        for (int i = 0; i < content->denial_count; i++)
            if (content->denials[i] &&
                strncmp(at - back, content->denials[i], strlen(content->denials[i])) == 0)
                return true;
    }
    return false;
}

/* The same in English: a denial within the last words. */
static bool is_denied_en(const char *text, const char *at)
{
    enum { BEFORE_BYTES = 24 };
    static const char *const denials[] = {"not ", "never ", "nor ", "no "};
    const char *from = at - text > BEFORE_BYTES ? at - BEFORE_BYTES : text;
    for (const char *one = from; one < at; one++)
        for (int i = 0; i < 4; i++)
            if (strncasecmp(one, denials[i], strlen(denials[i])) == 0)
                return true;
    return false;
}

static char lower(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? (char)(sign - 'A' + 'a') : sign;
}

static bool has_letters(const char *text)
{
    for (; *text; text++)
        if (lower(*text) >= 'a' && lower(*text) <= 'z')
            return true;
    return false;
}

/* `phrase` in `text`, whether its letters are large or small: strcasestr() takes its time to begin,
 * and there are thousands of texts. Chinese has neither. */
static const char *find(const char *text, const char *phrase)
{
    if (!has_letters(phrase))
        return strstr(text, phrase);
    size_t bytes = strlen(phrase);
    char first = lower(phrase[0]);
    for (; *text; text++)
        if (lower(*text) == first && strncasecmp(text, phrase, bytes) == 0)
            return text;
    return NULL;
}

static bool claims(const struct ks_content *content, enum ks_lang lang, const char *text,
                   const char *phrase)
{
    for (const char *at = find(text, phrase); at; at = find(at + 1, phrase))
        if (!(lang == KS_LANG_EN ? is_denied_en(text, at) : is_denied(content, text, at)))
            return true;
    return false;
}

/* The first phrase of `text` (NULL: none) that its kind forbids, or NULL. */
static const char *find_forbidden(const struct ks_load *load, enum ks_limit_kind kind,
                                  enum ks_lang lang, const char *text)
{
    const struct ks_limit_words *words = &load->content->limits[kind];
    for (int i = 0; text && i < words->never_count[lang]; i++)
        if (words->never[lang][i] && claims(load->content, lang, text, words->never[lang][i]))
            return words->never[lang][i];
    return NULL;
}

/* `line` and `name` say where the phrase stands in the file being read. */
static void fault_forbidden(struct ks_load *load, int line, const char *name,
                            enum ks_limit_kind kind, const char *phrase)
{
    ks_load_fault(load, line, "\"%s\" says \"%s\", which is not so for a time limit of kind \"%s\"",
                  name, phrase, ks_limit_kind_code(kind));
}

void ks_check_sentences(struct ks_load *load, int line, const struct ks_node *root,
                        const struct ks_node *field, const char *text)
{
    static const char stop[] = "\xE3\x80\x82"; /* a Chinese full stop */
    while (*text) {
        const char *end = strstr(text, stop);
        const char *sentence =
            ks_arena_strndup(load->scratch, text, end ? (size_t)(end - text) : strlen(text));
        for (int kind = 0; kind < KS_LIMIT_KIND_COUNT; kind++) {
            const struct ks_limit_words *words = &load->content->limits[kind];
            if (!ks_wording_has_any(sentence, words->about, words->about_count))
                continue;
            const char *phrase =
                find_forbidden(load, (enum ks_limit_kind)kind, KS_LANG_ZH_CN, sentence);
            if (phrase)
                fault_forbidden(load, line,
                                field ? ks_node_path(load->scratch, root, field) : "notes",
                                (enum ks_limit_kind)kind, phrase);
        }
        text = end ? end + strlen(stop) : text + strlen(text);
    }
}

void ks_check_contradiction(struct ks_load *load, const struct ks_node *owner, const char *key,
                            enum ks_limit_kind kind, const struct ks_words *told)
{
    const struct ks_node *node = ks_node_near_key(owner, key);
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++) {
        const char *phrase = find_forbidden(load, kind, lang, told->in[lang]);
        if (phrase)
            fault_forbidden(load, ks_node_near_key(node, ks_lang_code(lang))->line, key, kind,
                            phrase);
    }
}
