/* The parts that slips share. */
#include <string.h>

#include "domain/date.h"
#include "service/date_words.h"
#include "service/slips_private.h"
#include "service/window.h"

const char *ks_source_text(struct ks_arena *arena, enum ks_lang lang, const char *ref)
{
    static const char second_hand[] = KS_DOUBT_MARK " ";
    size_t mark = sizeof second_hand - 1;
    return strncmp(ref, second_hand, mark) == 0
               ? ks_arena_printf(arena, ks_tr(lang, "%s (second hand)"), ref + mark)
               : ref;
}

const char *ks_slip_words(const struct ks_slip_writer *writer, const struct ks_words *words)
{
    return words->in[writer->lang];
}

const char *ks_slip_time(const struct ks_slip_writer *writer, int64_t wall_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(wall_ms);
    return ks_arena_printf(&writer->slip->arena, "%s %02d:%02d",
                           ks_date_format(ks_date_from_wall_ms(wall_ms), day), minute / 60,
                           minute % 60);
}

const char *ks_slip_join(const struct ks_slip_writer *writer, const char *title, const char *detail)
{
    return detail[0] == '\0' ? title
                             : ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s: %s"),
                                               title, detail);
}

void ks_slip_write_names(const struct ks_slip_writer *writer)
{
    const struct ks_content *content = writer->context->content;
    const char *name =
        ks_arena_printf(&writer->slip->arena, "%s\n%s", ks_slip_words(writer, &content->court_name),
                        ks_slip_words(writer, &content->hall_name));
    writer->slip->is_large = writer->context->is_large;
    ks_slip_add(writer->slip, KS_SLIP_HEADER, name, NULL);
}

void ks_slip_write_head(const struct ks_slip_writer *writer, const char *title)
{
    ks_slip_write_names(writer);
    ks_slip_add(writer->slip, KS_SLIP_TITLE, title, NULL);
    if (writer->context->is_for_staff)
        ks_slip_add(writer->slip, KS_SLIP_TEXT,
                    ks_tr(writer->lang, "Printed by staff for a visitor. Not yours? Please leave "
                                        "it here."),
                    NULL);
}

void ks_slip_write_small(const struct ks_slip_writer *writer, const char *label, const char *value)
{
    ks_slip_add(writer->slip, KS_SLIP_SMALL, ks_slip_join(writer, label, value), NULL);
}

/* Whom to ask, when and where; then what this paper is. */
void ks_slip_write_foot(const struct ks_slip_writer *writer, int64_t issued_ms)
{
    const struct ks_content *content = writer->context->content;
    const char *address = ks_slip_words(writer, &content->address);
    const char *hotline =
        ks_slip_join(writer, ks_tr(writer->lang, "Court help line"), content->hotline);
    const char *revision =
        ks_slip_join(writer, ks_tr(writer->lang, "Content revision"), content->revision);
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(writer->slip, KS_SLIP_SMALL,
                ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s · %s, release %lld"),
                                hotline, revision, (long long)content->release),
                NULL);
    ks_slip_add(writer->slip, KS_SLIP_SMALL,
                ks_window_hours_text(&writer->slip->arena, writer->lang, content), NULL);
    if (address != NULL && address[0] != '\0')
        ks_slip_write_small(writer, ks_tr(writer->lang, "Address"), address);
    else
        ks_slip_add(writer->slip, KS_SLIP_SMALL, ks_slip_words(writer, &content->address_unset),
                    NULL);
    ks_slip_write_small(writer, ks_tr(writer->lang, "Issued"), ks_slip_time(writer, issued_ms));
}

void ks_slip_write_answers(const struct ks_slip_writer *writer)
{
    struct ks_arena *arena = &writer->slip->arena;
    const char *joined = NULL;

    for (int i = 0; i < writer->context->answer_count; i++) {
        const struct ks_slip_answer *answer = &writer->context->answers[i];
        const char *text = answer->option != NULL ? ks_slip_words(writer, answer->option)
                                                  : ks_date_words(arena, writer->lang, answer->day);
        joined = joined == NULL
                     ? text
                     : ks_arena_printf(arena, ks_tr(writer->lang, "%s; %s"), joined, text);
    }
    if (joined == NULL)
        return;
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_write_small(writer, ks_tr(writer->lang, "What you told us"), joined);
}

void ks_slip_write_steps(const struct ks_slip_writer *writer, const char *heading,
                         const struct ks_title_detail *list, int count)
{
    if (count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, heading, NULL);
    for (int i = 0; i < count; i++) {
        ks_slip_add(writer->slip, KS_SLIP_STEP, ks_slip_words(writer, &list[i].title),
                    ks_slip_words(writer, &list[i].detail));
    }
}

