/* People ahead, the wait, the rooms: each as a value and a unit. */
#include "service/queue_words.h"

#include <string.h>

#include "base/i18n.h"

/* The number that is all of `id`; -1: it is none, or longer than a door has room for. */
static int number_of(const char *id)
{
    enum { MOST_DIGITS = 4 };
    int number = 0;
    size_t digits = strspn(id, "0123456789");

    if (digits == 0 || digits > MOST_DIGITS || id[digits] != '\0')
        return -1;
    for (; *id != '\0'; id++)
        number = 10 * number + *id - '0';
    return number;
}

enum { MOST_SEATS = 64 };

/* The seats where people of the mediation's line are served. */
static int seats_of(const struct ks_content *content, const struct ks_seat *out[MOST_SEATS])
{
    const struct ks_hall_plan *hall = &content->hall;
    int count = 0;

    for (int i = 0; i < hall->seat_count && count < MOST_SEATS; i++)
        if (ks_seat_serves(&hall->seats[i], content->mediation.line))
            out[count++] = &hall->seats[i];
    return count;
}

/* Whether the seats bear the numbers n, n + 1 and so on, as their names say too. */
static bool are_numbered(const struct ks_seat *const *seats, int count)
{
    for (int i = 0; i < count; i++) {
        int number = number_of(seats[i]->id);
        if (number < 0 || number != number_of(seats[0]->id) + i ||
            strstr(seats[i]->name.in[KS_LANG_ZH_CN], seats[i]->id) == NULL)
            return false;
    }
    return count > 0;
}

static const char *names(struct ks_arena *arena, enum ks_lang lang,
                         const struct ks_seat *const *seats, int count)
{
    const char *joined = "";

    for (int i = 0; i < count; i++) {
        const char *name = seats[i]->name.in[lang];
        joined = i == 0 ? name : ks_arena_printf(arena, ks_tr(lang, "%s, %s"), joined, name);
    }
    return joined;
}

static struct ks_queue_fact rooms(struct ks_arena *arena, enum ks_lang lang,
                                  const struct ks_content *content)
{
    struct ks_queue_fact fact = {ks_tr(lang, "Rooms"), "", ""};
    const struct ks_seat *seats[MOST_SEATS];
    int count = seats_of(content, seats);

    if (!are_numbered(seats, count))
        fact.value = names(arena, lang, seats, count);
    else if (count == 1)
        fact.value = ks_arena_printf(arena, ks_tr(lang, "No. %s"), seats[0]->id);
    else
        fact.value =
            ks_arena_printf(arena, ks_tr(lang, "No. %s–%s"), seats[0]->id, seats[count - 1]->id);
    return fact;
}

static struct ks_queue_fact wait_of(struct ks_arena *arena, enum ks_lang lang, int low, int high)
{
    struct ks_queue_fact fact = {ks_tr(lang, "Wait"), "", ks_tr(lang, "min")};

    if (high == 0)
        return (struct ks_queue_fact){fact.label, ks_tr(lang, "ask at the window"), ""};
    fact.value = low == 0 ? ks_arena_printf(arena, ks_tr(lang, "up to %d"), high)
                          : ks_arena_printf(arena, "%d–%d", low, high);
    return fact;
}

void ks_queue_facts(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *content,
                    int ahead, int low_min, int high_min, struct ks_queue_fact out[KS_QUEUE_FACTS])
{
    out[0] =
        (struct ks_queue_fact){ks_tr(lang, "Ahead of you"), ks_arena_printf(arena, "%d", ahead),
                               ahead == 1 ? ks_tr(lang, "person") : ks_tr(lang, "people")};
    out[1] = wait_of(arena, lang, low_min, high_min);
    out[2] = rooms(arena, lang, content);
}
