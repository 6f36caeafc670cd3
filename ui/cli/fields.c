#include "model/document/path.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const type_names[] = {
    [MDL_T_STRING] = "text",   [MDL_T_BOOL] = "bool", [MDL_T_INT] = "int", [MDL_T_UINT] = "uint",
    [MDL_T_OBJECT] = "object", [MDL_T_LIST] = "list", [MDL_T_MAP] = "map", [MDL_T_ANY] = "any",
};

static const char *const unit_names[] = {
    [MDL_UNIT_BYTES] = "bytes; also 512k, 512m, 2g",
    [MDL_UNIT_BYTES_PER_SECOND] = "bytes a second; also 512k, 512m",
    [MDL_UNIT_PER_SECOND] = "operations a second",
    [MDL_UNIT_NANOCPUS] = "1e-9 CPUs; also as CPUs with a point: 1.5",
    [MDL_UNIT_PERCENT] = "percent",
    [MDL_UNIT_CPUS] = "processors",
    [MDL_UNIT_WEIGHT] = "relative weight",
    [MDL_UNIT_NANOSECONDS] = "nanoseconds; also 500ms, 30s",
    [MDL_UNIT_BUILD] = "Windows build number",
};

static void print_row(struct arena *a, enum mdl_field_id id)
{
    struct str path = mdl_field_path(a, id);

    (void)printf("%-58.*s %-7s %s\n", STR_FMT(path), type_names[mdl_fields[id].type],
                 mdl_fields[id].label);
}

static void print_list(struct arena *a, const char *lead, const char *const *items)
{
    struct str text = STR_NONE;

    if (items == NULL)
        return;
    for (; *items != NULL; items++)
        text = arena_printf(a, "%.*s%s%s%s", STR_FMT(text), **items != '\0' ? *items : "\"\"",
                            items[1] != NULL ? "," : "", items[1] != NULL ? " " : "");
    output_paragraph(stdout, lead, text);
}

static void print_range(const struct mdl_field *f)
{
    if (f->type == MDL_T_INT && f->max <= INT64_MAX)
        (void)printf("range     %" PRId64 " to %" PRIu64 "\n", f->min, f->max);
    else if (f->type == MDL_T_UINT)
        (void)printf("range     0 to %" PRIu64 "\n", f->max);
}

static void print_field(struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct str path = mdl_field_path(a, id);

    (void)printf("%.*s\n", STR_FMT(path));
    (void)printf("label     %s\n", f->label);
    (void)printf("type      %s%s\n", type_names[f->type], f->nullable ? ", may be null" : "");
    if (f->unit != MDL_UNIT_NONE)
        (void)printf("unit      %s\n", unit_names[f->unit]);
    print_range(f);
    print_list(a, "values    ", f->choices);
    if (f->help != NULL)
        output_paragraph(stdout, "meaning   ", str_of(f->help));
    if (f->source != NULL)
        output_paragraph(stdout, "source    ", str_of(f->source));
    print_list(a, "drives    ", f->drives);
}

static bool lies_below(enum mdl_field_id id, enum mdl_field_id top)
{
    while (id != MDL_F_NONE && id != top)
        id = mdl_fields[id].parent;
    return id == top;
}

/* By its pattern, its last key, or the path of one place in a document. */
static struct err *find_field(enum mdl_field_id *out, struct arena *a, const char *name)
{
    enum mdl_field_id field = mdl_field_by_name(str_of(name));
    struct mdl_path path;
    struct err *e;

    if (field == MDL_F_NONE) {
        if ((e = mdl_path_parse(&path, a, str_of(name), NULL)) != NULL)
            return e;
        field = path.field;
    }
    if (field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "'%s' lies below a field that is kept as it is", name);
    *out = field;
    return NULL;
}

static void print_fields(struct arena *a, enum mdl_field_id top)
{
    bool gap = top != MDL_F_NONE; /* between the field itself and those below it */

    for (int i = 0; i < MDL_FIELD_COUNT; i++) {
        enum mdl_field_id id = (enum mdl_field_id)i;

        if (id == top || !lies_below(id, top))
            continue;
        if (gap)
            (void)putchar('\n');
        gap = false;
        print_row(a, id);
    }
}

int cli_fields(const struct cli_args *args)
{
    enum mdl_field_id top = MDL_F_NONE;
    struct err *e = NULL;
    struct arena a;

    arena_init(&a);
    if (args->operand_count > 0)
        e = find_field(&top, &a, args->operands[0]);
    if (e == NULL) {
        if (top != MDL_F_NONE)
            print_field(&a, top);
        print_fields(&a, top);
    }
    arena_finish(&a);
    return e != NULL ? help_usage_error(args->command, e) : CLI_OK;
}
