/* What the court enters for this hall: its orders known by their signature, each done once, and
 * what came of each told in the next message. */
#include <stdio.h>
#include <string.h>

#include "content/node_make.h"
#include "service/appointments_private.h"
#include "service/court_private.h"
#include "service/parts.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- whose they are ---- */

/* An answer to an earlier message, or to one of another enrolment, is none to this one. */
static bool is_to_this(const struct ks_court_self *self, struct ks_court_last last)
{
    return last.said.epoch == self->epoch && last.said.n == self->said;
}

static bool is_of_court(const char *key, const struct ks_court_self *self,
                        const struct ks_node *answer, struct ks_arena *arena)
{
    const struct ks_node *orders = ks_node_member(answer, "orders");
    const struct ks_court_last last = ks_court_last_of(answer);
    const char *text =
        ks_court_orders_text(arena, self->name, last, ks_court_text_of(orders, "text"));
    const char *signature = ks_court_text_of(orders, "signature");
    uint8_t bytes[KS_CRYPTO_KEY_BYTES], signed_with[KS_CRYPTO_SIGNATURE_BYTES];

    return is_to_this(self, last) && ks_crypto_unhex(key, sizeof bytes, bytes) &&
           strlen(signature) == 2 * sizeof signed_with &&
           ks_crypto_unhex(signature, sizeof signed_with, signed_with) &&
           ks_crypto_is_signed(bytes, text, strlen(text), signed_with);
}

/* ---- one order ---- */

struct order {
    const char *token, *line, *kind, *code, *instead;
    int64_t version, slot_ms;
    bool is_cancel;
};

static struct order read_order(const struct ks_node *node)
{
    return (struct order){.token = ks_court_text_of(node, "token"),
                          .version = ks_court_number_of(node, "v"),
                          .is_cancel = strcmp(ks_court_text_of(node, "do"), "cancel") == 0,
                          .line = ks_court_text_of(node, "line"),
                          .kind = ks_court_text_of(node, "kind"),
                          .slot_ms = ks_court_number_of(node, "at"),
                          .code = ks_court_text_of(node, "code"),
                          .instead = ks_court_text_of(node, "instead")};
}

static enum ks_err answer_with(struct ks_sent_answer *out, enum ks_sent_state state,
                               const char *reason)
{
    out->state = state;
    snprintf(out->reason, sizeof out->reason, "%s", reason);
    return KS_OK;
}

static enum ks_err answer_of(const struct ks_appointment *row, struct ks_sent_answer *out)
{
    if (row->state == KS_APPOINTMENT_CANCELLED)
        return answer_with(out, KS_SENT_CANCELLED, "there");
    memcpy(out->code, row->code, sizeof out->code);
    if (row->state == KS_APPOINTMENT_CHECKED_IN)
        return answer_with(out, KS_SENT_CAME, "");
    return answer_with(out, row->state == KS_APPOINTMENT_EXPIRED ? KS_SENT_MISSED : KS_SENT_TAKEN,
                       "");
}

/* That of the token is no appointment any more, and can neither be given back nor moved; otherwise
 * `err` stays what it is. */
static enum ks_err answer_over(const struct ks_desk *desk, const char *token,
                               enum ks_sent_state state, enum ks_err err,
                               struct ks_sent_answer *out)
{
    struct ks_appointment row;

    if (ks_store_find_appointment_token(desk->store, token, &row, NULL) != KS_OK)
        return err;
    if (row.state == KS_APPOINTMENT_CHECKED_IN)
        return answer_with(out, state, "came");
    return row.state == KS_APPOINTMENT_EXPIRED ? answer_with(out, state, "over") : err;
}

static enum ks_err enter(const struct ks_desk *desk, const struct order *order,
                         struct ks_appointment *row, struct ks_error *error)
{
    char day[KS_TICKET_DAY_BYTES];
    enum ks_err err = ks_slot_check(desk, order->line, order->kind, order->slot_ms, error);

    if (err != KS_OK)
        return err;
    struct ks_appointment_wish wish =
        ks_slot_wish(desk, order->line, order->kind, order->slot_ms, day);
    wish.token = order->token;
    wish.code = order->code;
    wish.is_from_court = true;
    return ks_store_enter_appointment(desk->store, &wish, order->instead, row, error);
}

static bool is_past(const struct ks_desk *desk, int64_t slot_ms)
{
    return ks_date_compare(ks_date_from_wall_ms(slot_ms),
                           ks_date_from_wall_ms(ks_clock_wall_ms(desk->clock))) < 0;
}

static enum ks_err book(const struct ks_desk *desk, const struct order *order,
                        struct ks_sent_answer *out, struct ks_error *error)
{
    struct ks_appointment row;

    if (ks_store_find_appointment_token(desk->store, order->token, &row, NULL) == KS_OK)
        return answer_of(&row, out);
    if (is_past(desk, order->slot_ms))
        return answer_with(out, KS_SENT_REFUSED, "past");
    enum ks_err err = enter(desk, order, &row, error);
    switch (err) {
    case KS_OK:
        return answer_of(&row, out);
    case KS_ERR_INPUT:
        return answer_with(out, KS_SENT_REFUSED, "line");
    case KS_ERR_CLOSED:
        return answer_with(out, KS_SENT_REFUSED, "closed");
    case KS_ERR_TAKEN:
        return answer_with(out, KS_SENT_REFUSED, "taken");
    case KS_ERR_STATE:
        return answer_over(desk, order->instead, KS_SENT_REFUSED, err, out);
    default:
        return err;
    }
}

