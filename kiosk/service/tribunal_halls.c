/* The court's side of the line to its tribunals: messages heard, answers made, halls listed. */
#include "service/tribunal_halls.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "content/node_make.h"
#include "domain/queue/states.h"
#include "service/court_private.h"
#include "service/hall_private.h"
#include "service/hall_stats.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"
#include "store/store_tribunals.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- who speaks ---- */

/* The public key of RFC 8032, 7.1, test 1. */
static const char nobodys_key[] =
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/* One answer and the same work for whoever is not known and whoever has another key: nobody learns
 * which halls there are. */
static enum ks_err fail_strange(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_NOT_FOUND,
                   "No hall of that name is enrolled here with the key of this message");
}

static enum ks_err check_signature(const struct ks_desk *desk,
                                   const struct ks_tribunal_letter *letter, struct ks_arena *arena,
                                   struct ks_error *error)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES];
    char hex[KS_DEVICE_KEY_BYTES];
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_store_find_tribunal_key(desk->store, letter->name, hex, error);
    if (err != KS_OK)
        return err;
    bool is_known = hex[0] != '\0';
    const char *text = ks_court_signed_text(arena, letter->name, letter->text);
    bool is_signed = ks_crypto_unhex(is_known ? hex : nobodys_key, sizeof key, key) &&
                     strlen(letter->signature) == 2 * sizeof signature &&
                     ks_crypto_unhex(letter->signature, sizeof signature, signature) &&
                     ks_crypto_is_signed(key, text, strlen(text), signature);
    return is_known && is_signed ? KS_OK : fail_strange(error);
}

/* ---- what it says ---- */

static int64_t item_number(const struct ks_node *list, int index)
{
    return list->children[index].kind == KS_NODE_INT ? list->children[index].number : 0;
}

static bool read_word(const struct ks_node *node, char out[KS_TICKET_ID_BYTES])
{
    return node->kind == KS_NODE_TEXT &&
           snprintf(out, KS_TICKET_ID_BYTES, "%s", node->text) < KS_TICKET_ID_BYTES;
}

static bool read_act(const struct ks_node *node, struct ks_hall_act *out)
{
    enum { EPOCH, N, AT, ACT, LINE, WAITED, UNDONE, MEMBERS };
    static const int64_t day_ms = (int64_t)24 * 60 * 60 * 1000;

    *out = (struct ks_hall_act){.waited_ms = -1};
    if (node->kind != KS_NODE_LIST || node->child_count != MEMBERS)
        return false;
    out->mark = (struct ks_act_mark){item_number(node, EPOCH), item_number(node, N)};
    out->at_ms = item_number(node, AT);
    out->waited_ms = item_number(node, WAITED);
    if (out->waited_ms > day_ms) /* nobody waits beyond the day of a number */
        out->waited_ms = -1;
    return read_word(&node->children[ACT], out->act) &&
           read_word(&node->children[LINE], out->line) &&
           read_word(&node->children[UNDONE], out->undone);
}

static bool read_acts(const struct ks_node *list, struct ks_court_saying *out)
{
    if (list == NULL || list->kind != KS_NODE_LIST || list->child_count > KS_ACTS_AT_ONCE)
        return false;
    for (int i = 0; i < list->child_count; i++)
        if (!read_act(&list->children[i], &out->acts[out->count++]))
            return false;
    return true;
}

/* A message as it was read. */
struct heard {
    struct ks_court_saying saying;
    struct ks_court_last last;
    const char *report;           /* NULL: it has none */
    const struct ks_node *done;   /* what it says of the court's orders; NULL */
    const struct ks_node *became; /* ... of what became of its appointments; NULL */
    int64_t pack;                 /* 0: it asks for none */
};

static enum ks_err read_letter(const struct ks_tribunal_letter *letter, struct ks_arena *arena,
                               struct heard *out, struct ks_error *error)
{
    const char *fault = NULL;
    int line = 0;
    const struct ks_node *root =
        ks_node_parse(arena, letter->text, strlen(letter->text), &line, &fault);
    const struct ks_node *report = root != NULL ? ks_node_member(root, "report") : NULL;

