#include "content/mutations.h"

#define FILE_NAME "bulletins.json"

static const struct mutation mutations[] = {
    {"one word changed in an official text", FILE_NAME, "立案更快", "立案更慢",
     "bulletins.json:9: \"text\" is not the one that was imported: its SHA-256 is "
     "b2c5e4318dafb3f6b2c5421a82f8b549506bca2720c86760305ec53734c0fe4e. An official text is only "
     "replaced as a whole"},
    {"a blank added behind an official text", FILE_NAME, "239次。\"", "239次。 \"",
     "bulletins.json:9: \"text\" is not the one that was imported: its SHA-256 is "
     "2bfcf7e56ed5cc28b316676526eb11fe8ba8d7d652daafe6ed60b72322722f56. An official text is only "
     "replaced as a whole"},
    {"an official text without words", FILE_NAME, "\"悬赏内容。\\n提供线索的，按到位金额奖励。\"",
     "\" \\n \"", "bulletins.json:17: \"text\" is empty"},
    {"a reward without its last day", FILE_NAME, "     \"until\": \"2026-12-31\",\n", "",
     "bulletins.json:11: key \"until\" is missing: only the notice of rectification has no end"},
    {"a reward that ends before it begins", FILE_NAME, "2026-12-31", "2026-10-31",
     "bulletins.json:15: \"until\" is before \"dated\""},
    {"a reward on its last day alone", FILE_NAME, "2026-12-31", "2026-11-01", ""},
    {"published on a host that is not allowed", FILE_NAME, "https://lzq.gov.cn/",
     "https://lzq.gov.cn.example/",
     "bulletins.json:6: \"url\" must begin with https:// and a host that court.json allows"},
    {"a mark behind the last line", FILE_NAME, "\"row\": 3", "\"row\": 4",
     "bulletins.json:10: the text has no line 4, or nothing stands in it"},
    {"a kind there is not", FILE_NAME, "\"kind\": \"reward\"", "\"kind\": \"advert\"",
     "bulletins.json:11: \"kind\" must be one of: notice, reward, bulletin"},
    {"an official text twice", FILE_NAME, "\"id\": \"reward-1\"", "\"id\": \"notice-2025\"",
     "bulletins.json:11: id \"notice-2025\" is there twice in \"bulletins\""},
    {"a figure drawn that the notice does not tell", "rectification.json", "\"value\": 386",
     "\"value\": 38",
     "rectification.json:1: the notice in bulletins.json does not tell the figure 38"},
    {"a pack of an earlier release, which has none", FILE_NAME, NULL, NULL, ""},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT] = {0};
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
