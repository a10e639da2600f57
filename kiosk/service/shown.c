/* Content that is exchanged while threads work with it: a count of holders for each. */
#include "service/shown.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "service/parts.h"

/* One release, shown or still held. */
struct entry {
    struct ks_shown_content held; /* first */
    struct ks_content *owned;     /* NULL: borrowed */
    char path[600];
    int holders;
    struct entry *next;
};

struct ks_shown {
    pthread_mutex_t looking; /* whoever looks; before mutex */
    pthread_mutex_t mutex;
    struct entry *entries;   /* what is shown first; protected by mutex */
    struct ks_error trouble; /* protected by mutex */
};

struct ks_shown *ks_shown_create(const struct ks_content *first, const char *path)
{
    struct ks_shown *shown = calloc(1, sizeof *shown);
    struct entry *entry = calloc(1, sizeof *entry);

    if (shown == NULL || entry == NULL) {
        free(shown);
        free(entry);
        return NULL;
    }
    entry->held = (struct ks_shown_content){.content = first, .path = path};
    shown->entries = entry;
    pthread_mutex_init(&shown->looking, NULL);
    pthread_mutex_init(&shown->mutex, NULL);
    return shown;
}

static void free_entry(struct entry *entry)
{
    ks_content_free(entry->owned);
    free(entry);
}

void ks_shown_free(struct ks_shown *shown)
{
    if (shown == NULL)
        return;
    while (shown->entries != NULL) {
        struct entry *entry = shown->entries;
        shown->entries = entry->next;
        free_entry(entry);
    }
    pthread_mutex_destroy(&shown->mutex);
    pthread_mutex_destroy(&shown->looking);
    free(shown);
}

const struct ks_shown_content *ks_shown_take(struct ks_shown *shown, struct ks_desk *desk)
{
    pthread_mutex_lock(&shown->mutex);
    struct entry *entry = shown->entries;
    entry->holders++;
    pthread_mutex_unlock(&shown->mutex);
    if (desk != NULL)
        desk->content = entry->held.content;
    return &entry->held;
}

/* Takes one out that nobody holds and that is not shown; NULL where there is none. */
static struct entry *take_out(struct ks_shown *shown)
{
    struct entry **at = &shown->entries->next;

    while (*at != NULL && (*at)->holders > 0)
        at = &(*at)->next;
    struct entry *entry = *at;
    if (entry != NULL)
        *at = entry->next;
    return entry;
}

void ks_shown_give_back(struct ks_shown *shown, const struct ks_shown_content *held)
{
    if (held == NULL)
        return;
    pthread_mutex_lock(&shown->mutex);
    ((struct entry *)held)->holders--;
    struct entry *old = take_out(shown);
    pthread_mutex_unlock(&shown->mutex);
    if (old != NULL)
        free_entry(old);
}

/* ---- another one ---- */

static void show(struct ks_shown *shown, struct ks_shelf_choice *choice, const char *shipped_dir)
{
    struct entry *entry = calloc(1, sizeof *entry);

    if (entry == NULL) { /* the next look tries again */
        ks_content_free(choice->content);
        return;
    }
    bool is_shipped = choice->number == KS_RELEASE_SHIPPED;
    entry->owned = choice->content;
    memcpy(entry->path, choice->path, sizeof entry->path);
    entry->held = (struct ks_shown_content){.content = choice->content,
                                            .path = is_shipped ? shipped_dir : entry->path};
    pthread_mutex_lock(&shown->mutex);
    entry->next = shown->entries;
    shown->entries = entry;
    struct entry *old = take_out(shown);
    pthread_mutex_unlock(&shown->mutex);
    if (old != NULL)
        free_entry(old);
    ks_log(KS_LOG_INFO, "content", "release %lld is shown now", (long long)choice->number);
}

static void keep_trouble(struct ks_shown *shown, const struct ks_error *trouble)
{
    pthread_mutex_lock(&shown->mutex);
    bool is_new = trouble->code != KS_OK && strcmp(shown->trouble.text, trouble->text) != 0;
    shown->trouble = *trouble;
    pthread_mutex_unlock(&shown->mutex);
    if (is_new)
        ks_log(KS_LOG_ERROR, "content", "%s", trouble->text);
}

void ks_shown_look(struct ks_shown *shown, const struct ks_desk *desk,
                   const struct ks_release_place *place, int64_t now_ms)
{
    pthread_mutex_lock(&shown->looking);
    const struct ks_shown_content *held = ks_shown_take(shown, NULL);
    int64_t number = held->content->release, due = number;
    struct ks_shelf_choice choice = {.number = 0};
    struct ks_error trouble = {.code = KS_OK};

    ks_shown_give_back(shown, held);
    if (ks_release_find_due(desk, place, now_ms, &due, &trouble) == KS_OK && due != number)
        ks_release_load(place, number, now_ms, &choice, &trouble);
    keep_trouble(shown, &trouble);
    if (choice.content != NULL)
        show(shown, &choice, place->shipped_dir);
    pthread_mutex_unlock(&shown->looking);
}

struct ks_error ks_shown_trouble(struct ks_shown *shown)
{
    pthread_mutex_lock(&shown->mutex);
    struct ks_error trouble = shown->trouble;
    pthread_mutex_unlock(&shown->mutex);
    return trouble;
}
