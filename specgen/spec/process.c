#include "specgen/gocompat/winargs.h"
#include "specgen/spec/steps.h"

static const struct spec_origin from_terminal = SPEC_ORIGIN(TERMINAL, SPEC_FROM(TTY));
static const struct spec_origin from_console =
    SPEC_ORIGIN(TERMINAL, SPEC_FROM(CONSOLE_SIZE), SPEC_FROM(TTY));
static const struct spec_origin from_height =
    SPEC_ORIGIN(TERMINAL, SPEC_FROM_AT(CONSOLE_SIZE_ITEM, 0), SPEC_FROM(TTY));
static const struct spec_origin from_width =
    SPEC_ORIGIN(TERMINAL, SPEC_FROM_AT(CONSOLE_SIZE_ITEM, 1), SPEC_FROM(TTY));
static const struct spec_origin from_user = SPEC_ORIGIN(USER, SPEC_FROM(USER));
static const struct spec_origin from_env = SPEC_ORIGIN(ENV, SPEC_FROM(ENV), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_env_linux =
    SPEC_ORIGIN(ENV, SPEC_FROM(ENV), SPEC_FROM(IMAGE_OS), SPEC_FROM(HOSTNAME), SPEC_FROM(TTY));
static const struct spec_origin from_cwd = SPEC_ORIGIN(CWD, SPEC_FROM(WORKING_DIR));
static const struct spec_origin from_default_cwd =
    SPEC_ORIGIN(CWD, SPEC_FROM(WORKING_DIR), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_path_env = SPEC_ORIGIN(ENV_LINUX, SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_hostname_env = SPEC_ORIGIN(ENV_LINUX, SPEC_FROM(HOSTNAME));
static const struct spec_origin from_term_env = SPEC_ORIGIN(ENV_LINUX, SPEC_FROM(TTY));
static const struct spec_origin from_command_line =
    SPEC_ORIGIN(COMMAND_LINE, SPEC_FROM(PATH), SPEC_FROM(ARGS), SPEC_FROM(ARGS_ESCAPED));
static const struct spec_origin from_args =
    SPEC_ORIGIN(ARGS, SPEC_FROM(PATH), SPEC_FROM(ARGS), SPEC_FROM(ARGS_ESCAPED));
static const struct spec_origin from_arg_path = SPEC_ORIGIN(ARGS, SPEC_FROM(PATH));
static const struct spec_origin from_hostname =
    SPEC_ORIGIN(HOSTNAME, SPEC_FROM(HOSTNAME), SPEC_FROM(DOMAINNAME), SPEC_FROM(IMAGE_OS));

/* One of the at most three entries that a Linux container starts with. */
struct default_entry {
    struct str name, text;
    const struct spec_origin *from;
    bool removed;
};

static struct default_entry *find_default(struct default_entry *defaults, size_t count,
                                          struct str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(defaults[i].name, name))
            return &defaults[i];
    }
    return NULL;
}

/* An entry without '=' is applied but not written; a value overwrites its default in place. */
static bool is_appended(struct default_entry *defaults, size_t count, struct str entry, bool *kept)
{
    ptrdiff_t eq = str_find(entry, '=', 0);
    struct default_entry *d =
        count > 0 ? find_default(defaults, count, eq < 0 ? entry : str_cut(entry, 0, (size_t)eq))
                  : NULL;

    *kept = eq >= 0;
    if (d == NULL)
        return eq >= 0;
    d->removed = eq < 0;
    d->text = entry;
    return false;
}

static void put_env(struct spec_build *b)
{
    const struct mdl_strings *env = &b->c->config.env;
    struct default_entry defaults[3];
    size_t count = 0;
    const struct spec_origin *from = b->r->linux_container ? &from_env_linux : &from_env;
    struct spec_node *list = NULL;
    size_t *appended = NULL;
    size_t appended_count = 0;

    if (b->r->linux_container) {
        defaults[count++] = (struct default_entry){
            STR_LIT("PATH"),
            STR_LIT("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
            &from_path_env, false};
        defaults[count++] = (struct default_entry){
            STR_LIT("HOSTNAME"), SPEC_TEXT(b, STR_LIT("HOSTNAME="), b->c->config.hostname.v),
            &from_hostname_env, false};
        if (b->c->config.tty.v)
            defaults[count++] = (struct default_entry){STR_LIT("TERM"), STR_LIT("TERM=xterm"),
                                                       &from_term_env, false};
    }
    if (env->count > 0)
        appended = arena_alloc(b->a, env->count * sizeof(*appended));
    for (size_t i = 0; appended != NULL && i < env->count; i++) {
        bool kept;

        if (is_appended(defaults, count, env->items[i].v, &kept))
            appended[appended_count++] = i;
        else if (kept)
            find_default(defaults, count,
                         str_cut(env->items[i].v, 0, (size_t)str_find(env->items[i].v, '=', 0)))
                ->from = spec_origin_at(b->a, RULE_ENV, MDL_F_ENV_ITEM, i);
    }
    for (size_t i = 0; i < count; i++) {
        if (defaults[i].removed)
            continue;
        if (list == NULL)
            list = spec_put_list(&b->tree, b->process, KEY_ENV, from);
        spec_push_str(&b->tree, list, defaults[i].text, defaults[i].from);
    }
    for (size_t i = 0; i < appended_count; i++) {
        if (list == NULL)
            list = spec_put_list(&b->tree, b->process, KEY_ENV, from);
        spec_push_str(&b->tree, list, env->items[appended[i]].v,
                      spec_origin_at(b->a, RULE_ENV, MDL_F_ENV_ITEM, appended[i]));
    }
}

static void put_console_size(struct spec_build *b)
{
    const struct mdl_uint *items = b->c->host_config.console_size.items;
    bool set = b->c->host_config.console_size.count == 2;
    struct spec_node *box = spec_put_object(&b->tree, b->process, KEY_CONSOLE_SIZE, &from_console);

    spec_put_uint(&b->tree, box, KEY_HEIGHT, set ? items[0].v : 0, &from_height);
    spec_put_uint(&b->tree, box, KEY_WIDTH, set ? items[1].v : 0, &from_width);
}

bool step_process(struct spec_build *b)
{
    const struct mdl_config *config = &b->c->config;

    if (config->presence != MDL_SET)
        return spec_panic(b, RULE_NIL_CONFIG, SPEC_REF(CONFIG), PANIC_NIL);
    spec_put_str(&b->tree, b->process, KEY_CWD, config->working_dir.v, &from_cwd);
    put_env(b);
    if (config->tty.v) {
        spec_put_bool(&b->tree, b->process, KEY_TERMINAL, true, &from_terminal);
        put_console_size(b);
    }
    if (config->user.v.len > 0)
        spec_put_str(&b->tree, spec_child(b->process, KEY_USER), KEY_USERNAME, config->user.v,
                     &from_user);
    return true;
}

void step_hostname_windows(struct spec_build *b)
{
    struct str name = b->c->config.hostname.v;
    struct str domain = b->c->config.domainname.v;

    if (domain.len > 0)
        name = SPEC_TEXT(b, name, STR_LIT("."), domain);
    if (name.len > 0)
        spec_put_str(&b->tree, b->spec, KEY_HOSTNAME, name, &from_hostname);
}

static void put_command_line(struct spec_build *b)
{
    struct str line = b->c->path.v;

    if (b->c->args.count > 0)
        line = SPEC_TEXT(b, line, STR_LIT(" "),
                         winargs_escape(b->a, b->c->args.items, b->c->args.count));
    if (line.len > 0)
        spec_put_str(&b->tree, b->process, KEY_COMMAND_LINE, line, &from_command_line);
}

void step_command(struct spec_build *b)
{
    bool windows = !b->r->linux_container;

    if (b->c->config.working_dir.v.len == 0)
        spec_put_str(&b->tree, b->process, KEY_CWD, windows ? STR_LIT("C:\\") : STR_LIT("/"),
                     &from_default_cwd);
    if (windows && b->c->config.args_escaped.v) {
        put_command_line(b);
    } else {
        struct spec_node *list = spec_put_list(&b->tree, b->process, KEY_ARGS, &from_args);

        spec_push_str(&b->tree, list, b->c->path.v, &from_arg_path);
        for (size_t i = 0; i < b->c->args.count; i++)
            spec_push_str(&b->tree, list, b->c->args.items[i].v,
                          spec_origin_at(b->a, RULE_ARGS, MDL_F_ARGS_ITEM, i));
    }
}
