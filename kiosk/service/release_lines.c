/* The lines in which a release differs, and who wrote them: made of a draft, kept as JSON. */
#include <string.h>

#include "content/draft.h"
#include "content/node_make.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"

struct writing {
    struct ks_arena *arena;
    const struct ks_draft *draft;
    struct ks_node *lines;
    int count, room;
    const struct ks_draft_change *nobodys; /* a line whose hand has shown no password; NULL: none */
};

/* Who moves an element of a list carries along what others wrote in it: they are authors, too. */
static bool is_of_place(const struct ks_draft_change *change, const struct ks_draft_change *place)
{
    return strcmp(change->file, place->file) == 0 &&
           ks_draft_is_within(change->field, place->field);
}

/* Whether the same hand made both. */
static bool is_same_hand(const struct ks_draft_change *a, const struct ks_draft_change *b)
{
    return strcmp(a->by, b->by) == 0 && (a->account == NULL) == (b->account == NULL) &&
           (a->account == NULL || strcmp(a->account, b->account) == 0);
}

/* Whether a change of the same place before it was of the same person. */
static bool is_told(const struct ks_draft *draft, int index, const struct ks_draft_change *place)
{
    for (int i = 0; i < index; i++)
        if (is_of_place(&draft->changes[i], place) &&
            is_same_hand(&draft->changes[i], &draft->changes[index]))
            return true;
    return false;
}

/* `hand`: who made the change. */
static void add_line(struct writing *writing, const struct ks_draft_change *hand,
                     const struct ks_draft_change *change, const char *was, const char *why)
{
    const struct ks_node members[] = {
        ks_node_text("author", hand->by),
        ks_node_text("file", change->file),
        ks_node_text("field", change->field),
        ks_node_text("was", was != NULL ? ks_arena_strdup(writing->arena, was) : ""),
        ks_node_text("now", ks_arena_strdup(writing->arena, change->now)),
        ks_node_text("why", why)};

    if (hand->account != NULL && writing->nobodys == NULL)
        writing->nobodys = hand;
    writing->lines = ks_arena_room(writing->arena, writing->lines, writing->count, &writing->room,
                                   sizeof *writing->lines);
    writing->lines[writing->count++] =
        ks_node_object(writing->arena, "", members, sizeof members / sizeof *members);
}

static void write_line(const struct ks_draft_change *change, const char *live, void *ctx)
{
    struct writing *writing = ctx;
    const struct ks_draft *draft = writing->draft;

    for (int i = 0; i < draft->count; i++)
        if (is_of_place(&draft->changes[i], change) && !is_told(draft, i, change))
            add_line(writing, &draft->changes[i], change, live, "");
}

/* English that may stay although its Chinese was changed: whoever said so has a part in it. */
static void write_waivers(struct writing *writing)
{
    const struct ks_draft *draft = writing->draft;

    for (int i = 0; i < draft->count; i++) {
        const struct ks_draft_change *change = &draft->changes[i];
        bool is_last = change->why != NULL;
        for (int j = i + 1; is_last && j < draft->count; j++)
            is_last = !ks_draft_is_same_place(&draft->changes[j], change);
        if (is_last)
            add_line(writing, change, change, change->now, change->why);
    }
}

enum ks_err ks_releases_write_lines(struct ks_arena *arena, const struct ks_draft *draft,
                                    const char *pack_dir, const char **out, struct ks_error *error)
{
    struct writing writing = {.arena = arena, .draft = draft};

    enum ks_err err = ks_draft_diff(draft, pack_dir, write_line, &writing, error);
    if (writing.count > 0)
        write_waivers(&writing);
    const struct ks_node root = ks_node_list(arena, "", writing.lines, writing.count);
    *out = ks_node_write_short(arena, &root);
    if (err == KS_OK && writing.nobodys != NULL)
        err =
            ks_fail(error, KS_ERR_STATE,
                    "%s %s was written at a machine without a password (%s), so nobody knows who "
                    "must not approve it: write it again in a draft of its own, in the console or "
                    "with --by",
                    writing.nobodys->file, writing.nobodys->field, writing.nobodys->account);
    return err;
}

static const struct ks_node *parse(struct ks_arena *arena, const char *lines)
{
    int line = 0;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(arena, lines, strlen(lines), &line, &why);

    return root != NULL && root->kind == KS_NODE_LIST ? root : NULL;
}

static const char *text_of(const struct ks_node *line, const char *key)
{
    const struct ks_node *node = ks_node_member(line, key);

    return node != NULL ? node->text : "";
}

static bool is_of(const struct ks_node *line, const char *member, const char *asked)
{
    char key[KS_ACCOUNT_NAME_BYTES];

    ks_account_key(text_of(line, member), key);
    return strcmp(asked, key) == 0;
}

/* In a release of before, a line may be of a hand without a password: who was named there counts,
 * too, as that it was somebody else is as little known. */
bool ks_releases_has_written(const char *lines, const char *who)
{
    struct ks_arena arena = {0};
    char asked[KS_ACCOUNT_NAME_BYTES];
    const struct ks_node *root = parse(&arena, lines);
    bool has_written = root == NULL;

    ks_account_key(who, asked);
    for (int i = 0; root != NULL && i < root->child_count; i++)
        has_written = has_written || is_of(&root->children[i], "author", asked) ||
                      is_of(&root->children[i], "said", asked);
    ks_arena_destroy(&arena);
    return has_written;
}

enum ks_err ks_release_lines(const struct ks_desk *desk, int64_t number, struct ks_arena *arena,
                             struct ks_release_line **out, int *count, struct ks_error *error)
{
    struct ks_release_body body = {0};
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = NULL;
    *count = 0;
    if (err == KS_OK)
        err = ks_store_read_release_body(desk->store, number, arena, &body, error);
    if (err != KS_OK)
        return err;
    const struct ks_node *root = parse(arena, body.lines);
    if (root == NULL)
        return ks_fail(error, KS_ERR_CORRUPT, "The row of release %lld is damaged",
                       (long long)number);
    *out = ks_arena_alloc(arena, ((size_t)root->child_count + 1) * sizeof **out);
    for (int i = 0; i < root->child_count; i++)
        (*out)[i] = (struct ks_release_line){.author = text_of(&root->children[i], "author"),
                                             .said = text_of(&root->children[i], "said"),
                                             .account = text_of(&root->children[i], "account"),
                                             .file = text_of(&root->children[i], "file"),
                                             .field = text_of(&root->children[i], "field"),
                                             .was = text_of(&root->children[i], "was"),
                                             .now = text_of(&root->children[i], "now"),
                                             .why = text_of(&root->children[i], "why")};
    *count = root->child_count;
    return KS_OK;
}
