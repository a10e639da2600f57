#include "content/mutations.h"

/* What the page about the right court asks and says, and which guides lead to it. */

#define COURT "jurisdiction.json"
#define GUIDE "guides/01-private-lending.json"

static const struct mutation mutations[] = {
    {"no file about the right court", COURT, NULL, NULL,
     "jurisdiction.json:1: the file is missing"},
    {"a key nobody knows", COURT, "\"hint\"", "\"hunt\"",
     "jurisdiction.json:1: key \"hint\" is missing\n"
     "jurisdiction.json:3: unknown key \"hunt\""},
    {"a district in one language", COURT, "\"This district\"", "\"\"",
     "jurisdiction.json:2: \"district\" has no en text"},
    {"a setting that is neither", COURT, "\"unknown\"", "\"perhaps\"",
     "jurisdiction.json:5: \"hears_administrative\" must be one of: unknown, yes, no"},
    {"a setting of the court", COURT, "\"unknown\"", "\"yes\"", ""},
    /* places and facts */
    {"a place there is not", COURT, "\"receiver\"", "\"moon\"",
     "jurisdiction.json:9: there is no place \"moon\""},
    {"a question about no place", COURT, "[\"receiver\"]", "[]",
     "jurisdiction.json:9: \"places\" needs at least 1"},
    {"a question about five places", COURT, "[\"receiver\"]",
     "[\"receiver\", \"deal\", \"tort\", \"estate\", \"buyer\"]",
     "jurisdiction.json:9: \"places\" takes at most 4"},
    {"a fact there is not", COURT, "\"fact\": \"court_agreed\"", "\"fact\": \"in_love\"",
     "jurisdiction.json:14: there is no fact \"in_love\""},
    {"a place twice", COURT, "\"id\": \"lender\"", "\"id\": \"home\"",
     "jurisdiction.json:9: id \"home\" is there twice in \"places\"\n"
     "jurisdiction.json:18: there is no question \"lender\""},
    {"a fact that is called as a place", COURT, "\"id\": \"invited\"", "\"id\": \"home\"",
     "jurisdiction.json:15: id \"home\" is already that of a place\n"
     "jurisdiction.json:19: there is no question \"invited\""},
    {"a question without words", COURT, "\"Which court?\"", "\" \"",
     "jurisdiction.json:11: \"title\" has no en text"},
    /* kinds of case */
    {"a kind of case there is not", COURT, "\"matter\": \"confirmation\"", "\"matter\": \"duel\"",
     "jurisdiction.json:19: there is no matter \"duel\""},
    {"a kind of case twice", COURT, "\"matter\": \"confirmation\"", "\"matter\": \"loan\"",
     "jurisdiction.json:19: matter \"loan\" does not depend on \"invited\"\n"
     "jurisdiction.json:19: matter \"loan\" is there twice in \"matters\""},
    {"a question nobody wrote", COURT, "\"home\", \"lender\"]", "\"home\", \"borrower\"]",
     "jurisdiction.json:18: there is no question \"borrower\""},
    {"a question that decides nothing", COURT, "\"home\", \"lender\"]", "\"home\", \"invited\"]",
     "jurisdiction.json:18: matter \"loan\" does not depend on \"invited\""},
    {"five questions", COURT, "\"home\", \"lender\"]", "\"home\", \"lender\", \"parties\"]",
     "jurisdiction.json:18: \"asks\" takes at most 4"},
    {"no questions", COURT, "[\"agreed\", \"chosen\", \"home\", \"lender\"]", "[]",
     "jurisdiction.json:18: \"asks\" needs at least 1"},
    {"no word on when to ask a person", COURT, ", \"ask_first\": {\"zh_CN\": \"有仲裁的\"",
     ", \"ask_last\": {\"zh_CN\": \"有仲裁的\"",
     "jurisdiction.json:18: key \"ask_first\" is missing\n"
     "jurisdiction.json:18: unknown key \"ask_last\""},
    /* rules */
    {"a rule without its words", COURT, "\"id\": \"loan_receiver\"", "\"id\": \"loan_giver\"",
     "jurisdiction.json:21: rule \"loan_receiver\" has no words\n"
     "jurisdiction.json:40: there is no rule \"loan_giver\""},
    {"words for a rule twice", COURT, "\"id\": \"company_home\"", "\"id\": \"defendant\"",
     "jurisdiction.json:21: rule \"company_home\" has no words\n"
     "jurisdiction.json:58: id \"defendant\" is there twice in \"rules\""},
    {"a rule in one language", COURT, "\"Court loan_receiver\"", "\"\"",
     "jurisdiction.json:40: \"words\" has no en text"},
    {"no sources", COURT, "[\"民事诉讼法第22条\"]", "[]",
     "jurisdiction.json:84: \"sources\" needs at least 1"},
    {"rechecked on the day of checking", COURT, "2027-05-22", "2026-11-22",
     "jurisdiction.json:86: \"recheck\" must be a day after \"checked\""},
    /* guides */
    {"a guide of a kind there is not", GUIDE, "\"matter\": \"loan\"", "\"matter\": \"duel\"",
     "guides/01-private-lending.json:4: jurisdiction.json has no matter \"duel\""},
    {"a guide of a kind nobody asks about", GUIDE, "\"matter\": \"loan\"", "\"matter\": \"tort\"",
     "guides/01-private-lending.json:4: jurisdiction.json has no matter \"tort\""},
    {"a guide of a kind that is a number", GUIDE, "\"matter\": \"loan\"", "\"matter\": 3",
     "guides/01-private-lending.json:4: \"matter\" must be a text in quotes"},
    {"a guide of two kinds", GUIDE, "\"matter\": \"loan\"",
     "\"matter\": [\"loan\", \"confirmation\"]", ""},
    {"a guide of a kind twice", GUIDE, "\"matter\": \"loan\"", "\"matter\": [\"loan\", \"loan\"]",
     "guides/01-private-lending.json:4: this matter is there twice"},
    {"a guide of an empty list of kinds", GUIDE, "\"matter\": \"loan\"", "\"matter\": []",
     "guides/01-private-lending.json:4: \"matter\" takes 1 to 4"},
    {"a guide of five kinds", GUIDE, "\"matter\": \"loan\"",
     "\"matter\": [\"loan\", \"tort\", \"lease\", \"labour\", \"divorce\"]",
     "guides/01-private-lending.json:4: \"matter\" takes 1 to 4"},
    {"a guide of no kind", GUIDE, " \"matter\": \"loan\",", "", ""},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT] = {0};
    fill_mutations(tests, mutations, MUTATION_COUNT);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
