#include "device.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

enum { CHUNK = 4096, SLIPS_MAX = 4096, WIDEST = 128, LATE_MAX = 256 };

struct buffer {
    uint8_t *data;
    size_t count, capacity;
};

struct device {
    struct device_traits traits;
    char url[128];
    int listener, line, wake[2]; /* the device's own, but for wake[1] */
    int terminal_keeper;         /* holds the far end open between two openings */
    pthread_t thread;
    pthread_mutex_t mutex; /* protects all below */
    bool is_ending, is_stalled, is_dead, is_paper_low;
    enum device_fault state, planned; /* state: why it is offline */
    size_t at, taken;
    uint8_t last[2];      /* of the real-time reader */
    struct buffer unread; /* has arrived; looked at up to unread_at */
    size_t unread_at;
    struct buffer commands; /* taken, not yet carried out */
    struct buffer rows;     /* on paper since the last cut, WIDEST bytes each */
    int widest;             /* of them */
    struct buffer late;     /* receipts for which there was no line */
    struct buffer kinds;    /* 1 for each byte taken that was a dot, or nothing */
    struct device_slip slips[SLIPS_MAX];
    int slip_count, line_count;
    size_t stray_bytes;
};

static void add(struct buffer *buffer, const uint8_t *data, size_t count)
{
    if (buffer->count + count > buffer->capacity) {
        buffer->capacity = 2 * (buffer->count + count);
        buffer->data = realloc(buffer->data, buffer->capacity);
        if (buffer->data == NULL)
            abort();
    }
    if (count > 0)
        memcpy(buffer->data + buffer->count, data, count);
    buffer->count += count;
}

static void drop_front(struct buffer *buffer, size_t count)
{
    buffer->count -= count;
    if (buffer->count > 0)
        memmove(buffer->data, buffer->data + count, buffer->count);
}

/* What the printer says */

static bool put_on_line(struct device *device, const uint8_t *data, size_t count)
{
    if (device->line < 0)
        return false;
    ssize_t sent = device->traits.is_terminal ? write(device->line, data, count)
                                              : send(device->line, data, count, MSG_NOSIGNAL);
    return sent == (ssize_t)count;
}

static void say(struct device *device, uint8_t byte, bool is_receipt)
{
    static const uint8_t automatic[] = {0x14, 0x00, 0x00, 0x0F};
    const uint8_t noisy[] = {0x11, 0xFF, byte, 0x13, 0x80};
    const uint8_t *data = device->traits.is_noisy ? noisy : &byte;
    size_t count = device->traits.is_noisy ? sizeof noisy : 1;

    if (device->traits.is_automatic && !device->traits.is_silent)
        put_on_line(device, automatic, sizeof automatic);
    if (device->traits.is_flooding) {
        static uint8_t flood[16384];
        memset(flood, 0x55, sizeof flood);
        put_on_line(device, flood, sizeof flood);
    }
    if (device->traits.is_silent || (is_receipt && device->traits.has_no_receipts))
        return;
    if (!put_on_line(device, data, count) && is_receipt)
        add(&device->late, data, count);
}

static bool is_offline(const struct device *device)
{
    return device->state != DEVICE_WELL;
}

static uint8_t status_byte(const struct device *device, uint8_t question)
{
    uint8_t byte = 0x12;

    if (question == 1 && is_offline(device))
        byte |= 0x08;
    if (question == 1 && device->traits.has_drawer)
        byte |= 0x04;
    if (question == 2)
        byte |= (uint8_t)((device->state == DEVICE_COVER_OPEN ? 0x04 : 0) |
                          (device->state == DEVICE_PAPER_OUT ? 0x20 : 0) |
                          (device->state == DEVICE_CUTTER ? 0x40 : 0));
    if (question == 3 && device->state == DEVICE_CUTTER)
        byte |= 0x08;
    if (question == 4)
        byte |= (uint8_t)((device->state == DEVICE_PAPER_OUT ? 0x6C : 0) |
                          (device->is_paper_low ? 0x0C : 0));
    return byte;
}

