/* limits.json: what holds for each kind of time limit, and the words the checks go by. */
#include <string.h>

#include "content/parts.h"
#include "content/time_limits.h"
#include "content/twins.h"

struct kind_entry {
    const char *id;
    struct ks_limit_words words;
};

struct claim_entry {
    const char *id;
    struct ks_claim_words words;
};

struct unit_entry {
    const char *id;
    const char **words;
    int word_count;
};

struct draft {
    struct kind_entry *kinds;
    struct claim_entry *claims;
    struct unit_entry *units;
    const char **doubts, **lateness, **denials, **second_hand;
    struct ks_figure_unit *figures;
    struct ks_audience_signs *signs;
    struct ks_twin_words *twins;
    struct ks_exception_words *exceptions;
    int twin_count, exception_count, kind_count, claim_count, unit_count, doubt_count,
        lateness_count, denial_count, second_hand_count, figure_count, sign_count;
    struct ks_provenance provenance;
};

static const struct ks_field kind_fields[] = {
    KS_FIELD(struct kind_entry, id, "id", ks_read_id),
    KS_WORDS_OR_BLANK(struct kind_entry, words.today, "today", 90, 260),
    KS_WORDS(struct kind_entry, words.late, "late", 100, 270),
    KS_LIST(struct kind_entry, words.never[KS_LANG_ZH_CN], words.never_count[KS_LANG_ZH_CN],
            "never", &ks_text_element, sizeof(const char *), 0, KS_MOST_IN_LIST),
    KS_LIST(struct kind_entry, words.never[KS_LANG_EN], words.never_count[KS_LANG_EN], "never_en",
            &ks_text_element, sizeof(const char *), 0, KS_MOST_IN_LIST),
    KS_LIST(struct kind_entry, words.about, words.about_count, "about", &ks_text_element,
            sizeof(const char *), 0, KS_MOST_IN_LIST),
};
static const struct ks_shape kind_shape = KS_SHAPE(kind_fields);
static const struct ks_field kind_element = {.read = ks_read_object, .shape = &kind_shape};

static const struct ks_field claim_fields[] = {
    KS_FIELD(struct claim_entry, id, "id", ks_read_id),
    KS_WORDS_OR_BLANK(struct claim_entry, words.ask, "ask", 24, 60),
    KS_WORDS(struct claim_entry, words.note, "note", 240, 720),
};
static const struct ks_shape claim_shape = KS_SHAPE(claim_fields);
static const struct ks_field claim_element = {.read = ks_read_object, .shape = &claim_shape};

static const struct ks_field unit_fields[] = {
    KS_FIELD(struct unit_entry, id, "id", ks_read_id),
    KS_LIST(struct unit_entry, words, word_count, "words", &ks_text_element, sizeof(const char *),
            1, KS_MOST_IN_LIST),
};
static const struct ks_shape unit_shape = KS_SHAPE(unit_fields);
static const struct ks_field unit_element = {.read = ks_read_object, .shape = &unit_shape};

static const struct ks_field figure_fields[] = {
    KS_FIELD(struct ks_figure_unit, id, "id", ks_read_id),
    KS_LIST(struct ks_figure_unit, words[KS_LANG_ZH_CN], word_counts[KS_LANG_ZH_CN], "words",
            &ks_text_element, sizeof(const char *), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_figure_unit, words[KS_LANG_EN], word_counts[KS_LANG_EN], "words_en",
            &ks_text_element, sizeof(const char *), 1, KS_MOST_IN_LIST),
};
static const struct ks_shape figure_shape = KS_SHAPE(figure_fields);
static const struct ks_field figure_element = {.read = ks_read_object, .shape = &figure_shape};

static const struct ks_field icon_element = {.read = ks_read_icon};

static const struct ks_field sign_fields[] = {
    {.key = "who",
     .read = ks_read_choice,
     .offset = offsetof(struct ks_audience_signs, who),
     .words = ks_audience_words},
    KS_LIST(struct ks_audience_signs, words, word_count, "words", &ks_text_element,
            sizeof(const char *), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_audience_signs, icons, icon_count, "icons", &icon_element,
            sizeof(const char *), 0, KS_MOST_IN_LIST),
};
static const struct ks_shape sign_shape = KS_SHAPE(sign_fields);
static const struct ks_field sign_element = {.read = ks_read_object, .shape = &sign_shape};

