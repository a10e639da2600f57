/* kioskctl about the queue and its database: calling, counting, copying. */
#include "app/ctl_queue.h"

#include <stdio.h>
#include <string.h>

#include "app/ctl_content.h"
#include "service/queue_service.h"

/* Each of these commands takes one word, or none. */
static bool is_use_right(int argc, char **argv, const char *word)
{
    bool is_right = argc == (word == NULL ? 1 : 2);
    if (!is_right) {
        fprintf(stderr, "wrong use; write it as: kioskctl %s%s%s\n", argv[0],
                word == NULL ? "" : " ", word == NULL ? "" : word);
    }
    return is_right;
}

static bool has_room(const struct ks_mediation *mediation, const char *counter)
{
    for (int i = 0; i < mediation->room_count; i++)
        if (strcmp(mediation->rooms[i].id, counter) == 0)
            return true;
    return false;
}

static int refuse_room(const struct ks_mediation *mediation, const char *counter)
{
    fprintf(stderr, "There is no room %s; the rooms are", counter);
    for (int i = 0; i < mediation->room_count; i++)
        fprintf(stderr, " %s", mediation->rooms[i].id);
    fputs("\n", stderr);
    return KS_CTL_WRONG_USE;
}

static int act_with(struct ks_ctl *ctl, const struct ks_content *content,
                    enum ks_staff_action action, const char *counter)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    if (!has_room(&content->mediation, counter))
        return refuse_room(&content->mediation, counter);
    if (ks_queue_staff_act(ctl->store, content, action, counter, ks_clock_wall_ms(ctl->clock),
                           &ticket, &error) != KS_OK)
        return ks_ctl_fail(&error);
    printf("%s %s %s\n", ticket.number, ks_ticket_state_code(ticket.state), ticket.counter);
    return KS_CTL_DONE;
}

static int act(struct ks_ctl *ctl, enum ks_staff_action action, int argc, char **argv)
{
    if (!is_use_right(argc, argv, "COUNTER"))
        return KS_CTL_WRONG_USE;
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_content *owned = NULL;
    const struct ks_content *content = ks_ctl_get_part(ctl, argv[0], "mediation.json", &owned);
    int status = content == NULL ? KS_CTL_WRONG_USE : act_with(ctl, content, action, argv[1]);
    ks_content_free(owned);
    return status;
}

int ks_ctl_call(struct ks_ctl *ctl, int argc, char **argv)
{
    return act(ctl, KS_STAFF_CALL, argc, argv);
}

int ks_ctl_recall(struct ks_ctl *ctl, int argc, char **argv)
{
    return act(ctl, KS_STAFF_RECALL, argc, argv);
}

int ks_ctl_start(struct ks_ctl *ctl, int argc, char **argv)
{
    return act(ctl, KS_STAFF_START, argc, argv);
}

int ks_ctl_finish(struct ks_ctl *ctl, int argc, char **argv)
{
    return act(ctl, KS_STAFF_FINISH, argc, argv);
}

int ks_ctl_no_show(struct ks_ctl *ctl, int argc, char **argv)
{
    return act(ctl, KS_STAFF_NO_SHOW, argc, argv);
}

int ks_ctl_queue(struct ks_ctl *ctl, int argc, char **argv)
{
    if (!is_use_right(argc, argv, NULL))
        return KS_CTL_WRONG_USE;
    struct ks_queue_summary summary;
    struct ks_error error = {0};
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_queue_summary(ctl->store, ks_clock_wall_ms(ctl->clock), &summary, &error) != KS_OK)
        return ks_ctl_fail(&error);
    printf("waiting %d\nunconfirmed %d\n", summary.waiting, summary.unconfirmed);
    if (summary.has_current) {
        printf("called %s to room %s, %s\n", summary.current.number, summary.current.counter,
               ks_ticket_state_code(summary.current.state));
    }
    return KS_CTL_DONE;
}

int ks_ctl_backup(struct ks_ctl *ctl, int argc, char **argv)
{
    if (!is_use_right(argc, argv, "FILE"))
        return KS_CTL_WRONG_USE;
    struct ks_error error = {0};
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    return ks_store_backup(ctl->store, argv[1], &error) == KS_OK ? KS_CTL_DONE
                                                                 : ks_ctl_fail(&error);
}

/* The file given is at fault: not there, no backup, damaged, or of a newer kiosk. */
static int fail_restore(const struct ks_error *error)
{
    bool is_of_file = error->code == KS_ERR_NOT_FOUND || error->code == KS_ERR_CORRUPT ||
                      error->code == KS_ERR_VERSION;
    int status = ks_ctl_fail(error);
    return is_of_file ? KS_CTL_WRONG_USE : status;
}

int ks_ctl_restore(struct ks_ctl *ctl, int argc, char **argv)
{
    if (!is_use_right(argc, argv, "FILE"))
        return KS_CTL_WRONG_USE;
    char kept[512];
    struct ks_error error = {0};
    ks_store_close(ctl->store);
    ctl->store = NULL;
    if (ks_store_restore(argv[1], ctl->db_path, ks_clock_wall_ms(ctl->clock), kept, sizeof kept,
                         &error) != KS_OK)
        return fail_restore(&error);
    if (kept[0] != '\0')
        printf("the replaced database is kept as %s\n", kept);
    return KS_CTL_DONE;
}
