/* The door to libcups. */
#include "print/ipp_talk.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/lookup.h"
#include "print/cups_library.h"
#include "print/ipp_answer.h"

enum { USUAL_PORT = 631, CHUNK_BYTES = 32 * 1024 };

#define USER "kiosk"

/* ---- addresses ---- */

static enum ks_err fail_address(const char *url, const char *what, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT, "[printer] url: %.120s %s", url, what);
}

enum ks_err ks_ipp_parse(const char *url, struct ks_ipp_address *out, struct ks_error *error)
{
    char scheme[8], user[64];

    *out = (struct ks_ipp_address){0};
    enum ks_err err = ks_cups_open(error);
    if (err != KS_OK)
        return err;
    if (strncmp(url, "ipp://", 6) != 0 && strncmp(url, "ipps://", 7) != 0)
        return fail_address(url, ks_staff_tr("is not whole; write it as ipp://HOST/ipp/print"),
                            error);
    if (ks_cups.httpSeparateURI(HTTP_URI_CODING_ALL, url, scheme, sizeof scheme, user, sizeof user,
                                out->host, sizeof out->host, &out->port, out->path,
                                sizeof out->path) < HTTP_URI_STATUS_OK ||
        out->host[0] == '\0')
        return fail_address(url, ks_staff_tr("is not whole; write it as ipp://HOST/ipp/print"),
                            error);
    if (user[0] != '\0') /* not repeated: it may be a password */
        return ks_fail(error, KS_ERR_INPUT,
                       "[printer] url: a name or password in it is not known here; use a printer "
                       "without");
    out->is_tls = strcmp(scheme, "ipps") == 0;
    out->port = out->port > 0 ? out->port : USUAL_PORT;
    if (strcmp(out->path, "/") == 0)
        snprintf(out->path, sizeof out->path, "/ipp/print");
    if (ks_cups.httpAssembleURI(HTTP_URI_CODING_ALL, out->uri, sizeof out->uri, scheme, NULL,
                                out->host, out->port, out->path) < HTTP_URI_STATUS_OK)
        return fail_address(url, ks_staff_tr("is too long"), error);
    return KS_OK;
}

/* ---- connections ---- */

/* No more waiting when a time limit is over. */
static int give_up(http_t *http, void *ctx)
{
    (void)http;
    (void)ctx;
    return 0;
}

/* The library would ask at the terminal. */
static const char *know_no_password(const char *prompt, http_t *http, const char *method,
                                    const char *resource, void *ctx)
{
    (void)prompt, (void)http, (void)method, (void)resource, (void)ctx;
    return NULL;
}

static enum ks_err keep_certificate(const struct ks_ipp_talk *talk, cups_array_t *shown,
                                    struct ks_error *error)
{
    enum ks_err err = ks_file_make_own_dir(talk->trust_dir, error);

    if (err != KS_OK)
        return err;
    return ks_cups.httpSaveCredentials(talk->trust_dir, shown, talk->address.host) == 0
               ? KS_OK
               : ks_fail(error, KS_ERR_IO, "%.200s: the printer's certificate cannot be kept here",
                         talk->trust_dir);
}

static enum ks_err check_certificate(const struct ks_ipp_talk *talk, http_t *http,
                                     struct ks_error *error)
{
    cups_array_t *shown = NULL, *kept = NULL;
    enum ks_err err = KS_OK;

    if (ks_cups.httpCopyCredentials(http, &shown) != 0 || ks_cups.cupsArrayCount(shown) == 0)
        err = ks_fail(error, KS_ERR_IO, "the printer shows no certificate");
    else if (ks_cups.httpLoadCredentials(talk->trust_dir, &kept, talk->address.host) != 0)
        err = keep_certificate(talk, shown, error);
    else if (ks_cups.httpCompareCredentials(shown, kept) == 0)
        err =
            ks_fail(error, KS_ERR_IO,
                    "the printer's certificate is another than before; if the printer was renewed "
                    "remove %.180s",
                    talk->trust_dir);
    ks_cups.httpFreeCredentials(shown);
    ks_cups.httpFreeCredentials(kept);
    return err;
}

/* The library itself would look a name up for as long as that takes. An address in digits, which
 * alone has colons, is its own way of writing. */
static enum ks_err check_name(const struct ks_ipp_talk *talk, struct ks_error *error)
{
    const char *host = talk->address.host;
    char port[KS_LOOKUP_PORT_BYTES];

