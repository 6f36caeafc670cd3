/* Any line for the filter `create`: an answer of its form, or an error; the same one twice. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/create_filter.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

static bool is_answer(const struct value *v)
{
    return value_get(v, STR_LIT("error")) != NULL || value_get(v, STR_LIT("panic")) != NULL ||
           value_get(v, STR_LIT("container")) != NULL;
}

static const struct value *ask(const struct value *line)
{
    const struct value *answer = NULL;
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = create_filter(&answer, &a, line, 0, plat_sim);
    arena_finish(&a);
    if (e != NULL && e->class == ERR_INTERNAL)
        abort();
    err_free(e);
    return answer;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct value *line, *first, *second;
    struct err *e = json_read(&line, (struct str){(const char *)data, size});

    if (e != NULL) {
        err_free(e);
        return 0;
    }
    first = ask(line);
    second = ask(line);
    if ((first == NULL) != (second == NULL) ||
        (first != NULL && (!value_eq(first, second) || !is_answer(first))))
        abort();
    value_unref(first);
    value_unref(second);
    value_unref(line);
    return 0;
}
