/* kioskctl doctor: what an operator should know before a visitor does. */
#include <stdio.h>

#include "app/ctl_queue.h"
#include "app/look.h"

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
    const struct ks_look look = {.store = ctl->store,
                                 .store_fault = ctl->store_fault,
                                 .database_path = ctl->db_path,
                                 .data_dir = ctl->data_dir,
                                 .printer = open_printer(ctl, &error),
                                 .printer_fault = error.text,
                                 .now_ms = ks_clock_wall_ms(ctl->clock),
                                 .is_thorough = true};
    struct ks_health_facts facts = {
        .today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock)),
        .content = ctl->content,
        .content_dir = ctl->content_dir,
        .content_trouble = &ctl->content_trouble,
    };

    ks_look(&look, arena, &facts);
    ks_health_find(&facts, arena, out);
    ks_printer_close(look.printer);
}

int ks_ctl_doctor(struct ks_ctl *ctl, int argc, char **argv)
{
    struct ks_arena arena = {0};
    struct ks_findings findings;

    if (argc != 1) {
        fprintf(stderr, "wrong use; write it as: kioskctl %s\n", argv[0]);
        return 2;
    }
    look(ctl, &arena, &findings);
    for (int i = 0; i < findings.count; i++)
        printf("%s: %s\n", findings.rows[i].id, findings.rows[i].text);
    int status = ks_findings_are_well(&findings) ? 0 : 1;
    ks_arena_destroy(&arena);
    return status;
}
