/* The content pack: what the court publishes, read from a folder of JSON and Markdown and checked
 * as a whole. Everything here is read-only once loaded and lives in the content's own arena. A
 * missing text is never NULL: a pack with one does not load. */
#ifndef KS_CONTENT_CONTENT_H
#define KS_CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/err.h"
#include "content/questions.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/lending.h"
#include "domain/limitation_action.h"
#include "domain/opening.h"
#include "domain/period.h"

struct ks_room {
    const char *id; /* counter id used by calls: "1" */
    struct ks_words name;
};

struct ks_visitor_kind {
    const char *id; /* person | enterprise | priority */
    const char *icon;
    struct ks_words title;
    struct ks_words detail;
    bool is_priority;
};

struct ks_hours_span {
    int from_minute, to_minute; /* minutes after midnight, on every working day */
};

struct ks_mediation {
    const char *ticket_prefix; /* "T" */
    struct ks_hours_span *hours;
    int hours_count;
    struct ks_room *rooms;
    int room_count;
    struct ks_visitor_kind *kinds;
    int kind_count;
    int minutes_low, minutes_high; /* one conversation, for the expected wait */
    struct ks_words voluntary;     /* that it is voluntary, and refusing means registration */
    struct ks_words *points;       /* how it goes: a few short lines */
    int point_count;
    struct ks_words *bring;
    int bring_count;
    struct ks_words *while_waiting;
    int while_waiting_count;
    struct ks_provenance provenance;
};

/* ---- risk notices ---- */

enum ks_risk_kind { KS_RISK_ENFORCEMENT, KS_RISK_LITIGATION, KS_RISK_COUNT };

struct ks_risk_item {
    const char *id;
    struct ks_words title;
    struct ks_prose body;
    const char *source;
};

struct ks_risk_notice {
    const char *version;
    struct ks_words title;
    struct ks_words lead;
    struct ks_risk_item *items;
    int item_count;
    struct ks_words declaration; /* above the signature */
    struct ks_provenance provenance;
};

struct ks_bar {
    struct ks_words label;
    int value;
};

struct ks_figure {
    struct ks_words value; /* "239 次" */
    struct ks_words label;
};

struct ks_rectification {
    struct ks_words title;
    struct ks_words lead;
    struct ks_words bars_title;
    struct ks_bar *bars;
    int bar_count;
    struct ks_figure *figures;
    int figure_count;
    struct ks_words contact; /* how to comment */
    struct ks_provenance provenance;
};

struct ks_link {
    const char *id; /* online-filing | rectification */
    const char *url;
    struct ks_words title;
    struct ks_words lead;
    struct ks_title_detail *steps; /* how to go on with the phone */
    int step_count;
};

/* A page of the kiosk that is no guide, as search finds it. `page` is the kiosk's word for it. */
struct ks_find_page {
    const char *page;
    struct ks_words title;
    struct ks_words keywords;
};

/* A word in which a character is read otherwise than usual. */
struct ks_word_reading {
    const char *word, *pinyin;
};

/* What the law leaves to the court, the province or the calendar. */
struct ks_settings {
    struct ks_fee_base *fee_bases;
    int fee_base_count;
    int64_t average_wage_fen; /* for small claims: the province's yearly average; 0 = not set */
    struct ks_lpr_table lpr;  /* the one-year loan prime rate */
    struct ks_provenance provenance;
};

/* The calculators, each a page; their order is that of calculators.json. */
enum ks_calc {
    KS_CALC_FEE,
    KS_CALC_ENFORCEMENT,
    KS_CALC_PRESERVATION,
    KS_CALC_INTEREST,
    KS_CALC_LENDING,
    KS_CALC_LIMITATION,
    KS_CALC_PERIOD,
    KS_CALC_COUNT,
};

/* The words around a calculator; what it works out is law in domain/. */
struct ks_calculator {
    const char *icon;
    struct ks_words title;
    struct ks_words detail;       /* what it is good for */
    struct ks_words amount_label; /* what the sum, or the first day, is */
    struct ks_words note;         /* how it is counted, and who decides in the end */
    struct ks_provenance provenance;
};

struct ks_announcement {
    struct ks_words tag;
    struct ks_words text;
};

/* A page with facts of law, for whoever goes through all of them. */
struct ks_legal_page {
    const char *file;             /* of the pack: "guides/03-labour.json" */
    const struct ks_words *title; /* NULL: it has none of its own */
    const struct ks_provenance *provenance;
};

/* The hall is shut for a day or hours: no numbers are given. Never part of the calendar. */
struct ks_closing {
    struct ks_words name; /* why */
    struct ks_closed_span span;
};

/* A unit of figures, with the words for it. */
struct ks_figure_unit {
    const char *id; /* "years", as a length has it, or "yuan" ... */
    const char **words[KS_LANG_COUNT];
    int word_counts[KS_LANG_COUNT];
};

