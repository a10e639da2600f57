/* The findings, one function a row. */
#include "service/health_private.h"

#include "base/i18n.h"
#include "domain/release.h"
#include "service/reviews.h"

/* Below this a day's tickets and receipts may not fit. */
enum { LEAST_FREE_MB = 100 };

static const char *const database_strips[] = {
    [KS_DATABASE_RENEWED] = KS_N_("For staff: the number database was damaged. It is kept aside, a "
                                  "new one is in use; numbers begin again at 1."),
    [KS_DATABASE_DAMAGED] = KS_N_("For staff: the number database is damaged. Please run kioskctl "
                                  "doctor."),
    [KS_DATABASE_MOVED] = KS_N_("For staff: the number database was moved, replaced or deleted "
                                "while the kiosk runs. No numbers until it is put back, or the "
                                "kiosk is started again."),
    [KS_DATABASE_CLOSED] = KS_N_("For staff: the number database cannot be opened. It is tried "
                                 "again every minute."),
};

static const char *database_text(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const char *path = facts->database_path;

    switch (facts->database) {
    case KS_DATABASE_WELL:
        return ks_arena_printf(arena, ks_staff_tr("ok, %s"), path);
    case KS_DATABASE_RENEWED:
        return ks_arena_printf(arena,
                               ks_staff_tr("%s is well, but the one before it was damaged and lies "
                                           "beside it as %s.damaged-TIME: numbers began again at "
                                           "1; move that one elsewhere"),
                               path, path);
    case KS_DATABASE_DAMAGED:
        return ks_arena_printf(arena, "%s: %s", path, facts->database_fault);
    case KS_DATABASE_MOVED:
        return ks_arena_printf(
            arena,
            ks_staff_tr("%s was moved, replaced or deleted while it was open: put "
                        "it back, or start the kiosk again"),
            path);
    case KS_DATABASE_CLOSED:
        return ks_arena_printf(arena, ks_staff_tr("%s cannot be opened%s%s"), path,
                               facts->database_fault[0] != '\0' ? ": " : "", facts->database_fault);
    }
    return "";
}

static struct ks_finding find_database(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    return (struct ks_finding){
        KS_N_("database"), facts->database == KS_DATABASE_WELL ? KS_GRAVITY_WELL : KS_GRAVITY_NOW,
        database_text(facts, arena), database_strips[facts->database]};
}

static struct ks_finding find_clock(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    (void)arena;
    if (facts->clock_fault[0] == '\0')
        return (struct ks_finding){KS_N_("clock"), KS_GRAVITY_WELL, ks_staff_tr("ok"), NULL};
    return (struct ks_finding){
        KS_N_("clock"), KS_GRAVITY_NOW, facts->clock_fault,
        KS_N_("For staff: the clock went back behind the last number. No numbers until it is put "
              "right, or kioskctl clock confirm says that it is.")};
}

static struct ks_finding find_papers(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    if (facts->unsure_papers == 0)
        return (struct ks_finding){KS_N_("papers"), KS_GRAVITY_WELL, ks_staff_tr("ok"), NULL};
    return (struct ks_finding){
        KS_N_("papers"), KS_GRAVITY_NOW,
        ks_arena_printf(
            arena,
            ks_staff_tr("of %d numbers nobody knows whether the slip came out: kioskctl "
                        "papers lists them, look, and say kioskctl came-out NUMBER or "
                        "not-out NUMBER"),
            facts->unsure_papers),
        KS_N_("For staff: of some numbers nobody knows whether the slip came out. kioskctl papers "
              "lists them.")};
}

/* It works and may be meant so; but two on one screen are a mistake that nobody sees. */
static struct ks_finding find_kiosks(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    if (!facts->has_further_kiosk)
        return (struct ks_finding){KS_N_("kiosks"), KS_GRAVITY_WELL, ks_staff_tr("ok"), NULL};
    return (struct ks_finding){
        KS_N_("kiosks"), KS_GRAVITY_SOON,
        ks_arena_printf(arena,
                        ks_staff_tr("more than one kiosk serves visitors from %s: if that is not "
                                    "meant, close one of them"),
                        facts->data_dir),
        NULL};
}

static struct ks_finding find_disk(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    bool is_enough = facts->free_mb >= LEAST_FREE_MB;

    if (facts->free_mb < 0)
        return (struct ks_finding){
            KS_N_("disk"), KS_GRAVITY_NOW,
            ks_arena_printf(arena, ks_staff_tr("%s cannot be reached"), facts->data_dir), NULL};
    return (struct ks_finding){KS_N_("disk"), is_enough ? KS_GRAVITY_WELL : KS_GRAVITY_NOW,
                               ks_arena_printf(arena,
                                               is_enough ? ks_staff_tr("ok, %lld MB free in %s")
                                                         : ks_staff_tr("only %lld MB free in %s"),
                                               facts->free_mb, facts->data_dir),
                               is_enough ? NULL : KS_N_("For staff: the disk is nearly full.")};
}

