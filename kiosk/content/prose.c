/* Notes of a page to blocks, line by line: few marks, and every other one is a fault. */
#include "content/prose.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/guide_refs.h"
#include "content/markup.h"
#include "content/placeholders.h"
#include "content/wording.h"

/* Of one file; characters of each block. */
enum { MOST_BLOCKS = 64 };
static const int block_size[KS_LANG_COUNT] = {240, 720};

/* One Markdown file being flattened. */
struct flattening {
    struct ks_load *load; /* its `file` is the Markdown file */
    enum ks_lang lang;
    struct ks_prose_block *blocks;
    int count;
    int line;       /* being read */
    int begun;      /* the line the last block began in */
    bool is_open;   /* the next line may belong to the last block */
    bool is_set_in; /* the line begins with what sets a Chinese paragraph in */
};

static const char block_name[] = "text";

static void refuse(struct flattening *flat, const char *what)
{
    ks_load_fault(flat->load, flat->line,
                  "%s is not allowed here: only ## headings, paragraphs, bullets and **bold** are",
                  ks_staff_tr(what));
}

static bool is_ideograph(uint32_t code)
{
    return code >= 0x2e80 || (code >= 0x2018 && code <= 0x2026);
}

static uint32_t last_code(const char *text)
{
    uint32_t code, last = 0;
    while ((code = ks_utf8_next(&text)))
        last = code;
    return last;
}

/* The end of the bold that begins at `from`, behind its stars; NULL if these are none of bold. */
static const char *find_bold_end(const char *from)
{
    const char *end = strstr(from, "**");
    bool is_well = end && end > from && !strchr(" *", from[0]) && end[-1] != ' ' && end[2] != '*';
    return is_well ? end : NULL;
}

static size_t append(char *out, size_t used, const char *text, size_t bytes)
{
    memcpy(out + used, text, bytes);
    return used + bytes;
}

/* One line without the stars of what is bold. Chinese has no spaces between words, so stars count
 * in pairs, whatever stands beside them. */
static struct ks_prose_block read_bold(struct ks_arena *arena, const char *text)
{
    struct ks_prose_block block = {.text = text};
    const char *stars = strstr(text, "**");
    if (!stars)
        return block;
    char *out = ks_arena_alloc(arena, strlen(text) + 1);
    struct ks_byte_range *bold = ks_arena_alloc(arena, (strlen(text) / 4 + 1) * sizeof *bold);
    const char *end;
    size_t used = 0;
    for (; stars && (end = find_bold_end(stars + 2)); stars = strstr(text, "**")) {
        used = append(out, used, text, (size_t)(stars - text));
        bold[block.bold_count].from = used;
        used = append(out, used, stars + 2, (size_t)(end - stars - 2));
        bold[block.bold_count++].to = used;
        text = end + 2;
    }
    used = append(out, used, text, strlen(text));
    out[used] = '\0';
    block.text = out;
    block.bold = bold;
    return block;
}

/* What stands in the line, of which marks and characters were looked at. */
static struct ks_prose_block read_words(struct flattening *flat, const char *text)
{
    struct ks_load *load = flat->load;
    text = ks_placeholders_fill(load, flat->line, flat->lang, text);
    struct ks_prose_block block = read_bold(&load->content->arena, text);
    const char *found = ks_markup_find(block.text);
    ks_guide_refs_note(load, flat->line, flat->lang, block.text);
    if (found)
        refuse(flat, found);
    else
        ks_check_characters(load, flat->line, block_name, block.text);
    if (ks_wording_is_blank(block.text))
        ks_load_fault(load, flat->line, "nothing is written here");
    return block;
}

static void close_block(struct flattening *flat)
{
    if (flat->count > 0 && flat->begun > 0)
        ks_check_size(flat->load, flat->begun, block_name, flat->blocks[flat->count - 1].text,
                      block_size[flat->lang]);
    flat->begun = 0;
    flat->is_open = false;
}

static void begin_block(struct flattening *flat, enum ks_prose_kind kind, const char *text)
{
    close_block(flat);
    struct ks_prose_block block = read_words(flat, text);
    block.kind = kind;
    block.line = flat->line;
    if (flat->count == MOST_BLOCKS)
        ks_load_fault(flat->load, flat->line,
                      "here begins one more heading, paragraph or bullet than the %d that fit",
                      MOST_BLOCKS);
    flat->blocks[flat->count++] = block;
    flat->begun = flat->line;
    flat->is_open = kind != KS_PROSE_HEADING;
}

