/* Markdown to blocks, by cmark. */
#include "content/prose.h"

#include <cmark.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "content/placeholders.h"
#include "content/sizes.h"
#include "content/wording.h"

/* One Markdown file being flattened. */
struct flattening {
    struct ks_load *load; /* its `file` is the Markdown file */
    enum ks_lang lang;
    FILE *out; /* writes to `collected`, the words of one block after the other */
    char *collected;
    struct ks_prose_block *blocks;
    int count;
};

static const char block_name[] = "text";
static const char allowed[] = "only ## headings, paragraphs, bullets and **bold** are";

static int line_of(cmark_node *node)
{
    for (; node; node = cmark_node_parent(node))
        if (cmark_node_get_start_line(node) > 0)
            return cmark_node_get_start_line(node);
    return 1;
}

static const char *const refused[] = {
    [CMARK_NODE_BLOCK_QUOTE] = "a quotation",
    [CMARK_NODE_CODE_BLOCK] = "code",
    [CMARK_NODE_HTML_BLOCK] = "HTML",
    [CMARK_NODE_HEADING] = "a heading of this level",
    [CMARK_NODE_THEMATIC_BREAK] = "a line across",
    [CMARK_NODE_LINEBREAK] = "a forced line break",
    [CMARK_NODE_CODE] = "code",
    [CMARK_NODE_HTML_INLINE] = "HTML",
    [CMARK_NODE_EMPH] = "slanted text",
    [CMARK_NODE_LINK] = "a link",
    [CMARK_NODE_IMAGE] = "a picture",
};

static void refuse(struct flattening *flat, cmark_node *node)
{
    size_t type = (size_t)cmark_node_get_type(node);
    bool is_named = type < sizeof refused / sizeof refused[0] && refused[type];
    ks_load_fault(flat->load, line_of(node), "%s is not allowed here: %s",
                  is_named ? refused[type] : "this", allowed);
}

static bool is_ideograph(uint32_t code)
{
    return code >= 0x2e80 || (code >= 0x2018 && code <= 0x2026);
}

/* Chinese needs no space where two lines meet, other scripts do. */
static const char *join_lines(struct ks_arena *arena, const char *text)
{
    char *joined = ks_arena_alloc(arena, strlen(text) * 3 + 5);
    char *out = joined;
    uint32_t code, before = 0;
    while ((code = ks_utf8_next(&text))) {
        const char *peek = text;
        if (code != '\n')
            out += ks_utf8_put(out, code);
        else if (!is_ideograph(before) && !is_ideograph(ks_utf8_next(&peek)))
            *out++ = ' ';
        before = code;
    }
    *out = '\0';
    return joined;
}

static void collect_inline(struct flattening *flat, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT)
        fputs(cmark_node_get_literal(node), flat->out);
    else if (type == CMARK_NODE_SOFTBREAK)
        fputc('\n', flat->out);
    else if (type != CMARK_NODE_STRONG)
        refuse(flat, node);
}

/* The words of a heading or paragraph, in the content's arena. */
static const char *collect_text(struct flattening *flat, cmark_node *block)
{
    rewind(flat->out);
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER && cmark_iter_get_node(iter) != block)
            collect_inline(flat, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    fputc('\0', flat->out);
    fflush(flat->out);
    return join_lines(&flat->load->content->arena, flat->collected);
}

static void add_block(struct flattening *flat, enum ks_prose_kind kind, cmark_node *block)
{
    const char *text =
        ks_placeholders_fill(flat->load, line_of(block), flat->lang, collect_text(flat, block));
    if (ks_wording_is_blank(text))
        ks_load_fault(flat->load, line_of(block), "nothing is written here");
    ks_check_characters(flat->load, line_of(block), block_name, text);
    ks_check_size(flat->load, line_of(block), block_name, text, ks_sizes_block(flat->lang));
    flat->blocks[flat->count++] = (struct ks_prose_block){.kind = kind, .text = text};
}

