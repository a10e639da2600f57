/* Starting a program, taking what it writes and seeing it end. */
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { STEP_BYTES = 65536, MOST_SAID_BYTES = 400, LOOK_MS = 100 };
enum { WRONG_USE = 2, OUT = 0, SAID = 1, STREAMS = 2 };

/* A program while it runs. */
struct running {
    pid_t pid;
    int fds[STREAMS]; /* to read from; -1: at its end */
    char *text;       /* of `room` bytes; owned */
    size_t bytes, room;
    char said[MOST_SAID_BYTES + 1];
    size_t said_bytes;
    int64_t until_ms; /* monotonic */
};

const char *ks_program_beside(struct ks_arena *arena, const char *name)
{
    char own[1024];
    ssize_t bytes = readlink("/proc/self/exe", own, sizeof own);
    const char *slash = bytes > 0 ? memrchr(own, '/', (size_t)bytes) : NULL;

    return slash != NULL ? ks_arena_printf(arena, "%.*s/%s", (int)(slash - own), own, name) : name;
}

static int spawn(pid_t *pid, const char *const *words, const int ends[STREAMS])
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t look;
    sigset_t none, all;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&look);
    posix_spawnattr_setsigmask(&look, &none);
    posix_spawnattr_setsigdefault(&look, &all);
    posix_spawnattr_setflags(&look, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[OUT], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, ends[SAID], STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    int code = posix_spawn(pid, words[0], &files, &look, (char *const *)(uintptr_t)words, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&look);
    return code;
}

static void close_both(int fds[STREAMS])
{
    for (int i = 0; i < STREAMS; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
        fds[i] = -1;
    }
}

static enum ks_err start(struct running *running, const char *const *words, struct ks_error *error)
{
    int ends[STREAMS] = {-1, -1}, pair[2];
    int code = 0;

    running->fds[OUT] = running->fds[SAID] = -1;
    for (int i = 0; code == 0 && i < STREAMS; i++) {
        code = pipe2(pair, O_CLOEXEC) == 0 ? 0 : errno;
        running->fds[i] = code == 0 ? pair[0] : -1;
        ends[i] = code == 0 ? pair[1] : -1;
    }
    if (code == 0)
        code = spawn(&running->pid, words, ends);
    close_both(ends);
    if (code == 0)
        return KS_OK;
    close_both(running->fds);
    return ks_fail(error, KS_ERR_IO, "%.200s cannot be started: %s", words[0],
                   ks_staff_errno(code));
}

static bool has_room(struct running *running, size_t most)
{
    if (running->bytes + STEP_BYTES < running->room)
        return true;
    size_t room = running->room + 4 * (size_t)STEP_BYTES;
    char *larger = running->bytes <= most ? realloc(running->text, room) : NULL;
    if (larger == NULL)
        return false;
    running->text = larger;
    running->room = room;
    return true;
}

/* Takes what there is; false: too much. */
static bool take(struct running *running, int stream, size_t most)
{
    char rest[MOST_SAID_BYTES];
    bool is_out = stream == OUT;
    size_t said_room = MOST_SAID_BYTES - running->said_bytes;
    void *to = is_out ? NULL : said_room > 0 ? running->said + running->said_bytes : rest;

    if (is_out && !has_room(running, most))
        return false;
    ssize_t got = is_out ? read(running->fds[OUT], running->text + running->bytes, STEP_BYTES)
                         : read(running->fds[SAID], to, said_room > 0 ? said_room : sizeof rest);
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0) {
        close(running->fds[stream]);
        running->fds[stream] = -1;
        return true;
    }
    if (is_out)
        running->bytes += (size_t)got;
    else if (said_room > 0)
        running->said_bytes += (size_t)got;
    return running->bytes <= most;
}

/* How long may be waited until it is asked again whether anybody still wants it; 0: no more. */
static int patience_ms(const struct running *running, const struct ks_program *program)
{
    const struct ks_clock clock = ks_clock_system();
    int64_t left_ms = running->until_ms - ks_clock_monotonic_ms(&clock);

    if (left_ms <= 0 || (program->is_over != NULL && atomic_load(program->is_over)))
        return 0;
    return program->is_over != NULL && left_ms > LOOK_MS ? LOOK_MS : (int)left_ms;
}

static enum ks_err take_all(struct running *running, const struct ks_program *program,
                            struct ks_error *error)
{

    while (running->fds[OUT] >= 0 || running->fds[SAID] >= 0) {
        struct pollfd fds[STREAMS] = {{running->fds[OUT], POLLIN, 0},
                                      {running->fds[SAID], POLLIN, 0}};
        int wait_ms = patience_ms(running, program);
        if (wait_ms <= 0)
            return ks_fail(error, KS_ERR_BUSY, "It took too long: try again in a moment");
        if (poll(fds, STREAMS, wait_ms) < 0 && errno != EINTR)
            return ks_fail(error, KS_ERR_IO, "the program that does it broke off");
        for (int i = 0; i < STREAMS; i++)
            if (fds[i].revents != 0 && !take(running, i, program->most_bytes))
                return ks_fail(error, KS_ERR_IO, "what came was too large");
    }
    return KS_OK;
}

/* Its last words, else that it broke off. */
static enum ks_err judge(struct running *running, int status, struct ks_error *error)
{
    bool is_ended = WIFEXITED(status);

    if (is_ended && WEXITSTATUS(status) == 0)
        return KS_OK;
    running->said[running->said_bytes] = '\0';
    running->said[strcspn(running->said, "\n")] = '\0';
    ks_utf8_trim(running->said);
    if (!is_ended || running->said[0] == '\0')
        return ks_fail(error, KS_ERR_IO, "the program that does it broke off");
    return ks_fail(error, WEXITSTATUS(status) == WRONG_USE ? KS_ERR_INPUT : KS_ERR_IO, "%s",
                   running->said);
}

enum ks_err ks_program_run(const struct ks_program *program, struct ks_arena *arena,
                           struct ks_program_answer *out, struct ks_error *error)
{
    const struct ks_clock clock = ks_clock_system();
    struct running running = {.until_ms = ks_clock_monotonic_ms(&clock) + program->most_ms};
    int status = 0;

    *out = (struct ks_program_answer){.text = ""};
    enum ks_err err = start(&running, program->words, error);
    if (err != KS_OK)
        return err;
    err = take_all(&running, program, error);
    close_both(running.fds);
    if (err != KS_OK)
        kill(running.pid, SIGKILL);
    while (waitpid(running.pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (err == KS_OK)
        err = judge(&running, status, error);
    if (err == KS_OK) {
        char *copy = ks_arena_alloc(arena, running.bytes + 1);
        if (running.bytes > 0)
            memcpy(copy, running.text, running.bytes);
        copy[running.bytes] = '\0';
        *out = (struct ks_program_answer){.text = copy, .bytes = running.bytes};
    }
    free(running.text);
    return err;
}
