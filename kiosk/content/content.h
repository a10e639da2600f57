/* The content pack: what the court publishes, read from a folder of JSON and Markdown and checked
 * as a whole. Everything here is read-only once loaded and lives in the content's own arena. A
 * missing text is never NULL: a pack with one does not load. */
#ifndef KS_CONTENT_CONTENT_H
#define KS_CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/err.h"
#include "content/bulletins.h"
#include "content/calculators.h"
#include "content/danger.h"
#include "content/faults.h"
#include "content/hall.h"
#include "content/notices.h"
#include "content/pages.h"
#include "content/questions.h"
#include "domain/calendar.h"
#include "domain/limitation_action.h"

/* The files of a pack but for its guides, a row each: the file, and the name of the reader
 * ks_part_read_..., which a file of its own defines. They are read in this order, the guides
 * between the two lists: all texts need what the court, or its tribunal, says of itself, links its
 * hosts, mediation a line of the hall, guides
 * the settings, the groups and the kinds of case, questions the instruments, situations the guides
 * and the institutions, danger the guides. */
#define KS_PARTS_BEFORE_GUIDES(ROW)                                                                \
    ROW("court.json", court)                                                                       \
    ROW("calendar.json", calendar)                                                                 \
    ROW("hall.json", hall)                                                                         \
    ROW("tribunals.json", tribunals)                                                               \
    ROW("limits.json", limits)                                                                     \
    ROW("links.json", links)                                                                       \
    ROW("settings.json", settings)                                                                 \
    ROW("groups.json", groups)                                                                     \
    ROW("jurisdiction.json", jurisdiction)                                                         \
    ROW("mediation.json", mediation)                                                               \
    ROW("instruments.json", instruments)                                                           \
    ROW("enforcement.json", enforcement)                                                           \
    ROW("risk.json", risk)                                                                         \
    ROW("litigation.json", litigation)                                                             \
    ROW("rectification.json", rectification)                                                       \
    ROW("institutions.json", institutions)                                                         \
    ROW("calculators.json", calculators)                                                           \
    ROW("search.json", search)
#define KS_PARTS_AFTER_GUIDES(ROW)                                                                 \
    ROW("situations.json", situations)                                                             \
    ROW("danger.json", danger)
/* What packs of earlier releases do not have: it may be left out. After the court and the
 * rectification. */
#define KS_PARTS_LATER(ROW) ROW("bulletins.json", bulletins)

/* A unit of figures, with the words for it. */
struct ks_figure_unit {
    const char *id; /* "years", as a length has it, or "yuan" ... */
    const char **words[KS_LANG_COUNT];
    int word_counts[KS_LANG_COUNT];
};

/* Words that a text has in both languages or in none: those of duty, of doubt, of form. */
struct ks_twin_words {
    const char *id;
    const char **words[KS_LANG_COUNT]; /* of English whole words in small letters */
    int word_counts[KS_LANG_COUNT];
    const char **besides; /* longer Chinese words, of which one of `words` is only a part */
    int beside_count;
    bool is_in_row; /* English may have its word in another text of the row */
};

/* A rule of law that is never told without what can be otherwise. */
struct ks_exception_words {
    const char *id;
    const char **about, **otherwise; /* a row with one of `about` and `figure` has one of these */
    const char *figure; /* as it is written in Chinese: "6 months"; NULL: whatever the figures */
    int about_count, otherwise_count;
};

/* A tribunal of the court: what it says of itself in the court's place; the law is one for all. */
struct ks_tribunal {
    const char *id; /* [hall] name of its kiosks */
    struct ks_words hall_name;
    const char *hotline;          /* NULL: the court's */
    struct ks_words window_hours; /* blank while it has not said */
    struct ks_words address;      /* likewise */
    struct ks_announcement *announcements;
    int announcement_count;  /* 0: the court's */
    struct ks_hall_plan own; /* lines and seats alone; without any: the court's */
};

