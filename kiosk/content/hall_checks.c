/* Whether a hall works as it is written: letters told apart, seats that serve, a rule that is true.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "content/hall_private.h"
#include "domain/queue/order.h"
#include "domain/queue/slots.h"

/* Heard through a hall or read from 8 m. */
static const char like_digits[] = "BDIOQSZ";
static const char *const sound_alike[] = {"BCDEGPTVZ", "MN", "FSX", "AJK"};
static const char *const look_alike[] = {"CG", "EF", "KX", "MNW", "PR", "UVY"};
enum { OFFLINE_LETTER = 'F' };

static bool is_in_one(const char *const *rows, size_t count, char a, char b)
{
    for (size_t i = 0; i < count; i++)
        if (strchr(rows[i], a) && strchr(rows[i], b))
            return true;
    return false;
}

static const char *find_likeness(char a, char b)
{
    if (a == b)
        return KS_N_("is the letter of");
    if (is_in_one(sound_alike, sizeof sound_alike / sizeof *sound_alike, a, b))
        return KS_N_("sounds like the letter of");
    return is_in_one(look_alike, sizeof look_alike / sizeof *look_alike, a, b)
               ? KS_N_("looks like the letter of")
               : NULL;
}

void ks_letter_check(struct ks_load *load, const struct ks_hall_plan *plan, int index, int line)
{
    const struct ks_service_line *mine = &plan->lines[index];
    if (!mine->letter)
        return;
    char letter = mine->letter[0];
    if (letter == OFFLINE_LETTER)
        ks_load_fault(load, line, "F is kept for numbers that are given offline");
    if (strchr(like_digits, letter))
        ks_load_fault(load, line, "%c looks like a digit from afar: never %s", letter,
                      "B D I O Q S Z");
    for (int i = 0; i < index; i++) {
        const struct ks_service_line *other = &plan->lines[i];
        const char *how = other->letter ? find_likeness(letter, other->letter[0]) : NULL;
        if (how)
            ks_load_fault(load, line, "%c %s \"%s\" (%s)", letter, ks_staff_tr(how),
                          other->id ? other->id : "", other->letter);
    }
}

/* As many characters as the board has room for behind a number; English ones are half as wide. */
static const int most_in_place[KS_LANG_COUNT] = {[KS_LANG_ZH_CN] = 6, [KS_LANG_EN] = 12};

void ks_seat_check(struct ks_load *load, const struct ks_hall_plan *plan, int index,
                   const struct ks_node *node)
{
    const struct ks_seat *seat = &plan->seats[index];
    const struct ks_node *lines = ks_node_near_key(node, "lines");
    if (seat->line_count == 0)
        ks_load_fault(load, lines->line, "the seat \"%s\" serves no line",
                      seat->id ? seat->id : "");
    for (int i = 0; i < seat->line_count; i++) {
        int line = ks_node_near_item(lines, i)->line;
        if (seat->lines[i] && !ks_hall_find_line(plan, seat->lines[i]))
            ks_load_fault(load, line, "there is no line \"%s\"", seat->lines[i]);
        for (int j = 0; j < i; j++)
            if (ks_is_same_text(seat->lines[i], seat->lines[j]))
                ks_load_fault(load, line, "\"%s\" is there twice", seat->lines[i]);
    }
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        ks_check_size(load, ks_node_near_key(node, "name")->line, ks_lang_code((enum ks_lang)lang),
                      seat->name.in[lang], most_in_place[lang]);
}

/* Whether the number stands in the text, and not as a part of another. */
static bool has_number(const char *text, int number)
{
    char digits[16];
    int length = snprintf(digits, sizeof digits, "%d", number);
    for (const char *at = strstr(text, digits); at; at = strstr(at + 1, digits)) {
        bool is_whole = (at == text || !strchr("0123456789", at[-1])) &&
                        (at[length] == '\0' || !strchr("0123456789", at[length]));
        if (is_whole)
            return true;
    }
    return false;
}

static void check_minutes(struct ks_load *load, const struct ks_words *rule, int line, int minutes,
                          const char *what)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        if (minutes > 0 && rule->in[lang] && !has_number(rule->in[lang], minutes))
            ks_load_fault(load, line, "\"rule\" does not name the %d minutes %s (%s)", minutes,
                          ks_staff_tr(what), ks_lang_code((enum ks_lang)lang));
}

static void check_named(struct ks_load *load, const struct ks_hall_plan *plan, int line,
                        int minutes, const char *what)
{
    check_minutes(load, &plan->rule, line, minutes, what);
}

/* What is told of coming back and of appointments is what the program does. */
static void check_further_rules(struct ks_load *load, const struct ks_hall_plan *plan,
                                const struct ks_node *root)
{
    int back = ks_node_near_key(root, "back_rule")->line;
    int slot = ks_node_near_key(root, "slot_rule")->line;

    check_minutes(load, &plan->back_rule, back, KS_QUEUE_RETURN_MINUTES,
                  KS_N_("after a call that was missed"));
    check_minutes(load, &plan->slot_rule, slot, KS_SLOT_EARLY_MINUTES,
                  KS_N_("before the time of an appointment"));
    check_minutes(load, &plan->slot_rule, slot, KS_SLOT_LATE_MINUTES,
                  KS_N_("after the time of an appointment"));
}

static int to_minutes(int64_t ms)
{
    return (int)(ms / 60000);
}

void ks_rule_check(struct ks_load *load, const struct ks_hall_plan *plan,
                   const struct ks_node *root)
{
    int line = ks_node_near_key(root, "rule")->line, most_lines = 0;
    const struct ks_node *kinds = ks_node_near_key(root, "kinds");
    for (int i = 0; i < plan->kind_count; i++) {
        const char *id = plan->kinds[i].id;
        enum ks_visitor visitor = id ? ks_visitor_from_code(id) : KS_VISITOR_PERSON;
        if (visitor == KS_VISITOR_COUNT)
            ks_load_fault(load, ks_node_near_key(ks_node_near_item(kinds, i), "id")->line,
                          "no head start is published for \"%s\"", id);
        check_named(load, plan, line, to_minutes(ks_queue_head_start_ms(visitor)),
                    KS_N_("of a kind of visitor"));
    }
    for (int i = 0; i < plan->seat_count; i++)
        if (plan->seats[i].line_count > most_lines)
            most_lines = plan->seats[i].line_count;
    if (most_lines > 1)
        check_named(load, plan, line, KS_QUEUE_LINE_MINUTES, KS_N_("between two lines of a seat"));
    check_named(load, plan, line, to_minutes(ks_queue_bound_ms(most_lines)),
                KS_N_("after which nobody is overtaken"));
    check_further_rules(load, plan, root);
}
