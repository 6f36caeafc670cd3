#include "specgen/explain/explain.h"

#include "model/document/edit.h"
#include "specgen/report/report.h"
#include "ui/cli/assessed.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

static int print(struct assessed *a, const struct explanation *e, const struct cli_args *args)
{
    if (args_has(args, "json"))
        return assessed_report(args, explain_value(e));
    assessed_show(a, args, explain_text(&a->arena, e));
    return CLI_OK;
}

/* Calls `each` for every leaf, in the order of the spec. */
static int walk(struct assessed *a, const struct spec_node *n,
                int (*each)(void *ctx, struct assessed *a, const struct explanation *e), void *ctx)
{
    struct explanation e;
    int status = CLI_OK;

    if ((n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) && n->u.kids.first != NULL) {
        for (n = n->u.kids.first; status == CLI_OK && n != NULL; n = n->next)
            status = walk(a, n, each, ctx);
        return status;
    }
    if (!explain_node(&e, &a->arena, &a->result, n))
        return output_error(err_oom());
    return each(ctx, a, &e);
}

static int print_line(void *ctx, struct assessed *a, const struct explanation *e)
{
    assessed_show(a, ctx,
                  arena_printf(&a->arena, "%.*s = %.*s  [%s] %.*s", STR_FMT(e->subject),
                               STR_FMT(e->value), e->rule->id, STR_FMT(e->why)));
    return CLI_OK;
}

static int push(void *ctx, struct assessed *a, const struct explanation *e)
{
    struct value **list = ctx;

    (void)a;
    *list = report_push(*list, explain_value(e));
    return CLI_OK;
}

static int explain_all(struct assessed *a, const struct cli_args *args)
{
    struct value *list;
    int status;

    if (a->result.spec.spec == NULL)
        return CLI_OK;
    if (!args_has(args, "json"))
        return walk(a, a->result.spec.spec, print_line, (void *)(uintptr_t)args);
    list = value_list();
    status = walk(a, a->result.spec.spec, push, &list);
    if (status == CLI_OK)
        return assessed_report(args, list);
    value_unref(list);
    return status;
}

static int explain_errors(struct assessed *a, const struct cli_args *args)
{
    struct explanation e;
    int status = CLI_OK;

    for (const struct preflight_error *p = a->result.create.error; p != NULL; p = p->next) {
        if (!explain_preflight_error(&e, &a->arena, &a->result, p))
            return output_error(err_oom());
        status = print(a, &e, args);
    }
    for (const struct spec_error *s = a->result.spec.error; s != NULL; s = s->next) {
        if (!explain_spec_error(&e, &a->arena, &a->result, s))
            return output_error(err_oom());
        status = print(a, &e, args);
    }
    if (a->result.error_count == 0)
        (void)puts("nothing is refused");
    return status;
}

/* The place that a reference to the field can carry: its outermost list or map member. */
static int place_of(const struct value *root, const struct mdl_path *path)
{
    enum mdl_field_id way[16];
    size_t depth = 0;

    for (enum mdl_field_id f = path->field; f != MDL_F_NONE && depth < 16; f = mdl_fields[f].parent)
        way[depth++] = f;
    for (size_t i = 0; i < depth && i < path->count; i++) {
        enum mdl_field_id above = mdl_fields[way[depth - 1 - i]].parent;
        const struct value *in = value_at(root, path->steps, i);

        if (above != MDL_F_NONE && mdl_fields[above].type == MDL_T_LIST)
            return (int)path->steps[i].index;
        if (above != MDL_F_NONE && mdl_fields[above].type == MDL_T_MAP && in != NULL)
            return (int)value_index(in, path->steps[i].key);
    }
    return -1;
}

static int explain_path(struct assessed *a, const struct cli_args *args, struct str text)
{
    const struct spec_node *n =
        a->result.spec.spec != NULL ? spec_find(a->result.spec.spec, text) : NULL;
    struct explanation e;
    struct mdl_path path;
    struct err *bad;
    bool good;

    if (n != NULL) {
        good = explain_node(&e, &a->arena, &a->result, n);
    } else {
        if ((bad = mdl_path_parse(&path, &a->arena, text, a->doc->root)) != NULL)
            return help_usage_error(args->command,
                                    err_wrap(bad, "neither a path of this spec nor a field"));
        if (path.field == MDL_F_NONE)
            return help_usage_error(
                args->command,
                err_new(ERR_NOT_FOUND, "'%.*s' is kept, but nothing uses it", STR_FMT(text)));
        good = explain_field(&e, &a->arena, &a->result,
                             (struct spec_ref){path.field, place_of(a->doc->root, &path)});
    }
    return good ? print(a, &e, args) : output_error(err_oom());
}

int cli_explain(const struct cli_args *args)
{
    struct assessed a;
    int status = assessed_open(&a, args);

    if (status != CLI_OK)
        return status;
    if (args->operand_count == 1)
        status = explain_all(&a, args);
    else if (strcmp(args->operands[1], "error") == 0)
        status = explain_errors(&a, args);
    else
        status = explain_path(&a, args, str_of(args->operands[1]));
    assessed_finish(&a);
    return status;
}
