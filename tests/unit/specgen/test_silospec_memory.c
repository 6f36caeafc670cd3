/* Every allocation behind the library's face fails once: the error says so, nothing is written, and
 * nothing leaks (the sanitizer looks). */
#include "specgen/silospec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */

static int fails(void)
{
    if (allowed > 0)
        allowed--;
    return allowed == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

static const char document[] =
    "silospec: 1\n"
    "container: {Id: c, Image: img, Config: {}, HostConfig: {Isolation: hyperv, Memory: 1}}\n"
    "host: {Images: [{Id: img, OS: windows, LayerFolders: ['C:\\l', 'C:\\w']}]}\n";

typedef silospec_error *act(silospec_case *c, char **text);

/* Fails later and later, until it succeeds. */
static void until_it_succeeds(silospec_case *c, act *what)
{
    silospec_error *e;
    long n = 0;

    do {
        char *text = NULL;

        allowed = ++n;
        e = what(c, &text);
        allowed = -1;
        if (e != NULL) {
            assert_int_equal(silospec_error_class(e), SILOSPEC_NO_MEMORY);
            assert_string_equal(silospec_error_text(e), "out of memory");
            assert_null(text);
            silospec_error_free(e);
        } else {
            silospec_free(text);
        }
    } while (e != NULL && n < 100000);
    assert_null(e);
    assert_true(n > 1);
}

static silospec_error *open_and_close(silospec_case *c, char **text)
{
    silospec_case *other = NULL;
    silospec_error *e = silospec_open(&other, document, strlen(document), "web.yaml");

    (void)c;
    (void)text;
    silospec_close(other);
    return e;
}

static silospec_error *set(silospec_case *c, char **text)
{
    (void)text;
    return silospec_set(c, "container.HostConfig.Memory", "512m");
}

static silospec_error *generate(silospec_case *c, char **text)
{
    return silospec_generate(c, text, NULL);
}

static silospec_error *check(silospec_case *c, char **text)
{
    return silospec_report(c, "check", text, NULL);
}

static silospec_error *explain(silospec_case *c, char **text)
{
    return silospec_report(c, "explain windows.resources.memory.limit", text, NULL);
}

static silospec_error *effective(silospec_case *c, char **text)
{
    return silospec_report(c, "effective", text, NULL);
}

static silospec_error *compare(silospec_case *c, char **text)
{
    const silospec_case *const cases[] = {c, c};

    return silospec_compare(cases, 2, text, NULL);
}

static silospec_error *mount(silospec_case *c, char **text)
{
    return silospec_report(c, "mount c:\\a:d:\\b:ro", text, NULL);
}

static silospec_error *one_rule(silospec_case *c, char **text)
{
    return silospec_report(c, "rules CPU-1", text, NULL);
}

static silospec_error *write_yaml(silospec_case *c, char **text)
{
    return silospec_write(c, "yaml", text, NULL);
}

static void each_allocation_may_fail(void **state)
{
    static act *const acts[] = {open_and_close, set,     generate, check,    explain,
                                effective,      compare, mount,    one_rule, write_yaml};
    silospec_case *c;

    (void)state;
    assert_null(silospec_open(&c, document, strlen(document), NULL));
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        until_it_succeeds(c, acts[i]);
    silospec_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_allocation_may_fail)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
