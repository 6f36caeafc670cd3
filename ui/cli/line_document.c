#include "ui/cli/line_document.h"

#include "model/document/field_index.h"
#include "model/formats/scenario.h"
#include "ui/cli/args.h"
#include "ui/cli/assign.h"

static bool changes(const struct cli_args *args)
{
    return args_has(args, "set") || args_has(args, "unset") || args_has(args, "engine");
}

/* What is wrong with the line is told before what is wrong with the options. */
static struct err *changed(struct line_document *own, const struct value *root,
                           const struct cli_args *args)
{
    const struct value *now = value_ref(root);
    struct err *e = mdl_doc_renew(&own->doc, own->names, root);

    mdl_doc_clear(own->doc);
    if (e == NULL && (e = assign_all(&now, args)) == NULL)
        e = mdl_doc_renew(&own->doc, own->names, now);
    value_unref(now);
    return e;
}

static struct err *find_names(struct line_document *own)
{
    return own->names == NULL ? field_index_new(&own->names) : NULL;
}

struct err *line_document_read(struct line_document *own, const struct ndjson_line *line,
                               const struct cli_args *args)
{
    const struct value *root;
    struct err *e;

    if ((e = find_names(own)) != NULL)
        return e;
    if ((e = scenario_read_line(&root, line->arena, line->text)) != NULL)
        return e;
    return changes(args) ? changed(own, root, args) : mdl_doc_renew(&own->doc, own->names, root);
}

struct err *line_document_read_bare(struct line_document *own, const struct ndjson_line *line,
                                    const struct cli_args *args)
{
    struct err *e = find_names(own);
    bool done = false;

    if (e == NULL && !changes(args))
        e = mdl_doc_renew_text(&own->doc, own->names, line->text, &done);
    return e != NULL || done ? e : line_document_read(own, line, args);
}

void line_document_done(struct line_document *own)
{
    mdl_doc_clear(own->doc);
}

void line_document_end(void *ctx)
{
    struct line_document *own = ctx;

    mdl_doc_free(own->doc);
    field_index_free(own->names);
}
