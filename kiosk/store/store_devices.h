/* Stations that are enrolled: a place in the hall and, one an epoch, the machines that had it, each
 * known by a key of its own; and what each said last. Rules of use as in store/store.h. Whoever
 * enrols, changes or revokes is written down in the audit. */
#ifndef KS_STORE_STORE_DEVICES_H
#define KS_STORE_STORE_DEVICES_H

#include "base/arena.h"
#include "store/store.h"

enum {
    KS_DEVICE_NAME_BYTES = 64,
    KS_DEVICE_SPOT_BYTES = 128,
    KS_DEVICE_KEY_BYTES = 65, /* a public key as 64 hexadecimal digits and a final 0 */
    KS_DEVICE_ID_BYTES = 33,  /* a digest: of the hardware, of one run of the program */
    KS_ENROLMENT_CODE_DIGITS = 8,
    KS_ENROLMENT_CODE_BYTES = 16,
    KS_ENROLMENT_LASTS_MS = 15 * 60 * 1000,
    KS_DEVICE_REPORT_BYTES = 16 * 1024, /* of a report, at the most */
    KS_DEVICE_SIGNATURE_BYTES = 129,    /* 128 hexadecimal digits and a final 0 */
};

/* What a machine is by itself; texts as above. */
struct ks_device_self {
    char key[KS_DEVICE_KEY_BYTES];
    char hardware[KS_DEVICE_ID_BYTES];
    char run[KS_DEVICE_ID_BYTES]; /* of this start of the program */
};

enum ks_device_state {
    KS_DEVICE_STRANGE, /* no station has its key */
    KS_DEVICE_ASKING,  /* its code is shown and waits for staff */
    KS_DEVICE_ACTIVE,
    KS_DEVICE_REPLACED, /* another machine has its place now */
    KS_DEVICE_REVOKED,
};

/* How a machine stands in the hall. {0} is a strange one. */
struct ks_device {
    enum ks_device_state state;
    int64_t place, epoch; /* 0: none */
    char name[KS_DEVICE_NAME_BYTES], spot[KS_DEVICE_SPOT_BYTES];
    char key[KS_DEVICE_KEY_BYTES], hardware[KS_DEVICE_ID_BYTES];
    char code[KS_ENROLMENT_CODE_BYTES]; /* ASKING */
    int64_t code_until_ms;
    char rival[KS_DEVICE_ID_BYTES]; /* hardware of another one that came with its key, "" none */
    int64_t rival_ms;               /* when it came last */
    int64_t made_ms;
};

/* The moment by the clock that all machines of the hall have in common: the server's, or `now_ms`
 * where the database is a file of this machine. */
enum ks_err ks_store_common_clock(struct ks_store *store, int64_t now_ms, int64_t *out,
                                  struct ks_error *error) KS_MUST_USE;

/* ---- the machine itself ---- */
/* How it stands; `out` is whole in every case. */
enum ks_err ks_store_find_device(struct ks_store *store, const struct ks_device_self *self,
                                 int64_t now_ms, struct ks_device *out,
                                 struct ks_error *error) KS_MUST_USE;

/* A code for its screen, good for KS_ENROLMENT_LASTS_MS; the one it has while that is good.
 * KS_ERR_STATE: its key was enrolled once, so that it needs another. */
enum ks_err ks_store_ask_enrolment(struct ks_store *store, const struct ks_device_self *self,
                                   int64_t now_ms, struct ks_device *out,
                                   struct ks_error *error) KS_MUST_USE;

/* What it says; borrowed. */
struct ks_beat {
    const struct ks_device_self *self;
    int64_t place, epoch;
    int64_t n;       /* of this run, from 1, rising */
    int64_t seen_ms; /* when, by the clock that all stations have in common */
    const char *report, *signature;
};

/* Keeps it in place of the one before. KS_ERR_STATE, and it is written down as a rival: another
 * machine has this identity, or another program on this one. KS_ERR_NOT_FOUND: it is not ACTIVE. */
enum ks_err ks_store_write_beat(struct ks_store *store, const struct ks_beat *beat,
                                struct ks_error *error) KS_MUST_USE;

/* ---- staff ---- */
/* Who does it, and when. Borrowed. */
struct ks_device_hand {
    const char *who;
    int64_t now_ms;
};

/* Enrols the machine whose screen shows the code: at a new place, or with `place` in the stead of
 * the machine that has it, under the name and spot given ("" with `place`: as they are). `out` is
 * the station. KS_ERR_INPUT: no screen shows that code now. KS_ERR_NOT_FOUND: no such place.
 * KS_ERR_STATE: another station has the name. */
enum ks_err ks_store_enrol(struct ks_store *store, const char *code, int64_t place,
                           const char *name, const char *spot, const struct ks_device_hand *hand,
                           struct ks_device *out, struct ks_error *error) KS_MUST_USE;

/* Another name, another spot. KS_ERR_NOT_FOUND, KS_ERR_STATE as above. */
enum ks_err ks_store_change_device(struct ks_store *store, int64_t place, const char *name,
                                   const char *spot, const struct ks_device_hand *hand,
                                   struct ks_error *error) KS_MUST_USE;

/* Its key is worth nothing from now on. KS_ERR_NOT_FOUND. */
enum ks_err ks_store_revoke_device(struct ks_store *store, int64_t place,
                                   const struct ks_device_hand *hand,
                                   struct ks_error *error) KS_MUST_USE;

/* A station that is none any more and whose user of the database server may still sign in there. */
struct ks_device_login {
    char name[KS_DEVICE_NAME_BYTES], login[KS_DEVICE_NAME_BYTES];
    bool is_shared; /* stations that are in service sign in as the same */
};
/* The one that was ended last. KS_ERR_NOT_FOUND: there is none; in a file there never is. */
enum ks_err ks_store_find_open_login(struct ks_store *store, struct ks_device_login *out,
                                     struct ks_error *error) KS_MUST_USE;
/* Takes the right to sign in from the user as which the newest machine at `place` did, and ends
 * what it has open there, unless others share it. KS_ERR_IO: whoever asks may not do that. */
enum ks_err ks_store_close_login(struct ks_store *store, int64_t place,
                                 struct ks_error *error) KS_MUST_USE;

/* A station and what it said last. Texts of any length are the arena's. */
struct ks_device_row {
    struct ks_device device;
    int64_t seen_ms; /* by the common clock; 0: never */
    int64_t n;
    const char *run, *report, *signature; /* "" never */
};

/* Every active station, by name, shown to `show` until it returns false. */
enum ks_err ks_store_show_devices(struct ks_store *store, struct ks_arena *arena,
                                  bool (*show)(const struct ks_device_row *row, void *ctx),
                                  void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
