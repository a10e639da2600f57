/* The readers of fields that tables name. */
#include "content/read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/faults.h"
#include "content/guide_refs.h"
#include "content/markup.h"
#include "content/outline.h"
#include "content/placeholders.h"
#include "content/wording.h"
#include "domain/money.h"

static const struct ks_field title_detail_fields[] = {
    KS_WORDS(struct ks_title_detail, title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ks_title_detail, detail, "detail", 70, 200),
};
const struct ks_shape ks_title_detail_shape = KS_SHAPE(title_detail_fields);

const struct ks_field ks_text_element = {.read = ks_read_text,
                                         .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT}};
const struct ks_field ks_source_element = {.read = ks_read_source,
                                           .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT}};
const struct ks_field ks_words_element = {.read = ks_read_words};
const struct ks_field ks_title_detail_element = {.read = ks_read_object,
                                                 .shape = &ks_title_detail_shape};

static void *place(void *owner, const struct ks_field *field)
{
    return (char *)owner + field->offset;
}

static bool is_kind(struct ks_load *load, const struct ks_node *node, enum ks_node_kind kind)
{
    static const char *const kinds[] = {
        [KS_NODE_BOOL] = KS_N_("true or false"), [KS_NODE_TEXT] = KS_N_("a text in quotes"),
        [KS_NODE_LIST] = KS_N_("a list"),        [KS_NODE_OBJECT] = KS_N_("an object"),
        [KS_NODE_INT] = KS_N_("a whole number"),
    };
    if (node->kind == kind)
        return true;
    if (node->name[0])
        ks_load_fault(load, node->line, "\"%s\" must be %s", node->name, ks_staff_tr(kinds[kind]));
    else
        ks_load_fault(load, node->line, "the file must hold %s", ks_staff_tr(kinds[kind]));
    return false;
}

static bool is_known(const struct ks_shape *shape, const char *key)
{
    for (int i = 0; i < shape->count; i++)
        if (strcmp(shape->fields[i].key, key) == 0)
            return true;
    return false;
}

void ks_read_shape(struct ks_load *load, const struct ks_node *node, const struct ks_shape *shape,
                   void *owner)
{
    if (!is_kind(load, node, KS_NODE_OBJECT))
        return;
    ks_outline_note(load->outline, load->file, node, shape);
    for (int i = 0; i < node->child_count; i++)
        if (!is_known(shape, node->children[i].key))
            ks_load_fault(load, node->children[i].line, "unknown key \"%s\"",
                          node->children[i].key);
    for (int i = 0; i < shape->count; i++) {
        const struct ks_field *field = &shape->fields[i];
        const struct ks_node *member = ks_node_member(node, field->key);
        if (member)
            field->read(load, member, field, owner);
        else if (!field->is_optional)
            ks_load_fault(load, node->line, "key \"%s\" is missing", field->key);
    }
}

static void fault_flaw(struct ks_load *load, int line, const char *name, uint32_t code)
{
    if (code < ' ')
        ks_load_fault(load, line, "\"%s\" has %s", name, ks_staff_tr(ks_wording_flaw(code)));
    else
        ks_load_fault(load, line, "\"%s\" has %s, U+%04X", name, ks_staff_tr(ks_wording_flaw(code)),
                      (unsigned)code);
}

void ks_check_size(struct ks_load *load, int line, const char *name, const char *text, int most)
{
    bool is_short = !text || strlen(text) <= (size_t)most; /* a character is a byte at least */
    size_t count = is_short ? 0 : ks_utf8_count(text);
    if (count > (size_t)most)
        ks_load_fault(load, line, "\"%s\" has %d characters, %d is the most", name, (int)count,
                      most);
}

bool ks_check_characters(struct ks_load *load, int line, const char *name, const char *text)
{
    uint32_t code = ks_wording_find_flaw(text);
    if (code)
        fault_flaw(load, line, name, code);
    return code == 0;
}

static const char *checked_text(struct ks_load *load, const struct ks_node *node)
{
    if (!is_kind(load, node, KS_NODE_TEXT) ||
        !ks_check_characters(load, node->line, node->name, node->text))
        return NULL;
    return ks_arena_strdup(&load->content->arena, node->text);
}

