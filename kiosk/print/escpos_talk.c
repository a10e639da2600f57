/* Questions and answers of an ESC/POS printer. Answers carry no number: which question one belongs
 * to is known only if none is asked before the last is answered, or will not be. */
#include "print/escpos_talk.h"

#include <string.h>

enum {
    CHUNK_BYTES = 1024,
    MOST_OWED = 40,
    LOOK_ONLY = 0,
    ASB_BYTES = 3, /* behind the head of an automatic status */
    ROUNDS_BEFORE_AGAIN = 50,
    MOST_MISSES = 2,  /* a question unanswered so often is one this printer does not know */
    MOST_HEARD = 4096 /* bytes in one wait: a line that never falls quiet says nothing */
};

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

bool ks_escpos_talk_is_silent(const struct ks_escpos_talk *talk)
{
    if (talk->answers == KS_ANSWERS_AUTO)
        return talk->wire.fd >= 0 && !talk->has_answered;
    return talk->answers == KS_ANSWERS_NO;
}

void ks_escpos_talk_hang_up(struct ks_escpos_talk *talk)
{
    ks_wire_drop(&talk->wire);
}

/* An automatic status (GS a left on by somebody else) has a head of its own, and behind it bytes
 * that look like receipts. */
static bool is_automatic(struct ks_escpos_talk *talk, uint8_t byte)
{
    if (ks_escpos_is_automatic(byte)) {
        talk->asb_left = ASB_BYTES;
        return true;
    }
    bool is_part = talk->asb_left > 0 && ks_escpos_is_automatic_part(byte);
    talk->asb_left = is_part ? talk->asb_left - 1 : 0;
    return is_part;
}

/* Sorts the next byte. False when none came by the deadline; a broken line is closed. */
static bool listen(struct ks_escpos_talk *talk, int64_t deadline_ms)
{
    int byte = talk->wire.fd >= 0 ? ks_wire_read(&talk->wire, deadline_ms) : KS_WIRE_NOTHING;

    if (byte == KS_WIRE_BROKEN || (byte >= 0 && ++talk->heard > MOST_HEARD))
        ks_escpos_talk_hang_up(talk);
    if (byte < 0 || talk->wire.fd < 0)
        return false;
    if (is_automatic(talk, (uint8_t)byte))
        return true;
    if (ks_escpos_is_status((uint8_t)byte)) {
        talk->answer = (uint8_t)byte;
    } else if (ks_escpos_is_receipt((uint8_t)byte)) {
        talk->owed -= talk->owed > 0;
        talk->seen++;
    }
    return true;
}

static void drain(struct ks_escpos_talk *talk)
{
    talk->heard = 0;
    while (listen(talk, LOOK_ONLY))
        continue;
}

/* Until an answer comes; if none does in time, somewhat longer, so that it is not taken for that of
 * the next question. */
static void await_answer(struct ks_escpos_talk *talk, int64_t until_ms)
{
    while (talk->answer == 0 && listen(talk, until_ms))
        continue;
    until_ms = ks_wire_now_ms() + talk->limits->late_ms;
    while (talk->answer == 0 && talk->wire.fd >= 0 && listen(talk, until_ms))
        continue;
}

/* The answer, or 0. Not to be called where there is no time for an answer. */
static uint8_t ask(struct ks_escpos_talk *talk, enum ks_escpos_question question,
                   int64_t deadline_ms)
{
    const uint8_t command[] = {0x10, 0x04, (uint8_t)question};
    int64_t until = sooner(deadline_ms, ks_wire_now_ms() + talk->limits->reply_ms);

    drain(talk);
    talk->answer = 0;
    if (talk->wire.fd < 0)
        return 0;
    if (ks_wire_write(&talk->wire, command, sizeof command, until, NULL) != KS_OK) {
        ks_escpos_talk_hang_up(talk);
        return 0;
    }
    await_answer(talk, until);
    talk->has_answered = talk->has_answered || talk->answer != 0;
    return talk->answer;
}

static bool has_time(const struct ks_escpos_talk *talk, int64_t deadline_ms)
{
    return deadline_ms - ks_wire_now_ms() >= talk->limits->reply_ms;
}

/* Asks one of several; what a printer does not know of itself is left open. False when there was no
 * time to ask, or the line is gone. */
