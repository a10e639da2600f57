/* The content pack: what the court publishes, read from a folder of JSON and Markdown and checked
 * as a whole. Everything here is read-only once loaded and lives in the content's own arena. A
 * missing text is never NULL: a pack with one does not load. */
#ifndef KS_CONTENT_CONTENT_H
#define KS_CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"
#include "domain/calendar.h"
#include "domain/checklist.h"
#include "domain/date.h"
#include "domain/fee.h"
#include "domain/lending.h"
#include "domain/limitation.h"
#include "domain/period.h"

/* One text in every language: in[KS_LANG_ZH_CN], in[KS_LANG_EN]. */
struct ks_words {
    const char *in[KS_LANG_COUNT];
};

enum ks_prose_kind { KS_PROSE_HEADING, KS_PROSE_PARAGRAPH, KS_PROSE_BULLET };

/* Markdown after parsing: a flat list of blocks, inline marks removed. */
struct ks_prose_block {
    enum ks_prose_kind kind;
    const char *text;
};

struct ks_prose {
    struct ks_prose_block *blocks[KS_LANG_COUNT];
    int counts[KS_LANG_COUNT];
};

/* Where a legal page's facts come from. `refs` name statute and article, or the publisher. */
struct ks_provenance {
    const char **refs;
    int ref_count;
    struct ks_date checked; /* the day it was last compared with the source */
    struct ks_date recheck; /* from this day on the page shows that it must be checked again */
};

struct ks_title_detail {
    struct ks_words title;
    struct ks_words detail; /* may be "" in both languages */
};

/* What a court fee is where the measures leave a range: the province or the court sets the figure.
 * `set_fen` 0: not set, so the range is shown and the court's reckoning decides. */
struct ks_fee_base {
    const char *id; /* as a guide's cost names it: "divorce_base"; the word of kioskctl fee */
    struct ks_words title;
    int64_t low_fen, high_fen, set_fen;
    const char *source;
};

enum ks_cost_kind {
    KS_COST_COMPUTED, /* worked out from an amount: `fee`, on top of `base` if there is one */
    KS_COST_FIXED,    /* the same for every case: `fixed_fen` */
    KS_COST_RANGE,    /* `base` alone */
    KS_COST_FREE,
};

struct ks_cost {
    enum ks_cost_kind kind;
    enum ks_fee_kind fee;           /* KS_COST_COMPUTED */
    const struct ks_fee_base *base; /* NULL: none; for RANGE always one */
    struct ks_words amount_label;   /* COMPUTED: what the amount is: "sum lent plus interest" */
    int64_t fixed_fen;              /* KS_COST_FIXED */
    bool is_money_claim;            /* COMPUTED: about paying money, so it may be a small claim */
    struct ks_words note;
};

/* A time limit worked out from a day the visitor gives. */
struct ks_guide_period {
    const char *id;
    struct ks_words from;   /* the day to give: "The day you received the judgment" */
    struct ks_words result; /* what ends: "Last day to appeal" */
    struct ks_period length;
    struct ks_words note; /* may be "" */
};

/* A shelf of guides. */
struct ks_guide_group {
    const char *id;
    const char *icon;
    struct ks_words title;
};

/* What kinds of case there are courts for: content/court_finder.h. */
struct ks_court_matter;
struct ks_court_finder;

/* A filing guide. `number` is what staff call out: guide 03. */
struct ks_guide {
    const char *id;
    int number;
    int group; /* index in the content's groups */
    const char *icon;
    const struct ks_court_matter **matters; /* for finding the right court; may be none */
    int matter_count;
    struct ks_words situation; /* the visitor's own plain words: "lent money, not paid back" */
    struct ks_words title;     /* page title: "Private lending: get your money back" */
    struct ks_words legal_title;
    struct ks_words limit_tag; /* short: "3 years to sue" */
    struct ks_words keywords;  /* everyday words to find it by, between spaces */
    struct ks_title_detail *who, *risks;
    int who_count, risk_count;
    struct ks_title_detail *steps, *materials;
    int step_count, material_count;
    struct ks_cost cost;
    struct ks_title_detail *limits, *where;
    int limit_count, where_count;
    struct ks_guide_period *periods; /* may be none */
    int period_count;
    int reading_minutes;             /* of all the page */
    struct ks_title_detail pleading; /* the model form to use */
    struct ks_prose notes;           /* good to know */
    struct ks_provenance provenance;
};

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

enum ks_question_kind {
    KS_QUESTION_CHOICE,
    KS_QUESTION_DATE, /* asks for a day; its answer is not an option */
};

struct ks_option {
    const char *id;
    struct ks_words title;
    struct ks_words detail; /* may be "" */
    const char *next;       /* question id, or "end"; in situations question or outcome id */
};

