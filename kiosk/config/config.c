/* kiosk.conf, read by inih. */
#include "config/config.h"

#include <ini.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "config/config_lines.h"

enum kind { KIND_TEXT, KIND_NUMBER, KIND_MICRONS, KIND_WORD, KIND_HOURS, KIND_TIME };

/* A word and what it stands for; a NULL word ends a list. */
struct word {
    const char *text;
    int value;
};

/* min and max are of the number as written; for KIND_MICRONS in micrometres. KIND_WORD: one of
 * `words`, and `fault` tells which there are. KIND_HOURS: two minutes of the day;
 * KIND_TIME: one, or -1. */
struct field {
    const char *section, *name;
    enum kind kind;
    size_t offset, size;
    int min, max;
    const struct word *words;
    const char *fault;
};

static const struct word dpi_words[] = {{"180", 180}, {"203", 203}, {NULL, 0}};
static const struct word yes_words[] = {{"yes", 1}, {"no", 0}, {NULL, 0}};
static const struct word status_words[] = {
    {"auto", KS_ANSWERS_AUTO}, {"yes", KS_ANSWERS_YES}, {"no", KS_ANSWERS_NO}, {NULL, 0}};
static const struct word device_words[] = {
    {"default", KS_VOICE_DEVICE_DEFAULT}, {"none", KS_VOICE_DEVICE_NONE}, {NULL, 0}};

static const struct word kind_words[] = {
    {"kiosk", KS_STATION_KIOSK}, {"board", KS_STATION_BOARD}, {NULL, 0}};

#define TEXT(section, name, member)                                                                \
    {                                                                                              \
        section, name, KIND_TEXT, offsetof(struct ks_config, member),                              \
            sizeof((struct ks_config *)0)->member, 0, 0, NULL, NULL                                \
    }
#define NUMBER(section, name, member, min, max)                                                    \
    {                                                                                              \
        section, name, KIND_NUMBER, offsetof(struct ks_config, member), sizeof(int), min, max,     \
            NULL, NULL                                                                             \
    }
#define WORD(section, name, member, words, fault)                                                  \
    {                                                                                              \
        section, name, KIND_WORD, offsetof(struct ks_config, member), sizeof(int), 0, 0, words,    \
            fault                                                                                  \
    }

static const struct field fields[] = {
    TEXT("store", "url", store_url),
    TEXT("hall", "url", store_url),
    TEXT("hall", "name", hall_name),
    TEXT("court", "url", court_url),
    TEXT("court", "certificate", court_certificate),
    NUMBER("store", "keep_days", keep_days, 30, 36500),
    NUMBER("store", "keep_receipt_days", keep_receipt_days, 1095, 36500),
    TEXT("printer", "url", printer_url),
    NUMBER("printer", "width_mm", printer_width_mm, 58, 210),
    WORD("printer", "dpi", printer_dpi, dpi_words, KS_N_("the value is neither 180 nor 203")),
    WORD("printer", "status", printer_answers, status_words,
         KS_N_("the value is not yes, no or auto")),
    {"panel", "mm_per_px", KIND_MICRONS, offsetof(struct ks_config, microns_per_px), sizeof(int),
     40, 1000, NULL, NULL},
    NUMBER("panel", "bottom_above_floor_mm", bottom_above_floor_mm, 0, 1200),
    NUMBER("idle", "warn_after_s", idle_warn_s, 10, 3600),
    NUMBER("idle", "wipe_after_s", idle_wipe_s, 20, 600),
    TEXT("station", "name", station_name),
    WORD("station", "kind", station_kind, kind_words,
         KS_N_("the value is neither kiosk nor board")),
    TEXT("station", "lines", station_lines),
    WORD("station", "contrast", station_contrast, yes_words,
         KS_N_("the value is neither yes nor no")),
    NUMBER("station", "screen", station_screen, 0, 15),
    WORD("voice", "device", voice_device, device_words,
         KS_N_("the value is neither default nor none")),
    NUMBER("voice", "volume", voice_volume, 0, 100),
    {"voice", "quiet", KIND_HOURS, offsetof(struct ks_config, voice_quiet_minutes), sizeof(int[2]),
     0, 0, NULL, NULL},
    {"voice", "tone", KIND_TIME, offsetof(struct ks_config, voice_tone_minute), sizeof(int), 0, 0,
     NULL, NULL},
    TEXT("voice", "clips", voice_clips),
    TEXT("console", "listen", console_listen),
    TEXT("console", "certificate", console_certificate),
    TEXT("console", "key", console_key),
    TEXT("console", "names", console_names),
    TEXT("network", "addresses", addresses_way),
    TEXT("network", "addresses_certificate", addresses_certificate),
    NUMBER("network", "offline_after_ms", offline_after_ms, 500, 30000),
    WORD("console", "public_board", is_board_public, yes_words,
         KS_N_("the value is neither yes nor no")),
};