/* Chinese needs no space where two lines meet, other scripts do. */
static void join_line(struct flattening *flat, const char *text)
{
    struct ks_arena *arena = &flat->load->content->arena;
    struct ks_prose_block *block = &flat->blocks[flat->count - 1];
    struct ks_prose_block more = read_words(flat, text);
    const char *peek = more.text;
    bool is_tight = is_ideograph(last_code(block->text)) || is_ideograph(ks_utf8_next(&peek));
    size_t shift = strlen(block->text) + !is_tight;
    int count = block->bold_count + more.bold_count;
    struct ks_byte_range *bold = ks_arena_alloc(arena, (size_t)(count + 1) * sizeof *bold);
    for (int i = 0; i < block->bold_count; i++)
        bold[i] = block->bold[i];
    for (int i = 0; i < more.bold_count; i++)
        bold[block->bold_count + i] =
            (struct ks_byte_range){more.bold[i].from + shift, more.bold[i].to + shift};
    block->text = ks_arena_printf(arena, "%s%s%s", block->text, is_tight ? "" : " ", more.text);
    block->bold = bold;
    block->bold_count = count;
}

/* A line that follows another without an empty one between. */
static void add_next_line(struct flattening *flat, const char *text)
{
    enum ks_markup_end end = ks_markup_end(flat->blocks[flat->count - 1].text);
    bool is_new = flat->is_set_in || ks_markup_number(text) > 0;
    if (!is_new && end == KS_MARKUP_COMMA) {
        join_line(flat, text);
        return;
    }
    if (!is_new && end == KS_MARKUP_OPEN)
        ks_load_fault(flat->load, flat->line,
                      "does this line go on with the sentence above, or begin a paragraph? Write "
                      "the sentence on one line, or leave a line empty");
    begin_block(flat, KS_PROSE_PARAGRAPH, text);
}

/* As word processors paste it, a tab stands behind the number. */
static const char *without_tab(struct ks_arena *arena, const char *text)
{
    size_t number = ks_markup_number(text);
    if (number == 0 || text[number] != '\t')
        return text;
    const char *rest = text + number + strspn(text + number, "\t ");
    bool is_ascii = (unsigned char)text[number - 1] < 0x80;
    return ks_arena_printf(arena, "%.*s%s%s", (int)number, text, is_ascii ? " " : "", rest);
}

static bool is_heading(const char *text)
{
    return strncmp(text, "##", 2) == 0 && (text[2] == ' ' || text[2] == '\t' || !text[2]);
}

static void read_line(struct flattening *flat, const char *text, bool is_indented)
{
    bool is_in_list = flat->is_open && flat->blocks[flat->count - 1].kind == KS_PROSE_BULLET;
    size_t bullet = ks_markup_bullet(text);
    if (!text[0]) {
        close_block(flat);
    } else if (is_heading(text)) {
        begin_block(flat, KS_PROSE_HEADING, text + 2 + strspn(text + 2, " \t"));
    } else if (bullet > 0) {
        if (is_indented && is_in_list)
            refuse(flat, KS_N_("a list in a list"));
        begin_block(flat, KS_PROSE_BULLET, text + bullet);
    } else {
        text = without_tab(&flat->load->content->arena, text);
        if (flat->is_open)
            add_next_line(flat, text);
        else
            begin_block(flat, KS_PROSE_PARAGRAPH, text);
    }
}

/* The bytes of one line; false if they are no text, which ends the reading. */
static bool take_line(struct flattening *flat, const char *at, size_t bytes)
{
    const char *text = ks_arena_strndup(flat->load->scratch, at, bytes);
    const char *from = text;
    if (strlen(text) != bytes || !ks_utf8_is_valid(text)) {
        ks_load_fault(flat->load, flat->line, "this is not UTF-8");
        return false;
    }
    size_t length = ks_wording_trim(&from, bytes);
    flat->is_set_in = text[0] == '\t' || strncmp(text, "\xE3\x80\x80", 3) == 0;
    read_line(flat, ks_arena_strndup(&flat->load->content->arena, from, length), from > text);
    return true;
}

static int count_lines(const char *at, const char *end)
{
    int count = 1;
    for (; at < end; at++)
        count += *at == '\n' || *at == '\r';
    return count;
}

/* A line ends with \n, \r or both. */
static void flatten(struct flattening *flat, const struct ks_pack_file *file)
{
    const char *at = file->text, *end = file->text + file->bytes;
    flat->blocks = ks_arena_alloc(&flat->load->content->arena,
                                  (size_t)count_lines(at, end) * sizeof *flat->blocks);
    for (flat->line = 1; at < end; flat->line++) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        if (!take_line(flat, at, (size_t)(stop - at)))
            return;
        at = stop + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    }
    close_block(flat);
    if (flat->count == 0)
        ks_load_fault(flat->load, 1, "nothing is written here");
}

/* The page that these notes are of says them, too. */
static void note_prose(struct ks_load *load, const struct ks_pack_file *file)
{
    const char *said =
        ks_arena_printf(load->scratch, "%s%.*s", load->prose_sha, (int)file->bytes, file->text);
    ks_crypto_sha256(said, strlen(said), load->prose_sha);
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
    if (file->text) {
        flatten(&flat, file);
        note_prose(load, file);
    }
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
