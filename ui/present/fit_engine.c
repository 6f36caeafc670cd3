#include "ui/present/fit_engine.h"

#include "model/document/edit.h"
#include "model/document/engine.h"
#include "model/document/knowledge.h"
#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"

/* The first line of engines that does not refuse; all refuse: how many there are. */
static struct err *first_that_takes(size_t *first, struct arena *a, const struct mdl_doc *doc)
{
    const struct plat host = plat_sim(doc);
    size_t i = 0;

    for (; i < MDL_ENGINE_COUNT; i++) {
        const struct engine engine = engine_of(mdl_engines[i].latest);
        struct assess_answer answer;
        struct assessment r;
        struct err *e = assess_outcome_as(a, doc, &host, ASSESS_CHANGED, &engine, &r);

        if (e != NULL)
            return e;
        answer = assess_answer(&r);
        if (assess_answer_succeeds(&answer))
            break;
    }
    *first = i;
    return NULL;
}

static struct err *take(const struct value **root, struct evidence *told, struct arena *a,
                        const struct mdl_engine *engine)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    const struct value *next;
    struct str remark;
    struct err *e = mdl_path_parse_edit(&edit.path, a, STR_LIT("engine"), *root);

    if (e != NULL)
        return e;
    if ((edit.value = value_string(str_of(engine->name))) == NULL)
        return err_oom();
    e = mdl_edit_apply(&next, *root, &edit);
    value_unref(edit.value);
    if (e != NULL)
        return e;
    value_unref(*root);
    *root = next;
    remark = arena_printf(a,
                          "engine %s: nobody names one, and this is the first that takes it (%s "
                          "and older refuse)",
                          engine->name, engine[-1].name);
    evidence_note(told, NOTE_REMARK, STR_LIT("engine"), remark);
    return NULL;
}

static bool is_named(const struct value *root)
{
    return value_get(root, STR_LIT("engine")) != NULL || mdl_made_by(root).len > 0;
}

struct err *ui_fit_engine_beside(const struct value **root, struct evidence *told,
                                 const struct mdl_doc *base)
{
    size_t first = 0;
    struct mdl_doc *doc;
    struct arena a;
    struct err *e;

    if (is_named(*root))
        return NULL;
    if ((e = mdl_doc_beside(&doc, base, *root)) != NULL)
        return e;
    arena_init(&a);
    e = first_that_takes(&first, &a, doc);
    if (e == NULL && first > 0 && first < MDL_ENGINE_COUNT)
        e = take(root, told, &a, &mdl_engines[first]);
    arena_finish(&a);
    mdl_doc_free(doc);
    return e;
}

struct err *ui_fit_engine(const struct value **root, struct evidence *told)
{
    return ui_fit_engine_beside(root, told, NULL);
}
