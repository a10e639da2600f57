/* What pages of several kinds are built of: days and sums in words, where a page's content comes
 * from, last days, links, keys. Each may be used by any screen and knows others by
 * their id alone. */
#ifndef KS_SCREENS_PAGE_PAGE_H
#define KS_SCREENS_PAGE_PAGE_H

#include "screens/visit/print.h"
#include "screens/visit/visit.h"
#include "service/date_words.h"
#include "service/last_day.h"
#include "ui/flow.h"
#include "ui/page.h"
#include "ui/parts.h"

/* ---- head, foot, ways on ---- */
/* The head of the present page: its service and the way back. */
struct ks_page_head ks_page_head_of(const struct ks_visit *visit, struct ks_ui *ui);
/* The same, drawn; each of the three may be NULL. */
void ks_page_head(const struct ks_visit *visit, struct ks_ui *ui, const char *page,
                  const char *title, const char *lead);
/* A foot with the button that prints the paper of the place, once there is something to print. */
void ks_page_foot_print(struct ks_ui *ui, const char *name, bool is_ready);
/* A title of the content; the short one, if there is one, in large text and where an arm reaches
 * only a strip. */
const char *ks_page_title(const struct ks_visit *visit, const struct ks_words *title,
                          const struct ks_words *brief);
/* A row that opens a screen. */
struct ks_page_way {
    const char *icon, *title, *detail;
    enum ks_screen_id screen;
    int arg;         /* what the screen is told */
    uint32_t accent; /* 0: that of a usual way */
    bool is_loud;    /* edged in the colour of danger */
};
void ks_flow_way(struct ks_ui *ui, const struct ks_page_way *way);
/* Several, in one, two or three columns, so that they are on one page whenever they can be with the
 * `below` pixels that follow them. */
void ks_flow_ways(struct ks_ui *ui, const struct ks_page_way *ways, int count, int below);
/* Banners: what is good to know, what went wrong, what to mind. */
void ks_flow_hint(struct ks_ui *ui, const char *icon, const char *text);
void ks_flow_alarm(struct ks_ui *ui, const char *text);
void ks_flow_caution(struct ks_ui *ui, const char *text);

/* Where the page is that the content calls `name`. */
struct ks_named_place {
    enum ks_screen_id screen;
    int arg;
};
struct ks_named_place ks_page_named(const char *name);

/* ---- days in words ---- */
/* "2026年11月23日" or "23 Nov 2026". */
const char *ks_page_date_text(struct ks_ui *ui, struct ks_date date);
/* "2026年11月" or "Nov 2026"; "一" or "Mo". */
const char *ks_page_month_text(struct ks_ui *ui, struct ks_date date);
const char *ks_page_weekday_text(struct ks_ui *ui, enum ks_weekday weekday);
/* "星期一" or "Mon". */
const char *ks_page_weekday_name(struct ks_ui *ui, struct ks_date date);
/* "11月23日 星期一" or "Mon 23 Nov". */
const char *ks_page_day_text(struct ks_ui *ui, struct ks_date date);

/* ---- the hall ---- */
/* What the visitor's language calls a mediation room. */
const char *ks_page_room_name(const struct ks_visit *visit, const char *id);

/* ---- where it comes from ---- */
/* It with the days of a review in this hall, if there is one of what its page says. */
struct ks_provenance ks_page_reviewed(const struct ks_visit *visit,
                                      const struct ks_provenance *provenance);
/* A warning when the present page is due to be checked again. */
void ks_page_due(const struct ks_visit *visit, struct ks_ui *ui);
/* How many sources the page has, in words; in the frame's arena. */
const char *ks_page_sources_name(const struct ks_visit *visit, struct ks_ui *ui);
/* A row that says so and opens them. */
void ks_page_sources(const struct ks_visit *visit, struct ks_ui *ui);
/* Both. */
void ks_page_provenance(const struct ks_visit *visit, struct ks_ui *ui);

/* ---- links and paper ---- */
/* The QR code of a link with its address under it, at most `max_units` wide. */
void ks_flow_link_qr(struct ks_ui *ui, const struct ks_link *link, int max_units);
/* What is wrong with the printer, in a visitor's words. */
const char *ks_page_printer_trouble(struct ks_ui *ui, enum ks_paper_why why);
/* Why the paper last asked for is not out. */
const char *ks_page_no_paper_why(const struct ks_visit *visit, struct ks_ui *ui);
/* The kiosk with as much of a slip as has come out of it since then, while it is printed. */
int ks_page_slip_now(const struct ks_visit *visit, int64_t since_ms);
/* Whether the window is open, and if not when it is next. */
const char *ks_page_window_text(const struct ks_visit *visit, struct ks_ui *ui);
/* Whom to ask, and when. */
void ks_flow_help(const struct ks_visit *visit, struct ks_ui *ui);

/* ---- what is seen at the slot (scene.c) ---- */
/* A picture with what it says: under it, or beside it. The picture takes what the page has left. */
struct ks_scene {
    int picture; /* of enum ks_picture, of the kiosk with how much of the slip is out */
    uint32_t fill, ink;
    const char *title, *detail; /* detail may be NULL */
    bool is_beside;
};
void ks_flow_scene(struct ks_ui *ui, const struct ks_scene *scene);
/* A printer that never answers: where to look, before one says whether the slip is out. */
struct ks_scene ks_page_unsure_scene(struct ks_ui *ui, const char *detail);
/* The two answers, with the actions they are. */
void ks_page_unsure_foot(struct ks_ui *ui, int is_out, int is_not_out);
/* A tinted or filled notice with a bold line; `points_down`: to the slot. */
struct ks_notice {
    const char *icon, *title, *detail; /* detail may be NULL */
    uint32_t fill, ink;
    bool points_down;
    int growth; /* in units, of its height */
};
void ks_flow_notice(struct ks_ui *ui, const struct ks_notice *notice);
/* Lines behind icons in discs, on a card; each may grow by `growth` units. */
void ks_flow_points(struct ks_ui *ui, const struct ks_line *points, int count, uint32_t ink,
                    int growth);

/* ---- last days ---- */
/* A last day with all that is said of it: the days, one block a day where it is short, the state in
 * colour and word, what still counts and what can still be done; with the least detail without the
 * blocks and with what matters most alone. `label` is what it is called. */
void ks_flow_last_day(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label, enum ks_detail detail);
/* The day and its state alone, on a band with a button, or {0} for none. */
void ks_flow_last_day_chip(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_last_day *last, const char *label,
                           const struct ks_button *button);

#endif
