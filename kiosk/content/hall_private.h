/* Within the room: what a hall must hold to work as it is written. */
#ifndef KS_CONTENT_HALL_PRIVATE_H
#define KS_CONTENT_HALL_PRIVATE_H

#include "content/read.h"

/* An element of a list of struct ks_service_line, and of struct ks_seat. */
extern const struct ks_field ks_line_element, ks_seat_element;

/* Faults what does not hold of the lines and seats of `plan`, which were read from `node`. */
void ks_hall_check(struct ks_load *load, const struct ks_hall_plan *plan,
                   const struct ks_node *node);

/* Faults a letter that is taken for another or for a digit, heard or read from afar, one that
 * another line before it has or sounds or looks like, and F, which is for numbers given offline. */
void ks_letter_check(struct ks_load *load, const struct ks_hall_plan *plan, int index, int line);

/* Faults a seat that serves nothing, a line it names twice or that is none, and a name too long for
 * the board. */
void ks_seat_check(struct ks_load *load, const struct ks_hall_plan *plan, int index,
                   const struct ks_node *node);

/* Faults a reading that the voice cannot say: pinyin that is none, a syllable without its tone, one
 * that no reading of the character of `written` has where it stands (NULL: that was a fault
 * already), figures in the English. What was left out is a fault already. */
void ks_said_check(struct ks_load *load, const struct ks_node *node, const struct ks_words *said,
                   const char *written);

/* Faults a kind for whom no head start is published, and a rule that does not name the minutes by
 * which the calls go (domain/queue/order.h), in each language. */
void ks_rule_check(struct ks_load *load, const struct ks_hall_plan *plan,
                   const struct ks_node *root);

#endif
