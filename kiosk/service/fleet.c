/* The stations as staff see them: what each said, checked, with its age. */
#include "service/fleet.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "service/parts.h"
#include "service/releases.h"
#include "service/station_private.h"
#include "store/store_station_orders.h"

enum {
    DAY_MS = 24 * 3600 * 1000,
    MINUTE_MS = 60 * 1000,
    MOST_MINUTES = 720,
};

/* ---- what each said ---- */

/* Only of a report that the machine of this epoch signed. */
static const struct ks_node *read_report(struct ks_arena *arena, const struct ks_device_row *row)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES];
    struct ks_device_self self = {.key = ""};
    const struct ks_beat beat = {.self = &self,
                                 .place = row->device.place,
                                 .epoch = row->device.epoch,
                                 .n = row->n,
                                 .seen_ms = row->seen_ms,
                                 .report = row->report};
    const char *fault = NULL;
    int line = 0;

    if (strlen(row->run) >= sizeof self.run || strlen(row->signature) != 2 * sizeof signature ||
        strlen(row->device.key) != 2 * sizeof key ||
        !ks_crypto_unhex(row->device.key, sizeof key, key) ||
        !ks_crypto_unhex(row->signature, sizeof signature, signature))
        return NULL;
    memcpy(self.run, row->run, strlen(row->run) + 1);
    const char *text = ks_station_signed_text(arena, &beat);
    return ks_crypto_is_signed(key, text, strlen(text), signature)
               ? ks_node_parse(arena, row->report, strlen(row->report), &line, &fault)
               : NULL;
}

/* -1 where it is not told. */
static int64_t number_of(const struct ks_node *report, const char *key)
{
    const struct ks_node *member = report != NULL ? ks_node_member(report, key) : NULL;

    return member != NULL && member->kind == KS_NODE_INT ? member->number : -1;
}

static const char *text_of(const struct ks_node *report, const char *key)
{
    const struct ks_node *member = report != NULL ? ks_node_member(report, key) : NULL;

    return member != NULL ? member->text : "";
}

/* It lives when a frame was shown and the touch device read, not because its program runs. */
static const char *life_of(const struct ks_fleet_station *station, int64_t now_ms)
{
    int64_t frame = number_of(station->report, "frame_age_ms");
    int64_t touch = number_of(station->report, "touch_age_ms");

    if (station->seen_ms == 0)
        return "never";
    if (station->report == NULL)
        return "forged";
    if (now_ms - station->seen_ms > KS_STATION_ALIVE_MS)
        return "away";
    bool is_moving =
        frame >= 0 && frame <= KS_STATION_ALIVE_MS && touch >= 0 && touch <= KS_STATION_ALIVE_MS;
    return is_moving ? "alive" : "hung";
}

/* Of the pack that comes with the program only the number is known here. */
static const char *content_of(const struct ks_fleet_station *station, const struct ks_fleet *fleet)
{
    const struct ks_node *content =
        station->report != NULL ? ks_node_member(station->report, "content") : NULL;
    int64_t shown = number_of(content, "shown"), staged = number_of(content, "staged");
    bool is_same =
        fleet->release_sha[0] == '\0' || strcmp(fleet->release_sha, text_of(content, "sha")) == 0;

    if (content == NULL)
        return "unknown";
    if (strcmp(station->life, "away") == 0)
        return "away";
    if (shown == fleet->release && is_same)
        return "live";
    return staged >= fleet->release || fleet->release == KS_RELEASE_SHIPPED ? "waiting" : "behind";
}

struct listing {
    struct ks_fleet *out;
    struct ks_arena *arena;
};

static bool take_station(const struct ks_device_row *row, void *ctx)
{
    const struct listing *listing = ctx;
    struct ks_fleet *fleet = listing->out;
    struct ks_fleet_station *station = &fleet->rows[fleet->count++];

    *station = (struct ks_fleet_station){
        .place = row->device.place,
        .epoch = row->device.epoch,
        .name = ks_arena_strdup(listing->arena, row->device.name),
        .spot = ks_arena_strdup(listing->arena, row->device.spot),
        .hardware = ks_arena_strdup(listing->arena, row->device.hardware),
        .seen_ms = row->seen_ms,
        .rival_ms = row->device.rival_ms,
        .report = row->seen_ms > 0 ? read_report(listing->arena, row) : NULL,
    };
    int64_t at_ms = number_of(station->report, "at_ms");
    station->has_offset = at_ms >= 0;
    station->offset_ms = station->has_offset ? at_ms - row->seen_ms : 0;
    station->life = life_of(station, fleet->now_ms);
    station->content = content_of(station, fleet);
    return fleet->count < KS_FLEET_MOST;
}

