/* A document as docker inspect of its engine prints the container: a container as it stands, a
 * request as create leaves it. */
#include "model/json/json.h"
#include "specgen/convert/convert_parts.h"
#include "specgen/create/create_rows.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

#include <stdlib.h>

static void free_doc(void *doc)
{
    mdl_doc_free(doc);
}

struct err *convert_inspect_text(struct str *out, struct arena *a, const struct datum *container,
                                 uint32_t release)
{
    const struct value *v = datum_value(shape_write(a, SHAPE_INSPECT, container, release));
    struct err *e;
    char *text;
    size_t len;

    if (v == NULL)
        return err_oom();
    e = json_write(&text, &len, v, 4);
    value_unref(v);
    if (e != NULL)
        return e;
    *out = CONCAT(a, STR_LIT("[\n"), (struct str){text, len}, STR_LIT("\n]\n"));
    free(text);
    return NULL;
}

/* ---- a container ---------------------------------------------------------------------------- */

static struct err *write_container(struct conversion *out, const struct conversion_input *in,
                                   uint32_t release)
{
    struct asked asked;
    const struct datum *back;

    if (!asked_container_itself(&asked, in->a, in->root, &out->losses))
        return err_oom();
    back = shape_read(in->a, SHAPE_INSPECT, asked.body, release);
    losses_remark(&out->losses, LOSS_LOST, STR_NONE,
                  STR_LIT("docker inspect of this engine does not print it"));
    convert_tell_losses(&out->losses, &asked, CONVERT_TO_INSPECT,
                        shape_write(in->a, SHAPE_INSPECT, back, release));
    return convert_inspect_text(&out->text, in->a, back, release);
}

/* ---- a request ------------------------------------------------------------------------------ */

static void tell_row(struct losses *losses, const struct create_row *row)
{
    static const struct str config = STR_INIT("Config.");
    struct str path =
        str_starts(row->path, config) ? str_cut(row->path, config.len, row->path.len) : row->path;
    struct loss loss = {
        .kind = row->how == CREATE_DROPPED ? LOSS_LOST : LOSS_CHANGED,
        .path = CONCAT(losses->a, STR_LIT("request.body."), path),
        .value = row->request,
        .becomes = row->result,
        .why = row->rule != RULE_COUNT ? str_of(spec_rule_info(row->rule).title)
                                       : STR_LIT("the engine does not keep it"),
    };

    if (row->request != NULL && (row->how == CREATE_DROPPED || row->how == CREATE_CHANGED))
        losses_add(losses, &loss);
}

static void tell_chance(struct losses *losses, const struct create_result *made)
{
    struct loss loss = {
        .kind = LOSS_ADDED,
        .path = STR_LIT("request"),
        .why = STR_LIT("ids and names that only the engine can give are examples"),
    };

    if (made->chance != NULL)
        losses_add(losses, &loss);
}

static struct err *write_request(struct conversion *out, const struct conversion_input *in,
                                 const struct mdl_doc *doc)
{
    const struct engine engine = engine_of(doc->release);
    struct plat host = in->options->host(doc);
    struct create_result made;
    struct create_rows rows;
    struct err *e = create_carry_out(in->a, doc, &host, &engine, CREATE_ONLY, NULL, &made);

    if (e != NULL)
        return e;
    if (made.error != NULL || made.container == NULL) {
        out->refusal = create_refusal(in->a, made.error);
        return NULL;
    }
    if (!create_rows(&rows, in->a, &made))
        return err_oom();
    for (size_t i = 0; i < rows.count; i++)
        tell_row(&out->losses, &rows.items[i]);
    tell_chance(&out->losses, &made);
    return convert_inspect_text(&out->text, in->a, made.container, engine.release);
}

struct err *convert_to_inspect(struct conversion *out, const struct conversion_input *in)
{
    struct mdl_doc *doc;
    struct err *e = mdl_doc_new(&doc, in->root);

    if (e != NULL)
        return e;
    arena_at_end(in->a, free_doc, doc);
    if (arena_failed(in->a)) /* it is gone already */
        return err_oom();
    if (doc->request.body != NULL && doc->request.body->kind == VALUE_MAP)
        return write_request(out, in, doc);
    return write_container(out, in, doc->release);
}
