/* The facts behind the findings. */
#include "service/look.h"

#include <glob.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/file.h"
#include "base/i18n.h"
#include "domain/date.h"
#include "service/addresses.h"
#include "service/contact.h"
#include "service/court_line.h"
#include "service/fleet.h"
#include "service/notice_service.h"
#include "service/parts.h"
#include "service/reviews.h"
#include "store/store_announcements.h"
#include "store/store_clock.h"
#include "store/store_papers.h"
#include "store/store_print_jobs.h"
#include "store/store_queue.h"
#include "store/store_releases.h"

static bool is_there(struct ks_arena *arena, const char *folder, const char *name)
{
    struct stat status;

    return stat(ks_arena_printf(arena, "%s/%s", folder, name), &status) == 0;
}

/* A damaged database stays on staff's mind until they have moved the copy away, whichever program
 * found it. */
static bool has_damaged_copy(struct ks_arena *arena, const char *database_path)
{
    glob_t found = {0};
    bool is_found =
        glob(ks_arena_printf(arena, "%s.damaged-*", database_path), GLOB_NOSORT, NULL, &found) == 0;

    globfree(&found);
    return is_found;
}

static void look_at_database(const struct ks_look *look, struct ks_arena *arena,
                             struct ks_health_facts *facts)
{
    struct ks_error error = {0};

    facts->database_path = look->database_path;
    facts->database_fault = "";
    if (look->desk->store == NULL) {
        facts->database = KS_DATABASE_CLOSED;
        facts->database_fault = look->store_fault;
    } else if (!ks_store_is_in_place(look->desk->store)) {
        facts->database = KS_DATABASE_MOVED;
    } else if (look->is_thorough && ks_store_check(look->desk->store, &error) != KS_OK) {
        facts->database = KS_DATABASE_DAMAGED;
        facts->database_fault = ks_arena_strdup(arena, error.text);
    } else {
        facts->database =
            has_damaged_copy(arena, look->database_path) ? KS_DATABASE_RENEWED : KS_DATABASE_WELL;
    }
}

static void look_at_pace(const struct ks_look *look, struct ks_health_facts *facts)
{
    int64_t now_ms = ks_clock_wall_ms(look->desk->clock);
    int64_t since_ms = now_ms - KS_RUSH_MINUTES * (int64_t)60 * 1000;

    if (ks_store_count_taken(look->desk->store, since_ms, &facts->taken_lately, NULL) != KS_OK)
        facts->taken_lately = 0;
    if (ks_store_count_printed(look->desk->store, since_ms, &facts->printed_lately, NULL) != KS_OK)
        facts->printed_lately = 0;
}

/* A store that cannot answer is the database's finding. */
static void look_at_numbers(const struct ks_look *look, struct ks_arena *arena,
                            struct ks_health_facts *facts)
{
    struct ks_error error = {0};

    facts->clock_fault = "";
    if (look->desk->store == NULL)
        return;
    if (ks_store_check_clock(look->desk->store, ks_clock_wall_ms(look->desk->clock), &error) ==
        KS_ERR_CLOCK)
        facts->clock_fault = ks_arena_strdup(arena, error.text);
    if (ks_store_count_unsure(look->desk->store, &facts->unsure_papers, NULL) != KS_OK)
        facts->unsure_papers = 0;
    look_at_pace(look, facts);
    facts->has_further_kiosk = ks_store_has_further_kiosk(look->desk->store);
}

static void look_at_disk(const struct ks_look *look, struct ks_health_facts *facts)
{
    struct statvfs disk;
    bool is_reached = statvfs(look->data_dir, &disk) == 0;

    facts->data_dir = look->data_dir;
    facts->free_mb =
        is_reached ? (long long)((unsigned long long)disk.f_bavail * disk.f_frsize >> 20) : -1;
}

