/* Looking for a text of a page in the files that make it. */
#include "content/text_place.h"

#include <string.h>

/* Which file makes a page; that of a guide has the guide's id. */
static const struct {
    const char *page, *item, *file; /* item NULL: any */
} files[] = {
    {"home", NULL, "court.json"},
    {"danger", NULL, "danger.json"},
    {"guides", NULL, "groups.json"},
    {"shelf", NULL, "groups.json"},
    {"situations", NULL, "situations.json"},
    {"start", NULL, "situations.json"},
    {"situation", NULL, "situations.json"},
    {"outcome", NULL, "situations.json"},
    {"institution", NULL, "institutions.json"},
    {"calculators", NULL, "calculators.json"},
    {"calculator", NULL, "calculators.json"},
    {"lines", NULL, "hall.json"},
    {"line", NULL, "hall.json"},
    {"mediation", NULL, "mediation.json"},
    {"question", NULL, "enforcement.json"},
    {"checklist", NULL, "enforcement.json"},
    {"risks", NULL, "risk.json"},
    {"risk", "litigation", "litigation.json"},
    {"risk", NULL, "risk.json"},
    {"link", NULL, "links.json"},
    {"rectification", NULL, "rectification.json"},
    {"find", NULL, "search.json"},
};
enum { FILES = sizeof files / sizeof *files };
enum { LEAST_BYTES = 4 }; /* less stands everywhere */

static bool is_of_id(const struct ks_node *node, const char *id)
{
    const struct ks_node *own = ks_node_member(node, "id");

    return own != NULL && own->kind == KS_NODE_TEXT && strcmp(own->text, id) == 0;
}

/* "" where no file of the pack makes that page. */
static const char *file_of_page(struct ks_draft_pack *pack, const struct ks_seen_text *seen)
{
    for (int i = 0; i < FILES; i++)
        if (strcmp(files[i].page, seen->page) == 0 &&
            (files[i].item == NULL || strcmp(files[i].item, seen->item) == 0))
            return files[i].file;
    for (int i = 0; i < pack->files.count; i++) {
        const char *name = pack->files.list[i].name;
        const struct ks_node *root = strncmp(name, "guides/", strlen("guides/")) == 0
                                         ? ks_draft_pack_tree(pack, name)
                                         : NULL;
        if (root != NULL && is_of_id(root, seen->item))
            return name;
    }
    return "";
}

/* A text below the node that has those words; of one in two languages, that of the language. */
static const struct ks_node *find_text(const struct ks_node *node, const struct ks_seen_text *seen)
{
    const struct ks_node *words = ks_node_member(node, ks_lang_code(seen->lang));

    if (words != NULL)
        node = words;
    if (node->kind == KS_NODE_TEXT)
        return strstr(node->text, seen->text) != NULL ? node : NULL;
    for (int i = 0; i < node->child_count; i++) {
        const struct ks_node *found = find_text(&node->children[i], seen);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* A text below the node that those words have in them, or that has them. */
static const struct ks_node *find_said(const struct ks_node *node, const struct ks_seen_text *seen)
{
    const struct ks_node *words = ks_node_member(node, ks_lang_code(seen->lang));

    if (words != NULL)
        node = words;
    if (node->kind == KS_NODE_TEXT && strlen(node->text) >= LEAST_BYTES &&
        (strstr(node->text, seen->text) != NULL || strstr(seen->text, node->text) != NULL))
        return node;
    for (int i = 0; i < node->child_count; i++) {
        const struct ks_node *found = find_said(&node->children[i], seen);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static const struct ks_node *find_item(const struct ks_node *node, const char *id)
{
    if (node == NULL)
        return NULL;
    if (is_of_id(node, id))
        return node;
    for (int i = 0; i < node->child_count; i++) {
        const struct ks_node *found = find_item(&node->children[i], id);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static struct ks_text_place place_of(struct ks_draft_pack *pack, const char *file,
                                     const struct ks_node *root, const struct ks_node *node)
{
    return (struct ks_text_place){file, ks_node_path(&pack->arena, root, node)};
}

/* Of a name in Markdown the language is in the name. */
static bool is_in_language(const char *file, enum ks_lang lang)
{
    return ks_pack_name_ends(file, ".json") || strstr(file, ks_lang_code(lang)) != NULL;
}

/* As the court's fits, it is what the tribunal says of itself. */
static struct ks_text_place find_of_tribunal(struct ks_draft_pack *pack,
                                             const struct ks_seen_text *seen)
{
    static const char file[] = "tribunals.json";
    const struct ks_node *root = ks_draft_pack_tree(pack, file);
    const struct ks_node *own = find_item(root, seen->hall);
    const struct ks_node *found =
        own != NULL && strlen(seen->text) >= LEAST_BYTES ? find_said(own, seen) : NULL;

    return own != NULL ? place_of(pack, file, root, found != NULL ? found : own)
                       : (struct ks_text_place){root != NULL ? file : "", ""};
}

struct ks_text_place ks_text_place_find(struct ks_draft_pack *pack, const struct ks_seen_text *seen)
{
    if (seen->hall[0] != '\0')
        return find_of_tribunal(pack, seen);
    const char *own = file_of_page(pack, seen);
    const struct ks_node *root = own[0] != '\0' ? ks_draft_pack_tree(pack, own) : NULL;
    const struct ks_node *item = find_item(root, seen->item);
    bool is_text = strlen(seen->text) >= LEAST_BYTES;
    const struct ks_node *found = NULL;

    if (is_text && item != NULL)
        found = find_text(item, seen);
    if (is_text && found == NULL && root != NULL)
        found = find_text(root, seen);
    if (found != NULL)
        return place_of(pack, own, root, found);
    for (int i = 0; is_text && i < pack->files.count; i++) {
        const char *file = pack->files.list[i].name;
        const struct ks_node *other =
            is_in_language(file, seen->lang) ? ks_draft_pack_tree(pack, file) : NULL;
        found = other != NULL ? find_text(other, seen) : NULL;
        if (found != NULL)
            return place_of(pack, file, other, found);
    }
    return item != NULL ? place_of(pack, own, root, item)
                        : (struct ks_text_place){root != NULL ? own : "", ""};
}
