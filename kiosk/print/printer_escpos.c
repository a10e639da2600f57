/* A receipt printer that speaks ESC/POS. */
#include "print/printer_escpos.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "print/escpos_talk.h"
#include "print/printer_private.h"

/* Whether the printer gives receipts. */
enum receipts { RECEIPTS_UNKNOWN, RECEIPTS_YES, RECEIPTS_NO };

struct escpos_printer {
    struct ks_printer printer; /* first: what others hold */
    struct ks_escpos_limits usual;
    struct ks_escpos_talk talk;
    enum receipts receipts;
    bool is_dirty; /* something of an unfinished slip may be in the printer or hang out of it */
};

enum { STRIP_HEADER_BYTES = 8, FIRST_OWED = 3 };

/* Initialise; no status of its own accord. */
static const uint8_t start_commands[] = {0x1B, '@', 0x1D, 'a', 0};
/* Two empty lines: enough for a cutter that does not feed by itself. */
static const uint8_t feed_commands[] = {0x1B, 'd', 2};
/* Feed to the cutter and cut. */
static const uint8_t cut_commands[] = {0x1D, 'V', 66, 0};

/* Those of real printers. */
static struct ks_escpos_limits limits_usual(void)
{
    return (struct ks_escpos_limits){
        .connect_ms = 3000,
        .reply_ms = 1000,
        .late_ms = 2000,
        .poll_ms = 200,
        .quiet_ms = 300,
        .stall_ms = 5000,
        .learn_ms = 6000,
        .job_ms = 20000,
        .lines_per_s = 400,
    };
}

/* For staff: why it cannot be reached. */
static void tell(struct escpos_printer *escpos, const char *why)
{
    size_t room = sizeof escpos->printer.told - 1;
    size_t length = strnlen(why, room);

    memcpy(escpos->printer.told, why, length);
    escpos->printer.told[length] = '\0';
}

static enum ks_printer_state status_once(struct escpos_printer *escpos, bool *is_answered)
{
    struct ks_escpos_talk *talk = &escpos->talk;
    enum ks_printer_state state = KS_PRINTER_OFFLINE;
    struct ks_error error = {0};

    *is_answered = false;
    escpos->printer.told[0] = '\0';
    if (ks_escpos_talk_open(talk, &error) != KS_OK) {
        tell(escpos, error.text);
        return KS_PRINTER_OFFLINE;
    }
    if (ks_escpos_talk_is_silent(talk)) {
        *is_answered = ks_escpos_talk_nudge(talk);
        if (ks_escpos_talk_is_silent(talk))
            return *is_answered ? KS_PRINTER_READY : KS_PRINTER_OFFLINE;
    }
    *is_answered = ks_escpos_talk_state(talk, &state);
    if (!*is_answered) {
        tell(escpos, ks_staff_tr("the line is there, but the printer does not answer"));
        ks_escpos_talk_hang_up(talk);
    }
    return *is_answered ? state : KS_PRINTER_OFFLINE;
}

/* A line that was open may have died since: then a new one is tried. */
static enum ks_printer_state status(struct ks_printer *printer)
{
    struct escpos_printer *escpos = (struct escpos_printer *)printer;
    bool was_open = escpos->talk.wire.fd >= 0, is_answered;
    enum ks_printer_state state = status_once(escpos, &is_answered);

    if (!is_answered && was_open)
        state = status_once(escpos, &is_answered);
    printer->is_silent = ks_escpos_talk_is_silent(&escpos->talk);
    if (!printer->keeps_line)
        ks_escpos_talk_release(&escpos->talk);
    return state;
}

/* The printer answers, and could go on. */
static enum ks_err check_ready(struct escpos_printer *escpos, struct ks_error *error)
{
    enum ks_printer_state state = KS_PRINTER_OFFLINE;

