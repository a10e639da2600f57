/* kioskctl checklist: the enforcement list that answers give, as the screen would show it. */
#include "app/ctl_checklist.h"

#include <stdio.h>
#include <string.h>

#include "domain/checklist.h"
#include "service/enforce_limit.h"

enum { STATUS_DONE = 0, STATUS_WRONG_USE = 2 };

/* What was given for each question: an option, or a day. */
struct given {
    const struct ks_enforcement *enforcement;
    int option[KS_MOST_QUESTIONS]; /* + 1; 0 = nothing, -1 = a day */
    struct ks_date day[KS_MOST_QUESTIONS];
    bool is_used[KS_MOST_QUESTIONS];
    struct ks_answer answers[KS_MOST_QUESTIONS]; /* on the way, in order */
    int answer_count;
    struct ks_limit_facts facts; /* further days: "instalment", "demanded" */
    enum ks_lang lang;
};

static int refuse(const char *text)
{
    fprintf(stderr, "kioskctl checklist: %s\n", text);
    return STATUS_WRONG_USE;
}

static int find_question(const struct given *given, const char *id, size_t bytes)
{
    for (int i = 0; i < given->enforcement->question_count; i++) {
        const char *known = given->enforcement->questions[i].id;
        if (strlen(known) == bytes && strncmp(known, id, bytes) == 0)
            return i;
    }
    return -1;
}

static int refuse_key(const struct given *given, const char *key, int bytes)
{
    fprintf(stderr, "kioskctl checklist: there is no question \"%.*s\"; the questions are", bytes,
            key);
    for (int i = 0; i < given->enforcement->question_count; i++)
        fprintf(stderr, " %s", given->enforcement->questions[i].id);
    fputs("\n", stderr);
    return STATUS_WRONG_USE;
}

static int refuse_value(const struct ks_question *question, const char *value)
{
    fprintf(stderr, "kioskctl checklist: %s has no answer \"%s\"; the answers are%s", question->id,
            value, question->kind == KS_QUESTION_DATE ? " YYYY-MM-DD" : "");
    for (int i = 0; i < question->option_count; i++)
        fprintf(stderr, " %s", question->options[i].id);
    fputs("\n", stderr);
    return STATUS_WRONG_USE;
}

/* "instalment=DAY", as often as there are further ones, and "demanded=DAY". False: neither. */
static bool take_day(struct given *given, const char *pair, int *status)
{
    static const char instalment[] = "instalment=", demanded[] = "demanded=";
    bool is_due = strncmp(pair, instalment, sizeof instalment - 1) == 0;
    struct ks_limit_facts *facts = &given->facts;
    struct ks_error error = {0};
    struct ks_date day;

    if (!is_due && strncmp(pair, demanded, sizeof demanded - 1) != 0)
        return false;
    *status = STATUS_DONE;
    if (ks_date_parse(strchr(pair, '=') + 1, &day, &error) != KS_OK)
        *status = refuse(error.text);
    else if (is_due && facts->due_count == KS_MOST_DUE - 1)
        *status = refuse("more instalments than can be looked at");
    else if (is_due)
        facts->due[facts->due_count++] = day;
    else
        facts->demanded = day;
    return true;
}

/* One KEY=VALUE; returns 0 or the exit status. */
static int take_pair(struct given *given, const char *pair)
{
    size_t bytes = strcspn(pair, "=");
    int status = STATUS_DONE;
    if (pair[bytes] != '=')
        return refuse("answers are written as KEY=VALUE, for example instrument=judgment");
    if (take_day(given, pair, &status))
        return status;
    int index = find_question(given, pair, bytes);
    if (index < 0)
        return refuse_key(given, pair, (int)bytes);
    const struct ks_question *question = &given->enforcement->questions[index];
    const char *value = pair + bytes + 1;
    for (int i = 0; i < question->option_count; i++) {
        if (strcmp(question->options[i].id, value) == 0)
            given->option[index] = i + 1;
    }
    if (given->option[index] == 0 && question->kind == KS_QUESTION_DATE &&
        ks_date_parse(value, &given->day[index], NULL) == KS_OK)
        given->option[index] = -1;
    return given->option[index] != 0 ? STATUS_DONE : refuse_value(question, value);
}

/* Goes the way the answers lead; what was given beside it is refused. */
static int walk(struct given *given)
{
    const struct ks_enforcement *enforcement = given->enforcement;
    int at = 0;

    while (at >= 0 && given->option[at] != 0) {
        const struct ks_question *question = &enforcement->questions[at];
        int option = given->option[at];
        const char *next = option > 0 ? question->options[option - 1].next : question->next;
        given->is_used[at] = true;
        if (option > 0)
            given->answers[given->answer_count++] =
                (struct ks_answer){question->id, question->options[option - 1].id};
        at = find_question(given, next, strlen(next));
    }
    for (int i = 0; i < enforcement->question_count; i++) {
        if (given->option[i] != 0 && !given->is_used[i]) {
            fprintf(stderr, "kioskctl checklist: \"%s\" is not asked after these answers%s%s\n",
                    enforcement->questions[i].id, at >= 0 ? "; next comes " : "",
                    at >= 0 ? enforcement->questions[at].id : "");
            return STATUS_WRONG_USE;
        }
    }
    return STATUS_DONE;
}

static void print_items(const struct given *given, bool is_note)
{
    for (int i = 0; i < given->enforcement->item_count; i++) {
        const struct ks_check_item *item = &given->enforcement->items[i];
        if (item->is_note != is_note ||
            !ks_conditions_hold(item->when, item->when_count, given->answers, given->answer_count))
            continue;
        const char *detail = item->detail.in[given->lang];
        printf("%s%s%s%s\n", is_note ? "* " : "", item->title.in[given->lang],
               detail[0] != '\0' ? " | " : "", detail);
    }
}

/* One line for each limit. */
static void print_limits(struct given *given, const struct ks_ctl *ctl)
{
    struct ks_limits limits;
    char day[KS_DATE_TEXT_BYTES];

    for (int i = 0; i < given->enforcement->question_count; i++) {
        if (given->option[i] >= 0)
            continue;
        if (strcmp(given->enforcement->questions[i].id, given->enforcement->due_question) == 0)
            given->facts.due[given->facts.due_count++] = given->day[i];
        else
            given->facts.effective = given->day[i];
    }
    given->facts.answers = given->answers;
    given->facts.answer_count = given->answer_count;
    ks_enforce_limits(ctl->content, &given->facts,
                      ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock)), &limits);
    for (int i = 0; i < limits.count; i++)
        printf("%s %s\n", ks_tr(given->lang, "Last day to apply"),
               ks_date_format(limits.list[i].last_day, day));
}

int ks_ctl_checklist(struct ks_ctl *ctl, int argc, char **argv)
{
    struct given given = {.enforcement = &ctl->content->enforcement, .lang = KS_LANG_ZH_CN};

    for (int i = 1; i < argc; i++) {
        bool is_lang = strcmp(argv[i], "--lang") == 0 && i + 1 < argc;
        int status = STATUS_DONE;
        if (is_lang)
            given.lang = ks_lang_from_code(argv[++i]);
        else
            status = take_pair(&given, argv[i]);
        if (status != STATUS_DONE)
            return status;
    }
    if (given.lang == KS_LANG_COUNT)
        return refuse("--lang is zh_CN or en");
    int status = walk(&given);
    if (status != STATUS_DONE)
        return status;
    print_items(&given, false);
    print_items(&given, true);
    print_limits(&given, ctl);
    return STATUS_DONE;
}
