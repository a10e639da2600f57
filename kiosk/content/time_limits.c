/* The rows of time limits: start, length, effect, worked case, sources. */
#include "content/time_limits.h"

#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/figure_walk.h"
#include "content/ties.h"
#include "content/wording.h"

enum { MOST_LENGTH = 3650 };

static void read_kind(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner);
static void read_length(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner);
static void read_worked(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner);

static const struct ks_field limit_fields[] = {
    KS_FIELD(struct ks_time_limit, id, "id", ks_read_id),
    {.key = "kind", .read = read_kind},
    KS_WORDS(struct ks_time_limit, title, "title", 28, 72),
    {.key = "length", .read = read_length},
    KS_WORDS(struct ks_time_limit, from, "from", 70, 200),
    KS_WORDS(struct ks_time_limit, late, "late", 90, 260),
    {.key = "ask",
     .read = ks_read_words,
     .offset = offsetof(struct ks_time_limit, ask),
     .is_optional = true,
     .most = {24, 60}},
    {.key = "ahead",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_time_limit, may_be_ahead),
     .is_optional = true},
    {.key = "abroad_days",
     .read = ks_read_int,
     .offset = offsetof(struct ks_time_limit, abroad_days),
     .low = 1,
     .high = MOST_LENGTH,
     .is_optional = true},
    {.key = "worked", .read = read_worked, .is_optional = true},
    {.key = "no_day",
     .read = ks_read_bool,
     .offset = offsetof(struct ks_time_limit, has_no_day),
     .is_optional = true},
};
static const struct ks_shape limit_shape = KS_SHAPE(limit_fields);
const struct ks_field ks_time_limit_element = {.read = ks_read_object, .shape = &limit_shape};

static const struct ks_field worked_fields[] = {
    KS_FIELD(struct ks_time_limit, worked_from, "from", ks_read_date),
    KS_FIELD(struct ks_time_limit, worked_last, "last", ks_read_date),
    {.key = "abroad",
     .read = ks_read_date,
     .offset = offsetof(struct ks_time_limit, worked_abroad),
     .is_optional = true},
};
static const struct ks_shape worked_shape = KS_SHAPE(worked_fields);

static const char *const units[KS_UNIT_COUNT] = {
    [KS_UNIT_YEARS] = "years", [KS_UNIT_MONTHS] = "months",
    [KS_UNIT_DAYS] = "days",   [KS_UNIT_WORKING_DAYS] = "working_days",
    [KS_UNIT_HOURS] = "hours", [KS_UNIT_NONE] = "none",
    [KS_UNIT_PAPER] = "paper",
};

const char *ks_time_unit_code(int unit)
{
    return unit >= 0 && unit < KS_UNIT_COUNT ? units[unit] : "";
}

static void read_kind(struct ks_load *load, const struct ks_node *node,
                      const struct ks_field *field, void *owner)
{
    struct ks_time_limit *limit = owner;
    (void)field;
    for (int i = 0; i < KS_LIMIT_KIND_COUNT; i++) {
        if (strcmp(node->text, ks_limit_kind_code((enum ks_limit_kind)i)) == 0) {
            limit->kind = (enum ks_limit_kind)i;
            return;
        }
    }
    ks_load_fault(load, node->line, "\"kind\": there is no kind of time limit \"%s\"", node->text);
}

/* {"years": 3}, or {"none": true}. */
static void read_length(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner)
{
    struct ks_time_limit *limit = owner;
    const struct ks_node *one = node->child_count > 0 ? &node->children[0] : node;
    int unit = 0;
    (void)field;
    while (unit < KS_UNIT_COUNT && strcmp(one->key, units[unit]) != 0)
        unit++;
    bool is_well = node->kind == KS_NODE_OBJECT && node->child_count == 1 && unit < KS_UNIT_COUNT;
    bool is_counted = unit < KS_UNIT_NONE;
    is_well = is_well && (is_counted ? one->kind == KS_NODE_INT && one->number >= 1 &&
                                           one->number <= MOST_LENGTH
                                     : one->kind == KS_NODE_BOOL && one->is_true);
    if (!is_well) {
        ks_load_fault(load, node->line,
                      "\"length\" must hold one of years, months, days, working_days, hours with a "
                      "number, or none or paper with true");
        return;
    }
    limit->unit = (enum ks_limit_unit)unit;
    limit->length = is_counted ? (int)one->number : 0;
}

static void read_worked(struct ks_load *load, const struct ks_node *node,
                        const struct ks_field *field, void *owner)
{
    (void)field;
    ks_read_shape(load, node, &worked_shape, owner);
}

struct ks_period ks_time_limit_length(const struct ks_time_limit *limit)
{
    return (struct ks_period){
        .years = limit->unit == KS_UNIT_YEARS ? limit->length : 0,
        .months = limit->unit == KS_UNIT_MONTHS ? limit->length : 0,
        .days = limit->unit == KS_UNIT_DAYS ? limit->length : 0,
    };
}

