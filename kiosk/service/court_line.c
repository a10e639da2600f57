/* What a tribunal's hall says to its court, and what it takes from the answer. */
#include "service/court_line.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "content/node_make.h"
#include "service/court_private.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

static const char *const fault_codes[KS_COURT_FAULT_COUNT] = {
    [KS_COURT_WELL] = "",       [KS_COURT_SILENT] = "silent",   [KS_COURT_REFUSED] = "refused",
    [KS_COURT_RIVAL] = "rival", [KS_COURT_RELEASE] = "release", [KS_COURT_STRANGE] = "strange",
};

/* ---- a message ---- */

/* [epoch, n, at, act, line, waited, undone] */
static struct ks_node act_node(struct ks_arena *arena, const struct ks_hall_act *act)
{
    const struct ks_node members[] = {
        ks_node_int("", act->mark.epoch), ks_node_int("", act->mark.n),
        ks_node_int("", act->at_ms),      ks_node_text("", act->act),
        ks_node_text("", act->line),      ks_node_int("", act->waited_ms),
        ks_node_text("", act->undone),
    };

    return ks_node_list(arena, "", members, COUNT(members));
}

static struct ks_node done_node(struct ks_arena *arena, const struct ks_court_self *self)
{
    const char *fault = NULL;
    int line = 0;
    const struct ks_node *list =
        self->done[0] != '\0' ? ks_node_parse(arena, self->done, strlen(self->done), &line, &fault)
                              : NULL;
    struct ks_node node = list != NULL ? *list : ks_node_null("done");

    node.key = "done";
    return node;
}

static const char *write_text(struct ks_arena *arena, const struct ks_court_self *self,
                              const struct ks_court_saying *saying, int64_t pack,
                              const struct ks_node *became, const struct ks_node *report)
{
    const struct ks_court_last last = {self->last_enrolled_ms, {self->last_epoch, self->last_said}};
    struct ks_node *acts = ks_arena_alloc(arena, KS_ACTS_AT_ONCE * sizeof *acts);

    for (int i = 0; i < saying->count; i++)
        acts[i] = act_node(arena, &saying->acts[i]);
    const struct ks_node members[] = {
        ks_court_last_node(arena, last),
        ks_node_int("epoch", saying->epoch),
        ks_node_int("said", saying->said),
        ks_court_mark_node(arena, "after", saying->after),
        ks_court_mark_node(arena, "end", saying->end),
        ks_node_list(arena, "acts", acts, saying->count),
        ks_node_int("pack", pack),
        done_node(arena, self),
        *became,
        *report,
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

static const char *write_body(struct ks_arena *arena, const struct ks_court_self *self,
                              const char *text)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES];
    char hex[2 * sizeof signature + 1];
    const char *message = ks_court_signed_text(arena, self->name, text);

    ks_crypto_sign(self->secret, message, strlen(message), key, signature);
    ks_crypto_hex(signature, sizeof signature, hex);
    const struct ks_node members[] = {ks_node_text("name", self->name), ks_node_text("text", text),
                                      ks_node_text("signature", hex)};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

enum ks_err ks_court_say(const struct ks_desk *desk, struct ks_court_self *self,
                         const struct ks_findings *findings, int64_t pack, struct ks_arena *arena,
                         struct ks_court_message *out, struct ks_error *error)
{
    struct ks_court_saying *saying = ks_arena_alloc(arena, sizeof *saying);
    struct ks_node report = ks_node_null("report"), became;
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct ks_court_message){.body = NULL};
    if (err == KS_OK)
        err = ks_court_check_key(desk, self, error);
    if (err == KS_OK && findings != NULL)
        report = ks_court_report(desk, findings, arena);
    if (err == KS_OK)
        err =
            ks_store_say(desk->store, self->speaker, ks_clock_wall_ms(desk->clock), saying, error);
    if (err == KS_OK)
        err = ks_court_tell_became(desk, self, arena, &became, error);
    if (err != KS_OK)
        return err;
    self->epoch = saying->epoch;
    self->said = saying->said;
    out->body = write_body(arena, self, write_text(arena, self, saying, pack, &became, &report));
    out->is_more = saying->count == KS_ACTS_AT_ONCE;
    return KS_OK;
}

void ks_court_end(const struct ks_desk *desk, const struct ks_court_self *self)
{
    if (desk->store == NULL)
        return;
    enum ks_err ignored = ks_store_end_saying(desk->store, self->speaker, NULL);
    (void)ignored; /* then another waits a few seconds for it */
}

/* ---- the answer: pages ---- */

static const struct ks_release_down *find_down(const struct ks_release_down *rows, int count,
                                               const char *page)
{
    for (int i = 0; i < count; i++)
        if (strcmp(rows[i].page, page) == 0)
            return &rows[i];
    return NULL;
}

static bool is_listed(const struct ks_node *list, const char *page)
{
    for (int i = 0; list != NULL && i < list->child_count; i++)
        if (strcmp(ks_court_text_of(&list->children[i], "page"), page) == 0)
            return true;
    return false;
}

