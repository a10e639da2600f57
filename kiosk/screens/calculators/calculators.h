/* The calculators. Each is one row: what it asks for, what that comes to line by line (the same on
 * the screen and on paper), and what its page shows besides. */
#ifndef KS_SCREENS_CALCULATORS_CALCULATORS_H
#define KS_SCREENS_CALCULATORS_CALCULATORS_H

#include "screens/page/field.h"

enum {
    KS_CALC_MOST_LINES = 48,
    KS_CALC_MOST_CELLS = 24,      /* to fill in or to add, on the page of one */
    KS_ACT_CALC = KS_ACT_OWN + 1, /* a calculator's own actions begin here */
};

/* What is to be worked out, and from what. All borrowed. */
struct ks_calc_case {
    const struct ks_content *content;
    struct ks_date today;
    enum ks_calc calc;
    const void *state; /* of the calculator */
};

/* The lines of a calculator. */
struct ks_calc_paper {
    struct ks_arena *arena; /* owns the texts */
    enum ks_lang lang;
    struct ks_calc_line lines[KS_CALC_MOST_LINES];
    int count;
    const char *note; /* what holds for this calculation; NULL: the calculator's note */
};

/* A calculator's page while it is built. */
struct ks_calc_page {
    const struct ks_visit *visit;
    const struct ks_calc_case *given;
    const struct ks_form *form;
    bool has_result;
};

struct ks_calc_row {
    size_t state_bytes; /* what it keeps of a visitor; begins with a struct ks_blank a blank */
    const struct ks_form_field *fields;
    int field_count;
    /* What a field without a title asks for; NULL: the words of the content. */
    const char *(*title)(const struct ks_visit *visit, const struct ks_form *form, int blank);
    bool shows_fee; /* what a sum comes to is told where it is typed */
    /* Its lines; false while there is nothing to work out. Asked only once all that is required is
     * typed. */
    bool (*write)(const struct ks_calc_case *given, struct ks_calc_paper *paper);
    /* What there is to fill in. */
    void (*flow)(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail);
    /* What comes out, as it is seen; NULL: as the lines say it, step by step. */
    void (*flow_outcome)(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail);
    /* One of its own controls was pressed: KS_ACT_CALC and on; may be NULL where it has none. */
    void (*act)(void *state, int action, int arg);
    /* A key was pressed at a blank; may be NULL. */
    void (*typed)(void *state, int blank);
};

/* The row of each, in its own file. */
#define KS_CALC_EXTERN(id, name) extern const struct ks_calc_row ks_calc_##name;
KS_CALC_LIST(KS_CALC_EXTERN)

/* A line for a calculator's paper, and sums, rates and days in words, in its memory and language.
 */
void ks_calc_add(struct ks_calc_paper *paper, const char *label, const char *value, bool is_result);
/* One that is a part of the whole: `share` in thousandths. */
void ks_calc_add_share(struct ks_calc_paper *paper, const char *label, const char *value,
                       int share);
const char *ks_calc_yuan(struct ks_calc_paper *paper, int64_t fen);
const char *ks_calc_atoms(struct ks_calc_paper *paper, int64_t atoms);
const char *ks_calc_day(struct ks_calc_paper *paper, struct ks_date day);
/* Everything that is said of a last day, as lines. */
void ks_calc_add_last_day(const struct ks_calc_case *given, struct ks_calc_paper *paper,
                          const struct ks_last_day *last);

#endif
