#include "ui/cli/columns.h"

#include "model/formats/artefact.h"
#include "specgen/compare/variants.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/source.h"
#include "ui/cli/vary.h"

static const char *const nothing_assumed[] = {NULL};

void columns_finish(struct columns *c)
{
    for (unsigned i = 0; i < c->count; i++)
        value_unref(c->at[i].root);
    ui_comparison_finish(&c->made);
}

/* Takes root. */
static void add(struct columns *c, struct str label, const char *file, const struct value *root,
                const char *const *assumptions)
{
    c->at[c->count++] =
        (struct column){.label = label, .file = file, .root = root, .assumptions = assumptions};
}

/* ---- from one file ------------------------------------------------------------------------ */

static struct err *too_many(size_t count)
{
    return err_new(ERR_LIMIT, "%zu columns; 2 to %d fit side by side", count, COMPARE_COLUMNS);
}

static struct err *add_combination(struct columns *c, const struct column *base,
                                   const struct vary *axes, size_t axis_count, size_t number)
{
    const struct value *now = value_ref(base->root);
    struct str label = STR_NONE;

    for (size_t i = 0; i < axis_count; i++) {
        size_t place = number % axes[i].count;
        const struct value *next;
        struct err *e = vary_apply(&next, now, &axes[i], place);
        ptrdiff_t key = (ptrdiff_t)axes[i].path_text.len;

        value_unref(now);
        if (e != NULL)
            return e;
        now = next;
        number /= axes[i].count;
        while (key > 0 && axes[i].path_text.s[key - 1] != '.')
            key--;
        label = CONCAT(&c->made.arena, label, i > 0 ? STR_LIT(", ") : STR_NONE,
                       str_cut(axes[i].path_text, (size_t)key, axes[i].path_text.len), STR_LIT("="),
                       vary_text(&c->made.arena, &axes[i], place));
    }
    add(c, label, base->file, now, nothing_assumed);
    return NULL;
}

static struct err *vary(struct columns *c, const struct cli_args *args)
{
    const struct column base = c->at[0];
    struct vary axes[COMPARE_COLUMNS];
    size_t axis_count = 0, count = 1;
    const char *text;
    struct err *e;

    for (; (text = args_value(args, "vary", axis_count)) != NULL; axis_count++) {
        if (axis_count == COMPARE_COLUMNS)
            return err_new(ERR_LIMIT, "more than %d times --vary", COMPARE_COLUMNS);
        if ((e = vary_parse(&axes[axis_count], &c->made.arena, text, base.root, COMPARE_COLUMNS)) !=
            NULL)
            return e;
        count *= axes[axis_count].count;
    }
    if (count > COMPARE_COLUMNS)
        return too_many(count);
    if (count > 1) { /* otherwise: as it is, against the one value */
        c->count = 0;
        c->at[0] = (struct column){.label = STR_NONE};
    }
    for (size_t i = 0; i < count; i++) {
        if ((e = add_combination(c, &base, axes, axis_count, i)) != NULL)
            break;
    }
    if (count > 1)
        value_unref(base.root);
    return e;
}

static struct err *kind_of(enum variant_kind *out, struct str name)
{
    for (int k = 0; k < VARIANT_KINDS; k++) {
        if (str_eq_ascii_case(name, str_of(variant_kind_names[k]))) {
            *out = (enum variant_kind)k;
            return NULL;
        }
    }
    return err_remedy(
        err_new(ERR_INPUT, "no isolation is called '%.*s'", STR_FMT(str_cut(name, 0, 60))),
        "process, hyperv or linux");
}

static struct err *named_variant(struct variant *out, struct columns *c, const struct value *root,
                                 struct str name, bool host)
{
    struct host_profile profile;
    enum variant_kind kind = VARIANT_PROCESS;
    struct err *e;

    if (host) {
        if ((e = host_profile_find(&profile, name)) != NULL)
            return e;
        return variant_of_host(out, &c->made.arena, root, &profile);
    }
    if ((e = kind_of(&kind, name)) != NULL)
        return e;
    return variant_of_kind(out, &c->made.arena, root, kind);
}

