/* Every allocation of reading, editing and writing fails once: the answer is ERR_OOM (or
 * NULL), nothing leaks (the sanitizer looks), nothing is half written. */
#include "model/files/text.h"
#include "model/formats/artefact.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */

static bool fails(void)
{
    if (allowed < 0)
        return false;
    return allowed-- == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

static const char document[] =
    "{\"a\":[1,2,3,4,5,true,null],\"b\\n\":{\"c\":\"x\\ty\"},\"l\":\"one\\ntwo\","
    "\"k1\":1,\"k2\":2,\"k3\":3,\"k4\":4,\"k5\":5,\"k6\":6,\"k7\":7}";

static const struct value *tree(void)
{
    const struct value *v = NULL;

    assert_null(json_read(&v, str_of(document)));
    return v;
}

/* Does one thing; *out is what it made. */
typedef struct err *step(const void *input, void **out);

static void fail_each_allocation(step *run, const void *input, void (*drop)(void *))
{
    struct err *e;
    long n = 0;

    do {
        void *out = NULL;

        allowed = n++;
        e = run(input, &out);
        allowed = -1;
        if (e != NULL) {
            assert_int_equal(e->class, ERR_OOM);
            assert_null(out);
            err_free(e);
        } else {
            assert_non_null(out);
            drop(out);
        }
    } while (e != NULL && n < 10000);
    assert_null(e);
    assert_true(n > 1);
}

static void drop_value(void *v)
{
    value_unref(v);
}

static struct err *run_json_read(const void *input, void **out)
{
    const struct value *v = NULL;
    struct err *e = json_read(&v, str_of(input));

    *out = (void *)(uintptr_t)v;
    return e;
}

static struct err *run_yaml_read(const void *input, void **out)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, str_of(input));

    *out = (void *)(uintptr_t)v;
    return e;
}

static struct err *run_json_write(const void *input, void **out)
{
    size_t len;

    return json_write((char **)out, &len, input, 4);
}

static struct err *run_yaml_write(const void *input, void **out)
{
    size_t len;

    return yaml_write((char **)out, &len, input);
}

static struct err *run_set(const void *input, void **out)
{
    static const struct value_step steps[] = {
        {STR_INIT("new"), 0}, {STR_INIT("n"), 0}, {{NULL, 0}, 0}};
    struct value *child = value_number(STR_LIT("1"));
    const struct value *v;
    bool misfit = false;

    if (child == NULL)
        return err_oom();
    v = value_with_set(input, steps, 3, child, &misfit);
    assert_false(misfit);
    *out = (void *)(uintptr_t)v;
    return v != NULL ? NULL : err_oom();
}

static struct err *run_rename(const void *input, void **out)
{
    static const struct value_step steps[] = {{STR_INIT("b\n"), 0}, {STR_INIT("c"), 0}};
    bool misfit = false;
    const struct value *v = value_with_renamed(input, steps, 2, STR_LIT("d"), &misfit);

    assert_false(misfit);
    *out = (void *)(uintptr_t)v;
    return v != NULL ? NULL : err_oom();
}

static struct err *run_decode(const void *input, void **out)
{
    struct text t = {NULL, 0, NULL};
    struct err *e = text_decode(&t, str_of(input));

    *out = t.bytes;
    return e;
}

static struct err *run_artefact(const void *input, void **out)
{
    struct artefact s;
    struct err *e = artefact_read(&s, str_of(input), "f");

    if (e != NULL)
        return e;
    *out = (void *)(uintptr_t)value_ref(s.root);
    artefact_close(&s);
    return NULL;
}

static void reading_survives_each_failed_allocation(void **state)
{
    (void)state;
    fail_each_allocation(run_json_read, document, drop_value);
    fail_each_allocation(run_yaml_read, document, drop_value);
    fail_each_allocation(run_yaml_read, "a: &x [b, c]\nd: *x\ne: &y f\n", drop_value);
    fail_each_allocation(run_decode, document, free);
    fail_each_allocation(run_artefact,
                         "Server:\n Server Version: 25.0.3\n Default Isolation: hyperv\n"
                         " Operating System: Microsoft Windows Server Version 1809 "
                         "(OS Build 17763.1)\n OSType: windows\n CPUs: 4\n Name: h\n",
                         drop_value);
}

static void writing_survives_each_failed_allocation(void **state)
{
    const struct value *v = tree();

    (void)state;
    fail_each_allocation(run_json_write, v, free);
    fail_each_allocation(run_yaml_write, v, free);
    value_unref(v);
}

static void edits_survive_each_failed_allocation(void **state)
{
    const struct value *v = tree();

    (void)state;
    fail_each_allocation(run_set, v, drop_value);
    fail_each_allocation(run_rename, v, drop_value);
    value_unref(v);
}

/* The message of an error needs memory, too. */
static void an_error_without_memory_is_an_error(void **state)
{
    (void)state;
    for (long n = 0; n < 40; n++) {
        const struct value *v = NULL;
        struct err *e;

        allowed = n;
        e = err_at(err_wrap(json_read(&v, STR_LIT("{\"a\": [1,]}")), "outer"), "f", 0, 0);
        allowed = -1;
        assert_non_null(e);
        assert_null(v);
        assert_true(e->class == ERR_OOM || e->class == ERR_INPUT);
        err_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_survives_each_failed_allocation),
        cmocka_unit_test(writing_survives_each_failed_allocation),
        cmocka_unit_test(edits_survive_each_failed_allocation),
        cmocka_unit_test(an_error_without_memory_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
