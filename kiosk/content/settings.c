/* settings.json: what the law leaves to the court, the province, the calendar. */
#include <string.h>

#include "content/parts.h"
#include "content/twins.h"
#include "domain/fee_flat.h"
#include "domain/money.h"

enum { MAX_FEE_YUAN = 1000000, MAX_WAGE_YUAN = 10000000 };

static void read_percent(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner);

static const struct ks_field base_fields[] = {
    KS_FIELD(struct ks_fee_base, id, "id", ks_read_id),
    KS_WORDS(struct ks_fee_base, title, "title", 28, 72),
    KS_YUAN(struct ks_fee_base, low_fen, "low_yuan", 1, MAX_FEE_YUAN),
    KS_YUAN(struct ks_fee_base, high_fen, "high_yuan", 1, MAX_FEE_YUAN),
    KS_YUAN(struct ks_fee_base, set_fen, "set_yuan", 0, MAX_FEE_YUAN),
    KS_SOURCE(struct ks_fee_base, source, "source"),
};
static const struct ks_shape base_shape = KS_SHAPE(base_fields);
static const struct ks_field base_element = {.read = ks_read_object, .shape = &base_shape};

static const struct ks_field rate_fields[] = {
    KS_FIELD(struct ks_lpr_entry, from, "from", ks_read_date),
    KS_FIELD(struct ks_lpr_entry, rate_hundredths_percent, "percent", read_percent),
};
static const struct ks_shape rate_shape = KS_SHAPE(rate_fields);
static const struct ks_field rate_element = {.read = ks_read_object, .shape = &rate_shape};

static const struct ks_field settings_fields[] = {
    KS_LIST(struct ks_settings, fee_bases, fee_base_count, "fee_bases", &base_element,
            sizeof(struct ks_fee_base), 1, KS_MOST_IN_LIST),
    KS_YUAN(struct ks_settings, average_wage_fen, "average_wage_yuan", 0, MAX_WAGE_YUAN),
    KS_LIST(struct ks_settings, lpr.entries, lpr.count, "rates", &rate_element,
            sizeof(struct ks_lpr_entry), 1, KS_MOST_IN_LIST),
    KS_FIELD(struct ks_settings, lpr.known_until, "rates_known_until", ks_read_date),
    KS_PROVENANCE_FIELDS(struct ks_settings, provenance),
};
static const struct ks_shape settings_shape = KS_SHAPE(settings_fields);

/* "4.25" to 425; 0 for anything but one or two digits, a point and two digits above 0. */
static int parse_percent(const char *text)
{
    static const char digits[] = "0123456789";
    size_t whole = strspn(text, digits);
    int hundredths = 0;
    if (whole < 1 || whole > 2 || text[whole] != '.' || strspn(text + whole + 1, digits) != 2 ||
        text[whole + 3] != '\0')
        return 0;
    for (; *text; text++)
        if (*text != '.')
            hundredths = hundredths * 10 + (*text - '0');
    return hundredths;
}

static void read_percent(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner)
{
    int hundredths = node->kind == KS_NODE_TEXT ? parse_percent(node->text) : 0;
    if (hundredths == 0)
        ks_load_fault(load, node->line,
                      "\"%s\" must be a text above 0 with two decimals, as \"4.25\"", node->name);
    memcpy((char *)owner + field->offset, &hundredths, sizeof hundredths);
}

/* A base named as the fee is in domain/ has the range of the law. */
static void check_range(struct ks_load *load, const struct ks_fee_base *base,
                        const struct ks_node *node)
{
    const struct ks_fee_flat *flat = ks_fee_flat_find(ks_fee_flat_from_code(base->id));
    if (flat && (flat->low_fen != base->low_fen || flat->high_fen != base->high_fen))
        ks_load_fault(load, ks_node_near_key(node, "low_yuan")->line,
                      "by law the range of \"%s\" is %d to %d yuan", base->id,
                      (int)(flat->low_fen / KS_FEN_PER_YUAN),
                      (int)(flat->high_fen / KS_FEN_PER_YUAN));
}

static void check_base(struct ks_load *load, const struct ks_fee_base *base,
                       const struct ks_node *node)
{
    if (base->id)
        check_range(load, base, node);
    if (!base->low_fen || !base->high_fen)
        return;
    if (base->high_fen < base->low_fen)
        ks_load_fault(load, ks_node_near_key(node, "high_yuan")->line,
                      "\"high_yuan\" is less than \"low_yuan\"");
    else if (base->set_fen && (base->set_fen < base->low_fen || base->set_fen > base->high_fen))
        ks_load_fault(load, ks_node_near_key(node, "set_yuan")->line,
                      "\"set_yuan\" must be 0 or from \"low_yuan\" to \"high_yuan\"");
}

static void check_rate(struct ks_load *load, int index, const struct ks_node *node)
{
    const struct ks_settings *settings = &load->content->settings;
    struct ks_date from = settings->lpr.entries[index].from;
    int line = ks_node_near_key(node, "from")->line;
    if (ks_date_is_none(from))
        return;
    if (!ks_date_is_none(settings->lpr.known_until) &&
        ks_date_compare(from, settings->lpr.known_until) > 0)
        ks_load_fault(load, line, "\"from\" is after \"rates_known_until\"");
    if (ks_date_compare(from, ks_lpr_first_day()) < 0)
        ks_load_fault(load, line, "\"from\" is before the first rate of this kind, 2019-08-20");
    if (index > 0 && !ks_date_is_none(settings->lpr.entries[index - 1].from) &&
        ks_date_compare(from, settings->lpr.entries[index - 1].from) <= 0)
        ks_load_fault(load, line, "\"from\" must be after that of the rate before");
}

void ks_part_read_settings(struct ks_load *load, const struct ks_node *root)
{
    struct ks_settings *settings = &load->content->settings;
    ks_read_shape(load, root, &settings_shape, settings);
    const struct ks_node *bases = ks_node_near_key(root, "fee_bases");
    const struct ks_node *rates = ks_node_near_key(root, "rates");
    ks_check_ids(load, bases);
    for (int i = 0; i < settings->fee_base_count; i++)
        check_base(load, &settings->fee_bases[i], ks_node_near_item(bases, i));
    for (int i = 0; i < settings->lpr.count; i++)
        check_rate(load, i, ks_node_near_item(rates, i));
    ks_load_legal_page(load, root, NULL, &settings->provenance);
    ks_check_twins(load, root, NULL, 0);
}
