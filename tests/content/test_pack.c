#include "content/pack_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>

#include "content/pack.h"

struct opening {
    struct pack_fixture pack;
    char keep[120];
    struct ks_content *content;
    struct ks_content_faults faults;
    struct ks_error error;
    bool used_last_good;
};

static void begin(struct opening *opening)
{
    *opening = (struct opening){0};
    pack_create(&opening->pack);
    snprintf(opening->keep, sizeof opening->keep, "%s/data/content", opening->pack.root);
}

static enum ks_err reopen(struct opening *opening)
{
    ks_content_free(opening->content);
    ks_content_faults_destroy(&opening->faults);
    opening->error = (struct ks_error){0};
    struct ks_content_keeping *keeping = NULL;
    enum ks_err err = ks_content_open_last_good(opening->pack.dir, opening->keep, NULL,
                                                &opening->content, &opening->used_last_good,
                                                &keeping, &opening->faults, &opening->error);
    ks_content_keep(keeping);
    return err;
}

static void end(struct opening *opening)
{
    ks_content_free(opening->content);
    ks_content_faults_destroy(&opening->faults);
    pack_destroy(&opening->pack);
}

static void expect_revision(const struct opening *opening, const char *revision)
{
    assert_non_null(opening->content);
    assert_string_equal(opening->content->revision, revision);
}

static bool has_beside(const struct opening *opening, const char *tail)
{
    char path[PACK_PATH_BYTES];
    snprintf(path, sizeof path, "%s%s", opening->keep, tail);
    return access(path, F_OK) == 0;
}

static void a_good_pack_is_opened_and_kept(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    assert_false(opening.used_last_good);
    expect_revision(&opening, "test.1");
    assert_true(has_beside(&opening, "/guides/01-private-lending.json"));
    assert_true(has_beside(&opening, "/risk/no-property.en.md"));
    assert_true(has_beside(&opening, "/litigation/evidence.en.md"));
    assert_false(has_beside(&opening, ".new"));
    assert_false(has_beside(&opening, ".old"));
    end(&opening);
}

static void a_broken_pack_gives_way_to_the_last_good_one(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    pack_replace(&opening.pack, "court.json", "\"revision\": \"test.1\"", "\"edition\": \"2\"");
    assert_int_equal(reopen(&opening), KS_OK);
    assert_true(opening.used_last_good);
    expect_revision(&opening, "test.1");
    assert_int_equal(opening.faults.count, 2);
    assert_string_equal(opening.faults.list[1].what, "unknown key \"edition\"");
    assert_string_equal(opening.error.text, "2 faults in the content, the first: court.json:1: "
                                            "key \"revision\" is missing");
    end(&opening);
}

static void a_pack_that_went_away_gives_way_too(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    snprintf(opening.pack.dir, sizeof opening.pack.dir, "%s/gone", opening.pack.root);
    assert_int_equal(reopen(&opening), KS_OK);
    assert_true(opening.used_last_good);
    assert_int_equal(opening.error.code, KS_ERR_NOT_FOUND);
    end(&opening);
}

static void without_a_last_good_one_every_fault_is_named(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    pack_replace(&opening.pack, "court.json", "\"revision\": \"test.1\"", "\"revision\": \"\"");
    assert_int_equal(reopen(&opening), KS_ERR_INPUT);
    assert_null(opening.content);
    assert_false(opening.used_last_good);
    assert_int_equal(opening.faults.count, 1);
    assert_string_equal(opening.faults.list[0].what, "\"revision\" is empty");
    assert_false(has_beside(&opening, ""));
    end(&opening);
}

static void a_newer_pack_takes_the_place_of_the_kept_one_as_a_whole(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    pack_replace(&opening.pack, "court.json", "test.1", "test.2");
    assert_int_equal(unlink(pack_path(&opening.pack, "guides/03-labour.json")), 0);
    assert_int_equal(unlink(pack_path(&opening.pack, "guides/labour.en.md")), 0);
    assert_int_equal(unlink(pack_path(&opening.pack, "guides/labour.zh_CN.md")), 0);
    pack_replace(&opening.pack, "situations.json", ",\n        \"guide:labour\"", "");
    assert_int_equal(reopen(&opening), KS_OK);
    expect_revision(&opening, "test.2");
    assert_false(has_beside(&opening, "/guides/03-labour.json"));
    assert_false(has_beside(&opening, ".new"));
    pack_replace(&opening.pack, "court.json", "test.2", "");
    assert_int_equal(reopen(&opening), KS_OK);
    assert_true(opening.used_last_good);
    expect_revision(&opening, "test.2");
    assert_int_equal(opening.content->guide_count, 2);
    end(&opening);
}

