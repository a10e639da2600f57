/* Looking things of a pack up, where only tests ask. Header only. */
#ifndef KS_TESTS_CONTENT_FIND_H
#define KS_TESTS_CONTENT_FIND_H

#include <string.h>

#include "content/content.h"

static inline const struct ks_guide *find_guide_number(const struct ks_content *content, int number)
{
    for (int i = 0; i < content->guide_count; i++)
        if (content->guides[i].number == number)
            return &content->guides[i];
    return NULL;
}

static inline const struct ks_start *find_start(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->situations.start_count; i++)
        if (strcmp(content->situations.starts[i].id, id) == 0)
            return &content->situations.starts[i];
    return NULL;
}

static inline const struct ks_outcome *find_outcome(const struct ks_content *content,
                                                    const char *id)
{
    for (int i = 0; i < content->situations.outcome_count; i++)
        if (strcmp(content->situations.outcomes[i].id, id) == 0)
            return &content->situations.outcomes[i];
    return NULL;
}

static inline const struct ks_find_page *find_page(const struct ks_content *content,
                                                   const char *page)
{
    for (int i = 0; i < content->find_page_count; i++)
        if (strcmp(content->find_pages[i].page, page) == 0)
            return &content->find_pages[i];
    return NULL;
}

#endif
