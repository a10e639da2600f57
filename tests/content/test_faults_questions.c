#include "content/mutations.h"

static const struct mutation mutations[] = {
    /* the enforcement questions */
    {"an answer that leads to no question", "enforcement.json", "\"next\": \"due\"",
     "\"next\": \"dew\"", "enforcement.json:13: there is no question \"dew\" to go on to"},
    {"an answer without a way on", "enforcement.json",
     "\"detail\": {\"zh_CN\": \"\", \"en\": \"\"},\n          \"next\": \"due\"",
     "\"detail\": {\"zh_CN\": \"\", \"en\": \"\"}", "enforcement.json:9: key \"next\" is missing"},
    {"a choice without options", "enforcement.json",
     "      \"hint\": {\"zh_CN\": \"看证明\", \"en\": \"See the certificate\"},\n      \"next\": "
     "\"end\"",
     "      \"hint\": {\"zh_CN\": \"看证明\", \"en\": \"See\"},\n      \"options\": []",
     "enforcement.json:38: question \"effective\" has no \"next\": it leads nowhere"},
    {"answers in a circle", "enforcement.json", "\"next\": \"effective\"", "\"next\": \"due\"",
     "enforcement.json:33: this leads back to question \"due\": a circle without end\n"
     "enforcement.json:39: no answer leads to question \"effective\""},
    {"a question that never ends", "enforcement.json",
     "\"hint\": {\"zh_CN\": \"看证明\", \"en\": \"See the certificate\"},\n      \"next\": \"end\"",
     "\"hint\": {\"zh_CN\": \"看证明\", \"en\": \"See the certificate\"},\n      \"next\": "
     "\"effective\"",
     "enforcement.json:39: no answer to question \"effective\" ever comes to the end\n"
     "enforcement.json:43: this leads back to question \"effective\": a circle without end"},
    {"a question nobody comes to", "enforcement.json", "\"next\": \"effective\"",
     "\"next\": \"end\"", "enforcement.json:39: no answer leads to question \"effective\""},
    {"a picture there is not", "enforcement.json", "\"kind\": \"choice\"",
     "\"kind\": \"choice\", \"picture\": \"seal\"",
     "enforcement.json:5: \"picture\" must be one of: none, judgment, summons, iou, id-card, "
     "envelope, window"},
    {"a short title that is not short", "situations.json",
     "\"title\": {\"zh_CN\": \"有\", \"en\": \"Yes\"},",
     "\"title\": {\"zh_CN\": \"有\", \"en\": \"Yes\"}, \"short\": {\"zh_CN\": "
     "\"一二三四五六七八九\", \"en\": \"Yes, here it is, all\"},",
     "situations.json:27: \"short\" has 20 characters, 16 is the most\n"
     "situations.json:27: \"short\" has 9 characters, 8 is the most"},
    {"a short title in one language", "situations.json",
     "\"title\": {\"zh_CN\": \"别人欠钱不还\", \"en\": \"Somebody owes me\"},",
     "\"title\": {\"zh_CN\": \"别人欠钱不还\", \"en\": \"Somebody owes me\"}, \"short\": "
     "{\"zh_CN\": \"欠钱\"},",
     "situations.json:6: \"short\" has no en text"},
    {"a telephone number that the words do not name", "institutions.json",
     "\"reach\": {\"zh_CN\": \"拨打12348\", \"en\": \"Call 12348\"},",
     "\"reach\": {\"zh_CN\": \"拨打12348\", \"en\": \"Call 12348\"}, \"phone\": \"12345\",",
     "institutions.json:19: \"title\" and \"reach\" do not name \"12345\" in en\n"
     "institutions.json:19: \"title\" and \"reach\" do not name \"12345\" in zh_CN"},
    {"a kind of question there is not", "enforcement.json", "\"kind\": \"choice\"",
     "\"kind\": \"guess\"", "enforcement.json:5: \"kind\" must be one of: choice, date"},
    {"a choice with a next of its own", "enforcement.json", "\"kind\": \"choice\"",
     "\"kind\": \"choice\",\n      \"next\": \"end\"",
     "enforcement.json:6: only a question of kind date has \"next\""},
    {"a question called end", "enforcement.json", "\"id\": \"effective\"", "\"id\": \"end\"",
     "enforcement.json:33: there is no question \"effective\" to go on to\n"
     "enforcement.json:39: a question cannot be called \"end\"\n"
     "enforcement.json:39: no answer leads to question \"end\""},
    {"a question twice", "enforcement.json", "\"id\": \"effective\"", "\"id\": \"due\"",
     "enforcement.json:33: there is no question \"effective\" to go on to\n"
     "enforcement.json:39: id \"due\" is there twice in \"questions\"\n"
     "enforcement.json:39: no answer leads to question \"due\""},
    {"an option twice", "enforcement.json", "\"id\": \"unsure\"", "\"id\": \"judgment\"",
     "enforcement.json:3: whoever is to look at instruments needs an option \"unsure\"\n"
     "enforcement.json:16: id \"judgment\" is there twice in \"options\"\n"
     "enforcement.json:61: question \"instrument\" has no option \"unsure\""},
    {"an instrument there is not", "enforcement.json", "\"letter\"", "\"parcel\"",
     "enforcement.json:10: there is no instrument \"parcel\""},
    {"an instrument that two answers name", "enforcement.json", "\"id\": \"unsure\"",
     "\"id\": \"unsure\", \"instruments\": [\"letter\"]",
     "enforcement.json:16: another answer to this question names the same instrument"},
    {"an instrument twice", "instruments.json", "\"id\": \"letter\"", "\"id\": \"judgment-paper\"",
     "enforcement.json:10: there is no instrument \"letter\"\n"
     "instruments.json:5: id \"judgment-paper\" is there twice in \"instruments\""},
    {"an instrument without words for who signed it", "instruments.json", "Usually no seal", "",
     "instruments.json:5: \"signs\" has no en text"},
    {"a checklist item twice", "enforcement.json", "\"id\": \"ask\"", "\"id\": \"application\"",
     "enforcement.json:56: id \"application\" is there twice in \"items\""},
    {"a condition on no question", "enforcement.json", "\"instrument\": [\"unsure\"]",
     "\"paper\": [\"unsure\"]", "enforcement.json:61: there is no question \"paper\""},
    {"a condition on no option", "enforcement.json", "[\"not-written\"]", "[\"never\"]",
     "enforcement.json:62: question \"due\" has no option \"never\""},
    {"a condition on a list of nothing", "enforcement.json", "[\"not-written\"]", "[]",
     "enforcement.json:62: \"due\" needs at least 1"},
    {"a condition that is a list", "enforcement.json",
     "{\n        \"instrument\": [\"unsure\"],\n        \"due\": [\"not-written\"]\n      }", "[]",
     "enforcement.json:60: \"when\" must name questions, each with a list of options"},
    {"a due question that is not there", "enforcement.json", "\"due_question\": \"due\"",
     "\"due_question\": \"dew\"", "enforcement.json:46: there is no question \"dew\""},
    {"a due question that asks for no date", "enforcement.json", "\"due_question\": \"due\"",
     "\"due_question\": \"instrument\"",
     "enforcement.json:46: question \"instrument\" does not ask for a date"},
    {"a line whose question is asked only of others", "enforcement.json", "\"id\": \"due\",",
     "\"id\": \"due\", \"when\": {\"instrument\": [\"judgment\"]}, \"skip\": \"effective\",",
     "enforcement.json:60: no way through the questions gives all these answers: this is never "
     "shown"},
    {"who chooses an answer, where nobody asks for it", "enforcement.json", "\"id\": \"unsure\",",
     "\"id\": \"unsure\", \"who\": \"firm\",",
     "enforcement.json:16: nothing obeys key \"who\" in this file"},
    /* the situations */
    {"days to perform within, where none are counted", "situations.json", "\"id\": \"yes\",",
     "\"id\": \"yes\", \"days\": 3,",
     "situations.json:26: nothing obeys key \"days\" in this file"},
    {"a question passed by, where all are asked", "situations.json", "\"id\": \"proof\",",
     "\"id\": \"proof\", \"when\": {\"proof\": [\"yes\"]}, \"skip\": \"due\",",
     "situations.json:20: nothing obeys key \"skip\" in this file\n"
     "situations.json:20: nothing obeys key \"when\" in this file"},
    {"a start that leads to no question", "situations.json", "\"question\": \"iou\"",
     "\"question\": \"bill\"",
     "situations.json:15: there is no question \"bill\" to begin with\n"
     "situations.json:55: no answer leads to question \"iou\"\n"
     "situations.json:90: no answer leads to outcome \"arbitrate\""},
    {"a start that leads straight to an outcome", "situations.json", "\"question\": \"iou\"",
     "\"question\": \"ask\"",
     "situations.json:15: there is no question \"ask\" to begin with\n"
     "situations.json:55: no answer leads to question \"iou\"\n"
     "situations.json:90: no answer leads to outcome \"arbitrate\""},
    {"a start twice", "situations.json", "\"id\": \"wages\"", "\"id\": \"owed\"",
     "situations.json:11: id \"owed\" is there twice in \"starts\""},
    {"a start without everyday words", "situations.json", "\"unpaid wages\"", "\"\"",
     "situations.json:14: \"keywords\" has no en text"},
    {"an answer that leads nowhere", "situations.json", "\"next\": \"arbitrate\"",
     "\"next\": \"arbiter\"",
     "situations.json:64: there is no question or outcome \"arbiter\" to go on to\n"
     "situations.json:90: no answer leads to outcome \"arbitrate\""},
    {"an answer that leads to the end of another tree", "situations.json",
     "\"next\": \"arbitrate\"", "\"next\": \"end\"",
     "situations.json:64: there is no question or outcome \"end\" to go on to\n"
     "situations.json:90: no answer leads to outcome \"arbitrate\""},
    {"a date that leads nowhere", "situations.json", "\"next\": \"sue\"", "\"next\": \"due-day\"",
     "situations.json:52: there is no question or outcome \"due-day\" to go on to\n"
     "situations.json:77: no answer leads to outcome \"sue\""},
    {"a question of a kind there is not", "situations.json", "\"kind\": \"date\"",
     "\"kind\": \"sum\"",
     "situations.json:41: \"kind\" must be one of: choice, date\n"
     "situations.json:52: only a question of kind date has \"next\""},
    {"a circle through two questions", "situations.json", "\"next\": \"sue\"",
     "\"next\": \"proof\"",
     "situations.json:52: this leads back to question \"proof\": a circle without end\n"
     "situations.json:77: no answer leads to outcome \"sue\""},
    {"an outcome nobody comes to", "situations.json", "\"next\": \"arbitrate\"",
     "\"next\": \"sue\"", "situations.json:90: no answer leads to outcome \"arbitrate\""},
    {"a question without a way for the unsure", "situations.json", "\"id\": \"unsure\"",
     "\"id\": \"perhaps\"", "situations.json:20: question \"proof\" has no option \"unsure\""},
    {"the unsure led to no person", "situations.json", "\"next\": \"ask\"", "\"next\": \"sue\"",
     "situations.json:35: whoever is unsure here never comes to a window or an institution"},
    {"the unsure led by another question to no person", "situations.json",
     "        \"window\",\n        \"institution:legal-aid\",\n", "",
     "situations.json:35: whoever is unsure here never comes to a window or an institution\n"
     "situations.json:49: whoever is unsure here never comes to a window or an institution\n"
     "situations.json:70: whoever is unsure here never comes to a window or an institution"},
    {"an institution is a person too", "situations.json", "        \"window\",\n", "", ""},
    {"a question with the id of an outcome", "situations.json", "\"id\": \"arbitrate\"",
     "\"id\": \"due\"",
     "situations.json:25: this leads to outcome \"due\" and from there to guide \"labour\", which "
     "is "
     "for \"worker\": a \"who\" here, or before, must say so\n"
     "situations.json:64: there is no question or outcome \"arbitrate\" to go on to\n"
     "situations.json:90: \"due\" is already the id of a question\n"
     "situations.json:90: no answer leads to outcome \"due\""},
    {"an outcome twice", "situations.json", "\"id\": \"arbitrate\"", "\"id\": \"sue\"",
     "situations.json:64: there is no question or outcome \"arbitrate\" to go on to\n"
     "situations.json:90: id \"sue\" is there twice in \"outcomes\"\n"
     "situations.json:90: no answer leads to outcome \"sue\""},
    {"a question of the situations twice", "situations.json", "\"id\": \"due\"",
     "\"id\": \"proof\"",
     "situations.json:29: there is no question or outcome \"due\" to go on to\n"
     "situations.json:40: id \"proof\" is there twice in \"questions\"\n"
     "situations.json:40: no answer leads to question \"proof\"\n"
     "situations.json:77: no answer leads to outcome \"sue\""},
    {"a way to no guide", "situations.json", "guide:labour", "guide:wages",
     "situations.json:98: there is no guide \"wages\""},
    {"a paper with the needs of a guide that is no way", "situations.json",
     "\"guide:labour\"\n      ]", "\"guide:labour\"\n      ], \"needs\": \"private-lending\"",
     "situations.json:99: \"needs\" must be one of the guides among the ways, or \"none\""},
    {"a paper with the needs of no guide", "situations.json", "\"guide:labour\"\n      ]",
     "\"guide:labour\"\n      ], \"needs\": \"wages\"",
     "situations.json:99: there is no guide \"wages\""},
    {"a way to no institution", "situations.json", "institution:legal-aid", "institution:bank",
     "situations.json:110: there is no institution \"bank\""},
    {"a way of a kind there is not", "situations.json", "\"online-filing\"", "\"television\"",
     "situations.json:85: a way must be guide:ID, institution:ID, checklist, mediation, "
     "online-filing or window"},
    {"a way that is no text", "situations.json", "\"online-filing\"", "7",
     "situations.json:85: a way must be guide:ID, institution:ID, checklist, mediation, "
     "online-filing or window"},
    {"a way twice", "situations.json", "\"online-filing\"", "\"mediation\"",
     "situations.json:86: way \"mediation\" is there twice"},
    {"an outcome without a way", "situations.json",
     "[\n        \"institution:labour-arbitration\",\n        \"guide:labour\"\n      ]", "[]",
     "situations.json:96: \"ways\" needs at least 1"},
    {"an outcome with one point", "situations.json",
     ",\n        {\"zh_CN\": \"不收费\", \"en\": \"It is free\"}", "",
     "situations.json:92: \"points\" needs at least 2"},
    {"an outcome with six points", "situations.json",
     "{\"zh_CN\": \"不收费\", \"en\": \"It is free\"}",
     "{\"zh_CN\": \"二\", \"en\": \"2\"}, {\"zh_CN\": \"三\", \"en\": \"3\"},\n"
     "{\"zh_CN\": \"四\", \"en\": \"4\"}, {\"zh_CN\": \"五\", \"en\": \"5\"},\n"
     "{\"zh_CN\": \"六\", \"en\": \"6\"}",
     "situations.json:92: \"points\" takes at most 5"},
    {"an outcome without a source", "situations.json",
     "[{\"ref\": \"民法典第188条\", \"says\": \"在期限内\"}]", "[]",
     "situations.json:87: \"sources\" must be a list with at least one source"},
    {"an outcome with the source of another", "situations.json", "\"says\": \"在期限内\"",
     "\"says\": \"先去仲裁\"",
     "situations.json:87: \"sources[1].says\": no text of this page says \"先去仲裁\": its source "
     "is unused"},
    {"a firm sent to a page for persons", "situations.json",
     "\"who\": \"person\", \"question\": \"proof\"", "\"who\": \"firm\", \"question\": \"proof\"",
     "situations.json:39: whoever answers so can come to outcome \"sue\" and from there to guide "
     "\"private-lending\", which is for others: for \"person\""},
    {"a page for persons offered to whoever was not asked", "situations.json",
     "\"who\": \"person\", \"question\": \"proof\"", "\"question\": \"proof\"",
     "situations.json:39: this leads to outcome \"sue\" and from there to guide "
     "\"private-lending\", "
     "which is for \"person\": a \"who\" here, or before, must say so"},
    {"a page for workers offered to any person", "situations.json",
     "\"who\": \"worker\", \"next\": \"arbitrate\"", "\"next\": \"arbitrate\"",
     "situations.json:60: this leads to outcome \"arbitrate\" and from there to guide \"labour\", "
     "which is for \"worker\": a \"who\" here, or before, must say so"},
    {"a page for workers offered to the retired", "situations.json", "\"who\": \"worker\"",
     "\"who\": \"retired\"",
     "situations.json:60: whoever answers so can come to outcome \"arbitrate\" and from there to "
     "guide \"labour\", which is for others: for \"worker\""},
    {"a page for firms behind answers that say nothing", "guides/01-private-lending.json",
     "\"for\": \"person\"", "\"for\": \"firm\"",
     "situations.json:39: whoever answers so can come to outcome \"sue\" and from there to guide "
     "\"private-lending\", which is for others: for \"firm\""},
    {"a page for all offered to a person", "guides/01-private-lending.json",
     ", \"for\": \"person\"", "", ""},
    {"an answer of a firm where all are persons", "situations.json", "\"next\": \"due\"",
     "\"next\": \"due\",\n          \"who\": \"firm\"",
     "situations.json:25: whoever comes here has said who one is, and is not \"firm\": nobody "
     "chooses this"},
    {"a start whose title speaks of a kind of person", "situations.json",
     "\"zh_CN\": \"别人欠钱不还\"", "\"zh_CN\": \"我是公司，别人欠钱\"",
     "situations.json:6: \"title\": \"我是公司\" is about who is \"firm\", and nothing says so"},
    {"a start whose icon speaks of a kind of person", "situations.json", "\"icon\": \"hand-money\"",
     "\"icon\": \"company\"",
     "situations.json:5: \"icon\": \"company\" is about who is \"firm\", and nothing says so"},
    {"an answer whose title speaks of a kind of person", "situations.json",
     "\"title\": {\"zh_CN\": \"没有\", \"en\": \"No\"}",
     "\"title\": {\"zh_CN\": \"没有，我已退休\", \"en\": \"No\"}",
     "situations.json:60: \"title\": \"退休\" is about who is \"retired\", and nothing says so"},
    {"a guide whose title speaks of a kind of person", "guides/01-private-lending.json",
     "\"title\": {\"zh_CN\": \"借钱不还\"", "\"title\": {\"zh_CN\": \"我是外国人\"",
     "guides/01-private-lending.json:6: \"title\": \"我是外国人\" is about who is \"foreigner\", "
     "and nothing says so"},
    {"a question asked under a condition, with nothing to come when not", "enforcement.json",
     "\"id\": \"due\",", "\"id\": \"due\", \"skip\": \"end\",",
     "enforcement.json:23: \"when\" or \"unless\" a question is asked and \"skip\", what comes "
     "when not, go together"},
    {"situations rechecked before they were checked", "situations.json", "2027-05-22", "2026-05-22",
     "situations.json:116: \"recheck\" must be a day after \"checked\""},
    {"a guide that cannot be read is not missed by the ways to it", "guides/03-labour.json", NULL,
     "{", "guides/03-labour.json:1: not valid JSON: premature EOF"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests_name("every fault of questions is named", tests, NULL, NULL);
}
