/* How fast a dump of many containers opens, and in how much memory: beside cJSON's bare parse of
 * the same bytes, and `jq .` and python's json where they are installed. */
#include "model/document/document.h"
#include "model/formats/artefact.h"
#include "tests/bench/stopwatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#define DUMP     "bench_import.tmp.json"
#define MEGABYTE 1000000.0

struct work {
    const char *command; /* of a shell; NULL: none */
    char *bytes;         /* of the dump, for the parser alone */
    size_t len;
};

static void need(bool what, const char *why)
{
    if (what)
        return;
    fprintf(stderr, "bench_import: %s\n", why);
    abort();
}

/* The whole file; the caller frees. */
static char *read_all(const char *name, size_t *len)
{
    FILE *f = fopen(name, "rb");
    char *bytes;
    long size = 0;

    need(f != NULL && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0, name);
    rewind(f);
    bytes = malloc((size_t)size + 1);
    need(bytes != NULL && fread(bytes, 1, (size_t)size, f) == (size_t)size, name);
    bytes[size] = '\0';
    (void)fclose(f);
    *len = (size_t)size;
    return bytes;
}

/* The one element of an inspect, again and again. */
static void write_dump(double megabytes)
{
    size_t len, written = 0;
    char *inspect = read_all(BENCH_INSPECT, &len);
    char *from = strchr(inspect, '{'), *to = strrchr(inspect, '}');
    FILE *f = fopen(DUMP, "wb");

    need(f != NULL && from != NULL && to != NULL, DUMP);
    fputs("[\n", f);
    len = (size_t)(to - from) + 1;
    while ((double)written < megabytes * MEGABYTE) {
        if (written > 0)
            fputs(",\n", f);
        need(fwrite(from, 1, len, f) == len, DUMP);
        written += len;
    }
    fputs("]\n", f);
    need(fclose(f) == 0, DUMP);
    free(inspect);
}

/* ---- what is measured ---- */

static void open_dump(void *ctx)
{
    struct artefact s;

    (void)ctx;
    need(artefact_open(&s, DUMP) == NULL, "the dump does not open");
    artefact_close(&s);
}

static void parse_alone(void *ctx)
{
    const struct work *w = ctx;
    cJSON *v = cJSON_ParseWithLength(w->bytes, w->len);

    need(v != NULL, "cJSON refuses the dump");
    cJSON_Delete(v);
}

static void run_command(void *ctx)
{
    const struct work *w = ctx;

    need(system(w->command) == 0, w->command);
}

static void do_nothing(void *ctx)
{
    (void)ctx;
}

/* KiB that a process of its own needs for it. */
static long memory_of(void (*what)(void *ctx), void *ctx)
{
    int ends[2];
    long kib = 0;
    pid_t child = -1;

    need(pipe(ends) == 0 && (child = fork()) >= 0, "fork");
    if (child == 0) {
        struct rusage used;

        what(ctx);
        (void)getrusage(RUSAGE_SELF, &used);
        kib = used.ru_maxrss;
        need(write(ends[1], &kib, sizeof(kib)) == (ssize_t)sizeof(kib), "pipe");
        _exit(0);
    }
    need(read(ends[0], &kib, sizeof(kib)) == (ssize_t)sizeof(kib), "pipe");
    (void)waitpid(child, NULL, 0);
    (void)close(ends[0]);
    (void)close(ends[1]);
    return kib;
}

static void open_document(void *ctx)
{
    struct artefact s;
    struct mdl_doc *doc = NULL;

    (void)ctx;
    need(artefact_open(&s, DUMP) == NULL && mdl_doc_new(&doc, s.root) == NULL,
         "the document does not open");
    mdl_doc_free(doc);
    artefact_close(&s);
}

static void open_with_cjson(void *ctx)
{
    struct work w = {NULL, NULL, 0};

    (void)ctx;
    w.bytes = read_all(DUMP, &w.len);
    parse_alone(&w);
    free(w.bytes);
}

/* One document with so many variables, as tree and as container, beside cJSON's tree of the file.
 */
static void one_document(size_t variables)
{
    double base = (double)memory_of(do_nothing, NULL);
    FILE *f = fopen(DUMP, "wb");

    need(f != NULL, DUMP);
    fputs("{\"silospec\":1,\"container\":{\"Config\":{\"Env\":[", f);
    for (size_t i = 0; i < variables; i++)
        fprintf(f, "%s\"VARIABLE_%zu=value\"", i > 0 ? "," : "", i);
    fputs("]}},\"host\":{}}\n", f);
    need(fclose(f) == 0, DUMP);
    bench_count("memory of a document", (double)memory_of(open_document, NULL) - base, "KiB",
                "cJSON", (double)memory_of(open_with_cjson, NULL) - base, 1.5);
    need(remove(DUMP) == 0, DUMP);
}

/* ---- one size ---- */

static void line(const char *name, double ns, double megabytes, double parse_ns)
{
    printf("  %-24s %8.0f MB/s   %5.2f of cJSON's bare parse\n", name, megabytes / (ns / 1e9),
           parse_ns / ns);
}

static void with_command(const char *name, const char *command, double megabytes, double parse_ns)
{
    struct work w = {.command = command};
    char look[100];

    snprintf(look, sizeof(look), "command -v %s >/dev/null 2>&1", name);
    if (system(look) == 0)
        line(name, stopwatch(run_command, &w, 1, 1), megabytes, parse_ns);
}

static void one_size(double megabytes, size_t rounds, bool others)
{
    struct work w = {.command = NULL};
    double parse_ns, open_ns;
    long base = memory_of(do_nothing, NULL), kib;

    write_dump(megabytes);
    kib = memory_of(open_dump, NULL) - base;
    open_ns = stopwatch(open_dump, NULL, 1, rounds);
    w.bytes = read_all(DUMP, &w.len);
    megabytes = (double)w.len / MEGABYTE;
    parse_ns = stopwatch(parse_alone, &w, 1, rounds);
    free(w.bytes);
    printf("%.0f MB\n", megabytes);
    line("import, the list", open_ns, megabytes, parse_ns);
    line("cJSON, bare parse", parse_ns, megabytes, parse_ns);
    if (others) {
        with_command("jq", "jq . " DUMP " >/dev/null", megabytes, parse_ns);
        with_command("python3",
                     "python3 -c 'import json; json.load(open(\"" DUMP "\"))' >/dev/null",
                     megabytes, parse_ns);
    }
    printf("  memory of the list       %8.2f of the file\n", (double)kib * 1024 / (double)w.len);
    need(remove(DUMP) == 0, DUMP);
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 1, 3);
    bool quick = argc > 1;

    one_document(quick ? 1000 : 200000);
    one_size(quick ? 1.5 : 1.2, size.rounds, !quick);
    if (!quick) {
        one_size(10, size.rounds, true);
        one_size(100, 1, true);
    }
    return 0;
}
