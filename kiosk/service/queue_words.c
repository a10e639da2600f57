/* People ahead, the wait, the rooms: each as a value and a unit. */
#include "service/queue_words.h"

#include <string.h>

#include "base/i18n.h"
#include "service/hall_hours.h"

/* The number that stands in `id` behind letters, if any; -1: there is none, or it is longer than a
 * door has room for. */
static int number_of(const char *id)
{
    enum { MOST_DIGITS = 4 };
    int number = 0;
    const char *at = id + strcspn(id, "0123456789");
    size_t digits = strspn(at, "0123456789");

    if (digits == 0 || digits > MOST_DIGITS || at[digits] != '\0')
        return -1;
    for (; *at != '\0'; at++)
        number = 10 * number + *at - '0';
    return number;
}

static const char *digits_of(const struct ks_seat *seat)
{
    return seat->id + strcspn(seat->id, "0123456789");
}

enum { MOST_SEATS = 64 };

/* The seats where people of the line are served. */
static int seats_of(const struct ks_content *content, const char *line,
                    const struct ks_seat *out[MOST_SEATS])
{
    const struct ks_hall_plan *hall = &content->hall;
    int count = 0;

    for (int i = 0; i < hall->seat_count && count < MOST_SEATS; i++)
        if (ks_seat_serves(&hall->seats[i], line))
            out[count++] = &hall->seats[i];
    return count;
}

/* Whether the seats are of one kind and each bears a number, as its name says too. */
static bool are_numbered(const struct ks_seat *const *seats, int count)
{
    for (int i = 0; i < count; i++)
        if (number_of(seats[i]->id) < 0 || seats[i]->kind != seats[0]->kind ||
            strstr(seats[i]->name.in[KS_LANG_ZH_CN], digits_of(seats[i])) == NULL)
            return false;
    return count > 0;
}

/* Whether their numbers are n, n + 1 and so on. */
static bool are_in_a_row(const struct ks_seat *const *seats, int count)
{
    for (int i = 1; i < count; i++)
        if (number_of(seats[i]->id) != number_of(seats[0]->id) + i)
            return false;
    return true;
}

static const char *numbers(struct ks_arena *arena, enum ks_lang lang,
                           const struct ks_seat *const *seats, int count)
{
    const char *joined = digits_of(seats[0]);

    if (count > 1 && are_in_a_row(seats, count))
        return ks_arena_printf(arena, "%s–%s", joined, digits_of(seats[count - 1]));
    for (int i = 1; i < count; i++)
        joined = ks_arena_printf(arena, ks_tr(lang, "%s, %s"), joined, digits_of(seats[i]));
    return joined;
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
                                  const struct ks_content *content, const char *line)
{
    const struct ks_seat *seats[MOST_SEATS];
    int count = seats_of(content, line, seats);
    bool is_room = count > 0 && seats[0]->kind == KS_SEAT_ROOM;
    struct ks_queue_fact fact = {ks_tr(lang, is_room ? KS_N_("Rooms") : KS_N_("Windows")), "", ""};

    if (are_numbered(seats, count))
        fact.value =
            ks_arena_printf(arena, ks_tr(lang, "No. %s"), numbers(arena, lang, seats, count));
    else
        fact.value = names(arena, lang, seats, count);
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
                    const struct ks_queue_wait *wait, struct ks_queue_fact out[KS_QUEUE_FACTS])
{
    out[0] = (struct ks_queue_fact){
        ks_tr(lang, "Ahead of you"), ks_arena_printf(arena, "%d", wait->ahead),
        wait->ahead == 1 ? ks_tr(lang, "person") : ks_tr(lang, "people")};
    out[1] = wait_of(arena, lang, wait->low_min, wait->high_min);
    out[2] = rooms(arena, lang, content, wait->line);
}

const char *ks_queue_outlasts(struct ks_arena *arena, const struct ks_content *content,
                              const struct ks_queue_wait *wait, int64_t now_ms)
{
    const struct ks_service_line *line = ks_hall_find_line(&content->hall, wait->line);
    int ends = line != NULL ? ks_hall_line_ends(arena, content, line, now_ms) : -1;

    if (ends < 0 || wait->high_min == 0 ||
        ks_date_minute_from_wall_ms(now_ms) + wait->high_min <= ends)
        return NULL;
    return ks_arena_printf(arena, "%02d:%02d", ends / 60, ends % 60);
}