    snprintf(port, sizeof port, "%d", talk->address.port);
    struct ks_lookup *lookup = strchr(host, ':') == NULL ? ks_lookup_start(host, port) : NULL;
    bool is_known = lookup == NULL || (ks_lookup_await(lookup, talk->limits->connect_ms) &&
                                       ks_lookup_found(lookup) != NULL);
    ks_lookup_free(lookup);
    return is_known ? KS_OK
                    : ks_fail(error, KS_ERR_IO,
                              "the printer's name %s is not known to this network", host);
}

static enum ks_err open_line(const struct ks_ipp_talk *talk, int wait_ms, http_t **out,
                             struct ks_error *error)
{
    const struct ks_ipp_address *address = &talk->address;
    http_encryption_t encryption =
        address->is_tls ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
    enum ks_err err = check_name(talk, error);

    if (err != KS_OK)
        return err;
    ks_cups.cupsSetPasswordCB2(know_no_password, NULL);
    ks_cups.cupsSetUser(USER);
    *out = ks_cups.httpConnect2(address->host, address->port, NULL, AF_UNSPEC, encryption, 1,
                                talk->limits->connect_ms, NULL);
    if (*out == NULL)
        return ks_fail(error, KS_ERR_IO, "the printer at %.120s port %d cannot be reached",
                       address->host, address->port);
    ks_cups.httpSetTimeout(*out, wait_ms / 1000.0, give_up, NULL);
    if (address->is_tls)
        err = check_certificate(talk, *out, error);
    if (err != KS_OK) {
        ks_cups.httpClose(*out);
        *out = NULL;
    }
    return err;
}

/* ---- requests ---- */

static ipp_t *new_request(const struct ks_ipp_talk *talk, ipp_op_t operation, int job)
{
    ipp_t *request = ks_cups.ippNewRequest(operation);

    if (talk->is_old)
        ks_cups.ippSetVersion(request, 1, 1);
    ks_cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL,
                         talk->address.uri);
    if (job > 0)
        ks_cups.ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ks_cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                         USER);
    return request;
}

static bool is_refusal(ipp_t *response)
{
    return ks_cups.ippGetStatusCode(response) >= IPP_STATUS_REDIRECTION_OTHER_SITE;
}

/* Why there is no IPP answer: what the web server in front of it said. */
static enum ks_err judge_http(http_status_t status, struct ks_error *error)
{
    switch (status) {
    case HTTP_STATUS_UNAUTHORIZED:
    case HTTP_STATUS_FORBIDDEN:
    case HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED:
        return ks_fail(error, KS_ERR_PRINTER,
                       "the printer wants a password: switch that off in its settings, or use a "
                       "printer without");
    case HTTP_STATUS_NOT_FOUND:
        return ks_fail(error, KS_ERR_PRINTER,
                       "there is no printer at this path: check the end of [printer] url");
    case HTTP_STATUS_CUPS_PKI_ERROR:
        return ks_fail(error, KS_ERR_PRINTER,
                       "no secure line to the printer: its certificate cannot be used");
    case HTTP_STATUS_UPGRADE_REQUIRED:
        return ks_fail(error, KS_ERR_PRINTER,
                       "the printer wants a secure line: write ipps:// in [printer] url");
    default:
        break;
    }
    if (status >= HTTP_STATUS_MULTIPLE_CHOICES && status < HTTP_STATUS_BAD_REQUEST)
        return ks_fail(error, KS_ERR_PRINTER,
                       "the printer sends on to another address (HTTP status %d): write that one, "
                       "perhaps with ipps://, in [printer] url",
                       (int)status);
    if (status >= HTTP_STATUS_BAD_REQUEST && status < HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED)
        return ks_fail(error, KS_ERR_PRINTER, "the printer refuses: HTTP status %d", (int)status);
    return ks_fail(error, KS_ERR_IO, "the printer does not answer");
}

/* What an answer means. Takes ownership of `response` where it is no success. */
static enum ks_err judge(http_t *http, ipp_t **response, struct ks_error *error)
{
    ipp_status_t status = *response != NULL ? ks_cups.ippGetStatusCode(*response) : IPP_STATUS_OK;

    if (*response == NULL)
        return judge_http(ks_cups.httpGetStatus(http), error);
    if (!is_refusal(*response))
        return KS_OK;
    ks_cups.ippDelete(*response);
    *response = NULL;
    const char *word = ks_cups.ippErrorString(status);
    if (status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_TEMPORARY)
        return ks_fail(error, KS_ERR_BUSY, "the printer is busy: %s", word);
    if (status == IPP_STATUS_ERROR_NOT_FOUND || status == IPP_STATUS_ERROR_GONE)
        return ks_fail(error, KS_ERR_NOT_FOUND, "the printer does not know the job: %s", word);
    return ks_fail(error, KS_ERR_PRINTER, "the printer refuses: %s", word);
}

