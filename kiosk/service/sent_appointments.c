/* The court's side of appointments for its tribunals: entered, told, answered, shown. */
#include "service/sent_appointments.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "content/node_make.h"
#include "service/appointments_private.h"
#include "service/court_private.h"
#include "service/parts.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- the line ---- */

static struct ks_node order_node(struct ks_arena *arena, const struct ks_sent *sent)
{
    const struct ks_node members[] = {
        ks_node_text("token", sent->token),
        ks_node_int("v", sent->version),
        ks_node_text("do", sent->is_cancel ? "cancel" : "book"),
        ks_node_text("line", sent->line),
        ks_node_text("kind", sent->kind),
        ks_node_int("at", sent->slot_ms),
        ks_node_text("code", sent->code),
        ks_node_text("instead", sent->instead_token),
    };

    return ks_node_object(arena, "", members, COUNT(members));
}

static void sign(const struct ks_court_self *self, const struct ks_tribunal_letter *letter,
                 struct ks_court_last last, const char *text, struct ks_arena *arena,
                 struct ks_node *out)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES];
    char *hex = ks_arena_alloc(arena, 2 * sizeof signature + 1);
    const char *message = ks_court_orders_text(arena, letter->name, last, text);

    ks_crypto_sign(self->secret, message, strlen(message), key, signature);
    ks_crypto_hex(signature, sizeof signature, hex);
    const struct ks_node members[] = {ks_node_text("text", text), ks_node_text("signature", hex)};
    *out = ks_node_object(arena, "orders", members, COUNT(members));
}

static enum ks_err tell(const struct ks_desk *desk, const struct ks_court_self *self,
                        const struct ks_tribunal_letter *letter, struct ks_court_last last,
                        struct ks_arena *arena, struct ks_node *out, struct ks_error *error)
{
    struct ks_sent_orders *orders = ks_arena_alloc(arena, sizeof *orders);
    struct ks_node nodes[KS_SENT_AT_ONCE];
    enum ks_err err =
        ks_store_take_orders(desk->store, letter->name, letter->now_ms, orders, error);

    if (err != KS_OK || orders->count == 0)
        return err;
    for (int i = 0; i < orders->count; i++)
        nodes[i] = order_node(arena, &orders->rows[i]);
    const struct ks_node list = ks_node_list(arena, "", nodes, orders->count);
    sign(self, letter, last, ks_node_write_short(arena, &list), arena, out);
    return KS_OK;
}

enum ks_err ks_sent_tell(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                         struct ks_court_last last, struct ks_arena *arena, struct ks_node *out,
                         struct ks_error *error)
{
    struct ks_court_self self = {.key = ""};
    int64_t open = 0;
    enum ks_err err = ks_store_count_orders(desk->store, letter->name, &open, error);

    *out = ks_node_null("orders");
    if (err != KS_OK || open == 0)
        return err;
    err = ks_court_open(letter->data_dir, "", &self, error);
    if (err == KS_OK)
        err = ks_court_check_key(desk, &self, NULL);
    bool is_others =
        err == KS_ERR_STATE; /* a finding says so; the console that has the key tells */
    if (err == KS_OK)
        err = tell(desk, &self, letter, last, arena, out, error);
    ks_crypto_wipe(&self, sizeof self);
    return is_others ? KS_OK : err;
}

static bool copy_word(const struct ks_node *node, char *out, size_t size)
{
    return node->kind == KS_NODE_TEXT &&
           strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(node->text) &&
           (size_t)snprintf(out, size, "%s", node->text) < size;
}

static bool read_answer(const struct ks_node *node, struct ks_sent_answer *out)
{
    enum { TOKEN, VERSION, STATE, REASON, CODE, MEMBERS };
    char state[16];

    *out = (struct ks_sent_answer){.state = KS_SENT_STATE_COUNT};
    if (node->kind != KS_NODE_LIST || node->child_count != MEMBERS ||
        node->children[VERSION].kind != KS_NODE_INT)
        return false;
    out->version = node->children[VERSION].number;
    if (!copy_word(&node->children[TOKEN], out->token, sizeof out->token) ||
        !copy_word(&node->children[STATE], state, sizeof state) ||
        !copy_word(&node->children[REASON], out->reason, sizeof out->reason) ||
        !copy_word(&node->children[CODE], out->code, sizeof out->code))
        return false;
    out->state = ks_sent_state_from_code(state);
    return out->state != KS_SENT_STATE_COUNT && out->state != KS_SENT_NEW;
}

