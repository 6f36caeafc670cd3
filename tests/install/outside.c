/* A program of somebody else: one document in, the compact spec out. Its own functions are called
 * like some inside of silospec, and threads use the library at once. */
#include <silospec.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 4
#define TIMES   20

static int own_calls;

int json_read(const char *text);
int json_read(const char *text)
{
    return text != NULL ? ++own_calls : 0;
}

void *arena_alloc(size_t size);
void *arena_alloc(size_t size)
{
    abort();
    return (void *)size;
}

void *err_new(int class);
void *err_new(int class)
{
    abort();
    return class != 0 ? &own_calls : NULL;
}

void value_unref(void *v);
void value_unref(void *v)
{
    (void)v;
    abort();
}

static char document[1 << 20];
static size_t length;

static char *spec_of(void)
{
    silospec_case *c;
    silospec_error *e = silospec_open(&c, document, length, "document");
    char *json = NULL;
    size_t len = 0;

    if (e == NULL) {
        e = silospec_generate(c, &json, &len);
        silospec_close(c);
    }
    if (e != NULL) {
        fprintf(stderr, "%s\n", silospec_error_text(e));
        silospec_error_free(e);
        exit(1);
    }
    if (strlen(json) != len)
        exit(4);
    return json;
}

static void *work(void *expected)
{
    for (int i = 0; i < TIMES; i++) {
        char *json = spec_of();

        if (strcmp(json, expected) != 0)
            exit(5);
        silospec_free(json);
    }
    return NULL;
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    pthread_t threads[THREADS];
    char *json;

    if (in == NULL)
        return 2;
    length = fread(document, 1, sizeof document, in);
    fclose(in);
    json = spec_of();
    for (int i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, work, json) != 0)
            return 6;
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    if (json_read("mine") != 1)
        return 7;
    fputs(json, stdout);
    silospec_free(json);
    return 0;
}