static enum ks_err turn_page(const struct ks_desk *desk, bool is_down, const char *page,
                             const char *why, struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = KS_COURT_ACTOR,
                                           .act = is_down ? KS_N_("take-down") : KS_N_("put-back"),
                                           .what = page,
                                           .why = why,
                                           .at_ms = ks_clock_wall_ms(desk->clock)};
    enum ks_err err = ks_store_take_down(desk->store, is_down, &entry, error);

    return err == KS_ERR_STATE ? KS_OK : err; /* somebody here was first */
}

/* What this hall took down by itself stays down. */
static enum ks_err follow_pages(const struct ks_desk *desk, const struct ks_node *list,
                                struct ks_arena *arena, struct ks_error *error)
{
    struct ks_release_down *rows = NULL;
    int count = 0;
    enum ks_err err = ks_release_list_down(desk, arena, &rows, &count, error);

    for (int i = 0; err == KS_OK && list != NULL && i < list->child_count; i++) {
        const char *page = ks_court_text_of(&list->children[i], "page");
        if (page[0] != '\0' && strlen(page) < KS_PAGE_BYTES && find_down(rows, count, page) == NULL)
            err = turn_page(desk, true, page, ks_court_text_of(&list->children[i], "why"), error);
    }
    for (int i = 0; err == KS_OK && i < count; i++)
        if (strcmp(rows[i].who, KS_COURT_ACTOR) == 0 && !is_listed(list, rows[i].page))
            err = turn_page(desk, false, rows[i].page, "", error);
    return err;
}

/* ---- the answer: the release ---- */

/* Looks whether this hall has what the court shows, or its pack is to be asked for. When it begins
 * and ends, and what is shown then, each side reckons from its term; so nothing is withdrawn here.
 */
static enum ks_err follow_release(const struct ks_desk *desk, const struct ks_node *release,
                                  int64_t *out_pack, struct ks_error *error)
{
    struct ks_release_row row;
    int64_t live = ks_court_number_of(release, "number");

    if (live < KS_RELEASE_SHIPPED)
        return ks_fail(error, KS_ERR_INPUT, "The answer of the court cannot be read");
    if (live == KS_RELEASE_SHIPPED)
        return KS_OK;
    enum ks_err err = ks_store_get_release(desk->store, live, &row, error);
    if (err == KS_ERR_NOT_FOUND) {
        *out_pack = live;
        return KS_OK;
    }
    if (err == KS_OK && (strcmp(row.release.sha, ks_court_text_of(release, "sha")) != 0 ||
                         row.release.state != KS_RELEASE_SCHEDULED))
        err = ks_fail(error, KS_ERR_STATE,
                      "This hall has a release %lld of its own: that of the court cannot be shown",
                      (long long)live);
    return err;
}

/* ---- the answer as a whole ---- */

static const struct ks_node *read_answer(struct ks_arena *arena, const char *answer, size_t bytes)
{
    const char *fault = NULL;
    int line = 0;
    const struct ks_node *root = ks_node_parse(arena, answer, bytes, &line, &fault);

    return root != NULL && ks_node_member(root, "last") != NULL ? root : NULL;
}

static void keep_last(struct ks_court_self *self, const struct ks_node *root)
{
    const struct ks_court_last last = ks_court_last_of(root);

    self->last_enrolled_ms = last.enrolled_ms;
    self->last_epoch = last.said.epoch;
    self->last_said = last.said.n;
}

static enum ks_err keep_heard(const struct ks_desk *desk, const struct ks_node *root,
                              enum ks_court_fault fault, struct ks_error *error)
{
    struct ks_court_heard heard = {.heard_ms = ks_clock_wall_ms(desk->clock),
                                   .mark = ks_court_mark_of(root, "mark")};

    snprintf(heard.fault, sizeof heard.fault, "%s", fault_codes[fault]);
    return ks_store_hear_court(desk->store, &heard, error);
}

/* A pack that is still to be fetched may be the one that could not be taken before. */
static enum ks_court_fault fault_now(const struct ks_desk *desk, enum ks_err err, int64_t pack)
{
    struct ks_court_view before = {.fault = KS_COURT_WELL};

    if (pack == 0 || err != KS_OK)
        return err == KS_OK ? KS_COURT_WELL : KS_COURT_RELEASE;
    return ks_court_look(desk, &before, NULL) == KS_OK && before.fault == KS_COURT_RELEASE
               ? KS_COURT_RELEASE
               : KS_COURT_WELL;
}

static enum ks_err hear(const struct ks_desk *desk, struct ks_court_self *self,
                        const struct ks_node *root, struct ks_arena *arena, int64_t *out_pack,
                        struct ks_error *error)
{
    bool is_strange = false;
    enum ks_err obeyed = ks_court_obey(desk, self, root, arena, &is_strange, error);
    enum ks_err err = ks_court_keep_became(desk, self, root, arena, error);

