/* Another program of the house, started for one answer: what it writes is taken, what it may take
 * of time and room is bounded, and its death is a sentence. Any thread. */
#ifndef KS_BASE_PROGRAM_H
#define KS_BASE_PROGRAM_H

#include <stdatomic.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct ks_program {
    const char *const *words;   /* its path, then what it is told; ends with NULL */
    int most_ms;                /* then it is killed */
    size_t most_bytes;          /* of what it may write */
    const atomic_bool *is_over; /* NULL; once it is true it is killed: nobody waits any more */
};

/* What it wrote to standard output: `bytes` bytes and a 0 behind them, the arena's. */
struct ks_program_answer {
    const char *text;
    size_t bytes;
};

/* The path of a program that lies beside the one that runs; the arena's. */
const char *ks_program_beside(struct ks_arena *arena, const char *name);

/* Runs it to its end. KS_OK: it ended with 0. KS_ERR_INPUT: it ended with 2, and the sentence is
 * its own. KS_ERR_BUSY: it took too long, or `is_over`. KS_ERR_IO: it could not be started, failed
 * (its own sentence), was killed or wrote too much. */
enum ks_err ks_program_run(const struct ks_program *program, struct ks_arena *arena,
                           struct ks_program_answer *out, struct ks_error *error) KS_MUST_USE;

#endif
