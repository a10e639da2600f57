/* groups.json: the shelves. */
#include "content/parts.h"
#include "content/twins.h"

struct draft {
    struct ks_guide_group *groups;
    int count;
};

static const struct ks_field first_fields[] = {
    KS_FIELD(struct ks_shelf_page, page, "page", ks_read_page_name),
    KS_FIELD(struct ks_shelf_page, icon, "icon", ks_read_icon),
    KS_WORDS(struct ks_shelf_page, title, "title", 28, 72),
    KS_WORDS(struct ks_shelf_page, detail, "detail", 70, 200),
};
static const struct ks_shape first_shape = KS_SHAPE(first_fields);

static const struct ks_field group_fields[] = {
    KS_FIELD(struct ks_guide_group, id, "id", ks_read_id),
    KS_FIELD(struct ks_guide_group, icon, "icon", ks_read_icon),
    KS_WORDS(struct ks_guide_group, title, "title", 28, 72),
    {.key = "first",
     .read = ks_read_object,
     .offset = offsetof(struct ks_guide_group, first),
     .shape = &first_shape,
     .is_optional = true},
};
static const struct ks_shape group_shape = KS_SHAPE(group_fields);
static const struct ks_field group_element = {.read = ks_read_object, .shape = &group_shape};

static const struct ks_field groups_fields[] = {
    KS_LIST(struct draft, groups, count, "groups", &group_element, sizeof(struct ks_guide_group), 1,
            16),
};
static const struct ks_shape groups_shape = KS_SHAPE(groups_fields);

void ks_part_read_groups(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &groups_shape, &draft);
    load->content->groups = draft.groups;
    load->content->group_count = draft.count;
    ks_check_ids(load, ks_node_near_key(root, "groups"));
    ks_check_icons(load, ks_node_near_key(root, "groups"));
    ks_check_twins(load, root, NULL, 0);
}
