/* What happens around a kiosk: staff call, paper runs out, the disk fills up, the window gets
 * another size, the clock is set. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "app/journey_private.h"
#include "marathon.h"
#include "service/staff_support.h"

static void staff_work(struct marathon *m)
{
    const struct ks_content *content = m->stage.parts.content;
    const struct ks_hall_plan *hall = &content->hall;
    static const enum ks_hall_do dos[] = {KS_HALL_CALL, KS_HALL_RECALL, KS_HALL_START,
                                          KS_HALL_FINISH, KS_HALL_NO_SHOW};
    enum ks_hall_do what = dos[chance_of(&m->chance, 0, sizeof dos / sizeof *dos - 1)];
    const char *room = hall->seats[chance_of(&m->chance, 0, hall->seat_count - 1)].id;
    const struct ks_desk desk = {.store = m->staff, .content = content};
    struct ks_ticket ticket;
    struct ks_error error = {0};
    enum ks_err err = staff_act(&desk, what, room, m->stage.clock.wall_ms, &ticket, &error);
    bool is_refused = err == KS_ERR_STATE || err == KS_ERR_NOT_FOUND;

    if (err != KS_OK && !is_refused && !m->is_disk_full)
        marathon_fail(m, "staff cannot work: %s", error.text);
}

static void set_printer(struct marathon *m, const char *word)
{
    char path[96];
    struct ks_error error = {0};

    snprintf(path, sizeof path, "%s/slips/status", m->stage.dir);
    if (!m->is_disk_full && ks_file_write_atomic(path, word, strlen(word), &error) != KS_OK)
        marathon_fail(m, "%s", error.text);
}

static void printer_changes(struct marathon *m)
{
    static const char *const words[] = {"ready",      "ready",      "ready",   "ready",
                                        "ready",      "ready",      "ready",   "paper-low",
                                        "cover-open", "jam-midway", "offline", "paper-out"};

    set_printer(m, words[chance_of(&m->chance, 0, (int)(sizeof words / sizeof words[0]) - 1)]);
}

static void disk_changes(struct marathon *m)
{
    m->is_disk_full = !m->is_disk_full;
    if (!ks_journey_limit_files(m->is_disk_full))
        marathon_fail(m, "the limit of files cannot be set");
}

static void window_changes(struct marathon *m)
{
    static const int sizes[][2] = {{1080, 1920}, {1080, 1920}, {1920, 1080}, {768, 1366},
                                   {1366, 768},  {2160, 3840}, {720, 1280}};
    const int *size = sizes[chance_of(&m->chance, 0, (int)(sizeof sizes / sizeof sizes[0]) - 1)];

    ks_kiosk_resize(m->stage.parts.kiosk, size[0], size[1],
                    ks_parts_microns_per_px(&m->stage.parts, size[0], size[1], 0));
}

/* Put right by a few minutes, or the machine slept for a night. */
static void clock_changes(struct marathon *m)
{
    if (chance_once_in(&m->chance, 2)) {
        m->stage.clock.wall_ms += chance_of(&m->chance, -300, 300) * INT64_C(1000);
        ks_kiosk_clock_was_set(m->stage.parts.kiosk);
    } else {
        m->stage.clock.wall_ms += chance_of(&m->chance, 1, 10 * 3600) * INT64_C(1000);
    }
}

/* Takes the slips away: they would lie there by the ten thousand. */
static void slips_are_taken(struct marathon *m)
{
    char path[96];

    snprintf(path, sizeof path, "%s/slips", m->stage.dir);
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
            continue;
        m->papers += strstr(entry->d_name, ".txt") != NULL;
        unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder != NULL)
        closedir(folder);
}

void trouble_happens(struct marathon *m)
{
    static const struct {
        int once_in; /* of the looks at what happens */
        void (*happen)(struct marathon *m);
    } kinds[] = {{2, staff_work},      {6, printer_changes}, {40, disk_changes},
                 {12, window_changes}, {60, clock_changes},  {25, slips_are_taken}};

    watch_settle(m);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (chance_once_in(&m->chance, kinds[i].once_in))
            kinds[i].happen(m);
    if (m->is_disk_full && chance_once_in(&m->chance, 4))
        disk_changes(m);
    watch_frame(m);
}

void trouble_ends(struct marathon *m)
{
    if (m->is_disk_full)
        disk_changes(m);
    slips_are_taken(m);
}
