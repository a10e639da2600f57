/* What pages of several kinds are built of: days and sums in words, where a page's content comes
 * from, last days, links, keys. Each may be used by any screen and knows none. */
#ifndef KS_SCREENS_PAGE_PAGE_H
#define KS_SCREENS_PAGE_PAGE_H

#include "screens/visit/print.h"
#include "screens/visit/visit.h"
#include "service/date_words.h"
#include "service/last_day.h"

/* ---- head, foot, ways on ---- */
/* The head of a page that one goes back from; `lead` may be NULL. */
void ks_page_head(struct ks_ui *ui, const char *crumb, const char *title, const char *lead);
/* A foot with the button that prints the paper of the place, once there is something to print. */
void ks_page_foot_print(struct ks_ui *ui, const char *name, bool is_ready);
/* A row that opens a screen. */
struct ks_page_way {
    const char *icon, *title, *detail;
    enum ks_screen_id screen;
    int arg;         /* what the screen is told */
    uint32_t accent; /* 0: that of a usual way */
};
void ks_flow_way(struct ks_ui *ui, const struct ks_page_way *way);
/* Banners: what is good to know, what went wrong, what to mind. */
void ks_flow_hint(struct ks_ui *ui, const char *icon, const char *text);
void ks_flow_alarm(struct ks_ui *ui, const char *text);
void ks_flow_caution(struct ks_ui *ui, const char *text);

/* ---- days in words ---- */
/* "2026年11月23日" or "23 Nov 2026". */
const char *ks_page_date_text(struct ks_ui *ui, struct ks_date date);
/* "2026年11月" or "Nov 2026"; "一" or "Mo". */
const char *ks_page_month_text(struct ks_ui *ui, struct ks_date date);
const char *ks_page_weekday_text(struct ks_ui *ui, enum ks_weekday weekday);
/* "11月23日 星期一" or "Mon 23 Nov". */
const char *ks_page_day_text(struct ks_ui *ui, struct ks_date date);

/* ---- where it comes from ---- */
/* A warning when the page is due to be checked again. */
void ks_page_due(const struct ks_visit *visit, struct ks_ui *ui,
                 const struct ks_provenance *provenance);
/* Date checked, revision. */
void ks_page_checked(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_provenance *provenance);
/* The same, and the sources. */
void ks_page_sources(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_provenance *provenance);
/* Both. */
void ks_page_provenance(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_provenance *provenance);

/* ---- links and paper ---- */
/* The QR code of a link with its address under it, at most `max_units` wide. */
void ks_flow_link_qr(struct ks_ui *ui, const struct ks_link *link, int max_units);
/* What is wrong with the printer, in a visitor's words. */
const char *ks_page_printer_trouble(struct ks_ui *ui, enum ks_printer_state state);
/* That a slip is on its way, or that it lies there to be taken. */
void ks_flow_printing(struct ks_ui *ui);
void ks_flow_printed(struct ks_ui *ui);
/* A printer that never answers: where to look, before one says whether the slip is out. */
void ks_flow_look_for_slip(struct ks_ui *ui);

/* A last day with all that is said of it; `label` is what it is called. */
void ks_flow_last_day(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label);

#endif
