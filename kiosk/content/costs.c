/* What a guide says of the court fee. */
#include <string.h>

#include "content/parts.h"

enum { MAX_YUAN = 1000000 };

static void read_fee(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                     void *owner);
static void read_base(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);

/* In the order of enum ks_cost_kind. */
static const char *const cost_kinds[] = {"computed", "fixed", "range", "free", NULL};

#define COST_KIND                                                                                  \
    {                                                                                              \
        .key = "kind", .read = ks_read_choice, .offset = offsetof(struct ks_cost, kind),           \
        .words = cost_kinds                                                                        \
    }
#define COST_NOTE KS_WORDS(struct ks_cost, note, "note", 240, 720)

static const struct ks_field computed_fields[] = {
    COST_KIND,
    KS_FIELD(struct ks_cost, fee, "fee", read_fee),
    {.key = "base",
     .read = read_base,
     .offset = offsetof(struct ks_cost, base),
     .is_optional = true},
    KS_WORDS(struct ks_cost, amount_label, "amount_label", 24, 60),
    {.key = "money_claim",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_cost, is_money_claim),
     .is_optional = true},
    COST_NOTE,
};
static const struct ks_field other_fields[] = {
    KS_WORDS(struct ks_fixed_fee, title, "title", 28, 72),
    KS_YUAN(struct ks_fixed_fee, fen, "yuan", 1, MAX_YUAN),
};
static const struct ks_shape other_shape = KS_SHAPE(other_fields);
static const struct ks_field fixed_fields[] = {
    COST_KIND,
    KS_YUAN(struct ks_cost, fixed.fen, "fixed_yuan", 1, MAX_YUAN),
    {.key = "title",
     .read = ks_read_words,
     .offset = offsetof(struct ks_cost, fixed.title),
     .is_optional = true,
     .most = {28, 72}},
    {.key = "other",
     .read = ks_read_object,
     .offset = offsetof(struct ks_cost, other),
     .shape = &other_shape,
     .is_optional = true},
    COST_NOTE,
};
static const struct ks_field range_fields[] = {
    COST_KIND,
    KS_FIELD(struct ks_cost, base, "base", read_base),
    COST_NOTE,
};
static const struct ks_field free_fields[] = {COST_KIND, COST_NOTE};
static const struct ks_shape cost_shapes[] = {
    [KS_COST_COMPUTED] = KS_SHAPE(computed_fields),
    [KS_COST_FIXED] = KS_SHAPE(fixed_fields),
    [KS_COST_RANGE] = KS_SHAPE(range_fields),
    [KS_COST_FREE] = KS_SHAPE(free_fields),
};
static const struct ks_field cost_kind = COST_KIND;

static void read_fee(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                     void *owner)
{
    enum ks_fee_kind fee = ks_fee_kind_from_code(node->text);
    if (fee == KS_FEE_KIND_COUNT) {
        ks_load_fault(load, node->line, "there is no fee \"%s\"", node->text);
        fee = KS_FEE_PROPERTY;
    }
    memcpy((char *)owner + field->offset, &fee, sizeof fee);
}

static void read_base(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    const char *id = NULL;
    const struct ks_field plain = {.key = field->key};
    ks_read_id(load, node, &plain, &id);
    const struct ks_fee_base *base = ks_content_find_fee_base(load->content, id);
    if (id && !base && load->content->settings.fee_base_count)
        ks_load_fault(load, node->line, "settings.json has no fee base \"%s\"", id);
    memcpy((char *)owner + field->offset, &base, sizeof base);
}

/* Measures art. 13(2)1 and 2: these come on top of a sum for each case. */
static bool is_surcharge(const struct ks_cost *cost)
{
    return cost->kind == KS_COST_COMPUTED &&
           (cost->fee == KS_FEE_DIVORCE_SURCHARGE || cost->fee == KS_FEE_PERSONALITY_SURCHARGE);
}

static bool is_cost_kind(const struct ks_node *kind)
{
    for (int i = 0; cost_kinds[i]; i++)
        if (strcmp(kind->text, cost_kinds[i]) == 0)
            return true;
    return false;
}

/* Which keys a cost has depends on its kind, so the kind is read first. */
void ks_read_cost(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                  void *owner)
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
    if (is_surcharge(&cost) && !ks_node_member(node, "base"))
        ks_load_fault(load, ks_node_near_key(node, "fee")->line,
                      "fee \"%s\" comes on top of a \"base\"", ks_fee_kind_code(cost.fee));
    memcpy((char *)owner + field->offset, &cost, sizeof cost);
}
