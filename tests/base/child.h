/* Starting one of the programs as an operator would, and what it said. */
#ifndef KS_TESTS_BASE_CHILD_H
#define KS_TESTS_BASE_CHILD_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

enum { MAX_ARGS = 16 };

/* A folder for one test program, and what the last child left. */
struct desk {
    struct ks_arena arena;
    char dir[64];
    int status;            /* exit status; -1 = ended by a signal */
    const char *out, *err; /* owned by the arena */
};

static inline int desk_open(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);

    assert_non_null(desk);
    strcpy(desk->dir, "/tmp/kiosk-desk-XXXXXX");
    assert_non_null(mkdtemp(desk->dir));
    *state = desk;
    return 0;
}

static inline int desk_close(void **state)
{
    struct desk *desk = *state;

    ks_file_remove_tree(desk->dir);
    ks_arena_destroy(&desk->arena);
    free(desk);
    return 0;
}

static inline const char *desk_path(struct desk *desk, const char *name)
{
    return ks_arena_printf(&desk->arena, "%s/%s", desk->dir, name);
}

static inline const char *desk_write(struct desk *desk, const char *name, const char *text)
{
    const char *path = desk_path(desk, name);

    assert_int_equal(ks_file_write_atomic(path, text, strlen(text), NULL), KS_OK);
    return path;
}

static inline const char *desk_read(struct desk *desk, const char *path)
{
    char *text = NULL;

    assert_int_equal(ks_file_read_all(path, &desk->arena, &text, NULL, NULL), KS_OK);
    return text;
}

/* Whatever the language of who runs the tests. */
static inline void become(const char *program, char **args, const char *locale, const char *out,
                          const char *err)
{
    int fd_out = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int fd_err = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    setenv("LC_ALL", locale, 1);
    if (fd_out >= 0 && fd_err >= 0 && dup2(fd_out, 1) == 1 && dup2(fd_err, 2) == 2)
        execv(program, args);
    _exit(127);
}

/* Runs `program` of the build folder with the words of `line`, split at blanks, for an operator of
 * that locale, which the machine need not have. */
static inline void run_in(struct desk *desk, const char *locale, const char *program,
                          const char *line)
{
    const char *out = desk_path(desk, "stdout"), *err = desk_path(desk, "stderr");
    char *path = ks_arena_printf(&desk->arena, "%s/%s", KS_BUILD_DIR, program);
    char *words = ks_arena_strdup(&desk->arena, line), *rest = NULL;
    char *args[MAX_ARGS + 2] = {path};
    int count = 1, status = 0;

    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        assert_true(count <= MAX_ARGS);
        args[count++] = word;
    }
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        become(path, args, locale, out, err);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    desk->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    desk->out = desk_read(desk, out);
    desk->err = desk_read(desk, err);
}

static inline void run(struct desk *desk, const char *program, const char *line)
{
    run_in(desk, "C", program, line);
}

#endif
