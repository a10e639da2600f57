/* kioskctl in the language of who asks: Chinese without any English, on answers and on real faults.
 */
#include "ctl/hall_file.h"

#include <sys/stat.h>
#include <time.h>

#include "base/chinese.h"
#include "base/parts.h"
#include "print/printer.h"

#define CHINESE "zh_CN.UTF-8"
#define GOOD "--content " KS_SOURCE_DIR "/tests/content/good "
#define SHIPPED "--content " KS_CONTENT_DIR " "

/* Names of commands, of what they take and of what a script knows: the same in every language. */
static const char codes[] =
    " kioskctl fee interest period checklist content queue call recall start finish papers "
    "figures clock receipt backup restore printer doctor help confirm status test jobs "
    "reprint check format delay property enforcement preservation bankruptcy labour dismissed "
    "retrial administrative confirmation instrument judgment due effective unsure kiosk url "
    "dpi speed pigeon frob demanded instalment xxx fr lp dialout mediation arbitration "
    "settlement notarial other yes no auto en error store history voice plan list said came "
    "back park resume transfer walk-in cancel priority admit undo close reopen stats overdue "
    "exceptions no-show came-out not-out done settled unsettled referred person enterprise "
    "user add role bind reset remove window supervisor administrator appointments appointment "
    "pairs pair-alone check-in law limit limitation guarantee fixed appeal procedure suit admin "
    "enforcement-admin parts enforcement-parts none counts-from draft new "
    "show diff drop set by limits late release submit approve sign publish rollback withdraw "
    "takedown putback export import accept audit new-key new-signers trust move roles station take "
    "reject here ask enrol replace change revoke restart reload message keep court key tribunal "
    "book ";

static bool is_no_code(const char *word, size_t length, int count)
{
    (void)count;
    while (length > 0 && !islower((unsigned char)word[length - 1]))
        length--;
    char spaced[64];
    snprintf(spaced, sizeof spaced, " %.*s ", (int)length, word);
    return length == 0 || length + 3 > sizeof spaced || strstr(codes, spaced) == NULL;
}

/* Runs `line` for a Chinese operator; every word of what it says is Chinese or a code. The pack is
 * the small one if the line names none: it is read in a fifth of the time. */
static void assert_speaks_chinese(struct desk *desk, const char *line)
{
    run_in(desk, CHINESE, "kioskctl",
           ks_arena_printf(&desk->arena, GOOD "--data %s/data %s", desk->dir, line));
    const char *said = ks_arena_printf(&desk->arena, "%s%s", desk->out, desk->err);
    const char *found = find_english(said, is_no_code);
    if (found != NULL || (said[0] == '\0' && desk->status != 0))
        fail_msg("kioskctl %s says in English at \"%.30s\":\n%s", line, found != NULL ? found : "",
                 said);
}

static void assert_all_speak_chinese(struct desk *desk, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_speaks_chinese(desk, lines[i]);
}

#define ASSERT_CHINESE(lines)                                                                      \
    assert_all_speak_chinese(*state, lines, sizeof lines / sizeof(lines)[0])

/* A hall with that many numbers of today, on paper and waiting. */
static void fill_hall(struct desk *desk, int count)
{
    const int64_t now_ms = (int64_t)time(NULL) * 1000;
    ks_file_remove_tree(desk_path(desk, "data"));
    struct ks_store *store = open_hall_file(desk, now_ms);
    for (int i = 0; i < count; i++) {
        struct ks_print_record job = give_number(store, now_ms, i == 1 ? "priority" : "person");
        end_slip(store, &job, KS_PRINT_JOB_PRINTED, now_ms);
    }
    ks_store_close(store);
}