static bool is_going_on(http_status_t status)
{
    return status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK;
}

/* Sends a request without a document; takes ownership of it. The caller deletes `*response`. */
static enum ks_err ask(const struct ks_ipp_talk *talk, ipp_t *request, ipp_t **response,
                       struct ks_error *error)
{
    http_t *http = NULL;
    enum ks_err err = open_line(talk, talk->limits->reply_ms, &http, error);

    *response = NULL;
    if (err != KS_OK) {
        ks_cups.ippDelete(request);
        return err;
    }
    if (is_going_on(
            ks_cups.cupsSendRequest(http, request, talk->address.path, ks_cups.ippLength(request))))
        *response = ks_cups.cupsGetResponse(http, talk->address.path);
    ks_cups.ippDelete(request);
    err = judge(http, response, error);
    ks_cups.httpClose(http);
    return err;
}

/* ---- the printer ---- */

static enum ks_err ask_facts(const struct ks_ipp_talk *talk, struct ks_ipp_facts *out,
                             struct ks_error *error)
{
    static const char *const wanted[] = {
        "printer-state",
        "printer-state-reasons",
        "printer-is-accepting-jobs",
        "operations-supported",
        "document-format-supported",
        "printer-resolution-supported",
        "pwg-raster-document-resolution-supported",
        "pwg-raster-document-type-supported",
        "media-default",
        "media-ready",
        "media-supported",
        "media-size-supported",
        "media-col-supported",
        "printer-input-tray",
    };
    ipp_t *response = NULL, *request = new_request(talk, IPP_OP_GET_PRINTER_ATTRIBUTES, 0);

    *out = (struct ks_ipp_facts){0};
    ks_cups.ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                          (int)(sizeof wanted / sizeof wanted[0]), NULL, wanted);
    enum ks_err err = ask(talk, request, &response, error);
    if (err != KS_OK)
        return err;
    ks_ipp_read_facts(response, out);
    ks_cups.ippDelete(response);
    return KS_OK;
}

enum ks_err ks_ipp_ask_printer(struct ks_ipp_talk *talk, struct ks_ipp_facts *out,
                               struct ks_error *error)
{
    enum ks_err err = ask_facts(talk, out, error);

    /* The library keeps the status of a thread's last answer. */
    if (err != KS_ERR_PRINTER || talk->is_old ||
        ks_cups.cupsLastError() != IPP_STATUS_ERROR_VERSION_NOT_SUPPORTED)
        return err;
    talk->is_old = true;
    return ask_facts(talk, out, error);
}

/* ---- jobs ---- */

static void add_size(ipp_t *request, struct ks_ipp_size size)
{
    ipp_t *media = ks_cups.ippNew(), *extent = ks_cups.ippNew();

    ks_cups.ippAddInteger(extent, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", size.x);
    ks_cups.ippAddInteger(extent, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", size.y);
    ks_cups.ippAddCollection(media, IPP_TAG_ZERO, "media-size", extent);
    ks_cups.ippAddCollection(request, IPP_TAG_JOB, "media-col", media);
    ks_cups.ippDelete(extent);
    ks_cups.ippDelete(media);
}

static void add_name(ipp_t *request, const struct ks_ipp_document *document)
{
    ks_cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL,
                         document->name);
}

static void add_paper(ipp_t *request, const struct ks_ipp_document *document)
{
    if (document->is_a4)
        ks_cups.ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL,
                             "iso_a4_210x297mm");
    else if (document->size.x > 0)
        add_size(request, document->size);
}

static void add_format(ipp_t *request, const struct ks_ipp_document *document)
{
    ks_cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                         document->format);
}

enum ks_err ks_ipp_create_job(const struct ks_ipp_talk *talk,
                              const struct ks_ipp_document *document, int *out_job,
                              struct ks_error *error)
{
    ipp_t *response = NULL, *request = new_request(talk, IPP_OP_CREATE_JOB, 0);

    add_name(request, document);
    add_paper(request, document);
    enum ks_err err = ask(talk, request, &response, error);
    if (err != KS_OK)
        return err;
    *out_job = ks_ipp_read_number(response, "job-id");
    ks_cups.ippDelete(response);
    return *out_job > 0 ? KS_OK
                        : ks_fail(error, KS_ERR_PRINTER, "the printer gives its job no number");
}