void ks_read_text(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    const char *text = checked_text(load, node);
    if (text && ks_wording_is_blank(text)) {
        ks_load_fault(load, node->line, "\"%s\" is empty", node->name);
        text = NULL;
    }
    ks_check_size(load, node->line, node->name, text, field->most[KS_LANG_ZH_CN]);
    memcpy(place(owner, field), &text, sizeof text);
}

void ks_read_id(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                void *owner)
{
    const char *text = checked_text(load, node);
    if (text && !ks_code_is_id(text)) {
        ks_load_fault(load, node->line, "\"%s\" must be 1 to 23 of a-z 0-9 - _", node->name);
        text = NULL;
    }
    memcpy(place(owner, field), &text, sizeof text);
}

void ks_read_icon(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    const char *text = checked_text(load, node);
    if (text && !ks_wording_is_icon(text)) {
        ks_load_fault(load, node->line, "there is no icon \"%s\"", text);
        text = NULL;
    } else if (text && ks_wording_is_sign(text)) {
        ks_load_fault(load, node->line, "the icon \"%s\" means something else on every page", text);
    }
    memcpy(place(owner, field), &text, sizeof text);
}

static enum ks_lang language_of(const struct ks_node *node)
{
    enum ks_lang lang = KS_LANG_ZH_CN;
    while (lang < KS_LANG_COUNT && strcmp(ks_lang_code(lang), node->key) != 0)
        lang++;
    return lang;
}

/* With what the court has set, and without any markup: here pages know none. */
static const char *plain_text(struct ks_load *load, const struct ks_node *child, const char *name,
                              enum ks_lang lang, const char *text)
{
    text = ks_placeholders_fill(load, child->line, lang, text);
    ks_guide_refs_note(load, child->line, lang, text);
    const char *mark = ks_markup_find(text);
    if (mark)
        ks_load_fault(load, child->line, "\"%s\" has %s: this text is shown as it stands", name,
                      ks_staff_tr(mark));
    return text;
}

/* What is there, in words; false if it is not even an object. */
static bool read_languages(struct ks_load *load, const struct ks_node *node,
                           const struct ks_field *field, struct ks_words *words)
{
    if (!is_kind(load, node, KS_NODE_OBJECT))
        return false;
    for (int i = 0; i < node->child_count; i++) {
        const struct ks_node *child = &node->children[i];
        enum ks_lang lang = language_of(child);
        if (lang == KS_LANG_COUNT) {
            ks_load_fault(load, child->line, "unknown key \"%s\"", child->key);
            continue;
        }
        words->in[lang] = checked_text(load, child);
        if (words->in[lang])
            words->in[lang] = plain_text(load, child, node->name, lang, words->in[lang]);
        ks_check_size(load, child->line, node->name, words->in[lang], field->most[lang]);
    }
    return true;
}

static bool is_missing(const struct ks_node *node, const struct ks_words *words, enum ks_lang lang)
{
    const struct ks_node *child = ks_node_member(node, ks_lang_code(lang));
    return !child || (words->in[lang] && ks_wording_is_blank(words->in[lang]));
}

static void require_languages(struct ks_load *load, const struct ks_node *node,
                              const struct ks_words *words)
{
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        if (is_missing(node, words, lang))
            ks_load_fault(load, ks_node_near_key(node, ks_lang_code(lang))->line,
                          "\"%s\" has no %s text", node->name, ks_lang_code(lang));
}

void ks_read_words(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner)
{
    struct ks_words words = {0};
    if (read_languages(load, node, field, &words))
        require_languages(load, node, &words);
    memcpy(place(owner, field), &words, sizeof words);
}

static bool is_blank_everywhere(const struct ks_node *node, const struct ks_words *words)
{
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        if (!ks_node_member(node, ks_lang_code(lang)) || !is_missing(node, words, lang))
            return false;
    return true;
}

void ks_read_words_or_blank(struct ks_load *load, const struct ks_node *node,
                            const struct ks_field *field, void *owner)
{
    struct ks_words words = {0};
    if (read_languages(load, node, field, &words)) {
        if (is_blank_everywhere(node, &words))
            words = (struct ks_words){{"", ""}};
        else
            require_languages(load, node, &words);
    }
    memcpy(place(owner, field), &words, sizeof words);
}

