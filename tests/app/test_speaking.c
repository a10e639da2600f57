/* The voice as it is heard: threads, engine, clips and database are real, the loudspeaker is a file
 * in which every sample can be read. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/speaking.h"
#include "base/file.h"
#include "service/hall_acts.h"
#include "service/parts.h"
#include "store/store_announcements.h"

/* Six times as fast as in a hall, so that nobody waits for a sentence. */
static const char fast[] = "4";

struct hall {
    char dir[64], db_path[128], sound_path[128];
    struct ks_content *content;
    struct ks_clock clock;
    struct ks_config config;
    struct ks_store *store; /* staff's */
    struct ks_speaking *speaking;
    int tokens;
};

static int setup(void **state)
{
    struct hall *hall = calloc(1, sizeof *hall);
    struct ks_content_faults faults = {0};
    strcpy(hall->dir, "/tmp/ks-speaking-XXXXXX");
    assert_non_null(mkdtemp(hall->dir));
    snprintf(hall->db_path, sizeof hall->db_path, "%s/hall.db", hall->dir);
    snprintf(hall->sound_path, sizeof hall->sound_path, "%s/sound.raw", hall->dir);
    assert_int_equal(setenv("SDL_AUDIODRIVER", "disk", 1), 0);
    assert_int_equal(setenv("SDL_DISKAUDIODELAY", fast, 1), 0);
    assert_int_equal(setenv("SDL_DISKAUDIOFILE", hall->sound_path, 1), 0);
    assert_int_equal(ks_i18n_init(KS_BUILD_DIR "/locale"), 0);
    assert_int_equal(
        ks_content_load(KS_SOURCE_DIR "/assets/content", &hall->content, &faults, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    hall->clock = ks_clock_system();
    ks_config_defaults(&hall->config);
    hall->config.voice_quiet_minutes[0] = hall->config.voice_quiet_minutes[1] = 0;
    hall->config.voice_tone_minute = -1;
    assert_int_equal(setenv("ALSA_CONFIG_PATH", "/nonexistent", 1), 0); /* no mixer of its own */
    *state = hall;
    return 0;
}

static int teardown(void **state)
{
    struct hall *hall = *state;
    ks_speaking_free(hall->speaking);
    ks_store_close(hall->store);
    ks_content_free(hall->content);
    ks_file_remove_tree(hall->dir);
    free(hall);
    return 0;
}

static void open_store(struct hall *hall)
{
    struct ks_store_opening opening;
    assert_int_equal(
        ks_store_open(hall->db_path, ks_clock_wall_ms(&hall->clock), &hall->store, &opening, NULL),
        KS_OK);
}

static void speak(struct hall *hall)
{
    const struct ks_speaking_setup setup_of_it = {.config = &hall->config,
                                                  .content = hall->content,
                                                  .clock = &hall->clock,
                                                  .data_dir = hall->dir,
                                                  .db_path = hall->db_path,
                                                  .board = "B1"};
    assert_int_equal(ks_speaking_start(&setup_of_it, &hall->speaking, NULL), KS_OK);
}

/* Somebody takes a number for mediation and is called to room 1. */
static void call(struct hall *hall)
{
    int64_t now_ms = ks_clock_wall_ms(&hall->clock);
    char token[32], day[KS_DATE_TEXT_BYTES];
    struct ks_ticket ticket;
    struct ks_hall_done done;
    struct ks_error error = {0};
    snprintf(token, sizeof token, "token-%d", ++hall->tokens);
    const struct ks_reservation wanted = {.day = ks_date_format(ks_date_from_wall_ms(now_ms), day),
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = now_ms};
    const struct ks_desk desk = {
        .store = hall->store, .content = hall->content, .clock = &hall->clock};
    const struct ks_hall_wish wish = {.act = KS_HALL_CALL, .seat = "1"};
    assert_int_equal(ks_store_reserve_ticket(hall->store, &wanted, &ticket, NULL), KS_OK);
    assert_int_equal(
        ks_store_move_ticket(hall->store, ticket.id, KS_TICKET_WAITING, true, now_ms, NULL, NULL),
        KS_OK);
    if (ks_hall_act(&desk, &wish, now_ms, &done, &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_speaking_poke(hall->speaking);
}

static bool keep(const struct ks_announced_call *row, void *ctx)
{
    struct ks_announced_call *kept = ctx;
    assert_int_equal(kept->event, 0); /* one row a call, however often it was begun */
    *kept = *row;
    return true;
}

/* The row of the one call there is. */
static struct ks_announced_call row_of(struct hall *hall)
{
    struct ks_announced_call row = {0};
    assert_int_equal(ks_store_show_announcements(hall->store, 0, keep, &row, NULL), KS_OK);
    return row;
}

enum { PATIENCE = 6000 };

static void await_outcome(struct hall *hall, enum ks_announcement_outcome wanted)
{
    struct ks_announced_call row = row_of(hall);
    for (int i = 0; i < PATIENCE && (row.event == 0 || row.outcome != wanted); i++) {
        usleep(10000);
        row = row_of(hall);
    }
    assert_string_equal(ks_announcement_outcome_code(row.outcome),
                        ks_announcement_outcome_code(wanted));
    assert_true(row.event > 0);
}

/* The longest run of samples that are equally far from silence; and whether there is any sound. */
static int longest_run(const struct hall *hall, bool *has_sound)
{
    FILE *file = fopen(hall->sound_path, "r");
    int16_t sample, before = 0;
    int run = 0, longest = 0;
    *has_sound = false;
    while (file != NULL && fread(&sample, sizeof sample, 1, file) == 1) {
        run = sample != 0 && abs(sample) == abs(before) ? run + 1 : 0;
        longest = run > longest ? run : longest;
        *has_sound = *has_sound || sample != 0;
        before = sample;
    }
    if (file != NULL)
        fclose(file);
    return longest;
}

static int loudest(const struct hall *hall)
{
    FILE *file = fopen(hall->sound_path, "r");
    int16_t sample;
    int loudest = 0;
    while (file != NULL && fread(&sample, sizeof sample, 1, file) == 1)
        loudest = abs(sample) > loudest ? abs(sample) : loudest;
    if (file != NULL)
        fclose(file);
    return loudest;
}

static void await_sound(const struct hall *hall)
{
    bool has_sound = false;
    for (int i = 0; i < PATIENCE && !has_sound; i++) {
        usleep(10000);
        (void)longest_run(hall, &has_sound);
    }
    assert_true(has_sound);
}

/* The board as a process of its own, that only a kill ends. */
static pid_t start_board(struct hall *hall)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid > 0)
        return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nor does it outlive a test that failed */
    speak(hall);
    for (;;)
        pause();
}

static void kill_board(pid_t pid)
{
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void a_call_whose_board_is_killed_in_mid_word_is_said_by_the_next_one(void **state)
{
    struct hall *hall = *state;
    setenv("SDL_DISKAUDIODELAY", "23", 1); /* as in a hall: it shall not be done too soon */
    open_store(hall);
    ks_store_close(hall->store); /* no handle goes over a fork */
    hall->store = NULL;
    pid_t first = start_board(hall);
    open_store(hall);
    call(hall);
    await_sound(hall);
    kill_board(first);
    struct ks_announced_call row = row_of(hall);
    assert_true(row.started_ms > 0);
    assert_int_equal(row.outcome, KS_ANNOUNCEMENT_OPEN); /* it is not lost */
    setenv("SDL_DISKAUDIODELAY", fast, 1);
    ks_store_close(hall->store);
    pid_t second = start_board(hall);
    open_store(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SAID);
    assert_int_equal(row_of(hall).starts, 2);
    kill_board(second);
    ks_store_close(hall->store);
    pid_t third = start_board(hall); /* and it is not repeated */
    open_store(hall);
    usleep(500000);
    assert_int_equal(row_of(hall).starts, 2);
    kill_board(third);
}

/* A clip that is told from speech at once: two seconds of a square wave. */
static void record(const struct hall *hall, const char *name)
{
    enum { SAMPLES = 2 * 22050, BYTES = 2 * SAMPLES };
    const unsigned numbers[] = {36 + BYTES, 16, 22050, 44100, BYTES};
    char path[200];
    snprintf(path, sizeof path, "%s/mine/zh", hall->dir);
    assert_int_equal(ks_file_make_dirs(path, NULL), KS_OK);
    snprintf(path, sizeof path, "%s/mine/zh/%s.wav", hall->dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite("RIFF", 4, 1, file);
    fwrite(&numbers[0], 4, 1, file);
    fwrite("WAVEfmt ", 8, 1, file);
    fwrite(&numbers[1], 4, 1, file);
    fwrite("\1\0\1\0", 4, 1, file);
    fwrite(&numbers[2], 4, 1, file);
    fwrite(&numbers[3], 4, 1, file);
    fwrite("\2\0\x10\0", 4, 1, file);
    fwrite("data", 4, 1, file);
    fwrite(&numbers[4], 4, 1, file);
    for (int i = 0; i < SAMPLES; i++) {
        int16_t sample = i / 50 % 2 ? 6000 : -6000;
        fwrite(&sample, sizeof sample, 1, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void a_recorded_clip_is_heard_in_the_place_of_its_word(void **state)
{
    struct hall *hall = *state;
    bool has_sound = false;
    record(hall, "hao");
    strcpy(hall->config.voice_clips, "mine");
    open_store(hall);
    speak(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SAID);
    assert_in_range(longest_run(hall, &has_sound), 40000, 45000);
}

static void without_clips_the_engine_says_all_of_it(void **state)
{
    struct hall *hall = *state;
    bool has_sound = false;
    open_store(hall);
    speak(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SAID);
    assert_in_range(longest_run(hall, &has_sound), 0, 2000);
    assert_true(has_sound);
    assert_false(ks_speaking_is_dumb(hall->speaking));
}

static void without_a_loudspeaker_the_board_is_dumb_and_the_hall_is_told(void **state)
{
    struct hall *hall = *state;
    struct ks_voice_state voice = {0};
    setenv("SDL_DISKAUDIOFILE", "/nonexistent/sound", 1);
    open_store(hall);
    speak(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SILENT);
    assert_true(ks_speaking_is_dumb(hall->speaking));
    assert_int_equal(ks_store_find_voice(hall->store, 0, &voice, NULL), KS_OK);
    assert_string_equal(voice.board, "B1");
    assert_memory_equal(voice.fault, "There is no sound output: ", 26);
}

static void a_volume_of_nothing_is_told_too(void **state)
{
    struct hall *hall = *state;
    hall->config.voice_volume = 0;
    open_store(hall);
    speak(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SILENT);
    assert_true(ks_speaking_is_dumb(hall->speaking));
}

static void write_file(const struct hall *hall, const char *name, const char *text,
                       const char *variable)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", hall->dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(setenv(variable, path, 1), 0);
}

/* It may be the mixer of another output than the one that is heard. */
static void a_muted_mixer_is_told_and_the_call_is_said_all_the_same(void **state)
{
    struct hall *hall = *state;
    struct ks_voice_state voice = {0};
    write_file(hall, "card", "Master Playback Switch 0 1 0\n", "KS_MIXER_CARD");
    write_file(hall, "asound.conf",
               "ctl.default { type kiosktest }\n"
               "ctl_type.kiosktest { lib \"" KS_MIXER_CARD_LIBRARY "\" }\n",
               "ALSA_CONFIG_PATH");
    open_store(hall);
    speak(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SAID);
    assert_true(ks_speaking_is_dumb(hall->speaking));
    assert_int_equal(ks_store_find_voice(hall->store, 0, &voice, NULL), KS_OK);
    assert_memory_equal(voice.fault, "The loudspeaker is muted: switch on \"Master\"", 44);
}

static void the_nightly_tone_comes_out_so_softly_that_nobody_minds(void **state)
{
    struct hall *hall = *state;
    hall->config.voice_tone_minute = ks_date_minute_from_wall_ms(ks_clock_wall_ms(&hall->clock));
    open_store(hall);
    speak(hall);
    await_sound(hall);
    for (int i = 0; i < PATIENCE && loudest(hall) < 150; i++)
        usleep(10000);
    assert_in_range(loudest(hall), 150, 210); /* of 32767: 44 dB below the loudest there is */
}

static void a_board_that_starts_before_there_is_a_database_speaks_when_there_is_one(void **state)
{
    struct hall *hall = *state;
    speak(hall);
    usleep(100000);
    assert_int_not_equal(access(hall->db_path, F_OK), 0); /* it makes none */
    open_store(hall);
    call(hall);
    await_outcome(hall, KS_ANNOUNCEMENT_SAID);
}

static void a_board_without_a_voice_has_none_and_is_not_dumb(void **state)
{
    struct hall *hall = *state;
    hall->config.voice_device = KS_VOICE_DEVICE_NONE;
    open_store(hall);
    speak(hall);
    assert_null(hall->speaking);
    assert_false(ks_speaking_is_dumb(hall->speaking));
}

#define SPEAKING_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        /* first: it forks, and there is no thread yet */
        SPEAKING_TEST(a_call_whose_board_is_killed_in_mid_word_is_said_by_the_next_one),
        SPEAKING_TEST(a_recorded_clip_is_heard_in_the_place_of_its_word),
        SPEAKING_TEST(without_clips_the_engine_says_all_of_it),
        SPEAKING_TEST(without_a_loudspeaker_the_board_is_dumb_and_the_hall_is_told),
        SPEAKING_TEST(a_volume_of_nothing_is_told_too),
        SPEAKING_TEST(a_muted_mixer_is_told_and_the_call_is_said_all_the_same),
        SPEAKING_TEST(the_nightly_tone_comes_out_so_softly_that_nobody_minds),
        SPEAKING_TEST(a_board_that_starts_before_there_is_a_database_speaks_when_there_is_one),
        SPEAKING_TEST(a_board_without_a_voice_has_none_and_is_not_dumb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
