/* What stands behind the rows of console/routes.c. Each answers one kind of request. */
#ifndef KS_CONSOLE_HANDLERS_H
#define KS_CONSOLE_HANDLERS_H

#include "console/request.h"

/* How the house is (api_health.c). */
ks_handler ks_handle_health;

/* Signing in and out, and the first start (api_session.c). */
ks_handler ks_handle_setup_state, ks_handle_setup, ks_handle_sign_in, ks_handle_sign_out;
ks_handler ks_handle_me, ks_handle_lang, ks_handle_password, ks_handle_seat_take,
    ks_handle_seat_leave;

/* Who works here, for administrators (api_users.c). */
ks_handler ks_handle_users, ks_handle_user_change, ks_handle_user_remove, ks_handle_user_history;

/* The hall and what staff do in it (api_hall.c). */
ks_handler ks_handle_hall, ks_handle_board, ks_handle_act;

/* What is out of the ordinary, and the figures (api_alerts.c). */
ks_handler ks_handle_help, ks_handle_help_answer, ks_handle_help_end;
ks_handler ks_handle_close, ks_handle_reopen, ks_handle_closings;
ks_handler ks_handle_bulletin, ks_handle_bulletin_end;
ks_handler ks_handle_overdue, ks_handle_overdue_own, ks_handle_exceptions;
ks_handler ks_handle_stats, ks_handle_stats_csv, ks_handle_usual;

/* Paper for a visitor (api_print.c). */
ks_handler ks_handle_print;

/* Paper for a visitor at a kiosk of the hall (api_printouts.c). */
ks_handler ks_handle_papers, ks_handle_questions, ks_handle_printouts, ks_handle_printout_ask;

/* Appointments and pairs (api_visits.c). */
ks_handler ks_handle_appointments, ks_handle_appointment_act, ks_handle_pairs, ks_handle_pair_alone;
ks_handler ks_handle_times, ks_handle_rebook, ks_handle_online;

/* The court's own voice (api_voice.c). */
ks_handler ks_handle_voice, ks_handle_voice_clip, ks_handle_voice_keep, ks_handle_voice_drop;

/* Drafts of the content (api_drafts.c, api_draft.c, api_draft_check.c,
 * api_draft_import.c). */
ks_handler ks_handle_drafts, ks_handle_draft_new, ks_handle_draft_drop, ks_handle_draft;
ks_handler ks_handle_draft_file, ks_handle_draft_do, ks_handle_draft_news;
ks_handler ks_handle_draft_check, ks_handle_draft_diff, ks_handle_draft_import;

/* The stations of the hall (api_stations.c). */
ks_handler ks_handle_stations, ks_handle_station_enrol, ks_handle_station_change;
ks_handler ks_handle_station_revoke, ks_handle_station_order, ks_handle_station_picture;

/* Releases of the content (api_releases.c, api_release_pages.c, api_release_audit.c). */
ks_handler ks_handle_releases, ks_handle_release, ks_handle_release_submit, ks_handle_release_do;
ks_handler ks_handle_rollback_manifest, ks_handle_rollback;
ks_handler ks_handle_release_pages, ks_handle_release_page;
ks_handler ks_handle_release_audit, ks_handle_release_audit_csv;

/* A release as a file (api_carry.c). */
ks_handler ks_handle_carry_out, ks_handle_carried, ks_handle_carry_in, ks_handle_carry_accept;
ks_handler ks_handle_carry_drop;

/* When pages are to be compared with their sources (api_reviews.c). */
ks_handler ks_handle_reviews, ks_handle_review, ks_handle_review_own;

/* Whether the pages are there to which visitors are led or would be (api_addresses.c). */
ks_handler ks_handle_addresses, ks_handle_addresses_look;
ks_handler ks_handle_addresses_new, ks_handle_addresses_look_new;

/* The layout of a draft or a release (api_layout.c). */
ks_handler ks_handle_layout, ks_handle_layout_check;

/* Cases worked out before and after a draft or a release (api_worked.c). */
ks_handler ks_handle_worked;

/* Messages of the tribunals' halls, and all halls (api_tribunals.c). */
ks_handler ks_handle_tribunal, ks_handle_tribunal_pack, ks_handle_halls;

/* Appointments that the court enters for them (api_sent.c). */
ks_handler ks_handle_sent, ks_handle_sent_times, ks_handle_sent_enter, ks_handle_sent_cancel;
/* "title": what the court's content calls the tribunal's hall of that name; null where it names no
 * such hall (api_tribunals.c). */
struct ks_node ks_tribunal_title_node(const struct ks_request *request, const char *name);

/* What only the court knows (api_court.c). */
ks_handler ks_handle_court;

/* Pages of a draft as a kiosk would show them (api_draft_proof.c). */
ks_handler ks_handle_draft_proof;

#endif
