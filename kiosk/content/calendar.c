/* calendar.json: holidays and worked weekends, which move statutory days, and the days on which the
 * hall is shut, which do not. */
#include "content/calendar_private.h"
#include "content/parts.h"

struct holiday {
    struct ks_words name;
    struct ks_date from, to;
};

/* What the file says, before it becomes a struct ks_calendar. */
struct draft {
    struct ks_date known_from, known_until;
    struct holiday *holidays;
    int holiday_count;
    struct ks_date *workdays;
    int workday_count;
    struct ks_closing *closed;
    int closed_count;
    struct ks_provenance provenance;
};

static const struct ks_field holiday_fields[] = {
    KS_WORDS(struct holiday, name, "name", 16, 40),
    KS_FIELD(struct holiday, from, "from", ks_read_date),
    KS_FIELD(struct holiday, to, "to", ks_read_date),
};
static const struct ks_shape holiday_shape = KS_SHAPE(holiday_fields);
static const struct ks_field holiday_element = {.read = ks_read_object, .shape = &holiday_shape};
static const struct ks_field date_element = {.read = ks_read_date};

static const struct ks_field closing_fields[] = {
    KS_WORDS(struct ks_closing, name, "name", 16, 40),
    KS_FIELD(struct ks_closing, span.from, "from", ks_read_date),
    KS_FIELD(struct ks_closing, span.to, "to", ks_read_date),
    {.key = "from_time",
     .read = ks_read_minute,
     .offset = offsetof(struct ks_closing, span.from_minute),
     .is_optional = true},
    {.key = "to_time",
     .read = ks_read_minute,
     .offset = offsetof(struct ks_closing, span.to_minute),
     .is_optional = true},
};
static const struct ks_shape closing_shape = KS_SHAPE(closing_fields);
const struct ks_field ks_closing_element = {.read = ks_read_object, .shape = &closing_shape};

static const struct ks_field calendar_fields[] = {
    KS_FIELD(struct draft, known_from, "known_from", ks_read_date),
    KS_FIELD(struct draft, known_until, "known_until", ks_read_date),
    KS_LIST(struct draft, holidays, holiday_count, "holidays", &holiday_element,
            sizeof(struct holiday), 0, KS_MOST_IN_LIST),
    KS_LIST(struct draft, workdays, workday_count, "workdays", &date_element,
            sizeof(struct ks_date), 0, KS_MOST_IN_LIST),
    KS_LIST(struct draft, closed, closed_count, "closed", &ks_closing_element,
            sizeof(struct ks_closing), 0, KS_MOST_IN_LIST),
    KS_PROVENANCE_FIELDS(struct draft, provenance),
};
static const struct ks_shape calendar_shape = KS_SHAPE(calendar_fields);

/* Every check below passes over days that could not be read: those are faults already. */
static bool is_before(struct ks_date a, struct ks_date b)
{
    return !ks_date_is_none(a) && !ks_date_is_none(b) && ks_date_compare(a, b) < 0;
}

static bool is_outside(const struct draft *draft, struct ks_date date)
{
    return is_before(date, draft->known_from) || is_before(draft->known_until, date);
}

static bool is_within(const struct holiday *holiday, struct ks_date date)
{
    return !ks_date_is_none(date) && !ks_date_is_none(holiday->from) &&
           !ks_date_is_none(holiday->to) && ks_date_compare(holiday->from, date) <= 0 &&
           ks_date_compare(date, holiday->to) <= 0;
}

static void check_holiday(struct ks_load *load, const struct draft *draft, int index,
                          const struct ks_node *node)
{
    const struct holiday *holiday = &draft->holidays[index];
    if (is_before(holiday->to, holiday->from))
        ks_load_fault(load, ks_node_near_key(node, "to")->line, "\"to\" is before \"from\"");
    if (is_outside(draft, holiday->from))
        ks_load_fault(load, ks_node_near_key(node, "from")->line,
                      "\"from\" is outside known_from to known_until");
    if (is_outside(draft, holiday->to))
        ks_load_fault(load, ks_node_near_key(node, "to")->line,
                      "\"to\" is outside known_from to known_until");
    for (int i = 0; i < index; i++)
        if (is_within(&draft->holidays[i], holiday->from) ||
            is_within(holiday, draft->holidays[i].from))
            ks_load_fault(load, ks_node_near_key(node, "from")->line,
                          "this holiday overlaps with another one");
}

