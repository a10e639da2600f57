/* A small court with three rooms, a file printer and a database in a folder of its own. */
#ifndef KS_TESTS_SERVICE_SUPPORT_H
#define KS_TESTS_SERVICE_SUPPORT_H

#include <ftw.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/crypto.h"
#include "base/utf8.h"
#include "domain/calendar_2026.h"
#include "service/notice_service.h"
#include "service/parts.h"
#include "service/queue_service.h"
#include "service/slips.h"
#include "service/staff_support.h"
#include "sql/own_schema.h"

#define MINUTE_MS INT64_C(60000)

#define WORDS(chinese, english)                                                                    \
    {                                                                                              \
        .in = { [KS_LANG_ZH_CN] = chinese, [KS_LANG_EN] = english }                                \
    }

static struct ks_hours_span court_hours[] = {{9 * 60, 12 * 60, 0}, {13 * 60 + 30, 17 * 60, 0}};
static const char *court_line_ids[] = {"mediation"};
static struct ks_service_line court_lines[] = {{.id = "mediation",
                                                .letter = "T",
                                                .name = WORDS("调解", "Mediation"),
                                                .letter_said = WORDS("ti4", "T"),
                                                .hours = court_hours,
                                                .hours_count = 2,
                                                .minutes_low = 15,
                                                .minutes_high = 30}};
static struct ks_seat court_rooms[] = {
    {"1", KS_SEAT_ROOM, WORDS("1号调解室", "Room 1"), court_line_ids, 1,
     WORDS("yi1 hao4 tiao2jie3shi4", "room one")},
    {"2", KS_SEAT_ROOM, WORDS("2号调解室", "Room 2"), court_line_ids, 1,
     WORDS("er4 hao4 tiao2jie3shi4", "room two")},
    {"3", KS_SEAT_ROOM, WORDS("3号调解室", "Room 3"), court_line_ids, 1,
     WORDS("san1 hao4 tiao2jie3shi4", "room three")},
};
static struct ks_visitor_kind court_kinds[] = {
    {"person", "user", WORDS("个人", "Person"), WORDS("", ""), false},
    {"enterprise", "company", WORDS("企业", "Business"), WORDS("", ""), false},
    {"priority", "heart", WORDS("优先", "Priority"), WORDS("", ""), true},
};
static struct ks_words court_bring[] = {WORDS("身份证", "Identity card")};
static const char *court_refs[] = {"民事诉讼法第125条"};
static struct ks_material court_materials[] = {
    {WORDS("起诉状", "Statement of claim"), WORDS("两份", "Two copies"), false},
    {WORDS("借条", "Loan note"), WORDS("", ""), false},
};
static struct ks_time_limit court_limits[] = {
    {.id = "limitation",
     .kind = KS_LIMIT_LIMITATION,
     .unit = KS_UNIT_YEARS,
     .length = 3,
     .title = WORDS("三年内起诉", "Sue within 3 years"),
     .from = WORDS("从到期日算。", "From the due day."),
     .late = WORDS("对方可以拒绝。", "The other side may refuse."),
     .ask = WORDS("到期那天", "The due day")}};
static const struct ks_fee_base court_divorce_base = {
    .id = "divorce", .low_fen = 5000, .high_fen = 30000};
static struct ks_guide court_guides[] = {
    {.id = "lending",
     .number = 1,
     .title = WORDS("要回借款", "Get your money back"),
     .legal_title = WORDS("民间借贷纠纷", "Private lending"),
     .pleading = {WORDS("民事起诉状", "Statement of claim form"), WORDS("", "")},
     .materials = court_materials,
     .material_count = 2,
     .cost = {.kind = KS_COST_COMPUTED,
              .fee = KS_FEE_PROPERTY,
              .amount_label = WORDS("借款本息", "Sum owed"),
              .note = WORDS("以法院核定为准", "The court's own reckoning prevails")},
     .limits = court_limits,
     .limit_count = 1,
     .provenance = {.refs = court_refs, .ref_count = 1, .checked = {2026, 11, 22}}},
    {.id = "divorce",
     .number = 2,
     .title = WORDS("离婚", "Divorce"),
     .legal_title = WORDS("离婚纠纷", "Divorce"),
     .pleading = {WORDS("民事起诉状", "Statement of claim form"), WORDS("", "")},
     .cost = {.kind = KS_COST_COMPUTED,
              .fee = KS_FEE_DIVORCE_SURCHARGE,
              .base = &court_divorce_base,
              .amount_label = WORDS("财产总额", "All property"),
              .note = WORDS("以法院核定为准", "The court's own reckoning prevails")}},
    {.id = "labour",
     .number = 3,
     .title = WORDS("讨要工资", "Get your wages"),
     .legal_title = WORDS("劳动争议", "Labour dispute"),
     .pleading = {WORDS("民事起诉状", "Statement of claim form"), WORDS("", "")},
     .cost = {.kind = KS_COST_FIXED,
              .fixed = {.fen = 1000},
              .note = WORDS("以法院核定为准", "The court's own reckoning prevails")}},
};
static struct ks_title_detail court_link_steps[] = {{WORDS("扫码", "Scan"), WORDS("", "")}};
static struct ks_link court_links[] = {{.id = "online-filing",
                                        .url = "https://zxfw.court.gov.cn/zxfw/",
                                        .title = WORDS("网上立案", "File online"),
                                        .lead = WORDS("用手机扫码", "Scan with your phone"),
                                        .steps = court_link_steps,
                                        .step_count = 1}};
