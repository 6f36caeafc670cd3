/* Runs a fuzz target without libFuzzer: every file of a folder, then so many mutations of
 * them. The same seed gives the same inputs.
 *
 *     fuzz_readers FOLDER [MUTATIONS [SEED]] */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FILES 256
#define MOST_BYTES 4096

struct input {
    uint8_t *bytes;
    size_t len;
};

struct corpus {
    struct input inputs[MOST_FILES];
    size_t count;
};

static uint64_t random_next(uint64_t *state)
{
    /* xorshift64* */
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static size_t below(uint64_t *state, size_t n)
{
    return n > 0 ? (size_t)(random_next(state) >> 11) % n : 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static void add_file(struct corpus *c, const char *folder, const char *name)
{
    struct input *in = &c->inputs[c->count];
    char path[4096];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "rb");
    in->bytes = malloc(MOST_BYTES);
    if (file == NULL || in->bytes == NULL) {
        perror(path);
        exit(1);
    }
    in->len = fread(in->bytes, 1, MOST_BYTES, file);
    fclose(file);
    c->count++;
}

/* In the order of the names, so that a seed means the same everywhere. */
static void load(struct corpus *c, const char *folder)
{
    struct dirent **names;
    int n = scandir(folder, &names, is_visible, by_name);

    if (n <= 0) {
        fprintf(stderr, "%s: no corpus\n", folder);
        exit(1);
    }
    for (int i = 0; i < n; i++) {
        if (c->count < MOST_FILES)
            add_file(c, folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
}

/* Bytes that mean something to the readers. */
static uint8_t telling_byte(uint64_t *state)
{
    static const char telling[] =
        "{}[]:,\"'\\ \n\t\r-?&*!|>%@#~.0129eExu<\0\x7f\x80\xbf\xc2\xe2\xf0\xff";

    return (uint8_t)telling[below(state, sizeof(telling) - 1)];
}

static void insert(struct input *in, size_t at, const uint8_t *bytes, size_t len)
{
    if (len > MOST_BYTES - in->len)
        len = MOST_BYTES - in->len;
    memmove(in->bytes + at + len, in->bytes + at, in->len - at);
    memcpy(in->bytes + at, bytes, len);
    in->len += len;
}

static void mutate(struct input *in, const struct corpus *c, uint64_t *state)
{
    size_t at = below(state, in->len + 1), len = below(state, 1 + (in->len - at) / 2);
    const struct input *other = &c->inputs[below(state, c->count)];
    uint8_t byte = telling_byte(state), piece[64];
    size_t from;

    switch (below(state, 6)) {
    case 0:
        insert(in, at, &byte, 1);
        break;
    case 1:
        if (at < in->len)
            in->bytes[at] = byte;
        break;
    case 2:
        if (at < in->len)
            in->bytes[at] ^= (uint8_t)(1u << below(state, 8));
        break;
    case 3: /* take a piece out */
        memmove(in->bytes + at, in->bytes + at + len, in->len - at - len);
        in->len -= len;
        break;
    case 4: /* say a piece again */
        len = len < sizeof(piece) ? len : sizeof(piece);
        memcpy(piece, in->bytes + at, len);
        insert(in, below(state, in->len + 1), piece, len);
        break;
    default: /* a piece of another input */
        from = below(state, other->len + 1);
        len = below(state, other->len - from + 1);
        insert(in, at, other->bytes + from, len);
        break;
    }
}

/* In memory of its exact size, so that a sanitizer sees a read behind the end. */
static void run(const uint8_t *bytes, size_t len)
{
    uint8_t *exact = malloc(len > 0 ? len : 1);

    if (exact == NULL)
        exit(1);
    memcpy(exact, bytes, len);
    LLVMFuzzerTestOneInput(exact, len);
    free(exact);
}

int main(int argc, char **argv)
{
    static const size_t most_steps = 8;
    struct corpus c;
    unsigned long mutations = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    uint64_t state = (argc > 3 ? strtoull(argv[3], NULL, 10) : 1) * 2 + 1;
    struct input in = {malloc(MOST_BYTES), 0};

    if (argc < 2 || in.bytes == NULL) {
        fprintf(stderr, "usage: %s FOLDER [MUTATIONS [SEED]]\n", argv[0]);
        return 2;
    }
    c.count = 0;
    load(&c, argv[1]);
    for (size_t i = 0; i < c.count; i++)
        run(c.inputs[i].bytes, c.inputs[i].len);
    for (unsigned long n = 0; n < mutations; n++) {
        const struct input *start = &c.inputs[below(&state, c.count)];
        size_t steps = 1 + below(&state, most_steps);

        memcpy(in.bytes, start->bytes, start->len);
        in.len = start->len;
        for (size_t i = 0; i < steps; i++)
            mutate(&in, &c, &state);
        run(in.bytes, in.len);
    }
    for (size_t i = 0; i < c.count; i++)
        free(c.inputs[i].bytes);
    free(in.bytes);
    printf("%zu inputs, %lu mutations\n", c.count, mutations);
    return 0;
}
