/* A short list of pages that are open. */
#include "console/presence.h"

#include <string.h>

void ks_presence_note(struct ks_presence *presence, const struct ks_present *present)
{
    struct ks_present *place = &presence->list[0];

    if (present->page[0] == '\0')
        return;
    pthread_mutex_lock(&presence->mutex);
    for (int i = 0; i < KS_MOST_PRESENT; i++) {
        struct ks_present *each = &presence->list[i];
        if (strcmp(each->page, present->page) == 0) {
            place = each;
            break;
        }
        if (each->at_ms < place->at_ms)
            place = each;
    }
    *place = *present;
    pthread_mutex_unlock(&presence->mutex);
}

static bool is_here(const struct ks_present *present, const char *draft, const char *page,
                    int64_t now_ms)
{
    return present->at_ms > now_ms - KS_PRESENT_MS && present->at_ms <= now_ms + KS_PRESENT_MS &&
           strcmp(present->draft, draft) == 0 && strcmp(present->page, page) != 0;
}

struct ks_node ks_presence_list(struct ks_presence *presence, struct ks_arena *arena,
                                const char *draft, const char *page, int64_t now_ms)
{
    struct ks_node rows[KS_MOST_PRESENT];
    int count = 0;

    pthread_mutex_lock(&presence->mutex);
    for (int i = 0; i < KS_MOST_PRESENT; i++) {
        const struct ks_present *each = &presence->list[i];
        if (!is_here(each, draft, page, now_ms))
            continue;
        const struct ks_node members[] = {ks_node_text("user", ks_arena_strdup(arena, each->user)),
                                          ks_node_text("file", ks_arena_strdup(arena, each->file))};
        rows[count++] = ks_node_object(arena, "", members, 2);
    }
    pthread_mutex_unlock(&presence->mutex);
    return ks_node_list(arena, "here", rows, count);
}
