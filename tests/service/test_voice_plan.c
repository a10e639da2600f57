/* The sentence of a call, part by part. */
#include "service/support.h"
#include "service/voice_plan.h"

static void plan(struct court *court, const char *number, const char *seat,
                 struct ks_voice_plan *out)
{
    if (ks_voice_plan_make(&court->content->hall, number, seat, out, &court->error) != KS_OK)
        fail_msg("%s", court->error.text);
}

static const char *text_of(const struct ks_voice_plan *made, enum ks_lang lang)
{
    static char text[KS_VOICE_TEXT_BYTES];
    ks_voice_text(made->in[lang].parts, made->in[lang].count, text, sizeof text);
    return text;
}

static void figures_are_said_one_by_one_and_every_syllable_has_its_tone(void **state)
{
    struct ks_voice_plan made;
    plan(*state, "T037", "1", &made);
    assert_string_equal(text_of(&made, KS_LANG_ZH_CN),
                        "qing3 ti4 ling2 san1 qi1 hao4, dao4 yi1 hao4 tiao2jie3shi4");
    assert_string_equal(text_of(&made, KS_LANG_EN),
                        "number T zero three seven, please go to room one");
}

static void each_part_names_the_clip_that_may_stand_for_it(void **state)
{
    static const char *const clips[] = {"zh/qing",    "zh/letter-t", "zh/digit-0", "zh/digit-3",
                                        "zh/digit-7", "zh/hao",      "zh/dao",     "zh/place-2"};
    struct ks_voice_plan made;
    plan(*state, "T037", "2", &made);
    const struct ks_voice_sentence *sentence = &made.in[KS_LANG_ZH_CN];
    assert_int_equal(sentence->count, sizeof clips / sizeof *clips);
    for (int i = 0; i < sentence->count; i++)
        assert_string_equal(sentence->parts[i].clip, clips[i]);
}

static void the_caption_says_the_same_to_be_read(void **state)
{
    struct ks_voice_plan made;
    plan(*state, "T037", "1", &made);
    assert_string_equal(made.caption[KS_LANG_ZH_CN], "请T037号到1号调解室");
    assert_string_equal(made.caption[KS_LANG_EN], "Number T037, please go to Room 1");
}

static void what_is_no_number_of_the_hall_is_refused(void **state)
{
    static const char *const numbers[] = {"",     "T",    "Q037",     "037",
                                          "T03A", "T 37", "T0000001", "t037"};
    struct court *court = *state;
    struct ks_voice_plan made;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_int_equal(ks_voice_plan_make(&court->content->hall, numbers[i], "1", &made, NULL),
                         KS_ERR_INPUT);
    assert_int_equal(ks_voice_plan_make(&court->content->hall, "T037", "9", &made, &court->error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(court->error.text, "There is no seat 9");
}

static void a_line_that_the_content_has_no_more_is_called_to_its_last_number(void **state)
{
    struct ks_voice_plan made;
    plan(*state, "L012", "1", &made);
    assert_string_equal(text_of(&made, KS_LANG_ZH_CN),
                        "qing3 ai2lou2 ling2 yi1 er4 hao4, dao4 yi1 hao4 tiao2jie3shi4");
    assert_string_equal(text_of(&made, KS_LANG_EN), "number L zero one two, please go to room one");
    assert_string_equal(made.in[KS_LANG_ZH_CN].parts[1].clip, "zh/letter-l");
}

static void the_longest_number_has_room(void **state)
{
    struct ks_voice_plan made;
    plan(*state, "T777777", "1", &made);
    assert_string_equal(text_of(&made, KS_LANG_ZH_CN),
                        "qing3 ti4 qi1 qi1 qi1 qi1 qi1 qi1 hao4, dao4 yi1 hao4 tiao2jie3shi4");
}

/* Whether every part of a sentence is among the prompts. */
struct search {
    const char *clip;
    int found, count;
};

static void find(const struct ks_voice_part *part, void *ctx)
{
    struct search *search = ctx;
    search->count++;
    search->found += strcmp(part->clip, search->clip) == 0;
}

static void every_part_of_a_sentence_is_a_prompt_once(void **state)
{
    struct court *court = *state;
    struct ks_voice_plan made;
    char number[16];
    for (int figure = 0; figure < 10; figure++) {
        snprintf(number, sizeof number, "T%d", figure);
        plan(court, number, "3", &made);
        for (int lang = 0; lang < KS_LANG_COUNT; lang++)
            for (int i = 0; i < made.in[lang].count; i++) {
                struct search search = {.clip = made.in[lang].parts[i].clip};
                ks_voice_show_prompts(&court->content->hall, (enum ks_lang)lang, find, &search);
                assert_int_equal(search.found, 1);
                assert_int_equal(search.count, lang == KS_LANG_ZH_CN ? 17 : 16);
            }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(figures_are_said_one_by_one_and_every_syllable_has_its_tone),
        COURT_TEST(each_part_names_the_clip_that_may_stand_for_it),
        COURT_TEST(the_caption_says_the_same_to_be_read),
        COURT_TEST(what_is_no_number_of_the_hall_is_refused),
        COURT_TEST(a_line_that_the_content_has_no_more_is_called_to_its_last_number),
        COURT_TEST(the_longest_number_has_room),
        COURT_TEST(every_part_of_a_sentence_is_a_prompt_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