/* Where others may write, what is kept is theirs to change. */
static struct ks_finding find_folder(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    if (facts->open_path == NULL)
        return (struct ks_finding){KS_N_("folder"), KS_GRAVITY_WELL,
                                   ks_staff_tr("ok, the kiosk's user's alone"), NULL};
    return (struct ks_finding){
        KS_N_("folder"), KS_GRAVITY_NOW,
        ks_arena_printf(arena,
                        ks_staff_tr("others may reach %s: give it to the kiosk's user alone"),
                        facts->open_path),
        KS_N_("For staff: others may write to the kiosk's data folder. Ask the administrator: "
              "kioskctl doctor names it.")};
}

/* The pack that was asked for is not in use. */
static struct ks_finding find_other_content(const struct ks_health_facts *facts,
                                            struct ks_arena *arena)
{
    const struct ks_error *why = facts->content_trouble;
    const char *instead =
        facts->content != NULL
            ? ks_arena_printf(arena,
                              ks_staff_tr(", so that the last good one, revision %s, is shown"),
                              facts->content->revision)
            : ks_staff_tr(" and there is no last good one, so that the kiosk cannot start");
    const char *next = why->code != KS_ERR_INPUT
                           ? ""
                           : ks_arena_printf(arena,
                                             ks_staff_tr("; kioskctl content check %s names every "
                                                         "fault"),
                                             facts->content_dir);

    return (struct ks_finding){
        KS_N_("content"), KS_GRAVITY_NOW,
        ks_arena_printf(arena, ks_staff_tr("the pack %s cannot be used%s: %s%s"),
                        facts->content_dir, instead, why->text, next),
        KS_N_("For staff: the new content has faults; the last good content is shown.")};
}

/* Pages to be compared with their sources: those that are late, or those that are about to be. */
struct due_pages {
    int count;
    const char *lines; /* one each: its file, its title if it has one, and since when or when */
};

static struct due_pages list_due_pages(const struct ks_health_facts *facts, struct ks_arena *arena,
                                       bool is_late)
{
    const struct ks_content *content = facts->content;
    struct ks_date soon = ks_date_add_days(facts->today, KS_REVIEW_SOON_DAYS);
    struct due_pages due = {0, ""};

    for (int i = 0; i < content->legal_page_count; i++) {
        const struct ks_legal_page *page = &content->legal_pages[i];
        const struct ks_provenance provenance =
            ks_provenance_reviewed(page->provenance, facts->reviews.list, facts->reviews.count);
        char day[KS_DATE_TEXT_BYTES];
        if (!ks_provenance_is_due(&provenance, soon) ||
            ks_provenance_is_due(&provenance, facts->today) != is_late)
            continue;
        due.lines = ks_arena_printf(arena,
                                    is_late ? ks_staff_tr("%s\n  %s%s%s, since %s")
                                            : ks_staff_tr("%s\n  %s%s%s, by %s"),
                                    due.lines, page->file, page->title ? " " : "",
                                    page->title ? page->title->in[KS_LANG_ZH_CN] : "",
                                    ks_date_format(provenance.recheck, day));
        due.count++;
    }
    return due;
}

/* A name in kiosk.conf that was mistyped would send people to another building. */
static struct ks_finding find_unknown_hall(const struct ks_content *content, struct ks_arena *arena)
{
    return (struct ks_finding){
        KS_N_("content"), KS_GRAVITY_NOW,
        ks_arena_printf(arena,
                        ks_staff_tr("[hall] name = %s is no tribunal of tribunals.json: what is "
                                    "shown is the court's own address and hours"),
                        content->unknown_hall),
        KS_N_("For staff: the kiosk does not know which tribunal it stands in. Ask the "
              "administrator.")};
}

static struct ks_finding find_content(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const struct ks_content *content = facts->content;

    if (content == NULL || facts->content_trouble->code != KS_OK)
        return find_other_content(facts, arena);
    if (content->unknown_hall != NULL)
        return find_unknown_hall(content, arena);
    const struct due_pages late = list_due_pages(facts, arena, true);
    const struct due_pages soon = list_due_pages(facts, arena, false);
    const char *count = "";
    if (late.count > 0)
        count =
            ks_arena_printf(arena, ks_staff_tr(", %d to be compared with them again:"), late.count);
    else if (soon.count > 0)
        count = ks_arena_printf(arena, ks_staff_tr(", %d to be compared with them within %d days:"),
                                soon.count, KS_REVIEW_SOON_DAYS);
    return (struct ks_finding){
        .id = KS_N_("content"),
        .gravity = late.count > 0   ? KS_GRAVITY_NOW
                   : soon.count > 0 ? KS_GRAVITY_SOON
                                    : KS_GRAVITY_WELL,
        .text = ks_arena_printf(
            arena,
            ks_staff_tr("%srevision %s, %d guides, %d situations, %d pages with "
                        "sources%s%s"),
            late.count + soon.count > 0 ? "" : ks_staff_tr("ok, "), content->revision,
            content->guide_count, content->situations.start_count, content->legal_page_count, count,
            late.count > 0 ? late.lines : soon.lines),
        .where = "reviews"};
}

