/* A printer on the line that answers anything at any time: every conversation ends, with one of the
 * ends there are. The first byte of the input says how the printer is taken and whether it hangs up
 * in the end; then come its answers, each a length and so many bytes, one whenever it is asked. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "print/escpos_talk.h"

enum { HANGS_UP = 0x80, WAIT_MS = 12 };

/* The printer's side, on a thread of its own. */
struct device {
    int fd;
    const uint8_t *data, *end;
    int hangs_up;
};

static const struct ks_escpos_limits limits = {
    .connect_ms = 5,
    .reply_ms = 2,
    .late_ms = 1,
    .poll_ms = 2,
    .quiet_ms = 1,
    .stall_ms = 5,
    .learn_ms = 5,
    .job_ms = 10,
    .lines_per_s = 1000,
};

void fuzz_prepare(void)
{
    static const char all_well[] = "\1\x12\1\x12\1\x12\1\x12\1\0\1\0\1\x12\1\x12\1\x12\1\x12";
    static const char paper_out[] = "\1\x1a\1\x32\1\x72\1\x1a\1\x32\1\x72\1\x1a\1\x32\1\x72\1\0";
    static const char automatic[] = "\5\x10\0\0\0\x12\4\x10\0\0\0\1\x12\2\x12\0\1\0\3\0\0\0\1\x12";
    static const char *const heads[] = {"\x03", "\x04", "\x05", "\x83", "\x84", "\x85"};

    signal(SIGPIPE, SIG_IGN); /* no serial port sends it */
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        fuzz_add(heads[i], all_well, sizeof all_well - 1);
        fuzz_add(heads[i], paper_out, sizeof paper_out - 1);
        fuzz_add(heads[i], automatic, sizeof automatic - 1);
    }
}

static void *answer(void *ctx)
{
    struct device *device = ctx;
    uint8_t asked[512];

    while (recv(device->fd, asked, sizeof asked, 0) > 0) {
        size_t left = (size_t)(device->end - device->data);
        if (left == 0 && device->hangs_up)
            break;
        if (left == 0)
            continue;
        size_t bytes = *device->data++;
        bytes = bytes < left ? bytes : left - 1;
        (void)!send(device->fd, device->data, bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
        device->data += bytes;
    }
    close(device->fd);
    return NULL;
}

static void check_end(enum ks_escpos_end end, enum ks_printer_state state)
{
    fuzz_check(end >= KS_END_DONE && end <= KS_END_BROKEN, "an end that cannot be");
    fuzz_check(ks_printer_state_code(state) != NULL, "a state that cannot be");
    if (end == KS_END_TROUBLE)
        fuzz_check(state == KS_PRINTER_PAPER_OUT || state == KS_PRINTER_COVER_OPEN ||
                       state == KS_PRINTER_CUTTER,
                   "trouble that needs no hands");
}

static void print(struct ks_escpos_talk *talk)
{
    static const uint8_t picture[3000];
    struct ks_escpos_bytes bytes = {0};
    struct ks_error error = {0};
    enum ks_printer_state state = KS_PRINTER_READY;

    fuzz_check(ks_escpos_put(&bytes, picture, sizeof picture, &error) == KS_OK, error.text);
    fuzz_check(ks_escpos_talk_put_request(talk, &bytes, &error) == KS_OK, error.text);
    if (ks_escpos_talk_send(talk, &bytes, ks_wire_now_ms() + WAIT_MS, &error) == KS_OK)
        check_end(ks_escpos_talk_await(talk, ks_wire_now_ms() + WAIT_MS, &state), state);
    ks_escpos_bytes_destroy(&bytes);
}

static void talk_to(struct ks_escpos_talk *talk)
{
    enum ks_printer_state state = KS_PRINTER_READY;

    if (ks_escpos_talk_state(talk, &state))
        fuzz_check(ks_printer_state_code(state) != NULL, "a state that cannot be");
    print(talk);
    check_end(ks_escpos_talk_pass(talk, ks_wire_now_ms() + limits.poll_ms, &state), state);
    print(talk);
    ks_escpos_talk_settle(talk);
    fuzz_check(talk->owed == 0, "receipts owed for ever");
    (void)ks_escpos_talk_nudge(talk);
    (void)ks_escpos_talk_is_silent(talk);
    ks_escpos_talk_release(talk);
    ks_escpos_talk_hang_up(talk);
    fuzz_check(talk->wire.fd == -1, "a line left open");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static const enum ks_wire_kind kinds[] = {KS_WIRE_TCP, KS_WIRE_SERIAL};
    struct device device = {.data = data + 1, .end = data + bytes};
    pthread_t thread;
    int ends[2];

    if (bytes == 0)
        return 0;
    fuzz_check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "no line");
    fuzz_check(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0, "no line that does not block");
    device.fd = ends[1];
    device.hangs_up = (data[0] & HANGS_UP) != 0;
    struct ks_escpos_talk talk = {
        .wire = {.kind = kinds[data[0] / 4 % 2], .fd = ends[0]},
        .limits = &limits,
        .answers = (enum ks_printer_answers)(data[0] % 3),
    };
    talk.address.kind = talk.wire.kind;
    talk.address.baud = 115200;
    fuzz_check(pthread_create(&thread, NULL, answer, &device) == 0, "no thread");
    talk_to(&talk);
    pthread_join(thread, NULL);
    return 0;
}
