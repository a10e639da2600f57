/* The words of a Word document, read by expat, opened when first needed. It declares nothing of its
 * own: a document type, and with it every entity, ends the reading. */
#include <expat.h>
#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "base/library.h"
#include "content/docx_private.h"

enum { MOST_DEPTH = 200 };

#define FUNCTIONS(F)                                                                               \
    F(XML_ParserCreateNS)                                                                          \
    F(XML_ParserFree)                                                                              \
    F(XML_SetUserData)                                                                             \
    F(XML_SetElementHandler)                                                                       \
    F(XML_SetCharacterDataHandler)                                                                 \
    F(XML_SetStartDoctypeDeclHandler)                                                              \
    F(XML_StopParser)                                                                              \
    F(XML_Parse)

static struct {
    FUNCTIONS(KS_LIBRARY_POINTER)
} door;
static KS_LIBRARY_DOOR(open_door, "libexpat.so.1", FUNCTIONS, door)

/* Words so far. */
struct reading {
    XML_Parser parser;
    char *out; /* has room for as many bytes as there are of XML, which has more */
    size_t used;
    int depth, text_depth, skip_depth; /* 0: not within one */
    int paragraph_depth;               /* of what says how a paragraph looks */
    const char *why;                   /* it is refused; NULL: it is not */
};

static void stop(struct reading *reading, const char *why)
{
    if (reading->why == NULL)
        reading->why = why;
    (void)door.XML_StopParser(reading->parser, XML_FALSE);
}

static void put(struct reading *reading, const char *text, size_t bytes)
{
    memcpy(reading->out + reading->used, text, bytes);
    reading->used += bytes;
}

/* The name of an element of Word's; "" for all others. */
static const char *word_name(const char *name)
{
    const char *bar = strrchr(name, '|');
    return bar != NULL && strstr(name, "/wordprocessingml/") != NULL ? bar + 1 : "";
}

/* What is drawn, embedded or reckoned stands in vocabularies of its own. */
static const char *local_name(const char *name)
{
    const char *bar = strrchr(name, '|');
    return bar != NULL ? bar + 1 : name;
}

/* What a word document says of a mark with that name; NULL: nothing. */
static const char *value_of(const char *const *attributes)
{
    for (int i = 0; attributes[i] != NULL; i += 2)
        if (strcmp(local_name(attributes[i]), "val") == 0)
            return attributes[i + 1];
    return NULL;
}

/* Marks that are on unless they say that they are off. */
static bool is_on(const char *const *attributes)
{
    static const char *const off[] = {"0", "false", "off", "none", "baseline"};
    const char *value = value_of(attributes);

    for (size_t i = 0; value != NULL && i < sizeof off / sizeof off[0]; i++)
        if (strcmp(value, off[i]) == 0)
            return false;
    return true;
}

#define CHANGES KS_N_("it has changes that nobody accepted: accept them in Word and save it")
#define NUMBERS KS_N_("it has numbers that Word makes by itself: save it as plain text (.txt)")
#define PICTURE KS_N_("it has a picture or an object, which would be left out: take it out in Word")
#define NOTES                                                                                      \
    KS_N_("it has notes at the foot or the end, which would be left out: put them into the text")
#define CROSSED                                                                                    \
    KS_N_("it has words that are crossed out, which would stand as valid ones: delete them")

/* What makes words that stand nowhere, or leaves open which words stand, or would say something
 * else as words alone. */
static const struct {
    const char *element, *why;
    bool is_mark; /* of how words look */
} doubts[] = {
    {"ins", CHANGES, false},
    {"del", CHANGES, false},
    {"moveFrom", CHANGES, false},
    {"moveTo", CHANGES, false},
    {"numPr", NUMBERS, false},
    {"tbl", KS_N_("it has a table, whose lines would fall apart: save it as plain text (.txt)"),
     false},
    {"pic", PICTURE, false},
    {"imagedata", PICTURE, false},
    {"OLEObject", PICTURE, false},
    {"footnoteReference", NOTES, false},
    {"endnoteReference", NOTES, false},
    {"oMath", KS_N_("it has a formula, which would be left out: write it in words"), false},
    {"altChunk", KS_N_("it takes parts from other files: save it as plain text (.txt)"), false},
    {"subDoc", KS_N_("it takes parts from other files: save it as plain text (.txt)"), false},
    {"sym", KS_N_("it has signs of a symbol font, which would be left out: write them in words"),
     false},
    {"vanish", KS_N_("it has hidden words, which would be shown: delete them in Word"), true},
    {"strike", CROSSED, true},
    {"dstrike", CROSSED, true},
    {"vertAlign",
     KS_N_("it has raised or lowered characters, which would stand beside the others: write them "
           "otherwise"),
     true},
};

