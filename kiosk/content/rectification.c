/* rectification.json: the rectification in figures. */
#include <limits.h>

#include "content/parts.h"

static const struct ks_field bar_fields[] = {
    KS_WORDS(struct ks_bar, label, "label", 40, 100),
    KS_NUMBER(struct ks_bar, value, "value", 0, INT_MAX),
};
static const struct ks_shape bar_shape = KS_SHAPE(bar_fields);
static const struct ks_field bar_element = {.read = ks_read_object, .shape = &bar_shape};

static const struct ks_field figure_fields[] = {
    KS_WORDS(struct ks_figure, value, "value", 16, 24),
    KS_WORDS(struct ks_figure, label, "label", 40, 100),
};
static const struct ks_shape figure_shape = KS_SHAPE(figure_fields);
static const struct ks_field figure_element = {.read = ks_read_object, .shape = &figure_shape};

static const struct ks_field rectification_fields[] = {
    KS_WORDS(struct ks_rectification, title, "title", 28, 72),
    KS_WORDS(struct ks_rectification, lead, "lead", 70, 200),
    KS_WORDS(struct ks_rectification, bars_title, "bars_title", 24, 60),
    KS_LIST(struct ks_rectification, bars, bar_count, "bars", &bar_element, sizeof(struct ks_bar),
            1, 8),
    KS_LIST(struct ks_rectification, figures, figure_count, "figures", &figure_element,
            sizeof(struct ks_figure), 1, 12),
    KS_WORDS(struct ks_rectification, contact, "contact", 60, 160),
    KS_PROVENANCE_FIELDS(struct ks_rectification, provenance),
};
static const struct ks_shape rectification_shape = KS_SHAPE(rectification_fields);

void ks_part_read_rectification(struct ks_load *load, const struct ks_node *root)
{
    struct ks_rectification *rectification = &load->content->rectification;
    ks_read_shape(load, root, &rectification_shape, rectification);
    ks_load_legal_page(load, root, &rectification->title, &rectification->provenance);
}
