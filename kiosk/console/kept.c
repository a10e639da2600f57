/* Answers that are told again as long as nothing has changed that they rest on. */
#include "console/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/stamp.h"
#include "console/console_private.h"
#include "console/release_requests.h"

/* A file that was changed so short a time ago may be changed once more without another stamp. */
enum { SETTLED_MS = 1000 };

void ks_kept_init(struct ks_kept *kept)
{
    pthread_mutex_init(&kept->mutex, NULL);
}

void ks_kept_destroy(struct ks_kept *kept)
{
    for (int i = 0; i < KS_MOST_KEPT; i++) {
        free(kept->answers[i].key);
        free(kept->answers[i].text);
    }
    pthread_mutex_destroy(&kept->mutex);
}

/* Of the packs and of all in the data folder that handlers read. */
static const char *stamp_files(const struct ks_request *request, int64_t *newest_ms)
{
    static const char *const names[] = {"drafts", "keys", "layouts", "releases"};
    const struct ks_release_place place = ks_release_requests_place(request);
    struct ks_arena *arena = request->arena;
    const char *stamp =
        ks_arena_printf(arena, "%s %s", ks_stamp(arena, request->content_dir, newest_ms),
                        ks_stamp(arena, place.shipped_dir, newest_ms));

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = ks_arena_printf(arena, "%s/%s", place.data_dir, names[i]);
        stamp = ks_arena_printf(arena, "%s %s", stamp, ks_stamp(arena, path, newest_ms));
    }
    return stamp;
}

const char *ks_kept_key(const char *path, const struct ks_request *request)
{
    const struct ks_session *session = &request->session;
    struct ks_arena *arena = request->arena;
    char day[KS_DATE_TEXT_BYTES];
    const char *releases = NULL;
    int64_t newest_ms = 0;
    const char *files = stamp_files(request, &newest_ms);
    bool is_settled = ks_clock_wall_ms(request->clock) - newest_ms > SETTLED_MS;

    if (!is_settled ||
        ks_release_mark(request->desk, request->now_ms, arena, &releases, NULL) != KS_OK)
        return NULL;
    return ks_arena_printf(arena, "%s?%s\n%s %s %d %s\n%s %lld %s\n%s", path, request->query,
                           session->user, session->tribunal, (int)session->role,
                           ks_lang_code(request->lang),
                           ks_date_format(ks_date_from_wall_ms(request->now_ms), day),
                           (long long)request->content->release, files, releases);
}

bool ks_kept_find(struct ks_kept *kept, const char *key, struct ks_arena *arena,
                  struct ks_response *out)
{
    bool is_known = false;

    pthread_mutex_lock(&kept->mutex);
    for (int i = 0; i < KS_MOST_KEPT && !is_known; i++) {
        struct ks_kept_answer *each = &kept->answers[i];
        is_known = each->key != NULL && strcmp(each->key, key) == 0;
        if (is_known) {
            each->turn = ++kept->turn;
            ks_respond_text(out, ks_arena_strndup(arena, each->text, each->bytes));
        }
    }
    pthread_mutex_unlock(&kept->mutex);
    return is_known;
}

void ks_kept_put(struct ks_kept *kept, const char *key, const struct ks_response *answer)
{
    bool is_plain = answer->status == 0 && answer->type == NULL && answer->text != NULL;
    struct ks_kept_answer *place = kept->answers;

    if (!is_plain || answer->bytes > KS_KEPT_MOST_BYTES)
        return;
    struct ks_kept_answer made = {
        .key = strdup(key), .text = strndup(answer->text, answer->bytes), .bytes = answer->bytes};
    if (made.key == NULL || made.text == NULL) {
        free(made.key);
        free(made.text);
        return;
    }
    pthread_mutex_lock(&kept->mutex);
    for (int i = 1; i < KS_MOST_KEPT; i++)
        if (kept->answers[i].turn < place->turn)
            place = &kept->answers[i];
    free(place->key);
    free(place->text);
    made.turn = ++kept->turn;
    *place = made;
    pthread_mutex_unlock(&kept->mutex);
}
