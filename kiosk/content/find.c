/* Looking things of a pack up by id. */
#include "content/content.h"
#include "content/read.h"

const struct ks_question *ks_questions_find(const struct ks_question *questions, int count,
                                            const char *id)
{
    for (int i = 0; i < count; i++)
        if (ks_is_same_text(questions[i].id, id))
            return &questions[i];
    return NULL;
}

const struct ks_question *ks_content_find_question(const struct ks_content *content, const char *id)
{
    return ks_questions_find(content->enforcement.questions, content->enforcement.question_count,
                             id);
}

const struct ks_guide *ks_content_find_guide(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->guide_count; i++)
        if (ks_is_same_text(content->guides[i].id, id))
            return &content->guides[i];
    return NULL;
}

const struct ks_link *ks_content_find_link(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->link_count; i++)
        if (ks_is_same_text(content->links[i].id, id))
            return &content->links[i];
    return NULL;
}

const struct ks_institution *ks_content_find_institution(const struct ks_content *content,
                                                         const char *id)
{
    for (int i = 0; i < content->institution_count; i++)
        if (ks_is_same_text(content->institutions[i].id, id))
            return &content->institutions[i];
    return NULL;
}

const struct ks_bulletin *ks_content_find_bulletin(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->bulletin_count; i++)
        if (ks_is_same_text(content->bulletins[i].id, id))
            return &content->bulletins[i];
    return NULL;
}

const struct ks_bulletin *ks_content_notice(const struct ks_content *content)
{
    for (int i = 0; i < content->bulletin_count; i++)
        if (content->bulletins[i].kind == KS_BULLETIN_NOTICE)
            return &content->bulletins[i];
    return NULL;
}

const struct ks_fee_base *ks_content_find_fee_base(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->settings.fee_base_count; i++)
        if (ks_is_same_text(content->settings.fee_bases[i].id, id))
            return &content->settings.fee_bases[i];
    return NULL;
}
