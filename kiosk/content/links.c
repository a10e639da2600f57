/* links.json: where QR codes lead. */
#include <string.h>

#include "content/parts.h"
#include "content/twins.h"

/* What fits a code of a size that can be read from the slip. */
enum { MAX_URL_LENGTH = 200 };

/* The screens lead to these. */
static const char *const required[] = {"online-filing", "rectification"};

struct draft {
    struct ks_link *links;
    int count;
};

static const struct ks_field link_fields[] = {
    KS_FIELD(struct ks_link, id, "id", ks_read_id),
    KS_TEXT(struct ks_link, url, "url"),
    KS_WORDS(struct ks_link, title, "title", 28, 72),
    KS_WORDS(struct ks_link, lead, "lead", 70, 200),
    KS_TITLE_DETAIL_LIST(struct ks_link, steps, step_count, "steps", 16),
};
static const struct ks_shape link_shape = KS_SHAPE(link_fields);
static const struct ks_field link_element = {.read = ks_read_object, .shape = &link_shape};

static const struct ks_field links_fields[] = {
    KS_LIST(struct draft, links, count, "links", &link_element, sizeof(struct ks_link), 1,
            KS_MOST_IN_LIST),
};
static const struct ks_shape links_shape = KS_SHAPE(links_fields);

static void check_url(struct ks_load *load, const char *url, int line)
{
    const struct ks_content *content = load->content;
    if (!url || content->allowed_host_count == 0)
        return;
    if (strlen(url) > MAX_URL_LENGTH)
        ks_load_fault(load, line, "\"url\" is longer than %d characters", MAX_URL_LENGTH);
    if (!ks_content_is_host_allowed(url, content->allowed_hosts, content->allowed_host_count))
        ks_load_fault(load, line,
                      "\"url\" must begin with https:// and a host that court.json allows");
}

void ks_part_read_links(struct ks_load *load, const struct ks_node *root)
{
    struct draft draft = {0};
    ks_read_shape(load, root, &links_shape, &draft);
    load->content->links = draft.links;
    load->content->link_count = draft.count;
    const struct ks_node *list = ks_node_near_key(root, "links");
    ks_check_ids(load, list);
    ks_check_twins(load, root, NULL, 0);
    for (int i = 0; i < draft.count; i++)
        check_url(load, draft.links[i].url,
                  ks_node_near_key(ks_node_near_item(list, i), "url")->line);
    for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
        if (!ks_content_find_link(load->content, required[i]))
            ks_load_fault(load, list->line, "there is no link with id \"%s\"", required[i]);
}