static void add_bullets(struct flattening *flat, cmark_node *list)
{
    if (cmark_node_get_list_type(list) != CMARK_BULLET_LIST) {
        ks_load_fault(flat->load, line_of(list), "a numbered list is not allowed here: %s",
                      allowed);
        return;
    }
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        cmark_node *text = cmark_node_first_child(item);
        if (!text || cmark_node_next(text) || cmark_node_get_type(text) != CMARK_NODE_PARAGRAPH)
            ks_load_fault(flat->load, line_of(item), "a bullet must be one paragraph");
        else
            add_block(flat, KS_PROSE_BULLET, text);
    }
}

static void add_node(struct flattening *flat, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 2)
        add_block(flat, KS_PROSE_HEADING, node);
    else if (type == CMARK_NODE_PARAGRAPH)
        add_block(flat, KS_PROSE_PARAGRAPH, node);
    else if (type == CMARK_NODE_LIST)
        add_bullets(flat, node);
    else
        refuse(flat, node);
}

static int count_blocks(cmark_node *document)
{
    int count = 0;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        count++;
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            for (cmark_node *item = cmark_node_first_child(node); item;
                 item = cmark_node_next(item))
                count++;
    }
    return count;
}

static void flatten(struct flattening *flat, const struct ks_pack_file *file)
{
    size_t bytes = 0;
    flat->out = open_memstream(&flat->collected, &bytes);
    if (!flat->out)
        abort();
    cmark_node *document = cmark_parse_document(file->text, file->bytes, CMARK_OPT_DEFAULT);
    flat->blocks = ks_arena_alloc(&flat->load->content->arena,
                                  ((size_t)count_blocks(document) + 1) * sizeof *flat->blocks);
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        add_node(flat, node);
    cmark_node_free(document);
    fclose(flat->out);
    free(flat->collected);
    if (flat->count == 0)
        ks_load_fault(flat->load, 1, "nothing is written here");
    if (flat->count > KS_MOST_BLOCKS)
        ks_load_fault(flat->load, 1, "%d headings, paragraphs and bullets, %d is the most",
                      flat->count, KS_MOST_BLOCKS);
}

/* cmark would quietly put U+FFFD in place of what is not UTF-8. */
static bool is_clean(struct ks_load *load, const struct ks_pack_file *file)
{
    const char *at = file->text, *end = file->text + file->bytes;
    for (int line = 1; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        const char *text = ks_arena_strndup(load->scratch, at, length);
        bool is_text = strlen(text) == length && ks_utf8_is_valid(text);
        if (!is_text) {
            ks_load_fault(load, line, "this is not UTF-8");
            return false;
        }
        at += length + 1;
    }
    return true;
}

static void read_language(struct ks_load *load, const struct ks_node *node, const char *folder,
                          enum ks_lang lang, struct ks_prose *prose)
{
    const char *name =
        ks_arena_printf(load->scratch, "%s/%s.%s.md", folder, node->text, ks_lang_code(lang));
    const struct ks_pack_file *file = ks_pack_files_use(load->files, name);
    if (!file) {
        load->has_lost_names = true;
        ks_load_fault(load, node->line, "the file %s is missing", name);
        return;
    }
    struct ks_load inner = *load;
    struct flattening flat = {.load = &inner, .lang = lang};
    inner.file = file->name;
    if (file->text && is_clean(&inner, file))
        flatten(&flat, file);
    prose->blocks[lang] = flat.blocks;
    prose->counts[lang] = flat.count;
}

void ks_read_prose(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner)
{
    const char *name = NULL;
    struct ks_prose prose = {0};
    const struct ks_field plain = {.key = field->key};
    ks_read_id(load, node, &plain, &name);
    load->has_lost_names = load->has_lost_names || !name;
    for (enum ks_lang lang = KS_LANG_ZH_CN; name && lang < KS_LANG_COUNT; lang++)
        read_language(load, node, field->words[0], lang, &prose);
    memcpy((char *)owner + field->offset, &prose, sizeof prose);
}
