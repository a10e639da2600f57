/* The word for each reader that tables name. */
#include "content/field_kind.h"

#include "content/contact.h"
#include "content/parts.h"
#include "content/prose.h"

static const struct {
    void (*read)(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                 void *owner);
    const char *kind;
} kinds[] = {
    {ks_read_text, "text"},
    {ks_read_phone, "text"},
    {ks_read_hours_words, "words-or-blank"},
    {ks_read_address_words, "words-or-blank"},
    {ks_read_source, "source"},
    {ks_read_id, "id"},
    {ks_read_icon, "icon"},
    {ks_read_words, "words"},
    {ks_read_words_or_blank, "words-or-blank"},
    {ks_read_int, "number"},
    {ks_read_keywords, "keywords"},
    {ks_read_yuan, "yuan"},
    {ks_read_bool, "flag"},
    {ks_read_choice, "choice"},
    {ks_read_date, "date"},
    {ks_read_minute, "time"},
    {ks_read_list, "list"},
    {ks_read_object, "object"},
    {ks_read_prose, "prose"},
    {ks_read_verbatim, "verbatim"},
};

const char *ks_field_kind(const struct ks_field *field)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (field->read == kinds[i].read)
            return kinds[i].kind;
    return "other";
}