    *out = (struct heard){.pack = ks_court_number_of(root, "pack")};
    out->last = ks_court_last_of(root);
    out->done = root != NULL ? ks_node_member(root, "done") : NULL;
    out->became = root != NULL ? ks_node_member(root, "became") : NULL;
    out->saying.epoch = ks_court_number_of(root, "epoch");
    out->saying.said = ks_court_number_of(root, "said");
    out->saying.after = ks_court_mark_of(root, "after");
    out->saying.end = ks_court_mark_of(root, "end");
    if (report != NULL && report->kind == KS_NODE_OBJECT)
        out->report = ks_node_write_short(arena, report);
    bool is_read = root != NULL && read_acts(ks_node_member(root, "acts"), &out->saying) &&
                   (out->report == NULL || strlen(out->report) < KS_TRIBUNAL_REPORT_BYTES);
    return is_read ? KS_OK : ks_fail(error, KS_ERR_INPUT, "The message of the hall cannot be read");
}

static enum ks_err take_letter(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                               struct ks_arena *arena, int64_t *out_pack,
                               struct ks_tribunal_hearing *hearing, struct ks_error *error)
{
    struct heard *heard = ks_arena_alloc(arena, sizeof *heard);
    enum ks_err err = check_signature(desk, letter, arena, error);

    if (err == KS_OK)
        err = read_letter(letter, arena, heard, error);
    const struct ks_tribunal_said said = {.name = letter->name,
                                          .saying = &heard->saying,
                                          .last = heard->last,
                                          .report = heard->report,
                                          .now_ms = letter->now_ms};
    if (err == KS_OK)
        err = ks_store_hear_tribunal(desk->store, &said, hearing, error);
    if (err == KS_OK && hearing->is_heard)
        err = ks_sent_hear(desk, letter->name, heard->done, letter->now_ms, error);
    if (err == KS_OK && hearing->is_heard)
        err = ks_sent_hear_became(desk, letter->name, heard->became, letter->now_ms, error);
    *out_pack = err == KS_OK ? heard->pack : 0;
    return err;
}

/* ---- what it is told ---- */

static enum ks_err make_release(const struct ks_desk *desk, int64_t now_ms, struct ks_arena *arena,
                                struct ks_node *out, struct ks_error *error)
{
    struct ks_release_row row = {.submitted_ms = 0};
    int64_t live = 0;
    enum ks_err err = ks_releases_find_live(desk, now_ms, &live, error);

    if (err == KS_OK && live != KS_RELEASE_SHIPPED)
        err = ks_store_get_release(desk->store, live, &row, error);
    const struct ks_node members[] = {
        ks_node_int("number", live),
        ks_node_text("sha", ks_arena_strdup(arena, row.release.sha)),
    };
    *out = ks_node_object(arena, "release", members, COUNT(members));
    return err;
}

static enum ks_err make_downs(const struct ks_desk *desk, struct ks_arena *arena,
                              struct ks_node *out, struct ks_error *error)
{
    struct ks_release_down *rows = NULL;
    int count = 0;
    enum ks_err err = ks_release_list_down(desk, arena, &rows, &count, error);
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *nodes);

    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {ks_node_text("page", rows[i].page),
                                          ks_node_text("why", rows[i].why)};
        nodes[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    *out = ks_node_list(arena, "down", nodes, count);
    return err;
}

/* To a message that was not heard: what the next one is to name, and nothing else. */
static const char *write_again(struct ks_arena *arena, struct ks_court_last last)
{
    const struct ks_node member = ks_court_last_node(arena, last);
    const struct ks_node root = ks_node_object(arena, "", &member, 1);

    return ks_node_write_short(arena, &root);
}

