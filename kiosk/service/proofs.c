/* Pictures of a draft's pages: what kiosk-proof is told, and what it answers. */
#include "service/proofs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/program.h"

enum { MOST_LAYOUT_MS = 120000 };
enum { MOST_MS = 10000, MOST_BYTES = 16 * 1024 * 1024, MOST_WORDS = 32 };

/* Words on their way to it. */
struct telling {
    struct ks_arena *arena;
    const char *words[MOST_WORDS];
    int count;
};

static void say(struct telling *telling, const char *word)
{
    if (telling->count < MOST_WORDS - 1)
        telling->words[telling->count++] = word;
}

/* "--page=guide": a value that begins with a dash is none of its options. */
static void say_value(struct telling *telling, const char *option, const char *value)
{
    say(telling, ks_arena_printf(telling->arena, "%s=%s", option, value));
}

static void tell_draft(struct telling *telling, const struct ks_proof_order *order)
{
    struct ks_arena *arena = telling->arena;

    say(telling, ks_program_beside(arena, "kiosk-proof"));
    say_value(telling, "--content", order->content_dir);
    if (order->draft != NULL) {
        say_value(telling, "--drafts", order->drafts_dir);
        say_value(telling, "--draft", order->draft);
    }
    say_value(telling, "--at", ks_arena_printf(arena, "%lld", (long long)order->at_ms));
    say_value(telling, "--tell", ks_lang_code(order->tell));
}

static void tell(struct telling *telling, const struct ks_proof_order *order)
{
    struct ks_arena *arena = telling->arena;

    tell_draft(telling, order);
    if (order->hall != NULL && order->hall[0] != '\0')
        say_value(telling, "--hall", order->hall);
    say_value(telling, "--page", order->page);
    say_value(telling, "--item", order->item);
    say_value(telling, "--part", ks_arena_printf(arena, "%d", order->part));
    say_value(telling, "--number", ks_arena_printf(arena, "%d", order->number));
    say_value(telling, "--size", order->size);
    say_value(telling, "--lang", ks_lang_code(order->lang));
    if (order->is_large)
        say(telling, "--large");
    if (order->is_contrast)
        say(telling, "--contrast");
    if (order->is_low)
        say(telling, "--low");
    if (order->is_strip)
        say(telling, "--strip");
}

enum ks_err ks_proofs_draw(const struct ks_proof_order *order, struct ks_arena *arena,
                           struct ks_proof_picture *out, struct ks_error *error)
{
    struct telling telling = {.arena = arena};
    struct ks_program_answer answer = {.text = ""};
    int line_bytes = 0;

    *out = (struct ks_proof_picture){.png = ""};
    tell(&telling, order);
    const struct ks_program program = {
        .words = telling.words, .most_ms = MOST_MS, .most_bytes = MOST_BYTES};
    enum ks_err err = ks_program_run(&program, arena, &answer, error);
    if (err != KS_OK)
        return err;
    if (sscanf(answer.text, "%d %d%n", &out->page, &out->pages, &line_bytes) != 2 ||
        answer.text[line_bytes] != '\n')
        return ks_fail(error, KS_ERR_IO, "kiosk-proof is not of this release");
    out->png = answer.text + line_bytes + 1;
    out->bytes = answer.bytes - (size_t)line_bytes - 1;
    return KS_OK;
}

/* The next field of the line, which ends at a tab or at its end. */
static const char *next_field(char **rest)
{
    char *field = *rest;
    size_t bytes = strcspn(field, "\t");

    *rest = field + bytes + (field[bytes] == '\t');
    field[bytes] = '\0';
    return field;
}

struct ks_layout_fault ks_proofs_read_fault(char *line)
{
    struct ks_layout_fault fault;

    fault.hall = next_field(&line);
    fault.page = next_field(&line);
    fault.item = next_field(&line);
    fault.part = (int)strtol(next_field(&line), NULL, 10);
    fault.mode = next_field(&line);
    fault.number = (int)strtol(next_field(&line), NULL, 10);
    fault.what = next_field(&line);
    fault.text = next_field(&line);
    return fault;
}

enum ks_err ks_proofs_check_layout(const struct ks_proof_order *order, int mode,
                                   const atomic_bool *is_over, struct ks_arena *arena, int *modes,
                                   const char **lines, struct ks_error *error)
{
    struct telling telling = {.arena = arena};
    struct ks_program_answer answer = {.text = ""};
    int line_bytes = 0, done = 0;

    tell_draft(&telling, order);
    say_value(&telling, "--layout", ks_arena_printf(arena, "%d", mode));
    const struct ks_program program = {.words = telling.words,
                                       .most_ms = MOST_LAYOUT_MS,
                                       .most_bytes = MOST_BYTES,
                                       .is_over = is_over};
    enum ks_err err = ks_program_run(&program, arena, &answer, error);
    if (err != KS_OK)
        return err;
    if (sscanf(answer.text, "%d %d%n", &done, modes, &line_bytes) != 2 || done != mode ||
        answer.text[line_bytes] != '\n')
        return ks_fail(error, KS_ERR_IO, "kiosk-proof is not of this release");
    *lines = answer.text + line_bytes + 1;
    return KS_OK;
}
