/* What each slip says. Composing words only: no measuring, no printing. All text comes from the
 * content and the catalogue, in the visitor's language. Any thread. */
#ifndef KS_SERVICE_SLIPS_H
#define KS_SERVICE_SLIPS_H

#include "content/content.h"
#include "draw/draw_list.h"
#include "service/appointments.h"
#include "service/last_day.h"
#include "service/papers.h"
#include "service/queue_service.h"

/* A source as people read it: one marked as seen second hand (a half-filled circle in the content)
 * says so in words. Borrowed from `ref` or the arena. */
const char *ks_source_text(struct ks_arena *arena, enum ks_lang lang, const char *ref);

/* What the visitor answered to a question of the content: an option, or a day. */
struct ks_slip_answer {
    const struct ks_words *option; /* borrowed from the content; NULL: `day` */
    struct ks_date day;
};

struct ks_slip_context {
    const struct ks_content *content;
    enum ks_lang lang;
    int64_t now_ms; /* printed as time of issue */
    bool is_large;  /* the visitor reads large text: large letters, without the sources */
    const struct ks_slip_answer *answers; /* on the papers that rest on them; may be none */
    int answer_count;
    bool is_for_staff; /* staff let it be printed: whoever stands at the kiosk is told so on it */
    const struct ks_review *reviews; /* of pages compared since their release; may be none */
    int review_count;
    bool is_joined; /* set by ks_slip_write_for: the paper will carry two languages */
};

/* Writes a paper as who asked for it needs it. In the court's language that is the paper itself; in
 * another it is both: the court's in bold for the clerk, the visitor's under it, days both ways;
 * what is the same in both stands once. `write` puts the paper in one language onto an empty one,
 * with nothing but words differing. */
void ks_slip_write_for(struct ks_paper *out, const struct ks_slip_context *context,
                       void (*write)(const void *ctx, const struct ks_slip_context *context,
                                     struct ks_paper *paper),
                       const void *ctx);

/* Number, people ahead, expected wait as a range, rooms, what to bring, time of issue. */
void ks_slip_ticket(struct ks_paper *paper, const struct ks_slip_context *context,
                    const struct ks_take_result *take, bool is_reprint);

/* When to come, the code, what to bring, when to check in and what if late. */
void ks_slip_appointment(struct ks_paper *paper, const struct ks_slip_context *context,
                         const struct ks_booking *booking, bool is_reprint);

/* A time limit with the day the visitor gave for it. */
struct ks_slip_date {
    const struct ks_time_limit *limit;
    struct ks_date from;
};

/* A guide's personal list: the steps, the days worked out, materials (ticked ones as at hand), the
 * fee when `amount_fen` >= 0, time limits, where to go, and the QR of online filing or of the
 * guide's own service. */
struct ks_guide_view {
    const struct ks_guide *guide;
    const bool *is_ticked; /* material_count entries */
    int64_t amount_fen;
    const struct ks_slip_date *dates;
    int date_count;
};
void ks_slip_guide(struct ks_paper *paper, const struct ks_slip_context *context,
                   const struct ks_guide_view *view);

/* Where the visitor stands after the questions, the days worked out, and where to go. */
void ks_slip_outcome(struct ks_paper *paper, const struct ks_slip_context *context,
                     const struct ks_outcome *outcome, const struct ks_slip_date *dates,
                     int date_count);

/* Another place that helps. */
void ks_slip_institution(struct ks_paper *paper, const struct ks_slip_context *context,
                         const struct ks_institution *institution);

/* A calculation: what was given, how it was worked out, what came out. Texts are borrowed until the
 * call returns. */
struct ks_calc_line {
    const char *label, *value; /* value NULL: a sentence */
    bool is_result;
    bool is_calm; /* a sentence that is no warning */
    int share;    /* its part of the whole in thousandths, a bar on the screen; 0: no such line */
};
/* `note`: what holds for this calculation, instead of the calculator's own note; NULL: that. */
void ks_slip_calc(struct ks_paper *paper, const struct ks_slip_context *context, enum ks_calc calc,
                  const struct ks_calc_line *lines, int line_count, const char *note);

/* The enforcement checklist for the answers given; unticked items are marked as missing. */
struct ks_checklist_view {
    const struct ks_check_item *const *items; /* those that apply, in order */
    const bool *is_ticked;
    int item_count;
    bool has_limit;                   /* false: the two years do not count here */
    const struct ks_last_day *limits; /* none: no day was given */
    int limit_count;
    const struct ks_words *limit_note; /* with has_limit */
};
void ks_slip_checklist(struct ks_paper *paper, const struct ks_slip_context *context,
                       const struct ks_checklist_view *view);

/* Every document that an application for enforcement may need: those of every case, then those of
 * some. */
void ks_slip_documents(struct ks_paper *paper, const struct ks_slip_context *context);

/* What both parties are told when their mediation goes on online. */
void ks_slip_online(struct ks_paper *paper, const struct ks_slip_context *context);

#define KS_CHECK_CODE_SIZE 16

/* What is on the paper and in the store of one signing. */
struct ks_signed {
    char code[KS_CHECK_CODE_SIZE]; /* XXXX-XXXX-XXXX */
    int64_t signed_ms;             /* the time of signing, whenever the paper comes out */
    bool is_mark;                  /* a mark made by a button stands for the signature */
};

/* The receipt of a signed risk notice. */
void ks_slip_receipt(struct ks_paper *paper, const struct ks_slip_context *context,
                     const struct ks_risk_notice *risk, const struct ks_signed *signing,
                     const struct ks_point *points, int point_count);

/* All words of a risk notice. */
void ks_slip_notice(struct ks_paper *paper, const struct ks_slip_context *context,
                    const struct ks_risk_notice *risk);

/* A figure as people read it: "1,234". In the arena. */
const char *ks_figure_text(struct ks_arena *arena, int value);

/* The figures of the rectification, whom to tell what one thinks of it, and the QR of the notice.
 */
void ks_slip_rectification(struct ks_paper *paper, const struct ks_slip_context *context);

/* Telephone numbers, and nothing that says why somebody wanted them. */
void ks_slip_danger(struct ks_paper *paper, const struct ks_slip_context *context);

/* A link with its QR: online filing or the rectification notice. */
void ks_slip_link(struct ks_paper *paper, const struct ks_slip_context *context,
                  const struct ks_link *link);

#endif
