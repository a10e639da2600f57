/* A sound card that is only its mixer, as a plug-in of ALSA's own: the library is the real one, and
 * what the card's controls say stands in a file, a line each: "NAME least most now". */
#include <alsa/asoundlib.h>
#include <alsa/control_external.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CONTROLS = 16 };

struct control {
    char name[48];
    long least, most, now;
};

struct card {
    snd_ctl_ext_t ext;
    struct control controls[MOST_CONTROLS];
    unsigned count;
};

static int count_controls(snd_ctl_ext_t *ext)
{
    struct card *card = ext->private_data;
    return (int)card->count;
}

static int list_control(snd_ctl_ext_t *ext, unsigned at, snd_ctl_elem_id_t *id)
{
    struct card *card = ext->private_data;
    snd_ctl_elem_id_set_interface(id, SND_CTL_ELEM_IFACE_MIXER);
    snd_ctl_elem_id_set_name(id, card->controls[at].name);
    return 0;
}

static snd_ctl_ext_key_t find_control(snd_ctl_ext_t *ext, const snd_ctl_elem_id_t *id)
{
    struct card *card = ext->private_data;
    for (unsigned i = 0; i < card->count; i++)
        if (strcmp(card->controls[i].name, snd_ctl_elem_id_get_name(id)) == 0)
            return i;
    return SND_CTL_EXT_KEY_NOT_FOUND;
}

static int get_attribute(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, int *type, unsigned *access,
                         unsigned *count)
{
    struct card *card = ext->private_data;
    bool is_switch = strstr(card->controls[key].name, "Switch") != NULL;
    *type = is_switch ? SND_CTL_ELEM_TYPE_BOOLEAN : SND_CTL_ELEM_TYPE_INTEGER;
    *access = SND_CTL_EXT_ACCESS_READWRITE;
    *count = 1;
    return 0;
}

static int get_range(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, long *least, long *most, long *step)
{
    struct card *card = ext->private_data;
    *least = card->controls[key].least;
    *most = card->controls[key].most;
    *step = 1;
    return 0;
}

static int read_now(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, long *value)
{
    struct card *card = ext->private_data;
    *value = card->controls[key].now;
    return 0;
}

static int tell_nothing(snd_ctl_ext_t *ext, snd_ctl_elem_id_t *id, unsigned *mask)
{
    (void)ext, (void)id, (void)mask;
    return -EAGAIN;
}

static void close_card(snd_ctl_ext_t *ext)
{
    free(ext->private_data);
}

static const snd_ctl_ext_callback_t callbacks = {
    .close = close_card,
    .elem_count = count_controls,
    .elem_list = list_control,
    .find_elem = find_control,
    .get_attribute = get_attribute,
    .get_integer_info = get_range,
    .read_integer = read_now,
    .read_event = tell_nothing,
};

static void read_controls(struct card *card)
{
    FILE *file = fopen(getenv("KS_MIXER_CARD"), "r");
    struct control *next = card->controls;
    while (file != NULL && card->count < MOST_CONTROLS &&
           fscanf(file, " %47[^0-9-]%ld %ld %ld", next->name, &next->least, &next->most,
                  &next->now) == 4) {
        next->name[strlen(next->name) - 1] = '\0'; /* the blank behind it */
        card->count++;
        next++;
    }
    if (file != NULL)
        fclose(file);
}

SND_CTL_PLUGIN_DEFINE_FUNC(kiosktest); /* ALSA finds it by its name */

SND_CTL_PLUGIN_DEFINE_FUNC(kiosktest)
{
    (void)root, (void)conf;
    struct card *card = calloc(1, sizeof *card);
    if (card == NULL)
        return -ENOMEM;
    read_controls(card);
    card->ext = (snd_ctl_ext_t){.version = SND_CTL_EXT_VERSION,
                                .card_idx = 0,
                                .poll_fd = -1,
                                .callback = &callbacks,
                                .private_data = card};
    strcpy(card->ext.id, "test");
    strcpy(card->ext.name, "test");
    int result = snd_ctl_ext_create(&card->ext, name, mode);
    if (result < 0) {
        free(card);
        return result;
    }
    *handlep = card->ext.handle;
    return 0;
}

SND_DLSYM_BUILD_VERSION(SND_CTL_PLUGIN_ENTRY(kiosktest), SND_CONTROL_DLSYM_VERSION)
