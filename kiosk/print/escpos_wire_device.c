/* Device files: /dev/usb/lp0 and its like, and serial ports. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "print/escpos_wire_private.h"

static const struct {
    int baud;
    speed_t speed;
} speeds[] = {
    {1200, B1200},     {2400, B2400},     {4800, B4800},     {9600, B9600},
    {19200, B19200},   {38400, B38400},   {57600, B57600},   {115200, B115200},
    {230400, B230400}, {460800, B460800}, {921600, B921600},
};

static speed_t speed_of(int baud)
{
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++)
        if (speeds[i].baud == baud)
            return speeds[i].speed;
    return B0;
}

bool ks_wire_can_baud(int baud)
{
    return speed_of(baud) != B0;
}

/* No echo, no line ends, no signals: bytes. XON and XOFF stop what we send; no status byte of a
 * printer looks like either. */
static bool set_raw(int fd, const struct ks_wire_address *address)
{
    struct termios mode;

    if (tcgetattr(fd, &mode) != 0)
        return false;
    cfmakeraw(&mode);
    mode.c_cflag |= CLOCAL | CREAD;
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    if (address->kind == KS_WIRE_SERIAL) {
        mode.c_cflag &= ~(tcflag_t)(CRTSCTS | CSTOPB);
        mode.c_cflag |= address->flow == KS_FLOW_HARDWARE ? CRTSCTS : 0;
        mode.c_iflag |= address->flow == KS_FLOW_SOFTWARE ? IXON : 0;
        if (cfsetispeed(&mode, speed_of(address->baud)) != 0 ||
            cfsetospeed(&mode, speed_of(address->baud)) != 0)
            return false;
    }
    return tcsetattr(fd, TCSANOW, &mode) == 0;
}

static enum ks_err check(int fd, const struct ks_wire_address *address, struct ks_error *error)
{
    struct stat info;

    if (fstat(fd, &info) != 0 || !S_ISCHR(info.st_mode))
        return ks_fail(error, KS_ERR_INPUT, "[printer] url: %s is no device a printer can be at",
                       address->path);
    if (address->kind == KS_WIRE_SERIAL && !isatty(fd))
        return ks_fail(error, KS_ERR_INPUT, "[printer] url: %s is no serial port", address->path);
    if (isatty(fd) && !set_raw(fd, address))
        return ks_fail(error, KS_ERR_IO, "%s cannot be set to %d baud: %s", address->path,
                       address->baud, ks_staff_errno(errno));
    return KS_OK;
}

/* A device that only takes is a printer that does not answer. */
static int open_path(const char *path)
{
    int flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    int fd = open(path, O_RDWR | flags);

    return fd < 0 && (errno == EACCES || errno == EROFS) ? open(path, O_WRONLY | flags) : fd;
}

/* Of devices with a number at the end, one that is there: numbers change when a printer is switched
 * on anew. "" for none; in `out`. */
static const char *find_other(const char *path, char *out, size_t bytes)
{
    char pattern[220];
    size_t stem = strlen(path);
    glob_t found;

    while (stem > 0 && path[stem - 1] >= '0' && path[stem - 1] <= '9')
        stem--;
    snprintf(pattern, sizeof pattern, "%.*s[0-9]*", (int)stem, path);
    out[0] = '\0';
    if (stem == strlen(path) || glob(pattern, 0, NULL, &found) != 0)
        return out;
    for (size_t i = 0; i < found.gl_pathc && out[0] == '\0'; i++)
        if (strcmp(found.gl_pathv[i], path) != 0)
            snprintf(out, bytes, ks_staff_tr(" There is %s."), found.gl_pathv[i]);
    globfree(&found);
    return out;
}

/* Who can mend it depends on why. */
static enum ks_err explain(const char *path, int fault, struct ks_error *error)
{
    char other[220];

    switch (fault) {
    case EACCES:
    case EPERM:
        return ks_fail(error, KS_ERR_IO,
                       "there is no right to use %s: put the kiosk's user into its group (lp or "
                       "dialout)",
                       path);
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return ks_fail(error, KS_ERR_IO, "there is no %s: is the printer on and plugged in?%s",
                       path, find_other(path, other, sizeof other));
    case EBUSY:
        return ks_fail(error, KS_ERR_IO, "%s is in use by another program", path);
    default:
        return ks_fail(error, KS_ERR_IO, "%s cannot be opened: %s", path, ks_staff_errno(fault));
    }
}

enum ks_err ks_wire_open_device(const struct ks_wire_address *address, int *fd,
                                struct ks_error *error)
{
    *fd = open_path(address->path);
    if (*fd < 0)
        return explain(address->path, errno, error);
    enum ks_err err = check(*fd, address, error);
    if (err != KS_OK) {
        close(*fd);
        *fd = -1;
    }
    return err;
}
