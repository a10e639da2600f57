/* The halls that boards are drawn of. */
#include "scenes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/pack.h"

#define ZH_SIX "诉讼服务窗口"
#define EN_TWELVE "Meeting rm W"
#define ZH_LINE "劳动争议和工伤待遇先行"
#define EN_LINE "Labour dispute mediation"

void board_stage_open(struct board_stage *stage)
{
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};

    *stage = (struct board_stage){0};
    if (ks_i18n_init(KS_LOCALE_DIR) != 0 ||
        ks_content_load(KS_CONTENT_DIR, &stage->content, &faults, &error) != KS_OK ||
        ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &stage->fonts, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        abort();
    }
    ks_content_faults_destroy(&faults);
    stage->glyphs = ks_fonts_glyphs(stage->fonts);
}

void board_stage_close(struct board_stage *stage)
{
    ks_fonts_close(stage->fonts);
    ks_content_free(stage->content);
}

/* ---- a usual morning: Monday 23 November 2026, 10:26 ---- */

static int64_t morning_ms(void)
{
    return ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 10 * 60 + 26);
}

static void put_call(struct ks_hall_state *hall, const char *number, const char *line,
                     const char *seat, bool is_awaited)
{
    struct ks_hall_call_view *call = &hall->calls[hall->call_count++];

    snprintf(call->number, sizeof call->number, "%s", number);
    snprintf(call->line, sizeof call->line, "%s", line);
    snprintf(call->seat, sizeof call->seat, "%s", seat);
    call->called_ms = morning_ms() - hall->call_count * 60000;
    call->calls = 1;
    call->is_awaited = call->is_there = is_awaited;
}

static void put_line(struct ks_hall_state *hall, const char *id, int waiting, int low, int high)
{
    struct ks_hall_line_view *line = &hall->lines[hall->line_count++];

    *line = (struct ks_hall_line_view){
        .waiting = waiting, .has_wait = high > 0, .wait_low_min = low, .wait_high_min = high};
    snprintf(line->id, sizeof line->id, "%s", id);
    line->is_open = true;
}

static void fill_usual(const struct board_stage *stage, struct board_picture *picture)
{
    struct ks_hall_state *hall = &picture->hall;

    memset(picture, 0, sizeof *picture);
    picture->content = *stage->content;
    hall->is_known = hall->is_open = true;
    put_call(hall, "T012", "mediation", "3", true);
    put_call(hall, "L031", "filing", "w2", true);
    put_call(hall, "K009", "enforcement", "w3", false);
    put_call(hall, "L030", "filing", "w1", false);
    put_call(hall, "H004", "answers", "w1", false);
    put_call(hall, "L029", "filing", "w2", false);
    put_line(hall, "mediation", 4, 20, 45);
    put_line(hall, "filing", 5, 10, 25);
    put_line(hall, "enforcement", 14, 65, 130);
    put_line(hall, "answers", 0, 10, 20);
    picture->scene = (struct ks_board_scene){.now_ms = morning_ms(), .age_ms = 300};
}

static void fill_news(struct board_picture *picture)
{
    static const char *const tags[KS_LANG_COUNT] = {"营商环境", "Three rules"};
    static const char *const texts[KS_LANG_COUNT] = {
        "今天下午二时起第三法庭公开开庭审理一起物业纠纷案件，欢迎凭身份证旁听，请勿录像",
        "From 2 pm Court 3 hears a property case in public; bring your ID card to listen in, no "
        "filming"};
    static const char bulletin_zh[] =
        "电梯检修到下午三点，上二楼请走东侧楼梯；行动不便的请告诉工作人员，我们下楼来";
    static const char bulletin_en[] =
        "The lift is under repair until 3 pm: take the east stairs, or ask staff to come down";

    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        picture->news[0].tag.in[lang] = tags[lang];
        picture->news[0].text.in[lang] = texts[lang];
    }
    picture->content.announcements = picture->news;
    picture->content.announcement_count = 1;
    picture->hall.bulletin_count = 1;
    snprintf(picture->hall.bulletins[0].text[KS_LANG_ZH_CN], KS_HALL_TEXT_BYTES, "%s", bulletin_zh);
    snprintf(picture->hall.bulletins[0].text[KS_LANG_EN], KS_HALL_TEXT_BYTES, "%s", bulletin_en);
}

/* As many lines as wanted, with ids of their own and the longest names where `is_long`. */
static void fill_lines(struct board_picture *picture, int count, bool is_long)
{
    static const char letters[] = "TLKHAWRUYNMX";
    static char texts[sizeof letters][2], ids[KS_MOST_HALL_LINES][16];
    const struct ks_service_line *first = picture->content.hall.lines;

    picture->hall.line_count = 0;
    for (int i = 0; i < count; i++) {
        int letter = i % (int)(sizeof letters - 1);
        texts[letter][0] = letters[letter];
        snprintf(ids[i], sizeof ids[i], "line%d", i);
        picture->lines[i] = first[i % 4];
        picture->lines[i].id = i < 4 ? first[i].id : ids[i];
        picture->lines[i].letter = texts[letter];
        if (is_long)
            picture->lines[i].name = (struct ks_words){{ZH_LINE, EN_LINE}};
        put_line(&picture->hall, picture->lines[i].id, is_long ? 188 : 12 + i, 25 * i + 5,
                 40 * i + 35);
    }
    picture->content.hall.lines = picture->lines;
    picture->content.hall.line_count = count;
}

