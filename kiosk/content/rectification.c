/* rectification.json: the rectification in figures. */
#include <limits.h>

#include "content/parts.h"

static const struct ks_field bar_fields[] = {
    KS_FIELD(struct ks_bar, label, "label", ks_read_words),
    KS_NUMBER(struct ks_bar, value, "value", 0, INT_MAX),
};
static const struct ks_shape bar_shape = KS_SHAPE(bar_fields);
static const struct ks_field bar_element = {.read = ks_read_object, .shape = &bar_shape};

static const struct ks_field figure_fields[] = {
    KS_FIELD(struct ks_figure, value, "value", ks_read_words),
    KS_FIELD(struct ks_figure, label, "label", ks_read_words),
};
static const struct ks_shape figure_shape = KS_SHAPE(figure_fields);
static const struct ks_field figure_element = {.read = ks_read_object, .shape = &figure_shape};

static const struct ks_field rectification_fields[] = {
    KS_FIELD(struct ks_rectification, title, "title", ks_read_words),
    KS_FIELD(struct ks_rectification, lead, "lead", ks_read_words),
    KS_FIELD(struct ks_rectification, bars_title, "bars_title", ks_read_words),
    KS_LIST(struct ks_rectification, bars, bar_count, "bars", &bar_element, sizeof(struct ks_bar),
            1),
    KS_LIST(struct ks_rectification, figures, figure_count, "figures", &figure_element,
            sizeof(struct ks_figure), 1),
    KS_FIELD(struct ks_rectification, contact, "contact", ks_read_words),
    KS_PROVENANCE_FIELDS(struct ks_rectification, provenance),
};
static const struct ks_shape rectification_shape = KS_SHAPE(rectification_fields);

void ks_part_read_rectification(struct ks_load *load, const struct ks_node *root)
{
    struct ks_rectification *rectification = &load->content->rectification;
    ks_read_shape(load, root, &rectification_shape, rectification);
    ks_load_legal_page(load, root, &rectification->title, &rectification->provenance);
}
