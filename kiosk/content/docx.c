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

/* What makes words that stand nowhere, or leaves open which words stand. */
static const struct {
    const char *element, *why;
} doubts[] = {
    {"ins", KS_N_("it has changes that nobody accepted: accept them in Word and save it")},
    {"del", KS_N_("it has changes that nobody accepted: accept them in Word and save it")},
    {"moveFrom", KS_N_("it has changes that nobody accepted: accept them in Word and save it")},
    {"numPr", KS_N_("it has numbers that Word makes by itself: save it as plain text (.txt)")},
};

static void XMLCALL begin(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = ctx;
    const char *word = word_name(name);

    (void)attributes;
    if (++reading->depth > MOST_DEPTH) {
        stop(reading, KS_N_("it is nested too deep"));
        return;
    }
    for (size_t i = 0; i < sizeof doubts / sizeof doubts[0]; i++)
        if (strcmp(word, doubts[i].element) == 0)
            stop(reading, doubts[i].why);
    size_t bytes = strlen(name);
    bool is_fallback = bytes > 9 && strcmp(name + bytes - 9, "|Fallback") == 0;
    if (is_fallback && reading->skip_depth == 0)
        reading->skip_depth = reading->depth; /* says once more what stands beside it */
    if (strcmp(word, "t") == 0)
        reading->text_depth = reading->depth;
    else if (reading->skip_depth == 0 && (strcmp(word, "br") == 0 || strcmp(word, "cr") == 0))
        put(reading, "\n", 1);
}

static void XMLCALL end(void *ctx, const XML_Char *name)
{
    struct reading *reading = ctx;

    if (reading->skip_depth == 0 && strcmp(word_name(name), "p") == 0)
        put(reading, "\n", 1);
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
