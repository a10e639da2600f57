/* Journeys: a visit as a text file, played on the real screens with a clock that stands still until
 * told, without a display. Their words are in README.md. */
#ifndef KS_APP_JOURNEY_H
#define KS_APP_JOURNEY_H

#include "config/options.h"

/* Plays `options->journey`, leaving pictures, slips and lists in `options->out`. A step that does
 * not hold: KS_ERR_STATE with "FILE:LINE: what was expected, what was there" and failed.png. A file
 * that cannot be read or has an unknown word: KS_ERR_INPUT. */
enum ks_err ks_journey_play(const struct ks_options *options, struct ks_error *error) KS_MUST_USE;

#endif
