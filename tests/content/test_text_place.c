/* From a text on a page of the kiosk to the field that says it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content/faults.h"
#include "content/text_place.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"

static int setup(void **state)
{
    static struct ks_draft_pack pack;
    struct ks_content_faults faults = {0};

    assert_int_equal(ks_draft_pack_open(GOOD, NULL, &pack, &faults, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    *state = &pack;
    return 0;
}

static int teardown(void **state)
{
    ks_draft_pack_close(*state);
    return 0;
}

static void finds(void **state, struct ks_seen_text seen, const char *file, const char *field)
{
    const struct ks_text_place place = ks_text_place_find(*state, &seen);

    assert_string_equal(place.file, file);
    assert_string_equal(place.field, field);
}

static const char *said(void **state, const char *file, const char *field)
{
    const char *json = ks_draft_pack_json(*state, file, field);
    char *text = ks_arena_strdup(&((struct ks_draft_pack *)*state)->arena, json + 1);

    text[strlen(text) - 1] = '\0';
    return text;
}

static void a_text_of_a_guide_is_in_the_guides_file_in_its_language(void **state)
{
    static const char guide[] = "guides/01-private-lending.json";

    finds(state,
          (struct ks_seen_text){.hall = "",
                                .page = "guide",
                                .item = "private-lending",
                                .lang = KS_LANG_EN,
                                .text = said(state, guide, "steps[1].title.en")},
          guide, "steps[1].title.en");
    finds(state,
          (struct ks_seen_text){.hall = "",
                                .page = "guide",
                                .item = "private-lending",
                                .lang = KS_LANG_ZH_CN,
                                .text = said(state, guide, "legal_title.zh_CN")},
          guide, "legal_title.zh_CN");
}

static void a_line_of_a_text_is_enough(void **state)
{
    static const char guide[] = "guides/01-private-lending.json";
    struct ks_draft_pack *pack = *state;
    const char *whole = said(state, guide, "steps[1].title.en");

    finds(
        state,
        (struct ks_seen_text){.hall = "",
                              .page = "guide",
                              .item = "private-lending",
                              .lang = KS_LANG_EN,
                              .text = ks_arena_strndup(&pack->arena, whole + 2, strlen(whole) - 3)},
        guide, "steps[1].title.en");
}

static void what_stands_in_another_file_is_found_there(void **state)
{
    finds(state,
          (struct ks_seen_text){.hall = "",
                                .page = "guide",
                                .item = "private-lending",
                                .lang = KS_LANG_EN,
                                .text = said(state, "court.json", "hall_name.en")},
          "court.json", "hall_name.en");
}

static void what_nobody_wrote_leads_to_the_item_of_the_page(void **state)
{
    finds(
        state,
        (struct ks_seen_text){
            .hall = "", .page = "guide", .item = "private-lending", .lang = KS_LANG_EN, .text = ""},
        "guides/01-private-lending.json", "");
    finds(state,
          (struct ks_seen_text){.hall = "",
                                .page = "shelf",
                                .item = "work",
                                .lang = KS_LANG_EN,
                                .text = "No such words"},
          "groups.json", "groups[3]");
    finds(state,
          (struct ks_seen_text){
              .hall = "", .page = "home", .item = "", .lang = KS_LANG_EN, .text = "1"},
          "court.json", "");
    finds(state,
          (struct ks_seen_text){
              .hall = "", .page = "guide", .item = "none", .lang = KS_LANG_EN, .text = ""},
          "", "");
}

/* Of two tribunals; the place of what is seen of the second. */
static void finds_of_tribunal(void **state, const char *page, const char *text, const char *field)
{
    struct ks_draft_pack own = {.count = 0};
    struct ks_content_faults faults = {0};

    (void)state;
    assert_int_equal(ks_draft_pack_open(GOOD, NULL, &own, &faults, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    ks_pack_files_put(
        &own.files, "tribunals.json",
        "{\"tribunals\": [{\"id\": \"baolun\", \"hotline\": \"0839-111\"},\n"
        " {\"id\": \"sandui\", \"hotline\": \"0839-222\",\n"
        "  \"window_hours\": {\"zh_CN\": \"上午 9:00\", \"en\": \"9:00-12:00\"}}]}\n");
    const struct ks_seen_text seen = {
        .hall = "sandui", .page = page, .item = "", .text = text, .lang = KS_LANG_EN};
    const struct ks_text_place place = ks_text_place_find(&own, &seen);
    assert_string_equal(place.file, "tribunals.json");
    assert_string_equal(place.field, field);
    ks_draft_pack_close(&own);
}

static void what_is_wrong_at_a_tribunal_alone_leads_to_its_field(void **state)
{
    finds_of_tribunal(state, "home", "To reach a person: call 0839-222", "tribunals[2].hotline");
    finds_of_tribunal(state, "institution", "Window hours: 9:00-12:00",
                      "tribunals[2].window_hours.en");
    finds_of_tribunal(state, "danger", "Nobody wrote this", "tribunals[2]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_of_a_guide_is_in_the_guides_file_in_its_language),
        cmocka_unit_test(a_line_of_a_text_is_enough),
        cmocka_unit_test(what_stands_in_another_file_is_found_there),
        cmocka_unit_test(what_nobody_wrote_leads_to_the_item_of_the_page),
        cmocka_unit_test(what_is_wrong_at_a_tribunal_alone_leads_to_its_field),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
