/* A call to one of several hosts: all names are looked up beside each other, all hosts called soon
 * after each other, and whoever is ready first is taken. */
#include "sql/sql_pgsql_call.h"

#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sql/sql_private.h"

enum {
    NEXT_AFTER_MS = 250, /* a host is given so long alone before the next one is called, too */
    MOST_CALLS = KS_PGSQL_MOST_HOSTS * KS_PGSQL_MOST_ADDRESSES,
    MANNER_COUNT = 6,
    MOST_WORDS = MANNER_COUNT + 5,
};

/* Behind what the address says, so that it may say otherwise. A server that says nothing is gone
 * after two seconds, whether it was sent something or has something to answer. */
static const char *const manner[MANNER_COUNT][2] = {
    {"tcp_user_timeout", "2000"}, {"keepalives_idle", "1"},    {"keepalives_interval", "1"},
    {"keepalives_count", "1"},    {"client_encoding", "UTF8"}, {"application_name", "kiosk"},
};

/* ---- the hosts of an address ---- */

static const char *find_word(const PQconninfoOption *words, const char *name)
{
    for (; words->keyword != NULL; words++)
        if (strcmp(words->keyword, name) == 0)
            return words->val == NULL ? "" : words->val;
    return "";
}

/* The part of a list with commas at `index`, or its only one; false for one that is too long. */
static bool take_part(const char *list, int index, char *out, size_t size)
{
    if (strchr(list, ',') == NULL)
        index = 0;
    for (; index > 0 && list != NULL; index--)
        list = (list = strchr(list, ',')) != NULL ? list + 1 : NULL;
    size_t bytes = list == NULL ? size : strcspn(list, ",");
    if (bytes >= size)
        return false;
    memcpy(out, list, bytes);
    out[bytes] = '\0';
    return true;
}

static bool read_host(const char *hosts, const char *ports, int index, struct ks_pgsql_host *out)
{
    bool is_read = take_part(hosts, index, out->host, sizeof out->host) &&
                   take_part(ports, index, out->port, sizeof out->port);
    out->is_name = out->host[0] != '/' && out->host[0] != '@';
    if (out->port[0] == '\0' && ports[0] != '\0') /* of a list where others have one */
        snprintf(out->port, sizeof out->port, "5432");
    return is_read && out->host[0] != '\0';
}

static int count_parts(const char *list)
{
    int count = list[0] != '\0';
    for (; *list != '\0'; list++)
        count += *list == ',';
    return count;
}

static void read_hosts(const PQconninfoOption *words, struct ks_pgsql_hosts *out)
{
    const char *hosts = find_word(words, "host");
    const char *ports = find_word(words, "port");
    long limit_s = strtol(find_word(words, "connect_timeout"), NULL, 10);
    int count = count_parts(hosts);
    bool is_read = find_word(words, "hostaddr")[0] == '\0' && count <= KS_PGSQL_MOST_HOSTS;
    for (int i = 0; is_read && i < count; i++)
        is_read = read_host(hosts, ports, i, &out->hosts[i]);
    out->count = is_read ? count : 0;
    out->limit_ms = limit_s > 0 && limit_s < 3600 ? (int)limit_s * 1000 : 0;
}

void ks_pgsql_find_hosts(const char *url, struct ks_pgsql_hosts *out)
{
    PQconninfoOption *words = ks_pq.PQconninfoParse(url, NULL);
    *out = (struct ks_pgsql_hosts){.count = 0};
    if (words != NULL)
        read_hosts(words, out);
    ks_pq.PQconninfoFree(words);
}

void ks_pgsql_forget_hosts(struct ks_pgsql_hosts *hosts)
{
    for (int i = 0; i < hosts->count; i++)
        ks_lookup_free(hosts->hosts[i].asking);
    *hosts = (struct ks_pgsql_hosts){.count = 0};
}

/* ---- their addresses ---- */

/* What all lines of the program know of names: one that is made while no name server says a word is
 * led by what an earlier one found. */
struct names {
    pthread_mutex_t mutex; /* of all below */
    struct ks_pgsql_host hosts[KS_PGSQL_MOST_HOSTS];
    int count;
};

static struct names *all_names(void)
{
    static struct names names = {.mutex = PTHREAD_MUTEX_INITIALIZER};
    return &names;
}

