/* The files of a project: which they are, its name, its variables, read and laid over each other.
 */
#include "model/compose/compose_parts.h"

static const char *const usual_files[] = {"compose.yaml", "compose.yml", "docker-compose.yml",
                                          "docker-compose.yaml"};
static const char *const usual_overrides[] = {"compose.override.yml", "compose.override.yaml",
                                              "docker-compose.override.yml",
                                              "docker-compose.override.yaml"};

static bool add_usual(struct compose *c, struct str folder, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str name = compose_join(c, folder, str_of(names[i]));

        if (compose_file(c, name) != NULL) {
            node_push(c->a, c->files, node_text(c->a, name));
            return true;
        }
    }
    return false;
}

static void list_variable(struct compose *c, struct node *list, const char *name, char at,
                          bool paths)
{
    struct compose_lookup env = compose_environment(c);
    struct str rest = STR_NONE, part;

    if (list->count > 0 || !env.find(&rest, env.ctx, str_of(name)))
        return;
    while (rest.len > 0) {
        (void)client_cut(&part, &rest, rest, at);
        if (!paths)
            part = client_trim(part);
        else
            part = compose_named_file(c, part);
        if (part.len > 0)
            node_push(c->a, list, node_text(c->a, part));
    }
}

/* ---- the project's name ---- */

static struct str normalized(struct compose *c, struct str name)
{
    char *out = arena_cstr(c->a, client_lower(c->a, name));
    size_t len = 0;

    for (size_t i = 0; out != NULL && i < name.len && out[i] != '\0'; i++) {
        bool plain = (out[i] >= 'a' && out[i] <= 'z') || (out[i] >= '0' && out[i] <= '9');

        if (plain || (len > 0 && (out[i] == '_' || out[i] == '-')))
            out[len++] = out[i];
    }
    return (struct str){out, len};
}

static bool not_named(struct compose *c, const struct node *top, const char *into)
{
    static const char *const tags[] = {"null", "bool", "int", "float", "str", "seq", "map"};
    bool is_text = top->kind != NODE_LIST && top->kind != NODE_MAP;

    return COMPOSE_REFUSE(c, STR_LIT("yaml: unmarshal errors:\n  line "),
                          client_uint_text(c->a, top->line), STR_LIT(": cannot unmarshal !!"),
                          str_of(tags[top->kind]), is_text ? STR_LIT(" `") : STR_NONE,
                          node_print(c->a, top), is_text ? STR_LIT("`") : STR_NONE,
                          STR_LIT(" into "), str_of(into));
}

/* `name:` of one file; NULL: it has none. */
static bool name_in_file(struct node **out, struct compose *c, struct str file)
{
    const struct str *text = compose_file(c, file);
    struct node *documents, *top;

    *out = NULL;
    if (text == NULL)
        return compose_no_file(c, file);
    if (!compose_yaml_top(&documents, c, *text))
        return false;
    top = documents->count > 0 ? documents->items[0] : NULL;
    if (top != NULL && top->kind != NODE_MAP && top->kind != NODE_NULL)
        return not_named(c, top, "cli.named");
    if (node_is(node_get(top, "name"), NODE_LIST) || node_is(node_get(top, "name"), NODE_MAP))
        return not_named(c, node_get(top, "name"), "string");
    if (compose_str(top, "name").len > 0)
        *out = node_get(top, "name");
    return true;
}

/* What the client looks for in the files before it loads them: the last `name:`. Behind the first
 * one it leaves it to the loader to refuse a file. */
static bool name_in_files(struct node **out, struct compose *c)
{
    struct node *name;

    *out = NULL;
    for (size_t i = 0; i < c->files->count; i++) {
        if (!name_in_file(&name, c, c->files->items[i]->text)) {
            if (*out == NULL || c->error != NULL)
                return false;
            c->refusal = STR_NONE;
        }
        if (name != NULL)
            *out = name;
    }
    return true;
}

static struct str last_part(struct str path)
{
    size_t from = path.len;

