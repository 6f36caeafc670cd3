/* why.c - a small program on libsilospec: the spec of a container, or why the engine refuses it.
 *
 *   cc why.c $(pkg-config --cflags --libs silospec) -o why
 *   ./why web.yaml container.HostConfig.Memory 512m
 *
 * It reads a file (a scenario, or the output of `docker inspect` or `docker info`), changes one
 * field when asked to, prints the OCI spec that Docker's Windows daemon would hand to the runtime,
 * and where the memory limit in it comes from. */
#include <silospec.h>

#include <stdio.h>
#include <stdlib.h>

/* 1. The library reads no files: what it is given are bytes. */
static char *read_file(const char *name, size_t *length)
{
    FILE *in = fopen(name, "rb");
    char *bytes = NULL;
    long size;

    *length = 0;
    if (in == NULL)
        return NULL;
    if (fseek(in, 0, SEEK_END) == 0 && (size = ftell(in)) >= 0 && fseek(in, 0, SEEK_SET) == 0 &&
        (bytes = malloc((size_t)size + 1)) != NULL)
        *length = fread(bytes, 1, (size_t)size, in);
    fclose(in);
    return bytes;
}

/* 2. Every function that can fail gives an error, or NULL. The error is ours to free. */
static int failed(silospec_error *e)
{
    enum silospec_class class;

    if (e == NULL)
        return 0;
    class = silospec_error_class(e);
    if (class == SILOSPEC_REFUSED)
        fprintf(stderr, "the engine refuses: %s\n", silospec_error_text(e));
    else if (class == SILOSPEC_PANIC)
        fprintf(stderr, "the engine crashes: %s\n", silospec_error_text(e));
    else
        fprintf(stderr, "%s\n", silospec_error_text(e));
    silospec_error_free(e);
    return 1;
}

/* 3. The texts that come out are ours to free as well. */
static int print_spec(const silospec_case *c)
{
    char *spec;
    size_t length;

    if (failed(silospec_generate(c, &spec, &length)))
        return 1;
    fwrite(spec, 1, length, stdout);
    putchar('\n');
    silospec_free(spec);
    return 0;
}

/* 4. A report is JSON: {"report":"explain","version":1,"subject":...,"why":...}. Its schema is in
 * share/silospec/schema/explain.schema.json; a JSON library would take it from here. */
static int print_why(const silospec_case *c)
{
    char *report;

    if (failed(silospec_report(c, "explain windows.resources.memory.limit", &report, NULL)))
        return 1;
    puts(report);
    silospec_free(report);
    return 0;
}

int main(int argc, char **argv)
{
    silospec_case *c = NULL;
    size_t length;
    char *bytes;
    int bad;

    if (argc != 2 && argc != 4) {
        fprintf(stderr, "usage: why FILE [FIELD VALUE]\n");
        return 2;
    }
    /* 5. The header and the library that is there belong together when their versions say so. */
    if (silospec_version() < SILOSPEC_VERSION_NUMBER) {
        fprintf(stderr, "this libsilospec is older than the program\n");
        return 3;
    }
    if ((bytes = read_file(argv[1], &length)) == NULL) {
        perror(argv[1]);
        return 3;
    }
    /* 6. A case is a document with its host. It keeps nothing of the bytes. */
    bad = failed(silospec_open(&c, bytes, length, argv[1]));
    free(bytes);
    if (!bad && argc == 4)
        bad = failed(silospec_set(c, argv[2], argv[3]));
    if (!bad)
        bad = print_spec(c) || print_why(c);
    silospec_close(c);
    return bad;
}
