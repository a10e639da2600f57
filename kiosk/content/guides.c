/* Filing guides: one file each, and what must hold of all together. */
#include <stdio.h>
#include <string.h>

#include "content/court_finder.h"
#include "content/figures.h"
#include "content/graph.h"
#include "content/guide_refs.h"
#include "content/parts.h"
#include "content/prose.h"
#include "content/ties.h"
#include "content/time_limits.h"

enum { MAX_READING_MINUTES = 60, MOST_SOURCES = 12 };

static void read_group(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner);
static void read_also(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);
static void read_matters(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner);
static void read_link(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

static const char *const folder[] = {"guides", NULL};

static const struct ks_field material_fields[] = {
    KS_WORDS(struct ks_material, title, "title", 28, 72),
    KS_WORDS_OR_BLANK(struct ks_material, detail, "detail", 70, 200),
    {.key = "sometimes",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_material, is_sometimes),
     .is_optional = true},
};
static const struct ks_shape material_shape = KS_SHAPE(material_fields);
static const struct ks_field material_element = {.read = ks_read_object, .shape = &material_shape};

static const struct ks_field guide_fields[] = {
    KS_FIELD(struct ks_guide, id, "id", ks_read_id),
    KS_NUMBER(struct ks_guide, number, "number", 1, KS_MOST_GUIDES),
    KS_FIELD(struct ks_guide, icon, "icon", ks_read_icon),
    {.key = "group", .read = read_group},
    {.key = "also", .read = read_also, .is_optional = true},
    {.key = "for",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_guide, audience),
     .words = ks_audience_words,
     .is_optional = true},
    {.key = "matter", .read = read_matters, .is_optional = true},
    KS_WORDS(struct ks_guide, situation, "situation", 24, 60),
    KS_WORDS(struct ks_guide, title, "title", 28, 72),
    KS_WORDS(struct ks_guide, legal_title, "legal_title", 24, 60),
    KS_WORDS(struct ks_guide, limit_tag, "limit_tag", 18, 40),
    KS_KEYWORDS(struct ks_guide, keywords, "keywords", 320, 320),
    KS_TITLE_DETAIL_LIST(struct ks_guide, who, who_count, "who", 10),
    KS_TITLE_DETAIL_LIST(struct ks_guide, steps, step_count, "steps", 16),
    KS_LIST(struct ks_guide, materials, material_count, "materials", &material_element,
            sizeof(struct ks_material), 1, 24),
    KS_FIELD(struct ks_guide, cost, "cost", ks_read_cost),
    KS_LIST(struct ks_guide, limits, limit_count, "limits", &ks_time_limit_element,
            sizeof(struct ks_time_limit), 1, KS_MOST_LIMITS),
    KS_TITLE_DETAIL_LIST(struct ks_guide, where, where_count, "where", 10),
    KS_TITLE_DETAIL(struct ks_guide, pleading, "pleading"),
    {.key = "link", .read = read_link, .is_optional = true},
    KS_TITLE_DETAIL_LIST(struct ks_guide, risks, risk_count, "risks", 12),
    {.key = "notes",
     .read = ks_read_prose,
     .offset = offsetof(struct ks_guide, notes),
     .words = folder},
    KS_NUMBER(struct ks_guide, reading_minutes, "reading_minutes", 1, MAX_READING_MINUTES),
    KS_TIED_PROVENANCE_FIELDS(struct ks_guide, provenance),
};
static const struct ks_shape guide_shape = KS_SHAPE(guide_fields);

/* The index of the group; -1 with a fault if there is none of that id. */
static int find_group(struct ks_load *load, const struct ks_node *node, const char *key)
{
    const struct ks_content *content = load->content;
    const struct ks_field plain = {.key = key};
    const char *id = NULL;
    ks_read_id(load, node, &plain, &id);
    for (int i = 0; i < content->group_count; i++)
        if (ks_is_same_text(content->groups[i].id, id))
            return i;
    if (id && content->group_count)
        ks_load_fault(load, node->line, "groups.json has no group \"%s\"", id);
    return -1;
}

static void read_group(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner)
{
    struct ks_guide *guide = owner;
    int index = find_group(load, node, field->key);
    guide->group = index < 0 ? 0 : index;
}

static void read_also(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    struct ks_guide *guide = owner;
    int index = find_group(load, node, field->key);
    if (index >= 0 && index == guide->group)
        ks_load_fault(load, node->line, "\"also\" is the shelf it stands on already");
    guide->also = index + 1;
}