void ks_slip_write_list(const struct ks_slip_writer *writer, const char *heading,
                        const struct ks_title_detail *list, int count)
{
    if (count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, heading, NULL);
    for (int i = 0; i < count; i++) {
        const char *text = ks_slip_join(writer, ks_slip_words(writer, &list[i].title),
                                        ks_slip_words(writer, &list[i].detail));
        ks_slip_add(writer->slip, KS_SLIP_BULLET, text, NULL);
    }
}

static bool is_given(const struct ks_time_limit *limit, const struct ks_slip_date *dates, int count)
{
    for (int i = 0; i < count; i++)
        if (dates[i].limit == limit)
            return true;
    return false;
}

/* The day that was not typed, and what it comes to, to be written in at home. */
static void write_blank(const struct ks_slip_writer *writer, const struct ks_time_limit *limit)
{
    ks_slip_add(
        writer->slip, KS_SLIP_TEXT,
        ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s: ________ %s: ________"),
                        ks_slip_words(writer, &limit->ask), ks_tr(writer->lang, "Last day")),
        NULL);
}

void ks_slip_write_limits(const struct ks_slip_writer *writer, const struct ks_time_limit *limits,
                          int count, const struct ks_slip_date *dates, int date_count)
{
    if (count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Time limits"), NULL);
    for (int i = 0; i < count; i++) {
        const char *text = ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s: %s %s"),
                                           ks_slip_words(writer, &limits[i].title),
                                           ks_slip_words(writer, &limits[i].from),
                                           ks_slip_words(writer, &limits[i].late));
        ks_slip_add(writer->slip, KS_SLIP_BULLET, text, NULL);
        if (ks_time_limit_asks(&limits[i]) && !is_given(&limits[i], dates, date_count))
            write_blank(writer, &limits[i]);
    }
}

/* The weekday, and where the day of printing stands. */
static const char *date_foot(const struct ks_slip_writer *writer, const struct ks_told *told)
{
    struct ks_arena *arena = &writer->slip->arena;
    const char *weekday = ks_date_expand(arena, writer->lang, "{w}", told->day);
    return ks_arena_printf(arena,
                           told->does_age ? ks_tr(writer->lang, "%s. On the day of printing: %s")
                                          : ks_tr(writer->lang, "%s. %s"),
                           weekday, told->state);
}

void ks_slip_write_last_day(const struct ks_slip_writer *writer, const struct ks_last_day *last,
                            const char *label)
{
    struct ks_told told;
    char day[KS_DATE_TEXT_BYTES];
    ks_last_day_tell(&writer->slip->arena, writer->lang, writer->context->content, last, label,
                     ks_date_from_wall_ms(writer->context->now_ms), &told);
    for (int i = 0; i < told.row_count; i++) {
        if (i != told.result) {
            ks_slip_add(writer->slip, KS_SLIP_PAIR, told.rows[i].label,
                        ks_date_format(told.rows[i].day, day));
        }
    }
    if (told.result >= 0) {
        ks_slip_add_date(writer->slip, told.rows[told.result].label,
                         ks_date_format(told.rows[told.result].day, day), date_foot(writer, &told));
    } else {
        ks_slip_add(writer->slip, KS_SLIP_HEADING, told.state, NULL);
    }
    for (int i = 0; i < told.remark_count; i++)
        ks_slip_add(writer->slip, KS_SLIP_TEXT, told.remarks[i], NULL);
}

void ks_slip_write_dates(const struct ks_slip_writer *writer, const struct ks_slip_date *dates,
                         int count)
{
    for (int i = 0; i < count; i++) {
        struct ks_last_day last;
        ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_slip_words(writer, &dates[i].limit->title),
                    NULL);
        if (ks_last_day_of_limit(writer->context->content, dates[i].limit, dates[i].from, &last))
            ks_slip_write_last_day(writer, &last, ks_tr(writer->lang, "Last day"));
    }
}

void ks_slip_write_link(const struct ks_slip_writer *writer, const struct ks_link *link)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_slip_words(writer, &link->title), NULL);
    ks_slip_add(writer->slip, KS_SLIP_QR, link->url, NULL);
}

void ks_slip_write_filing_link(const struct ks_slip_writer *writer)
{
    const struct ks_link *link = ks_content_find_link(writer->context->content, "online-filing");
    if (link != NULL)
        ks_slip_write_link(writer, link);
}
