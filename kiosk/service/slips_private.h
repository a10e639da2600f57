/* Inside the service room: what every slip is made of. */
#ifndef KS_SERVICE_SLIPS_PRIVATE_H
#define KS_SERVICE_SLIPS_PRIVATE_H

#include "service/parts.h"
#include "service/slips.h"

/* A slip being written: where to, and in which language. */
struct ks_slip_writer {
    struct ks_slip *slip;
    const struct ks_slip_context *context;
    enum ks_lang lang;
};

/* A text of the content in the visitor's language. */
const char *ks_slip_words(const struct ks_slip_writer *writer, const struct ks_words *words);

/* Court and hall. */
void ks_slip_write_names(const struct ks_slip_writer *writer);
/* The same, then what this slip is. */
void ks_slip_write_head(const struct ks_slip_writer *writer, const char *title);
/* A rule, whom to ask, when and where, the time of issue and the revision of the content. */
void ks_slip_write_foot(const struct ks_slip_writer *writer, int64_t issued_ms);
/* "LABEL: VALUE" in small type. */
void ks_slip_write_small(const struct ks_slip_writer *writer, const char *label, const char *value);
/* Where the facts come from and when they were checked; nothing in large letters. */
void ks_slip_write_sources(const struct ks_slip_writer *writer,
                           const struct ks_provenance *provenance);
/* What the visitor answered, in one paragraph; nothing when there are no answers. */
void ks_slip_write_answers(const struct ks_slip_writer *writer);
/* A heading with one bullet for each; nothing when there are none. */
void ks_slip_write_list(const struct ks_slip_writer *writer, const char *heading,
                        const struct ks_title_detail *list, int count);
/* A heading with one numbered step for each; nothing when there are none. */
void ks_slip_write_steps(const struct ks_slip_writer *writer, const char *heading,
                         const struct ks_title_detail *list, int count);
/* Time limits: what to do in which time, from when, and what if it is late; with blanks for a day
 * that is not among `dates`. */
void ks_slip_write_limits(const struct ks_slip_writer *writer, const struct ks_time_limit *limits,
                          int count, const struct ks_slip_date *dates, int date_count);
/* A last day and all that is said of it. */
void ks_slip_write_last_day(const struct ks_slip_writer *writer, const struct ks_last_day *last,
                            const char *label);
/* The days worked out of time limits, each under what it is for. */
void ks_slip_write_dates(const struct ks_slip_writer *writer, const struct ks_slip_date *dates,
                         int count);
/* The title of the link, its QR code and its address. */
void ks_slip_write_link(const struct ks_slip_writer *writer, const struct ks_link *link);
/* That of online filing. */
void ks_slip_write_filing_link(const struct ks_slip_writer *writer);
/* What a guide's case costs: the fee when `amount_fen` >= 0. */
void ks_slip_write_cost(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                        int64_t amount_fen);
/* What the numbers of other guides in this one mean, for at home none can be opened: of all, or of
 * those that stand in the text `within`. */
void ks_slip_write_named(const struct ks_slip_writer *writer, const struct ks_guide *guide,
                         const char *within);

/* "YYYY-MM-DD HH:MM" at the court; in the slip's own memory. */
const char *ks_slip_time(const struct ks_slip_writer *writer, int64_t wall_ms);
/* "TITLE: DETAIL", or the title alone. */
const char *ks_slip_join(const struct ks_slip_writer *writer, const char *title,
                         const char *detail);

#endif