static const struct ks_field twin_fields[] = {
    KS_FIELD(struct ks_twin_words, id, "id", ks_read_id),
    KS_LIST(struct ks_twin_words, words[KS_LANG_ZH_CN], word_counts[KS_LANG_ZH_CN], "words",
            &ks_text_element, sizeof(const char *), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_twin_words, besides, beside_count, "besides", &ks_text_element,
            sizeof(const char *), 0, KS_MOST_IN_LIST),
    KS_LIST(struct ks_twin_words, words[KS_LANG_EN], word_counts[KS_LANG_EN], "words_en",
            &ks_text_element, sizeof(const char *), 1, KS_MOST_IN_LIST),
    {.key = "in_row",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_twin_words, is_in_row),
     .is_optional = true},
};
static const struct ks_shape twin_shape = KS_SHAPE(twin_fields);
static const struct ks_field twin_element = {.read = ks_read_object, .shape = &twin_shape};

static const struct ks_field exception_fields[] = {
    KS_FIELD(struct ks_exception_words, id, "id", ks_read_id),
    KS_LIST(struct ks_exception_words, about, about_count, "about", &ks_text_element,
            sizeof(const char *), 1, KS_MOST_IN_LIST),
    {.key = "figure",
     .read = ks_read_text,
     .offset = offsetof(struct ks_exception_words, figure),
     .most = {KS_MOST_IN_TEXT, KS_MOST_IN_TEXT},
     .is_optional = true},
    KS_LIST(struct ks_exception_words, otherwise, otherwise_count, "otherwise", &ks_text_element,
            sizeof(const char *), 1, KS_MOST_IN_LIST),
};
static const struct ks_shape exception_shape = KS_SHAPE(exception_fields);
static const struct ks_field exception_element = {.read = ks_read_object,
                                                  .shape = &exception_shape};

/* Lists that a pack made before there were such does not have. */
#define LATER_LIST(member, counter, key_text, how, bytes)                                          \
    {                                                                                              \
        .key = (key_text), .read = ks_read_list, .offset = offsetof(struct draft, member),         \
        .count_offset = offsetof(struct draft, counter), .element = (how),                         \
        .element_bytes = (bytes), .high = KS_MOST_IN_LIST, .is_optional = true                     \
    }

static const struct ks_field limits_fields[] = {
    KS_WHOLE_LIST(struct draft, kinds, kind_count, "limit_kinds", &kind_element,
                  sizeof(struct kind_entry), KS_LIMIT_KIND_COUNT),
    KS_WHOLE_LIST(struct draft, claims, claim_count, "claims", &claim_element,
                  sizeof(struct claim_entry), KS_ACTION_COUNT),
    KS_WHOLE_LIST(struct draft, units, unit_count, "units", &unit_element,
                  sizeof(struct unit_entry), KS_UNIT_NONE),
    KS_LIST(struct draft, figures, figure_count, "figure_units", &figure_element,
            sizeof(struct ks_figure_unit), 1, KS_MOST_IN_LIST),
    KS_LIST(struct draft, doubts, doubt_count, "doubts", &ks_text_element, sizeof(const char *), 1,
            KS_MOST_IN_LIST),
    KS_LIST(struct draft, second_hand, second_hand_count, "second_hand", &ks_text_element,
            sizeof(const char *), 0, KS_MOST_IN_LIST),
    KS_LIST(struct draft, lateness, lateness_count, "lateness", &ks_text_element,
            sizeof(const char *), 1, KS_MOST_IN_LIST),
    KS_LIST(struct draft, denials, denial_count, "denials", &ks_text_element, sizeof(const char *),
            1, KS_MOST_IN_LIST),
    KS_LIST(struct draft, signs, sign_count, "audience_signs", &sign_element,
            sizeof(struct ks_audience_signs), 1, KS_MOST_IN_LIST),
    LATER_LIST(twins, twin_count, "twins", &twin_element, sizeof(struct ks_twin_words)),
    LATER_LIST(exceptions, exception_count, "exceptions", &exception_element,
               sizeof(struct ks_exception_words)),
    KS_PROVENANCE_FIELDS(struct draft, provenance),
};
static const struct ks_shape limits_shape = KS_SHAPE(limits_fields);

