/* The court's service window, where a person answers. */
#ifndef KS_SERVICE_WINDOW_H
#define KS_SERVICE_WINDOW_H

#include "base/arena.h"
#include "content/content.h"

/* Whether an institution of the pack is this court's own window. Pure, any thread. */
bool ks_window_is(const struct ks_institution *institution);

/* "Window hours: ..." as the court set them; while it has not, where to ask for them. Never NULL;
 * in `arena`'s memory. */
const char *ks_window_hours_text(struct ks_arena *arena, enum ks_lang lang,
                                 const struct ks_content *content);

/* "Working days 09:00–12:00, 13:30–17:00" in which mediation gives numbers at the kiosk. Never
 * NULL; in `arena`'s memory. */
const char *ks_mediation_hours_text(struct ks_arena *arena, enum ks_lang lang,
                                    const struct ks_content *content);

#endif
