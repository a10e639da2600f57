/* kioskctl doctor: what an operator should know before a visitor does. */
#include <stdio.h>

#include "base/i18n.h"
#include "ctl/queue.h"
#include "ctl/station.h"
#include "service/contact.h"
#include "service/look.h"

/* With the reason why it cannot be reached: that decides who can mend it. */
static struct ks_printer *open_printer(const struct ks_ctl *ctl, struct ks_error *error)
{
    const struct ks_printer_setup setup = ks_config_printer(ctl->config, ctl->data_dir);
    struct ks_printer *printer = NULL;

    return ks_printer_open_setup(&setup, &printer, error) == KS_OK ? printer : NULL;
}

static void look(const struct ks_ctl *ctl, struct ks_arena *arena, struct ks_findings *out)
{
    struct ks_error error = {0};
    struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_contact contact = {0};
    const char *own = ks_arena_printf(arena, "%s/offline.db", ctl->data_dir);

    if (ks_contact_peek(own, ctl->store == NULL, &contact))
        desk.contact = &contact;
    desk.printer = open_printer(ctl, &error);
    ks_look(
        &(struct ks_look){.release_trouble = &ctl->release_trouble,
                          .desk = &desk,
                          .store_fault = ctl->store_fault,
                          .printer_fault = error.text,
                          .database_path = ctl->db_path,
                          .data_dir = ctl->data_dir,
                          .content_dir = ctl->content_dir,
                          .content_trouble = &ctl->content_trouble,
                          .station_fault = ctl->store != NULL ? ks_ctl_station_fault(ctl) : NULL,
                          .has_court = ctl->config->court_url[0] != '\0',
                          .is_thorough = true},
        arena, out);
    ks_printer_close(desk.printer);
}

static void print_lines(const struct ks_findings *findings)
{
    for (int i = 0; i < findings->count; i++)
        ks_ctl_say(stdout, "%s: %s", ks_staff_tr(findings->rows[i].id), findings->rows[i].text);
}

static void print_json(struct ks_arena *arena, const struct ks_findings *findings)
{
    static const char *const gravities[] = {
        [KS_GRAVITY_WELL] = "well", [KS_GRAVITY_SOON] = "soon", [KS_GRAVITY_NOW] = "now"};
    struct ks_node rows[KS_MOST_FINDINGS];

    for (int i = 0; i < findings->count; i++) {
        const struct ks_node row[] = {
            ks_node_text("id", findings->rows[i].id),
            ks_node_text("gravity", gravities[findings->rows[i].gravity]),
            ks_node_text("text", findings->rows[i].text),
        };
        rows[i] = ks_node_object(arena, "", row, 3);
    }
    const struct ks_node members[] = {
        ks_node_bool("ok", ks_findings_are_well(findings)),
        ks_node_list(arena, "findings", rows, findings->count),
    };
    const struct ks_node root = ks_node_object(arena, "", members, 2);
    ks_ctl_print_json(arena, &root);
}

int ks_ctl_doctor(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    struct ks_arena arena = {0};
    struct ks_findings findings;

    if (argc != 1)
        return ks_ctl_refuse_use(argv[0], "[--json]");
    look(ctl, &arena, &findings);
    if (is_json)
        print_json(&arena, &findings);
    else
        print_lines(&findings);
    int status = ks_findings_are_well(&findings) ? KS_CTL_DONE : KS_CTL_FAILED;
    ks_arena_destroy(&arena);
    return status;
}
