/* The machine's mixer: ALSA itself, with a card of which only the controls are there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "platform/mixer.h"

static char dir[64], conf_path[96], card_path[96];

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
    (void)state;
    strcpy(dir, "/tmp/ks-mixer-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(conf_path, sizeof conf_path, "%s/asound.conf", dir);
    snprintf(card_path, sizeof card_path, "%s/card", dir);
    write_file(conf_path, "ctl.default { type kiosktest }\n"
                          "ctl_type.kiosktest { lib \"" KS_MIXER_CARD_LIBRARY "\" }\n");
    return setenv("ALSA_CONFIG_PATH", conf_path, 1) | setenv("KS_MIXER_CARD", card_path, 1);
}

static int teardown(void **state)
{
    (void)state;
    unlink(conf_path);
    unlink(card_path);
    return rmdir(dir);
}

static void expect_heard(const char *controls)
{
    struct ks_error error = {0};
    write_file(card_path, controls);
    if (ks_mixer_check(&error) != KS_OK)
        fail_msg("%s of %s", error.text, controls);
}

static void expect_fault(const char *controls, const char *fault)
{
    struct ks_error error = {0};
    write_file(card_path, controls);
    assert_int_equal(ks_mixer_check(&error), KS_ERR_STATE);
    assert_string_equal(error.text, fault);
}

static void a_mixer_that_is_open_says_nothing(void **state)
{
    (void)state;
    expect_heard("Master Playback Volume 0 87 60\nMaster Playback Switch 0 1 1\n");
    expect_heard("Master Playback Volume 0 87 1\n");
    expect_heard("Master Playback Volume -6400 0 -6399\n");
}

static void a_switch_that_is_off_is_told_with_its_name(void **state)
{
    (void)state;
    expect_fault("Master Playback Volume 0 87 60\nMaster Playback Switch 0 1 0\n",
                 "The loudspeaker is muted: switch on \"Master\" in the machine's mixer "
                 "(alsamixer)");
}

static void a_level_at_its_least_is_told_with_its_name(void **state)
{
    static const char fault[] = "The loudspeaker is turned down to 0: raise \"PCM\" in the "
                                "machine's mixer (alsamixer)";
    (void)state;
    expect_fault("Master Playback Volume 0 87 60\nPCM Playback Volume 0 255 0\n", fault);
    expect_fault("PCM Playback Volume -6400 0 -6400\n", fault);
}

static void of_several_ways_out_one_that_is_open_is_enough(void **state)
{
    (void)state;
    expect_heard("Speaker Playback Switch 0 1 0\nHeadphone Playback Switch 0 1 1\n");
    expect_fault("Speaker Playback Switch 0 1 0\nHeadphone Playback Switch 0 1 0\n",
                 "The loudspeaker is muted: switch on \"Speaker\" in the machine's mixer "
                 "(alsamixer)");
}

/* Microphones, and outputs of another kind, are off on most machines. */
static void controls_that_are_no_way_to_the_loudspeaker_are_let_be(void **state)
{
    (void)state;
    expect_heard("Master Playback Volume 0 87 60\nMic Playback Switch 0 1 0\n"
                 "IEC958 Playback Switch 0 1 0\nCapture Volume 0 60 0\n");
}

static void a_machine_without_a_mixer_is_not_at_fault(void **state)
{
    (void)state;
    expect_heard("");
    write_file(conf_path, "# no card\n");
    assert_int_equal(ks_mixer_check(NULL), KS_OK);
    unlink(conf_path);
    assert_int_equal(ks_mixer_check(NULL), KS_OK);
    write_file(conf_path, "");
}

#define MIXER_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MIXER_TEST(a_mixer_that_is_open_says_nothing),
        MIXER_TEST(a_switch_that_is_off_is_told_with_its_name),
        MIXER_TEST(a_level_at_its_least_is_told_with_its_name),
        MIXER_TEST(of_several_ways_out_one_that_is_open_is_enough),
        MIXER_TEST(controls_that_are_no_way_to_the_loudspeaker_are_let_be),
        MIXER_TEST(a_machine_without_a_mixer_is_not_at_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
