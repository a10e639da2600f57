#include <stdio.h>
#include <string.h>

#include "content/court_finder.h"
#include "content/parts.h"
#include "content/prose.h"

enum {
    MAX_READING_MINUTES = 60,
    MAX_YEARS = 20,
    MAX_MONTHS = 240,
    MAX_DAYS = 3650,
};

static void read_group(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner);
static void read_matters(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner);

static const char *const folder[] = {"guides", NULL};

static const struct ks_field period_fields[] = {
    KS_FIELD(struct ks_guide_period, id, "id", ks_read_id),
    KS_FIELD(struct ks_guide_period, from, "from", ks_read_words),
    KS_FIELD(struct ks_guide_period, result, "result", ks_read_words),
    KS_NUMBER(struct ks_guide_period, length.years, "years", 0, MAX_YEARS),
    KS_NUMBER(struct ks_guide_period, length.months, "months", 0, MAX_MONTHS),
    KS_NUMBER(struct ks_guide_period, length.days, "days", 0, MAX_DAYS),
    KS_FIELD(struct ks_guide_period, note, "note", ks_read_words_or_blank),
};
static const struct ks_shape period_shape = KS_SHAPE(period_fields);
static const struct ks_field period_element = {.read = ks_read_object, .shape = &period_shape};

static const struct ks_field guide_fields[] = {
    KS_FIELD(struct ks_guide, id, "id", ks_read_id),
    KS_NUMBER(struct ks_guide, number, "number", 1, KS_MOST_GUIDES),
    KS_FIELD(struct ks_guide, icon, "icon", ks_read_icon),
    {.key = "group", .read = read_group, .offset = offsetof(struct ks_guide, group)},
    {.key = "matter", .read = read_matters, .is_optional = true},
    KS_FIELD(struct ks_guide, situation, "situation", ks_read_words),
    KS_FIELD(struct ks_guide, title, "title", ks_read_words),
    KS_FIELD(struct ks_guide, legal_title, "legal_title", ks_read_words),
    KS_FIELD(struct ks_guide, limit_tag, "limit_tag", ks_read_words),
    KS_FIELD(struct ks_guide, keywords, "keywords", ks_read_keywords),
    KS_TITLE_DETAIL_LIST(struct ks_guide, who, who_count, "who"),
    KS_TITLE_DETAIL_LIST(struct ks_guide, steps, step_count, "steps"),
    KS_TITLE_DETAIL_LIST(struct ks_guide, materials, material_count, "materials"),
    KS_FIELD(struct ks_guide, cost, "cost", ks_read_cost),
    KS_TITLE_DETAIL_LIST(struct ks_guide, limits, limit_count, "limits"),
    KS_LIST(struct ks_guide, periods, period_count, "periods", &period_element,
            sizeof(struct ks_guide_period), 0),
    KS_TITLE_DETAIL_LIST(struct ks_guide, where, where_count, "where"),
    KS_TITLE_DETAIL(struct ks_guide, pleading, "pleading"),
    KS_TITLE_DETAIL_LIST(struct ks_guide, risks, risk_count, "risks"),
    {.key = "notes",
     .read = ks_read_prose,
     .offset = offsetof(struct ks_guide, notes),
     .words = folder},
    KS_NUMBER(struct ks_guide, reading_minutes, "reading_minutes", 1, MAX_READING_MINUTES),
    KS_PROVENANCE_FIELDS(struct ks_guide, provenance),
};
static const struct ks_shape guide_shape = KS_SHAPE(guide_fields);

/* Into the index of the group; 0 with a fault if there is none of that id. */
static void read_group(struct ks_load *load, const struct ks_node *node,
                       const struct ks_field *field, void *owner)
{
    const struct ks_content *content = load->content;
    const struct ks_field plain = {.key = field->key};
    const char *id = NULL;
    int index = 0;
    ks_read_id(load, node, &plain, &id);
    while (index < content->group_count && !ks_is_same_text(content->groups[index].id, id))
        index++;
    if (index == content->group_count) {
        if (id && content->group_count)
            ks_load_fault(load, node->line, "groups.json has no group \"%s\"", id);
        index = 0;
    }
    memcpy((char *)owner + field->offset, &index, sizeof index);
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

static void check_periods(struct ks_load *load, const struct ks_guide *guide,
                          const struct ks_node *list)
{
    ks_check_ids(load, list);
    if (guide->period_count > KS_MOST_PERIODS)
        ks_load_fault(load, list->line, "\"periods\" takes at most %d", KS_MOST_PERIODS);
    for (int i = 0; i < guide->period_count; i++) {
        const struct ks_period *length = &guide->periods[i].length;
        const struct ks_node *node = ks_node_near_item(list, i);
        bool is_complete = ks_node_member(node, "years") && ks_node_member(node, "months") &&
                           ks_node_member(node, "days");
        if (is_complete && length->years + length->months + length->days == 0)
            ks_load_fault(load, ks_node_near_key(node, "days")->line,
                          "this period has no length: years, months and days are 0");
    }
}

void ks_part_read_guide(struct ks_load *load, const struct ks_node *root, struct ks_guide *guide)
{
    ks_read_shape(load, root, &guide_shape, guide);
    check_periods(load, guide, ks_node_near_key(root, "periods"));
    ks_check_provenance(load, root, &guide->provenance);
    if (!guide->id || guide->number == 0)
        return;
    const char *name =
        ks_arena_printf(load->scratch, "guides/%02d-%s.json", guide->number, guide->id);
    if (strcmp(name, load->file) != 0)
        ks_load_fault(load, ks_node_near_key(root, "number")->line,
                      "by its \"number\" and \"id\" this file must be called %s", name);
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
        }
    }
}
