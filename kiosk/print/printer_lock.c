/* A printer is one program's at a time, whoever means its address.
 *
 * The lock is a listening socket in the abstract namespace, named by a digest of the address: there
 * is one such name for all users and all data folders of a machine, nothing is written to any disk,
 * no right of a file stands in the way of root or of the kiosk's user, and the kernel frees the
 * name with the process that bound it. Who connects to it learns from the kernel who listens. It
 * reaches as far as one network namespace: another machine that prints to the same network printer
 * is kept apart by the printer alone. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "print/printer.h"

enum { NAME_BYTES = PATH_MAX + 64, COMMAND_BYTES = 32 };

struct place {
    struct sockaddr_un at;
    socklen_t bytes;
};

/* A name in the abstract namespace begins with a zero and has no end but its length. */
static struct place place_of(const struct ks_printer *printer)
{
    char name[NAME_BYTES], digest[KS_CRYPTO_DIGEST_BYTES];
    struct place place = {.at.sun_family = AF_UNIX};

    printer->ops->name(printer, name, sizeof name);
    ks_crypto_digest(name, strlen(name), digest);
    int length = snprintf(place.at.sun_path + 1, sizeof place.at.sun_path - 1,
                          "court-kiosk-printer-%s", digest);
    place.bytes = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    return place;
}

static int open_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

/* The process that listens there, or 0: it has just ended, or is of another namespace. */
static pid_t find_holder(const struct place *place)
{
    struct ucred who = {0};
    socklen_t size = sizeof who;
    int fd = open_socket();

    if (fd < 0)
        return 0;
    if (connect(fd, (const struct sockaddr *)&place->at, place->bytes) != 0 ||
        getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0)
        who.pid = 0;
    close(fd);
    return who.pid;
}

/* What the system calls that process, without what does not belong on a terminal; "" if unknown. */
static void read_command(pid_t pid, char command[COMMAND_BYTES])
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%ld/comm", (long)pid);
    FILE *file = fopen(path, "re");
    command[0] = '\0';
    if (file == NULL)
        return;
    if (fgets(command, COMMAND_BYTES, file) == NULL)
        command[0] = '\0';
    fclose(file);
    command[strcspn(command, "\n")] = '\0';
    for (char *at = command; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            *at = '?';
}

static enum ks_err tell_holder(const struct place *place, struct ks_error *error)
{
    char command[COMMAND_BYTES];
    pid_t pid = find_holder(place);

    if (pid <= 0)
        return ks_fail(error, KS_ERR_BUSY,
                       "Another program is using the printer: try again in a moment");
    read_command(pid, command);
    return ks_fail(error, KS_ERR_BUSY,
                   "The printer is in use by %s (process %ld): try again in a moment",
                   command[0] != '\0' ? command : ks_staff_tr("another program"), (long)pid);
}

enum ks_err ks_printer_lock(struct ks_printer *printer, struct ks_error *error)
{
    if (printer->ops->name == NULL)
        return KS_OK;
    const struct place place = place_of(printer);
    int fd = open_socket();

    if (fd >= 0 && bind(fd, (const struct sockaddr *)&place.at, place.bytes) == 0 &&
        listen(fd, SOMAXCONN) == 0) {
        printer->lock_fd = fd;
        printer->is_locked = true;
        return KS_OK;
    }
    int cause = errno;
    if (fd >= 0)
        close(fd);
    return cause == EADDRINUSE ? tell_holder(&place, error)
                               : ks_fail(error, KS_ERR_IO, "The printer cannot be locked: %s",
                                         ks_staff_errno(cause));
}

void ks_printer_unlock(struct ks_printer *printer)
{
    if (printer->is_locked)
        close(printer->lock_fd);
    printer->is_locked = false;
}