/* Sees every byte as it comes, also inside pictures. */
static void hear_question(struct device *device, uint8_t byte)
{
    bool is_dumb = (byte == 3 && device->traits.asks_error_dumb) ||
                   (byte <= 4 && (device->traits.mute & 1U << byte) != 0);

    if (device->last[0] == 0x10 && device->last[1] == 0x04 && byte >= 1 && byte <= 4 && !is_dumb)
        say(device, status_byte(device, byte), false);
    device->last[0] = device->last[1];
    device->last[1] = byte;
}

/* What the printer does */

static void print_rows(struct device *device, const uint8_t *dots, int width, int lines)
{
    uint8_t row[WIDEST];

    for (int y = 0; y < lines; y++) {
        memset(row, 0, sizeof row);
        memcpy(row, dots + (size_t)y * (size_t)width, (size_t)width);
        add(&device->rows, row, sizeof row);
    }
    device->widest = width > device->widest ? width : device->widest;
}

static void cut(struct device *device)
{
    if (device->rows.count > 0 && device->slip_count < SLIPS_MAX)
        device->slips[device->slip_count++] =
            (struct device_slip){WIDEST, (int)(device->rows.count / WIDEST), device->rows.data};
    if (device->rows.count > 0)
        device->rows = (struct buffer){0};
    device->widest = 0;
}

/* The dots of the command that ends with the bytes taken so far but for `behind`. */
static void mark_dots(struct device *device, size_t dots, size_t behind)
{
    /* Some were taken before the plan that counts. */
    size_t end = device->taken > behind ? device->taken - behind : 0;

    for (size_t i = 0; i < dots && i < end; i++)
        device->kinds.data[end - 1 - i] = 1;
}

/* Each carries out the command at `p` and returns its length, or 0 when more bytes are needed. */

static size_t do_picture(struct device *device, const uint8_t *p, size_t count)
{
    if (count >= 3 && p[2] != '0')
        return 2;
    if (count < 8)
        return 0;
    size_t width = p[4] + 256U * p[5], lines = p[6] + 256U * p[7];
    if (width > WIDEST || lines > 256) {
        device->stray_bytes++; /* more than a printer takes */
        return 8;
    }
    if (count < 8 + width * lines)
        return 0;
    mark_dots(device, width * lines, count - 8 - width * lines);
    if (width > 0)
        print_rows(device, p + 8, (int)width, (int)lines);
    return 8 + width * lines;
}

static size_t do_gs(struct device *device, const uint8_t *p, size_t count)
{
    if (count < 2)
        return 0;
    if (p[1] == 'v')
        return do_picture(device, p, count);
    if (p[1] != 'V' && p[1] != 'r' && p[1] != 'a')
        return 2;
    if (count < 3)
        return 0;
    if (p[1] == 'r' && p[2] == 1)
        say(device, 0, true);
    if (p[1] != 'V')
        return 3;
    if (p[2] == 65 || p[2] == 66) {
        if (count < 4)
            return 0;
        cut(device);
        return 4;
    }
    if (p[2] < 2 || p[2] == 48 || p[2] == 49)
        cut(device);
    return 3;
}

static size_t do_command(struct device *device, const uint8_t *p, size_t count)
{
    if (p[0] == 0x1D)
        return do_gs(device, p, count);
    if (p[0] == 0x1B && count >= 2)
        return p[1] != 'd' ? 2 : count >= 3 ? 3 : 0;
    if (p[0] == 0x10 && count >= 2)
        return p[1] != 0x04 ? 2 : count >= 3 ? 3 : 0;
    if (p[0] == 0x1B || p[0] == 0x10)
        return 0;
    if (p[0] == 0)
        mark_dots(device, 1, count - 1);
    device->stray_bytes += p[0] >= ' '; /* other control bytes do nothing */
    return 1;
}