enum ks_err ks_sent_hear(const struct ks_desk *desk, const char *name, const struct ks_node *list,
                         int64_t now_ms, struct ks_error *error)
{
    struct ks_sent_answer answers[KS_SENT_AT_ONCE];
    int count = 0;

    if (list == NULL || list->kind != KS_NODE_LIST || list->child_count == 0)
        return KS_OK;
    for (int i = 0; i < list->child_count && i < KS_SENT_AT_ONCE; i++)
        count += read_answer(&list->children[i], &answers[count]);
    return ks_store_hear_orders(desk->store, name, answers, count, now_ms, error);
}

/* As of struct ks_became. */
static const struct {
    const char *word;
    enum ks_sent_state state;
    const char *reason;
} ends[] = {
    {"cancelled", KS_SENT_CANCELLED, "there"},
    {"checked-in", KS_SENT_CAME, ""},
    {"expired", KS_SENT_MISSED, ""},
    {"no-show", KS_SENT_MISSED, "called"},
};

/* [code, word] */
static bool read_became(const struct ks_node *node, struct ks_sent_became *out)
{
    enum { CODE, WORD, MEMBERS };
    char word[16];

    *out = (struct ks_sent_became){.state = KS_SENT_STATE_COUNT};
    if (node->kind != KS_NODE_LIST || node->child_count != MEMBERS ||
        !copy_word(&node->children[CODE], out->code, sizeof out->code) ||
        !copy_word(&node->children[WORD], word, sizeof word))
        return false;
    for (int i = 0; i < COUNT(ends); i++)
        if (strcmp(ends[i].word, word) == 0) {
            out->state = ends[i].state;
            snprintf(out->reason, sizeof out->reason, "%s", ends[i].reason);
        }
    return out->state != KS_SENT_STATE_COUNT;
}

enum ks_err ks_sent_hear_became(const struct ks_desk *desk, const char *name,
                                const struct ks_node *list, int64_t now_ms, struct ks_error *error)
{
    struct ks_sent_became rows[KS_BECAME_AT_ONCE];
    int count = 0;

    if (list == NULL || list->kind != KS_NODE_LIST)
        return KS_OK;
    for (int i = 0; i < list->child_count && i < KS_BECAME_AT_ONCE; i++)
        count += read_became(&list->children[i], &rows[count]);
    return ks_store_hear_became(desk->store, name, rows, count, now_ms, error);
}

/* ---- where one stands ---- */

static const char *stage_of(const struct ks_sent *sent)
{
    bool was_told = sent->sent_ms > 0;

    if (!sent->is_open)
        return ks_sent_state_code(sent->state);
    if (sent->is_cancel)
        return was_told ? "cancel-sent" : "cancel-written";
    return was_told ? "sent" : "written";
}

/* Of a stage, and where there are several, of a reason; the last row of a stage stands for any. */
static const struct {
    const char *stage, *reason, *text;
} sentences[] = {
    {"written", "", KS_N_("written down; the hall is told as soon as it is heard")},
    {"sent", "", KS_N_("the hall has been told and has not answered yet: promise nothing")},
    {"taken", "", KS_N_("the hall has taken it: tell the person the code")},
    {"refused", "taken", KS_N_("refused: every place of that time is taken; choose another time")},
    {"refused", "past", KS_N_("refused: its day was over when the hall was told; choose another")},
    {"refused", "line",
     KS_N_("refused: the hall has no such line or kind of visitor; ask there what it opens")},
    {"refused", "came",
     KS_N_("refused: the person has already checked in with the former time; nothing to do")},
    {"refused", "over",
     KS_N_("refused: the day of the former time is over; enter it as a new one")},
    {"refused", "",
     KS_N_("refused: the hall is not open then, or has closed that time; choose another")},
    {"cancel-written", "", KS_N_("to be given back; the hall is told as soon as it is heard")},
    {"cancel-sent", "", KS_N_("to be given back; the hall has been told and has not answered yet")},
    {"cancelled", "moved", KS_N_("moved to another time")},
    {"cancelled", "there", KS_N_("given back at the hall, by the person or by staff there")},
    {"cancelled", "", KS_N_("given back")},
    {"came", "", KS_N_("the person has come and checked in")},
    {"missed", "called", KS_N_("the person checked in and was not there when called")},
    {"missed", "", KS_N_("nobody came on its day")},
    {"stands", "came", KS_N_("cannot be given back: the person has already checked in")},
    {"stands", "", KS_N_("cannot be given back: its day is over")},
};