static struct ks_risk_item court_risks[] = {
    {.id = "no-property", .title = WORDS("可能执行不到", "There may be nothing to collect")},
    {.id = "two-years", .title = WORDS("两年内申请", "Apply within two years")},
};

static inline struct ks_content *court_content(void)
{
    struct ks_content *content = calloc(1, sizeof *content);
    *content = (struct ks_content){
        .revision = "test.1",
        .court_name = WORDS("示例法院", "Sample Court"),
        .hall_name = WORDS("自助大厅", "Self-service hall"),
        .hotline = "12368",
        .foreigners = WORDS("护照", "Passport"),
        .window_hours = WORDS("", ""),
        .address = WORDS("", ""),
        .calendar = calendar_2026,
        .links = court_links,
        .link_count = 1,
        .guides = court_guides,
        .guide_count = 3,
        .hall = {.lines = court_lines,
                 .line_count = 1,
                 .seats = court_rooms,
                 .seat_count = 3,
                 .kinds = court_kinds,
                 .kind_count = 3},
        .mediation = {.line = "mediation",
                      .voluntary = WORDS("调解自愿", "Mediation is voluntary"),
                      .bring = court_bring,
                      .bring_count = 1,
                      .provenance = {.refs = court_refs,
                                     .ref_count = 1,
                                     .checked = {2026, 11, 22}}},
        .limits =
            {
                [KS_LIMIT_ENFORCEMENT] = {.today = WORDS("今晚可以寄", "Post it tonight"),
                                          .late = WORDS("也可以申请", "You can still apply")},
                [KS_LIMIT_ENFORCEMENT_ADMIN] = {.today = WORDS("今晚可以寄", "Post it tonight"),
                                                .late = WORDS("法院不受理", "It is not taken")},
                [KS_LIMIT_LIMITATION] = {.today = WORDS("今晚可以寄", "Post it tonight"),
                                         .late = WORDS("对方可以拒绝", "They may refuse")},
            },
        .enforcement = {.limit_note = WORDS("两年", "Two years, and what stops them")},
        .risks = {[KS_RISK_ENFORCEMENT] = {.version = "2026-11-22",
                                           .title = WORDS("执行风险告知", "Risks of enforcement"),
                                           .items = court_risks,
                                           .item_count = 2,
                                           .declaration = WORDS("我已阅读", "I have read this")}},
    };
    return content;
}

/* Every letter is as wide as it is high; Latin ones half. Nothing is drawn. */
static inline int court_width(void *ctx, enum ks_weight weight, int size_px, const char *text,
                              size_t bytes)
{
    (void)ctx;
    (void)weight;
    int width = 0;
    const char *end = text + bytes;
    while (text < end)
        width += ks_utf8_next(&text) < 0x2000 ? size_px / 2 : size_px;
    return width;
}

static inline const struct ks_mask *court_text_mask(void *ctx, enum ks_weight weight, int size_px,
                                                    const char *text, size_t bytes)
{
    (void)ctx;
    (void)weight;
    (void)size_px;
    (void)text;
    (void)bytes;
    return NULL;
}

static inline const struct ks_mask *court_icon_mask(void *ctx, const char *name, int size_px)
{
    (void)ctx;
    (void)name;
    (void)size_px;
    return NULL;
}

static inline int court_ascent(void *ctx, enum ks_weight weight, int size_px)
{
    (void)ctx;
    (void)weight;
    return size_px * 4 / 5;
}

static inline int court_line_height(void *ctx, enum ks_weight weight, int size_px)
{
    (void)ctx;
    (void)weight;
    return size_px * 7 / 5;
}