bool ks_time_limit_abroad(const struct ks_time_limit *limit, struct ks_period *out)
{
    *out = (struct ks_period){.days = limit->abroad_days};
    return limit->abroad_days > 0;
}

bool ks_time_limit_asks(const struct ks_time_limit *limit)
{
    return limit->ask.in[0] && limit->ask.in[0][0];
}

/* Whether `number`, not as part of a longer one, stands in `text` with `word` (NULL: anything)
 * behind it. */
static bool has_number(const char *text, const char *number, const char *word)
{
    size_t bytes = strlen(number);
    for (const char *at = text ? strstr(text, number) : NULL; at; at = strstr(at + 1, number)) {
        const char *behind = at + bytes;
        if ((at > text && isdigit((unsigned char)at[-1])) || isdigit((unsigned char)*behind))
            continue;
        behind += *behind == ' ';
        if (!word || strncmp(behind, word, strlen(word)) == 0)
            return true;
    }
    return false;
}

static bool tells_length(const struct ks_content *content, const struct ks_time_limit *limit,
                         const char *number, enum ks_lang lang)
{
    const char *const texts[] = {limit->title.in[lang], limit->from.in[lang]};
    for (int i = 0; i < 2; i++) {
        if (lang != KS_LANG_ZH_CN && has_number(texts[i], number, NULL))
            return true;
        if (lang == KS_LANG_ZH_CN && texts[i] &&
            ks_figure_tells(content, texts[i], units[limit->unit], limit->length))
            return true;
        for (int j = 0; lang == KS_LANG_ZH_CN && j < content->unit_word_counts[limit->unit]; j++)
            if (has_number(texts[i], number, content->unit_words[limit->unit][j]))
                return true;
    }
    return false;
}

static void check_length(struct ks_load *load, const struct ks_time_limit *limit, int line)
{
    const char *number = ks_arena_printf(load->scratch, "%d", limit->length);
    if ((limit->kind == KS_LIMIT_NONE) != (limit->unit == KS_UNIT_NONE))
        ks_load_fault(load, line, "the kind \"none\" and the length \"none\" go together");
    bool is_checked = limit->length > 0 && load->content->unit_word_counts[limit->unit] > 0;
    for (enum ks_lang lang = KS_LANG_ZH_CN; is_checked && lang < KS_LANG_COUNT; lang++)
        if (!tells_length(load->content, limit, number, lang))
            ks_load_fault(load, line, "neither \"title\" nor \"from\" tells the length, %d %s (%s)",
                          limit->length, units[limit->unit], ks_lang_code(lang));
}

/* Whether the case of the row, reckoned again with `length`, ends on `last`. */
static void check_case(struct ks_load *load, const struct ks_time_limit *limit,
                       struct ks_period length, struct ks_date last, const struct ks_node *node)
{
    const struct ks_calendar *calendar = &load->content->calendar;
    struct ks_period_end end;
    char day[KS_DATE_TEXT_BYTES];
    bool is_calendar_well = calendar->holiday_count > 0 &&
                            ks_date_compare(calendar->known_from, calendar->known_until) < 0;
    if (!is_calendar_well ||
        ks_period_compute(calendar, limit->worked_from, length, &end, NULL) != KS_OK)
        return;
    if (!end.is_known || ks_date_compare(end.last_day, last) != 0)
        ks_load_fault(load, ks_node_near_key(node, "worked")->line,
                      "the worked case does not hold: the last day is %s%s",
                      ks_date_format(ks_period_sure_until(&end), day),
                      end.is_known ? "" : ks_staff_tr(", in a year whose holidays are not known"));
}

static void check_worked(struct ks_load *load, const struct ks_time_limit *limit,
                         const struct ks_node *node)
{
    bool asks = ks_node_member(node, "ask"), is_worked = ks_node_member(node, "worked");
    if (asks && (limit->unit > KS_UNIT_DAYS || limit->length == 0)) {
        ks_load_fault(load, ks_node_near_key(node, "ask")->line,
                      "only years, months and days can be worked out from a day");
        return;
    }
    bool is_counted = limit->length > 0 && limit->unit <= KS_UNIT_DAYS;
    bool is_visitors = ks_limit_traits(limit->kind).effect != KS_EFFECT_OTHERS;
    if (asks && limit->has_no_day)
        ks_load_fault(load, ks_node_near_key(node, "no_day")->line,
                      "\"no_day\" is for a limit without \"ask\"");
    if (!asks && !is_worked && !limit->has_no_day && is_counted && is_visitors)
        ks_load_fault(load, node->line,
                      "a time limit of a visitor needs \"ask\" with a \"worked\" case, or "
                      "\"no_day\" if no day that a visitor knows begins it");
    if (asks != is_worked)
        ks_load_fault(load, node->line, "\"ask\" and a worked case, \"worked\", go together");
    if (!asks && ks_node_member(node, "ahead"))
        ks_load_fault(load, node->line, "\"ahead\" is about the day that \"ask\" asks for");
    if (asks && is_worked)
        check_case(load, limit, ks_time_limit_length(limit), limit->worked_last, node);
}