/* Characters that Word writes as elements. */
static const struct {
    const char *element, *text;
} signs[] = {{"br", "\n"}, {"cr", "\n"}, {"tab", "\t"}, {"noBreakHyphen", "-"}};

/* How the end of a paragraph looks makes no word look so. */
static void look_for_doubts(struct reading *reading, const char *name,
                            const char *const *attributes)
{
    const char *local = local_name(name);

    for (size_t i = 0; i < sizeof doubts / sizeof doubts[0]; i++)
        if (strcmp(local, doubts[i].element) == 0 &&
            (!doubts[i].is_mark || (reading->paragraph_depth == 0 && is_on(attributes))))
            stop(reading, doubts[i].why);
}

/* A tab that says where it is belongs to how a paragraph looks. */
static void put_sign(struct reading *reading, const char *word, const char *const *attributes)
{
    bool is_stop = strcmp(word, "tab") == 0 && attributes[0] != NULL;

    for (size_t i = 0; !is_stop && i < sizeof signs / sizeof signs[0]; i++)
        if (strcmp(word, signs[i].element) == 0)
            put(reading, signs[i].text, 1);
}

static void XMLCALL begin(void *ctx, const XML_Char *name, const XML_Char **given)
{
    struct reading *reading = ctx;
    const char *word = word_name(name);
    const char *const *attributes = (const char *const *)given;

    if (++reading->depth > MOST_DEPTH) {
        stop(reading, KS_N_("it is nested too deep"));
        return;
    }
    size_t bytes = strlen(name);
    bool is_fallback = bytes > 9 && strcmp(name + bytes - 9, "|Fallback") == 0;
    if (is_fallback && reading->skip_depth == 0)
        reading->skip_depth = reading->depth; /* says once more what stands beside it */
    look_for_doubts(reading, name, attributes);
    if (strcmp(word, "pPr") == 0)
        reading->paragraph_depth = reading->depth;
    if (strcmp(word, "t") == 0)
        reading->text_depth = reading->depth;
    else if (reading->skip_depth == 0)
        put_sign(reading, word, attributes);
}

static void XMLCALL end(void *ctx, const XML_Char *name)
{
    struct reading *reading = ctx;

    if (reading->skip_depth == 0 && strcmp(word_name(name), "p") == 0)
        put(reading, "\n", 1);
    if (reading->paragraph_depth == reading->depth)
        reading->paragraph_depth = 0;
    if (reading->text_depth == reading->depth)
        reading->text_depth = 0;
    if (reading->skip_depth == reading->depth)
        reading->skip_depth = 0;
    reading->depth--;
}

static void XMLCALL take(void *ctx, const XML_Char *text, int bytes)
{
    struct reading *reading = ctx;

    if (reading->text_depth > 0 && reading->skip_depth == 0)
        put(reading, text, (size_t)bytes);
}

static void XMLCALL refuse_doctype(void *ctx, const XML_Char *name, const XML_Char *system_id,
                                   const XML_Char *public_id, int has_internal)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_internal;
    stop(ctx, KS_N_("it declares a document type, as Word never does"));
}

static enum ks_err parse(struct reading *reading, const char *xml, size_t bytes,
                         struct ks_error *error)
{
    door.XML_SetUserData(reading->parser, reading);
    door.XML_SetElementHandler(reading->parser, begin, end);
    door.XML_SetCharacterDataHandler(reading->parser, take);
    door.XML_SetStartDoctypeDeclHandler(reading->parser, refuse_doctype);
    bool is_done = door.XML_Parse(reading->parser, xml, (int)bytes, XML_TRUE) == XML_STATUS_OK;
    if (reading->why != NULL)
        return ks_fail(error, KS_ERR_INPUT, "this Word document cannot be taken: %s",
                       ks_staff_tr(reading->why));
    return is_done ? KS_OK
                   : ks_fail(error, KS_ERR_INPUT, "this Word document is damaged, or is none");
}

enum ks_err ks_docx_words(const char *xml, size_t bytes, struct ks_arena *arena, const char **text,
                          struct ks_error *error)
{
    enum { ROOM_FACTOR = 3 }; /* a character of another encoding in UTF-8 */
    struct reading reading = {.out = ks_arena_alloc(arena, bytes * ROOM_FACTOR + 1)};
    enum ks_err err = open_door(error);

    if (err != KS_OK)
        return err;
    reading.parser = door.XML_ParserCreateNS(NULL, '|');
    if (reading.parser == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the document");
    err = parse(&reading, xml, bytes, error);
    door.XML_ParserFree(reading.parser);
    while (reading.used > 0 && reading.out[reading.used - 1] == '\n')
        reading.used--;
    reading.out[reading.used] = '\0';
    *text = reading.out;
    return err;
}
