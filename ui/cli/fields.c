#include "model/fields.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/nearest.h"

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

static void print_list(const char *name, const char *const *items)
{
    if (items == NULL)
        return;
    (void)printf("%-9s", name);
    for (; *items != NULL; items++)
        (void)printf(" %s%s", **items != '\0' ? *items : "\"\"", items[1] != NULL ? "," : "\n");
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
    print_list("values", f->choices);
    if (f->help != NULL)
        (void)printf("meaning   %s\n", f->help);
    if (f->source != NULL)
        (void)printf("source    %s\n", f->source);
    print_list("drives", f->drives);
}

static bool lies_below(enum mdl_field_id id, enum mdl_field_id top)
{
    while (id != MDL_F_NONE && id != top)
        id = mdl_fields[id].parent;
    return id == top;
}

static struct err *no_such_field(struct arena *a, const char *name)
{
    struct err *e = err_new(ERR_NOT_FOUND, "no field, or more than one, is called '%s'", name);
    struct nearest n;

    nearest_init(&n, name);
    for (int i = 0; i < MDL_FIELD_COUNT; i++) {
        const char *path = arena_cstr(a, mdl_field_path(a, (enum mdl_field_id)i));

        nearest_offer(&n, mdl_fields[i].key);
        if (path != NULL)
            nearest_offer(&n, path);
    }
    if (n.name != NULL)
        return err_remedy(e, "did you mean '%s'?", n.name);
    return err_remedy(e, "'silospec fields' lists all paths");
}

int cli_fields(const struct cli_args *args)
{
    enum mdl_field_id top = MDL_F_NONE;
    int status = CLI_OK;
    struct arena a;

    arena_init(&a);
    if (args->operand_count > 0) {
        top = mdl_field_by_name(str_of(args->operands[0]));
        if (top != MDL_F_NONE)
            print_field(&a, top);
        else
            status = help_usage_error(args->command, no_such_field(&a, args->operands[0]));
    }
    if (status == CLI_OK) {
        bool heading = top != MDL_F_NONE;

        for (int i = 0; i < MDL_FIELD_COUNT; i++) {
            enum mdl_field_id id = (enum mdl_field_id)i;

            if (id == top || !lies_below(id, top))
                continue;
            if (heading)
                (void)putchar('\n');
            heading = false;
            print_row(&a, id);
        }
    }
    arena_finish(&a);
    return status;
}