static const struct ks_court_matter *find_matter(struct ks_load *load, const struct ks_node *node)
{
    const struct ks_court_finder *finder = load->content->court_finder;
    const struct ks_field plain = {.key = "matter"};
    const char *code = NULL;
    ks_read_id(load, node, &plain, &code);
    if (!code || !finder || finder->matter_count == 0)
        return NULL;
    enum ks_matter matter = ks_matter_from_code(code);
    const struct ks_court_matter *found =
        matter < KS_MATTER_COUNT ? ks_court_find_matter(finder, matter) : NULL;
    if (!found)
        ks_load_fault(load, node->line, "jurisdiction.json has no matter \"%s\"", code);
    return found;
}

/* "loan", or a list of those to choose from. */
static void read_matters(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner)
{
    struct ks_guide *guide = owner;
    bool is_list = node->kind == KS_NODE_LIST;
    int count = is_list ? node->child_count : 1;
    (void)field;
    if (count < 1 || count > KS_COURT_MOST_KINDS) {
        ks_load_fault(load, node->line, "\"matter\" takes 1 to %d", KS_COURT_MOST_KINDS);
        return;
    }
    guide->matters = ks_arena_alloc(&load->content->arena, (size_t)count * sizeof *guide->matters);
    for (int i = 0; i < count; i++) {
        const struct ks_court_matter *matter =
            find_matter(load, is_list ? &node->children[i] : node);
        for (int j = 0; matter && j < guide->matter_count; j++)
            if (guide->matters[j] == matter)
                ks_load_fault(load, node->children[i].line, "this matter is there twice");
        if (matter)
            guide->matters[guide->matter_count++] = matter;
    }
}

/* The official service to go on with, one of links.json. */
static void read_link(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    struct ks_guide *guide = owner;
    const struct ks_field plain = {.key = field->key};
    const char *id = NULL;
    ks_read_id(load, node, &plain, &id);
    guide->link = id ? ks_content_find_link(load->content, id) : NULL;
    if (id && !guide->link && load->content->link_count > 0)
        ks_load_fault(load, node->line, "links.json has no link \"%s\"", id);
}

void ks_part_read_guide(struct ks_load *load, const struct ks_node *root, struct ks_guide *guide)
{
    int refs_before = load->refs ? load->refs->count : 0;
    ks_read_shape(load, root, &guide_shape, guide);
    ks_guide_refs_take(load, refs_before, guide);
    ks_load_legal_page(load, root, &guide->title, &guide->provenance);
    ks_check_ties(load, root, &guide->notes, &guide->provenance, MOST_SOURCES);
    const struct ks_figure_prose notes = {
        &guide->notes,
        ks_arena_printf(load->scratch, "guides/%s", ks_node_near_key(root, "notes")->text)};
    ks_check_figures(load, root, &notes, 1, &guide->provenance);
    ks_check_time_limits(load, ks_node_near_key(root, "limits"), guide->limits, guide->limit_count,
                         &guide->provenance);
    ks_audience_check_signs(load, root, guide->audience, &guide->title, NULL);
    if (!guide->id || guide->number == 0)
        return;
    const char *name =
        ks_arena_printf(load->scratch, "guides/%02d-%s.json", guide->number, guide->id);
    if (strcmp(name, load->file) != 0)
        ks_load_fault(load, ks_node_near_key(root, "number")->line,
                      "by its \"number\" and \"id\" this file must be called %s", name);
}

static bool are_on_one_shelf(const struct ks_guide *a, const struct ks_guide *b)
{
    return a->group == b->group || a->also == b->group + 1 || b->also == a->group + 1 ||
           (a->also > 0 && a->also == b->also);
}

void ks_part_check_guides(struct ks_load *load, const struct ks_guide_place *places)
{
    const struct ks_guide *guides = load->content->guides;
    for (int i = 0; i < load->content->guide_count; i++) {
        load->file = places[i].file;
        for (int j = 0; j < i; j++) {
            if (guides[i].number && guides[i].number == guides[j].number)
                ks_load_fault(load, places[i].number_line, "number %d is already that of %s",
                              guides[i].number, places[j].file);
            if (ks_is_same_text(guides[i].id, guides[j].id))
                ks_load_fault(load, places[i].id_line, "id \"%s\" is already that of %s",
                              guides[i].id, places[j].file);
            if (are_on_one_shelf(&guides[i], &guides[j]) &&
                ks_is_same_text(guides[i].icon, guides[j].icon))
                ks_load_fault(load, places[i].icon_line,
                              "icon \"%s\" is already that of %s on the same shelf", guides[i].icon,
                              places[j].file);
        }
    }
}