struct ks_content {
    struct ks_arena arena; /* owns everything below */
    struct ks_tribunal *tribunals;
    int tribunal_count;
    const struct ks_tribunal *tribunal; /* whose hall this is; NULL: the court's own */
    const char *unknown_hall; /* the name of this hall, where the tribunals are listed and it is of
                                 none of them; NULL */
    const char *revision;
    int64_t release; /* its number (domain/release.h): 1 is the pack that came with the program */
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
    struct ks_hall_plan hall;
    struct ks_mediation mediation;
    struct ks_instruments instruments;
    struct ks_enforcement enforcement;
    struct ks_limit_words limits[KS_LIMIT_KIND_COUNT];
    struct ks_claim_words claims[KS_ACTION_COUNT];
    struct ks_figure_unit *figure_units; /* what figures in texts are of */
    int figure_unit_count;
    struct ks_twin_words *twins;
    struct ks_exception_words *exceptions;
    int twin_count, exception_count;
    const char **unit_words[KS_UNIT_COUNT]; /* how a length is written in Chinese */
    int unit_word_counts[KS_UNIT_COUNT];
    const char **second_hand; /* sources that nobody read in the original, in their own words */
    int second_hand_count;
    const char **doubts;   /* Chinese words by which a sentence leaves something open */
    const char **lateness; /* Chinese words that say "once the time is over" */
    const char **denials;  /* Chinese words that say "not so" of what follows */
    int doubt_count, institution_count, lateness_count, denial_count;
    struct ks_audience_signs *audience_signs;
    int audience_sign_count;
    struct ks_provenance limits_provenance;
    struct ks_risk_notice risks[KS_RISK_COUNT];
    struct ks_rectification rectification;
    struct ks_bulletin *bulletins; /* in display order */
    int bulletin_count;
    struct ks_danger danger;
    struct ks_legal_page *legal_pages; /* everything above that has sources */
    int legal_page_count;
};

/* Reads and checks the pack in folder `dir`. On KS_OK `*out` is a new content to be freed with
 * ks_content_free. On KS_ERR_INPUT `faults` holds every fault found, in order of file and line, and
 * `*out` is NULL. Any thread. */
enum ks_err ks_content_load(const char *dir, struct ks_content **out,
                            struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* The same as the hall `hall` has it: what its tribunal says of itself stands in the court's place.
 * NULL, "" or a hall of which tribunals.json knows nothing: the court's own. */
enum ks_err ks_content_load_hall(const char *dir, const char *hall, struct ks_content **out,
                                 struct ks_content_faults *faults,
                                 struct ks_error *error) KS_MUST_USE;

/* As ks_content_load, for whoever publishes a pack on `today`: a page that was checked later is a
 * fault too, and what is wrong at a tribunal alone. A kiosk does not ask for that, so that a wrong
 * clock or another hall cannot stop it. */
enum ks_err ks_content_check(const char *dir, struct ks_date today, struct ks_content **out,
                             struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* Reads and checks one file of the pack in folder `dir`, whatever the others are like, for who
 * needs no more: "calendar.json" or "hall.json", which name no other file. On KS_OK `*out` is
 * a new content that holds that part alone (the rest is empty), to be freed with ks_content_free.
 * Else
 * `*out` is NULL: KS_ERR_INPUT with the file's first fault, or KS_ERR_NOT_FOUND, KS_ERR_IO. Any
 * thread. */
enum ks_err ks_content_load_part(const char *dir, const char *file, struct ks_content **out,
                                 struct ks_error *error) KS_MUST_USE;

/* NULL and empty are accepted. */
void ks_content_free(struct ks_content *content);

/* Lookups; NULL if there is none. ks_content_find_question looks among those of the enforcement;
 * for the situations' own use ks_questions_find with their list. */
const struct ks_guide *ks_content_find_guide(const struct ks_content *content, const char *id);
const struct ks_link *ks_content_find_link(const struct ks_content *content, const char *id);
const struct ks_question *ks_content_find_question(const struct ks_content *content,
                                                   const char *id);
const struct ks_question *ks_questions_find(const struct ks_question *questions, int count,
                                            const char *id);
const struct ks_bulletin *ks_content_find_bulletin(const struct ks_content *content,
                                                   const char *id);
/* The notice of rectification in full: the first bulletin of that kind. */
const struct ks_bulletin *ks_content_notice(const struct ks_content *content);
const struct ks_institution *ks_content_find_institution(const struct ks_content *content,
                                                         const char *id);
const struct ks_fee_base *ks_content_find_fee_base(const struct ks_content *content,
                                                   const char *id);

/* Whether the page must be compared with its sources again, seen from `today`. */
bool ks_provenance_is_due(const struct ks_provenance *provenance, struct ks_date today);

/* It with the days on which its page was compared last: those of the pack, or of a later review of
 * what the page says. */
struct ks_provenance ks_provenance_reviewed(const struct ks_provenance *provenance,
                                            const struct ks_review *reviews, int count);

/* Whether the host of `url` is https and one of `hosts` or a subdomain of one: "court.gov.cn"
 * allows zxfw.court.gov.cn, not court.gov.cn.evil.example and not evilcourt.gov.cn. User names,
 * ports other than 443, IP addresses and other schemes are refused. */
bool ks_content_is_host_allowed(const char *url, const char *const *hosts, int host_count);

#endif