    while (from > 0 && path.s[from - 1] != '/' && path.s[from - 1] != '\\')
        from--;
    return str_cut(path, from, path.len);
}

static bool is_normal(struct compose *c, struct str name)
{
    return str_eq(name, normalized(c, name)) && name.len > 0;
}

/* The name in the files, its variables filled in, or that of the folder. */
static bool name_by_files(struct compose *c, struct node *name)
{
    struct node *map = node_new(c->a, NODE_MAP);

    if (map == NULL)
        return compose_fail(c, err_oom());
    if (name == NULL) {
        c->project = normalized(c, last_part(c->folder));
        return true;
    }
    node_add(c->a, map, STR_LIT("name"), name);
    if (!compose_interpolate(c, map))
        return false;
    c->project = normalized(c, name->text);
    return true;
}

static bool project_name(struct compose *c)
{
    struct compose_lookup env = compose_environment(c);
    struct node *in_files = NULL;

    if (c->project.len == 0) {
        (void)env.find(&c->project, env.ctx, STR_LIT("COMPOSE_PROJECT_NAME"));
        if (!name_in_files(&in_files, c))
            return false;
    }
    if (c->project.len > 0 && !is_normal(c, c->project))
        return COMPOSE_REFUSE(c, STR_LIT("invalid project name "), client_quote(c->a, c->project),
                              STR_LIT(": must consist only of lowercase alphanumeric characters, "
                                      "hyphens, and underscores as well as start with a letter or "
                                      "number"));
    if (c->project.len == 0 && !name_by_files(c, in_files))
        return false;
    if (c->project.len == 0)
        return COMPOSE_REFUSE(c, STR_LIT("project name must not be empty"));
    compose_set_variable(c, STR_LIT("COMPOSE_PROJECT_NAME"), c->project);
    return true;
}

/* ---- one document over the other ---- */

static bool keys_are_texts(struct compose *c, const struct node *n, struct str path)
{
    for (size_t i = 0; i < n->count; i++) {
        struct str key = n->kind == NODE_MAP ? n->keys[i] : client_uint_text(c->a, i);
        struct str next = path.len == 0 ? key : CLIENT_TEXT(c->a, path, STR_LIT("."), key);

        if (n->kind == NODE_MAP && key.len > 0 && key.s[0] == '\0')
            return COMPOSE_REFUSE(c,
                                  c->old ? STR_LIT("Non-string key ") : STR_LIT("non-string key "),
                                  path.len == 0 ? STR_LIT("at top level") : STR_LIT("in "), path,
                                  STR_LIT(": "), str_cut(key, 1, key.len));
        if (n->kind == NODE_LIST)
            next = CLIENT_TEXT(c->a, path, STR_LIT("["), key, STR_LIT("]"));
        if (!keys_are_texts(c, n->items[i], next))
            return false;
    }
    return true;
}

/* Behind each file short forms become long ones: what lies over `gpus: all` lies over a list. */
static void list_gpus(struct compose *c, struct node *services)
{
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        struct node *text = node_get(services->items[i], "gpus"), *list, *one;

        if (!node_is(text, NODE_TEXT))
            continue;
        list = node_new(c->a, NODE_LIST);
        one = node_new(c->a, NODE_MAP);
        if (list == NULL || one == NULL)
            return; /* the arena remembers */
        node_add(c->a, one, STR_LIT("count"), text);
        node_push(c->a, list, one);
        node_set(c->a, services->items[i], STR_LIT("gpus"), list);
    }
}

static bool document(struct compose *c, struct node *root, struct node *one,
                     const struct compose_including *in)
{
    struct str file = in->file;

    if (one->kind != NODE_MAP)
        return COMPOSE_REFUSE(c, c->old ? STR_LIT("Top-level object must be a mapping")
                                        : STR_LIT("top-level object must be a mapping"));
    if (!keys_are_texts(c, one, STR_NONE) || !compose_interpolate(c, one) ||
        !compose_extends(c, one, file) || !compose_include(c, one, in) ||
        !compose_merge(c, root, one) || !compose_unique(c, root) ||
        !compose_validate(c, root, file))
        return false;
    list_gpus(c, node_get(root, "services"));
    if (node_get(root, "version") != NULL) {
        compose_warn(c, CLIENT_TEXT(c->a, file,
                                    STR_LIT(": the attribute `version` is obsolete, it will be "
                                            "ignored, please remove it to avoid potential "
                                            "confusion")));
        node_remove(root, STR_LIT("version"));
    }
    return true;
}

