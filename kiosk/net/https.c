/* Requests to another server of the house and looks at pages, by libcurl. */
#include "net/https.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "net/public_address.h"

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

/* ---- looking whether a page is there ---- */

enum { MOST_STEPS = 5, MOST_HEAD_BYTES = 64 * 1024, MOST_PAGE_BYTES = 64 * 1024 };

/* One page, and those it leads on to. */
struct looking {
    const struct ks_https_look *how;
    CURL *curl;
    struct timespec begun;
    size_t head_bytes, page_bytes; /* of the page it is at */
    bool is_barred;                /* an address was not called */
};

static long left_ms(const struct looking *looking)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t past_ms = (int64_t)(now.tv_sec - looking->begun.tv_sec) * 1000 +
                      (now.tv_nsec - looking->begun.tv_nsec) / 1000000;
    return past_ms < looking->how->most_ms ? (long)(looking->how->most_ms - past_ms) : 0;
}

static size_t count_head(char *data, size_t size, size_t count, void *ctx)
{
    struct looking *looking = ctx;

    (void)data;
    looking->head_bytes += size * count;
    return looking->head_bytes <= MOST_HEAD_BYTES ? size * count : 0;
}

static size_t drop_page(char *data, size_t size, size_t count, void *ctx)
{
    struct looking *looking = ctx;

    (void)data;
    looking->page_bytes += size * count;
    return looking->page_bytes <= MOST_PAGE_BYTES ? size * count : 0;
}

/* Asked with the very address that is called next: what a name meant a moment ago is nothing to
 * it. A proxy is where the administrator said. */
static curl_socket_t call_out(void *ctx, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct looking *looking = ctx;
    const struct ks_https_look *how = looking->how;
    bool may_call =
        how->proxy != NULL || (how->may_call != NULL ? how->may_call(how->ctx, &to->addr)
                                                     : ks_public_address_is(&to->addr));

    (void)purpose;
    looking->is_barred = looking->is_barred || !may_call;
    return may_call ? socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol)
                    : CURL_SOCKET_BAD;
}

static int ask_whether_looked(void *ctx, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct ks_https_look *how = ((const struct looking *)ctx)->how;

    (void)a, (void)b, (void)c, (void)d;
    return how->is_over != NULL && how->is_over(how->ctx);
}

/* Without a proxy none that the environment names counts, with one no exception to it. */
static bool set_look(struct looking *looking)
{
    CURL *curl = looking->curl;
    const struct ks_https_look *how = looking->how;

    return curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PROXY, how->proxy != NULL ? how->proxy : "") ==
               CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_NOPROXY, "") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
           (how->certificate == NULL ||
            curl_easy_setopt(curl, CURLOPT_CAINFO, how->certificate) == CURLE_OK) &&
           curl_easy_setopt(curl, CURLOPT_USERAGENT, "court-kiosk/1.0") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, call_out) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, looking) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, count_head) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_HEADERDATA, looking) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_page) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_WRITEDATA, looking) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_whether_looked) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_XFERINFODATA, looking) == CURLE_OK;
}

static enum ks_https_outcome why_not_connected(const struct looking *looking)
{
    long reason = 0;

    if (looking->how->proxy != NULL)
        return KS_HTTPS_NO_PROXY;
    if (looking->is_barred)
        return KS_HTTPS_BARRED;
    curl_easy_getinfo(looking->curl, CURLINFO_OS_ERRNO, &reason);
    return reason == ECONNREFUSED ? KS_HTTPS_REFUSED
           : reason == ETIMEDOUT  ? KS_HTTPS_SLOW
                                  : KS_HTTPS_UNREACHED;
}

/* A proxy that gives no way: 403 and 407 are its own will, another status is what it met. */
static enum ks_https_outcome why_cut(const struct looking *looking)
{
    long status = 0;

    curl_easy_getinfo(looking->curl, CURLINFO_HTTP_CONNECTCODE, &status);
    if (status == 403 || status == 407)
        return KS_HTTPS_NO_PROXY;
    return status == 0 || status == 200 ? KS_HTTPS_CUT : KS_HTTPS_UNREACHED;
}

