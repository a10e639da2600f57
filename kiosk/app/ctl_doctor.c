/* kioskctl doctor: what an operator should know before a visitor does. */
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "app/ctl_queue.h"
#include "domain/date.h"

/* Below this a day's tickets and receipts may not fit; a calendar must last this long. */
enum { LEAST_FREE_MB = 100, LEAST_CALENDAR_DAYS = 14 };

/* Each looks at one thing, prints one line, and says whether it is well. */
static bool look_at_database(const struct ks_ctl *ctl)
{
    struct ks_error error = {0};
    if (ctl->store == NULL) {
        printf("database: %s cannot be opened\n", ctl->db_path);
        return false;
    }
    if (ks_store_check(ctl->store, &error) != KS_OK) {
        printf("database: %s: %s\n", ctl->db_path, error.text);
        return false;
    }
    printf("database: ok, %s\n", ctl->db_path);
    return true;
}

static bool look_at_disk(const struct ks_ctl *ctl)
{
    struct statvfs disk;
    if (statvfs(ctl->data_dir, &disk) != 0) {
        printf("disk: %s cannot be reached\n", ctl->data_dir);
        return false;
    }
    unsigned long long free_mb = (unsigned long long)disk.f_bavail * disk.f_frsize >> 20;
    bool is_enough = free_mb >= LEAST_FREE_MB;
    printf("disk: %s%llu MB free in %s\n", is_enough ? "ok, " : "only ", free_mb, ctl->data_dir);
    return is_enough;
}

static bool is_overdue(const struct ks_provenance *provenance, struct ks_date today)
{
    return !ks_date_is_none(provenance->recheck) &&
           ks_date_compare(provenance->recheck, today) <= 0;
}

static int count_overdue(const struct ks_content *content, struct ks_date today)
{
    const struct ks_provenance *const pages[] = {
        &content->mediation.provenance,
        &content->enforcement.provenance,
        &content->risk.provenance,
        &content->rectification.provenance,
    };
    int count = 0;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        count += is_overdue(pages[i], today);
    }
    for (int i = 0; i < content->guide_count; i++) {
        count += is_overdue(&content->guides[i].provenance, today);
    }
    return count;
}

static bool look_at_content(const struct ks_ctl *ctl)
{
    if (ctl->content == NULL) {
        printf("content: there is no pack without faults; kioskctl content check DIR names them\n");
        return false;
    }
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    int overdue = count_overdue(ctl->content, today);
    if (overdue > 0) {
        printf("content: revision %s, %d of its pages must be compared with their sources again\n",
               ctl->content->revision, overdue);
        return false;
    }
    printf("content: ok, revision %s\n", ctl->content->revision);
    return true;
}

static bool look_at_calendar(const struct ks_ctl *ctl)
{
    if (ctl->content == NULL) {
        return true;
    }
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    struct ks_date until = ctl->content->calendar.known_until;
    char day[KS_DATE_TEXT_BYTES];
    bool is_long = ks_date_compare(until, ks_date_add_days(today, LEAST_CALENDAR_DAYS)) >= 0;
    printf("calendar: %sknown until %s%s\n", is_long ? "ok, " : "only ", ks_date_format(until, day),
           is_long ? "" : ": publish the next year's holidays");
    return is_long;
}

/* The kiosk seals and never opens: the secret half has no business here. */
static bool look_at_keys(const struct ks_ctl *ctl)
{
    char path[PATH_MAX];
    struct stat status;
    snprintf(path, sizeof path, "%s/keys/court.key", ctl->data_dir);
    bool is_there = stat(path, &status) == 0;
    if (is_there) {
        printf("keys: move %s to a safe place, away from this machine\n", path);
    } else {
        printf("keys: ok\n");
    }
    return !is_there;
}

int ks_ctl_doctor(struct ks_ctl *ctl, int argc, char **argv)
{
    static bool (*const looks[])(const struct ks_ctl *ctl) = {
        look_at_database, look_at_disk, look_at_content, look_at_calendar, look_at_keys,
    };
    if (argc != 1) {
        fprintf(stderr, "wrong use; write it as: kioskctl %s\n", argv[0]);
        return 2;
    }
    bool is_well = true;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        is_well = looks[i](ctl) && is_well;
    }
    return is_well ? 0 : 1;
}
