#include "model/formats/scenario.h"

#include "model/base/num.h"
#include "model/files/text.h"
#include "model/formats/docker_info.h"
#include "model/formats/inspect.h"
#include "model/formats/inspect_engine.h"
#include "model/formats/pasted_text.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"

#include <stdlib.h>

#define FORMAT_VERSION 1

/* ---- checks ---------------------------------------------------------------------------- */

static bool has_parts(const struct value *root)
{
    return root->kind == VALUE_MAP && (value_get(root, STR_LIT("silospec")) != NULL ||
                                       value_get(root, STR_LIT("container")) != NULL ||
                                       value_get(root, STR_LIT("host")) != NULL);
}

static struct err *no_scenario(const struct value *root)
{
    bool parts = has_parts(root);
    struct err *e = parts ? err_new(ERR_INPUT, "the format version is missing")
                          : err_new(ERR_INPUT, "this is neither a scenario nor the output of "
                                               "'docker inspect CONTAINER'");

    e = err_at(e, NULL, root->line, root->column);
    return err_remedy(e, parts ? "write 'silospec: 1' at the top"
                               : "a scenario has 'silospec: 1', 'container' and 'host'");
}

/* Without the right version nothing else in the file has a meaning, so this comes first. */
static struct err *check_version(const struct value *root)
{
    const struct value *v = root->kind == VALUE_MAP ? value_get(root, STR_LIT("silospec")) : NULL;
    enum err_class class = ERR_INPUT;
    uint64_t version;
    struct err *e;

    if (v == NULL)
        return no_scenario(root);
    if (v->kind == VALUE_NUMBER && num_uint64(&version, v->u.text) == NUM_OK) {
        if (version == FORMAT_VERSION)
            return NULL;
        class = ERR_UNSUPPORTED;
    } else if (v->kind != VALUE_NULL) {
        return NULL; /* mdl_doc_new() says what is wrong with it */
    }
    e = err_new(class, "found format version %.*s, expected %d",
                STR_FMT(v->kind == VALUE_NULL ? STR_LIT("null") : v->u.text), FORMAT_VERSION);
    return err_path(err_at(e, NULL, v->line, v->column), STR_LIT("silospec"));
}

static struct err *check(const struct value *root)
{
    struct mdl_doc *doc = NULL;
    struct err *e;

    if ((e = check_version(root)) != NULL)
        return e;
    if ((e = mdl_doc_new(&doc, root)) != NULL)
        return e;
    mdl_doc_free(doc);
    return NULL;
}

/* ---- an inspect as a document ------------------------------------------------------------ */

/* Takes `child`. */
static bool put(struct value *map, const char *key, const struct value *child)
{
    return child != NULL && value_map_push(map, str_of(key), 0, 0, child);
}

static struct err *wrap(const struct value **out, bool *base_fs_assumed,
                        const struct value *container)
{
    const struct value *full = NULL;
    struct inspect_engine engine;
    struct value *root;
    bool assumed = false;
    struct err *e;

    inspect_engine_of(&engine, container);
    if ((e = inspect_with_base_fs(&full, &assumed, container)) != NULL)
        return e;
    root = value_map();
    if (root == NULL || !put(root, "silospec", value_number(STR_LIT("1"))) ||
        !put(root, "name", value_string(inspect_name(container))) ||
        (engine.first != NULL && !put(root, "engine", value_string(str_of(engine.first->name)))) ||
        !put(root, "container", value_ref(full)) ||
        !put(root, "host", mdl_default_host(container))) {
        value_unref(root);
        value_unref(full);
        return err_oom();
    }
    value_unref(full);
    *out = root;
    *base_fs_assumed = assumed;
    return NULL;
}

struct err *scenario_choose(const struct value **out, const struct scenario_file *s, size_t index)
{
    const struct value *container = s->from_inspect ? inspect_container(s->source, index) : NULL;
    bool assumed;

    if (!s->from_inspect && index == 0) {
        *out = value_ref(s->root);
        return NULL;
    }
    if (container == NULL)
        return err_new(ERR_NOT_FOUND, "there is no container %zu in this file", index + 1);
    return wrap(out, &assumed, container);
}

struct str scenario_container_name(const struct scenario_file *s, size_t index)
{
    const struct value *container = s->from_inspect ? inspect_container(s->source, index)
                                                    : value_get(s->root, STR_LIT("container"));

    return container != NULL && container->kind == VALUE_MAP ? inspect_name(container) : STR_NONE;
}

/* ---- docker info ------------------------------------------------------------------------- */

/* NULL for an empty text. */
static struct err *copied(char **out, struct str text)
{
    *out = NULL;
    if (text.len == 0)
        return NULL;
    if ((*out = malloc(text.len + 1)) == NULL)
        return err_oom();
    memcpy(*out, text.s, text.len);
    (*out)[text.len] = '\0';
    return NULL;
}

/* The least container that the engine can be asked for; what it lacks is for the user to add. */
static const struct value *new_container(void)
{
    struct value *c = value_map();

    if (c == NULL || !put(c, "Id", value_string(STR_LIT("new"))) ||
        !put(c, "Name", value_string(STR_LIT("/new"))) ||
        !put(c, "Path", value_string(STR_LIT("cmd"))) ||
        !put(c, "Image", value_string(STR_LIT("image"))) || !put(c, "Config", value_map()) ||
        !put(c, "HostConfig", value_map())) {
        value_unref(c);
        return NULL;
    }
    return c;
}

