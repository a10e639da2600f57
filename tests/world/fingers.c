/* Loaded before a program: what a driver of a touch panel would say of its fingers. Each line of
 * the FIFO $KS_FINGERS is one event: down|move|up FINGER X Y, X and Y from 0 to 1 (or outside). */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>

static Uint32 type_of(char kind)
{
    return kind == 'd' ? SDL_FINGERDOWN : kind == 'u' ? SDL_FINGERUP : SDL_FINGERMOTION;
}

static void *run(void *file)
{
    char line[128], kind[8];
    long long finger;
    float x, y;

    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%7s %lld %f %f", kind, &finger, &x, &y) != 4)
            abort();
        SDL_PushEvent(&(SDL_Event){.tfinger = {.type = type_of(kind[0]),
                                               .timestamp = SDL_GetTicks(),
                                               .touchId = 1,
                                               .fingerId = finger,
                                               .x = x,
                                               .y = y,
                                               .pressure = 1}});
    }
    return NULL;
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("KS_FINGERS");
    FILE *file = path == NULL ? NULL : fopen(path, "r+"); /* also written: it never ends */
    sigset_t all, before;
    pthread_t thread;

    sigfillset(&all); /* signals are the program's own threads' */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (file != NULL && pthread_create(&thread, NULL, run, file) != 0)
        abort();
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