static long inode_of(const struct opening *opening)
{
    struct stat info;
    assert_int_equal(stat(opening->keep, &info), 0);
    return (long)info.st_ino;
}

static void the_same_pack_is_not_written_again(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    long before = inode_of(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    assert_int_equal(inode_of(&opening), before);
    pack_replace(&opening.pack, "court.json", "test.1", "test.2");
    assert_int_equal(reopen(&opening), KS_OK);
    assert_int_not_equal(inode_of(&opening), before);
    end(&opening);
}

static void remains_of_a_copy_that_was_cut_short_do_no_harm(void **state)
{
    (void)state;
    struct opening opening;
    char path[PACK_PATH_BYTES];
    begin(&opening);
    snprintf(path, sizeof path, "%s.new/guides", opening.keep);
    assert_int_equal(ks_file_make_dirs(path, NULL), KS_OK);
    snprintf(path, sizeof path, "%s.new/guides/99-half.json", opening.keep);
    assert_int_equal(ks_file_write_atomic(path, "{", 1, NULL), KS_OK);
    assert_int_equal(reopen(&opening), KS_OK);
    assert_false(has_beside(&opening, "/guides/99-half.json"));
    assert_false(has_beside(&opening, ".new"));
    end(&opening);
}

static void a_kept_pack_under_its_old_name_is_found(void **state)
{
    (void)state;
    struct opening opening;
    char old[PACK_PATH_BYTES];
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    snprintf(old, sizeof old, "%s.old", opening.keep);
    assert_int_equal(rename(opening.keep, old), 0);
    pack_replace(&opening.pack, "court.json", "test.1", "");
    assert_int_equal(reopen(&opening), KS_OK);
    assert_true(opening.used_last_good);
    expect_revision(&opening, "test.1");
    end(&opening);
}

/* The limit on file size fails a write as a full disk does, for root as well. */
static void limit_writes(rlim_t bytes)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_neither_stops_the_kiosk_nor_loses_the_old_copy(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    pack_replace(&opening.pack, "court.json", "test.1", "test.2");
    limit_writes(100);
    enum ks_err err = reopen(&opening);
    limit_writes(RLIM_INFINITY);
    assert_int_equal(err, KS_OK);
    assert_false(opening.used_last_good);
    expect_revision(&opening, "test.2");
    assert_false(has_beside(&opening, ".new"));
    pack_replace(&opening.pack, "court.json", "test.2", "");
    assert_int_equal(reopen(&opening), KS_OK);
    assert_true(opening.used_last_good);
    expect_revision(&opening, "test.1");
    end(&opening);
}

static void a_data_folder_that_cannot_be_made_does_not_stop_the_kiosk(void **state)
{
    (void)state;
    struct opening opening;
    begin(&opening);
    snprintf(opening.keep, sizeof opening.keep, "%s/court.json/content", opening.pack.dir);
    assert_int_equal(reopen(&opening), KS_OK);
    assert_false(opening.used_last_good);
    expect_revision(&opening, "test.1");
    end(&opening);
}

static void while_another_process_keeps_this_one_only_reads(void **state)
{
    (void)state;
    struct opening opening;
    char path[PACK_PATH_BYTES];
    begin(&opening);
    assert_int_equal(reopen(&opening), KS_OK);
    long before = inode_of(&opening);
    snprintf(path, sizeof path, "%s.lock", opening.keep);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    pack_replace(&opening.pack, "court.json", "test.1", "test.2");
    assert_int_equal(reopen(&opening), KS_OK);
    expect_revision(&opening, "test.2");
    assert_int_equal(inode_of(&opening), before);
    close(fd);
    end(&opening);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_pack_is_opened_and_kept),
        cmocka_unit_test(a_broken_pack_gives_way_to_the_last_good_one),
        cmocka_unit_test(a_pack_that_went_away_gives_way_too),
        cmocka_unit_test(without_a_last_good_one_every_fault_is_named),
        cmocka_unit_test(a_newer_pack_takes_the_place_of_the_kept_one_as_a_whole),
        cmocka_unit_test(the_same_pack_is_not_written_again),
        cmocka_unit_test(remains_of_a_copy_that_was_cut_short_do_no_harm),
        cmocka_unit_test(a_kept_pack_under_its_old_name_is_found),
        cmocka_unit_test(a_full_disk_neither_stops_the_kiosk_nor_loses_the_old_copy),
        cmocka_unit_test(a_data_folder_that_cannot_be_made_does_not_stop_the_kiosk),
        cmocka_unit_test(while_another_process_keeps_this_one_only_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
