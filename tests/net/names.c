/* What names mean, as KS_NAMES says: "page.test=127.0.0.2,::1 other.test=127.0.0.2;127.0.0.1".
 * Behind a comma stands a further address of the same answer, behind a semicolon the answer to the
 * next who asks; a name without an address is known to nobody. */
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int look_up(const char *host, const char *port, const struct addrinfo *hints,
                    struct addrinfo **out);

enum { MOST = 256 };

static int asked; /* for a name with several answers: by one thread after the other */

static look_up *real(void)
{
    look_up *found;
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");

    memcpy(&found, &symbol, sizeof found);
    return found;
}

/* Into `out` what stands behind "host="; 0: nothing does. */
static int find(const char *host, char out[MOST])
{
    char begin[MOST];
    const char *names = getenv("KS_NAMES");

    snprintf(begin, sizeof begin, "%s=", host);
    const char *at = names != NULL ? strstr(names, begin) : NULL;
    if (at == NULL)
        return 0;
    at += strlen(begin);
    snprintf(out, MOST, "%.*s", (int)strcspn(at, " "), at);
    return 1;
}

/* The answer that is due, of which the last stays. */
static char *choose(char *answers)
{
    char *rest = answers, *answer = strsep(&rest, ";");

    for (int i = 0; i < asked && rest != NULL; i++)
        answer = strsep(&rest, ";");
    asked += rest != NULL || asked > 0;
    return answer;
}

int getaddrinfo(const char *restrict host, const char *restrict port,
                const struct addrinfo *restrict hints, struct addrinfo **restrict out)
{
    char answers[MOST];
    struct addrinfo **end = out;
    const struct addrinfo numeric = {.ai_flags = AI_NUMERICHOST,
                                     .ai_socktype = hints != NULL ? hints->ai_socktype : 0};

    if (host == NULL || !find(host, answers))
        return real()(host, port, hints, out);
    *out = NULL;
    for (char *rest = choose(answers), *one; (one = strsep(&rest, ",")) != NULL;) {
        if (one[0] == '\0' || real()(one, port, &numeric, end) != 0)
            return EAI_NONAME;
        while (*end != NULL)
            end = &(*end)->ai_next;
    }
    return 0;
}
