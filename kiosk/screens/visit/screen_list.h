/* The one list of the screens: a row is the id KS_SCREEN_... and the name of ks_screen_..., which
 * the screen's own file defines. */
#ifndef KS_SCREENS_VISIT_SCREEN_LIST_H
#define KS_SCREENS_VISIT_SCREEN_LIST_H

#define KS_SCREEN_LIST(ROW)                                                                        \
    ROW(HOME, home)                                                                                \
    ROW(FIND, find)                                                                                \
    ROW(GUIDES, guides)                                                                            \
    ROW(SHELF, shelf)                                                                              \
    ROW(GUIDE, guide)                                                                              \
    ROW(GUIDE_NOTE, guide_note)                                                                    \
    ROW(GUIDE_LIMIT, guide_limit)                                                                  \
    ROW(COURT, court)                                                                              \
    ROW(COURT_WHY, court_why)                                                                      \
    ROW(ENTRY, entry)                                                                              \
    ROW(SOURCES, sources)                                                                          \
    ROW(SITUATIONS, situations)                                                                    \
    ROW(SITUATION, situation)                                                                      \
    ROW(OUTCOME, outcome)                                                                          \
    ROW(INSTITUTION, institution)                                                                  \
    ROW(CALCS, calcs)                                                                              \
    ROW(CALC, calc)                                                                                \
    ROW(QUEUE, queue)                                                                              \
    ROW(LINE, line)                                                                                \
    ROW(CODE, code)                                                                                \
    ROW(MY_NUMBER, my_number)                                                                      \
    ROW(MEDIATION, mediation)                                                                      \
    ROW(PAIR, pair)                                                                                \
    ROW(TIMES, times)                                                                              \
    ROW(BOOK, book)                                                                                \
    ROW(BOOKED, booked)                                                                            \
    ROW(APPOINTMENT, appointment)                                                                  \
    ROW(TICKET, ticket)                                                                            \
    ROW(QUESTION, question)                                                                        \
    ROW(LOOKS, looks)                                                                              \
    ROW(CHECKLIST, checklist)                                                                      \
    ROW(DANGER, danger)                                                                            \
    ROW(RISK_CHOICE, risk_choice)                                                                  \
    ROW(LIST_LIMIT, list_limit)                                                                    \
    ROW(LIST_NOTES, list_notes)                                                                    \
    ROW(RISK, risk)                                                                                \
    ROW(SIGN, sign)                                                                                \
    ROW(MARK, mark)                                                                                \
    ROW(RECEIPT, receipt)                                                                          \
    ROW(LINK, link)                                                                                \
    ROW(RECTIFICATION, rectification)                                                              \
    ROW(BULLETIN, bulletin)                                                                        \
    ROW(PRINT, print)                                                                              \
    ROW(CARRY, carry)                                                                              \
    ROW(STATION, station)

#define KS_SCREEN_ID(id, name) KS_SCREEN_##id,
enum ks_screen_id { KS_SCREEN_LIST(KS_SCREEN_ID) KS_SCREEN_COUNT };

#endif
