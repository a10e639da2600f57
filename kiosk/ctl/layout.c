/* Looking at a layout from the command line. */
#include "ctl/layout.h"

#include "base/i18n.h"

/* As a person goes there: "guide private-lending 3, page 2, zh_CN,portrait,large: ..."; before it
 * the tribunal, where it is wrong there alone. */
static void print_fault(FILE *to, const struct ks_layout_fault *fault)
{
    if (fault->hall[0] != '\0')
        fprintf(to, "[%s] ", fault->hall);
    ks_ctl_say(to, "%s %s %d, page %d, %s: %s: %s", fault->page, fault->item, fault->part,
               fault->number, fault->mode, ks_staff_tr(fault->what), fault->text);
}

void ks_ctl_print_layout(FILE *to, const struct ks_layout *layout)
{
    for (int i = 0; i < layout->count; i++)
        print_fault(to, &layout->faults[i]);
}

enum ks_err ks_ctl_lay_out(const struct ks_ctl *ctl, struct ks_pack_files *files,
                           struct ks_arena *arena, struct ks_layout *out, struct ks_error *error)
{
    bool did = true;
    enum ks_err err = ks_layouts_want(ctl->data_dir, files, error);

    ks_layouts_look(ctl->data_dir, files, arena, out);
    while (err == KS_OK && did && out->state == KS_LAYOUT_UNKNOWN) {
        err = ks_layouts_work(ctl->data_dir, ks_clock_wall_ms(ctl->clock), NULL, &did, error);
        ks_layouts_look(ctl->data_dir, files, arena, out);
    }
    return err;
}