static void the_locale_decides_and_lang_overrules_it_wherever_it_stands(void **state)
{
    static const struct {
        const char *locale, *line, *first;
    } rows[] = {
        {"zh_CN.UTF-8", "queue", "等候 0 人"},
        {"zh_TW.UTF-8", "queue", "等候 0 人"},
        {"zh", "queue", "等候 0 人"},
        {"C", "queue", "waiting 0"},
        {"de_DE.UTF-8", "queue", "waiting 0"},
        {"C", "--lang zh_CN queue", "等候 0 人"},
        {"C", "queue --lang zh_CN", "等候 0 人"},
        {"zh_CN", "--lang en queue", "waiting 0"},
        {"zh_CN", "queue --lang en", "waiting 0"},
    };
    struct desk *desk = *state;
    fill_hall(desk, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        run_in(desk, rows[i].locale, "kioskctl",
               ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, rows[i].line));
        assert_int_equal(desk->status, 0);
        assert_int_equal(strncmp(desk->out, rows[i].first, strlen(rows[i].first)), 0);
    }
}

static void what_scripts_read_is_the_same_in_every_language(void **state)
{
    static const char *const lines[] = {"fee property 100000", "fee labour",
                                        "period 2026-11-02 --days 15", "interest delay 10000 30",
                                        "queue --json"};
    struct desk *desk = *state;
    fill_hall(desk, 0);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0] - 1; i++) {
        run(desk, "kioskctl",
            ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, lines[i]));
        const char *english = desk->out;
        assert_int_equal(desk->status, 0);
        run_in(desk, CHINESE, "kioskctl",
               ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, lines[i]));
        assert_int_equal(desk->status, 0);
        assert_string_equal(desk->out, english);
    }
}

static void a_day_at_the_window_is_chinese(void **state)
{
    static const char *const lines[] = {
        "queue",
        "call 1",
        "call 1",
        "call 2",
        "queue",
        "recall 1",
        "start 1",
        "start 1",
        "queue",
        "no-show 2",
        "finish 2",
        "finish 1",
        "call 9",
        "call",
        "papers",
        "papers now",
        "came-out T1",
        "not-out T1",
        "came-out",
        "came-out T003",
        "figures",
        "history T001",
        "history T002 2026-11-32",
        "figures x",
        "clock",
        "clock x",
        "clock confirm",
        "printer status",
        "printer test",
        "printer jobs",
        "printer reprint T003",
        "printer reprint T099",
        "printer reprint 99",
        "printer reprint 4",
        "printer dance",
        "doctor",
        "doctor x",
        "receipt",
        "receipt X",
        "receipt AAAA-BBBB-CCCC",
        "call 2",
        "call 3",
        "queue",
    };
    struct desk *desk = *state;
    fill_hall(desk, 3);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, SHIPPED "%s", lines[i]));
    const char *slip = desk_read(desk, desk_path(desk, "data/slips/0001.txt"));
    assert_non_null(strstr(slip, "打印机测试"));
    assert_non_null(strstr(slip, "灰色方块高 10 毫米"));
}

/* Each command that help names, alone, with its help, and with what none takes. */
static void every_command_there_is_speaks_chinese(void **state)
{
    struct desk *desk = *state;
    int count = 0;
    char *rest = NULL;
    fill_hall(desk, 2);
    run(desk, "kioskctl", "help");
    char *help = ks_arena_strdup(&desk->arena, desk->out);
    for (char *row = strtok_r(help, "\n", &rest); row != NULL; row = strtok_r(NULL, "\n", &rest)) {
        if (!islower((unsigned char)row[0]) || strncmp(row, "kioskctl", 8) == 0)
            continue;
        const char *name = ks_arena_strndup(&desk->arena, row, strcspn(row, " "));
        count++;
        assert_speaks_chinese(desk, name);
        assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, "%s --help", name));
        assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, "%s = = = =", name));
        assert_int_equal(desk->status, 2);
    }
    assert_true(count >= 21);
}

