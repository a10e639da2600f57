/* build/kioskctl: what operators ask of a kiosk from a terminal. */
#include <stdio.h>
#include <string.h>

#include "app/ctl_checklist.h"
#include "app/ctl_content.h"
#include "app/ctl_law.h"
#include "app/ctl_numbers.h"
#include "app/ctl_printer.h"
#include "app/ctl_queue.h"
#include "app/hall.h"
#include "base/process.h"

enum { FOR_ANYONE, FOR_DATA, FOR_CONTENT };

static int run_period(struct ks_ctl *ctl, int argc, char **argv)
{
    struct ks_content *owned = NULL;
    const struct ks_content *content = ks_ctl_get_part(ctl, argv[0], "calendar.json", &owned);
    int status = content == NULL ? 2 : ks_ctl_period(argc, argv, &content->calendar);

    ks_content_free(owned);
    return status;
}

/* One command; those that need the data folder get `ctl`, opened; for FOR_CONTENT alone
 * `ctl->content` is never NULL. */
struct command {
    const char *name;
    int needs;
    int (*plain)(int argc, char **argv);
    int (*with_data)(struct ks_ctl *ctl, int argc, char **argv);
    const char *help;
};

static const struct command commands[] = {
    {"fee", FOR_ANYONE, ks_ctl_fee, NULL,
     "fee KIND YUAN [--exact]    the court fee in yuan; KIND: property property_halved "
     "enforcement\n"
     "    preservation payment_order divorce_surcharge personality_surcharge bankruptcy; or fee "
     "KIND\n"
     "    for one without an amount, a sum or a range: divorce_base personality_base\n"
     "    other_non_property ip_no_amount labour administrative administrative_special\n"
     "    jurisdiction_objection enforcement_no_amount preservation_no_amount\n"
     "    public_notice set_aside_award; free: special_procedure dismissed appeal_ruling\n"
     "    state_compensation retrial confirmation authority_enforces labour_arbitration"},
    {"interest", FOR_ANYONE, ks_ctl_interest, NULL,
     "interest delay YUAN DAYS    the doubled part of interest for late performance"},
    {"period", FOR_DATA, NULL, run_period,
     "period FROM (--days N | --months N | --years N)    the last day of a period"},
    {"checklist", FOR_CONTENT, NULL, ks_ctl_checklist,
     "checklist [--lang zh_CN|en] QUESTION=ANSWER ...    the enforcement checklist those answers "
     "give,\n    one item a line, notes marked *, then the last day to apply"},
    {"content", FOR_ANYONE, ks_ctl_content, NULL,
     "content check DIR    every fault of a content pack, one a line\n"
     "content format DIR    its JSON files in one form; what they say stays as it is"},
    {"queue", FOR_DATA, NULL, ks_ctl_queue, "queue    who is called and how many wait"},
    {"call", FOR_DATA, NULL, ks_ctl_call, "call COUNTER    call the next visitor"},
    {"recall", FOR_DATA, NULL, ks_ctl_recall, "recall COUNTER    call the same visitor again"},
    {"start", FOR_DATA, NULL, ks_ctl_start, "start COUNTER    the visitor has come"},
    {"finish", FOR_DATA, NULL, ks_ctl_finish, "finish COUNTER    the talk is over"},
    {"no-show", FOR_DATA, NULL, ks_ctl_no_show, "no-show COUNTER    the visitor did not come"},
    {"papers", FOR_DATA, NULL, ks_ctl_papers,
     "papers [--lang zh_CN|en]    numbers whose slip may have come out or not, with their age"},
    {"came-out", FOR_DATA, NULL, ks_ctl_came_out,
     "came-out NUMBER    the slip is there, or somebody holds it: the number waits in its place"},
    {"not-out", FOR_DATA, NULL, ks_ctl_not_out,
     "not-out NUMBER    that slip never came out: the number is withdrawn"},
    {"figures", FOR_DATA, NULL, ks_ctl_figures,
     "figures [FROM]    taken, served, no-shows and waits of each day since FROM, or for 30 days"},
    {"clock", FOR_DATA, NULL, ks_ctl_clock,
     "clock [confirm]    whether the clock lets numbers be given; that it is right after all"},
    {"receipt", FOR_DATA, NULL, ks_ctl_receipt,
     "receipt CODE [--key court.key --svg FILE]    look a risk notice receipt up\n"
     "    and work its check code out again; with a key, draw its signature into a new file"},
    {"backup", FOR_DATA, NULL, ks_ctl_backup, "backup FILE    a copy of the database"},
    {"restore", FOR_DATA, NULL, ks_ctl_restore, "restore FILE    put a copy in place"},
    {"printer", FOR_DATA, NULL, ks_ctl_printer,
     "printer status | test | jobs | reprint ID    how the printer is; a test slip; what was "
     "printed;\n    a ticket once more, marked as such"},
    {"doctor", FOR_DATA, NULL, ks_ctl_doctor,
     "doctor    what staff should know of database, clock, numbers, disk, content, calendar,\n"
     "    rates, keys and printer; exit status 1 if something is to be done"},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static int print_help(void)
{
    puts("kioskctl [--config FILE] [--data DIR] [--content DIR] COMMAND ...");
    for (int i = 0; i < COMMAND_COUNT; i++)
        puts(commands[i].help);
    return 0;
}

/* On a full disk a database can still be looked at and copied away. */
static void look_only(struct ks_hall *hall)
{
    struct ks_error error = {0};

    if (ks_store_open_to_look(hall->db_path, &hall->store, &error) == KS_OK)
        fputs("the database can be looked at and copied, not changed\n", stderr);
}

static int run_with_data(const struct command *command, const struct ks_options *options, int argc,
                         char **argv)
{
    struct ks_hall hall = {.options = *options};
    struct ks_error error = {0};

    if (ks_hall_open_data(&hall, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        return error.code == KS_ERR_INPUT || error.code == KS_ERR_NOT_FOUND ? 2 : 1;
    }
    /* One connection is enough, and restore wants to be alone with the database. */
    ks_store_close(hall.worker_store);
    hall.worker_store = NULL;
    if (hall.store == NULL)
        look_only(&hall);
    struct ks_ctl ctl = {.store = hall.store,
                         .content = hall.content,
                         .content_dir = ks_hall_content_dir(&hall),
                         .content_trouble = hall.content_trouble,
                         .clock = &hall.clock,
                         .config = &hall.config,
                         .data_dir = hall.data_dir,
                         .db_path = hall.db_path,
                         .store_fault = hall.store_trouble.text};
    bool is_ready = command->needs != FOR_CONTENT || ks_ctl_has_content(&ctl, command->name);
    int status = is_ready ? command->with_data(&ctl, argc, argv) : 2;
    hall.store = ctl.store;
    ks_hall_close(&hall);
    return status;
}

static const char **find_option(struct ks_options *options, const char *word)
{
    return strcmp(word, "--config") == 0    ? &options->config
           : strcmp(word, "--data") == 0    ? &options->data
           : strcmp(word, "--content") == 0 ? &options->content
                                            : NULL;
}

/* Takes --config, --data and --content before the command; returns where the command begins, or -1
 * after a sentence about an option without its value. */
static int take_options(struct ks_options *options, int argc, char **argv)
{
    const char **slot;
    int at = 1;

    for (; at < argc && (slot = find_option(options, argv[at])) != NULL; at += 2) {
        if (at + 1 == argc || argv[at + 1][0] == '\0' || strncmp(argv[at + 1], "--", 2) == 0) {
            fprintf(stderr, "%s needs a value: %s %s\n", argv[at], argv[at],
                    slot == &options->config ? "FILE" : "DIR");
            return -1;
        }
        *slot = argv[at + 1];
    }
    return at;
}

int main(int argc, char **argv)
{
    struct ks_options options = {0};

    ks_process_begin();
    int at = take_options(&options, argc, argv);
    if (at < 0)
        return 2;
    if (at >= argc || strcmp(argv[at], "help") == 0 || strcmp(argv[at], "--help") == 0)
        return at < argc ? print_help() : (print_help(), 2);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = &commands[i];
        if (strcmp(command->name, argv[at]) != 0)
            continue;
        if (at + 1 < argc && strcmp(argv[at + 1], "--help") == 0) {
            puts(command->help);
            return 0;
        }
        return command->needs != FOR_ANYONE ? run_with_data(command, &options, argc - at, argv + at)
                                            : command->plain(argc - at, argv + at);
    }
    fprintf(stderr, "%s is not a command of kioskctl; kioskctl help lists them\n", argv[at]);
    return 2;
}
