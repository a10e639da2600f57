/* The table of whose what is. */
#include "console/whose.h"

#include <string.h>

enum hall { OWN_HALL, HALL_OF_COURT, OTHER_HALL, HALLS };

bool ks_whose_is_for(enum ks_whose whose, const char *tribunal, const char *hall)
{
    static const bool may[KS_WHOSE_COUNT][HALLS] = {
        [KS_OF_COURT] = {false, false, false},
        [KS_OF_DESK] = {true, true, false},
        [KS_OF_HALL] = {true, false, false},
        [KS_OF_ANYBODY] = {true, true, true},
    };
    enum hall where = hall[0] == '\0'               ? HALL_OF_COURT
                      : strcmp(hall, tribunal) == 0 ? OWN_HALL
                                                    : OTHER_HALL;

    return tribunal[0] == '\0' || may[whose][where];
}