    if (ks_escpos_talk_is_silent(&escpos->talk))
        return KS_OK;
    if (!ks_escpos_talk_state(&escpos->talk, &state))
        return ks_fail(error, KS_ERR_PRINTER, "the printer does not answer");
    return ks_printer_can_print(state)
               ? KS_OK
               : ks_fail(error, KS_ERR_PRINTER, "the printer cannot go on: %s",
                         ks_staff_tr(ks_printer_state_code(state)));
}

/* Part of a job: what to send, and how many lines of paper it prints. */
struct step {
    struct ks_escpos_bytes bytes;
    int lines;
};

static enum ks_err put(struct step *step, const uint8_t *commands, size_t count,
                       struct ks_error *error)
{
    return ks_escpos_put(&step->bytes, commands, count, error);
}

/* Waits until a step that was sent from `begin_ms` on has been carried out. */
static enum ks_escpos_end wait_step(struct escpos_printer *escpos, const struct step *step,
                                    int64_t begin_ms, int64_t deadline_ms,
                                    enum ks_printer_state *state)
{
    const struct ks_escpos_limits *limits = escpos->talk.limits;
    int64_t bytes_ms = ks_wire_transfer_ms(&escpos->talk.address, step->bytes.count);

    if (escpos->receipts != RECEIPTS_NO)
        return ks_escpos_talk_await(&escpos->talk, deadline_ms, state);
    int64_t until_ms = begin_ms + bytes_ms + (int64_t)step->lines * 1000 / limits->lines_per_s;
    return ks_escpos_talk_pass(&escpos->talk, until_ms, state);
}

static enum ks_err explain(enum ks_escpos_end end, enum ks_printer_state state,
                           struct ks_error *error)
{
    switch (end) {
    case KS_END_DONE:
        return KS_OK;
    case KS_END_TROUBLE:
        return ks_fail(error, KS_ERR_PRINTER, "the printer stopped in the middle of a slip: %s",
                       ks_staff_tr(ks_printer_state_code(state)));
    case KS_END_LATE:
        return ks_fail(error, KS_ERR_PRINTER, "the printer did not say in time that it is done");
    default:
        return ks_fail(error, KS_ERR_PRINTER, "the line broke in the middle of a slip");
    }
}

/* Sends a step and waits until it has been carried out, as far as this printer tells. */
static enum ks_err run_step(struct escpos_printer *escpos, const struct step *step,
                            int64_t deadline_ms, struct ks_error *error)
{
    struct ks_escpos_talk *talk = &escpos->talk;
    enum ks_printer_state state = KS_PRINTER_OFFLINE;
    int64_t begin_ms = ks_wire_now_ms();
    enum ks_err err = ks_escpos_talk_send(talk, &step->bytes, deadline_ms, error);

    if (err != KS_OK)
        return err;
    if (ks_escpos_talk_is_silent(talk))
        return ks_wire_flush(&talk->wire, deadline_ms, error);
    err = explain(wait_step(escpos, step, begin_ms, deadline_ms, &state), state, error);
    return err == KS_OK ? check_ready(escpos, error) : err;
}

static bool asks_for_receipts(const struct escpos_printer *escpos)
{
    return escpos->receipts != RECEIPTS_NO && !ks_escpos_talk_is_silent(&escpos->talk);
}

static int64_t deadline_of(const struct escpos_printer *escpos, const struct step *step)
{
    return ks_wire_now_ms() + escpos->talk.limits->job_ms +
           ks_wire_transfer_ms(&escpos->talk.address, step->bytes.count);
}

/* Three black bars across: what is above them is no slip. */
static enum ks_err put_bars(struct step *step, int width_px, struct ks_error *error)
{
    enum { BARS = 3, BAR_LINES = 24, GAP_LINES = 16, LINES = BARS * (BAR_LINES + GAP_LINES) };
    struct ks_page page = {
        .width_px = width_px, .height_px = LINES, .row_bytes = (width_px + 7) / 8};
    size_t row_bytes = (size_t)page.row_bytes;

