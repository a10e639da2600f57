/* One paper in two languages: for who reads the second, and for the clerk who reads the first. */
#include <string.h>

#include "base/log.h"
#include "service/date_words.h"
#include "service/slips_private.h"

/* A pair of blocks of the same kind, being written as one. */
struct joint {
    struct ks_slip *slip;
    const struct ks_slip_block *first, *second;
};

/* Both, parted by `mark`; once where they are the same. */
static const char *both(const struct joint *joint, const char *first, const char *second,
                        const char *mark)
{
    if (strcmp(first, second) == 0 || second[0] == '\0')
        return first;
    return first[0] == '\0' ? second
                            : ks_arena_printf(&joint->slip->arena, "%s%s%s", first, mark, second);
}

static const char *text_of(const struct joint *joint, const char *mark)
{
    return both(joint, joint->first->text, joint->second->text, mark);
}

/* "TEXT: DETAIL" in the second language. */
static const char *second_of(const struct joint *joint)
{
    const struct ks_slip_block *second = joint->second;

    return second->detail[0] == '\0'
               ? second->text
               : ks_arena_printf(&joint->slip->arena, "%s: %s", second->text, second->detail);
}

/* The court in bold, its name in the second language under it. */
static void join_header(const struct joint *joint)
{
    struct ks_arena *arena = &joint->slip->arena;
    const char *first = joint->first->text, *second = joint->second->text;

    ks_slip_add(joint->slip, KS_SLIP_HEADER,
                ks_arena_printf(arena, "%s\n%s",
                                ks_arena_strndup(arena, first, strcspn(first, "\n")),
                                ks_arena_strndup(arena, second, strcspn(second, "\n"))),
                NULL);
}

static void join_centred(const struct joint *joint)
{
    ks_slip_add(joint->slip, KS_SLIP_CENTRED, text_of(joint, " · "), NULL);
}

/* Two lines, the second not in bold. */
static void join_lines(const struct joint *joint)
{
    ks_slip_add(joint->slip, joint->first->kind, joint->first->text, joint->first->detail);
    if (strcmp(joint->first->text, joint->second->text) != 0)
        ks_slip_add(joint->slip, KS_SLIP_CENTRED, joint->second->text, NULL);
}

static void join_heading(const struct joint *joint)
{
    ks_slip_add(joint->slip, KS_SLIP_HEADING, joint->first->text,
                strcmp(joint->first->text, joint->second->text) == 0 ? "" : joint->second->text);
    if (joint->first->detail[0] != '\0')
        ks_slip_add(joint->slip, KS_SLIP_SMALL,
                    both(joint, joint->first->detail, joint->second->detail, " · "), NULL);
}

/* What is to be done or brought: bold, all there is to know of it under it. */
static void join_item(const struct joint *joint)
{
    ks_slip_add(joint->slip, joint->first->kind, joint->first->text, second_of(joint));
}

static void join_date(const struct joint *joint)
{
    struct ks_arena *arena = &joint->slip->arena;
    const char *foot = both(joint, joint->first->foot, joint->second->foot, "\n");
    struct ks_date day;

    if (ks_date_parse(joint->first->detail, &day, NULL) == KS_OK)
        foot = ks_arena_printf(arena, "%s · %s\n%s", ks_date_words(arena, KS_LANG_ZH_CN, day),
                               ks_date_words(arena, KS_LANG_EN, day), foot);
    ks_slip_add_date(joint->slip, text_of(joint, "\n"), joint->first->detail, foot);
}

/* A value is the same in both but for its unit. */
static void join_pair(const struct joint *joint)
{
    ks_slip_add(joint->slip, joint->first->kind, text_of(joint, " "),
                both(joint, joint->first->detail, joint->second->detail, " / "));
}

/* A frame of facts has no room for both: the second follows in a line. */
static void join_fact(const struct joint *joint)
{
    ks_slip_add(joint->slip, KS_SLIP_FACT, joint->first->text, joint->first->detail);
}

