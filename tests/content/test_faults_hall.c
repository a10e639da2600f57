#include "content/mutations.h"

/* Lines and their letters, hours, seats, and the rule who is called first. */

#define HALL "hall.json"
#define LETTER(letter) HALL, "\"letter\": \"L\"", "\"letter\": \"" letter "\""
#define LIKE_A_DIGIT(letter) letter " looks like a digit from afar: never B D I O Q S Z"

static const struct mutation mutations[] = {
    /* hours */
    {"hours that end before they begin", HALL, "\"from\": \"09:00\", \"to\": \"12:00\"},\n",
     "\"from\": \"09:00\", \"to\": \"08:00\"},\n",
     "hall.json:8: \"to\" must be later than \"from\""},
    {"hours of no length", HALL, "\"from\": \"09:00\", \"to\": \"12:00\"},\n",
     "\"from\": \"09:00\", \"to\": \"09:00\"},\n",
     "hall.json:8: \"to\" must be later than \"from\""},
    {"hours that overlap", HALL, "\"from\": \"13:30\"", "\"from\": \"11:59\"",
     "hall.json:9: these hours overlap with others"},
    {"hours that overlap on a day", HALL, "\"from\": \"13:30\"",
     "\"days\": [\"fri\"], \"from\": \"11:59\"", "hall.json:9: these hours overlap with others"},
    {"a time that does not exist", HALL, "\"13:30\"", "\"13:60\"",
     "hall.json:9: \"from\" must be a time from 00:00 to 24:00, as HH:MM"},
    {"a time after midnight", HALL, "\"17:00\"", "\"24:01\"",
     "hall.json:9: \"to\" must be a time from 00:00 to 24:00, as HH:MM"},
    {"a day the court does not work", HALL, "\"wed\"", "\"sat\"",
     "hall.json:20: \"days\" takes mon tue wed thu fri, each once"},
    {"a day twice", HALL, "\"wed\"", "\"mon\"",
     "hall.json:20: \"days\" takes mon tue wed thu fri, each once"},
    {"hours of no day", HALL, "[\"mon\", \"wed\"]", "[]",
     "hall.json:20: \"days\" must be a list of weekdays"},
    {"a line that is closed for less than a day", HALL, "\"to\": \"2026-11-25\"",
     "\"to\": \"2026-11-24\"", "hall.json:22: \"to\" is before \"from\""},
    /* lines */
    {"a line twice", HALL, "\"id\": \"filing\"", "\"id\": \"mediation\"",
     "hall.json:17: id \"mediation\" is there twice in \"lines\"\n"
     "hall.json:32: there is no line \"filing\""},
    {"a line that nobody serves", HALL, "\"lines\": [\"filing\", \"mediation\"]",
     "\"lines\": [\"mediation\"]", "hall.json:17: no seat serves the line \"filing\""},
    {"a wait that shrinks", HALL, "\"minutes_high\": 30", "\"minutes_high\": 14",
     "hall.json:14: \"minutes_high\" is less than \"minutes_low\""},
    {"a day without room for anybody", HALL, "\"capacity\": 100", "\"capacity\": 0",
     "hall.json:24: \"capacity\" must be a whole number from 1 to 999"},
    /* letters */
    {"a small letter", LETTER("l"), "hall.json:18: \"letter\" must be one capital letter"},
    {"two letters", LETTER("LA"), "hall.json:18: \"letter\" must be one capital letter"},
    {"a letter of another alphabet", LETTER("Ж"),
     "hall.json:18: \"letter\" must be one capital letter"},
    {"the letter of another line", LETTER("T"),
     "hall.json:18: T is the letter of \"mediation\" (T)"},
    {"a letter that sounds like another", LETTER("P"),
     "hall.json:18: P sounds like the letter of \"mediation\" (T)"},
    {"the letter of numbers given offline", LETTER("F"),
     "hall.json:18: F is kept for numbers that are given offline"},
    {"B", LETTER("B"),
     "hall.json:18: " LIKE_A_DIGIT(
         "B") "\n"
              "hall.json:18: B sounds like the letter of \"mediation\" (T)"},
    {"D", LETTER("D"),
     "hall.json:18: " LIKE_A_DIGIT(
         "D") "\n"
              "hall.json:18: D sounds like the letter of \"mediation\" (T)"},
    {"I", LETTER("I"), "hall.json:18: " LIKE_A_DIGIT("I")},
    {"O", LETTER("O"), "hall.json:18: " LIKE_A_DIGIT("O")},
    {"Q", LETTER("Q"), "hall.json:18: " LIKE_A_DIGIT("Q")},
    {"S", LETTER("S"), "hall.json:18: " LIKE_A_DIGIT("S")},
    {"Z", LETTER("Z"),
     "hall.json:18: " LIKE_A_DIGIT(
         "Z") "\n"
              "hall.json:18: Z sounds like the letter of \"mediation\" (T)"},
    /* seats */
    {"a seat twice", HALL, "\"id\": \"2\"", "\"id\": \"1\"",
     "hall.json:31: id \"1\" is there twice in \"seats\""},
    {"a seat of an unknown kind", HALL, "\"kind\": \"window\"", "\"kind\": \"door\"",
     "hall.json:32: \"kind\" must be one of: window, room"},
    {"a seat that serves nothing", HALL, "\"room two\"}, \"lines\": [\"mediation\"]",
     "\"room two\"}, \"lines\": []", "hall.json:31: the seat \"2\" serves no line"},
    {"a seat that serves a line that is none", HALL, "[\"filing\", \"mediation\"]",
     "[\"filing\", \"talks\"]", "hall.json:32: there is no line \"talks\""},
    {"a seat that serves a line twice", HALL, "[\"filing\", \"mediation\"]",
     "[\"filing\", \"filing\"]", "hall.json:32: \"filing\" is there twice"},
    {"a place too long for the board", HALL, "1号窗口", "立案一号窗口间",
     "hall.json:32: \"yi1 hao4 chuang1kou3\" is not how \"立案一号窗口间\" is read\n"
     "hall.json:32: \"zh_CN\" has 7 characters, 6 is the most"},
    /* how the voice says it */
    {"a place without a reading", HALL,
     "\"said\": {\"zh_CN\": \"er4 hao4 tiao2jie3shi4\", \"en\": \"room two\"}, ", "",
     "hall.json:31: key \"said\" is missing"},
    {"a letter without a reading", HALL,
     ", \"letter_said\": {\"zh_CN\": \"ai2lou2\", \"en\": \"L\"}", "",
     "hall.json:16: key \"letter_said\" is missing"},
    {"a reading without tones", HALL, "er4 hao4 tiao2jie3shi4", "er hao tiaojieshi",
     "hall.json:31: \"er hao tiaojieshi\" has to be pinyin with a tone, 1 to 5, behind each "
     "syllable: \"tiao2jie3shi4\""},
    {"a syllable without its tone", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao4 tiao2jie3shi",
     "hall.json:31: \"er4 hao4 tiao2jie3shi\" has to be pinyin with a tone, 1 to 5, behind each "
     "syllable: \"tiao2jie3shi4\""},
    {"a sixth tone", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao6 tiao2jie3shi4",
     "hall.json:31: \"er4 hao6 tiao2jie3shi4\" has to be pinyin with a tone, 1 to 5, behind each "
     "syllable: \"tiao2jie3shi4\""},
    {"a syllable that is none", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao4 tiax2jie3shi4",
     "hall.json:31: \"tiax\" is no syllable of pinyin"},
    {"characters for a reading", HALL, "er4 hao4 tiao2jie3shi4", "二号调解室",
     "hall.json:31: \"二号调解室\" has to be pinyin with a tone, 1 to 5, behind each syllable: "
     "\"tiao2jie3shi4\""},
    {"the reading of another place", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao4 chuang1kou3",
     "hall.json:31: \"er4 hao4 chuang1kou3\" is not how \"2号调解室\" is read"},
    {"a reading that is too short", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao4 tiao2jie3",
     "hall.json:31: \"er4 hao4 tiao2jie3\" is not how \"2号调解室\" is read"},
    {"a reading that is too long", HALL, "er4 hao4 tiao2jie3shi4", "er4 hao4 tiao2jie3shi4 nei4",
     "hall.json:31: \"er4 hao4 tiao2jie3shi4 nei4\" is not how \"2号调解室\" is read"},
    {"figures in the English that is said", HALL, "\"room two\"", "\"room 2\"",
     "hall.json:31: \"room 2\" has figures: write them as the words that are said"},
    /* kinds and the rule */
    {"a kind of visitor twice", HALL, "\"id\": \"priority\"", "\"id\": \"person\"",
     "hall.json:43: id \"person\" is there twice in \"kinds\""},
    {"a kind of visitor without a head start", HALL, "\"id\": \"priority\"", "\"id\": \"friend\"",
     "hall.json:43: no head start is published for \"friend\""},
    {"a rule that tells of another head start", HALL, "Priority 20 minutes", "Priority 25 minutes",
     "hall.json:50: \"rule\" does not name the 20 minutes of a kind of visitor (en)"},
    {"a rule that does not tell what a second line is", HALL, "晚 10 分钟", "晚 100 分钟",
     "hall.json:50: \"rule\" does not name the 10 minutes between two lines of a seat (zh_CN)"},
    {"a rule with another bound", HALL, "最多 30 分钟", "最多 40 分钟",
     "hall.json:50: \"rule\" does not name the 30 minutes after which nobody is overtaken (zh_CN)"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests_name("every fault of a hall is named", tests, NULL, NULL);
}
