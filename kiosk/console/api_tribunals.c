/* Messages of the tribunals' halls, each known by its signature, and their answers. */
#include "console/handlers.h"
#include "service/tribunal_halls.h"

static struct ks_tribunal_letter letter_of(const struct ks_request *request)
{
    return (struct ks_tribunal_letter){.name = ks_request_text(request, "name"),
                                       .text = ks_request_text(request, "text"),
                                       .signature = ks_request_text(request, "signature"),
                                       .now_ms = request->now_ms};
}

/* {"mark": {"e","n"}, "release": {"number","sha"}, "down": [{"page","why"}]} */
void ks_handle_tribunal(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_tribunal_letter letter = letter_of(request);
    const char *answer = NULL;
    struct ks_error error = {0};

    if (ks_tribunal_hear(request->desk, &letter, request->arena, &answer, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_respond_text(response, answer);
}

/* The file of the release. */
void ks_handle_tribunal_pack(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_tribunal_letter letter = letter_of(request);
    struct ks_error error = {0};

    if (ks_tribunal_read_pack(request->desk, &letter, request->arena, &response->text,
                              &response->bytes, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    response->type = "application/octet-stream";
}