static void carry_out(struct device *device)
{
    while (device->commands.count > 0 && !is_offline(device) && !device->is_stalled) {
        size_t done = do_command(device, device->commands.data, device->commands.count);
        if (done == 0)
            return;
        drop_front(&device->commands, done);
    }
}

/* How it fails */

static void hang_up(struct device *device)
{
    if (device->line >= 0 && !device->traits.is_terminal) {
        close(device->line);
        device->line = -1;
    }
}

static void fail_now(struct device *device)
{
    enum device_fault fault = device->planned;

    device->planned = DEVICE_WELL;
    device->is_stalled = fault == DEVICE_STALLS;
    device->is_dead = fault == DEVICE_DIES;
    device->is_paper_low = device->is_paper_low || fault == DEVICE_PAPER_LOW;
    if (fault >= DEVICE_PAPER_OUT && fault <= DEVICE_CUTTER)
        device->state = fault;
    if (fault == DEVICE_DROPS || fault == DEVICE_DIES) {
        device->unread.count = device->unread_at = 0;
        hang_up(device);
    }
    if (fault == DEVICE_DIES)
        device->commands.count = device->late.count = 0;
}

/* One byte at a time, so that a fault comes exactly where it was planned. */
static void take(struct device *device)
{
    static const uint8_t no_dot = 0;

    while (device->unread_at < device->unread.count && !device->is_stalled) {
        uint8_t byte = device->unread.data[device->unread_at++];
        device->taken++;
        add(&device->kinds, &no_dot, 1);
        add(&device->commands, &byte, 1);
        hear_question(device, byte);
        carry_out(device);
        if (device->planned != DEVICE_WELL && device->taken == device->at)
            fail_now(device);
    }
    drop_front(&device->unread, device->unread_at);
    device->unread_at = 0;
}

/* The thread */

static void take_line(struct device *device)
{
    int line = accept4(device->listener, NULL, NULL, SOCK_CLOEXEC), on = 1;

    if (line < 0)
        return;
    if (device->is_dead) {
        close(line);
        return;
    }
    (void)setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    device->line = line;
    device->line_count++;
    if (put_on_line(device, device->late.data, device->late.count))
        device->late.count = 0;
}

static void receive(struct device *device)
{
    uint8_t chunk[CHUNK];
    ssize_t got = read(device->line, chunk, sizeof chunk);

    if (got > 0 && !device->is_dead)
        add(&device->unread, chunk, (size_t)got);
    else if (got <= 0)
        hang_up(device);
}

static void *run(void *arg)
{
    struct device *device = arg;

    for (;;) {
        pthread_mutex_lock(&device->mutex);
        carry_out(device);
        take(device);
        bool is_ending = device->is_ending, listens = !device->is_stalled;
        int fd = device->line >= 0 ? device->line : device->listener;
        pthread_mutex_unlock(&device->mutex);
        if (is_ending)
            return NULL;
        struct pollfd fds[] = {{.fd = device->wake[0], .events = POLLIN},
                               {.fd = listens ? fd : -1, .events = POLLIN}};
        poll(fds, 2, -1);
        char byte;
        if (fds[0].revents != 0 && read(device->wake[0], &byte, 1) != 1)
            return NULL;
        pthread_mutex_lock(&device->mutex);
        if (fds[1].revents != 0 && !device->is_stalled && fd == device->listener)
            take_line(device);
        else if (fds[1].revents != 0 && !device->is_stalled && fd == device->line)
            receive(device);
        pthread_mutex_unlock(&device->mutex);
    }
}

static void wake(struct device *device)
{
    if (write(device->wake[1], "", 1) != 1)
        abort();
}

