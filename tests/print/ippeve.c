#include "ippeve.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <glob.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

enum { OUTPUT_BYTES = 1 << 18, PAUSE_MS = 20, MOST_PAUSES = 1500 };

const char *const ippeve_roll =
    "ATTR keyword media-supported custom_min_40x30mm,custom_max_80x2000mm,om_roll_80x200mm\n"
    "ATTR keyword media-default om_roll_80x200mm\n"
    "ATTR keyword media-ready om_roll_80x200mm\n"
    "ATTR collection media-size-supported {\n"
    "    MEMBER rangeOfInteger x-dimension 4000-8000\n"
    "    MEMBER rangeOfInteger y-dimension 3000-200000\n"
    "}\n"
    "ATTR resolution pwg-raster-document-resolution-supported 203dpi\n"
    "ATTR keyword pwg-raster-document-type-supported black_1,sgray_8\n";

static void pause_a_moment(void)
{
    const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};

    nanosleep(&pause, NULL);
}

static const char *path_of(const struct ippeve *printer, const char *name)
{
    return ks_arena_printf(printer->arena, "%s/%s", printer->dir, name);
}

static void write_text(const char *path, const char *text)
{
    assert_int_equal(ks_file_write_atomic(path, text, strlen(text), NULL), KS_OK);
}

static struct sockaddr_in at_port(int port)
{
    return (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr = {htonl(INADDR_LOOPBACK)}};
}

int ippeve_free_port(void)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in at = at_port(0);
    socklen_t length = sizeof at;

    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &length), 0);
    close(fd);
    return ntohs(at.sin_port);
}

static bool is_answering(int port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in at = at_port(port);
    bool is_there = connect(fd, (struct sockaddr *)&at, sizeof at) == 0;

    close(fd);
    return is_there;
}

static void become(const struct ippeve *printer, const struct ippeve_setup *setup)
{
    bool has_own = setup->attributes != NULL;
    const char *formats = setup->formats != NULL ? setup->formats : IPPEVE_BOTH;
    const char *what = has_own ? path_of(printer, "attributes") : formats;
    const char *port = ks_arena_printf(printer->arena, "%d", printer->port);
    const char *script = path_of(printer, "script"), *keys = path_of(printer, "keys");
    int log = open(path_of(printer, "log"), O_WRONLY | O_CREAT | O_APPEND, 0600);

    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that is killed leaves no printer behind */
    if (log >= 0 && dup2(log, 1) == 1 && dup2(log, 2) == 2 && setpgid(0, 0) == 0)
        execl("/usr/sbin/ippeveprinter", "ippeveprinter", "-r", "off", "-k", "-n", "localhost",
              "-d", printer->dir, "-p", port, "-c", script, "-K", keys, has_own ? "-a" : "-f", what,
              "kiosk test", NULL);
    _exit(127);
}

static void await_answer(const struct ippeve *printer)
{
    int status;

    for (int i = 0; i < MOST_PAUSES; i++) {
        if (is_answering(printer->port))
            return;
        if (waitpid(printer->pid, &status, WNOHANG) == printer->pid)
            fail_msg("ippeveprinter ended at once; is avahi-daemon running? tests/run starts it. "
                     "It said: %s",
                     ippeve_ask(printer->arena, path_of(printer, "log"), "tail -n 3 $f"));
        pause_a_moment();
    }
    fail_msg("ippeveprinter does not answer");
}

void ippeve_set_script(const struct ippeve *printer, const char *script)
{
    const char *path = path_of(printer, "script");

    write_text(path, ks_arena_printf(printer->arena, "#!/bin/sh\ncd %s\n%s", printer->dir, script));
    assert_int_equal(chmod(path, 0700), 0);
}

struct ippeve ippeve_start(struct ks_arena *arena, const char *dir,
                           const struct ippeve_setup *setup)
{
    struct ippeve printer = {.arena = arena,
                             .port = setup->port > 0 ? setup->port : ippeve_free_port()};

    printer.dir = ks_arena_printf(arena, "%s/printer-%d", dir, printer.port);
    assert_int_equal(ks_file_make_dirs(path_of(&printer, "keys"), NULL), KS_OK);
    ippeve_set_script(&printer, setup->script != NULL ? setup->script : IPPEVE_PRINTS);
    if (setup->attributes != NULL)
        write_text(path_of(&printer, "attributes"), setup->attributes);
    fflush(NULL);
    printer.pid = fork();
    assert_true(printer.pid >= 0);
    if (printer.pid == 0)
        become(&printer, setup);
    await_answer(&printer);
    return printer;
}

void ippeve_kill(struct ippeve *printer)
{
    if (printer->pid <= 0)
        return;
    kill(-printer->pid, SIGKILL);
    kill(printer->pid, SIGKILL);
    waitpid(printer->pid, NULL, 0);
    printer->pid = 0;
}

const char *ippeve_url(const struct ippeve *printer)
{
    return ks_arena_printf(printer->arena, "ipp://localhost:%d/ipp/print", printer->port);
}

int ippeve_count_printed(const struct ippeve *printer)
{
    const char *path = path_of(printer, "printed");

    return access(path, F_OK) == 0
               ? (int)strtol(ippeve_ask(printer->arena, path, "wc -l < $f"), NULL, 10)
               : 0;
}

void ippeve_await_file(const struct ippeve *printer, const char *name)
{
    for (int i = 0; i < MOST_PAUSES; i++) {
        if (access(path_of(printer, name), F_OK) == 0)
            return;
        pause_a_moment();
    }
    fail_msg("the printer never made %s", name);
}

const char *ippeve_document(const struct ippeve *printer, int number)
{
    const char *pattern =
        ks_arena_printf(printer->arena, "%s/%d-kiosk*.p[dw][fg]", printer->dir, number);
    glob_t found;

    if (glob(pattern, 0, NULL, &found) != 0)
        fail_msg("there is no document of job %d", number);
    const char *path = ks_arena_strdup(printer->arena, found.gl_pathv[0]);
    globfree(&found);
    return path;
}

const char *ippeve_ask(struct ks_arena *arena, const char *path, const char *command)
{
    char *out = ks_arena_alloc(arena, OUTPUT_BYTES);
    FILE *stream = popen(ks_arena_printf(arena, "f=%s; %s", path, command), "r");

    assert_non_null(stream);
    out[fread(out, 1, OUTPUT_BYTES - 1, stream)] = '\0';
    pclose(stream);
    return out;
}
