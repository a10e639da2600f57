/* How long a call waits until its first sound, beside making the whole sentence first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/bench_hall.h"
#include "app/speaking.h"
#include "base/file.h"
#include "platform/voice.h"
#include "service/voice_plan.h"
#include "service/watch.h"

enum { CALLS = 5, LIMIT_MS = 5000, SETTLE_US = 700000 };
enum { LOOK_MS = 100 }; /* as a board's watch does */

struct hall {
    struct ks_bench_hall of;
    char dir[64], db_path[128], sound_path[128];
    struct ks_store *watch_store;
    struct ks_desk watch_desk;
    struct ks_config config;
};

/* A hall whose loudspeaker is a file, in which all that would be heard can be read. */
static void open_hall(struct hall *hall)
{
    struct ks_error error = {0};

    *hall = (struct hall){0};
    ks_config_defaults(&hall->config);
    hall->config.voice_quiet_minutes[0] = hall->config.voice_quiet_minutes[1] = 0;
    if (!ks_bench_make_dir(hall->dir))
        exit(1);
    snprintf(hall->db_path, sizeof hall->db_path, "%s/hall.db", hall->dir);
    snprintf(hall->sound_path, sizeof hall->sound_path, "%s/sound.raw", hall->dir);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", hall->sound_path, 1);
    ks_bench_hall_open(&hall->of, hall->db_path);
    if (ks_store_open_to_watch(hall->db_path, &hall->watch_store, &error) != KS_OK)
        ks_bench_give_up(&error);
    hall->watch_desk = (struct ks_desk){
        .store = hall->watch_store, .content = hall->of.content, .clock = &hall->of.clock};
}

static void close_hall(struct hall *hall)
{
    ks_store_close(hall->watch_store);
    ks_bench_hall_close(&hall->of);
    ks_file_remove_tree(hall->dir);
}

/* Reads on in the file; whether anything but silence came. */
static bool has_sound(FILE *file)
{
    char bytes[4096];
    size_t got;

    clearerr(file);
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        for (size_t i = 0; i < got; i++)
            if (bytes[i] != 0)
                return true;
    return false;
}

/* From the call that another handle writes, by way of the board's watch, to the first sample that
 * sounds. */
static double measure_call(struct hall *hall, FILE *file)
{
    while (has_sound(file))
        continue;
    double start = ks_bench_now_ms();
    ks_bench_hall_act(&hall->of, KS_HALL_CALL, NULL);
    while (!has_sound(file)) {
        if (ks_bench_now_ms() - start > LIMIT_MS)
            exit(1);
        usleep(500);
    }
    double spent = ks_bench_now_ms() - start;
    ks_bench_hall_act(&hall->of, KS_HALL_START, NULL); /* so that it is said once */
    return spent;
}

static void await_silence(FILE *file)
{
    bool is_loud = true;

    while (is_loud) {
        usleep(SETTLE_US);
        is_loud = has_sound(file);
        while (has_sound(file))
            is_loud = true;
    }
}

/* On the watch's thread. */
static void hear(void *ctx)
{
    ks_speaking_poke(ctx);
}

static struct ks_watch *watch_hall(struct hall *hall, struct ks_speaking *speaking)
{
    struct ks_watch *watch = ks_watch_start(&(struct ks_watch_setup){.desk = &hall->watch_desk,
                                                                     .clock = &hall->of.clock,
                                                                     .every_ms = LOOK_MS,
                                                                     .wake = hear,
                                                                     .wake_ctx = speaking});

    if (watch == NULL)
        exit(1);
    ks_watch_look(watch);
    return watch;
}

/* The median of some calls. */
static double measure_calls(struct hall *hall)
{
    const struct ks_speaking_setup setup = {.config = &hall->config,
                                            .content = hall->of.content,
                                            .clock = &hall->of.clock,
                                            .data_dir = hall->dir,
                                            .db_path = hall->db_path,
                                            .board = "bench"};
    struct ks_speaking *speaking = NULL;
    struct ks_error error = {0};
    double times[CALLS];

    if (ks_speaking_start(&setup, &speaking, &error) != KS_OK)
        ks_bench_give_up(&error);
    struct ks_watch *watch = watch_hall(hall, speaking);
    usleep(SETTLE_US);
    FILE *file = fopen(hall->sound_path, "r");
    if (file == NULL)
        exit(1);
    for (int i = 0; i < CALLS; i++) {
        ks_bench_hall_take(&hall->of, i);
        times[i] = measure_call(hall, file);
        await_silence(file);
        ks_bench_hall_act(&hall->of, KS_HALL_FINISH, NULL);
    }
    fclose(file);
    ks_watch_free(watch);
    ks_speaking_free(speaking);
    ks_bench_sort(times, CALLS);
    return times[CALLS / 2];
}

/* Beginning the engine and making the whole sentence, as who starts a program for each call. */
static double measure_sentence(const struct hall *hall, int *sound_ms)
{
    struct ks_voice *voice = NULL;
    struct ks_voice_plan plan;
    struct ks_samples samples = {0};
    char text[KS_VOICE_TEXT_BYTES];
    struct ks_error error = {0};
    double start = ks_bench_now_ms();

    if (ks_voice_plan_make(&hall->of.content->hall, "T037", "1", &plan, &error) != KS_OK)
        ks_bench_give_up(&error);
    const struct ks_voice_sentence *sentence = &plan.in[KS_LANG_ZH_CN];
    ks_voice_text(sentence->parts, sentence->count, text, sizeof text);
    if (ks_voice_open(&voice, &error) != KS_OK ||
        ks_voice_speak(voice, KS_LANG_ZH_CN, text, &samples, &error) != KS_OK)
        ks_bench_give_up(&error);
    double spent = ks_bench_now_ms() - start;
    *sound_ms = ks_samples_ms(&samples);
    ks_samples_destroy(&samples);
    ks_voice_close(voice);
    return spent;
}

void ks_bench_voice(void)
{
    struct hall hall;
    int sound_ms = 0;

    open_hall(&hall);
    double sentence = measure_sentence(&hall, &sound_ms), first = measure_calls(&hall);
    ks_bench_report("voice_sentence", sound_ms, "ms of sound");
    ks_bench_report("voice_synthesis", sentence, "ms");
    ks_bench_report("voice_first_sound", first, "ms");
    ks_bench_report("voice", first / sentence, "ratio");
    close_hall(&hall);
}