enum { FIELD_COUNT = sizeof fields / sizeof fields[0], MOST_BYTES = 64 * 1024 };

struct reading {
    struct ks_config *config;
    bool is_set[FIELD_COUNT];
    char fault[200]; /* the first one */
};

void ks_config_defaults(struct ks_config *config)
{
    *config = (struct ks_config){
        .store_url = "sqlite:hall.db",
        .keep_days = 400,
        .keep_receipt_days = 7305,
        .printer_url = "file:slips",
        .printer_dpi = 203,
        .printer_answers = KS_ANSWERS_AUTO,
        .bottom_above_floor_mm = 700,
        .idle_warn_s = 60,
        .idle_wipe_s = 20,
        .voice_device = KS_VOICE_DEVICE_DEFAULT,
        .voice_volume = 70,
        .voice_clips = "voice",
        .voice_quiet_minutes = {20 * 60, 8 * 60},
        .voice_tone_minute = 3 * 60,
        .console_listen = "127.0.0.1:8368",
        .addresses_way = "none",
        .is_board_public = 1,
        .offline_after_ms = 2000,
    };
}

static const char *set_text(const struct field *field, char *at, const char *value)
{
    if (value[0] == '\0')
        return KS_N_("the value is empty; leave the key out to use the default");
    if (strlen(value) >= field->size)
        return KS_N_("the value is too long");
    memcpy(at, value, strlen(value) + 1);
    return NULL;
}

static const char *set_number(const struct field *field, int *at, const char *value)
{
    char *end = NULL;
    double number = strtod(value, &end);

    if (value[0] == '\0' || *end != '\0')
        return KS_N_("the value is not a number");
    if (field->kind == KIND_MICRONS)
        number *= 1000.0;
    else if (!(number >= -1e6 && number <= 1e6) || number != (double)(int)number)
        return KS_N_("the value is not a whole number");
    if (!(number >= field->min && number <= field->max))
        return KS_N_("the number is outside what makes sense");
    *at = (int)(number + 0.5);
    return NULL;
}

static const char *set_word(const struct field *field, int *at, const char *value)
{
    for (const struct word *word = field->words; word->text != NULL; word++) {
        if (strcmp(word->text, value) == 0) {
            *at = word->value;
            return NULL;
        }
    }
    return field->fault;
}

