#include "content/mutations.h"

#define GUIDE "guides/01-private-lending.json"
#define SOURCES                                                                                        \
    "[\n    {\"ref\": \"民事诉讼法第171条\", \"says\": \"15 日内上诉\", \"numbers\": [\"3 " \
    "年\"]},\n"                                                                                       \
    "    {\"ref\": \"民事诉讼法第250条\", \"says\": \"2 年内申请执行\"}\n  ]"

static const struct mutation mutations[] = {
    /* JSON and shape */
    {"a missing comma is named with its line", "court.json", "\"12368\",", "\"12368\"",
     "court.json:6: not valid JSON: after key and value, inside map, I expect ',' or '}'"},
    {"an empty file is not JSON", "risk.json", NULL, "",
     "risk.json:1: not valid JSON: premature EOF"},
    {"a list instead of an object", "risk.json", NULL, "[]\n",
     "risk.json:1: the file must hold an object"},
    {"a key twice", "court.json", "\"hotline\": \"12368\"",
     "\"hotline\": \"12368\",\n  \"hotline\": \"12345\"",
     "court.json:6: not valid JSON: the key \"hotline\" is there twice"},
    {"bytes that are not UTF-8 in JSON", "court.json", "Sample Court", "Sample \xff Court",
     "court.json:3: not valid JSON: invalid bytes in UTF8 string."},
    {"a tab", "court.json", "Sample Court", "Sample\\tCourt", "court.json:3: \"en\" has a tab"},
    {"an unknown key at the top", "court.json", "\"hotline\"", "\"hot_line\": 1,\n  \"hotline\"",
     "court.json:5: unknown key \"hot_line\""},
    {"an unknown key deep inside", "hall.json", "\"icon\": \"heart\",",
     "\"icon\": \"heart\",\n      \"colour\": \"red\",", "hall.json:45: unknown key \"colour\""},
    {"a missing key", "court.json", "  \"hotline\": \"12368\",\n", "",
     "court.json:1: key \"hotline\" is missing"},
    {"a missing key deep inside", "enforcement.json",
     "      \"hint\": {\"zh_CN\": \"看最后一页\", \"en\": \"See the last page\"},\n", "",
     "enforcement.json:23: key \"hint\" is missing"},
    {"a number where text belongs", "court.json", "\"12368\"", "12368",
     "court.json:5: \"hotline\" must be a text in quotes"},
    {"text where a number belongs", "hall.json", "\"minutes_low\": 15", "\"minutes_low\": \"15\"",
     "hall.json:13: \"minutes_low\" must be a whole number from 1 to 480"},
    {"a fraction where a whole number belongs", "hall.json", "\"minutes_low\": 15",
     "\"minutes_low\": 15.5", "hall.json:13: \"minutes_low\" must be a whole number from 1 to 480"},
    {"a number out of range", GUIDE, "\"reading_minutes\": 4", "\"reading_minutes\": 61",
     "guides/01-private-lending.json:47: \"reading_minutes\" must be a whole number from 1 to 60"},
    {"text where true or false belongs", "hall.json", "\"is_priority\": true",
     "\"is_priority\": \"yes\"", "hall.json:47: \"is_priority\" must be true or false"},
    {"an object where a list belongs", "mediation.json",
     "[{\"zh_CN\": \"坐下来谈\", \"en\": \"Sit down and talk\"}]",
     "{\"zh_CN\": \"坐下来谈\", \"en\": \"Sit down and talk\"}",
     "mediation.json:4: \"points\" must be a list"},
    {"a list that needs something", "rectification.json",
     "[\n    {\"label\": {\"zh_CN\": \"立案\", \"en\": \"Filed\"}, \"value\": 386}\n  ]", "[]",
     "rectification.json:5: \"bars\" needs at least 1"},
    {"an id that is not one", "risk.json", "\"id\": \"no-property\"", "\"id\": \"No property\"",
     "risk.json:7: \"id\" must be 1 to 23 of a-z 0-9 - _"},
    {"an icon nobody drew", GUIDE, "\"hand-money\"", "\"unicorn\"",
     "guides/01-private-lending.json:4: there is no icon \"unicorn\""},
    /* translations */
    {"no English at all", "court.json", ", \"en\": \"Sample Court\"", "",
     "court.json:3: \"court_name\" has no en text"},
    {"no Chinese at all", "court.json", "\"zh_CN\": \"示例法院\", ", "",
     "court.json:3: \"court_name\" has no zh_CN text"},
    {"an empty translation", "court.json", "\"Sample Court\"", "\"\"",
     "court.json:3: \"court_name\" has no en text"},
    {"a translation of spaces of all widths", "court.json", "\"示例法院\"", "\" 　\"",
     "court.json:3: \"court_name\" has no zh_CN text"},
    {"a detail in one language only", GUIDE, "\"zh_CN\": \"2 份\"", "\"zh_CN\": \"\"",
     "guides/01-private-lending.json:13: \"detail\" has no zh_CN text"},
    {"a language the kiosk does not speak", "court.json", "\"en\": \"Sample Court\"",
     "\"en\": \"Sample Court\", \"fr\": \"Tribunal\"", "court.json:3: unknown key \"fr\""},
    {"a text that is null", "court.json", "\"Sample Court\"", "null",
     "court.json:3: \"en\" must be a text in quotes"},
    /* provenance */
    {"no sources", GUIDE, SOURCES, "[]",
     "guides/01-private-lending.json:8: \"limit_tag\": the figure 3 年 (zh_CN) stands in no "
     "\"says\", no limit and no \"numbers\" of this page\n"
     "guides/01-private-lending.json:48: \"sources\" must be a list with at least one source"},
    {"a source of spaces", GUIDE, "\"民事诉讼法第171条\"", "\" \"",
     "guides/01-private-lending.json:49: \"ref\" is empty"},
    {"no source key", GUIDE, "  \"sources\": " SOURCES ",\n", "",
     "guides/01-private-lending.json:1: key \"sources\" is missing\n"
     "guides/01-private-lending.json:8: \"limit_tag\": the figure 3 年 (zh_CN) stands in no "
     "\"says\", no limit and no \"numbers\" of this page"},
    {"no day of checking", GUIDE, "  \"checked\": \"2026-11-22\",\n", "",
     "guides/01-private-lending.json:1: key \"checked\" is missing"},
    {"no day of rechecking", GUIDE, ",\n  \"recheck\": \"2027-05-22\"", "",
     "guides/01-private-lending.json:1: key \"recheck\" is missing"},
    {"rechecked before checked", GUIDE, "2027-05-22", "2026-11-21",
     "guides/01-private-lending.json:53: \"recheck\" must be a day after \"checked\""},
    {"rechecked on the day of checking", GUIDE, "2027-05-22", "2026-11-22",
     "guides/01-private-lending.json:53: \"recheck\" must be a day after \"checked\""},
    {"a day that does not exist", GUIDE, "2027-05-22", "2027-02-29",
     "guides/01-private-lending.json:53: \"recheck\" must be a day that exists, as YYYY-MM-DD"},
    {"a day written otherwise", GUIDE, "2027-05-22", "22.5.2027",
     "guides/01-private-lending.json:53: \"recheck\" must be a day that exists, as YYYY-MM-DD"},
    {"no source of a checklist item", "enforcement.json", "\"执行规定第18条\"", "\"\"",
     "enforcement.json:53: \"source\" is empty"},
    {"no source of a risk", "risk.json", ",\n      \"source\": \"民事诉讼法解释第517条\"", "",
     "risk.json:6: key \"source\" is missing"},
    /* calendar */
    {"a holiday that ends before it begins", "calendar.json", "\"to\": \"2026-10-07\"",
     "\"to\": \"2026-09-30\"", "calendar.json:6: \"to\" is before \"from\""},
    {"a holiday outside the known days", "calendar.json", "\"from\": \"2026-01-01\"",
     "\"from\": \"2025-12-31\"", "calendar.json:5: \"from\" is outside known_from to known_until"},
    {"holidays that overlap", "calendar.json", "\"from\": \"2026-10-01\", \"to\": \"2026-10-07\"",
     "\"from\": \"2026-01-03\", \"to\": \"2026-01-03\"",
     "calendar.json:6: this holiday overlaps with another one"},
    {"a workday that is a holiday too", "calendar.json", "\"2026-10-10\"", "\"2026-10-04\"",
     "calendar.json:10: 2026-10-04 is a day worked and a holiday"},
    {"a workday in the middle of the week", "calendar.json", "\"2026-10-10\"", "\"2026-10-14\"",
     "calendar.json:10: 2026-10-14 is not a Saturday or Sunday: it is worked anyway"},
    {"a workday twice", "calendar.json", "\"2026-10-10\"", "\"2026-01-04\"",
     "calendar.json:10: 2026-01-04 is there twice"},
    {"a workday outside the known days", "calendar.json", "\"2026-10-10\"", "\"2027-01-02\"",
     "calendar.json:10: 2027-01-02 is outside known_from to known_until"},
    {"known days that end before they begin", "calendar.json", "\"2026-12-31\"", "\"2025-12-31\"",
     "calendar.json:3: \"known_until\" is before \"known_from\"\n"
     "calendar.json:5: \"from\" is outside known_from to known_until\n"
     "calendar.json:5: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"from\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:6: \"to\" is outside known_from to known_until\n"
     "calendar.json:9: 2026-01-04 is outside known_from to known_until\n"
     "calendar.json:10: 2026-10-10 is outside known_from to known_until"},
    /* danger */
    {"a number to call that is none", "danger.json", "\"110\"", "\"11O\"",
     "danger.json:4: \"number\" must be a telephone number of 3 to 6 digits"},
    {"a way on from danger that leads nowhere", "danger.json", "\"outcome\": \"sue\"",
     "\"outcome\": \"nowhere\"", "danger.json:3: there is no outcome \"nowhere\" to go on to"},
    {"the court's own line written out", "danger.json", "{hotline}", "12368x",
     "danger.json:11: \"number\" must be a telephone number of 3 to 6 digits"},
    {"a way on to a guide there is not", "danger.json", "\"private-lending\"", "\"nowhere\"",
     "danger.json:15: there is no guide with id \"nowhere\""},
    /* links and hosts */
    {"a host that is not allowed", "links.json", "https://zxfw.court.gov.cn/zxfw/",
     "https://zxfw.court.gov.cn.evil.example/",
     "links.json:5: \"url\" must begin with https:// and a host that court.json allows"},
    {"a link without https", "links.json", "https://zxfw", "http://zxfw",
     "links.json:5: \"url\" must begin with https:// and a host that court.json allows"},
    {"a link the screens need", "links.json", "\"id\": \"rectification\"", "\"id\": \"other\"",
     "links.json:2: there is no link with id \"rectification\""},
    {"a link twice", "links.json", "\"id\": \"rectification\"", "\"id\": \"online-filing\"",
     "links.json:2: there is no link with id \"rectification\"\n"
     "links.json:13: id \"online-filing\" is there twice in \"links\""},
    {"an allowed host that allows everybody", "court.json", "\"gov.cn\"", "\"cn\"",
     "court.json:9: \"cn\" is not a host name such as court.gov.cn"},
    {"an allowed host with a scheme", "court.json", "    \"gov.cn\"", "    \"https://gov.cn\"",
     "bulletins.json:6: \"url\" must begin with https:// and a host that court.json "
     "allows\n"
     "court.json:9: \"https://gov.cn\" is not a host name such as court.gov.cn\n"
     "links.json:14: \"url\" must begin with https:// and a host that court.json allows"},
    /* mediation */
    {"a number for a line that is none", "mediation.json", "\"line\": \"mediation\"",
     "\"line\": \"talks\"", "mediation.json:2: there is no line \"talks\" in hall.json"},
    /* guides */
    {"a guide with the number of another", "guides/02-divorce.json", "\"number\": 2",
     "\"number\": 1",
     "guides/02-divorce.json:3: by its \"number\" and \"id\" this file must be called "
     "guides/01-divorce.json\n"
     "guides/02-divorce.json:3: number 1 is already that of guides/01-private-lending.json"},
    {"a guide with the id of another", "guides/02-divorce.json", "\"id\": \"divorce\"",
     "\"id\": \"labour\"",
     "guides/02-divorce.json:3: by its \"number\" and \"id\" this file must be called "
     "guides/02-labour.json\n"
     "guides/03-labour.json:2: id \"labour\" is already that of guides/02-divorce.json"},
    {"a cost that is not an object", "guides/03-labour.json",
     "{\n    \"kind\": \"fixed\",\n    \"fixed_yuan\": 10,\n    \"note\": {\"zh_CN\": "
     "\"以核定为准\", \"en\": \"The court decides\"}\n  }",
     "10", "guides/03-labour.json:15: \"cost\" must be an object"},
    /* prose */
    {"prose that is not there", "guides/divorce.en.md", NULL, NULL,
     "guides/02-divorce.json:28: the file guides/divorce.en.md is missing"},
    {"prose by a wrong name", GUIDE, "\"notes\": \"private-lending\"", "\"notes\": \"lending\"",
     "guides/01-private-lending.json:46: the file guides/lending.en.md is missing\n"
     "guides/01-private-lending.json:46: the file guides/lending.zh_CN.md is missing"},
    {"prose outside the pack", GUIDE, "\"notes\": \"private-lending\"",
     "\"notes\": \"../private-lending\"",
     "guides/01-private-lending.json:46: \"notes\" must be 1 to 23 of a-z 0-9 - _"},
    {"prose without a word", "risk/no-property.en.md", NULL, " \n\n",
     "risk/no-property.en.md:1: nothing is written here"},
    {"prose with bytes that are not UTF-8", "risk/no-property.en.md", NULL,
     "Fine\n\nNot \xc3\x28\n", "risk/no-property.en.md:3: this is not UTF-8"},
    {"prose with an empty heading", "guides/divorce.en.md", NULL, "##\n\nText\n",
     "guides/divorce.en.md:1: nothing is written here"},
    /* files */
    {"a file that is not there", "court.json", NULL, NULL, "court.json:1: the file is missing"},
    {"a file no page uses", "risk/forgotten.en.md", NULL, "Old words\n",
     "risk/forgotten.en.md:1: no page uses this file"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests_name("every fault is named with file and line", tests, NULL,
                                       NULL);
}