void ks_read_keywords(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    const struct ks_words *words = place(owner, field);
    ks_read_words(load, node, field, owner);
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
        if (words->in[lang] && ks_wording_has_stop(words->in[lang]))
            ks_load_fault(load, ks_node_near_key(node, ks_lang_code(lang))->line,
                          "\"%s\" must be words with spaces between, without commas and stops",
                          node->name);
}

void ks_read_int(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                 void *owner)
{
    int number = 0;
    if (node->kind == KS_NODE_INT && node->number >= field->low && node->number <= field->high)
        number = (int)node->number;
    else
        ks_load_fault(load, node->line, "\"%s\" must be a whole number from %d to %d", node->name,
                      field->low, field->high);
    memcpy(place(owner, field), &number, sizeof number);
}

void ks_read_yuan(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    int yuan = 0;
    const struct ks_field number = {.low = field->low, .high = field->high};
    ks_read_int(load, node, &number, &yuan);
    int64_t fen = (int64_t)yuan * KS_FEN_PER_YUAN;
    memcpy(place(owner, field), &fen, sizeof fen);
}

void ks_read_bool(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    bool value = is_kind(load, node, KS_NODE_BOOL) && node->is_true;
    memcpy(place(owner, field), &value, sizeof value);
}

void ks_read_choice(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner)
{
    char all[128] = "";
    size_t used = 0;
    for (int i = 0; field->words[i]; i++) {
        if (node->kind == KS_NODE_TEXT && strcmp(node->text, field->words[i]) == 0) {
            memcpy(place(owner, field), &i, sizeof i);
            return;
        }
        used +=
            (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? ", " : "", field->words[i]);
    }
    ks_load_fault(load, node->line, "\"%s\" must be one of: %s", node->name, all);
}

