/* The page of staff: which station this machine is, and the code by which it is enrolled. Reached
 * by a finger that stays on the header of the home page. */
#include "screens/page/page.h"

enum { ACT_ASK = KS_ACT_OWN };

static const char *state_of(const struct ks_visit *visit, struct ks_ui *ui)
{
    switch (visit->hall.station.state) {
    case KS_STATION_STRANGE:
        return ks_ui_tr(ui, "This machine is not enrolled.");
    case KS_STATION_ASKING:
        return ks_ui_tr(ui, "Type this code at the console, under Devices. Nobody else needs it.");
    case KS_STATION_ENROLLED:
        return ks_ui_tr(ui, "This machine is enrolled.");
    case KS_STATION_REPLACED:
        return ks_ui_tr(ui, "Another machine has been put in the place of this one.");
    case KS_STATION_REVOKED:
        return ks_ui_tr(ui, "The enrolment of this machine was taken back.");
    case KS_STATION_RIVAL:
        return ks_ui_tr(ui, "Another machine has the identity of this one: its disk was copied. "
                            "Enrol this one anew, or switch it off.");
    default:
        return ks_ui_tr(ui, "Nothing has been heard from the hall about this machine.");
    }
}

/* Four digits and four. */
static const char *code_text(struct ks_ui *ui, const char *code)
{
    return ks_arena_printf(&ui->arena, "%.4s %.4s", code, code + 4);
}

static bool is_refused(const struct ks_station_standing *station)
{
    return station->state == KS_STATION_REPLACED || station->state == KS_STATION_REVOKED ||
           station->state == KS_STATION_RIVAL;
}

static void flow_code(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_station_standing *station = &visit->hall.station;
    int minute = ks_date_minute_from_wall_ms(station->code_until_ms);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_display(ui, ks_ui_tr(ui, "Enrolment code"), code_text(ui, station->code), false);
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->soft_ink,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Good until %02d:%02d"), minute / 60,
                                 minute % 60));
    ks_flow_card_end(ui);
}

static void flow_station(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_station_standing *station = &visit->hall.station;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_pair(ui, ks_ui_tr(ui, "Station"), station->name, KS_TYPE_LEAD);
    if (station->spot[0] != '\0')
        ks_flow_pair(ui, ks_ui_tr(ui, "Where it stands"), station->spot, KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Machine at this place"),
                 ks_arena_printf(&ui->arena, "%lld", (long long)station->epoch), KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_station_standing *station = &visit->hall.station;
    bool may_ask = station->state == KS_STATION_STRANGE || is_refused(station) ||
                   station->state == KS_STATION_UNKNOWN;
    const struct ks_button ask = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Show an enrolment code"), NULL,
                                  ACT_ASK, 0};

    const struct ks_page_service service = {"info", ks_ui_tr(ui, "For staff"), ui->theme->soft_ink};

    ks_ui_page_head(ui, &(struct ks_page_head){.service = &service, .back_action = KS_ACT_BACK});
    ks_ui_page_foot(ui, &ask, may_ask ? 1 : 0);
    if (is_refused(station))
        ks_flow_alarm(ui, state_of(visit, ui));
    else
        ks_flow_hint(ui, "info", state_of(visit, ui));
    if (station->state == KS_STATION_ASKING)
        flow_code(visit, ui);
    if (station->epoch > 0)
        flow_station(visit, ui);
    if (station->rival_ms > 0 && station->state == KS_STATION_ENROLLED)
        ks_flow_alarm(ui, ks_ui_tr(ui, "Another machine came with the key of this one, and was "
                                       "refused."));
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_ASK && visit->parts->ask_enrolment != NULL)
        visit->parts->ask_enrolment(visit->parts->station_ctx);
}

const struct ks_screen ks_screen_station = {.view = view, .act = act, .is_public = true};