static enum ks_err write_answer(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                                const struct ks_tribunal_hearing *hearing, struct ks_arena *arena,
                                const char **out, struct ks_error *error)
{
    struct ks_node release, downs, orders;
    enum ks_err err = make_release(desk, letter->now_ms, arena, &release, error);

    if (err == KS_OK)
        err = make_downs(desk, arena, &downs, error);
    if (err == KS_OK)
        err = ks_sent_tell(desk, letter, hearing->last, arena, &orders, error);
    if (err != KS_OK)
        return err;
    const struct ks_node members[] = {ks_court_last_node(arena, hearing->last),
                                      ks_court_mark_node(arena, "mark", hearing->mark), release,
                                      downs, orders};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    *out = ks_node_write_short(arena, &root);
    return KS_OK;
}

enum ks_err ks_tribunal_hear(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                             struct ks_arena *arena, const char **out, struct ks_error *error)
{
    struct ks_tribunal_hearing hearing = {.is_heard = false};
    int64_t pack = 0;
    enum ks_err err = take_letter(desk, letter, arena, &pack, &hearing, error);

    if (err != KS_OK)
        return err;
    if (hearing.is_heard)
        return write_answer(desk, letter, &hearing, arena, out, error);
    *out = write_again(arena, hearing.last);
    return KS_OK;
}

enum ks_err ks_tribunal_read_pack(const struct ks_desk *desk,
                                  const struct ks_tribunal_letter *letter, struct ks_arena *arena,
                                  const char **out, size_t *bytes, struct ks_error *error)
{
    struct ks_tribunal_hearing hearing = {.is_heard = false};
    struct ks_release_body body = {.pack = NULL};
    int64_t pack = 0, live = 0;
    enum ks_err err = take_letter(desk, letter, arena, &pack, &hearing, error);

    if (err == KS_OK && !hearing.is_heard)
        err = ks_fail(error, KS_ERR_INPUT,
                      "The message of the hall does not name the one that was heard last");
    if (err == KS_OK)
        err = ks_releases_find_live(desk, letter->now_ms, &live, error);
    if (err == KS_OK && (pack != live || live == KS_RELEASE_SHIPPED))
        err = ks_fail(error, KS_ERR_INPUT, "Release %lld is not shown now", (long long)pack);
    if (err == KS_OK)
        err = ks_store_read_release_body(desk->store, live, arena, &body, error);
    *out = body.pack;
    *bytes = body.pack_bytes;
    return err;
}

/* ---- who is enrolled ---- */

/* As tribunals.json calls them: small letters, digits and dashes. */
static bool is_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length < KS_TRIBUNAL_NAME_BYTES && name[length] == '\0';
}

enum ks_err ks_tribunal_enrol(const struct ks_desk *desk, const char *name, const char *key,
                              const struct ks_fleet_hand *hand, struct ks_error *error)
{
    uint8_t bytes[KS_CRYPTO_KEY_BYTES];
    const struct ks_device_hand by = {hand->who, hand->now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK && !is_name(name))
        err = ks_fail(error, KS_ERR_INPUT,
                      "A hall is called as in tribunals.json: small letters, digits and dashes, at "
                      "most 31");
    if (err == KS_OK &&
        (strlen(key) != 2 * sizeof bytes || !ks_crypto_unhex(key, sizeof bytes, bytes)))
        err = ks_fail(error, KS_ERR_INPUT,
                      "The key of a hall is 64 digits and letters, as kioskctl court key says "
                      "there");
    return err == KS_OK ? ks_store_put_tribunal(desk->store, name, key, &by, error) : err;
}

enum ks_err ks_tribunal_revoke(const struct ks_desk *desk, const char *name,
                               const struct ks_fleet_hand *hand, struct ks_error *error)
{
    const struct ks_device_hand by = {hand->who, hand->now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);

    return err == KS_OK ? ks_store_revoke_tribunal(desk->store, name, &by, error) : err;
}

/* ---- all of them ---- */

