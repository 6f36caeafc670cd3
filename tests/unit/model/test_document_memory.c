/* Every allocation of opening, editing, undoing and writing fails, once and then with all after it:
 * the answer is an error, nothing leaks (the sanitizer looks), nothing is half done. */
#include "document_testing.h"

#include "model/document/history.h"
#include "model/formats/artefact.h"

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);
char *__real_strdup(const char *text);
char *__wrap_strdup(const char *text);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */
static bool for_good, failed;

static bool fails(void)
{
    if (for_good && failed)
        return true;
    if (allowed < 0)
        return false;
    failed = allowed-- == 0;
    return failed;
}

static void fail_at(long n)
{
    allowed = n;
    failed = false;
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

char *__wrap_strdup(const char *text)
{
    return fails() ? NULL : __real_strdup(text);
}

static const char inspect[] =
    "[{\"Id\":\"c\",\"Name\":\"/web\",\"Image\":\"i\",\"HostConfig\":{\"Isolation\":\"process\"},"
    "\"Mounts\":[{\"Source\":\"s\"}],\"NetworkSettings\":{\"Networks\":{\"nat\":{},\"b\":null}}}]";

/* Runs `run` with the 0th, 1st, 2nd ... allocation failing, until it gets through. */
static void fail_each_once(struct err *run(void))
{
    for (long n = 0;; n++) {
        struct err *e;

        fail_at(n);
        e = run();
        if (allowed >= 0) { /* not one failed */
            fail_at(-1);
            assert_no_error(e);
            assert_true(n > 0);
            return;
        }
        fail_at(-1);
        assert_non_null(e);
        assert_int_equal(e->class, ERR_OOM);
        err_free(e);
    }
}

static void fail_each_allocation(struct err *run(void))
{
    for_good = false;
    fail_each_once(run);
    for_good = true;
    fail_each_once(run);
    for_good = false;
}

static struct err *open_inspect(void)
{
    struct artefact s = {0};
    struct mdl_doc *doc = NULL;
    struct err *e = artefact_read(&s, str_of(inspect), "f");

    if (e != NULL) {
        assert_null(s.root);
        return e;
    }
    if ((e = mdl_doc_new(&doc, s.root)) == NULL)
        mdl_doc_free(doc);
    else
        assert_null(doc);
    artefact_close(&s);
    return e;
}

/* Texts whose readers put together what they tell, or cut by what was asked. */
static const char *const texts[] = {
    "docker network create -d l2bridge --subnet 10.0.0.0/24 -o a=1 -o a=2 -o b=3 n",
    ("FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS base\nENV A=1\n"
     "FROM base\nENV B=2\nVOLUME c:/x\nCMD [\"a\"]\n"),
    "PS> docker inspect -f '{{.Name}} {{index .Config.Labels \"k\"}}' web\n/web v\n",
    "PS> docker info --format '{{.Isolation}}'\nhyperv\n",
    "services:\n  a:\n    image: i\n    env_file: [x.env, y.env]\n",
    "docker run --env-file x.env --env-file y.env i",
};

/* What is only asked whether it is there may be short of memory without a difference. */
static void open_failing(const struct value *right, const char *text)
{
    for (long n = 0, left = -1; left < 0; n++) {
        struct artefact s = {0};
        struct err *e;

        fail_at(n);
        e = artefact_read(&s, str_of(text), "f");
        left = allowed;
        fail_at(-1);
        if (e != NULL)
            assert_int_equal(e->class, ERR_OOM);
        else
            assert_true(value_eq(s.root, right));
        err_free(e);
        artefact_close(&s);
    }
}

static const struct value *small; /* made before allocations fail */

/* One edit of the kind, on the path, with a value of the field. */
static struct err *edit_once(struct mdl_history *h, enum mdl_edit_kind kind, const char *path,
                             const char *text)
{
    struct mdl_edit edit = {.kind = kind, .name = STR_LIT("z")};
    const struct value *v = NULL;
    size_t before = mdl_history_count(h);
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = mdl_path_parse(&edit.path, &a, str_of(path), mdl_now(h)->root);
    if (e == NULL && text != NULL)
        e = mdl_value_parse(&v, edit.path.field, str_of(text));
    edit.value = v;
    if (e == NULL)
        e = mdl_history_edit(h, &edit, path);
    if (e != NULL)
        assert_int_equal(mdl_history_count(h), before);
    value_unref(v);
    arena_finish(&a);
    return e;
}

static struct err *edit_and_undo(void)
{
    struct mdl_history *h = NULL;
    const char *label;
    struct err *e = mdl_history_new(&h, small);

    if (e != NULL) {
        assert_null(h);
        return e;
    }
    if ((e = edit_once(h, MDL_EDIT_SET, "container.HostConfig.NanoCpus", "1.5")) == NULL &&
        (e = edit_once(h, MDL_EDIT_SET, "container.Mounts[+].Source", "x")) == NULL &&
        (e = edit_once(h, MDL_EDIT_SET, "host.Configs[\"a b\"]", "{}")) == NULL &&
        (e = edit_once(h, MDL_EDIT_INSERT, "container.Args[0]", "x")) == NULL &&
        (e = edit_once(h, MDL_EDIT_DUPLICATE, "container.Args[0]", NULL)) == NULL &&
        (e = edit_once(h, MDL_EDIT_RENAME, "host.Configs[\"a b\"]", NULL)) == NULL &&
        (e = edit_once(h, MDL_EDIT_REMOVE, "container.Args[1]", NULL)) == NULL &&
        (e = mdl_undo(h, &label)) == NULL)
        e = mdl_redo(h, &label);
    mdl_history_free(h);
    return e;
}

static struct err *write_both(void)
{
    char *text = NULL;
    size_t len;

    for (int format = SCENARIO_YAML; format <= SCENARIO_JSON; format++) {
        struct err *e = scenario_write(&text, &len, small, (enum scenario_format)format);

        if (e != NULL)
            return e;
        free(text);
    }
    return NULL;
}

static void opening_an_inspect(void **state)
{
    (void)state;
    fail_each_allocation(open_inspect);
}

static void opening_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct artefact right = {0};

        assert_no_error(artefact_read(&right, str_of(texts[i]), "f"));
        open_failing(right.root, texts[i]);
        for_good = true;
        open_failing(right.root, texts[i]);
        for_good = false;
        artefact_close(&right);
    }
}

