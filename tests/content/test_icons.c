#include <dirent.h>

#include "content/mutations.h"
#include "content/wording_private.h"

/* One icon for one matter wherever several stand side by side, and all drawn by one pen. */

#define LABOUR "guides/03-labour.json"

static const struct mutation mutations[] = {
    {"two shelves with one icon", "groups.json", "\"icon\": \"family\"", "\"icon\": \"hand-money\"",
     "groups.json:4: icon \"hand-money\" is there twice in \"groups\""},
    {"two starts with one icon", "situations.json", "\"briefcase\"", "\"hand-money\"",
     "situations.json:12: icon \"hand-money\" is there twice in \"starts\""},
    {"two institutions with one icon", "institutions.json", "\"people\"", "\"heart\"",
     "institutions.json:27: icon \"heart\" is there twice in \"institutions\""},
    {"two kinds of visitors with one icon", "hall.json", "\"heart\"", "\"user\"",
     "hall.json:44: icon \"user\" is there twice in \"kinds\""},
    {"two calculators with one icon", "calculators.json", "\"hourglass\"", "\"clock\"",
     "calculators.json:60: icon \"clock\" is there twice in \"calculators\""},
    {"two guides of two shelves with one icon", LABOUR, "\"briefcase\"", "\"family\"", ""},
    {"two guides of one shelf with two icons", LABOUR, "\"group\": \"work\"",
     "\"group\": \"family\"", ""},
    {"a start with an icon nobody drew", "situations.json", "\"briefcase\"", "\"unicorn\"",
     "situations.json:12: there is no icon \"unicorn\""},
    {"a start with the sign of danger", "situations.json", "\"briefcase\"", "\"warning\"",
     "situations.json:12: the icon \"warning\" means something else on every page"},
    {"an institution without an icon", "institutions.json", "      \"icon\": \"people\",\n", "",
     "institutions.json:25: key \"icon\" is missing"},
};
enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

static void two_guides_of_one_shelf_with_one_icon_are_named(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    pack_replace(&pack, LABOUR, "\"group\": \"work\"", "\"group\": \"family\"");
    pack_replace(&pack, LABOUR, "\"briefcase\"", "\"family\"");
    assert_string_equal(pack_faults(&pack),
                        "guides/03-labour.json:4: icon \"family\" is already that of "
                        "guides/02-divorce.json on the same shelf");
    pack_destroy(&pack);
}

static void nor_do_they_on_a_second_shelf(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    pack_replace(&pack, LABOUR, "\"group\": \"work\"", "\"group\": \"work\", \"also\": \"family\"");
    pack_replace(&pack, LABOUR, "\"briefcase\"", "\"family\"");
    assert_string_equal(pack_faults(&pack),
                        "guides/03-labour.json:4: icon \"family\" is already that of "
                        "guides/02-divorce.json on the same shelf");
    pack_destroy(&pack);
}

static void the_signs_of_the_dock_and_of_danger_are_no_matters(void **state)
{
    (void)state;
    static const char *const own[] = {"home",  "text-size", "contrast", "speaker", "globe",
                                      "print", "low-reach", "warning",  "check",   "back"};
    int matters = 0;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        assert_true(ks_wording_is_icon(own[i]) && ks_wording_is_sign(own[i]));
    for (int i = 0; ks_wording_icon(i); i++)
        matters += !ks_wording_is_sign(ks_wording_icon(i));
    assert_true(matters > 60);
    assert_false(ks_wording_is_sign("heart"));
    assert_false(ks_wording_is_sign(""));
}

static const char *read_icon(struct ks_arena *arena, const char *file)
{
    char *text = NULL;
    const char *path = ks_arena_printf(arena, "%s/assets/icons/%s", KS_SOURCE_DIR, file);
    assert_int_equal(ks_file_read_all(path, arena, &text, NULL, NULL), KS_OK);
    return text;
}

static void every_icon_is_drawn_on_one_grid_with_one_pen(void **state)
{
    (void)state;
    static const char pen[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" "
        "viewBox=\"0 0 24 24\">\n"
        "  <g fill=\"none\" stroke=\"#000\" stroke-width=\"2\" stroke-linecap=\"round\" "
        "stroke-linejoin=\"round\">\n";
    struct ks_arena arena = {0};
    DIR *dir = opendir(KS_SOURCE_DIR "/assets/icons");
    int named = 0, drawn = 0;
    assert_non_null(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (length < 5 || strcmp(entry->d_name + length - 4, ".svg") != 0)
            fail_msg("%s is no icon", entry->d_name);
        if (!ks_wording_is_icon(ks_arena_strndup(&arena, entry->d_name, length - 4)))
            fail_msg("no page can name %s", entry->d_name);
        const char *text = read_icon(&arena, entry->d_name);
        if (strncmp(text, pen, sizeof pen - 1) != 0 || strstr(text + sizeof pen, "stroke-width"))
            fail_msg("%s is drawn with another pen", entry->d_name);
        drawn++;
    }
    closedir(dir);
    while (ks_wording_icon(named))
        named++;
    assert_int_equal(drawn, named);
    ks_arena_destroy(&arena);
}

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT + 4];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    tests[MUTATION_COUNT] =
        (struct CMUnitTest)cmocka_unit_test(two_guides_of_one_shelf_with_one_icon_are_named);
    tests[MUTATION_COUNT + 1] =
        (struct CMUnitTest)cmocka_unit_test(every_icon_is_drawn_on_one_grid_with_one_pen);
    tests[MUTATION_COUNT + 2] =
        (struct CMUnitTest)cmocka_unit_test(the_signs_of_the_dock_and_of_danger_are_no_matters);
    tests[MUTATION_COUNT + 3] = (struct CMUnitTest)cmocka_unit_test(nor_do_they_on_a_second_shelf);
    return cmocka_run_group_tests_name("one icon stands for one matter", tests, NULL, NULL);
}