    if (err == KS_OK)
        err = follow_pages(desk, ks_node_member(root, "down"), arena, error);
    if (err == KS_OK)
        err = follow_release(desk, ks_node_member(root, "release"), out_pack, error);
    enum ks_court_fault fault = fault_now(desk, err, *out_pack);
    if (fault == KS_COURT_WELL && is_strange)
        fault = KS_COURT_STRANGE;
    enum ks_err kept = keep_heard(desk, root, fault, err == KS_OK ? error : NULL);
    if (err == KS_OK)
        err = kept;
    return err == KS_OK ? obeyed : err;
}

enum ks_err ks_court_hear(const struct ks_desk *desk, struct ks_court_self *self,
                          const char *answer, size_t bytes, struct ks_court_news *out,
                          struct ks_error *error)
{
    struct ks_arena arena = {0};
    const struct ks_node *root = read_answer(&arena, answer, bytes);
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct ks_court_news){.is_heard = false};
    if (err == KS_OK && root == NULL)
        err = ks_fail(error, KS_ERR_INPUT, "The answer of the court cannot be read");
    if (err == KS_OK) {
        keep_last(self, root);
        out->is_heard = ks_node_member(root, "mark") != NULL;
    }
    if (out->is_heard)
        err = hear(desk, self, root, &arena, &out->pack, error);
    ks_arena_destroy(&arena);
    return err;
}

/* ---- a pack ---- */

static enum ks_err publish(const struct ks_desk *desk, const struct ks_release_pack *pack,
                           const char *text, size_t bytes, struct ks_error *error)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    struct ks_release_row row = {.submitted_ms = now_ms,
                                 .release = {.term = pack->term,
                                             .state = KS_RELEASE_SCHEDULED,
                                             .submitted_by = KS_COURT_ACTOR,
                                             .approved_by = KS_COURT_ACTOR,
                                             .published_by = KS_COURT_ACTOR,
                                             .rollback_of = pack->rollback_of}};
    const struct ks_release_body body = {.pack = text, .pack_bytes = bytes, .lines = "[]"};
    const struct ks_release_entry entry = {.who = KS_COURT_ACTOR,
                                           .act = KS_N_("import"),
                                           .number = pack->term.number,
                                           .what = pack->sha,
                                           .why = "",
                                           .at_ms = now_ms};

    memcpy(row.release.sha, pack->sha, sizeof row.release.sha);
    memcpy(row.release.approved_sha, pack->sha, sizeof row.release.approved_sha);
    return ks_store_add_release(desk->store, &row, &body, &entry, error);
}

enum ks_err ks_court_take_pack(const struct ks_desk *desk, const struct ks_release_place *place,
                               const char *text, size_t bytes, struct ks_error *error)
{
    struct ks_release_pack pack;
    enum ks_err err = ks_release_pack_read(text, bytes, &pack, error);

    if (err == KS_OK)
        err = ks_releases_check_signature(&pack, place->data_dir, error);
    if (err == KS_OK)
        err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = publish(desk, &pack, text, bytes, error);
    if (err == KS_OK) {
        err = ks_release_stage(desk, place->data_dir, ks_clock_wall_ms(desk->clock), error);
    } else {
        enum ks_err ignored = ks_court_miss(desk, KS_COURT_RELEASE, NULL);
        (void)ignored; /* the database is the other finding */
    }
    ks_release_pack_destroy(&pack);
    return err;
}

/* ---- whom it obeys ---- */

enum ks_err ks_court_trust(const struct ks_desk *desk, const char *key,
                           const struct ks_fleet_hand *hand, struct ks_error *error)
{
    uint8_t bytes[KS_CRYPTO_KEY_BYTES];
    const struct ks_device_hand by = {hand->who, hand->now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK &&
        (strlen(key) != 2 * sizeof bytes || !ks_crypto_unhex(key, sizeof bytes, bytes)))
        err = ks_fail(error, KS_ERR_INPUT,
                      "The key of a court is 64 digits and letters, as kioskctl court key says "
                      "there");
    return err == KS_OK ? ks_store_trust_court(desk->store, key, &by, error) : err;
}

/* ---- how the line is ---- */

enum ks_err ks_court_miss(const struct ks_desk *desk, enum ks_court_fault fault,
                          struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    return err == KS_OK ? ks_store_miss_court(desk->store, fault_codes[fault], error) : err;
}

enum ks_err ks_court_look(const struct ks_desk *desk, struct ks_court_view *out,
                          struct ks_error *error)
{
    struct ks_court_heard heard;
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct ks_court_view){.fault = KS_COURT_SILENT};
    if (err == KS_OK)
        err = ks_store_find_court(desk->store, &heard, error);
    if (err == KS_ERR_NOT_FOUND)
        return KS_OK; /* it has said nothing yet */
    if (err != KS_OK)
        return err;
    out->heard_ms = heard.heard_ms;
    for (int i = 0; i < KS_COURT_FAULT_COUNT; i++)
        if (strcmp(fault_codes[i], heard.fault) == 0)
            out->fault = (enum ks_court_fault)i;
    return KS_OK;
}
