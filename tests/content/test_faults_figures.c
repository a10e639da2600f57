#include "content/mutations.h"

/* Figures of the law, guides that are named, days off, and words too short to say anything. */

#define GUIDE "guides/01-private-lending.json"
#define NOTES "guides/private-lending.zh_CN.md"
#define NO_TIE ") stands in no \"says\", no limit and no \"numbers\" of this page"
#define IN_NOTES ":1: \"notes\": the figure "
#define NO_PAIR " stands in no Chinese text beside it"
#define NO_ENGLISH ") stands in no English text of its row"

static const struct mutation mutations[] = {
    /* figures */
    {"a figure in the notes that no source names", NOTES, NULL, "小额诉讼是 50,000 元以下的。\n",
     NOTES IN_NOTES "50000 元 (zh_CN" NO_TIE},
    {"a figure of full width", NOTES, NULL, "要在 １６日内办。\n",
     NOTES IN_NOTES "16 日 (zh_CN" NO_TIE},
    {"a figure in Chinese digits", NOTES, NULL, "要在二十五日内办。\n",
     NOTES IN_NOTES "25 日 (zh_CN" NO_TIE},
    {"a figure in ten thousands", NOTES, NULL, "一般不超过５万元。\n",
     NOTES IN_NOTES "50000 元 (zh_CN" NO_TIE},
    {"thousands behind ten thousands", NOTES, NULL, "一般不超过九万五千元。\n",
     NOTES IN_NOTES "95000 元 (zh_CN" NO_TIE},
    {"digits behind ten thousands", NOTES, NULL, "一般不超过 1万5000元。\n",
     NOTES IN_NOTES "15000 元 (zh_CN" NO_TIE},
    {"Chinese digits by their places", NOTES, NULL, "要在二五日内办。\n",
     NOTES IN_NOTES "25 日 (zh_CN" NO_TIE},
    {"a comma of full width between two figures", NOTES, NULL, "有的 16，15 日。\n", ""},
    {"a share in Chinese words", NOTES, NULL, "一般是百分之三十。\n",
     NOTES IN_NOTES "30 % (zh_CN" NO_TIE},
    {"a share of ten thousand", NOTES, NULL, "每天万分之 1.75。\n",
     NOTES IN_NOTES "0.0175 % (zh_CN" NO_TIE},
    {"a figure a source names, however written", NOTES, NULL,
     "十五日、１５天、15 日，还有 2 年；第 16 天、6 月 30 日不算。\n", ""},
    {"a figure in the notes of another language", "guides/private-lending.en.md", NULL,
     "Within 16 days.\n", "guides/private-lending.en.md" IN_NOTES "16 days (en)" NO_PAIR},
    {"a figure in the line under a title", GUIDE, "\"zh_CN\": \"窗口领取\"",
     "\"zh_CN\": \"16 日内领取\"",
     "guides/01-private-lending.json:59: \"pleading.detail\": the figure 16 日 (zh_CN" NO_TIE "\n"
     "guides/01-private-lending.json:59: \"pleading.detail\": the figure 16 日 (zh_CN" NO_ENGLISH},
    {"a figure in one language alone", GUIDE, "\"en\": \"At the window\"",
     "\"en\": \"Within 15 days\"",
     "guides/01-private-lending.json:59: \"pleading.detail\": the figure 15 days (en)" NO_PAIR},
    {"a figure in the tag of the time limit", GUIDE, "\"numbers\": [\"3 年\"]",
     "\"numbers\": [\"4 年\"]",
     "guides/01-private-lending.json:8: \"limit_tag\": the figure 3 年 (zh_CN" NO_TIE "\n"
     "guides/01-private-lending.json:49: \"sources[1].numbers[1]\": no text of this page has the "
     "figure \"4 年\""},
    {"a number that is none", GUIDE, "\"numbers\": [\"3 年\"]", "\"numbers\": [\"3 年\", \"some\"]",
     "guides/01-private-lending.json:49: \"sources[1].numbers[2]\" is no figure as \"7 days\" in "
     "Chinese"},
    {"a figure in the note of a calculator", "calculators.json", "\"The court decides\"",
     "\"Within 9 days the court decides\"",
     "calculators.json:9: \"note\": the figure 9 days (en)" NO_PAIR},
    {"a figure in a notice", "risk/no-property.zh_CN.md", NULL, "要等 9 个月。\n",
     "risk/no-property.zh_CN.md" IN_NOTES "9 个月 (zh_CN" NO_TIE "\n"
     "risk/no-property.zh_CN.md" IN_NOTES "9 个月 (zh_CN" NO_ENGLISH},
    {"a figure in the other notice", "litigation/evidence.zh_CN.md", NULL, "要等 9 个月。\n",
     "litigation/evidence.zh_CN.md" IN_NOTES "9 个月 (zh_CN" NO_TIE "\n"
     "litigation/evidence.zh_CN.md" IN_NOTES "9 个月 (zh_CN" NO_ENGLISH},
    {"a figure in the list for enforcement", "enforcement.json", "\"zh_CN\": \"两年\"",
     "\"zh_CN\": \"三年\"",
     "enforcement.json:73: \"limit_note\": the figure 3 年 (zh_CN" NO_TIE "\n"
     "enforcement.json:73: \"limit_note\": the figure 3 年 (zh_CN" NO_ENGLISH "\n"
     "enforcement.json:73: \"numbers[1]\": no text of this page has the figure \"2 年\""},
    /* ranges */
    {"the first figure of a range", NOTES, NULL, "每件 50 至 15 日。\n",
     NOTES IN_NOTES "50 日 (zh_CN" NO_TIE},
    {"a range with a stroke", NOTES, NULL, "一般 9-15 日。\n", NOTES IN_NOTES "9 日 (zh_CN" NO_TIE},
    {"a range with a dash and a tilde", NOTES, NULL, "一般 9–15 日，也有 8～15 日。\n",
     NOTES IN_NOTES "8 日 (zh_CN" NO_TIE "\n" NOTES IN_NOTES "9 日 (zh_CN" NO_TIE},
    {"a range in Chinese digits", NOTES, NULL, "一般三到十五日。\n",
     NOTES IN_NOTES "3 日 (zh_CN" NO_TIE},
    {"a range in ten thousands", NOTES, NULL, "罚 1 至 10 万元。\n",
     NOTES IN_NOTES "10000 元 (zh_CN" NO_TIE "\n" NOTES IN_NOTES "100000 元 (zh_CN" NO_TIE},
    {"a range up to ten thousands", NOTES, NULL, "罚 5000 至 1 万元。\n",
     NOTES IN_NOTES "10000 元 (zh_CN" NO_TIE "\n" NOTES IN_NOTES "5000 元 (zh_CN" NO_TIE},
    {"a range of shares in words", NOTES, NULL, "一般百分之二十至三十。\n",
     NOTES IN_NOTES "20 % (zh_CN" NO_TIE "\n" NOTES IN_NOTES "30 % (zh_CN" NO_TIE},
    {"a choice of figures", NOTES, NULL, "看情况，3、6 或 9 个月。\n",
     NOTES IN_NOTES "3 个月 (zh_CN" NO_TIE "\n" NOTES IN_NOTES "6 个月 (zh_CN" NO_TIE
                    "\n" NOTES IN_NOTES "9 个月 (zh_CN" NO_TIE},
    {"a range in English", "guides/private-lending.en.md", NULL, "From 3 to 15 days, 9-15 days.\n",
     "guides/private-lending.en.md" IN_NOTES "3 days (en)" NO_PAIR "\n"
     "guides/private-lending.en.md" IN_NOTES "9 days (en)" NO_PAIR},
    {"days of a date, the last day and a date by itself", NOTES, NULL,
     "6 月 3 至 5 日；第 3 至 4 天；最后一天、哪一天都不算；圈出三个日子。\n", ""},
    /* numbers of a source */
    {"a number of a source that was not read, told as certain", GUIDE,
     "\"ref\": \"民事诉讼法第171条\"", "\"ref\": \"◐ 民事诉讼法第171条\"",
     "guides/01-private-lending.json:49: \"sources[1].numbers[1]\": \"3 年\" rests on a source "
     "that was "
     "not read in the original: no sentence with it leaves it open\n"
     "guides/01-private-lending.json:49: \"sources[1].says\": \"15 日内上诉\" rests on a source "
     "that was "
     "not read in the original: its sentence in \"limits[1].title\", line 24, must leave it open"},
    {"numbers of no source", GUIDE, "\"reading_minutes\": 4,",
     "\"reading_minutes\": 4, \"numbers\": [\"3 年\"],",
     "guides/01-private-lending.json:47: unknown key \"numbers\""},
    {"a phrase cut out of a longer number", GUIDE, "\"says\": \"15 日内上诉\"",
     "\"says\": \"5 日内上诉\"",
     "guides/01-private-lending.json:21: no source stands for a word of this time limit\n"
     "guides/01-private-lending.json:49: \"sources[1].says\": no text of this page says \"5 "
     "日内上诉\": its source is unused"},
    /* time limits */
    {"a limit told in Chinese digits", GUIDE, "\"zh_CN\": \"15 日内上诉\", \"en\": \"15 days",
     "\"zh_CN\": \"十五日内上诉\", \"en\": \"15 days",
     "guides/01-private-lending.json:21: no source stands for a word of this time limit\n"
     "guides/01-private-lending.json:49: \"sources[1].says\": no text of this page says \"15 "
     "日内上诉\": its source is "
     "unused"},
    {"a limit without its day and its case", GUIDE,
     ",\n      \"ask\": {\"zh_CN\": \"收到判决那天\", \"en\": \"The day you received the "
     "judgment\"},\n      \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "",
     "guides/01-private-lending.json:21: a time limit of a visitor needs \"ask\" with a \"worked\" "
     "case, or \"no_day\" if no day that a visitor knows begins it"},
    {"a longer time of those without a home in China", GUIDE,
     "\"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "\"abroad_days\": 30, \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\", "
     "\"abroad\": \"2026-12-23\"}",
     ""},
    {"a longer time whose case does not hold", GUIDE,
     "\"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "\"abroad_days\": 30, \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\", "
     "\"abroad\": \"2026-12-22\"}",
     "guides/01-private-lending.json:29: the worked case does not hold: the last day is "
     "2026-12-23"},
    {"a longer time without its case", GUIDE,
     "\"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "\"abroad_days\": 30, \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "guides/01-private-lending.json:29: \"abroad_days\" and the last day \"abroad\" of the worked "
     "case go together"},
    {"a longer time that is shorter", GUIDE,
     "\"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "\"abroad_days\": 10, \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\", "
     "\"abroad\": \"2026-12-03\"}",
     "guides/01-private-lending.json:29: \"abroad_days\" must be more than the days of \"length\""},
    {"a limit that asks for no day", GUIDE, "\"ahead\": true", "\"ahead\": true, \"no_day\": true",
     "guides/01-private-lending.json:39: \"no_day\" is for a limit without \"ask\""},
    {"a start of a word or two", GUIDE,
     "{\"zh_CN\": \"从收到判决的第二天起算\", \"en\": \"From the day after you received the "
     "judgment\"}",
     "{\"zh_CN\": \"从收到起\", \"en\": \"From then\"}",
     "guides/01-private-lending.json:26: \"from\" is no sentence: it needs 3 words (en)\n"
     "guides/01-private-lending.json:26: \"from\" is no sentence: it needs 6 characters (zh_CN)"},
    {"an effect of a word or two", GUIDE, "\"过了判决生效\", \"en\": \"The judgment is final\"",
     "\"过了失效\", \"en\": \"It ends\"",
     "guides/01-private-lending.json:27: \"late\" is no sentence: it needs 3 words (en)\n"
     "guides/01-private-lending.json:27: \"late\" is no sentence: it needs 6 characters (zh_CN)"},
    {"a denial far from what it denies", GUIDE, "判决生效\"",
     "判决生效，催过也不能让这段时间会重新算\"", ""},
    {"a source that was not read, left open in another sentence", GUIDE,
     "{\"ref\": \"民事诉讼法第171条\", \"says\": \"15 日内上诉\"",
     "{\"ref\": \"◐ 民事诉讼法第171条\", \"says\": \"窗口领取\"}, {\"ref\": \"甲\", \"says\": "
     "\"15 日内上诉\"",
     "guides/01-private-lending.json:49: \"sources[1].says\": \"窗口领取\" rests on a source that "
     "was not read in the original: its sentence in \"pleading.detail\", line 59, must leave it "
     "open"},
    {"a source of two characters", GUIDE, "\"says\": \"15 日内上诉\"", "\"says\": \"上诉\"",
     "guides/01-private-lending.json:49: \"sources[1].says\" must be at least three characters of "
     "the page"},
    /* answers */
    {"a kind of paper whose own rule is left out", "enforcement.json", "\"rule\": \"notarial\"",
     "\"rule\": \"unknown\"",
     "enforcement.json:70: \"limit_rules\" has no \"notarial\": its answers would count as a "
     "judgment's"},
    /* what both languages say */
    {"a duty that English makes a choice", GUIDE,
     "\"过期的，对方异议成立就不再执行\", \"en\": \"It falls if the debtor objects\"",
     "\"过期的，法院应当不再执行\", \"en\": \"It may fall if the debtor objects\"",
     "guides/01-private-lending.json:37: \"limits[2].late\" says \"应当\" in Chinese, and its "
     "English has no word for it, as \"must\""},
    {"a duty in both languages", GUIDE,
     "\"过期的，对方异议成立就不再执行\", \"en\": \"It falls if the debtor objects\"",
     "\"过期的，法院应当不再执行\", \"en\": \"The court Has to drop it\"", ""},
    {"a word of duty within a longer one that is none", GUIDE, "\"从履行期满那天起算\"",
     "\"从知道或应当知道那天起算\"", ""},
    {"an English word within a longer one", GUIDE,
     "\"过期的，对方异议成立就不再执行\", \"en\": \"It falls if the debtor objects\"",
     "\"过期的，法院应当不再执行\", \"en\": \"It gathers mustard if late\"",
     "guides/01-private-lending.json:37: \"limits[2].late\" says \"应当\" in Chinese, and its "
     "English has no word for it, as \"must\""},
    {"a form that English tells in no text of the row", GUIDE, "\"15 日内上诉\", \"en\"",
     "\"15 日内上诉（书面）\", \"en\"",
     "guides/01-private-lending.json:24: \"limits[1].title\" says \"书面\" in Chinese, and its "
     "English has no word for it, as \"writing\""},
    {"a form that English tells beside", GUIDE,
     "\"从收到判决的第二天起算\", \"en\": \"From the day after you received the judgment\"",
     "\"书面提，从收到判决的第二天起算\", \"en\": \"In writing, from the day after you received "
     "it\"",
     ""},
    {"a figure that English leaves out", GUIDE, "\"en\": \"3 years\"", "\"en\": \"Years\"",
     "guides/01-private-lending.json:8: \"limit_tag\": the figure 3 年 (zh_CN" NO_ENGLISH},
    {"a figure that English tells in letters", GUIDE, "\"en\": \"3 years\"",
     "\"en\": \"Three years\"", ""},
    {"a figure that English tells in millions", "links.json",
     "\"zh_CN\": \"阅读全文\", \"en\": \"Read it in full\"",
     "\"zh_CN\": \"1.5 亿元以上\", \"en\": \"From 150 million yuan\"", ""},
    {"a figure that English tells in other millions", "links.json",
     "\"zh_CN\": \"阅读全文\", \"en\": \"Read it in full\"",
     "\"zh_CN\": \"1 亿元以上\", \"en\": \"From 10 million yuan\"",
     "links.json:16: \"links[2].lead\": the figure 100000000 元 (zh_CN" NO_ENGLISH},
    {"a duty that English leaves out where mediation is explained", "mediation.json",
     "\"zh_CN\": \"坐下来谈\"", "\"zh_CN\": \"应当坐下来谈\"",
     "mediation.json:4: \"points[1]\" says \"应当\" in Chinese, and its English has no word for "
     "it, as \"must\""},
    {"a figure that English leaves out of a court", "jurisdiction.json",
     "\"zh_CN\": \"法院 defendant\"", "\"zh_CN\": \"住满 1 年的法院\"",
     "jurisdiction.json:27: \"rules[6].words\": the figure 1 年 (zh_CN" NO_ENGLISH},
    {"a form that English leaves out of a question", "situations.json", "\"zh_CN\": \"借条等\"",
     "\"zh_CN\": \"书面的，如借条\"",
     "situations.json:23: \"questions[1].hint\" says \"书面\" in Chinese, and its English has no "
     "word for it, as \"writing\""},
    {"a form that English leaves out of the name of a shelf", "groups.json", "\"zh_CN\": \"欠款\"",
     "\"zh_CN\": \"书面欠款\"",
     "groups.json:3: \"groups[1].title\" says \"书面\" in Chinese, and its English has no word for "
     "it, as \"writing\""},
    {"a duty that English leaves out of what a fee is for", "settings.json",
     "\"zh_CN\": \"离婚每件\"", "\"zh_CN\": \"离婚应当交\"",
     "settings.json:5: \"fee_bases[1].title\" says \"应当\" in Chinese, and its English has no "
     "word "
     "for it, as \"must\""},
    {"a rule without what can be otherwise", GUIDE,
     "{\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": {\"zh_CN\": \"\", "
     "\"en\": \"\"}",
     "{\"zh_CN\": \"错过再审\", \"en\": \"A retrial missed\"}, \"detail\": {\"zh_CN\": "
     "\"十五日内申请再审\", \"en\": \"Ask within 15 days\"}",
     "guides/01-private-lending.json:61: \"risks[1].title\" tells of \"申请再审\" and 15 日 "
     "without what can be otherwise, as \"一般\""},
    {"a rule with what can be otherwise", GUIDE,
     "{\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": {\"zh_CN\": \"\", "
     "\"en\": \"\"}",
     "{\"zh_CN\": \"错过再审\", \"en\": \"A retrial missed\"}, \"detail\": {\"zh_CN\": "
     "\"一般十五日内申请再审\", \"en\": \"Usually ask within 15 days\"}",
     ""},
    {"a rule with another figure", GUIDE,
     "{\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": {\"zh_CN\": \"\", "
     "\"en\": \"\"}",
     "{\"zh_CN\": \"错过再审\", \"en\": \"A retrial missed\"}, \"detail\": {\"zh_CN\": "
     "\"2 年内申请再审\", \"en\": \"Ask within 2 years\"}",
     ""},
    {"a paper without the one that belongs to it", GUIDE,
     "{\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": {\"zh_CN\": \"\", "
     "\"en\": \"\"}",
     "{\"zh_CN\": \"单位来办\", \"en\": \"A firm\"}, \"detail\": {\"zh_CN\": "
     "\"带营业执照\", \"en\": \"Bring its licence\"}",
     "guides/01-private-lending.json:61: \"risks[1].title\" tells of \"带营业执照\" without what "
     "belongs to it, as \"法定代表人身份证明\""},
    {"a paper with the one that belongs to it", GUIDE,
     "{\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": {\"zh_CN\": \"\", "
     "\"en\": \"\"}",
     "{\"zh_CN\": \"单位来办\", \"en\": \"A firm\"}, \"detail\": {\"zh_CN\": "
     "\"带营业执照、法定代表人身份证明\", \"en\": \"Bring its licence and proof of its head\"}",
     ""},
    /* guides that are named */
    {"a guide that is not there, in the notes", NOTES, NULL, "没有钱的看指引 99。\n",
     NOTES ":1: there is no guide 99"},
    {"guides in a row, one of which is not there", NOTES, NULL, "看指引 01、03、98。\n",
     NOTES ":1: there is no guide 98"},
    {"a guide that is not there, in Chinese digits", NOTES, NULL, "看指引九十九。\n",
     NOTES ":1: there is no guide 99"},
    {"a guide that is not there, in English", "guides/private-lending.en.md", NULL,
     "Guides 1 and 97, and guide 2.\n", "guides/private-lending.en.md:1: there is no guide 97"},
    {"a guide that is not there, in JSON", GUIDE, "\"zh_CN\": \"窗口领取\"",
     "\"zh_CN\": \"看指引 99\"", "guides/01-private-lending.json:59: there is no guide 99"},
    {"a figure behind a guide", NOTES, NULL, "看指引 2、15 日内办。\n", ""},
    /* days off */
    {"a festival moved by a week", "calendar.json",
     "\"from\": \"2026-06-19\", \"to\": \"2026-06-21\"",
     "\"from\": \"2026-06-26\", \"to\": \"2026-06-28\"",
     "calendar.json:4: 2026-06-19 is the Dragon Boat Festival, but no holiday here holds it\n"
     "calendar.json:6: no public holiday of the year lies in this one: days on which only the hall "
     "is closed stand in \"closed\""},
    {"a Spring Festival in another month", "calendar.json",
     "\"from\": \"2026-02-15\", \"to\": \"2026-02-23\"",
     "\"from\": \"2026-01-18\", \"to\": \"2026-01-26\"",
     "calendar.json:4: 2026-02-17 is the Spring Festival, but no holiday here holds it\n"
     "calendar.json:6: no public holiday of the year lies in this one: days on which only the hall "
     "is closed stand in \"closed\""},
    {"a closing of the hall as a holiday", "calendar.json",
     "\"from\": \"2026-10-01\", \"to\": \"2026-10-07\"},",
     "\"from\": \"2026-10-01\", \"to\": \"2026-10-07\"}, {\"name\": {\"zh_CN\": \"修整\", \"en\": "
     "\"Repairs\"}, \"from\": \"2026-11-09\", \"to\": \"2026-11-13\"},",
     "calendar.json:6: no public holiday of the year lies in this one: days on which only the hall "
     "is closed stand in \"closed\""},
    {"a holiday that never ends", "calendar.json", "\"to\": \"2026-05-05\"",
     "\"to\": \"2026-05-15\"", "calendar.json:6: a holiday of 15 days, 10 is the most"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests_name("figures of the law stand where they are tied", tests, NULL,
                                       NULL);
}
