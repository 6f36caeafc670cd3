/* What the filters of run lines and compose files take, and what they say against other input. */
#include "document_testing.h"

#include "model/client/client.h"
#include "model/compose/compose.h"

#include <string.h>

struct row {
    const char *input, *says; /* NULL: it is taken */
};

static void check(const struct row *row, struct err *e)
{
    char *said = e != NULL ? err_line(e) : NULL;

    if ((said != NULL) != (row->says != NULL) || (said != NULL && strstr(said, row->says) == NULL))
        fail_msg("%s: %s", row->input, said != NULL ? said : "is taken");
    free(said);
    err_free(e);
}

static void a_run_line_is_words_of_a_client(void **state)
{
    static const struct row rows[] = {
        {"{argv: [run, i]}", NULL},
        {"{argv: []}", NULL},
        {"{argv: [run], client: '24.0.7', client_os: linux, server_os: linux, cwd: /x, env: {A: "
         "b}, "
         "files: {a: b}}",
         NULL},
        {"{argv: [run], client: '29'}", NULL},
        {"{argv: [run], client: '20.10'}", NULL},
        {"{argv: [run], client: '19.03'}", "clients before 20.10 are not known"},
        {"{argv: [run], client: ''}", "a version"},
        {"{argv: [run], client: x}", "a version"},
        {"{argv: [run], client: 24.x}", "a version"},
        {"{argv: [run], client: '24.100'}", "a version"},
        {"{argv: [run], client: 24}", "'client' must be a text"},
        {"[run]", "a run line is a map with 'argv'"},
        {"{}", "'argv' must be a list of texts"},
        {"{argv: run}", "'argv' must be a list of texts"},
        {"{argv: [1]}", "'argv' must be a list of texts"},
        {"{argv: [run], client_os: mac}", "'client_os' must be windows or linux"},
        {"{argv: [run], client_os: 1}", "'client_os' must be a text"},
        {"{argv: [run], server_os: 1}", "'server_os' must be a text"},
        {"{argv: [run], cwd: 1}", "'cwd' must be a text"},
        {"{argv: [run], env: []}", "'env' must be a map of texts"},
        {"{argv: [run], files: 1}", "'files' must be a map of texts"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct value *v = value_of(rows[i].input);
        struct client_input in;
        struct arena a;

        arena_init(&a);
        check(&rows[i], client_input_read(&in, &a, v));
        value_unref(v);
        arena_finish(&a);
    }
}

static void a_project_is_files_with_words(void **state)
{
    static const struct row rows[] = {
        {"{files: {}}", NULL},
        {"{files: {}, env: null, args: null, cwd: null, home: null, compose: null}", NULL},
        {"{files: {a: b}, env: {A: b}, args: [-p, x], cwd: /x, home: /h, server_os: linux, "
         "client_os: linux, compose: '2.26.1'}",
         NULL},
        {"{files: {}, compose: 2.40.3-desktop.1}", NULL},
        {"{files: {}, compose: '2.30'}", "compose '2.30' is not known: 2.40 and 2.26 are"},
        {"{files: {}, compose: 2}", "expected a text"},
        {"[]", "expected an object with files"},
        {"{}", "expected an object of texts"},
        {"{files: null}", "expected an object of texts"},
        {"{files: []}", "expected an object of texts"},
        {"{files: {}, env: 1}", "expected an object of texts"},
        {"{files: {}, args: x}", "expected a list of texts"},
        {"{files: {}, args: [1]}", "expected a list of texts"},
        {"{files: {}, cwd: 1}", "expected a text"},
        {"{files: {}, home: 1}", "expected a text"},
        {"{files: {}, server_os: 1}", "expected a text"},
        {"{files: {}, client_os: 1}", "expected a text"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct value *v = value_of(rows[i].input);
        struct compose_input in;
        struct arena a;

        arena_init(&a);
        check(&rows[i], compose_input_read(&in, &a, v));
        value_unref(v);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_line_is_words_of_a_client),
        cmocka_unit_test(a_project_is_files_with_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
