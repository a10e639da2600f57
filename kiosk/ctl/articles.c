/* kioskctl law: the articles that the program's fees and time limits rest on, for whoever looks
 * once a year whether they still say so. */
#include "base/arena.h"
#include "base/i18n.h"
#include "ctl/ctl.h"
#include "ctl/law.h"
#include "domain/fee_flat.h"
#include "domain/limitation.h"

enum { MOST_MEMBERS = 8 };

/* A list of rules, and how its rows are made. */
struct rules {
    const char *name, *key;
    int count;
    const char *(*code)(int row);
    struct ks_law (*law)(int row);
    const struct ks_limit_traits *(*traits)(int row, struct ks_limit_traits *out); /* or NULL */
};

static const char *fee_code(int row)
{
    return ks_fee_flat_find((enum ks_fee_flat_kind)row)->code;
}

static struct ks_law fee_law(int row)
{
    return ks_fee_flat_find((enum ks_fee_flat_kind)row)->law;
}

static const char *limit_code(int row)
{
    return ks_limit_kind_code((enum ks_limit_kind)row);
}

static struct ks_law limit_law(int row)
{
    return ks_limit_traits((enum ks_limit_kind)row).law;
}

static const struct ks_limit_traits *limit_traits(int row, struct ks_limit_traits *out)
{
    *out = ks_limit_traits((enum ks_limit_kind)row);
    return out;
}

static const char *instalment_code(int row)
{
    return ks_limit_kind_code(ks_instalment_kind((enum ks_instalment_rule)row));
}

static struct ks_law instalment_law(int row)
{
    return ks_limitation_law((enum ks_instalment_rule)row);
}

static const struct rules all[] = {
    {"fee", "fees", KS_FEE_FLAT_COUNT, fee_code, fee_law, NULL},
    {"limit", "limits", KS_LIMIT_KIND_COUNT, limit_code, limit_law, limit_traits},
    {"counts-from", "counts_from", KS_INSTALMENT_UNKNOWN, instalment_code, instalment_law, NULL},
};
enum { RULES = sizeof all / sizeof all[0] };

/* What the law does with a limit, in words; "" where nothing is lost. */
static const char *said_of(struct ks_arena *arena, const struct ks_limit_traits *traits)
{
    if (traits->effect == KS_EFFECT_OTHERS)
        return "";
    return ks_arena_printf(
        arena, "  %s%s",
        traits->can_restart ? ks_staff_tr("begins anew after a demand or a promise; ") : "",
        traits->court_looks ? ks_staff_tr("the court looks at it unasked")
                            : ks_staff_tr("counts only if the other side pleads it"));
}

static void print_rules(struct ks_arena *arena, const struct rules *rules)
{
    struct ks_limit_traits traits;

    for (int i = 0; i < rules->count; i++) {
        struct ks_law law = rules->law(i);
        if (law.articles == NULL)
            continue;
        printf("%s %s  %s  %s%s\n", rules->name, rules->code(i),
               ks_staff_tr(ks_statute_title(law.statute)), law.articles,
               rules->traits != NULL ? said_of(arena, rules->traits(i, &traits)) : "");
    }
}

static struct ks_node rule_node(struct ks_arena *arena, const struct rules *rules, int row)
{
    struct ks_law law = rules->law(row);
    struct ks_node members[MOST_MEMBERS] = {
        ks_node_text("kind", rules->code(row)),
        ks_node_text("statute", ks_statute_code(law.statute)),
        ks_node_text("title", ks_staff_tr(ks_statute_title(law.statute))),
        ks_node_text("articles", law.articles),
    };
    struct ks_limit_traits traits;
    int count = 4;

    if (rules->traits != NULL) {
        rules->traits(row, &traits);
        members[count++] = ks_node_bool("can_restart", traits.can_restart);
        members[count++] = ks_node_bool("court_looks", traits.court_looks);
    }
    return ks_node_object(arena, "", members, count);
}

static struct ks_node rules_node(struct ks_arena *arena, const struct rules *rules)
{
    struct ks_node *rows = ks_arena_alloc(arena, (size_t)rules->count * sizeof *rows);
    int count = 0;

    for (int i = 0; i < rules->count; i++)
        if (rules->law(i).articles != NULL)
            rows[count++] = rule_node(arena, rules, i);
    return ks_node_list(arena, rules->key, rows, count);
}

int ks_ctl_law(int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    struct ks_arena arena = {0};
    struct ks_node members[RULES];

    if (argc != 1)
        return ks_ctl_refuse_use(argv[0], "[--json]");
    for (int i = 0; i < RULES; i++)
        if (is_json)
            members[i] = rules_node(&arena, &all[i]);
        else
            print_rules(&arena, &all[i]);
    if (is_json) {
        const struct ks_node root = ks_node_object(&arena, "", members, RULES);
        ks_ctl_print_json(&arena, &root);
    }
    ks_arena_destroy(&arena);
    return KS_CTL_DONE;
}
