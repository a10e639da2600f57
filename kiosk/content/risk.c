/* risk.json and litigation.json: the two notices. */
#include "content/figures.h"
#include "content/parts.h"
#include "content/prose.h"

/* Both notices have one shape; only the folder of their prose differs. */
static const char *const enforcement_folder[] = {"risk", NULL};
static const char *const litigation_folder[] = {"litigation", NULL};

#define ITEM_FIELDS(folder)                                                                        \
    {                                                                                              \
        KS_FIELD(struct ks_risk_item, id, "id", ks_read_id),                                       \
            KS_WORDS(struct ks_risk_item, title, "title", 28, 72),                                 \
            {.key = "body",                                                                        \
             .read = ks_read_prose,                                                                \
             .offset = offsetof(struct ks_risk_item, body),                                        \
             .words = (folder)},                                                                   \
            KS_WORDS(struct ks_risk_item, brief, "brief", 70, 200),                                \
            KS_SOURCE(struct ks_risk_item, source, "source"),                                      \
    }
#define NOTICE_FIELDS(items_element)                                                               \
    {                                                                                              \
        KS_TEXT(struct ks_risk_notice, version, "version"),                                        \
            KS_WORDS(struct ks_risk_notice, title, "title", 28, 72),                               \
            KS_WORDS(struct ks_risk_notice, lead, "lead", 70, 200),                                \
            KS_LIST(struct ks_risk_notice, items, item_count, "items", (items_element),            \
                    sizeof(struct ks_risk_item), 1, KS_MOST_IN_LIST),                              \
            KS_WORDS(struct ks_risk_notice, declaration, "declaration", 120, 360),                 \
            KS_NUMBERS_FIELD(struct ks_risk_notice, provenance),                                   \
            KS_PROVENANCE_FIELDS(struct ks_risk_notice, provenance),                               \
    }

static const struct ks_field enforcement_item_fields[] = ITEM_FIELDS(enforcement_folder);
static const struct ks_shape enforcement_item_shape = KS_SHAPE(enforcement_item_fields);
static const struct ks_field enforcement_item = {.read = ks_read_object,
                                                 .shape = &enforcement_item_shape};
static const struct ks_field enforcement_fields[] = NOTICE_FIELDS(&enforcement_item);

static const struct ks_field litigation_item_fields[] = ITEM_FIELDS(litigation_folder);
static const struct ks_shape litigation_item_shape = KS_SHAPE(litigation_item_fields);
static const struct ks_field litigation_item = {.read = ks_read_object,
                                                .shape = &litigation_item_shape};
static const struct ks_field litigation_fields[] = NOTICE_FIELDS(&litigation_item);

static const struct ks_shape notice_shapes[KS_RISK_COUNT] = {
    [KS_RISK_ENFORCEMENT] = KS_SHAPE(enforcement_fields),
    [KS_RISK_LITIGATION] = KS_SHAPE(litigation_fields),
};

/* The notes of its items belong to the page. */
static void check_figures(struct ks_load *load, const struct ks_node *root,
                          const struct ks_risk_notice *notice, const char *place)
{
    size_t count = (size_t)notice->item_count;
    struct ks_figure_prose *prose = ks_arena_alloc(load->scratch, (count + 1) * sizeof *prose);
    const struct ks_node *items = ks_node_near_key(root, "items");
    for (size_t i = 0; i < count; i++) {
        const struct ks_node *body = ks_node_near_key(ks_node_near_item(items, (int)i), "body");
        prose[i] = (struct ks_figure_prose){
            &notice->items[i].body, ks_arena_printf(load->scratch, "%s/%s", place, body->text)};
    }
    ks_check_figures(load, root, prose, (int)count, &notice->provenance);
}

static void read_notice(struct ks_load *load, const struct ks_node *root, enum ks_risk_kind kind)
{
    struct ks_risk_notice *notice = &load->content->risks[kind];
    ks_read_shape(load, root, &notice_shapes[kind], notice);
    ks_check_ids(load, ks_node_near_key(root, "items"));
    ks_load_legal_page(load, root, &notice->title, &notice->provenance);
    check_figures(load, root, notice, kind == KS_RISK_ENFORCEMENT ? "risk" : "litigation");
}

void ks_part_read_risk(struct ks_load *load, const struct ks_node *root)
{
    read_notice(load, root, KS_RISK_ENFORCEMENT);
}

void ks_part_read_litigation(struct ks_load *load, const struct ks_node *root)
{
    read_notice(load, root, KS_RISK_LITIGATION);
}