static struct ks_finding find_calendar(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    struct ks_date until = facts->content->calendar.known_until;
    struct ks_date least = ks_date_add_days(facts->today, KS_LEAST_CALENDAR_DAYS);
    bool is_long = ks_date_compare(until, least) >= 0;
    char day[KS_DATE_TEXT_BYTES];

    return (struct ks_finding){
        KS_N_("calendar"), is_long ? KS_GRAVITY_WELL : KS_GRAVITY_NOW,
        ks_arena_printf(arena,
                        is_long ? ks_staff_tr("ok, known until %s")
                                : ks_staff_tr("only known until %s: publish the next year's "
                                              "holidays"),
                        ks_date_format(until, day)),
        NULL, "court"};
}

/* What only the court can enter. Without its own figures the pages say that the court decides, so
 * that is no reason to call the hall unwell; without the present rates they cannot reckon. */
static struct ks_finding find_settings(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const struct ks_settings *settings = &facts->content->settings;
    bool is_current = ks_date_compare(settings->lpr.known_until, facts->today) >= 0;
    char day[KS_DATE_TEXT_BYTES];
    int open_count = 0;

    for (int i = 0; i < settings->fee_base_count; i++)
        open_count += settings->fee_bases[i].set_fen == 0;
    return (struct ks_finding){
        KS_N_("settings"), is_current ? KS_GRAVITY_WELL : KS_GRAVITY_NOW,
        ks_arena_printf(
            arena,
            is_current ? ks_staff_tr("loan prime rates known until %s, %d of %d fee "
                                     "ranges without the court's figure, average wage "
                                     "%s")
                       : ks_staff_tr("loan prime rates only known until %s, %d of %d "
                                     "fee ranges without the court's figure, average "
                                     "wage %s: publish the rates since"),
            ks_date_format(settings->lpr.known_until, day), open_count, settings->fee_base_count,
            settings->average_wage_fen > 0 ? ks_staff_tr("set") : ks_staff_tr("not set")),
        NULL, "court"};
}

/* The kiosk seals and never opens: the secret half has no business here. What was signed needs the
 * keys it was signed with. */
static struct ks_finding find_keys(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    struct ks_finding well = {KS_N_("keys"), KS_GRAVITY_WELL, ks_staff_tr("ok"), NULL};

    if (facts->lacks_keys)
        return (struct ks_finding){
            KS_N_("keys"), KS_GRAVITY_NOW,
            ks_arena_printf(
                arena,
                ks_staff_tr("missing in %s/keys, and notices were signed with them: put "
                            "them back from their copy"),
                facts->data_dir),
            KS_N_("For staff: the keys that notices are signed with are missing. No notice can be "
                  "signed.")};
    if (facts->keys_fault != NULL)
        return (struct ks_finding){
            KS_N_("keys"), KS_GRAVITY_NOW, facts->keys_fault,
            KS_N_("For staff: a key that notices are signed with is damaged. No notice can be "
                  "signed.")};
    if (facts->has_secret_key)
        return (struct ks_finding){
            KS_N_("keys"), KS_GRAVITY_NOW,
            ks_arena_printf(arena,
                            ks_staff_tr("move %s/keys/court.key to a safe place, away from this "
                                        "machine"),
                            facts->data_dir),
            NULL};
    return well;
}

static struct ks_finding find_printer(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const struct ks_printer_health *printer = &facts->printer;
    const char *comma = printer->state[0] != '\0' && printer->told[0] != '\0' ? ": " : "";
    struct ks_finding finding = {KS_N_("printer"), KS_GRAVITY_WELL,
                                 ks_arena_printf(arena, "%s%s%s%s",
                                                 printer->can_print ? ks_staff_tr("ok, ") : "",
                                                 ks_staff_tr(printer->state), comma, printer->told),
                                 NULL};

    if (!printer->can_print) {
        finding.gravity = KS_GRAVITY_NOW;
        finding.strip = KS_N_("For staff: the printer needs you. Visitors are offered numbers "
                              "without paper.");
    } else if (printer->is_paper_low) {
        finding.gravity = KS_GRAVITY_SOON;
        finding.strip = KS_N_("For staff: the printer will soon be out of paper.");
    }
    return finding;
}

