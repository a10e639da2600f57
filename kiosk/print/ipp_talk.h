/* Inside of the print room: requests to an IPP printer and its answers. Each has a connection of
 * its own and a time limit. The certificate of an ipps: printer is kept when it is first seen and
 * must be the same ever after. */
#ifndef KS_PRINT_IPP_TALK_H
#define KS_PRINT_IPP_TALK_H

#include "base/err.h"
#include "print/ipp_facts.h"
#include "print/printer_ipp.h"

enum { KS_IPP_HOST_BYTES = 256, KS_IPP_PATH_BYTES = 600, KS_IPP_NAME_BYTES = 32 };

/* Where the printer is. */
struct ks_ipp_address {
    char uri[KS_IPP_PATH_BYTES];
    char host[KS_IPP_HOST_BYTES];
    char path[KS_IPP_HOST_BYTES];
    int port;
    bool is_tls;
};

/* `url` as in kiosk.conf; no path means /ipp/print, no port 631. KS_ERR_INPUT, with text, for one
 * that is not whole or carries a password. */
enum ks_err ks_ipp_parse(const char *url, struct ks_ipp_address *out,
                         struct ks_error *error) KS_MUST_USE;

/* Whom to talk to, and how; all borrowed but the folder. */
struct ks_ipp_talk {
    struct ks_ipp_address address;
    const struct ks_ipp_limits *limits;
    bool is_old;                       /* the printer speaks IPP/1.1 alone */
    char trust_dir[KS_IPP_PATH_BYTES]; /* where certificates are kept; made when it is needed */
};

/* All below: KS_ERR_IO when no answer came, KS_ERR_BUSY when the printer asks to come again,
 * KS_ERR_NOT_FOUND when it does not know the job, KS_ERR_PRINTER when it refuses. */

/* How it is and what it takes. Finds out which version of IPP it speaks, if that is not known. */
enum ks_err ks_ipp_ask_printer(struct ks_ipp_talk *talk, struct ks_ipp_facts *out,
                               struct ks_error *error) KS_MUST_USE;

/* A job without a document yet. */
enum ks_err ks_ipp_create_job(const struct ks_ipp_talk *talk,
                              const struct ks_ipp_document *document, int *out_job,
                              struct ks_error *error) KS_MUST_USE;

/* How far a document got. */
struct ks_ipp_delivery {
    int job;        /* 0 before = a new job is made for it */
    bool has_begun; /* some of it may have reached the printer */
    bool has_all;   /* all of it may have */
};

/* Sends a document to its job. KS_ERR_UNCERTAIN when some of it was sent but no answer came; with
 * any other error the printer has nothing of it, or has refused it. */
enum ks_err ks_ipp_send_document(const struct ks_ipp_talk *talk,
                                 const struct ks_ipp_document *document,
                                 struct ks_ipp_delivery *delivery,
                                 struct ks_error *error) KS_MUST_USE;

/* What it says of a job that has this name. KS_ERR_NOT_FOUND when the printer has given its number
 * to another one: it was switched off in between. */
enum ks_err ks_ipp_ask_job(const struct ks_ipp_talk *talk, int job, const char *name,
                           struct ks_ipp_job *out, struct ks_error *error) KS_MUST_USE;

/* Asks it to cancel a job; whether it has shows in the job's state. */
enum ks_err ks_ipp_cancel_job(const struct ks_ipp_talk *talk, int job,
                              struct ks_error *error) KS_MUST_USE;

#endif
