/* court.json: who the court is, and what only it can say. */
#include <stdio.h>
#include <string.h>

#include "content/contact.h"
#include "content/parts.h"

static const struct ks_field announcement_fields[] = {
    KS_WORDS(struct ks_announcement, tag, "tag", 8, 24),
    KS_WORDS(struct ks_announcement, text, "text", 40, 100),
};
static const struct ks_shape announcement_shape = KS_SHAPE(announcement_fields);
const struct ks_field ks_announcement_element = {.read = ks_read_object,
                                                 .shape = &announcement_shape};

static const struct ks_field court_fields[] = {
    KS_TEXT(struct ks_content, revision, "revision"),
    KS_WORDS(struct ks_content, court_name, "court_name", 24, 60),
    KS_WORDS(struct ks_content, hall_name, "hall_name", 30, 60),
    KS_SIZED(struct ks_content, hotline, "hotline", ks_read_phone, KS_MOST_IN_TEXT,
             KS_MOST_IN_TEXT),
    {.key = "window_hours",
     .read = ks_read_hours_words,
     .offset = offsetof(struct ks_content, window_hours),
     .is_optional = true,
     .most = {70, 200}},
    KS_WORDS(struct ks_content, hours_unset, "hours_unset", 70, 200),
    {.key = "address",
     .read = ks_read_address_words,
     .offset = offsetof(struct ks_content, address),
     .is_optional = true,
     .most = {70, 200}},
    KS_WORDS(struct ks_content, address_unset, "address_unset", 70, 200),
    KS_WORDS(struct ks_content, foreigners, "foreigners", 70, 200),
    KS_WORDS(struct ks_content, copies, "copies", 24, 60),
    KS_LIST(struct ks_content, allowed_hosts, allowed_host_count, "allowed_hosts", &ks_text_element,
            sizeof(const char *), 1, KS_MOST_IN_LIST),
    KS_LIST(struct ks_content, announcements, announcement_count, "announcements",
            &ks_announcement_element, sizeof(struct ks_announcement), 0, KS_MOST_ANNOUNCEMENTS),
};
static const struct ks_shape court_shape = KS_SHAPE(court_fields);

/* "cn" alone would let everybody in. A host that may allow anything allows itself. */
static bool is_host(const char *host)
{
    char url[300];
    int length = snprintf(url, sizeof url, "https://%s", host);
    return length > 0 && (size_t)length < sizeof url && strchr(host, '.') &&
           !strpbrk(host, ":/?#") && host[strspn(host, "0123456789.")] != '\0' &&
           ks_content_is_host_allowed(url, &host, 1);
}

void ks_part_read_court(struct ks_load *load, const struct ks_node *root)
{
    struct ks_content *content = load->content;
    ks_read_shape(load, root, &court_shape, content);
    const struct ks_node *hosts = ks_node_near_key(root, "allowed_hosts");
    for (int i = 0; i < content->allowed_host_count; i++)
        if (content->allowed_hosts[i] && !is_host(content->allowed_hosts[i]))
            ks_load_fault(load, ks_node_near_item(hosts, i)->line,
                          "\"%s\" is not a host name such as court.gov.cn",
                          content->allowed_hosts[i]);
}
