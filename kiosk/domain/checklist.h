/* Which lines of a checklist hold for the answers a person gave. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_CHECKLIST_H
#define KS_DOMAIN_CHECKLIST_H

#include <stdbool.h>

/* One answer: question id and option id, both borrowed. */
struct ks_answer {
    const char *question;
    const char *option;
};

/* Met when `question` was answered with one of `options`. All borrowed. */
struct ks_condition {
    const char *question;
    const char *const *options;
    int option_count;
};

/* The option chosen for `question`, or NULL if it was not answered. Borrowed. If a question is
 * answered twice the later answer counts. */
const char *ks_answers_find(const struct ks_answer *answers, int answer_count,
                            const char *question);

/* Whether every one of the conditions is met. No conditions: always. A condition on a question that
 * was not answered is not met. */
bool ks_conditions_hold(const struct ks_condition *conditions, int condition_count,
                        const struct ks_answer *answers, int answer_count);

#endif