static const char *sentence_of(const char *stage, const char *reason)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (strcmp(sentences[i].stage, stage) == 0 &&
            (sentences[i].reason[0] == '\0' || strcmp(sentences[i].reason, reason) == 0))
            return ks_staff_tr(sentences[i].text);
    return "";
}

static const char *text_of(const struct ks_sent *sent, const char *stage, int64_t now_ms)
{
    if (sent->is_open && sent->slot_ms < now_ms)
        return ks_staff_tr("its time has come and the hall has not answered: telephone the hall "
                           "and the person");
    return sentence_of(stage, sent->reason);
}

static struct ks_sent_entry entry_of(const struct ks_sent *sent, int64_t now_ms)
{
    const char *stage = stage_of(sent);
    bool is_change = sent->instead != 0 && sent->is_open;
    bool is_ahead = sent->slot_ms > now_ms && !sent->is_moving;
    struct ks_sent_entry entry = {
        .id = sent->id,
        .slot_ms = sent->slot_ms,
        .made_ms = sent->made_ms,
        .sent_ms = sent->sent_ms,
        .answered_ms = sent->answered_ms,
        .stage = stage,
        .text = sent->is_moving ? ks_staff_tr("another time has been asked for; until the hall "
                                              "takes that, this one stands")
                                : text_of(sent, stage, now_ms),
        .can_move = is_ahead && strcmp(stage, "taken") == 0,
        .can_cancel = is_ahead && (strcmp(stage, "taken") == 0 || strcmp(stage, "written") == 0 ||
                                   (strcmp(stage, "sent") == 0 && !is_change)),
    };

    memcpy(entry.hall, sent->name, sizeof entry.hall);
    memcpy(entry.line, sent->line, sizeof entry.line);
    memcpy(entry.kind, sent->kind, sizeof entry.kind);
    memcpy(entry.actor, sent->actor, sizeof entry.actor);
    if (strcmp(stage, "taken") == 0)
        memcpy(entry.code, sent->code, sizeof entry.code);
    return entry;
}

struct listing {
    struct ks_sent_entries *out;
    int64_t now_ms;
};

static bool take_row(const struct ks_sent *sent, void *ctx)
{
    struct listing *listing = ctx;
    struct ks_sent_entries *out = listing->out;

    if (out->total++ < KS_MOST_SENT)
        out->rows[out->count++] = entry_of(sent, listing->now_ms);
    return true;
}

enum ks_err ks_sent_list(const struct ks_desk *desk, int64_t now_ms, struct ks_sent_entries *out,
                         struct ks_error *error)
{
    char from[KS_DATE_TEXT_BYTES];
    struct listing listing = {out, now_ms};

    memset(out, 0, sizeof *out);
    ks_date_format(ks_date_add_days(ks_date_from_wall_ms(now_ms), -KS_SENT_SHOWN_DAYS), from);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_show_sent(desk->store, from, take_row, &listing, error);
    if (err != KS_OK)
        memset(out, 0, sizeof *out);
    return err;
}

/* ---- what can be had there ---- */

struct ks_hall_plan ks_sent_plan(const struct ks_content *content, const char *hall)
{
    struct ks_hall_plan plan = content->hall;

