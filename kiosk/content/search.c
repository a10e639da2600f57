/* search.json: everyday words that pages are found by. */
#include <string.h>

#include "content/parts.h"
#include "content/wording.h"
#include "search/letters.h"
#include "search/sounds.h"

enum { MAX_SYLLABLE = 6 };

struct draft {
    struct ks_find_page *pages;
    int page_count;
    struct ks_word_reading *readings;
    int reading_count;
};

static const struct ks_field page_fields[] = {
    KS_FIELD(struct ks_find_page, page, "page", ks_read_page_name),
    KS_WORDS(struct ks_find_page, title, "title", 28, 72),
    KS_KEYWORDS(struct ks_find_page, keywords, "keywords", 320, 320),
};
static const struct ks_shape page_shape = KS_SHAPE(page_fields);
static const struct ks_field page_element = {.read = ks_read_object, .shape = &page_shape};

static const struct ks_field reading_fields[] = {
    KS_TEXT(struct ks_word_reading, word, "word"),
    KS_TEXT(struct ks_word_reading, pinyin, "pinyin"),
};
static const struct ks_shape reading_shape = KS_SHAPE(reading_fields);
static const struct ks_field reading_element = {.read = ks_read_object, .shape = &reading_shape};

static const struct ks_field search_fields[] = {
    KS_LIST(struct draft, pages, page_count, "pages", &page_element, sizeof(struct ks_find_page), 1,
            KS_MOST_IN_LIST),
    KS_LIST(struct draft, readings, reading_count, "readings", &reading_element,
            sizeof(struct ks_word_reading), 0, KS_MOST_IN_LIST),
};
static const struct ks_shape search_shape = KS_SHAPE(search_fields);

void ks_read_page_name(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner)
{
    const char *page = NULL;
    const struct ks_field plain = {.key = field->key};
    ks_read_id(load, node, &plain, &page);
    if (page && ks_wording_page_of(page) == KS_PAGE_COUNT) {
        ks_load_fault(load, node->line, "there is no page \"%s\"", page);
        page = NULL;
    }
    memcpy((char *)owner + field->offset, &page, sizeof page);
}

/* Syllables of a-z with one space between them; 0 if it is anything else. */
static int count_syllables(const char *pinyin)
{
    int count = 0;
    while (true) {
        size_t letters = strspn(pinyin, "abcdefghijklmnopqrstuvwxyz");
        if (letters == 0 || letters > MAX_SYLLABLE)
            return 0;
        count++;
        pinyin += letters;
        if (*pinyin == '\0')
            return count;
        if (*pinyin++ != ' ')
            return 0;
    }
}

/* Chinese characters; 0 if it has anything else, or more than the search takes. */
static int count_characters(const char *word)
{
    int count = 0;
    for (uint32_t letter; (letter = ks_letter_next(&word)) != 0; count++)
        if (!ks_letter_is_han(letter) || count == KS_READING_MAX_LETTERS)
            return 0;
    return count;
}

static void check_reading(struct ks_load *load, const struct ks_word_reading *reading,
                          const struct ks_node *node)
{
    if (!reading->word || !reading->pinyin)
        return;
    int line = ks_node_near_key(node, "pinyin")->line;
    int syllables = count_syllables(reading->pinyin), characters = count_characters(reading->word);
    if (syllables == 0)
        ks_load_fault(
            load, line,
            "\"pinyin\" must be syllables of a-z with one space between, as \"huan qian\"");
    if (characters == 0)
        ks_load_fault(load, ks_node_near_key(node, "word")->line,
                      "\"word\" must be 1 to %d Chinese characters", KS_READING_MAX_LETTERS);
    if (syllables && characters && syllables != characters)
        ks_load_fault(load, line, "\"pinyin\" has %d syllables for the %d characters of \"%s\"",
                      syllables, characters, reading->word);
}

void ks_part_read_search(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &search_shape, &draft);
    load->content->find_pages = draft.pages;
    load->content->find_page_count = draft.page_count;
    load->content->readings = draft.readings;
    load->content->reading_count = draft.reading_count;
    const struct ks_node *readings = ks_node_near_key(root, "readings");
    ks_check_unique(load, ks_node_near_key(root, "pages"), "page");
    ks_check_unique(load, readings, "word");
    for (int i = 0; i < draft.reading_count; i++)
        check_reading(load, &draft.readings[i], ks_node_near_item(readings, i));
}
