/* bulletins.json: official texts, word for word, each held by its hash. */
#include "content/bulletins.h"

#include <string.h>

#include "base/crypto.h"
#include "content/faults.h"
#include "content/markup.h"
#include "content/parts.h"
#include "content/wording.h"

enum { MOST_BULLETINS = 24, MOST_MARKS = 200, SHORT_LINE = 60 /* characters of a heading */ };

static const char *const kinds[] = {"notice", "reward", "bulletin", NULL};
static const char *const looks[] = {"heading", "item", "paragraph", NULL};

void ks_read_verbatim(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    const char *text = NULL;
    if (node->kind != KS_NODE_TEXT || ks_wording_is_blank(node->text))
        ks_load_fault(load, node->line, "\"%s\" is empty", node->name);
    else if (strlen(node->text) > KS_BULLETIN_MOST_BYTES)
        ks_load_fault(load, node->line, "\"%s\" has %d bytes, %d is the most", node->name,
                      (int)strlen(node->text), KS_BULLETIN_MOST_BYTES);
    else
        text = ks_arena_strdup(&load->content->arena, node->text);
    memcpy((char *)owner + field->offset, &text, sizeof text);
}

static const struct ks_field mark_fields[] = {
    KS_NUMBER(struct ks_bulletin_mark, row, "row", 1, KS_BULLETIN_MOST_LINES),
    {.key = "as",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_bulletin_mark, as),
     .words = looks},
};
static const struct ks_shape mark_shape = KS_SHAPE(mark_fields);
static const struct ks_field mark_element = {.read = ks_read_object, .shape = &mark_shape};

static const struct ks_field bulletin_fields[] = {
    KS_FIELD(struct ks_bulletin, id, "id", ks_read_id),
    {.key = "kind",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_bulletin, kind),
     .words = kinds},
    KS_WORDS(struct ks_bulletin, title, "title", 28, 72),
    KS_WORDS(struct ks_bulletin, issuer, "issuer", 30, 80),
    {.key = "url",
     .read = ks_read_text,
     .offset = offsetof(struct ks_bulletin, url),
     .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT},
     .is_optional = true},
    KS_FIELD(struct ks_bulletin, dated, "dated", ks_read_date),
    {.key = "until",
     .read = ks_read_date,
     .offset = offsetof(struct ks_bulletin, until),
     .is_optional = true},
    KS_TEXT(struct ks_bulletin, sha256, "sha256"),
    KS_FIELD(struct ks_bulletin, text, "text", ks_read_verbatim),
    {.key = "marks",
     .read = ks_read_list,
     .offset = offsetof(struct ks_bulletin, marks),
     .count_offset = offsetof(struct ks_bulletin, mark_count),
     .element = &mark_element,
     .element_bytes = sizeof(struct ks_bulletin_mark),
     .high = MOST_MARKS,
     .is_optional = true},
};
static const struct ks_shape bulletin_shape = KS_SHAPE(bulletin_fields);
static const struct ks_field bulletin_element = {.read = ks_read_object, .shape = &bulletin_shape};

static const struct ks_field bulletins_fields[] = {
    KS_LIST(struct ks_content, bulletins, bulletin_count, "bulletins", &bulletin_element,
            sizeof(struct ks_bulletin), 0, MOST_BULLETINS),
};
static const struct ks_shape bulletins_shape = KS_SHAPE(bulletins_fields);

/* A number in Chinese numbers the headings of a notice, one in figures its items. */
static enum ks_bulletin_as look_of(const char *line)
{
    enum { FIRST_CHINESE = 0x4e00 };
    const char *at = line;
    if (ks_markup_number(line) == 0 || ks_utf8_count(line) > SHORT_LINE)
        return KS_BULLETIN_PARAGRAPH;
    return ks_utf8_next(&at) >= FIRST_CHINESE ? KS_BULLETIN_HEADING : KS_BULLETIN_ITEM;
}

int ks_bulletin_lines(struct ks_arena *arena, const char *text, struct ks_bulletin_line *lines,
                      int most)
{
    int count = 0;
    for (int number = 1; text[0] != '\0' && count < most; number++) {
        size_t bytes = strcspn(text, "\n");
        const char *from = text;
        size_t kept = ks_wording_trim(&from, bytes);
        if (kept > 0) {
            const char *line = ks_arena_strndup(arena, from, kept);
            lines[count++] = (struct ks_bulletin_line){line, number, look_of(line)};
        }
        text += bytes + (text[bytes] == '\n');
    }
    return count;
}

bool ks_bulletin_is_shown(const struct ks_bulletin *bulletin, struct ks_date today)
{
    return ks_date_is_none(bulletin->until) || ks_date_compare(today, bulletin->until) <= 0;
}