void ks_read_date(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    struct ks_date date = {0};
    if (node->kind != KS_NODE_TEXT || ks_date_parse(node->text, &date, NULL) != KS_OK)
        ks_load_fault(load, node->line, "\"%s\" must be a day that exists, as YYYY-MM-DD",
                      node->name);
    memcpy(place(owner, field), &date, sizeof date);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/* "HH:MM" to minutes after midnight, "24:00" included; -1 for anything else. */
static int parse_minute(const char *text)
{
    if (strlen(text) != 5 || text[2] != ':' || strspn(text, "0123456789") != 2 ||
        strspn(text + 3, "0123456789") != 2)
        return -1;
    int minute = two_digits(text) * 60 + two_digits(text + 3);
    return two_digits(text + 3) < 60 && minute <= KS_DAY_MINUTES ? minute : -1;
}

/* -1 stays where the time could not be read, so that no further fault follows from it. */
void ks_read_minute(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner)
{
    int minute = node->kind == KS_NODE_TEXT ? parse_minute(node->text) : -1;
    if (minute < 0)
        ks_load_fault(load, node->line, "\"%s\" must be a time from 00:00 to 24:00, as HH:MM",
                      node->name);
    memcpy((char *)owner + field->offset, &minute, sizeof minute);
}

void ks_read_list(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
{
    if (!is_kind(load, node, KS_NODE_LIST))
        return;
    if (node->child_count < field->low)
        ks_load_fault(load, node->line, "\"%s\" needs at least %d", node->name, field->low);
    if (node->child_count > field->high)
        ks_load_fault(load, node->line, "\"%s\" takes at most %d", node->name, field->high);
    int count = node->child_count < field->high ? node->child_count : field->high;
    struct ks_field element = *field->element;
    if (field->most[KS_LANG_ZH_CN] > 0)
        memcpy(element.most, field->most, sizeof element.most);
    char *list = ks_arena_alloc(&load->content->arena, ((size_t)count + 1) * field->element_bytes);
    for (int i = 0; i < count; i++)
        element.read(load, &node->children[i], &element, list + (size_t)i * field->element_bytes);
    memcpy(place(owner, field), &list, sizeof list);
    memcpy((char *)owner + field->count_offset, &count, sizeof count);
}

void ks_read_object(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner)
{
    ks_read_shape(load, node, field->shape, place(owner, field));
}

/* What is known second hand alone is not told as if it had been read. */
static void check_is_read(struct ks_load *load, const struct ks_node *node, const char *text)
{
    const struct ks_content *content = load->content;
    for (int i = 0; i < content->second_hand_count; i++)
        if (content->second_hand[i] && strstr(text, content->second_hand[i]))
            ks_load_fault(load, node->line,
                          "\"%s\" names \"%s\", which was not read in the original: it begins with "
                          "%s",
                          node->name, content->second_hand[i], KS_DOUBT_MARK);
}

enum { MOST_NAMED = 32 /* statutes of a source, articles of a statute */ };

/* The parts of `text` between the `sign`s, and how many; what is beyond MOST_NAMED is left out. */
static int split(struct ks_arena *arena, const char *text, const char *sign,
                 const char *parts[MOST_NAMED])
{
    int count = 0;
    while (text && count < MOST_NAMED) {
        const char *end = strstr(text, sign);
        parts[count++] = ks_arena_strndup(arena, text, end ? (size_t)(end - text) : strlen(text));
        text = end ? end + strlen(sign) : NULL;
    }
    return count;
}

static void fault_twice(struct ks_load *load, const struct ks_node *node, const char **names,
                        int count)
{
    for (int i = 1; i < count; i++)
        for (int j = 0; j < i; j++)
            if (strcmp(names[i], names[j]) == 0)
                ks_load_fault(load, node->line, "\"%s\" names \"%s\" twice", node->name, names[i]);
}

/* Where the articles begin behind the name of a statute; NULL if it has none. */
static const char *first_article(const char *statute)
{
    enum { ORDINAL = 0x7B2C, BRACKET = 0xFF09 /* of full width, closing */ };
    uint32_t code, before = 0;
    for (const char *at = statute, *here = at; (code = ks_utf8_next(&at)); here = at) {
        if (code == ORDINAL && (before == ' ' || before == BRACKET))
            return here;
        before = code;
    }
    return NULL;
}

/* A source names a statute once, and of it an article once. */
static void check_named_once(struct ks_load *load, const struct ks_node *node, const char *text)
{
    const char *statutes[MOST_NAMED], *names[MOST_NAMED], *articles[MOST_NAMED];
    int count = split(load->scratch, text, "\xEF\xBC\x9B", statutes);
    for (int i = 0; i < count; i++) {
        const char *first = first_article(statutes[i]);
        names[i] = first
                       ? ks_arena_strndup(load->scratch, statutes[i], (size_t)(first - statutes[i]))
                       : statutes[i];
        fault_twice(load, node, articles, split(load->scratch, first, "\xE3\x80\x81", articles));
    }
    fault_twice(load, node, names, count);
}

/* A mark of doubt leads its source: the pages turn it into words there, and nowhere else. */
void ks_read_source(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner)
{
    static const char mark[] = KS_DOUBT_MARK " ";
    const char *text;
    ks_read_text(load, node, field, owner);
    memcpy(&text, place(owner, field), sizeof text);
    if (!text)
        return;
    bool is_marked = strncmp(text, mark, sizeof mark - 1) == 0;
    text += is_marked ? sizeof mark - 1 : 0;
    if (strstr(text, KS_DOUBT_MARK))
        ks_load_fault(load, node->line,
                      "\"%s\" has %s where it does not begin, with a space after it", node->name,
                      KS_DOUBT_MARK);
    if (!is_marked)
        check_is_read(load, node, text);
    check_named_once(load, node, text);
}

static const char *text_at(const struct ks_node *list, int index, const char *key)
{
    const struct ks_node *member = ks_node_member(&list->children[index], key);
    return member && member->kind == KS_NODE_TEXT ? member->text : NULL;
}

void ks_check_unique(struct ks_load *load, const struct ks_node *list, const char *key)
{
    for (int i = 0; list->kind == KS_NODE_LIST && i < list->child_count; i++) {
        const char *text = text_at(list, i, key);
        for (int j = 0; text && j < i; j++) {
            if (!ks_is_same_text(text, text_at(list, j, key)))
                continue;
            ks_load_fault(load, ks_node_near_key(&list->children[i], key)->line,
                          "%s \"%s\" is there twice in \"%s\"", key, text, list->name);
            break;
        }
    }
}

void ks_check_ids(struct ks_load *load, const struct ks_node *list)
{
    ks_check_unique(load, list, "id");
}

void ks_check_icons(struct ks_load *load, const struct ks_node *list)
{
    ks_check_unique(load, list, "icon");
}
