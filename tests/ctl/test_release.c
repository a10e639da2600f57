/* kioskctl release as two administrators of the content meet it. */
#include "ctl/rows.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/file.h"
#include "content/draft_pack.h"
#include "content/faults.h"

#define GOOD "--content " KS_SOURCE_DIR "/tests/content/good "
#define PASSWORD "correct-horse-battery\n"

/* With the password on standard input, in the data folder `data` of the test. */
static void say_in(struct desk *desk, const char *data, const char *line)
{
    int fd = open(desk_write(desk, "password", PASSWORD), O_RDONLY | O_CLOEXEC);

    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    close(fd);
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/%s " GOOD "%s", desk->dir, data, line));
}

static void say(struct desk *desk, const char *line)
{
    say_in(desk, "data", line);
}

static void expect(struct desk *desk, int status, const char *out, const char *err)
{
    if (desk->status != status || strcmp(desk->out, out) != 0 || strcmp(desk->err, err) != 0)
        fail_msg("exit %d\n%s%s", desk->status, desk->out, desk->err);
}

static void expect_in(struct desk *desk, int status, const char *out, const char *err)
{
    if (desk->status != status || strstr(desk->out, out) == NULL || strstr(desk->err, err) == NULL)
        fail_msg("exit %d\n%s%s", desk->status, desk->out, desk->err);
}

static const char *with_key(struct desk *desk, const char *words, const char *key)
{
    return ks_arena_printf(&desk->arena, "release %s --key %s/%s", words, desk->dir, key);
}

/* Keys root, a, b and c beside the data folder. */
static void make_keys(struct desk *desk)
{
    static const char *const names[] = {"root", "a", "b", "c"};

    for (size_t i = 0; i < 4; i++) {
        say(desk, ks_arena_printf(&desk->arena, "release new-key %s/%s", desk->dir, names[i]));
        expect(desk, 0, "", "");
    }
}

/* Those of the two are trusted in the data folder from now on. */
static void trust(struct desk *desk, const char *data, int version, const char *one,
                  const char *other)
{
    say_in(desk, data,
           ks_arena_printf(&desk->arena,
                           "release new-signers %s/signers --key %s/root --version %d "
                           "%s/%s.pub %s/%s.pub",
                           desk->dir, desk->dir, version, desk->dir, one, desk->dir, other));
    expect(desk, 0, "", "");
    say_in(desk, data, ks_arena_printf(&desk->arena, "release trust %s/signers", desk->dir));
    expect(desk, 0, "", "");
}

