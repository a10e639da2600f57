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

enum ks_cost_kind {
    KS_COST_PROPERTY, /* worked out from an amount: fees measure art. 13(1) */
    KS_COST_DIVORCE,  /* a base range plus a surcharge on property above 200,000 yuan: 13(2) */
    KS_COST_FIXED,    /* the same for every case: `fixed_fen` */
};

struct ks_cost {
    enum ks_cost_kind kind;
    struct ks_words amount_label;          /* what the amount is: "borrowed sum and interest" */
    long long fixed_fen;                   /* KS_COST_FIXED */
    long long base_low_fen, base_high_fen; /* KS_COST_DIVORCE */
    struct ks_words note;
};

/* A filing guide. `number` is what staff call out: guide 03. */
struct ks_guide {
    const char *id;
    int number;
    const char *icon;
    struct ks_words situation; /* the visitor's own plain words: "lent money, not paid back" */
    struct ks_words title;     /* page title: "Private lending: get your money back" */
    struct ks_words legal_title;
    struct ks_words limit_tag; /* short: "3 years to sue" */
    struct ks_title_detail *steps;
    int step_count;
    struct ks_title_detail *materials;
    int material_count;
    struct ks_cost cost;
    struct ks_title_detail *limits;
    int limit_count;
    struct ks_title_detail *where;
    int where_count;
    struct ks_prose notes; /* good to know */
    int reading_minutes;
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
    const char *next;       /* question id, or "end" */
};

struct ks_question {
    const char *id;
    enum ks_question_kind kind;
    struct ks_words title;
    struct ks_words hint;
    struct ks_option *options; /* DATE: the ways out beside a date, such as "not written" */
    int option_count;
    const char *next; /* DATE: question id or "end" after a date */
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

struct ks_enforcement {
    struct ks_question *questions; /* the first is where it starts */
    int question_count;
    const char *due_question; /* id of the DATE question that starts the two years */
    struct ks_check_item *items;
    int item_count;
    struct ks_words limit_note; /* what the two-year limit means, and what interrupts it */
    struct ks_provenance provenance;
};

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

struct ks_announcement {
    struct ks_words tag;
    struct ks_words text;
};

struct ks_content {
    struct ks_arena arena; /* owns everything below */
    const char *revision;
    struct ks_words court_name;
    struct ks_words hall_name;
    const char *hotline; /* 12368 */
    struct ks_announcement *announcements;
    int announcement_count;
    struct ks_calendar calendar;
    struct ks_words *holiday_names; /* one for each of calendar.holidays */
    struct ks_provenance calendar_provenance;
    const char **allowed_hosts;
    int allowed_host_count;
    struct ks_link *links;
    int link_count;
    struct ks_guide *guides; /* in display order */
    int guide_count;
    struct ks_mediation mediation;
    struct ks_enforcement enforcement;
    struct ks_risk_notice risk;
    struct ks_rectification rectification;
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

/* Each releases what its partner filled; NULL and empty are accepted. */
void ks_content_free(struct ks_content *content);
void ks_content_faults_destroy(struct ks_content_faults *faults);

/* Lookups by id; NULL if there is none. */
const struct ks_guide *ks_content_find_guide(const struct ks_content *content, const char *id);
const struct ks_link *ks_content_find_link(const struct ks_content *content, const char *id);
const struct ks_question *ks_content_find_question(const struct ks_content *content,
                                                   const char *id);

/* Whether the host of `url` is https and one of `hosts` or a subdomain of one: "court.gov.cn"
 * allows zxfw.court.gov.cn, not court.gov.cn.evil.example and not evilcourt.gov.cn. User names,
 * ports other than 443, IP addresses and other schemes are refused. */
bool ks_content_is_host_allowed(const char *url, const char *const *hosts, int host_count);

#endif