static enum ks_err find_wanted(const struct ks_desk *desk, struct ks_arena *arena,
                               struct ks_fleet *out, struct ks_error *error)
{
    struct ks_release_row *rows = NULL;
    int count = 0;
    enum ks_err err =
        ks_release_list(desk, arena, out->now_ms, &rows, &count, &out->release, error);

    out->release_sha = "";
    for (int i = 0; err == KS_OK && i < count; i++)
        if (rows[i].release.term.number == out->release)
            out->release_sha = rows[i].release.sha;
    return err;
}

enum ks_err ks_fleet_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                          struct ks_fleet *out, struct ks_error *error)
{
    struct listing listing = {out, arena};

    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_common_clock(desk->store, now_ms, &out->now_ms, error);
    if (err == KS_OK)
        err = find_wanted(desk, arena, out, error);
    return err == KS_OK ? ks_store_show_devices(desk->store, arena, take_station, &listing, error)
                        : err;
}

/* ---- who is a station ---- */

static enum ks_err check_text(const char *text, size_t most, const char *what, bool may_be_empty,
                              struct ks_error *error)
{
    if (strlen(text) >= most)
        return ks_fail(error, KS_ERR_INPUT, "%s is too long", ks_staff_tr(what));
    if (!may_be_empty && text[0] == '\0')
        return ks_fail(error, KS_ERR_INPUT, "%s is missing", ks_staff_tr(what));
    if (!ks_utf8_is_plain(text))
        return ks_fail(error, KS_ERR_INPUT, "%s has a character in it that it may not have",
                       ks_staff_tr(what));
    return KS_OK;
}

static enum ks_err check_names(const char *name, const char *spot, bool may_be_empty,
                               struct ks_error *error)
{
    enum ks_err err =
        check_text(name, KS_DEVICE_NAME_BYTES, KS_N_("The name"), may_be_empty, error);

    return err == KS_OK ? check_text(spot, KS_DEVICE_SPOT_BYTES, KS_N_("The spot"), true, error)
                        : err;
}

static struct ks_device_hand device_hand(const struct ks_fleet_hand *hand)
{
    return (struct ks_device_hand){hand->who, hand->now_ms};
}

/* As people read it aloud: blanks do not count. */
static void read_code(const char *typed, char out[KS_ENROLMENT_CODE_BYTES])
{
    size_t length = 0;

    for (; *typed != '\0' && length + 1 < KS_ENROLMENT_CODE_BYTES; typed++)
        if (*typed != ' ' && *typed != '-')
            out[length++] = *typed;
    out[length] = '\0';
}

enum ks_err ks_fleet_enrol(const struct ks_desk *desk, const char *code, int64_t place,
                           const char *name, const char *spot, const struct ks_fleet_hand *hand,
                           int64_t *out_place, struct ks_error *error)
{
    struct ks_device_hand by = device_hand(hand);
    struct ks_device device = {.place = 0};
    char digits[KS_ENROLMENT_CODE_BYTES];

    read_code(code, digits);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = check_names(name, spot, place != 0, error);
    if (err == KS_OK)
        err = ks_store_common_clock(desk->store, hand->now_ms, &by.now_ms, error);
    if (err == KS_OK)
        err = ks_store_enrol(desk->store, digits, place, name, spot, &by, &device, error);
    *out_place = device.place;
    return err;
}

enum ks_err ks_fleet_change(const struct ks_desk *desk, int64_t place, const char *name,
                            const char *spot, const struct ks_fleet_hand *hand,
                            struct ks_error *error)
{
    const struct ks_device_hand by = device_hand(hand);
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = check_names(name, spot, false, error);
    return err == KS_OK ? ks_store_change_device(desk->store, place, name, spot, &by, error) : err;
}

enum ks_err ks_fleet_revoke(const struct ks_desk *desk, int64_t place,
                            const struct ks_fleet_hand *hand, struct ks_error *error)
{
    const struct ks_device_hand by = device_hand(hand);
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_store_revoke_device(desk->store, place, &by, error);
    enum ks_err closed = err == KS_OK ? ks_store_close_login(desk->store, place, NULL) : err;
    (void)closed; /* whoever may not do that finds it told below */
    return err;
}

