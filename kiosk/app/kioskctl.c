/* build/kioskctl: what operators ask of a kiosk from a terminal. */
#include <stdio.h>
#include <string.h>

#include "app/parts.h"
#include "base/i18n.h"
#include "base/process.h"
#include "ctl/checklist.h"
#include "ctl/content.h"
#include "ctl/court.h"
#include "ctl/draft.h"
#include "ctl/hall.h"
#include "ctl/law.h"
#include "ctl/numbers.h"
#include "ctl/printer.h"
#include "ctl/queue.h"
#include "ctl/release.h"
#include "ctl/station.h"
#include "ctl/store.h"
#include "ctl/users.h"
#include "ctl/visits.h"
#include "ctl/voice.h"

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
 * `ctl->content` is never NULL. `rest`, what is written behind its
 * name, and `help` are of the catalogue. */
struct command {
    const char *name;
    int needs;
    int (*plain)(int argc, char **argv);
    int (*with_data)(struct ks_ctl *ctl, int argc, char **argv);
    const char *rest, *help;
};

static const struct command commands[] = {
    {"fee", FOR_ANYONE, ks_ctl_fee, NULL, KS_N_("KIND YUAN [--exact]"),
     KS_N_("the court fee in yuan; KIND: property property_halved enforcement\n"
           "    preservation payment_order divorce_surcharge personality_surcharge bankruptcy; or "
           "fee KIND\n"
           "    for one without an amount, a sum or a range: divorce_base personality_base\n"
           "    other_non_property ip_no_amount labour administrative administrative_special\n"
           "    jurisdiction_objection enforcement_no_amount preservation_no_amount\n"
           "    public_notice set_aside_award; free: special_procedure dismissed appeal_ruling\n"
           "    state_compensation retrial confirmation authority_enforces labour_arbitration")},
    {"interest", FOR_ANYONE, ks_ctl_interest, NULL, KS_N_("delay YUAN DAYS [--exact]"),
     KS_N_("the doubled part of interest for late performance")},
    {"period", FOR_DATA, NULL, run_period, KS_N_("FROM (--days N | --months N | --years N)"),
     KS_N_("the last day of a period")},
    {"law", FOR_ANYONE, ks_ctl_law, NULL, "[--json]",
     KS_N_("the articles that fees without an amount and time limits rest on")},
    {"checklist", FOR_CONTENT, NULL, ks_ctl_checklist, KS_N_("QUESTION=ANSWER ..."),
     KS_N_("the enforcement checklist those answers give,\n"
           "    one item a line, notes marked *, then the last day to apply")},
    {"content", FOR_ANYONE, ks_ctl_content, NULL, KS_N_("check|format DIR"),
     KS_N_("check: every fault of a content pack, one a line;\n"
           "    format: its JSON files in one form; what they say stays as it is")},
    {"draft", FOR_DATA, NULL, ks_ctl_draft,
     KS_N_(
         "new|show|check|layout|diff|drop NAME, list, set NAME FILE [FIELD] VALUE, keep NAME FILE "
         "[FIELD] REASON, or import NAME FILE ...; [--by USER]"),
     KS_N_("a content pack in the making beside the one that is shown, field by field:\n"
           "    FIELD as in limits[2].late.zh_CN; VALUE - reads standard input")},
    {"release", FOR_DATA, NULL, ks_ctl_release,
     KS_N_("list | show|submit|approve|sign|publish|rollback|withdraw|reject|takedown|"
           "putback|export|import|accept ... | audit | new-key|new-signers|trust FILE ..."),
     KS_N_(
         "drafts made public: what is approved by others than its authors, signed and shown;\n"
         "    a page taken down at once; packs carried on a stick. kioskctl release VERB without\n"
         "    more says how each is written")},
    {"queue", FOR_DATA, NULL, ks_ctl_queue, "[--json]",
     KS_N_("who is called, served and waiting, and since when")},
    {"call", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER [--number N --reason TEXT]"),
     KS_N_("call the next visitor; or a number out of order, with the reason")},
    {"recall", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"),
     KS_N_("call the same visitor again")},
    {"came", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"), KS_N_("the visitor has come")},
    {"start", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"), KS_N_("the visitor has come")},
    {"no-show", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"), KS_N_("the visitor did not come")},
    {"finish", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER [--outcome WORD] [--call]"),
     KS_N_("the talk is over; WORD: done settled unsettled referred;\n"
           "    --call calls the next visitor in the same step")},
    {"back", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER [--number N]"),
     KS_N_("who was called waits again; or a number that was put aside or missed")},
    {"park", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"),
     KS_N_("the visitor is away for a short errand")},
    {"resume", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER --number N"),
     KS_N_("a number that was put aside goes on here")},
    {"transfer", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER [--number N] --to LINE [--ask]"),
     KS_N_("the visitor waits for another line, in the place of their coming;\n"
           "    --ask only says how long that would be")},
    {"walk-in", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER [--to LINE] [--kind KIND]"),
     KS_N_("somebody without a number is served at once")},
    {"cancel", FOR_DATA, NULL, ks_ctl_staff, KS_N_("NUMBER [--reason TEXT]"),
     KS_N_("withdraw a number")},
    {"admit", FOR_DATA, NULL, ks_ctl_staff, KS_N_("NUMBER --to LINE [--kind KIND]"),
     KS_N_("a slip with F, given by a kiosk while its line was cut, waits for LINE")},
    {"priority", FOR_DATA, NULL, ks_ctl_staff, KS_N_("NUMBER --to KIND --reason TEXT"),
     KS_N_("a number that waits becomes another kind: person enterprise priority")},
    {"undo", FOR_DATA, NULL, ks_ctl_staff, KS_N_("COUNTER"),
     KS_N_("take the last step at the counter back, within 30 seconds")},
    {"close", FOR_DATA, NULL, ks_ctl_close,
     KS_N_("[--line LINE] --from TIME --to TIME --reason TEXT"),
     KS_N_("no numbers meanwhile; TIME: 2026-11-27T14:00 or a day;\n"
           "    close alone lists closings; days of the law never move")},
    {"reopen", FOR_DATA, NULL, ks_ctl_reopen, KS_N_("ID"), KS_N_("take a closing back")},
    {"appointments", FOR_DATA, NULL, ks_ctl_appointments, KS_N_("[DAY] [--json]"),
     KS_N_("those of a day, today by default: id, time, line, state, number")},
    {"appointment", FOR_DATA, NULL, ks_ctl_appointment, KS_N_("ID check-in|cancel"),
     KS_N_("for a visitor who lost the paper; tell them the number")},
    {"pairs", FOR_DATA, NULL, ks_ctl_pairs, "[--json]",
     KS_N_("two parties with one number today: who is there since when")},
    {"pair-alone", FOR_DATA, NULL, ks_ctl_pair_alone, KS_N_("NUMBER"),
     KS_N_("the other party was awaited long enough: the one who is there goes in alone")},
    {"stats", FOR_DATA, NULL, ks_ctl_stats, KS_N_("[--from DAY] [--to DAY] [--csv | --json]"),
     KS_N_("waits, ways, service and how visits ended, by day, hour, line and counter")},
    {"overdue", FOR_DATA, NULL, ks_ctl_overdue, KS_N_("[--from DAY] [--to DAY] [--json]"),
     KS_N_("waits that grew too long, and who takes care of them")},
    {"exceptions", FOR_DATA, NULL, ks_ctl_exceptions, KS_N_("[--from DAY] [--to DAY] [--json]"),
     KS_N_("what was done out of the ordinary, and why")},
    {"papers", FOR_DATA, NULL, ks_ctl_papers, "",
     KS_N_("numbers whose slip may have come out or not, with their age")},
    {"came-out", FOR_DATA, NULL, ks_ctl_came_out, KS_N_("NUMBER"),
     KS_N_("the slip is there, or somebody holds it: the number waits in its place")},
    {"not-out", FOR_DATA, NULL, ks_ctl_not_out, KS_N_("NUMBER"),
     KS_N_("that slip never came out: the number is withdrawn")},
    {"history", FOR_DATA, NULL, ks_ctl_history, KS_N_("NUMBER [DAY]"),
     KS_N_("what happened to a number of today, or of DAY, step by step")},
    {"figures", FOR_DATA, NULL, ks_ctl_figures, KS_N_("[FROM] [--json]"),
     KS_N_("visitors and papers of each day since FROM, or for 30 days")},
    {"clock", FOR_DATA, NULL, ks_ctl_clock, "[confirm]",
     KS_N_("whether the clock lets numbers be given; that it is right after all")},
    {"user", FOR_DATA, NULL, ks_ctl_user,
     KS_N_("add NAME --role ROLE [--tribunal ID] | list [--json] | role NAME --role ROLE | bind "
           "NAME [--tribunal ID] | reset NAME | remove NAME"),
     KS_N_("who may work at the console; ROLE: window,\n"
           "    supervisor or administrator; ID: of the tribunal whose user it is and who may\n"
           "    change only what that tribunal says of itself, without it the court's; a\n"
           "    password is one line on standard input")},
    {"receipt", FOR_DATA, NULL, ks_ctl_receipt, KS_N_("CODE [--key court.key --svg FILE]"),
     KS_N_("look a risk notice receipt up\n"
           "    and work its check code out again; with a key, draw its signature into a new "
           "file")},
    {"backup", FOR_DATA, NULL, ks_ctl_backup, KS_N_("FILE"), KS_N_("a copy of the database")},
    {"restore", FOR_DATA, NULL, ks_ctl_restore, KS_N_("FILE"), KS_N_("put a copy in place")},
    {"store", FOR_ANYONE, ks_ctl_store, NULL, KS_N_("move FROM-URL TO-URL | roles [URL]"),
     KS_N_("carries a hall from one database to another that is empty,\n"
           "    compares each table and tells its rows and checksum; URL: sqlite:FILE or\n"
           "    postgresql://USER@HOST/DATABASE; close every kiosk, board and console first;\n"
           "    roles: the rights of kiosk, console and board on a server, printed or given")},
    {"printer", FOR_DATA, NULL, ks_ctl_printer, KS_N_("status | test | jobs | reprint NUMBER|ID"),
     KS_N_(
         "how the printer is; a test slip; what\n"
         "    was printed; a ticket of today, or that of a print job, once more, marked as such")},
    {"voice", FOR_DATA, NULL, ks_ctl_voice,
     KS_N_("plan NUMBER SEAT [--phonemes] [--json] | list [--json] | said [--json]"),
     KS_N_("what is said when NUMBER is called to SEAT, as clips and\n"
           "    pinyin with tones; the clips that can be recorded, and which of them are there;\n"
           "    today's calls, and whether they were heard")},
    {"station", FOR_DATA, NULL, ks_ctl_station,
     KS_N_("[list] | here | ask | enrol CODE NAME | replace ID CODE | change ID NAME SPOT | "
           "revoke|restart|reload ID | message ID CHINESE ENGLISH MINUTES"),
     KS_N_("the kiosks of the hall, each as it says itself and how old that is; this machine,\n"
           "    and the code by which it is enrolled; who is one; what one is to do")},
    {"court", FOR_DATA, NULL, ks_ctl_court, KS_N_("[key [take]] | trust KEY"),
     KS_N_("of a tribunal's hall: how the line to its court is; the key by which each knows\n"
           "    the other")},
    {"tribunal", FOR_DATA, NULL, ks_ctl_tribunal,
     KS_N_("[list] | enrol NAME KEY | revoke NAME | appointments | book NAME LINE KIND TIME | "
           "move ID TIME | cancel ID"),
     KS_N_("of a court: the halls of its tribunals and when each was heard last; who may speak\n"
           "    for one; appointments for them, and where each stands")},
    {"doctor", FOR_DATA, NULL, ks_ctl_doctor, "[--json]",
     KS_N_("what staff should know of database, clock, numbers, disk, content, calendar,\n"
           "    rates, keys and printer; exit status 1 if something is to be done")},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static int print_help_of(const struct command *command)
{
    printf("%s%s%s    %s\n", command->name, command->rest[0] == '\0' ? "" : " ",
           ks_staff_tr(command->rest), ks_staff_tr(command->help));
    return 0;
}

static int print_help(void)
{
    ks_ctl_say(stdout, "kioskctl [--config FILE] [--data DIR] [--content DIR] [--lang zh_CN|en] "
                       "COMMAND ...");
    for (int i = 0; i < COMMAND_COUNT; i++)
        print_help_of(&commands[i]);
    return 0;
}

/* On a full disk a database can still be looked at and copied away. */
static void look_only(struct ks_parts *parts)
{
    struct ks_error error = {0};

    if (ks_store_open_to_look(parts->db_path, &parts->store, &error) == KS_OK)
        ks_ctl_say(stderr, "the database can be looked at and copied, not changed");
}

/* Boards and consoles of other machines look at once at what was done; where nothing was, they look
 * in vain once. A poke that is lost costs them the time until they look anyway. */
static void tell_others(struct ks_parts *parts)
{
    enum ks_err ignored = parts->store != NULL ? ks_store_poke(parts->store, NULL) : KS_OK;
    (void)ignored;
}

static int run_with_data(const struct command *command, const struct ks_options *options, int argc,
                         char **argv)
{
    struct ks_parts parts = {.options = *options};
    struct ks_error error = {0};

    if (ks_parts_open_data(&parts, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        return error.code == KS_ERR_INPUT || error.code == KS_ERR_NOT_FOUND ? 2 : 1;
    }
    if (parts.store == NULL)
        look_only(&parts);
    struct ks_ctl ctl = {.store = parts.store,
                         .content = parts.content,
                         .content_dir = ks_parts_content_dir(&parts),
                         .content_trouble = parts.content_trouble,
                         .release_trouble = parts.release_trouble,
                         .shipped_dir = ks_parts_shipped_dir(&parts),
                         .clock = &parts.clock,
                         .config = &parts.config,
                         .data_dir = parts.data_dir,
                         .db_path = parts.db_path,
                         .store_fault = parts.store_trouble.text};
    bool is_ready = command->needs != FOR_CONTENT || ks_ctl_has_content(&ctl, command->name);
    int status = is_ready ? command->with_data(&ctl, argc, argv) : 2;
    parts.store = ctl.store;
    tell_others(&parts);
    ks_parts_close(&parts);
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
            ks_ctl_say(stderr,
                       slot == &options->config ? KS_N_("%s needs a value: %s FILE")
                                                : KS_N_("%s needs a value: %s DIR"),
                       argv[at], argv[at]);
            return -1;
        }
        *slot = argv[at + 1];
    }
    return at;
}

/* Takes --lang out of the arguments, wherever it stands, and speaks the language it names, else
 * that of the environment. False after a sentence about another one. */
static bool take_language(int *argc, char **argv)
{
    enum ks_lang lang = ks_lang_from_environment();
    const char *asked = NULL;

    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], "--lang") != 0)
            continue;
        int taken = i + 1 < *argc ? 2 : 1;
        asked = taken == 2 ? argv[i + 1] : "";
        memmove(&argv[i], &argv[i + taken], (size_t)(*argc - i - taken) * sizeof *argv);
        *argc -= taken;
        i--;
    }
    bool has_catalogue = ks_i18n_init(KS_LOCALE_DIR) == 0;
    enum ks_lang wanted = asked != NULL ? ks_lang_from_code(asked) : lang;
    if (has_catalogue)
        ks_i18n_tell_staff_in(wanted != KS_LANG_COUNT ? wanted : lang);
    if (wanted == KS_LANG_COUNT)
        ks_ctl_say(stderr, "--lang wants zh_CN or en, not %s", asked);
    return wanted != KS_LANG_COUNT;
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0)
            return true;
    return false;
}

static int run(const struct command *command, const struct ks_options *options, int argc,
               char **argv)
{
    if (asks_for_help(argc, argv))
        return print_help_of(command);
    return command->needs != FOR_ANYONE ? run_with_data(command, options, argc, argv)
                                        : command->plain(argc, argv);
}

int main(int argc, char **argv)
{
    struct ks_options options = {0};

    ks_process_begin();
    if (!take_language(&argc, argv))
        return 2;
    int at = take_options(&options, argc, argv);
    if (at < 0)
        return 2;
    if (at >= argc || strcmp(argv[at], "help") == 0 || strcmp(argv[at], "--help") == 0)
        return at < argc ? print_help() : (print_help(), 2);
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, argv[at]) == 0)
            return run(&commands[i], &options, argc - at, argv + at);
    ks_ctl_say(stderr, "%s is not a command of kioskctl; kioskctl help lists them", argv[at]);
    return 2;
}
