/* Requests to another server of the house, by libcurl. */
#include "net/https.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

/* A server that does not take the line, or says nothing more for so long, is not there. */
enum { CONNECT_MS = 3000, SILENT_S = 5, LEAST_BYTES_S = 16 };

struct ks_https {
    struct ks_https_setup setup;
    CURL *curl;
    struct curl_slist *headers;
};

/* What has come of an answer. */
struct taking {
    struct ks_https_answer *answer;
    size_t room, most;
};

enum ks_err ks_https_check_url(const char *url, struct ks_error *error)
{
    static const char *const begins[] = {"https://", "http://127.0.0.1:", "http://[::1]:"};
    const char *host = NULL;

    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncmp(url, begins[i], strlen(begins[i])) == 0)
            host = url + strlen(begins[i]);
    if (host == NULL || host[0] == '\0' || strpbrk(host, "/@?# ") != NULL)
        return ks_fail(error, KS_ERR_INPUT,
                       "The court is reached at https://HOST:PORT, nothing behind it; not at %s",
                       url);
    return KS_OK;
}

static int ask_whether_over(void *ctx, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct ks_https *line = ctx;

    (void)a, (void)b, (void)c, (void)d;
    return line->setup.is_over != NULL && line->setup.is_over(line->setup.ctx);
}

static size_t take(char *data, size_t size, size_t count, void *ctx)
{
    struct taking *taking = ctx;
    struct ks_https_answer *answer = taking->answer;
    size_t bytes = size * count;

    if (bytes > taking->most - answer->bytes)
        return 0;
    if (answer->bytes + bytes + 1 > taking->room) {
        size_t room = 2 * (answer->bytes + bytes) + 4096;
        char *text = realloc(answer->text, room);
        if (text == NULL)
            return 0;
        answer->text = text;
        taking->room = room;
    }
    memcpy(answer->text + answer->bytes, data, bytes);
    answer->bytes += bytes;
    return bytes;
}

static bool set_all(struct ks_https *line)
{
    CURL *curl = line->curl;
    const char *certificate = line->setup.certificate;

    return curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
           (certificate == NULL ||
            curl_easy_setopt(curl, CURLOPT_CAINFO, certificate) == CURLE_OK) &&
           curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)LEAST_BYTES_S) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SILENT_S) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_HTTPHEADER, line->headers) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_whether_over) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_XFERINFODATA, line) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take) == CURLE_OK;
}

enum ks_err ks_https_open(const struct ks_https_setup *setup, struct ks_https **out,
                          struct ks_error *error)
{
    enum ks_err err = ks_https_check_url(setup->url, error);

    *out = NULL;
    if (err != KS_OK)
        return err;
    struct ks_https *line = calloc(1, sizeof *line);
    if (line == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        free(line);
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    }
    line->setup = *setup;
    line->curl = curl_easy_init();
    line->headers = curl_slist_append(NULL, "Content-Type:application/json");
    if (line->curl == NULL || line->headers == NULL || !set_all(line)) {
        ks_https_close(line);
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    }
    *out = line;
    return KS_OK;
}

void ks_https_close(struct ks_https *line)
{
    if (line == NULL)
        return;
    curl_easy_cleanup(line->curl);
    curl_slist_free_all(line->headers);
    curl_global_cleanup();
    free(line);
}

/* The answer as the arena's; what was taken is freed. */
static void keep(struct ks_arena *arena, struct ks_https_answer *answer)
{
    char *text = ks_arena_alloc(arena, answer->bytes + 1);

    if (answer->bytes > 0)
        memcpy(text, answer->text, answer->bytes);
    text[answer->bytes] = '\0';
    free(answer->text);
    answer->text = text;
}

enum ks_err ks_https_post(struct ks_https *line, const char *path, const char *json, size_t most,
                          struct ks_arena *arena, struct ks_https_answer *out,
                          struct ks_error *error)
{
    struct taking taking = {.answer = out, .most = most};
    const char *url = ks_arena_printf(arena, "%s%s", line->setup.url, path);
    long status = 0;

    *out = (struct ks_https_answer){.status = 0};
    CURLcode code = curl_easy_setopt(line->curl, CURLOPT_URL, url);
    if (code == CURLE_OK)
        code = curl_easy_setopt(line->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(json));
    if (code == CURLE_OK)
        code = curl_easy_setopt(line->curl, CURLOPT_POSTFIELDS, json);
    if (code == CURLE_OK)
        code = curl_easy_setopt(line->curl, CURLOPT_WRITEDATA, &taking);
    if (code == CURLE_OK)
        code = curl_easy_perform(line->curl);
    if (code == CURLE_OK)
        code = curl_easy_getinfo(line->curl, CURLINFO_RESPONSE_CODE, &status);
    keep(arena, out);
    out->status = (int)status;
    return code == CURLE_OK ? KS_OK
                            : ks_fail(error, KS_ERR_IO, "%s gives no answer: %s", line->setup.url,
                                      curl_easy_strerror(code));
}
