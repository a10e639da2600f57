/* Reading a pack by tables: each object of the format is a table of fields, each field a key, a
 * reader and the place its value goes to. Whatever is wrong becomes a fault and reading goes on, so
 * that one run names everything; a value that could not be read is left {0}. */
#ifndef KS_CONTENT_READ_H
#define KS_CONTENT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "content/content.h"
#include "content/node.h"
#include "content/pack_files.h"

struct ks_outline; /* content/outline.h */

/* One reading of a pack. All parts are borrowed. */
struct ks_load {
    struct ks_pack_files *files;
    struct ks_content *content; /* being filled; its arena owns what was read */
    struct ks_content_faults *faults;
    struct ks_arena *scratch;            /* nodes; gone when their file has been read */
    const char *file;                    /* the file being read */
    bool has_lost_names;                 /* some page that may name other files could not be read */
    bool has_lost_guides;                /* some guide, or its id, could not be read */
    struct ks_guide_refs *refs;          /* guides named in texts; NULL: not gathered */
    struct ks_date today;                /* no page was checked later; {0}: not looked at */
    struct ks_outline *outline;          /* of the one file of which one is wanted; NULL: of none */
    char prose_sha[KS_CRYPTO_SHA_BYTES]; /* of the notes read since the last page with sources */
};

struct ks_field;

enum { KS_MOST_IN_TEXT = 240 }; /* characters of a text that is not in several languages */

/* Reads `node` into `owner` + field->offset. */
struct ks_shape {
    const struct ks_field *fields;
    int count;
};

struct ks_field {
    const char *key;
    void (*read)(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                 void *owner);
    size_t offset;                  /* of the value in its struct */
    size_t count_offset;            /* lists: of the int that counts */
    size_t element_bytes;           /* lists */
    const struct ks_field *element; /* lists: how to read one, at offset 0 */
    const struct ks_shape *shape;   /* objects */
    const char *const *words;       /* choices: NULL-terminated, in the order of the enum */
    int low, high;           /* numbers: both included; lists: how many at the least and most */
    int most[KS_LANG_COUNT]; /* texts: characters in each language, as many as a page and a
                                slip have room for; lists of words: of each */
    bool is_optional;
};

#define KS_FIELD(type, member, key_text, reader)                                                   \
    {                                                                                              \
        .key = (key_text), .read = (reader), .offset = offsetof(type, member)                      \
    }
/* Texts: the most characters in Chinese and in English. */
#define KS_SIZED(type, member, key_text, reader, chinese, english)                                 \
    {                                                                                              \
        .key = (key_text), .read = (reader), .offset = offsetof(type, member), .most = {           \
            (chinese),                                                                             \
            (english)                                                                              \
        }                                                                                          \
    }
#define KS_WORDS(type, member, key_text, chinese, english)                                         \
    KS_SIZED(type, member, key_text, ks_read_words, chinese, english)
#define KS_WORDS_OR_BLANK(type, member, key_text, chinese, english)                                \
    KS_SIZED(type, member, key_text, ks_read_words_or_blank, chinese, english)
#define KS_KEYWORDS(type, member, key_text, chinese, english)                                      \
    KS_SIZED(type, member, key_text, ks_read_keywords, chinese, english)
#define KS_TEXT(type, member, key_text)                                                            \
    KS_SIZED(type, member, key_text, ks_read_text, KS_MOST_IN_TEXT, KS_MOST_IN_TEXT)
#define KS_SOURCE(type, member, key_text)                                                          \
    KS_SIZED(type, member, key_text, ks_read_source, KS_MOST_IN_TEXT, KS_MOST_IN_TEXT)
#define KS_NUMBER(type, member, key_text, lowest, highest)                                         \
    {                                                                                              \
        .key = (key_text), .read = ks_read_int, .offset = offsetof(type, member), .low = (lowest), \
        .high = (highest)                                                                          \
    }
/* A title in few words, for large text; may be left out. */
#define KS_SHORT_FIELD(type, member)                                                               \
    {                                                                                              \
        .key = "short", .read = ks_read_words, .offset = offsetof(type, member), .most = {8, 16},  \
        .is_optional = true                                                                        \
    }
#define KS_LIST(type, member, counter, key_text, how, bytes, least, greatest)                      \
    {                                                                                              \
        .key = (key_text), .read = ks_read_list, .offset = offsetof(type, member),                 \
        .count_offset = offsetof(type, counter), .element = (how), .element_bytes = (bytes),       \
        .low = (least), .high = (greatest)                                                         \
    }
/* A list of words, each of so many characters at the most. */
#define KS_WORDS_LIST(type, member, counter, key_text, least, greatest, chinese, english)          \
    {                                                                                              \
        .key = (key_text), .read = ks_read_list, .offset = offsetof(type, member),                 \
        .count_offset = offsetof(type, counter), .element = &ks_words_element,                     \
        .element_bytes = sizeof(struct ks_words), .low = (least), .high = (greatest), .most = {    \
            (chinese),                                                                             \
            (english)                                                                              \
        }                                                                                          \
    }