enum ks_err ks_tribunal_own(const struct ks_desk *desk, const struct ks_findings *findings,
                            struct ks_arena *arena, int64_t now_ms, struct ks_tribunal_hall *out,
                            struct ks_error *error)
{
    struct ks_hall_stats stats = {.count = 0};
    struct ks_node *report = ks_arena_alloc(arena, sizeof *report);
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_hall_count(desk, NULL, NULL, now_ms, arena, &stats, error);
    if (err != KS_OK)
        return err;
    const struct ks_hall_stat_row none = {.taken = 0};
    const struct ks_hall_stat_row *all = stats.count > 0 ? &stats.rows[0] : &none;
    *report = ks_court_report(desk, findings, arena);
    *out = (struct ks_tribunal_hall){
        .name = "",
        .seen_ms = now_ms,
        .life = "alive",
        .content = "live",
        .report = report->kind == KS_NODE_OBJECT ? report : NULL,
        .taken = all->taken,
        .called = all->wait.count,
        .served = all->served,
        .mean_wait_s = all->wait.count > 0 ? all->wait.sum_s / all->wait.count : -1};
    return KS_OK;
}

struct listing {
    struct ks_arena *arena;
    struct ks_tribunal_halls *out;
};

static const char *life_of(int64_t seen_ms, int64_t now_ms)
{
    if (seen_ms == 0)
        return "never";
    return now_ms - seen_ms > KS_COURT_OLD_MS ? "away" : "alive";
}

static bool take_hall(const struct ks_tribunal_row *row, void *ctx)
{
    struct listing *listing = ctx;
    struct ks_tribunal_halls *out = listing->out;
    struct ks_tribunal_hall *hall = &out->rows[out->count++];
    const char *fault = NULL;
    int line = 0;

    *hall = (struct ks_tribunal_hall){
        .name = ks_arena_strdup(listing->arena, row->name),
        .seen_ms = row->seen_ms,
        .rival_ms = row->rival_ms,
        .life = life_of(row->seen_ms, out->now_ms),
        .content = "unknown",
        .report = row->report[0] != '\0' ? ks_node_parse(listing->arena, row->report,
                                                         strlen(row->report), &line, &fault)
                                         : NULL,
        .mean_wait_s = -1,
    };
    int64_t shown = ks_court_number_of(hall->report, "release");
    if (shown > 0)
        hall->content = shown == out->release ? "live" : "behind";
    return out->count < KS_MOST_TRIBUNAL_HALLS;
}

static bool take_figure(const struct ks_tribunal_figure *row, void *ctx)
{
    struct ks_tribunal_halls *out = ctx;
    enum ks_queue_act act = ks_queue_act_from_code(row->act);

    for (int i = 0; i < out->count; i++) {
        struct ks_tribunal_hall *hall = &out->rows[i];
        if (strcmp(hall->name, row->name) != 0)
            continue;
        hall->refused += strcmp(row->act, KS_TRIBUNAL_REFUSED) == 0 ? row->count : 0;
        hall->taken += act == KS_QUEUE_ISSUE ? row->count : 0;
        hall->served += act == KS_QUEUE_FINISH ? row->count : 0;
        if (act != KS_QUEUE_CALL || row->waits == 0)
            continue;
        int64_t sum_s = (hall->mean_wait_s > 0 ? hall->mean_wait_s * hall->called : 0) +
                        row->wait_sum_ms / 1000;
        hall->called += row->waits;
        hall->mean_wait_s = sum_s / hall->called;
    }
    return true;
}

enum ks_err ks_tribunal_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                             struct ks_tribunal_halls *out, struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    struct listing listing = {arena, out};

    out->count = 0;
    out->now_ms = now_ms;
    out->release = 0;
    enum ks_err err = ks_releases_find_live(desk, now_ms, &out->release, error);
    if (err == KS_OK)
        err = ks_store_show_tribunals(desk->store, arena, take_hall, &listing, error);
    ks_hall_day(now_ms, day);
    return err == KS_OK
               ? ks_store_show_tribunal_figures(desk->store, day, day, take_figure, out, error)
               : err;
}