static void fill_long(struct board_picture *picture)
{
    for (int i = 0; i < picture->hall.call_count; i++) {
        struct ks_hall_call_view *call = &picture->hall.calls[i];
        picture->seats[i] = *ks_hall_find_seat(&picture->content.hall, call->seat);
        picture->seats[i].name = (struct ks_words){{ZH_SIX, EN_TWELVE}};
        call->is_awaited = true;
        snprintf(call->number, sizeof call->number, "W%03d", 888 - i);
    }
    picture->content.hall.seats = picture->seats;
    picture->content.hall.seat_count = picture->hall.call_count;
    picture->content.court_name =
        (struct ks_words){{"新疆维吾尔自治区乌鲁木齐市高级人民法院第三诉讼服务区",
                           "Intermediate People's Court of the Second Division, Wujiaqu"}};
    fill_lines(picture, 4, true);
}

static void close_hall(struct board_picture *picture)
{
    picture->closed = (struct ks_closing){
        .name = {{"全区供电线路改造停电检修", "Power cut for work on the lines"}},
        .span = {{2026, 11, 23}, {2026, 11, 25}, 0, KS_DAY_MINUTES}};
    picture->content.closed = &picture->closed;
    picture->content.closed_count = 1;
    picture->hall.call_count = 0;
    for (int i = 0; i < picture->hall.line_count; i++)
        picture->hall.lines[i].waiting = 0;
}

static void at(struct board_picture *picture, int month, int day, int minute)
{
    struct ks_date date = {month == 1 ? 2027 : 2026, month, day};

    picture->scene.now_ms = ks_date_to_wall_ms(date, minute);
    picture->hall.call_count = 0;
    for (int i = 0; i < picture->hall.line_count; i++)
        picture->hall.lines[i].waiting = 0;
}

static void close_line(struct board_picture *picture)
{
    struct ks_hall_line_view *line = &picture->hall.lines[1];

    line->is_open = false;
    line->closed_until_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 14 * 60);
    snprintf(line->closed_why[KS_LANG_ZH_CN], KS_HALL_WHY_BYTES,
             "立案系统升级，先请用手机网上立案");
    snprintf(line->closed_why[KS_LANG_EN], KS_HALL_WHY_BYTES,
             "system update; file by phone meanwhile");
}

static void be_loud(struct board_picture *picture)
{
    picture->scene.is_loud = true;
}

static void be_served(struct board_picture *picture)
{
    for (int i = 0; i < picture->hall.call_count; i++)
        picture->hall.calls[i].is_awaited = false;
}

static void be_first(struct board_picture *picture)
{
    picture->hall.call_count = 0;
}

static void be_alone(struct board_picture *picture)
{
    picture->hall.call_count = 1;
}

static void be_stale(struct board_picture *picture)
{
    picture->scene.age_ms = 6400;
}

static void be_long(struct board_picture *picture)
{
    fill_long(picture);
    fill_news(picture);
    picture->scene.is_loud = true;
}

static void be_many(struct board_picture *picture)
{
    fill_lines(picture, 12, false);
}

static void be_six(struct board_picture *picture)
{
    fill_lines(picture, 6, false);
}

static void be_night(struct board_picture *picture)
{
    at(picture, 11, 24, 2 * 60 + 14);
}

static void be_holiday(struct board_picture *picture)
{
    at(picture, 10, 2, 10 * 60);
}

static void be_without_calendar(struct board_picture *picture)
{
    at(picture, 1, 4, 10 * 60);
}

static void be_broken(struct board_picture *picture)
{
    picture->scene.age_ms = 3 * 60000;
}

static void be_broken_at_night(struct board_picture *picture)
{
    at(picture, 11, 24, 20 * 60);
    picture->scene.age_ms = 48000;
}

static void be_never_seen(struct board_picture *picture)
{
    picture->hall = (struct ks_hall_state){0};
    picture->scene.age_ms = -1;
}

static void be_dumb(struct board_picture *picture)
{
    be_loud(picture);
    picture->scene.is_dumb = true;
}

static const struct {
    const char *name;
    void (*vary)(struct board_picture *picture);
} scenes[SCENE_COUNT] = {
    [SCENE_CALL] = {"call", be_loud},
    [SCENE_DUMB] = {"dumb", be_dumb},
    [SCENE_REST] = {"rest", NULL},
    [SCENE_SERVED] = {"served", be_served},
    [SCENE_FIRST] = {"first", be_first},
    [SCENE_ONE_CALL] = {"one-call", be_alone},
    [SCENE_STALE] = {"stale", be_stale},
    [SCENE_CLOSED_LINE] = {"closed-line", close_line},
    [SCENE_NEWS] = {"news", fill_news},
    [SCENE_LONG] = {"long", be_long},
    [SCENE_MANY] = {"many", be_many},
    [SCENE_SIX] = {"six", be_six},
    [SCENE_NIGHT] = {"night", be_night},
    [SCENE_HOLIDAY] = {"holiday", be_holiday},
    [SCENE_CLOSED_HALL] = {"closed-hall", close_hall},
    [SCENE_NO_CALENDAR] = {"no-calendar", be_without_calendar},
    [SCENE_BROKEN] = {"broken", be_broken},
    [SCENE_BROKEN_NIGHT] = {"broken-night", be_broken_at_night},
    [SCENE_NEVER_SEEN] = {"never-seen", be_never_seen},
};

const char *scene_name(enum board_scene which)
{
    return scenes[which].name;
}

void board_picture_make(const struct board_stage *stage, enum board_scene which,
                        struct board_picture *out)
{
    fill_usual(stage, out);
    if (scenes[which].vary != NULL)
        scenes[which].vary(out);
    out->scene.content = &out->content;
    out->scene.hall = &out->hall;
    for (int i = 0; i < out->content.hall.line_count; i++)
        out->scene.lines[out->scene.line_count++] = &out->content.hall.lines[i];
    ks_board_judge_opening(&out->scene);
    ks_board_judge(&out->scene);
}