/* The entry at `index` of a list must be the one of that word. */
static void check_place(struct ks_load *load, const struct ks_node *root, const char *list,
                        int index, const char *id, const char *wanted)
{
    const struct ks_node *node = ks_node_near_item(ks_node_near_key(root, list), index);
    if (id && strcmp(id, wanted) != 0)
        ks_load_fault(load, ks_node_near_key(node, "id")->line, "entry %d of \"%s\" must be \"%s\"",
                      index + 1, list, wanted);
}

/* What a kind says of itself obeys its own list, and nobody can switch that list off. */
static void check_kind(struct ks_load *load, const struct ks_node *root, int index)
{
    enum ks_limit_kind kind = (enum ks_limit_kind)index;
    const struct ks_limit_words *words = &load->content->limits[index];
    const struct ks_node *node = ks_node_near_item(ks_node_near_key(root, "limit_kinds"), index);
    bool is_free = kind == KS_LIMIT_NONE || ks_limit_traits(kind).effect == KS_EFFECT_OTHERS;
    for (enum ks_lang lang = KS_LANG_ZH_CN; !is_free && lang < KS_LANG_COUNT; lang++)
        if (words->never_count[lang] == 0)
            ks_load_fault(load, node->line, "\"%s\" of kind \"%s\" needs at least 1",
                          lang == KS_LANG_ZH_CN ? "never" : "never_en", ks_limit_kind_code(kind));
    ks_check_contradiction(load, node, "today", kind, &words->today);
    ks_check_contradiction(load, node, "late", kind, &words->late);
}

static void take_over(struct ks_load *load, const struct ks_node *root, const struct draft *draft)
{
    struct ks_content *content = load->content;
    content->denials = draft->denials;
    content->denial_count = draft->denial_count;
    for (int i = 0; i < draft->kind_count && i < KS_LIMIT_KIND_COUNT; i++) {
        check_place(load, root, "limit_kinds", i, draft->kinds[i].id,
                    ks_limit_kind_code((enum ks_limit_kind)i));
        content->limits[i] = draft->kinds[i].words;
        check_kind(load, root, i);
    }
    for (int i = 0; i < draft->claim_count && i < KS_ACTION_COUNT; i++) {
        check_place(load, root, "claims", i, draft->claims[i].id,
                    ks_action_code((enum ks_action_kind)i));
        content->claims[i] = draft->claims[i].words;
    }
    for (int i = 0; i < draft->unit_count && i < KS_UNIT_NONE; i++) {
        check_place(load, root, "units", i, draft->units[i].id, ks_time_unit_code(i));
        content->unit_words[i] = draft->units[i].words;
        content->unit_word_counts[i] = draft->units[i].word_count;
    }
    content->figure_units = draft->figures;
    content->figure_unit_count = draft->figure_count;
    content->audience_signs = draft->signs;
    content->audience_sign_count = draft->sign_count;
    content->twins = draft->twins;
    content->twin_count = draft->twin_count;
    content->exceptions = draft->exceptions;
    content->exception_count = draft->exception_count;
    content->lateness = draft->lateness;
    content->lateness_count = draft->lateness_count;
    content->second_hand = draft->second_hand;
    content->second_hand_count = draft->second_hand_count;
    content->doubts = draft->doubts;
    content->doubt_count = draft->doubt_count;
    content->limits_provenance = draft->provenance;
}

void ks_part_read_limits(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &limits_shape, &draft);
    take_over(load, root, &draft);
    ks_load_legal_page(load, root, NULL, &load->content->limits_provenance);
    ks_check_twins(load, root, NULL, 0);
    for (int i = 0; i < KS_ACTION_COUNT; i++)
        ks_check_contradiction(load, ks_node_near_item(ks_node_near_key(root, "claims"), i), "note",
                               ks_action_limit_kind((enum ks_action_kind)i),
                               &load->content->claims[i].note);
}