static bool read_file(struct compose *c, struct node *root, struct str file,
                      const struct compose_including *up)
{
    const struct compose_including here = {up, file, read_file};
    const struct str *text = compose_file(c, file);
    struct node *documents;

    if (text == NULL)
        return compose_no_file(c, file);
    if (!compose_yaml(&documents, c, *text,
                      CLIENT_TEXT(c->a, STR_LIT("failed to parse "), file, STR_LIT(": "))))
        return false;
    for (size_t j = 0; j < documents->count; j++) {
        if (!document(c, root, documents->items[j], &here))
            return false;
    }
    return true;
}

static bool read_files(struct compose *c, struct node *root)
{
    for (size_t i = 0; i < c->files->count; i++) {
        if (!read_file(c, root, c->files->items[i]->text, NULL))
            return false;
    }
    return root->count > 0 || COMPOSE_REFUSE(c, STR_LIT("empty compose file"));
}

/* Between the names in COMPOSE_FILE. */
static char path_separator(struct compose *c)
{
    struct compose_lookup env = compose_environment(c);
    struct str own = STR_NONE;

    (void)env.find(&own, env.ctx, STR_LIT("COMPOSE_PATH_SEPARATOR"));
    return own.len == 1 ? own.s[0] : c->in->windows ? ';' : ':';
}

/* The usual ones lie in the project's folder or in the nearest one above that has any. */
static bool find_files(struct compose *c)
{
    enum { MOST_FOLDERS = 256 };
    struct str folder = c->folder.len > 0 ? c->folder : c->in->cwd, above;
    unsigned climbed = 0;

    list_variable(c, c->files, "COMPOSE_FILE", path_separator(c), true);
    if (c->files->count > 0)
        return true;
    while (!add_usual(c, folder, usual_files, sizeof(usual_files) / sizeof(*usual_files))) {
        above = compose_folder(c, folder);
        if (above.len == 0 || above.len >= folder.len || ++climbed == MOST_FOLDERS)
            return COMPOSE_REFUSE(c, STR_LIT("no configuration file provided: not found"));
        folder = above;
    }
    (void)add_usual(c, folder, usual_overrides, sizeof(usual_overrides) / sizeof(*usual_overrides));
    return true;
}

/* Where the project lies as far as the options tell it. */
static struct str told_folder(struct compose *c)
{
    if (c->folder.len > 0)
        return c->folder;
    for (size_t i = 0; i < c->files->count; i++)
        if (!str_is(c->files->items[i]->text, COMPOSE_STANDARD_INPUT))
            return compose_folder(c, c->files->items[i]->text);
    return c->in->cwd;
}

/* The variables first: those of a file may say which files the project has. Where these lie
 * elsewhere, so may another .env. */
static bool files_and_variables(struct compose *c)
{
    struct str first;

    list_variable(c, c->env_files, "COMPOSE_ENV_FILES", ',', true);
    first = told_folder(c);
    if (!compose_project_variables(c, first) || !find_files(c) || arena_failed(c->a))
        return false;
    c->folder = told_folder(c);
    return str_eq(first, c->folder) || compose_project_variables(c, c->folder);
}

bool compose_load(struct compose *c, struct node *root)
{
    if (!compose_options(c))
        return false;
    compose_client_variables(c);
    if (!files_and_variables(c))
        return false;
    compose_separate(c);
    list_variable(c, c->profiles, "COMPOSE_PROFILES", ',', false);
    return project_name(c) && read_files(c, root);
}