static struct err *host_of_info(struct scenario_file *s, const struct docker_info *info,
                                struct arena *a)
{
    const struct value *container = new_container(), *bare = NULL;
    struct str note = docker_info_engine_note(a, info);
    struct err *e;

    if (container == NULL || note.s == NULL)
        e = err_oom();
    else if ((e = wrap(&bare, &s->base_fs_assumed, container)) == NULL)
        e = docker_info_apply(&s->root, bare, info);
    value_unref(bare);
    value_unref(container);
    if (e != NULL)
        return e;
    if ((e = copied(&s->engine_note, note)) != NULL)
        return e;
    if (info->fit != MDL_VERSION_NONE) {
        s->engine_by = "docker info";
        s->engine_said = info->release;
    }
    s->from_info = true;
    s->container_count = 1;
    return check(s->root);
}

static struct err *interpret_info(struct scenario_file *s, struct str text)
{
    struct docker_info info;
    struct arena a;
    struct err *e;

    arena_init(&a);
    if ((e = docker_info_of(&info, &a, s->source, text)) == NULL)
        e = host_of_info(s, &info, &a);
    arena_finish(&a);
    return e;
}

/* ---- reading ---------------------------------------------------------------------------- */

/* Which engine printed the container, for whoever opens the file. */
static struct err *note_engine(struct scenario_file *s, const struct value *container)
{
    struct inspect_engine engine;
    struct arena a;
    struct err *e;

    inspect_engine_of(&engine, container);
    arena_init(&a);
    e = copied(&s->engine_note, inspect_engine_note(&a, &engine));
    if (e == NULL && arena_failed(&a))
        e = err_oom();
    if (engine.first != NULL) {
        s->engine_by = "inspect";
        s->engine_said = engine.first->latest;
    }
    arena_finish(&a);
    return e;
}

static struct err *interpret(struct scenario_file *s)
{
    struct err *e;

    if (!inspect_is(s->source)) {
        s->container_count = 1;
        s->root = value_ref(s->source);
        return check(s->root);
    }
    s->from_inspect = s->host_assumed = true;
    s->container_count = inspect_count(s->source);
    if (s->container_count == 0)
        return inspect_none(s->source);
    if ((e = note_engine(s, inspect_container(s->source, 0))) != NULL)
        return e;
    e = wrap(&s->root, &s->base_fs_assumed, inspect_container(s->source, 0));
    return e != NULL ? e : check(s->root);
}

struct err *scenario_read(struct scenario_file *out, struct str text, const char *name_for_errors)
{
    struct scenario_file s = {.encoding = "UTF-8"};
    struct err *e;

    s.format = paste_is_json(text) ? SCENARIO_JSON : SCENARIO_YAML;
    if (s.format == SCENARIO_JSON)
        e = json_read(&s.source, text);
    else if (docker_info_is_text(text))
        e = NULL;
    else
        e = paste_explain(yaml_read(&s.source, text), text);
    if (e == NULL && (s.source == NULL || docker_info_is_json(s.source)))
        e = interpret_info(&s, text);
    else if (e == NULL && (e = interpret(&s)) != NULL && s.format == SCENARIO_YAML &&
             !has_parts(s.source))
        e = paste_explain(e, text);
    if (e != NULL) {
        scenario_close(&s);
        return err_at(e, name_for_errors, 0, 0);
    }
    *out = s;
    return NULL;
}

struct err *scenario_open(struct scenario_file *out, const char *file)
{
    struct scenario_file s = {0};
    struct text text = {0};
    const char *name = strcmp(file, "-") == 0 ? "standard input" : file;
    struct err *e;

    if ((e = text_read_file(&text, file)) != NULL)
        return err_at(e, name, 0, 0);
    if ((e = scenario_read(&s, (struct str){text.bytes, text.len}, name)) != NULL)
        goto fail;
    s.encoding = text.encoding;
    if ((s.file = strdup(file)) == NULL) {
        scenario_close(&s);
        e = err_oom();
        goto fail;
    }
    text_free(&text);
    *out = s;
    return NULL;
fail:
    text_free(&text);
    return e;
}

struct err *scenario_read_json(const struct value **out, struct str text)
{
    const struct value *root = NULL;
    struct err *e;

    if ((e = json_read(&root, text)) != NULL)
        return e;
    if ((e = check(root)) != NULL) {
        value_unref(root);
        return e;
    }
    *out = root;
    return NULL;
}

void scenario_close(struct scenario_file *s)
{
    free(s->file);
    free(s->engine_note);
    value_unref(s->source);
    value_unref(s->root);
    *s = (struct scenario_file){0};
}

/* ---- writing ---------------------------------------------------------------------------- */

struct err *scenario_write(char **out, size_t *len, const struct value *root,
                           enum scenario_format format)
{
    char *bytes = NULL, *longer;
    size_t count = 0;
    struct err *e = format == SCENARIO_JSON ? json_write(&bytes, &count, root, 2)
                                            : yaml_write(&bytes, &count, root);

    if (e != NULL)
        return e;
    if (count == 0 || bytes[count - 1] != '\n') {
        if ((longer = realloc(bytes, count + 2)) == NULL) {
            free(bytes);
            return err_oom();
        }
        bytes = longer;
        bytes[count++] = '\n';
        bytes[count] = '\0';
    }
    *out = bytes;
    *len = count;
    return NULL;
}