static bool ask_if_known(struct ks_escpos_talk *talk, enum ks_escpos_question question,
                         int64_t deadline_ms, uint8_t *answer)
{
    if (talk->misses[question] >= MOST_MISSES)
        return true;
    if (!has_time(talk, deadline_ms))
        return false;
    *answer = ask(talk, question, deadline_ms);
    if (talk->wire.fd < 0)
        return false;
    talk->misses[question] = (uint8_t)(*answer == 0 ? talk->misses[question] + 1 : 0);
    return true;
}

static enum ks_escpos_told ask_all(struct ks_escpos_talk *talk, int64_t deadline_ms,
                                   enum ks_printer_state *state)
{
    uint8_t answers[KS_ASK_COUNT] = {0};

    if (!has_time(talk, deadline_ms))
        return KS_TOLD_NO_TIME;
    answers[KS_ASK_PRINTER] = ask(talk, KS_ASK_PRINTER, deadline_ms);
    /* One that was only busy is asked everything again before long. */
    if (answers[KS_ASK_PRINTER] == 0 || ++talk->rounds % ROUNDS_BEFORE_AGAIN == 0)
        memset(talk->misses, 0, sizeof talk->misses);
    if (answers[KS_ASK_PRINTER] == 0)
        return KS_TOLD_NOTHING;
    if (!ask_if_known(talk, KS_ASK_OFFLINE, deadline_ms, &answers[KS_ASK_OFFLINE]) ||
        !ask_if_known(talk, KS_ASK_PAPER, deadline_ms, &answers[KS_ASK_PAPER]) ||
        (ks_escpos_has_error(answers) &&
         !ask_if_known(talk, KS_ASK_ERROR, deadline_ms, &answers[KS_ASK_ERROR])))
        return talk->wire.fd >= 0 ? KS_TOLD_NO_TIME : KS_TOLD_NOTHING;
    *state = ks_escpos_state(answers);
    return KS_TOLD_STATE;
}

bool ks_escpos_talk_state(struct ks_escpos_talk *talk, enum ks_printer_state *state)
{
    return ask_all(talk, INT64_MAX, state) == KS_TOLD_STATE;
}

/* A command that broke off on an earlier line ends here, with zeros for what it lacks: a question
 * would otherwise give it a size. */
static enum ks_err send_lead(struct ks_escpos_talk *talk, int64_t deadline_ms,
                             struct ks_error *error)
{
    static const uint8_t zeros[8];
    enum ks_err err = ks_wire_write(&talk->wire, zeros, sizeof zeros, deadline_ms, error);

    if (err != KS_OK)
        ks_escpos_talk_hang_up(talk);
    return err;
}

enum ks_err ks_escpos_talk_open(struct ks_escpos_talk *talk, struct ks_error *error)
{
    if (talk->wire.fd >= 0)
        return KS_OK;
    int64_t deadline_ms = ks_wire_now_ms() + talk->limits->connect_ms;
    enum ks_err err = ks_wire_open(&talk->address, deadline_ms, &talk->wire, error);
    talk->asb_left = talk->heard = 0;
    if (err == KS_OK)
        err = send_lead(talk, deadline_ms, error);
    if (err == KS_OK && talk->answers == KS_ANSWERS_AUTO && !talk->has_answered)
        (void)ask(talk, KS_ASK_PRINTER, INT64_MAX);
    if (err == KS_OK && talk->wire.fd < 0)
        return ks_fail(error, KS_ERR_IO, "the printer closed the line");
    return err;
}

bool ks_escpos_talk_nudge(struct ks_escpos_talk *talk)
{
    static const uint8_t command[] = {0x10, 0x04, KS_ASK_PRINTER};
    bool asks = talk->answers == KS_ANSWERS_AUTO;

    drain(talk);
    talk->has_answered = talk->has_answered || (asks && talk->answer != 0);
    if (talk->wire.fd >= 0 && asks && !talk->has_answered &&
        ks_wire_write(&talk->wire, command, sizeof command, LOOK_ONLY, NULL) != KS_OK)
        ks_escpos_talk_hang_up(talk);
    return talk->wire.fd >= 0;
}

