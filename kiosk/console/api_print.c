/* Paper for a visitor: the slip of a number once more, on the printer of the server's kiosk.conf.
 */
#include <string.h>

#include "console/handlers.h"
#include "service/queue_papers.h"
#include "service/queue_service.h"

/* What whoever stands at the printer does. */
static const char *const what_to_do[KS_WHY_COUNT] = {
    [KS_WHY_NO_PAPER] = KS_N_("put new paper in and close the cover"),
    [KS_WHY_COVER_OPEN] = KS_N_("close the cover until it clicks"),
    [KS_WHY_NO_ANSWER] = KS_N_("check power and cable, and the address in [printer] url"),
    [KS_WHY_JAM] = KS_N_("open the cover, take the stuck paper out, close the cover"),
    [KS_WHY_CUTTER] = KS_N_("switch it off, free the cutter, switch it on"),
};

static void refuse(const struct ks_request *request, struct ks_response *response,
                   const struct ks_paper_report *report)
{
    const char *advice = what_to_do[report->why];

    response->is_unsure = report->end == KS_PAPER_UNSURE;
    ks_respond_refusal(request, response, 503, "printer",
                       report->end == KS_PAPER_UNSURE || advice == NULL
                           ? KS_N_("The printer does not say whether the slip came out: look at it")
                           : advice);
}

void ks_handle_print(const struct ks_request *request, struct ks_response *response)
{
    struct ks_ticket ticket = {0};
    struct ks_paper_report report = {0};
    struct ks_error error = {0};
    enum ks_err err = KS_OK;

    if (strcmp(ks_request_text(request, "what"), "ticket") != 0)
        err = ks_fail(&error, KS_ERR_INPUT, "What is to be done is not known here");
    if (err == KS_OK)
        err = ks_queue_find_number(request->desk, ks_request_text(request, "number"),
                                   request->now_ms, &ticket, &error);
    if (err == KS_OK)
        err = ks_queue_reprint(request->desk, ticket.id, 1, KS_LANG_ZH_CN, NULL, &report, &error);
    if (err == KS_ERR_PRINTER)
        refuse(request, response, &report);
    else if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}