static void open_port(struct device *device)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;

    device->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (device->listener < 0 || bind(device->listener, (struct sockaddr *)&at, sizeof at) != 0 ||
        listen(device->listener, 8) != 0 ||
        getsockname(device->listener, (struct sockaddr *)&at, &size) != 0)
        abort();
    snprintf(device->url, sizeof device->url, "escpos:tcp://127.0.0.1:%d", ntohs(at.sin_port));
}

static void open_terminal(struct device *device)
{
    char path[64];

    device->line = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (device->line < 0 || grantpt(device->line) != 0 || unlockpt(device->line) != 0 ||
        ptsname_r(device->line, path, sizeof path) != 0)
        abort();
    device->terminal_keeper = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    snprintf(device->url, sizeof device->url, "escpos:%s", path);
}

struct device *device_start(struct device_traits traits)
{
    struct device *device = calloc(1, sizeof *device);

    if (device == NULL || pipe2(device->wake, O_CLOEXEC) != 0)
        abort();
    device->traits = traits;
    device->line = device->listener = device->terminal_keeper = -1;
    pthread_mutex_init(&device->mutex, NULL);
    if (traits.is_terminal)
        open_terminal(device);
    else
        open_port(device);
    if (pthread_create(&device->thread, NULL, run, device) != 0)
        abort();
    return device;
}

void device_stop(struct device *device)
{
    const int fds[] = {device->listener, device->terminal_keeper, device->wake[0], device->wake[1]};
    struct buffer *const buffers[] = {&device->unread, &device->commands, &device->rows,
                                      &device->late, &device->kinds};

    pthread_mutex_lock(&device->mutex);
    device->is_ending = true;
    pthread_mutex_unlock(&device->mutex);
    wake(device);
    pthread_join(device->thread, NULL);
    if (device->line >= 0)
        close(device->line);
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        free(buffers[i]->data);
    for (int i = 0; i < device->slip_count; i++)
        free(device->slips[i].bits);
    pthread_mutex_destroy(&device->mutex);
    free(device);
}

const char *device_url(const struct device *device)
{
    return device->url;
}

void device_plan(struct device *device, enum device_fault fault, size_t at)
{
    pthread_mutex_lock(&device->mutex);
    device->planned = fault;
    device->at = at;
    device->taken = device->kinds.count = 0;
    if (at == 0)
        fail_now(device);
    pthread_mutex_unlock(&device->mutex);
    wake(device);
}

void device_mend(struct device *device)
{
    pthread_mutex_lock(&device->mutex);
    device->state = device->planned = DEVICE_WELL;
    device->is_stalled = device->is_dead = device->is_paper_low = false;
    pthread_mutex_unlock(&device->mutex);
    wake(device);
}

size_t device_taken(struct device *device)
{
    pthread_mutex_lock(&device->mutex);
    size_t taken = device->taken;
    pthread_mutex_unlock(&device->mutex);
    return taken;
}

bool device_was_dot(struct device *device, size_t at)
{
    pthread_mutex_lock(&device->mutex);
    bool was_dot = at < device->kinds.count && device->kinds.data[at] == 1;
    pthread_mutex_unlock(&device->mutex);
    return was_dot;
}

int device_slip_count(struct device *device)
{
    pthread_mutex_lock(&device->mutex);
    int count = device->slip_count;
    pthread_mutex_unlock(&device->mutex);
    return count;
}

struct device_slip device_slip(struct device *device, int index)
{
    pthread_mutex_lock(&device->mutex);
    struct device_slip slip = device->slips[index];
    pthread_mutex_unlock(&device->mutex);
    return slip;
}

size_t device_stray_bytes(struct device *device)
{
    pthread_mutex_lock(&device->mutex);
    size_t count = device->stray_bytes;
    pthread_mutex_unlock(&device->mutex);
    return count;
}

int device_line_count(struct device *device)
{
    pthread_mutex_lock(&device->mutex);
    int count = device->line_count;
    pthread_mutex_unlock(&device->mutex);
    return count;
}
