/* A document made beside another one is the document that is made of the whole tree: for each
 * field, as it comes, goes and becomes another one. */
#include "document_testing.h"

#include "model/base/words.h"
#include "model/document/edit.h"

static void assert_same(const char *a, const char *b, enum mdl_field_id id);

static void assert_same_members(const char *a, const char *b, enum mdl_field_id parent)
{
    enum mdl_field_id like = parent;

    do {
        for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
            if (mdl_fields[id].parent == like && !mdl_fields[id].tree)
                assert_same(a + mdl_fields[id].offset, b + mdl_fields[id].offset, id);
        like = like != MDL_F_NONE ? mdl_fields[like].like : 0;
    } while (like != 0);
}

static void assert_same_elements(const char *a, const char *b, enum mdl_field_id of)
{
    const struct mdl_list *x = (const void *)a, *y = (const void *)b;
    size_t inside = mdl_fields[of].type == MDL_T_MAP ? mdl_fields[of + 1].offset : 0;

    assert_int_equal(x->presence, y->presence);
    assert_int_equal(x->count, y->count);
    for (size_t i = 0; i < x->count; i++) {
        const char *p = (const char *)x->items + i * mdl_fields[of].element_size;
        const char *q = (const char *)y->items + i * mdl_fields[of].element_size;

        if (mdl_fields[of].type == MDL_T_MAP)
            assert_true(
                str_eq(*(const struct str *)(const void *)p, *(const struct str *)(const void *)q));
        assert_same(p + inside, q + inside, of + 1);
    }
}

static void assert_same(const char *a, const char *b, enum mdl_field_id id)
{
    const struct mdl_string *x = (const void *)a, *y = (const void *)b;

    switch (mdl_fields[id].type) {
    case MDL_T_STRING:
        assert_int_equal(x->presence, y->presence);
        assert_true(str_eq(x->v, y->v));
        break;
    case MDL_T_BOOL:
        assert_memory_equal(a, b, sizeof(struct mdl_bool));
        break;
    case MDL_T_INT:
    case MDL_T_UINT:
        assert_int_equal(x->presence, y->presence);
        assert_int_equal(((const struct mdl_int *)(const void *)a)->v,
                         ((const struct mdl_int *)(const void *)b)->v);
        break;
    case MDL_T_ANY:
        assert_ptr_equal(*(const struct value *const *)(const void *)a,
                         *(const struct value *const *)(const void *)b);
        break;
    case MDL_T_LIST:
    case MDL_T_MAP:
        assert_same_elements(a, b, id);
        break;
    case MDL_T_OBJECT:
        assert_int_equal(x->presence, y->presence);
        assert_same_members(a, b, id);
        break;
    }
}

static void assert_same_order(const struct name_order *a, const struct name_order *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_true(str_eq(a->items[i].name, b->items[i].name));
        assert_int_equal(a->items[i].index, b->items[i].index);
    }
}

static void assert_same_document(const struct mdl_doc *a, const struct mdl_doc *b)
{
    assert_int_equal(a->release, b->release);
    assert_ptr_equal(a->root, b->root);
    assert_ptr_equal(a->request.body, b->request.body);
    assert_same_members((const char *)a, (const char *)b, MDL_F_NONE);
    assert_same_order(&a->networks, &b->networks);
    assert_same_order(&a->network_ids, &b->network_ids);
    assert_same_order(&a->secrets, &b->secrets);
    assert_same_order(&a->configs, &b->configs);
    assert_same_order(&a->directories, &b->directories);
    assert_same_order(&a->files, &b->files);
    assert_same_order(&a->path_errors, &b->path_errors);
    assert_same_order(&a->mount_sources, &b->mount_sources);
    assert_same_order(&a->backing_devices, &b->backing_devices);
    assert_same_order(&a->credential_files, &b->credential_files);
    assert_same_order(&a->registry_values, &b->registry_values);
    assert_same_order(&a->registry_errors, &b->registry_errors);
    assert_int_equal(a->sources.count, b->sources.count);
    for (size_t i = 0; i < a->sources.count; i++) {
        const struct mdl_source *x = &a->sources.items[i], *y = &b->sources.items[i];

        assert_true(str_eq(x->path, y->path));
        assert_true(str_eq(x->knowledge.source, y->knowledge.source));
        assert_int_equal(x->knowledge.certainty, y->knowledge.certainty);
        assert_int_equal(x->from, y->from);
    }
    if (b->has_unknown)
        assert_true(a->has_unknown);
    if (b->has_unknown_of_host)
        assert_true(a->has_unknown_of_host);
}

static void assert_beside(const struct value *from, const struct value *to)
{
    struct mdl_doc *base = NULL, *whole = NULL, *beside = NULL;

    assert_no_error(mdl_doc_new(&base, from));
    assert_no_error(mdl_doc_new(&whole, to));
    assert_no_error(mdl_doc_beside(&beside, base, to));
    assert_same_document(beside, whole);
    mdl_doc_free(beside);
    mdl_doc_free(whole);
    mdl_doc_free(base);
}

