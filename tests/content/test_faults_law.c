#include "content/mutations.h"

/* What the law leaves to the court, what a guide costs, its time limits, and how it is found. */

#define GUIDE "guides/01-private-lending.json"
#define DIVORCE "guides/02-divorce.json"
#define LABOUR "guides/03-labour.json"

static const struct mutation mutations[] = {
    /* settings */
    {"a range that falls as it rises", "settings.json", "\"high_yuan\": 300", "\"high_yuan\": 49",
     "settings.json:7: \"high_yuan\" is less than \"low_yuan\""},
    {"a range of nothing", "settings.json", "\"low_yuan\": 50", "\"low_yuan\": 0",
     "settings.json:6: \"low_yuan\" must be a whole number from 1 to 1000000"},
    {"a figure below its range", "settings.json", "\"set_yuan\": 80", "\"set_yuan\": 49",
     "settings.json:16: \"set_yuan\" must be 0 or from \"low_yuan\" to \"high_yuan\""},
    {"a figure above its range", "settings.json", "\"set_yuan\": 80", "\"set_yuan\": 101",
     "settings.json:16: \"set_yuan\" must be 0 or from \"low_yuan\" to \"high_yuan\""},
    {"the lowest figure of the range", "settings.json", "\"set_yuan\": 80", "\"set_yuan\": 50", ""},
    {"the highest figure of the range", "settings.json", "\"set_yuan\": 80", "\"set_yuan\": 100",
     ""},
    {"no figure", "settings.json", "\"set_yuan\": 80", "\"set_yuan\": 0", ""},
    {"a fee base without a source", "settings.json", "\"source\": \"诉讼费用交纳办法第13条\"",
     "\"source\": \" \"", "settings.json:9: \"source\" is empty"},
    {"a fee base twice", "settings.json", "\"id\": \"other\"", "\"id\": \"divorce\"",
     "settings.json:12: id \"divorce\" is there twice in \"fee_bases\""},
    {"a wage below nothing", "settings.json", "90000", "-1",
     "settings.json:20: \"average_wage_yuan\" must be a whole number from 0 to 10000000"},
    {"a wage not known", "settings.json", "90000", "0", ""},
    {"rates out of order", "settings.json", "2026-03-20", "2025-05-19",
     "settings.json:23: \"from\" must be after that of the rate before"},
    {"two rates of one day", "settings.json", "2026-03-20", "2025-05-20",
     "settings.json:23: \"from\" must be after that of the rate before"},
    {"a range the law does not have", "settings.json", "\"id\": \"other\"",
     "\"id\": \"divorce_base\"",
     "settings.json:14: by law the range of \"divorce_base\" is 50 to "
     "300 yuan"},
    {"a rate before there was one", "settings.json", "2025-05-20", "2019-08-19",
     "settings.json:22: \"from\" is before the first rate of this kind, 2019-08-20"},
    {"a rate beyond what is known", "settings.json", "2026-03-20", "2026-07-01",
     "settings.json:23: \"from\" is after \"rates_known_until\""},
    {"a rate on the last day known", "settings.json", "2026-03-20", "2026-06-30", ""},
    {"no rates", "settings.json",
     "[\n    {\"from\": \"2025-05-20\", \"percent\": \"3.00\"},\n"
     "    {\"from\": \"2026-03-20\", \"percent\": \"2.95\"}\n  ]",
     "[]", "settings.json:21: \"rates\" needs at least 1"},
    {"a rate that is a number", "settings.json", "\"3.00\"", "3.00",
     "settings.json:22: \"percent\" must be a text above 0 with two decimals, as \"4.25\""},
    {"a rate with one decimal", "settings.json", "\"3.00\"", "\"3.0\"",
     "settings.json:22: \"percent\" must be a text above 0 with two decimals, as \"4.25\""},
    {"a rate with a sign", "settings.json", "\"3.00\"", "\"3.00%\"",
     "settings.json:22: \"percent\" must be a text above 0 with two decimals, as \"4.25\""},
    {"a rate of nothing", "settings.json", "\"3.00\"", "\"0.00\"",
     "settings.json:22: \"percent\" must be a text above 0 with two decimals, as \"4.25\""},
    {"a rate of a hundred", "settings.json", "\"3.00\"", "\"100.00\"",
     "settings.json:22: \"percent\" must be a text above 0 with two decimals, as \"4.25\""},
    {"settings rechecked on the day of checking", "settings.json", "2027-05-22", "2026-11-22",
     "settings.json:28: \"recheck\" must be a day after \"checked\""},
    {"no settings", "settings.json", NULL, NULL, "settings.json:1: the file is missing"},
    /* groups */
    {"a group twice", "groups.json", "\"id\": \"family\"", "\"id\": \"money\"",
     "groups.json:4: id \"money\" is there twice in \"groups\"\n"
     "guides/02-divorce.json:33: groups.json has no group \"family\""},
    {"a page on a shelf", "groups.json", "\"en\": \"Work\"}",
     "\"en\": \"Work\"}, \"first\": {\"page\": \"calc-fee\", \"icon\": \"coin\", \"title\": "
     "{\"zh_CN\": \"费\", \"en\": \"Fee\"}, \"detail\": {\"zh_CN\": \"算\", \"en\": \"Sum\"}}",
     ""},
    {"a page on a shelf that there is not", "groups.json", "\"en\": \"Work\"}",
     "\"en\": \"Work\"}, \"first\": {\"page\": \"nowhere\", \"icon\": \"coin\", \"title\": "
     "{\"zh_CN\": \"费\", \"en\": \"Fee\"}, \"detail\": {\"zh_CN\": \"算\", \"en\": \"Sum\"}}",
     "groups.json:5: there is no page \"nowhere\""},
    {"a fee of another kind of case", LABOUR, "\"fixed_yuan\": 10,",
     "\"fixed_yuan\": 10, \"other\": {\"title\": {\"zh_CN\": \"另\", \"en\": \"Other\"}, "
     "\"yuan\": 50},",
     ""},
    {"a fee of another kind of case that is nothing", LABOUR, "\"fixed_yuan\": 10,",
     "\"fixed_yuan\": 10, \"other\": {\"title\": {\"zh_CN\": \"另\", \"en\": \"Other\"}, "
     "\"yuan\": 0},",
     "guides/03-labour.json:17: \"yuan\" must be a whole number from 1 to 1000000"},
    {"a paper for some cases", LABOUR, "\"en\": \"2 copies\"}}",
     "\"en\": \"2 copies\"}, \"sometimes\": true}", ""},
    {"a paper for some cases in words", LABOUR, "\"en\": \"2 copies\"}}",
     "\"en\": \"2 copies\"}, \"sometimes\": \"yes\"}",
     "guides/03-labour.json:13: \"sometimes\" must be true or false"},
    {"a group with an icon nobody drew", "groups.json", "\"hand-money\"", "\"purse\"",
     "groups.json:3: there is no icon \"purse\""},
    {"no groups", "groups.json", NULL, "{\"groups\": []}\n",
     "groups.json:1: \"groups\" needs at least 1"},
    {"a guide in no group", GUIDE, "\"group\": \"money\"", "\"group\": \"mony\"",
     "guides/01-private-lending.json:54: groups.json has no group \"mony\""},
    {"a guide in a group of no id", GUIDE, "\"group\": \"money\"", "\"group\": 1",
     "guides/01-private-lending.json:54: \"group\" must be a text in quotes"},
    {"a second shelf that is none", GUIDE, "\"group\": \"money\"",
     "\"group\": \"money\", \"also\": \"mony\"",
     "guides/01-private-lending.json:54: groups.json has no group \"mony\""},
    {"a second shelf that is the first", GUIDE, "\"group\": \"money\"",
     "\"group\": \"money\", \"also\": \"money\"",
     "guides/01-private-lending.json:54: \"also\" is the shelf it stands on already"},
    /* what was read, and what was heard */
    {"hearsay told as read", LABOUR, "民法典第188条", "传闻第1号第2条",
     "guides/03-labour.json:28: \"ref\" names \"传闻第1号\", which was not read in the original: "
     "it "
     "begins with ◐"},
    {"hearsay behind a statute", LABOUR, "民法典第188条", "民法典第188条；传闻第1号",
     "guides/03-labour.json:28: \"ref\" names \"传闻第1号\", which was not read in the original: "
     "it "
     "begins with ◐"},
    {"an article twice in a source", LABOUR, "民法典第188条", "民法典 第一条、第二条、第一条",
     "guides/03-labour.json:28: \"ref\" names \"第一条\" twice"},
    {"a statute twice in a source", LABOUR, "民法典第188条",
     "民法典 第一条；保险法 第一条；民法典 第二条",
     "guides/03-labour.json:28: \"ref\" names \"民法典 \" twice"},
    {"the same article of two statutes", LABOUR, "民法典第188条", "民法典 第一条；保险法 第一条",
     ""},
    /* what a guide must have */
    {"a guide without everyday words", GUIDE, "\"debt IOU\"", "\" \"",
     "guides/01-private-lending.json:55: \"keywords\" has no en text"},
    {"a guide without everyday words in any language", GUIDE,
     "{\"zh_CN\": \"欠钱 借条\", \"en\": \"debt IOU\"}", "{\"zh_CN\": \"\", \"en\": \"\"}",
     "guides/01-private-lending.json:55: \"keywords\" has no en text\n"
     "guides/01-private-lending.json:55: \"keywords\" has no zh_CN text"},
    {"everyday words with commas between", GUIDE, "\"debt IOU\"", "\"debt, IOU\"",
     "guides/01-private-lending.json:55: \"keywords\" must be words with spaces between, without "
     "commas and stops"},
    {"everyday words with Chinese commas between", "search.json", "\"排队 叫号\"", "\"排队、叫号\"",
     "search.json:6: \"keywords\" must be words with spaces between, without commas and stops"},
    {"a guide for nobody", GUIDE,
     "[\n    {\"title\": {\"zh_CN\": \"当事人\", \"en\": \"The person concerned\"}, \"detail\": "
     "{\"zh_CN\": \"\", \"en\": \"\"}}\n  ]",
     "[]", "guides/01-private-lending.json:56: \"who\" needs at least 1"},
    {"a guide without a model form", GUIDE, "\"pleading\"", "\"model\"",
     "guides/01-private-lending.json:1: key \"pleading\" is missing\n"
     "guides/01-private-lending.json:59: unknown key \"model\""},
    {"a guide without a risk", GUIDE,
     "[\n    {\"title\": {\"zh_CN\": \"证据不足\", \"en\": \"Too little proof\"}, \"detail\": "
     "{\"zh_CN\": \"\", \"en\": \"\"}}\n  ]",
     "[]", "guides/01-private-lending.json:60: \"risks\" needs at least 1"},
    /* time limits */
    {"a limit of no length", GUIDE, "{\"days\": 15}", "{\"days\": 0}",
     "guides/01-private-lending.json:25: \"length\" must hold one of years, months, days, "
     "working_days, hours with a number, or none or paper with true\n"
     "guides/01-private-lending.json:28: only years, months and days can be worked out from a day"},
    {"a limit of two lengths", GUIDE, "{\"days\": 15}", "{\"days\": 15, \"years\": 1}",
     "guides/01-private-lending.json:25: \"length\" must hold one of years, months, days, "
     "working_days, hours with a number, or none or paper with true\n"
     "guides/01-private-lending.json:28: only years, months and days can be worked out from a day"},
    {"a limit without its length", GUIDE, "      \"length\": {\"days\": 15},\n", "",
     "guides/01-private-lending.json:21: key \"length\" is missing\n"
     "guides/01-private-lending.json:27: only years, months and days can be worked out from a day"},
    {"a limit without its start", GUIDE,
     "      \"from\": {\"zh_CN\": \"从收到判决的第二天起算\", \"en\": \"From the day after you "
     "received the judgment\"},\n",
     "", "guides/01-private-lending.json:21: key \"from\" is missing"},
    {"a limit without its effect", GUIDE,
     "      \"late\": {\"zh_CN\": \"过了判决生效\", \"en\": \"The judgment is final\"},\n", "",
     "guides/01-private-lending.json:21: key \"late\" is missing"},
    {"a limit of a kind there is not", GUIDE, "\"kind\": \"appeal\"", "\"kind\": \"apeal\"",
     "guides/01-private-lending.json:23: \"kind\": there is no kind of time limit \"apeal\""},
    {"a limit twice", GUIDE, "\"id\": \"enforce\"", "\"id\": \"appeal\"",
     "guides/01-private-lending.json:32: id \"appeal\" is there twice in \"limits\""},
    {"a limit that tells another length", GUIDE, "{\"days\": 15}", "{\"days\": 10}",
     "guides/01-private-lending.json:25: neither \"title\" nor \"from\" tells the length, 10 days "
     "(en)\n"
     "guides/01-private-lending.json:25: neither \"title\" nor \"from\" tells the length, 10 days "
     "(zh_CN)\n"
     "guides/01-private-lending.json:29: the worked case does not hold: the last day is "
     "2026-12-03"},
    {"a limit that tells its length in one language", GUIDE, "15 days to appeal", "Time to appeal",
     "guides/01-private-lending.json:24: \"limits[1].title\": the figure 15 日 (zh_CN) stands in "
     "no "
     "English text of its row\n"
     "guides/01-private-lending.json:25: neither \"title\" nor \"from\" tells the length, 15 days "
     "(en)"},
    {"a worked case that does not hold", GUIDE, "\"last\": \"2026-12-08\"",
     "\"last\": \"2026-12-07\"",
     "guides/01-private-lending.json:29: the worked case does not hold: the last day is "
     "2026-12-08"},
    {"a worked case in an unknown year", GUIDE,
     "{\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}",
     "{\"from\": \"2026-12-17\", \"last\": \"2027-01-04\"}",
     "guides/01-private-lending.json:29: the worked case does not hold: the last day is "
     "2027-01-01, in a year whose holidays are not known"},
    {"a limit worked out without a case", GUIDE,
     ",\n      \"worked\": {\"from\": \"2026-11-23\", \"last\": \"2026-12-08\"}", "",
     "guides/01-private-lending.json:21: \"ask\" and a worked case, \"worked\", go together"},
    {"a limit in hours that asks for a day", GUIDE, "{\"days\": 15}", "{\"hours\": 15}",
     "guides/01-private-lending.json:25: neither \"title\" nor \"from\" tells the length, 15 hours "
     "(zh_CN)\n"
     "guides/01-private-lending.json:28: only years, months and days can be worked out from a day"},
    {"a row of one kind with the title of another", GUIDE, "\"zh_CN\": \"15 日内上诉\"",
     "\"zh_CN\": \"告担保人，15 日内上诉\"",
     "guides/01-private-lending.json:24: \"title\" speaks of the kind \"guarantee\", this row is "
     "\"appeal\""},
    {"a kind whose own words contradict it", "limits.json", "法院会自己查", "法院不主动查",
     "limits.json:36: \"late\" says \"法院不主动\", which is not so for a time limit of kind "
     "\"guarantee\""},
    {"what is denied is no contradiction", GUIDE, "判决生效\"", "判决生效，催过也不会重新算\"", ""},
    {"a denial in another clause does not count", GUIDE, "判决生效\"",
     "判决生效，不要急，催过会重新算\"",
     "guides/01-private-lending.json:27: \"late\" says \"会重新算\", which is not so for a time "
     "limit of kind "
     "\"appeal\""},
    {"an effect that contradicts the kind", GUIDE, "判决生效\"", "判决生效，催过就重新算\"",
     "guides/01-private-lending.json:27: \"late\" says \"就重新算\", which is not so for a time "
     "limit of kind "
     "\"appeal\""},
    {"a limit of none with a length", GUIDE, "\"kind\": \"appeal\"", "\"kind\": \"none\"",
     "guides/01-private-lending.json:25: the kind \"none\" and the length \"none\" go together"},
    {"a limit that no source stands for", GUIDE, "\"says\": \"2 年内申请执行\"",
     "\"says\": \"15 日内上诉\"",
     "guides/01-private-lending.json:31: no source stands for a word of this time limit"},
    /* sources */
    {"a source that no text of the page uses", GUIDE, "\"says\": \"15 日内上诉\"",
     "\"says\": \"20 日内上诉\"",
     "guides/01-private-lending.json:21: no source stands for a word of this time limit\n"
     "guides/01-private-lending.json:49: \"sources[1].says\": no text of this page says \"20 "
     "日内上诉\": its source is "
     "unused"},
    {"a source without words", GUIDE, "\"says\": \"15 日内上诉\"", "\"says\": \"日\"",
     "guides/01-private-lending.json:49: \"sources[1].says\" must be at least three characters of "
     "the page"},
    {"a source that was not read, stated as certain", GUIDE, "\"民事诉讼法第171条\"",
     "\"◐ 民事诉讼法第171条\"",
     "guides/01-private-lending.json:49: \"sources[1].numbers[1]\": \"3 年\" rests on a source "
     "that was not read in the original: no sentence with it leaves it open\n"
     "guides/01-private-lending.json:49: \"sources[1].says\": \"15 日内上诉\" rests on a source "
     "that was not read in the original: its sentence in \"limits[1].title\", line 24, must leave "
     "it open"},
    {"an effect told as if the time were over", GUIDE, "过了判决生效", "判决已经生效",
     "guides/01-private-lending.json:27: \"late\" does not say that it speaks of when the time is "
     "over"},
    /* what stands in court.json alone */
    {"the hotline written out", GUIDE, "\"zh_CN\": \"窗口领取\"", "\"zh_CN\": \"打 12368\"",
     "guides/01-private-lending.json:59: write {hotline} for 12368: the number stands in "
     "court.json alone"},
    {"braces that stand for nothing", GUIDE, "\"zh_CN\": \"窗口领取\"", "\"zh_CN\": \"打 {phone}\"",
     "guides/01-private-lending.json:59: the braces must hold hotline, address, hours or copies"},
    {"a word in braces that stands for itself", "court.json", "被告人数 + 1", "被告 {copies} 人",
     "court.json:6: the braces must hold hotline, address, hours or copies"},
    {"a word in braces that stands for itself and is used", "court.json",
     "\"zh_CN\": \"请打 {hotline} 问\", \"en\": \"Call {hotline}\"}, \"foreigners\": {\"zh_CN\": "
     "\"护照\"",
     "\"zh_CN\": \"在 {address}\", \"en\": \"Call {hotline}\"}, \"foreigners\": {\"zh_CN\": \"在 "
     "{address}\"",
     "court.json:6: the braces must hold hotline, address, hours or copies\n"
     "court.json:6: what the braces stand for must not hold braces itself"},
    {"the hotline written out in prose", "guides/private-lending.zh_CN.md", NULL, "打 12368。\n",
     "guides/private-lending.zh_CN.md:1: write {hotline} for 12368: the number stands in "
     "court.json alone"},
    {"a note of a claim that contradicts its kind", "limits.json", "这段时间不停、不会从头再算",
     "过了也能起诉，不会从头再算",
     "limits.json:303: \"note\" says \"过了也能起诉\", which is not so for a time limit of kind "
     "\"guarantee\""},
    /* costs */
    {"a cost of no kind", GUIDE, "\"kind\": \"computed\"", "\"kind\": \"property\"",
     "guides/01-private-lending.json:16: \"kind\" must be one of: computed, fixed, range, free"},
    {"a cost with a key of another kind", GUIDE, "\"kind\": \"computed\"",
     "\"kind\": \"computed\",\n    \"fixed_yuan\": 10",
     "guides/01-private-lending.json:17: unknown key \"fixed_yuan\""},
    {"a cost by a fee there is not", GUIDE, "\"fee\": \"property\"", "\"fee\": \"divorce\"",
     "guides/01-private-lending.json:16: there is no fee \"divorce\""},
    {"a surcharge on top of nothing", DIVORCE, "    \"base\": \"divorce\",\n", "",
     "guides/02-divorce.json:17: fee \"divorce_surcharge\" comes on top of a \"base\""},
    {"a cost on a base there is not", DIVORCE, "\"base\": \"divorce\"", "\"base\": \"parting\"",
     "guides/02-divorce.json:18: settings.json has no fee base \"parting\""},
    {"a fixed cost below nothing", LABOUR, "\"fixed_yuan\": 10", "\"fixed_yuan\": -1",
     "guides/03-labour.json:17: \"fixed_yuan\" must be a whole number from 1 to 1000000"},
    {"a fixed cost of nothing is free instead", LABOUR, "\"fixed_yuan\": 10", "\"fixed_yuan\": 0",
     "guides/03-labour.json:17: \"fixed_yuan\" must be a whole number from 1 to 1000000"},
    {"a free case", LABOUR, "\"kind\": \"fixed\",\n    \"fixed_yuan\": 10,", "\"kind\": \"free\",",
     ""},
    {"a free case that costs", LABOUR, "\"kind\": \"fixed\"", "\"kind\": \"free\"",
     "guides/03-labour.json:17: unknown key \"fixed_yuan\""},
    {"a cost within a range", LABOUR, "\"kind\": \"fixed\",\n    \"fixed_yuan\": 10,",
     "\"kind\": \"range\",\n    \"base\": \"other\",", ""},
    {"a range of no base", LABOUR, "\"kind\": \"fixed\",\n    \"fixed_yuan\": 10,",
     "\"kind\": \"range\",", "guides/03-labour.json:15: key \"base\" is missing"},
    /* institutions */
    {"an institution twice", "institutions.json", "\"id\": \"legal-aid\"",
     "\"id\": \"labour-arbitration\"",
     "institutions.json:15: id \"labour-arbitration\" is there twice in \"institutions\"\n"
     "situations.json:110: there is no institution \"legal-aid\""},
    {"an institution without a way to reach it", "institutions.json", "\"Call 12348\"", "\"\"",
     "institutions.json:19: \"reach\" has no en text"},
    {"an institution without everyday words", "institutions.json", "\"lawyer free\"", "\"\"",
     "institutions.json:17: \"keywords\" has no en text"},
    {"an institution nothing finds", "institutions.json",
     ", \"keywords\": {\"zh_CN\": \"律师 免费\", \"en\": \"lawyer free\"}", "",
     "institutions.json:14: key \"keywords\" is missing"},
    {"an institution with commas between its words", "institutions.json", "\"律师 免费\"",
     "\"律师，免费\"",
     "institutions.json:17: \"keywords\" must be words with spaces between, without commas and "
     "stops"},
    {"an institution without a source", "institutions.json",
     "[{\"ref\": \"法律援助法第31条\", \"says\": \"免费帮助\"}]", "[]",
     "institutions.json:21: \"sources\" must be a list with at least one source"},
    {"an institution rechecked before it was checked", "institutions.json", "2027-03-01",
     "2026-03-01", "institutions.json:23: \"recheck\" must be a day after \"checked\""},
    /* calculators */
    {"calculators in another order", "calculators.json", "\"id\": \"fee\"", "\"id\": \"period\"",
     "calculators.json:4: calculator 1 must be \"fee\""},
    {"a calculator too few", "calculators.json", NULL, "{\"calculators\": []}\n",
     "calculators.json:1: \"calculators\" needs at least 7"},
    {"a calculator without a note", "calculators.json", "\"The court decides\"", "\"\"",
     "calculators.json:9: \"note\" has no en text"},
    {"a calculator rechecked before it was checked", "calculators.json", "2027-05-22", "2026-05-22",
     "calculators.json:12: \"recheck\" must be a day after \"checked\""},
    /* search */
    {"a page the kiosk has not", "search.json", "\"page\": \"calc-fee\"", "\"page\": \"calc-tax\"",
     "search.json:9: there is no page \"calc-tax\""},
    {"a page twice", "search.json", "\"page\": \"calc-fee\"", "\"page\": \"mediation\"",
     "search.json:9: page \"mediation\" is there twice in \"pages\""},
    {"a page without words to find it by", "search.json", "\"多少钱\"", "\"\"",
     "search.json:11: \"keywords\" has no zh_CN text"},
    {"a reading with a syllable too few", "search.json", "\"huan qian\"", "\"huan\"",
     "search.json:15: \"pinyin\" has 1 syllables for the 2 characters of \"还钱\""},
    {"a reading with a syllable too many", "search.json", "\"huan qian\"", "\"huan qian le\"",
     "search.json:15: \"pinyin\" has 3 syllables for the 2 characters of \"还钱\""},
    {"a reading with tones", "search.json", "\"huan qian\"", "\"huán qián\"",
     "search.json:15: \"pinyin\" must be syllables of a-z with one space between, as \"huan "
     "qian\""},
    {"a reading with two spaces", "search.json", "\"huan qian\"", "\"huan  qian\"",
     "search.json:15: \"pinyin\" must be syllables of a-z with one space between, as \"huan "
     "qian\""},
    {"a reading of nothing", "search.json", "\"huan qian\"", "\"\"",
     "search.json:15: \"pinyin\" is empty"},
    {"a reading of no word", "search.json", "\"还钱\"", "\"\"",
     "search.json:15: \"word\" is empty"},
    {"a reading of a word of another script", "search.json", "\"还钱\"", "\"pay 钱\"",
     "search.json:15: \"word\" must be 1 to 8 Chinese characters"},
    {"a reading of a word too long to search for", "search.json", "\"还钱\"",
     "\"还钱还钱还钱还钱还\"", "search.json:15: \"word\" must be 1 to 8 Chinese characters"},
    {"a syllable there cannot be", "search.json", "\"huan qian\"", "\"huanqian\"",
     "search.json:15: \"pinyin\" must be syllables of a-z with one space between, as \"huan "
     "qian\""},
    {"a word read twice", "search.json", "\"利率\"", "\"还钱\"",
     "search.json:16: word \"还钱\" is there twice in \"readings\""},
    /* the second risk notice */
    {"no litigation notice", "litigation.json", NULL, NULL,
     "litigation.json:1: the file is missing"},
    {"a litigation risk without a source", "litigation.json",
     ",\n      \"source\": \"民事诉讼法第67条\"", "",
     "litigation.json:6: key \"source\" is missing"},
    {"a litigation risk without its words", "litigation/evidence.en.md", NULL, NULL,
     "litigation.json:9: the file litigation/evidence.en.md is missing"},
    {"a litigation risk with the words of another notice", "litigation.json",
     "\"body\": \"evidence\"", "\"body\": \"no-property\"",
     "litigation.json:9: the file litigation/no-property.en.md is missing\n"
     "litigation.json:9: the file litigation/no-property.zh_CN.md is missing"},
    /* property clues */
    {"no kinds of property to look for", "enforcement.json",
     "[\n    {\"title\": {\"zh_CN\": \"存款\", \"en\": \"Deposits\"}, \"detail\": {\"zh_CN\": "
     "\"哪家银行\", \"en\": \"Which bank\"}}\n  ]",
     "[]", "enforcement.json:67: \"clues\" needs at least 1"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests_name(
        "every fault of figures, limits and words to find by is named", tests, NULL, NULL);
}