static void join_paragraph(const struct joint *joint)
{
    ks_slip_add(joint->slip, joint->first->kind, text_of(joint, "\n"),
                both(joint, joint->first->detail, joint->second->detail, "\n"));
}

/* What is only to be read at home. */
static void join_reading(const struct joint *joint)
{
    ks_slip_add(joint->slip, joint->second->kind, joint->second->text, NULL);
}

static void join_code(const struct joint *joint)
{
    ks_slip_add(joint->slip, KS_SLIP_QR, joint->first->text,
                both(joint, joint->first->detail, joint->second->detail, "\n"));
}

static void join_signature(const struct joint *joint)
{
    ks_slip_add_signature(joint->slip, joint->first->points, joint->first->point_count);
}

static void (*const joins[])(const struct joint *joint) = {
    [KS_SLIP_HEADER] = join_header,   [KS_SLIP_TITLE] = join_lines,
    [KS_SLIP_CENTRED] = join_centred, [KS_SLIP_NUMBER] = join_lines,
    [KS_SLIP_HEADING] = join_heading, [KS_SLIP_STEP] = join_item,
    [KS_SLIP_DATE] = join_date,       [KS_SLIP_FACT] = join_fact,
    [KS_SLIP_TEXT] = join_paragraph,  [KS_SLIP_SMALL] = join_reading,
    [KS_SLIP_PAIR] = join_pair,       [KS_SLIP_BULLET] = join_reading,
    [KS_SLIP_TICKED] = join_item,     [KS_SLIP_UNTICKED] = join_item,
    [KS_SLIP_RULE] = join_paragraph,  [KS_SLIP_LINE] = join_paragraph,
    [KS_SLIP_QR] = join_code,         [KS_SLIP_SIGNATURE] = join_signature,
    [KS_SLIP_RULER] = join_paragraph,
};

/* The facts of a frame that ends here, in the second language. */
static const char *add_fact(struct ks_slip *slip, const char *facts,
                            const struct ks_slip_block *second)
{
    const char *fact = ks_arena_printf(&slip->arena, "%s: %s", second->text, second->detail);

    return facts == NULL ? fact : ks_arena_printf(&slip->arena, "%s · %s", facts, fact);
}

/* Whether the two differ in nothing but words; else nothing is written. */
static bool join(const struct ks_slip *first, const struct ks_slip *second, struct ks_slip *out)
{
    struct joint joint = {out, first->first, second->first};
    const char *facts = NULL;

    out->is_personal = first->is_personal;
    out->is_large = first->is_large;
    while (joint.first != NULL && joint.second != NULL && joint.first->kind == joint.second->kind) {
        bool is_fact = joint.first->kind == KS_SLIP_FACT;
        if (facts != NULL && !is_fact)
            ks_slip_add(out, KS_SLIP_SMALL, facts, NULL);
        facts = is_fact ? add_fact(out, facts, joint.second) : NULL;
        joins[joint.first->kind](&joint);
        joint.first = joint.first->next;
        joint.second = joint.second->next;
    }
    if (joint.first == NULL && joint.second == NULL)
        return true;
    ks_slip_destroy(out);
    return false;
}

void ks_slip_write_for(struct ks_paper *out, const struct ks_slip_context *context,
                       void (*write)(const void *ctx, const struct ks_slip_context *context,
                                     struct ks_paper *paper),
                       const void *ctx)
{
    struct ks_slip_context courts = *context, visitors = *context;
    struct ks_paper first = {0}, second = {0};

    courts.lang = KS_LANG_ZH_CN;
    if (context->lang == courts.lang) {
        write(ctx, context, out);
        return;
    }
    courts.is_joined = visitors.is_joined = true;
    write(ctx, &courts, &first);
    write(ctx, &visitors, &second);
    if (!join(&first.slip, &second.slip, &out->slip)) {
        ks_log(KS_LOG_ERROR, "slips", "a paper differs between its languages in more than words");
        write(ctx, context, out);
    }
    ks_slip_destroy(&first.slip);
    ks_slip_destroy(&second.slip);
}
