#include "specgen/compare/variants.h"

#include "specgen/create/reference.h"
#include "specgen/engine/engine.h"

#define PLACEHOLDER_VOLUME "\\\\?\\Volume{00000000-0000-0000-0000-000000000000}\\"

const char variant_kind_names[VARIANT_KINDS][8] = {
    [VARIANT_PROCESS] = "process", [VARIANT_HYPERV] = "hyperv", [VARIANT_LINUX] = "linux"};

enum assumption {
    ASSUME_BASE_FS,
    ASSUME_IMAGE_LINUX,
    ASSUME_IMAGE_WINDOWS,
    ASSUME_LCOW,
    ASSUME_PATHS,
    ASSUME_IMAGE_MADE,
    ASSUMPTIONS
};

static const char assumption_texts[ASSUMPTIONS][120] = {
    [ASSUME_BASE_FS] = "the container's filesystem is mounted at a placeholder volume (BaseFS)",
    [ASSUME_IMAGE_LINUX] =
        "the image exists for Linux, with the same id and the same layer folders",
    [ASSUME_IMAGE_WINDOWS] =
        "the image exists for Windows, with the same id and the same layer folders",
    [ASSUME_LCOW] = "the daemon runs with Linux containers on Windows (experimental, build 17763 "
                    "or later)",
    [ASSUME_PATHS] = "the command, the mounts' destinations and the user are those of the Windows "
                     "container, though Linux would want others",
    [ASSUME_IMAGE_MADE] =
        "the host's list of images has no such image; one without layers is added",
};

static const char *const no_assumptions[] = {NULL};

struct making {
    struct arena *a;
    const struct value *root; /* owned */
    const char **assumptions;
    size_t assumption_count;
};

static void assume(struct making *m, enum assumption what)
{
    m->assumptions[m->assumption_count++] = assumption_texts[what];
}

void variants_finish(struct variant *v, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        value_unref(v[i].root);
        v[i].root = NULL;
    }
}

struct err *variant_set(const struct value **out, struct arena *a, const struct value *root,
                        struct str path, struct str text)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    struct err *e;

    if ((e = mdl_path_parse_edit(&edit.path, a, path, root)) != NULL)
        return e;
    if (edit.path.field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "no field has this path");
    if ((e = mdl_value_parse(&edit.value, edit.path.field, text)) != NULL)
        return e;
    e = mdl_edit_apply(out, root, &edit);
    value_unref(edit.value);
    return e;
}

/* ---- kinds of isolation ---------------------------------------------------------------- */

static const struct value *at(const struct value *v, const char *key)
{
    return v != NULL ? value_get(v, str_of(key)) : NULL;
}

/* Takes `child`. */
static struct err *put(struct making *m, const struct value_step *steps, size_t count,
                       const struct value *child)
{
    const struct value *next;
    bool misfit = false;

    if (child == NULL)
        return err_oom();
    if ((next = value_with_set(m->root, steps, count, child, &misfit)) == NULL)
        return misfit ? err_new(ERR_INPUT, "the document's container or host is not a map")
                      : err_oom();
    value_unref(m->root);
    m->root = next;
    return NULL;
}

/* What create is asked for, which says more than the container that it makes; NULL: nothing. */
static const struct value *request_body(const struct making *m)
{
    const struct value *body = at(at(m->root, "request"), "body");

    return body != NULL && body->kind == VALUE_MAP ? body : NULL;
}

static struct err *put_isolation(struct making *m, const char *isolation)
{
    const struct value_step stored[] = {{.key = STR_LIT("container")},
                                        {.key = STR_LIT("HostConfig")},
                                        {.key = STR_LIT("Isolation")}};
    const struct value_step asked[] = {{.key = STR_LIT("request")},
                                       {.key = STR_LIT("body")},
                                       {.key = STR_LIT("HostConfig")},
                                       {.key = STR_LIT("Isolation")}};
    const struct value *text = value_string(str_of(isolation));