    page.bits = calloc(LINES, row_bytes);
    if (page.bits == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    for (size_t y = 0; y < LINES; y++)
        if (y % (BAR_LINES + GAP_LINES) >= GAP_LINES)
            memset(page.bits + y * row_bytes, 0xFF, row_bytes);
    enum ks_err err = ks_escpos_put_page(&step->bytes, &page, error);
    ks_page_destroy(&page);
    step->lines += LINES;
    return err;
}

/* White dots until the longest strip that may have been broken off is complete. To a printer that
 * waits for a command they are nothing. */
static enum ks_err put_clearing(struct step *step, int width_px, struct ks_error *error)
{
    size_t strip_bytes = STRIP_HEADER_BYTES + KS_RASTER_MAX_LINES * (size_t)((width_px + 7) / 8);
    enum ks_err err = ks_escpos_put(&step->bytes, NULL, strip_bytes, error);

    step->lines += KS_RASTER_MAX_LINES;
    if (err == KS_OK)
        err = put(step, start_commands, sizeof start_commands, error);
    if (err == KS_OK)
        err = put_bars(step, width_px, error);
    if (err == KS_OK)
        err = put(step, feed_commands, sizeof feed_commands, error);
    return err == KS_OK ? put(step, cut_commands, sizeof cut_commands, error) : err;
}

/* The first receipt of all may not come: then there will be none. */
static enum ks_err run_clearing(struct escpos_printer *escpos, struct step *step,
                                struct ks_error *error)
{
    struct ks_escpos_talk *talk = &escpos->talk;
    enum ks_printer_state state = KS_PRINTER_OFFLINE;

    if (escpos->receipts == RECEIPTS_YES || ks_escpos_talk_is_silent(talk))
        return run_step(escpos, step, deadline_of(escpos, step), error);
    enum ks_err err = ks_escpos_talk_send(talk, &step->bytes, deadline_of(escpos, step), error);
    if (err != KS_OK)
        return err;
    int64_t learn_ms =
        talk->limits->learn_ms + ks_wire_transfer_ms(&talk->address, step->bytes.count);
    enum ks_escpos_end end = ks_escpos_talk_await(talk, ks_wire_now_ms() + learn_ms, &state);
    bool is_late = end == KS_END_LATE;
    err = is_late ? KS_OK : explain(end, state, error);
    if (err == KS_OK)
        err = check_ready(escpos, error);
    if (err == KS_OK)
        escpos->receipts = is_late ? RECEIPTS_NO : RECEIPTS_YES;
    return err;
}

/* Ends what an unfinished slip left behind and cuts it off. */
static enum ks_err clear_printer(struct escpos_printer *escpos, struct ks_error *error)
{
    struct step step = {0};
    enum ks_err err = put_clearing(&step, escpos->printer.width_px, error);

    if (err == KS_OK && !ks_escpos_talk_is_silent(&escpos->talk))
        err = ks_escpos_talk_put_request(&escpos->talk, &step.bytes, error);
    if (err == KS_OK)
        err = run_clearing(escpos, &step, error);
    if (err == KS_OK && escpos->receipts == RECEIPTS_YES)
        ks_escpos_talk_settle(&escpos->talk);
    ks_escpos_bytes_destroy(&step.bytes);
    escpos->is_dirty = err != KS_OK;
    return err;
}

/* The whole picture, but no cut yet: if this fails, there is no slip. */
static enum ks_err send_picture(struct escpos_printer *escpos, const struct ks_page *page,
                                struct ks_error *error)
{
    struct step step = {.lines = page->height_px};
    enum ks_err err = put(&step, start_commands, sizeof start_commands, error);