/* --as and --host: names with commas between them; a single one against the document as it is. */
static struct err *named(struct columns *c, struct str names, bool host)
{
    const struct column base = c->at[0];
    size_t count = 1;
    struct err *e = NULL;

    for (size_t i = 0; i < names.len; i++)
        count += names.s[i] == ',';
    if (count > COMPARE_COLUMNS)
        return too_many(count);
    if (count > 1)
        c->count = 0;
    for (size_t i = 0; e == NULL && i < count; i++) {
        ptrdiff_t comma = str_find(names, ',', 0);
        size_t len = comma < 0 ? names.len : (size_t)comma;
        struct variant v;

        e = named_variant(&v, c, base.root, str_trim(str_cut(names, 0, len)), host);
        if (e == NULL)
            add(c, v.label, base.file, v.root, v.assumptions);
        names = str_cut(names, len + 1, names.len);
    }
    if (count > 1)
        value_unref(base.root);
    return e;
}

/* ---- files ------------------------------------------------------------------------------ */

static int open_file(struct columns *c, const char *file, const struct cli_args *args)
{
    struct artefact source;
    int status = source_open(&source, file, args, SOURCE_FIRST);

    if (status != CLI_OK)
        return status;
    add(c, str_of(file), file, value_ref(source.root), nothing_assumed);
    artefact_close(&source);
    return CLI_OK;
}

static struct err *check_usage(const struct cli_args *args)
{
    int ways = args_has(args, "vary") + args_has(args, "as") + args_has(args, "host");

    if (ways > 1)
        return err_new(ERR_INPUT, "--vary, --as and --host exclude each other");
    if (ways == 1 && args->operand_count > 1)
        return err_new(ERR_INPUT, "one FILE is varied, not %zu", args->operand_count);
    if (ways == 0 && args->operand_count < 2)
        return err_remedy(err_new(ERR_INPUT, "one FILE has nothing to be compared with"),
                          "name another one, or what to vary: --vary, --as, --host");
    return NULL;
}

static struct err *assess_all(struct columns *c, const struct cli_args *args)
{
    enum assess_settings settings = args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED;

    for (unsigned i = 0; i < c->count; i++) {
        const struct column *column = &c->at[i];
        struct err *e =
            ui_comparison_add(&c->made, column->label, column->root, column->assumptions, settings);

        if (e != NULL)
            return e;
        c->made.column[i].file = column->file;
    }
    return NULL;
}

static int fill(struct columns *c, const struct cli_args *args)
{
    struct err *e = NULL;
    int status;

    for (size_t i = 0; i < args->operand_count; i++) {
        if ((status = open_file(c, args->operands[i], args)) != CLI_OK)
            return status;
    }
    if (args_has(args, "vary"))
        e = vary(c, args);
    else if (args_has(args, "as"))
        e = named(c, str_of(args_value(args, "as", 0)), false);
    else if (args_has(args, "host"))
        e = named(c, str_of(args_value(args, "host", 0)), true);
    if (e != NULL)
        return help_usage_error(args->command, e);
    e = assess_all(c, args);
    return e != NULL ? output_error(e) : CLI_OK;
}

int columns_open(struct columns *out, const struct cli_args *args)
{
    struct columns c = {.count = 0};
    struct err *e;
    int status;

    if ((e = check_usage(args)) != NULL)
        return help_usage_error(args->command, e);
    ui_comparison_init(&c.made);
    status = fill(&c, args);
    if (status == CLI_OK)
        *out = c;
    else
        columns_finish(&c);
    return status;
}

/* ---- answers ------------------------------------------------------------------------------ */

struct str column_answer(const struct ui_compare_column *column, bool *panic)
{
    const struct assess_answer answer = assess_answer(&column->assessment);

    *panic = answer.panic;
    return answer.message;
}

bool columns_answers_differ(const struct columns *c)
{
    bool first_panic, panic;
    struct str first = column_answer(&c->made.column[0], &first_panic);

    for (unsigned i = 1; i < c->count; i++) {
        struct str answer = column_answer(&c->made.column[i], &panic);

        if (c->made.column[i].assessment.end != c->made.column[0].assessment.end ||
            panic != first_panic || !str_eq(answer, first))
            return true;
    }
    return false;
}