static bool is_weekend(struct ks_date date)
{
    return ks_date_weekday(date) >= KS_SATURDAY;
}

static void check_workday(struct ks_load *load, const struct draft *draft, int index, int line)
{
    struct ks_date date = draft->workdays[index];
    char text[KS_DATE_TEXT_BYTES];
    if (ks_date_is_none(date))
        return;
    ks_date_format(date, text);
    if (is_outside(draft, date))
        ks_load_fault(load, line, "%s is outside known_from to known_until", text);
    if (!is_weekend(date))
        ks_load_fault(load, line, "%s is not a Saturday or Sunday: it is worked anyway", text);
    for (int i = 0; i < draft->holiday_count; i++)
        if (is_within(&draft->holidays[i], date))
            ks_load_fault(load, line, "%s is a day worked and a holiday", text);
    for (int i = 0; i < index; i++)
        if (ks_date_compare(draft->workdays[i], date) == 0)
            ks_load_fault(load, line, "%s is there twice", text);
}

void ks_closing_check(struct ks_load *load, struct ks_closing *closing, const struct ks_node *node)
{
    bool has_from = ks_node_member(node, "from_time"), has_to = ks_node_member(node, "to_time");
    if (is_before(closing->span.to, closing->span.from))
        ks_load_fault(load, ks_node_near_key(node, "to")->line, "\"to\" is before \"from\"");
    if (has_from != has_to)
        ks_load_fault(load, node->line, "\"from_time\" and \"to_time\" go together");
    if (!has_to)
        closing->span.to_minute = KS_DAY_MINUTES;
    if (has_from && has_to && closing->span.to_minute <= closing->span.from_minute)
        ks_load_fault(load, ks_node_near_key(node, "to_time")->line,
                      "\"to_time\" must be later than \"from_time\"");
}

static void take_over(struct ks_content *content, const struct draft *draft)
{
    size_t count = (size_t)draft->holiday_count;
    struct ks_day_range *ranges = ks_arena_alloc(&content->arena, (count + 1) * sizeof *ranges);
    struct ks_words *names = ks_arena_alloc(&content->arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++) {
        ranges[i] = (struct ks_day_range){draft->holidays[i].from, draft->holidays[i].to};
        names[i] = draft->holidays[i].name;
    }
    content->calendar = (struct ks_calendar){
        .holidays = ranges,
        .holiday_count = draft->holiday_count,
        .workdays = draft->workdays,
        .workday_count = draft->workday_count,
        .known_from = draft->known_from,
        .known_until = draft->known_until,
    };
    content->holiday_names = names;
    content->closed = draft->closed;
    content->closed_count = draft->closed_count;
    content->calendar_provenance = draft->provenance;
}

void ks_part_read_calendar(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    int before = load->faults->count;
    ks_read_shape(load, root, &calendar_shape, &draft);
    if (is_before(draft.known_until, draft.known_from))
        ks_load_fault(load, ks_node_near_key(root, "known_until")->line,
                      "\"known_until\" is before \"known_from\"");
    const struct ks_node *holidays = ks_node_near_key(root, "holidays");
    for (int i = 0; i < draft.holiday_count; i++)
        check_holiday(load, &draft, i, ks_node_near_item(holidays, i));
    const struct ks_node *workdays = ks_node_near_key(root, "workdays");
    for (int i = 0; i < draft.workday_count; i++)
        check_workday(load, &draft, i, ks_node_near_item(workdays, i)->line);
    const struct ks_node *closed = ks_node_near_key(root, "closed");
    for (int i = 0; i < draft.closed_count; i++)
        ks_closing_check(load, &draft.closed[i], ks_node_near_item(closed, i));
    take_over(load->content, &draft);
    ks_load_legal_page(load, root, NULL, &load->content->calendar_provenance);
    const struct ks_calendar_lines lines = {
        .known_from = ks_node_near_key(root, "known_from")->line,
        .known_until = ks_node_near_key(root, "known_until")->line,
        .holidays = holidays,
    };
    if (load->faults->count == before)
        ks_calendar_check_festivals(load, &load->content->calendar, draft.provenance.checked,
                                    &lines);
}