    return request_body(m) != NULL ? put(m, asked, 4, text) : put(m, stored, 3, text);
}

/* The engine refuses process isolation of a filesystem that is not mounted. That of a request is
 * mounted when it starts. */
static struct err *put_base_fs(struct making *m)
{
    const struct value_step steps[] = {{.key = STR_LIT("container")}, {.key = STR_LIT("BaseFS")}};
    const struct value *base_fs = at(at(m->root, "container"), "BaseFS");

    if (request_body(m) != NULL || (base_fs != NULL && base_fs->kind != VALUE_NULL))
        return NULL;
    assume(m, ASSUME_BASE_FS);
    return put(m, steps, 2, value_string(STR_LIT(PLACEHOLDER_VOLUME)));
}

static bool is_text(const struct value *v, struct str text)
{
    return v != NULL && v->kind == VALUE_STRING && str_eq(v->u.text, text);
}

static struct str text_at(const struct value *v, const char *key)
{
    const struct value *text = at(v, key);

    return text != NULL && text->kind == VALUE_STRING ? text->u.text : STR_NONE;
}

/* As the daemon writes it: with a tag, without its own registry. STR_NONE: it is no name. */
static struct str familiar(struct arena *a, struct str name)
{
    struct reference r;
    struct str error;

    return reference_read(&r, &error, a, name, REFERENCE_RULES_25) ? r.familiar : STR_NONE;
}

static bool has_name(struct arena *a, const struct value *image, struct str name)
{
    const struct value *names = at(image, "Names");

    for (size_t i = 0;
         name.len > 0 && names != NULL && names->kind == VALUE_LIST && i < names->u.list.count;
         i++) {
        const struct value *other = names->u.list.items[i];

        if (other->kind == VALUE_STRING && str_eq(familiar(a, other->u.text), name))
            return true;
    }
    return false;
}

/* Where the container's image stands in host.Images; one past the end when it does not. A request
 * asks for it by its name. */
static size_t image_index(const struct making *m, const struct value *images, struct str asked)
{
    size_t index = 0,
           count = images != NULL && images->kind == VALUE_LIST ? images->u.list.count : 0;
    struct str name = request_body(m) != NULL ? familiar(m->a, asked) : STR_NONE;

    while (index < count && !is_text(at(images->u.list.items[index], "Id"), asked) &&
           !has_name(m->a, images->u.list.items[index], name))
        index++;
    return index;
}

static struct err *add_image(struct making *m, size_t index, struct str asked)
{
    struct value_step steps[] = {{.key = STR_LIT("host")},
                                 {.key = STR_LIT("Images")},
                                 {.index = index},
                                 {.key = STR_LIT("Id")},
                                 {.index = 0}};
    struct err *e = put(m, steps, 4, value_string(asked));

    assume(m, ASSUME_IMAGE_MADE);
    if (e != NULL || request_body(m) == NULL)
        return e;
    steps[3].key = STR_LIT("Names");
    return put(m, steps, 5, value_string(asked));
}

static struct err *put_image_os(struct making *m, const char *os, enum assumption assumed)
{
    const struct value *body = request_body(m), *images = at(at(m->root, "host"), "Images");
    struct str asked = text_at(body != NULL ? body : at(m->root, "container"), "Image");
    size_t index = image_index(m, images, asked);
    const struct value *image =
        images != NULL && images->kind == VALUE_LIST && index < images->u.list.count
            ? images->u.list.items[index]
            : NULL;
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("Images")},
                                       {.index = index},
                                       {.key = STR_LIT("OS")}};
    struct err *e;

    if (is_text(at(image, "OS"), str_of(os)))
        return NULL;
    assume(m, assumed);
    if (image == NULL && (e = add_image(m, index, asked)) != NULL)
        return e;
    return put(m, steps, 4, value_string(str_of(os)));
}