/* The first that others may reach of what the pattern names; NULL: none. */
static const char *find_open(const char *pattern, struct ks_arena *arena)
{
    const char *open = NULL;
    glob_t found = {0};

    if (glob(pattern, GLOB_NOCHECK, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc && open == NULL; i++)
            if (ks_file_is_open_to_others(found.gl_pathv[i]))
                open = ks_arena_strdup(arena, found.gl_pathv[i]);
    globfree(&found);
    return open;
}

static void look_at_folder(const struct ks_look *look, struct ks_arena *arena,
                           struct ks_health_facts *facts)
{
    static const char *const private_names[] = {"", "/keys", "/keys/*.key"};

    facts->open_path = NULL;
    for (size_t i = 0; i < sizeof private_names / sizeof *private_names; i++)
        if (facts->open_path == NULL)
            facts->open_path =
                find_open(ks_arena_printf(arena, "%s%s", look->data_dir, private_names[i]), arena);
}

static void look_at_keys(const struct ks_look *look, struct ks_arena *arena,
                         struct ks_health_facts *facts)
{
    bool has_receipts = false;
    struct ks_error error = {0};

    if (ks_notice_check_keys(look->data_dir, &error) != KS_OK)
        facts->keys_fault = ks_arena_strdup(arena, error.text);
    facts->lacks_keys = look->desk->store != NULL && !ks_notice_has_keys(look->data_dir) &&
                        ks_store_has_receipts(look->desk->store, &has_receipts, NULL) == KS_OK &&
                        has_receipts;
    facts->has_secret_key = is_there(arena, look->data_dir, "keys/court.key");
}

static void look_at_printer(const struct ks_look *look, struct ks_health_facts *facts)
{
    struct ks_printer *printer = look->desk->printer;

    facts->printer = (struct ks_printer_health){.state = "", .told = look->printer_fault};
    if (printer == NULL)
        return;
    enum ks_printer_state state = ks_printer_status(printer);
    facts->printer = (struct ks_printer_health){
        .can_print = ks_printer_can_print(state),
        .is_paper_low = state == KS_PRINTER_PAPER_LOW,
        .state = ks_printer_state_code(state),
        .told = printer->is_silent ? ks_staff_tr("it does not say how it is: look at it")
                                   : printer->told};
}

struct releases_look {
    struct ks_arena *arena;
    struct ks_release_health *out;
};

enum { VOICE_MS = 10 * 60 * 1000 }; /* a board that was off for so long has no voice */

static void look_at_voice(const struct ks_look *look, struct ks_arena *arena,
                          struct ks_health_facts *facts)
{
    struct ks_voice_state state = {0};
    int64_t now_ms = ks_clock_wall_ms(look->desk->clock);

    if (look->desk->store == NULL ||
        ks_store_find_voice(look->desk->store, now_ms - VOICE_MS, &state, NULL) != KS_OK)
        state = (struct ks_voice_state){0};
    facts->voice = (struct ks_voice_health){ks_arena_strdup(arena, state.board),
                                            ks_arena_strdup(arena, state.fault)};
}

static bool take_page(const struct ks_takedown *row, void *ctx)
{
    struct ks_release_health *releases = ((struct releases_look *)ctx)->out;

    releases->taken_down =
        ks_arena_printf(((struct releases_look *)ctx)->arena, "%s%s%s", releases->taken_down,
                        releases->taken_down[0] != '\0' ? ", " : "", row->page);
    return true;
}

static bool take_release(const struct ks_release_row *row, void *ctx)
{
    struct releases_look *looking = ctx;

    if (!ks_release_is_unconfirmed(&row->release))
        return true;
    looking->out->unconfirmed = row->release.term.number;
    looking->out->alone = ks_arena_strdup(looking->arena, row->release.published_by);
    return false;
}

/* What cannot be read is the database's finding. */
static void look_at_releases(const struct ks_look *look, struct ks_arena *arena,
                             struct ks_health_facts *facts)
{
    struct releases_look looking = {arena, &facts->releases};
    struct ks_store *store = look->desk->store;

    facts->releases = (struct ks_release_health){
        .shown = look->desk->content != NULL ? look->desk->content->release : 0,
        .fault = look->release_trouble->text,
        .taken_down = ""};
    if (store == NULL || ks_store_show_releases(store, take_release, &looking, NULL) != KS_OK ||
        ks_store_show_takedowns(store, take_page, &looking, NULL) != KS_OK)
        facts->releases.unconfirmed = 0;
}

/* Without them the days of the pack count. */
static void look_at_reviews(const struct ks_look *look, struct ks_arena *arena,
                            struct ks_health_facts *facts)
{
    struct ks_review *reviews = NULL;

    if (ks_review_read(look->desk, arena, &reviews, &facts->reviews.count, NULL) == KS_OK)
        facts->reviews.list = reviews;
}

static void look_at_addresses(const struct ks_look *look, struct ks_arena *arena,
                              struct ks_health_facts *facts)
{
    struct ks_address *list = NULL;

    if (ks_addresses_list(look->desk, arena, &list, &facts->address_count, NULL) == KS_OK)
        facts->addresses = list;
    else
        facts->address_count = 0;
}

static void look_at_court(const struct ks_look *look, struct ks_health_facts *facts)
{
    facts->now_ms = ks_clock_wall_ms(look->desk->clock);
    facts->has_court = look->has_court && ks_court_look(look->desk, &facts->court, NULL) == KS_OK;
}

void ks_look(const struct ks_look *look, struct ks_arena *arena, struct ks_findings *out)
{
    struct ks_health_facts facts = {
        .today = ks_date_from_wall_ms(ks_clock_wall_ms(look->desk->clock)),
        .content = look->desk->content,
        .content_dir = look->content_dir,
        .content_trouble = look->content_trouble,
        .station_fault = look->station_fault,
        .is_printer_elsewhere = look->is_printer_elsewhere,
    };

    if (look->desk->contact != NULL) {
        facts.has_contact = true;
        facts.contact = ks_contact_look(look->desk->contact);
    }
    look_at_database(look, arena, &facts);
    look_at_numbers(look, arena, &facts);
    look_at_disk(look, &facts);
    look_at_folder(look, arena, &facts);
    look_at_keys(look, arena, &facts);
    if (!look->is_printer_elsewhere)
        look_at_printer(look, &facts);
    look_at_voice(look, arena, &facts);
    look_at_releases(look, arena, &facts);
    look_at_reviews(look, arena, &facts);
    look_at_addresses(look, arena, &facts);
    facts.open_login = ks_fleet_open_login(look->desk, arena);
    facts.court_key_fault = ks_court_key_fault(look->desk, look->data_dir, arena);
    look_at_court(look, &facts);
    ks_health_find(&facts, arena, out);
}