/* With the mutex held: the place of the name, or one that is free; NULL. */
static struct ks_pgsql_host *find_name(struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++)
        if (strcmp(names->hosts[i].host, name) == 0)
            return &names->hosts[i];
    return names->count < KS_PGSQL_MOST_HOSTS ? &names->hosts[names->count] : NULL;
}

static void tell_all(const struct ks_pgsql_host *host)
{
    struct names *names = all_names();
    pthread_mutex_lock(&names->mutex);
    struct ks_pgsql_host *kept = find_name(names, host->host);
    names->count += kept == &names->hosts[names->count];
    if (kept != NULL)
        *kept = *host;
    pthread_mutex_unlock(&names->mutex);
}

static void ask_all(struct ks_pgsql_host *host)
{
    struct names *names = all_names();
    pthread_mutex_lock(&names->mutex);
    const struct ks_pgsql_host *kept = find_name(names, host->host);
    if (kept != NULL && kept->known_count > 0) {
        memcpy(host->known, kept->known, sizeof host->known);
        host->known_count = kept->known_count;
    }
    pthread_mutex_unlock(&names->mutex);
}

/* What was found before stays where nothing is found now. */
static void keep_addresses(struct ks_pgsql_host *host)
{
    const struct addrinfo *found = ks_lookup_found(host->asking);
    int count = 0;
    for (; found != NULL && count < KS_PGSQL_MOST_ADDRESSES; found = found->ai_next)
        count += getnameinfo(found->ai_addr, found->ai_addrlen, host->known[count],
                             sizeof host->known[count], NULL, 0, NI_NUMERICHOST) == 0;
    host->known_count = count > 0 ? count : host->known_count;
    ks_lookup_free(host->asking);
    host->asking = NULL;
    if (count > 0)
        tell_all(host);
}

static void ask_names(struct ks_pgsql_hosts *hosts)
{
    for (int i = 0; i < hosts->count; i++) {
        struct ks_pgsql_host *host = &hosts->hosts[i];
        if (host->is_name && host->known_count == 0)
            ask_all(host);
        if (host->is_name && host->asking == NULL)
            host->asking = ks_lookup_start(host->host, "0");
    }
}

/* Half of the time is for the names, and a moment where an address is known from before. */
static void await_names(struct ks_pgsql_hosts *hosts, int64_t deadline_ms)
{
    int64_t now_ms = ks_sql_steady_ms(), until_ms = now_ms + (deadline_ms - now_ms) / 2;
    bool is_any_known = false;
    for (int i = 0; i < hosts->count; i++)
        is_any_known = is_any_known || hosts->hosts[i].known_count > 0;
    if (is_any_known && until_ms > now_ms + NEXT_AFTER_MS)
        until_ms = now_ms + NEXT_AFTER_MS;
    for (int i = 0; i < hosts->count; i++) {
        struct ks_lookup *asking = hosts->hosts[i].asking;
        if (asking != NULL && ks_lookup_await(asking, until_ms - ks_sql_steady_ms()))
            keep_addresses(&hosts->hosts[i]);
    }
}

/* ---- the calls ---- */

struct call {
    PGconn *connection;              /* NULL: not begun, or over */
    PostgresPollingStatusType wants; /* of its socket */
};

struct calls {
    const char *url;
    char *told; /* why the first that failed did */
    struct call calls[MOST_CALLS];
    const char *hosts[MOST_CALLS], *ports[MOST_CALLS], *addresses[MOST_CALLS];
    int count, begun, open;
    int64_t next_ms; /* when the next one begins */
};

/* One that is no name is called as it is written. */
static void list_calls(const struct ks_pgsql_hosts *hosts, struct calls *out)
{
    for (int i = 0; i < hosts->count; i++) {
        const struct ks_pgsql_host *host = &hosts->hosts[i];
        int count = host->is_name ? host->known_count : 1;
        for (int k = 0; k < count; k++, out->count++) {
            out->hosts[out->count] = host->host;
            out->ports[out->count] = host->port[0] != '\0' ? host->port : NULL;
            out->addresses[out->count] = host->is_name ? host->known[k] : NULL;
        }
    }
    if (hosts->count == 0)
        out->count = 1; /* as the library reads it */
}