static enum ks_err give_back(const struct ks_desk *desk, const struct order *order,
                             struct ks_sent_answer *out, struct ks_error *error)
{
    struct ks_appointment row;
    enum ks_err err = ks_store_withdraw_appointment(desk->store, order->token,
                                                    ks_clock_wall_ms(desk->clock), &row, error);

    if (err == KS_OK || err == KS_ERR_NOT_FOUND)
        return answer_with(out, KS_SENT_CANCELLED, "");
    return err == KS_ERR_STATE ? answer_over(desk, order->token, KS_SENT_STANDS, err, out) : err;
}

/* ---- all of them ---- */

static struct ks_node answer_node(struct ks_arena *arena, const struct ks_sent_answer *answer)
{
    const struct ks_node members[] = {
        ks_node_text("", ks_arena_strdup(arena, answer->token)),
        ks_node_int("", answer->version),
        ks_node_text("", ks_sent_state_code(answer->state)),
        ks_node_text("", ks_arena_strdup(arena, answer->reason)),
        ks_node_text("", ks_arena_strdup(arena, answer->code)),
    };

    return ks_node_list(arena, "", members, COUNT(members));
}

/* One that is too long is none: it is told again. */
static void keep_text(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", strlen(text) < size ? text : "");
}

static void keep_done(struct ks_court_self *self, const struct ks_node *answers, int count,
                      struct ks_arena *arena)
{
    const struct ks_node list = ks_node_list(arena, "", answers, count);
    const char *text = ks_node_write_short(arena, &list);

    keep_text(self->done, sizeof self->done, text);
}

static enum ks_err obey_all(const struct ks_desk *desk, struct ks_court_self *self,
                            const struct ks_node *list, struct ks_arena *arena,
                            struct ks_error *error)
{
    struct ks_node answers[KS_SENT_AT_ONCE];
    enum ks_err err = KS_OK;
    int count = 0;

    for (int i = 0; err == KS_OK && i < list->child_count && i < KS_SENT_AT_ONCE; i++) {
        const struct order order = read_order(&list->children[i]);
        struct ks_sent_answer answer = {.version = order.version};
        snprintf(answer.token, sizeof answer.token, "%s", order.token);
        err = order.is_cancel ? give_back(desk, &order, &answer, error)
                              : book(desk, &order, &answer, error);
        if (err == KS_OK)
            answers[count++] = answer_node(arena, &answer);
    }
    keep_done(self, answers, count, arena);
    return err;
}

enum ks_err ks_court_obey(const struct ks_desk *desk, struct ks_court_self *self,
                          const struct ks_node *answer, struct ks_arena *arena, bool *is_strange,
                          struct ks_error *error)
{
    const struct ks_node *orders = ks_node_member(answer, "orders");
    const char *text = ks_court_text_of(orders, "text"), *fault = NULL;
    char key[KS_DEVICE_KEY_BYTES];
    int line = 0;

    self->done[0] = '\0';
    *is_strange = false;
    if (text[0] == '\0')
        return KS_OK;
    enum ks_err err = ks_store_find_court_key(desk->store, key, error);
    if (err != KS_OK)
        return err;
    *is_strange = !is_of_court(key, self, answer, arena);
    const struct ks_node *list =
        *is_strange ? NULL : ks_node_parse(arena, text, strlen(text), &line, &fault);
    return list != NULL ? obey_all(desk, self, list, arena, error) : KS_OK;
}

/* ---- what becomes of them here ---- */

/* [code, word] */
static struct ks_node became_node(struct ks_arena *arena, const struct ks_became *became)
{
    const struct ks_node members[] = {ks_node_text("", became->code),
                                      ks_node_text("", became->word)};

    return ks_node_list(arena, "", members, COUNT(members));
}

enum ks_err ks_court_tell_became(const struct ks_desk *desk, struct ks_court_self *self,
                                 struct ks_arena *arena, struct ks_node *out,
                                 struct ks_error *error)
{
    struct ks_became_list *list = ks_arena_alloc(arena, sizeof *list);
    struct ks_node nodes[KS_BECAME_AT_ONCE];
    enum ks_err err = ks_store_list_became(desk->store, ks_clock_wall_ms(desk->clock), list, error);

    for (int i = 0; i < list->count; i++)
        nodes[i] = became_node(arena, &list->rows[i]);
    *out = ks_node_list(arena, "became", nodes, list->count);
    keep_text(self->became, sizeof self->became, ks_node_write_short(arena, out));
    return err;
}

static void read_became(const struct ks_node *list, struct ks_became_list *out)
{
    *out = (struct ks_became_list){.count = 0};
    for (int i = 0; list != NULL && i < list->child_count && i < KS_BECAME_AT_ONCE; i++) {
        const struct ks_node *node = &list->children[i];
        struct ks_became *row = &out->rows[out->count++];
        snprintf(row->code, sizeof row->code, "%s", node->children[0].text);
        snprintf(row->word, sizeof row->word, "%s", node->children[1].text);
    }
}

enum ks_err ks_court_keep_became(const struct ks_desk *desk, const struct ks_court_self *self,
                                 const struct ks_node *answer, struct ks_arena *arena,
                                 struct ks_error *error)
{
    const char *fault = NULL;
    struct ks_became_list told;
    int line = 0;

    if (!is_to_this(self, ks_court_last_of(answer)))
        return KS_OK;
    read_became(ks_node_parse(arena, self->became, strlen(self->became), &line, &fault), &told);
    return ks_store_keep_became(desk->store, &told, error);
}