const char *ks_fleet_open_login(const struct ks_desk *desk, struct ks_arena *arena)
{
    struct ks_device_login login;

    if (desk->store == NULL || ks_store_find_open_login(desk->store, &login, NULL) != KS_OK)
        return NULL;
    return login.is_shared
               ? ks_arena_printf(arena,
                                 ks_staff_tr("%s is no station any more, but signs in to the "
                                             "database as %s like others that are: give each "
                                             "machine a user of its own, then take that one's "
                                             "right (ALTER ROLE %s NOLOGIN)"),
                                 login.name, login.login, login.login)
               : ks_arena_printf(arena,
                                 ks_staff_tr("%s is no station any more, but may still sign in to "
                                             "the database as %s: as the owner of the tables say "
                                             "ALTER ROLE %s NOLOGIN, and end what it has open "
                                             "(pg_terminate_backend)"),
                                 login.name, login.login, login.login);
}

/* ---- having one do something ---- */

static enum ks_err check_wish(const struct ks_fleet_wish *wish, enum ks_order_kind kind,
                              struct ks_error *error)
{
    if (kind == KS_ORDER_KIND_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "No station can do \"%s\"", wish->kind);
    if (wish->request[0] == '\0')
        return ks_fail(error, KS_ERR_INPUT, "What is asked for needs a token of its own");
    if (kind != KS_ORDER_MESSAGE)
        return KS_OK;
    if (wish->minutes < 1 || wish->minutes > MOST_MINUTES)
        return ks_fail(error, KS_ERR_INPUT, "A message stands for 1 to %d minutes", MOST_MINUTES);
    enum ks_err err = check_text(wish->text_zh, KS_ORDER_TEXT_BYTES,
                                 KS_N_("The message in Chinese"), false, error);
    return err == KS_OK ? check_text(wish->text_en, KS_ORDER_TEXT_BYTES,
                                     KS_N_("The message in English"), false, error)
                        : err;
}

enum ks_err ks_fleet_order(const struct ks_desk *desk, const struct ks_fleet_wish *wish,
                           const struct ks_fleet_hand *hand, int64_t *out_id,
                           struct ks_error *error)
{
    enum ks_order_kind kind = ks_order_kind_from_code(wish->kind);
    bool is_message = kind == KS_ORDER_MESSAGE;
    struct ks_station_order order = {.place = wish->place, .kind = kind};
    int64_t now_ms = 0;
    enum ks_err err = ks_desk_check_open(desk, error);

    *out_id = 0;
    if (err == KS_OK)
        err = check_wish(wish, kind, error);
    if (err == KS_OK)
        err = ks_store_common_clock(desk->store, hand->now_ms, &now_ms, error);
    if (err != KS_OK)
        return err;
    order.until_ms = now_ms + (is_message ? wish->minutes * MINUTE_MS : (int64_t)KS_ORDER_LASTS_MS);
    snprintf(order.actor, sizeof order.actor, "%s", hand->who);
    snprintf(order.text_zh, sizeof order.text_zh, "%s", is_message ? wish->text_zh : "");
    snprintf(order.text_en, sizeof order.text_en, "%s", is_message ? wish->text_en : "");
    err = ks_store_add_order(desk->store, &order, wish->request, now_ms, error);
    *out_id = order.id;
    return err;
}

static bool take_order(const struct ks_station_order *row, void *ctx)
{
    struct ks_fleet_orders *list = ctx;

    if (list->total++ >= KS_FLEET_MOST_ORDERS)
        return true;
    struct ks_fleet_order *order = &list->rows[list->count++];
    *order = (struct ks_fleet_order){.id = row->id,
                                     .place = row->place,
                                     .epoch = row->epoch,
                                     .kind = ks_order_kind_code(row->kind),
                                     .state = ks_order_state_code(row->state),
                                     .has_picture = row->has_picture,
                                     .made_ms = row->made_ms,
                                     .changed_ms = row->changed_ms,
                                     .until_ms = row->until_ms};
    snprintf(order->actor, sizeof order->actor, "%s", row->actor);
    return true;
}

enum ks_err ks_fleet_orders(const struct ks_desk *desk, int64_t now_ms, struct ks_fleet_orders *out,
                            struct ks_error *error)
{
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_common_clock(desk->store, now_ms, &now_ms, error);
    return err == KS_OK
               ? ks_store_show_orders(desk->store, now_ms - DAY_MS, now_ms, take_order, out, error)
               : err;
}

enum ks_err ks_fleet_picture(const struct ks_desk *desk, int64_t id, struct ks_arena *arena,
                             const void **out, size_t *bytes, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = NULL;
    *bytes = 0;
    return err == KS_OK ? ks_store_read_picture(desk->store, id, arena, out, bytes, error) : err;
}

enum ks_err ks_fleet_tidy(const struct ks_desk *desk, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_store_common_clock(desk->store, now_ms, &now_ms, error);
    return err == KS_OK ? ks_store_tidy_orders(desk->store, now_ms, error) : err;
}
