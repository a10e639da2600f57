/* Every address the console answers, as one table: adding one is one row and its handler. Who may
 * ask, how long the body may be and of which kind its members are is checked by the table
 * (console/gate.h), so that no handler can forget it. */
#ifndef KS_CONSOLE_ROUTES_H
#define KS_CONSOLE_ROUTES_H

#include <stddef.h>

#include "console/request.h"
#include "console/whose.h"

/* In which role one asks; each of those of a role may what those before it may. */
enum ks_right {
    KS_RIGHT_NONE,  /* anybody */
    KS_RIGHT_BOARD, /* anybody where the board is public, else who is signed in */
    KS_RIGHT_WINDOW,
    KS_RIGHT_SUPERVISOR,
    KS_RIGHT_COURT, /* looks at every hall that reports here: whoever supervises this one */
    KS_RIGHT_ADMINISTRATOR,
    KS_RIGHT_COUNT,
};

enum ks_route_kind {
    KS_ROUTE_PLAIN,
    KS_ROUTE_SIGNS,  /* hashes the password of whoever comes: has a lane of its own */
    KS_ROUTE_DEAR,   /* takes long: has a lane of its own, for those who may */
    KS_ROUTE_DRAWS,  /* the same, and waits for a program that draws: nobody waits for it */
    KS_ROUTE_WAITS,  /* ?after=EPOCH-N&wait=S: is asked when the hall has changed */
    KS_ROUTE_STREAM, /* answered by the hub; the handler is not asked */
    KS_ROUTE_KIND_COUNT,
};

/* What happens when it is asked again, as whoever got no answer does. */
enum ks_route_again {
    KS_AGAIN_SAME, /* nothing more: it reads, or what it does is done already */
    KS_AGAIN_ONCE, /* the body has a token of its own in "request": the first answer (once.h) */
    KS_AGAIN_OWN,  /* the same, and what keeps the token is the deed itself */
    KS_AGAIN_KEPT, /* it reads packs: as long as nothing of the content desk and no release has
                      changed, the answer of the first time (kept.h) */
    KS_AGAIN_COUNT,
};

/* A member of the body, or of GET one of the query (console/url_query.h); it may be left out, in a
 * body be null, too, unless the handler wants it. */
struct ks_route_field {
    const char *name;
    enum ks_node_kind kind;
    bool is_secret; /* nothing of it is kept, not even as a hash */
};

enum { KS_MOST_ROUTE_FIELDS = 10 };

struct ks_route {
    const char *method, *path;
    enum ks_right right;
    enum ks_whose whose;
    enum ks_route_kind kind;
    enum ks_route_again again;
    size_t most_bytes; /* of the body */
    ks_handler *handle;
    struct ks_route_field fields[KS_MOST_ROUTE_FIELDS];
};

extern const struct ks_route ks_routes[];
extern const int ks_route_count;

/* The row of that path and method; NULL if there is none, and then `is_path` tells whether the path
 * is there with another method. */
const struct ks_route *ks_routes_find(const char *method, const char *path, bool *is_path);

/* A row in words, for kioskd --routes: METHOD PATH RIGHT WHOSE KIND AGAIN MOST_BYTES NAME:KIND
 * ... */
const char *ks_route_write(struct ks_arena *arena, const struct ks_route *route);

#endif
