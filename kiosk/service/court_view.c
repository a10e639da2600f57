/* The line to the court in words. */
#include "service/court_view.h"

#include "base/i18n.h"
#include "domain/date.h"

bool ks_court_is_well(const struct ks_court_view *view, int64_t now_ms)
{
    return view->fault == KS_COURT_WELL && now_ms - view->heard_ms <= KS_COURT_OLD_MS;
}

static const char *since(const struct ks_court_view *view, struct ks_arena *arena)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(view->heard_ms);

    if (view->heard_ms == 0)
        return ks_staff_tr("the court has never been heard");
    return ks_arena_printf(arena, ks_staff_tr("the court was heard last on %s at %02d:%02d"),
                           ks_date_format(ks_date_from_wall_ms(view->heard_ms), day), minute / 60,
                           minute % 60);
}

static const char *fault_words(enum ks_court_fault fault)
{
    switch (fault) {
    case KS_COURT_SILENT:
        return ks_staff_tr("it does not answer: see to the network; the hall goes on, and the "
                           "court is told everything once it answers");
    case KS_COURT_REFUSED:
        return ks_staff_tr("it does not know the key of this hall: it is enrolled there by "
                           "kioskctl tribunal enrol, with what kioskctl court key says here");
    case KS_COURT_RIVAL:
        return ks_staff_tr("it has heard a later message of this hall: another machine has its "
                           "key, or this database is an earlier one; if this is the right one, "
                           "the court enrols it anew");
    case KS_COURT_RELEASE:
        return ks_staff_tr("the release that it shows cannot be shown here: the log says why; whom "
                           "to trust is told by kioskctl release trust");
    case KS_COURT_STRANGE:
        return ks_staff_tr("it has entered appointments for this hall, and they are not signed by "
                           "a court that is known here: kioskctl court key says the key at the "
                           "court; compare it by telephone, then kioskctl court trust KEY here");
    default:
        return ks_staff_tr("is the console (kioskd) of this hall running?");
    }
}

const char *ks_court_words(const struct ks_court_view *view, int64_t now_ms, struct ks_arena *arena)
{
    return ks_court_is_well(view, now_ms)
               ? ks_staff_tr("ok")
               : ks_arena_printf(arena, "%s; %s", since(view, arena), fault_words(view->fault));
}