static struct ks_finding find_voice(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const struct ks_voice_health *voice = &facts->voice;
    bool is_heard = voice->fault[0] == '\0';

    return (struct ks_finding){
        KS_N_("voice"), is_heard ? KS_GRAVITY_WELL : KS_GRAVITY_NOW,
        ks_arena_printf(arena,
                        is_heard
                            ? ks_staff_tr("ok, calls are heard from the board %s")
                            : ks_staff_tr("no call is heard from the board %s, only shown: %s"),
                        voice->board, voice->fault),
        is_heard ? NULL
                 : KS_N_("For staff: the voice that calls numbers cannot be heard. Please call "
                         "visitors yourselves.")};
}

static bool has_releases(const struct ks_health_facts *facts)
{
    const struct ks_release_health *releases = &facts->releases;

    return releases->fault != NULL &&
           (releases->shown > KS_RELEASE_SHIPPED || releases->fault[0] != '\0' ||
            releases->unconfirmed != 0 || releases->taken_down[0] != '\0');
}

static struct ks_finding find_releases(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const struct ks_release_health *releases = &facts->releases;
    struct ks_finding finding = {.id = KS_N_("releases"), .gravity = KS_GRAVITY_NOW};

    if (releases->fault[0] != '\0') {
        finding.text = ks_arena_printf(
            arena, ks_staff_tr("release %lld goes on, a later one is not shown: %s"),
            (long long)releases->shown, releases->fault);
        finding.strip =
            KS_N_("For staff: new content cannot be shown; what was shown before goes on.");
    } else if (releases->unconfirmed != 0) {
        finding.text = ks_arena_printf(
            arena,
            ks_staff_tr("release %lld was published by %s alone: another person has to look at it "
                        "and approve it"),
            (long long)releases->unconfirmed, releases->alone);
    } else if (releases->taken_down[0] != '\0') {
        finding.gravity = KS_GRAVITY_SOON;
        finding.text = ks_arena_printf(arena, ks_staff_tr("taken down and not put back yet: %s"),
                                       releases->taken_down);
    } else {
        finding.gravity = KS_GRAVITY_WELL;
        finding.text = ks_arena_printf(arena, ks_staff_tr("ok, release %lld is shown"),
                                       (long long)releases->shown);
    }
    return finding;
}

void ks_health_find(const struct ks_health_facts *facts, struct ks_arena *arena,
                    struct ks_findings *out)
{
    enum {
        ALWAYS,
        WITH_STORE,
        WITH_CONTENT,
        WITH_PRINTER,
        WITH_VOICE,
        WITH_RELEASES,
        WITH_STATION,
        WITH_CONTACT,
        WITH_OPEN_LOGIN,
        WITH_COURT,
        WITH_RUSH,
        WITH_ADDRESSES
    };
    static const struct {
        struct ks_finding (*find)(const struct ks_health_facts *facts, struct ks_arena *arena);
        int needs;
    } looks[] = {
        {find_database, ALWAYS},
        {find_clock, WITH_STORE},
        {find_papers, WITH_STORE},
        {find_kiosks, WITH_STORE},
        {find_disk, ALWAYS},
        {find_folder, ALWAYS},
        {find_content, ALWAYS},
        {find_calendar, WITH_CONTENT},
        {find_settings, WITH_CONTENT},
        {find_keys, ALWAYS},
        {find_printer, WITH_PRINTER},
        {find_voice, WITH_VOICE},
        {find_releases, WITH_RELEASES},
        {ks_health_find_station, WITH_STATION},
        {ks_health_find_contact, WITH_CONTACT},
        {ks_health_find_open_login, WITH_OPEN_LOGIN},
        {ks_health_find_court, WITH_COURT},
        {ks_health_find_rush, WITH_RUSH},
        {ks_health_find_addresses, WITH_ADDRESSES},
    };

    const bool is_there[] = {true,
                             facts->database != KS_DATABASE_CLOSED,
                             facts->content != NULL,
                             !facts->is_printer_elsewhere,
                             facts->voice.board != NULL && facts->voice.board[0] != '\0',
                             has_releases(facts),
                             facts->station_fault != NULL,
                             facts->has_contact,
                             facts->open_login != NULL,
                             facts->has_court || facts->court_key_fault != NULL,
                             ks_health_has_rush(facts),
                             ks_health_has_addresses(facts)};
    _Static_assert(sizeof looks / sizeof *looks <= KS_MOST_FINDINGS, "room for each");
    out->count = 0;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (is_there[looks[i].needs])
            out->rows[out->count++] = looks[i].find(facts, arena);
}

bool ks_findings_are_well(const struct ks_findings *findings)
{
    for (int i = 0; i < findings->count; i++)
        if (findings->rows[i].gravity == KS_GRAVITY_NOW)
            return false;
    return true;
}
