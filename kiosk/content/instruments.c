/* instruments.json: the papers visitors come with, as they look. */
#include "content/figures.h"
#include "content/parts.h"
#include "content/ties.h"

enum { MOST_INSTRUMENTS = 40, MOST_SOURCES = 8, MOST_HEADING = 8 };

static const struct ks_field instrument_fields[] = {
    KS_FIELD(struct ks_instrument, id, "id", ks_read_id),
    KS_SIZED(struct ks_instrument, heading, "heading", ks_read_text, MOST_HEADING, MOST_HEADING),
    KS_WORDS(struct ks_instrument, title, "title", 9, 24),
    KS_FIELD(struct ks_instrument, is_sealed, "sealed", ks_read_bool),
    KS_WORDS(struct ks_instrument, signs, "signs", 30, 72),
};
static const struct ks_shape instrument_shape = KS_SHAPE(instrument_fields);
static const struct ks_field instrument_element = {.read = ks_read_object,
                                                   .shape = &instrument_shape};

static const struct ks_field instruments_fields[] = {
    KS_WORDS(struct ks_instruments, lead, "lead", 30, 72),
    KS_LIST(struct ks_instruments, list, count, "instruments", &instrument_element,
            sizeof(struct ks_instrument), 1, MOST_INSTRUMENTS),
    KS_TIED_PROVENANCE_FIELDS(struct ks_instruments, provenance),
};
static const struct ks_shape instruments_shape = KS_SHAPE(instruments_fields);

void ks_part_read_instruments(struct ks_load *load, const struct ks_node *root)
{
    struct ks_instruments *instruments = &load->content->instruments;
    ks_read_shape(load, root, &instruments_shape, instruments);
    ks_check_ids(load, ks_node_near_key(root, "instruments"));
    ks_load_legal_page(load, root, NULL, &instruments->provenance);
    ks_check_ties(load, root, NULL, &instruments->provenance, MOST_SOURCES);
    ks_check_figures(load, root, NULL, 0, &instruments->provenance);
}

/* The index of one; -1, with a fault unless none could be read, where there is none. */
static int find(struct ks_load *load, const struct ks_node *node, const char *id)
{
    const struct ks_instruments *all = &load->content->instruments;
    for (int i = 0; i < all->count; i++)
        if (ks_is_same_text(all->list[i].id, id))
            return i;
    if (id && all->count)
        ks_load_fault(load, node->line, "there is no instrument \"%s\"", id);
    return -1;
}

static void read_one(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                     void *owner)
{
    const struct ks_field plain = {.key = field->key};
    const char *id = NULL;
    ks_read_id(load, node, &plain, &id);
    *(int *)owner = find(load, node, id);
}

const struct ks_field ks_instrument_id_element = {.read = read_one};

/* Whether an option before `option` names the instrument, too. */
static bool is_named_before(const struct ks_question *question, int option, int instrument)
{
    for (int i = 0; i < option; i++)
        for (int j = 0; j < question->options[i].instrument_count; j++)
            if (question->options[i].instruments[j] == instrument)
                return true;
    return false;
}

static bool has_unsure(const struct ks_question *question)
{
    for (int i = 0; i < question->option_count; i++)
        if (ks_is_same_text(question->options[i].id, "unsure"))
            return true;
    return false;
}

void ks_questions_check_instruments(struct ks_load *load, const struct ks_node *list,
                                    const struct ks_question *questions, int count)
{
    for (int i = 0; i < count; i++) {
        const struct ks_question *question = &questions[i];
        const struct ks_node *node = ks_node_near_item(list, i);
        bool has_any = false;
        for (int j = 0; j < question->option_count; j++) {
            const struct ks_option *option = &question->options[j];
            const struct ks_node *at = ks_node_near_key(
                ks_node_near_item(ks_node_near_key(node, "options"), j), "instruments");
            has_any = has_any || option->instrument_count > 0;
            for (int k = 0; k < option->instrument_count; k++)
                if (is_named_before(question, j, option->instruments[k]))
                    ks_load_fault(load, at->line,
                                  "another answer to this question names the same instrument");
        }
        if (has_any && !has_unsure(question))
            ks_load_fault(load, node->line,
                          "whoever is to look at instruments needs an option \"unsure\"");
    }
}