struct ks_content {
    struct ks_arena arena; /* owns everything below */
    const char *revision;
    struct ks_words court_name;
    struct ks_words hall_name;
    const char *hotline;          /* 12368; in texts "{hotline}" */
    struct ks_words window_hours; /* of the service window; blank while the court has not said */
    struct ks_words address;      /* the court's; blank while it has not said */
    struct ks_words foreigners;   /* what stands for an ID card, and what foreign papers need */
    struct ks_words address_unset, hours_unset; /* what is told meanwhile */
    struct ks_words copies; /* how many of a complaint the court wants: "{copies}" in texts */
    struct ks_announcement *announcements;
    struct ks_closing *closed; /* of the hall; they move no statutory day */
    int announcement_count, closed_count;
    struct ks_calendar calendar;
    struct ks_words *holiday_names; /* one for each of calendar.holidays */
    struct ks_provenance calendar_provenance;
    const char **allowed_hosts;
    struct ks_link *links;
    int allowed_host_count, link_count;
    struct ks_settings settings;
    const struct ks_court_finder *court_finder;
    struct ks_guide_group *groups; /* in display order */
    struct ks_guide *guides;       /* by number */
    int group_count, guide_count;
    struct ks_situations situations;
    struct ks_institution *institutions;
    struct ks_calculator calculators[KS_CALC_COUNT];
    struct ks_find_page *find_pages;
    struct ks_word_reading *readings;
    int find_page_count, reading_count;
    struct ks_mediation mediation;
    struct ks_enforcement enforcement;
    struct ks_limit_words limits[KS_LIMIT_KIND_COUNT];
    struct ks_claim_words claims[KS_ACTION_COUNT];
    struct ks_figure_unit *figure_units; /* what figures in texts are of */
    int figure_unit_count;
    const char **unit_words[KS_UNIT_COUNT]; /* how a length is written in Chinese */
    int unit_word_counts[KS_UNIT_COUNT];
    const char **doubts;   /* Chinese words by which a sentence leaves something open */
    const char **lateness; /* Chinese words that say "once the time is over" */
    const char **denials;  /* Chinese words that say "not so" of what follows */
    int doubt_count, institution_count, lateness_count, denial_count;
    struct ks_provenance limits_provenance;
    struct ks_risk_notice risks[KS_RISK_COUNT];
    struct ks_rectification rectification;
    struct ks_legal_page *legal_pages; /* everything above that has sources */
    int legal_page_count;
};

/* One thing wrong with a pack. */
struct ks_content_fault {
    const char *file; /* relative to the pack */
    int line;         /* from 1 */
    const char *what;
};

struct ks_content_faults {
    struct ks_arena arena; /* owns the texts */
    struct ks_content_fault *list;
    int count, capacity;
};

/* Reads and checks the pack in folder `dir`. On KS_OK `*out` is a new content to be freed with
 * ks_content_free. On KS_ERR_INPUT `faults` holds every fault found, in order of file and line, and
 * `*out` is NULL. Any thread. */
enum ks_err ks_content_load(const char *dir, struct ks_content **out,
                            struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* As ks_content_load, for whoever publishes a pack on `today`: a page that was checked later is a
 * fault too. A kiosk does not ask for that, so that a wrong clock cannot stop it. */
enum ks_err ks_content_check(const char *dir, struct ks_date today, struct ks_content **out,
                             struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* Reads and checks one file of the pack in folder `dir`, whatever the others are like, for who
 * needs no more: "calendar.json" or "mediation.json", which name no other file. On KS_OK `*out` is
 * a new content that holds that part alone (the rest is empty), to be freed with ks_content_free.
 * Else
 * `*out` is NULL: KS_ERR_INPUT with the file's first fault, or KS_ERR_NOT_FOUND, KS_ERR_IO. Any
 * thread. */
enum ks_err ks_content_load_part(const char *dir, const char *file, struct ks_content **out,
                                 struct ks_error *error) KS_MUST_USE;

/* Each releases what its partner filled; NULL and empty are accepted. */
void ks_content_free(struct ks_content *content);
void ks_content_faults_destroy(struct ks_content_faults *faults);

/* Lookups; NULL if there is none. ks_content_find_question looks among those of the enforcement;
 * for the situations' own use ks_questions_find with their list. */
const struct ks_guide *ks_content_find_guide(const struct ks_content *content, const char *id);
const struct ks_guide *ks_content_find_guide_number(const struct ks_content *content, int number);
const struct ks_link *ks_content_find_link(const struct ks_content *content, const char *id);
const struct ks_question *ks_content_find_question(const struct ks_content *content,
                                                   const char *id);
const struct ks_question *ks_questions_find(const struct ks_question *questions, int count,
                                            const char *id);
const struct ks_start *ks_content_find_start(const struct ks_content *content, const char *id);
const struct ks_outcome *ks_content_find_outcome(const struct ks_content *content, const char *id);
const struct ks_institution *ks_content_find_institution(const struct ks_content *content,
                                                         const char *id);
const struct ks_fee_base *ks_content_find_fee_base(const struct ks_content *content,
                                                   const char *id);
const struct ks_find_page *ks_content_find_page(const struct ks_content *content, const char *page);

/* Whether the page must be compared with its sources again, seen from `today`. */
bool ks_provenance_is_due(const struct ks_provenance *provenance, struct ks_date today);

/* Whether the host of `url` is https and one of `hosts` or a subdomain of one: "court.gov.cn"
 * allows zxfw.court.gov.cn, not court.gov.cn.evil.example and not evilcourt.gov.cn. User names,
 * ports other than 443, IP addresses and other schemes are refused. */
bool ks_content_is_host_allowed(const char *url, const char *const *hosts, int host_count);

#endif
