/* A database as a kiosk leaves it, and the same with bytes changed as the input says: most of a
 * database is not reached by changing it blindly. */
#ifndef KS_TESTS_FUZZ_HALL_DB_H
#define KS_TESTS_FUZZ_HALL_DB_H

#include <stddef.h>
#include <stdint.h>

/* A Monday morning at the court. */
#define HALL_DB_DAY "2026-11-23"
#define HALL_DB_NOW INT64_C(1795398060000)
/* The code of the receipt in it. */
#define HALL_DB_CODE "7K3M-9Q2T"

/* Makes the database and the first inputs: changes all over it. Once. */
void hall_db_prepare(void);

/* Empties the folder of the database. */
void hall_db_clear(void);

/* Where the database is. */
const char *hall_db_path(void);

/* Writes the database to `path`, changed as `data` says: four bytes a change, three for the place
 * and one for what stands there; a place behind the end cuts the file there, as often as it goes
 * into that. */
void hall_db_write(const char *path, const uint8_t *data, size_t bytes);

/* Opens the database and reads and writes whatever a kiosk does. Every answer has to be one that
 * there is, whatever the file says. False when it was damaged, and a fresh one took its place. */
int hall_db_work(void);

#endif