static const struct value *changed(const struct value *root, const struct mdl_path *path,
                                   const struct value *value)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .path = *path, .value = value};
    const struct value *out = NULL;

    assert_no_error(mdl_edit_apply(&out, root, &edit));
    return out;
}

/* Two values of a field; NULL: it has none of its own. */
static const struct value *sample(enum mdl_field_id id, bool other)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct str rest = str_of(mdl_field_text(id).choices), first, second;
    const struct value *v = NULL;

    switch (f->type) {
    case MDL_T_STRING:
        if (words_next(&rest, &first))
            return value_string(other && words_next(&rest, &second) ? second : first);
        return id == MDL_F_ENGINE ? NULL : value_string(other ? STR_LIT("other") : STR_LIT("one"));
    case MDL_T_BOOL:
        return value_bool(other);
    case MDL_T_INT:
    case MDL_T_UINT:
        return id == MDL_F_FORMAT ? NULL : value_number(other ? STR_LIT("2") : STR_LIT("1"));
    case MDL_T_ANY:
        return f->element_size > 0 ? value_string(other ? STR_LIT("a b") : STR_LIT("a")) : NULL;
    case MDL_T_LIST:
    case MDL_T_MAP:
        if (f->fixed_count > 0)
            return NULL;
        v = f->type == MDL_T_LIST ? value_of("[]") : value_of("{}");
        return v;
    case MDL_T_OBJECT:
        break;
    }
    return NULL;
}

static bool is_inside_of_a_list(enum mdl_field_id id)
{
    for (; id != MDL_F_NONE; id = mdl_fields[id].parent)
        if (mdl_fields[id].key[0] == '[' || mdl_fields[id].key[0] == '{')
            return true;
    return false;
}

static void take_through(const struct value *root, enum mdl_field_id id, struct arena *a)
{
    const struct value *one = sample(id, false), *two = sample(id, true);
    const struct value *with, *with_other;
    struct mdl_path path;

    if (one == NULL)
        return;
    assert_no_error(mdl_path_parse(&path, a, mdl_field_path(a, id), root));
    with = changed(root, &path, one);
    with_other = changed(root, &path, two);
    assert_beside(root, with);
    assert_beside(with, with_other);
    assert_beside(with, root);
    value_unref(with_other);
    value_unref(with);
    value_unref(two);
    value_unref(one);
}

static const char small[] = "silospec: 1\nengine: moby-25.0\n";
static const char full[] =
    "silospec: 1\n"
    "engine: moby-25.0\n"
    "container:\n"
    "  Config: {Hostname: h, Env: [A=1, B=2]}\n"
    "  HostConfig:\n"
    "    CpuCount: 2\n"
    "    Isolation: process\n"
    "    Binds: ['C:\\a:C:\\b']\n"
    "  Mounts: [{Type: bind, Source: 'C:\\a', Destination: 'C:\\b'}]\n"
    "host:\n"
    "  OSBuild: 17763\n"
    "  Networks: [{Name: nat, ID: b}, {Name: a, ID: c}]\n"
    "  Disk: {Directories: ['C:\\a']}\n"
    "  Sources: {'OSBuild': 'docker info', 'Networks[nat].ID': 'docker network ls'}\n";

static void each_field_comes_changes_and_goes(void **state)
{
    static const char *const documents[] = {small, full};
    size_t fields = 0;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < 2; i++) {
        const struct value *root = value_of(documents[i]);

        for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
            if (is_inside_of_a_list(id))
                continue;
            take_through(root, id, &a);
            fields++;
        }
        value_unref(root);
    }
    assert_true(fields > 300);
    arena_finish(&a);
}

static void lists_objects_and_many_places_change(void **state)
{
    static const char *const changes[][2] = {
        {"container.Mounts[0].Source", "'D:\\x'"},
        {"container.Mounts[0]", NULL},
        {"container.HostConfig", NULL},
        {"container.HostConfig", "{Memory: 5}"},
        {"container", "{}"},
        {"container", "null"},
        {"host.Networks[0].Name", "z"},
        {"host.Networks", NULL},
        {"host.OSBuild", "20348"},
        {"host.Networks[2]", "{Name: new, Driver: nat}"},
        {"host.Sources", NULL},
        {"host.Sources.OSBuild", "'assumed: so'"},
        {"host.Sources[\"Networks.a.Driver\"]", "somebody"},
        {"host.Sources[\"Networks[1].Driver\"]", "somebody"},
        {"host.Sources.NumCPU", "null"},
        {"host.Unknown", "[Disk, OSBuild, 'NumCPU>=3']"},
        {"host", NULL},
        {"host.Disk", NULL},
        {"host.Disk", "null"},
        {"engine", "moby-19.03"},
    };
    const struct value *root = value_of(full);
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        const struct value *v = changes[i][1] != NULL ? value_of(changes[i][1]) : NULL, *to;
        struct mdl_path path;

        assert_no_error(mdl_path_parse(&path, &a, str_of(changes[i][0]), root));
        to = changed(root, &path, v);
        assert_beside(root, to);
        assert_beside(to, root);
        value_unref(to);
        value_unref(v);
    }
    arena_finish(&a);
    value_unref(root);
}