/* A list of which nothing may be missing. */
#define KS_WHOLE_LIST(type, member, counter, key_text, how, bytes, number)                         \
    {                                                                                              \
        .key = (key_text), .read = ks_read_list, .offset = offsetof(type, member),                 \
        .count_offset = offsetof(type, counter), .element = (how), .element_bytes = (bytes),       \
        .low = (number), .high = (number)                                                          \
    }
#define KS_YUAN(type, member, key_text, lowest, highest)                                           \
    {                                                                                              \
        .key = (key_text), .read = ks_read_yuan, .offset = offsetof(type, member),                 \
        .low = (lowest), .high = (highest)                                                         \
    }
#define KS_TITLE_DETAIL(type, member, key_text)                                                    \
    {                                                                                              \
        .key = (key_text), .read = ks_read_object, .offset = offsetof(type, member),               \
        .shape = &ks_title_detail_shape                                                            \
    }
/* The three keys every legal page has. */
#define KS_PROVENANCE_FIELDS(type, member)                                                         \
    KS_LIST(type, member.refs, member.ref_count, "sources", &ks_source_element,                    \
            sizeof(const char *), 1, KS_MOST_IN_LIST),                                             \
        KS_FIELD(type, member.checked, "checked", ks_read_date),                                   \
        KS_FIELD(type, member.recheck, "recheck", ks_read_date)
#define KS_SHAPE(table)                                                                            \
    {                                                                                              \
        (table), (int)(sizeof(table) / sizeof(table)[0])                                           \
    }

/* Adds a fault in the file being read. */
void ks_load_fault(struct ks_load *load, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The nodes of the file being read, in the scratch arena. NULL, with a fault, if it holds no JSON;
 * NULL alone if it could not even be read. */
struct ks_pack_file;
const struct ks_node *ks_load_parse(struct ks_load *load, const struct ks_pack_file *file);

/* A whole object: each unknown key, each missing key, each field. */
void ks_read_shape(struct ks_load *load, const struct ks_node *node, const struct ks_shape *shape,
                   void *owner);

/* Readers for tables. Text is UTF-8 that is not blank, on one line, of characters the kiosk can
 * show (ks_wording_flaw) and not too long (`most`); an id is 1 to 23 of a-z 0-9 - _ ;
 * words must be there in each language. */
void ks_read_text(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
/* As ks_read_text: statute and article, or the publisher; KS_DOUBT_MARK only in front. */
void ks_read_source(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner);
void ks_read_id(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                void *owner);
void ks_read_icon(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
void ks_read_words(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner);
/* As ks_read_words, but blank is fine if it is blank in each language. */
void ks_read_words_or_blank(struct ks_load *load, const struct ks_node *node,
                            const struct ks_field *field, void *owner);
/* As ks_read_words: everyday words to find a page by, with spaces between. */
void ks_read_keywords(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);
void ks_read_int(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                 void *owner);
/* Whole yuan, kept as int64_t fen; `low` and `high` are yuan. */
void ks_read_yuan(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
void ks_read_bool(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
void ks_read_choice(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner);
void ks_read_date(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
/* "HH:MM" to minutes after midnight, "24:00" included; -1, so that no further fault follows, for
 * anything else. */
void ks_read_minute(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner);
void ks_read_list(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner);
void ks_read_object(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                    void *owner);

extern const struct ks_shape ks_title_detail_shape;

/* Elements of lists. */
extern const struct ks_field ks_text_element;
extern const struct ks_field ks_source_element;
extern const struct ks_field ks_words_element;
extern const struct ks_field ks_title_detail_element;

/* A list of struct ks_title_detail. */
#define KS_TITLE_DETAIL_LIST(type, member, counter, key_text, greatest)                            \
    KS_LIST(type, member, counter, key_text, &ks_title_detail_element,                             \
            sizeof(struct ks_title_detail), 1, greatest)

/* Faults `text` (NULL: none) if it has more than `most` characters. */
void ks_check_size(struct ks_load *load, int line, const char *name, const char *text, int most);

/* Faults the first character of `text` that a page cannot show; true if there is none. */
bool ks_check_characters(struct ks_load *load, int line, const char *name, const char *text);

/* Checks shared by pages: no id, no icon, or no value of `key`, is there twice in a list of objects
 * (what stands side by side is told apart by its icon). */
void ks_check_ids(struct ks_load *load, const struct ks_node *list);
void ks_check_icons(struct ks_load *load, const struct ks_node *list);
void ks_check_unique(struct ks_load *load, const struct ks_node *list, const char *key);

/* Whether both are there and equal. */
bool ks_is_same_text(const char *a, const char *b);

#endif
