/* How the court is reached: numbers to call, addresses and hours must be such. */
#ifndef KS_CONTENT_CONTACT_H
#define KS_CONTENT_CONTACT_H

#include "content/read.h"

/* Reader for tables: a text that can be dialled: 3 to 15 digits, with - or blanks between. */
void ks_read_phone(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner);

/* Readers of words that may be blank. Hours name times as 9:00, from an earlier one to a later, the
 * same in each language; an address is words in each language, no number or link alone. */
void ks_read_hours_words(struct ks_load *load, const struct ks_node *node,
                         const struct ks_field *field, void *owner);
void ks_read_address_words(struct ks_load *load, const struct ks_node *node,
                           const struct ks_field *field, void *owner);

#endif
