/* kioskctl doctor: what an operator should know before a visitor does. */
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "app/ctl_queue.h"
#include "base/file.h"
#include "domain/date.h"
#include "service/notice_service.h"

/* Below this a day's tickets and receipts may not fit; a calendar must last this long. */
enum { LEAST_FREE_MB = 100, LEAST_CALENDAR_DAYS = 60 };

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

/* Where others may write, what is kept is theirs to change. */
static bool look_at_folder(const struct ks_ctl *ctl)
{
    static const char *const private_names[] = {"", "/keys", "/keys/check.key", "/keys/court.key"};
    bool is_well = true;
    for (size_t i = 0; i < sizeof private_names / sizeof *private_names; i++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s%s", ctl->data_dir, private_names[i]);
        if (ks_file_is_open_to_others(path)) {
            printf("folder: others may reach %s: give it to the kiosk's user alone\n", path);
            is_well = false;
        }
    }
    return is_well;
}

static int count_due_pages(const struct ks_content *content, struct ks_date today)
{
    int count = 0;
    for (int i = 0; i < content->legal_page_count; i++) {
        count += ks_provenance_is_due(content->legal_pages[i].provenance, today);
    }
    return count;
}

/* One line a page: its file, its title if it has one, and the day it should have been looked at. */
static void list_due_pages(const struct ks_content *content, struct ks_date today)
{
    for (int i = 0; i < content->legal_page_count; i++) {
        const struct ks_legal_page *page = &content->legal_pages[i];
        char day[KS_DATE_TEXT_BYTES];
        if (ks_provenance_is_due(page->provenance, today)) {
            printf("  %s%s%s, since %s\n", page->file, page->title ? " " : "",
                   page->title ? page->title->in[KS_LANG_ZH_CN] : "",
                   ks_date_format(page->provenance->recheck, day));
        }
    }
}

/* The pack that was asked for is not in use. */
static bool report_trouble(const struct ks_ctl *ctl)
{
    const struct ks_error *why = &ctl->content_trouble;
    printf("content: the pack %s cannot be used", ctl->content_dir);
    if (ctl->content != NULL) {
        printf(", so that the last good one, revision %s, is shown", ctl->content->revision);
    } else {
        printf(" and there is no last good one, so that the kiosk cannot start");
    }
    printf(": %s", why->text);
    if (why->code == KS_ERR_INPUT) {
        printf("; kioskctl content check %s names every fault", ctl->content_dir);
    }
    printf("\n");
    return false;
}

static bool look_at_content(const struct ks_ctl *ctl)
{
    const struct ks_content *content = ctl->content;
    if (content == NULL || ctl->content_trouble.code != KS_OK) {
        return report_trouble(ctl);
    }
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    int due = count_due_pages(content, today);
    printf("content: %srevision %s, %d guides, %d situations, %d pages with sources",
           due == 0 ? "ok, " : "", content->revision, content->guide_count,
           content->situations.start_count, content->legal_page_count);
    if (due > 0) {
        printf(", %d to be compared with them again:", due);
    }
    printf("\n");
    list_due_pages(content, today);
    return due == 0;
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

/* What only the court can enter. Without its own figures the pages say that the court decides, so
 * that is no reason to call the hall unwell; without the present rates they cannot reckon. */
static bool look_at_settings(const struct ks_ctl *ctl)
{
    if (ctl->content == NULL) {
        return true;
    }
    const struct ks_settings *settings = &ctl->content->settings;
    char day[KS_DATE_TEXT_BYTES];
    int open_count = 0;
    for (int i = 0; i < settings->fee_base_count; i++) {
        open_count += settings->fee_bases[i].set_fen == 0;
    }
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    bool is_current = ks_date_compare(settings->lpr.known_until, today) >= 0;
    printf("settings: loan prime rates %sknown until %s, %d of %d fee ranges without the court's "
           "figure, average wage %s%s\n",
           is_current ? "" : "only ", ks_date_format(settings->lpr.known_until, day), open_count,
           settings->fee_base_count, settings->average_wage_fen > 0 ? "set" : "not set",
           is_current ? "" : ": publish the rates since");
    return is_current;
}

/* The kiosk seals and never opens: the secret half has no business here. What was signed needs the
 * keys it was signed with. */
static bool look_at_keys(const struct ks_ctl *ctl)
{
    char path[PATH_MAX];
    struct stat status;
    bool has_receipts = false;
    if (ctl->store != NULL && !ks_notice_has_keys(ctl->data_dir) &&
        ks_store_has_receipts(ctl->store, &has_receipts, NULL) == KS_OK && has_receipts) {
        printf("keys: missing in %s/keys, and notices were signed with them: put them back from "
               "their copy\n",
               ctl->data_dir);
        return false;
    }
    snprintf(path, sizeof path, "%s/keys/court.key", ctl->data_dir);
    bool is_there = stat(path, &status) == 0;
    if (is_there) {
        printf("keys: move %s to a safe place, away from this machine\n", path);
    } else {
        printf("keys: ok\n");
    }
    return !is_there;
}

/* With the reason why it cannot be reached: that decides who can mend it. */
static bool look_at_printer(const struct ks_ctl *ctl)
{
    const struct ks_printer_setup setup = ks_config_printer(ctl->config, ctl->data_dir);
    struct ks_printer *printer = NULL;
    struct ks_error error = {0};
    if (ks_printer_open_setup(&setup, &printer, &error) != KS_OK) {
        printf("printer: %s\n", error.text);
        return false;
    }
    enum ks_printer_state state = printer->ops->status(printer);
    bool is_well = ks_printer_can_print(state);
    const char *told = printer->told;
    if (printer->is_silent)
        told = "it does not say how it is: look at it";
    printf("printer: %s%s%s%s\n", is_well ? "ok, " : "", ks_printer_state_code(state),
           told[0] != '\0' ? ": " : "", told);
    ks_printer_close(printer);
    return is_well;
}

int ks_ctl_doctor(struct ks_ctl *ctl, int argc, char **argv)
{
    static bool (*const looks[])(const struct ks_ctl *ctl) = {
        look_at_database, look_at_disk,     look_at_folder, look_at_content,
        look_at_calendar, look_at_settings, look_at_keys,   look_at_printer,
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
