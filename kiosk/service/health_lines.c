/* Findings about what is beyond this machine. */
#include "service/health_private.h"

#include "base/i18n.h"
#include "service/addresses.h"

/* One that is refused goes on giving numbers, which the hall counts; it is told nothing and prints
 * nothing for staff. */
struct ks_finding ks_health_find_station(const struct ks_health_facts *facts,
                                         struct ks_arena *arena)
{
    (void)arena;
    if (facts->station_fault[0] == '\0')
        return (struct ks_finding){KS_N_("station"), KS_GRAVITY_WELL, ks_staff_tr("ok"), NULL};
    return (struct ks_finding){
        KS_N_("station"), KS_GRAVITY_NOW, facts->station_fault,
        KS_N_("For staff: the hall does not take this kiosk for the one it says it is. Ask the "
              "administrator: kioskctl station.")};
}

struct ks_finding ks_health_find_open_login(const struct ks_health_facts *facts,
                                            struct ks_arena *arena)
{
    (void)arena;
    return (struct ks_finding){KS_N_("revoked"), KS_GRAVITY_NOW, facts->open_login, NULL};
}

static const char *contact_text(const struct ks_contact_view *contact, struct ks_arena *arena)
{
    if (contact->is_cut) {
        struct ks_date day = ks_date_from_wall_ms(contact->cut_ms);
        int minute = ks_date_minute_from_wall_ms(contact->cut_ms);
        char text[KS_DATE_TEXT_BYTES];
        return ks_arena_printf(
            arena,
            contact->can_give
                ? ks_staff_tr("the line to the hall is cut since %s %02d:%02d, %d numbers given "
                              "offline are waiting to be told: mend the network; who comes with "
                              "such a slip is admitted at the console by its number")
                : ks_staff_tr("the line to the hall is cut since %s %02d:%02d and this kiosk gives "
                              "no numbers meanwhile (%d are waiting to be told): mend the network, "
                              "then enrol the kiosk as a station"),
            ks_date_format(day, text), minute / 60, minute % 60, contact->unsent);
    }
    if (contact->unsent > 0)
        return ks_arena_printf(
            arena, ks_staff_tr("%d numbers given offline are just being told to the hall"),
            contact->unsent);
    return contact->can_give ? ks_staff_tr("ok")
                             : ks_staff_tr("ok, but this kiosk gives no numbers while the line is "
                                           "cut: enrol it as a station (kioskctl station)");
}

struct ks_finding ks_health_find_contact(const struct ks_health_facts *facts,
                                         struct ks_arena *arena)
{
    const struct ks_contact_view *contact = &facts->contact;
    bool is_well = contact->unsent == 0 && contact->can_give;
    enum ks_gravity uncut = is_well ? KS_GRAVITY_WELL : KS_GRAVITY_SOON;

    return (struct ks_finding){
        KS_N_("contact"), contact->is_cut ? KS_GRAVITY_NOW : uncut, contact_text(contact, arena),
        contact->is_cut ? KS_N_("For staff: the line to the hall is cut. Numbers that begin with F "
                                "are admitted at the console by the slip.")
                        : NULL};
}

/* Nothing of it is for visitors: the hall goes on without it. */
struct ks_finding ks_health_find_court(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    if (facts->court_key_fault != NULL)
        return (struct ks_finding){KS_N_("court"), KS_GRAVITY_NOW, facts->court_key_fault, NULL};
    bool is_well = ks_court_is_well(&facts->court, facts->now_ms);

    return (struct ks_finding){KS_N_("court"), is_well ? KS_GRAVITY_WELL : KS_GRAVITY_SOON,
                               ks_court_words(&facts->court, facts->now_ms, arena), NULL};
}

/* It may be a crowd: staff look, and the kiosk refuses nobody. */
bool ks_health_has_rush(const struct ks_health_facts *facts)
{
    return facts->taken_lately >= KS_RUSH_NUMBERS || facts->printed_lately >= KS_RUSH_PAPERS;
}