static void help_and_wrong_use_are_chinese(void **state)
{
    static const char *const lines[] = {
        "help",
        "",
        "fee --help",
        "interest --help",
        "period --help",
        "checklist --help",
        "content --help",
        "queue --help",
        "call --help",
        "recall --help",
        "start --help",
        "finish --help",
        "no-show --help",
        "papers --help",
        "came-out --help",
        "not-out --help",
        "figures --help",
        "clock --help",
        "receipt --help",
        "backup --help",
        "restore --help",
        "printer --help",
        "doctor --help",
        "frob",
        "--data",
        "--config",
        "--lang fr queue",
        "--config /nowhere.conf queue",
        "fee",
        "fee xxx 1",
        "fee labour 1",
        "fee property 1,2",
        "fee property -1",
        "fee property 1.234",
        "fee property 99999999999999",
        "interest",
        "interest delay 1 x",
        "period",
        "period 2026-13-01 --days 3",
        "period 2026-11-02 --days x",
        "period 2026-11-02 --hours 3",
        "period 1980-01-01 --days 3",
        "period 2031-01-01 --days 3",
        "checklist xxx",
        "checklist xxx=1",
        "checklist instrument=xxx",
        "checklist instrument=judgment",
        "checklist instrument=judgment instrument=judgment",
        "content",
        "content check /nowhere",
        "content format /nowhere",
        "--content /nowhere checklist",
        "--content /nowhere call 1",
    };
    ASSERT_CHINESE(lines);
}

static void faults_of_the_configuration_are_chinese(void **state)
{
    static const char *const texts[] = {
        "[printer]\nspeed = 9\n",
        "[printer]\ndpi = 7\n",
        "[printer]\nwidth_mm = x\n",
        "[printer]\nwidth_mm = 1\n",
        "[printer]\nurl =\n",
        "nonsense\n",
        "[idle]\nwarn_after_s = 60\nwarn_after_s = 70\n",
        "[store]\nurl = pigeon:x\n",
        "[printer]\nwidth_mm = 1.5\n",
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *conf = desk_write(desk, "kiosk.conf", texts[i]);
        assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, "--config %s queue", conf));
        assert_int_equal(desk->status, 2);
    }
}

static void faults_of_the_printer_are_chinese(void **state)
{
    static const char *const urls[] = {
        "pigeon:x",
        "escpos:tcp://127.0.0.1:1",
        "escpos:/dev/nothing",
        "escpos:/etc/passwd",
        "ipp://127.0.0.1:1/ipp/print",
        "ipp:x",
        "ipp://a:b@127.0.0.1/ipp/print",
        "escpos:tcp://nobody.invalid:9100",
    };
    static const char *const words[] = {"paper-low", "paper-out", "cover-open", "offline",
                                        "jam-midway"};
    struct desk *desk = *state;
    fill_hall(desk, 1);
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++) {
        const char *conf = desk_write(
            desk, "kiosk.conf", ks_arena_printf(&desk->arena, "[printer]\nurl = %s\n", urls[i]));
        for (int k = 0; k < 3; k++)
            assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, "--config %s %s", conf,
                                                        k == 0   ? "printer status"
                                                        : k == 1 ? "printer test"
                                                                 : "doctor"));
    }
    assert_int_equal(ks_file_make_dirs(desk_path(desk, "data/slips"), NULL), KS_OK);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        desk_write(desk, "data/slips/status", words[i]);
        assert_speaks_chinese(desk, "printer status");
        assert_speaks_chinese(desk, "printer test");
        assert_speaks_chinese(desk, "printer jobs");
        assert_speaks_chinese(desk, "doctor");
    }
}

static void faults_of_files_are_chinese(void **state)
{
    struct desk *desk = *state;
    fill_hall(desk, 1);
    const char *text = desk_write(desk, "letter.txt", "Dear court, this is no database.");
    const char *copy = desk_path(desk, "copy.db");
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data backup %s", desk->dir, copy));
    assert_int_equal(desk->status, 0);
    const char *lines[] = {
        "backup /nonexist/x",
        "restore /nonexist/x",
        "backup",
        "restore",
        ks_arena_printf(&desk->arena, "backup %s", copy),
        ks_arena_printf(&desk->arena, "restore %s", text),
        ks_arena_printf(&desk->arena, "restore %s", desk->dir),
        ks_arena_printf(&desk->arena, "restore %s", copy),
    };
    ASSERT_CHINESE(lines);
    assert_int_equal(truncate(copy, 9000), 0);
    assert_speaks_chinese(desk, lines[7]);
}

