#include <stdio.h>
#include <string.h>

#include "content/parts.h"
#include "content/prose.h"

enum { MAX_NUMBER = 99, MAX_READING_MINUTES = 60, MAX_YUAN = 1000000, FEN_IN_A_YUAN = 100 };

static void read_cost(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);
static void read_yuan(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

/* In the order of enum ks_cost_kind. */
static const char *const cost_kinds[] = {"property", "divorce", "fixed", NULL};
static const char *const folder[] = {"guides", NULL};

#define COST_KIND                                                                                  \
    {                                                                                              \
        .key = "kind", .read = ks_read_choice, .offset = offsetof(struct ks_cost, kind),           \
        .words = cost_kinds                                                                        \
    }

static const struct ks_field property_fields[] = {
    COST_KIND,
    KS_FIELD(struct ks_cost, amount_label, "amount_label", ks_read_words),
    KS_FIELD(struct ks_cost, note, "note", ks_read_words),
};
static const struct ks_field divorce_fields[] = {
    COST_KIND,
    KS_FIELD(struct ks_cost, amount_label, "amount_label", ks_read_words),
    KS_FIELD(struct ks_cost, base_low_fen, "base_low_yuan", read_yuan),
    KS_FIELD(struct ks_cost, base_high_fen, "base_high_yuan", read_yuan),
    KS_FIELD(struct ks_cost, note, "note", ks_read_words),
};
static const struct ks_field fixed_fields[] = {
    COST_KIND,
    KS_FIELD(struct ks_cost, fixed_fen, "fixed_yuan", read_yuan),
    KS_FIELD(struct ks_cost, note, "note", ks_read_words),
};
static const struct ks_shape cost_shapes[] = {
    [KS_COST_PROPERTY] = KS_SHAPE(property_fields),
    [KS_COST_DIVORCE] = KS_SHAPE(divorce_fields),
    [KS_COST_FIXED] = KS_SHAPE(fixed_fields),
};
static const struct ks_field cost_kind = COST_KIND;

static const struct ks_field guide_fields[] = {
    KS_FIELD(struct ks_guide, id, "id", ks_read_id),
    KS_NUMBER(struct ks_guide, number, "number", 1, MAX_NUMBER),
    KS_FIELD(struct ks_guide, icon, "icon", ks_read_icon),
    KS_FIELD(struct ks_guide, situation, "situation", ks_read_words),
    KS_FIELD(struct ks_guide, title, "title", ks_read_words),
    KS_FIELD(struct ks_guide, legal_title, "legal_title", ks_read_words),
    KS_FIELD(struct ks_guide, limit_tag, "limit_tag", ks_read_words),
    KS_TITLE_DETAIL_LIST(struct ks_guide, steps, step_count, "steps"),
    KS_TITLE_DETAIL_LIST(struct ks_guide, materials, material_count, "materials"),
    KS_FIELD(struct ks_guide, cost, "cost", read_cost),
    KS_TITLE_DETAIL_LIST(struct ks_guide, limits, limit_count, "limits"),
    KS_TITLE_DETAIL_LIST(struct ks_guide, where, where_count, "where"),
    {.key = "notes",
     .read = ks_read_prose,
     .offset = offsetof(struct ks_guide, notes),
     .words = folder},
    KS_NUMBER(struct ks_guide, reading_minutes, "reading_minutes", 1, MAX_READING_MINUTES),
    KS_PROVENANCE_FIELDS(struct ks_guide, provenance),
};
static const struct ks_shape guide_shape = KS_SHAPE(guide_fields);

static void read_yuan(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    int yuan = 0;
    const struct ks_field number = {.low = 0, .high = MAX_YUAN};
    ks_read_int(load, node, &number, &yuan);
    long long fen = (long long)yuan * FEN_IN_A_YUAN;
    memcpy((char *)owner + field->offset, &fen, sizeof fen);
}

static bool is_cost_kind(const struct ks_node *kind)
{
    for (int i = 0; cost_kinds[i]; i++)
        if (strcmp(kind->text, cost_kinds[i]) == 0)
            return true;
    return false;
}

/* Which keys a cost has depends on its kind, so the kind is read first. */
static void read_cost(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    struct ks_cost cost = {.amount_label = {{"", ""}}};
    const struct ks_node *kind = ks_node_member(node, "kind");
    if (kind && !is_cost_kind(kind)) {
        ks_read_choice(load, kind, &cost_kind, &cost);
        return;
    }
    if (kind)
        ks_read_choice(load, kind, &cost_kind, &cost);
    ks_read_shape(load, node, &cost_shapes[cost.kind], &cost);
    if (cost.base_high_fen < cost.base_low_fen)
        ks_load_fault(load, ks_node_near_key(node, "base_high_yuan")->line,
                      "\"base_high_yuan\" is less than \"base_low_yuan\"");
    memcpy((char *)owner + field->offset, &cost, sizeof cost);
}

void ks_part_read_guide(struct ks_load *load, const struct ks_node *root, struct ks_guide *guide)
{
    ks_read_shape(load, root, &guide_shape, guide);
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
