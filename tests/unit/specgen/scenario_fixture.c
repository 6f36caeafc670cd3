#include "tests/unit/specgen/scenario_fixture.h"

#include "model/json/json.h"
#include "platform/sim/sim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char base[] =
    "{\"silospec\":1,\"container\":{\"Id\":\"4f1c0a\",\"Name\":\"/web\",\"Path\":\"cmd.exe\","
    "\"Args\":[\"/c\",\"echo hi\"],\"Image\":\"img\",\"BaseFS\":\"\\\\\\\\?\\\\Volume{1}\","
    "\"Config\":{\"Hostname\":\"web01\"},\"HostConfig\":{},\"NetworkSettings\":{\"Networks\":{}}},"
    "\"host\":{\"DefaultIsolation\":\"process\",\"Root\":\"C:\\\\ProgramData\\\\docker\","
    "\"OSBuild\":17763,\"OSProduct\":\"server\",\"NumCPU\":4,\"Images\":[{\"Id\":\"img\","
    "\"OS\":\"windows\",\"LayerFolders\":[\"C:\\\\l\\\\base\",\"C:\\\\l\\\\rw\"]}]}}";

static void require(struct err *e)
{
    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    fail();
}

/* "a.b.c" only: the tests set lists and objects whole. */
static size_t steps_of(struct value_step steps[16], struct str path)
{
    size_t count = 0;

    while (path.len > 0) {
        ptrdiff_t dot = str_find(path, '.', 0);
        size_t len = dot < 0 ? path.len : (size_t)dot;

        assert_true(count < 16);
        steps[count++] = (struct value_step){.key = str_cut(path, 0, len)};
        path = str_cut(path, len + 1, path.len);
    }
    return count;
}

static void change(struct fixture *f, const char *path, const char *json)
{
    struct value_step steps[16];
    size_t count = steps_of(steps, str_of(path));
    const struct value *child, *root;
    bool misfit = false;

    if (json == NULL) {
        root = value_with_removed(f->root, steps, count, &misfit);
    } else {
        require(json_read(&child, str_of(json)));
        root = value_with_set(f->root, steps, count, child, &misfit);
    }
    if (root == NULL)
        fail_msg("cannot set %s", path);
    value_unref(f->root);
    f->root = root;
}

void fixture_with(struct fixture *f, ...)
{
    struct plat host;
    const char *path;
    va_list ap;

    require(json_read(&f->root, str_of(base)));
    va_start(ap, f);
    while ((path = va_arg(ap, const char *)) != NULL)
        change(f, path, va_arg(ap, const char *));
    va_end(ap);
    require(mdl_doc_new(&f->doc, f->root));
    host = plat_sim(f->doc);
    arena_init(&f->arena);
    require(spec_generate(&f->arena, f->doc, &host, &f->result));
}

void fixture_finish(struct fixture *f)
{
    arena_finish(&f->arena);
    mdl_doc_free(f->doc);
    value_unref(f->root);
}

const char *fixture_at(struct fixture *f, const char *path)
{
    const struct spec_node *n = spec_find(f->result.spec, str_of(path));

    return n == NULL ? "-" : arena_cstr(&f->arena, spec_json(&f->arena, n, 0));
}

const struct spec_finding *fixture_finding(const struct fixture *f, enum mdl_field_id field)
{
    const struct spec_finding *found = f->result.findings;

    while (found != NULL && found->ref.field != field)
        found = found->next;
    return found;
}
