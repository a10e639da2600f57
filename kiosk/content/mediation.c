/* mediation.json: how mediation goes, what to bring, which line its numbers are for. */
#include "content/parts.h"
#include "content/twins.h"

static const struct ks_field mediation_fields[] = {
    KS_FIELD(struct ks_mediation, line, "line", ks_read_id),
    KS_WORDS(struct ks_mediation, voluntary, "voluntary", 60, 200),
    KS_WORDS_LIST(struct ks_mediation, points, point_count, "points", 1, 12, 70, 200),
    KS_WORDS_LIST(struct ks_mediation, bring, bring_count, "bring", 1, 16, 40, 120),
    KS_WORDS_LIST(struct ks_mediation, while_waiting, while_waiting_count, "while_waiting", 1, 12,
                  40, 120),
    {.key = "online",
     .read = ks_read_list,
     .offset = offsetof(struct ks_mediation, online),
     .count_offset = offsetof(struct ks_mediation, online_count),
     .element = &ks_words_element,
     .element_bytes = sizeof(struct ks_words),
     .low = 1,
     .high = 12,
     .most = {70, 200},
     .is_optional = true},
    KS_PROVENANCE_FIELDS(struct ks_mediation, provenance),
};
static const struct ks_shape mediation_shape = KS_SHAPE(mediation_fields);

void ks_part_read_mediation(struct ks_load *load, const struct ks_node *root)
{
    struct ks_mediation *mediation = &load->content->mediation;
    ks_read_shape(load, root, &mediation_shape, mediation);
    if (mediation->line && load->content->hall.line_count > 0 &&
        !ks_hall_find_line(&load->content->hall, mediation->line))
        ks_load_fault(load, ks_node_near_key(root, "line")->line,
                      "there is no line \"%s\" in hall.json", mediation->line);
    ks_load_legal_page(load, root, NULL, &mediation->provenance);
    ks_check_twins(load, root, NULL, 0);
}
