#include "ui/cli/candidates.h"

#include "model/document/engine.h"
#include "model/document/fields.h"
#include "model/document/host_profiles.h"
#include "specgen/engine/rules.h"
#include "ui/builtin/builtin.h"
#include "ui/cli/demo.h"
#include "ui/store/theme_search.h"

static void put(struct buf *out, struct str word)
{
    buf_add(out, word);
    buf_char(out, ' ');
}

/* "csv|json|plot" */
static void put_choices(struct buf *out, const char *value)
{
    struct str rest = str_of(value);

    while (rest.len > 0) {
        ptrdiff_t bar = str_find(rest, '|', 0);
        size_t len = bar < 0 ? rest.len : (size_t)bar;

        put(out, str_cut(rest, 0, len));
        rest = str_cut(rest, len + 1, rest.len);
    }
}

static void put_field(void *out, enum mdl_field_id id, struct str path)
{
    (void)id;
    /* Elements of lists and maps have names of the document's own. */
    if (path.len > 0 && str_find(path, '[', 0) < 0 && str_find(path, '{', 0) < 0)
        put(out, path);
}

static void put_fields(struct buf *out, struct arena *a)
{
    for (int id = 0; id < MDL_FIELD_COUNT; id++)
        if (mdl_fields[id].parent == MDL_F_NONE)
            mdl_field_each(a, (enum mdl_field_id)id, put_field, out);
}

static void put_hosts(struct buf *out, struct arena *a)
{
    for (size_t i = 0; i < host_profile_count; i++)
        put(out, host_profile_name(a, &host_profiles[i]));
}

static void put_builtins(struct buf *out, const char *folder, const char *ending)
{
    for (size_t i = 0; i < ui_builtin_count; i++) {
        struct str name = ui_builtin_name(&ui_builtins[i], folder, ending);

        if (name.len > 0)
            put(out, name);
    }
}

static void put_demos(struct buf *out)
{
    struct ui_demo demo;

    for (size_t i = 0; ui_demo_at(&demo, i); i++)
        put(out, demo.name);
}

bool candidates_put(struct buf *out, enum cli_value kind, const char *value)
{
    struct arena a;
    bool ok;

    arena_init(&a);
    switch (kind) {
    case CLI_TAKES_CHOICE:
        put_choices(out, value);
        break;
    case CLI_TAKES_SETTING:
    case CLI_TAKES_FIELD:
        put_fields(out, &a);
        break;
    case CLI_TAKES_ENGINE:
        for (int i = 0; i < MDL_ENGINE_COUNT; i++)
            put(out, str_of(mdl_engines[i].name));
        break;
    case CLI_TAKES_RULE:
        for (int i = 0; i < RULE_COUNT; i++)
            put(out, str_of(spec_rules[i].id));
        break;
    case CLI_TAKES_HOSTS:
        put_hosts(out, &a);
        break;
    case CLI_TAKES_KINDS:
        put_choices(out, "process|hyperv|linux");
        break;
    case CLI_TAKES_THEME:
        put_builtins(out, "themes", UI_THEME_SUFFIX);
        break;
    case CLI_TAKES_SCHEMA:
        put(out, STR_LIT("scenario"));
        put_builtins(out, "schema", ".schema.json");
        break;
    case CLI_TAKES_DEMO:
        put_demos(out);
        break;
    case CLI_TAKES_COMMAND:
        for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
            put(out, str_of(cli_commands[i].name));
        break;
    case CLI_TAKES_SHELL:
        put_choices(out, "bash|zsh|fish");
        break;
    case CLI_TAKES_NONE:
    case CLI_TAKES_FILE:
    case CLI_TAKES_NUMBER:
    case CLI_TAKES_TEXT:
    case CLI_TAKES_COUNT:
        break;
    }
    ok = !arena_failed(&a) && !out->failed;
    arena_finish(&a);
    return ok;
}