static void editing_and_undoing(void **state)
{
    (void)state;
    small = value_of("{silospec: 1, container: {Path: p}}");
    fail_each_allocation(edit_and_undo);
    value_unref(small);
}

static void writing(void **state)
{
    (void)state;
    small = value_of("{silospec: 1, container: {Path: p}}");
    fail_each_allocation(write_both);
    value_unref(small);
}

/* The words of a refusal need memory too; without it there is still an error. */
static void refusing_a_document(void **state)
{
    const struct value *bad = value_of("{container: {Args: [1, x, true], Mounts: 5}}");

    (void)state;
    for (long n = 0, left = -1; left < 0; n++) {
        struct mdl_doc *doc = NULL;
        struct err *e;

        fail_at(n);
        e = mdl_doc_new(&doc, bad);
        left = allowed;
        fail_at(-1);
        assert_non_null(e);
        assert_null(doc);
        err_free(e);
    }
    value_unref(bad);
}

/* Who passes by what is no path looks at the arena. */
static void a_path_that_memory_was_short_for_is_remembered(void **state)
{
    (void)state;
    for (long n = 0, left = -1; left < 0; n++) {
        struct mdl_path path;
        struct arena a;
        struct err *e;

        arena_init(&a);
        fail_at(n);
        e = mdl_path_split(&path, &a, STR_LIT("host.CredentialSpecs.Files[\"web.json\"]"));
        left = allowed;
        fail_at(-1);
        assert_int_equal(arena_failed(&a), e != NULL);
        err_free(e);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_an_inspect),
        cmocka_unit_test(opening_texts),
        cmocka_unit_test(editing_and_undoing),
        cmocka_unit_test(writing),
        cmocka_unit_test(refusing_a_document),
        cmocka_unit_test(a_path_that_memory_was_short_for_is_remembered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
