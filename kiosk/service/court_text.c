/* What both sides of the line between court and tribunal write and read. */
#include "content/node_make.h"
#include "service/court_private.h"

const char *ks_court_signed_text(struct ks_arena *arena, const char *name, const char *text)
{
    return ks_arena_printf(arena, "court-kiosk-hall-1\n%s\n%s", name, text);
}

const char *ks_court_orders_text(struct ks_arena *arena, const char *name,
                                 struct ks_court_last last, const char *text)
{
    return ks_arena_printf(arena, "court-kiosk-orders-1\n%s\n%lld %lld %lld\n%s", name,
                           (long long)last.enrolled_ms, (long long)last.said.epoch,
                           (long long)last.said.n, text);
}

int64_t ks_court_number_of(const struct ks_node *node, const char *key)
{
    const struct ks_node *member = node != NULL ? ks_node_member(node, key) : NULL;

    return member != NULL && member->kind == KS_NODE_INT ? member->number : 0;
}

const char *ks_court_text_of(const struct ks_node *node, const char *key)
{
    const struct ks_node *member = node != NULL ? ks_node_member(node, key) : NULL;

    return member != NULL ? member->text : "";
}

struct ks_node ks_court_mark_node(struct ks_arena *arena, const char *key, struct ks_act_mark mark)
{
    const struct ks_node members[] = {ks_node_int("e", mark.epoch), ks_node_int("n", mark.n)};

    return ks_node_object(arena, key, members, 2);
}

struct ks_node ks_court_last_node(struct ks_arena *arena, struct ks_court_last last)
{
    const struct ks_node members[] = {ks_node_int("enrolled", last.enrolled_ms),
                                      ks_node_int("e", last.said.epoch),
                                      ks_node_int("n", last.said.n)};

    return ks_node_object(arena, "last", members, 3);
}

struct ks_court_last ks_court_last_of(const struct ks_node *node)
{
    const struct ks_node *member = node != NULL ? ks_node_member(node, "last") : NULL;

    return (struct ks_court_last){ks_court_number_of(member, "enrolled"),
                                  ks_court_mark_of(node, "last")};
}

struct ks_act_mark ks_court_mark_of(const struct ks_node *node, const char *key)
{
    const struct ks_node *member = node != NULL ? ks_node_member(node, key) : NULL;

    return (struct ks_act_mark){ks_court_number_of(member, "e"), ks_court_number_of(member, "n")};
}