static const struct ks_glyphs_ops court_glyph_ops = {
    .width = court_width,
    .text_mask = court_text_mask,
    .icon_mask = court_icon_mask,
    .ascent = court_ascent,
    .line_height = court_line_height,
};

struct court {
    char folder[64];
    char slips[128];
    char db_path[192];
    struct ks_content *content;
    struct ks_store *store;
    struct ks_printer *printer;
    struct ks_glyphs glyphs;
    struct ks_clock_manual time;
    struct ks_clock clock;
    struct ks_desk desk;
    struct ks_paper_wanted wanted; /* of whoever takes a number */
    struct ks_error error;
};

/* A moment at the court. */
static inline void court_set_time(struct court *court, int year, int month, int day, int hour,
                                  int minute)
{
    court->time.wall_ms =
        ks_date_to_wall_ms((struct ks_date){year, month, day}, hour * 60 + minute);
}

/* The printer's state from now on. */
static inline void court_set_printer(struct court *court, const char *word)
{
    char path[160];
    mkdir(court->slips, 0700);
    snprintf(path, sizeof path, "%s/status", court->slips);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%s\n", word);
    fclose(file);
}

static inline int court_count_slips(const struct court *court)
{
    char pattern[160];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/[0-9]*.txt", court->slips);
    int count = glob(pattern, 0, NULL, &found) == 0 ? (int)found.gl_pathc : 0;
    globfree(&found);
    return count;
}

/* The text of the newest slip, or "". Valid until the next call. */
static inline const char *court_last_slip(const struct court *court)
{
    static char text[16384];
    char pattern[160];
    glob_t found;
    text[0] = '\0';
    snprintf(pattern, sizeof pattern, "%s/[0-9]*.txt", court->slips);
    if (glob(pattern, 0, NULL, &found) == 0) {
        FILE *file = fopen(found.gl_pathv[found.gl_pathc - 1], "r");
        assert_non_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        globfree(&found);
    }
    return text;
}

static inline int court_setup(void **state)
{
    struct court *court = calloc(1, sizeof *court);
    struct ks_store_opening opening;
    strcpy(court->folder, "/tmp/ks-court-XXXXXX");
    assert_non_null(mkdtemp(court->folder));
    snprintf(court->slips, sizeof court->slips, "%s/slips", court->folder);
    snprintf(court->db_path, sizeof court->db_path, "%s/hall.db", court->folder);
    own_schema_make(court->folder, court->db_path, sizeof court->db_path);
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_i18n_init(KS_BUILD_DIR "/locale"), 0);
    court->content = court_content();
    court_set_time(court, 2026, 11, 23, 9, 41);
    court->clock = ks_clock_from_manual(&court->time);
    court->glyphs = (struct ks_glyphs){.ops = &court_glyph_ops};
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, NULL), KS_OK);
    assert_int_equal(
        ks_printer_open("file:slips", court->folder, 80, &court->printer, &court->error), KS_OK);
    court->desk = (struct ks_desk){
        .store = court->store,
        .content = court->content,
        .printer = court->printer,
        .glyphs = &court->glyphs,
        .clock = &court->clock,
    };
    *state = court;
    return 0;
}

static inline int court_remove_one(const char *path, const struct stat *info, int type,
                                   struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

static inline int court_teardown(void **state)
{
    struct court *court = *state;
    ks_printer_close(court->printer);
    ks_store_close(court->store);
    free(court->content);
    nftw(court->folder, court_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(court);
    return 0;
}

/* Prints the slip and gives the text beside it. */
static inline const char *print_out(struct court *court, struct ks_slip *slip)
{
    struct ks_print_outcome outcome;
    assert_int_equal(
        ks_printer_print_slip(court->printer, slip, &court->glyphs, &outcome, &court->error),
        KS_OK);
    ks_slip_destroy(slip);
    return court_last_slip(court);
}

static inline void assert_says(const char *slip, const char *text)
{
    if (strstr(slip, text) == NULL) {
        print_error("\"%s\" is not in:\n%s\n", text, slip);
        fail();
    }
}

/* What staff do at a seat now. */
static inline enum ks_err court_staff(struct court *court, enum ks_hall_do what, const char *seat,
                                      struct ks_ticket *out)
{
    return staff_act(&court->desk, what, seat, court->time.wall_ms, out, &court->error);
}

#define COURT_TEST(name) cmocka_unit_test_setup_teardown(name, court_setup, court_teardown)

#endif