/* Who has no home in China has longer, and the case shows until when. */
static void check_abroad(struct ks_load *load, const struct ks_time_limit *limit,
                         const struct ks_node *node)
{
    const struct ks_node *field = ks_node_near_key(node, "abroad_days");
    bool has_case = !ks_date_is_none(limit->worked_abroad);
    struct ks_period length;
    if (ks_time_limit_abroad(limit, &length) != has_case) {
        ks_load_fault(load, field->line,
                      "\"abroad_days\" and the last day \"abroad\" of the worked case go together");
        return;
    }
    if (!has_case)
        return;
    if (limit->unit != KS_UNIT_DAYS || limit->abroad_days <= limit->length)
        ks_load_fault(load, field->line,
                      "\"abroad_days\" must be more than the days of \"length\"");
    check_case(load, limit, length, limit->worked_abroad, node);
}

/* What stands after a title must not read as if it were so already. */
static void check_late(struct ks_load *load, const struct ks_time_limit *limit, int line)
{
    const struct ks_content *content = load->content;
    const char *text = limit->late.in[KS_LANG_ZH_CN];
    bool says_when = content->lateness_count == 0 || !text || limit->kind == KS_LIMIT_PROCEDURE ||
                     ks_limit_traits(limit->kind).effect == KS_EFFECT_OTHERS ||
                     ks_wording_has_any(text, content->lateness, content->lateness_count);
    if (!says_when)
        ks_load_fault(load, line, "\"late\" does not say that it speaks of when the time is over");
}

/* What a word or two cannot say: the start, and what follows. */
static void check_fullness(struct ks_load *load, const struct ks_node *node, const char *key,
                           const struct ks_words *words)
{
    enum { LEAST_CHARACTERS = 6, LEAST_SPACES = 2 };
    const char *chinese = words->in[KS_LANG_ZH_CN], *english = words->in[KS_LANG_EN];
    const struct ks_node *member = ks_node_near_key(node, key);
    int spaces = 0;
    for (const char *at = english; at && *at; at++)
        spaces += *at == ' ';
    if (chinese && ks_utf8_count(chinese) < LEAST_CHARACTERS)
        ks_load_fault(load, ks_node_near_key(member, ks_lang_code(KS_LANG_ZH_CN))->line,
                      "\"%s\" is no sentence: it needs %d characters (zh_CN)", key,
                      LEAST_CHARACTERS);
    if (english && spaces < LEAST_SPACES)
        ks_load_fault(load, ks_node_near_key(member, ks_lang_code(KS_LANG_EN))->line,
                      "\"%s\" is no sentence: it needs %d words (en)", key, LEAST_SPACES + 1);
}

static bool is_sourced(const struct ks_provenance *provenance, const struct ks_time_limit *limit)
{
    return ks_is_tied(provenance, limit->title.in[KS_LANG_ZH_CN]) ||
           ks_is_tied(provenance, limit->from.in[KS_LANG_ZH_CN]) ||
           ks_is_tied(provenance, limit->late.in[KS_LANG_ZH_CN]);
}

/* A title that speaks of one kind is no row of another. */
static void check_kind(struct ks_load *load, const struct ks_time_limit *limit, int line)
{
    const char *title = limit->title.in[KS_LANG_ZH_CN];
    const struct ks_limit_words *own = &load->content->limits[limit->kind];
    if (!title || ks_wording_has_any(title, own->about, own->about_count))
        return;
    for (int kind = 0; kind < KS_LIMIT_KIND_COUNT; kind++) {
        const struct ks_limit_words *words = &load->content->limits[kind];
        if (ks_wording_has_any(title, words->about, words->about_count))
            ks_load_fault(load, line, "\"title\" speaks of the kind \"%s\", this row is \"%s\"",
                          ks_limit_kind_code((enum ks_limit_kind)kind),
                          ks_limit_kind_code(limit->kind));
    }
}

void ks_check_time_limits(struct ks_load *load, const struct ks_node *list,
                          const struct ks_time_limit *limits, int count,
                          const struct ks_provenance *provenance)
{
    static const char *const keys[] = {"title", "from", "late"};
    ks_check_ids(load, list);
    for (int i = 0; i < count; i++) {
        const struct ks_node *node = ks_node_near_item(list, i);
        const struct ks_words *const told[] = {&limits[i].title, &limits[i].from, &limits[i].late};
        check_kind(load, &limits[i], ks_node_near_key(node, "title")->line);
        check_length(load, &limits[i], ks_node_near_key(node, "length")->line);
        check_worked(load, &limits[i], node);
        check_abroad(load, &limits[i], node);
        check_late(load, &limits[i], ks_node_near_key(node, "late")->line);
        check_fullness(load, node, "from", &limits[i].from);
        check_fullness(load, node, "late", &limits[i].late);
        for (int j = 0; j < 3; j++)
            ks_check_contradiction(load, node, keys[j], limits[i].kind, told[j]);
        if (provenance->ref_count > 0 && !is_sourced(provenance, &limits[i]))
            ks_load_fault(load, node->line, "no source stands for a word of this time limit");
    }
}