/* The same numbers each time. */
static size_t any_of(uint64_t *chance, size_t count)
{
    *chance = *chance * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(*chance >> 33) % count;
}

/* A way into the tree, at least one step of it; often to who told something. */
static size_t any_way(struct value_step *steps, size_t most, uint64_t *chance,
                      const struct value *root)
{
    static const struct value_step sources[] = {{.key = STR_INIT("host")},
                                                {.key = STR_INIT("Sources")}};
    const struct value *v = value_at(root, sources, 2);
    size_t n = v != NULL && any_of(chance, 3) == 0 ? 2 : 0;
    const size_t least = n + 1;

    if (n == 2)
        memcpy(steps, sources, sizeof(sources));
    else
        v = root;
    while (n < most && (n < least || any_of(chance, 4) > 0)) {
        if (v->kind == VALUE_MAP && v->u.map.count > 0) {
            const struct value_member *m = &v->u.map.members[any_of(chance, v->u.map.count)];

            steps[n++] = (struct value_step){.key = m->key};
            v = m->value;
        } else if (v->kind == VALUE_LIST && v->u.list.count > 0) {
            steps[n] = (struct value_step){.index = any_of(chance, v->u.list.count)};
            v = v->u.list.items[steps[n++].index];
        } else {
            break;
        }
    }
    return n;
}

/* What is there goes, is null, stands elsewhere or twice. NULL: not there. */
static const struct value *altered(const struct value *root, uint64_t *chance)
{
    struct value_step steps[8];
    const size_t n = any_way(steps, 8, chance, root);
    const struct value *there = value_at(root, steps, n);
    bool misfit = false;

    switch (any_of(chance, 5)) {
    case 0:
        return value_with_removed(root, steps, n, &misfit);
    case 1:
        return value_with_set(root, steps, n, value_null(), &misfit);
    case 2:
        return value_with_inserted(root, steps, n, value_ref(there), &misfit);
    case 3:
        return value_with_moved(root, steps, n, 0, &misfit);
    default:
        return value_with_renamed(root, steps, n, STR_LIT("Name"), &misfit);
    }
}

static bool is_document(const struct value *root)
{
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_new(&doc, root);
    const bool is = e == NULL;

    err_free(e);
    mdl_doc_free(doc);
    return is;
}

static const char many[] =
    "silospec: 1\n"
    "engine: moby-25.0\n"
    "container:\n"
    "  Config: {Env: [A=1, B=2, C=3], Labels: {a: b, c: d}}\n"
    "  Mounts: [{Type: bind, Source: 'C:\\a'}, {Type: npipe}]\n"
    "host:\n"
    "  OSBuild: 17763\n"
    "  Networks: [{Name: nat, ID: b}, {Name: a, ID: c}, {Name: c}]\n"
    "  Disk: {Directories: ['C:\\a', 'C:\\b'], Files: ['C:\\c']}\n"
    "  Sources: {OSBuild: info, NumCPU: 'assumed: so', Networks: ls, Networks.nat: x, Disk: dir}\n"
    "  Unknown: [Disk.Files, 'MemTotal']\n";

static void any_edits_of_any_document(void **state)
{
    const struct value *root = value_of(many);
    uint64_t chance = 1;
    size_t documents = 0;

    (void)state;
    for (int i = 0; i < 2000; i++) {
        const struct value *to = altered(root, &chance);

        if (to != NULL && is_document(to)) {
            assert_beside(root, to);
            documents++;
        }
        if (to != NULL && is_document(to) && i % 8 > 0) {
            value_unref(root);
            root = value_ref(to);
        } else if (i % 8 == 0) {
            value_unref(root);
            root = value_of(many);
        }
        value_unref(to);
    }
    assert_true(documents > 500);
    value_unref(root);
}

static void what_is_wrong_is_told_as_of_the_whole(void **state)
{
    const struct value *root = value_of(full), *bad = value_of("silospec: 1\nengine: [1]\n");
    struct mdl_doc *base = NULL, *doc = NULL;
    struct err *whole, *beside;
    char *a, *b;

    (void)state;
    assert_no_error(mdl_doc_new(&base, root));
    whole = mdl_doc_new(&doc, bad);
    beside = mdl_doc_beside(&doc, base, bad);
    assert_non_null(whole);
    assert_non_null(beside);
    assert_null(doc);
    a = err_line(whole);
    b = err_line(beside);
    assert_string_equal(a, b);
    free(a);
    free(b);
    err_free(whole);
    err_free(beside);
    mdl_doc_free(base);
    value_unref(bad);
    value_unref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_comes_changes_and_goes),
        cmocka_unit_test(lists_objects_and_many_places_change),
        cmocka_unit_test(any_edits_of_any_document),
        cmocka_unit_test(what_is_wrong_is_told_as_of_the_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
