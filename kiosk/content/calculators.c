/* calculators.json: the words around the calculators. */
#include "content/figures.h"
#include "content/parts.h"
#include "content/ties.h"

#define ID_OF(id, name) [KS_CALC_##id] = #name,
static const char *const ids[KS_CALC_COUNT] = {KS_CALC_LIST(ID_OF)};

enum { MOST_SOURCES = 6 };

struct entry {
    const char *id;
    struct ks_calculator calculator;
};

struct draft {
    struct entry *entries;
    int count;
};

static const struct ks_field entry_fields[] = {
    KS_FIELD(struct entry, id, "id", ks_read_id),
    KS_FIELD(struct entry, calculator.icon, "icon", ks_read_icon),
    KS_WORDS(struct entry, calculator.title, "title", 28, 72),
    KS_WORDS(struct entry, calculator.detail, "detail", 70, 200),
    KS_WORDS(struct entry, calculator.amount_label, "amount_label", 24, 60),
    KS_WORDS(struct entry, calculator.note, "note", 240, 720),
    KS_TIED_PROVENANCE_FIELDS(struct entry, calculator.provenance),
};
static const struct ks_shape entry_shape = KS_SHAPE(entry_fields);
static const struct ks_field entry_element = {.read = ks_read_object, .shape = &entry_shape};

static const struct ks_field calculators_fields[] = {
    KS_WHOLE_LIST(struct draft, entries, count, "calculators", &entry_element, sizeof(struct entry),
                  KS_CALC_COUNT),
};
static const struct ks_shape calculators_shape = KS_SHAPE(calculators_fields);

void ks_part_read_calculators(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &calculators_shape, &draft);
    const struct ks_node *list = ks_node_near_key(root, "calculators");
    ks_check_icons(load, list);
    for (int i = 0; i < draft.count && i < KS_CALC_COUNT; i++) {
        const struct ks_node *node = ks_node_near_item(list, i);
        if (draft.entries[i].id && !ks_is_same_text(draft.entries[i].id, ids[i]))
            ks_load_fault(load, ks_node_near_key(node, "id")->line, "calculator %d must be \"%s\"",
                          i + 1, ids[i]);
        struct ks_calculator *calculator = &load->content->calculators[i];
        *calculator = draft.entries[i].calculator;
        ks_load_legal_page(load, node, &calculator->title, &calculator->provenance);
        ks_check_ties(load, node, NULL, &calculator->provenance, MOST_SOURCES);
        ks_check_figures(load, node, NULL, 0, &calculator->provenance);
    }
}
