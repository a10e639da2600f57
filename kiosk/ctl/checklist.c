/* kioskctl checklist: the enforcement list that answers give, as the screen would show it. */
#include "ctl/checklist.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/period.h"
#include "service/enforce_walk.h"
#include "service/last_day.h"

enum { LAST_YEAR = 2099 };

/* What was given for each question: an option, or a day. */
struct given {
    const struct ks_enforcement *enforcement;
    struct ks_reply replies[KS_MOST_QUESTIONS];
    struct ks_date day[KS_MOST_QUESTIONS];
    struct ks_enforce_walk walk;
    struct ks_limit_facts facts; /* further days: "instalment", "demanded" */
    struct ks_date today;
    enum ks_lang lang;
};

/* Words of the catalogue. */
static int refuse(const char *text)
{
    return ks_ctl_refuse("checklist", ks_staff_tr(text));
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
    struct ks_arena arena = {0};
    const char *known = "";

    for (int i = 0; i < given->enforcement->question_count; i++)
        known = ks_arena_printf(&arena, "%s %s", known, given->enforcement->questions[i].id);
    ks_ctl_say(stderr, "kioskctl checklist: there is no question \"%.*s\"; the questions are%s",
               bytes, key, known);
    ks_arena_destroy(&arena);
    return KS_CTL_WRONG_USE;
}

static int refuse_value(const struct ks_question *question, const char *value)
{
    struct ks_arena arena = {0};
    const char *known = question->kind == KS_QUESTION_DATE ? " YYYY-MM-DD" : "";

    for (int i = 0; i < question->option_count; i++)
        known = ks_arena_printf(&arena, "%s %s", known, question->options[i].id);
    ks_ctl_say(stderr, "kioskctl checklist: %s has no answer \"%s\"; the answers are%s",
               question->id, value, known);
    ks_arena_destroy(&arena);
    return KS_CTL_WRONG_USE;
}

static int refuse_twice(const char *key)
{
    ks_ctl_say(stderr, "kioskctl checklist: \"%s\" is given twice", key);
    return KS_CTL_WRONG_USE;
}

/* A day of the key; before and after these years it is a slip of the hand. */
static int take_day(const char *key, const char *text, struct ks_date *out)
{
    struct ks_error error = {0};
    char day[KS_DATE_TEXT_BYTES];

    if (ks_date_parse(text, out, &error) != KS_OK)
        return ks_ctl_refuse("checklist", error.text);
    if (out->year >= KS_PERIOD_FIRST_YEAR && out->year <= LAST_YEAR)
        return KS_CTL_DONE;
    ks_ctl_say(stderr,
               out->year > LAST_YEAR
                   ? KS_N_("kioskctl checklist: %s: %s is after 2099; check the year")
                   : KS_N_("kioskctl checklist: %s: %s is before 1990; check the year"),
               key, ks_date_format(*out, day));
    return KS_CTL_WRONG_USE;
}

static int take_demanded(struct given *given, const char *text)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_limit_facts *facts = &given->facts;

    if (facts->demanded_count == KS_MOST_DEMANDS)
        return refuse(KS_N_("more demands than can be looked at"));
    struct ks_date *demanded = &facts->demanded[facts->demanded_count++];
    int status = take_day("demanded", text, demanded);
    if (status != KS_CTL_DONE || ks_date_compare(*demanded, given->today) <= 0)
        return status;
    ks_ctl_say(stderr, "kioskctl checklist: demanded: %s is after today",
               ks_date_format(*demanded, day));
    return KS_CTL_WRONG_USE;
}

static int take_instalment(struct given *given, const char *text)
{
    if (given->facts.due_count == KS_MOST_DUE - 1)
        return refuse(KS_N_("more instalments than can be looked at"));
    return take_day("instalment", text, &given->facts.due[given->facts.due_count++]);
}

static int take_answer(struct given *given, int index, const char *value)
{
    const struct ks_question *question = &given->enforcement->questions[index];
    struct ks_reply *reply = &given->replies[index];

    if (reply->kind != KS_REPLY_NONE)
        return refuse_twice(question->id);
    for (int i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, value) == 0)
            *reply = (struct ks_reply){.kind = KS_REPLY_OPTION, .option = i};
    if (reply->kind != KS_REPLY_NONE)
        return KS_CTL_DONE;
    if (question->kind != KS_QUESTION_DATE || ks_date_parse(value, &reply->date, NULL) != KS_OK)
        return refuse_value(question, value);
    reply->kind = KS_REPLY_DATE;
    return take_day(question->id, value, &reply->date);
}

/* Days beside the questions: "instalment=DAY" and "demanded=DAY", as often as there are any. */
static const struct {
    const char *key;
    int (*take)(struct given *given, const char *text);
} further_days[] = {{"instalment", take_instalment}, {"demanded", take_demanded}};

