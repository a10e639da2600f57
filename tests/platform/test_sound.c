/* Clips made equally loud, read from files of any usual form, and a device that vanishes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "platform/sound.h"

static const char chime[] = KS_SOURCE_DIR "/assets/sounds/chime.wav";

static struct ks_samples tone(int amplitude, int ms)
{
    struct ks_samples samples = {.rate = KS_SOUND_RATE};
    for (int i = 0; i < ms * KS_SOUND_RATE / 1000; i++) {
        int16_t sample = (int16_t)(amplitude * sin(i * 0.2));
        assert_true(ks_samples_add(&samples, &sample, 1));
    }
    return samples;
}

static void a_whisper_and_a_shout_become_equally_loud(void **state)
{
    struct ks_samples low = tone(900, 500), high = tone(30000, 500);
    (void)state;
    ks_samples_level(&low, 0);
    ks_samples_level(&high, 0);
    assert_true(fabs(ks_samples_loudness(&low, 0) / ks_samples_loudness(&high, 0) - 1) < 0.02);
    ks_samples_destroy(&low);
    ks_samples_destroy(&high);
}

static void silence_in_a_clip_does_not_make_it_louder(void **state)
{
    struct ks_samples bare = tone(9000, 300), padded = tone(9000, 300);
    (void)state;
    assert_true(ks_samples_add_silence(&padded, 3000));
    assert_true(fabs(ks_samples_loudness(&padded, 0) / ks_samples_loudness(&bare, 0) - 1) < 0.05);
    ks_samples_destroy(&bare);
    ks_samples_destroy(&padded);
}

static void no_peak_is_cut_and_silence_stays_silence(void **state)
{
    struct ks_samples click = tone(0, 400);
    (void)state;
    ks_samples_level(&click, 0);
    assert_true(ks_samples_loudness(&click, 0) == 0);
    for (int i = 0; i < 40; i++)
        click.data[i] = i % 2 ? 2000 : -2000;
    click.data[20] = 32767;
    ks_samples_level(&click, 0);
    assert_in_range(click.data[20], 30000, 32767);
    ks_samples_destroy(&click);
}

static void what_stood_before_is_left_as_it_was(void **state)
{
    struct ks_samples samples = tone(500, 100);
    int16_t before = samples.data[100];
    size_t from = samples.count;
    struct ks_samples more = tone(500, 100);
    (void)state;
    assert_true(ks_samples_add(&samples, more.data, more.count));
    ks_samples_level(&samples, from);
    assert_int_equal(samples.data[100], before);
    assert_int_not_equal(samples.data[from + 100], before);
    ks_samples_destroy(&samples);
    ks_samples_destroy(&more);
}

/* As somebody records it who needs a moment before and after. */
static void silence_around_a_word_is_taken_off_and_silence_within_it_stays(void **state)
{
    struct ks_samples samples = tone(500, 100), word = tone(9000, 200);
    size_t from = samples.count;
    (void)state;
    assert_true(ks_samples_add_silence(&samples, 700));
    assert_true(ks_samples_add(&samples, word.data, word.count));
    assert_true(ks_samples_add_silence(&samples, 300));
    assert_true(ks_samples_add(&samples, word.data, word.count));
    assert_true(ks_samples_add_silence(&samples, 900));
    ks_samples_trim(&samples, from);
    assert_in_range(ks_samples_ms(&samples), 100 + 700 + 2 * 40, 100 + 700 + 2 * 80);
    assert_true(ks_samples_loudness(&samples, from) > 5000);
    samples.count = from;
    assert_true(ks_samples_add_silence(&samples, 500));
    ks_samples_trim(&samples, from);
    assert_int_equal(ks_samples_ms(&samples), 600);
    ks_samples_destroy(&samples);
    ks_samples_destroy(&word);
}

static void put_number(FILE *file, unsigned number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        fputc((int)(number >> (8 * i) & 255), file);
}

/* A WAV file of a second's tone: as a telephone records it, as a studio does. */
static void write_wav(const char *path, unsigned rate, unsigned channels)
{
    FILE *file = fopen(path, "w");
    unsigned bytes = rate * channels * 2;
    assert_non_null(file);
    fputs("RIFF", file);
    put_number(file, 36 + bytes, 4);
    fputs("WAVEfmt ", file);
    put_number(file, 16, 4);
    put_number(file, 1, 2);
    put_number(file, channels, 2);
    put_number(file, rate, 4);
    put_number(file, rate * channels * 2, 4);
    put_number(file, channels * 2, 2);
    put_number(file, 16, 2);
    fputs("data", file);
    put_number(file, bytes, 4);
    for (unsigned i = 0; i < rate * channels; i++)
        put_number(file, (unsigned)(int)(8000 * sin(i / channels * 2000.0 / rate)) & 0xffff, 2);
    fclose(file);
}

static void a_clip_of_any_rate_and_channels_lasts_as_long_as_it_was(void **state)
{
    static const unsigned rates[] = {8000, 22050, 44100, 48000};
    char path[64];
    (void)state;
    snprintf(path, sizeof path, "/tmp/ks-sound-%d.wav", (int)getpid());
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        for (unsigned channels = 1; channels <= 2; channels++) {
            struct ks_samples samples = {0};
            write_wav(path, rates[i], channels);
            assert_int_equal(ks_sound_load(path, &samples, NULL), KS_OK);
            assert_int_equal(samples.rate, KS_SOUND_RATE);
            assert_in_range(ks_samples_ms(&samples), 980, 1020);
            assert_true(ks_samples_loudness(&samples, 0) > 4000);
            ks_samples_destroy(&samples);
        }
    unlink(path);
}