struct ks_question {
    const char *id;
    enum ks_question_kind kind;
    struct ks_words title;
    struct ks_words hint;
    struct ks_option *options; /* DATE: the ways out beside a date, such as "not written" */
    int option_count;
    const char *next; /* DATE: question id or "end" after a date */
    int longest_way;  /* the most questions from this one to the end, itself included */
};

/* One line of the list of materials, or (is_note) something to know about this case. */
struct ks_check_item {
    const char *id;
    bool is_note;
    struct ks_words title;
    struct ks_words detail;
    struct ks_condition *when;
    int when_count;
    const char *source;
};

/* Which instalment the two years count from, for whom it is not the last one. */
struct ks_limit_rule {
    enum ks_instalment_rule rule;
    struct ks_condition *when;
    int when_count;
};

struct ks_enforcement {
    struct ks_question *questions; /* the first is where it starts */
    int question_count;
    const char *due_question; /* id of the DATE question that starts the two years */
    struct ks_check_item *items;
    int item_count;
    struct ks_title_detail *clues; /* kinds of property, with what to write down of each */
    int clue_count;
    struct ks_limit_rule *limit_rules; /* the first that holds; none: the last instalment counts */
    int limit_rule_count;
    struct ks_words limit_note; /* what the two-year limit means, and what interrupts it */
    struct ks_provenance provenance;
};

/* ---- guided questions ---- */

/* Where to go on to from an outcome. */
enum ks_way_kind {
    KS_WAY_GUIDE,       /* target: index of a guide */
    KS_WAY_INSTITUTION, /* target: index of an institution */
    KS_WAY_CHECKLIST,   /* the enforcement questions */
    KS_WAY_MEDIATION,
    KS_WAY_ONLINE_FILING,
    KS_WAY_WINDOW, /* a human at the window, or the hotline; target: the institution "window" */
};

struct ks_way {
    enum ks_way_kind kind;
    int target;
};

/* Another place that helps, before or instead of the court. */
struct ks_institution {
    const char *id;
    const char *icon;
    struct ks_words title;
    struct ks_words keywords; /* everyday words to find it by */
    struct ks_words what;     /* what it does for the visitor */
    struct ks_words reach;    /* how to get there or whom to call */
    struct ks_words *bring;   /* may be none */
    int bring_count;
    struct ks_provenance provenance;
};

/* The end of a way through the questions: where one stands, and where to go. */
struct ks_outcome {
    const char *id;
    struct ks_words title;
    struct ks_words *points; /* where you stand, a few short sentences */
    int point_count;
    struct ks_way *ways; /* the first is the one to recommend */
    int way_count;
};

/* What one may have come for, in plain words. */
struct ks_start {
    const char *id;
    const char *icon;
    struct ks_words title;
    struct ks_words keywords;
    int question; /* index of the first question */
};

/* The tree: an option's `next` is the id of a question or of an outcome. */
struct ks_situations {
    struct ks_start *starts;
    int start_count;
    struct ks_question *questions;
    int question_count;
    struct ks_outcome *outcomes;
    int outcome_count;
    struct ks_provenance provenance;
};

enum {
    KS_WAY_MOST_QUESTIONS = 8, /* no way through a tree is longer */
    KS_MOST_IN_LIST = 256,     /* in any list of the pack */
    KS_MOST_QUESTIONS = 256,   /* in one set */
    KS_MOST_ITEMS = 256,       /* of documents in one list */
    KS_MOST_PERIODS = 8,       /* in one guide */
    KS_MOST_GUIDES = 99,       /* each has a number of its own, of two digits */
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

struct ks_content {
    struct ks_arena arena; /* owns everything below */
    const char *revision;
    struct ks_words court_name;
    struct ks_words hall_name;
    const char *hotline;          /* 12368 */
    struct ks_words window_hours; /* of the service window; blank while the court has not said */
    struct ks_announcement *announcements;
    int announcement_count;
    struct ks_calendar calendar;
    struct ks_words *holiday_names; /* one for each of calendar.holidays */
    struct ks_provenance calendar_provenance;
    const char **allowed_hosts;
    int allowed_host_count;
    struct ks_link *links;
    int link_count;
    struct ks_settings settings;
    const struct ks_court_finder *court_finder;
    struct ks_guide_group *groups; /* in display order */
    struct ks_guide *guides;       /* by number */
    int group_count, guide_count;
    struct ks_situations situations;
    struct ks_institution *institutions;
    int institution_count;
    struct ks_calculator calculators[KS_CALC_COUNT];
    struct ks_find_page *find_pages;
    struct ks_word_reading *readings;
    int find_page_count, reading_count;
    struct ks_mediation mediation;
    struct ks_enforcement enforcement;
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