/* Whether the document's engine still can run Linux containers on Windows, however it is set. */
static bool has_lcow(const struct value *root)
{
    const struct value *name = at(root, "engine");
    uint32_t release;
    struct engine engine;
    struct err *e;

    if (name == NULL || name->kind != VALUE_STRING)
        return true;
    if ((e = mdl_engine_find(&release, name->u.text)) != NULL) {
        err_free(e); /* who decodes the document says so */
        return true;
    }
    engine = engine_of(release);
    return !engine_has(&engine, CHANGE_LCOW_GONE);
}

static struct err *put_lcow(struct making *m)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")}, {.key = STR_LIT("LCOWSupported")}};
    const struct value *now = at(at(m->root, "host"), "LCOWSupported");

    if (now != NULL && now->kind == VALUE_BOOL && now->u.boolean)
        return NULL;
    assume(m, ASSUME_LCOW);
    return put(m, steps, 2, value_bool(true));
}

static struct err *make(struct making *m, enum variant_kind kind)
{
    struct err *e;

    switch (kind) {
    case VARIANT_PROCESS:
        if ((e = put_isolation(m, "process")) != NULL ||
            (e = put_image_os(m, "windows", ASSUME_IMAGE_WINDOWS)) != NULL)
            return e;
        return put_base_fs(m);
    case VARIANT_HYPERV:
        if ((e = put_isolation(m, "hyperv")) != NULL)
            return e;
        return put_image_os(m, "windows", ASSUME_IMAGE_WINDOWS);
    case VARIANT_LINUX:
        if ((e = put_isolation(m, "hyperv")) != NULL ||
            (e = put_image_os(m, "linux", ASSUME_IMAGE_LINUX)) != NULL)
            return e;
        if (!has_lcow(m->root))
            return NULL; /* it refuses the image, whatever the command and the daemon are */
        if (m->assumption_count > 0)
            assume(m, ASSUME_PATHS);
        return put_lcow(m);
    case VARIANT_KINDS:
        break;
    }
    return err_new(ERR_INTERNAL, "no such kind of variant");
}

struct err *variant_of_kind(struct variant *out, struct arena *a, const struct value *root,
                            enum variant_kind kind)
{
    struct making m = {.a = a, .root = value_ref(root)};
    struct mdl_doc *doc = NULL;
    struct err *e = NULL;

    m.assumptions = arena_calloc(a, ASSUMPTIONS + 1, sizeof(*m.assumptions));
    if (m.assumptions == NULL)
        e = err_oom();
    if (e == NULL && (e = make(&m, kind)) == NULL)
        e = mdl_doc_new(&doc, m.root);
    mdl_doc_free(doc);
    if (e != NULL) {
        value_unref(m.root);
        return err_wrap(e, "as %s", variant_kind_names[kind]);
    }
    *out = (struct variant){str_of(variant_kind_names[kind]), m.root, m.assumptions};
    return NULL;
}

struct err *variant_of_host(struct variant *out, struct arena *a, const struct value *root,
                            const struct host_profile *host)
{
    struct str label = host_profile_name(a, host);
    const struct value *made;
    struct err *e;

    if (arena_failed(a))
        return err_oom();
    if ((e = host_profile_apply(&made, root, host)) != NULL)
        return e;
    *out = (struct variant){label, made, no_assumptions};
    return NULL;
}

struct err *variant_of_engine(struct variant *out, const struct value *root,
                              const struct mdl_engine *engine)
{
    const struct value_step step = {.key = STR_LIT("engine")};
    const struct value *name = value_string(str_of(engine->name)), *made;
    bool misfit = false;

    if (name == NULL)
        return err_oom();
    if ((made = value_with_set(root, &step, 1, name, &misfit)) == NULL)
        return misfit ? err_new(ERR_INPUT, "the document is not a map") : err_oom();
    *out = (struct variant){str_of(engine->name), made, no_assumptions};
    return NULL;
}
