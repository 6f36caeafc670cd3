#include "model/os/os.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct task {
    void (*work)(void *item);
    void *item;
    pthread_t thread;
    bool started;
};

static void *run(void *ctx)
{
    const struct task *t = ctx;

    t->work(t->item);
    return NULL;
}

/* The last one is for the caller, as is one for whom there is no thread. */
void os_in_parallel(void (*work)(void *item), void *items, size_t size, size_t count)
{
    struct task *tasks = calloc(count > 0 ? count : 1, sizeof(*tasks));

    for (size_t i = 0; i < count; i++) {
        void *item = (char *)items + i * size;

        if (tasks != NULL && i + 1 < count) {
            tasks[i] = (struct task){.work = work, .item = item};
            tasks[i].started = pthread_create(&tasks[i].thread, NULL, run, &tasks[i]) == 0;
        }
        if (tasks == NULL || !tasks[i].started)
            work(item);
    }
    for (size_t i = 0; tasks != NULL && i < count; i++) {
        if (tasks[i].started)
            (void)pthread_join(tasks[i].thread, NULL);
    }
    free(tasks);
}

unsigned os_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n > 0 ? (unsigned)n : 1;
}