/* Words without a value count as not said; those behind the address go before it. */
static PGconn *dial(const struct calls *calls, int index)
{
    const char *keys[MOST_WORDS] = {NULL}, *values[MOST_WORDS] = {NULL};
    int count = 0;
    for (; count < MANNER_COUNT; count++) {
        keys[count] = manner[count][0];
        values[count] = manner[count][1];
    }
    const char *const own[][2] = {{"dbname", calls->url},
                                  {"host", calls->hosts[index]},
                                  {"port", calls->ports[index]},
                                  {"hostaddr", calls->addresses[index]}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++, count++) {
        keys[count] = own[i][0];
        values[count] = own[i][1];
    }
    return ks_pq.PQconnectStartParams(keys, values, 1);
}

static void end_call(struct calls *calls, struct call *call)
{
    if (calls->told[0] == '\0')
        snprintf(calls->told, KS_PGSQL_TOLD_BYTES, "%s", ks_pq.PQerrorMessage(call->connection));
    ks_pq.PQfinish(call->connection);
    call->connection = NULL;
    calls->open--;
    calls->next_ms = 0; /* the next one need not wait any longer */
}

static void begin_call(struct calls *calls, int64_t now_ms)
{
    struct call *call = &calls->calls[calls->begun];
    call->connection = dial(calls, calls->begun++);
    call->wants = PGRES_POLLING_WRITING;
    calls->open++;
    calls->next_ms = now_ms + NEXT_AFTER_MS;
    if (ks_pq.PQstatus(call->connection) == CONNECTION_BAD)
        end_call(calls, call);
}

/* Until one of them can go on, or the next one is to begin. */
static void await_calls(struct calls *calls, int64_t until_ms, struct pollfd *lines)
{
    int64_t left_ms = until_ms - ks_sql_steady_ms();
    for (int i = 0; i < calls->begun; i++) {
        const struct call *call = &calls->calls[i];
        bool is_reading = call->wants == PGRES_POLLING_READING;
        lines[i] =
            (struct pollfd){.fd = call->connection == NULL ? -1 : ks_pq.PQsocket(call->connection),
                            .events = is_reading ? POLLIN : POLLOUT};
    }
    (void)poll(lines, (nfds_t)calls->begun, left_ms > 0 ? (int)left_ms : 0);
}

/* The one that is ready, taken out of the others; NULL. */
static PGconn *go_on(struct calls *calls, const struct pollfd *lines)
{
    for (int i = 0; i < calls->begun; i++) {
        struct call *call = &calls->calls[i];
        if (call->connection == NULL || lines[i].revents == 0)
            continue;
        call->wants = ks_pq.PQconnectPoll(call->connection);
        if (call->wants == PGRES_POLLING_OK) {
            PGconn *ready = call->connection;
            call->connection = NULL;
            return ready;
        }
        if (call->wants == PGRES_POLLING_FAILED)
            end_call(calls, call);
    }
    return NULL;
}

static PGconn *await_one(struct calls *calls, int64_t deadline_ms)
{
    struct pollfd lines[MOST_CALLS];
    PGconn *ready = NULL;
    while (ready == NULL && ks_sql_steady_ms() < deadline_ms &&
           (calls->open > 0 || calls->begun < calls->count)) {
        int64_t now_ms = ks_sql_steady_ms();
        if (calls->begun < calls->count && now_ms >= calls->next_ms)
            begin_call(calls, now_ms);
        bool has_more = calls->begun < calls->count && calls->next_ms < deadline_ms;
        if (calls->open > 0)
            await_calls(calls, has_more ? calls->next_ms : deadline_ms, lines);
        ready = calls->open > 0 ? go_on(calls, lines) : NULL;
    }
    return ready;
}

static const char *explain(const struct ks_pgsql_hosts *hosts, const struct calls *calls)
{
    if (hosts->count > 0 && calls->count == 0)
        return ks_staff_tr("no name server knows, or says, where it is");
    return ks_staff_tr("it did not answer in time");
}

PGconn *ks_pgsql_call(struct ks_pgsql_hosts *hosts, const char *url, int64_t deadline_ms,
                      char told[KS_PGSQL_TOLD_BYTES])
{
    struct calls calls = {.url = url, .told = told};
    told[0] = '\0';
    ask_names(hosts);
    await_names(hosts, deadline_ms);
    list_calls(hosts, &calls);
    PGconn *ready = await_one(&calls, deadline_ms);
    for (int i = 0; i < calls.begun; i++)
        ks_pq.PQfinish(calls.calls[i].connection);
    if (ready == NULL && told[0] == '\0')
        snprintf(told, KS_PGSQL_TOLD_BYTES, "%s", explain(hosts, &calls));
    return ready;
}