enum ks_err ks_escpos_talk_send(struct ks_escpos_talk *talk, const struct ks_escpos_bytes *bytes,
                                int64_t deadline_ms, struct ks_error *error)
{
    int64_t stall_ms =
        talk->limits->stall_ms + 2 * ks_wire_transfer_ms(&talk->address, CHUNK_BYTES);
    enum ks_err err = KS_OK;

    if (talk->wire.fd < 0)
        return ks_fail(error, KS_ERR_IO, "the printer closed the line");
    for (size_t at = 0; at < bytes->count && err == KS_OK; at += CHUNK_BYTES) {
        size_t left = bytes->count - at;
        err = ks_wire_write(&talk->wire, bytes->data + at, left < CHUNK_BYTES ? left : CHUNK_BYTES,
                            sooner(deadline_ms, ks_wire_now_ms() + stall_ms), error);
    }
    return err;
}

enum ks_err ks_escpos_talk_put_request(struct ks_escpos_talk *talk, struct ks_escpos_bytes *bytes,
                                       struct ks_error *error)
{
    static const uint8_t command[] = {0x1D, 'r', 1};

    drain(talk);
    int times = talk->owed + 1;
    for (int i = 0; i < times; i++) {
        enum ks_err err = ks_escpos_put(bytes, command, sizeof command, error);
        if (err != KS_OK)
            return err;
    }
    talk->seen = -talk->owed; /* so many may be old ones */
    talk->owed += times;
    talk->owed = talk->owed < MOST_OWED ? talk->owed : MOST_OWED;
    return KS_OK;
}

/* What nobody but a person can mend: waiting has no use. */
static bool needs_hands(enum ks_printer_state state)
{
    return state == KS_PRINTER_PAPER_OUT || state == KS_PRINTER_COVER_OPEN ||
           state == KS_PRINTER_CUTTER;
}

/* Asked twice, as an answer may be to ink that reads like a question. */
static bool is_in_trouble(struct ks_escpos_talk *talk, int64_t deadline_ms,
                          enum ks_printer_state *state)
{
    for (int times = 0; times < 2; times++)
        if (ask_all(talk, deadline_ms, state) != KS_TOLD_STATE || !needs_hands(*state))
            return false;
    return true;
}

/* Listens until something is heard or the next question is due; then asks it. */
static enum ks_escpos_end look_after(struct ks_escpos_talk *talk, bool stops_at_receipt,
                                     int64_t until_ms, enum ks_printer_state *state)
{
    while (ks_wire_now_ms() < until_ms && talk->wire.fd >= 0) {
        int64_t question_ms = ks_wire_now_ms() + talk->limits->poll_ms;
        talk->heard = 0;
        while (listen(talk, sooner(question_ms, until_ms)))
            if (stops_at_receipt && talk->seen > 0)
                return KS_END_DONE;
        if (is_in_trouble(talk, until_ms, state))
            return KS_END_TROUBLE;
        if (stops_at_receipt && talk->seen > 0)
            return KS_END_DONE;
    }
    return talk->wire.fd >= 0 ? KS_END_LATE : KS_END_BROKEN;
}

enum ks_escpos_end ks_escpos_talk_await(struct ks_escpos_talk *talk, int64_t deadline_ms,
                                        enum ks_printer_state *state)
{
    return look_after(talk, true, deadline_ms, state);
}

enum ks_escpos_end ks_escpos_talk_pass(struct ks_escpos_talk *talk, int64_t until_ms,
                                       enum ks_printer_state *state)
{
    enum ks_escpos_end end = look_after(talk, false, until_ms, state);

    return end == KS_END_LATE ? KS_END_DONE : end;
}

void ks_escpos_talk_settle(struct ks_escpos_talk *talk)
{
    talk->heard = 0;
    while (talk->owed > 0 && listen(talk, ks_wire_now_ms() + talk->limits->quiet_ms))
        continue;
    talk->owed = 0;
}

void ks_escpos_talk_release(struct ks_escpos_talk *talk)
{
    bool is_serial =
        talk->wire.kind == KS_WIRE_SERIAL; /* its lines would drop, some printers start anew */
    if (!is_serial && !ks_escpos_talk_is_silent(talk))
        ks_wire_close(&talk->wire);
}
