/* The board in a window. */
#ifndef KS_APP_SHOW_BOARD_H
#define KS_APP_SHOW_BOARD_H

#include <signal.h>

#include "app/parts.h"
#include "platform/window.h"

/* Opens it over `parts` that have begun and shows it until it is to end. */
enum ks_err ks_board_show(struct ks_parts *parts, struct ks_window *window, const sigset_t *ending,
                          struct ks_error *error) KS_MUST_USE;

#endif