/* One KEY=VALUE; returns 0 or the exit status. */
static int take_pair(struct given *given, const char *pair)
{
    size_t bytes = strcspn(pair, "=");

    if (pair[bytes] != '=')
        return refuse(KS_N_("answers are written as KEY=VALUE, for example instrument=judgment"));
    for (size_t i = 0; i < sizeof further_days / sizeof further_days[0]; i++)
        if (strlen(further_days[i].key) == bytes && strncmp(further_days[i].key, pair, bytes) == 0)
            return further_days[i].take(given, pair + bytes + 1);
    int index = find_question(given, pair, bytes);
    return index < 0 ? refuse_key(given, pair, (int)bytes)
                     : take_answer(given, index, pair + bytes + 1);
}

static int refuse_unasked(const struct given *given, const char *key)
{
    int next = given->walk.next;

    if (next >= 0)
        ks_ctl_say(stderr,
                   "kioskctl checklist: \"%s\" is not asked after these answers; next comes %s",
                   key, given->enforcement->questions[next].id);
    else
        ks_ctl_say(stderr, "kioskctl checklist: \"%s\" is not asked after these answers", key);
    return KS_CTL_WRONG_USE;
}

static bool is_on_way(const struct ks_enforce_walk *walk, int index)
{
    for (int i = 0; i < walk->asked_count; i++)
        if (walk->asked[i] == index)
            return true;
    return false;
}

/* Goes the way the answers lead; what was given beside it is refused. */
static int walk(struct given *given)
{
    const struct ks_enforcement *enforcement = given->enforcement;

    ks_enforce_walk(enforcement, given->replies, &given->walk);
    for (int i = 0; i < enforcement->question_count; i++)
        if (given->replies[i].kind != KS_REPLY_NONE && !is_on_way(&given->walk, i))
            return refuse_unasked(given, enforcement->questions[i].id);
    if (!given->walk.asks_due && given->facts.due_count > 0)
        return refuse_unasked(given, "instalment");
    if (!given->walk.asks_due && given->facts.demanded_count > 0)
        return refuse_unasked(given, "demanded");
    return KS_CTL_DONE;
}

static void print_items(const struct given *given, bool is_note)
{
    int indices[KS_MOST_ITEMS];
    int count = ks_enforce_items(given->enforcement, &given->walk, indices);

    for (int i = 0; i < count; i++) {
        const struct ks_check_item *item = &given->enforcement->items[indices[i]];
        if (item->is_note != is_note)
            continue;
        const char *detail = item->detail.in[given->lang];
        printf("%s%s%s%s\n", is_note ? "* " : "", item->title.in[given->lang],
               detail[0] != '\0' ? " | " : "", detail);
    }
}

/* The last day first, then the days beside it but the one it is counted from. */
static void print_days(const struct ks_told *told)
{
    char day[KS_DATE_TEXT_BYTES];

    if (told->result < 0)
        return;
    printf("%s %s", told->rows[told->result].label,
           ks_date_format(told->rows[told->result].day, day));
    for (int i = 1; i < told->row_count; i++)
        if (i != told->result)
            printf(" | %s %s", told->rows[i].label, ks_date_format(told->rows[i].day, day));
}

/* One line for each limit: the day, as screen and paper have it, and what is said of it. */
static void print_limit(const struct given *given, const struct ks_ctl *ctl,
                        const struct ks_limits *limits, int index)
{
    struct ks_arena arena = {0};
    struct ks_told told;
    const struct ks_last_day last = ks_last_day_to_enforce(limits, index);

    ks_last_day_tell(&arena, given->lang, ctl->content, &last,
                     ks_tr(given->lang, "Last day to apply"), given->today, &told);
    print_days(&told);
    printf(" | %s", told.state);
    for (int i = 0; i < told.remark_count; i++)
        printf(" | %s", told.remarks[i]);
    putchar('\n');
    ks_arena_destroy(&arena);
}

/* Nothing while a question is open, whose answer may change the day. */
static void print_limits(struct given *given, const struct ks_ctl *ctl)
{
    struct ks_limits limits;

    if (given->walk.next >= 0)
        return;
    ks_enforce_add_facts(&ctl->content->calendar, &given->walk, &given->facts);
    ks_enforce_limits(ctl->content, &given->facts, given->today, &limits);
    if (limits.is_unknown)
        printf("* %s\n", limits.note->in[given->lang]);
    for (int i = 0; i < limits.count; i++)
        print_limit(given, ctl, &limits, i);
}

static void say_what_is_next(const struct given *given)
{
    if (given->walk.next >= 0)
        ks_ctl_say(stderr,
                   "kioskctl checklist: these answers are not complete; the next question is %s",
                   given->enforcement->questions[given->walk.next].id);
}

int ks_ctl_checklist(struct ks_ctl *ctl, int argc, char **argv)
{
    struct given given = {.enforcement = &ctl->content->enforcement,
                          .today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock)),
                          .lang = ks_staff_lang()};

    for (int i = 1; i < argc; i++) {
        int status = take_pair(&given, argv[i]);
        if (status != KS_CTL_DONE)
            return status;
    }
    int status = walk(&given);
    if (status != KS_CTL_DONE)
        return status;
    print_items(&given, false);
    print_items(&given, true);
    print_limits(&given, ctl);
    say_what_is_next(&given);
    return KS_CTL_DONE;
}