static ipp_t *document_request(const struct ks_ipp_talk *talk,
                               const struct ks_ipp_document *document, int job)
{
    ipp_t *request = new_request(talk, job > 0 ? IPP_OP_SEND_DOCUMENT : IPP_OP_PRINT_JOB, job);

    if (job == 0)
        add_name(request, document);
    add_format(request, document);
    if (job > 0)
        ks_cups.ippAddBoolean(request, IPP_TAG_OPERATION, "last-document", 1);
    else
        add_paper(request, document);
    return request;
}

/* False when the line broke; the printer may also answer before it has all of them. */
static bool write_document(http_t *http, const struct ks_ipp_document *document,
                           struct ks_ipp_delivery *delivery)
{
    const char *data = document->data;
    http_status_t status = HTTP_STATUS_CONTINUE;

    for (size_t at = 0; status == HTTP_STATUS_CONTINUE && at < document->bytes; at += CHUNK_BYTES) {
        size_t left = document->bytes - at;
        delivery->has_begun = true;
        delivery->has_all = left <= CHUNK_BYTES;
        status =
            ks_cups.cupsWriteRequestData(http, data + at, delivery->has_all ? left : CHUNK_BYTES);
    }
    return is_going_on(status);
}

/* The library may have called the printer a second time: that it is the same one is looked at again
 * before it gets the document. */
static bool send_all(const struct ks_ipp_talk *talk, http_t *http, ipp_t *request,
                     const struct ks_ipp_document *document, struct ks_ipp_delivery *delivery)
{
    http_status_t status = ks_cups.cupsSendRequest(http, request, talk->address.path,
                                                   ks_cups.ippLength(request) + document->bytes);

    return is_going_on(status) &&
           (!talk->address.is_tls || check_certificate(talk, http, NULL) == KS_OK) &&
           write_document(http, document, delivery);
}

enum ks_err ks_ipp_send_document(const struct ks_ipp_talk *talk,
                                 const struct ks_ipp_document *document,
                                 struct ks_ipp_delivery *delivery, struct ks_error *error)
{
    ipp_t *response = NULL, *request;
    http_t *http = NULL;
    enum ks_err err = open_line(talk, talk->limits->document_ms, &http, error);

    if (err != KS_OK)
        return err;
    request = document_request(talk, document, delivery->job);
    if (send_all(talk, http, request, document, delivery))
        response = ks_cups.cupsGetResponse(http, talk->address.path);
    ks_cups.ippDelete(request);
    bool is_unsure =
        response == NULL ? delivery->has_begun : !delivery->has_all && !is_refusal(response);
    err = judge(http, &response, error);
    ks_cups.httpClose(http);
    if (is_unsure)
        err = ks_fail(error, KS_ERR_UNCERTAIN, "the line broke in the middle of a paper");
    if (err == KS_OK && delivery->job == 0)
        delivery->job = ks_ipp_read_number(response, "job-id");
    ks_cups.ippDelete(response);
    return err;
}

enum ks_err ks_ipp_ask_job(const struct ks_ipp_talk *talk, int job, const char *name,
                           struct ks_ipp_job *out, struct ks_error *error)
{
    static const char *const wanted[] = {"job-state", "job-name", "job-state-reasons"};
    ipp_t *response = NULL, *request = new_request(talk, IPP_OP_GET_JOB_ATTRIBUTES, job);

    ks_cups.ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 3,
                          NULL, wanted);
    enum ks_err err = ask(talk, request, &response, error);
    if (err != KS_OK)
        return err;
    ipp_attribute_t *found = ks_cups.ippFindAttribute(response, "job-name", IPP_TAG_ZERO);
    const char *found_name = found != NULL ? ks_cups.ippGetString(found, 0, NULL) : NULL;
    if (found_name != NULL && strcmp(found_name, name) != 0)
        err = ks_fail(error, KS_ERR_NOT_FOUND, "the printer has begun to count its jobs anew");
    ks_ipp_read_job(response, out);
    ks_cups.ippDelete(response);
    return err;
}

enum ks_err ks_ipp_cancel_job(const struct ks_ipp_talk *talk, int job, struct ks_error *error)
{
    ipp_t *response = NULL;
    enum ks_err err = ask(talk, new_request(talk, IPP_OP_CANCEL_JOB, job), &response, error);

    ks_cups.ippDelete(response);
    return err;
}