    for (int i = 0; i < content->tribunal_count; i++) {
        const struct ks_hall_plan *own = &content->tribunals[i].own;
        if (strcmp(content->tribunals[i].id, hall) == 0 && own->line_count > 0) {
            plan.lines = own->lines;
            plan.line_count = own->line_count;
        }
    }
    return plan;
}

static enum ks_err find_line(const struct ks_content *content, const char *hall, const char *id,
                             const struct ks_service_line **out, struct ks_error *error)
{
    const struct ks_hall_plan plan = ks_sent_plan(content, hall);

    *out = ks_hall_find_line(&plan, id);
    return *out != NULL ? KS_OK : ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\"", id);
}

enum ks_err ks_sent_times(const struct ks_content *content, const char *hall, const char *line_id,
                          const char *day, int64_t now_ms, struct ks_slots_view *out,
                          struct ks_error *error)
{
    enum { SEARCHED_DAYS = 60 };
    const struct ks_service_line *line = NULL;
    struct ks_slot_view slots[KS_MOST_SLOTS];
    char text[KS_DATE_TEXT_BYTES];
    enum ks_err err = find_line(content, hall, line_id, &line, error);

    *out = (struct ks_slots_view){.day = 0};
    if (err != KS_OK)
        return err;
    for (int i = 1; i <= SEARCHED_DAYS && out->day_count < KS_MOST_SLOT_DAYS; i++) {
        struct ks_date date = ks_date_add_days(ks_date_from_wall_ms(now_ms), i);
        int count = ks_appointments_times(content, line, date, slots);
        if (count == 0)
            continue;
        if (out->day_count == 0 || strcmp(ks_date_format(date, text), day) == 0) {
            out->day = out->day_count;
            out->slot_count = count;
            memcpy(out->slots, slots, sizeof out->slots);
        }
        out->days[out->day_count++] = date;
    }
    return KS_OK;
}

/* ---- entering ---- */

static enum ks_err check(const struct ks_desk *desk, const struct ks_sent_request *request,
                         int64_t now_ms, struct ks_error *error)
{
    const struct ks_service_line *line = NULL;
    enum ks_err err = find_line(desk->content, request->hall, request->line, &line, error);

    if (err == KS_OK && ks_hall_find_kind(&desk->content->hall, request->kind) == NULL)
        err = ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\" for \"%s\"", request->line,
                      request->kind);
    return err == KS_OK && !ks_slot_is_to_come(desk->content, line, request->slot_ms, now_ms)
               ? ks_fail(error, KS_ERR_CLOSED, "That is no time to come of \"%s\"", line->id)
               : err;
}

enum ks_err ks_sent_enter(const struct ks_desk *desk, const struct ks_sent_request *request,
                          int64_t now_ms, struct ks_sent_entry *out, struct ks_error *error)
{
    const struct ks_bytes parts[] = {{request->actor, strlen(request->actor)},
                                     {request->token, strlen(request->token)}};
    uint8_t hash[KS_CRYPTO_HASH_BYTES];
    char token[KS_CRYPTO_DIGEST_BYTES];
    struct ks_sent sent;

    *out = (struct ks_sent_entry){.id = 0};
    ks_crypto_hash(parts, COUNT(parts), hash);
    ks_crypto_digest(hash, sizeof hash, token);
    const struct ks_sent_wish wish = {.name = request->hall,
                                      .line = request->line,
                                      .kind = request->kind,
                                      .token = token,
                                      .slot_ms = request->slot_ms,
                                      .instead = request->instead,
                                      .actor = request->actor,
                                      .now_ms = now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = check(desk, request, now_ms, error);
    if (err == KS_OK)
        err = ks_store_send_appointment(desk->store, &wish, &sent, error);
    if (err == KS_OK)
        *out = entry_of(&sent, now_ms);
    return err;
}

enum ks_err ks_sent_cancel(const struct ks_desk *desk, int64_t id, int64_t now_ms,
                           struct ks_sent_entry *out, struct ks_error *error)
{
    struct ks_sent sent;
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct ks_sent_entry){.id = 0};
    if (err == KS_OK)
        err = ks_store_cancel_sent(desk->store, id, now_ms, &sent, error);
    if (err == KS_OK)
        *out = entry_of(&sent, now_ms);
    return err;
}
