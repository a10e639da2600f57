#include "content/parts.h"
#include "content/prose.h"

static const char *const folder[] = {"risk", NULL};

static const struct ks_field item_fields[] = {
    KS_FIELD(struct ks_risk_item, id, "id", ks_read_id),
    KS_FIELD(struct ks_risk_item, title, "title", ks_read_words),
    {.key = "body",
     .read = ks_read_prose,
     .offset = offsetof(struct ks_risk_item, body),
     .words = folder},
    KS_FIELD(struct ks_risk_item, source, "source", ks_read_text),
};
static const struct ks_shape item_shape = KS_SHAPE(item_fields);
static const struct ks_field item_element = {.read = ks_read_object, .shape = &item_shape};

static const struct ks_field risk_fields[] = {
    KS_FIELD(struct ks_risk_notice, version, "version", ks_read_text),
    KS_FIELD(struct ks_risk_notice, title, "title", ks_read_words),
    KS_FIELD(struct ks_risk_notice, lead, "lead", ks_read_words),
    KS_LIST(struct ks_risk_notice, items, item_count, "items", &item_element,
            sizeof(struct ks_risk_item), 1),
    KS_FIELD(struct ks_risk_notice, declaration, "declaration", ks_read_words),
    KS_PROVENANCE_FIELDS(struct ks_risk_notice, provenance),
};
static const struct ks_shape risk_shape = KS_SHAPE(risk_fields);

void ks_part_read_risk(struct ks_load *load, const struct ks_node *root)
{
    ks_read_shape(load, root, &risk_shape, &load->content->risk);
    ks_check_ids(load, ks_node_near_key(root, "items"));
    ks_check_provenance(load, root, &load->content->risk.provenance);
}
