/* What a visitor ticked and typed in each guide, for as long as the visit lasts. */
#include "screens/kiosk_private.h"

enum { ENTRY_BYTES = sizeof((struct ks_guide_entry *)NULL)->blanks };

static struct ks_guide_entry entry_now(const struct ks_visit *visit)
{
    struct ks_guide_entry entry = {.guide = visit->guide, .section = visit->guide_section};

    memcpy(entry.has_material, visit->has_material, sizeof entry.has_material);
    memcpy(entry.blanks, visit->blanks[KS_BLANK_GUIDE_AMOUNT], ENTRY_BYTES);
    return entry;
}

static void show_entry(struct ks_visit *visit, const struct ks_guide_entry *entry)
{
    visit->guide = entry->guide;
    visit->guide_section = entry->section;
    memcpy(visit->has_material, entry->has_material, sizeof entry->has_material);
    memcpy(visit->blanks[KS_BLANK_GUIDE_AMOUNT], entry->blanks, ENTRY_BYTES);
}

/* Puts an entry before the others; of too many the one left longest ago goes. */
static void keep_entry(struct ks_visit *visit, const struct ks_guide_entry *entry)
{
    if (visit->kept_count < KS_MAX_KEPT_GUIDES)
        visit->kept_count++;
    memmove(visit->kept + 1, visit->kept, (size_t)(visit->kept_count - 1) * sizeof visit->kept[0]);
    visit->kept[0] = *entry;
}

/* Takes the entry of a guide out of those kept; an empty one if there is none. */
static struct ks_guide_entry take_entry(struct ks_visit *visit, int guide)
{
    struct ks_guide_entry entry = {.guide = guide};
    int at = 0;

    while (at < visit->kept_count && visit->kept[at].guide != guide)
        at++;
    if (at == visit->kept_count)
        return entry;
    entry = visit->kept[at];
    visit->kept_count--;
    memmove(visit->kept + at, visit->kept + at + 1,
            (size_t)(visit->kept_count - at) * sizeof visit->kept[0]);
    return entry;
}

void ks_kiosk_open_guide(struct ks_kiosk *kiosk, int guide)
{
    struct ks_visit *visit = &kiosk->visit;

    if (!visit->has_guide || visit->guide != guide) {
        struct ks_guide_entry next = take_entry(visit, guide), now = entry_now(visit);
        if (visit->has_guide)
            keep_entry(visit, &now);
        show_entry(visit, &next);
    }
    visit->has_guide = true;
    ks_kiosk_go(kiosk, KS_SCREEN_GUIDE, guide);
}
