/* What staff should know before a visitor does. Facts that others gathered go in, findings come
 * out as rows: kioskctl doctor prints them all, the home page shows those that have words for it,
 * and whoever else watches a kiosk shows the same. Looks at nothing itself. Any thread. */
#ifndef KS_SERVICE_HEALTH_H
#define KS_SERVICE_HEALTH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/content.h"
#include "domain/date.h"
#include "service/contact.h"
#include "service/court_view.h"

enum ks_database_health {
    KS_DATABASE_WELL,
    KS_DATABASE_RENEWED, /* well; an earlier one that was damaged still lies beside it */
    KS_DATABASE_DAMAGED,
    KS_DATABASE_MOVED, /* moved, replaced or deleted under the running program */
    KS_DATABASE_CLOSED,
};

/* Of the printer as it was asked last. */
struct ks_printer_health {
    bool can_print, is_paper_low;
    const char *state; /* "" or its word: "ready" */
    const char *told;  /* "" or more: what it said, why it cannot be reached */
};

/* Of the voice that calls numbers, as its board told last. */
struct ks_voice_health {
    const char *board; /* "": none speaks */
    const char *fault; /* why it cannot be heard; "": it can */
};

struct ks_address; /* service/addresses.h */

/* Pages that were compared with their sources since their release. */
struct ks_review_health {
    const struct ks_review *list;
    int count;
};

/* Of releases of the content. */
struct ks_release_health {
    int64_t shown;          /* its number; 1: the pack that came with the program */
    const char *fault;      /* why a later one cannot be shown; "": none is amiss */
    int64_t unconfirmed;    /* published by one person, and nobody else has approved it; 0: none */
    const char *alone;      /* who did */
    const char *taken_down; /* pages that were, with commas between; "": none */
};

/* All borrowed. */
struct ks_health_facts {
    struct ks_date today;
    const char *data_dir;
    long long free_mb;     /* on its disk; -1: it cannot be reached */
    const char *open_path; /* of it, where others may write or read keys; NULL: none */
    enum ks_database_health database;
    const char *database_path;
    const char *database_fault; /* DAMAGED and CLOSED: what, or "" */
    const char *clock_fault;    /* "", or why no number is given by this clock */
    int unsure_papers;          /* numbers whose slip may be out or not, and nobody has looked */
    int taken_lately;           /* numbers of the last KS_RUSH_MINUTES */
    int printed_lately;         /* papers of the same minutes */
    int address_count;          /* of `addresses` */
    const struct ks_content *content;       /* the one in use; NULL: none */
    const char *content_dir;                /* of the one asked for */
    const struct ks_error *content_trouble; /* why that is not the one in use; KS_OK: it is */
    bool lacks_keys;                        /* notices were signed and their keys are gone */
    const char *keys_fault;                 /* one is damaged: which, what to do; NULL: none is */
    bool has_further_kiosk; /* more than one serves visitors from this data folder */
    bool has_secret_key;    /* the half that opens signatures lies on this machine */
    bool has_court;         /* a tribunal's hall that reports to its court: `court` and `now_ms` */
    bool is_printer_elsewhere; /* a kiosk has it and looks at it: nothing is said of it here */
    struct ks_printer_health printer;
    struct ks_voice_health voice;
    struct ks_review_health reviews;
    struct ks_release_health releases;  /* {0}: nothing is told of them */
    const struct ks_address *addresses; /* as of ks_addresses_list */
    struct ks_court_view court;
    int64_t now_ms;
    bool has_contact; /* a kiosk whose hall is on a server; what follows is of its line there */
    struct ks_contact_view contact;
    const char *court_key_fault; /* this machine cannot speak for its hall or court, and what to do;
                                    NULL: it can, or need not */
    const char *station_fault; /* why this machine is refused as a station, "": it is one; NULL: it
                                  is none */
    const char *open_login;    /* a revoked machine may still sign in to the database, and what to
                                  do; NULL: none may */
};

enum ks_gravity {
    KS_GRAVITY_WELL,
    KS_GRAVITY_SOON, /* goes on, but not for long */
    KS_GRAVITY_NOW,  /* something does not work, or not rightly */
};

struct ks_finding {
    const char *id; /* a word of the catalogue, what was looked at: "database" "clock" "papers"
                       "kiosks" "disk" "folder" "content" "calendar" "settings" "keys" "printer"
                       "voice" "releases" "station" "contact" "court" "rush" "addresses" */
    enum ks_gravity gravity;
    const char *text;  /* what is so and what to do; may have lines below the first, indented */
    const char *strip; /* words of the catalogue for the home page, or NULL: not for visitors' eyes,
                          or well */
    const char *where; /* the page of the console on which it is put right: "reviews",
                          "court", "addresses"; NULL: none */
};

enum { KS_MOST_FINDINGS = 20 };

/* So many numbers or papers in so short a time are hardly people, one after the other. */
enum { KS_RUSH_MINUTES = 5, KS_RUSH_NUMBERS = 40, KS_RUSH_PAPERS = 40 };

/* A calendar must last this long. */
enum { KS_LEAST_CALENDAR_DAYS = 60 };

struct ks_findings {
    struct ks_finding rows[KS_MOST_FINDINGS];
    int count;
};

/* One row for each thing looked at, well or not; nothing is said of what could not be looked at.
 * The texts are the arena's. */
void ks_health_find(const struct ks_health_facts *facts, struct ks_arena *arena,
                    struct ks_findings *out);

/* Whether every row can wait. */
bool ks_findings_are_well(const struct ks_findings *findings);

#endif
