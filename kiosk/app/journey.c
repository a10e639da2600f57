/* A visit from a text file, played on the real screens. */
#include "app/journey_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/journey.h"
#include "base/file.h"

static ks_step_fn *find_word(const struct ks_step_word *words, const char *word)
{
    while (words->word != NULL && strcmp(words->word, word) != 0)
        words++;
    return words->run;
}

static enum ks_err play_line(struct ks_journey *journey, char *line)
{
    char *word = line + strspn(line, " \t"), *rest;

    word[strcspn(word, "\r\n")] = '\0';
    if (word[0] == '\0' || word[0] == '#')
        return KS_OK;
    rest = word + strcspn(word, " \t");
    if (*rest != '\0')
        *rest++ = '\0';
    rest += strspn(rest, " \t");
    for (size_t end = strlen(rest); end > 0 && (rest[end - 1] == ' ' || rest[end - 1] == '\t');)
        rest[--end] = '\0';
    ks_step_fn *run = find_word(ks_journey_words, word);
    if (run == NULL)
        run = find_word(ks_journey_hall_words, word);
    if (run != NULL)
        return run(journey, rest) ? KS_OK : KS_ERR_STATE;
    return ks_fail(&journey->error, KS_ERR_INPUT, "%s is not a word of journeys", word);
}

static enum ks_err play(struct ks_journey *journey, const char *file, char *text,
                        struct ks_error *error)
{
    int number = 0;

    for (char *line = text; line != NULL; number++) {
        char *end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        enum ks_err err = play_line(journey, line);
        if (err != KS_OK) {
            struct ks_error what = journey->error;
            ks_journey_limit_files(false);
            (void)ks_journey_save_frame(journey, "failed.png");
            return ks_fail(error, err, "%s:%d: %s", file, number + 1, what.text);
        }
        line = end;
    }
    return KS_OK;
}

static enum ks_err open_stage(struct ks_journey *journey, const struct ks_options *options,
                              struct ks_error *error)
{
    struct ks_store_opening opening = {0};
    struct ks_parts *parts = &journey->parts;

    parts->options = *options;
    parts->clock = ks_clock_from_manual(&journey->clock);
    parts->has_clock = true;
    enum ks_err err = ks_parts_open(parts, error);
    if (err == KS_OK && parts->store != NULL)
        err = ks_store_open(parts->db_path, journey->clock.wall_ms, &journey->staff_store, &opening,
                            error);
    return err;
}

/* The printer of a journey writes beside its pictures, whatever kiosk.conf says. */
static enum ks_err use_out_printer(struct ks_journey *journey, struct ks_error *error)
{
    char url[700];

    ks_worker_wait(journey->parts.worker); /* it may be asking the printer */
    ks_printer_close(journey->parts.printer);
    journey->parts.printer = NULL;
    snprintf(url, sizeof url, "file:%s", journey->slips);
    return ks_printer_open(url, "/", journey->parts.config.printer_width_mm,
                           &journey->parts.printer, error);
}

static enum ks_err prepare_out(struct ks_journey *journey, const char *out, struct ks_error *error)
{
    char *cwd = getcwd(NULL, 0);

    journey->out = out;
    snprintf(journey->slips, sizeof journey->slips, "%s%s%s/slips", out[0] == '/' ? "" : cwd,
             out[0] == '/' ? "" : "/", out);
    free(cwd);
    enum ks_err err = ks_file_make_dirs(journey->slips, error);
    if (err != KS_OK)
        return err;
    char *status = ks_arena_printf(&journey->arena, "%s/status", journey->slips);
    unlink(status);
    journey->old_slips = journey->last_slip = ks_journey_newest_slip(journey);
    return KS_OK;
}

/* A data folder that goes with the journey, where temporary files go on this machine. */
static enum ks_err make_throw_away(struct ks_journey *journey, struct ks_options *options,
                                   struct ks_error *error)
{
    const char *set = getenv("TMPDIR");
    const char *parent = set != NULL && set[0] == '/' ? set : "/tmp";
    options->data = mkdtemp(ks_arena_printf(&journey->arena, "%s/kiosk-journey-XXXXXX", parent));
    return options->data != NULL ? KS_OK
                                 : ks_fail(error, KS_ERR_IO, "%.200s: %s", parent, strerror(errno));
}

enum ks_err ks_journey_play(const struct ks_options *options, struct ks_error *error)
{
    struct ks_journey journey = {0};
    struct ks_options mine = *options;
    char *text = NULL;
    enum ks_err err = ks_file_read_all(options->journey, &journey.arena, &text, NULL, error);

    if (err == KS_OK)
        err = prepare_out(&journey, options->out, error);
    if (err == KS_OK && mine.data == NULL)
        err = make_throw_away(&journey, &mine, error);
    ks_clock_manual_advance(&journey.clock, INT64_C(1000000));
    journey.clock.wall_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 9 * 60 + 41);
    if (err == KS_OK)
        err = open_stage(&journey, &mine, error);
    if (err == KS_OK)
        err = use_out_printer(&journey, error);
    if (err == KS_OK) {
        journey.parts.desk.printer = journey.parts.printer;
        ks_journey_settle(&journey);
        err = play(&journey, options->journey, text, error);
    }
    ks_announcer_free(journey.voice.announcer);
    ks_board_side_close(&journey.side);
    ks_store_close(journey.staff_store);
    ks_parts_close(&journey.parts);
    if (options->data == NULL && mine.data != NULL)
        ks_file_remove_tree(mine.data);
    ks_arena_destroy(&journey.arena);
    return err;
}