/* The damage is in the middle, where only the check of all pages meets it, then all over. */
static void faults_of_the_database_are_chinese(void **state)
{
    struct desk *desk = *state;
    fill_hall(desk, 60);
    const char *path = desk_path(desk, "data/hall.db");
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, -3000, SEEK_END), 0);
    for (int i = 0; i < 200; i++)
        fputc(0xff, file);
    fclose(file);
    static const char *const lines[] = {"doctor", "queue", "figures", "printer jobs", "papers"};
    ASSERT_CHINESE(lines);
    desk_write(desk, "data/hall.db", "SQLite format 3, but not really");
    ASSERT_CHINESE(lines);
    ks_file_remove_tree(desk_path(desk, "data"));
    assert_int_equal(ks_file_make_dirs(path, NULL), KS_OK);
    static const char *const none[] = {"doctor",       "queue", "call 1",
                                       "printer jobs", "clock", "receipt AAAA-BBBB-CCCC"};
    ASSERT_CHINESE(none);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    ASSERT_CHINESE(none);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    ASSERT_CHINESE(none);
}

/* This program holds the database, and a paper, as a kiosk would. */
static void what_another_program_holds_is_told_in_chinese(void **state)
{
    struct desk *desk = *state;
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    fill_hall(desk, 1);
    const char *copy = desk_path(desk, "held.db");
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data backup %s", desk->dir, copy));
    assert_int_equal(ks_store_open(desk_path(desk, "data/hall.db"), (int64_t)time(NULL) * 1000,
                                   &store, &opening, NULL),
                     KS_OK);
    const struct ks_print_record paper = {.ticket_id = 1};
    assert_int_equal(ks_store_hold_paper(store, &paper, NULL), KS_OK);
    assert_speaks_chinese(desk, "came-out T001");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, "T001 的凭条正在打印：请稍后再试\n");
    assert_speaks_chinese(desk, ks_arena_printf(&desk->arena, "restore %s", copy));
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, "别的程序开着数据库：请先关掉终端和控制台\n");
    ks_store_release_paper(store, &paper);
    ks_store_close(store);
}

static void who_has_the_printer_is_told_in_chinese(void **state)
{
    struct desk *desk = *state;
    struct ks_printer *printer = NULL;
    fill_hall(desk, 1);
    assert_int_equal(ks_printer_open("file:slips", desk_path(desk, "data"), 80, &printer, NULL),
                     KS_OK);
    assert_int_equal(ks_printer_lock(printer, NULL), KS_OK);
    assert_speaks_chinese(desk, "printer test");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, ks_arena_printf(&desk->arena,
                                                   "打印机正被 test_ctl_langua（进程 %ld）使用：请"
                                                   "稍后再试\n",
                                                   (long)getpid()));
    ks_printer_unlock(printer);
    ks_printer_close(printer);
}

/* The finder itself: what it must find and what it must let pass. */
static void english_is_found_where_it_is(void **state)
{
    (void)state;
    assert_non_null(find_english("打印机 ready", is_no_code));
    assert_non_null(find_english("数据库: it cannot be read\n", is_no_code));
    assert_non_null(find_english("Nobody is waiting", is_no_code));
    assert_null(find_english(
        "用 kioskctl printer jobs 查 /tmp/hall.db：正常，T001 “no such” 75118 MB", is_no_code));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_found_where_it_is),
        cmocka_unit_test(the_locale_decides_and_lang_overrules_it_wherever_it_stands),
        cmocka_unit_test(what_scripts_read_is_the_same_in_every_language),
        cmocka_unit_test(a_day_at_the_window_is_chinese),
        cmocka_unit_test(every_command_there_is_speaks_chinese),
        cmocka_unit_test(help_and_wrong_use_are_chinese),
        cmocka_unit_test(faults_of_the_configuration_are_chinese),
        cmocka_unit_test(faults_of_the_printer_are_chinese),
        cmocka_unit_test(faults_of_files_are_chinese),
        cmocka_unit_test(faults_of_the_database_are_chinese),
        cmocka_unit_test(what_another_program_holds_is_told_in_chinese),
        cmocka_unit_test(who_has_the_printer_is_told_in_chinese),
    };

    return run_part(argc, argv, tests, sizeof tests / sizeof tests[0], desk_open, desk_close);
}