/* "HH:MM" at `text`; -1 if it is none. */
static int minute_of_day(const char *text)
{
    for (int i = 0; i < 5; i++)
        if (i == 2 ? text[i] != ':' : text[i] < '0' || text[i] > '9')
            return -1;
    int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* "20:00-08:00", over midnight or not, or "none". */
static const char *set_hours(int minutes[2], const char *value)
{
    bool is_never = strcmp(value, "none") == 0;
    bool is_form = strlen(value) == strlen("20:00-08:00") && value[5] == '-';
    int from = is_form ? minute_of_day(value) : -1, to = is_form ? minute_of_day(value + 6) : -1;

    if (!is_never && (from < 0 || to < 0))
        return KS_N_("the value is neither hours like 20:00-08:00 nor none");
    minutes[0] = is_never ? 0 : from;
    minutes[1] = is_never ? 0 : to;
    return NULL;
}

/* "03:00", or "none". */
static const char *set_time(int *minute, const char *value)
{
    *minute = strlen(value) == strlen("03:00") ? minute_of_day(value) : -1;
    return *minute >= 0 || strcmp(value, "none") == 0
               ? NULL
               : KS_N_("the value is neither a time like 03:00 nor none");
}

static const char *set(const struct field *field, void *at, const char *value)
{
    switch (field->kind) {
    case KIND_TEXT:
        return set_text(field, at, value);
    case KIND_WORD:
        return set_word(field, at, value);
    case KIND_HOURS:
        return set_hours(at, value);
    case KIND_TIME:
        return set_time(at, value);
    default:
        return set_number(field, at, value);
    }
}

/* Under this name or another one. */
static bool is_there(const struct reading *reading, const struct field *field)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (fields[i].offset == field->offset && reading->is_set[i])
            return true;
    return false;
}

static int handle(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    const char *fault = KS_N_("is not a key of kiosk.conf; see README.md for those there are");

    for (int i = 0; i < FIELD_COUNT; i++) {
        const struct field *field = &fields[i];
        char *at = (char *)reading->config + field->offset;
        if (strcmp(field->section, section) != 0 || strcmp(field->name, name) != 0)
            continue;
        fault = is_there(reading, field) ? KS_N_("is there twice; which one holds?")
                                         : set(field, at, value);
        reading->is_set[i] = true;
        break;
    }
    if (fault != NULL && reading->fault[0] == '\0')
        snprintf(reading->fault, sizeof reading->fault, "[%s] %s: %s", section, name,
                 ks_staff_tr(fault));
    return fault == NULL;
}

/* The library's own rules would make an indented line part of the value above it, and a hash behind
 * a value part of that; a long line it would cut in two. */
static int parse(const char *text, size_t bytes, struct reading *reading)
{
    ini_allow_multiline = false;
    ini_inline_comment_prefixes = (char *)";#";
    ini_use_stack = false;
    ini_initial_alloc = ini_max_line = (int)bytes + 3; /* CR, LF, NUL */
    return ini_parse_string(text, handle, reading);
}

static int line_of(const char *text, const char *at)
{
    int line = 1;

    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

enum ks_err ks_config_read(struct ks_config *config, const char *path, struct ks_error *error)
{
    struct reading reading = {.config = config};
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, &arena, &text, &bytes, error);
    const char *fault = NULL;
    int line = 0, odd = 0;

    if (err == KS_OK && bytes > MOST_BYTES)
        err = ks_fail(error, KS_ERR_INPUT, "%s: is far too large for a kiosk.conf", path);
    else if (err == KS_OK && strlen(text) < bytes)
        err = ks_fail(error, KS_ERR_INPUT, "%s:%d: is not text", path,
                      line_of(text, text + strlen(text)));
    if (err == KS_OK) {
        odd = ks_config_lines_fault(text, &arena, &fault);
        line = parse(text, bytes, &reading);
    }
    if (odd > 0 && (line <= 0 || odd <= line))
        err = ks_fail(error, KS_ERR_INPUT, "%s:%d: %s", path, odd, ks_staff_tr(fault));
    else if (line > 0)
        err = ks_fail(error, KS_ERR_INPUT, "%s:%d: %s", path, line, reading.fault);
    ks_arena_destroy(&arena);
    return err;
}

struct ks_printer_setup ks_config_printer(const struct ks_config *config, const char *base_dir)
{
    return (struct ks_printer_setup){
        .url = config->printer_url,
        .base_dir = base_dir,
        .width_mm = config->printer_width_mm,
        .dpi = config->printer_dpi,
        .answers = (enum ks_printer_answers)config->printer_answers,
        .fonts = {KS_FONT_DIR "/NotoSansSC-Regular.otf", KS_FONT_DIR "/NotoSansSC-Bold.otf"},
    };
}