struct ks_finding ks_health_find_rush(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const char *text =
        facts->taken_lately >= KS_RUSH_NUMBERS
            ? ks_arena_printf(arena,
                              ks_staff_tr("%d numbers were taken in the last %d minutes: look "
                                          "whether somebody takes one after the other, and "
                                          "withdraw those that nobody holds"),
                              facts->taken_lately, KS_RUSH_MINUTES)
            : ks_arena_printf(arena,
                              ks_staff_tr("%d papers came out in the last %d minutes: look whether "
                                          "somebody prints one after the other, and how much paper "
                                          "is left"),
                              facts->printed_lately, KS_RUSH_MINUTES);

    return (struct ks_finding){KS_N_("rush"), KS_GRAVITY_SOON, text, NULL};
}

static const char *const address_words[KS_ADDRESS_RESULT_COUNT] = {
    [KS_ADDRESS_GONE] = KS_N_("the server has no such page"),
    [KS_ADDRESS_DENIED] = KS_N_("the server does not give the page to a program; try it by phone"),
    [KS_ADDRESS_BROKEN] = KS_N_("the server is out of order"),
    [KS_ADDRESS_NAMELESS] = KS_N_("no name server knows the host"),
    [KS_ADDRESS_REFUSED] = KS_N_("the host takes no line"),
    [KS_ADDRESS_UNREACHED] = KS_N_("there is no way to the host"),
    [KS_ADDRESS_SLOW] = KS_N_("there is no answer in time"),
    [KS_ADDRESS_CUT] = KS_N_("the line breaks off"),
    [KS_ADDRESS_UNTRUSTED] = KS_N_("the certificate is not good"),
    [KS_ADDRESS_BARRED] = KS_N_("the name leads to a machine inside the house"),
    [KS_ADDRESS_ELSEWHERE] = KS_N_("it leads on to a host that is not allowed, or without TLS"),
    [KS_ADDRESS_CIRCLING] = KS_N_("it leads on and on"),
    [KS_ADDRESS_NO_PROXY] = KS_N_("the proxy gives no way out"),
};

bool ks_health_has_addresses(const struct ks_health_facts *facts)
{
    for (int i = 0; i < facts->address_count; i++)
        if (ks_address_is_fresh(&facts->addresses[i].check, facts->now_ms))
            return true;
    return false;
}

static const char *address_lines(const struct ks_health_facts *facts, struct ks_arena *arena)
{
    const char *lines = "";

    for (int i = 0; i < facts->address_count; i++) {
        const struct ks_address *address = &facts->addresses[i];
        char day[KS_DATE_TEXT_BYTES];
        if (!ks_address_is_amiss(&address->check, facts->now_ms))
            continue;
        lines = ks_arena_printf(arena, ks_staff_tr("%s\n  %s (%s): %s, since %s"), lines,
                                address->url, address->uses[0]->in[ks_staff_lang()],
                                ks_staff_tr(address_words[address->check.result]),
                                ks_date_format(ks_date_from_wall_ms(address->check.since_ms), day));
    }
    return lines;
}

/* Where no address is heard at all it is likelier this machine that has no way out. */
struct ks_finding ks_health_find_addresses(const struct ks_health_facts *facts,
                                           struct ks_arena *arena)
{
    struct ks_finding finding = {
        .id = KS_N_("addresses"), .gravity = KS_GRAVITY_SOON, .where = "addresses"};
    int amiss = 0, unheard = 0;

    for (int i = 0; i < facts->address_count; i++) {
        const struct ks_address_check *check = &facts->addresses[i].check;
        bool is_amiss = ks_address_is_amiss(check, facts->now_ms);
        amiss += is_amiss;
        unheard += is_amiss && ks_address_is_unheard(check->result);
    }
    if (amiss == 0) {
        finding.gravity = KS_GRAVITY_WELL;
        finding.text = ks_arena_printf(arena, ks_staff_tr("ok, %d addresses are looked at"),
                                       facts->address_count);
    } else if (unheard == facts->address_count) {
        finding.text = ks_arena_printf(
            arena,
            ks_staff_tr("none of %d addresses can be reached from the console for %d nights: see "
                        "to its way to the internet ([network] addresses in kiosk.conf)"),
            facts->address_count, KS_ADDRESS_FAILED_NIGHTS);
    } else {
        finding.text = ks_arena_printf(
            arena, ks_staff_tr("%d addresses to which visitors are led are not there:%s"), amiss,
            address_lines(facts, arena));
    }
    return finding;
}
