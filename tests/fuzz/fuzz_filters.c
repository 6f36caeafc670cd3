/* A line for a filter, whatever its members are: an answer, or an error that says what is wrong;
 * the same one twice. The first byte picks the filter. */
#include "model/client/client_report.h"
#include "model/compose/compose.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/preflight/filter_report.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

/* Bytes that ports and braces could make much of. */
enum { LONG = 3000 };

typedef struct err *filter(const struct value **out, struct arena *a, const struct value *line);

static struct err *run(const struct value **out, struct arena *a, const struct value *line)
{
    struct client_input in;
    struct client_answer answer;
    struct err *e = client_input_read(&in, a, line);

    if (e == NULL && (e = client_run(&answer, a, &in)) == NULL) {
        *out = client_report(a, &in, &answer, true);
        client_answer_finish(&answer);
    }
    return e;
}

static struct err *compose(const struct value **out, struct arena *a, const struct value *line)
{
    struct compose_input in;
    struct compose_answer answer;
    struct err *e = compose_input_read(&in, a, line);

    if (e == NULL && (e = compose_run(&answer, a, &in)) == NULL) {
        *out = compose_report(a, &answer, true);
        compose_answer_finish(&answer);
    }
    return e;
}

static struct err *mount(const struct value **out, struct arena *a, const struct value *line)
{
    return mount_filter(out, a, line, 0, plat_sim);
}

static struct err *preflight_of(const struct value **out, struct arena *a,
                                enum preflight_operation operation, const struct value *line)
{
    struct preflight_result result;
    struct mdl_doc *doc;
    struct plat host;
    struct err *e = mdl_doc_new(&doc, line);

    if (e != NULL)
        return e;
    host = plat_sim(doc);
    if ((e = preflight(a, doc, &host, operation, &result)) == NULL)
        *out = preflight_report(&result, operation);
    mdl_doc_free(doc);
    return e;
}

static struct err *preflight_create(const struct value **out, struct arena *a,
                                    const struct value *line)
{
    return preflight_of(out, a, PREFLIGHT_CREATE, line);
}

static struct err *preflight_api(const struct value **out, struct arena *a,
                                 const struct value *line)
{
    return preflight_of(out, a, PREFLIGHT_API, line);
}

static filter *const filters[] = {run, compose, mount, preflight_create, preflight_api};

static const struct value *ask(filter *f, const struct value *line)
{
    const struct value *answer = NULL;
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = f(&answer, &a, line);
    arena_finish(&a);
    if (e != NULL && (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)) {
        fprintf(stderr, "an error of ours: %s\n", e->text);
        abort();
    }
    if (e == NULL && answer == NULL)
        abort();
    err_free(e);
    return answer;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct value *line, *first, *second;
    struct err *e;
    filter *f;

    if (size == 0 || size > LONG)
        return 0;
    f = filters[data[0] % (sizeof(filters) / sizeof(filters[0]))];
    if ((e = json_read(&line, (struct str){(const char *)data + 1, size - 1})) != NULL) {
        err_free(e);
        return 0;
    }
    first = ask(f, line);
    second = ask(f, line);
    if ((first == NULL) != (second == NULL) || (first != NULL && !value_eq(first, second)))
        abort();
    value_unref(first);
    value_unref(second);
    value_unref(line);
    return 0;
}