/* A page that is longer than what is taken of it has been answered. */
static enum ks_https_outcome judge(const struct looking *looking, CURLcode code)
{
    switch (code) {
    case CURLE_OK:
        return KS_HTTPS_ANSWERED;
    case CURLE_WRITE_ERROR:
        return looking->page_bytes > MOST_PAGE_BYTES ? KS_HTTPS_ANSWERED : KS_HTTPS_CUT;
    case CURLE_COULDNT_RESOLVE_HOST:
        return KS_HTTPS_NAMELESS;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return KS_HTTPS_NO_PROXY;
    case CURLE_COULDNT_CONNECT:
        return why_not_connected(looking);
    case CURLE_OPERATION_TIMEDOUT:
        return KS_HTTPS_SLOW;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return KS_HTTPS_UNTRUSTED;
    case CURLE_RECV_ERROR:
        return why_cut(looking);
    default:
        return KS_HTTPS_CUT;
    }
}

static bool is_own_fault(CURLcode code)
{
    return code == CURLE_FAILED_INIT || code == CURLE_SSL_ENGINE_INITFAILED ||
           code == CURLE_SSL_CACERT_BADFILE || code == CURLE_NOT_BUILT_IN;
}

/* One page; `*next`: where it leads on to, the handle's, NULL: nowhere. */
static enum ks_err visit(struct looking *looking, const char *url, struct ks_https_seen *out,
                         char **next, struct ks_error *error)
{
    long left = left_ms(looking), status = 0;
    CURLcode code = curl_easy_setopt(looking->curl, CURLOPT_URL, url);

    *next = NULL;
    looking->head_bytes = looking->page_bytes = 0;
    looking->is_barred = false;
    out->outcome = KS_HTTPS_SLOW;
    if (left == 0)
        return KS_OK;
    if (code == CURLE_OK)
        code = curl_easy_setopt(looking->curl, CURLOPT_TIMEOUT_MS, left);
    if (code == CURLE_OK)
        code = curl_easy_perform(looking->curl);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return ks_fail(error, KS_ERR_STATE, "ended before there was an answer");
    if (code == CURLE_OUT_OF_MEMORY)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    if (is_own_fault(code))
        return ks_fail(error, KS_ERR_IO, "No page can be looked at: %s", curl_easy_strerror(code));
    out->outcome = judge(looking, code);
    curl_easy_getinfo(looking->curl, CURLINFO_RESPONSE_CODE, &status);
    out->status = out->outcome == KS_HTTPS_ANSWERED ? (int)status : 0;
    if (code == CURLE_OK)
        curl_easy_getinfo(looking->curl, CURLINFO_REDIRECT_URL, next);
    return KS_OK;
}

/* From page to page, each judged anew. */
static enum ks_err follow(struct looking *looking, const char *url, struct ks_https_seen *out,
                          struct ks_error *error)
{
    const struct ks_https_look *how = looking->how;
    char *own = NULL, *next = NULL;
    enum ks_err err = KS_OK;

    for (int steps = 0; err == KS_OK; steps++) {
        if (!how->may_visit(how->ctx, url) || steps > MOST_STEPS) {
            *out = (struct ks_https_seen){
                steps > MOST_STEPS ? KS_HTTPS_CIRCLING : KS_HTTPS_ELSEWHERE, 0};
            break;
        }
        err = visit(looking, url, out, &next, error);
        if (err != KS_OK || next == NULL)
            break;
        char *copy = strdup(next); /* the handle's goes with its next page */
        free(own);
        own = copy;
        url = copy;
        if (copy == NULL)
            err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    }
    free(own);
    return err;
}

enum ks_err ks_https_look(const struct ks_https_look *how, const char *url,
                          struct ks_https_seen *out, struct ks_error *error)
{
    struct looking looking = {.how = how};

    *out = (struct ks_https_seen){.status = 0};
    clock_gettime(CLOCK_MONOTONIC, &looking.begun);
    if (curl_global_init(CURL_GLOBAL_DEFAULT) !=
        CURLE_OK) /* counted, and any thread's since 7.84 */
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    looking.curl = curl_easy_init();
    enum ks_err err = looking.curl != NULL && set_look(&looking)
                          ? follow(&looking, url, out, error)
                          : ks_fail(error, KS_ERR_MEMORY, "out of memory");
    curl_easy_cleanup(looking.curl);
    curl_global_cleanup();
    return err;
}

enum ks_err ks_https_check_proxy(const char *proxy, struct ks_error *error)
{
    static const char begin[] = "http://";
    const char *host = proxy + sizeof begin - 1;

    if (strncmp(proxy, begin, sizeof begin - 1) != 0 || host[0] == '\0' ||
        strpbrk(host, "/@?# ") != NULL)
        return ks_fail(error, KS_ERR_INPUT,
                       "A proxy is written http://HOST:PORT, nothing behind it; not %s", proxy);
    return KS_OK;
}
