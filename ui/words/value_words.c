#include "ui/words/value_words.h"

#include "model/base/arena.h"
#include "model/base/num.h"
#include "model/document/engine.h"
#include "model/document/fields.h"
#include "model/document/host_profiles.h"
#include "model/shell/shell_word.h"
#include "specgen/engine/rules.h"
#include "ui/builtin/builtin.h"
#include "ui/store/demos.h"
#include "ui/store/theme_search.h"

const struct ui_value_kind_row ui_value_kinds[UI_VALUE_KINDS] = {
#define VALUE_KIND(id, name, bounds, none) [UI_TAKES_##id] = {name, UI_VALUE_##bounds, none},
#include "ui/words/kinds.def"
#undef VALUE_KIND
};

struct listing {
    ui_word_fn *each;
    void *ctx;
};

/* "csv|json|plot" */
static void choices_of(const struct listing *l, const char *choices)
{
    struct str rest = str_of(choices);

    while (rest.len > 0) {
        ptrdiff_t bar = str_find(rest, '|', 0);
        size_t len = bar < 0 ? rest.len : (size_t)bar;

        l->each(l->ctx, str_cut(rest, 0, len));
        rest = str_cut(rest, len + 1, rest.len);
    }
}

static void one_field(void *ctx, enum mdl_field_id id, struct str path)
{
    const struct listing *l = ctx;

    (void)id;
    /* Elements of lists and maps have names of the document's own. */
    if (path.len > 0 && str_find(path, '[', 0) < 0 && str_find(path, '{', 0) < 0)
        l->each(l->ctx, path);
}

static void fields_of(struct listing *l, struct arena *a)
{
    for (int id = 0; id < MDL_FIELD_COUNT; id++)
        if (mdl_fields[id].parent == MDL_F_NONE)
            mdl_field_each(a, (enum mdl_field_id)id, one_field, l);
}

static void builtins_of(const struct listing *l, const char *folder, const char *ending)
{
    for (size_t i = 0; i < ui_builtin_count; i++) {
        struct str name = ui_builtin_name(&ui_builtins[i], folder, ending);

        if (name.len > 0)
            l->each(l->ctx, name);
    }
}

static void demos_of(const struct listing *l)
{
    struct ui_demo demo;

    for (size_t i = 0; ui_demo_at(&demo, i); i++)
        l->each(l->ctx, demo.name);
}

bool ui_value_words(enum ui_value_kind kind, const char *choices, ui_word_fn *each, void *ctx)
{
    struct listing l = {each, ctx};
    struct arena a;
    bool ok;

    arena_init(&a);
    switch (kind) {
    case UI_TAKES_CHOICE:
        choices_of(&l, choices);
        break;
    case UI_TAKES_SETTING:
    case UI_TAKES_FIELD:
        fields_of(&l, &a);
        break;
    case UI_TAKES_ENGINE:
        for (int i = 0; i < MDL_ENGINE_COUNT; i++)
            each(ctx, str_of(mdl_engines[i].name));
        break;
    case UI_TAKES_RULE:
        for (int i = 0; i < RULE_COUNT; i++)
            each(ctx, str_of(spec_rule_info((enum spec_rule)i).id));
        break;
    case UI_TAKES_HOSTS:
        for (size_t i = 0; i < host_profile_count; i++)
            each(ctx, host_profile_name(&a, &host_profiles[i]));
        break;
    case UI_TAKES_KINDS:
        choices_of(&l, "process|hyperv|linux");
        break;
    case UI_TAKES_THEME:
        builtins_of(&l, "themes", UI_THEME_SUFFIX);
        break;
    case UI_TAKES_SCHEMA:
        each(ctx, STR_LIT("scenario"));
        builtins_of(&l, "schema", ".schema.json");
        break;
    case UI_TAKES_DEMO:
        demos_of(&l);
        break;
    case UI_TAKES_SHELL:
        choices_of(&l, "bash|zsh|fish");
        break;
    case UI_TAKES_RUN_SHELL:
        for (size_t i = 0; i < SHELL_NAMES; i++)
            each(ctx, str_of(shell_names[i].name));
        break;
    case UI_TAKES_NONE:
    case UI_TAKES_FILE:
    case UI_TAKES_COMMAND:
    case UI_TAKES_NUMBER:
    case UI_TAKES_TEXT:
    case UI_VALUE_KINDS:
        break;
    }
    ok = !arena_failed(&a);
    arena_finish(&a);
    return ok;
}

struct sought {
    struct str word;
    bool found;
};

static void compare(void *ctx, struct str word)
{
    struct sought *s = ctx;

    s->found = s->found || str_eq(word, s->word);
}

bool ui_value_fits(enum ui_value_kind kind, const char *choices, struct str word)
{
    struct sought s = {.word = word};
    uint64_t number;

    switch (ui_value_kinds[kind].bounds) {
    case UI_VALUE_CLOSED:
        return ui_value_words(kind, choices, compare, &s) && s.found;
    case UI_VALUE_DIGITS:
        return num_uint64(&number, word) == NUM_OK;
    case UI_VALUE_OPEN:
        break;
    }
    return true;
}

static void add_word(void *ctx, struct str word)
{
    struct buf *out = ctx;

    buf_printf(out, "%s%.*s", out->len > 0 ? ", " : "", STR_FMT(word));
}

bool ui_value_list(struct buf *out, enum ui_value_kind kind, const char *choices)
{
    return ui_value_kinds[kind].bounds != UI_VALUE_CLOSED ||
           (ui_value_words(kind, choices, add_word, out) && !out->failed);
}
