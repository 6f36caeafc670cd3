#include "model/formats/inspect_evidence.h"

#include "model/base/num.h"
#include "model/formats/answer_facts.h"
#include "model/formats/engine_told.h"

static const struct value *at(const struct value *v, const char *const *keys)
{
    for (; *keys != NULL && v != NULL; keys++)
        v = v->kind == VALUE_MAP ? value_get(v, str_of(*keys)) : NULL;
    return v;
}

#define AT(v, ...) at(v, (const char *const[]){__VA_ARGS__, NULL})

static struct str text(const struct value *v)
{
    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

/* Without its last part, and the part before that must be `folder`; STR_NONE: it is not. */
static struct str above(struct str path, const char *folder)
{
    struct str parent = path;

    for (int i = 0; i < 2; i++) {
        struct str part = parent;

        while (parent.len > 0 && parent.s[parent.len - 1] != '\\')
            parent.len--;
        part = str_cut(part, parent.len, part.len);
        if (parent.len == 0 || (i == 1 && !str_eq_ascii_case(part, str_of(folder))))
            return STR_NONE;
        parent.len--;
    }
    return parent;
}

struct str inspect_evidence_root(struct str path)
{
    static const struct str data = STR_INIT("\\_data");

    return str_ends(path, data) ? above(str_cut(path, 0, path.len - data.len), "volumes")
                                : STR_NONE;
}

static struct str root_of_volumes(const struct value *mounts)
{
    struct str root = STR_NONE;

    for (size_t i = 0;
         root.len == 0 && mounts != NULL && mounts->kind == VALUE_LIST && i < mounts->u.list.count;
         i++) {
        const struct value *m = mounts->u.list.items[i];

        if (str_is(text(AT(m, "Type")), "volume") && str_is(text(AT(m, "Driver")), "local"))
            root = inspect_evidence_root(text(AT(m, "Source")));
    }
    return root;
}

/* <root>\windowsfilter\ID, <root>\containers\ID\ID-json.log, and where its volumes lie. */
static struct str root_of(const struct value *container, const char **said_in)
{
    struct str path = text(AT(container, "GraphDriver", "Data", "dir"));
    struct str root = above(path, "windowsfilter");

    *said_in = "GraphDriver";
    if (root.len > 0)
        return root;
    path = text(AT(container, "LogPath"));
    while (path.len > 0 && path.s[path.len - 1] != '\\')
        path.len--;
    *said_in = "LogPath";
    root = path.len > 0 ? above(str_cut(path, 0, path.len - 1), "containers") : STR_NONE;
    if (root.len > 0)
        return root;
    *said_in = "Mounts";
    return root_of_volumes(AT(container, "Mounts"));
}

static void tell_root(struct evidence *out, const struct value *container)
{
    const char *said_in;
    struct str root = root_of(container, &said_in);

    if (root.len > 0)
        evidence_tell_text(out, STR_LIT("host.Root"), root,
                           arena_printf(&out->arena, "inspect: %s", said_in));
}

#define NANO INT64_C(1000000000)

/* Create and every start refuse more than the host has. */
static void tell_processors(struct evidence *out, const struct value *container)
{
    const struct value *nano = AT(container, "HostConfig", "NanoCpus");
    int64_t n = 0;

    if (nano == NULL || nano->kind != VALUE_NUMBER || num_int64(&n, nano->u.text) != NUM_OK ||
        n <= 0)
        return;
    evidence_at_least(out, STR_LIT("host.NumCPU"), (uint64_t)(n / NANO + (n % NANO != 0)));
}

/* The container's platform is its image's operating system. Every daemon prints the image: without
 * it something was taken away. */
static void tell_image(struct evidence *out, const struct value *container)
{
    struct str id = text(AT(container, "Image")), os = text(AT(container, "Platform"));

    if (AT(container, "Image") == NULL)
        out->partial = true;
    if (id.len > 0 && os.len > 0)
        evidence_tell_text(out,
                           arena_printf(&out->arena, "host.%.*s.OS",
                                        STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                           os, STR_LIT("inspect: Platform"));
}

static void tell_store(struct evidence *out, const struct value *container)
{
    if (str_is(text(AT(container, "Driver")), "windows") ||
        AT(container, "Storage", "RootFS", "Snapshot") != NULL)
        evidence_tell(out, STR_LIT("host.ContainerdStore"), value_bool(true),
                      STR_LIT("inspect: Driver"));
}

void inspect_evidence(struct evidence *out, const struct value *container)
{
    tell_root(out, container);
    tell_processors(out, container);
    tell_image(out, container);
    tell_store(out, container);
    /* Only of a container that does not run: a start that succeeds takes the text away. */
    answer_facts_tell(out, text(AT(container, "State", "Error")), STR_LIT("inspect: State.Error"));
    engine_of_answer(out, text(AT(container, "State", "Error")));
}
