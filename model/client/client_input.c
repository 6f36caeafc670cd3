#include "model/client/client.h"

#include "model/client/go_number.h"
#include "model/client/text.h"

#include "model/base/ascii.h"

static struct err *bad(const char *key, const char *expected)
{
    return err_new(ERR_INPUT, "'%s' must be %s", key, expected);
}

static struct err *read_words(struct client_input *out, struct arena *a, const struct value *list)
{
    struct str *words;

    if (list == NULL || list->kind != VALUE_LIST)
        return bad("argv", "a list of texts");
    if ((words = arena_calloc(a, list->u.list.count, sizeof(*words))) == NULL)
        return err_oom();
    for (size_t i = 0; i < list->u.list.count; i++) {
        if (list->u.list.items[i]->kind != VALUE_STRING)
            return bad("argv", "a list of texts");
        words[i] = list->u.list.items[i]->u.text;
    }
    out->words = words;
    out->count = list->u.list.count;
    return NULL;
}

/* MAJOR[.MINOR[.PATCH]]; what is missing is the last one. */
static struct err *read_release(struct client_input *out, struct str text)
{
    struct str major, minor, patch = STR_NONE;
    uint64_t first, second = 0, third = 0;
    size_t digits = 0;

    if (client_cut(&major, &minor, text, '.'))
        (void)client_cut(&minor, &patch, minor, '.');
    while (digits < patch.len && ascii_is_digit(patch.s[digits])) /* 28.2.2-ce, 24.0.9+azure */
        digits++;
    patch.len = digits;
    if (go_uint(&first, major, 10, 8) != GO_OK ||
        (minor.len > 0 && go_uint(&second, minor, 10, 8) != GO_OK) ||
        (patch.len > 0 && go_uint(&third, patch, 10, 8) != GO_OK) || second > 99)
        return bad("client", "a version: 29, 24.0, 20.10");
    if (first * 100 + second < 2010)
        return err_new(ERR_UNSUPPORTED, "clients before 20.10 are not known");
    out->release = (unsigned)(first * 100 + (minor.len > 0 ? second : 99));
    out->patch = patch.len > 0 && third < 99 ? (unsigned)third + 1 : 0;
    return NULL;
}

static struct err *read_text(struct str *out, const struct value *v, const char *key)
{
    const struct value *text = value_get(v, str_of(key));

    if (text == NULL)
        return NULL;
    if (text->kind != VALUE_STRING)
        return bad(key, "a text");
    *out = text->u.text;
    return NULL;
}

static struct err *read_map(const struct value **out, const struct value *v, const char *key)
{
    *out = value_get(v, str_of(key));
    return *out == NULL || (*out)->kind == VALUE_MAP ? NULL : bad(key, "a map of texts");
}

static struct err *read_systems(struct client_input *out, const struct value *v)
{
    struct str client_os = STR_LIT("windows");
    struct err *e;

    out->server_os = client_os;
    if ((e = read_text(&client_os, v, "client_os")) != NULL ||
        (e = read_text(&out->server_os, v, "server_os")) != NULL)
        return e;
    if (!str_is(client_os, "windows") && !str_is(client_os, "linux"))
        return bad("client_os", "windows or linux");
    out->windows = str_is(client_os, "windows");
    out->cwd = out->windows ? STR_LIT("C:\\") : STR_LIT("/");
    return read_text(&out->cwd, v, "cwd");
}

struct err *client_input_read(struct client_input *out, struct arena *a, const struct value *v)
{
    struct str release = STR_LIT("29");
    struct err *e;

    *out = (struct client_input){.all_files = true};
    if (v->kind != VALUE_MAP)
        return err_new(ERR_INPUT, "a run line is a map with 'argv'");
    if ((e = read_words(out, a, value_get(v, STR_LIT("argv")))) != NULL ||
        (e = read_text(&release, v, "client")) != NULL ||
        (e = read_release(out, release)) != NULL || (e = read_systems(out, v)) != NULL ||
        (e = read_map(&out->env, v, "env")) != NULL)
        return e;
    return read_map(&out->files, v, "files");
}