    if (err == KS_OK)
        err = ks_escpos_put_page(&step.bytes, page, error);
    if (err == KS_OK)
        err = put(&step, feed_commands, sizeof feed_commands, error);
    if (err == KS_OK && asks_for_receipts(escpos))
        err = ks_escpos_talk_put_request(&escpos->talk, &step.bytes, error);
    if (err == KS_OK) {
        escpos->is_dirty = true;
        err = run_step(escpos, &step, deadline_of(escpos, &step), error);
    }
    ks_escpos_bytes_destroy(&step.bytes);
    return err;
}

/* From here on the slip may be out, whatever happens. */
static enum ks_err cut_off(struct escpos_printer *escpos, struct ks_error *error)
{
    struct step step = {0};
    enum ks_err err = put(&step, cut_commands, sizeof cut_commands, error);

    if (err == KS_OK && asks_for_receipts(escpos))
        err = ks_escpos_talk_put_request(&escpos->talk, &step.bytes, error);
    if (err == KS_OK)
        err = run_step(escpos, &step, deadline_of(escpos, &step), error);
    ks_escpos_bytes_destroy(&step.bytes);
    escpos->is_dirty = err != KS_OK;
    if (err != KS_OK && error != NULL)
        error->code = KS_ERR_UNCERTAIN;
    return err == KS_OK ? KS_OK : KS_ERR_UNCERTAIN;
}

static enum ks_err print_page(struct escpos_printer *escpos, const struct ks_page *page,
                              struct ks_error *error)
{
    enum ks_err err = ks_escpos_talk_open(&escpos->talk, error);

    if (err == KS_OK)
        err = check_ready(escpos, error);
    if (err == KS_OK && escpos->is_dirty)
        err = clear_printer(escpos, error);
    if (err == KS_OK)
        err = send_picture(escpos, page, error);
    return err == KS_OK ? cut_off(escpos, error) : err;
}

static enum ks_err print(struct ks_printer *printer, const struct ks_print_job *job,
                         struct ks_error *error)
{
    struct escpos_printer *escpos = (struct escpos_printer *)printer;
    enum ks_err err = print_page(escpos, job->page, error);

    printer->is_silent = ks_escpos_talk_is_silent(&escpos->talk);
    if (err == KS_OK)
        return KS_OK;
    ks_escpos_talk_hang_up(&escpos->talk);
    if (err == KS_ERR_UNCERTAIN)
        return err;
    if (error != NULL)
        error->code = KS_ERR_PRINTER;
    return KS_ERR_PRINTER;
}

static void close_printer(struct ks_printer *printer)
{
    struct escpos_printer *escpos = (struct escpos_printer *)printer;

    ks_wire_close(&escpos->talk.wire);
    free(escpos);
}

static void name(const struct ks_printer *printer, char *out, size_t size)
{
    ks_wire_name(&((const struct escpos_printer *)printer)->talk.address, out, size);
}

static const struct ks_printer_ops escpos_ops = {
    .status = status, .print = print, .close = close_printer, .name = name};

enum ks_err ks_printer_escpos_open(const char *address, const struct ks_printer_setup *setup,
                                   int width_px, const struct ks_escpos_limits *limits,
                                   struct ks_printer **out, struct ks_error *error)
{
    struct escpos_printer *escpos = calloc(1, sizeof *escpos);

    if (escpos == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    enum ks_err err = ks_wire_parse(address, &escpos->talk.address, error);
    if (err != KS_OK) {
        free(escpos);
        return err;
    }
    escpos->printer = (struct ks_printer){.ops = &escpos_ops, .width_px = width_px};
    escpos->usual = limits_usual();
    escpos->talk.limits = limits != NULL ? limits : &escpos->usual;
    escpos->talk.wire.fd = -1;
    escpos->talk.answers = setup->answers;
    escpos->talk.owed = FIRST_OWED;
    escpos->is_dirty = true; /* whoever used it before may have been stopped midway */
    escpos->printer.is_silent = setup->answers == KS_ANSWERS_NO;
    *out = &escpos->printer;
    return KS_OK;
}
