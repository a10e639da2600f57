/* institutions.json: other places that help. */
#include <string.h>

#include "content/contact.h"
#include "content/figures.h"
#include "content/parts.h"
#include "content/ties.h"

enum { MOST_SOURCES = 6 };

struct draft {
    struct ks_institution *institutions;
    int count;
};

static const struct ks_field institution_fields[] = {
    KS_FIELD(struct ks_institution, id, "id", ks_read_id),
    KS_FIELD(struct ks_institution, icon, "icon", ks_read_icon),
    KS_WORDS(struct ks_institution, title, "title", 28, 72),
    KS_KEYWORDS(struct ks_institution, keywords, "keywords", 320, 480),
    KS_WORDS(struct ks_institution, what, "what", 70, 200),
    KS_WORDS(struct ks_institution, reach, "reach", 70, 200),
    {.key = "phone",
     .read = ks_read_phone,
     .offset = offsetof(struct ks_institution, phone),
     .is_optional = true,
     .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT}},
    KS_WORDS_LIST(struct ks_institution, bring, bring_count, "bring", 0, 16, 40, 120),
    KS_TIED_PROVENANCE_FIELDS(struct ks_institution, provenance),
};
static const struct ks_shape institution_shape = KS_SHAPE(institution_fields);
static const struct ks_field institution_element = {.read = ks_read_object,
                                                    .shape = &institution_shape};

static const struct ks_field institutions_fields[] = {
    KS_LIST(struct draft, institutions, count, "institutions", &institution_element,
            sizeof(struct ks_institution), 1, KS_MOST_IN_LIST),
};
static const struct ks_shape institutions_shape = KS_SHAPE(institutions_fields);

/* The number that is shown large is one of the page's own words, which its sources stand for. */
static void check_phone(struct ks_load *load, const struct ks_institution *institution,
                        const struct ks_node *node)
{
    for (enum ks_lang lang = KS_LANG_ZH_CN; institution->phone && lang < KS_LANG_COUNT; lang++) {
        const char *title = institution->title.in[lang], *reach = institution->reach.in[lang];
        bool is_said = (title && strstr(title, institution->phone)) ||
                       (reach && strstr(reach, institution->phone));
        if (!is_said)
            ks_load_fault(load, ks_node_near_key(node, "phone")->line,
                          "\"title\" and \"reach\" do not name \"%s\" in %s", institution->phone,
                          ks_lang_code(lang));
    }
}

void ks_part_read_institutions(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &institutions_shape, &draft);
    load->content->institutions = draft.institutions;
    load->content->institution_count = draft.count;
    const struct ks_node *list = ks_node_near_key(root, "institutions");
    ks_check_ids(load, list);
    ks_check_icons(load, list);
    for (int i = 0; i < draft.count; i++) {
        const struct ks_node *node = ks_node_near_item(list, i);
        ks_load_legal_page(load, node, &draft.institutions[i].title,
                           &draft.institutions[i].provenance);
        ks_check_ties(load, node, NULL, &draft.institutions[i].provenance, MOST_SOURCES);
        ks_check_figures(load, node, NULL, 0, &draft.institutions[i].provenance);
        check_phone(load, &draft.institutions[i], node);
    }
}
