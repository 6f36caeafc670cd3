#include "model/compose/compose.h"

static struct err *bad(const char *key, const char *wanted)
{
    return err_path(err_new(ERR_INPUT, "expected %s", wanted), str_of(key));
}

static struct err *text_of(struct str *out, const struct value *v, const char *key)
{
    const struct value *text = value_get(v, str_of(key));

    if (text == NULL || text->kind == VALUE_NULL)
        return NULL;
    if (text->kind != VALUE_STRING)
        return bad(key, "a text");
    *out = text->u.text;
    return NULL;
}

static struct err *texts_of(const struct value **out, const struct value *v, const char *key)
{
    const struct value *map = value_get(v, str_of(key));

    if (map == NULL || map->kind == VALUE_NULL)
        return NULL;
    if (map->kind != VALUE_MAP)
        return bad(key, "an object of texts");
    *out = map;
    return NULL;
}

static struct err *args_of(struct compose_input *out, struct arena *a, const struct value *v)
{
    const struct value *list = value_get(v, STR_LIT("args"));
    struct str *args;

    if (list == NULL || list->kind == VALUE_NULL)
        return NULL;
    if (list->kind != VALUE_LIST)
        return bad("args", "a list of texts");
    if ((args = arena_calloc(a, list->u.list.count + 1, sizeof(*args))) == NULL)
        return err_oom();
    for (size_t i = 0; i < list->u.list.count; i++) {
        if (list->u.list.items[i]->kind != VALUE_STRING)
            return bad("args", "a list of texts");
        args[i] = list->u.list.items[i]->u.text;
    }
    out->args = args;
    out->arg_count = list->u.list.count;
    return NULL;
}

/* As `docker compose version` prints it, or without the v. */
static struct err *release_of(struct compose_input *out, struct str text)
{
    if (str_starts(text, STR_LIT("v")))
        text = str_cut(text, 1, text.len);
    if (text.len == 0 || str_starts(text, STR_LIT("2.40")))
        out->release = COMPOSE_2_40;
    else if (str_starts(text, STR_LIT("2.26")))
        out->release = COMPOSE_2_26;
    else
        return err_new(ERR_UNSUPPORTED, "compose '%.*s' is not known: 2.40 and 2.26 are",
                       STR_FMT(text));
    return NULL;
}

struct err *compose_input_read(struct compose_input *out, struct arena *a, const struct value *v)
{
    struct str client = STR_NONE, release = STR_NONE;
    struct err *e;

    *out = (struct compose_input){.server_os = STR_LIT("windows"), .cwd = STR_LIT("/srv/app")};
    if (v->kind != VALUE_MAP)
        return err_new(ERR_INPUT, "expected an object with files");
    if ((e = texts_of(&out->files, v, "files")) != NULL ||
        (e = texts_of(&out->env, v, "env")) != NULL || (e = args_of(out, a, v)) != NULL ||
        (e = text_of(&out->cwd, v, "cwd")) != NULL ||
        (e = text_of(&out->home, v, "home")) != NULL ||
        (e = text_of(&out->server_os, v, "server_os")) != NULL ||
        (e = text_of(&client, v, "client_os")) != NULL ||
        (e = text_of(&release, v, "compose")) != NULL)
        return e;
    if (out->files == NULL)
        return bad("files", "an object of texts");
    out->windows = str_is(client, "windows");
    return release_of(out, release);
}