static void a_file_that_is_no_sound_or_is_not_there_adds_nothing(void **state)
{
    struct ks_samples samples = tone(900, 10);
    size_t before = samples.count;
    struct ks_error error = {0};
    (void)state;
    assert_int_equal(ks_sound_load("/nonexistent.wav", &samples, &error), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_sound_load(KS_SOURCE_DIR "/README.md", &samples, &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, "README.md is no WAV file that can be played"));
    assert_int_equal(samples.count, before);
    ks_samples_destroy(&samples);
}

/* SDL's own output into a file: every sample that would be heard. */
static void use_disk(const char *path)
{
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", path, 1);
}

static enum ks_sound_state play_to_the_end(struct ks_sound *sound)
{
    enum ks_sound_state state = KS_SOUND_PLAYING;
    for (int i = 0; i < 2000 && state == KS_SOUND_PLAYING; i++) {
        usleep(10000);
        state = ks_sound_state(sound);
    }
    return state;
}

static int loudest_in(const char *path)
{
    struct ks_arena arena = {0};
    char *bytes = NULL;
    size_t size = 0;
    int loudest = 0;
    assert_int_equal(ks_file_read_all(path, &arena, &bytes, &size, NULL), KS_OK);
    for (size_t i = 0; i + 1 < size; i += 2) {
        int16_t sample;
        memcpy(&sample, bytes + i, sizeof sample);
        loudest = abs(sample) > loudest ? abs(sample) : loudest;
    }
    ks_arena_destroy(&arena);
    return loudest;
}

static int play_chime_at(int volume)
{
    char path[64];
    struct ks_sound *sound = NULL;
    struct ks_samples samples = {0};
    snprintf(path, sizeof path, "/tmp/ks-sound-%d.raw", (int)getpid());
    use_disk(path);
    assert_int_equal(ks_sound_load(chime, &samples, NULL), KS_OK);
    assert_int_equal(ks_sound_open(&sound, NULL), KS_OK);
    assert_int_equal(ks_sound_state(sound), KS_SOUND_SILENT);
    assert_int_equal(ks_sound_play(sound, &samples, volume, NULL), KS_OK);
    assert_int_equal(ks_sound_state(sound), KS_SOUND_PLAYING);
    assert_int_equal(play_to_the_end(sound), KS_SOUND_SILENT);
    ks_sound_close(sound);
    ks_samples_destroy(&samples);
    int loudest = loudest_in(path);
    unlink(path);
    return loudest;
}

static void what_is_played_is_heard_as_loud_as_the_volume_says(void **state)
{
    int full = play_chime_at(100), half = play_chime_at(50), none = play_chime_at(0);
    (void)state;
    assert_in_range(full, 20000, 24000);
    assert_in_range(half * 4, full - 100, full + 100);
    assert_int_equal(none, 0);
}

static void a_machine_without_an_output_is_told_in_a_sentence(void **state)
{
    struct ks_sound *sound = NULL;
    struct ks_error error = {0};
    (void)state;
    use_disk("/nonexistent/sound");
    assert_int_equal(ks_sound_open(&sound, &error), KS_ERR_NOT_FOUND);
    assert_null(sound);
    assert_memory_equal(error.text, "There is no sound output: ", 26);
    setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    assert_int_equal(ks_sound_open(&sound, &error), KS_ERR_NOT_FOUND);
    assert_null(sound);
}

/* Full at the first sample: to SDL that is a device that has been pulled out. */
static void a_device_that_vanishes_is_noticed_and_the_next_one_plays(void **state)
{
    struct ks_sound *sound = NULL;
    struct ks_samples samples = {0};
    (void)state;
    use_disk("/dev/full");
    assert_int_equal(ks_sound_load(chime, &samples, NULL), KS_OK);
    assert_int_equal(ks_sound_open(&sound, NULL), KS_OK);
    if (ks_sound_play(sound, &samples, 100, NULL) == KS_OK) /* unless it was quicker */
        assert_int_equal(play_to_the_end(sound), KS_SOUND_GONE);
    assert_int_equal(ks_sound_state(sound), KS_SOUND_GONE);
    ks_sound_close(sound);
    ks_samples_destroy(&samples);
    assert_in_range(play_chime_at(100), 20000, 24000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whisper_and_a_shout_become_equally_loud),
        cmocka_unit_test(silence_in_a_clip_does_not_make_it_louder),
        cmocka_unit_test(no_peak_is_cut_and_silence_stays_silence),
        cmocka_unit_test(what_stood_before_is_left_as_it_was),
        cmocka_unit_test(silence_around_a_word_is_taken_off_and_silence_within_it_stays),
        cmocka_unit_test(a_clip_of_any_rate_and_channels_lasts_as_long_as_it_was),
        cmocka_unit_test(a_file_that_is_no_sound_or_is_not_there_adds_nothing),
        cmocka_unit_test(what_is_played_is_heard_as_loud_as_the_volume_says),
        cmocka_unit_test(a_machine_without_an_output_is_told_in_a_sentence),
        cmocka_unit_test(a_device_that_vanishes_is_noticed_and_the_next_one_plays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