static void mark_lines(struct ks_load *load, const struct ks_node *node,
                       struct ks_bulletin *bulletin)
{
    for (int i = 0; i < bulletin->mark_count; i++) {
        const struct ks_bulletin_mark *mark = &bulletin->marks[i];
        int at = 0;
        while (at < bulletin->line_count && bulletin->lines[at].number != mark->row)
            at++;
        if (at < bulletin->line_count)
            bulletin->lines[at].as = (enum ks_bulletin_as)mark->as;
        else
            ks_load_fault(load, ks_node_near_key(node, "marks")->line,
                          "the text has no line %d, or nothing stands in it", mark->row);
    }
}

static void split_lines(struct ks_load *load, const struct ks_node *node,
                        struct ks_bulletin *bulletin)
{
    struct ks_arena *arena = &load->content->arena;
    int line = ks_node_near_key(node, "text")->line;
    size_t room = (KS_BULLETIN_MOST_LINES + 1) * sizeof *bulletin->lines;
    bulletin->lines = ks_arena_alloc(arena, room);
    bulletin->line_count =
        ks_bulletin_lines(arena, bulletin->text, bulletin->lines, KS_BULLETIN_MOST_LINES + 1);
    if (bulletin->line_count > KS_BULLETIN_MOST_LINES)
        ks_load_fault(load, line, "\"text\" has more than %d lines", KS_BULLETIN_MOST_LINES);
    for (int i = 0; i < bulletin->line_count; i++)
        if (!ks_check_characters(load, line, "text", bulletin->lines[i].text))
            break;
    mark_lines(load, node, bulletin);
}

/* No word of it is changed: it is replaced as a whole, by importing it. */
static void check_hash(struct ks_load *load, const struct ks_node *node,
                       const struct ks_bulletin *bulletin)
{
    char sha[KS_CRYPTO_SHA_BYTES];
    ks_crypto_sha256(bulletin->text, strlen(bulletin->text), sha);
    if (bulletin->sha256 != NULL && strcmp(sha, bulletin->sha256) != 0)
        ks_load_fault(load, ks_node_near_key(node, "text")->line,
                      "\"text\" is not the one that was imported: its SHA-256 is %s. An official "
                      "text is only replaced as a whole",
                      sha);
}

static void check_bulletin(struct ks_load *load, const struct ks_node *node,
                           struct ks_bulletin *bulletin)
{
    const struct ks_content *content = load->content;
    if (bulletin->text != NULL) {
        check_hash(load, node, bulletin);
        split_lines(load, node, bulletin);
    }
    if (bulletin->url != NULL && content->allowed_host_count > 0 &&
        !ks_content_is_host_allowed(bulletin->url, content->allowed_hosts,
                                    content->allowed_host_count))
        ks_load_fault(load, ks_node_near_key(node, "url")->line,
                      "\"url\" must begin with https:// and a host that court.json allows");
    if (bulletin->kind != KS_BULLETIN_NOTICE && ks_date_is_none(bulletin->until))
        ks_load_fault(load, node->line,
                      "key \"until\" is missing: only the notice of rectification has no end");
    if (!ks_date_is_none(bulletin->until) && ks_date_compare(bulletin->until, bulletin->dated) < 0)
        ks_load_fault(load, ks_node_near_key(node, "until")->line, "\"until\" is before \"dated\"");
}

/* Whether the figure `number` begins with stands in the notice, not as a part of another one. */
static bool has_number(const char *text, const char *number)
{
    static const char digits[] = "0123456789.";
    size_t bytes = strspn(number, digits);
    for (const char *at = strstr(text, number); at != NULL; at = strstr(at + 1, number)) {
        bool is_behind = at > text && strchr(digits, at[-1]) != NULL;
        if (!is_behind && strspn(at, "0123456789") <= bytes)
            return true;
    }
    return false;
}

static void check_figure(struct ks_load *load, const struct ks_bulletin *notice, const char *told)
{
    const char *number =
        told != NULL ? ks_arena_strndup(load->scratch, told, strspn(told, "0123456789.")) : "";
    if (number[0] != '\0' && !has_number(notice->text, number))
        ks_faults_add(load->faults, "rectification.json", 1,
                      "the notice in bulletins.json does not tell the figure %s", number);
}

/* The figures that are drawn are those of the notice. */
static void check_figures(struct ks_load *load, const struct ks_bulletin *notice)
{
    const struct ks_rectification *page = &load->content->rectification;
    for (int i = 0; i < page->bar_count; i++)
        check_figure(load, notice, ks_arena_printf(load->scratch, "%d", page->bars[i].value));
    for (int i = 0; i < page->figure_count; i++)
        check_figure(load, notice, page->figures[i].value.in[KS_LANG_ZH_CN]);
}

void ks_part_read_bulletins(struct ks_load *load, const struct ks_node *root)
{
    struct ks_content *content = load->content;
    ks_read_shape(load, root, &bulletins_shape, content);
    const struct ks_node *list = ks_node_near_key(root, "bulletins");
    ks_check_ids(load, list);
    for (int i = 0; i < content->bulletin_count; i++)
        check_bulletin(load, ks_node_near_item(list, i), &content->bulletins[i]);
    const struct ks_bulletin *notice = ks_content_notice(content);
    if (notice != NULL && notice->text != NULL)
        check_figures(load, notice);
}