/* The draft has been looked at in every mode, and all of it fits. */
static void lay_out(struct desk *desk, const char *name)
{
    const char *data = ks_arena_printf(&desk->arena, "%s/data", desk->dir);
    char hash[KS_CRYPTO_SHA_BYTES];
    struct ks_draft draft;
    struct ks_draft_pack pack;
    struct ks_content_faults faults = {0};

    assert_int_equal(
        ks_draft_read(ks_arena_printf(&desk->arena, "%s/drafts", data), name, &draft, NULL), KS_OK);
    assert_int_equal(
        ks_draft_pack_open(KS_SOURCE_DIR "/tests/content/good", &draft, &pack, &faults, NULL),
        KS_OK);
    ks_pack_files_hash(&pack.files, hash);
    const char *dir = ks_arena_printf(&desk->arena, "%s/layouts", data);
    const char *text = "court-kiosk-layout-2\n1 1\n";
    assert_int_equal(ks_file_make_own_dir(dir, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(ks_arena_printf(&desk->arena, "%s/%s", dir, hash), text,
                                          strlen(text), NULL),
                     KS_OK);
    ks_content_faults_destroy(&faults);
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
}

/* li has written the draft `one`; li and wang are administrators, chen is none. */
static int open_desk(void **state)
{
    desk_open(state);
    struct desk *desk = *state;
    say(desk, "user add li --role administrator");
    say(desk, "user add wang --role administrator");
    say(desk, "user add chen --role window");
    expect(desk, 0, "", "");
    make_keys(desk);
    trust(desk, "data", 1, "a", "b");
    say(desk, "draft new one --by li");
    say(desk, "draft set one court.json revision 2026-12.1 --by li");
    expect(desk, 0, "", "");
    lay_out(desk, "one");
    return 0;
}

static void submit_and_approve(struct desk *desk)
{
    say(desk, "release submit one --by li");
    expect(desk, 0, "2\n", "");
    say(desk, "release approve 2 --by wang");
    expect(desk, 0, "", "");
}

static void publish(struct desk *desk)
{
    submit_and_approve(desk);
    say(desk, with_key(desk, "publish 2 --by li", "a"));
    expect(desk, 0, "", "");
}

static void a_draft_is_submitted_approved_by_another_signed_and_published(void **state)
{
    struct desk *desk = *state;

    submit_and_approve(desk);
    say(desk, "release list");
    expect_in(desk, 0, "2  approved  ", "");
    expect_in(desk, 0, "li  approved: wang\n1  live\nthis machine shows release 1\n", "");
    say(desk, "release list --lang zh_CN");
    expect_in(desk, 0, "2  已批准  ", "");
    expect_in(desk, 0, "1  正在显示\n本机显示第 1 版\n", "");
    say(desk, "release show 2");
    expect(desk, 0, "li  court.json revision\n- \"test.1\"\n+ \"2026-12.1\"\n", "");
    say(desk, "release publish 2 --by li");
    expect(desk, 1, "", "release 2 is not signed by anybody who is trusted here\n");
    say(desk, with_key(desk, "publish 2 --by li", "a"));
    expect(desk, 0, "", "");
    say(desk, "release list");
    expect_in(desk, 0, "2  live  ", "");
    expect_in(desk, 0, "1  superseded\nthis machine shows release 2\n", "");
    say(desk, "doctor");
    expect_in(desk, 1, "releases: ok, release 2 is shown\n", "");
    say(desk, "draft new two --by li"); /* drafts go on from what is shown */
    say(desk, "draft set two court.json revision 2026-12.2 --by li");
    say(desk, "draft diff two");
    expect(desk, 0, "court.json revision\n- \"2026-12.1\"\n+ \"2026-12.2\"\n", "");
}

static void whoever_wrote_or_submitted_it_approves_nothing(void **state)
{
    struct desk *desk = *state;

    say(desk, "draft set one court.json copies.zh_CN 三份 --by wang");
    say(desk, "draft set one court.json copies.en three --by wang");
    lay_out(desk, "one");
    say(desk, "release submit one --by li");
    say(desk, "release approve 2 --by wang");
    expect(desk, 1, "",
           "Whoever wrote a line of it or submitted it cannot approve it: another person must\n");
    say(desk, "release approve 2 --by li --lang zh_CN");
    expect(desk, 1, "", "写过其中任何一处或者提交的人不能批准：要由另一个人批准\n");
}

static void english_that_has_not_followed_is_waived_by_a_part_of_it_or_holds_it_up(void **state)
{
    struct desk *desk = *state;

    say(desk, "draft set one court.json copies.zh_CN 三份 --by li");
    say(desk, "release submit one --by li");
    expect_in(desk, 1,
              ": the English has not followed the Chinese copies: change it, or say why it may "
              "stay\n",
              "");
    say(desk, "draft keep one court.json copies.en same --by wang");
    expect(desk, 0, "", "");
    lay_out(desk, "one");
    say(desk, "release submit one --by li");
    say(desk, "release show 2");
    expect_in(desk, 0, "wang  court.json copies.en\n= same\n", "");
    say(desk, "release approve 2 --by wang");
    expect(desk, 1, "",
           "Whoever wrote a line of it or submitted it cannot approve it: another person must\n");
}

static void who_it_is_has_to_be_shown_by_an_administrators_password(void **state)
{
    struct desk *desk = *state;

    say(desk, "release submit one --by nobody");
    expect(desk, 2, "", "The name or the password is wrong\n");
    say(desk, "release submit one --by chen");
    expect(desk, 1, "", "Releases are an administrator's matter\n");
    say(desk, "release submit one");
    expect(desk, 2, "",
           "wrong use; write it as: kioskctl release submit DRAFT --by USER [--from TIME] "
           "[--until TIME]\n");
    say(desk, "release vanish");
    expect_in(desk, 2, "", "wrong use; write it as: kioskctl release list | show|submit");
}

static void a_draft_with_faults_or_without_changes_is_not_submitted(void **state)
{
    struct desk *desk = *state;

    say(desk, "draft set one court.json hotline 12345 --by li");
    say(desk, "draft set one court.json fresh words --by li");
    say(desk, "release submit one --by li");
    expect_in(desk, 1, ": unknown key \"fresh\"\n", "");
    say(desk, "draft new none --by li");
    say(desk, "release submit none --by li");
    expect(desk, 1, "", "The draft none changes nothing\n");
    say(desk, "release submit one --by li --until 2020-01-01");
    expect_in(desk, 2, "", "Its last moment is over already");
    say(desk, "release submit one --by li --from soon");
    expect_in(desk, 2, "", "a time is written 2026-11-27T14:00, or a day");
}

static void a_draft_whose_layout_nobody_has_checked_is_not_submitted(void **state)
{
    struct desk *desk = *state;

    say(desk, "draft set one court.json hotline 12345 --by li"); /* it was, before that */
    say(desk, "release submit one --by li");
    expect(desk, 1, "",
           "The layout of this pack has not been checked to the end: check the layout first\n");
    say(desk, "release submit one --by li --lang zh_CN");
    expect(desk, 1, "", "这一包的版面还没有查完：先查版面\n");
}

static void one_person_publishes_in_an_emergency_and_a_second_looks_at_it(void **state)
{
    struct desk *desk = *state;

    say(desk, "release submit one --by li");
    say(desk, with_key(desk, "publish 2 --by li --emergency", "b"));
    expect(desk, 1, "", "This needs a reason\n");
    say(desk, with_key(desk, "publish 2 --by li --emergency --reason wrong-hotline", "b"));
    expect(desk, 0, "", "");
    say(desk, "doctor");
    expect_in(desk, 1, "release 2 was published by li alone: another person has to look", "");
    say(desk, "doctor --lang zh_CN");
    expect_in(desk, 1, "第 2 版由 li 一人紧急发布", "");
    say(desk, "release approve 2 --by wang");
    expect(desk, 0, "", "");
    say(desk, "doctor");
    expect_in(desk, 1, "releases: ok, release 2 is shown\n", "");
}

static void an_earlier_release_comes_back_under_a_new_number(void **state)
{
    struct desk *desk = *state;

    publish(desk);
    say(desk, with_key(desk, "rollback 1 --by wang", "a"));
    expect(desk, 1, "", "This needs a reason\n");
    say(desk, with_key(desk, "rollback 1 --by wang --reason mistake", "c"));
    expect(desk, 1, "", "release 3 is not signed by anybody who is trusted here\n");
    say(desk, with_key(desk, "rollback 1 --by wang --reason mistake", "a"));
    expect(desk, 0, "3\n", "");
    say(desk, "release list");
    expect_in(desk, 0, "rollback: 1, mistake\n", "");
    expect_in(desk, 0, "this machine shows release 3\n", "");
    say(desk, "draft new two --by li");
    say(desk, "draft set two court.json revision 2026-12.2 --by li");
    say(desk, "draft diff two");
    expect_in(desk, 0, "- \"test.1\"\n", "");
}

static void what_another_hand_did_to_the_pack_voids_its_approval(void **state)
{
    struct desk *desk = *state;

    submit_and_approve(desk);
    const char *script =
        desk_write(desk, "hand.sql", "UPDATE release_pack SET pack = CAST(pack || x'20' AS BLOB);");
    assert_int_equal(
        system(ks_arena_printf(&desk->arena, "sqlite3 %s/data/hall.db < %s", desk->dir, script)),
        0);
    say(desk, with_key(desk, "publish 2 --by li", "a"));
    expect(desk, 1, "", "The pack is not the one that was submitted: submit the draft again\n");
}

static void a_line_taken_out_of_the_audit_is_found(void **state)
{
    struct desk *desk = *state;

    publish(desk);
    say(desk, "release audit");
    expect_in(desk, 0, "  wang  approve  2  ", "");
    assert_int_equal(
        system(ks_arena_printf(&desk->arena,
                               "sqlite3 %s/data/hall.db \"DELETE FROM release_audit WHERE n = 2\"",
                               desk->dir)),
        0);
    say(desk, "release audit");
    expect_in(desk, 1, "  li  submit  2  ",
              "the audit was changed by another hand: entry 2 is not the one that was written\n");
}

static void a_page_is_taken_down_and_put_back(void **state)
{
    struct desk *desk = *state;

    say(desk, "release takedown guide:divorce --by li");
    expect(desk, 2, "", "This needs a reason\n");
    say(desk, "release takedown guide:nothing --by li --reason wrong");
    expect_in(desk, 2, "", "There is no page guide:nothing");
    say(desk, "release takedown guide:divorce --by li --reason wrong");
    expect(desk, 0, "", "");
    say(desk, "doctor");
    expect_in(desk, 1, "releases: taken down and not put back yet: guide:divorce\n", "");
    say(desk, "release putback guide:divorce --by wang");
    expect(desk, 0, "", "");
    say(desk, "release putback guide:divorce --by wang");
    expect(desk, 1, "", "The page guide:divorce was not taken down\n");
}

static void a_private_key_in_the_data_folder_is_refused(void **state)
{
    struct desk *desk = *state;

    submit_and_approve(desk);
    say(desk, ks_arena_printf(&desk->arena, "release new-key %s/data/here", desk->dir));
    say(desk, with_key(desk, "publish 2 --by li", "data/here"));
    expect_in(desk, 2, "", "a private key does not belong into the data folder of a kiosk: ");
}

static void a_revoked_key_is_replaced_by_another_signature(void **state)
{
    struct desk *desk = *state;

    publish(desk);
    trust(desk, "data", 2, "b", "c");
    say(desk, "release list");
    expect_in(desk, 0, "this machine shows release 1\n", "");
    say(desk, "doctor");
    expect_in(desk, 1, "release 1 goes on, a later one is not shown: release 2 is not signed by",
              "");
    say(desk, with_key(desk, "sign 2 --by li", "c"));
    expect(desk, 0, "", "");
    say(desk, "release list");
    expect_in(desk, 0, "this machine shows release 2\n", "");
}

/* ---- a stick ---- */

static const char *stick(struct desk *desk)
{
    return desk_path(desk, "stick.pack");
}

static void import(struct desk *desk)
{
    say_in(desk, "second", ks_arena_printf(&desk->arena, "release import %s", stick(desk)));
}

/* The release is on the stick; the second kiosk trusts the same signers. */
static void carry_out(struct desk *desk)
{
    publish(desk);
    say(desk, ks_arena_printf(&desk->arena, "release export 2 %s", stick(desk)));
    expect_in(desk, 0, "is written, flushed and read back: the stick can be taken out\n", "");
    trust(desk, "second", 1, "a", "b");
    rename(desk_path(desk, "data/layouts"), desk_path(desk, "second/layouts"));
}

/* What the second kiosk was told to say. */
static const char *command_to_accept(struct desk *desk)
{
    const char *at = strstr(desk->out, "release accept ");

    assert_non_null(at);
    return ks_arena_strndup(&desk->arena, at, strcspn(at, "\n"));
}

static void a_release_is_carried_to_a_kiosk_without_a_network(void **state)
{
    struct desk *desk = *state;

    carry_out(desk);
    import(desk);
    expect_in(desk, 0, "court.json revision\n- \"test.1\"\n+ \"2026-12.1\"\n", "");
    const char *accept = command_to_accept(desk);
    say_in(desk, "second", "release list");
    expect_in(desk, 0, "this machine shows release 1\n", ""); /* nothing is shown unasked */
    assert_int_equal(unlink(stick(desk)), 0);                 /* pulled out */
    say_in(desk, "second", accept);
    expect(desk, 0, "2\n", "");
    say_in(desk, "second", "release list");
    expect_in(desk, 0, "this machine shows release 2\n", "");
}

static void the_same_stick_once_more_is_refused(void **state)
{
    struct desk *desk = *state;

    carry_out(desk);
    import(desk);
    say_in(desk, "second", command_to_accept(desk));
    import(desk);
    expect_in(desk, 1, "", "this is release 2, and release 2 is here already");
}

static void another_stick_after_the_look_changes_nothing(void **state)
{
    struct desk *desk = *state;

    carry_out(desk);
    import(desk);
    const char *accept = command_to_accept(desk);
    desk_write(desk, "stick.pack", "something else");
    say_in(desk, "second", accept);
    expect(desk, 0, "2\n", "");
    say_in(desk, "second", accept); /* nothing waits any more */
    expect_in(desk, 1, "", "waits here: bring it in and look at it first");
}

static void a_damaged_stick_is_refused_and_leaves_nothing(void **state)
{
    struct desk *desk = *state;
    char *text = NULL;
    size_t bytes = 0;

    carry_out(desk);
    assert_int_equal(ks_file_read_all(stick(desk), &desk->arena, &text, &bytes, NULL), KS_OK);
    text[bytes - 9] ^= 4;
    assert_int_equal(ks_file_write_atomic(stick(desk), text, bytes, NULL), KS_OK);
    import(desk);
    expect_in(desk, 1, "", "the pack of release 2 is damaged: file ");
    assert_int_equal(ks_file_write_atomic(stick(desk), text, bytes / 2, NULL), KS_OK);
    import(desk);
    expect_in(desk, 1, "", "the pack of release 2 is damaged: file ");
    assert_int_equal(access(desk_path(desk, "second/releases/waiting"), F_OK), -1);
    say_in(desk, "second", "release accept 0123456789ab");
    expect_in(desk, 1, "", "no release with the SHA-256 0123456789ab waits here");
}

static void a_full_disk_takes_nothing_and_says_so(void **state)
{
    struct desk *desk = *state;
    struct rlimit all, little = {.rlim_cur = 32768};

    carry_out(desk);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
    little.rlim_max = all.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    import(desk);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
    assert_int_equal(desk->status, 1);
    assert_string_not_equal(desk->err, "");
    say_in(desk, "second", "release list");
    expect_in(desk, 0, "this machine shows release 1\n", "");
    import(desk);
    say_in(desk, "second", command_to_accept(desk));
    expect(desk, 0, "2\n", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_draft_is_submitted_approved_by_another_signed_and_published),
        TEST(whoever_wrote_or_submitted_it_approves_nothing),
        TEST(english_that_has_not_followed_is_waived_by_a_part_of_it_or_holds_it_up),
        TEST(who_it_is_has_to_be_shown_by_an_administrators_password),
        TEST(a_draft_with_faults_or_without_changes_is_not_submitted),
        TEST(a_draft_whose_layout_nobody_has_checked_is_not_submitted),
        TEST(one_person_publishes_in_an_emergency_and_a_second_looks_at_it),
        TEST(an_earlier_release_comes_back_under_a_new_number),
        TEST(what_another_hand_did_to_the_pack_voids_its_approval),
        TEST(a_line_taken_out_of_the_audit_is_found),
        TEST(a_page_is_taken_down_and_put_back),
        TEST(a_private_key_in_the_data_folder_is_refused),
        TEST(a_revoked_key_is_replaced_by_another_signature),
        TEST(a_release_is_carried_to_a_kiosk_without_a_network),
        TEST(the_same_stick_once_more_is_refused),
        TEST(another_stick_after_the_look_changes_nothing),
        TEST(a_damaged_stick_is_refused_and_leaves_nothing),
        TEST(a_full_disk_takes_nothing_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
